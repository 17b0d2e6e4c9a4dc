"""Rows of plans as villages write them, for tests."""

from villages import actions

FACTS = {
    "plan": "rkp",
    "regulation": "Perdes 4/2026",
    "first_year": 2027,
    "row": "2.3.14",
    "field": "pembangunan",
    "activity": "Jaringan air bersih",
}
MEDIUM = {**FACTS, "plan": "rpjm", "regulation": "Perdes 6/2021", "first_year": 2021, "last_year": 2027, "row": "14"}
TYPED = {**FACTS, "first_year": "2027", "last_year": "", "cost": "125.000.000", "pattern": "antar_desa"}


def plan_row(village, by, **changes):
    """One row of a village's RKP Desa."""
    return actions.add_plan_row(village=village, by=by, **FACTS | changes)
