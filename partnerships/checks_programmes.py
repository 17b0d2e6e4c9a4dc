"""How the rules of step 3 look at the programmes of a case: money, plans, data, what village budgets carry."""

from partnerships.case import Case, VillageFile
from partnerships.checks_early import to, village_line
from partnerships.models import Feasibility, Programme, VillageShare
from records.formats import rupiah
from records.rules import Line


def money_adds_up(case: Case) -> list[Line]:
    """Contributions of every programme add up to its cost."""
    if not case.programmes:
        return [Line(False, "Belum ada program", fix_url=to("programme-create", case))]
    return [programme_money(case, programme) for programme in case.programmes]


def programme_money(case: Case, programme: Programme) -> Line:
    """One programme: cost against the sum of its funding lines."""
    gap = programme.cost - sum(line.amount for line in case.funding.get(programme.pk, []))
    word = "kurang" if gap > 0 else "lebih"
    sentence = (
        f"Pendanaan “{programme.name}” sama dengan biaya {rupiah(programme.cost)}"
        if gap == 0
        else f"Pendanaan “{programme.name}” {word} {rupiah(abs(gap))} dari biaya {rupiah(programme.cost)}"
    )
    return Line(gap == 0, sentence, fix_url=to("programme-detail", case, programme.pk))


def shares_of(case: Case, file: VillageFile) -> list[VillageShare]:
    """What each programme says about one village."""
    return [
        share
        for p in case.programmes
        for share in case.shares.get(p.pk, [])
        if share.village_id == file.party.village_id
    ]


def share_url(case: Case, file: VillageFile) -> str:
    """The form of the first programme that says nothing about this village yet, else of the first programme."""
    told = {share.programme_id for share in shares_of(case, file)}
    silent = [programme for programme in case.programmes if programme.pk not in told] or case.programmes
    return to("share-edit", case, silent[0].pk, file.village.code) if silent else ""


def is_referenced(share: VillageShare, with_third_party: bool) -> bool:
    """R9: a row of the RKP Desa, and between villages of the RPJM Desa too; chosen from its plan, or in words."""
    annual = bool(share.annual_row_id or share.annual_plan)
    return annual and (with_third_party or bool(share.medium_term_row_id or share.medium_term_plan))


def plans_referenced(case: Case) -> list[Line]:
    """R9: per village and programme, the row in its RKP Desa, and between villages also in its RPJM Desa."""
    beside = case.cooperation.with_third_party
    plans, lines = "RKP Desa" if beside else "RPJM Desa dan RKP Desa", []
    for file in case.bound:
        shares = shares_of(case, file)
        bare = [share for share in shares if not is_referenced(share, beside)]
        done = bool(case.programmes) and len(shares) == len(case.programmes) and not bare
        missing = f"Rujukan {plans} {{desa}} belum ditulis" + ("" if case.programmes else ". Tambah program dulu")
        url = to("share-edit", case, bare[0].programme_id, file.village.code) if bare else share_url(case, file)
        lines.append(village_line(file, done, f"Rujukan {plans} ditulis", missing, url))
    return lines


def data_complete(case: Case) -> list[Line]:
    """R12: the programme has outputs, years, cost and supporting data (all required when it is written).

    Whether it can be done is named with them where it was written down; the law asks for no form of it.
    """
    if not case.programmes:
        url = to("programme-create", case)
        return [Line(False, "Informasi dan data program belum ada", fix_url=url)]
    names = ", ".join(programme.name for programme in case.programmes)
    return [Line(True, f"Informasi dan data: {names}"), *feasible_lines(case)]


def feasible_lines(case: Case) -> list[Line]:
    """One line for every programme whose feasibility was written down (R13, R14: its checks stand in it)."""
    found = [(programme, feasibility_in(programme)) for programme in case.programmes]
    return [
        Line(
            True,
            f"Kelayakan “{programme.name}” ditulis, risiko {row.get_risk_display().lower()}",
            fix_url=to("programme-detail", case, programme.pk),
        )
        for programme, row in found
        if row
    ]


def feasibility_in(programme: Programme) -> Feasibility | None:
    """The feasibility that was loaded with its programme."""
    return getattr(programme, "feasibility", None)


def budgets_carry(case: Case) -> list[Line]:
    """R14: what a village pays from its own budget stays within the capacity that it stated."""
    lines = []
    for file in case.bound:
        shares = shares_of(case, file)
        capacity = max((share.budget_capacity for share in shares), default=0)
        paid = sum(
            line.amount
            for programme in case.programmes
            for line in case.funding.get(programme.pk, [])
            if line.village_id == file.party.village_id and line.is_budget
        )
        missing = (
            f"Beban Desa {{desa}} {rupiah(paid)} melebihi kemampuan APB Desa {rupiah(capacity)}"
            if shares
            else "Pertimbangan kebutuhan dan kemampuan APB Desa {desa} belum ditulis"
        )
        yes = f"Beban {rupiah(paid)} dalam kemampuan {rupiah(capacity)}"
        lines.append(village_line(file, bool(shares) and paid <= capacity, yes, missing, share_url(case, file)))
    return lines
