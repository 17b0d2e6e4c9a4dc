"""Pages of the villages: what they show to whom, and that their queries don't grow with rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.villages.helpers import KELURAHAN, SAHANG, TALUN, bring_to, new_need, new_potential
from villages import actions
from villages.models import Region


def fill(village, people, number):
    """One more of everything."""
    potential = new_potential(village, people.perangkat_sahang, name=f"Potensi {number}", kind="manusia")
    bring_to(potential, "terverifikasi", people.kades_sahang)
    need = new_need(village, people.sekdes_sahang, name=f"Kebutuhan {number}")
    actions.add_swot(village=village, quadrant="peluang", text=f"Peluang {number}", by=people.sekdes_sahang)
    actions.add_swot(village=village, quadrant="ancaman", text=f"Ancaman {number}", by=people.sekdes_sahang)
    Region.objects.create(code=f"35.02.19.3{number:03}", name=f"Desa {number}", kind="desa")
    return [potential, need]


ROUTES = [
    ("village-list", []),
    ("profile", [SAHANG]),
    ("summary", [SAHANG]),
    ("swot", [SAHANG]),
    ("priorities", [SAHANG]),
    ("priority-order", [SAHANG]),
    ("strengths", [SAHANG]),
    ("calendar", [SAHANG]),
]


@pytest.mark.parametrize(("name", "args"), ROUTES)
def test_queries_do_not_grow_with_rows(name, args, sahang, cast, enter):
    ranked = fill(sahang, cast, 0)
    actions.rank_priorities(village=sahang, ranked=ranked, reason="Musyawarah", by=cast.kades_sahang)
    client, address = enter(cast.pendamping), reverse(f"villages:{name}", args=args)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    for number in range(1, 11):
        ranked += fill(sahang, cast, number)
    actions.rank_priorities(village=sahang, ranked=ranked, reason="Musyawarah", by=cast.kades_sahang)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_profile_of_an_empty_village_says_what_to_do(cast, sahang, enter):
    page = enter(cast.sekdes_sahang).get(reverse("villages:profile", args=[SAHANG])).text
    for words in ("Belum ada potensi manusia.", "?jenis=manusia", "Belum ada kebutuhan.", "Isi analisis"):
        assert words in page
    page = enter(cast.camat).get(reverse("villages:profile", args=[SAHANG])).text
    assert "Belum ada potensi manusia yang diajukan." in page and "Tambah potensi" not in page


def test_own_profile_is_whole_and_anothers_is_a_summary(cast, sahang, talun, enter):
    client = enter(cast.kades_sahang)
    assert client.get(reverse("villages:profile", args=[SAHANG])).status_code == 200
    answer = client.get(reverse("villages:profile", args=[TALUN]))
    assert answer.status_code == 302 and answer["Location"] == reverse("villages:summary", args=[TALUN])


def test_a_kelurahan_is_told_why_it_cannot_be_a_party(cast, enter):
    assert "bukan desa" in enter(cast.dpmd).get(reverse("villages:profile", args=[KELURAHAN])).text
    assert "bukan desa" in enter(cast.kades_sahang).get(reverse("villages:summary", args=[KELURAHAN])).text


def test_the_list_holds_the_villages_of_ones_own_scope(cast, enter):
    address = reverse("villages:village-list")
    assert [line.village.code for line in enter(cast.kades_sahang).get(address).context["lines"]] == [SAHANG]
    assert len(enter(cast.camat).get(address).context["lines"]) == 5
    assert len(enter(cast.dpmd).get(address).context["lines"]) == 7
    assert "Belum ada desa dalam tugas Anda" in enter(cast.admin).get(address).text
    found = enter(cast.kades_sahang).get(address, {"cari": "wono"})
    assert "Desa Wonocoyo" in found.text and "Kabupaten Trenggalek" in found.text
    assert "Tidak ada desa dengan nama itu" in enter(cast.kades_sahang).get(address, {"cari": "zzz"}).text


def test_buttons_of_a_potential_are_the_moves_that_are_open(cast, spring, enter):
    address = reverse("villages:potential-detail", args=[spring.pk])
    page = enter(cast.perangkat_sahang).get(address).text
    assert "Ajukan potensi" in page and "Ubah potensi" in page and "Verifikasi potensi" not in page
    assert "Ajukan potensi" not in enter(cast.bpd_sahang).get(address).text
    bring_to(spring, "diajukan", None)
    page = enter(cast.kades_sahang).get(address).text
    assert "Verifikasi potensi" in page and "Ubah lagi" in page and "Ubah potensi" not in page


def test_the_way_of_a_potential_through_the_pages(cast, sahang, enter):
    facts = {"topic": "kopi", "name": "Kopi robusta", "quantity": "64", "unit": "ton/tahun", "own_use": "4"}
    client = enter(cast.perangkat_sahang)
    client.post(reverse("villages:potential-create", args=[SAHANG]), facts)
    page = client.get(reverse("villages:profile", args=[SAHANG]))
    [potential] = page.context["profile"].kinds[0].potentials
    client.post(reverse("villages:potential-move", args=[potential.pk, "submit"]))
    page = enter(cast.pendamping).post(reverse("villages:potential-move", args=[potential.pk, "verify"]), follow=True)
    assert "Potensi terverifikasi." in page.text and "Potensi diverifikasi" in page.text
    assert "60 ton" in enter(cast.asing).get(reverse("villages:summary", args=[SAHANG])).text


def test_a_move_from_the_wrong_state_says_why(cast, spring, enter):
    answer = enter(cast.kades_sahang).post(reverse("villages:potential-move", args=[spring.pk, "verify"]))
    assert answer.status_code == 409 and "keadaannya sekarang “Draf”" in answer.text
    assert enter(cast.kades_sahang).post(f"/desa/potensi/{spring.pk}/tindakan/hapus/").status_code == 404


def test_opening_the_form_of_what_is_no_draft_says_what_to_do(cast, spring, enter):
    bring_to(spring, "diajukan", None)
    answer = enter(cast.kades_sahang).get(reverse("villages:potential-edit", args=[spring.pk]))
    assert answer.status_code == 409 and "Ubah lagi" in answer.text


def test_analysis_is_written_and_removed(cast, sahang, enter):
    client, address = enter(cast.sekdes_sahang), reverse("villages:swot", args=[SAHANG])
    page = client.post(address, {"quadrant": "kekuatan", "text": "Air tidak pernah kering", "weight": "4"}, follow=True)
    entry = page.context["quadrants"][0].entries[0]
    page = client.post(reverse("villages:swot-remove", args=[entry.pk]), follow=True)
    assert "Isi analisis dihapus" in page.text and "Air tidak pernah kering" not in page.text
