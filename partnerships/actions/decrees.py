"""Decrees about a BKAD: each is issued once as a final paper; a later one stands beside the earlier."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask
from accounts.permissions import Permission
from partnerships.models import BodyMember, CooperationBody, Decree
from partnerships.papers.decrees import TEMPLATE, decree_facts, joint_decree_data, village_decree_data
from records import trail
from records.issue import issue
from records.models import Paper
from records.verdict import Refused
from villages.models import Region

NOBODY = "Desa ini belum punya wakil dalam BKAD. Tambahkan anggotanya dulu."


@transaction.atomic
def issue_village_decree(
    *, body: CooperationBody, village: Region, number: str, year: int, decided_on: date, by: Any
) -> Decree:
    """The kades names whom the village sends, with the village's own number; the camat gets a copy (R57)."""
    ask(by, Permission.REGULATION_ENACT, village.place)
    if decided_on > timezone.localdate():
        raise Refused("Tanggal keputusan tidak boleh setelah hari ini.")
    if not body.members.filter(village=village).exists():
        raise Refused(NOBODY)
    if Decree.objects.filter(village=village, number=number, year=year).exists():
        raise Refused(f"Nomor {number} tahun {year} sudah dipakai keputusan lain di desa ini.")
    data = village_decree_data(body, village, number=number, year=year, day=decided_on)
    decree = Decree(body=body, village=village, number=number, year=year, decided_on=decided_on, created_by=by)
    return keep(decree, data, [village], by)


@transaction.atomic
def issue_joint_decree(*, body: CooperationBody, villages: list[Region], by: Any) -> Decree:
    """All kades name the people of the body, under the number and date that the body's page tells."""
    ask(by, Permission.BODY_EDIT, body.place)
    if missing := missing_elements(body):
        raise Refused(f"Anggota dari unsur ini belum ada: {', '.join(missing)}.")
    day = body.decree_on
    decree = Decree(body=body, number=body.decree_number, year=day.year, decided_on=day, created_by=by)
    return keep(decree, joint_decree_data(body, villages), villages, by)


def missing_elements(body: CooperationBody) -> list[str]:
    """The elements that nobody stands for yet; all five must be there (PP 43/2014 pasal 144 ayat (1))."""
    there = set(body.members.values_list("element", flat=True))
    return [label for value, label in BodyMember.Element.choices if value not in there]


def keep(decree: Decree, data: dict[str, Any], villages: list[Region], by: Any) -> Decree:
    """Draw the final paper, write the row, record it."""
    code = villages[0].code
    decree.paper = issue(
        kind=Paper.Kind.DECREE,
        template=TEMPLATE,
        data=data,
        document_date=decree.decided_on,
        subject=decree,
        title=f"{data['jenis']} Nomor {decree.number} tentang {data['tentang']}".replace("\u00a0", " ")[:300],
        region_code=code,
        facts=decree_facts(
            data["jenis"].replace("\u00a0", " "),
            decree.number,
            decree.year,
            decree.decided_on,
            data["tentang"],
            villages,
        ),
        by=by,
    )
    decree.save(force_insert=True)
    facts = {"number": decree.number, "year": decree.year, "body": decree.body, "paper": decree.paper.code}
    trail.record("decree.issue", decree, by=by, region_code=code, new=facts | {"decided_on": decree.decided_on})
    return decree
