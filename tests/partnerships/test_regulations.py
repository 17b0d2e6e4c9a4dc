"""The umbrella Perdes: its stages in order, by the right office, with dates that follow each other."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from partnerships.actions import regulations as actions
from partnerships.models import VillageRegulation
from records.models import Event
from records.verdict import Refused
from tests.conftest import SAHANG
from tests.partnerships.text_world import DAY, TODAY

pytestmark = pytest.mark.django_db


def ago(days):
    return TODAY() - days * DAY


def url(name, *more):
    return reverse(f"partnerships:regulation-{name}", args=[SAHANG, *more])


@pytest.fixture
def draft(cast, regions):
    return actions.draft_regulation(
        village=regions[SAHANG],
        title="Kerja Sama Desa",
        consulted_on=ago(40),
        consultation="Pertemuan RT, 24 warga.",
        by=cast.sekdes_sahang,
    )


def agreed(draft, cast):
    actions.discuss(regulation=draft, by=cast.sekdes_sahang)
    actions.agree(regulation=draft, council_decision="3/BPD/2026", agreed_on=ago(30), by=cast.bpd_sahang)
    return draft


def test_the_stages_in_order_reach_force(draft, cast):
    agreed(draft, cast)
    actions.enact(regulation=draft, number="5", year=2026, enacted_on=ago(20), by=cast.kades_sahang)
    actions.promulgate(regulation=draft, gazette_number="5", promulgated_on=ago(19), by=cast.sekdes_sahang)
    row = VillageRegulation.objects.get()
    assert (row.status, row.number, row.gazette_number) == (VillageRegulation.Status.PROMULGATED, "5", "5")
    codes = list(Event.objects.filter(subject_id=row.pk).order_by("id").values_list("action", flat=True))
    assert codes == [f"village_regulation.{word}" for word in ("draft", "discuss", "agree", "enact", "promulgate")]


def test_without_consultation_the_bpd_gets_nothing(cast, regions):
    row = actions.draft_regulation(village=regions[SAHANG], title="Kerja Sama Desa", by=cast.sekdes_sahang)
    with pytest.raises(Refused, match="Konsultasi dengan warga belum dicatat"):
        actions.discuss(regulation=row, by=cast.sekdes_sahang)


def test_a_stage_cannot_be_skipped(draft, cast):
    with pytest.raises(Refused, match="keadaannya sekarang “Rancangan”"):
        actions.enact(regulation=draft, number="5", year=2026, enacted_on=ago(20), by=cast.kades_sahang)


def test_the_sekdes_does_not_agree_for_the_bpd(draft, cast):
    actions.discuss(regulation=draft, by=cast.sekdes_sahang)
    with pytest.raises(PermissionDenied):
        actions.agree(regulation=draft, council_decision="1", agreed_on=ago(1), by=cast.sekdes_sahang)


def test_dates_go_forward(draft, cast):
    agreed(draft, cast)
    with pytest.raises(Refused, match="tidak boleh sebelum tanggal disepakati BPD"):
        actions.enact(regulation=draft, number="5", year=2026, enacted_on=ago(31), by=cast.kades_sahang)
    assert VillageRegulation.objects.get().enacted_on is None


def test_a_village_has_one_umbrella(draft, cast, regions):
    with pytest.raises(Refused, match="sudah punya Perdes"):
        actions.draft_regulation(village=regions[SAHANG], title="Lain", by=cast.sekdes_sahang)


def test_after_the_draft_nothing_is_edited(draft, cast):
    actions.discuss(regulation=draft, by=cast.sekdes_sahang)
    with pytest.raises(Refused, match="sudah dibahas"):
        actions.edit_regulation(regulation=draft, title="Lain", by=cast.sekdes_sahang)


def test_the_form_tells_in_words_which_date_is_too_early(draft, cast, enter):
    agreed(draft, cast)
    client = enter(cast.kades_sahang)
    typed = {"number": "5", "year": "2026", "enacted_on": f"{ago(35):%d/%m/%Y}"}
    page = client.post(url("move", "enact"), typed)
    assert page.status_code == 422
    assert "Tanggal ditetapkan tidak boleh sebelum tanggal disepakati BPD" in page.content.decode()
    future = client.post(url("move", "enact"), typed | {"enacted_on": f"{TODAY() + DAY:%d/%m/%Y}"})
    assert "Tanggal ditetapkan tidak boleh setelah hari ini" in future.content.decode()
    done = client.post(url("move", "enact"), typed | {"enacted_on": f"{ago(20):%d/%m/%Y}"})
    assert done.status_code == 302
    assert VillageRegulation.objects.get().status == VillageRegulation.Status.ENACTED


def test_half_a_consultation_is_told_at_the_field(cast, enter):
    client = enter(cast.sekdes_sahang)
    page = client.post(url("create"), {"title": "Kerja Sama Desa", "consultation": "RT"})
    assert page.status_code == 422
    assert "Isi tanggal konsultasi dan bentuknya bersama-sama" in page.content.decode()


def test_the_page_shows_the_stages_and_the_next_act(draft, cast, enter):
    page = enter(cast.sekdes_sahang).get(url("detail")).content.decode()
    assert "Bahas dengan BPD" in page
    assert "Pertemuan RT, 24 warga." in page
    page = enter(cast.bpd_sahang).get(url("detail")).content.decode()
    assert "Menunggu" in page
    assert "/langkah/" not in page


def test_a_village_without_perdes_offers_to_draft_one(cast, enter):
    assert url("create") in enter(cast.sekdes_sahang).get(url("detail")).content.decode()


def test_an_unknown_stage_is_not_found(draft, cast, enter):
    assert enter(cast.kades_sahang).get(url("move", "batalkan")).status_code == 404
