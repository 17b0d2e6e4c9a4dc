"""The pages people use: what they show, what they ask, what they keep when something is wrong."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from musyawarah import actions
from musyawarah.forms.attendance import element_of, read_person
from musyawarah.models import AgendaItem, Attendance, Decision, Deliberation, Invitation
from musyawarah.workflow import MAD_MOVES
from records.verdict import Finding, no
from tests.conftest import WAGIRLOR
from tests.musyawarah.build import FileKind, Kind, Status, come, complete, fill, planned, running, scan


def url(name, deliberation, *args):
    return reverse(f"musyawarah:{name}", args=[deliberation.pk, *args])


def text(response) -> str:
    """What a person reads."""
    body = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[\s\u00a0]+", " ", body)


def test_before_the_meeting_each_person_has_one_next_act(enter, people, regions):
    deliberation = planned(regions, people.sekdes_sahang, hours=72)
    page = text(enter(people.sekdes_sahang).get(url("deliberation-detail", deliberation)))
    assert "Catat siapa yang diundang" in page
    page = text(enter(people.kades_sahang).get(url("deliberation-detail", deliberation)))
    assert "Tunggu hari musyawarah" in page


def test_opening_is_one_button_on_the_day(enter, people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    assert (
        url("deliberation-move", deliberation, "open")
        in browser.get(url("deliberation-detail", deliberation)).content.decode()
    )
    browser.post(url("deliberation-move", deliberation, "open"))
    assert Deliberation.objects.get().status == Status.OPEN


def test_next_act_follows_what_is_missing_until_somebody_adopts(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    wanted = ["Isi pimpinan dan notulis", "Catat kehadiran", "Tulis notulen", "Catat keputusan", "Unggah daftar hadir"]
    seen = []
    by = people.sekdes_sahang
    officers = {"chair": "A", "chair_office": "B", "minute_taker": "C", "minute_taker_office": "D"}
    main = deliberation.agenda.get(is_main=True)
    steps = [
        lambda: actions.set_officers(deliberation=deliberation, by=by, **officers),
        lambda: come(deliberation, by),
        lambda: [actions.record_minutes(item=item, minutes="X", by=by) for item in deliberation.agenda.all()],
        lambda: actions.record_decision(
            item=main, wording="X", outcome="disepakati", method="mufakat", present_then=4, by=by
        ),
        lambda: actions.upload_file(deliberation=deliberation, kind=FileKind.ATTENDANCE, upload=scan(), by=by),
    ]
    for step in steps:
        page = browser.get(url("deliberation-detail", deliberation)).content.decode()
        seen.append(re.search(r'btn-act" href="[^"]+">([^<]+)<', page)[1])
        step()
    assert seen == wanted
    assert "Menunggu Ketua BPD Sahang mengesahkan" in text(browser.get(url("deliberation-detail", deliberation)))
    page = text(enter(people.bpd_sahang).get(url("deliberation-detail", deliberation)))
    assert "Periksa dan sahkan berita acara" in page


def test_checking_page_lists_what_is_missing_with_links_and_no_button(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    page = enter(people.bpd_sahang).get(url("deliberation-adopt", deliberation)).content.decode()
    assert "Pimpinan musyawarah belum diisi." in page
    assert url("officers-edit", deliberation) in page
    assert "PP 43/2014 Pasal 80 ayat (2)" in page
    assert url("deliberation-move", deliberation, "adopt") not in page


def test_blocked_adoption_is_refused_with_the_list(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    response = enter(people.bpd_sahang).post(url("deliberation-move", deliberation, "adopt"))
    assert response.status_code == 409
    assert "Daftar hadir bertanda tangan belum diunggah." in text(response)


def test_checking_then_adopting(enter, people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    browser = enter(people.bpd_sahang)
    page = browser.get(url("deliberation-adopt", deliberation)).content.decode()
    assert "tidak bisa diubah lagi" in page
    assert url("deliberation-move", deliberation, "adopt") in page
    done = browser.post(url("deliberation-move", deliberation, "adopt"), follow=True)
    assert f"001/BA/Sahang/{timezone.localdate().year}" in text(done)
    pdf = browser.get(url("official-record", deliberation))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF-")


def test_final_page_offers_no_edits(enter, people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    page = enter(people.sekdes_sahang).get(url("deliberation-detail", deliberation)).content.decode()
    edits = ["officers-edit", "invitation-add", "attendance-add", "attendance-bulk", "agenda-add", "follow-up-add"]
    assert [name for name in edits if url(name, deliberation) in page] == []
    assert url("file-upload", deliberation, "berita-acara") in page


def test_counts_without_names_for_the_kecamatan(enter, people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    page = text(enter(people.camat).get(url("deliberation-detail", deliberation)))
    assert "4 hadir : 2 laki-laki, 2 perempuan" in page.replace("hadir:", "hadir :")
    assert "Siti Aminah" not in page


def test_draft_paper(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    response = enter(people.sekdes_sahang).get(url("official-record-draft", deliberation))
    assert response.content.startswith(b"%PDF-")
    assert "attachment" in response["Content-Disposition"]


def test_schedule_form_reads_indonesian_dates(enter, people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    wrong = browser.post(url("deliberation-edit", deliberation), {"date": "2/30/2030", "time": "9", "venue": "Pendapa"})
    assert wrong.status_code == 422
    assert "Tanggal musyawarah belum benar. Contoh: 27/3/2026" in text(wrong)
    assert 'value="Pendapa"' in wrong.content.decode()
    browser.post(url("deliberation-edit", deliberation), {"date": "27 Maret 2030", "time": "9.30", "venue": "Pendapa"})
    start = timezone.localtime(Deliberation.objects.get().starts_at)
    assert (start.date(), start.hour, start.minute) == (date(2030, 3, 27), 9, 30)


def test_invitation(enter, people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    browser = enter(people.bpd_sahang)
    values = {"invitee": "Kelompok Tani", "element": "tani", "people": "12", "how": "papan"}
    tomorrow = timezone.localdate() + timedelta(days=1)
    late = browser.post(url("invitation-add", deliberation), values | {"delivered_on": f"{tomorrow:%d/%m/%Y}"})
    assert "Tanggal undangan disampaikan tidak boleh setelah hari ini" in text(late)
    browser.post(url("invitation-add", deliberation), values | {"delivered_on": "1/3/2026"})
    assert Invitation.objects.get().people == 12
    assert "Kelompok Tani" in text(browser.get(url("deliberation-detail", deliberation)))


def test_one_person_after_the_other(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    values = {"name": "Katini", "element": "bpd", "sex": "P", "office": "Anggota"}
    done = browser.post(url("attendance-add", deliberation), values, follow=True)
    assert "Katini dicatat hadir" in text(done)
    again = browser.post(url("attendance-add", deliberation), values)
    assert again.status_code == 409
    assert 'value="Katini"' in again.content.decode()
    row = Attendance.objects.get()
    browser.post(url("attendance-remove", deliberation, row.pk))
    assert not Attendance.objects.exists()


def test_many_at_once_tells_each_wrong_line_and_keeps_the_text(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    typed = "Katini; BPD; P; Anggota\n\nSugeng; dukun; L\nMarsudi; Kelompok tani; X\n; tani; L\nA; tani; L; B; C"
    wrong = browser.post(url("attendance-bulk", deliberation), {"people": typed})
    assert wrong.status_code == 422
    page = text(wrong)
    for sentence in (
        "Baris 3: unsur “dukun” tidak dikenal",
        "Baris 4: tulis L atau P",
        "Baris 5: Isi nama",
        "Baris 6:",
    ):
        assert sentence in page
    assert "Sugeng; dukun; L" in wrong.content.decode()
    assert not Attendance.objects.exists()
    browser.post(url("attendance-bulk", deliberation), {"people": typed.splitlines()[0] + "\nSugeng; tani; laki-laki"})
    found = [(row.name, row.element, row.sex, row.office) for row in Attendance.objects.order_by("name")]
    assert found == [("Katini", "bpd", "P", "Anggota"), ("Sugeng", "tani", "L", "")]


@pytest.mark.parametrize(
    ("word", "element"),
    [
        ("petani", "tani"),
        ("Kelompok tani", "tani"),
        ("wakil tani", "tani"),
        ("PERANGKAT", "pemdes"),
        ("Pemerintah  Desa", "pemdes"),
        ("anggota BPD", "bpd"),
        ("Perempuan", "perempuan"),
        ("kelompok masyarakat miskin", "miskin"),
        ("masyarakat miskin", "miskin"),
        ("Kelompok pemerhati dan pelindungan anak", "anak"),
        ("lain-lain", "lain"),
        ("wakil ", ""),
        ("kelompok", ""),
        ("dukun", ""),
    ],
)
def test_an_unsur_is_read_as_people_write_it(word, element):
    assert element_of(word) == element


@pytest.mark.parametrize("sex", ["L", "l", "Laki-laki", "laki laki", "Pria"])
def test_a_sex_is_read_as_people_write_it(sex):
    assert read_person(f"Sugeng; petani; {sex}")[0]["sex"] == "L"


def test_many_at_once_between_villages_names_village_and_delegates(enter, people, regions):
    deliberation = running(
        regions, people.sekdes_sahang, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR]
    )
    browser = enter(people.sekdes_wagirlor)
    values = {"people": "Katini; bpd; P", "village": regions[WAGIRLOR].pk, "is_delegate": "on"}
    browser.post(url("attendance-bulk", deliberation), values)
    row = Attendance.objects.get()
    assert (row.village.code, row.is_delegate) == (WAGIRLOR, True)
    outside = browser.post(url("attendance-bulk", deliberation), values | {"village": regions["35.02.19.2004"].pk})
    assert outside.status_code == 422


def test_officers_minutes_agenda_and_follow_up_forms(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    browser = enter(people.perangkat_sahang)
    officers = {"chair": "A", "chair_office": "B", "minute_taker": "C", "minute_taker_office": "D", "speakers": "E; F"}
    browser.post(url("officers-edit", deliberation), officers)
    browser.post(url("agenda-add", deliberation), {"title": "Lain-lain"})
    item = AgendaItem.objects.get(title="Lain-lain")
    browser.post(url("minutes-edit", deliberation, item.pk), {"minutes": "Bahas", "dissent": ""})
    browser.post(url("follow-up-add", deliberation), {"what": "Ukur", "owner": "Kaur", "due": "1/12/2026"})
    task = deliberation.follow_ups.get()
    empty = browser.post(url("follow-up-close", deliberation, task.pk), {"evidence": ""})
    browser.post(url("follow-up-close", deliberation, task.pk), {"evidence": "Foto"})
    deliberation.refresh_from_db()
    item.refresh_from_db()
    task.refresh_from_db()
    assert (deliberation.chair, deliberation.speakers, item.minutes, task.evidence) == ("A", "E; F", "Bahas", "Foto")
    assert "Isi bukti" in text(empty)


def test_decision_form_shows_conflicting_counts_beside_what_was_typed(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    come(deliberation, people.sekdes_sahang)
    item = deliberation.agenda.get(is_main=True)
    browser = enter(people.sekdes_sahang)
    values = {"wording": "Setuju 5,5 l/dt", "outcome": "disepakati", "method": "suara", "present_then": "4"}
    missing = browser.post(url("decision-edit", deliberation, item.pk), values)
    assert "Isi jumlah yang tidak setuju" in text(missing)
    votes = {"in_favour": "30", "against": "0", "abstained": "0", "vote_reason": "Beda"}
    wrong = browser.post(url("decision-edit", deliberation, item.pk), values | votes)
    assert wrong.status_code == 409
    assert "Jumlah setuju, tidak setuju, dan abstain (30) melebihi peserta hadir (4)." in text(wrong)
    assert "Setuju 5,5 l/dt" in wrong.content.decode()
    browser.post(url("decision-edit", deliberation, item.pk), values | votes | {"in_favour": "3", "against": "1"})
    assert Decision.objects.get().in_favour == 3


def test_decision_form_asks_for_votes_under_a_heading_of_their_own(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    item = deliberation.agenda.get(is_main=True)
    browser, address = enter(people.sekdes_sahang), url("decision-edit", deliberation, item.pk)
    page = browser.get(address)
    assert page.context["form"]["present_then"].value() is None
    shown = page.content.decode()
    assert shown.index("Cara memutuskan") < shown.index("Hanya bila suara terbanyak") < shown.index("Setuju</label>")
    assert "(opsional)" not in shown
    come(deliberation, people.sekdes_sahang)
    assert browser.get(address).context["form"]["present_then"].value() == "4"


def test_decision_form_between_villages_asks_each_village(enter, people, regions):
    deliberation = running(
        regions, people.sekdes_sahang, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR]
    )
    come(deliberation, people.sekdes_sahang)
    item = deliberation.agenda.get(is_main=True)
    browser = enter(people.kades_wagirlor)
    values = {"wording": "Setuju", "outcome": "ditunda", "method": "mufakat", "present_then": "4"}
    wrong = browser.post(url("decision-edit", deliberation, item.pk), values)
    assert "Pilih hasil Desa Wagir Lor" in text(wrong)
    each = {"result_3502192002": "disepakati", "result_3502192003": "ditunda"}
    browser.post(url("decision-edit", deliberation, item.pk), values | each)
    found = {row.village.name: row.outcome for row in Decision.objects.get().results.all()}
    assert found == {"Sahang": "disepakati", "Wagir Lor": "ditunda"}
    assert "Wagir Lor: ditunda" in text(browser.get(url("deliberation-detail", deliberation)))


def test_upload_refuses_html_by_content(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    fake = SimpleUploadedFile("hadir.pdf", b"<html></html>", content_type="application/pdf")
    wrong = browser.post(url("file-upload", deliberation, "daftar-hadir"), {"upload": fake})
    assert wrong.status_code == 409
    assert "Isi berkas ini bukan salah satunya" in text(wrong)
    browser.post(url("file-upload", deliberation, "daftar-hadir"), {"upload": scan()})
    row = deliberation.files.get()
    answer = browser.get(url("file-download", deliberation, row.pk))
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert browser.get(url("file-upload", deliberation, "lain")).status_code == 404


def test_the_first_upload_does_not_speak_of_an_earlier_one(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    browser, address = enter(people.sekdes_sahang), url("file-upload", deliberation, "daftar-hadir")
    assert "Versi sebelumnya" not in text(browser.post(address, {"upload": scan()}, follow=True))
    assert "Versi sebelumnya tetap tersimpan." in text(browser.post(address, {"upload": scan()}, follow=True))


def invited(deliberation, by, element, people_count, name="X"):
    facts = {"people": people_count, "delivered_on": date(2026, 3, 1), "how": "langsung"}
    actions.invite(deliberation=deliberation, invitee=name, element=element, by=by, **facts)


def test_a_share_is_counted_only_when_those_who_must_be_asked_are_recorded(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    come(deliberation, people.sekdes_sahang)
    invited(deliberation, people.sekdes_sahang, "tani", 12)
    browser, address = enter(people.sekdes_sahang), url("deliberation-detail", deliberation)
    page = text(browser.get(address))
    assert "4 hadir: 2 laki-laki, 2 perempuan. Undangan tercatat 12 orang." in page
    assert "Undangan Pemerintah Desa dan BPD belum dicatat." in page and "persen" not in page
    invited(deliberation, people.sekdes_sahang, "pemdes", 1)
    assert "Undangan BPD belum dicatat." in text(browser.get(address))
    invited(deliberation, people.sekdes_sahang, "bpd", 1)
    assert "4 dari 14 undangan hadir (29 persen). Paling sedikit dua pertiga, yaitu 10." in text(browser.get(address))


def test_each_gap_stands_once_and_what_is_met_is_folded(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    come(deliberation, people.sekdes_sahang, [("Katini", "bpd", "P")])
    page = enter(people.sekdes_sahang).get(url("deliberation-detail", deliberation)).content.decode()
    assert page.count("Pemerintah Desa belum tercatat hadir.") == 1
    assert "<summary>2 hal terpenuhi</summary>" in page
    assert page.index("hal terpenuhi") < page.index("BPD hadir.")
    assert ">Aturan R34</a>" in page and "PP 43/2014 Pasal 80 ayat (2) · <a" in page
    page = enter(people.perangkat_sahang).get(url("deliberation-detail", deliberation)).content.decode()
    assert url("attendance-add", deliberation) in page and url("invitation-add", deliberation) not in page


def test_after_adoption_printing_comes_before_uploading(enter, people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    browser = enter(people.sekdes_sahang)
    page = browser.get(url("deliberation-detail", deliberation)).content.decode()
    assert re.search(r'btn-act" href="[^"]+/berkas/berita-acara/">1. Unduh dan cetak', page)
    assert "2. Unggah yang sudah ditandatangani" in page and page.count(url("official-record", deliberation) + '"') == 1
    browser.post(url("file-upload", deliberation, "berita-acara"), {"upload": scan()})
    page = browser.get(url("deliberation-detail", deliberation)).content.decode()
    assert "1. Unduh" not in page and url("official-record", deliberation) in page


def test_cancelling_without_reason_is_refused(enter, people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    empty = browser.post(url("deliberation-cancel", deliberation), {"reason": ""})
    assert "Isi alasan pembatalan" in text(empty)
    browser.post(url("deliberation-move", deliberation, "cancel"))
    assert Deliberation.objects.get().status == Status.PLANNED


def test_invited_names_are_for_the_village(enter, people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    actions.invite(
        deliberation=deliberation,
        invitee="Mbah Karto",
        element="adat",
        people=1,
        delivered_on=date(2026, 11, 9),
        how="langsung",
        by=people.sekdes_sahang,
    )
    fill(deliberation, people.sekdes_sahang)
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    assert "Mbah Karto" in text(enter(people.kades_sahang).get(url("deliberation-detail", deliberation)))
    page = text(enter(people.camat).get(url("deliberation-detail", deliberation)))
    assert "Mbah Karto" not in page
    assert "1 orang diundang" in page


def test_a_body_sees_a_village_record_without_counts(enter, people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    page = text(enter(people.bkad).get(url("deliberation-detail", deliberation)))
    assert "Keputusan: disepakati" in page
    assert "4 hadir" not in page


def test_an_upper_need_that_is_not_met_is_listed_before_opening(enter, people, regions, monkeypatch):
    missing = no("Belum bisa dibuka untuk memutuskan.", [Finding("Utusan belum ditunjuk.", "R42", village="Wagir Lor")])
    monkeypatch.setitem(MAD_MOVES.moves, "open", replace(MAD_MOVES.moves["open"], needs=(lambda meeting: missing,)))
    deliberation = planned(regions, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR])
    browser = enter(people.kades_sahang)
    page = browser.get(url("deliberation-detail", deliberation))
    assert "Utusan belum ditunjuk." in text(page)
    assert url("deliberation-move", deliberation, "open") not in page.content.decode()
    assert browser.post(url("deliberation-move", deliberation, "open")).status_code == 409


def test_cancelled_meeting_shows_why(enter, people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    browser.post(url("deliberation-cancel", deliberation), {"reason": "Banjir di jalan"})
    assert "Banjir di jalan" in text(browser.get(url("deliberation-detail", deliberation)))


def test_a_file_of_another_meeting_is_not_found(enter, people, regions):
    mine = running(regions, people.sekdes_sahang)
    other = running(regions, people.sekdes_ngebel, village="35.02.19.2007", body="")
    theirs = actions.upload_file(deliberation=other, kind=FileKind.ATTENDANCE, upload=scan(), by=people.sekdes_ngebel)
    browser = enter(people.sekdes_sahang)
    assert browser.get(url("file-download", mine, theirs.pk)).status_code == 404
    item = other.agenda.first()
    assert browser.get(url("minutes-edit", mine, item.pk)).status_code == 404


def test_list_is_ordered_and_paged(enter, people, regions):
    for number in range(26):
        planned(regions, people.sekdes_sahang, topic=f"Rencana {number:02d}", hours=24 * (number + 1))
    running(regions, people.sekdes_sahang, topic="Sedang berjalan")
    browser = enter(people.sekdes_sahang)
    page = text(browser.get(reverse("musyawarah:deliberation-list")))
    assert page.index("Sedang berjalan") < page.index("Rencana 00") < page.index("Rencana 01")
    assert "1–25 dari 27" in page
    assert "Rencana 25" in text(browser.get(reverse("musyawarah:deliberation-list") + "?halaman=2"))


def count_queries(browser, address) -> int:
    """Database statements of one page."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["deliberation-detail", "attendance-list", "deliberation-adopt"])
def test_queries_do_not_grow_with_rows(enter, people, regions, name):
    deliberation = complete(regions, people.sekdes_sahang)
    browser = enter(people.bpd_sahang)
    few = count_queries(browser, url(name, deliberation))
    come(deliberation, people.sekdes_sahang, [(f"Orang {number}", "tani", "L") for number in range(30)])
    for number in range(5):
        item = actions.add_agenda_item(deliberation=deliberation, title=f"Agenda {number}", by=people.sekdes_sahang)
        actions.record_minutes(item=item, minutes="X", by=people.sekdes_sahang)
        actions.record_decision(
            item=item, wording="X", outcome="ditunda", method="mufakat", present_then=4, by=people.sekdes_sahang
        )
        actions.add_follow_up(
            deliberation=deliberation, what="X", owner="Y", due=date(2026, 12, 1), by=people.sekdes_sahang
        )
    assert count_queries(browser, url(name, deliberation)) == few
    assert few <= 30


def test_list_queries_do_not_grow(enter, people, regions):
    planned(regions, people.sekdes_sahang)
    browser = enter(people.sekdes_sahang)
    few = count_queries(browser, reverse("musyawarah:deliberation-list"))
    for _ in range(10):
        planned(regions, people.sekdes_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR])
    assert count_queries(browser, reverse("musyawarah:deliberation-list")) == few
