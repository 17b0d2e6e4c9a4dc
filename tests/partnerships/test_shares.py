"""What each village pays and gains: splits lose nothing, what-if stores nothing, percents are taken over as seen."""

from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st

from partnerships.actions import programmes as actions
from partnerships.actions.funding import differ, key_of
from partnerships.models import FundingLine, VillageShare
from partnerships.programmes import sheet
from partnerships.programmes.costs import amount_of
from partnerships.programmes.shares import gains, judge_percents, percents_of, seen, split
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG
from tests.examples import few
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world

MILLION = 1_000_000
RUPIAH = st.integers(0, 999_999_999_999_999)
PERCENT = st.decimals(0, 100, places=2)
ANSWER = {"iuran_3502192007": "30.000.000", "persen_3502192007": "60"}
ANSWER |= {"iuran_3502192002": "70.000.000", "persen_3502192002": "40"}


@few
@given(RUPIAH, st.lists(PERCENT, min_size=1, max_size=20))
@example(100, [Decimal(1), Decimal(1), Decimal(1)])
@example(1, [Decimal(0), Decimal("0.01")])
def test_a_split_gives_everything_and_nobody_more_than_a_rupiah_too_much(total, weights):
    parts = split(total, weights)
    whole = sum(weights)
    if not whole:
        assert parts == [0] * len(weights)
        return
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * whole - total * weight) < whole  # less than one rupiah from the exact part
        assert part == 0 if weight == 0 else part >= 0


@few
@given(st.lists(RUPIAH, min_size=1, max_size=20))
def test_percents_of_contributions_are_a_hundred(amounts):
    percents = percents_of(amounts)
    assert sum(percents) == (100 if any(amounts) else 0)
    assert all(0 <= percent <= 100 for percent in percents)


@few
@given(RUPIAH, st.lists(st.integers(0, 10_000), min_size=1, max_size=9))
def test_what_the_villages_do_not_gain_stays_with_the_partner(benefit, cuts):
    parts = split(10_000, [*cuts, 1])
    percents = [Decimal(part) / 100 for part in parts]
    assert judge_percents(percents, with_partner=False) and sum(gains(benefit, percents)) == benefit
    assert sum(gains(benefit, percents[:-1])) <= benefit


@few
@given(st.decimals("0.01", "9999999999.99", places=2), st.integers(1, 999_999_999_999_999))
def test_an_amount_is_the_nearest_rupiah_half_up(quantity, price):
    amount = amount_of(quantity, price)
    assert isinstance(amount, int)
    assert -1 <= 2 * (quantity * price - amount) < 1


LINES = st.builds(
    lambda source, form, amount, note: {
        "source": source, "village": None, "form": form, "amount": amount, "note": note
    },
    st.sampled_from(["apbd", "mitra"]),
    st.sampled_from(FundingLine.Form.values),
    st.integers(1, 4),
    st.sampled_from(["", "a"]),
)  # fmt: skip


@few
@given(st.lists(LINES, max_size=9), st.lists(LINES, max_size=9))
def test_a_changed_table_holds_exactly_what_was_sent(before, after):
    stored = [FundingLine(**line) for line in before]
    gone, came = differ(stored, after)
    kept = [row for row in stored if not any(row is each for each in gone)]
    now = [(r.source, None, r.form, r.amount, r.note) for r in kept] + [key_of(line) for line in came]
    assert sorted(now, key=str) == sorted((key_of(line) for line in after), key=str)
    assert sum(amount for *_, amount, _ in now) == sum(line["amount"] for line in after)


def url(name, programme, *args):
    return reverse(f"partnerships:{name}", args=[programme.cooperation_id, programme.pk, *args])


@pytest.fixture
def programme(db, cast, regions):
    """Ngebel pays 25 million, Sahang 75; the yield is 24 million a year."""
    programme, by = cases.programme(cast, cases.drafting(cast, regions)), cast.sekdes_ngebel
    for code, amount, gain in ((NGEBEL, 25, 10), (SAHANG, 75, 14)):
        village = regions[code]
        actions.add_funding(programme=programme, source="apbdes", village=village, amount=amount * MILLION, by=by)
        facts = cases.SHARE | {"benefit_value": gain * MILLION}
        actions.set_share(programme=programme, village=village, by=by, **facts)
    return programme


def test_now_before_if(programme, cast, enter):
    page = enter(cast.kades_sahang).get(url("what-if", programme)).content.decode()
    assert "Membayar 25 persen iuran desa. Bagian hasilnya belum diisi." in page and "Isi di bawah, lalu hitung" in page
    assert "Manfaat seluruhnya Rp24.000.000 setahun" in page and "Tidak ada yang disimpan" in page


def test_if_is_counted_and_nothing_is_stored(programme, cast, enter):
    events = Event.objects.count()
    page = enter(cast.sekdes_ngebel).get(f"{url('what-if', programme)}?{urlencode(ANSWER)}").content.decode()
    assert "Membayar 30 persen iuran desa, mendapat 60 persen hasil." in page
    assert "Membayar 70 persen iuran desa, mendapat 40 persen hasil." in page
    assert "manfaat Rp14.400.000 setahun" in page and "manfaat Rp9.600.000 setahun" in page
    assert "Dengan iuran ini dana tetap sama dengan biaya." in page and "Ambil persen ini" in page
    assert Event.objects.count() == events and not VillageShare.objects.exclude(percent=None).exists()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"persen_3502192007": "50"}, "Jumlah bagian 90 persen. Kurang 10 dari 100 persen."),
        ({"persen_3502192007": "60,5"}, "Jumlah bagian 100,5 persen. Lebih 0,5 dari 100 persen."),
        ({"persen_3502192007": ""}, "Isi persen hasil Ngebel"),
        ({"iuran_3502192002": "1.25"}, "Iuran Sahang belum jelas"),
    ],
)
def test_percents_that_are_no_hundred_are_told(programme, cast, enter, typed, why):
    answer = enter(cast.sekdes_ngebel).get(f"{url('what-if', programme)}?{urlencode(ANSWER | typed)}")
    page = answer.content.decode()
    assert answer.status_code == 422 and why in page and "Ambil persen ini" not in page


def test_contributions_that_are_too_little_are_told(programme, cast, enter):
    asked = ANSWER | {"iuran_3502192002": "60.000.000"}
    page = enter(cast.sekdes_ngebel).get(f"{url('what-if', programme)}?{urlencode(asked)}").content.decode()
    assert "Dengan iuran ini dana kurang Rp10.000.000 dari biaya." in page


def test_percents_follow_the_contributions_on_request(programme, cast, enter):
    browser = enter(cast.sekdes_ngebel)
    follow = browser.get(url("what-if", programme)).context["follow"]
    page = browser.get(url("what-if", programme) + follow).content.decode()
    assert "Membayar 25 persen iuran desa, mendapat 25 persen hasil." in page


def taking(browser, programme):
    """The page with its hidden answers, as the button sends them."""
    page = browser.get(f"{url('what-if', programme)}?{urlencode(ANSWER)}")
    return ANSWER | {"lama": page.context["seen"]}


def test_percents_are_taken_over_and_nothing_else(programme, cast, enter):
    browser = enter(cast.sekdes_ngebel)
    answer = browser.post(url("percents-take", programme), taking(browser, programme), follow=True)
    assert "Iuran tidak berubah" in answer.content.decode()
    assert dict(VillageShare.objects.values_list("village__code", "percent")) == {NGEBEL: 60, SAHANG: 40}
    assert {each.contribution for each in sheet(programme).villages} == {25 * MILLION, 75 * MILLION}
    page = browser.get(f"{url('what-if', programme)}?{urlencode(ANSWER)}").content.decode()
    assert "Persennya sama dengan yang tersimpan." in page
    assert "Membayar 25 persen iuran desa, mendapat 60 persen hasil." in page


def test_percents_changed_meanwhile_are_not_overwritten_unseen(programme, cast, enter):
    browser = enter(cast.sekdes_ngebel)
    sent = taking(browser, programme)
    VillageShare.objects.filter(village__code=NGEBEL).update(percent=10)
    answer = browser.post(url("percents-take", programme), sent)
    assert answer.status_code == 409 and "sudah berubah" in answer.content.decode()
    assert VillageShare.objects.get(village__code=NGEBEL).percent == 10


def test_a_village_without_its_share_comes_first(programme, cast, enter):
    VillageShare.objects.filter(village__code=SAHANG).delete()
    browser = enter(cast.sekdes_ngebel)
    sent = taking(browser, programme)
    assert (
        "Isi dulu bagian Desa Sahang"
        in browser.get(f"{url('what-if', programme)}?{urlencode(ANSWER)}").content.decode()
    )
    assert browser.post(url("percents-take", programme), sent).status_code == 409


def test_a_village_beside_a_partner_may_gain_less_than_all(cast, regions, enter, db):
    programme, by = cases.programme(cast, partner_world.started(cast, regions)), cast.sekdes_ngebel
    actions.set_share(programme=programme, village=regions[NGEBEL], by=by, **cases.SHARE | {"benefit_value": 1_000})
    shown = enter(by).get(f"{url('what-if', programme)}?iuran_3502192007=0&persen_3502192007=40").content.decode()
    assert "mendapat 40 persen hasil" in shown and "manfaat Rp400 setahun" in shown


def test_the_act_itself_asks_for_a_hundred(programme, cast):
    shares = list(programme.shares.all())
    with pytest.raises(Refused, match="Kurang 50"):
        percents = {NGEBEL: Decimal(30), SAHANG: Decimal(20)}
        actions.take_percents(programme=programme, percents=percents, shown=seen(shares), by=cast.sekdes_ngebel)
