"""Many rows at once: what goes in comes out, twice changes nothing, half never stays."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from records import bulk
from records.abstract import new_id
from villages.models import Need, Potential, Region

REGION = ["code", "name", "kind"]
AWKWARD = ["O'Hara", 'Kata "kutip"', "a\\b", "a\tb", "baris\nbaru\r", "\\N", "\\.", "", "–“é", "100%s"]
MOMENT = datetime(2026, 11, 24, 7, 30, 15, 123456, tzinfo=UTC)


def rows(count=10):
    return [(f"11.01.01.{2001 + n}", AWKWARD[n % len(AWKWARD)], Region.Kind.DESA) for n in range(count)]


def upsert(given, update=("name", "kind")):
    return bulk.upsert(Region, REGION, given, key=["code"], update=update, where="valid_until IS NULL")


def test_awkward_text_comes_back_as_it_went_in(db):
    assert bulk.insert(Region, REGION, iter(rows())) == len(AWKWARD)
    assert [*Region.objects.order_by("code").values_list(*REGION)] == rows()


def test_values_are_kept_as_django_keeps_them(cast):
    village = Region.objects.get(code="35.02.19.2002")
    values = {
        "id": new_id(),
        "created_at": MOMENT,
        "created_by_id": cast.sekdes_sahang.pk,
        "village": village.pk,
        "kind": "alam",
        "name": "Mata air",
        "quantity": Decimal("18.50"),
        "unit": "l/dt",
        "lean_quantity": None,
        "measured_on": date(2026, 3, 27),
        "status": "draf",
        "verified_at": None,
    }
    blank = dict.fromkeys(["owner", "owner_name", "access", "condition", "source", "description"], "")
    values |= blank
    assert bulk.insert(Potential, [*values], [tuple(values.values())]) == 1
    found = Potential.objects.get(created_at=MOMENT, quantity=Decimal("18.5"), measured_on=date(2026, 3, 27))
    assert (found.village, found.created_by, found.created_at) == (village, cast.sekdes_sahang, MOMENT)
    assert (found.lean_quantity, found.owner, found.quantity) == (None, "", Decimal("18.50"))


def test_an_upsert_writes_only_what_differs(db):
    ended = Region.objects.create(code="11.01.01.2001", name="Dulu", kind="desa", valid_until=date(2020, 1, 1))
    assert upsert(rows()) == len(AWKWARD)
    ids = dict(Region.objects.values_list("code", "pk"))
    assert upsert(rows()) == 0
    changed = [("11.01.01.2003", "Nama baru", "kelurahan"), ("11.01.01.2099", "Desa baru", "desa")]
    assert upsert(changed) == 2
    now = Region.objects.get(code="11.01.01.2003")
    assert (now.pk, now.name, now.kind) == (ids["11.01.01.2003"], "Nama baru", "kelurahan")
    ended.refresh_from_db()
    assert ended.name == "Dulu"
    assert upsert([("11.01.01.2003", "Lain", "desa")], update=[]) == 0
    assert upsert([]) == 0


def test_statements_do_not_grow_with_the_rows(db):
    counts = []
    for number in (1, 2_000):
        with CaptureQueriesContext(connection) as captured:
            upsert(rows(number))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 4


def test_a_bad_row_stops_all_of_them(db):
    bad = [*rows(), ("11.01.01.2001", "Dua kali", "desa")]
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(Region, REGION, bad)
    assert not Region.objects.exists()


def test_without_a_transaction_it_refuses(db, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(transaction.TransactionManagementError):
        patch.setattr(connections["default"], "in_atomic_block", False)
        bulk.insert(Region, REGION, rows())


def test_a_column_left_out_gets_what_the_model_says(cast):
    village, new = Region.objects.get(code="35.02.19.2002"), new_id()
    columns = ("id", "created_at", "created_by", "village", "name", "quantity", "unit", "households", "urgency")
    row = (new, MOMENT, cast.sekdes_sahang.pk, village.pk, "Pipa", "2", "m", 3, "tinggi")
    bulk.upsert(Need, (*columns, "target_year"), [(*row, 2030)], key=["id"], update=["quantity"])
    need = Need.objects.get(pk=new)
    assert (need.all_year, need.is_open, need.plan_reference, need.topic) == (True, False, "", None)
    Need.objects.filter(pk=new).update(is_open=True)
    bulk.upsert(Need, (*columns, "target_year"), [(*row[:5], "4", *row[6:], 2030)], key=["id"], update=["quantity"])
    need.refresh_from_db()
    assert (need.quantity, need.is_open) == (4, True)
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(Need, columns, [(new_id(), *row[1:])])
