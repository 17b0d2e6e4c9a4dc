"""The tracks (jalur) of a cooperation: who it is with, which text it ends in, and where that text is decided."""

from dataclasses import dataclass

from django.db import models


class Track(models.TextChoices):
    """The ways that the law knows (Permendagri 96/2017 pasal 2, 4, 5 ayat (2))."""

    INTER_VILLAGE = "antar_desa", "Antar-Desa"
    INTER_VILLAGE_AREA = "antar_desa_kawasan", "Antar-Desa dengan BUM Desa atau dalam satu kawasan"
    THIRD_BY_VILLAGE = "pihak_ketiga_desa", "Pihak ketiga, prakarsa desa"
    THIRD_BY_PARTNER = "pihak_ketiga_mitra", "Pihak ketiga, prakarsa pihak ketiga"


BETWEEN_VILLAGES = (Track.INTER_VILLAGE, Track.INTER_VILLAGE_AREA)
WITH_THIRD_PARTY = (Track.THIRD_BY_VILLAGE, Track.THIRD_BY_PARTNER)
# The text is decided in each village's own musyawarah desa (Permendagri 96/2017 pasal 4 dan 5 ayat (3)).
DECIDED_IN_VILLAGES = (Track.INTER_VILLAGE_AREA, *WITH_THIRD_PARTY)


@dataclass(frozen=True)
class TrackWords:
    """What things are called on a track."""

    kind: str  # the cooperation itself
    instrument: str  # the text
    text_meeting: str  # the meeting that decides on the text
    carried_out_by: str  # who carries the cooperation out
    offer: str = "penawaran"  # what the outside party sends


WORDS = {
    Track.INTER_VILLAGE: TrackWords(
        "Kerja sama antar desa",
        "Peraturan Bersama",
        "musyawarah antar desa",
        "BKAD",
    ),
    Track.INTER_VILLAGE_AREA: TrackWords(
        "Kerja sama antar desa",
        "Peraturan Bersama",
        "musyawarah desa tentang naskah",
        "Pemerintah Desa",
    ),
    Track.THIRD_BY_VILLAGE: TrackWords(
        "Kerja sama dengan pihak ketiga",
        "Perjanjian Bersama",
        "musyawarah desa tentang naskah",
        "para pihak",
    ),
    Track.THIRD_BY_PARTNER: TrackWords(
        "Kerja sama dengan pihak ketiga",
        "Perjanjian Bersama",
        "musyawarah desa tentang naskah",
        "para pihak",
        offer="proposal",
    ),
}
