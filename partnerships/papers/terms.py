"""The kerangka acuan kerja (KAK) as data for rencana_program.typ: what is done, when, at what cost, who pays."""

from typing import Any

from partnerships.models import Cooperation, Programme, TermsOfReference
from partnerships.papers import programme_parts as parts
from partnerships.papers.announcement import term_rows
from partnerships.papers.programme_parts import Section, Whole, section, whole
from partnerships.papers.report import money
from partnerships.programmes.feasible import feasibility_of

TEMPLATE = parts.TEMPLATE
TITLE = "Kerangka Acuan Kerja"


def terms_data(cooperation: Cooperation, programmes: list[Programme]) -> dict[str, Any] | None:
    """Everything the paper says; None when there is nothing to say yet."""
    terms = TermsOfReference.objects.filter(cooperation=cooperation).first()
    if terms is None and not programmes:
        return None
    sections = [section(name, text) for name, text in term_rows(terms)]
    for programme in programmes:
        each = whole(programme)
        own = ([] if terms else grounds(each)) + facts_of(each)
        sections += named(own, programme, several=len(programmes) > 1)
    return {**parts.heading(cooperation, TITLE, programmes), "bagian": sections}


def grounds(each: Whole) -> list[Section]:
    """Why and what for, where no KAK for outside parties says it already."""
    programme, feasibility = each.programme, feasibility_of(each.programme)
    need = feasibility.need if feasibility else ""
    return [
        section("Latar belakang", "\n".join(filter(None, (need, programme.data_summary)))),
        section("Maksud dan tujuan", programme.cooperation.purpose),
    ]


def facts_of(each: Whole) -> list[Section]:
    """The facts of one programme."""
    programme = each.programme
    facts = [("Tahun", each.sheet.years), ("Biaya", money(programme.cost))]
    return [
        section("Hasil yang dituju", programme.outputs, facts=facts),
        parts.activities(each),
        parts.costs(each),
        parts.funding(each),
        parts.plan_references(each),
    ]


def named(sections: list[Section], programme: Programme, *, several: bool) -> list[Section]:
    """The sections with their programme's name, where the paper has several."""
    return [each | {"judul": f"{programme.name}: {each['judul']}"} for each in sections] if several else sections
