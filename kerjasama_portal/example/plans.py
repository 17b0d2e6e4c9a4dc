"""Invented rows of the example villages' RPJM Desa and RKP Desa; the programmes rest on some of them."""

from typing import Any

from kerjasama_portal.example.facts import village
from kerjasama_portal.example.people import person
from villages import actions
from villages.models import PlanRow

BUILD, HELP, PEOPLE = "pembangunan", "pemberdayaan", "pembinaan"
TOGETHER, OWN, OUTSIDE = "antar_desa", "swakelola", "pihak_ketiga"
NAMES = ("row", "field", "activity", "location", "volume", "beneficiaries", "cost", "source", "pattern")
# short name -> Perdes, first and last year, rows
MEDIUM = {
    "ngebel": (
        "Perdes 2/2025",
        2025,
        2031,
        [
            ("3", HELP, "Penataan wisata telaga", "Dermaga telaga", "3 pos", "Pemandu dan pedagang", 240_000_000, ""),
            ("8", BUILD, "Parkir dan warung telaga", "Dermaga telaga", "1.200 m²", "12 pedagang", 120_000_000, ""),
        ],
    ),
    "talun": (
        "Perdes 3/2025",
        2025,
        2031,
        [
            ("12", BUILD, "Pengolahan sampah bersama", "Gondowido", "2 ton/hari", "612 rumah", 120_000_000, ""),
            ("15", BUILD, "Rabat jalan usaha tani", "Dusun Krajan", "1.800 meter", "Petani kopi", 310_000_000, ""),
        ],
    ),
    "gondowido": (
        "Perdes 1/2024",
        2024,
        2030,
        [
            ("5", BUILD, "Lahan pengolahan sampah", "Dusun Krajan", "1 hektare", "Dua desa", 60_000_000, ""),
            ("9", HELP, "Wisata kebun durian", "Kebun durian", "1 pos", "Pemilik kebun", 55_000_000, ""),
            ("16", BUILD, "Saluran irigasi bersama", "Dusun Sidomulyo", "2,4 km", "38 ha sawah", 180_000_000, ""),
        ],
    ),
    "sempu": (
        "Perdes 4/2025",
        2025,
        2031,
        [("20", BUILD, "Lahan parkir wisata", "Dekat puskesmas", "1 lokasi", "Petani kopi", 70_000_000, "")],
    ),
    "pupus": (
        "Perdes 2/2024",
        2024,
        2030,
        [("7", BUILD, "Jaga sumber Kali Wungu", "Hulu Kali Wungu", "3 ha", "Petani hilir", 45_000_000, "")],
    ),
}
# short name -> Perdes, rows of the RKP Desa 2026
ANNUAL = {
    "ngebel": (
        "Perdes 6/2025",
        [
            ("2", HELP, "Pos wisata bersama", "Dermaga telaga", "1 pos", "24 pemandu", 80_000_000, TOGETHER),
            ("5", BUILD, "Parkir dan warung", "Dermaga telaga", "12 warung", "12 pedagang", 69_000_000, OUTSIDE),
            ("9", PEOPLE, "Pembinaan karang taruna", "Balai desa", "4 kali", "60 pemuda", 12_000_000, OWN),
        ],
    ),
    "talun": (
        "Perdes 5/2025",
        [("7", BUILD, "Iuran pengolahan sampah", "Gondowido", "1 tempat", "612 rumah", 75_000_000, TOGETHER)],
    ),
    "gondowido": (
        "Perdes 7/2025",
        [
            ("11", BUILD, "Bangunan pengolahan sampah", "Dusun Krajan", "216 m²", "Dua desa", 45_000_000, TOGETHER),
            ("14", HELP, "Pos wisata kebun durian", "Kebun durian", "1 pos", "Pemilik kebun", 40_000_000, TOGETHER),
        ],
    ),
    "sempu": (
        "Perdes 6/2025",
        [("6", BUILD, "Lahan parkir wisata", "Dekat puskesmas", "1 lokasi", "Petani kopi", 60_000_000, TOGETHER)],
    ),
}
YEAR = 2026
# village and what its row of the RPJM Desa and of the RKP Desa carry
CARRIED = {
    "Tempat pengolahan sampah Talun dan Gondowido": {"talun": ("12", "7"), "gondowido": ("5", "11")},
    "Pos wisata dan parkir Telaga Ngebel": {"ngebel": ("3", "2"), "gondowido": ("9", "14"), "sempu": ("20", "6")},
    "Parkir dan warung Telaga Ngebel": {"ngebel": ("8", "5")},
}


def fill_plans() -> None:
    """The rows that every village's sekdes copied from its Perdes."""
    for short, (regulation, first, last, rows) in MEDIUM.items():
        span = {"plan": PlanRow.Plan.MEDIUM_TERM, "regulation": regulation, "first_year": first, "last_year": last}
        for *cells, source in rows:
            write(short, span, (*cells, source, ""))
    for short, (regulation, rows) in ANNUAL.items():
        span = {"plan": PlanRow.Plan.ANNUAL, "regulation": regulation, "first_year": YEAR, "last_year": YEAR}
        for *cells, pattern in rows:
            write(short, span, (*cells, "Dana Desa", pattern))


def write(short: str, span: dict[str, Any], cells: tuple[Any, ...]) -> None:
    """One row."""
    facts = dict(zip(NAMES, cells, strict=True))
    actions.add_plan_row(village=village(short), by=person(f"sekdes.{short}"), **span, **facts)


def carried_by(programme: str, short: str, words: tuple[str, str]) -> dict[str, Any]:
    """The rows on which a village's share rests, else their names in words."""
    names = CARRIED.get(programme, {}).get(short)
    if names is None:
        return {"medium_term_plan": words[0], "annual_plan": words[1]}
    medium, annual = (
        PlanRow.objects.get(village=village(short), plan=plan, row=row)
        for plan, row in zip((PlanRow.Plan.MEDIUM_TERM, PlanRow.Plan.ANNUAL), names, strict=True)
    )
    return {"medium_term_row": medium, "medium_term_plan": "", "annual_row": annual, "annual_plan": ""}
