"""The acts of a meeting: what they write, what they refuse, what the trail keeps."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.utils import timezone

from musyawarah import actions
from musyawarah.models import Attendance, Decision, Deliberation
from records import trail
from records.models import Document, Event, IssuedNumber, Paper
from records.verdict import Refused
from tests.conftest import NGEBEL, WAGIRLOR
from tests.musyawarah.build import FileKind, Kind, Status, come, complete, decide, planned, running, scan

FINAL = "Berita acara sudah final. Perbaikan dibuat sebagai catatan baru."


def test_schedule_writes_agenda_with_one_main_item(people, regions):
    deliberation = planned(regions, people.sekdes_sahang, main_title="Kerja sama air bersih")
    rows = [(item.position, item.title, item.is_main) for item in deliberation.agenda.all()]
    assert rows == [
        (1, "Kerja sama air bersih", True),
        (2, "Air yang disediakan", False),
        (3, "Utusan ke MAD", False),
    ]
    assert trail.timeline([deliberation]).get().action == "deliberation.schedule"


@pytest.mark.parametrize(
    "name, error", [("kades_sahang", PermissionDenied), ("camat", PermissionDenied), ("sekdes_ngebel", Http404)]
)
def test_only_the_village_schedules_its_meeting(people, regions, name, error):
    with pytest.raises(error):
        planned(regions, getattr(people, name))
    assert not Deliberation.objects.exists()


def test_schedule_moves_only_before_the_meeting(people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    later = timezone.now() + timedelta(days=3)
    actions.edit_schedule(deliberation=deliberation, starts_at=later, venue="Pendapa", by=people.bpd_sahang)
    assert Deliberation.objects.get().venue == "Pendapa"
    Deliberation.objects.update(status=Status.OPEN)
    with pytest.raises(Refused, match="sudah dibuka"):
        actions.edit_schedule(deliberation=deliberation, starts_at=later, venue="Lain", by=people.bpd_sahang)


def test_recording_waits_for_the_opening(people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    with pytest.raises(Refused, match="belum dibuka"):
        come(deliberation, people.sekdes_sahang)


def test_kades_does_not_record_the_village_meeting(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    with pytest.raises(PermissionDenied):
        come(deliberation, people.kades_sahang)


def test_nobody_is_on_the_list_twice_and_a_wrong_one_stops_all(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    come(deliberation, people.sekdes_sahang, [("Katini", "bpd", "P")])
    with pytest.raises(Refused, match="katini sudah tercatat"):
        come(deliberation, people.sekdes_sahang, [("Sugeng", "tani", "L"), ("katini", "bpd", "P")])
    assert [row.name for row in Attendance.objects.all()] == ["Katini"]


def test_people_come_from_the_villages_of_the_meeting(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    with pytest.raises(Refused, match="Desa Ngebel bukan peserta"):
        come(deliberation, people.sekdes_sahang, village=regions[NGEBEL])


def test_a_removed_name_stays_in_the_trail(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    row = come(deliberation, people.sekdes_sahang)[0]
    actions.remove_attendance(attendance=row, by=people.sekdes_sahang)
    assert Attendance.objects.count() == 3
    assert Event.objects.get(action="deliberation.remove_attendance").old["name"] == "Sugeng Wiryosumarto"


def test_chair_and_minute_taker_are_two_people(people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    officers = {"chair": "Katini", "chair_office": "Ketua", "minute_taker": "katini ", "minute_taker_office": "Notulis"}
    with pytest.raises(Refused, match="orang yang sama"):
        actions.set_officers(deliberation=deliberation, by=people.sekdes_sahang, **officers)


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"present_then": 5}, r"Hadir saat diputuskan \(5\) melebihi peserta hadir \(4\)"),
        ({"method": "suara", "vote_reason": "Berbeda"}, "Isi jumlah setuju"),
        ({"method": "suara", "in_favour": 2, "against": 1, "abstained": 0}, "Isi alasan memakai suara"),
        (
            {"method": "suara", "in_favour": 3, "against": 1, "abstained": 1, "vote_reason": "Berbeda"},
            r"abstain \(5\) melebihi peserta hadir \(4\)",
        ),
        ({"results": {NGEBEL: "disepakati"}}, "hanya untuk musyawarah antar desa"),
    ],
)
def test_decisions_that_do_not_add_up_are_refused(people, regions, changes, sentence):
    deliberation = running(regions, people.sekdes_sahang)
    come(deliberation, people.sekdes_sahang)
    with pytest.raises(Refused, match=sentence):
        decide(deliberation, people.sekdes_sahang, **changes)
    assert not Decision.objects.exists()


def test_a_decision_can_be_written_again_while_open(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    come(deliberation, people.sekdes_sahang)
    vote = {"method": "suara", "in_favour": 2, "against": 1, "abstained": 1, "vote_reason": "Pendapat berbeda"}
    decide(deliberation, people.sekdes_sahang, **vote)
    decide(deliberation, people.sekdes_sahang, outcome="ditolak")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.in_favour, decision.vote_reason) == ("ditolak", None, "")
    event = Event.objects.filter(action="deliberation.record_decision").latest("id")
    assert (event.old["outcome"], event.new["outcome"]) == ("disepakati", "ditolak")


def test_a_mad_has_the_result_of_every_village(people, regions):
    deliberation = running(
        regions, people.sekdes_sahang, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR]
    )
    for village in deliberation.villages.all():
        come(deliberation, people.sekdes_wagirlor, village=village)
    with pytest.raises(Refused, match="hasil tiap desa"):
        decide(deliberation, people.pendamping, results={WAGIRLOR: "disepakati"})
    both = {"35.02.19.2002": "disepakati", WAGIRLOR: "ditolak"}
    decision = decide(deliberation, people.pendamping, results=both)
    assert {row.village.code: row.outcome for row in decision.results.all()} == both


def test_follow_ups_are_closed_with_evidence_once(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    task = actions.add_follow_up(
        deliberation=deliberation, what="Ukur debit", owner="Kaur", due=date(2026, 12, 1), by=people.sekdes_sahang
    )
    with pytest.raises(Refused, match="Isi bukti"):
        actions.close_follow_up(follow_up=task, evidence=" ", by=people.sekdes_sahang)
    actions.close_follow_up(follow_up=task, evidence="Foto", by=people.sekdes_sahang)
    with pytest.raises(Refused, match="sudah ditutup"):
        actions.close_follow_up(follow_up=task, evidence="Foto lain", by=people.sekdes_sahang)


def test_html_named_pdf_is_refused_by_its_content(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    fake = SimpleUploadedFile("hadir.pdf", b"<html><script>alert(1)</script></html>", content_type="application/pdf")
    with pytest.raises(Refused, match="bukan salah satunya"):
        actions.upload_file(deliberation=deliberation, kind=FileKind.ATTENDANCE, upload=fake, by=people.sekdes_sahang)
    assert not Document.objects.exists()


def test_a_better_scan_keeps_the_earlier_one(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    for pages in (1, 2):
        actions.upload_file(
            deliberation=deliberation, kind=FileKind.ATTENDANCE, upload=scan(pages=pages), by=people.sekdes_sahang
        )
    assert [row.version for row in deliberation.files.order_by("version")] == [1, 2]
    assert Document.objects.count() == 2


def test_cancel_needs_a_reason_and_keeps_it(people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    with pytest.raises(Refused, match="Isi alasan"):
        actions.cancel_deliberation(deliberation=deliberation, reason="", by=people.sekdes_sahang)
    actions.cancel_deliberation(deliberation=deliberation, reason="Banjir", by=people.sekdes_sahang)
    assert Event.objects.get(action="deliberation.cancel").note == "Banjir"
    assert Deliberation.objects.get().status == Status.CANCELLED


def test_adoption_gives_number_paper_and_state_together(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    paper = actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    kept = Deliberation.objects.get()
    assert (kept.status, kept.number, kept.paper) == (Status.FINAL, 1, paper)
    assert IssuedNumber.objects.get().subject_id == kept.pk
    event = Event.objects.get(action="deliberation.adopt")
    assert (event.new["paper"], event.region_code) == (paper.pk, "35.02.19.2002")


def test_a_refused_adoption_leaves_nothing_behind(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    with pytest.raises(Refused) as refusal:
        actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    assert len(refusal.value.verdict.findings) >= 7
    with pytest.raises(PermissionDenied):
        actions.adopt_deliberation(deliberation=deliberation, by=people.sekdes_sahang)
    assert not Paper.objects.exists()
    assert not IssuedNumber.objects.exists()


def test_a_failing_paper_takes_no_number(people, regions, monkeypatch):
    deliberation = complete(regions, people.sekdes_sahang)

    def broken(**values):
        raise RuntimeError("typst")

    monkeypatch.setattr("musyawarah.actions.moves.issue.issue", broken)
    with pytest.raises(RuntimeError):
        actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    assert not IssuedNumber.objects.exists()
    assert Deliberation.objects.get().status == Status.OPEN


def test_numbers_of_a_village_follow_each_other_and_a_mad_has_its_own(people, regions):
    for _ in range(2):
        actions.adopt_deliberation(deliberation=complete(regions, people.sekdes_sahang), by=people.bpd_sahang)
    mad = complete(regions, people.sekdes_sahang, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR])
    actions.adopt_deliberation(deliberation=mad, by=people.kades_wagirlor)
    printed = sorted(paper.facts["Nomor"] for paper in Paper.objects.all())
    year = timezone.localdate().year
    assert printed == [f"001/BA-MAD/Sahang/{year}", f"001/BA/Sahang/{year}", f"002/BA/Sahang/{year}"]


def test_after_final_every_edit_is_refused(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    item, row = deliberation.agenda.first(), deliberation.attendances.first()
    stale = Deliberation.objects.get()
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    by = people.sekdes_sahang
    officers = {"chair": "A", "chair_office": "B", "minute_taker": "C", "minute_taker_office": "D"}
    invitation = {"invitee": "X", "element": "tani", "people": 1, "delivered_on": date(2026, 1, 1), "how": "papan"}
    edits = [
        lambda: actions.edit_schedule(deliberation=stale, starts_at=timezone.now(), venue="X", by=by),
        lambda: actions.set_officers(deliberation=stale, by=by, **officers),
        lambda: actions.invite(deliberation=stale, by=by, **invitation),
        lambda: come(stale, by, [("Baru", "tani", "L")]),
        lambda: actions.remove_attendance(attendance=row, by=by),
        lambda: actions.add_agenda_item(deliberation=stale, title="X", by=by),
        lambda: actions.record_minutes(item=item, minutes="X", by=by),
        lambda: decide(stale, by),
        lambda: actions.add_follow_up(deliberation=stale, what="X", owner="Y", due=date(2026, 1, 1), by=by),
        lambda: actions.upload_file(deliberation=stale, kind=FileKind.ATTENDANCE, upload=scan(), by=by),
    ]
    events = Event.objects.count()
    for edit in edits:
        with pytest.raises(Refused, match=FINAL):
            edit()
    assert Event.objects.count() == events


def test_the_signed_record_and_closed_follow_ups_come_after_final(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    task = actions.add_follow_up(
        deliberation=deliberation, what="Ukur", owner="Kaur", due=date(2026, 12, 1), by=people.sekdes_sahang
    )
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    actions.upload_file(
        deliberation=deliberation, kind=FileKind.SIGNED_RECORD, upload=scan("ba.pdf", 2), by=people.sekdes_sahang
    )
    actions.close_follow_up(follow_up=task, evidence="Surat", by=people.sekdes_sahang)
    assert deliberation.files.filter(kind=FileKind.SIGNED_RECORD).exists()
