"""Choosing a village: a short list, with the reason beside what can't be chosen."""

from tests.villages.helpers import ELSEWHERE, KELURAHAN, NGEBEL, SAHANG, TALUN
from villages.finding import choose
from villages.finding.choose import (
    ALREADY_IN,
    OTHER_REGENCY,
    VillagePickForm,
    VillageSearchForm,
    candidate_villages,
    choices_from,
)
from villages.models import Region


def pick(codes, data=None, **limits):
    return VillagePickForm(data, choices=choices_from(Region.objects.filter(code__in=codes), **limits))


def test_without_a_search_the_own_kecamatan_is_offered(regions):
    codes = [village.code for village in candidate_villages("", near=["35.02.19"], exclude=[NGEBEL])]
    assert SAHANG in codes and NGEBEL not in codes
    assert all(code.startswith("35.02.19.") for code in codes)


def test_why_a_village_cannot_be_chosen(regions):
    found = Region.objects.filter(code__in=[SAHANG, TALUN, KELURAHAN, ELSEWHERE])
    reasons = {choice.code: choice.reason for choice in choices_from(found, regency="35.02", taken=[TALUN])}
    assert reasons == {SAHANG: "", TALUN: ALREADY_IN, KELURAHAN: choose.KELURAHAN, ELSEWHERE: OTHER_REGENCY}


def test_names_of_now_and_of_earlier_are_read_in_one_query_each(regions, django_assert_num_queries):
    with django_assert_num_queries(3):
        choices = choices_from(Region.objects.filter(kind="desa"))
    assert choices[0].label == "Desa Ngrogung, Kecamatan Ngebel, Kabupaten Ponorogo"


def test_pick_gives_the_village(regions):
    form = pick([SAHANG, KELURAHAN], {"village": SAHANG})
    assert form.is_valid() and form.cleaned_data["village"].code == SAHANG


def test_pick_refuses_what_has_a_reason_and_what_was_not_offered(regions):
    form = pick([SAHANG, KELURAHAN], {"village": KELURAHAN})
    assert form.errors == {"village": [choose.KELURAHAN]}
    assert "disabled" in str(form["village"]).split(f'value="{KELURAHAN}"')[1]
    assert pick([SAHANG], {"village": TALUN}).errors == {"village": ["Pilih desa dari daftar"]}
    assert pick([SAHANG], {}).errors == {"village": ["Pilih desa"]}


def test_an_empty_search_is_no_mistake():
    assert VillageSearchForm({}).text == "" and VillageSearchForm({"cari": " sahang "}).text == "sahang"
    assert VillageSearchForm({"cari": "x" * 200}).text == ""
