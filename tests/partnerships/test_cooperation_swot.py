"""The analysis of a cooperation: who writes, who reads, and what may be taken from the villages' own analyses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import cooperations, swot
from partnerships.models import CooperationSwot
from partnerships.swot import quadrants_of, takeable
from records import trail
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG, TALUN
from tests.factories import cases, cooperation_at
from tests.faults.pages import sent
from villages import actions as villages

LINE = {"quadrant": "kekuatan", "text": "Air cukup untuk dua desa", "weight": 4}


@pytest.fixture
def world(cast, regions, settings, tmp_path):
    """A cooperation of Ngebel and Sahang whose text is being written."""
    settings.MEDIA_ROOT = tmp_path
    return cooperation_at("penyusunan", cast, regions)


def entry_of(regions, code, by, text):
    """A line of a village's own analysis."""
    return villages.add_swot(village=regions[code], quadrant="ancaman", text=text, weight=5, by=by)


def test_lines_stand_by_weight_with_their_sum(world, cast):
    for text, weight in (("Kecil", 1), ("Besar", 5), ("Sedang", 3)):
        swot.add_line(cooperation=world.now, by=cast.sekdes_ngebel, **LINE | {"text": text, "weight": weight})
    part = quadrants_of(world.now)[0]
    assert ([line.text for line in part.entries], part.total) == (["Besar", "Sedang", "Kecil"], 9)


def test_a_line_is_changed_and_removed_and_the_trail_keeps_it(world, cast):
    line = swot.add_line(cooperation=world.now, by=cast.sekdes_ngebel, **LINE)
    swot.edit_line(line=line, by=cast.pendamping, **LINE | {"weight": 2})
    event = trail.timeline([line]).first()
    assert (event.old, event.new) == ({"weight": 4}, {"weight": 2})
    swot.remove_line(line=CooperationSwot.objects.get(), by=cast.kades_ngebel)
    assert trail.timeline([line]).first().old == LINE | {"weight": 2}
    for act in (swot.remove_line, lambda **about: swot.edit_line(**about, **LINE)):
        with pytest.raises(Refused):
            act(line=line, by=cast.kades_ngebel)


def test_only_the_lead_and_its_facilitator_write(world, cast):
    for person, error in (
        (cast.bpd_ngebel, PermissionDenied),
        (cast.kades_sahang, PermissionDenied),
        (cast.camat, PermissionDenied),
        (cast.kades_talun, Http404),
        (cast.pembaca, Http404),
    ):
        with pytest.raises(error):
            swot.add_line(cooperation=world.now, by=person, **LINE)
    assert not CooperationSwot.objects.exists()


def test_after_the_end_nothing_is_written(cast, regions):
    cooperation = cases.prepared(cast, regions)
    line = swot.add_line(cooperation=cooperation, by=cast.sekdes_ngebel, **LINE)
    cooperations.advance(
        cooperation=cases.fresh(cooperation), move="close", reason="Dana tidak ada", by=cast.kades_ngebel
    )
    with pytest.raises(Refused):
        swot.add_line(cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, **LINE)
    line = CooperationSwot.objects.select_related("cooperation__lead").get(pk=line.pk)
    with pytest.raises(Refused):
        swot.remove_line(line=line, by=cast.sekdes_ngebel)


def test_lines_are_taken_only_from_parties_and_only_what_one_may_see(world, cast, regions):
    own = entry_of(regions, NGEBEL, cast.sekdes_ngebel, "Longsor")
    partner = entry_of(regions, SAHANG, cast.sekdes_sahang, "Debit turun")
    stranger = entry_of(regions, TALUN, cast.sekdes_talun, "Rahasia Talun")
    assert list(takeable(cast.sekdes_ngebel, world.now)) == [own]
    assert set(takeable(cast.pendamping, world.now)) == {own, partner}
    with pytest.raises(Http404):
        swot.copy_lines(cooperation=world.now, entries=[own, partner], by=cast.sekdes_ngebel)
    with pytest.raises(Refused):
        swot.copy_lines(cooperation=world.now, entries=[stranger], by=cast.pendamping)
    swot.copy_lines(cooperation=world.now, entries=[own, partner], by=cast.pendamping)
    assert {(line.village.code, line.text, line.weight) for line in CooperationSwot.objects.all()} == {
        (NGEBEL, "Longsor", 5),
        (SAHANG, "Debit turun", 5),
    }
    assert not takeable(cast.pendamping, world.now).exists()


def test_the_pages(world, cast, regions, enter):
    entry = entry_of(regions, NGEBEL, cast.sekdes_ngebel, "Longsor")
    client, pk = enter(cast.sekdes_ngebel), world.cooperation.pk
    here = reverse("partnerships:analysis", args=[pk])
    assert "Belum ada analisis" in client.get(here).text
    take = reverse("partnerships:analysis-take", args=[pk])
    page = client.get(take)
    assert client.post(take, sent(page)).status_code == 422
    name = next(iter(page.context["form"].fields))
    answer = client.post(take, sent(client.get(take), **{name: [entry.pk]}), follow=True)
    assert "1 baris diambil" in answer.text and "dari Desa Ngebel" in answer.text
    assert "Tidak ada baris lagi" in client.get(take).text
    add = reverse("partnerships:analysis-add", args=[pk])
    assert client.post(add, sent(client.get(add), **LINE)).status_code == 302
    line = CooperationSwot.objects.get(text=LINE["text"])
    edit = reverse("partnerships:analysis-edit", args=[pk, line.pk])
    assert client.post(edit, sent(client.get(edit), weight="1")).status_code == 302
    shown = enter(cast.bpd_sahang).get(here).text
    assert "Air cukup" in shown and "bobot 1" in shown and "Hapus" not in shown
    for stranger, status in ((cast.kades_talun, 404), (cast.asing, 404), (cast.pembaca, 403)):
        assert enter(stranger).get(here).status_code == status
    remove = reverse("partnerships:analysis-remove", args=[pk, line.pk])
    client = enter(cast.sekdes_ngebel)
    assert "Isi analisis dihapus" in client.post(remove, follow=True).text
    other = cases.prepared(cast, regions)
    line = CooperationSwot.objects.get()
    assert client.get(reverse("partnerships:analysis-edit", args=[other.pk, line.pk])).status_code == 404


def test_the_queries_do_not_grow(world, cast, enter):

    client, here = enter(cast.sekdes_ngebel), reverse("partnerships:analysis", args=[world.cooperation.pk])
    swot.add_line(cooperation=world.now, by=cast.sekdes_ngebel, **LINE)
    client.get(here)
    with CaptureQueriesContext(connection) as few:
        client.get(here)
    for number in range(9):
        swot.add_line(cooperation=world.now, by=cast.sekdes_ngebel, **LINE | {"text": f"Air {number}"})
    with CaptureQueriesContext(connection) as many:
        client.get(here)
    assert len(many) == len(few)


def test_what_the_sums_say_stands_above_them_in_words(world, cast, enter):
    swot.add_line(cooperation=world.now, by=cast.sekdes_ngebel, **LINE)
    swot.add_line(cooperation=world.now, by=cast.sekdes_ngebel, **LINE | {"quadrant": "kelemahan", "weight": 2})
    page = enter(cast.bpd_sahang).get(reverse("partnerships:analysis", args=[world.now.pk])).text
    assert "Kekuatan lebih berat daripada kelemahan (4 lawan 2)." in page
