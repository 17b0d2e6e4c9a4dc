"""Finds who fits. What it gives is the same for everybody: only what all signed-in people may know goes into it."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from partnerships.matching.build import covering, finds_of, group_of, places_of
from partnerships.matching.criteria import Weights, weights_from
from partnerships.matching.excluded import left_out_elsewhere, left_out_here, partners_left_out
from partnerships.matching.facts import NEED, POTENTIAL, VILLAGE, Ask, Findings
from partnerships.matching.gather import partners_of, usable, villages_of
from partnerships.matching.partner_sources import OFFERS, SEEKS, offers_for
from partnerships.matching.pool import Candidate
from partnerships.matching.scene import Scene, others, setting, whereabouts
from partnerships.matching.sources import open_needs_in, supplies_of, verified_in, wants_of
from villages.models import Need, Potential, Region

__all__ = ["find_for_need", "find_for_potential", "find_for_village", "weights_from"]

MOST_RANKED = 20


def find_for_need(need: Need, weights: Weights) -> Findings:
    """The fewest villages that cover the need together, those that cover a part, outside parties, and who can't."""
    village, topics = need.village, [need.topic_id] if need.topic_id else []
    ask = Ask(NEED, need.pk, need.name, village.code, village.name)
    ask = replace(ask, amount=need.quantity, unit=need.unit, all_year=need.all_year, point=whereabouts(village, need))
    scene = setting(village, weights, topics, ask)
    (want,) = wants_of(Need.objects.filter(pk=need.pk), scene.sites)
    scene = replace(scene, wants=(want,), ask=replace(ask, topic=scene.topics.get(need.topic_id, "")))
    found = verified_in(others(scene), topics)
    supplies = supplies_of(found, scene.sites, scene.units, with_holders=True)
    candidates = villages_of(scene, usable(supplies, scene.fresh_from), [])
    offers = offers_for(village.code, topics, [])
    partners = partners_of(scene, offers)
    left_out = left_out_here(scene, supplies, [each.key for each in candidates])
    if topics:
        left_out += left_out_elsewhere(scene, want)
        left_out += partners_left_out(scene, offers, OFFERS, [each.key for each in partners])
    groups = covering(candidates, scene, need.quantity)
    partial = [each for each in candidates if each.amount < need.quantity][:MOST_RANKED]
    shown = partners[:MOST_RANKED]
    places = places_of([*partial, *shown, *(member for members in groups for member in members)])
    return findings(
        scene,
        groups=tuple(group_of(members, scene, places, need.quantity) for members in groups),
        partial=finds_of(partial, scene, places),
        partners=finds_of(shown, scene, places),
        left_out=tuple(left_out),
    )


def find_for_potential(potential: Potential, weights: Weights) -> Findings:
    """Who lacks what a potential has free, who has the same for a joint business, who seeks or works on it."""
    village, topics = potential.village, [potential.topic_id] if potential.topic_id else []
    ask = Ask(POTENTIAL, potential.pk, potential.name, village.code, village.name, unit=potential.unit)
    scene = setting(village, weights, topics, replace(ask, point=whereabouts(village, potential)))
    own = Potential.objects.verified().filter(pk=potential.pk)
    mine = usable(supplies_of(own, scene.sites, scene.units), scene.fresh_from)
    free = mine[0].free_all_year if mine else None
    named = replace(scene.ask, topic=scene.topics.get(potential.topic_id, ""), amount=free)
    scene = replace(scene, mine=tuple(mine), ask=named)
    found = verified_in(others(scene), topics)
    supplies = usable(supplies_of(found, scene.sites, scene.units), scene.fresh_from)
    wants = party_wants(open_needs_in(others(scene), topics), scene)
    offers = offers_for(village.code, topics, topics)
    partners = partners_of(scene, offers)
    left_out = []
    if topics:
        left_out = partners_left_out(scene, offers, SEEKS, [each.key for each in partners])
    return ranked(scene, villages_of(scene, supplies, wants), partners, left_out)


def find_for_village(village: Region, weights: Weights) -> Findings:
    """The twenty villages and outside parties that fit the village best, by its needs and its potentials."""
    needs = Need.objects.filter(village=village, topic__isnull=False)
    own = Potential.objects.verified().filter(village=village, topic__isnull=False)
    topics = {*needs.values_list("topic", flat=True), *own.values_list("topic", flat=True)}
    ask = Ask(VILLAGE, "", village.title, village.code, village.name, point=whereabouts(village))
    scene = setting(village, weights, topics, ask)
    mine = usable(supplies_of(own, scene.sites, scene.units), scene.fresh_from)
    scene = replace(scene, wants=tuple(wants_of(needs, scene.sites)), mine=tuple(mine))
    having, lacking = {supply.topic for supply in scene.mine}, {want.topic for want in scene.wants}
    supplies = supplies_of(verified_in(others(scene), lacking | having), scene.sites, scene.units)
    wants = party_wants(open_needs_in(others(scene), having), scene)
    candidates = villages_of(scene, usable(supplies, scene.fresh_from), wants)
    partners = partners_of(scene, offers_for(village.code, lacking | having, having))
    keys = {each.key for each in candidates}
    left_out = left_out_here(scene, [each for each in supplies if each.topic in lacking], keys)
    return ranked(scene, candidates, partners, left_out)


def party_wants(found: Any, scene: Scene) -> list:
    """Open needs of villages that can be a party."""
    return [want for want in wants_of(found, scene.sites) if want.site.can_be_party]


def ranked(scene: Scene, villages: list[Candidate], partners: list[Candidate], left_out: list) -> Findings:
    """Villages and outside parties in one order."""
    best = sorted([*villages, *partners], key=lambda each: each.order)[:MOST_RANKED]
    return findings(scene, ranked=finds_of(best, scene, places_of(best)), left_out=tuple(left_out))


def findings(scene: Scene, **found: tuple) -> Findings:
    """The answer with its question, its weights and its moment."""
    return Findings(scene.ask, scene.used_weights, **found, computed_at=timezone.now())
