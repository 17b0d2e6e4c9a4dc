"""Acts on the joint body (BKAD) and its members."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission
from musyawarah.actions import sessions
from musyawarah.models import Deliberation
from partnerships.models import BodyMember, Cooperation, CooperationBody, Instrument, Party
from records import trail
from records.moves import TOO_LATE
from records.verdict import YES, Refused, Verdict, no
from villages.models import Region

TOO_EARLY = "BKAD dibentuk sesudah Peraturan Bersama ditandatangani semua Kades (UU 6/2014 Pasal 92 ayat (3))."
NO_BODY_THIRD = "BKAD hanya untuk kerja sama antar desa. Kerja sama ini dilaksanakan para pihak sendiri."
NO_BODY_AREA = (
    "Pada jalur ini Pemerintah Desa yang melaksanakan. Tidak perlu musyawarah antar desa dan BKAD "
    "(Permendagri 96/2017 Pasal 4)."
)
STAGES = (Cooperation.Stage.IN_FORCE, Cooperation.Stage.RUNNING, Cooperation.Stage.SUSPENDED)
SIGNED = (Instrument.Status.SIGNED, Instrument.Status.IN_FORCE)


def judge_body(cooperation: Cooperation) -> Verdict:
    """Has this track a joint body at all, and is it the moment to form one?"""
    if cooperation.with_third_party:
        return no(NO_BODY_THIRD)
    if cooperation.decided_in_villages:
        return no(NO_BODY_AREA)
    return YES if may_have_body(cooperation) else no(TOO_EARLY)


def may_have_body(cooperation: Cooperation) -> bool:
    """A body is formed by a joint regulation, so that one is signed first (UU 6/2014 pasal 92 ayat (3))."""
    if cooperation.stage in STAGES:
        return True
    drafting = cooperation.stage == Cooperation.Stage.DRAFTING
    return drafting and Instrument.objects.filter(cooperation=cooperation, status__in=SIGNED).exists()


@transaction.atomic
def form_body(
    *, cooperation: Cooperation, name: str, decree_number: str, decree_on: date, term_ends: date, by: Any
) -> CooperationBody:
    """Form the body that carries the cooperation out."""
    ask(by, Permission.BODY_EDIT, cooperation.place)
    check_body(cooperation, decree_on, term_ends)
    facts = {"name": name, "decree_number": decree_number, "decree_on": decree_on, "term_ends": term_ends}
    body = CooperationBody.objects.create(created_by=by, **facts)
    if Cooperation.objects.filter(pk=cooperation.pk, body__isnull=True).update(body=body) != 1:
        raise Refused(TOO_LATE)
    cooperation.body = body
    meetings = Deliberation.objects.filter(pk__in=cooperation.mandates.values("deliberation")).select_related("village")
    sessions.give_to_body(deliberations=meetings, body=body.pk, by=by)
    trail.record("body.form", body, by=by, region_code=cooperation.lead.code, new=facts | {"cooperation": cooperation})
    return body


@transaction.atomic
def edit_body(
    *, cooperation: Cooperation, name: str, decree_number: str, decree_on: date, term_ends: date, by: Any
) -> CooperationBody:
    """Correct the name, the decree or the term of the body."""
    ask(by, Permission.BODY_EDIT, cooperation.place)
    check_body(cooperation, decree_on, term_ends)
    body = CooperationBody.objects.get(pk=cooperation.body_id)
    facts = {"name": name, "decree_number": decree_number, "decree_on": decree_on, "term_ends": term_ends}
    old = {key: getattr(body, key) for key in facts}
    CooperationBody.objects.filter(pk=body.pk).update(**facts)
    trail.record("body.edit", body, by=by, region_code=cooperation.lead.code, old=old, new=facts)
    return body


def check_body(cooperation: Cooperation, decree_on: date, term_ends: date) -> None:
    """The moment and the dates must fit; raises Refused."""
    verdict = judge_body(cooperation)
    if not verdict:
        raise Refused(verdict)
    if term_ends <= decree_on:
        raise Refused("Masa bakti harus berakhir sesudah tanggal keputusan.")


@transaction.atomic
def add_member(
    *, body: CooperationBody, name: str, sex: str, element: str, village: Region, position: str, by: Any
) -> BodyMember:
    """Add a member of one of the five elements (PP 43/2014 pasal 144 ayat (1))."""
    ask(by, Permission.BODY_EDIT, body.place)
    if not Party.objects.filter(cooperation__body=body, status__in=Party.BOUND, village=village).exists():
        raise Refused("Anggota BKAD berasal dari desa yang terikat kerja sama ini.")
    facts = {"name": name, "sex": sex, "element": element, "village": village, "position": position}
    member = BodyMember.objects.create(body=body, created_by=by, **facts)
    trail.record("body.add_member", body, by=by, region_code=village.code, new=facts)
    return member


@transaction.atomic
def remove_member(*, member: BodyMember, reason: str, by: Any) -> None:
    """Take a member out, with the reason; the trail keeps who it was."""
    ask(by, Permission.BODY_EDIT, member.body.place)
    old = {"name": member.name, "element": member.element, "village": member.village, "position": member.position}
    if BodyMember.objects.filter(pk=member.pk).delete()[0] != 1:
        raise Refused(TOO_LATE)
    trail.record("body.remove_member", member.body, by=by, region_code=member.village.code, old=old, note=reason)
