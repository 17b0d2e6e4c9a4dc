"""Open acts of the text, its review and signatures, the joint body, and the running cooperation."""

from collections.abc import Iterator

from django.urls import reverse

from accounts.permissions import Permission as P
from musyawarah.models import Deliberation
from partnerships.acts import Act, at, lead_act, session_acts, session_url, village_act
from partnerships.case import Case, Meeting
from partnerships.checks_early import plans_referenced, programme_money, to
from partnerships.models import Instrument, Signature, VillageRegulation

Text, Perdes = Instrument.Status, VillageRegulation.Status
BETWEEN = (P.MAD_SCHEDULE, P.MAD_RECORD, P.MAD_ADOPT)
KEEPERS = ("Sekdes para pihak", "Sekdes para pihak", "Kades")


def between_villages(case: Case, meeting: Meeting, noun: str) -> Iterator[Act]:
    """What a meeting between the villages asks for now."""
    for right, verb, who, button in session_acts(meeting, BETWEEN, KEEPERS):
        yield Act(right, case.cooperation.place, f"{verb} {noun}", who, session_url(meeting), button)


def drafting(case: Case) -> Iterator[Act]:
    """The text, each village's Perdes and delegates, the MAD, the review, signatures and promulgation."""
    text = case.instrument
    if text is None:
        url = to("instrument-create", case)
        yield from at(5, [lead_act(case, P.INSTRUMENT_EDIT, "Buat naskah Peraturan Bersama", url, "Buat naskah")])
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
    """Fill the clauses, hold the MAD, send the text."""
    url = reverse("partnerships:instrument-detail", args=[text.pk])
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
        yield from between_villages(case, meeting, "musyawarah antar desa")
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
            yield from between_villages(case, meeting, "aksi-refleksi")
    if not open_meetings and not case.reflections:
        url = to("reflection-schedule", case)
        yield Act(P.MAD_SCHEDULE, place, "Jadwalkan aksi-refleksi", "Pemerintah Desa para pihak", url, "Jadwalkan")
