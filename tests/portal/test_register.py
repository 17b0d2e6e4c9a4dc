"""The register and the rules on every track: filters, the outside party by name and kind, old data marked."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kerjasama_portal.queries import today_of
from partnerships.models import Partner, Track
from tests.agreement_road import SIGNED, agreement_at
from tests.conftest import SAHANG
from tests.partnerships.legacy_cases import entered

pytestmark = pytest.mark.django_db
LIST = reverse("register-list")
THIRD = {"partner_name": "Koperasi Wilis", "partner_kind": "koperasi", "others": ()}


@pytest.fixture(autouse=True)
def fresh_limits():
    """Questions of another test don't count."""
    cache.clear()


def test_old_data_is_public_and_says_so(cast, regions, client):
    cooperation = entered(cast, regions, people=1850, value=250_000_000, ends_on=date(2040, 3, 12))
    assert "Data lama" in client.get(LIST).text and "Data lama" in client.get(reverse("front")).text
    page = client.get(reverse("register-detail", args=[cooperation.pk])).text
    for said in ("Data lama", "1.850", "Rp250.000.000", "2016", "2040", "Antar desa", "Peraturan Bersama", "01/2016"):
        assert said in page, said
    assert "Berlaku sejak" not in page and "Belum dicatat" not in page


def test_what_old_data_do_not_know_is_not_zero(cast, regions, client):
    page = client.get(reverse("register-detail", args=[entered(cast, regions).pk])).text
    assert "jiwa pemanfaat" not in page and "Berlaku sampai" not in page


def test_the_figures_count_old_data(cast, regions, client):
    entered(cast, regions, people=1850, value=250_000_000)
    page = client.get(reverse("front")).text
    assert "<b>1.850</b>" in page and "<b>Rp250.000.000</b>" in page and "<b>2</b>desa ikut" in page


def test_the_outside_party_is_named_and_its_people_are_not(cast, regions, client):
    cooperation = entered(cast, regions, Track.THIRD_BY_VILLAGE, **THIRD)
    people = {"signatory": "Haji Rahasia", "contact_person": "Bu Rahasia", "phone": "0812000111", "email": "a@r.id"}
    Partner.objects.update(**people, signatory_office="Ketua", address="Jalan Rahasia 3")
    told = client.get(LIST).text
    page = client.get(reverse("register-detail", args=[cooperation.pk])).text
    assert "Koperasi Wilis" in told and "Koperasi Wilis" in page and "Koperasi</dd>" in page and "Swasta" in page
    assert "Perjanjian Bersama" in page and "Kerja sama dengan pihak ketiga" in page and "BKAD" not in page
    assert [secret for secret in (*people.values(), "Rahasia 3") if secret in told + page] == []


def test_an_agreement_in_force_is_open_to_anyone_with_its_paper(cast, regions, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = agreement_at("berlaku", cast, regions)
    page = client.get(reverse("register-detail", args=[world.cooperation.pk])).text
    partner, code = world.now.proposals.get(status="dipilih").partner, world.text.paper.code
    assert partner.name in page and f"Nomor {SIGNED['number']}" in page and "Isi Perjanjian Bersama" in page
    verified = client.get(reverse("verify-code", args=[code])).text
    assert "Perjanjian Bersama" in verified and "Unduh PDF asli" in verified
    assert SIGNED["signatory"] not in page + verified and partner.phone not in page + verified
    answer = client.get(reverse("verify-pdf", args=[code]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def test_the_register_is_filtered_by_track_and_searched_by_partner(cast, regions, client):
    entered(cast, regions, title="Jalan lama")
    entered(cast, regions, Track.THIRD_BY_PARTNER, title="Koperasi lama", **THIRD)
    page = client.get(LIST, {"jalur": Track.THIRD_BY_PARTNER}).text
    assert "Koperasi lama" in page and "Jalan lama" not in page and "Daftar ini disaring" in page
    assert "Koperasi lama" in client.get(LIST, {"cari": "wilis"}).text
    assert "Jalan lama" not in client.get(LIST, {"cari": "wilis"}).text
    assert "Jalan lama" in client.get(LIST, {"jalur": "';--"}).text


def test_queries_do_not_grow_with_the_register(cast, regions, client):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        return len(asked)

    entered(cast, regions, Track.THIRD_BY_VILLAGE, **THIRD)
    one = count()
    for number in range(6):
        entered(cast, regions, Track.THIRD_BY_VILLAGE, title=f"Lama {number}", **(THIRD | {"others": (SAHANG,)}))
    assert count() == one


def test_a_year_without_reflection_counts_from_the_day_of_entry(cast, regions):
    entered(cast, regions)
    assert today_of(cast.sekdes_ngebel).late == []


def test_the_rules_say_for_which_tracks_they_hold(client):
    page = client.get(reverse("rules")).text
    rows = {part.partition('"')[0]: part for part in page.split('<tr id="')[1:]}
    assert "Antar desa dengan BKAD" in rows["R24"] and "Semua jalur" in rows["R23"]
    assert "Antar desa lewat BUM Desa atau satu kawasan" in rows["R26"] and "Pihak ketiga</td>" in rows["R25"]
    assert "Pihak ketiga, prakarsa desa" in rows["R20"] and "Pihak ketiga, prakarsa pihak ketiga" in rows["R21"]
    assert "Aturan kerja sama desa" in page and "Musyawarah antar desa dan naskah" not in page
