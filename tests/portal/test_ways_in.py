"""Doors of the portal: the front page for who is signed in, topics for the administrator, a data folder made anew."""

import pytest
from django.core.management.base import CommandError
from django.urls import reverse

from accounts.roles import Role
from kerjasama_portal.management.commands.siapkan import make_data_folder
from tests.conftest import make_user


def test_the_front_page_leads_on_who_is_signed_in(cast, client, enter):
    assert "Masuk sebagai petugas" in client.get("/").text
    page = enter(cast.sekdes_sahang).get("/").text
    assert "Masuk sebagai petugas" not in page and f'<h3><a href="{reverse("home")}">Hari ini</a></h3>' in page


def test_the_administrator_reaches_topics_and_units(cast, enter):
    nation = make_user("pengelola", Role.ADMIN, nationwide=True)
    page = enter(nation).get(reverse("home")).text
    assert page.count(f'href="{reverse("topics:topic-list")}"') >= 2  # the menu and the note
    assert f'href="{reverse("topics:unit-list")}"' in page
    assert reverse("topics:topic-list") not in enter(cast.sekdes_sahang).get(reverse("home")).text


def test_topics_are_folded_by_class_and_open_when_searched(cast, enter, topics):
    client, address = enter(cast.admin), reverse("topics:topic-list")
    page = client.get(address).text
    assert page.count("<details id=") == 4 and '<details id="alam" open' not in page
    assert '<details id="alam" open>' in client.get(address, {"cari": "air minum"}).text


def test_the_base_unit_stands_beside_what_it_measures(cast, enter, topics):
    nation = make_user("pengelola", Role.ADMIN, nationwide=True)
    page = enter(nation).get(reverse("topics:unit-create")).text
    assert "Debit air, satuan dasar m³/hari" in page and "Satuan dasar:" not in page
    assert "Contoh: 1 kuintal adalah 100 kg, tulis 100." in page


def test_the_data_folder_is_made_when_absent(settings, tmp_path):
    settings.PORTAL_DATA = tmp_path / "baru" / "data"
    make_data_folder()
    make_data_folder()
    assert settings.PORTAL_DATA.is_dir()
    (tmp_path / "berkas").write_text("")
    settings.PORTAL_DATA = tmp_path / "berkas" / "data"
    with pytest.raises(CommandError, match="tidak bisa dibuat"):
        make_data_folder()
