"""Programmes: what is done and when, what it costs, who pays, what each village gains, and whether it can be done."""

from partnerships.programmes.page import Fairness, Money, Sheet, bound_villages, fairness, money_of, sheet

__all__ = ["Fairness", "Money", "Sheet", "bound_villages", "fairness", "money_of", "sheet"]
