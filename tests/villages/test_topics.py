"""Topics are found by any word for them, units are exact, and the loader keeps what administrators made."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import trail
from villages.facts.topics import find_topics, topic_named
from villages.facts.units import convert, convert_between, units, units_of
from villages.management.commands import load_topics
from villages.models import Dimension, Kind, Topic, Unit

pytestmark = pytest.mark.django_db
FILE = load_topics.units_in_file()
BY_DIMENSION = {}
for symbol, facts in FILE.items():
    BY_DIMENSION.setdefault(facts["dimension"], []).append(Unit(symbol=symbol, **facts))
AMOUNTS = st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2)


def together(count: int) -> st.SearchStrategy:
    """Some units of one dimension."""
    return st.sampled_from(sorted(BY_DIMENSION)).flatmap(
        lambda dimension: st.tuples(*[st.sampled_from(BY_DIMENSION[dimension])] * count)
    )


@given(AMOUNTS, together(2))
def test_there_and_back_is_the_same_amount(amount, pair):
    here, there = pair
    back = convert_between(convert_between(amount, here, there), there, here)
    assert back.quantize(Decimal("0.01")) == amount
    moved = amount * here.factor / there.factor
    if moved * there.factor == amount * here.factor and len(moved.as_tuple().digits) < 25:
        assert back == amount


@given(AMOUNTS, together(3))
def test_a_way_over_a_third_unit_ends_at_the_same_amount(amount, three):
    a, b, c = three
    straight = convert_between(amount, a, c)
    around = convert_between(convert_between(amount, a, b), b, c)
    assert abs(straight - around) <= abs(straight) * Decimal("1e-30")


def test_known_conversions(topics):
    assert convert(Decimal("1"), "l/dt", "m³/hari") == Decimal("86.4")
    assert convert(Decimal("18.5"), "l/dt", "l/menit") == Decimal("1110")
    assert convert(Decimal("2"), "ton/hari", "ton/tahun") == Decimal("730")
    assert convert(Decimal("12000"), "m²", "ha") == Decimal("1.2")
    assert convert(Decimal("7"), "pos", "pos") == Decimal("7")


@pytest.mark.parametrize("pair", [("l/dt", "ha"), ("ton", "ton/tahun"), ("l/dt", "ember"), ("ember", "l/dt")])
def test_other_dimensions_and_unknown_units_are_refused(topics, pair):
    with pytest.raises(ValueError):
        convert(Decimal(1), *pair)


def test_every_topic_of_the_file_is_whole(topics):
    assert len(topics) >= 70
    assert {topic.kind for topic in topics.values()} == set(Kind)
    assert {unit.dimension for unit in units().values()} == set(Dimension)
    for topic in topics.values():
        assert topic.unit.dimension in topic.dimensions
        assert units_of(topic)[0] == topic.unit
        assert topic_named(topic.name) == topic
        assert topic_named(topic.code) == topic
        for word in topic.synonyms:
            assert topic_named(word) == topic, word


def test_air_minum_finds_air_bersih(topics):
    assert list(find_topics("Air  MINUM")) == [topics["air-bersih"]]
    assert topics["air-bersih"] in find_topics("air")
    assert topics["irigasi"] in find_topics("sumber daya air")
    assert not find_topics("kapal selam")
    assert topic_named(" air  minum ") == topics["air-bersih"]
    assert topic_named("air") is None
    assert topic_named("|") is None
    assert topic_named("") is None
    assert find_topics("").count() == len(topics)


def test_loading_again_writes_nothing_and_keeps_the_hand_of_an_administrator(topics, cast):
    assert load_topics.load() == 0
    mine, yours, unit = topics["kopi"], topics["kakao"], Unit.objects.get(symbol="KK")
    Topic.objects.filter(pk__in=[mine.pk, yours.pk]).update(group="Kebun")
    Unit.objects.filter(pk=unit.pk).update(name="keluarga")
    trail.record("topic.edit", mine, by=cast.admin, old={"group": "Perkebunan"}, new={"group": "Kebun"})
    trail.record("unit.edit", unit, by=cast.admin, new={"name": "keluarga"})
    Topic.objects.get(code="karet").delete()
    assert load_topics.load() == 2
    assert Topic.objects.get(code="kopi").group == "Kebun"
    assert Topic.objects.get(code="kakao").group == "Perkebunan"
    assert Unit.objects.get(symbol="KK").name == "keluarga"
    assert Topic.objects.filter(code="karet").exists()


def test_a_name_that_an_administrator_took_is_left_to_them(topics):
    Topic.objects.filter(code="karet").update(code="getah")
    assert load_topics.load() == 0
    assert not Topic.objects.filter(code="karet").exists()
