"""What the session page shows one person: the state in a sentence, the one next act, the checklist, the buttons."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from musyawarah.actions.common import recording_right, scheduling_right
from musyawarah.letters import letters_of
from musyawarah.meeting import Meeting
from musyawarah.models import Deliberation, DeliberationFile
from musyawarah.papers import printed_number
from musyawarah.queries import cancel_reason, load_meeting, participants, sees_counts, sees_names
from musyawarah.rules import MEETING_RULES, REPRESENTATION
from musyawarah.sight import may_read_letters
from musyawarah.workflow import its_day_has_come, moves_for
from records.formats import local_date, tanggal, tanggal_hari, tanggal_jam
from records.rules import Level, Line, Rule
from villages.regions.lineage import call_as_on

Status, Kind = Deliberation.Status, Deliberation.Kind
SIGNED_RECORD = DeliberationFile.Kind.SIGNED_RECORD
# Rule code -> what to do, the button, why.
ACT_OF_RULE = {
    "R33": ("Isi pimpinan dan notulis", "Isi pimpinan dan notulis", "Nama keduanya tercetak pada berita acara."),
    "R34": ("Catat kehadiran", "Catat kehadiran", "Pemerintah Desa, BPD, dan unsur masyarakat harus tercatat hadir."),
    "R34b": ("Catat kehadiran", "Catat kehadiran", "Tiap desa peserta harus tercatat hadir."),
    "R33b": ("Tulis notulen", "Tulis notulen", "Tiap agenda perlu notulen."),
    "R37": ("Catat keputusan", "Catat keputusan", "Agenda pokok belum punya keputusan yang sah."),
    "R39": (
        "Unggah daftar hadir bertanda tangan",
        "Unggah daftar hadir",
        "Foto atau PDF. Sesudah itu {adopter} bisa mengesahkan.",
    ),
}


@dataclass(frozen=True)
class NextAct:
    """The one next thing for this person; without `url` somebody else acts."""

    what: str
    sentence: str = ""
    url: str = ""
    button: str = ""
    is_post: bool = False
    then_url: str = ""
    then_button: str = ""
    heading: str = "Berikutnya, untuk Anda"


def page_url(deliberation: Deliberation, name: str, *args: str) -> str:
    """An address below this meeting."""
    return reverse(f"musyawarah:{name}", args=[deliberation.pk, *args])


def can_record(user: Any, deliberation: Deliberation) -> bool:
    """May this person write in the record now?"""
    return deliberation.status == Status.OPEN and user.can(recording_right(deliberation), deliberation.place)


def adopter(deliberation: Deliberation) -> str:
    """Who adopts, in words."""
    if deliberation.is_inter_village:
        return "Kades atau BKAD" if deliberation.body or deliberation.kind == Kind.INTER_VILLAGE else "Kades"
    return f"Ketua BPD {deliberation.village.name}"


def next_act(meeting: Meeting, deliberation: Deliberation, user: Any) -> NextAct | None:
    """The one next thing for this person; None when nothing is left."""
    makers = {Status.PLANNED: before, Status.OPEN: during, Status.FINAL: afterwards}
    maker = makers.get(Status(deliberation.status))
    return maker(meeting, deliberation, user) if maker else None


def before(meeting: Meeting, deliberation: Deliberation, user: Any) -> NextAct:
    """Invite; when the day has come, open."""
    moves = moves_for(deliberation)
    may_open = user.can(moves.moves["open"].permission, deliberation.place)
    if may_open and its_day_has_come(deliberation):
        verdict = moves.judge(deliberation, "open", user)
        if not verdict:
            return NextAct("Lengkapi syarat membuka musyawarah", verdict.reason)
        url = page_url(deliberation, "deliberation-move", "open")
        return NextAct(
            "Buka musyawarah", "Sesudah dibuka, kehadiran dan keputusan bisa dicatat.", url, "Buka musyawarah", True
        )
    if user.can(scheduling_right(deliberation), deliberation.place) and not meeting.invitations:
        url = page_url(deliberation, "invitation-add")
        return NextAct(
            "Catat undangan", "Catat siapa yang diundang, kapan, dan dengan cara apa.", url, "Catat undangan"
        )
    if its_day_has_come(deliberation):
        who = "Kades" if deliberation.is_inter_village else "Sekdes atau perangkat"
        return NextAct(f"Menunggu {who} membuka musyawarah", "Hari musyawarah sudah tiba.", heading="Berikutnya")
    day = tanggal_hari(deliberation.starts_at)
    return NextAct("Tunggu hari musyawarah", f"Musyawarah bisa dibuka mulai {day}.", heading="Berikutnya")


def during(meeting: Meeting, deliberation: Deliberation, user: Any) -> NextAct:
    """The first thing still missing; then adopt."""
    found = first_missing(meeting, deliberation)
    if found and can_record(user, deliberation):
        code, line = found
        what, button, why = ACT_OF_RULE[code]
        sentence = line.sentence if code in ("R37", "R33b") else why.format(adopter=adopter(deliberation))
        return NextAct(what, sentence, line.fix_url, button)
    if found:
        return NextAct(
            "Menunggu catatan lengkap", f"Petugas pencatat masih bekerja. {found[1].sentence}", heading="Berikutnya"
        )
    if user.can(moves_for(deliberation).moves["adopt"].permission, deliberation.place):
        url = page_url(deliberation, "deliberation-adopt")
        return NextAct(
            "Periksa dan sahkan berita acara",
            "Sesudah disahkan, isinya tidak bisa diubah lagi.",
            url,
            "Periksa berita acara",
        )
    return NextAct(f"Menunggu {adopter(deliberation)} mengesahkan", "Catatan sudah lengkap.", heading="Berikutnya")


def afterwards(meeting: Meeting, deliberation: Deliberation, user: Any) -> NextAct | None:
    """The signed paper back in, then the follow-ups."""
    if not user.can(recording_right(deliberation), deliberation.place):
        return None
    if not meeting.has_scan(SIGNED_RECORD):
        return sign_and_return(deliberation, user)
    if meeting.open_tasks:
        task = meeting.open_tasks[0]
        url = page_url(deliberation, "follow-up-close", task.pk)
        return NextAct(
            f"Tutup tindak lanjut: {task.what}", f"Paling lambat {tanggal(task.due)}.", url, "Tutup tindak lanjut"
        )
    return None


def sign_and_return(deliberation: Deliberation, user: Any) -> NextAct:
    """Print first, upload afterwards; the paper bears names, so not everybody may print it."""
    upload = page_url(deliberation, "file-upload", "berita-acara")
    sentence = "Cetak, tandatangani, dan beri cap. Lalu unggah foto atau pindaiannya."
    if not sees_names(user, deliberation):
        return NextAct("Unggah berita acara bertanda tangan", sentence, upload, "Unggah berita acara")
    return NextAct(
        "Cetak dan tandatangani berita acara",
        sentence,
        page_url(deliberation, "official-record"),
        "1. Unduh dan cetak berita acara",
        then_url=upload,
        then_button="2. Unggah yang sudah ditandatangani",
    )


def checklist(meeting: Meeting, deliberation: Deliberation) -> list[tuple[Rule, Line]]:
    """The rules of the meeting's day with their lines."""
    day = local_date(deliberation.starts_at)
    rules = [rule for rule in MEETING_RULES.rules if rule.valid_from <= day]
    return [(rule, line) for rule in rules for line in rule.check(meeting)]


def first_missing(meeting: Meeting, deliberation: Deliberation) -> tuple[str, Line] | None:
    """The first thing that keeps the record from being adopted."""
    stops = [(rule.code, line) for rule, line in checklist(meeting, deliberation) if rule.stops(line)]
    return stops[0] if stops else None


def for_person(lines: list[tuple[Rule, Line]], records: bool, invites: bool) -> list[tuple[Rule, Line]]:
    """Links are for those who can follow them."""
    may = {rule.code: invites if rule.code == "R36" else records for rule, _ in lines}
    return [(rule, line if may[rule.code] else replace(line, fix_url="")) for rule, line in lines]


def requirements(meeting: Meeting, deliberation: Deliberation, user: Any) -> dict[str, Any]:
    """The checklist of the page: each gap once, blocking ones first; what is met only counted until opened."""
    lines = checklist(meeting, deliberation)
    is_open = deliberation.status == Status.OPEN
    missing = [pair for pair in lines if pair[0].stops(pair[1])] if is_open else []
    asked = sum(1 for rule, _ in lines if rule.level is Level.BLOCK)
    told = [pair for pair in lines if is_open or pair[0].code in REPRESENTATION]
    if not sees_counts(user, deliberation):
        told = []
    notes = [(rule, line) for rule, line in told if not line.done and rule.level is Level.NOTE]
    records = can_record(user, deliberation)
    invites = is_open and user.can(scheduling_right(deliberation), deliberation.place)
    return {
        "missing_count": len(missing),
        "gaps": for_person(missing + notes, records, invites),
        "met": for_person([pair for pair in told if pair[1].done], False, False),
        "progress": f"{asked - len(missing)} dari {asked} sudah terpenuhi." if is_open else "",
        "checklist_title": "Sebelum disahkan" if is_open else "Keterwakilan",
    }


def title_of_page(deliberation: Deliberation) -> str:
    """Musyawarah Desa Sahang, 17 November 2026."""
    day = tanggal(deliberation.starts_at)
    if deliberation.is_inter_village:
        return f"{deliberation.get_kind_display()}, {day}"
    return f"Musyawarah {deliberation.village.title}, {day}"


def number_of(deliberation: Deliberation) -> str:
    """The printed number of the final record; empty before."""
    if not deliberation.is_final:
        return ""
    return printed_number(deliberation, deliberation.number)


def state_sentence(meeting: Meeting, deliberation: Deliberation, missing: int) -> str:
    """How it stands, in one sentence or two."""
    main = meeting.main_item
    decided = f"{main.decision.outcome_word}. " if main and main.decision else ""
    when = f"{tanggal_hari(deliberation.starts_at)} di {deliberation.venue}"
    return {
        Status.PLANNED: f"Dijadwalkan {when}.",
        Status.OPEN: decided
        + (
            f"Berita acara masih draf. Masih kurang {missing} hal sebelum bisa disahkan."
            if missing
            else "Catatan lengkap. Berita acara siap disahkan."
        ),
        Status.FINAL: f"{decided}Final sejak {tanggal_jam(deliberation.adopted_at)}. Tidak bisa diubah lagi.",
        Status.CANCELLED: f"Dibatalkan. Semula {when}.",
    }[Status(deliberation.status)]


def detail_context(deliberation: Deliberation, user: Any) -> dict[str, Any]:
    """Everything the session page shows; what was adopted, under the names of its day."""
    if deliberation.is_final:
        day = timezone.localdate(deliberation.starts_at)
        call_as_on([deliberation.village, *deliberation.villages.all()], lambda _: day)
    meeting = load_meeting(deliberation)
    asked = requirements(meeting, deliberation, user)
    buttons = moves_for(deliberation).open_to(deliberation, user)
    act = next_act(meeting, deliberation, user)
    shown = {
        "deliberation": deliberation,
        "meeting": meeting,
        "title": title_of_page(deliberation),
        "number": number_of(deliberation),
        "lead": state_sentence(meeting, deliberation, asked["missing_count"]),
        "act": act,
        "prints_next": bool(act and act.then_url),
        "blocked_opening": [found for move, verdict in buttons if move.name == "open" for found in verdict.findings],
        "villages": participants(deliberation),
        "buttons": buttons,
        "can_record": can_record(user, deliberation),
        "cancel_reason": cancel_reason(deliberation),
        "has_begun": deliberation.status in (Status.OPEN, Status.FINAL),
        "today": timezone.localdate(),
        "letters": letters_of(deliberation) if may_read_letters(user, deliberation) else [],
        "attendance_kind": DeliberationFile.Kind.ATTENDANCE.value,
    }
    return shown | asked | rights_on_page(deliberation, user)


def rights_on_page(deliberation: Deliberation, user: Any) -> dict[str, bool]:
    """What this person may do or read, besides recording."""
    records_ever = user.can(recording_right(deliberation), deliberation.place)
    return {
        "can_prepare": deliberation.status in (Status.PLANNED, Status.OPEN) and records_ever,
        "can_schedule": user.can(scheduling_right(deliberation), deliberation.place),
        "can_close": deliberation.status in (Status.OPEN, Status.FINAL) and records_ever,
        "sees_names": sees_names(user, deliberation),
        "sees_counts": sees_counts(user, deliberation),
    }


def adoption_context(deliberation: Deliberation, user: Any) -> dict[str, Any]:
    """The check-answers page before adoption."""
    meeting = load_meeting(deliberation)
    lines = checklist(meeting, deliberation)
    return {
        "deliberation": deliberation,
        "meeting": meeting,
        "villages": participants(deliberation),
        "verdict": moves_for(deliberation).judge(deliberation, "adopt", user),
        "notes": [(rule, line) for rule, line in lines if rule.level is Level.NOTE and not line.done],
        "fixes": can_record(user, deliberation),
    }
