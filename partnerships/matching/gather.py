"""Sets supplies and offers against wants, and makes a candidate of each village and outside party that has any."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from partnerships.matching.facts import NEED, PARTNER, POTENTIAL, VILLAGE
from partnerships.matching.partner_sources import OFFERS, outsiders_of, records_of_partners
from partnerships.matching.pool import (
    Background,
    Candidate,
    Match,
    Offer,
    Outsider,
    Site,
    Supply,
    Want,
    kilometres,
    shared_level,
)
from partnerships.matching.scene import Scene
from partnerships.matching.score import UNNAMED, best_share, common_values, enough, many_needs, total, weighed
from partnerships.matching.sources import in_body, records_of, standings_of, with_regulation

FULL, SOME = 100, 50  # of topics shared: two or more, one
NOBODY = (0, 0)


def match_of(want: Want, supplies: Iterable[Supply], scene: Scene) -> Match | None:
    """What these supplies of the want's topic bring together, in its unit; None when it is nothing."""
    used, amount = [], Decimal(0)
    for supply in supplies:
        free = supply.free(want.all_year)
        if free > 0 and (converted := scene.units.convert(free, supply.unit, want.unit)):
            used.append(supply)
            amount += converted
    if not used:
        return None
    share = UNNAMED if want.quantity is None else enough(amount, want.quantity)
    return Match(want, amount, share, tuple(used))


def match_of_offer(want: Want, offer: Offer, scene: Scene) -> Match | None:
    """What an outside party offers for a want; None when the two can't be compared."""
    if offer.quantity is None:
        return Match(want, None, UNNAMED, offer=offer)
    amount = scene.units.convert(offer.quantity, offer.unit, want.unit)
    return Match(want, amount, enough(amount, want.quantity), offer=offer) if amount else None


def villages_of(scene: Scene, supplies: Sequence[Supply], wants: Sequence[Want]) -> list[Candidate]:
    """Every village that has something for us, lacks what we have, or has the same."""
    there: dict[int, list[Supply]] = {}
    lacking: dict[int, list[Want]] = {}
    sites: dict[int, Site] = {}
    for supply in supplies:
        there.setdefault(supply.site.pk, []).append(supply)
        sites[supply.site.pk] = supply.site
    for want in wants:
        lacking.setdefault(want.site.pk, []).append(want)
        sites.setdefault(want.site.pk, want.site)
    made = [village_of(scene, site, there.get(pk, []), lacking.get(pk, [])) for pk, site in sites.items()]
    found = {site.pk: candidate for candidate, site in zip(made, sites.values(), strict=True) if candidate}
    return with_villages_background(scene, found)


def village_of(scene: Scene, site: Site, supplies: list[Supply], wants: list[Want]) -> Candidate | None:
    """One village, still without what is known beside its amounts; None when nothing fits."""
    by_topic: dict[int, list[Supply]] = {}
    for supply in supplies:
        by_topic.setdefault(supply.topic, []).append(supply)
    gives = [match_of(want, by_topic.get(want.topic, ()), scene) for want in scene.wants]
    takes = [match_of(want, (own for own in scene.mine if own.topic == want.topic), scene) for want in wants]
    gives, takes = [each for each in gives if each], [each for each in takes if each]
    shared = tuple(sorted({own.topic for own in scene.mine} & set(by_topic)))
    if not gives and not takes and not shared:
        return None
    near = [each.point for each in (*supplies, *wants) if each.point]
    distances = [kilometres(scene.ask.point, point) for point in near] if scene.ask.point else []
    measured = max((supply.known_on for supply in supplies), default=None)
    background = Background(
        km=min(distances, default=None),
        level=shared_level(scene.village.code, site.code),
        known_on=measured or max((want.known_on for want in wants), default=None),
        is_measured=measured is not None,
    )
    amount = gives[0].amount if gives and scene.ask.kind == NEED else Decimal(0)
    facts = (VILLAGE, site.code, site.title, site.name, site.code, background)
    return Candidate(*facts, tuple(gives), tuple(takes), shared, amount=amount)


def with_villages_background(scene: Scene, found: dict[int, Candidate]) -> list[Candidate]:
    """Readiness, track record and standing of all of them, each only where it counts."""
    keys, weights = list(found), scene.weights
    rules = with_regulation(keys) if weights["siap"] else set()
    bodies = in_body(keys, scene.today) if weights["siap"] else set()
    records = records_of(keys) if weights["rekam"] else {}
    standings = standings_of(keys) if weights["pemerataan"] else {}
    made = []
    for pk, candidate in found.items():
        good, bad = records.get(pk, NOBODY)
        standing, year = standings.get(pk, ("", 0))
        more = {"has_regulation": pk in rules, "in_body": pk in bodies, "good": good, "bad": bad}
        background = replace(candidate.background, standing=standing, year=year, **more)
        found_here = (candidate.gives, candidate.takes, candidate.shared)
        values, score = points(scene, VILLAGE, background, found_here)
        made.append(replace(candidate, background=background, values=values, score=score))
    return sorted(made, key=lambda candidate: candidate.order)


def partners_of(scene: Scene, offers: Sequence[Offer]) -> list[Candidate]:
    """Every outside party that offers what we lack, seeks what we have, or works on the same."""
    by_partner: dict[str, list[Offer]] = {}
    for offer in offers:
        by_partner.setdefault(offer.partner, []).append(offer)
    matched = {key: matches_with(scene, rows) for key, rows in by_partner.items()}
    matched = {key: found for key, found in matched.items() if any(found)}
    known = outsiders_of(matched, scene.today) if matched else {}
    records = records_of_partners(known) if scene.weights["rekam"] and known else {}
    made = [
        partner_of(scene, known[key], found, records.get(key, NOBODY)) for key, found in matched.items() if key in known
    ]
    return sorted(made, key=lambda candidate: candidate.order)


def matches_with(scene: Scene, offers: list[Offer]) -> tuple[tuple[Match, ...], tuple[Match, ...], tuple[int, ...]]:
    """What one outside party gives, takes, and shares with us."""
    offered = {offer.topic: offer for offer in offers if offer.direction == OFFERS}
    gives = [match_of_offer(want, offered[want.topic], scene) for want in scene.wants if want.topic in offered]
    takes = [
        match_of(sought(offer, scene), mine_on(offer.topic, scene), scene)
        for offer in offers
        if offer.direction != OFFERS
    ]
    shared = tuple(sorted({own.topic for own in scene.mine} & set(offered)))
    return tuple(each for each in gives if each), tuple(each for each in takes if each), shared


def mine_on(topic: int, scene: Scene) -> list[Supply]:
    """Our own potentials of one topic."""
    return [own for own in scene.mine if own.topic == topic]


def sought(offer: Offer, scene: Scene) -> Want:
    """What an outside party seeks, in our own unit where it named none."""
    unit = offer.unit or next((own.unit for own in scene.mine if own.topic == offer.topic), "")
    return Want("", offer.topic, scene.topics[offer.topic], unit, offer.quantity, all_year=False)


def partner_of(scene: Scene, outsider: Outsider, found: tuple, record: tuple[int, int]) -> Candidate:
    """One outside party with all that is weighed."""
    gives, takes, shared = found
    background = Background(
        km=kilometres(scene.ask.point, outsider.point),
        level=shared_level(scene.village.code, outsider.seat),
        is_complete=outsider.is_complete,
        has_expired=outsider.has_expired,
        good=record[0],
        bad=record[1],
        known_on=outsider.verified_on,
    )
    amount = (gives[0].amount or Decimal(0)) if gives and scene.ask.kind == NEED else Decimal(0)
    facts = (PARTNER, outsider.pk, outsider.name, outsider.name, outsider.seat, background)
    graded = points(scene, PARTNER, background, found)
    return Candidate(*facts, gives, takes, shared, *graded, amount=amount)


def points(scene: Scene, kind: str, background: Background, found: tuple) -> tuple[dict[str, int], int]:
    """The points of every criterion that counts, and their weighted mean."""
    common = common_values(background, kind, scene.today)
    values = weighed(common | own_values(scene, *found), scene.weights)
    return values, total(values, scene.weights)


def own_values(scene: Scene, gives: Sequence[Match], takes: Sequence[Match], shared: Sequence[int]) -> dict[str, int]:
    """The criteria that depend on what is asked for."""
    kind, topics = scene.ask.kind, len(shared)
    if kind == NEED:
        return {"cukup": best_share(gives)}
    if kind == POTENTIAL:
        return {"cukup": best_share(takes), "usaha": FULL if topics else 0}
    return {
        "cukup": many_needs(gives, scene.wants),
        "balik": best_share(takes),
        "usaha": FULL if topics > 1 else SOME * topics,
    }


def usable(supplies: Iterable[Supply], day: date) -> list[Supply]:
    """Those that count: young, shared, working, and of a village that can be a party."""
    return [supply for supply in supplies if supply.site.can_be_party and supply.is_shared(day)]
