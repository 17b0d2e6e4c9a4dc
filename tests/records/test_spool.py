"""Rows kept in files without a name: read again, within another reading, by id, and gone with their object."""

import os
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from records.spool import PIECE, Shelf, Spool

AWKWARD = ["", "–“é”", "a\tb", '{"n": "a\\nb"}', "\u2028"]


def test_what_is_put_by_is_read_as_often_as_wanted():
    rows = [[str(number), *AWKWARD] for number in range(9)]
    spool = Spool(rows)
    assert len(spool) == 9
    assert [*spool] == [*spool] == rows
    assert [(one[0], other[0]) for one in spool for other in spool][:10:9] == [("0", "0"), ("1", "0")]


def test_rows_longer_than_a_piece_stay_whole():
    rows = [["x" * PIECE, "é" * PIECE], ["kecil"], ["y" * (PIECE - 1)]]
    assert [*Spool(rows)] == rows


def test_one_may_be_added_after_a_reading():
    spool = Spool([["satu"]])
    assert [*spool] == [["satu"]]
    spool.add(["dua"])
    assert [*spool] == [["satu"], ["dua"]]


def test_a_shelf_gives_each_row_back_by_its_id():
    shelf = Shelf()
    one = ("a", Decimal("18.50"), date(2026, 11, 24), datetime(2026, 11, 24, 7, tzinfo=UTC), None, "–é\n")
    shelf.put("a", one)
    shelf.put("b", ("b",))
    assert shelf["a"] == one and shelf["b"] == ("b",) and shelf["a"] == one
    assert "a" in shelf and "c" not in shelf and len(shelf) == 2
    with pytest.raises(KeyError):
        shelf[""]


def test_a_row_put_again_replaces_the_first():
    shelf = Shelf()
    shelf.put("a", (1,))
    assert shelf["a"] == (1,)
    shelf.put("a", (2,))
    assert shelf["a"] == (2,) and len(shelf) == 1


def test_the_file_has_no_name_and_goes_with_its_object():
    spool = Spool([["satu"]])
    handle = spool.file.fileno()
    assert os.fstat(handle).st_nlink == 0
    del spool
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)
