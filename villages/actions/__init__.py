"""Acts on a village's facts, by part; the only writers of these tables. The whole list is here."""

from villages.actions.analysis import (
    add_season,
    add_swot,
    edit_season,
    edit_swot,
    remove_season,
    remove_swot,
)
from villages.actions.common import NOT_A_DRAFT
from villages.actions.letterhead import save_letterhead
from villages.actions.needs import add_need, edit_need
from villages.actions.photos import remove_photo
from villages.actions.plans import add_plan_row, edit_plan_row, remove_plan_row
from villages.actions.potentials import (
    add_potential,
    edit_potential,
    reopen_potential,
    return_potential,
    submit_potential,
    submit_potentials,
    verify_potential,
)
from villages.actions.priorities import rank_priorities, save_ranking, score_item, weigh_criteria
from villages.actions.regions import apply_decree
from villages.actions.regions_undo import undo_decree
from villages.actions.years import add_year, edit_year

__all__ = [
    "NOT_A_DRAFT",
    "add_need",
    "add_plan_row",
    "add_potential",
    "add_season",
    "add_swot",
    "add_year",
    "apply_decree",
    "edit_need",
    "edit_plan_row",
    "edit_potential",
    "edit_season",
    "edit_swot",
    "edit_year",
    "rank_priorities",
    "remove_photo",
    "remove_plan_row",
    "remove_season",
    "remove_swot",
    "reopen_potential",
    "return_potential",
    "save_letterhead",
    "save_ranking",
    "score_item",
    "submit_potential",
    "submit_potentials",
    "undo_decree",
    "verify_potential",
    "weigh_criteria",
]
