"""Invented figures for the eight example villages, as their people would type them."""

from decimal import Decimal

from kerjasama_portal.example.analysis import fill_analysis
from kerjasama_portal.example.details import known_of
from kerjasama_portal.example.people import VILLAGES, person
from villages import actions
from villages.models import Need, Potential, Region, Topic

# short name -> (topic, name, quantity, unit, lean-season quantity, own use)
POTENTIALS = {
    "ngebel": [
        ("wisata-alam", "Telaga dan wisata alam", "150", "ha", None, None),
        ("pemandu-wisata", "Pemandu wisata terlatih", "24", "orang", None, "10"),
    ],
    "gondowido": [
        ("buah", "Kebun durian", "62", "ha", None, None),
        ("perajin", "Pengrajin bambu", "31", "orang", None, "12"),
        ("sampah", "Tempat pengolahan sampah", "5", "ton/hari", None, "2"),
    ],
    "sempu": [
        ("kopi", "Kebun kopi robusta", "85", "ha", None, None),
        ("petani", "Petani kopi", "210", "orang", None, None),
    ],
    "talun": [
        ("kopi", "Kebun kopi dan cengkeh", "70", "ha", None, None),
        ("kader-lingkungan", "Kader kebersihan", "18", "orang", None, "6"),
    ],
    "pupus": [
        ("irigasi", "Sumber air Kali Wungu", "14", "l/dt", "9", "5"),
        ("tukang", "Petugas pengatur air", "6", "orang", None, "4"),
    ],
    "ngrogung": [("padi", "Sawah irigasi", "96", "ha", None, None)],
}
NEEDS = {
    "ngebel": ("pengelola-wisata", "Pengelolaan pengunjung telaga", "3", "pos", 420),
    "gondowido": ("irigasi", "Air irigasi musim kemarau", "4", "l/dt", 165),
    "sempu": ("pemasaran", "Pasar tetap untuk kopi", "40", "ton/tahun", 210),
    "talun": ("sampah", "Pengolahan sampah rumah tangga", "2", "ton/hari", 510),
}
# No spring of their own carries three hamlets through the dry season: the case that the search for partners shows.
DRY = ("gondowido", ("air-bersih", "Air bersih tiga dusun", "9", "l/dt", 310))
SPRINGS = {
    "talun": ("air-bersih", "Mata air Kedung Ombo", "2,5", "l/dt", None, "0,5"),
    "pupus": ("air-bersih", "Mata air Sumber Jambe", "18,5", "l/dt", "11", "3"),
    "ngrogung": ("air-bersih", "Mata air Watu Lumbung", "7", "l/dt", None, "2"),
}
DRAFTED = {"talun": ("kelompok-usaha", "Kelompok usaha kopi perempuan", "1", "kelompok")}
HANDED_IN = {
    "ngrogung": ("saluran-irigasi", "Saluran irigasi Dusun Krajan", "1250", "m"),
    "sempu": ("pengolahan", "Lantai jemur kopi", "6", "unit"),
}


def number(text: str | None) -> Decimal | None:
    """A figure as it is typed, with a decimal comma."""
    return Decimal(text.replace(",", ".")) if text else None


def topic_of(code: str) -> Topic:
    """One topic by its code."""
    return Topic.objects.get(code=code)


def village(short: str) -> Region:
    """One of the eight villages."""
    return Region.objects.get(code=VILLAGES[short][0])


ADDRESS = "Jalan Raya Desa Nomor 1 (alamat contoh)"
SIZES = {"talun": "A4"}  # the others print on F4


def fill_villages() -> None:
    """Potentials verified by a second person, needs, analysis, priorities and the letterhead."""
    for short, rows in POTENTIALS.items():
        sekdes, kades, place = person(f"sekdes.{short}"), person(f"kades.{short}"), village(short)
        things = [verified_potential(place, row, sekdes, kades) for row in rows]
        if short in NEEDS:
            things.insert(0, stated_need(place, NEEDS[short], sekdes))
        fill_analysis(short, place, things, sekdes)
        actions.save_letterhead(village=place, by=sekdes, address=ADDRESS, size=SIZES.get(short, "F4"))
    for short, row in SPRINGS.items():
        verified_potential(village(short), row, person(f"sekdes.{short}"), person(f"kades.{short}"))
    stated_need(village(DRY[0]), DRY[1], person(f"sekdes.{DRY[0]}"))
    for submit, rows in ((False, DRAFTED), (True, HANDED_IN)):
        for short, (topic, name, quantity, unit) in rows.items():
            facts = {"topic": topic_of(topic), "name": name, "quantity": number(quantity), "unit": unit}
            by = person(f"sekdes.{short}")
            actions.add_potential(village=village(short), by=by, submit=submit, **facts, **known_of(name))


def stated_need(place: Region, row: tuple, by) -> Need:
    """A need that the villages around may see when they look for partners."""
    topic, name, quantity, unit, households = row
    facts = {"topic": topic_of(topic), "name": name, "quantity": number(quantity), "unit": unit}
    facts |= {"households": households, "urgency": "tinggi", "target_year": 2027, "is_open": True}
    plan = "RPJM Desa 2025–2032, bidang pembangunan"
    return actions.add_need(village=place, by=by, plan_reference=plan, **facts)


def verified_potential(place: Region, row: tuple, filled_by, verified_by) -> Potential:
    """Written by the sekdes, verified by the kades."""
    topic, name, quantity, unit, lean, own = row
    potential = actions.add_potential(
        village=place,
        by=filled_by,
        topic=topic_of(topic),
        name=name,
        quantity=number(quantity),
        unit=unit,
        lean_quantity=number(lean),
        own_use=number(own),
        **known_of(name),
    )
    actions.submit_potential(potential=potential, by=filled_by)
    actions.verify_potential(potential=potential, by=verified_by)
    return potential
