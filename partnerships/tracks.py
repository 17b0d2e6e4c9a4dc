"""One cooperation, one track (R1): which facts a track asks for, and why it can't be changed any more."""

from typing import Any

from musyawarah.models import Deliberation
from partnerships.models import (
    BETWEEN_VILLAGES,
    WITH_THIRD_PARTY,
    Appraisal,
    Cooperation,
    Mandate,
    Party,
    Proposal,
    TermsOfReference,
    Track,
)
from records.verdict import Refused

NO_TRACK = "Pilih dengan siapa desa bekerja sama: desa lain atau pihak ketiga (Permendagri 96/2017 Pasal 2)."
NO_SCOPE = "Pilih cakupan. Kerja sama antar desa menyebut satu dari tiga cakupan (UU 6/2014 Pasal 92 ayat (1))."
NO_BASIS = (
    "Isi nama BUM Desa atau kawasan. Tanpa itu, kerja sama antar desa disepakati dalam musyawarah antar desa "
    "dan dijalankan BKAD (Permendagri 96/2017 Pasal 3 ayat (3) dan Pasal 4)."
)
ONE_TRACK = "Satu kerja sama hanya punya satu jalur (Permendagri 96/2017 Pasal 2)."


def facts_of_track(track: str, scope: str, track_basis: str) -> dict[str, str]:
    """What the track asks for and nothing of the others; raises Refused when something lacks."""
    if track not in Track.values:
        raise Refused(NO_TRACK)
    if track in BETWEEN_VILLAGES and scope not in Cooperation.Scope.values:
        raise Refused(NO_SCOPE)
    named = " ".join(track_basis.split()) if track == Track.INTER_VILLAGE_AREA else ""
    if track == Track.INTER_VILLAGE_AREA and not named:
        raise Refused(NO_BASIS)
    return {"track": track, "scope": scope if track in BETWEEN_VILLAGES else "", "track_basis": named}


def refuse_second_track(cooperation: Cooperation, track: str) -> None:
    """A track is changed only while nothing rests on the one before; raises Refused with what does."""
    if track == cooperation.track:
        return
    made = list(made_on_track(cooperation, track))
    if made:
        raise Refused(
            f"{ONE_TRACK} Di sini sudah ada {', '.join(made)}. Untuk jalur “{Track(track).label}”, "
            "buka kerja sama baru."
        )


def made_on_track(cooperation: Cooperation, track: str) -> Any:
    """What was made on the present track and has no place on the other one, in words."""
    was_between, is_between = cooperation.track in BETWEEN_VILLAGES, track in BETWEEN_VILLAGES
    held = Mandate.objects.filter(cooperation=cooperation)
    if held.exclude(deliberation__status=Deliberation.Status.CANCELLED).exists():
        yield "musyawarah desa tentang kerja sama ini"
    if was_between != is_between:
        others = cooperation.parties.exclude(status__in=(Party.Status.LEAD, Party.Status.SET_ASIDE))
        if names := [party.village.name for party in others.select_related("village")]:
            yield f"calon mitra {', '.join(names)}"
        if Appraisal.objects.filter(cooperation=cooperation).exists():
            yield "kajian desa"
    if cooperation.track in WITH_THIRD_PARTY:
        if TermsOfReference.objects.filter(cooperation=cooperation).exists():
            yield "KAK"
        if names := list(Proposal.objects.filter(cooperation=cooperation).values_list("partner__name", flat=True)):
            yield f"penawaran dari {', '.join(names)}"
