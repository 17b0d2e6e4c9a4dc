"""Who may never review a text, whatever right they have: who serves a party of it, and who wrote in it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.roles import Role
from partnerships.models import Instrument, Party
from records import trail
from records.models import Event

PARTISAN = (Role.KADES, Role.SEKDES, Role.PERANGKAT, Role.BPD, Role.PENDAMPING, Role.BKAD)
WRITING = ("instrument.begin", "instrument.edit_clause", "instrument.edit_title")


def why_no_review(instrument: Instrument, user: Any) -> str:
    """Why this person may not review this text, in words; empty when they may."""
    return own_village_is_party(instrument, user) or wrote_in_it(instrument, user)


def own_village_is_party(instrument: Instrument, user: Any) -> str:
    """Nobody reviews a cooperation whose party they serve in another office: village, facilitator or joint body."""
    serving = [grant for grant in user.active_grants if grant.role in PARTISAN]
    if any(grant.touches(code) for grant in serving for code in instrument.place.codes) or any(
        grant.body and grant.body == instrument.place.body for grant in serving
    ):
        return "Anda memegang jabatan di pihak yang ditinjau, jadi tidak boleh meninjau naskah ini."
    return ""


def wrote_in_it(instrument: Instrument, user: Any) -> str:
    """Nobody reviews what they wrote, in whatever office; a new version carries on the words of the one before."""
    if trail.timeline([instrument]).filter(action__in=WRITING, actor=user).exists():
        return "Anda ikut menulis naskah ini, jadi tidak boleh meninjaunya."
    return ""


def barred_texts(user: Any, bound: QuerySet[Party]) -> Q:
    """The filter twin of `why_no_review`; `bound` are the bound parties of the text that is asked about."""
    kind = Instrument._meta.label_lower
    mine = Event.objects.filter(actor=user, action__in=WRITING, subject_type=kind, subject_id=OuterRef("pk"))
    barred = Q(Exists(mine))
    for grant in user.active_grants:
        if grant.role not in PARTISAN:
            continue
        if grant.body:
            barred |= Q(cooperation__body=grant.body)
        elif grant.region_code:
            barred |= Exists(bound.filter(village__code__lies_in=grant.region_code))
    return barred
