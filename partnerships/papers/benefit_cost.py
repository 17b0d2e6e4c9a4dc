"""The analysis of benefit and cost as data for rencana_program.typ (Permendagri 96/2017 pasal 14 ayat (2))."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from partnerships.models import Appraisal, Cooperation, Feasibility, Programme
from partnerships.papers import programme_parts as parts
from partnerships.papers.programme_parts import NOT_YET, Section, Whole, section, whole
from partnerships.papers.report import money
from partnerships.papers.terms import named
from partnerships.programmes.feasible import appraisal_of, checks_of, feasibility_of
from partnerships.programmes.shares import benefit_of
from records.formats import angka, tanggal

TEMPLATE = parts.TEMPLATE
TITLE = "Analisis Manfaat dan Biaya"
TENTH = Decimal("0.1")


def analysis_data(cooperation: Cooperation, programmes: list[Programme]) -> dict[str, Any] | None:
    """Everything the paper says; None when there is nothing to say yet."""
    appraisal = appraisal_of(cooperation)
    if appraisal is None and not programmes:
        return None
    sections = study(appraisal) if appraisal else []
    for programme in programmes:
        each = whole(programme)
        feasibility = feasibility_of(programme)
        own = [
            parts.costs_by_activity(each),
            parts.funding(each),
            parts.sides(each),
            reckoning(each, feasibility),
            feasible(each, feasibility, appraisal),
        ]
        sections += named(own, programme, several=len(programmes) > 1)
    return {**parts.heading(cooperation, TITLE, programmes), "bagian": sections}


def study(appraisal: Appraisal) -> list[Section]:
    """The figures and findings of the kajian."""
    asset = appraisal.asset_statement if appraisal.uses_asset else "Tidak memakai aset desa."
    return [
        section("Manfaat", appraisal.benefits, end=f"Taksiran manfaat setahun {money(appraisal.benefit_value)}."),
        section(
            "Biaya dan beban",
            appraisal.costs,
            end=f"Taksiran biaya setahun {money(appraisal.cost_value)}.\n{difference(appraisal)}",
        ),
        section(
            "Hasil kajian desa",
            facts=[
                ("Lingkungan", f"{appraisal.environment_rule}: {appraisal.environment_result}"),
                ("Tata ruang", f"{appraisal.spatial_rule}: {appraisal.spatial_result}"),
                ("Diperiksa", tanggal(appraisal.checked_on)),
                ("Kesesuaian rencana desa", appraisal.plan_fit),
                ("Kelayakan kegiatan", appraisal.feasibility),
                ("Kemampuan pihak ketiga", appraisal.partner_capacity),
                ("Aset desa", asset),
                ("Modal dari luar desa", "Ada" if appraisal.outside_investment else "Tidak ada"),
            ],
        ),
    ]


def difference(appraisal: Appraisal) -> str:
    """Whether the benefit is greater than the cost, and by how much."""
    more = appraisal.benefit_value - appraisal.cost_value
    if more == 0:
        return "Manfaat sama dengan biaya."
    return f"Manfaat {'lebih' if more > 0 else 'kurang'} {money(abs(more))} dari biaya setahun."


def reckoning(each: Whole, feasibility: Feasibility | None) -> Section:
    """Benefit and saving of a year beside the cost, and after how many years they make up for it."""
    benefit = benefit_of([row.share for row in each.sheet.villages])
    saving = feasibility.saving_value if feasibility else None
    yearly, cost = (benefit or 0) + (saving or 0), each.programme.cost
    facts = [
        ("Biaya program", money(cost)),
        ("Manfaat setahun", "" if benefit is None else money(benefit)),
        ("Penghematan setahun", "" if saving is None else money(saving)),
    ]
    if yearly:
        years = (Decimal(cost) / yearly).quantize(TENTH, ROUND_HALF_UP)
        facts.append(("Manfaat dan penghematan", money(yearly)))
        end = f"Biaya tertutup oleh manfaat dan penghematan sesudah sekitar {angka(years)} tahun."
    else:
        end = "Manfaat dan penghematan belum ditaksir dengan uang."
    return section("Perbandingan", feasibility.saving if feasibility else "", facts=facts, end=end)


def feasible(each: Whole, feasibility: Feasibility | None, appraisal: Appraisal | None) -> Section:
    """Need, capacity, risk, environment and spatial plan, and the villages' budgets (R9–R14)."""
    if feasibility is None:
        return section("Kelayakan", NOT_YET)
    checks = None if appraisal else checks_of(feasibility, None, each.programme.cooperation.with_third_party)
    facts = [
        ("Kenapa dibutuhkan", feasibility.need),
        ("Kemampuan", feasibility.capacity),
        ("Besar risiko", feasibility.get_risk_display()),
        ("Risiko dan penanganannya", feasibility.risks),
    ]
    if checks:
        facts += [
            ("Lingkungan", f"{checks.environment_rule}: {checks.environment_result}"),
            ("Tata ruang", f"{checks.spatial_rule}: {checks.spatial_result}"),
            ("Diperiksa", tanggal(checks.checked_on)),
        ]
    facts += [
        (f"Kemampuan APB {row.village.title}", f"{money(row.share.budget_capacity)}. {row.share.weighing}")
        for row in each.sheet.villages
        if row.share
    ]
    return section("Kelayakan", facts=facts)
