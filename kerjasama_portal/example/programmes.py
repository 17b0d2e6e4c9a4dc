"""The activities, costs, shares and feasibility of the example programmes; invented, but as villages put it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from partnerships.actions import activities
from partnerships.actions.feasibility import write_feasibility
from partnerships.models import Programme

Line = tuple[str, str, str, int]  # what, how many, of which unit, at what price


@dataclass(frozen=True)
class Work:
    """One activity; its months are counted from January of the first year."""

    name: str
    output: str
    location: str
    responsible: str
    first: int
    last: int
    costs: tuple[Line, ...]


@dataclass(frozen=True)
class Parts:
    """What an example programme has besides money; the costs add up to what its parties pay."""

    works: tuple[Work, ...]
    feasibility: dict[str, Any]
    yields: dict[str, tuple[int, str]]  # by village: rupiah a year, percent


CHECKS = {
    "environment_rule": "Perda Kabupaten Ponorogo tentang pengelolaan lingkungan (contoh)",
    "environment_result": "Cukup surat pernyataan pengelolaan lingkungan.",
    "spatial_rule": "Perda Kabupaten Ponorogo tentang RTRW (contoh)",
    "spatial_result": "Boleh di tempat itu menurut peta pola ruang.",
}
WASTE = Parts(
    works=(
        Work(
            "Membangun tempat pengolahan",
            "Satu bangunan 12 × 18 meter dengan parit lindi",
            "Dusun Krajan, Gondowido",
            "Kaur Perencanaan Desa Gondowido",
            2,
            8,
            (
                ("Bahan bangunan", "216", "m²", 210_000),
                ("Upah tukang", "120", "hari", 130_000),
                ("Parit dan bak lindi", "1", "paket", 9_040_000),
            ),
        ),
        Work(
            "Membeli gerobak motor",
            "Dua gerobak motor bak tertutup",
            "Talun dan Gondowido",
            "BKAD Talun dan Gondowido",
            6,
            7,
            (("Gerobak motor", "2", "unit", 21_500_000),),
        ),
        Work(
            "Melatih pemilah dan menyusun jadwal angkut",
            "Tujuh pemilah terlatih dan jadwal dua kali seminggu",
            "Balai Desa Talun",
            "Kader kebersihan Desa Talun",
            8,
            14,
            (("Pelatihan tiga hari", "3", "hari", 1_800_000), ("Alat pelindung", "8", "pasang", 200_000)),
        ),
    ),
    feasibility={
        "need": "Sampah 2,1 ton sehari menumpuk di tiga titik dan dibuang ke sungai.",
        "saving": "Satu tempat pengolahan untuk dua desa. Sendiri-sendiri biayanya hampir dua kali.",
        "saving_value": 38_000_000,
        "capacity": "BKAD dengan tujuh pemilah dan dua sopir. Iuran warga menutup upah.",
        "risk": "sedang",
        "risks": "Bau pada musim hujan; dibuat atap dan parit lindi lebih dulu.",
    },
    yields={"talun": (24_000_000, "50"), "gondowido": (24_000_000, "50")},
)
IRRIGATION = Parts(
    works=(
        Work(
            "Memasang alat ukur debit",
            "Satu bangunan ukur di hulu pintu air",
            "Sumber Kali Wungu, Pupus",
            "Petugas pengatur air Pupus",
            3,
            4,
            (("Bangunan ukur ambang lebar", "1", "unit", 14_400_000),),
        ),
        Work(
            "Membangun saluran",
            "Saluran batu kali 2,4 km",
            "Dusun Sidomulyo, Gondowido",
            "Kelompok tani Sidomulyo",
            5,
            17,
            (("Pasangan batu kali", "480", "m³", 240_000), ("Galian tanah", "620", "m³", 60_000)),
        ),
        Work(
            "Memasang pintu air",
            "Tiga pintu air dengan jadwal giliran",
            "Gondowido",
            "Kaur Perencanaan Desa Gondowido",
            17,
            20,
            (("Pintu air besi", "3", "unit", 4_400_000),),
        ),
    ),
    feasibility={
        "need": "Tiga puluh delapan hektare sawah kering pada Agustus.",
        "saving": "Saluran dan petugas dipakai bersama.",
        "saving_value": 24_000_000,
        "capacity": "Enam petugas pengatur air dan dua kelompok tani.",
        "risk": "tinggi",
        "risks": "Debit turun pada kemarau panjang; air minum tetap didahulukan.",
    },
    yields={},
)
PARKING = Parts(
    works=(
        Work(
            "Memasang paving dan garis parkir",
            "Dua kantong parkir 1.200 m²",
            "Dermaga Telaga Ngebel",
            "Kaur Perencanaan Desa Ngebel",
            1,
            3,
            (("Paving terpasang", "600", "m²", 115_000),),
        ),
        Work(
            "Mendirikan warung",
            "Dua belas warung dengan air dan listrik",
            "Dermaga Telaga Ngebel",
            "Koperasi Telaga Makmur (contoh)",
            3,
            6,
            (("Warung bambu dan seng", "12", "unit", 4_250_000),),
        ),
    ),
    feasibility={
        "need": "Kendaraan parkir di bahu jalan dan pedagang belum tertata.",
        "saving": "Koperasi membawa modal dan petugas.",
        "saving_value": 40_000_000,
        "capacity": "Koperasi mengelola pasar desa sejak 2014.",
        "risk": "rendah",
        "risks": "Pengunjung turun pada musim hujan; sewa dihitung dari hasil.",
    },
    yields={"ngebel": (96_000_000, "40")},
)
PARTS = {
    "Tempat pengolahan sampah Talun dan Gondowido": WASTE,
    "Saluran dan pintu air Kali Wungu": IRRIGATION,
    "Parkir dan warung Telaga Ngebel": PARKING,
}


def month(year: int, number: int) -> date:
    """The first day of a month counted from January of a year."""
    return date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)


def fill_works(programme: Programme, by: Any) -> None:
    """The activities with their cost lines, where this programme has any."""
    parts = PARTS.get(programme.name)
    for work in parts.works if parts else ():
        activity = activities.add_activity(
            programme=programme,
            name=work.name,
            output=work.output,
            location=work.location,
            responsible=work.responsible,
            starts=month(programme.start_year, work.first),
            ends=month(programme.start_year, work.last),
            by=by,
        )
        names = ("item", "quantity", "unit", "price")
        lines = [dict(zip(names, (i, Decimal(q), u, p), strict=True)) for i, q, u, p in work.costs]
        activities.set_costs(activity=activity, lines=lines, by=by)


def fill_feasibility(programme: Programme, day: date, by: Any) -> None:
    """Whether it can be done; beside an outside party the kajian comes first."""
    if parts := PARTS.get(programme.name):
        write_feasibility(programme=programme, by=by, **parts.feasibility, **CHECKS, checked_on=day)


def yield_of(programme: Programme, short: str) -> dict[str, Any]:
    """What a village gains a year, and its percent; nothing where it is not known yet."""
    parts = PARTS.get(programme.name)
    if parts is None or short not in parts.yields:
        return {}
    benefit, percent = parts.yields[short]
    return {"benefit_value": benefit, "percent": Decimal(percent)}
