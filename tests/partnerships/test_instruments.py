"""The text of the joint regulation: versions that never change, answers to reviewers, sending for review."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from partnerships.actions import instruments as actions
from partnerships.actions import reviews
from partnerships.models import Clause, Cooperation, Instrument, Mandate, Review, ReviewPoint
from partnerships.texts import stamp, texts_of
from records.verdict import Refused
from tests.conftest import NGEBEL, PATIK
from tests.partnerships.text_world import decide_text, sent, text, world, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(cast, regions):
    return world(cast, regions)


def edit(instrument, letter, words, by):
    now = texts_of(instrument, instrument.version)[letter]
    actions.edit_clause(instrument=instrument, letter=letter, text=words, seen=stamp(now), by=by)


def returned(three, points):
    instrument = sent(three)
    reviews.give_verdict(
        instrument=instrument, level="kecamatan", verdict=Review.Verdict.RETURNED, points=points, by=three.cast.camat
    )
    return text(instrument)


def test_a_text_begins_with_eight_empty_clauses(three):
    instrument = actions.begin_instrument(cooperation=three.cooperation, title="Air", by=three.cast.sekdes_ngebel)
    rows = Clause.objects.filter(instrument=instrument, version=1)
    assert "".join(rows.values_list("letter", flat=True)) == "abcdefgh"
    assert set(rows.values_list("text", flat=True)) == {""}


def test_a_text_waits_for_the_drafting_stage(cast, regions):
    early = world(cast, regions, stage=Cooperation.Stage.OFFER)
    with pytest.raises(Refused, match="tahap Penyusunan naskah"):
        actions.begin_instrument(cooperation=early.cooperation, title="Air", by=cast.sekdes_ngebel)


def test_another_party_does_not_write_the_draft(three):
    with pytest.raises(PermissionDenied):
        actions.begin_instrument(cooperation=three.cooperation, title="Air", by=three.cast.sekdes_sahang)


def test_an_undecided_version_is_edited_in_place(three):
    instrument = written(three, decided=False)
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    assert text(instrument).version == 1
    assert texts_of(instrument, 1)["d"] == "Lima tahun."


@pytest.mark.parametrize("final", [True, False])
def test_a_version_before_the_meeting_never_changes(three, final):
    instrument = written(three, decided=False)
    decide_text(three, final=final)
    before = texts_of(instrument, 1)
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    after = text(instrument)
    assert after.version == 2
    assert texts_of(after, 1) == before
    assert texts_of(after, 2) == before | {"d": "Lima tahun."}
    edit(after, "e", "Setara.", three.cast.sekdes_ngebel)
    assert text(instrument).version == 2


def test_two_writers_of_one_clause_do_not_overwrite_each_other(three):
    instrument = written(three, decided=False)
    seen = stamp(texts_of(instrument, 1)["d"])
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    with pytest.raises(Refused, match="sudah diubah orang lain"):
        actions.edit_clause(instrument=instrument, letter="d", text="Enam.", seen=seen, by=three.cast.pendamping)
    assert texts_of(instrument, 1)["d"] == "Lima tahun."


def test_a_text_at_the_bench_is_not_edited(three):
    instrument = sent(three)
    with pytest.raises(Refused, match="sedang ditinjau"):
        edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)


def test_sending_goes_to_the_kecamatan_of_all(three):
    instrument = sent(three)
    assert (instrument.status, instrument.round) == (Instrument.Status.DISTRICT_REVIEW, 1)
    assert instrument.sent_at is not None


def test_sending_from_several_kecamatan_goes_to_the_kabupaten(cast, regions):
    two = world(cast, regions, villages=(NGEBEL, PATIK))
    assert sent(two).status == Instrument.Status.REGENCY_REVIEW


def test_sending_lists_what_is_missing(three):
    instrument = actions.begin_instrument(cooperation=three.cooperation, title="Air", by=three.cast.sekdes_ngebel)
    with pytest.raises(Refused) as refused:
        actions.send_for_review(instrument=text(instrument), by=three.cast.sekdes_ngebel)
    found = {finding.rule: finding for finding in refused.value.verdict.findings}
    assert "Huruf a, b, c, d, e, f, g, h belum diisi" in found["R23"].sentence
    assert found["R23"].basis == "PP 43/2014 Pasal 143 ayat (4)"
    assert "Musyawarah antar desa belum dijadwalkan" in found["R24"].sentence


def test_the_facilitator_does_not_send(three):
    instrument = written(three)
    with pytest.raises(PermissionDenied):
        actions.send_for_review(instrument=instrument, by=three.cast.pendamping)


def test_a_changed_text_needs_a_meeting_or_an_editorial_note(three):
    instrument = written(three)
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    with pytest.raises(Refused) as refused:
        actions.send_for_review(instrument=text(instrument), by=three.cast.sekdes_ngebel)
    sentence = refused.value.verdict.findings[0].sentence
    assert "memutuskan versi 1, naskah kini versi 2" in sentence
    assert text(instrument).round == 0
    note = "Perubahan ini hanya redaksional, karena memperbaiki ejaan."
    actions.send_for_review(instrument=text(instrument), editorial_note=note, by=three.cast.sekdes_ngebel)
    assert text(instrument).editorial_note == note


def test_a_note_is_not_kept_when_nothing_changed(three):
    instrument = written(three)
    actions.send_for_review(instrument=instrument, editorial_note="Tidak perlu.", by=three.cast.sekdes_ngebel)
    assert text(instrument).editorial_note == ""


def test_a_new_version_forgets_the_note_of_the_earlier_one(three):
    instrument = written(three)
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    instrument = text(instrument)
    actions.send_for_review(instrument=instrument, editorial_note="Hanya ejaan.", by=three.cast.sekdes_ngebel)
    reviews.give_verdict(
        instrument=text(instrument), level="kecamatan", verdict="kembali", points={"d": "?"}, by=three.cast.camat
    )
    instrument = text(instrument)
    edit(instrument, "d", "Enam tahun.", three.cast.sekdes_ngebel)
    after = text(instrument)
    assert (after.version, after.editorial_note) == (3, "")


def test_every_point_is_answered_before_it_comes_back(three):
    instrument = returned(three, {"d": "Tulis tahun berakhir.", "g": "Cara pembatalan belum ada."})
    with pytest.raises(Refused, match="Jawab dulu semua catatan") as refused:
        actions.send_for_review(instrument=instrument, by=three.cast.sekdes_ngebel)
    sentences = [finding.sentence for finding in refused.value.verdict.findings]
    assert sentences == ["Huruf d: Tulis tahun berakhir.", "Huruf g: Cara pembatalan belum ada."]
    for point in ReviewPoint.objects.select_related("review__instrument"):
        actions.answer_point(point=point, answered="Sudah.", by=three.cast.sekdes_ngebel)
    actions.send_for_review(instrument=text(instrument), by=three.cast.sekdes_ngebel)
    assert text(instrument).round == 2


def test_the_page_says_which_letters_changed(three, enter):
    instrument = written(three)
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    edit(text(instrument), "g", "Lewat musyawarah.", three.cast.sekdes_ngebel)
    page = enter(three.cast.kades_sahang).get(reverse("partnerships:instrument-detail", args=[instrument.pk]))
    words = page.content.decode()
    assert "Versi 2 berbeda dari versi 1 pada huruf d dan g." in words
    assert "dihapus:" in words
    assert "/huruf/d/" not in words


def test_the_writer_answers_points_on_the_page(three, enter):
    instrument = returned(three, {"d": "Tulis tahun berakhir."})
    client = enter(three.cast.sekdes_ngebel)
    page = client.get(reverse("partnerships:instrument-detail", args=[instrument.pk])).content.decode()
    assert "Ada 1 hal yang perlu diperbaiki" in page
    point = ReviewPoint.objects.get()
    address = reverse("partnerships:point-answer", args=[instrument.pk, point.pk])
    assert address in page
    assert client.post(address, {"answered": ""}).status_code == 422
    assert client.post(address, {"answered": "Sudah ditulis."}).status_code == 302
    assert ReviewPoint.objects.get().answered == "Sudah ditulis."


def test_a_refused_sending_keeps_what_was_typed(three, enter):
    instrument = returned(three, {"d": "Tulis tahun berakhir."})
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    address = reverse("partnerships:instrument-submit", args=[instrument.pk])
    page = enter(three.cast.sekdes_ngebel).post(address, {"editorial_note": "Hanya ejaan huruf d."})
    assert page.status_code == 409
    words = page.content.decode()
    assert "Hanya ejaan huruf d." in words
    assert "Huruf d: Tulis tahun berakhir." in words


def test_a_clause_is_written_through_its_page(three, enter):
    instrument = written(three, decided=False)
    client = enter(three.cast.pendamping)
    address = reverse("partnerships:clause-edit", args=[instrument.pk, "c"])
    page = client.get(address)
    seen = page.context["form"].initial["seen"]
    done = client.post(address, {"text": "(1) Oleh BKAD.\r\n(2) Diawasi Kades.", "seen": seen})
    assert done.status_code == 302
    assert texts_of(instrument, 1)["c"] == "(1) Oleh BKAD.\n(2) Diawasi Kades."
    assert client.get(reverse("partnerships:clause-edit", args=[instrument.pk, "z"])).status_code == 404
    late = client.post(address, {"text": "Lain.", "seen": seen})
    assert late.status_code == 409
    assert "Lain." in late.content.decode()


def test_the_page_before_sending_lists_what_is_open(three, enter):
    instrument = returned(three, {"d": "Tulis tahun berakhir."})
    address = reverse("partnerships:instrument-submit", args=[instrument.pk])
    page = enter(three.cast.kades_ngebel).get(address)
    assert page.status_code == 200
    assert "Huruf d: Tulis tahun berakhir." in page.content.decode()


def test_the_meeting_of_another_purpose_fixes_nothing(three):
    instrument = written(three, decided=False)
    decide_text(three, purpose=Mandate.Purpose.REFLECT, kind="refleksi", version=None)
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    assert text(instrument).version == 1
