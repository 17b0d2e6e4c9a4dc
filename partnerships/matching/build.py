"""From weighed candidates to what is shown: sentences are written only for those that are."""

from collections.abc import Sequence
from decimal import Decimal

from partnerships.matching.facts import NEED, POTENTIAL, Bring, Find, Group
from partnerships.matching.pool import Candidate, Match, Supply
from partnerships.matching.scene import Scene
from partnerships.matching.score import best_share, enough, mean, total
from partnerships.matching.sets import smallest_covers
from partnerships.matching.words import ledger_words, reason, reasons_of, together
from villages.regions.gazetteer import titles_of

MOST_GROUPS = 10


def finds_of(candidates: Sequence[Candidate], scene: Scene, places: dict[str, str]) -> tuple[Find, ...]:
    """The candidates as they are shown, in their order."""
    return tuple(find_of(candidate, scene, places) for candidate in candidates)


def places_of(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Where each lies: a village's kecamatan, the seat of an outside party; one query."""
    above = {each.code: each.code.rpartition(".")[0] if each.code == each.key else each.code for each in candidates}
    titles = titles_of(set(above.values()) - {""})
    return {code: titles.get(over, "") for code, over in above.items()}


def find_of(candidate: Candidate, scene: Scene, places: dict[str, str]) -> Find:
    """One find with its reasons."""
    kind = scene.ask.kind
    share = {NEED: best_share(candidate.gives), POTENTIAL: best_share(candidate.takes)}.get(kind)
    named = kind == NEED and all(match.amount is not None for match in candidate.gives)
    return Find(
        kind=candidate.kind,
        key=candidate.key,
        name=candidate.name,
        place=places.get(candidate.code, ""),
        score=candidate.score,
        reasons=reasons_of(candidate, scene),
        brings=tuple(bring for match in candidate.gives for bring in brings_of(match, scene)),
        takes=tuple(taken(match, scene) for match in candidate.takes),
        amount=candidate.amount if named else None,
        share=share if named or kind == POTENTIAL else None,
        km=candidate.background.km,
    )


def brings_of(match: Match, scene: Scene) -> list[Bring]:
    """What stands behind one match, most first."""
    want, topic = match.want, scene.topics[match.want.topic]
    if match.offer:
        return [Bring("", topic, topic, match.amount, want.unit if match.amount is not None else "")]
    made = [bring_of(supply, match, scene) for supply in match.supplies]
    return sorted(made, key=lambda bring: (-(bring.amount or Decimal(0)), bring.pk))


def bring_of(supply: Supply, match: Match, scene: Scene) -> Bring:
    """One potential, in the unit of what is wanted."""
    want = match.want
    amount = scene.units.convert(supply.free(want.all_year), supply.unit, want.unit)
    words = ledger_words(supply, want.all_year)
    facts = (supply.pk, supply.name, scene.topics[supply.topic], amount, want.unit)
    return Bring(*facts, supply.known_on, words, supply.holders)


def taken(match: Match, scene: Scene) -> Bring:
    """What they lack or seek, and how much."""
    want = match.want
    unit = want.unit if want.quantity is not None else ""
    return Bring(want.pk, want.name, scene.topics[want.topic], want.quantity, unit, want.known_on)


def covering(candidates: Sequence[Candidate], scene: Scene, wanted: Decimal) -> list[tuple[Candidate, ...]]:
    """The smallest sets that cover the need, best first."""
    sets = smallest_covers([candidate.amount for candidate in candidates], wanted)
    members = [tuple(candidates[place] for place in places) for places in sets]
    return sorted(members, key=lambda each: group_order(each, scene, wanted))[:MOST_GROUPS]


def group_order(members: Sequence[Candidate], scene: Scene, wanted: Decimal) -> tuple:
    """Best first, then the more, then the nearer together, then by code."""
    amount = sum(member.amount for member in members)
    apart = sum((member.background.km or Decimal(0) for member in members), Decimal(0))
    unknown = sum(member.background.km is None for member in members)
    values = values_of(members, amount, wanted)
    return (-total(values, scene.weights), -amount, unknown, apart, sorted(member.key for member in members))


def values_of(members: Sequence[Candidate], amount: Decimal, wanted: Decimal) -> dict[str, int]:
    """What they bring together, and the mean of the members in everything else."""
    together = {"cukup": enough(amount, wanted)}
    return {slug: together.get(slug, mean([member.values[slug] for member in members])) for slug in members[0].values}


def group_of(members: Sequence[Candidate], scene: Scene, places: dict[str, str], wanted: Decimal) -> Group:
    """One set with its reasons; who brings most stands first."""
    ordered = sorted(members, key=lambda member: (-member.amount, member.order))
    amount = sum((member.amount for member in ordered), Decimal(0))
    values = values_of(ordered, amount, wanted)
    reasons = tuple(
        reason(slug, value, scene.weights, together(slug, ordered, amount, scene)) for slug, value in values.items()
    )
    if len(ordered) == 1:
        reasons = reasons_of(ordered[0], scene)
    finds = finds_of(ordered, scene, places)
    return Group(finds, amount, enough(amount, wanted), total(values, scene.weights), reasons)
