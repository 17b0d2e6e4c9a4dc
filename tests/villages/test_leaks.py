"""A village learns nothing of another village's drafts: by page, summary, search, count, gap or guessed address."""

import re

import pytest
from django.urls import reverse

from tests.villages.helpers import TALUN, bring_to, new_need, new_potential
from villages import actions
from villages.models import Potential
from villages.queries import profile_of


def pages(client):
    """Every page by which Sahang's people may come near Talun."""
    addresses = [
        reverse("villages:profile", args=[TALUN]),
        reverse("villages:summary", args=[TALUN]),
        reverse("villages:village-list"),
        reverse("villages:village-list") + "?cari=talun",
        reverse("villages:village-list") + "?cari=rahasia",
    ]
    return [body(client.get(address, follow=True)) for address in addresses]


def body(answer):
    """The page without the token that every answer has anew."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.text)


@pytest.mark.parametrize("state", ["draf", "diajukan"])
def test_pages_are_the_same_with_and_without_the_draft(state, cast, talun, enter):
    client = enter(cast.kades_sahang)
    before = pages(client)
    draft = new_potential(talun, cast.perangkat_talun, name="Tambang rahasia")
    bring_to(draft, state, cast.kades_talun)
    assert pages(client) == before


def test_a_draft_is_as_absent_as_an_id_that_never_was(cast, secret, enter):
    client = enter(cast.kades_sahang)
    routes = [("get", "potential-detail", []), ("get", "potential-edit", []), ("post", "potential-edit", [])]
    routes += [("post", "potential-move", [move]) for move in ("submit", "verify", "reopen")]
    for method, name, more in routes:
        real = getattr(client, method)(reverse(f"villages:{name}", args=[secret.pk, *more]))
        guessed = getattr(client, method)(reverse(f"villages:{name}", args=["bcdfghjkmn", *more]))
        assert real.status_code == guessed.status_code == 404
        assert body(real) == body(guessed)


def test_a_camat_may_not_tell_a_draft_from_nothing_by_trying_a_move(cast, spring, enter):
    for move in ("submit", "verify", "reopen"):
        answer = enter(cast.camat).post(reverse("villages:potential-move", args=[spring.pk, move]))
        assert answer.status_code == 404


def test_profile_counts_only_what_is_seen(cast, sahang, spring):
    shown = bring_to(new_potential(sahang, cast.perangkat_sahang, name="Kopi"), "terverifikasi", cast.kades_sahang)
    assert profile_of(sahang, cast.kades_sahang).potential_count == 2
    for outsider in (cast.camat, cast.dpmd, cast.inspektorat, cast.pembaca):
        profile = profile_of(sahang, outsider)
        assert profile.potential_count == 1
        assert [potential.pk for kind in profile.kinds for potential in kind.potentials] == [shown.pk]


def test_priority_scale_has_no_gap_where_a_draft_stands(cast, sahang, spring):
    need = new_need(sahang, cast.sekdes_sahang)
    actions.rank_priorities(village=sahang, ranked=[spring, need], reason="Musyawarah", by=cast.sekdes_sahang)
    seen = [(line.position, line.item.pk) for line in profile_of(sahang, cast.camat).priorities]
    assert seen == [(1, need.pk)]
    assert len(profile_of(sahang, cast.kades_sahang).priorities) == 2


def test_needs_and_analysis_stay_with_those_who_work_with_the_village(cast, sahang):
    new_need(sahang, cast.sekdes_sahang)
    actions.add_swot(village=sahang, quadrant="kekuatan", text="Air", by=cast.sekdes_sahang)
    for reader in (cast.inspektorat, cast.pembaca):
        profile = profile_of(sahang, reader)
        assert (profile.needs, profile.quadrants, profile.priorities) == ([], [], [])


def test_filter_and_predicate_agree(cast, sahang, spring):
    for state in ("draf", "diajukan", "terverifikasi"):
        for person in vars(cast).values():
            seen = Potential.objects.visible_to(person).filter(pk=spring.pk).exists()
            assert seen == person.can(f"potensi.lihat.{spring.status}", sahang.place)
        if state == "draf":
            actions.submit_potential(potential=spring, by=cast.perangkat_sahang)
        elif state == "diajukan":
            actions.verify_potential(potential=spring, by=cast.kades_sahang)
