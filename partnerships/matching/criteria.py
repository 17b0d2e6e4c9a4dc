"""By what a find is judged, as a table; each weighs from 0 (not reckoned) to 3 (very important)."""

from collections.abc import Mapping
from dataclasses import dataclass

from partnerships.matching.facts import NEED, POTENTIAL, VILLAGE

HEAVIEST = 3
EVERYWHERE = frozenset((NEED, POTENTIAL, VILLAGE))

Weights = Mapping[str, int]


@dataclass(frozen=True)
class Criterion:
    """One question about a find; its slug is the name of its weight in the address."""

    slug: str
    name: str
    question: str
    default: int
    asked_for: frozenset[str] = EVERYWHERE

    @property
    def choices(self) -> range:
        """The weights that can be chosen."""
        return range(HEAVIEST + 1)


CRITERIA = (
    Criterion("cukup", "Kecukupan", "Berapa bagian dari yang dibutuhkan bisa dipenuhi?", 3),
    Criterion(
        "balik", "Timbal balik", "Apakah desa Anda juga bisa memenuhi kebutuhan mereka?", 1, frozenset([VILLAGE])
    ),
    Criterion("jarak", "Jarak", "Seberapa dekat?", 2),
    Criterion("siap", "Kesiapan", "Apakah Perdes kerja sama dan BKAD, atau surat-suratnya, sudah ada?", 1),
    Criterion("rekam", "Rekam jejak", "Bagaimana kerja sama mereka sebelum ini?", 1),
    Criterion("data", "Data terbaru", "Seberapa baru angkanya?", 1),
    Criterion(
        "usaha",
        "Usaha bersama",
        "Apakah sama-sama punya potensi pada topik yang sama?",
        1,
        frozenset([POTENTIAL, VILLAGE]),
    ),
    Criterion(
        "pemerataan", "Pemerataan", "Apakah desanya lebih tertinggal? Desa tertinggal naik bila ini dihitung.", 0
    ),
)
BY_SLUG = {each.slug: each for each in CRITERIA}
DEFAULTS = {each.slug: each.default for each in CRITERIA}


def criteria_for(kind: str) -> tuple[Criterion, ...]:
    """Those that are asked for one kind of question, in their order."""
    return tuple(each for each in CRITERIA if kind in each.asked_for)


def weights_from(query: Mapping[str, str]) -> dict[str, int]:
    """The weights in an address (cukup=3&jarak=0); what is missing or makes no sense is as usual."""
    allowed = {str(weight): weight for weight in range(HEAVIEST + 1)}
    return {each.slug: allowed.get(query.get(each.slug, ""), each.default) for each in CRITERIA}
