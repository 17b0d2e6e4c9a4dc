"""The ledger as arithmetic: never below zero, the same for the same facts, exact between units."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.capacity.bar import bar
from partnerships.capacity.ledger import Promise, Season, Status, Supply, amount_in, fits, ledger
from villages.models import Unit

DAY = date(2026, 11, 24)
amounts = st.decimals(0, 10_000, places=2).map(Fraction)
supplies = st.builds(Supply, amounts, st.none() | amounts, amounts)
promises = st.builds(
    Promise,
    amounts,
    st.sampled_from(list(Status)),
    st.sampled_from(list(Season)),
    st.none() | st.dates(DAY - timedelta(days=9), DAY + timedelta(days=9)),
)
# What happens to one potential and the promises of five cooperations, in whatever order.
keys = st.integers(0, 4)
events = st.one_of(
    st.tuples(st.just("claim"), keys, amounts.filter(bool), st.sampled_from(list(Season))),
    st.tuples(st.just("bind"), keys),
    st.tuples(st.just("release"), keys),
    st.tuples(st.just("own_use"), amounts),
    st.tuples(st.just("measure"), amounts, st.none() | amounts),
)


@given(supplies, st.lists(promises))
def test_what_is_free_is_never_negative_and_never_more_than_there_is(supply, made):
    book = ledger(supply, made, DAY)
    for free in (book.free_usual, book.free_lean, book.free_all_year):
        assert 0 <= free <= max(book.total, book.lean)
    assert book.free_all_year == min(book.free_usual, book.free_lean)


@given(supplies, st.lists(promises), st.randoms(use_true_random=False))
def test_the_order_of_promises_changes_nothing(supply, made, chance):
    mixed = list(made)
    chance.shuffle(mixed)
    assert ledger(supply, made, DAY) == ledger(supply, mixed, DAY)


@given(supplies, st.lists(promises))
def test_claims_given_back_and_past_promises_hold_nothing(supply, made):
    assert ledger(supply, made, DAY) == ledger(supply, [promise for promise in made if promise.counts(DAY)], DAY)


@given(supplies, st.lists(promises), promises)
def test_what_fits_is_bound_without_being_over_and_takes_just_that(supply, made, wanted):
    before, bound = ledger(supply, made, DAY), Promise(wanted.amount, season=wanted.season)
    after = ledger(supply, [*made, bound], DAY)
    assert fits(supply, made, bound, DAY) == (wanted.amount <= room(supply, made, wanted.season))
    if fits(supply, made, bound, DAY) and not before.over:
        assert not after.over
        assert before.free_usual - after.free_usual == after.bound_usual - before.bound_usual


def room(supply: Supply, made: list[Promise], season: str) -> Fraction:
    """What a promise of this season could take, said in another way: month by month."""
    counted = [promise for promise in made if promise.counts(DAY)]
    lean = supply.quantity if supply.lean is None else supply.lean
    usual = supply.quantity - supply.own_use - sum(p.amount for p in counted)
    dry = lean - supply.own_use - sum(p.amount for p in counted if p.season != Season.OUTSIDE_LEAN)
    return usual if season == Season.OUTSIDE_LEAN else min(usual, dry)


class Spring:
    """A potential to which things happen: only what fits is bound, as in the act."""

    def __init__(self):
        self.supply, self.made, self.measured_down = Supply(Fraction(20)), {}, False

    def happen(self, event):
        """One event; what is not possible now is refused and changes nothing."""
        name, *facts = event
        getattr(self, name)(*facts)

    def claim(self, key, amount, season):
        if key not in self.made or self.made[key].status == Status.RELEASED:
            self.made[key] = Promise(amount, Status.CLAIM, season)

    def bind(self, key):
        row = self.made.get(key)
        if row and row.status == Status.CLAIM and fits(self.supply, list(self.made.values()), row, DAY):
            self.made[key] = Promise(row.amount, Status.BINDING, row.season)

    def release(self, key):
        if key in self.made:
            self.made[key] = Promise(self.made[key].amount, Status.RELEASED, self.made[key].season)

    def own_use(self, amount):
        self.measured_down |= amount > self.supply.own_use
        self.supply = Supply(self.supply.quantity, self.supply.lean, amount)

    def measure(self, quantity, lean):
        self.measured_down = True
        self.supply = Supply(quantity, lean, self.supply.own_use)

    @property
    def book(self):
        return ledger(self.supply, self.made.values(), DAY)


@given(st.lists(events, max_size=40))
def test_after_any_events_the_ledger_is_that_of_what_stands(happened):
    """No memory: the ledger after a history is the ledger of its last facts, written down afresh in another order."""
    spring = Spring()
    for event in happened:
        spring.happen(event)
        assert min(spring.book.free_usual, spring.book.free_lean, spring.book.free_all_year) >= 0
    standing = sorted((p for p in spring.made.values() if p.status == Status.BINDING), key=lambda p: p.amount)
    assert ledger(spring.supply, standing, DAY) == spring.book


@given(st.lists(events.filter(lambda event: event[0] in ("claim", "bind", "release")), max_size=40))
def test_through_our_acts_the_promised_never_exceeds_the_measured(happened):
    spring = Spring()
    for event in happened:
        spring.happen(event)
        book = spring.book
        assert not book.over
        assert book.own_use + book.bound_usual <= book.total
        assert book.own_use + book.bound_lean <= book.lean


def test_the_worked_case():
    """18,5 with 11 in the lean season and 3 for itself: 8 all year; 6 promised leave 2."""
    supply = Supply(Fraction("18.5"), Fraction(11), Fraction(3))
    assert ledger(supply, [], DAY).free_all_year == 8
    held = [Promise(Fraction(6))]
    assert ledger(supply, held, DAY).free_all_year == 2
    assert fits(supply, held, Promise(Fraction(2)), DAY)
    assert not fits(supply, held, Promise(Fraction("2.01")), DAY)
    assert fits(supply, held, Promise(Fraction("9.5"), season=Season.OUTSIDE_LEAN), DAY)


def test_what_is_used_outside_the_lean_season_leaves_the_lean_season_alone():
    supply = Supply(Fraction(10), Fraction(4))
    book = ledger(supply, [Promise(Fraction(3), season=Season.OUTSIDE_LEAN)], DAY)
    assert (book.free_usual, book.free_lean, book.free_all_year) == (7, 4, 4)


def test_other_units_of_one_dimension_are_exact_and_others_count_as_nothing_free():
    litres, minutes = (Unit(symbol=s, dimension="debit", factor=f) for s, f in (("l/dt", 60), ("l/menit", 1)))
    known = {"l/dt": litres, "l/menit": minutes, "ha": Unit(symbol="ha", dimension="luas", factor=1)}
    third = amount_in(Decimal(1), "l/menit", "l/dt", known)
    assert sum([third] * 60) == 1
    assert ledger(Supply(Fraction(1)), [Promise(third)] * 60, DAY).free_usual == 0
    assert amount_in(Decimal(1), "ha", "l/dt", known) is None
    book = ledger(Supply(Fraction(9)), [Promise(None)], DAY)
    assert (book.unclear, book.free_usual, book.free_all_year) == (True, 0, 0)


@pytest.mark.parametrize("promised", [0, 6, 30])
def test_the_bar_fills_its_width_and_marks_what_is_too_much(promised):
    book = ledger(Supply(Fraction("18.5"), Fraction(11), Fraction(3)), [Promise(Fraction(promised))], DAY)
    drawn = bar(book, "l/dt")
    ends = [float(part.start[:-1]) + float(part.width[:-1]) for part in drawn.parts]
    assert max(ends) <= 100.1
    assert max(ends) >= 99.9  # what is left only outside the lean season has its stretch too
    assert bool(drawn.mark) == book.over
