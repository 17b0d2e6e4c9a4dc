"""D45: two tabs edit the same; the second sees both, keeps what was typed, and may go on."""

import pytest
from django.urls import reverse

from musyawarah import actions as meetings
from records import versions
from records.models import Event
from tests.conftest import NGEBEL
from tests.factories import cases
from tests.faults.edits import EDITS, change, fields_of
from tests.faults.pages import sent
from tests.guards.test_urls_and_roles import address, arguments, scene  # noqa: F401  (fixture)
from tests.guards.test_views import ours
from tests.musyawarah import build
from villages import actions as villages
from villages.models import Need, Potential, Topic
from villages.queries import rank_numbers

NEED = {
    "name": "Pipa",
    "quantity": 120,
    "unit": "m",
    "households": 40,
    "urgency": "tinggi",
    "target_year": 2028,
    "plan_reference": "",
}


@pytest.fixture
def need(cast, regions) -> Need:
    topic = Topic.objects.get(code="jaringan-air")
    return villages.add_need(village=regions[NGEBEL], by=cast.sekdes_ngebel, topic=topic, **NEED)


@pytest.fixture
def edit_page(need):
    return reverse("villages:need-edit", args=[need.pk])


@pytest.mark.slow
def test_the_second_tab_overwrites_nothing_on_any_page(scene, enter):  # noqa: F811
    routes = {name: route for route, name, _ in ours()}
    given = arguments(scene) | {name: edit.place(scene) for name, edit in EDITS.items() if edit.place}
    wrong = {}
    for name, edit in EDITS.items():
        where = address(name, routes[name], scene, given)
        if mistakes := two_tabs(enter(getattr(scene.cast, edit.who)), where, edit):
            wrong[name] = mistakes
    assert wrong == {}


def two_tabs(browser, where, edit) -> list:
    """Open once, send two contents, go on after the comparison; gives what went wrong."""
    opened = browser.get(where)
    field = edit.field(opened)
    first, second = (sent(opened, **change(opened, edit, value)) for value in (edit.first, edit.second))
    saved = browser.post(where, first)
    if saved.status_code != 302:
        return ["the first is not saved", fields_of(saved)]
    conflict = browser.post(where, second)
    if conflict.status_code != 409 or "Isi sekarang" not in conflict.content.decode():
        return ["no comparison", conflict.status_code, fields_of(conflict)]
    form = conflict.context["form"]
    told = {(each.now, each.typed) for each in form.conflict.differences}
    mistakes = []
    if not told or (edit.typed and (edit.now, edit.typed) not in told):
        mistakes += ["the comparison says", told]
    if sent(conflict)[field] != second[field]:
        mistakes += ["what was typed is lost", sent(conflict)[field]]
    if sent(browser.get(where))[field] != first[field]:
        mistakes += ["the first did not stand", sent(browser.get(where))[field]]
    again = browser.post(where, sent(conflict))
    if again.status_code != 302 or sent(browser.get(where))[field] != second[field]:
        mistakes += ["no way to go on", fields_of(again)]
    return mistakes


def test_two_people_rank_the_same_scale(enter, cast, regions, need):
    facts = {"kind": "alam", "name": "Telaga", "quantity": 9, "unit": "ha"}
    spring = villages.add_potential(village=regions[NGEBEL], by=cast.perangkat_ngebel, **facts)
    browser, where = enter(cast.sekdes_ngebel), reverse("villages:priority-order", args=[NGEBEL])
    opened = browser.get(where)
    assert (
        browser.post(where, sent(opened, **{need.pk: "1", spring.pk: "2", "reason": "Musyawarah"})).status_code == 302
    )
    conflict = browser.post(where, sent(opened, **{need.pk: "2", spring.pk: "1", "reason": "Musyawarah"}))
    told = {(each.label, each.now, each.typed) for each in conflict.context["form"].conflict.differences}
    assert told == {("Pipa", "1", "2"), ("Telaga", "2", "1")}
    assert rank_numbers(regions[NGEBEL]) == {need.pk: 1, spring.pk: 2}
    assert browser.post(where, sent(conflict)).status_code == 302
    assert rank_numbers(regions[NGEBEL]) == {need.pk: 2, spring.pk: 1}


def test_the_comparison_names_who_changed_it(enter, cast, need, edit_page):
    opened = sent(enter(cast.sekdes_ngebel).get(edit_page), name="Pipa besar")
    villages.edit_need(need=need, by=cast.kades_ngebel, **NEED | {"name": "Pipa kecil"})
    words = enter(cast.sekdes_ngebel).post(edit_page, opened).content.decode()
    assert "diubah oleh Kepala Desa Ngebel" in words
    assert "Pipa kecil" in words
    assert "Pipa besar" in words


def test_minutes_are_told_of_their_meeting(enter, cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    meeting = build.complete(regions, cast.sekdes_sahang)
    item = meeting.agenda.first()
    page = reverse("musyawarah:minutes-edit", args=[meeting.pk, item.pk])
    opened = sent(enter(cast.sekdes_sahang).get(page), minutes="Warga setuju.")
    item.deliberation = meeting
    meetings.record_minutes(item=item, minutes="Warga ragu.", by=cast.bpd_sahang)
    words = enter(cast.sekdes_sahang).post(page, opened).content.decode()
    assert "Isi sekarang (diubah oleh BPD Sahang" in words or "Isi sekarang (diubah oleh Ketua BPD" in words, words


def test_two_who_write_the_first_share_see_each_other(enter, cast, regions):
    cooperation = cases.prepared(cast, regions)
    programme = cases.programme(cast, cooperation)
    page = reverse("partnerships:share-edit", args=[cooperation.pk, programme.pk, NGEBEL])
    opened = enter(cast.sekdes_ngebel).get(page)
    typed = {name: str(value) for name, value in cases.SHARE.items()}
    assert enter(cast.kades_ngebel).post(page, sent(opened, **typed)).status_code == 302
    late = enter(cast.sekdes_ngebel).post(page, sent(opened, **typed | {"welfare": "Lain sama sekali"}))
    assert late.status_code == 409
    assert "diubah oleh Kepala Desa Ngebel" in late.content.decode()


def test_what_i_changed_myself_is_told_so(enter, cast, need, edit_page):
    browser = enter(cast.sekdes_ngebel)
    opened = browser.get(edit_page)
    browser.post(edit_page, sent(opened, name="Satu"))
    assert "diubah oleh Anda" in browser.post(edit_page, sent(opened, name="Dua")).content.decode()


def test_the_same_change_twice_is_no_conflict(enter, cast, need, edit_page):
    browser = enter(cast.sekdes_ngebel)
    one, two = browser.get(edit_page), browser.get(edit_page)
    assert browser.post(edit_page, sent(one, name="Sama")).status_code == 302
    assert browser.post(edit_page, sent(two, name="Sama")).status_code == 302


def test_a_mistake_does_not_refresh_what_was_seen(enter, cast, need, edit_page):
    """Opened, changed by another, sent with a mistake, corrected: still a conflict."""
    browser = enter(cast.sekdes_ngebel)
    opened = browser.get(edit_page)
    villages.edit_need(need=need, by=cast.kades_ngebel, **NEED | {"name": "Pipa kecil"})
    wrong = browser.post(edit_page, sent(opened, quantity="banyak"))
    assert wrong.status_code == 422
    assert browser.post(edit_page, sent(wrong, quantity="5")).status_code == 409


def test_a_conflict_writes_nothing(enter, cast, need, edit_page):
    browser = enter(cast.sekdes_ngebel)
    opened = browser.get(edit_page)
    villages.edit_need(need=need, by=cast.kades_ngebel, **NEED | {"name": "Pipa kecil"})
    before = Event.objects.count()
    browser.post(edit_page, sent(opened, name="Pipa besar"))
    assert Event.objects.count() == before
    assert Need.objects.get().name == "Pipa kecil"


def test_back_and_save_again_is_compared_not_lost(enter, cast, need, edit_page):
    """The same page, its key used already, with other content: the comparison decides."""
    browser = enter(cast.sekdes_ngebel)
    typed = sent(browser.get(edit_page), name="Satu")
    browser.post(edit_page, typed)
    page_again = browser.post(edit_page, typed | {"name": "Dua"})
    assert page_again.status_code == 409
    assert page_again.context["form"].conflict.differences[0].now == "Satu"
    assert browser.post(edit_page, sent(page_again)).status_code == 302
    assert Need.objects.get().name == "Dua"


def test_what_nobody_saw_is_not_verified(enter, cast, regions):
    facts = {"kind": "alam", "name": "Telaga", "quantity": 9, "unit": "ha"}
    spring = villages.add_potential(village=regions[NGEBEL], by=cast.perangkat_ngebel, submit=True, **facts)
    where = reverse("villages:potential-detail", args=[spring.pk])
    browser = enter(cast.sekdes_ngebel)
    seen = versions.of_row(Potential.objects.get())
    assert f'name="versi" value="{seen}"' in browser.get(where).content.decode()
    by = cast.perangkat_ngebel
    villages.reopen_potential(potential=Potential.objects.get(), by=by)
    villages.edit_potential(potential=Potential.objects.get(), by=by, submit=True, **facts | {"quantity": 90})
    press = reverse("villages:potential-move", args=[spring.pk, "verify"])
    answer = browser.post(press, {"versi": seen}, headers={"referer": f"http://testserver{where}"})
    assert answer["Location"].endswith(where)
    assert Potential.objects.get().status == "diajukan"
    page = browser.get(where)
    assert "sudah berubah" in page.content.decode()
    browser.post(press, {"versi": versions.of_row(Potential.objects.get())})
    assert Potential.objects.get().status == "terverifikasi"


def test_the_fingerprint_is_of_values_not_of_their_spelling(need):
    assert versions.of_row(need) == versions.of_row(Need.objects.get())
