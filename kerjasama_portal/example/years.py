"""Invented figures of the eight example villages by year, as their people would type them: none is a real count."""

from kerjasama_portal.example.facts import number, village
from kerjasama_portal.example.people import person
from villages import actions

IDM, DESA = "idm", "indeks_desa"
# short name -> area in ha; then year, residents, households, poor households, index, standing, score
AREAS = {
    "ngebel": "1850,5",
    "sahang": "962,25",
    "talun": "1124",
    "gondowido": "1376,4",
    "pupus": "1043,75",
    "ngrogung": "688,3",
    "sempu": "1215",
}
YEARS = {
    "ngebel": [
        (2023, 3412, 1104, 118, IDM, "maju", "0,7461"),
        (2024, 3440, 1113, 112, IDM, "mandiri", "0,8203"),
        (2025, 3461, 1121, 109, DESA, "mandiri", "84,12"),
        (2026, 3478, 1129, 104, DESA, "mandiri", "85,60"),
    ],
    "sahang": [
        (2025, 1512, 486, 83, DESA, "berkembang", "61,05"),
        (2026, 1519, 489, 80, DESA, "berkembang", "62,40"),
    ],
    "wagirlor": [
        (2024, 1948, 622, 97, IDM, "berkembang", "0,6874"),
        (2025, None, 627, 95, DESA, "berkembang", "63,90"),
    ],
    "talun": [
        (2023, 2101, 684, 121, IDM, "berkembang", "0,6512"),
        (2024, 2112, 690, 116, IDM, "berkembang", "0,6930"),
        (2025, 2127, 698, 108, DESA, "maju", "71,35"),
        (2026, 2134, 702, 103, DESA, "maju", "74,21"),
    ],
    "gondowido": [
        (2024, 2875, 934, 140, IDM, "maju", "0,7288"),
        (2025, 2890, 941, 136, DESA, "maju", "70,64"),
        (2026, 2903, 947, 131, DESA, "maju", "72,18"),
    ],
    "pupus": [
        (2024, 1634, 531, 152, IDM, "tertinggal", "0,5817"),
        (2025, 1641, 536, 147, DESA, "berkembang", "60,22"),
        (2026, 1650, 541, 141, DESA, "berkembang", "62,75"),
    ],
    "ngrogung": [
        (2025, 1287, 419, 76, DESA, "berkembang", "64,48"),
        (2026, 1291, 422, 74, DESA, "maju", "70,02"),
    ],
    "sempu": [
        (2024, 1763, 577, 109, IDM, "berkembang", "0,6743"),
        (2025, 1770, 581, 106, DESA, "berkembang", "65,31"),
        (2026, 1782, 588, 101, DESA, "berkembang", "66,87"),
    ],
}


def fill_years() -> None:
    """Two to four years for each village, typed by its sekdes."""
    for short, rows in YEARS.items():
        sekdes, place = person(f"sekdes.{short}"), village(short)
        for year, residents, households, poor, index, standing, score in rows:
            actions.add_year(
                village=place,
                by=sekdes,
                year=year,
                residents=residents,
                households=households,
                poor_households=poor,
                area=number(AREAS.get(short)),
                index=index,
                standing=standing,
                score=number(score),
            )
