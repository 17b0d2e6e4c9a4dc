"""What is asked of a spring, changed, taken back, held by old data, and given back."""

from decimal import Decimal

from partnerships.actions import commitments, cooperations, parties
from tests.conftest import NGEBEL, SAHANG
from tests.factories import cases
from tests.partnerships import capacity_world as water
from tests.partnerships import legacy_cases


def promised_water(cast, regions) -> None:
    """A claim comes, changes and goes; one falls away with its village; old data hold, and are withdrawn."""
    cooperation, by = cases.prepared(cast, regions), cast.sekdes_ngebel
    own = water.spring(cast, regions, "ngebel", NGEBEL)
    made = water.claim(cooperation, own, 6, by)
    changed = {"quantity": Decimal(4), "unit": "l/dt", "season": water.OUTSIDE_LEAN}
    commitments.change_claim(commitment=water.loaded(made), by=by, **changed)
    commitments.withdraw_claim(commitment=water.loaded(made), by=by, reason="Tidak jadi")
    party, spring = cases.candidate(cast, regions, cooperation, SAHANG), water.spring(cast, regions)
    water.claim(cooperation, spring, 2, by)
    parties.move_party(party=party, move="set_aside", reason="Jauh", by=by)
    old = legacy_cases.entered(cast, regions, title="Air lama")
    water.claim(old, spring, 6, cast.pendamping)
    cooperations.advance(cooperation=cases.fresh(old), move="withdraw_old", reason="Salah desa", by=by)
