"""The text of the joint regulation: versions that never change, answers to reviewers, sending for review."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kerjasama_portal.templatetags.form_components import version_of
from partnerships.actions import instruments as actions
from partnerships.actions import reviews
from partnerships.models import Clause, Cooperation, Instrument, Mandate, Review, ReviewPoint
from partnerships.texts import stamp, texts_of
from records.verdict import Refused
from tests.conftest import NGEBEL, PATIK
from tests.partnerships.text_world import decide_text, ready, sent, sign, text, world, written

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
    answers = dict.fromkeys(ReviewPoint.objects.values_list("pk", flat=True), "Sudah.")
    actions.answer_points(instrument=text(instrument), answers=answers, by=three.cast.sekdes_ngebel)
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


def points_of(letters):
    """The points by letter and the name of the field that answers each."""
    found = {point.letter: point for point in ReviewPoint.objects.filter(letter__in=letters)}
    return [(found[letter], f"catatan_{found[letter].pk}") for letter in letters]


def test_one_press_keeps_every_answer_on_the_page(three, enter):
    instrument = returned(three, {"d": "Tulis tahun berakhir.", "e": "Terlalu umum.", "g": "Belum ada."})
    client = enter(three.cast.sekdes_ngebel)
    page = client.get(reverse("partnerships:instrument-detail", args=[instrument.pk])).content.decode()
    address = reverse("partnerships:points-answer", args=[instrument.pk])
    assert "Ada 3 hal yang perlu diperbaiki" in page
    assert page.count(address) == page.count("Simpan semua perbaikan") == 1
    (_, d), (_, e), (_, g) = points_of("deg")
    assert client.post(address, {d: " ", e: ""}).status_code == 422
    done = client.post(address, {d: "Sudah ditulis.", e: "", g: "Sudah ada di huruf h."}, follow=True)
    assert "2 perbaikan disimpan." in done.content.decode()
    assert dict(ReviewPoint.objects.values_list("letter", "answered")) == {
        "d": "Sudah ditulis.",
        "e": "",
        "g": "Sudah ada di huruf h.",
    }


def test_answers_that_cannot_be_saved_stay_on_the_page(three, enter):
    instrument = returned(three, {"d": "Tulis tahun berakhir.", "e": "Terlalu umum."})
    (point, d), (_, e) = points_of("de")
    answers = {point.pk: "Sudah oleh pendamping."}
    actions.answer_points(instrument=text(instrument), answers=answers, by=three.cast.pendamping)
    address = reverse("partnerships:points-answer", args=[instrument.pk])
    late = enter(three.cast.sekdes_ngebel).post(address, {d: "Ketikan huruf d.", e: "Ketikan huruf e."})
    words = late.content.decode()
    assert late.status_code == 409
    assert "Catatan huruf d sudah dijawab orang lain." in words
    assert "Ketikan huruf d." in words and "Ketikan huruf e." in words
    assert list(ReviewPoint.objects.order_by("letter").values_list("answered", flat=True)) == [answers[point.pk], ""]


def test_a_decided_text_warns_before_it_is_changed(three, enter):
    instrument = written(three, decided=False)
    client = enter(three.cast.sekdes_ngebel)
    address = reverse("partnerships:clause-edit", args=[instrument.pk, "d"])
    warning = "Kalau isinya berubah, musyawarah antar desa harus diadakan lagi."
    assert warning not in client.get(address).content.decode()
    decide_text(three)
    assert warning in client.get(address).content.decode()
    assert warning in client.get(reverse("partnerships:instrument-edit", args=[instrument.pk])).content.decode()


def changed(three):
    """A text that changed after the villages decided on it."""
    instrument = written(three)
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    return instrument, reverse("partnerships:instrument-submit", args=[instrument.pk])


def test_the_page_asks_what_changed_and_does_not_list_it_as_missing(three, enter):
    instrument, address = changed(three)
    client = enter(three.cast.sekdes_ngebel)
    words = client.get(address).content.decode()
    assert "Isinya berubah: adakan musyawarah lagi" in words and "Hanya tata tulis: jelaskan" in words
    assert "memutuskan versi 1, naskah kini versi 2" not in words and "(opsional)" not in words
    assert client.post(address, {}).status_code == 422
    assert text(instrument).round == 0


def test_changed_content_leads_to_a_new_meeting_and_sends_nothing(three, enter):
    instrument, address = changed(three)
    page = enter(three.cast.sekdes_ngebel).post(address, {"change": "isi", "editorial_note": "Lamanya diubah."})
    words = page.content.decode()
    assert page.status_code == 422
    assert reverse("partnerships:mad-schedule", args=[three.cooperation.pk]) in words
    assert "Lamanya diubah." in words
    assert text(instrument).status == Instrument.Status.DRAFT


def test_a_change_of_wording_is_explained_in_its_own_field(three, enter):
    instrument, address = changed(three)
    client = enter(three.cast.sekdes_ngebel)
    short = client.post(address, {"change": "tata_tulis", "editorial_note": "Ejaan."})
    words = short.content.decode()
    assert short.status_code == 422
    assert 'href="#id_editorial_note"' in words and "paling sedikit 15 huruf" in words
    assert client.post(address, {"change": "tata_tulis", "editorial_note": "Hanya ejaan huruf d."}).status_code == 302
    assert text(instrument).editorial_note == "Hanya ejaan huruf d."


def test_ready_to_sign_says_who_does_what_next(three, enter):
    instrument = ready(three)
    address = reverse("partnerships:instrument-detail", args=[instrument.pk])
    sekdes, kades = enter(three.cast.sekdes_ngebel).get(address), enter(three.cast.kades_sahang).get(address)
    assert sekdes.context["next"].button == "Cetak naskah"
    assert kades.context["next"].button == "Catat tanda tangan"
    for words in (
        "1. Cetak naskah untuk ditandatangani",
        "2. Catat tanda tangan",
        "3. Unggah pindaian",
        "0 dari 3 desa",
    ):
        assert words in sekdes.content.decode()
    sign(three, instrument, NGEBEL)
    later = enter(three.cast.sekdes_ngebel).get(address)
    assert later.context["next"].button == "Unggah pindaian"
    assert "Kades tiap desa. 1 dari 3 desa sudah." in later.content.decode()


def test_a_refused_sending_keeps_what_was_typed(three, enter):
    instrument = returned(three, {"d": "Tulis tahun berakhir."})
    edit(instrument, "d", "Lima tahun.", three.cast.sekdes_ngebel)
    address = reverse("partnerships:instrument-submit", args=[instrument.pk])
    typed = {"change": "tata_tulis", "editorial_note": "Hanya ejaan huruf d."}
    page = enter(three.cast.sekdes_ngebel).post(address, typed)
    assert page.status_code == 409
    words = page.content.decode()
    assert "Hanya ejaan huruf d." in words
    assert words.count("Huruf d: Tulis tahun berakhir.") == 1


def test_a_clause_is_written_through_its_page(three, enter):
    instrument = written(three, decided=False)
    client = enter(three.cast.pendamping)
    address = reverse("partnerships:clause-edit", args=[instrument.pk, "c"])
    page = client.get(address)
    seen = version_of(page.context["form"])
    done = client.post(address, {"text": "(1) Oleh BKAD.\r\n(2) Diawasi Kades.", "versi": seen})
    assert done.status_code == 302
    assert texts_of(instrument, 1)["c"] == "(1) Oleh BKAD.\n(2) Diawasi Kades."
    assert client.get(reverse("partnerships:clause-edit", args=[instrument.pk, "z"])).status_code == 404
    late = client.post(address, {"text": "Lain.", "versi": seen})
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
