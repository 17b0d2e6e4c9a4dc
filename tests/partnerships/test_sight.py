"""What is judged of rows in memory is what the database lets through: seen, public, alive."""

from datetime import date
from itertools import product
from types import SimpleNamespace

import pytest

from accounts.models import Grant
from accounts.roles import Role
from partnerships.models import Cooperation, CooperationBody, Party
from partnerships.sight import is_alive, is_public, may_see
from tests.conftest import FOREIGN, NGEBEL, PATIK, SAHANG

Status = Party.Status
OTHERS = ({}, {SAHANG: Status.ACCEPTED}, {SAHANG: Status.INVITED}, {SAHANG: Status.CANDIDATE, PATIK: Status.DECLINED})
OTHERS += ({FOREIGN: Status.LEFT_OUT}, {FOREIGN: Status.SET_ASIDE, SAHANG: Status.CHOSEN})


@pytest.fixture
def every(cast, regions):
    """Cooperations of every stage, old and new, with all kinds of parties; the last ones have a joint body."""
    decree = {"decree_number": "1", "decree_on": date(2026, 1, 5), "term_ends": date(2031, 1, 5)}
    body = CooperationBody.objects.create(name="BKAD Ngebel", created_by=cast.admin, **decree)
    made = []
    for number, (stage, is_old, others) in enumerate(product(Cooperation.Stage, (False, True), OTHERS), 1):
        facts = {"stage": stage, "is_old_data": is_old, "lead": regions[NGEBEL], "field": "pembangunan", "scope": "b"}
        facts |= {"body": body if others is OTHERS[1] else None, "purpose": "Uji", "title": "Uji", "number": number}
        cooperation = Cooperation.objects.create(created_by=cast.admin, **facts)
        for code, status in ({NGEBEL: Status.LEAD} | others).items():
            Party.objects.create(cooperation=cooperation, village=regions[code], status=status, created_by=cast.admin)
        made.append(cooperation)
    Grant.objects.create(user=cast.bkad, role=Role.BKAD, body=body.pk, created_by=cast.admin)
    return SimpleNamespace(made=made, body=body)


def parties_of(cooperation):
    return [(party.village.code, party.status) for party in cooperation.parties.all()]


def test_seen_by_everybody_as_the_database_says(every, cast):
    rows = list(Cooperation.objects.with_place())
    nationwide = cast.pembaca
    Grant.objects.create(user=nationwide, role=Role.PEMBACA, nationwide=True, created_by=cast.admin)
    for person in vars(cast).values():
        user = type(person).objects.get(pk=person.pk)
        seen = {row.pk for row in rows if may_see(user, row, parties_of(row))}
        assert seen == set(Cooperation.objects.visible_to(user).values_list("pk", flat=True)), user.username
    assert 0 < Cooperation.objects.visible_to(cast.asing).count() < len(rows)
    assert Cooperation.objects.visible_to(type(cast.bkad).objects.get(pk=cast.bkad.pk)).exists()


def test_public_and_alive_as_the_database_says(every):
    rows = list(Cooperation.objects.with_place())
    statuses = {row.pk: [status for _, status in parties_of(row)] for row in rows}
    public = {row.pk for row in rows if is_public(row, statuses[row.pk])}
    alive = {row.pk for row in rows if is_alive(row, statuses[row.pk])}
    assert public == set(Cooperation.objects.public().values_list("pk", flat=True)) != set()
    assert alive == set(Cooperation.objects.alive().values_list("pk", flat=True)) != {row.pk for row in rows}
