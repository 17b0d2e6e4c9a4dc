"""Open acts of the text, its review and signatures, the joint body, and the running cooperation."""

from collections.abc import Iterator

from django.urls import reverse

from accounts.permissions import Permission as P
from musyawarah.models import Deliberation, Outcome
from partnerships.acts import Act, at, lead_act, session_acts, session_url, village_act
from partnerships.acts_text import deciding, partner_signing
from partnerships.case import Case, Meeting
from partnerships.checks_early import to
from partnerships.checks_late import is_due
from partnerships.checks_programmes import plans_referenced, programme_money
from partnerships.models import Instrument, Party, Signature, VillageRegulation

Text, Perdes = Instrument.Status, VillageRegulation.Status
BETWEEN = (P.MAD_SCHEDULE, P.MAD_RECORD, P.MAD_ADOPT)
KEEPERS = ("Sekdes para pihak", "Sekdes para pihak", "Kades")


def between_villages(case: Case, meeting: Meeting, noun: str) -> Iterator[Act]:
    """What a meeting between the villages asks for now."""
    planned = meeting.deliberation.status == Deliberation.Status.PLANNED
    for right, verb, who, button in session_acts(meeting, BETWEEN, KEEPERS):
        if planned and right == P.MAD_RECORD:  # nothing is recorded before a kades opened it
            yield Act(P.MAD_OPEN, case.cooperation.place, f"Buka {noun}", KEEPERS[2], session_url(meeting), button)
            continue
        yield Act(right, case.cooperation.place, f"{verb} {noun}", who, session_url(meeting), button)


def drafting(case: Case) -> Iterator[Act]:
    """The text, each village's Perdes and delegates, the MAD, the review, signatures and promulgation."""
    text = case.instrument
    if text is None:
        url = to("instrument-create", case)
        what = f"Buat naskah {case.cooperation.words.instrument}"
        yield from at(5, [lead_act(case, P.INSTRUMENT_EDIT, what, url, "Buat naskah")])
    elif text.status == Text.DRAFT:
        yield from at(3, programme_acts(case))
        yield from at(5, writing(case, text))
    elif text.status in (Text.DISTRICT_REVIEW, Text.REGENCY_REVIEW):
        district = text.status == Text.DISTRICT_REVIEW
        right = P.REVIEW_DISTRICT if district else P.REVIEW_REGENCY
        url = reverse("partnerships:review-detail", args=[text.pk])
        yield Act(right, text.place, "Tinjau naskah", "Camat" if district else "Kabupaten", url, "Tinjau naskah", 5)
    else:
        yield from at(5, signing(case, text))
    if text is None or text.status == Text.DRAFT:
        yield from at(4, village_papers(case))


def programme_acts(case: Case) -> Iterator[Act]:
    """The money of each programme and each village's share, once all villages have accepted."""
    for programme in case.programmes:
        if not programme_money(case, programme).done:
            url = to("programme-detail", case, programme.pk)
            yield lead_act(case, P.PROGRAMME_EDIT, f"Lengkapi pendanaan {programme.name}", url, "Lengkapi pendanaan")
    if case.programmes and not all(line.done for line in plans_referenced(case)):
        url = to("programme-detail", case, case.programmes[0].pk)
        yield lead_act(case, P.PROGRAMME_EDIT, "Tulis manfaat dan rujukan tiap desa", url, "Lengkapi bagian desa")


def writing(case: Case, text: Instrument) -> Iterator[Act]:
    """Fill the clauses, let the villages decide, send the text."""
    url = reverse("partnerships:instrument-detail", args=[text.pk])
    if any(not clause.text.strip() for clause in case.clauses):
        yield lead_act(case, P.INSTRUMENT_EDIT, "Isi delapan pasal naskah", url, "Isi naskah")
        return
    if case.cooperation.decided_in_villages:
        open_acts = list(deciding(case, text))
        yield from open_acts or [sending(case, text)]
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
        yield from between_villages(case, meeting, "musyawarah antar desa")
    else:
        yield sending(case, text)


def sending(case: Case, text: Instrument) -> Act:
    """The text goes to the reviewers, or is mended first for those who sent it back."""
    if text.round > 0:
        url, what = reverse("partnerships:instrument-detail", args=[text.pk]), "Perbaiki naskah, lalu kirim lagi"
        return lead_act(case, P.INSTRUMENT_SUBMIT, what, url, "Lihat yang perlu diperbaiki")
    url = reverse("partnerships:instrument-submit", args=[text.pk])
    return lead_act(case, P.INSTRUMENT_SUBMIT, "Kirim naskah untuk ditinjau", url, "Kirim naskah")


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
        if not file.delegates and not case.cooperation.decided_in_villages:
            url = to("delegate-list", case, file.party.pk)
            yield village_act(file, P.DELEGATE_NAME, "Tunjuk utusan Desa {desa}", "Sekdes", url, "Tunjuk utusan")


def signing(case: Case, text: Instrument) -> Iterator[Act]:
    """Each kades signs, and the outside party; each sekdes makes it known; then it is in force."""
    agreement = case.cooperation.with_third_party
    for file in case.bound:
        row = file.signature
        if row is None:
            continue
        if row.status == Signature.Status.WAITING:
            url = reverse("partnerships:signature-sign", args=[text.pk, row.pk])
            what = f"Tandatangani {case.cooperation.words.instrument}, Desa {{desa}}"
            yield village_act(file, P.INSTRUMENT_SIGN, what, "Kades", url, "Tandatangani")
        elif agreement and text.status == Text.SIGNED and row.status == Signature.Status.SIGNED:
            url = reverse("partnerships:signature-announce", args=[text.pk, row.pk])
            what = "Umumkan kepada warga Desa {desa}"
            yield village_act(file, P.INSTRUMENT_PROMULGATE, what, "Sekdes", url, "Catat pengumuman")
        elif text.status == Text.SIGNED and row.status == Signature.Status.SIGNED:
            url = reverse("partnerships:signature-promulgate", args=[text.pk, row.pk])
            what = "Undangkan di Berita Desa {desa}"
            yield village_act(file, P.INSTRUMENT_PROMULGATE, what, "Sekdes", url, "Undangkan")
        elif row.status == Signature.Status.PROMULGATED:
            url = reverse("partnerships:signature-disseminate", args=[text.pk, row.pk])
            what = "Catat penyebarluasan di Desa {desa}"
            yield village_act(file, P.INSTRUMENT_PROMULGATE, what, "Sekdes", url, "Catat penyebarluasan")
    yield from partner_signing(case, text)
    if all(f.signature and f.signature.status in Signature.KNOWN for f in case.bound):
        url = to("cooperation-move", case, "declare_in_force")
        yield lead_act(case, P.IN_FORCE_DECLARE, "Nyatakan kerja sama berlaku", url, "Nyatakan berlaku", "Kades")


def founding(case: Case) -> Iterator[Act]:
    """The joint body where the track has one, then the start."""
    place = case.cooperation.place
    start = lead_act(
        case,
        P.RUN_START,
        "Mulai pelaksanaan",
        to("cooperation-move", case, "start_running"),
        "Mulai pelaksanaan",
        "Kades",
    )
    if case.cooperation.decided_in_villages:
        yield start
        return
    if case.cooperation.body_id is None:
        yield Act(P.BODY_EDIT, place, "Bentuk BKAD", "Pemerintah Desa para pihak", to("body-form", case), "Bentuk BKAD")
        return
    url = reverse("partnerships:body-detail", args=[case.cooperation.body_id])
    elements = {member.element for member in case.members}
    codes = {member.village.code for member in case.members}
    if len(elements) < 5 or any(f.village.code not in codes for f in case.bound):
        yield Act(P.BODY_EDIT, place, "Lengkapi anggota BKAD", "Pemerintah Desa para pihak", url, "Lengkapi anggota")
    else:
        yield start


def confirming(case: Case) -> Iterator[Act]:
    """Each village that old data name says for itself whether it signed (R69)."""
    for party in case.parties:
        if party.status == Party.Status.INVITED:
            name, url = party.village.name, to("legacy-confirm", case, party.village.code)
            what, who = f"Benarkan data lama, Desa {name}", f"Kades atau Sekdes {name}"
            yield Act(P.OLD_DATA_KEEP, party.place, what, who, url, "Benarkan data lama")


def running(case: Case) -> Iterator[Act]:
    """Indicators, reports, and the yearly aksi-refleksi."""
    place = case.cooperation.place
    who = "Pemerintah Desa" if case.cooperation.decided_in_villages else "BKAD"
    if not case.indicators:
        yield Act(P.REPORT_FILL, place, "Tentukan indikator", who, to("indicator-add", case), "Tambah indikator")
    elif not case.reports:
        yield Act(P.REPORT_FILL, place, "Isi laporan pertama", who, to("report-add", case), "Isi laporan")
    yield from reflecting(case)
    if lacks_body(case):
        yield Act(P.BODY_EDIT, place, "Catat BKAD", "Pemerintah Desa para pihak", to("body-form", case), "Catat BKAD")


def lacks_body(case: Case) -> bool:
    """Old data between villages: its BKAD exists on paper, and may be entered (UU 6/2014 pasal 92 ayat (3))."""
    cooperation = case.cooperation
    return cooperation.is_old_data and not cooperation.decided_in_villages and cooperation.body_id is None


def reflecting(case: Case) -> Iterator[Act]:
    """An aksi-refleksi is scheduled, held and decided; the next one is due a year after the last (R71)."""
    place = case.cooperation.place
    decided = {reflection.deliberation_id for reflection in case.reflections}
    open_meetings = [m for m in case.reflection_meetings if m.deliberation.pk not in decided]
    open_meetings = [m for m in open_meetings if m.deliberation.status != Deliberation.Status.CANCELLED]
    for meeting in open_meetings:
        if not meeting.is_final:
            yield from between_villages(case, meeting, "aksi-refleksi")
        elif meeting.outcome == Outcome.AGREED:
            url = to("reflection-decide", case, meeting.mandate.pk)
            yield Act(P.REFLECTION_DECIDE, place, "Putuskan hasil aksi-refleksi", "Kades", url, "Putuskan")
    waiting = [m for m in open_meetings if not m.is_final or m.outcome == Outcome.AGREED]
    if not waiting and is_due(case):
        url = to("reflection-schedule", case)
        yield Act(P.MAD_SCHEDULE, place, "Jadwalkan aksi-refleksi", "Pemerintah Desa para pihak", url, "Jadwalkan")
