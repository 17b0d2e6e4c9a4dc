"""Finds who fits. What it gives is the same for everybody: only what all signed-in people may know goes into it."""

from partnerships.matching.criteria import Weights, weights_from
from partnerships.matching.facts import Findings
from villages.models import Need, Potential, Region

__all__ = ["find_for_need", "find_for_potential", "find_for_village", "weights_from"]

MOST_RANKED = 20


def find_for_need(need: Need, weights: Weights) -> Findings:
    """The fewest villages that cover the need together, those that cover a part, outside parties, and who can't."""
    raise NotImplementedError


def find_for_potential(potential: Potential, weights: Weights) -> Findings:
    """Who lacks what a potential has free, who has the same for a joint business, who seeks or works on it."""
    raise NotImplementedError


def find_for_village(village: Region, weights: Weights) -> Findings:
    """The twenty villages and outside parties that fit the village best, by its needs and its potentials."""
    raise NotImplementedError
