"""The review: facilitation with points or a recommendation, by whoever has all villages in their region."""

import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts.actions import grant_role
from accounts.models import User
from accounts.roles import Role
from partnerships import review_queue
from partnerships.actions import instruments
from partnerships.actions.reviews import give_verdict
from partnerships.models import Instrument, Review, ReviewPoint, Signature
from partnerships.texts import stamp, texts_of
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, PATIK, REGIONS, SAHANG, make_user
from tests.partnerships.text_world import sent, text, world, written
from villages.models import Region

GOOD, BACK = Review.Verdict.RECOMMENDED, Review.Verdict.RETURNED


@pytest.fixture
def three(cast, regions):
    return world(cast, regions)


def bench(instrument):
    return reverse("partnerships:review-detail", args=[instrument.pk])


def test_kecamatan_then_kabupaten_then_everybody_may_sign(three):
    instrument = sent(three)
    give_verdict(instrument=instrument, level="kecamatan", verdict=GOOD, note="Rapi.", by=three.cast.camat)
    assert text(instrument).status == Instrument.Status.REGENCY_REVIEW
    assert not Signature.objects.exists()
    give_verdict(instrument=text(instrument), level="kabupaten", verdict=GOOD, by=three.cast.dpmd)
    assert text(instrument).status == Instrument.Status.READY
    assert Signature.objects.filter(status=Signature.Status.WAITING).count() == 3


def test_a_return_needs_a_point_and_keeps_it_with_its_letter(three):
    instrument = sent(three)
    with pytest.raises(Refused, match="paling sedikit satu hal"):
        give_verdict(instrument=instrument, level="kecamatan", verdict=BACK, points={"d": ""}, by=three.cast.camat)
    assert not Review.objects.exists()
    points = {"d": "Tulis tahun berakhir.", "e": ""}
    give_verdict(instrument=instrument, level="kecamatan", verdict=BACK, points=points, by=three.cast.camat)
    assert text(instrument).status == Instrument.Status.DRAFT
    assert [(point.letter, point.text) for point in ReviewPoint.objects.all()] == [("d", "Tulis tahun berakhir.")]


def test_a_recommendation_leaves_no_point(three):
    with pytest.raises(Refused, match="Masih ada hal"):
        give_verdict(instrument=sent(three), level="kecamatan", verdict=GOOD, points={"d": "?"}, by=three.cast.camat)


def test_the_kabupaten_does_not_skip_the_kecamatan(three):
    with pytest.raises(Refused, match="Ditinjau kecamatan"):
        give_verdict(instrument=sent(three), level="kabupaten", verdict=GOOD, by=three.cast.dpmd)


def test_a_change_of_wording_is_confirmed_by_both_reviewers(three):
    instrument = written(three)
    now = texts_of(instrument, 1)["d"]
    instruments.edit_clause(
        instrument=instrument, letter="d", text="Lima tahun.", seen=stamp(now), by=three.cast.sekdes_ngebel
    )
    instruments.send_for_review(
        instrument=text(instrument), editorial_note="Hanya ejaan, karena salah ketik.", by=three.cast.sekdes_ngebel
    )
    instrument = text(instrument)
    with pytest.raises(Refused, match="hanya redaksional"):
        give_verdict(instrument=instrument, level="kecamatan", verdict=GOOD, by=three.cast.camat)
    give_verdict(instrument=instrument, level="kecamatan", verdict=GOOD, editorial_confirmed=True, by=three.cast.camat)
    assert Review.objects.get().editorial_confirmed


def test_a_verdict_on_an_earlier_round_is_refused(three):
    instrument = sent(three)
    with pytest.raises(Refused, match="sudah berubah sejak Anda membukanya"):
        give_verdict(instrument=instrument, level="kecamatan", verdict=GOOD, seen_round=0, by=three.cast.camat)


@pytest.mark.parametrize("role, code", [(Role.KADES, SAHANG), (Role.PENDAMPING, "35.02.19")])
def test_nobody_reviews_what_they_serve_in_another_office(three, enter, role, code):
    both = make_user("camat.rangkap", Role.CAMAT, region_code="35.02.19")
    grant_role(user=both, role=role, region_code=code, by=None)
    both = User.objects.get(pk=both.pk)
    instrument = sent(three)
    with pytest.raises(PermissionDenied, match="pihak yang ditinjau"):
        give_verdict(instrument=instrument, level="kecamatan", verdict=GOOD, by=both)
    assert enter(both).get(bench(instrument)).status_code == 403
    assert not review_queue.waiting_for(both).exists()


def test_the_queue_holds_only_what_lies_wholly_in_the_region(cast, regions):
    inside = sent(world(cast, regions))
    across = sent(world(cast, regions, villages=(NGEBEL, PATIK)))
    for person, expected in ((cast.camat, [inside]), (cast.camat_pulung, []), (cast.dpmd, [across])):
        assert list(review_queue.waiting_for(person)) == expected


def test_the_queue_shows_the_longest_wait_first_and_finds_by_village(three, enter):
    old = sent(three)
    Instrument.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=9))
    new = sent(world(three.cast, three.regions, villages=(NGEBEL, SAHANG)))
    Instrument.objects.filter(pk=new.pk).update(title="Pasar bersama")
    client = enter(three.cast.camat)
    page = client.get(reverse("partnerships:review-list"))
    assert [row.instrument.pk for row in page.context["rows"]] == [old.pk, new.pk]
    words = page.content.decode()
    assert "2 naskah menunggu tinjauan. Paling lama 9 hari." in words
    assert "Ngebel, Sahang, dan Wagir Lor" in words
    found = client.get(reverse("partnerships:review-list"), {"cari": "wagir"})
    assert [row.instrument.pk for row in found.context["rows"]] == [old.pk]
    assert "Saringan: “wagir”." in found.content.decode()


def test_the_queue_costs_the_same_for_many(three, enter, django_assert_max_num_queries):
    rows = [sent(world(three.cast, three.regions, villages=pair)) for pair in ((NGEBEL, SAHANG), (NGEBEL, SAHANG))]
    client = enter(three.cast.camat)
    client.get(reverse("partnerships:review-list"))
    with django_assert_max_num_queries(14):
        page = client.get(reverse("partnerships:review-list"))
    assert len(page.context["rows"]) == len(rows)


def test_the_queue_is_for_reviewers(cast, enter):
    assert enter(cast.kades_ngebel).get(reverse("partnerships:review-list")).status_code == 403


def test_the_bench_shows_the_text_and_that_it_is_no_permit(three, enter):
    instrument = sent(three)
    page = enter(three.cast.camat).get(bench(instrument)).content.decode()
    assert "Tinjauan ini fasilitasi, bukan izin (PP 43/2014 pasal 143 ayat (5))" in page
    assert "Isi huruf d tentang Jangka waktu." in page
    assert "redaksional" not in page


def test_the_bench_keeps_everything_typed(three, enter):
    instrument = sent(three)
    typed = {"seen_round": 1, "huruf_d": "Tulis tahun berakhir.", "note": "Bagus.", "verdict": GOOD}
    page = enter(three.cast.camat).post(bench(instrument), typed)
    words = page.content.decode()
    assert page.status_code == 422
    assert "Tulis tahun berakhir." in words and "Bagus." in words
    assert "Masih ada hal yang perlu diperbaiki" in words


def test_the_bench_returns_and_says_how_many_wait(three, enter):
    instrument = sent(three)
    client = enter(three.cast.camat)
    typed = {"seen_round": 1, "huruf_d": "Tulis tahun berakhir.", "verdict": BACK, "note": ""}
    page = client.post(bench(instrument), typed, follow=True)
    assert "Naskah dikembalikan. 0 naskah masih menunggu." in page.content.decode()
    assert ReviewPoint.objects.get().text == "Tulis tahun berakhir."
    later = client.get(bench(instrument), follow=True)
    assert "tidak sedang ditinjau" in later.content.decode()


def test_the_second_round_compares_with_the_version_reviewed(three, enter):
    instrument = sent(three)
    give_verdict(instrument=instrument, level="kecamatan", verdict=BACK, points={"d": "?"}, by=three.cast.camat)
    answer(instrument, three)
    now = texts_of(instrument, 1)["d"]
    instruments.edit_clause(
        instrument=text(instrument), letter="d", text="Lima tahun.", seen=stamp(now), by=three.cast.sekdes_ngebel
    )
    note = "Hanya redaksional."
    instruments.send_for_review(instrument=text(instrument), editorial_note=note, by=three.cast.sekdes_ngebel)
    page = enter(three.cast.camat).get(bench(instrument)).content.decode()
    assert "Huruf d berubah sejak versi 1." in page
    assert note in page
    assert "Sudah." in page
    assert "Perubahan sejak musyawarah antar desa hanya redaksional" in page


def answer(instrument, three):
    """Every point is answered in words."""
    answers = dict.fromkeys(ReviewPoint.objects.values_list("pk", flat=True), "Sudah.")
    instruments.answer_points(instrument=text(instrument), answers=answers, by=three.cast.sekdes_ngebel)


def test_points_answered_in_words_only_stand_out_on_the_bench(three, enter):
    instrument = sent(three)
    points = {"d": "Tahun?", "e": "Terlalu umum.", "g": "Belum ada."}
    give_verdict(instrument=instrument, level="kecamatan", verdict=BACK, points=points, by=three.cast.camat)
    answer(instrument, three)
    now = texts_of(instrument, 1)["d"]
    by = three.cast.sekdes_ngebel
    instruments.edit_clause(instrument=text(instrument), letter="d", text="Lima tahun.", seen=stamp(now), by=by)
    instruments.send_for_review(instrument=text(instrument), editorial_note="Hanya ejaan.", by=by)
    page = enter(three.cast.camat).get(bench(instrument))
    words = page.content.decode()
    assert "2 dari 3 catatan dijawab tanpa mengubah teks." in words
    assert words.count("Catatan Anda, teks tidak berubah") == 2
    assert [row.view.letter for row in page.context["clauses"] if not row.folded] == ["d", "e", "g"]
    give_verdict(
        instrument=text(instrument), level="kecamatan", verdict=GOOD, editorial_confirmed=True, by=three.cast.camat
    )
    later = enter(three.cast.dpmd).get(bench(instrument)).content.decode()
    assert later.count("Catatan kecamatan, teks tidak berubah") == 2


def test_after_a_verdict_the_queue_keeps_what_was_reviewed(three, enter):
    instrument = sent(three)
    client = enter(three.cast.camat)
    address = reverse("partnerships:review-list")
    assert "Sudah Anda tinjau" not in client.get(address).content.decode()
    give_verdict(instrument=instrument, level="kecamatan", verdict=BACK, points={"d": "?"}, by=three.cast.camat)
    words = client.get(address).content.decode()
    assert "Tidak ada yang menunggu." in words
    assert "Sudah Anda tinjau" in words and "Dikembalikan untuk diperbaiki" in words
    assert reverse("partnerships:instrument-detail", args=[instrument.pk]) in words
    other = enter(three.cast.dpmd).get(address).content.decode()
    assert "Sudah Anda tinjau" not in other


def race(instrument_pk, people, verdicts):
    """Everybody gives a verdict at once; what each heard."""
    barrier, heard = threading.Barrier(len(verdicts)), []

    def one(person, verdict):
        try:
            instrument = text(Instrument(pk=instrument_pk))
            by = User.objects.get(pk=person)
            barrier.wait(120)
            points = {"d": "Tulis tahun berakhir."} if verdict == BACK else {}
            give_verdict(instrument=instrument, level="kecamatan", verdict=verdict, points=points, by=by)
            heard.append("tercatat")
        except Refused as error:
            heard.append(error.verdict.reason)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=pair) for pair in zip(people, verdicts, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return heard


@pytest.fixture
def committed(race_database):
    """The same world, really committed on a database of its own."""
    regions = {code: Region.objects.create(code=code, name=name, kind=kind) for code, name, kind in REGIONS}
    people = {
        "sekdes_ngebel": make_user("sekdes.ngebel", Role.SEKDES, region_code=NGEBEL),
        "camat": make_user("camat.ngebel", Role.CAMAT, region_code="35.02.19"),
    }
    return world(SimpleNamespace(**people), regions)


@pytest.mark.races
def test_of_twenty_verdicts_at_once_one_is_written(committed):
    instrument, camat = sent(committed), committed.cast.camat.pk
    heard = race(instrument.pk, [camat] * 20, [GOOD, BACK] * 10)
    assert heard.count("tercatat") == 1
    assert all("lebih dulu" in reason or "tidak bisa dilakukan" in reason for reason in heard if reason != "tercatat")
    review = Review.objects.get()
    moved = {GOOD: Instrument.Status.REGENCY_REVIEW, BACK: Instrument.Status.DRAFT}
    assert text(instrument).status == moved[review.verdict]
    assert ReviewPoint.objects.count() == (1 if review.verdict == BACK else 0)
    assert Event.objects.filter(action__contains="_district", subject_id=instrument.pk).count() == 2
