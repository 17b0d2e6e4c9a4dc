"""What cannot be right about a village's figures of one year, told in sentences beside the field."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from villages.models import VillageYear

FIGURES = ("residents", "households", "poor_households", "area", "index")
# The highest value of each index (domain notes 6.2): IDM counts from 0 to 1, Indeks Desa from 0 to 100.
HIGHEST = {VillageYear.Index.IDM: Decimal(1), VillageYear.Index.DESA: Decimal(100)}
EXAMPLES = {
    VillageYear.Index.IDM: "0 sampai 1, misalnya 0,7125",
    VillageYear.Index.DESA: "0 sampai 100, misalnya 74,21",
}
ONCE = "Angka tahun {year} sudah ada. Ubah yang itu."


def doubts(facts: dict[str, Any]) -> dict[str, str]:
    """Field → what is wrong with it; "" stands for the whole."""
    found = of_people(facts) | of_index(facts)
    year = facts.get("year")
    if year and year > timezone.localdate().year:
        found["year"] = f"Tahun {year} belum berjalan. Isi tahun ini atau sebelumnya."
    if all(facts.get(name) in (None, "") for name in FIGURES):
        found[""] = "Isi sedikitnya satu angka."
    return found


def of_people(facts: dict[str, Any]) -> dict[str, str]:
    """A household has a resident at least; a poor household is a household."""
    residents, households, poor = (facts.get(name) for name in ("residents", "households", "poor_households"))
    found = {}
    if residents is not None and households is not None and households > residents:
        found["households"] = "Jumlah KK tidak boleh melebihi jumlah penduduk."
    if poor is not None and households is not None and poor > households:
        found["poor_households"] = "Jumlah KK miskin tidak boleh melebihi jumlah KK."
    elif poor is not None and residents is not None and poor > residents:
        found["poor_households"] = "Jumlah KK miskin tidak boleh melebihi jumlah penduduk."
    return found


def of_index(facts: dict[str, Any]) -> dict[str, str]:
    """An index has its status, a status its index, and the score lies within the index's range."""
    index, standing, score = (facts.get(name) for name in ("index", "standing", "score"))
    if not index:
        return {"index": "Pilih indeksnya juga: Indeks Desa atau IDM."} if standing or score is not None else {}
    found = {} if standing else {"standing": "Pilih juga statusnya."}
    if score is not None and not 0 <= score <= HIGHEST[index]:
        found["score"] = f"Nilai {VillageYear.Index(index).label} antara {EXAMPLES[index]}."
    return found
