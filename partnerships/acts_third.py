"""Open acts with an outside party up to the text: study, KAK, announcement or answer, and the offers that come in."""

from collections.abc import Iterator

from django.urls import reverse

from accounts.permissions import Permission as P
from musyawarah.models import Outcome
from partnerships.acts import Act, lead_act, village_act
from partnerships.case import Case, VillageFile
from partnerships.checks_early import to
from partnerships.models import Party, Proposal, Track
from partnerships.registry.identity import missing_identity
from records.formats import tanggal


def proposing(case: Case) -> Iterator[Act]:
    """Step 2: a cooperation on the partner's initiative begins with its proposal."""
    if case.cooperation.track == Track.THIRD_BY_PARTNER and not case.proposals:
        yield lead_act(
            case, P.COOPERATION_EDIT, "Catat proposal pihak ketiga", to("proposal-add", case), "Catat proposal"
        )


def weighing(case: Case) -> Iterator[Act]:
    """Step 3: the kajian, and the KAK that an announcement carries."""
    track, url = case.cooperation.track, to("appraisal-edit", case)
    if case.appraisal is None:
        yield lead_act(case, P.COOPERATION_EDIT, "Tulis kajian desa", url, "Tulis kajian")
    elif track == Track.THIRD_BY_PARTNER and not is_studied(case):
        yield lead_act(case, P.COOPERATION_EDIT, "Lengkapi kajian atas proposal", url, "Lengkapi kajian")
    if track == Track.THIRD_BY_VILLAGE and case.terms is None:
        url = to("terms-edit", case)
        yield lead_act(case, P.COOPERATION_EDIT, "Susun kerangka acuan kerja (KAK)", url, "Susun KAK")


def is_studied(case: Case) -> bool:
    """The proposal was studied, or somebody wrote why not (R21)."""
    row = case.appraisal
    return "R21" in case.lead.reasons or bool(row and row.plan_fit and row.feasibility and row.partner_capacity)


def opening(case: Case) -> Iterator[Act]:
    """Step 4: after its musyawarah the village announces, or answers the proposal; a refused one is answered too."""
    if case.cooperation.track == Track.THIRD_BY_VILLAGE:
        if case.lead.agreed:
            what, button = "Umumkan penawaran kepada pihak luar", "Umumkan penawaran"
            yield lead_act(case, P.OFFER_SEND, what, to("announce", case), button, "Kades")
        return
    meeting = case.lead.meeting
    waiting = [proposal for proposal in case.proposals if proposal.status == Proposal.Status.RECEIVED]
    if waiting and meeting and meeting.outcome in (Outcome.AGREED, Outcome.REJECTED):
        url, what = to("proposal-answer", case, waiting[0].pk), f"Jawab proposal {waiting[0].partner.name}"
        yield lead_act(case, P.OFFER_SEND, what, url, "Jawab proposal", "Kades")


def receiving(case: Case) -> Iterator[Act]:
    """Step 4 after the announcement: write down, weigh and choose; then know who the chosen one is."""
    url = to("proposal-list", case)
    if case.cooperation.track == Track.THIRD_BY_VILLAGE:
        yield from deciding(case, url)
    absent = missing_identity(case.partner) if case.partner else []
    if absent:
        what = f"Lengkapi identitas {case.partner.name}: {', '.join(absent)}"
        url = to("partner-edit", case, case.chosen.pk)
        yield lead_act(case, P.COOPERATION_EDIT, what, url, "Lengkapi identitas")


def deciding(case: Case, url: str) -> Iterator[Act]:
    """The offers that came in: none yet, not weighed, not decided, or all set aside."""
    waiting = [proposal for proposal in case.proposals if proposal.status == Proposal.Status.RECEIVED]
    bare = [proposal.partner.name for proposal in waiting if not proposal.evaluation]
    if not case.proposals:
        due = f", batas {tanggal(case.announcement.closes_on)}" if case.announcement else ""
        what, button = f"Catat penawaran yang masuk{due}", "Catat penawaran"
        yield lead_act(case, P.COOPERATION_EDIT, what, to("proposal-add", case), button)
    elif bare:
        yield lead_act(case, P.COOPERATION_EDIT, f"Nilai penawaran: {', '.join(bare)}", url, "Nilai penawaran")
    elif waiting:
        names = ", ".join(proposal.partner.name for proposal in waiting)
        yield lead_act(case, P.COOPERATION_EDIT, f"Putuskan penawaran: {names}", url, "Bandingkan penawaran")
    elif case.chosen is None:
        what = "Semua penawaran tidak dipilih. Catat penawaran lain, atau tutup rencana ini"
        yield lead_act(case, P.COOPERATION_EDIT, what, url, "Lihat penawaran")


def may_draft(case: Case) -> bool:
    """One outside party is chosen, nothing else is open, and it is known who it is."""
    waiting = any(proposal.status == Proposal.Status.RECEIVED for proposal in case.proposals)
    return bool(case.chosen and not waiting and not missing_identity(case.partner))


def reading(case: Case, file: VillageFile) -> Iterator[Act]:
    """A village that was asked to join reads what is offered while it deliberates."""
    if file.party.status != Party.Status.INVITED:
        return
    if case.announcement:
        what, url = (
            "Baca pengumuman penawaran",
            reverse("partnerships:announcement-public", args=[case.announcement.pk]),
        )
    else:
        what, url = "Baca proposal pihak ketiga", to("proposal-list", case)
    what = f"{what}, lalu siapkan jawaban Desa {{desa}}"
    yield village_act(file, P.OFFER_ANSWER, what, "Kades", url, "Baca dulu")
