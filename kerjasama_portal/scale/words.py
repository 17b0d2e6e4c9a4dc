"""The words and amounts that the invented rows are made of."""

PLACES = (
    "Dusun Krajan Dusun Sumber Dusun Ngadirejo Dusun Karanganyar Dusun Tegalsari Dusun Kebonagung Dusun Sukorejo "
    "Dusun Gempol Dusun Jati Dusun Mulyo Dusun Wonosari Dusun Pringapus Dusun Cikadu Dusun Ciherang Dusun Pasir "
    "Jorong Koto Jorong Baruah Lingkungan Lor Lingkungan Kidul Kampung Tengah Kampung Baru Banjar Kaja Banjar Kelod "
    "RT 01 RT 02 RT 03 RW 01 RW 02 RW 05 Blok Timur Blok Barat"
)
# Every second word begins a new place: "Dusun Krajan", "RT 01".
PLACES_LIST = [" ".join(pair) for pair in zip(PLACES.split()[::2], PLACES.split()[1::2], strict=True)]
GROUPS = (
    "Tani Makmur",
    "Karya Bersama",
    "Sumber Rejeki",
    "Mekar Sari",
    "Maju Jaya",
    "Sri Rahayu",
    "Bina Usaha",
    "Harapan Baru",
    "Mina Lestari",
    "Rukun Santoso",
    "Wana Lestari",
    "Tunas Muda",
)
COMPANIES = (
    "Agro Nusantara",
    "Tirta Lestari",
    "Pangan Sejahtera",
    "Bumi Hijau",
    "Cahaya Desa",
    "Samudra Jaya",
    "Karya Mandiri",
    "Surya Energi",
    "Wisata Alam",
    "Rimba Raya",
    "Digital Desa",
    "Olah Sampah Bersih",
    "Kopi Rakyat",
    "Ternak Unggul",
    "Pupuk Organik",
    "Air Minum Sehat",
)
# What stands before the name of each kind of outside party; the share of each kind in a hundred.
PARTIES = {
    "swasta": ("PT", 30),
    "koperasi": ("Koperasi", 25),
    "bum_desa": ("BUM Desa", 15),
    "bumn_bumd": ("Perumda", 5),
    "perguruan_tinggi": ("Universitas", 5),
    "ormas": ("Perkumpulan", 5),
    "lsm": ("Yayasan", 7),
    "lembaga_sosial_budaya": ("Sanggar", 3),
    "pemerintah_pusat": ("Balai", 2),
    "pemerintah_daerah": ("Dinas", 2),
    "lainnya": ("Lembaga", 1),
}
# From and to of a usual amount, by dimension.
AMOUNTS = {
    "debit": (1, 40),
    "luas": (1, 250),
    "hasil": (5, 900),
    "berat": (1, 60),
    "isi": (10, 5_000),
    "panjang": (1, 25),
    "orang": (3, 900),
    "kk": (5, 400),
    "ekor": (10, 4_000),
    "daya": (1, 300),
    "uang": (5_000_000, 900_000_000),
    "unit": (1, 40),
}
