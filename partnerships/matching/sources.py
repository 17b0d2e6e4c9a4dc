"""What the database knows of the villages of one kabupaten: one statement for each kind of fact."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from partnerships.capacity.ledger import Promise, Season, amount_in, as_decimal, binding_on, ledger
from partnerships.capacity.ledger import Supply as Measured
from partnerships.matching.facts import Holder, Point
from partnerships.matching.pool import Site, Supply, Want
from partnerships.models import BodyMember, Commitment, Cooperation, Party, Reflection, VillageRegulation
from villages.models import Need, Potential, Region, Unit, VillageYear
from villages.regions.gazetteer import VILLAGE_KINDS

SITE = ("pk", "code", "name", "kind", "valid_until")
SUPPLY = ("pk", "topic", "name", "unit", "quantity", "lean_quantity", "own_use", "measured_on", "verified_at")
SUPPLY += ("access", "condition", "latitude", "longitude", "village")
WANT = (
    "pk",
    "topic",
    "name",
    "unit",
    "quantity",
    "all_year",
    "urgency",
    "latitude",
    "longitude",
    "created_at",
    "village",
)
URGENCY = {Need.Urgency.HIGH: 3, Need.Urgency.MEDIUM: 2, Need.Urgency.LOW: 1}
BREACH = "d"  # of the nine grounds, the one that is a party's fault
NOTHING = Decimal(0)


@dataclass
class Units:
    """The units, read once; a factor between two is reckoned once."""

    known: dict[str, Unit]
    factors: dict[tuple[str, str], Fraction | None] = field(default_factory=dict)

    def convert(self, amount: Decimal, source: str, target: str) -> Decimal | None:
        """The amount in another unit; None when the two measure different things."""
        if source == target:
            return amount
        if (source, target) not in self.factors:
            self.factors[source, target] = amount_in(Decimal(1), source, target, self.known)
        factor = self.factors[source, target]
        return None if factor is None else as_decimal(Fraction(amount) * factor)


def point_of(latitude: Decimal | None, longitude: Decimal | None) -> Point | None:
    """A point in degrees; None when it is not known."""
    return None if latitude is None or longitude is None else (float(latitude), float(longitude))


def sites_of(found: Any) -> dict[int, Site]:
    """The villages of these regions, by id."""
    rows = found.filter(kind__in=VILLAGE_KINDS).order_by().values_list(*SITE)
    return {row[0]: Site(*row) for row in rows}


def sites_in(code: str) -> dict[int, Site]:
    """All villages below a region's code, those that ended too."""
    return sites_of(Region.objects.filter(code__lies_in=code))


def supplies_of(found: Any, sites: dict[int, Site], units: Units, *, with_holders: bool = False) -> list[Supply]:
    """Verified potentials by what the ledger leaves of them, in the order of village and id."""
    rows = list(found.order_by().values_list(*SUPPLY))
    promises = promises_on([row[0] for row in rows], {row[0]: row[3] for row in rows}, units, with_holders)
    made = [supply_from(row, promises.get(row[0], ()), sites) for row in rows]
    return sorted(made, key=lambda supply: (supply.site.code, supply.site.pk, supply.pk))


def supply_from(row: tuple, promises: Collection[Promise], sites: dict[int, Site]) -> Supply:
    """One row; what nobody was promised needs no ledger."""
    pk, topic, name, unit, quantity, lean, own_use, measured, verified, access, condition, lat, lon, village = row
    usual = max(quantity - (own_use or NOTHING), NOTHING)
    all_year = usual if lean is None else min(usual, max(lean - (own_use or NOTHING), NOTHING))
    supply = Supply(
        *(pk, sites[village], topic, name, unit, quantity, lean, own_use),
        *(measured or timezone.localdate(verified), access, condition, point_of(lat, lon), usual, all_year),
    )
    return with_promises(supply, promises) if promises else supply


def with_promises(supply: Supply, promises: Collection[Promise]) -> Supply:
    """Less what is bound, as the ledger reckons it."""
    lean = None if supply.lean is None else Fraction(supply.lean)
    measured = Measured(Fraction(supply.quantity), lean, Fraction(supply.own_use or 0))
    book = ledger(measured, promises, timezone.localdate())
    shown = tuple(promise.holder for promise in promises if isinstance(promise.holder, Holder))
    return replace(
        supply,
        free_usual=book.free_usual,
        free_all_year=book.free_all_year,
        bound=book.bound_usual,
        bound_all_year=book.bound_lean,
        unclear=book.unclear,
        holders=shown,
        hidden_holders=len(promises) - len(shown),
    )


def promises_on(
    potentials: list[str], unit_of: dict[str, str], units: Units, with_holders: bool
) -> dict[str, list[Promise]]:
    """What binds these potentials today. Whoever holds a part is named only where the cooperation is open to all."""
    if not potentials:
        return {}
    rows = Commitment.objects.filter(binding_on(timezone.localdate()), potential__in=potentials)
    fields = ("cooperation__number", "pk", "potential", "quantity", "unit", "season", "until", "cooperation")
    found = [row[2:] for row in sorted(rows.order_by().values_list(*fields))]
    shown = public_ones({row[-1] for row in found}) if with_holders and found else {}
    made: dict[str, list[Promise]] = {}
    for potential, quantity, unit, season, until, cooperation in found:
        amount = amount_in(quantity, unit, unit_of[potential], units.known)
        holder = None
        if cooperation in shown:
            holder = Holder(cooperation, shown[cooperation], quantity, unit, until)
        made.setdefault(potential, []).append(Promise(amount, Commitment.Status.BINDING, Season(season), until, holder))
    return made


def public_ones(cooperations: Iterable[str]) -> dict[str, str]:
    """The captions of those that anyone may read."""
    found = Cooperation.objects.public().filter(pk__in=cooperations).only("number", "opened_on")
    return {cooperation.pk: cooperation.caption for cooperation in found}


def wants_of(found: Any, sites: dict[int, Site]) -> list[Want]:
    """Needs with what is weighed of them, in the order of village and id."""
    made = [want_from(row, sites) for row in found.order_by().values_list(*WANT)]
    return sorted(made, key=lambda want: (want.site.code, want.site.pk, want.pk))


def want_from(row: tuple, sites: dict[int, Site]) -> Want:
    """One row."""
    pk, topic, name, unit, quantity, all_year, urgency, lat, lon, written, village = row
    known = (point_of(lat, lon), timezone.localdate(written))
    return Want(pk, topic, name, unit, quantity, all_year, URGENCY[urgency], sites[village], *known)


def verified_in(sites: Collection[int], topics: Collection[int]) -> Any:
    """Every verified potential on these topics in these villages."""
    return Potential.objects.verified().filter(topic__in=topics, village__in=sites)


def open_needs_in(sites: Collection[int], topics: Collection[int]) -> Any:
    """Needs that these villages opened to others, on these topics."""
    return Need.objects.filter(is_open=True, topic__in=topics, village__in=sites)


def with_regulation(villages: Collection[int]) -> set[int]:
    """Those whose umbrella Perdes is in force."""
    promulgated = VillageRegulation.Status.PROMULGATED
    found = VillageRegulation.objects.filter(village__in=villages, status=promulgated)
    return set(found.values_list("village", flat=True))


def in_body(villages: Collection[int], today: date) -> set[int]:
    """Those with a member in a BKAD whose term runs."""
    found = BodyMember.objects.filter(village__in=villages, body__term_ends__gte=today)
    return set(found.values_list("village", flat=True))


def counted(rows: Any, by: str) -> dict[Any, tuple[int, int]]:
    """How many public cooperations of each went well, and how many did not: suspended, or ended by a breach."""
    fields = (by, "cooperation", "cooperation__stage", "cooperation__is_old_data")
    # The stage is asked here: SQLite would begin with all cooperations of a stage.
    told = [row for row in rows.order_by().values_list(*fields) if row[2] in Cooperation.PUBLIC]
    doubtful = {cooperation for _, cooperation, _, is_old in told if is_old}
    hidden = doubtful - set(public_ones(doubtful)) if doubtful else set()
    breached = breaches({cooperation for _, cooperation, stage, _ in told if stage == Cooperation.Stage.ENDED})
    found: dict[Any, tuple[int, int]] = {}
    for key, cooperation, stage, _ in told:
        if cooperation in hidden:
            continue
        is_bad = stage == Cooperation.Stage.SUSPENDED or cooperation in breached
        good, bad = found.get(key, (0, 0))
        found[key] = (good, bad + 1) if is_bad else (good + 1, bad)
    return found


def breaches(ended: Collection[str]) -> set[str]:
    """Those that ended because a party broke its word."""
    if not ended:
        return set()
    found = Reflection.objects.filter(cooperation__in=ended, result=Reflection.Result.END, ground=BREACH)
    return set(found.values_list("cooperation", flat=True))


def records_of(villages: Collection[int]) -> dict[int, tuple[int, int]]:
    """The track record of villages as lead or accepted party."""
    return counted(Party.objects.filter(village__in=villages, status__in=Party.BOUND), "village")


def standings_of(villages: Collection[int]) -> dict[int, tuple[str, int]]:
    """The newest standing of each village, with its year; read only where equity counts."""
    found = VillageYear.objects.filter(village__in=villages).exclude(standing="").order_by("year")
    return {village: (standing, year) for village, standing, year in found.values_list("village", "standing", "year")}
