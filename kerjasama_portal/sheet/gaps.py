""" "Yang masih kosong": what the sheet lacks, each with the page on which the person looking may fill it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from villages.models import Letterhead, Need, Potential, Region, SwotEntry, VillageYear
from villages.queries import KIND_WORDS, NEEDED_KINDS

MOST_OF_ONE_SORT = 3
COLUMNS = {
    "residents": "Jumlah penduduk",
    "households": "Jumlah KK",
    "area": "Luas wilayah",
    "index": "Status desa",
}


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, and where it is filled in."""

    sentence: str
    url: str
    button: str


@dataclass(frozen=True)
class Known:
    """What the sheet has already read, so that nothing is read twice."""

    village: Region
    years: Sequence[VillageYear]
    potentials: Sequence[Potential]
    head: Letterhead | None
    has_priorities: bool


def gaps_of(known: Known, user: Any) -> list[Gap]:
    """The gaps that this person may fill, the figures first; two queries for who may fill any."""
    place = known.village.place
    found: list[Gap] = []
    if known.village.has_ended:
        return found
    if user.can(Permission.YEAR_EDIT, place):
        found += of_years(known.village, known.years)
    if user.can(Permission.POTENTIAL_EDIT, place):
        found += of_potentials(known.village, known.potentials)
    if user.can(Permission.NEED_EDIT, place) and not Need.objects.filter(village=known.village).exists():
        found.append(Gap("Belum ada kebutuhan.", here("villages:need-create", known.village), "Tambah kebutuhan"))
    if user.can(Permission.ANALYSIS_EDIT, place):
        found += of_analysis(known)
    if user.can(Permission.LETTERHEAD_EDIT, place):
        found += of_letterhead(known.village, known.head)
    return found


def here(name: str, village: Region) -> str:
    """A page of this village."""
    return reverse(name, args=[village.code])


def of_years(village: Region, years: Sequence[VillageYear]) -> Iterable[Gap]:
    """No figures at all, old ones, or holes in the latest."""
    this_year = timezone.localdate().year
    add = here("villages:year-create", village)
    if not years:
        yield Gap("Angka desa belum diisi.", add, "Isi angka desa")
        return
    last = years[-1]
    if last.year < this_year - 1:
        yield Gap(f"Angka terbaru dari tahun {last.year}.", add, f"Isi angka tahun {this_year - 1}")
    for name, label in COLUMNS.items():
        if getattr(last, name) in (None, ""):
            edit = reverse("villages:year-edit", args=[last.pk])
            yield Gap(f"{label} tahun {last.year} belum diisi.", edit, f"Isi {label.lower().replace('kk', 'KK')}")


def of_potentials(village: Region, potentials: Sequence[Potential]) -> list[Gap]:
    """A kind that every party needs, then what single potentials lack."""
    kinds = {potential.kind for potential in potentials}
    add = here("villages:potential-create", village)
    found = [
        Gap(f"Belum ada potensi {KIND_WORDS[kind]}.", f"{add}?jenis={kind.value}", f"Tambah potensi {KIND_WORDS[kind]}")
        for kind in NEEDED_KINDS
        if kind not in kinds
    ]
    found += of_sort((p for p in potentials if p.is_stale), "{} diukur lebih dari setahun lalu.", "Perbarui")
    found += of_sort((p for p in potentials if p.latitude is None), "{} belum punya titik di peta.", "Isi titiknya")
    unused = (p for p in potentials if p.own_use is None)
    found += of_sort(unused, "Pemakaian sendiri {} belum dicatat.", "Isi pemakaian")
    seasons = (p for p in potentials if p.lean_quantity is not None and not p.lean_from)
    return found + of_sort(seasons, "Bulan musim sulit {} belum diisi.", "Isi bulannya")


def of_sort(potentials: Iterable[Potential], sentence: str, button: str) -> list[Gap]:
    """The same gap of several potentials: the first three, and how many more."""
    rows = list(potentials)
    found = [Gap(sentence.format(row.name), page_of(row), button) for row in rows[:MOST_OF_ONE_SORT]]
    if more := len(rows) - MOST_OF_ONE_SORT if len(rows) > MOST_OF_ONE_SORT else 0:
        last = found[-1]
        found[-1] = Gap(f"{last.sentence} Juga {more} potensi lain.", last.url, last.button)
    return found


def page_of(potential: Potential) -> str:
    """A draft is edited at once; others are opened for it on their own page."""
    name = "villages:potential-edit" if potential.is_draft else "villages:potential-detail"
    return reverse(name, args=[potential.pk])


def of_analysis(known: Known) -> Iterable[Gap]:
    """The scale and the four lists."""
    if not known.has_priorities:
        yield Gap("Skala prioritas belum disusun.", here("villages:priorities", known.village), "Susun prioritas")
    if not SwotEntry.objects.filter(village=known.village).exists():
        yield Gap("Kekuatan dan kelemahan belum ditulis.", here("villages:swot", known.village), "Isi analisis")


def of_letterhead(village: Region, head: Letterhead | None) -> Iterable[Gap]:
    """Address and emblem of the head of the sheet."""
    if head is None or not head.address:
        yield Gap("Alamat kantor desa belum diisi.", here("villages:letterhead", village), "Isi kop surat")
    if head is None or head.emblem_id is None:
        yield Gap("Lambang belum ada di kop.", here("villages:letterhead", village), "Unggah lambang")
