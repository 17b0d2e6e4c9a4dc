"""The trail: in the transaction of the fact, chained, and refused to be changed by the database itself."""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from accounts.actions import create_user
from records import trail, triggers
from records.models import Event
from tests.conftest import NGEBEL, SAHANG


def write(subject, *notes, by=None):
    """Some events about one record."""
    return [trail.record("uji.catat", subject, by=by, region_code=NGEBEL, note=note) for note in notes]


def run(statement, *values):
    """One statement of raw SQL, within a savepoint."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def drop_guards():
    """Take the triggers away, within the test's own transaction."""
    connection.check_constraints()  # PostgreSQL changes no table with checks still to come
    on = "" if connection.vendor == "sqlite" else " ON records_event"
    for name in triggers.wanted(connection):
        run(f"DROP TRIGGER {name}{on}")


def test_an_event_says_who_did_what_when_where(cast):
    event = trail.record(
        "uji.ubah", cast.camat, by=cast.kades_ngebel, region_code=NGEBEL, old={"a": 1}, new={"a": 2}, note="salah ketik"
    )
    event.refresh_from_db()
    assert (event.action, event.subject_type, event.subject_id) == ("uji.ubah", "accounts.user", str(cast.camat.pk))
    assert (event.actor, event.actor_label) == (cast.kades_ngebel, "Kepala Desa Ngebel")
    assert (event.region_code, event.old, event.new, event.note) == (NGEBEL, {"a": 1}, {"a": 2}, "salah ketik")


def test_the_portal_itself_has_no_person(cast):
    event = write(cast.camat, "oleh portal")[0]
    assert (event.actor, event.actor_label) == (None, "Portal")


def test_without_a_transaction_nothing_is_written(cast):
    """Fact and event stand or fall together."""
    outside = mock.patch.object(connections["default"], "in_atomic_block", False)
    with outside, pytest.raises(transaction.TransactionManagementError):
        trail.record("uji.catat", cast.camat, by=None)


def test_values_are_stored_as_text_numbers_and_keys(cast):
    moment = datetime(2026, 3, 12, 2, 30, tzinfo=UTC)
    values = {
        "orang": cast.camat,
        "hari": date(2026, 3, 12),
        "saat": moment,
        "uang": Decimal("1.50"),
        "banyak": (1, [cast.dpmd]),
        "kosong": None,
        "ya": True,
    }
    assert trail.plain(values) == {
        "orang": str(cast.camat.pk),
        "hari": "2026-03-12",
        "saat": "2026-03-12T02:30:00+00:00",
        "uang": "1.50",
        "banyak": [1, [str(cast.dpmd.pk)]],
        "kosong": None,
        "ya": True,
    }


def test_each_event_holds_the_hash_of_the_one_before(cast):
    first, second, third = write(cast.camat, "satu", "dua", "tiga")
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert list(trail.broken_links()) == []


def test_the_first_event_hangs_on_nothing(db):
    assert not Event.objects.exists()
    user = create_user(username="pertama", name="Pertama", password="x" * 12, by=None)
    assert trail.timeline([user]).get().previous_hash == trail.FIRST_LINK


def test_the_hash_is_taken_over_every_fact(cast):
    """Whoever changes one of them, or the order, breaks the chain."""
    event = write(cast.camat, "asli", by=cast.kades_ngebel)[0]
    changes = {
        "at": event.at.replace(microsecond=(event.at.microsecond + 1) % 1_000_000),
        "actor_id": cast.dpmd.pk,
        "actor_label": "Camat",
        "action": "uji.lain",
        "subject_type": "lain",
        "subject_id": "lain",
        "region_code": SAHANG,
        "old": {"a": 1},
        "new": {"a": 1},
        "note": "palsu",
        "previous_hash": "1" * 64,
    }
    assert set(changes) == {f.attname for f in Event._meta.local_fields} - {"id", "hash"}
    for name, value in changes.items():
        kept = getattr(event, name)
        setattr(event, name, value)
        assert trail.link(event) != event.hash, name
        setattr(event, name, kept)
    assert trail.link(event) == event.hash == Event.objects.get(pk=event.pk).hash
    assert len(event.hash) == hashlib.sha256().digest_size * 2


def test_the_hash_holds_after_a_round_trip_through_the_database(cast):
    event = trail.record(
        "uji.catat", cast.camat, by=None, new={"é": "“kutip”", "angka": 3, "dalam": {"b": [1], "a": None}}
    )
    assert trail.link(Event.objects.get(pk=event.pk)) == event.hash


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_event SET note = 'palsu'",
        "UPDATE records_event SET id = id + 1000",
        "DELETE FROM records_event",
    ],
)
def test_the_database_refuses_to_change_or_delete(cast, statement):
    events = write(cast.camat, "asli")
    with pytest.raises(DatabaseError, match=triggers.REFUSAL):
        run(statement)
    assert Event.objects.get(pk=events[0].pk).note == "asli"


def test_the_orm_is_refused_as_well(cast):
    event = write(cast.camat, "asli")[0]
    for act in (event.delete, event.save, lambda: Event.objects.update(note="palsu"), Event.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert Event.objects.get(pk=event.pk).note == "asli"


def test_replacing_a_row_is_refused(cast):
    """SQLite's REPLACE deletes quietly unless triggers are recursive; PostgreSQL's ON CONFLICT is an update."""
    event = write(cast.camat, "asli")[0]
    fields = ", ".join(f.column for f in Event._meta.local_fields)
    values = fields.replace("note", "'palsu'", 1)
    if connection.vendor == "sqlite":
        statement = f"INSERT OR REPLACE INTO records_event ({fields}) SELECT {values} FROM records_event WHERE id = %s"
    else:
        statement = (
            f"INSERT INTO records_event ({fields}) SELECT {fields} FROM records_event WHERE id = %s "
            "ON CONFLICT (id) DO UPDATE SET note = 'palsu'"
        )
    with pytest.raises(DatabaseError, match=triggers.REFUSAL):
        run(statement, event.pk)
    assert Event.objects.get(pk=event.pk).note == "asli"


def test_emptying_the_table_is_refused(cast):
    events = write(cast.camat, "asli")
    connection.check_constraints()  # PostgreSQL empties no table with checks still to come
    statement = "DELETE FROM records_event" if connection.vendor == "sqlite" else "TRUNCATE records_event CASCADE"
    with pytest.raises(DatabaseError, match=triggers.REFUSAL):
        run(statement)
    assert Event.objects.filter(pk=events[0].pk).exists()


def test_the_chain_never_forks(cast):
    """Two events on the same one before: the database refuses the second."""
    event = write(cast.camat, "asli")[0]
    twin = Event(
        at=event.at,
        actor_label="x",
        action="x",
        subject_type="x",
        subject_id="x",
        previous_hash=event.previous_hash,
        hash="2" * 64,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_tampered_event_is_found(cast):
    events = write(cast.camat, "satu", "dua", "tiga")
    drop_guards()
    run("UPDATE records_event SET note = 'palsu' WHERE id = %s", events[1].pk)
    assert [event.pk for event in trail.broken_links()] == [events[1].pk]


def test_a_missing_event_is_found(cast):
    events = write(cast.camat, "satu", "dua", "tiga")
    drop_guards()
    run("DELETE FROM records_event WHERE id = %s", events[1].pk)
    assert [event.pk for event in trail.broken_links()] == [events[2].pk]


def test_verifikasi_jejak_says_that_the_chain_holds(cast):
    out = io.StringIO()
    call_command("verifikasi_jejak", stdout=out)
    assert out.getvalue() == f"Rantai jejak utuh: {Event.objects.count()} kejadian.\n"


def test_verifikasi_jejak_names_the_first_broken_event(cast):
    event = write(cast.camat, "satu")[0]
    drop_guards()
    run("UPDATE records_event SET note = 'palsu' WHERE id = %s", event.pk)
    with pytest.raises(CommandError, match="Pelindung jejak hilang"):
        call_command("verifikasi_jejak")
    triggers.install("default")
    with pytest.raises(CommandError, match=rf"putus pada kejadian {event.pk} \(uji.catat"):
        call_command("verifikasi_jejak")


def test_the_timeline_is_of_these_records_newest_first(cast):
    write(cast.camat, "camat satu")
    write(cast.dpmd, "dpmd")
    write(cast.camat, "camat dua")
    notes = [event.note for event in trail.timeline([cast.camat]) if event.action == "uji.catat"]
    assert notes == ["camat dua", "camat satu"]
    both = [event.note for event in trail.timeline([cast.camat, cast.dpmd]) if event.action == "uji.catat"]
    assert both == ["camat dua", "dpmd", "camat satu"]
    assert list(trail.timeline([])) == []


@pytest.mark.races
def test_twenty_at_once_give_an_unbroken_chain(race_database):
    user = create_user(username="camat", name="Camat", password="x" * 12, by=None)

    def append(number):
        try:
            with transaction.atomic():
                trail.record("uji.catat", user, by=None, note=str(number))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(append, range(20)))
    assert list(trail.broken_links()) == []
    assert sorted(int(event.note) for event in Event.objects.filter(action="uji.catat")) == list(range(20))


def many(cast, count, by):
    """So many events at once, each about another record."""
    items = [(str(number), NGEBEL, {"luas": Decimal("1.50")}, {"luas": number}) for number in range(count)]
    return trail.record_many("uji.banyak", type(cast.camat), items, by=by)


def test_many_events_at_once_are_chained_as_one_by_one(cast):
    first = write(cast.camat, "sebelum")[0]
    assert many(cast, 3, cast.kades_ngebel) == 3
    last = write(cast.camat, "sesudah")[0]
    found = list(Event.objects.filter(action="uji.banyak").order_by("id"))
    assert [event.subject_id for event in found] == ["0", "1", "2"]
    assert [found[0].previous_hash, last.previous_hash] == [first.hash, found[2].hash]
    assert (found[1].old, found[1].new, found[1].actor_label) == ({"luas": "1.50"}, {"luas": 1}, "Kepala Desa Ngebel")
    assert list(trail.broken_links()) == []
    assert set(trail.COLUMNS) == {f.attname for f in Event._meta.local_fields} - {"id"}


@pytest.mark.parametrize("by", ["kades_ngebel", None])
def test_a_thousand_events_cost_as_many_statements_as_ten(cast, by, django_assert_num_queries):
    many(cast, 1, by and getattr(cast, by))
    for count in (10, 1000):
        with django_assert_num_queries(3 if connection.vendor == "postgresql" else 1):
            many(cast, count, by and getattr(cast, by))


def test_many_events_without_a_transaction_are_refused(cast):
    outside = mock.patch.object(connections["default"], "in_atomic_block", False)
    with outside, pytest.raises(transaction.TransactionManagementError):
        many(cast, 2, None)


def test_many_events_fall_with_their_fact(cast):
    # PostgreSQL reads the rows while they are made, and says in its own words that this failed.
    with pytest.raises((ZeroDivisionError, DatabaseError)), transaction.atomic():
        trail.record_many("uji.banyak", type(cast.camat), ((str(1 // n), "", {}, {}) for n in (1, 0)), by=None)
    assert not Event.objects.filter(action="uji.banyak").exists()
    assert list(trail.broken_links()) == []
