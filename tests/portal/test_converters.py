"""Parts of addresses: what a converter accepts it gives back letter by letter, and it knows no foreign digits."""

import re

import pytest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.urls.converters import get_converters
from hypothesis import example, given
from hypothesis import strategies as st

from kerjasama_portal import converters, urls
from records.abstract import ALPHABET, new_id
from tests.conftest import NGEBEL
from tests.examples import few

assert urls.urlpatterns  # reading the addresses registers their parts
OURS = {name: each for name, each in get_converters().items() if type(each).__module__ == converters.__name__}
MOVES = {name: each for name, each in OURS.items() if isinstance(each, converters.MoveWord)}
WORDS = sorted({word for each in MOVES.values() for word in each.words})
KNOWN = st.sampled_from([*WORDS, NGEBEL, "Pilih", "tutup "])
TYPED = st.text(alphabet="0123456789.-/_%٣３abcdxyzk \n", max_size=14) | KNOWN


def taken(name: str, text: str) -> object:
    """What the converter makes of a text; None when it is no such part of an address."""
    if not re.fullmatch(OURS[name].regex, text):
        return None
    try:
        return OURS[name].to_python(text)
    except ValueError:
        return None


def test_all_are_tried():
    assert set(OURS) >= {"village", "id", "party_move", "cooperation_move"}


@few
@given(st.data())
def test_what_is_accepted_is_given_back(data):
    name = data.draw(st.sampled_from(sorted(OURS)))
    text = data.draw(TYPED | st.from_regex(OURS[name].regex, fullmatch=True))
    value = taken(name, text)
    if value is not None:
        assert OURS[name].to_url(value) == text
        assert text.isascii()


@few
@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999))
def test_every_village_has_an_address(province, regency, district, village):
    code = f"{province:02}.{regency:02}.{district:02}.{village:04}"
    assert resolve(reverse("villages:summary", args=[code])).kwargs == {"code": code}


@few
@given(st.text(alphabet=ALPHABET, min_size=10, max_size=10))
def test_every_id_has_an_address(pk):
    assert resolve(reverse("villages:potential-detail", args=[pk])).kwargs == {"pk": pk}


def test_new_ids_are_ids():
    assert all(taken("id", new_id()) for _ in range(200))


@pytest.mark.parametrize("name", sorted(MOVES))
def test_each_word_is_one_move_and_each_move_one_word(name):
    words = MOVES[name].words
    assert len(set(words.values())) == len(words)
    assert all(taken(name, MOVES[name].to_url(move)) == move for move in words.values())
    with pytest.raises(ValueError, match="loncat"):
        MOVES[name].to_url("loncat")


@few
@given(TYPED)
@example("٣٥.٠٢.١٩.٢٠٠٧")
@example("35.02.19.2007\n")
@example("35.02.19.20077")
def test_other_texts_are_no_address(text):
    if re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}", text):
        return
    with pytest.raises(NoReverseMatch):
        reverse("villages:summary", args=[text])
    with pytest.raises(Resolver404):
        resolve(f"/desa/{text}/ringkas/")
