"""Open acts of preparation and offer: steps 1 to 4 up to the replies."""

from collections.abc import Iterator

from django.urls import reverse

from accounts.permissions import Permission as P
from musyawarah.models import Outcome
from partnerships import acts_third as third
from partnerships.acts import Act, at, lead_act, meeting_acts, village_act
from partnerships.case import Case, VillageFile
from partnerships.checks_early import to
from partnerships.models import Party
from records.formats import tanggal


def preparing(case: Case) -> Iterator[Act]:
    """Steps 1 to 3, then the lead village's musyawarah and its offer."""
    with_third_party = case.cooperation.with_third_party
    yield from at(1, knowing(case))
    yield from at(2, choosing(case))
    if not case.programmes:
        url = to("programme-create", case)
        yield from at(3, [lead_act(case, P.PROGRAMME_EDIT, "Susun program kerja sama", url, "Tambah program")])
    if with_third_party:
        yield from at(3, third.weighing(case))
    if not case.lead.agreed:
        yield from at(4, meeting_acts(case, case.lead))
    if with_third_party:
        yield from at(4, third.opening(case))
    elif case.lead.agreed and any(party.status == Party.Status.CHOSEN for party in case.parties):
        url = to("offer-send", case)
        yield from at(4, [lead_act(case, P.OFFER_SEND, "Kirim surat penawaran", url, "Kirim penawaran", "Kades")])


def knowing(case: Case) -> Iterator[Act]:
    """Step 1: what the cooperation rests on, and what comes first."""
    lead = case.lead
    if not lead.bases:
        url = to("basis-edit", case)
        yield lead_act(case, P.COOPERATION_EDIT, "Kaitkan potensi dan kebutuhan", url, "Kaitkan sekarang")
    if not lead.ranked:
        url = reverse("villages:priorities", args=[lead.village.code])
        yield village_act(lead, P.ANALYSIS_EDIT, "Urutkan prioritas Desa {desa}", "Sekdes", url, "Isi skala prioritas")


def choosing(case: Case) -> Iterator[Act]:
    """Step 2: candidates and their choice; beside an outside party no other village is needed."""
    yield from third.proposing(case)
    asked = [p for p in case.parties if p.status in (Party.Status.CANDIDATE, Party.Status.CHOSEN)]
    if not asked and not case.cooperation.with_third_party:
        yield lead_act(case, P.COOPERATION_EDIT, "Cari desa mitra", to("candidate-add", case), "Tambah calon mitra")
    undecided = [p.village.name for p in asked if p.status == Party.Status.CANDIDATE]
    if undecided:
        what = f"Putuskan calon mitra: {', '.join(undecided)}"
        yield lead_act(case, P.COOPERATION_EDIT, what, to("cooperation-step", case, 2), "Lihat calon mitra")


def offering(case: Case) -> Iterator[Act]:
    """Each invited village deliberates and answers; then the text is begun."""
    for file in case.files:
        if file.party.status == Party.Status.INVITED:
            if file.meeting and file.meeting.outcome in (Outcome.AGREED, Outcome.REJECTED):
                url = to("offer-answer", case, file.party.pk)
                what = "Jawab penawaran untuk Desa {desa}"
                yield village_act(file, P.OFFER_ANSWER, what, "Kades", url, "Jawab penawaran")
            else:
                yield from meeting_acts(case, file)
                yield from reading_acts(case, file)
    declined = [p for p in case.parties if p.status == Party.Status.DECLINED]
    for party in declined:
        url = to("party-move", case, party.pk, "leave_out")
        what = f"Putuskan: lanjut tanpa Desa {party.village.name}?"
        yield lead_act(case, P.OFFER_SEND, what, url, "Putuskan", "Kades")
    if case.cooperation.with_third_party:
        yield from third.receiving(case)
    if not declined and may_draft(case) and all(f.party.status in Party.BOUND for f in case.files):
        url = to("cooperation-move", case, "start_drafting")
        yield lead_act(case, P.DRAFTING_START, "Mulai menyusun naskah", url, "Mulai menyusun naskah")


def may_draft(case: Case) -> bool:
    """Two villages are bound, or one with its outside party."""
    return third.may_draft(case) if case.cooperation.with_third_party else len(case.bound) >= 2


def reading_acts(case: Case, file: VillageFile) -> Iterator[Act]:
    """An invited kades reads the letter while the village deliberates."""
    if case.cooperation.with_third_party:
        yield from third.reading(case, file)
    if case.offer:
        what = f"Baca penawaran dari Desa {case.lead.village.name}, jawab sebelum {tanggal(case.offer.reply_due)}"
        yield village_act(file, P.OFFER_ANSWER, what, "Kades", to("offer-detail", case), "Baca penawaran")
