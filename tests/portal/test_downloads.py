"""Tables that people take away: each is in the trail, nobody takes many an hour, and looking takes nothing."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from accounts.actions import downloads
from records import trail
from records.models import Event
from records.verdict import Refused
from tests.conftest import SAHANG
from tests.villages.helpers import bring_to, new_potential

FACTS = {"what": "potensi", "form": "csv", "rows": 3, "filters": {}}
PAGE = reverse("imports:upload", args=["potensi"])


def address(form="csv", slug="potensi"):
    return reverse("imports:export", args=[slug, form])


def taken():
    """What the trail has of downloads."""
    return list(Event.objects.filter(action="data.export").order_by("id").values("actor", "region_code", "new"))


@pytest.fixture
def spring(cast, regions):
    return bring_to(new_potential(regions[SAHANG], cast.perangkat_sahang), "terverifikasi", cast.kades_sahang)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_download_is_in_the_trail(cast, spring, enter, form):
    by = cast.sekdes_sahang
    assert enter(by).post(address(form)).status_code == 200
    [event] = taken()
    assert (event["actor"], event["region_code"]) == (by.pk, SAHANG)
    assert event["new"] == {"data": "potensi", "format": form, "rows": 1, "filters": {}, "places": [SAHANG]}
    assert list(trail.broken_links()) == []


def test_looking_takes_nothing(cast, spring, enter):
    browser = enter(cast.sekdes_sahang)
    assert browser.get(address()).status_code == 405
    assert browser.get(PAGE).status_code == 200
    assert taken() == []


def test_what_is_refused_or_not_there_is_not_in_the_trail(cast, enter, monkeypatch):
    assert enter(cast.perangkat_ngebel).post(address()).status_code == 403
    assert enter(cast.sekdes_ngebel).post(address("pdf")).status_code == 404
    monkeypatch.setattr("kerjasama_portal.imports.files.MOST_XLSX", -1)
    assert enter(cast.sekdes_ngebel).post(address("xlsx")).status_code == 409
    assert taken() == []


def test_the_eleventh_within_an_hour_is_refused_with_a_sentence(cast, enter, monkeypatch):
    by, browser = cast.sekdes_ngebel, enter(cast.sekdes_ngebel)
    for _ in range(downloads.MOST):
        assert browser.post(address()).status_code == 200
    back = f"http://testserver{PAGE}"
    answer = browser.post(address(), headers={"referer": back})
    assert (answer.status_code, answer["Location"]) == (302, back)
    assert [str(each) for each in get_messages(answer.wsgi_request)] == [downloads.TOO_OFTEN]
    assert len(taken()) == downloads.MOST
    assert enter(cast.sekdes_sahang).post(address()).status_code == 200  # each person has their own ten
    with pytest.raises(Refused):
        downloads.record_export(by=by, **FACTS)
    later = timezone.now() + timedelta(hours=1, seconds=1)
    monkeypatch.setattr(downloads.timezone, "now", lambda: later)
    downloads.record_export(by=by, **FACTS)


def test_the_administrators_site_tells_its_filters(cast, enter):
    page = reverse("admin:villages_region_export")
    answer = enter(cast.admin).post(f"{page}?kind__exact=desa", {"format": "0", "resource": ""})
    assert answer.status_code == 200
    [event] = taken()
    rows = len(answer.content.decode().splitlines()) - 1
    facts = {"data": "admin wilayah", "format": "csv", "rows": rows, "filters": {"kind__exact": "desa"}}
    assert event["actor"] == cast.admin.pk and event["new"].items() >= facts.items() and rows


def test_the_account_tells_it_in_words(cast, enter):
    downloads.record_export(by=cast.sekdes_ngebel, **FACTS)
    page = enter(cast.dpmd).get(reverse("access:person-detail", args=[cast.sekdes_ngebel.key]))
    assert "Mengunduh data" in page.text
