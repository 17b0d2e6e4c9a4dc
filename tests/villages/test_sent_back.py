"""A potential that came back is called so, with the reason, on "hari ini" and on the profile."""

import pytest
from django.urls import reverse

from tests.villages.helpers import SAHANG, bring_to, new_potential
from villages import actions
from villages.workflow import sent_back

REASON = "Debit diukur saat hujan"


@pytest.fixture
def returned(sahang, cast):
    """A potential that the kades sent back."""
    potential = bring_to(new_potential(sahang, cast.perangkat_sahang, name="Sendang"), "diajukan", None)
    actions.return_potential(potential=potential, by=cast.kades_sahang, reason=REASON)
    potential.refresh_from_db()
    return potential


def test_hari_ini_tells_why_it_came_back(sahang, returned, spring, cast, enter):
    page = enter(cast.sekdes_sahang).get(reverse("home")).text
    assert "Perbaiki potensi Sendang" in page and f"Dikembalikan: {REASON}" in page
    assert page.index("Perbaiki potensi Sendang") < page.index(f"Ajukan potensi {spring.name}")
    assert "Ajukan potensi Sendang" not in page


def test_the_profile_tells_why_it_came_back(sahang, returned, cast, enter):
    page = enter(cast.sekdes_sahang).get(reverse("villages:profile", args=[SAHANG])).text
    assert f"Dikembalikan: {REASON}" in page and "masih draf" not in page
    assert REASON not in enter(cast.camat).get(reverse("villages:profile", args=[SAHANG])).text


def test_what_is_handed_in_again_has_not_come_back(returned, spring, cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert sent_back([returned, spring]) == {returned.pk: REASON}
    actions.submit_potential(potential=returned, by=cast.perangkat_sahang)
    returned.refresh_from_db()
    actions.reopen_potential(potential=returned, by=cast.perangkat_sahang)
    returned.refresh_from_db()
    assert returned.is_draft and sent_back([returned]) == {}


def test_labels_keep_their_capitals_inside_a_sentence(sahang, spring, cast, enter):
    spring.owner = "kelompok"
    spring.save()
    page = enter(cast.sekdes_sahang).get(reverse("villages:profile", args=[SAHANG])).text
    assert "milik kelompok atau BUM Desa" in page
    assert "Tambah potensi manusia</a>" in page and "Belum ada potensi manusia. <a" in page
