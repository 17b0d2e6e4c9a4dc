"""Indicators, reports and the aksi-refleksi: not measured is not zero, and a decision moves the cooperation."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from musyawarah.models import Deliberation
from partnerships import progress
from partnerships.actions import monitoring as actions
from partnerships.models import Cooperation, Indicator, Mandate, Measurement, ProgressReport, Reflection
from records.verdict import Refused
from tests.partnerships.text_world import DAY, MEETING_DAYS_AGO, TODAY, fresh, meeting, world

pytestmark = pytest.mark.django_db
Stage, Result = Cooperation.Stage, Reflection.Result


@pytest.fixture
def running(cast, regions):
    return world(cast, regions, stage=Stage.RUNNING)


def indicator(three, name="Rumah berair bersih", baseline=240, target=400):
    return actions.add_indicator(
        cooperation=three.cooperation,
        name=name,
        unit="rumah",
        baseline=Decimal(baseline),
        target=Decimal(target),
        by=three.cast.sekdes_ngebel,
    )


def report(three, values, end=0, **changes):
    facts = {
        "period_start": TODAY() - (end + 90) * DAY,
        "period_end": TODAY() - end * DAY,
        "done": "Pipa dipasang.",
        "spent": 12_500_000,
        "problems": "",
    }
    return actions.add_report(
        cooperation=three.cooperation, values=values, by=three.cast.perangkat_sahang, **facts | changes
    )


def reflect(three, result, ground="", final=True, by=None):
    mandate = meeting(three, purpose=Mandate.Purpose.REFLECT, kind=Deliberation.Kind.REFLECTION, final=final)
    mandate.cooperation = fresh(three.cooperation)
    return actions.decide_reflection(
        mandate=mandate,
        lessons="Air sampai ke dusun atas.",
        body_performance="BKAD rajin melapor.",
        result=result,
        ground=ground,
        by=by or three.cast.kades_sahang,
    )


def test_a_report_keeps_unmeasured_apart_from_zero(running):
    houses, meters = indicator(running), indicator(running, "Meter air", 0, 50)
    report(running, {houses: Decimal(0), meters: None})
    assert list(Measurement.objects.values_list("indicator__name", "value")) == [("Rumah berair bersih", Decimal(0))]


def test_reports_wait_for_the_cooperation_to_run(cast, regions):
    early = world(cast, regions, stage=Stage.IN_FORCE)
    with pytest.raises(Refused, match="setelah kerja sama berjalan"):
        report(early, {indicator(early): None})
    assert not ProgressReport.objects.exists()


def test_a_report_needs_an_indicator(running):
    with pytest.raises(Refused, match="Belum ada indikator"):
        report(running, {})


def test_the_bpd_does_not_report(running):
    with pytest.raises(PermissionDenied):
        actions.add_indicator(
            cooperation=running.cooperation,
            name="Rumah",
            unit="rumah",
            baseline=Decimal(1),
            target=Decimal(2),
            by=running.cast.bpd_ngebel,
        )


def test_progress_is_told_against_the_target(running):
    houses, meters = indicator(running), indicator(running, "Meter air", 0, 50)
    report(running, {houses: Decimal(280), meters: None}, end=60)
    report(running, {houses: Decimal(320), meters: None})
    rows = progress.table(running.cooperation).rows
    assert [row.word for row in rows] == ["50 persen dari sasaran", "Belum diukur"]
    assert [value for report, value in rows[0].values] == [Decimal(280), Decimal(320)]


def test_the_report_page_shows_what_was_not_measured(running, enter):
    houses, meters = indicator(running), indicator(running, "Meter air", 0, 50)
    row = report(running, {houses: Decimal("320.5"), meters: None})
    address = reverse("partnerships:report-detail", args=[running.cooperation.pk, row.pk])
    page = enter(running.cast.kades_wagirlor).get(address).content.decode()
    assert "320,5" in page and "Tidak diukur" in page and "Rp12.500.000" in page


def test_the_report_form_takes_indonesian_numbers(running, enter):
    houses, meters = indicator(running), indicator(running, "Meter air", 0, 50)
    address = reverse("partnerships:report-add", args=[running.cooperation.pk])
    typed = {
        "period_start": "1/1/2026",
        "period_end": "30/6/2026",
        "done": "Pipa dipasang.",
        "spent": "12.500.000",
        "problems": "",
        f"ukur_{houses.pk}": "320,5",
        f"ukur_{meters.pk}": "",
    }
    client = enter(running.cast.sekdes_sahang)
    wrong = client.post(address, typed | {f"ukur_{houses.pk}": "banyak", "period_end": "1/12/2025"})
    words = wrong.content.decode()
    assert wrong.status_code == 422
    assert "harus angka" in words and "Tanggal akhir tidak boleh sebelum tanggal awal" in words
    assert client.post(address, typed).status_code == 302
    assert Measurement.objects.get().value == Decimal("320.50")
    assert ProgressReport.objects.get().spent == 12_500_000


def test_the_indicator_form_saves(running, enter):
    address = reverse("partnerships:indicator-add", args=[running.cooperation.pk])
    typed = {"name": "Rumah", "unit": "rumah", "baseline": "240", "target": "1.400"}
    assert enter(running.cast.perangkat_ngebel).post(address, typed).status_code == 302
    assert Indicator.objects.get().target == Decimal(1400)


@pytest.mark.parametrize(
    ("result", "ground", "stage"),
    [
        (Result.CONTINUE, "", Stage.RUNNING),
        (Result.IMPROVE, "", Stage.RUNNING),
        (Result.AMEND, "", Stage.RUNNING),
        (Result.SUSPEND, "", Stage.SUSPENDED),
        (Result.END, "b", Stage.ENDED),
    ],
)
def test_the_decision_moves_the_cooperation(running, result, ground, stage):
    held = TODAY() - MEETING_DAYS_AGO * DAY
    reflection = reflect(running, result, ground)
    after = fresh(running.cooperation)
    assert (after.stage, reflection.decided_on) == (stage, held)
    assert after.ended_on == (held if stage == Stage.ENDED else None)


def test_a_suspended_cooperation_goes_on_by_a_decision(running):
    reflect(running, Result.SUSPEND)
    reflect(running, Result.CONTINUE)
    assert fresh(running.cooperation).stage == Stage.RUNNING


def test_an_end_has_one_of_nine_grounds(running):
    with pytest.raises(Refused, match="PP 43/2014 Pasal 147"):
        reflect(running, Result.END)
    assert fresh(running.cooperation).stage == Stage.RUNNING


def test_a_meeting_without_its_final_record_decides_nothing(running):
    with pytest.raises(Refused, match="belum disahkan"):
        reflect(running, Result.CONTINUE, final=False)
    assert not Reflection.objects.exists()


def test_the_sekdes_does_not_decide(running):
    with pytest.raises(PermissionDenied):
        reflect(running, Result.CONTINUE, by=running.cast.sekdes_ngebel)


def test_the_form_decides_and_says_that_an_addendum_comes_later(running, enter):
    mandate = meeting(running, purpose=Mandate.Purpose.REFLECT, kind=Deliberation.Kind.REFLECTION)
    address = reverse("partnerships:reflection-decide", args=[running.cooperation.pk, mandate.pk])
    client = enter(running.cast.kades_sahang)
    typed = {"lessons": "Baik.", "body_performance": "Baik.", "result": Result.END, "ground": ""}
    page = client.post(address, typed)
    assert page.status_code == 422
    assert "Pilih dasar berakhirnya kerja sama" in page.content.decode()
    page = client.post(address, typed | {"result": Result.AMEND, "ground": "b"}, follow=True)
    assert "Addendum dibuat di luar portal dulu." in page.content.decode()
    assert Reflection.objects.get().ground == ""
    again = client.post(address, typed | {"result": Result.CONTINUE})
    assert again.status_code == 409
    assert "sudah dicatat" in again.content.decode()
