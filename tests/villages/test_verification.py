"""The queue of the second person: what waits for them and is not theirs, longest first, one case after the other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.villages.helpers import SAHANG, TALUN, bring_to, new_potential
from villages import actions
from villages.facts.verification import TOP, waiting_for
from villages.models import Potential

QUEUE = reverse("villages:verification-queue")


def case(potential, query=""):
    return reverse("villages:verification-case", args=[potential.pk]) + query


def press(potential, query=""):
    return reverse("villages:verification-verify", args=[potential.pk]) + query


@pytest.fixture
def three(sahang, talun, cast):
    """Handed in one after the other: two of Sahang, one of Talun; not in the order in which they were written."""
    rows = [
        new_potential(talun, cast.perangkat_talun, name="Kopi", kind="manusia"),
        new_potential(sahang, cast.perangkat_sahang, name="Mata air"),
        new_potential(sahang, cast.perangkat_sahang, name="Bambu"),
    ]
    order = [rows[1], rows[0], rows[2]]
    for row in order:
        actions.submit_potential(potential=row, by=row.created_by)
    return order


def names(user):
    return [row.name for row in waiting_for(user)]


def test_longest_waiting_first_and_only_in_reach(three, cast):
    assert names(cast.pendamping) == ["Mata air", "Kopi", "Bambu"]
    assert names(cast.kades_sahang) == ["Mata air", "Bambu"]
    for other in (cast.perangkat_sahang, cast.bpd_sahang, cast.camat, cast.dpmd, cast.asing, cast.admin):
        assert names(other) == []


def test_no_hand_of_ones_own_is_in_it(three, sahang, cast):
    actions.add_potential(
        village=sahang, by=cast.kades_sahang, submit=True, kind="alam", name="Telaga", quantity=1, unit="ha"
    )
    mended = three[2]
    actions.reopen_potential(potential=mended, by=cast.sekdes_sahang)
    actions.edit_potential(potential=mended, by=cast.sekdes_sahang, quantity=9, unit="l/dt", submit=True)
    assert names(cast.kades_sahang) == ["Mata air", "Bambu"]
    assert names(cast.sekdes_sahang) == ["Mata air", "Telaga"]


def test_what_came_back_waits_anew(three, cast):
    first = three[0]
    actions.return_potential(potential=first, reason="Ukur lagi", by=cast.kades_sahang)
    actions.submit_potential(potential=first, by=cast.perangkat_sahang)
    assert names(cast.kades_sahang) == ["Bambu", "Mata air"]


def test_the_page_lists_filters_and_says_when_nothing_waits(three, cast, enter):
    client = enter(cast.pendamping)
    page = client.get(QUEUE)
    assert page.text.index("Mata air") < page.text.index("Kopi") < page.text.index("Bambu")
    assert "3 menunggu" in page.text and case(three[0], TOP) in page.text and 'href="#daftar"' in page.text
    page = client.get(QUEUE, {"desa": TALUN})
    assert "Kopi" in page.text and "Bambu" not in page.text and f"?desa={TALUN}{TOP}" in page.text
    assert "Daftar ini disaring." in page.text and f'value="{TALUN}" selected' in page.text
    assert "Bambu" in client.get(QUEUE, {"cari": "bam"}).text
    assert "1 menunggu" in client.get(QUEUE, {"jenis": "manusia"}).text
    assert "3 menunggu" in client.get(QUEUE, {"jenis": "emas"}).text
    assert "Tidak ada potensi dengan saringan ini" in client.get(QUEUE, {"cari": "zzz"}).text
    assert "Tidak ada yang menunggu" in enter(cast.camat).get(QUEUE).text


def test_after_a_decision_the_next_case_comes_with_the_same_filters(three, cast, enter):
    client, query = enter(cast.pendamping), f"?desa={SAHANG}"
    page = client.get(case(three[0], query))
    assert "1 dari 2" in page.text and 'id="kasus" tabindex="-1"' in page.text and 'name="versi"' in page.text
    answer = client.post(press(three[0], query))
    assert answer["Location"] == case(three[2], query + TOP)
    page = client.get(answer["Location"])
    assert "Mata air terverifikasi. Masih 1 menunggu." in page.text and "1 dari 1" in page.text
    answer = client.post(case(three[2], query), {"reason": "Ukur musim kemarau"})
    assert answer["Location"] == QUEUE + query
    page = client.get(answer["Location"])
    assert "Bambu dikembalikan ke pengisi. Tidak ada lagi yang menunggu di sini." in page.text
    assert [Potential.objects.get(pk=row.pk).status for row in three] == ["terverifikasi", "diajukan", "draf"]


def test_skipping_goes_round(three, cast, enter):
    client = enter(cast.pendamping)
    for at in range(3):
        page = client.get(case(three[at]))
        assert f"{at + 1} dari 3" in page.text and case(three[(at + 1) % 3], TOP) in page.text


def test_a_return_without_a_reason_says_so_and_stays(three, cast, enter):
    answer = enter(cast.pendamping).post(case(three[0]), {"reason": ""})
    assert answer.status_code == 422 and "Isi yang perlu diperbaiki" in answer.text


def test_what_somebody_else_decided_is_told(three, cast, enter):
    actions.verify_potential(potential=three[0], by=cast.kades_sahang)
    for answer in (enter(cast.pendamping).get(case(three[0])), enter(cast.pendamping).post(press(three[0]))):
        assert answer.status_code == 409 and "tidak lagi menunggu" in answer.text


def test_who_filled_it_in_is_told_why_not(sahang, cast, enter):
    own = bring_to(new_potential(sahang, cast.kades_sahang), "diajukan", None)
    answer = enter(cast.kades_sahang).get(case(own))
    assert answer.status_code == 409 and "Anda yang mengisi" in answer.text
    assert enter(cast.kades_talun).get(case(own)).status_code == 404


def test_what_changed_unseen_is_not_verified(three, cast, enter):
    answer = enter(cast.pendamping).post(press(three[0]), {"versi": "0" * 32})
    assert answer.status_code == 409 and "sudah berubah" in answer.text
    assert Potential.objects.get(pk=three[0].pk).status == "diajukan"


def test_today_leads_to_few_cases_one_by_one_and_to_many_as_a_queue(three, sahang, cast, enter):
    home, client = reverse("home"), enter(cast.pendamping)
    page = client.get(home).text
    assert "Verifikasi potensi Kopi" in page and case(three[1], TOP) in page
    for number in range(2):
        bring_to(new_potential(sahang, cast.perangkat_sahang, name=f"Sumur {number}"), "diajukan", None)
    page = client.get(home).text
    assert "Verifikasi 5 potensi" in page and f'href="{QUEUE}"' in page and "Verifikasi potensi Kopi" not in page
    assert "Verifikasi" not in enter(cast.perangkat_sahang).get(home).text


@pytest.mark.parametrize("page", ["queue", "case"])
def test_queries_do_not_grow_with_the_queue(three, sahang, cast, enter, page):
    client, address = enter(cast.pendamping), QUEUE if page == "queue" else case(three[0])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    for number in range(10):
        bring_to(new_potential(sahang, cast.perangkat_sahang, name=f"Sumur {number}"), "diajukan", None)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
