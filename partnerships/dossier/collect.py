"""What a dossier holds for one person: each paper is asked for as its own page asks."""

from typing import Any

from django.utils import timezone

from accounts.permissions import Permission as P
from musyawarah.letters import letters_of
from musyawarah.models import Deliberation
from musyawarah.papers import TEMPLATE as RECORD
from musyawarah.papers import official_record_data, title_of
from musyawarah.queries import sees_names, with_place
from musyawarah.sight import may_read, may_read_draft, may_read_file, may_read_letters, may_read_record
from partnerships.case import Case, Meeting
from partnerships.dossier.entries import Found
from partnerships.models import CooperationBody, SignatureScan, VillageRegulation
from partnerships.paper_files import with_letters
from partnerships.papers import paper_of_text, report, village_regulation
from partnerships.sight import may_read_text
from partnerships.texts import with_place as texts_with_place
from records.formats import local_date, tanggal

OFFER, VILLAGE, PERDES = "1-penawaran", "2-musyawarah-desa", "3-perdes"
BETWEEN, TEXT, BODY = "4-musyawarah-antar-desa", "5-naskah", "6-bkad"
REPORTS, REFLECTION = "7-laporan", "8-aksi-refleksi"
PARTIES_ONLY = "hanya boleh dibuka para pihak dan peninjaunya"
NAMES = "memuat nama peserta, yang hanya boleh dibaca desanya"


def collect(case: Case, user: Any) -> Found:
    """All papers, in the order of the six steps."""
    found = Found()
    works_here = user.can(P.COOPERATION_VIEW, case.cooperation.place)
    offers(case, found, works_here)
    old_text(case, found, user)
    add_meetings([m for file in case.files for m in [*file.meetings, *file.text_meetings]], VILLAGE, found, user)
    regulations(case, found, user)
    add_meetings(case.text_meetings, BETWEEN, found, user)
    text(case, found, user)
    body(case, found, user)
    for row in case.reports:
        title = f"Laporan {tanggal(row.period_start)} sampai {tanggal(row.period_end)}".replace("\u00a0", " ")
        data, day = report.report_data(row, case.cooperation), local_date(row.created_at)
        found.draft(REPORTS, title, report.TEMPLATE, data, day, kind="cetakan")
    add_meetings(case.reflection_meetings, REFLECTION, found, user)
    return found


def offers(case: Case, found: Found, works_here: bool) -> None:
    """Letters to other kades, the announcement to outside parties, and what these sent."""
    asked = [party for party in case.parties if party.status not in party.OUTSIDE]
    for party in with_letters(asked):
        found.final(OFFER, party.letter, case.offer.number if case.offer else "", case.offer and case.offer.dated)
    if not works_here:
        return
    if case.announcement:
        found.final(OFFER, case.announcement.paper, case.announcement.number, case.announcement.dated)
    for row in case.proposals:
        found.stored(OFFER, f"Penawaran {row.partner}", "berkas", row.document, row.dated)


def old_text(case: Case, found: Found, user: Any) -> None:
    """What was signed before the portal: its scan is read by those who may read a text."""
    if case.legacy is None or case.legacy.document is None:
        return
    title = f"Naskah lama: {case.legacy.text_title}"
    if user.can(P.INSTRUMENT_VIEW, case.cooperation.place):
        found.stored(TEXT, title, "pindaian", case.legacy.document)
    else:
        found.withhold(TEXT, title, PARTIES_ONLY)


def add_meetings(held: list[Meeting], folder: str, found: Found, user: Any) -> None:
    """Each meeting's letters, record and scans, oldest meeting first."""
    rows = {row.pk: row for row in with_place().filter(pk__in=[meeting.deliberation.pk for meeting in held])}
    for meeting in sorted(held, key=lambda each: (each.deliberation.starts_at, each.deliberation.pk)):
        add_meeting(rows[meeting.deliberation.pk], folder, found, user)


def add_meeting(deliberation: Deliberation, folder: str, found: Found, user: Any) -> None:
    """One meeting: names only to those who may read names."""
    day = local_date(deliberation.starts_at)
    where = f"{deliberation.village.title}, {tanggal(day)}".replace("\u00a0", " ")
    if not may_read(user, deliberation):
        return
    for letter in letters_of(deliberation) if may_read_letters(user, deliberation) else []:
        found.final(folder, letter.paper, day=letter.dated)
    if may_read_record(user, deliberation):
        found.final(folder, deliberation.paper, day=day)
    elif deliberation.paper:
        found.withhold(folder, deliberation.paper.title, NAMES)
    if may_read_draft(user, deliberation):
        data = official_record_data(deliberation, names=sees_names(user, deliberation))
        found.draft(folder, f"{title_of(deliberation)} {where}", RECORD, data, day)
    for row in deliberation.files.select_related("document").order_by("kind", "version"):
        title = f"{row.get_kind_display()} {where}, versi {row.version}"
        if may_read_file(user, deliberation, row.kind):
            found.stored(folder, title, "pindaian", row.document, local_date(row.created_at))
        else:
            found.withhold(folder, title, NAMES)


def regulations(case: Case, found: Found, user: Any) -> None:
    """The umbrella Perdes of each bound village: final, or as it stands."""
    for file in case.bound:
        if file.regulation is None or not user.can(P.REGULATION_VIEW, file.village.place):
            continue
        row = VillageRegulation.objects.select_related("village", "paper__document").get(pk=file.regulation.pk)
        found.final(PERDES, row.paper, f"{row.number} Tahun {row.year}", row.promulgated_on)
        if row.text.strip() and not row.paper_id:
            data = village_regulation.regulation_data(row)
            title = f"Rancangan Perdes {row.village} tentang {row.title}"
            found.draft(PERDES, title, village_regulation.TEMPLATE, data, timezone.localdate())


def text(case: Case, found: Found, user: Any) -> None:
    """The text: final or as it stands, and the scans of what each village signed."""
    if case.instrument is None:
        return
    row = texts_with_place().select_related("paper__document").get(pk=case.instrument.pk)
    if not may_read_text(user, row):
        return
    found.final(TEXT, row.paper)
    if row.paper is None:
        paper = paper_of_text(row)
        title = f"{paper.title(row)}, versi {row.version}"
        found.draft(TEXT, title, paper.template, paper.data(row), timezone.localdate())
    if not user.can(P.INSTRUMENT_VIEW, row.place):
        return
    scans = SignatureScan.objects.filter(signature__instrument=row)
    for scan in scans.select_related("document", "signature__party__village").order_by(
        "signature__party__village__code", "version"
    ):
        title = f"Naskah bertanda tangan {scan.signature.party.village.title}, pindaian {scan.version}"
        found.stored(TEXT, title, "pindaian", scan.document, local_date(scan.created_at))


def body(case: Case, found: Found, user: Any) -> None:
    """The decrees about the joint body."""
    if not case.cooperation.body_id:
        return
    row = CooperationBody.objects.prefetch_related("cooperations__parties__village", "cooperations__lead")
    joint = row.get(pk=case.cooperation.body_id)
    if user.can(P.COOPERATION_VIEW, joint.place):
        for decree in joint.decrees.select_related("paper__document"):
            found.final(BODY, decree.paper, f"{decree.number} Tahun {decree.year}", decree.decided_on)
