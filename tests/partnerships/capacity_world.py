"""A spring of Sahang and cooperations that ask for its water, by real acts."""

from decimal import Decimal

from partnerships.actions import commitments, cooperations, monitoring
from partnerships.capacity.ledger import Ledger, ledgers_of
from partnerships.models import Commitment, Cooperation, Mandate
from tests.conftest import SAHANG
from tests.factories import World, cooperation_at, reflect, sign, spread
from tests.partnerships import cooperation_cases as cases
from tests.villages.helpers import bring_to, new_potential
from villages import actions as villages
from villages.models import Potential

ALL_YEAR, OUTSIDE_LEAN = Commitment.Season.ALL_YEAR, Commitment.Season.OUTSIDE_LEAN
SPRING = {"name": "Sumber Pupus", "quantity": Decimal("18.5"), "lean_quantity": 11, "own_use": 3, "unit": "l/dt"}


def spring(cast, regions, village: str = "sahang", code: str = SAHANG, **facts) -> Potential:
    """A verified potential, by default the one of the worked case: free 8 all year."""
    made = new_potential(regions[code], getattr(cast, f"perangkat_{village}"), **(SPRING | facts))
    bring_to(made, "terverifikasi", getattr(cast, f"sekdes_{village}"))
    return again(made)


def again(potential: Potential) -> Potential:
    """As the next request would load it."""
    return Potential.objects.select_related("village").get(pk=potential.pk)


def book(potential: Potential) -> Ledger:
    """Its ledger as it stands."""
    return ledgers_of([again(potential)])[potential.pk]


def claim(cooperation: Cooperation, potential: Potential, quantity, by, **facts) -> Commitment:
    """Ask for a part of it."""
    asked = {"quantity": Decimal(quantity), "unit": potential.unit, "season": ALL_YEAR} | facts
    return commitments.claim_capacity(cooperation=cases.fresh(cooperation), potential=potential, by=by, **asked)


def loaded(commitment: Commitment) -> Commitment:
    """As the next request would load it."""
    rows = Commitment.objects.select_related("potential__village", "cooperation__lead", "cooperation__body")
    found = rows.get(pk=commitment.pk)
    found.cooperation = cases.fresh(found.cooperation)
    return found


def ready(cast, regions, number: int = 3) -> World:
    """A cooperation of Ngebel and Sahang that only waits to be declared in force, signed under numbers of its own."""
    world = cooperation_at("siap", cast, regions)
    sign(world, number)
    spread(world)
    return world


def declare(world: World) -> None:
    """The lead says that it is in force."""
    cooperations.advance(cooperation=world.now, move="declare_in_force", by=world.cast.kades_ngebel)


def decide(world: World, result: str, ground: str = "") -> None:
    """An aksi-refleksi is held and decides."""
    reflect(world)
    mandate = Mandate.objects.filter(cooperation=world.cooperation, purpose="refleksi").latest("created_at")
    mandate.cooperation = world.now
    told = {"lessons": "Air sampai.", "body_performance": "Rajin.", "result": result, "ground": ground}
    monitoring.decide_reflection(mandate=mandate, by=world.cast.kades_ngebel, **told)


def measured_again(potential: Potential, cast, **facts) -> None:
    """The village opens it, writes another figure, and a second person verifies it."""
    by = cast.perangkat_sahang
    villages.reopen_potential(potential=again(potential), by=by)
    row = again(potential)
    names = ("topic", "kind", "name", "quantity", "unit", "lean_quantity", "own_use")
    now = {name: getattr(row, name) for name in names}
    villages.edit_potential(potential=row, by=by, submit=True, **(now | facts))
    villages.verify_potential(potential=again(potential), by=cast.sekdes_sahang)
