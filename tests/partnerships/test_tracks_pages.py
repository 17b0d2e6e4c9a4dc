"""The start page asks with whom, then shows only the fields of that track; refusals explain what applies."""

import pytest
from django.urls import reverse

from partnerships.candidates import names_outside_party
from partnerships.models import Cooperation, Track
from tests.conftest import FOREIGN, NGEBEL
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.test_tracks import AREA, BY_PARTNER, BY_VILLAGE, on

pytestmark = pytest.mark.django_db
CREATE = reverse("partnerships:cooperation-create")
KELURAHAN = "35.02.18.1001"


def at(track: str) -> str:
    """The start page of one track."""
    return f"{CREATE}?jalur={track}"


def test_the_start_page_asks_with_whom_and_says_what_follows(cast, enter):
    page = enter(cast.sekdes_ngebel).get(CREATE).content.decode()
    assert "Dengan siapa desa bekerja sama?" in page
    for track in Track.values:
        assert f'href="?jalur={track}"' in page
    for said in ("musyawarah antar desa. Dijalankan BKAD", "tanpa BKAD", "Perjanjian Bersama", "Contoh: "):
        assert said in page, said
    for basis in ("PP 11/2021 Pasal 7 ayat (4)", "UU 23/2014", "UU 6/2014 Pasal 91", "Permendagri 96/2017 Pasal 2"):
        assert basis in page, basis


def test_an_unknown_track_asks_again(cast, enter):
    assert "Dengan siapa desa" in enter(cast.sekdes_ngebel).get(at("koperasi")).content.decode()


@pytest.mark.parametrize(
    ("track", "shown", "absent"),
    [
        (Track.INTER_VILLAGE, ["Cakupan", "BKAD"], ["track_basis"]),
        (AREA, ["Cakupan", "track_basis", "Pemerintah Desa"], []),
        (BY_VILLAGE, ["Perjanjian Bersama", "Para pihak"], ['name="scope"', "track_basis", "BKAD"]),
        (BY_PARTNER, ["Perjanjian Bersama"], ['name="scope"', "track_basis", "BKAD"]),
    ],
)
def test_the_form_has_only_the_fields_of_the_track(cast, enter, track, shown, absent):
    page = enter(cast.sekdes_ngebel).get(at(track)).content.decode().partition("<main")[2]
    assert [word for word in shown if word not in page] == [] and [word for word in absent if word in page] == []


@pytest.mark.parametrize("track", Track.values)
def test_each_track_starts_in_the_browser(cast, enter, track):
    sent = cases.START | {"lead": NGEBEL, "track_basis": "BUM Desa Tirta"}
    browser = enter(cast.sekdes_ngebel)
    answer = browser.post(at(track), sent)
    made = Cooperation.objects.get()
    assert answer.status_code == 302 and made.track == track
    page = browser.get(answer.url).content.decode()
    assert made.words.kind in page and made.get_track_display() in page and made.words.instrument in page
    assert ("BUM Desa Tirta" in page) is (track == AREA)


def test_without_bum_desa_or_kawasan_it_says_why_and_keeps_the_rest(cast, enter):
    answer = enter(cast.sekdes_ngebel).post(at(AREA), cases.START | {"lead": NGEBEL, "purpose": "Tetap ada"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Isi nama BUM Desa atau kawasan" in page and "Tetap ada" in page
    assert "Permendagri 96/2017 Pasal 3 ayat (3) dan Pasal 4" in page and not Cooperation.objects.exists()


@pytest.mark.parametrize("track", Track.values)
def test_a_kelurahan_is_refused_as_lead_on_every_track(cast, enter, track):
    for grant in cast.pendamping.active_grants:
        type(grant).objects.filter(pk=grant.pk).update(region_code="35.02.18")
    browser = enter(cast.pendamping)
    assert "Kelurahan Uji (tidak bisa menjadi pihak)" in browser.get(at(track)).content.decode()
    answer = browser.post(at(track), cases.START | {"lead": KELURAHAN, "track_basis": "BUM Desa"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Kelurahan tidak bisa menjadi pihak" in page and "UU 6/2014 Pasal 91" in page
    assert cases.START["title"] in page and not Cooperation.objects.exists()


def test_the_track_is_changed_through_the_same_question(cast, regions, enter):
    cooperation = on(cast, regions, Track.INTER_VILLAGE)
    edit = reverse("partnerships:cooperation-edit", args=[cooperation.pk])
    browser = enter(cast.sekdes_ngebel)
    assert "?jalur=pilih" in browser.get(edit).content.decode()
    assert "Jalur sekarang" in browser.get(edit, {"jalur": "pilih"}).content.decode()
    assert "Jalur berganti sesudah disimpan" in browser.get(edit, {"jalur": BY_VILLAGE}).content.decode()
    assert browser.post(f"{edit}?jalur={BY_VILLAGE}", cases.START).status_code == 302
    now = cases.fresh(cooperation)
    assert (now.track, now.scope) == (BY_VILLAGE, "")


def test_a_refused_change_keeps_what_was_typed(cast, regions, enter):
    cooperation = cases.prepared(cast, regions)
    cases.candidate(cast, regions, cooperation)
    edit = reverse("partnerships:cooperation-edit", args=[cooperation.pk])
    answer = enter(cast.sekdes_ngebel).post(f"{edit}?jalur={BY_VILLAGE}", cases.START | {"title": "Judul lain"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "calon mitra Sahang" in page and "Judul lain" in page
    assert cases.fresh(cooperation).track == Track.INTER_VILLAGE


@pytest.mark.parametrize(("track", "leads_to"), [(Track.INTER_VILLAGE, "Mulai kerja sama baru"), (AREA, "UU 6/2014")])
def test_an_outside_party_is_no_party_between_villages(cast, regions, enter, track, leads_to):
    cooperation = on(cast, regions, track, track_basis="BUM Desa Tirta")
    page = reverse("partnerships:candidate-add", args=[cooperation.pk])
    shown = enter(cast.sekdes_ngebel).get(page, {"cari": "PT Sumber Air"}).content.decode()
    assert "bukan pihak kerja sama antar desa" in shown and leads_to in shown
    assert "Yang dicari bukan desa</h2>" in shown and "Tidak ada desa dengan nama itu" not in shown


@pytest.mark.parametrize(("text", "outside"), [("PT. Tirta", True), ("koperasi", True), ("Sahang", False), ("", False)])
def test_what_looks_like_an_outside_party(text, outside):
    assert names_outside_party(text) is outside


@pytest.mark.parametrize("track", Track.values)
def test_a_village_of_another_regency_and_a_kelurahan_are_told_apart(cast, regions, enter, track):
    cooperation = on(cast, regions, track, track_basis="BUM Desa Tirta")
    browser, page = enter(cast.sekdes_ngebel), reverse("partnerships:candidate-add", args=[cooperation.pk])
    foreign = browser.get(page, {"cari": "Wonocoyo"}).content.decode()
    assert "ikuti ketentuan kerja sama antar Daerah" in foreign and "PP 11/2021 Pasal 7 ayat (4)" in foreign
    assert "Kelurahan tidak bisa menjadi pihak kerja sama desa" in browser.get(page, {"cari": "Uji"}).content.decode()
    refused = browser.post(f"{page}?cari=Wonocoyo", {"village": FOREIGN})
    assert refused.status_code == 422 and "fasilitasi provinsi" in refused.content.decode()
    assert cooperation.parties.count() == 1
