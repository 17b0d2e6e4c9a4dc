"""How the rules of steps 5 and 6 look at a case."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from musyawarah.models import Outcome
from partnerships.case import Case, Meeting
from partnerships.checks_early import to, village_line
from partnerships.models import BodyMember, Cooperation, Review, Signature
from records.formats import tanggal
from records.rules import Line

YEAR = timedelta(days=365)


def text_url(case: Case) -> str:
    """The page of the text; nothing while there is none."""
    if case.instrument is None:
        return ""
    return reverse("partnerships:instrument-detail", args=[case.instrument.pk])


def clauses_filled(case: Case) -> list[Line]:
    """R23: text for all eight clauses a–h."""
    if case.instrument is None:
        drafting = case.cooperation.stage == Cooperation.Stage.DRAFTING
        url = to("instrument-create", case) if drafting else ""
        return [Line(False, f"Naskah {case.cooperation.words.instrument} belum dibuat", fix_url=url)]
    empty = [clause.letter for clause in case.clauses if not clause.text.strip()]
    sentence = (
        f"Huruf {', '.join(empty)} belum diisi" if empty else f"Delapan pasal terisi, versi {case.instrument.version}"
    )
    return [Line(not empty, sentence, fix_url=text_url(case))]


def villages_decided(case: Case) -> list[Line]:
    """R24: a musyawarah antar desa agreed to this version of the text, every village."""
    meeting = case.text_meeting
    if meeting is None:
        url = to("mad-schedule", case) if case.instrument else ""
        return [Line(False, "Musyawarah antar desa belum dijadwalkan", fix_url=url)]
    url = reverse("musyawarah:deliberation-detail", args=[meeting.deliberation.pk])
    day = tanggal(meeting.deliberation.starts_at)
    if not meeting.is_final:
        return [Line(False, f"Hasil musyawarah antar desa {day} belum disahkan", fix_url=url)]
    lines = [
        village_line(
            file,
            meeting.results.get(file.village.code) == Outcome.AGREED and meeting.outcome == Outcome.AGREED,
            f"Menyepakati versi {meeting.mandate.version} dalam musyawarah antar desa {day}",
            f"Desa {{desa}} tidak menyepakati dalam musyawarah antar desa {day}",
            url,
        )
        for file in case.bound
    ]
    return lines + version_lines(case, meeting)


def version_lines(case: Case, meeting: Meeting) -> list[Line]:
    """A later version needs a new meeting, unless the lead wrote that the change is editorial."""
    text = case.instrument
    if text is None or meeting.mandate.version == text.version or text.editorial_note:
        return []
    sentence = (
        f"Musyawarah antar desa memutuskan versi {meeting.mandate.version}, naskah kini versi {text.version}. "
        "Adakan musyawarah lagi, atau tulis bahwa perubahannya hanya redaksional"
    )
    return [Line(False, sentence, fix_url=text_url(case))]


def review_done(case: Case) -> list[Line]:
    """The kecamatan (one kecamatan only) and the kabupaten have said that it may be signed; never a permit."""
    text = case.instrument
    last = {r.level: r for r in case.reviews if text and r.round == text.round}
    levels = [Review.Level.DISTRICT, Review.Level.REGENCY] if len(case.districts) == 1 else [Review.Level.REGENCY]
    lines = []
    for level in levels:
        review = last.get(level)
        done = bool(review and review.verdict == Review.Verdict.RECOMMENDED)
        word = review.get_verdict_display().lower() if review else "belum meninjau"
        lines.append(Line(done, f"{level.label}: {word}", fix_url=text_url(case)))
    return lines


def all_signed(case: Case) -> list[Line]:
    """R45: the signature of every kades, with the village's own number."""
    lines = []
    for file in case.bound:
        row = file.signature
        done = bool(row and row.status != Signature.Status.WAITING)
        yes = f"Nomor {row.number} tahun {row.year}, ditandatangani {tanggal(row.signed_on)}" if done else ""
        missing = "Kades {desa} belum menandatangani Peraturan Bersama"
        lines.append(village_line(file, done, yes, missing, text_url(case)))
    return lines


def all_promulgated(case: Case) -> list[Line]:
    """R47: promulgated in each village's Berita Desa by its sekdes."""
    lines = []
    for file in case.bound:
        row = file.signature
        done = bool(row and row.promulgated_on)
        yes = f"Berita Desa nomor {row.bulletin_number} tahun {row.bulletin_year}" if done else ""
        missing = "Peraturan Bersama belum diundangkan di Berita Desa {desa}"
        lines.append(village_line(file, done, yes, missing, text_url(case)))
    return lines


def all_disseminated(case: Case) -> list[Line]:
    """R49: spread in each village."""
    lines = []
    for file in case.bound:
        row = file.signature
        done = bool(row and row.disseminated_on)
        yes = f"{row.dissemination}, {tanggal(row.disseminated_on)}" if done else ""
        told = "diumumkan" if case.cooperation.with_third_party else "disebarluaskan"
        missing = f"{case.cooperation.words.instrument} belum {told} di Desa {{desa}}"
        lines.append(village_line(file, done, yes, missing, text_url(case)))
    return lines


def body_url(case: Case) -> str:
    """Where the joint body is formed or kept."""
    body, stage = case.cooperation.body_id, case.cooperation.stage
    if body:
        return reverse("partnerships:body-detail", args=[body])
    return to("body-form", case) if stage in (Cooperation.Stage.IN_FORCE, Cooperation.Stage.RUNNING) else ""


def body_formed(case: Case) -> list[Line]:
    """R53: a joint body (BKAD) carries the cooperation out."""
    body = case.cooperation.body
    sentence = f"{body.name}, {body.decree_number}" if body else "BKAD belum dibentuk"
    return [Line(body is not None, sentence, fix_url=body_url(case))]


def five_elements(case: Case) -> list[Line]:
    """R54: members from all five elements."""
    present = {member.element for member in case.members}
    absent = [label for value, label in BodyMember.Element.choices if value not in present]
    women = sum(member.sex == "P" for member in case.members)
    sentence = (
        f"BKAD belum punya wakil: {', '.join(absent)}" if absent else f"Lima unsur lengkap, {women} anggota perempuan"
    )
    return [Line(not absent, sentence, fix_url=body_url(case))]


def every_village_in_body(case: Case) -> list[Line]:
    """R55: every village has at least one member in the joint body."""
    codes = {member.village.code for member in case.members}
    return [
        village_line(
            file,
            file.village.code in codes,
            "Punya wakil dalam BKAD",
            "Desa {desa} belum punya wakil dalam BKAD",
            body_url(case),
        )
        for file in case.bound
    ]


def reported(case: Case) -> list[Line]:
    """R65: at least one report against an indicator."""
    done = bool(case.reports and case.indicators)
    if not case.indicators:
        return [Line(False, "Indikator belum ditentukan", fix_url=running(case, "indicator-add"))]
    sentence = f"{len(case.reports)} laporan" if done else "Belum ada laporan"
    return [Line(done, sentence, fix_url="" if done else running(case, "report-add"))]


def is_due(case: Case) -> bool:
    """R71: no aksi-refleksi yet, or the last one is a year ago."""
    last = case.reflections[0] if case.reflections else None
    return last is None or timezone.localdate() - last.decided_on >= YEAR


def reflected(case: Case) -> list[Line]:
    """R71: at least one aksi-refleksi in each year while the cooperation runs."""
    url, last = running(case, "reflection-schedule"), case.reflections[0] if case.reflections else None
    if last and is_due(case):
        return [Line(False, f"Aksi-refleksi terakhir {tanggal(last.decided_on)}, sudah setahun", fix_url=url)]
    if last:
        return [Line(True, f"{last.get_result_display()}, {tanggal(last.decided_on)}")]
    return [Line(False, "Aksi-refleksi tahun ini belum diadakan", fix_url=url)]


def running(case: Case, page: str) -> str:
    """A page that only a running cooperation has."""
    return to(page, case) if case.cooperation.stage == Cooperation.Stage.RUNNING else ""
