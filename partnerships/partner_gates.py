"""When a kajian, a KAK, an offer of an outside party and its identity may still be written, and why not any more."""

from partnerships.models import Cooperation, Instrument, Proposal, Track
from partnerships.needs import WRONG_TRACK
from partnerships.registry.gates import registered
from records.verdict import YES, Verdict, no

Stage, Status = Cooperation.Stage, Proposal.Status
NO_STUDY = (
    "Kajian desa hanya untuk kerja sama dengan pihak ketiga (Permendagri 96/2017 Pasal 14 ayat (2)). "
    "Kerja sama antar desa memakai data programnya."
)
NO_TERMS = {
    Track.THIRD_BY_PARTNER: "KAK hanya disusun bila desa mengumumkan penawaran. Kerja sama ini dimulai dari proposal "
    "pihak ketiga, jadi cukup kajian desa."
}
ONLY_BY_VILLAGE = "KAK hanya untuk kerja sama dengan pihak ketiga atas prakarsa desa (Permendagri 96/2017 Pasal 14)."
NOT_YET = "Penawaran dicatat sesudah diumumkan. Umumkan dulu penawaran desa beserta KAK."


def stage_of(cooperation: Cooperation) -> str:
    """The stage as people read it."""
    return cooperation.get_stage_display()


def text_left(cooperation: Cooperation) -> Verdict:
    """What a text under review or signed rests on does not change under it."""
    text = Instrument.objects.filter(cooperation=cooperation).exclude(status=Instrument.Status.DRAFT).first()
    return no(f"Tidak bisa diubah lagi, karena naskah “{text.get_status_display()}”.") if text else YES


def programmes_open(cooperation: Cooperation) -> Verdict:
    """Programmes change only before the text that rests on them goes to review."""
    if not cooperation.is_prepared:
        return no(f"Program tidak bisa diubah lagi, karena kerja sama ini “{stage_of(cooperation)}”.")
    return text_left(cooperation)


def study_open(cooperation: Cooperation) -> Verdict:
    """The kajian is written before the offer is out; on a partner's proposal a missing part may follow."""
    if not cooperation.with_third_party:
        return no(NO_STUDY)
    if cooperation.stage == Stage.PREPARATION:
        return YES
    if cooperation.track == Track.THIRD_BY_PARTNER and cooperation.is_prepared:
        return text_left(cooperation)
    return no(f"Kajian tidak bisa diubah lagi. Tahap sekarang “{stage_of(cooperation)}”.")


def terms_open(cooperation: Cooperation) -> Verdict:
    """The KAK is written until the announcement carries it (Permendagri 96/2017 pasal 14 ayat (2) huruf f)."""
    if cooperation.track != Track.THIRD_BY_VILLAGE:
        return no(NO_TERMS.get(cooperation.track, ONLY_BY_VILLAGE))
    if cooperation.stage == Stage.PREPARATION:
        return YES
    return no(f"KAK tidak bisa diubah lagi. Tahap sekarang “{stage_of(cooperation)}”.")


def receiving_open(cooperation: Cooperation) -> Verdict:
    """Offers come in after the announcement; a proposal of the partner's own comes first."""
    if not cooperation.with_third_party:
        return no(WRONG_TRACK[cooperation.track])
    if cooperation.track == Track.THIRD_BY_PARTNER:
        return first_proposal(cooperation)
    if cooperation.stage == Stage.PREPARATION:
        return no(NOT_YET)
    if cooperation.stage == Stage.OFFER:
        return YES
    return no(f"Penawaran tidak bisa dicatat lagi. Tahap sekarang “{stage_of(cooperation)}”.")


def first_proposal(cooperation: Cooperation) -> Verdict:
    """A cooperation on a partner's initiative rests on that partner's one proposal."""
    if cooperation.stage != Stage.PREPARATION:
        return no(f"Proposal tidak bisa dicatat lagi. Tahap sekarang “{stage_of(cooperation)}”.")
    other = Proposal.objects.filter(cooperation=cooperation).select_related("partner").first()
    if other is None:
        return YES
    return no(
        f"Kerja sama ini dimulai dari proposal {other.partner}. Proposal pihak lain dibuka sebagai kerja sama baru."
    )


def proposal_open(proposal: Proposal) -> Verdict:
    """What an outside party offered is corrected and weighed until the village decided on it."""
    cooperation = proposal.cooperation
    on_time = Stage.PREPARATION if cooperation.track == Track.THIRD_BY_PARTNER else Stage.OFFER
    if cooperation.stage != on_time:
        return no(f"Penawaran ini tidak bisa diubah lagi. Tahap sekarang “{stage_of(cooperation)}”.")
    if proposal.status != Status.RECEIVED:
        return no(f"Penawaran ini tidak bisa diubah lagi, karena sudah diputuskan: {proposal.get_status_display()}.")
    return YES


def identity_open(proposal: Proposal, text: Verdict | None = None) -> Verdict:
    """Who the outside party is may be completed until the text that names it goes to review (`text`, when known)."""
    if not proposal.cooperation.is_prepared:
        return no(f"Identitas tidak bisa diubah lagi. Tahap sekarang “{stage_of(proposal.cooperation)}”.")
    if proposal.status == Status.SET_ASIDE:
        return no("Identitas tidak bisa diubah lagi, karena penawaran ini tidak dipilih.")
    if not (kept := registered(proposal.partner)):
        return kept
    return text_left(proposal.cooperation) if text is None else text


def choice_open(proposal: Proposal) -> Verdict:
    """Offers are chosen among after the announcement and before the text is begun; a proposal is answered."""
    cooperation = proposal.cooperation
    if cooperation.track != Track.THIRD_BY_VILLAGE:
        return no("Proposal pihak ketiga tidak dipilih. Jawab proposal itu dengan surat sesudah musyawarah desa.")
    if cooperation.stage != Stage.OFFER:
        return no(f"Pilihan tidak bisa diubah lagi. Tahap sekarang “{stage_of(cooperation)}”.")
    return YES
