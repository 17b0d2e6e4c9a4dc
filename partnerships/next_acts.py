"""What comes next in a cooperation: every open act, who may do it, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission as P
from accounts.permissions import Place
from musyawarah.models import Deliberation, Outcome
from partnerships.case import Case, Meeting, VillageFile
from partnerships.checks_early import plans_referenced, programme_money, to
from partnerships.models import Cooperation, Instrument, Party, Signature, VillageRegulation

Stage, Text, Perdes = Cooperation.Stage, Instrument.Status, VillageRegulation.Status


@dataclass(frozen=True)
class Act:
    """One thing to do: the right it takes and where, what it is, who does it, and its page."""

    permission: P
    place: Place
    what: str
    who: str
    url: str
    button: str
    sentence: str = ""

    def is_for(self, user: Any) -> bool:
        """May this person do it?"""
        return user.can(self.permission, self.place)


def village_act(file: VillageFile, permission: P, what: str, who: str, url: str, button: str) -> Act:
    """An act of one village's own office."""
    name = file.village.name
    return Act(permission, file.village.place, what.format(desa=name), f"{who} {name}", url, button)


def next_acts(case: Case) -> Iterator[Act]:
    """All open acts, the most pressing first."""
    stage = case.cooperation.stage
    if stage == Stage.PREPARATION:
        yield from preparing(case)
    elif stage == Stage.OFFER:
        yield from offering(case)
    elif stage == Stage.DRAFTING:
        yield from drafting(case)
    elif stage == Stage.IN_FORCE:
        yield from founding(case)
    elif stage == Stage.RUNNING:
        yield from running(case)


def lead_act(case: Case, permission: P, what: str, url: str, button: str, who: str = "Sekdes") -> Act:
    """An act that the lead village leads."""
    return Act(permission, case.cooperation.place, what, f"{who} {case.lead.village.name}", url, button)


def preparing(case: Case) -> Iterator[Act]:
    """Steps 1 to 3, then the lead village's musyawarah and its offer."""
    lead = case.lead
    if not lead.bases:
        yield lead_act(
            case, P.COOPERATION_EDIT, "Kaitkan potensi dan kebutuhan", to("basis-edit", case), "Kaitkan sekarang"
        )
    if not lead.ranked:
        url = reverse("villages:priorities", args=[lead.village.code])
        yield village_act(lead, P.ANALYSIS_EDIT, "Urutkan prioritas Desa {desa}", "Sekdes", url, "Isi skala prioritas")
    asked = [p for p in case.parties if p.status in (Party.Status.CANDIDATE, Party.Status.CHOSEN)]
    if not asked:
        yield lead_act(case, P.COOPERATION_EDIT, "Cari desa mitra", to("candidate-add", case), "Tambah calon mitra")
    undecided = [p.village.name for p in asked if p.status == Party.Status.CANDIDATE]
    if undecided:
        what = f"Putuskan calon mitra: {', '.join(undecided)}"
        yield lead_act(case, P.COOPERATION_EDIT, what, to("cooperation-step", case, 2), "Lihat calon mitra")
    if not case.programmes:
        yield lead_act(
            case, P.PROGRAMME_EDIT, "Susun program kerja sama", to("programme-create", case), "Tambah program"
        )
    if not lead.agreed:
        yield from meeting_acts(case, lead)
    elif asked and not undecided:
        yield lead_act(case, P.OFFER_SEND, "Kirim surat penawaran", to("offer-send", case), "Kirim penawaran", "Kades")


def programme_acts(case: Case) -> Iterator[Act]:
    """The money of each programme and each village's share, once all villages have accepted."""
    for programme in case.programmes:
        if not programme_money(case, programme).done:
            url = to("programme-detail", case, programme.pk)
            yield lead_act(case, P.PROGRAMME_EDIT, f"Lengkapi pendanaan {programme.name}", url, "Lengkapi pendanaan")
    if case.programmes and not all(line.done for line in plans_referenced(case)):
        url = to("programme-detail", case, case.programmes[0].pk)
        yield lead_act(case, P.PROGRAMME_EDIT, "Tulis manfaat dan rujukan tiap desa", url, "Lengkapi bagian desa")


def meeting_acts(case: Case, file: VillageFile) -> Iterator[Act]:
    """A village's own musyawarah: schedule it, record it, adopt its record."""
    meeting = file.meeting
    if meeting is None or (meeting.is_final and meeting.outcome == Outcome.POSTPONED):
        url = to("deliberation-schedule", case, file.village.code)
        what = "Jadwalkan musyawarah Desa {desa}"
        yield village_act(file, P.DELIBERATION_SCHEDULE, what, "BPD", url, "Jadwalkan musyawarah")
    elif not meeting.is_final:
        url = session_url(meeting)
        yield village_act(file, P.DELIBERATION_RECORD, "Catat musyawarah Desa {desa}", "Sekdes", url, "Buka musyawarah")
        if meeting.deliberation.status == Deliberation.Status.OPEN:
            what = "Sahkan musyawarah Desa {desa}"
            yield village_act(file, P.DELIBERATION_ADOPT, what, "BPD", url, "Periksa dan sahkan")


def session_url(meeting: Meeting) -> str:
    """The page of a musyawarah."""
    return reverse("musyawarah:deliberation-detail", args=[meeting.deliberation.pk])


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
    declined = [p for p in case.parties if p.status == Party.Status.DECLINED]
    for party in declined:
        url = to("party-move", case, party.pk, "leave_out")
        what = f"Putuskan: lanjut tanpa Desa {party.village.name}?"
        yield lead_act(case, P.OFFER_SEND, what, url, "Putuskan", "Kades")
    if not declined and len(case.bound) >= 2 and all(f.party.status in Party.BOUND for f in case.files):
        url = to("cooperation-move", case, "start_drafting")
        yield lead_act(case, P.DRAFTING_START, "Mulai menyusun naskah", url, "Mulai menyusun naskah")


def drafting(case: Case) -> Iterator[Act]:
    """The text, each village's Perdes and delegates, the MAD, the review, signatures and promulgation."""
    text = case.instrument
    if text is None:
        url = to("instrument-create", case)
        yield lead_act(case, P.INSTRUMENT_EDIT, "Buat naskah Peraturan Bersama", url, "Buat naskah")
    elif text.status == Text.DRAFT:
        yield from writing(case, text)
    elif text.status in (Text.DISTRICT_REVIEW, Text.REGENCY_REVIEW):
        district = text.status == Text.DISTRICT_REVIEW
        right = P.REVIEW_DISTRICT if district else P.REVIEW_REGENCY
        url = reverse("partnerships:review-detail", args=[text.pk])
        yield Act(right, text.place, "Tinjau naskah", "Camat" if district else "Kabupaten", url, "Tinjau naskah")
    else:
        yield from signing(case, text)
    if text is None or text.status == Text.DRAFT:
        yield from village_papers(case)


def writing(case: Case, text: Instrument) -> Iterator[Act]:
    """Fill the clauses, hold the MAD, send the text."""
    url = reverse("partnerships:instrument-detail", args=[text.pk])
    yield from programme_acts(case)
    if any(not clause.text.strip() for clause in case.clauses):
        yield lead_act(case, P.INSTRUMENT_EDIT, "Isi delapan pasal naskah", url, "Isi naskah")
        return
    meeting = case.text_meeting
    if meeting is None:
        yield Act(
            P.MAD_SCHEDULE,
            text.place,
            "Jadwalkan musyawarah antar desa",
            "Pemerintah Desa para pihak",
            to("mad-schedule", case),
            "Jadwalkan musyawarah",
        )
    elif not meeting.is_final:
        yield Act(
            P.MAD_RECORD, text.place, "Catat musyawarah antar desa", "Sekdes", session_url(meeting), "Buka musyawarah"
        )
        yield Act(
            P.MAD_ADOPT, text.place, "Sahkan musyawarah antar desa", "Kades", session_url(meeting), "Buka musyawarah"
        )
    else:
        submit = reverse("partnerships:instrument-submit", args=[text.pk])
        again = text.round > 0
        what = "Perbaiki naskah, lalu kirim lagi" if again else "Kirim naskah untuk ditinjau"
        yield lead_act(
            case,
            P.INSTRUMENT_SUBMIT,
            what,
            url if again else submit,
            "Lihat yang perlu diperbaiki" if again else "Kirim naskah",
        )


PERDES_ACTS = {
    Perdes.DRAFT: (P.REGULATION_DRAFT, "Bahas Perdes Desa {desa} dengan BPD", "Sekdes"),
    Perdes.DISCUSSED: (P.REGULATION_AGREE, "Sepakati Perdes Desa {desa}", "BPD"),
    Perdes.AGREED: (P.REGULATION_ENACT, "Tetapkan Perdes Desa {desa}", "Kades"),
    Perdes.ENACTED: (P.REGULATION_PROMULGATE, "Undangkan Perdes Desa {desa}", "Sekdes"),
}


def village_papers(case: Case) -> Iterator[Act]:
    """Each village's umbrella Perdes and its delegates."""
    for file in case.bound:
        url = reverse("partnerships:regulation-detail", args=[file.village.code])
        status = file.regulation.status if file.regulation else None
        if status is None and "R15" not in file.reasons:
            yield village_act(
                file, P.REGULATION_DRAFT, "Susun Perdes kerja sama Desa {desa}", "Sekdes", url, "Susun Perdes"
            )
        elif status in PERDES_ACTS:
            right, what, who = PERDES_ACTS[status]
            yield village_act(file, right, what, who, url, "Buka Perdes")
        if not file.delegates:
            url = to("delegate-list", case, file.party.pk)
            yield village_act(file, P.DELEGATE_NAME, "Tunjuk utusan Desa {desa}", "Sekdes", url, "Tunjuk utusan")


def signing(case: Case, text: Instrument) -> Iterator[Act]:
    """Each kades signs, each sekdes promulgates and disseminates; then it is in force."""
    for file in case.bound:
        row = file.signature
        if row is None:
            continue
        if row.status == Signature.Status.WAITING:
            url = reverse("partnerships:signature-sign", args=[text.pk, row.pk])
            what = "Tandatangani Peraturan Bersama, Desa {desa}"
            yield village_act(file, P.INSTRUMENT_SIGN, what, "Kades", url, "Tandatangani")
        elif text.status == Text.SIGNED and row.status == Signature.Status.SIGNED:
            url = reverse("partnerships:signature-promulgate", args=[text.pk, row.pk])
            what = "Undangkan di Berita Desa {desa}"
            yield village_act(file, P.INSTRUMENT_PROMULGATE, what, "Sekdes", url, "Undangkan")
        elif row.status == Signature.Status.PROMULGATED:
            url = reverse("partnerships:signature-disseminate", args=[text.pk, row.pk])
            what = "Catat penyebarluasan di Desa {desa}"
            yield village_act(file, P.INSTRUMENT_PROMULGATE, what, "Sekdes", url, "Catat penyebarluasan")
    if all(f.signature and f.signature.status == Signature.Status.DISSEMINATED for f in case.bound):
        url = to("cooperation-move", case, "declare_in_force")
        yield lead_act(case, P.IN_FORCE_DECLARE, "Nyatakan kerja sama berlaku", url, "Nyatakan berlaku", "Kades")


def founding(case: Case) -> Iterator[Act]:
    """The joint body, then the start."""
    place = case.cooperation.place
    if case.cooperation.body_id is None:
        yield Act(P.BODY_EDIT, place, "Bentuk BKAD", "Pemerintah Desa para pihak", to("body-form", case), "Bentuk BKAD")
        return
    url = reverse("partnerships:body-detail", args=[case.cooperation.body_id])
    elements = {member.element for member in case.members}
    codes = {member.village.code for member in case.members}
    if len(elements) < 5 or any(f.village.code not in codes for f in case.bound):
        yield Act(P.BODY_EDIT, place, "Lengkapi anggota BKAD", "Pemerintah Desa para pihak", url, "Lengkapi anggota")
    else:
        start = to("cooperation-move", case, "start_running")
        yield lead_act(case, P.RUN_START, "Mulai pelaksanaan", start, "Mulai pelaksanaan", "Kades")


def running(case: Case) -> Iterator[Act]:
    """Indicators, reports, and the yearly aksi-refleksi."""
    place = case.cooperation.place
    if not case.indicators:
        yield Act(P.REPORT_FILL, place, "Tentukan indikator", "BKAD", to("indicator-add", case), "Tambah indikator")
    elif not case.reports:
        yield Act(P.REPORT_FILL, place, "Isi laporan pertama", "BKAD", to("report-add", case), "Isi laporan")
    decided = {reflection.deliberation_id for reflection in case.reflections}
    open_meetings = [m for m in case.reflection_meetings if m.deliberation.pk not in decided]
    open_meetings = [m for m in open_meetings if m.deliberation.status != Deliberation.Status.CANCELLED]
    for meeting in open_meetings:
        if meeting.is_final:
            url = to("reflection-decide", case, meeting.mandate.pk)
            yield Act(P.REFLECTION_DECIDE, place, "Putuskan hasil aksi-refleksi", "Kades", url, "Putuskan")
        else:
            yield Act(P.MAD_RECORD, place, "Catat aksi-refleksi", "Sekdes", session_url(meeting), "Buka musyawarah")
            yield Act(P.MAD_ADOPT, place, "Sahkan aksi-refleksi", "Kades", session_url(meeting), "Buka musyawarah")
    if not open_meetings and not case.reflections:
        url = to("reflection-schedule", case)
        yield Act(P.MAD_SCHEDULE, place, "Jadwalkan aksi-refleksi", "Pemerintah Desa para pihak", url, "Jadwalkan")


def act_for(case: Case, user: Any) -> Act | None:
    """The first open act that this person may do."""
    return next((act for act in next_acts(case) if act.is_for(user)), None)
