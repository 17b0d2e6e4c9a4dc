"""The seasonal calendar: its months, also over the turn of the year, its cells in words, and its acts."""

import re
from datetime import date

import pytest
from django.urls import reverse

from records import trail
from records.verdict import Refused
from tests.faults.pages import sent
from tests.villages.helpers import SAHANG, new_potential
from villages import actions
from villages.analysis.seasons import SIGNS, calendar_of, months_between
from villages.models import Potential, SeasonEntry

RAIN = {"category": "banjir", "name": "Longsor di jalan", "first_month": 11, "last_month": 2}


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [(3, 4, [3, 4]), (11, 2, [11, 12, 1, 2]), (5, 5, [5]), (1, 12, [*range(1, 13)]), (None, None, []), (4, None, [])],
)
def test_months_run_over_the_turn_of_the_year(first, last, months):
    assert months_between(first, last) == months


def test_every_kind_has_its_own_sign():
    assert len(set(SIGNS.values())) == len(SeasonEntry.Category)


def lean(village, by, name, **more):
    """A potential that gives less from July to October."""
    potential = new_potential(village, by, name=name)
    Potential.objects.filter(pk=potential.pk).update(lean_from=7, lean_until=10, lean_quantity=4, **more)
    return potential


def test_lean_seasons_stand_beside_what_people_wrote(sahang, cast):
    lean(sahang, cast.perangkat_sahang, "Mata air")
    actions.add_season(village=sahang, by=cast.sekdes_sahang, **RAIN)
    year = calendar_of(sahang, cast.kades_sahang, date(2026, 11, 24), can_edit=True)
    assert [(line.name, line.span) for line in year.lines] == [
        ("Mata air", "Juli sampai Oktober"),
        ("Longsor di jalan", "November sampai Februari"),
    ]
    assert [cell.is_on for cell in year.lines[1].cells] == [True, True, *[False] * 8, True, True]
    assert year.now == ["Longsor di jalan"]
    assert "tinggal 4 l/dt" in year.lines[0].note


def test_a_camat_does_not_see_the_lean_season_of_a_draft(sahang, cast, enter):
    lean(sahang, cast.perangkat_sahang, "Tambang rahasia")
    page = enter(cast.camat).get(reverse("villages:calendar", args=[SAHANG]))
    assert page.status_code == 200 and "Tambang rahasia" not in page.text and "Tambah baris" not in page.text
    assert "Tambang rahasia" in enter(cast.bpd_sahang).get(reverse("villages:calendar", args=[SAHANG])).text
    for stranger in (cast.kades_talun, cast.inspektorat, cast.pembaca, cast.camat_pulung, cast.asing):
        assert enter(stranger).get(reverse("villages:calendar", args=[SAHANG])).status_code == 404


def test_each_cell_says_its_month_and_its_state(sahang, cast, enter):
    actions.add_season(village=sahang, by=cast.sekdes_sahang, **RAIN)
    page = enter(cast.bpd_sahang).get(reverse("villages:calendar", args=[SAHANG])).text
    cells = re.findall(r'<td role="cell".*?</td>', page)
    assert len(cells) == 12
    assert "Januari: Banjir atau longsor" in cells[0] and ">B<" in cells[0]
    assert "Maret: tidak" in cells[2] and ">B<" not in cells[2]


def test_a_line_is_added_changed_and_removed(sahang, cast, enter):
    client, address = enter(cast.perangkat_sahang), reverse("villages:season-create", args=[SAHANG])
    typed = {name: str(value) for name, value in RAIN.items()}
    wrong = client.post(address, sent(client.get(address), **typed | {"last_month": ""}))
    assert wrong.status_code == 422 and "Pilih sampai bulan" in wrong.text
    assert client.post(address, sent(wrong, **typed)).status_code == 302
    entry = SeasonEntry.objects.get()
    address = reverse("villages:season-edit", args=[entry.pk])
    assert client.post(address, sent(client.get(address), last_month="1")).status_code == 302
    event = trail.timeline([entry]).first()
    assert (event.action, event.old, event.new) == ("season.edit", {"last_month": 2}, {"last_month": 1})
    page = client.post(reverse("villages:season-remove", args=[entry.pk]), follow=True)
    assert "Baris kalender dihapus" in page.text and "Belum ada isi" in page.text
    assert trail.timeline([entry]).first().old["name"] == "Longsor di jalan"
    with pytest.raises(Refused):
        actions.remove_season(entry=entry, by=cast.kades_sahang)
