"""Acts on a village's facts, by part; the only writers of these tables. The whole list is here."""

from villages.actions.analysis import add_swot, rank_priorities, remove_swot
from villages.actions.common import NOT_A_DRAFT
from villages.actions.letterhead import save_letterhead
from villages.actions.needs import add_need, edit_need
from villages.actions.potentials import (
    add_potential,
    edit_potential,
    reopen_potential,
    return_potential,
    submit_potential,
    verify_potential,
)

__all__ = [
    "NOT_A_DRAFT",
    "add_need",
    "add_potential",
    "add_swot",
    "edit_need",
    "edit_potential",
    "rank_priorities",
    "remove_swot",
    "reopen_potential",
    "return_potential",
    "save_letterhead",
    "submit_potential",
    "verify_potential",
]
