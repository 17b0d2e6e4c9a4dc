"""What a list of regions can't do: lack much of one regency, or end a kecamatan that still has villages."""

import re

import pytest

from records.models import ImportRun
from records.verdict import Refused
from tests.conftest import PATIK, TALUN
from tests.villages.importing import confirmed, said
from tests.villages.region_lists import DAY, DECREE, administrator, applied, brought
from villages.actions.regions import Line, apply_decree
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
    for lacking, refused in ((4, []), (5, ["5 dari 47 desa dan kelurahan di Kabupaten Ponorogo tidak ada"])):
        left_out = {f"35.02.19.{2100 + n}" for n in range(lacking)} | {"35.03.01.2100"}
        lines = [f"{code};{name};;" for code, name in now().items() if code not in left_out]
        run = brought(admin, *lines, complete=True)
        told = run.found["utuh"]["refused"]
        assert [sentence.split(".")[0] for sentence in told] == refused
        assert run.found["utuh"]["facts"]["hilang"] == ([] if refused else sorted(left_out))
    with pytest.raises(Refused):
        confirmed(run, admin)


PULUNG = "35.02.18;Pulung;;berakhir"
MOVED = f"35.02.19.2030;Patik;{PATIK};pindah"
ENDED = "35.02.18.1001;Kelurahan Uji;;berakhir"
STILL = "Kecamatan Pulung masih berisi {} wilayah, misalnya {}."


@pytest.mark.parametrize(
    ("lines", "still"),
    [
        ((PULUNG,), STILL.format(2, "Kelurahan Kelurahan Uji")),
        ((PULUNG, MOVED), STILL.format(1, "Kelurahan Kelurahan Uji")),
        ((PULUNG, MOVED, ENDED, "35.02.18.2077;Anyar;;baru"), STILL.format(1, "35.02.18.2077")),
        (("35.02.20;Pulung Anyar;35.02.18;pindah", ENDED), STILL.format(1, "Desa Patik")),
        ((PULUNG, MOVED, ENDED), ""),
        (("35.02.20;Pulung;35.02.18;pindah", ENDED, f"35.02.20.2001;Patik;{PATIK};pindah"), ""),
    ],
)
def test_a_kecamatan_ends_only_with_all_that_lies_in_it(admin, lines, still):
    run = brought(admin, *lines)
    told = run.found["utuh"]["refused"]
    assert len(told) == bool(still) and all(sentence.startswith(still) for sentence in told)
    judged = [Line(code, name, (old,) if old else (), act) for code, name, old, act in (x.split(";") for x in lines)]
    if still:
        with pytest.raises(Refused, match=re.escape(still)):
            apply_decree(lines=judged, since=DAY, decree=DECREE, by=admin)
    else:
        assert confirmed(run, admin).state == ImportRun.State.WRITTEN
        assert "35.02.18" not in now()


def test_a_complete_list_does_not_lose_a_kecamatan_whose_villages_it_has(admin):
    run = brought(admin, *(f"{code};{name};;" for code, name in now().items() if code != "35.02.18"), complete=True)
    assert run.found["utuh"]["refused"][0].startswith(STILL.format(2, "Kelurahan Kelurahan Uji"))


def test_a_new_code_beside_a_village_of_the_same_name_says_which_code_to_fill_in(admin):
    run = brought(admin, "35.02.18.2020;Talun;;")
    assert said(run)[2] == [f"Mungkin pindah dari {TALUN}, nama sama. Bila benar, isi kolom kode lama dengan {TALUN}."]
