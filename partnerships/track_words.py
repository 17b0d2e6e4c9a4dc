"""The question of the start page, "Dengan siapa desa bekerja sama?": each answer with an example and what follows."""

from dataclasses import dataclass

from partnerships.models import BETWEEN_VILLAGES, WITH_THIRD_PARTY, WORDS, Track
from partnerships.models.track import TrackWords


@dataclass(frozen=True)
class TrackChoice:
    """One answer: with whom, for example what, and what follows from it."""

    track: Track
    label: str
    example: str
    follows: str
    basis: str

    @property
    def words(self) -> TrackWords:
        """What things are called on this track."""
        return WORDS[self.track]


CHOICES = (
    TrackChoice(
        Track.INTER_VILLAGE,
        "Desa lain",
        "Ngebel dan Sahang membangun jaringan air bersih.",
        "Naskahnya Peraturan Bersama. Diputuskan dalam musyawarah antar desa. Dijalankan BKAD (Badan Kerja Sama Antar "
        "Desa).",
        "UU 6/2014 Pasal 92 ayat (2) dan (3)",
    ),
    TrackChoice(
        Track.INTER_VILLAGE_AREA,
        "Desa lain lewat BUM Desa atau satu kawasan",
        "BUM Desa dari dua desa menjual kopi bersama.",
        "Naskahnya Peraturan Bersama. Diputuskan dalam musyawarah desa tiap desa. Dijalankan Pemerintah Desa, tanpa "
        "BKAD.",
        "Permendagri 96/2017 Pasal 4",
    ),
    TrackChoice(
        Track.THIRD_BY_VILLAGE,
        "Pihak luar, atas prakarsa desa",
        "Desa mencari koperasi untuk mengelola parkir telaga.",
        "Desa menyusun kajian dan kerangka acuan kerja, mengumumkan, lalu memilih penawaran. Naskahnya Perjanjian "
        "Bersama. Diputuskan dalam musyawarah desa, tanpa BKAD.",
        "UU 6/2014 Pasal 93; Permendagri 96/2017 Pasal 14",
    ),
    TrackChoice(
        Track.THIRD_BY_PARTNER,
        "Pihak luar yang datang membawa proposal",
        "Universitas mengajukan program pengabdian di desa.",
        "Desa mengkaji proposal, bermusyawarah, lalu menjawab. Naskahnya Perjanjian Bersama. Diputuskan dalam "
        "musyawarah desa, tanpa BKAD.",
        "UU 6/2014 Pasal 93; Permendagri 96/2017 Pasal 5 ayat (2) huruf b",
    ),
)
CHOICE_OF = {choice.track: choice for choice in CHOICES}
# The tracks for which a rule holds, as short as a table wants them.
SETS = {
    frozenset(Track.values): "Semua jalur",
    frozenset(BETWEEN_VILLAGES): "Antar desa, juga lewat BUM Desa atau satu kawasan",
    frozenset(WITH_THIRD_PARTY): "Pihak ketiga",
}
SHORT = {
    Track.INTER_VILLAGE: "Antar desa dengan BKAD",
    Track.INTER_VILLAGE_AREA: "Antar desa lewat BUM Desa atau satu kawasan",
    Track.THIRD_BY_VILLAGE: "Pihak ketiga, prakarsa desa",
    Track.THIRD_BY_PARTNER: "Pihak ketiga, prakarsa pihak ketiga",
}


def tracks_phrase(kinds: tuple[str, ...]) -> str:
    """For which tracks a rule holds; no kinds means all."""
    named = frozenset(kinds or Track.values)
    return SETS.get(named) or "; ".join(words for track, words in SHORT.items() if track in named)
