"""The benchmark's own parts, at no size: nothing here is timed."""

from urllib.parse import urlsplit

import pytest
from django.test import RequestFactory
from django.urls import resolve

from tests.bench import report
from tests.bench.imports import Import, form_body
from tests.bench.matching import Matching
from tests.bench.pages import BARE, FLAT, PAGES, Page
from tests.bench.rounds import Measured, ratio
from tests.bench.stock import site
from villages.models import Topic


def measured(name, *turns, most=0.0, beside=""):
    page = Page(name, "kami", "/", most=most, beside=beside)
    return Measured(page, [[milliseconds / 1_000 for milliseconds in turn] for turn in turns], 10, 5)


def test_every_measured_page_of_ours_is_there():
    names = {page.name for page in PAGES}
    assert len(names) == len(PAGES) and names >= {*FLAT, BARE}
    assert {page.beside for page in PAGES} - {""} <= names
    for page in PAGES:
        if page.side == "kami":
            assert resolve(urlsplit(page.path).path)


def test_the_stock_admin_is_set_up_well():
    for model, shown in site._registry.items():
        if model is Topic:  # there to be chosen; its units are few
            continue
        keys = {field.name for field in model._meta.get_fields() if field.many_to_one and field.editable}
        assert keys <= {*shown.autocomplete_fields, *shown.raw_id_fields}, model
        assert not keys & {*shown.list_display} or shown.list_select_related, model


def test_ratios_are_taken_round_by_round():
    ours, bare = measured("a", [4, 4, 9], [40, 40]), measured("b", [2, 2, 2], [20, 20, 90])
    assert ratio(ours, bare) == pytest.approx(2)
    assert ours.best == pytest.approx(4)


def test_the_report_tells_what_is_met_and_what_is_not():
    results = report.Results("SQLite")
    pages = [measured(BARE, [4]), measured("good", [6], most=2, beside="stock"), measured("slow", [12], most=2)]
    results.pages = {each.page.name: each for each in [*pages, measured("stock", [60])]}
    results.load = 1.5
    results.few = Import(1_000, 0.5, 0.5, 50, 100, 9_000)
    results.ours = Import(80_000, 6, 3, 60, 170, 9_000)
    results.stock = Import(5_000, 5, 5, 40_000, 200, 2_000_000)
    told = "\n".join(report.sections(results))
    assert "| good | 6.0 | 6.0 | 1.50 | ≤ 2 | met | 10.0 × quicker |" in told
    assert "| slow | 12.0 | 12.0 | 3.00 | ≤ 2 | **not met** |" in told
    assert "1.50 s; ≤ 2 s, met" in told and "9.0 s, met" in told
    assert "takes 18 × as long, by row, from a sample of 5,000 rows" in told


def test_a_form_with_a_file_is_read_as_it_was_written():
    body, kind = form_body({"since": "1/10/2026"}, "upload", b"PK\x03\x04")
    request = RequestFactory().post("/", body, content_type=kind)
    assert request.POST["since"] == "1/10/2026"
    assert request.FILES["upload"].read() == b"PK\x03\x04"


def test_the_report_tells_how_the_search_for_partners_does():
    results = report.Results("SQLite")
    results.matching = Matching(15, 50_000, 12.0, 35.0, 45.0, 90.0, 22, 30.0, 690, 5.0)
    told = "\n".join(report.sections(results))
    assert "| its statements in the database | 12.0 | 35.0 | 2.4 | 2,500 × quicker |" in told
    assert "in the database ≤ 40 ms: 12.0 ms, met; 22 statements at most, for 15 villages" in told
    assert "extrapolated to the 50,000 outside parties" in told and "690 points were compared" in told
