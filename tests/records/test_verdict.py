"""The answer to "may this be done now?"."""

import pytest

from records.verdict import YES, Finding, Refused, forbidden, no


def test_yes_is_true_and_says_nothing():
    assert YES
    assert (YES.reason, YES.findings, YES.forbidden) == ("", (), False)


def test_no_is_false_with_its_reasons():
    missing = Finding("Perdes belum berlaku", basis="Kebiasaan daerah", rule="R15", village="Desa Sahang")
    verdict = no("Belum bisa.", [missing])
    assert not verdict
    assert verdict.findings == (missing,)
    assert not verdict.forbidden


def test_forbidden_is_a_missing_right_and_not_a_wrong_moment():
    assert not forbidden("Bukan wewenang Anda.")
    assert forbidden("Bukan wewenang Anda.").forbidden


def test_refused_takes_a_sentence_or_a_verdict():
    assert Refused("Sudah penuh.").verdict == no("Sudah penuh.")
    verdict = no("Belum bisa.", [Finding("Tanggal kosong")])
    assert Refused(verdict).verdict is verdict
    assert str(Refused(verdict)) == "Belum bisa."


def test_verdicts_do_not_change():
    with pytest.raises(AttributeError):
        YES.ok = False
