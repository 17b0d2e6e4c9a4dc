"""Who can't be chosen and why, each reason in its own words; only verified facts that all signed-in people may know."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import ExpressionWrapper, F, FloatField, Q, Value
from django.db.models.functions import Coalesce

from partnerships.candidates import KELURAHAN
from partnerships.matching.facts import PARTNER, VILLAGE, LeftOut
from partnerships.matching.gather import match_of
from partnerships.matching.partner_sources import covering
from partnerships.matching.pool import PARTY_KINDS, Offer, Site, Supply, Want
from partnerships.matching.scene import Scene
from partnerships.matching.sources import sites_of, supplies_of
from partnerships.matching.words import measure, series, shown
from partnerships.models import Partner, PartnerTopic
from records.formats import tanggal
from villages.models import Potential, Region
from villages.regions.gazetteer import titles_of
from villages.regions.lineage import why_ended

MOST_ELSEWHERE, MOST_PARTNERS, MOST_ENDED, MOST_HERE = 10, 5, 5, 20
ROWS_READ = 60  # nearest rows of other regencies, of which a village may have several
VILLAGE_LAW = "UU 6/2014 Pasal 91"
REGENCY_LAW = "Permendagri 96/2017 Pasal 3"


def left_out_here(scene: Scene, supplies: Sequence[Supply], chosen: Iterable[str]) -> list[LeftOut]:
    """The villages of the kabupaten that have something on the topics, yet nothing that can be had."""
    taken = set(chosen)
    by_site: dict[Site, list[Supply]] = {}
    for supply in supplies:
        if supply.site.code not in taken or not supply.site.can_be_party:
            by_site.setdefault(supply.site, []).append(supply)
    never = [site for site in by_site if not site.can_be_party]
    ended = [site.pk for site in never if site.ended_on][:MOST_ENDED]
    stories = {region.pk: why_ended(region) for region in Region.objects.filter(pk__in=ended)} if ended else {}
    told = [why_not(scene, site, rows, stories) for site, rows in by_site.items()]
    ranked = sorted((each for each in told if each), key=lambda pair: (pair[0], pair[1].key))
    return [left for _, left in ranked][:MOST_HERE]


def why_not(scene: Scene, site: Site, rows: list[Supply], stories: dict[int, str]) -> tuple[int, LeftOut] | None:
    """The reason that stands nearest to a yes, with its place in the list; None when there is none to tell."""
    if site.ended_on:
        said = stories.get(site.pk)
        return (6, LeftOut(VILLAGE, site.code, site.title, "sudah berakhir", said)) if said else None
    if not site.can_be_party:
        words = f"Punya {rows[0].name}, tetapi kelurahan. {KELURAHAN.rpartition(' (')[0]}."
        return 5, LeftOut(VILLAGE, site.code, site.title, "kelurahan", words, VILLAGE_LAW)
    place, supply, short, words = min(
        (reason_against(scene, supply) for supply in rows), key=lambda found: (found[0], found[1].pk)
    )
    return place, LeftOut(VILLAGE, site.code, site.title, short, words, holders=supply.holders if place == 0 else ())


def reason_against(scene: Scene, supply: Supply) -> tuple[int, Supply, str, str]:
    """Why this potential can't be had: its place in the list, two words, one sentence."""
    if supply.known_on < scene.fresh_from:
        words = f"{supply.name} terakhir diukur {tanggal(supply.known_on)}, lebih dari setahun lalu."
        return 1, supply, f"data lama, {supply.known_on.year}", words
    if supply.access == Potential.Access.CLOSED:
        return 2, supply, "belum dibuka", f"Pemilik {supply.name} belum membolehkan dipakai bersama."
    if supply.condition == Potential.Condition.BROKEN:
        return 3, supply, "rusak berat", f"{supply.name} rusak berat, jadi belum bisa dipakai."
    wants = [want for want in scene.wants if want.topic == supply.topic]
    if wants and all(scene.units.convert(Decimal(1), supply.unit, want.unit) is None for want in wants):
        words = f"{supply.name} dicatat dalam {supply.unit}, tidak bisa dibandingkan dengan {wants[0].unit}."
        return 4, supply, "satuan lain", words
    all_year = all(want.all_year for want in wants)
    return 0, supply, f"sisa {measure(supply.free(all_year), supply.unit)}", all_used(supply, all_year)


def all_used(supply: Supply, all_year: bool) -> str:
    """Dari 11 l/dt, 5 dipakai sendiri dan 6 dijanjikan ke KSD 0014/2026."""
    if supply.unclear:
        return f"{supply.name} dijanjikan dalam satuan lain, jadi sisanya belum jelas."
    lean = all_year and supply.lean is not None and supply.lean < supply.quantity
    there = f"{measure(supply.lean if lean else supply.quantity, supply.unit)}{' pada musim sulit' if lean else ''}"
    parts = [f"{shown(supply.own_use)} dipakai sendiri"] if supply.own_use else []
    if bound := supply.bound_all_year if lean else supply.bound:
        parts.append(f"{shown(bound)} dijanjikan ke {holders_in_words(supply)}")
    return f"Dari {there}, {' dan '.join(parts)}." if parts else f"{supply.name} tidak punya sisa: {there}."


def holders_in_words(supply: Supply) -> str:
    """KSD 0014/2026; those that are not open to all have no number here."""
    named = [holder.caption for holder in supply.holders]
    return series([*named, *(["kerja sama lain"] if supply.hidden_holders else [])])


def left_out_elsewhere(scene: Scene, want: Want) -> list[LeftOut]:
    """The nearest villages of other regencies of the province that would have had something (Permendagri 96 ps 3)."""
    village = scene.village
    found = (
        Potential.objects.verified()
        .filter(topic=want.topic, village__code__lies_in=village.code[:2], village__valid_until__isnull=True)
        .filter(Q(measured_on__gte=scene.fresh_from) | Q(measured_on__isnull=True), village__kind__in=PARTY_KINDS)
        .exclude(village__code__lies_in=village.regency_code)
        .exclude(access=Potential.Access.CLOSED)
        .exclude(condition=Potential.Condition.BROKEN)
    )
    keys = list(nearest(found, scene).values_list("pk", flat=True)[:ROWS_READ])
    rank = {key: place for place, key in enumerate(keys)}
    rows = Potential.objects.filter(pk__in=keys)
    sites = sites_of(Region.objects.filter(pk__in=rows.values("village")))
    supplies = sorted(supplies_of(rows, sites, scene.units), key=lambda each: rank[each.pk])
    matched: dict[Site, Decimal] = {}
    for supply in supplies:
        match = match_of(want, [supply], scene) if supply.is_shared(scene.fresh_from) else None
        if match:
            matched[supply.site] = matched.get(supply.site, Decimal(0)) + match.amount
    shown_ones = list(matched.items())[:MOST_ELSEWHERE]
    homes = titles_of({regency_of(site) for site, _ in shown_ones})
    return [elsewhere(site, amount, want, homes) for site, amount in shown_ones]


def nearest(found: Any, scene: Scene) -> Any:
    """By distance where both points are known, then by code.

    The id, which never is empty, stands in a sum of its own: else SQLite reads all potentials in the order of ids.
    """
    found = found.alias(key=Coalesce("pk", "unit"))
    if not scene.ask.point:
        return found.order_by("village__code", "key")
    here = zip(("latitude", "longitude"), scene.ask.point, strict=True)
    south, east = (F(name) - Value(value) for name, value in here)
    apart = ExpressionWrapper(south * south + east * east, output_field=FloatField())
    return found.alias(apart=apart).order_by(F("apart").asc(nulls_last=True), "village__code", "key")


def regency_of(site: Site) -> str:
    return site.code[:5]


def elsewhere(site: Site, amount: Decimal, want: Want, homes: dict[str, str]) -> LeftOut:
    """One village of another regency, and what it would have had."""
    home = homes.get(regency_of(site), "kabupaten lain")
    words = f"Punya {measure(amount, want.unit)}, tetapi di {home}. Berlaku aturan kerja sama antar daerah."
    return LeftOut(VILLAGE, site.code, site.title, "lain kabupaten", words, REGENCY_LAW)


def partners_left_out(scene: Scene, offers: Sequence[Offer], direction: str, chosen: Iterable[str]) -> list[LeftOut]:
    """Verified outside parties on the topic that can't help here: they count in another unit, or work elsewhere."""
    told, wanted = set(chosen), scene.ask.unit
    unit_of = {offer.partner: offer.unit for offer in offers if offer.direction == direction}
    others = (
        Partner.objects.filter(pk__in=set(unit_of) - told).order_by("name", "pk").values_list("status", "pk", "name")
    )
    other_unit = [
        LeftOut(PARTNER, key, name, "satuan lain", f"Mencatat dalam {unit_of[key]}, bukan {wanted}.")
        for state, key, name in others
        if state == Partner.Status.VERIFIED
    ]
    words = f"Wilayah kerjanya tidak mencakup Desa {scene.village.name}."
    away = [LeftOut(PARTNER, key, name, "di luar wilayah kerja", words) for key, name in away_on(scene, direction)]
    return [*other_unit[:MOST_PARTNERS], *away]


def away_on(scene: Scene, direction: str) -> list[tuple[str, str]]:
    """A few of the same province that work on the topic, but not here.

    State and name stand in sums of their own: SQLite must begin with the topic, not with all that are verified.
    """
    lines = PartnerTopic.objects.filter(topic=scene.topic, direction=direction)
    lines = lines.alias(state=Coalesce("partner__status", "unit"), called=Coalesce("partner__name", "unit"))
    near = lines.filter(state=Partner.Status.VERIFIED, partner__seat__code__startswith=scene.village.code[:2])
    found = near.exclude(partner__in=covering(scene.village.code)).order_by("called", "partner")
    return list(found.values_list("partner", "partner__name")[:MOST_PARTNERS])
