"""Acts on programmes: what is done, who pays, what each village gains."""

from typing import Any

from django.db import transaction

from accounts import access
from accounts.permissions import Permission
from partnerships.models import Cooperation, FundingLine, Instrument, Party, Programme, VillageShare
from partnerships.partner_gates import programmes_open
from records import trail
from records.verdict import Refused
from villages.models import Region


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


@transaction.atomic
def create_programme(*, cooperation: Cooperation, by: Any, **facts: Any) -> Programme:
    """Add a programme."""
    judge_editing(cooperation, by)
    programme = Programme.objects.create(cooperation=cooperation, created_by=by, **facts)
    trail.record("programme.create", programme, by=by, region_code=cooperation.lead.code, new=facts)
    return programme


@transaction.atomic
def edit_programme(*, programme: Programme, by: Any, **facts: Any) -> None:
    """Change what a programme says; both values stay in the trail."""
    judge_editing(programme.cooperation, by)
    rows = Programme.objects.filter(pk=programme.pk)
    old = rows.values(*facts).get()
    rows.update(**facts)
    code = programme.cooperation.lead.code
    trail.record("programme.edit", programme, by=by, region_code=code, old=old, new=facts)


@transaction.atomic
def add_funding(*, programme: Programme, source: str, village: Region | None, amount: int, by: Any) -> FundingLine:
    """Add money from one source."""
    judge_editing(programme.cooperation, by)
    if (source in FundingLine.VILLAGE_MONEY) != (village is not None):
        raise Refused("Pilih desa untuk APB Desa, Dana Desa, dan swadaya; kosongkan untuk sumber lain.")
    if village:
        require_bound(programme.cooperation, village)
    facts = {"source": source, "village": village, "amount": amount}
    line = FundingLine.objects.create(programme=programme, created_by=by, **facts)
    code = programme.cooperation.lead.code
    trail.record("programme.add_funding", programme, by=by, region_code=code, new={"line": line.pk, **facts})
    return line


@transaction.atomic
def remove_funding(*, line: FundingLine, by: Any) -> None:
    """Take a line of money away; what it said stays in the trail."""
    programme = line.programme
    judge_editing(programme.cooperation, by)
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
    require_bound(cooperation, village)
    where = {"programme": programme, "village": village}
    old = VillageShare.objects.filter(**where).values(*facts).first() or {}
    VillageShare.objects.update_or_create(**where, defaults=facts, create_defaults=facts | {"created_by": by})
    new = {"village": village.code, **facts}
    trail.record("programme.set_share", programme, by=by, region_code=cooperation.lead.code, old=old, new=new)
