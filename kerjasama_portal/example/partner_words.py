"""What is said and written in the example cooperations with an outside party; invented, but as villages put it."""

from kerjasama_portal.example.words import Gain, Words

PARKING = Words(
    programme="Parkir dan warung Telaga Ngebel",
    outputs="Dua kantong parkir, dua belas warung, dan petugas kebersihan.",
    data="Hitungan delapan akhir pekan: rata-rata 210 kendaraan sehari di dermaga.",
    minutes={"ngebel": "Warga meminta petugas parkir dari desa sendiri. Koperasi wajib melapor setiap tiga bulan."},
    gains={
        "ngebel": Gain(
            "Empat belas pemuda bekerja sebagai petugas parkir dan dua belas keluarga punya warung tetap.",
            "Petugas berjaga sampai pukul 21.00, jadi pencurian di dermaga berkurang.",
            640,
            60_000_000,
            120_000_000,
            "Desa menyewakan lahan dan membayar paving. Iurannya setengah dari biaya.",
            ("RPJM Desa 2025–2032, bidang ekonomi, baris 6", "RKP Desa 2026, baris 5"),
        )
    },
    clauses={
        "a": "Pengelolaan parkir dan warung di dermaga Telaga Ngebel.",
        "b": "Pembangunan desa, khususnya wisata desa.",
        "c": "(1) Koperasi mengelola parkir dan warung.\n(2) Desa memeriksa kas setiap tiga bulan.",
        "d": "Tiga tahun sejak ditandatangani dan dapat diperpanjang sesudah musyawarah desa.",
        "e": "(1) Desa menerima 40 persen hasil bersih.\n(2) Koperasi menggaji petugas dari warga Ngebel.",
        "f": "APB Desa Ngebel dan modal koperasi, masing-masing setengah.",
        "g": "Perubahan, penundaan, dan pembatalan dimusyawarahkan kedua pihak.",
        "h": "Perselisihan dimusyawarahkan. Bila belum selesai, difasilitasi Camat, lalu jalur hukum.",
    },
)
COOPERATIVE = {
    "name": "Koperasi Telaga Makmur (contoh)",
    "kind": "koperasi",
    "legal_form": "Koperasi",
    "unit": "",
    "business_number": "9120000000001",
    "deed": "",
    "tax_number": "",
    "address": "Jalan Dermaga, Ngebel",
    "signatory": "Ketua Koperasi Telaga Makmur",
    "signatory_office": "Ketua",
    "contact_person": "",
    "phone": "0352000001",
    "email": "",
}
COMPANY = COOPERATIVE | {
    "name": "CV Parkir Jaya (contoh)",
    "kind": "swasta",
    "legal_form": "CV",
    "business_number": "9120000000002",
    "address": "Jalan Raya Ponorogo",
    "signatory": "Direktur CV Parkir Jaya",
    "signatory_office": "Direktur",
    "phone": "0352000002",
}
UNIVERSITY = COOPERATIVE | {
    "name": "Universitas Wilis (contoh)",
    "kind": "perguruan_tinggi",
    "legal_form": "Yayasan",
    "business_number": "",
    "deed": "Akta pendirian 12/2009",
    "address": "Jalan Kampus, Ponorogo",
    "signatory": "Ketua LPPM Universitas Wilis",
    "signatory_office": "Ketua LPPM",
    "phone": "0352000003",
}
OFFERS = {
    "koperasi": {
        "letter_number": "07/KTM",
        "offers": "Modal paving 60 juta rupiah, dua belas warung, dan petugas dari warga Ngebel.",
        "expects": "Sewa lahan dermaga tiga tahun.",
        "value": 60_000_000,
        "profile": "Berdiri 2014, 180 anggota, mengelola pasar desa.",
    },
    "cv": {
        "letter_number": "31/CVPJ",
        "offers": "Palang parkir otomatis.",
        "expects": "Tujuh puluh persen hasil parkir.",
        "value": 90_000_000,
        "profile": "Berdiri 2019, mengelola parkir dua pasar di kota.",
    },
    "universitas": {
        "letter_number": "112/LPPM",
        "offers": "Pelatihan sangrai, uji cita rasa, dan pendampingan mahasiswa dua semester.",
        "expects": "Rumah produksi desa dan dua kader tetap.",
        "value": 35_000_000,
        "profile": "Program pengabdian kopi sejak 2018 di empat desa.",
    },
}
STUDY = {
    "benefits": "Lapangan kerja dan pendapatan asli desa.",
    "benefit_value": 96_000_000,
    "costs": "Paving, listrik, dan petugas kebersihan.",
    "cost_value": 60_000_000,
    "environment_rule": "Perda Kabupaten Ponorogo tentang pengelolaan lingkungan (contoh)",
    "environment_result": "Cukup surat pernyataan pengelolaan lingkungan.",
    "spatial_rule": "Perda Kabupaten Ponorogo tentang RTRW (contoh)",
    "spatial_result": "Lahan dermaga boleh untuk parkir dan warung.",
    "uses_asset": True,
    "asset_statement": "Lahan disewakan tiga tahun. Tidak dijaminkan dan tidak jadi pembayaran.",
    "outside_investment": False,
}
COFFEE_STUDY = STUDY | {
    "benefits": "Harga kopi sangrai dua kali harga kopi mentah.",
    "costs": "Listrik dan perawatan alat sangrai.",
    "cost_value": 20_000_000,
    "spatial_result": "Rumah produksi ada di pekarangan balai desa.",
    "uses_asset": False,
    "asset_statement": "",
    "plan_fit": "RKP Desa 2026, baris 9: pelatihan petani kopi.",
    "feasibility": "Empat puluh petani bersedia ikut. Alat sangrai sudah ada.",
    "partner_capacity": "Punya laboratorium cita rasa dan dosen pendamping.",
}
TERMS = {
    "background": "Kendaraan parkir di bahu jalan dan pedagang belum tertata.",
    "objective": "Parkir tertib, warung tertata, dan pendapatan desa bertambah.",
    "extent": "Dermaga Telaga Ngebel, 0,6 hektare.",
    "requirements": "Berbadan hukum dan berpengalaman paling sedikit dua tahun.",
    "selection": "Bagian hasil untuk desa 40, pengalaman 30, tenaga kerja warga 30.",
    "duration": "Tiga tahun",
    "schedule": "Paving satu bulan, warung dua bulan, lalu berjalan.",
}
ROASTING = Words(
    programme="Pelatihan sangrai dan uji cita rasa",
    outputs="Empat puluh petani terlatih, satu merek kopi desa, dan dua kader tetap.",
    data="Panen 85 hektare, 40 ton setahun. Baru 3 ton yang disangrai sendiri.",
    minutes={"sempu": "Petani meminta pelatihan sesudah panen. Kampus diminta meninggalkan alat uji."},
    gains={},
    clauses={"a": "Pelatihan sangrai, uji cita rasa, dan pendampingan merek kopi Sempu.", "b": "Pemberdayaan."},
)
REVIEWS = {
    "kecamatan": "Bagian hasil dan sewa lahan sudah jelas. Silakan ditinjau kabupaten.",
    "kabupaten": "Sesuai kewenangan desa. Sewa lahan mohon dicatat sebagai pendapatan asli desa.",
}
