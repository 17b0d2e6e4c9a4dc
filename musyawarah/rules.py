"""The rules of a musyawarah as data: each with its code, level, legal basis and the day it began to hold."""

from datetime import date

from django.urls import reverse

from musyawarah.meeting import Meeting
from musyawarah.models import Decision, DeliberationFile, Element
from records.rules import Level, Line, Rule, RuleBook, Source

PARTICIPANTS = "PP 43/2014 Pasal 80 ayat (2)"
ELEMENTS = "PP 43/2014 Pasal 80 ayat (3), diubah PP 47/2015"
OFFICIALS = {Element.GOVERNMENT, Element.COUNCIL}
VILLAGE_LAW_FROM = date(2014, 1, 15)
PARTICIPANTS_FROM = date(2014, 5, 30)
ELEMENTS_FROM = date(2015, 6, 30)
OLD_MINISTRY_FROM = date(2015, 1, 28)


def fix(meeting: Meeting, name: str, *args: str) -> str:
    """The page where it is mended."""
    return reverse(f"musyawarah:{name}", args=[meeting.pk, *args])


def officers_named(meeting: Meeting) -> list[Line]:
    """R33: the layout of a berita acara names place, chair and minute-taker."""
    officers, place = fix(meeting, "officers-edit"), fix(meeting, "deliberation-edit")
    return [
        told(meeting.venue, "Tempat musyawarah tercatat.", "Tempat musyawarah belum diisi.", place),
        told(meeting.chair, "Pimpinan musyawarah tercatat.", "Pimpinan musyawarah belum diisi.", officers),
        told(meeting.minute_taker, "Notulis tercatat.", "Notulis belum diisi.", officers),
    ]


def told(done: object, fulfilled: str, missing: str, url: str, village: str = "", code: str = "") -> Line:
    """One line of a checklist, with the sentence that fits."""
    return Line(bool(done), fulfilled if done else missing, village, code, "" if done else url)


def participants_present(meeting: Meeting) -> list[Line]:
    """R34: Pemerintah Desa, BPD and community elements take part (PP 43/2014 pasal 80 ayat (2))."""
    if meeting.inter_village:
        return []
    url, present = fix(meeting, "attendance-add"), meeting.by_element
    community = sum(people for element, people in present.items() if element not in OFFICIALS)
    return [
        told(present[Element.GOVERNMENT], "Pemerintah Desa hadir.", "Pemerintah Desa belum tercatat hadir.", url),
        told(present[Element.COUNCIL], "BPD hadir.", "BPD belum tercatat hadir.", url),
        told(community, "Unsur masyarakat hadir.", "Unsur masyarakat belum tercatat hadir.", url),
    ]


def every_village_present(meeting: Meeting) -> list[Line]:
    """R34b: a meeting between villages has somebody of each; no statute names a quorum."""
    if not meeting.inter_village:
        return []
    url, present = fix(meeting, "attendance-add"), meeting.by_village
    missing = "Belum ada yang tercatat hadir dari desa ini."
    return [
        told(present[village.code], f"{present[village.code]} orang hadir.", missing, url, village.name, village.code)
        for village in meeting.villages
    ]


def weaker_groups_present(meeting: Meeting) -> list[Line]:
    """R35: the law's list holds women's and poor people's groups (PP 47/2015); not all ten are forced."""
    if meeting.inter_village:
        return []
    url, present = fix(meeting, "attendance-add"), meeting.by_element
    return [
        told(
            present[element],
            f"Wakil {element.label.lower()} hadir.",
            f"Belum ada wakil {element.label.lower()}.",
            url,
        )
        for element in (Element.WOMEN, Element.POOR)
    ]


def two_thirds_present(meeting: Meeting) -> list[Line]:
    """R36: two thirds of those invited (Permendesa 2/2015 pasal 26, superseded; shown as an old reference).

    A share is counted only when those who must be asked are among the recorded invitations.
    """
    if not meeting.invited:
        return [Line(False, "Jumlah undangan belum dicatat.", fix_url=fix(meeting, "invitation-add"))]
    if missing := meeting.uninvited:
        named = " dan ".join([", ".join(missing[:-1]), missing[-1]] if missing[1:] else missing)
        return [Line(False, f"Undangan {named} belum dicatat.", fix_url=fix(meeting, "invitation-add"))]
    needed = -(-meeting.invited * 2 // 3)
    share = round(100 * meeting.present / meeting.invited)
    sentence = (
        f"{meeting.present} dari {meeting.invited} undangan hadir ({share} persen). "
        f"Paling sedikit dua pertiga, yaitu {needed}."
    )
    return [Line(meeting.present >= needed, sentence)]


def minutes_written(meeting: Meeting) -> list[Line]:
    """R33b: the outputs of a meeting are minutes and record; every agenda item has its minutes."""
    if not meeting.items:
        return [Line(False, "Agenda musyawarah belum diisi.", fix_url=fix(meeting, "agenda-add"))]
    return [
        told(
            item.minutes,
            f"Notulen agenda {item.position} sudah ditulis.",
            f"Notulen agenda {item.position} belum ditulis.",
            fix(meeting, "minutes-edit", item.pk),
        )
        for item in meeting.items
    ]


def main_item_decided(meeting: Meeting) -> list[Line]:
    """R37: consensus first, else a counted vote (Permendesa 2/2015 pasal 45)."""
    main = meeting.main_item
    if main is None:
        return [Line(False, "Agenda pokok belum ada.", fix_url=fix(meeting, "agenda-add"))]
    url = fix(meeting, "decision-edit", main.pk)
    if main.decision is None:
        return [Line(False, "Keputusan agenda pokok belum dicatat.", fix_url=url)]
    return [Line(True, f"Agenda pokok: {main.decision.outcome_word.lower()}."), *counted(meeting, url)]


def counted(meeting: Meeting, url: str) -> list[Line]:
    """Nobody votes who is not there; people can also have been taken off the list after the vote."""
    lines = []
    for item in meeting.items:
        decision = item.decision
        if decision is None:
            continue
        if decision.present_then > meeting.present:
            sentence = (
                f"Hadir saat memutuskan agenda {item.position} ({decision.present_then}) "
                f"melebihi daftar hadir ({meeting.present})."
            )
            lines.append(Line(False, sentence, fix_url=fix(meeting, "decision-edit", item.pk)))
        if decision.method == Decision.Method.VOTE and decision.votes > decision.present_then:
            lines.append(Line(False, f"Jumlah suara agenda {item.position} melebihi yang hadir.", fix_url=url))
    return lines


def signed_list_there(meeting: Meeting) -> list[Line]:
    """R39: the signed attendance list is there before the record counts for anything."""
    url = fix(meeting, "file-upload", DeliberationFile.Kind.ATTENDANCE.replace("_", "-"))
    there = meeting.has_scan(DeliberationFile.Kind.ATTENDANCE)
    return [
        told(there, "Daftar hadir bertanda tangan sudah diunggah.", "Daftar hadir bertanda tangan belum diunggah.", url)
    ]


MEETING_RULES = RuleBook(
    [
        Rule(
            "R33",
            4,
            Level.BLOCK,
            "Tempat, pimpinan, dan notulis tercatat",
            "Susunan berita acara yang lazim",
            Source.PRACTICE,
            VILLAGE_LAW_FROM,
            officers_named,
        ),
        Rule(
            "R34",
            4,
            Level.BLOCK,
            "Pemerintah Desa, BPD, dan unsur masyarakat hadir",
            PARTICIPANTS,
            Source.LAW,
            PARTICIPANTS_FROM,
            participants_present,
        ),
        Rule(
            "R34b",
            5,
            Level.BLOCK,
            "Pada musyawarah antar desa, tiap desa peserta hadir",
            "UU 6/2014 Pasal 92 ayat (2), ketentuan portal",
            Source.OWN,
            VILLAGE_LAW_FROM,
            every_village_present,
        ),
        Rule(
            "R35",
            4,
            Level.NOTE,
            "Kelompok perempuan dan kelompok masyarakat miskin terwakili",
            ELEMENTS,
            Source.LAW,
            ELEMENTS_FROM,
            weaker_groups_present,
        ),
        Rule(
            "R36",
            4,
            Level.NOTE,
            "Dua pertiga undangan hadir",
            "Acuan lama: Permendesa 2/2015 Pasal 26",
            Source.QUOTED,
            OLD_MINISTRY_FROM,
            two_thirds_present,
        ),
        Rule(
            "R33b",
            4,
            Level.BLOCK,
            "Tiap agenda punya notulen",
            "Susunan berita acara yang lazim",
            Source.PRACTICE,
            VILLAGE_LAW_FROM,
            minutes_written,
        ),
        Rule(
            "R37",
            4,
            Level.BLOCK,
            "Agenda pokok diputuskan dengan mufakat, atau dengan suara yang dihitung",
            "Acuan lama: Permendesa 2/2015 Pasal 45",
            Source.QUOTED,
            OLD_MINISTRY_FROM,
            main_item_decided,
        ),
        Rule(
            "R39",
            4,
            Level.BLOCK,
            "Daftar hadir bertanda tangan diunggah sebelum berita acara disahkan",
            "Ketentuan portal",
            Source.OWN,
            VILLAGE_LAW_FROM,
            signed_list_there,
        ),
    ]
)
BEFORE_ADOPTION = tuple(rule.code for rule in MEETING_RULES.rules if rule.level is Level.BLOCK)
REPRESENTATION = ("R34", "R34b", "R35", "R36")
