"""Two people stand behind a verified figure, also when one of them only changed it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.conftest import SAHANG
from villages import actions
from villages.models import Potential


def test_whoever_changed_a_draft_does_not_verify_it(cast, regions):
    potential = actions.add_potential(
        village=regions[SAHANG],
        by=cast.perangkat_sahang,
        kind="alam",
        name="Sumber Jambe",
        quantity=Decimal(11),
        unit="l/dt",
    )
    actions.edit_potential(potential=potential, by=cast.sekdes_sahang, quantity=Decimal(12))
    potential = Potential.objects.get(pk=potential.pk)
    actions.submit_potential(potential=potential, by=cast.sekdes_sahang)
    with pytest.raises(PermissionDenied, match="mengubah potensi ini"):
        actions.verify_potential(potential=potential, by=cast.sekdes_sahang)
    actions.verify_potential(potential=potential, by=cast.kades_sahang)
    assert Potential.objects.get(pk=potential.pk).verified_by == cast.kades_sahang
