"""Acts of weighing before an offer to outside parties: the village's study (kajian) and its KAK."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.models import Appraisal, Cooperation, TermsOfReference, Track
from partnerships.partner_gates import study_open, terms_open
from records import trail
from records.moves import hold
from records.verdict import Refused, Verdict

# What only a partner's own proposal asks to be studied.
OF_PROPOSAL = ("plan_fit", "feasibility", "partner_capacity")


def require(verdict: Verdict) -> None:
    """Go on, or say why not."""
    if not verdict:
        raise Refused(verdict)


def keep_one(noun: str, model: type[models.Model], cooperation: Cooperation, facts: dict[str, Any], by: Any) -> Any:
    """Write the one row that a cooperation has of this kind, with its old and new values."""
    rows = model._default_manager.filter(cooperation=cooperation)
    old = rows.values(*facts).first() or {}
    row, _ = rows.update_or_create(cooperation=cooperation, defaults=facts, create_defaults=facts | {"created_by": by})
    trail.record(f"{noun}.write", row, by=by, region_code=cooperation.lead.code, old=old, new=facts)
    return row


@transaction.atomic
def write_appraisal(*, cooperation: Cooperation, by: Any, **facts: Any) -> Appraisal:
    """Write the kajian: benefit, cost, environment, spatial plan, assets (Permendagri 96/2017 pasal 14 ayat (2))."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    hold(cooperation)
    cooperation.refresh_from_db(fields=["stage"])
    require(study_open(cooperation))
    if facts["checked_on"] > timezone.localdate():
        raise Refused("Tanggal pemeriksaan tidak boleh setelah hari ini.")
    if cooperation.track != Track.THIRD_BY_PARTNER:
        facts = {name: value for name, value in facts.items() if name not in OF_PROPOSAL}
    return keep_one("appraisal", Appraisal, cooperation, facts, by)


@transaction.atomic
def write_terms(*, cooperation: Cooperation, by: Any, **facts: Any) -> TermsOfReference:
    """Write the KAK that the announcement carries (Permendagri 96/2017 pasal 14 ayat (2) huruf f)."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    hold(cooperation)
    cooperation.refresh_from_db(fields=["stage"])
    require(terms_open(cooperation))
    return keep_one("terms", TermsOfReference, cooperation, facts, by)
