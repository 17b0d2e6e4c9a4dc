"""What the example villages know besides the amounts: seasons, owners, places, sources; all invented, near Ngebel."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kerjasama_portal.example.drawings import drawing

# potential -> owner, its name, access, condition, source, latitude, longitude, measured so many days ago
KNOWN: dict[str, tuple] = {
    "Telaga dan wisata alam": ("negara", "", "izin", "baik", "sketsa_desa", "-7.795500", "111.629000", 96),
    "Pemandu wisata terlatih": ("kelompok", "Pokdarwis Telaga", "izin", "", "bagan_kelembagaan", "", "", 60),
    "Kebun durian": ("warga", "", "terbuka", "baik", "sketsa_desa", "-7.805200", "111.619500", 150),
    "Pengrajin bambu": ("kelompok", "Kelompok Bambu Lestari", "izin", "", "musyawarah_dusun", "", "", 75),
    "Tempat pengolahan sampah": ("desa", "", "izin", "baik", "profil_desa", "-7.801700", "111.623400", 40),
    "Kebun kopi robusta": (
        *("kelompok", "Kelompok Tani Sumber Makmur", "terbuka", "baik"),
        *("kalender_musim", "-7.778900", "111.652100", 110),
    ),
    "Petani kopi": ("warga", "", "terbuka", "", "profil_desa", "", "", 110),
    "Kebun kopi dan cengkeh": ("warga", "", "izin", "rusak_ringan", "sketsa_desa", "-7.820300", "111.658800", 130),
    "Sumber air Kali Wungu": (
        *("kelompok", "HIPPAM Tirta Wungu", "izin", "rusak_ringan"),
        *("kalender_musim", "-7.812100", "111.640200", 45),
    ),
    "Mata air Sumber Jambe": ("desa", "", "izin", "baik", "sketsa_desa", "-7.815400", "111.643900", 38),
    "Mata air Watu Lumbung": ("desa", "", "terbuka", "baik", "musyawarah_dusun", "-7.836800", "111.607200", 52),
    "Mata air Kedung Ombo": ("kelompok", "HIPPAM Kedung", "izin", "baik", "profil_desa", "-7.806900", "111.630500", 30),
    "Petugas pengatur air": ("kelompok", "HIPPAM Tirta Wungu", "izin", "", "bagan_kelembagaan", "", "", 45),
    "Sawah irigasi": ("warga", "", "izin", "baik", "profil_desa", "-7.829000", "111.610100", 430),
    "Saluran irigasi Dusun Krajan": ("desa", "", "izin", "rusak_ringan", "sketsa_desa", "-7.827400", "111.612300", 12),
    "Lantai jemur kopi": ("kelompok", "Kelompok Tani Sumber Makmur", "izin", "baik", "musyawarah_dusun", "", "", 9),
}
LEAN = {"Sumber air Kali Wungu": (7, 10), "Mata air Sumber Jambe": (7, 10)}
DRAWN = {
    "Telaga dan wisata alam": ("air",),
    "Sumber air Kali Wungu": ("air", "kebun"),
    "Kebun kopi robusta": ("kebun",),
    "Tempat pengolahan sampah": ("lahan",),
    "Saluran irigasi Dusun Krajan": ("air",),
}
NAMES = ("owner", "owner_name", "access", "condition", "source")


def known_of(name: str) -> dict[str, Any]:
    """Everything that is known of one potential besides its amounts."""
    if name not in KNOWN:
        return {}
    *words, latitude, longitude, days = KNOWN[name]
    facts: dict[str, Any] = dict(zip(NAMES, words, strict=True))
    facts["measured_on"] = timezone.localdate() - timedelta(days=days)
    if latitude:
        facts |= {"latitude": Decimal(latitude), "longitude": Decimal(longitude)}
    if name in LEAN:
        facts["lean_from"], facts["lean_until"] = LEAN[name]
    facts["photos"] = [drawing(motif, f"{name} {motif}") for motif in DRAWN.get(name, ())]
    return facts
