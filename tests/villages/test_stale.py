"""A verified figure is old after a year: told on the page, in the profile and on "hari ini"; it stays verified."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.villages.helpers import SAHANG, bring_to, new_potential
from villages.models import Potential

DAY = timedelta(days=1)


def aged(potential, days, measured=True):
    """The same figure, so many days old: by its measuring, or by its verification alone."""
    today = timezone.localdate()
    midnight = timezone.make_aware(datetime.combine(today - days * DAY, datetime.min.time()))
    facts = {"measured_on": today - days * DAY} if measured else {"verified_at": midnight, "measured_on": None}
    Potential.objects.filter(pk=potential.pk).update(**facts)
    return Potential.objects.get(pk=potential.pk)


@pytest.fixture
def verified(spring, cast):
    return bring_to(spring, "terverifikasi", cast.kades_sahang)


@pytest.mark.parametrize("measured", [True, False], ids=["measured", "verified"])
@pytest.mark.parametrize(("days", "old"), [(0, False), (364, False), (365, False), (366, True), (800, True)])
def test_a_year_is_365_days_on_the_row_and_in_the_database(verified, days, old, measured):
    potential = aged(verified, days, measured)
    assert potential.is_stale == old
    assert Potential.objects.stale().filter(pk=potential.pk).exists() == old
    assert potential.status == "terverifikasi"


def test_the_last_minute_of_a_day_counts_like_its_first(verified):
    for days in (365, 366):
        day = timezone.localdate() - days * DAY
        late = timezone.make_aware(datetime.combine(day, datetime.max.time()))
        Potential.objects.filter(pk=verified.pk).update(verified_at=late, measured_on=None)
        potential = Potential.objects.get(pk=verified.pk)
        assert potential.is_stale == Potential.objects.stale().exists() == (days == 366)


def test_what_is_not_verified_is_not_old(spring, cast):
    assert not aged(spring, 800).is_stale and not Potential.objects.stale().exists()
    assert not aged(bring_to(spring, "diajukan", None), 800).is_stale


def test_it_is_told_on_every_page_and_leads_to_its_filter(verified, sahang, cast, enter):
    fresh = bring_to(new_potential(sahang, cast.perangkat_sahang, name="Kopi"), "terverifikasi", cast.kades_sahang)
    client, profile = enter(cast.kades_sahang), reverse("villages:profile", args=[SAHANG])
    assert "diukur lagi" not in client.get(profile).text and "Ukur lagi" not in client.get(reverse("home")).text
    aged(verified, 366)
    assert "Perlu diukur lagi" in client.get(reverse("villages:potential-detail", args=[verified.pk])).text
    assert "Perlu diukur lagi" not in client.get(reverse("villages:potential-detail", args=[fresh.pk])).text
    assert f"{profile}?keadaan=ukur-lagi" in client.get(profile).text
    home = client.get(reverse("home")).text
    assert "Ukur lagi 1 potensi" in home and f"{profile}?keadaan=ukur-lagi" in home
    shown = client.get(profile, {"keadaan": "ukur-lagi"}).context["profile"]
    assert [potential.pk for potential in shown.listed] == [verified.pk]
    assert "Ukur lagi" not in enter(cast.kades_talun).get(reverse("home")).text


@pytest.mark.parametrize(("state", "count"), [("draf", 1), ("diajukan", 0), ("terverifikasi", 1), ("apa saja", 2)])
def test_the_profile_is_narrowed_to_one_state(verified, sahang, cast, enter, state, count):
    new_potential(sahang, cast.perangkat_sahang, name="Kopi")
    page = enter(cast.kades_sahang).get(reverse("villages:profile", args=[SAHANG]), {"keadaan": state})
    assert len(page.context["profile"].listed) == count
    assert ("Tidak ada potensi dengan keadaan itu" in page.text) == (count == 0)
