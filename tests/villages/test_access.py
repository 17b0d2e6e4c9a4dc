"""The rows of docs/hak-akses.csv about potentials, needs and analysis hold, role by role, through the pages."""

import pytest
from django.urls import reverse

from tests.villages.helpers import ELSEWHERE, REFUSAL, ROLES, SAHANG, TALUN, bring_to, new_potential, oracle
from villages.models import Need, Potential, SwotEntry

FACTS = {"topic": "air-bersih", "name": "Air", "quantity": "9", "unit": "l/dt"}
NEED = {
    "topic": "guru",
    "name": "Guru",
    "quantity": "3",
    "unit": "orang",
    "households": "61",
    "urgency": "tinggi",
    "target_year": "2028",
}


def expect(answer, word, success):
    """The answer is what the oracle's word means."""
    assert answer.status_code == (success if word == "ya" else REFUSAL[word]), answer.wsgi_request.user


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", ["draf", "diajukan", "terverifikasi"])
def test_view_own(role, state, people, spring, cast, enter):
    bring_to(spring, state, cast.kades_sahang)
    answer = enter(people[role]).get(reverse("villages:potential-detail", args=[spring.pk]))
    expect(answer, oracle("potensi.lihat", state, "sendiri")[role], 200)


@pytest.mark.parametrize("role", ["kades", "sekdes", "perangkat", "bpd"])
@pytest.mark.parametrize("state", ["draf", "diajukan"])
def test_view_of_another_village(role, state, people, secret, cast, enter):
    bring_to(secret, state, cast.kades_talun)
    answer = enter(people[role]).get(reverse("villages:potential-detail", args=[secret.pk]))
    expect(answer, oracle("potensi.lihat", state, "luar")[role], 200)


@pytest.mark.parametrize("state", ["draf", "diajukan", "terverifikasi"])
def test_offices_of_another_area_see_nothing(state, spring, cast, enter):
    bring_to(spring, state, cast.kades_sahang)
    for stranger in (cast.asing, cast.camat_pulung):
        for name in ("potential-detail", "potential-edit"):
            assert enter(stranger).get(reverse(f"villages:{name}", args=[spring.pk])).status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_summary_of_another_village(role, people, secret, cast, enter):
    bring_to(secret, "terverifikasi", cast.kades_talun)
    answer = enter(people[role]).get(reverse("villages:summary", args=[TALUN]))
    expect(answer, oracle("potensi.ringkas", "terverifikasi", "luar")[role], 200)
    assert "Tambang rahasia" in answer.text and "6 l/dt" in answer.text


@pytest.mark.parametrize("role", ROLES)
def test_edit_own_draft(role, people, spring, enter):
    word = oracle("potensi.ubah", "draf", "sendiri")[role]
    address = reverse("villages:potential-edit", args=[spring.pk])
    expect(enter(people[role]).get(address), word, 200)
    expect(enter(people[role]).post(address, FACTS), word, 302)
    assert (Potential.objects.get(pk=spring.pk).name == "Air") == (word == "ya")


@pytest.mark.parametrize("role", ["kades", "sekdes", "perangkat", "bpd", "bkad", "admin"])
def test_edit_draft_of_another_village(role, people, secret, enter):
    word = oracle("potensi.ubah", "draf", "luar")[role]
    expect(enter(people[role]).post(reverse("villages:potential-edit", args=[secret.pk]), FACTS), word, 302)


@pytest.mark.parametrize("role", ROLES)
def test_add_own(role, people, sahang, enter):
    word = oracle("potensi.ubah", "draf", "sendiri")[role]
    expect(enter(people[role]).post(reverse("villages:potential-create", args=[sahang.code]), FACTS), word, 302)
    assert Potential.objects.filter(village=sahang).exists() == (word == "ya")


@pytest.mark.parametrize("role", ROLES)
def test_submit(role, people, spring, enter):
    word = oracle("potensi.ajukan", "draf", "sendiri")[role]
    expect(enter(people[role]).post(reverse("villages:potential-move", args=[spring.pk, "submit"])), word, 302)
    assert (Potential.objects.get(pk=spring.pk).status == "diajukan") == (word == "ya")


@pytest.mark.parametrize("role", ROLES)
def test_verify_what_others_filled_in(role, people, spring, cast, enter):
    if role == "perangkat":
        spring = new_potential(spring.village, cast.kades_sahang)
    bring_to(spring, "diajukan", None)
    word = oracle("potensi.verifikasi", "diajukan", "sendiri, bukan pengisi")[role]
    expect(enter(people[role]).post(reverse("villages:potential-move", args=[spring.pk, "verify"])), word, 302)
    assert (Potential.objects.get(pk=spring.pk).status == "terverifikasi") == (word == "ya")


@pytest.mark.parametrize("role", ["kades", "sekdes", "perangkat", "pendamping"])
def test_verify_what_one_filled_in_oneself(role, people, sahang, enter):
    own = bring_to(new_potential(sahang, people[role]), "diajukan", None)
    word = oracle("potensi.verifikasi", "diajukan", "sendiri, pengisinya")[role]
    expect(enter(people[role]).post(reverse("villages:potential-move", args=[own.pk, "verify"])), word, 302)
    assert Potential.objects.get(pk=own.pk).status == "diajukan"


@pytest.mark.parametrize("role", ROLES)
def test_analysis(role, people, sahang, enter):
    word = oracle("analisis.ubah", "berjalan", "sendiri")[role]
    address = reverse("villages:swot", args=[sahang.code])
    expect(enter(people[role]).post(address, {"quadrant": "kekuatan", "text": "Air", "weight": "4"}), word, 302)
    for name in ("priority-order", "priority-weights", "season-create"):
        expect(enter(people[role]).get(reverse(f"villages:{name}", args=[sahang.code])), word, 200)
    assert SwotEntry.objects.exists() == (word == "ya")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("relation", "code"), [("sendiri", SAHANG), ("luar", TALUN)])
def test_reading_the_analysis(role, relation, code, people, secret, enter):
    word = oracle("analisis.lihat", "berjalan", relation)[role]
    if relation == "luar" and role in ("pendamping", "camat", "dpmd"):
        code = ELSEWHERE
    for name in ("strengths", "calendar", "priorities"):
        expect(enter(people[role]).get(reverse(f"villages:{name}", args=[code])), word, 200)


@pytest.mark.parametrize("role", ROLES)
def test_need(role, people, sahang, enter):
    word = oracle("kebutuhan.ubah", "draf", "sendiri")[role]
    expect(enter(people[role]).post(reverse("villages:need-create", args=[sahang.code]), NEED), word, 302)
    assert Need.objects.exists() == (word == "ya")


PUBLIC_ROWS = [
    ("potensi.ringkas", "terverifikasi", "luar"),
    ("potensi.lihat", "draf", "sendiri"),
    ("potensi.ubah", "draf", "sendiri"),
    ("analisis.ubah", "berjalan", "sendiri"),
    ("kebutuhan.ubah", "draf", "sendiri"),
]


@pytest.mark.parametrize("row", PUBLIC_ROWS)
def test_nobody_gets_in_without_signing_in(row, client, spring, sahang):
    assert oracle(*row)["publik"] == "masuk"
    for name in ("profile", "summary", "swot", "priorities", "need-create", "potential-create"):
        answer = client.get(reverse(f"villages:{name}", args=[sahang.code]))
        assert answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    assert client.get(reverse("villages:potential-detail", args=[spring.pk])).status_code == 302


def test_an_account_without_a_grant_reads_nothing(enter, cast, sahang):
    for name, args in (("village-list", []), ("profile", [sahang.code]), ("summary", [sahang.code])):
        assert enter(cast.bkad).get(reverse(f"villages:{name}", args=args)).status_code == 404
