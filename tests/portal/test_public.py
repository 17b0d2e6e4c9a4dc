"""What anyone may read: cooperations in force, papers by their code, the rules; nothing else, and no person."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.rules import RULES
from records.models import Paper
from tests.factories import cooperation_at

NAMES = ("Karno", "Suyono", "Sri Wahyuni", "Siti Aminah", "Utusan ngebel", "kades_ngebel")


@pytest.fixture(autouse=True)
def fresh_limits():
    """Questions of another test don't count."""
    cache.clear()


@pytest.fixture
def at(cast, regions, settings, tmp_path):
    """A cooperation at a stage, its files in the test's own folder."""
    settings.MEDIA_ROOT = tmp_path
    return lambda stage: cooperation_at(stage, cast, regions)


@pytest.fixture
def running(at):
    """In force and running."""
    return at("berjalan")


@pytest.mark.parametrize("stage", ["persiapan", "penawaran", "penyusunan", "siap", "ditandatangani"])
def test_before_it_is_in_force_nobody_outside_learns_of_it(at, client, stage):
    world = at(stage)
    title = world.cooperation.title
    assert client.get(reverse("register-detail", args=[world.cooperation.pk])).status_code == 404
    for page in (reverse("front"), reverse("register-list"), reverse("register-list") + "?cari=Air"):
        assert title not in client.get(page).text


def test_the_register_shows_what_is_in_force(running, client):
    assert running.cooperation.title in client.get(reverse("register-list")).text
    page = client.get(reverse("register-detail", args=[running.cooperation.pk])).text
    assert "Ngebel" in page and "Sahang" in page


def test_the_register_is_searched_by_title_and_field(running, client):
    title, address = running.cooperation.title, reverse("register-list")
    assert title in client.get(address, {"cari": "air bersih"}).text
    assert title not in client.get(address, {"cari": "jalan raya"}).text
    assert title in client.get(address, {"bidang": "pembangunan"}).text
    assert title not in client.get(address, {"bidang": "pemerintahan"}).text


@pytest.mark.parametrize(
    "query", ["halaman=0", "halaman=-1", "halaman=abc", "halaman=9999999999", "bidang=%27%3B--", "cari=%25"]
)
def test_odd_questions_get_an_ordinary_page(running, client, query):
    assert client.get(f"{reverse('register-list')}?{query}").status_code == 200


def test_public_pages_name_no_person(running, client):
    text, code = running.text, running.text.paper.code
    pages = [reverse("front"), reverse("register-list"), reverse("register-detail", args=[running.cooperation.pk])]
    pages += [reverse("verify"), reverse("verify-code", args=[code])]
    told = " ".join(client.get(page).text for page in pages)
    assert text.title in told
    assert [name for name in NAMES if name in told] == []


def test_a_paper_is_checked_by_its_code(running, client):
    paper = running.text.paper
    page = client.get(reverse("verify-code", args=[paper.code])).text
    digits = [paper.document.sha256[i : i + 4] for i in range(0, 64, 4)]
    assert " ".join(digits) in page
    assert paper.facts
    assert [value for value in paper.facts.values() if value not in page] == []


@pytest.mark.parametrize("spoil", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_code_is_read_as_people_type_it(running, client, spoil):
    code = running.text.paper.code
    answer = client.get(reverse("verify"), {"kode": spoil(code)})
    assert (answer.status_code, answer["Location"]) == (302, reverse("verify-code", args=[code]))


def test_an_unknown_code_and_a_malformed_one_are_the_same(running, client):
    pages = {code: client.get(f"/v/{code}/") for code in ("2222-2222", "tidak-ada", "ZZ")}
    assert {page.status_code for page in pages.values()} == {404}
    assert len({page.text.replace(f'value="{code}"', "") for code, page in pages.items()}) == 1


def test_a_registered_code_is_no_proof_by_itself(running, client):
    page = client.get(reverse("verify-code", args=[running.text.paper.code])).text
    assert "Kode ini terdaftar" in page and "Cocokkan isinya dengan kertas Anda" in page and "asli</h1>" not in page


def test_an_empty_code_is_a_mistake_at_the_field(client, db):
    answer = client.get(reverse("verify"), {"kode": " "})
    assert answer.status_code == 422 and "Ketik kode dulu" in answer.text and 'aria-invalid="true"' in answer.text
    assert "Ketik kode dulu" not in client.get(reverse("verify")).text


def test_a_public_page_says_what_it_brings_before_its_clauses(running, client):
    page = client.get(reverse("register-detail", args=[running.cooperation.pk])).text
    places = [page.index(f'id="h-{part}"') for part in ("manfaat", "hasil", "uang", "isi")]
    assert places == sorted(places) and "APB Desa Ngebel" in page
    assert page.index("<details>") > places[-1]


def test_a_draft_has_no_code(at):
    at("siap")
    assert not Paper.objects.filter(kind=Paper.Kind.JOINT_REGULATION).exists()


def test_the_joint_regulation_is_public_and_a_berita_acara_is_not(running, client):
    answer = client.get(reverse("verify-pdf", args=[running.text.paper.code]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    record = Paper.objects.filter(kind=Paper.Kind.OFFICIAL_RECORD).first()
    assert client.get(reverse("verify-code", args=[record.code])).status_code == 200
    assert client.get(reverse("verify-pdf", args=[record.code])).status_code == 404


def test_one_address_asks_thirty_times_a_minute(running, client):
    code = running.text.paper.code
    answers = [client.get(reverse("verify-code", args=[code])).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]
    other = client.get(reverse("verify-code", args=[code]), REMOTE_ADDR="10.0.0.9")
    assert other.status_code == 200


def test_the_rules_are_read_by_anyone_with_their_basis(client, db):
    page = client.get(reverse("rules")).text
    for code in ("R24", "R45", "R37"):
        assert f'id="{code}"' in page
    assert "PP 43/2014 Pasal 143 ayat (4)" in page
    assert RULES["R21"].caveat and RULES["R21"].caveat in page and "belum dibaca" not in RULES["R21"].basis
    for word in ("Arti tingkat", "Menghalangi", "Perlu alasan", "Catatan", "Arti sumber"):
        assert page.index(word) < page.index('id="h-1"')


def test_the_front_page_answers_without_any_data(client, db):
    assert client.get(reverse("front")).status_code == 200
    assert client.get(reverse("register-list")).status_code == 200


def test_reading_writes_nothing(running, client):
    pages = [reverse("front"), reverse("register-list"), reverse("register-detail", args=[running.cooperation.pk])]
    with CaptureQueriesContext(connection) as queries:
        for page in pages:
            client.get(page)
    assert [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
