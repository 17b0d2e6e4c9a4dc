"""Acts on programmes: what is done, who pays, what each village gains."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts import access
from accounts.permissions import Permission
from partnerships.models import Cooperation, FundingLine, Instrument, Party, Programme, VillageShare
from partnerships.partner_gates import programmes_open
from partnerships.programmes.costs import lines_sum
from partnerships.programmes.shares import judge_percents, seen
from records import trail
from records.formats import rupiah
from records.moves import hold
from records.verdict import Refused
from records.versions import CHANGED_UNSEEN
from villages.models import PlanRow, Region


def judge_editing(cooperation: Cooperation, by: Any) -> None:
    """Programmes change only before the text that rests on them goes to review."""
    access.ask(by, Permission.PROGRAMME_EDIT, cooperation.place)
    Instrument.objects.select_for_update().filter(cooperation=cooperation).first()  # it is not sent meanwhile
    if not (verdict := programmes_open(cooperation)):
        raise Refused(verdict)


def require_bound(cooperation: Cooperation, village: Region) -> None:
    """Only the lead and the villages that accepted give and gain."""
    bound = {party.village_id for party in cooperation.parties.all() if party.status in Party.BOUND}
    if village.pk not in bound:
        raise Refused(f"{village.title} belum menjadi pihak dalam kerja sama ini.")


def require_payer(cooperation: Cooperation, source: str, village: Region | None) -> None:
    """A village is named where a village pays, and it is bound."""
    if (source in FundingLine.VILLAGE_MONEY) != (village is not None):
        raise Refused("Pilih desa untuk APB Desa, Dana Desa, dan swadaya; kosongkan untuk sumber lain.")
    if village:
        require_bound(cooperation, village)


@transaction.atomic
def create_programme(*, cooperation: Cooperation, by: Any, **facts: Any) -> Programme:
    """Add a programme."""
    judge_editing(cooperation, by)
    programme = Programme.objects.create(cooperation=cooperation, created_by=by, **facts)
    trail.record("programme.create", programme, by=by, region_code=cooperation.lead.code, new=facts)
    return programme


@transaction.atomic
def edit_programme(*, programme: Programme, by: Any, **facts: Any) -> None:
    """Change what a programme says; both values stay in the trail. With cost lines, its cost is their sum."""
    judge_editing(programme.cooperation, by)
    hold(programme)
    total = lines_sum(programme)
    if total is not None and facts.get("cost", total) != total:
        raise Refused(f"Biaya program adalah jumlah rincian, {rupiah(total)}. Ubah lewat rincian biaya kegiatan.")
    require_activities_within(programme, facts)
    rows = Programme.objects.filter(pk=programme.pk)
    old = rows.values(*facts).get()
    rows.update(**facts)
    code = programme.cooperation.lead.code
    trail.record("programme.edit", programme, by=by, region_code=code, old=old, new=facts)


def require_activities_within(programme: Programme, facts: dict[str, Any]) -> None:
    """The years of a programme hold all its activities."""
    first, last = facts.get("start_year"), facts.get("end_year")
    if first is None or last is None:
        return
    for activity in programme.activities.all():
        if activity.starts.year < first or activity.ends.year > last:
            raise Refused(f"Kegiatan “{activity}” di luar tahun itu. Ubah bulan kegiatannya dulu.")


@transaction.atomic
def add_funding(
    *,
    programme: Programme,
    source: str,
    village: Region | None,
    amount: int,
    by: Any,
    form: str = FundingLine.Form.MONEY,
    note: str = "",
) -> FundingLine:
    """Add money, or what is worth money, from one source."""
    judge_editing(programme.cooperation, by)
    hold(programme)
    require_payer(programme.cooperation, source, village)
    facts = {"source": source, "village": village, "form": form, "amount": amount, "note": note}
    line = FundingLine.objects.create(programme=programme, created_by=by, **facts)
    code = programme.cooperation.lead.code
    trail.record("programme.add_funding", programme, by=by, region_code=code, new={"line": line.pk, **facts})
    return line


@transaction.atomic
def remove_funding(*, line: FundingLine, by: Any) -> None:
    """Take a line of money away; what it said stays in the trail."""
    programme = line.programme
    judge_editing(programme.cooperation, by)
    hold(programme)
    old = {"line": line.pk, "source": line.source, "village": line.village, "amount": line.amount}
    if not FundingLine.objects.filter(pk=line.pk).delete()[0]:
        raise Refused("Baris dana ini sudah dihapus orang lain.")
    code = programme.cooperation.lead.code
    trail.record("programme.remove_funding", programme, by=by, region_code=code, old=old)


@transaction.atomic
def set_share(*, programme: Programme, village: Region, by: Any, **facts: Any) -> None:
    """Write what the programme brings to one village."""
    cooperation = programme.cooperation
    judge_editing(cooperation, by)
    hold(programme)
    require_bound(cooperation, village)
    require_own_rows(village, facts)
    where = {"programme": programme, "village": village}
    old = VillageShare.objects.filter(**where).values(*facts).first() or {}
    VillageShare.objects.update_or_create(**where, defaults=facts, create_defaults=facts | {"created_by": by})
    new = {"village": village.code, **facts}
    trail.record("programme.set_share", programme, by=by, region_code=cooperation.lead.code, old=old, new=new)


def require_own_rows(village: Region, facts: dict[str, Any]) -> None:
    """A share is carried by rows of its village's own plans (R9), or by their names in words."""
    for name, plan in (("medium_term_row", PlanRow.Plan.MEDIUM_TERM), ("annual_row", PlanRow.Plan.ANNUAL)):
        row = facts.get(name)
        if row is None:
            continue
        row = PlanRow.objects.select_for_update().filter(pk=row.pk).first()  # it is not removed meanwhile
        if row is None:
            raise Refused(f"Baris {plan.label} itu sudah dihapus. Pilih baris lain.")
        if row.village_id != village.pk or row.plan != plan:
            raise Refused(f"Pilih baris {plan.label} milik {village.title}.")
    if facts.get("annual_row") is None and not facts["annual_plan"]:
        raise Refused("Pilih baris RKP Desa, atau tulis rujukannya.")


@transaction.atomic
def take_percents(*, programme: Programme, percents: dict[str, Decimal], shown: str, by: Any) -> None:
    """Make the percents that were tried out the villages' shares; nothing else changes."""
    cooperation = programme.cooperation
    judge_editing(cooperation, by)
    hold(programme)
    shares = list(programme.shares.select_related("village").order_by("village__code"))
    if shown != seen(shares):
        raise Refused(CHANGED_UNSEEN)
    bound = [party.village for party in cooperation.parties.all() if party.status in Party.BOUND]
    written = {share.village.code for share in shares}
    for village in bound:
        if village.code not in written:
            raise Refused(f"Isi dulu bagian {village.title}, lalu ambil persennya.")
    if set(percents) != {village.code for village in bound}:
        raise Refused("Isi persen tiap desa yang menjadi pihak.")
    if not (verdict := judge_percents(list(percents.values()), cooperation.with_third_party)):
        raise Refused(verdict)
    old = {share.village.code: share.percent for share in shares}
    for share in shares:
        if share.village.code in percents:
            VillageShare.objects.filter(pk=share.pk).update(percent=percents[share.village.code])
    trail.record("programme.take_percents", programme, by=by, region_code=cooperation.lead.code, old=old, new=percents)
