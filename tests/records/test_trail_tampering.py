"""D47: whoever changes the trail in the database is refused; whoever gets past the database is found."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from records import anchor, trail, triggers
from records.models import Event, OutgoingMail
from tests.records.test_trail import drop_guards, run, write


@pytest.fixture
def events(cast):
    """Five events of one record, after those of the cast."""
    return write(cast.camat, "satu", "dua", "tiga", "empat", "lima", by=cast.kades_ngebel)


@pytest.fixture
def kept(events, tmp_path):
    """Today's anchor, in a file outside the portal."""
    out, path = io.StringIO(), tmp_path / "kepala.txt"
    call_command("kepala_jejak", stdout=out)
    path.write_text(out.getvalue())
    return path


def verdict(**options) -> str:
    """What verifikasi_jejak says, with the guards back in place; its refusal begins with the mark of one."""
    triggers.install("default")
    out = io.StringIO()
    try:
        call_command("verifikasi_jejak", stdout=out, **options)
    except CommandError as refused:
        assert refused.returncode == 1
        return f"GAGAL {refused}"
    return out.getvalue()


def rebuild(after: int) -> None:
    """Make every link good again from one event on, as somebody with the database and this code could."""
    previous = Event.objects.filter(id__lt=after).order_by("-id").values_list("hash", flat=True).first()
    rows = []
    for event in Event.objects.filter(id__gte=after).order_by("id"):
        event.previous_hash = previous or trail.FIRST_LINK
        event.hash = previous = trail.link(event)
        rows.append((event.previous_hash, event.hash, event.pk))
    change = "UPDATE records_event SET previous_hash = %s, hash = %s WHERE id = %s"
    for _, _, pk in rows:  # out of each other's way first: both columns are unique
        run(change, f"p{pk}", f"h{pk}", pk)
    for row in rows:
        run(change, *row)


def text_columns() -> list[str]:
    """The columns whose one changed byte must be noticed."""
    return ["actor_label", "action", "subject_type", "subject_id", "region_code", "note", "previous_hash", "hash"]


@pytest.mark.parametrize("column", text_columns())
def test_one_changed_byte_in_any_text_is_found(events, column):
    drop_guards()
    run(f"UPDATE records_event SET {column} = 'x' || substr({column}, 2) WHERE id = %s", events[2].pk)
    assert f"putus pada kejadian {events[2].pk} " in verdict()


def test_another_moment_person_or_value_is_found(events, cast):
    later = "datetime(at, '+1 second')" if connection.vendor == "sqlite" else "at + interval '1 second'"
    changes = [f"at = {later}", f"actor_id = '{cast.dpmd.pk}'", "new = '{\"a\": 1}'", "old = '{\"a\": 1}'"]
    drop_guards()
    for change in changes:
        with transaction.atomic():
            run(f"UPDATE records_event SET {change} WHERE id = %s", events[2].pk)
            assert next(iter(trail.broken_links())).pk == events[2].pk, change
            transaction.set_rollback(True)
    assert list(trail.broken_links()) == []


def test_the_last_event_deleted_is_found_with_the_anchor_only(events, kept):
    drop_guards()
    run("DELETE FROM records_event WHERE id = %s", events[-1].pk)
    assert verdict().startswith("Rantai jejak utuh")
    assert f"kejadian {events[-1].pk} tidak ada lagi" in verdict(kepala=kept)


def test_a_deleted_event_in_the_middle_is_found(events):
    drop_guards()
    run("DELETE FROM records_event WHERE id = %s", events[2].pk)
    assert f"putus pada kejadian {events[3].pk} " in verdict()


def test_two_events_that_changed_places_are_found(events):
    first, second = events[1].pk, events[3].pk
    drop_guards()
    for old, new in ((first, 10**9), (second, first), (10**9, second)):
        run("UPDATE records_event SET id = %s WHERE id = %s", new, old)
    assert f"putus pada kejadian {first} " in verdict()


def test_a_chain_rebuilt_to_its_end_is_found_with_the_anchor(events, kept):
    drop_guards()
    run("UPDATE records_event SET note = 'palsu' WHERE id = %s", events[1].pk)
    rebuild(events[1].pk)
    assert verdict().startswith("Rantai jejak utuh")
    assert f"kejadian {events[-1].pk} bukan lagi kejadian yang dulu dicatat" in verdict(kepala=kept)


def test_an_event_slipped_out_and_the_rest_rebuilt_is_found_with_the_anchor(events, kept):
    drop_guards()
    run("DELETE FROM records_event WHERE id = %s", events[1].pk)
    rebuild(events[2].pk)
    assert verdict().startswith("Rantai jejak utuh")
    assert verdict(kepala=kept).startswith("GAGAL")


def test_the_anchor_still_holds_when_the_trail_grows(events, kept, cast):
    write(cast.camat, "enam", "tujuh")
    assert verdict(kepala=kept).endswith("1 kepala jejak cocok.\n")


def test_of_many_anchors_the_first_that_fails_is_named(events, kept, cast):
    """A file with a line a day narrows down when it happened."""
    with kept.open("a") as file:
        later = write(cast.camat, "enam", "tujuh")
        file.write(f"> {anchor.now_line()}  \n")  # as quoted in a mail
    assert verdict(kepala=kept).endswith("2 kepala jejak cocok.\n")
    drop_guards()
    run("UPDATE records_event SET note = 'palsu' WHERE id = %s", later[0].pk)
    rebuild(later[0].pk)
    assert f"kejadian {later[-1].pk} bukan lagi" in verdict(kepala=kept)


def test_a_file_without_an_anchor_confirms_nothing(events, tmp_path):
    empty = tmp_path / "kosong.txt"
    empty.write_text("tidak ada apa-apa")
    assert "tidak berisi kepala jejak" in verdict(kepala=empty)
    assert "tidak dapat dibaca" in verdict(kepala=tmp_path / "tidak-ada.txt")


def test_the_anchor_says_day_count_number_and_hash(events, kept):
    last = Event.objects.order_by("-id").first()
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d kejadian ", kept.read_text())
    assert anchor.read(kept.read_text()) == [anchor.Head(Event.objects.count(), last.pk, last.hash)]


def test_an_empty_trail_has_an_anchor_too(db):
    assert anchor.head() == anchor.Head(0, 0, trail.FIRST_LINK)
    assert list(anchor.disagreements([anchor.head()])) == []


def test_the_anchor_is_mailed_once_a_day(events, settings, mailoutbox):
    settings.ANCHOR_MAIL = "diskominfo@ponorogo.example"
    for _ in range(2):
        call_command("kepala_jejak", "--surel", stdout=io.StringIO())
    queued = OutgoingMail.objects.filter(to=settings.ANCHOR_MAIL)
    assert [anchor.read(mail.body) for mail in queued] == [[anchor.head()]]


@pytest.fixture
def foreign_settings():
    """Other tools open the same SQLite database without the portal's own settings."""
    if connection.vendor == "sqlite":
        run("PRAGMA recursive_triggers=OFF")
    yield
    if connection.vendor == "sqlite":
        run("PRAGMA recursive_triggers=ON")


def test_replace_is_refused_without_recursive_triggers_too(events, foreign_settings):
    fields = ", ".join(f.column for f in Event._meta.local_fields)
    values = fields.replace("note", "'palsu'", 1)
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with pytest.raises(DatabaseError):
        run(f"{verb} INTO records_event ({fields}) SELECT {values} FROM records_event WHERE id = %s", events[0].pk)
    assert Event.objects.get(pk=events[0].pk).note == "satu"


def test_a_guard_that_is_switched_off_is_missing(events):
    if connection.vendor == "sqlite":
        run("DROP TRIGGER records_event_no_replace")  # SQLite knows no other way
        assert triggers.missing(connection) == ["records_event_no_replace"]
        return
    connection.check_constraints()
    run("ALTER TABLE records_event DISABLE TRIGGER records_event_no_change")
    assert triggers.missing(connection) == ["records_event_no_change"]


def test_a_guard_of_the_same_name_that_refuses_nothing_is_missing(events):
    drop_guards()
    if connection.vendor == "sqlite":
        run("CREATE TRIGGER records_event_no_update BEFORE UPDATE ON records_event BEGIN SELECT 1; END")
    else:
        body = "LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
        run(f"CREATE OR REPLACE FUNCTION records_event_refuse() RETURNS trigger {body}")
        run(triggers.POSTGRESQL["records_event_no_change"])
    assert triggers.missing(connection) == list(triggers.wanted(connection))
    triggers.install("default")
    assert triggers.missing(connection) == []
    with pytest.raises(DatabaseError, match=triggers.REFUSAL):
        run("UPDATE records_event SET note = 'palsu'")


def test_guards_come_back_after_the_table_was_built_anew(events):
    """SQLite makes a changed table anew and its triggers are lost; each migrate makes them again."""
    if connection.vendor == "sqlite":
        run("CREATE TABLE anew AS SELECT * FROM records_event")
        run("DROP TABLE records_event")
        run("ALTER TABLE anew RENAME TO records_event")
    else:
        drop_guards()
    assert triggers.missing(connection) == list(triggers.wanted(connection))
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []
