"""The rule engine: levels, the day from which a rule holds, written reasons, one village only."""

from datetime import date

import pytest

from records.rules import Level, Line, Rule, RuleBook, Source
from records.verdict import YES

TODAY = date(2026, 3, 12)


def rule(code, *lines, level=Level.BLOCK, valid_from=date(2014, 1, 15), step=1):
    """A rule that finds these lines."""
    return Rule(code, step, level, f"Aturan {code}", "UU 6/2014", Source.LAW, valid_from, lambda case: list(lines))


MISSING = Line(False, "Desa Sahang belum bermusyawarah", "Desa Sahang", "35.02.19.2002", "/sahang/")
DONE = Line(True, "Disepakati", "Desa Ngebel", "35.02.19.2007")
REASONED = Line(False, "Perdes belum berlaku", "Desa Talun", "35.02.19.2004", reason="Masih dibahas")


def test_all_that_is_missing_comes_back_together():
    book = RuleBook([rule("R1", MISSING, DONE), rule("R2", Line(False, "Biaya kosong"))])
    verdict = book.judge(None, ["R1", "R2"], TODAY)
    assert verdict.reason == "Belum bisa: masih kurang 2 hal."
    assert [(f.rule, f.village, f.sentence, f.fix_url, f.basis) for f in verdict.findings] == [
        ("R1", "Desa Sahang", "Desa Sahang belum bermusyawarah", "/sahang/", "UU 6/2014"),
        ("R2", "", "Biaya kosong", "", "UU 6/2014"),
    ]


def test_nothing_missing_is_yes():
    assert RuleBook([rule("R1", DONE)]).judge(None, ["R1"], TODAY) is YES


@pytest.mark.parametrize(
    ("level", "line", "stops"),
    [
        (Level.BLOCK, MISSING, True),
        (Level.BLOCK, REASONED, True),  # a reason never lifts a block
        (Level.WARN, MISSING, True),
        (Level.WARN, REASONED, False),
        (Level.NOTE, MISSING, False),
        (Level.BLOCK, DONE, False),
    ],
)
def test_what_stops_an_act(level, line, stops):
    assert bool(RuleBook([rule("R1", line, level=level)]).judge(None, ["R1"], TODAY)) is not stops


def test_a_rule_binds_from_its_day_on():
    """A case opened before a rule was valid is judged without it."""
    book = RuleBook([rule("R1", MISSING, valid_from=TODAY)])
    assert book.judge(None, ["R1"], date(2026, 3, 11))
    assert not book.judge(None, ["R1"], TODAY)
    assert book.of_step(1, date(2026, 3, 11)) == []
    assert [r.code for r in book.of_step(1, TODAY)] == ["R1"]


def test_one_village_is_asked_for_itself_and_for_the_whole_case():
    whole = Line(False, "Biaya kosong")
    book = RuleBook([rule("R1", MISSING, REASONED, whole)])
    found = book.judge(None, ["R1"], TODAY, only_village="35.02.19.2002").findings
    assert [finding.sentence for finding in found] == [MISSING.sentence, whole.sentence]


def test_the_words_of_levels_and_sources():
    assert [level.label for level in Level] == ["Menghalangi", "Perlu alasan", "Catatan"]
    assert all(source.label for source in Source)


def test_an_unknown_rule_is_a_mistake():
    with pytest.raises(StopIteration):
        RuleBook([])["R99"]
