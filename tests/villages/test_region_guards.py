"""What a list of regions can't do: lack much of one regency, or end a kecamatan that still has villages."""

import pytest

from records.verdict import Refused
from tests.villages.importing import confirmed
from tests.villages.region_lists import administrator, applied, brought
from villages.models import Region


@pytest.fixture
def admin(cast):
    return administrator()


def now() -> dict[str, str]:
    """Codes and names of today."""
    return dict(Region.objects.filter(valid_until=None).values_list("code", "name"))


def test_a_complete_list_that_lacks_much_of_one_regency_is_refused_by_its_name(admin):
    applied(
        admin,
        *(f"35.02.19.{2100 + n};Desa {n};;" for n in range(40)),
        *(f"35.03.01.{2100 + n};X {n};;" for n in range(40)),
    )
    for lacking, refused in ((4, []), (5, ["5 dari 47 desa dan kelurahan di Kabupaten Ponorogo"])):
        left_out = {f"35.02.19.{2100 + n}" for n in range(lacking)} | {"35.03.01.2100"}
        lines = [f"{code};{name};;" for code, name in now().items() if code not in left_out]
        run = brought(admin, *lines, complete=True)
        told = run.found["utuh"]["refused"]
        assert [sentence.split(" tidak ada")[0] for sentence in told] == refused
        assert run.found["utuh"]["facts"]["hilang"] == ([] if refused else sorted(left_out))
    with pytest.raises(Refused, match="Kabupaten Ponorogo"):
        confirmed(run, admin)
