"""The administrators' site shows and exports; it changes nothing, and no cell is a formula."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from records.export import plain_cell, safe_cell
from tests.villages.helpers import bring_to, new_potential

RISKY = ["=1+1", "+62", "-5", "@SUM(A1)", "|calc", "%0A", "\tx", "  =1", "＝1", "'=1"]


@pytest.fixture
def potentials(cast, sahang, spring):
    """A draft, and a verified one with a formula for a name."""
    risky = new_potential(sahang, cast.perangkat_sahang, name="=HYPERLINK(1)")
    return bring_to(risky, "terverifikasi", cast.kades_sahang)


def export(client, model, kind):
    """The file that the administrator gets; 0 is CSV, 1 is XLSX."""
    return client.post(reverse(f"admin:villages_{model}_export"), {"format": kind, "resource": ""})


def test_potentials_are_exported_verified_only_and_as_summary(cast, potentials, enter):
    answer = export(enter(cast.admin), "potential", "0")
    lines = answer.content.decode().splitlines()
    assert lines[0] == "kode desa,desa,jenis,potensi,bisa dibagi,satuan"
    assert lines[1:] == ["35.02.19.2002,Sahang,Sumber daya alam,'=HYPERLINK(1),6.00,l/dt"]


def test_xlsx_has_text_and_numbers_but_no_formula(cast, potentials, enter):
    sheet = load_workbook(io.BytesIO(export(enter(cast.admin), "potential", "1").content)).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert "'=HYPERLINK(1)" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_regions_are_exported(cast, enter):
    answer = export(enter(cast.admin), "region", "0")
    assert "35.02.19.2002,Sahang,desa" in answer.content.decode().splitlines()


@pytest.mark.parametrize("model", ["region", "potential"])
def test_nothing_can_be_changed(model, cast, potentials, sahang, enter):
    client = enter(cast.admin)
    pk = sahang.pk if model == "region" else potentials.pk
    assert client.get(reverse(f"admin:villages_{model}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:villages_{model}_change", args=[pk])).status_code == 200
    assert client.post(reverse(f"admin:villages_{model}_change", args=[pk]), {"name": "x"}).status_code == 403
    assert client.post(reverse(f"admin:villages_{model}_delete", args=[pk]), {"post": "yes"}).status_code == 403
    assert client.get(reverse(f"admin:villages_{model}_add")).status_code == 403


def test_a_draft_is_not_in_the_admin(cast, spring, enter):
    client = enter(cast.admin)
    assert spring.name not in client.get(reverse("admin:villages_potential_changelist")).text
    assert client.get(reverse("admin:villages_potential_change", args=[spring.pk]), follow=True).redirect_chain


def test_others_do_not_get_into_the_admin(cast, potentials, enter):
    for person in (cast.kades_sahang, cast.dpmd, cast.pembaca):
        assert enter(person).get(reverse("admin:villages_potential_changelist")).status_code == 302
        assert enter(person).get(reverse("admin:villages_potential_export")).status_code == 302


@pytest.mark.parametrize("text", RISKY)
def test_risky_cells_are_escaped_and_read_back(text):
    assert safe_cell(text) == f"'{text}"
    assert plain_cell(safe_cell(text)) == text


@pytest.mark.parametrize("value", ["Sahang", "Lubuk Pakam I,II", "a=b", "", 5, -5, None])
def test_other_cells_stay(value):
    assert safe_cell(value) == value == plain_cell(safe_cell(value))


def test_control_characters_go():
    assert safe_cell("a\x00b\x0bc") == "abc"
