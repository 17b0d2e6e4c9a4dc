"""docs/moves.md is printed from the tables of moves; a table that changed without its picture fails."""

import ast
import re

import pytest

from kerjasama_portal.management.commands.draw_moves import TABLES, document
from records.moves import Moves
from tests.guards.source import ROOT, modules


def test_the_picture_is_fresh():
    """Run `manage.py draw_moves` after a change of a table."""
    assert (ROOT / "docs" / "moves.md").read_text(encoding="utf-8") == document()


def test_every_table_is_drawn():
    made = [
        f"{module.app}.{target.id}"
        for module in modules()
        for node in module.tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and getattr(node.value.func, "id", "") == "Moves"
        for target in node.targets
    ]
    assert len(made) == len(TABLES)


@pytest.mark.parametrize("title", TABLES)
def test_moves_name_states_that_exist(title):
    table: Moves = TABLES[title]
    states = set(dict(table.model._meta.get_field(table.field).flatchoices))
    for move in table.moves.values():
        assert set(move.sources) <= states
        assert move.sources
        assert move.target is None or move.target in states
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", move.name)


@pytest.mark.parametrize("title", TABLES)
def test_every_state_but_the_first_is_reached_by_a_move(title):
    """No state is set behind the scenes. A party's states are shared by two tables."""
    table: Moves = TABLES[title]
    field = table.model._meta.get_field(table.field)
    same = [other for other in TABLES.values() if other.model is table.model]
    reached = {move.target for other in same for move in other.moves.values()}
    first = {field.default} if field.has_default() else {"pemrakarsa", "calon"}
    assert set(dict(field.flatchoices)) - reached <= first
