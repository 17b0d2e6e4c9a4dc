"""A BKAD officer, whose grant names a body, and a media folder of each test's own."""

import pytest

from accounts.roles import Role
from tests.conftest import make_user
from tests.musyawarah.build import BODY


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Files of a test stay with the test."""
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def people(cast):
    """The cast with a BKAD officer whose grant is in force."""
    cast.bkad = make_user("bkad.berwenang", Role.BKAD, body=BODY, place_name="BKAD Ngebel")
    return cast
