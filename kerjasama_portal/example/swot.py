"""The invented analysis of each example village, by quadrant in the order of ORDER."""

ORDER = ("kekuatan", "kelemahan", "peluang", "ancaman")
SWOT = {
    "ngebel": (
        "Telaga dikenal sampai luar kabupaten.",
        "Parkir dan sampah belum diatur pada hari libur.",
        "Pengunjung bertambah setiap tahun.",
        "Air telaga turun pada kemarau panjang.",
    ),
    "gondowido": (
        "Kebun durian luas dan pengrajin bambu terampil.",
        "Sawah hilir kering pada Agustus.",
        "Jalan menuju telaga melewati desa.",
        "Harga durian jatuh saat panen raya.",
    ),
    "sempu": (
        "Petani kopi sudah berkelompok.",
        "Kopi masih dijual mentah kepada tengkulak.",
        "Kedai di kota mencari kopi lereng Wilis.",
        "Hama penggerek buah makin sering.",
    ),
    "talun": (
        "Kader kebersihan aktif di enam dusun.",
        "Belum ada tempat membuang sampah.",
        "Kompos dicari petani sekitar.",
        "Sungai meluap saat sampah menumpuk.",
    ),
    "pupus": (
        "Sumber Kali Wungu tidak pernah kering.",
        "Jumlah petugas pengatur air hanya enam.",
        "Desa hilir bersedia membayar iuran air.",
        "Pohon di sekitar sumber terus ditebang.",
    ),
    "ngrogung": (
        "Sawah irigasi 96 hektare dalam satu hamparan.",
        "Saluran tersier banyak yang bocor.",
        "Pasar beras kabupaten dekat.",
        "Giliran air makin lama pada kemarau.",
    ),
}
