"""The cast of Sahang by the names of docs/hak-akses.csv, and one draft each of Sahang and Talun."""

import pytest

from accounts.actions import grant_role
from tests.villages.helpers import ROLES, SAHANG, TALUN, new_potential


@pytest.fixture
def people(cast):
    """Role of the oracle → person: village offices are Sahang's, the others have it in scope."""
    grant_role(user=cast.bkad, role="bkad", body="bkadngebel", by=None)
    return {role: getattr(cast, f"{role}_sahang", None) or getattr(cast, role) for role in ROLES}


@pytest.fixture
def sahang(regions):
    """Desa Sahang."""
    return regions[SAHANG]


@pytest.fixture
def talun(regions):
    """Desa Talun, of which Sahang may know a summary only."""
    return regions[TALUN]


@pytest.fixture
def spring(sahang, cast):
    """A draft of Sahang, filled in by its perangkat."""
    return new_potential(sahang, cast.perangkat_sahang, name="Mata air Sumber Jambe")


@pytest.fixture
def secret(talun, cast):
    """A draft of Talun, which nobody of Sahang may learn of."""
    return new_potential(talun, cast.perangkat_talun, name="Tambang rahasia")
