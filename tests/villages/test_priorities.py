"""The priority scale: what counts, how it is reckoned, how ties are told apart, and who may do what."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from records.models import Event
from records.verdict import Refused
from tests.faults.pages import sent
from tests.villages.helpers import SAHANG, bring_to, new_need, new_potential
from villages import actions
from villages.analysis.priorities import MEANINGS, USUAL_WEIGHT, Weight, mean, ranking_of, weights_of
from villages.models import Criterion, CriterionWeight, PriorityRank, PriorityScale, PriorityScore

NAMES = Criterion.values


def even(score):
    """The same score by every criterion."""
    return dict.fromkeys(NAMES, score)


def weights(*numbers):
    return [Weight(criterion, number) for criterion, number in zip(Criterion, numbers, strict=True)]


def order(village, user):
    return [line.item.name for line in ranking_of(village, user).scored]


def test_every_criterion_counts_the_same_until_the_village_says_so(sahang):
    assert [each.weight for each in weights_of(sahang)] == [USUAL_WEIGHT] * 6
    assert set(MEANINGS) == set(Criterion)


def test_the_mean_is_weighted_and_has_one_decimal():
    scores = dict(zip(NAMES, (5, 5, 4, 3, 5, 4), strict=True))
    assert mean(weights(5, 3, 2, 4, 4, 3), scores) == Decimal("4.4")  # 92 ÷ 21 = 4,38…
    assert mean(weights(1, 0, 0, 0, 0, 0), scores) == Decimal("5.0")
    assert mean(weights(1, 1, 0, 0, 0, 0), {NAMES[0]: 4, NAMES[1]: 1}) == Decimal("2.5")
    assert mean(weights(4, 0, 0, 1, 0, 0), {NAMES[0]: 1, NAMES[3]: 2}) == Decimal("1.2")


def test_a_counting_criterion_without_a_score_leaves_no_mean():
    scores = {name: 3 for name in NAMES[:5]}
    assert mean(weights(3, 3, 3, 3, 3, 3), scores) is None
    assert mean(weights(3, 3, 3, 3, 3, 0), scores) == Decimal("3.0")
    assert mean(weights(0, 0, 0, 0, 0, 0), scores) is None


def test_ties_go_by_urgency_then_households_then_name(sahang, cast):
    by = cast.sekdes_sahang
    facts = [
        ("Jalan", "rendah", 900),
        ("Sampah", "tinggi", 40),
        ("Air", "tinggi", 210),
        ("Bidan", "sedang", 10),
        ("Guru", "sedang", 10),
    ]
    things = [new_need(sahang, by, name=name, urgency=word, households=number) for name, word, number in facts]
    things.append(new_potential(sahang, cast.perangkat_sahang, name="Aren"))
    for thing in things:
        actions.score_item(item=thing, scores=even(3), by=by)
    best = new_potential(sahang, cast.perangkat_sahang, name="Zaitun")
    actions.score_item(item=best, scores=even(3) | {NAMES[0]: 4}, by=by)
    assert order(sahang, by) == ["Zaitun", "Air", "Sampah", "Bidan", "Guru", "Jalan", "Aren"]


def test_weights_change_the_order(sahang, cast):
    by = cast.sekdes_sahang
    cheap, useful = new_need(sahang, by, name="Murah"), new_need(sahang, by, name="Berguna")
    actions.score_item(item=cheap, scores=even(2) | {"biaya": 5}, by=by)
    actions.score_item(item=useful, scores=even(2) | {"manfaat": 5}, by=by)
    actions.weigh_criteria(village=sahang, weights=even(1) | {"biaya": 5}, by=by)
    assert order(sahang, by) == ["Murah", "Berguna"]
    actions.weigh_criteria(village=sahang, weights=even(1) | {"manfaat": 5}, by=by)
    assert order(sahang, by) == ["Berguna", "Murah"]
    event = Event.objects.filter(action="priority.weigh").latest("id")
    assert (event.old["biaya"], event.new["biaya"]) == (5, 1)


def test_weights_that_count_nothing_are_refused(sahang, cast):
    with pytest.raises(Refused):
        actions.weigh_criteria(village=sahang, weights=even(0), by=cast.kades_sahang)
    for wrong in (even(6), even(-1), {"manfaat": 3}, even(3) | {"kemiskinan": 3}):
        with pytest.raises(TypeError):
            actions.weigh_criteria(village=sahang, weights=wrong, by=cast.kades_sahang)
    assert not CriterionWeight.objects.exists()


def test_scores_are_one_to_five(sahang, cast):
    need = new_need(sahang, cast.sekdes_sahang)
    for wrong in (even(0), even(6), {"indah": 3}):
        with pytest.raises(TypeError):
            actions.score_item(item=need, scores=wrong, by=cast.kades_sahang)
    assert not PriorityScore.objects.exists()


def test_the_kept_scale_is_what_was_seen_and_the_trail_keeps_its_numbers(sahang, spring, cast):
    by = cast.sekdes_sahang
    need, waiting = new_need(sahang, by), new_need(sahang, by, name="Guru")
    actions.score_item(item=need, scores=even(4), by=by)
    actions.score_item(item=spring, scores=even(5), by=by)
    seen = ranking_of(sahang, by).version
    actions.score_item(item=spring, scores=even(1), by=by)
    with pytest.raises(Refused):
        actions.save_ranking(village=sahang, seen=seen, by=by)
    actions.save_ranking(village=sahang, seen=ranking_of(sahang, by).version, by=by)
    kept = PriorityRank.objects.filter(village=sahang).order_by("rank")
    assert [rank.need or rank.potential for rank in kept] == [need, spring]
    assert PriorityScale.objects.get(village=sahang).basis == "hitungan"
    event = Event.objects.filter(action="priority.rank").latest("id")
    assert event.new["urutan"] == ["Sampah", "Mata air Sumber Jambe"] and waiting.pk not in event.new["nilai"]
    assert event.new["bobot"] == even(3) and event.new["nilai"][need.pk] == even(4) | {"nilai": "4.0"}


def test_nothing_scored_is_nothing_to_keep(sahang, spring, cast):
    seen = ranking_of(sahang, cast.kades_sahang).version
    with pytest.raises(Refused):
        actions.save_ranking(village=sahang, seen=seen, by=cast.kades_sahang)


def test_an_order_by_hand_needs_a_reason_and_the_reckoning_replaces_it(sahang, spring, cast):
    by = cast.kades_sahang
    need = new_need(sahang, cast.sekdes_sahang)
    with pytest.raises(Refused):
        actions.rank_priorities(village=sahang, ranked=[need, spring], reason=" ", by=by)
    actions.rank_priorities(village=sahang, ranked=[need, spring], reason="Kata warga", by=by)
    assert PriorityScale.objects.get().reason == "Kata warga"
    for thing, score in ((need, 2), (spring, 5)):
        actions.score_item(item=thing, scores=even(score), by=by)
    actions.save_ranking(village=sahang, seen=ranking_of(sahang, by).version, by=by)
    scale = PriorityScale.objects.get()
    assert (scale.basis, scale.reason) == ("hitungan", "")


def test_scoring_is_no_hand_in_the_figures(sahang, cast):
    """Who scores a potential may still verify it."""
    spring = bring_to(new_potential(sahang, cast.perangkat_sahang), "diajukan", None)
    actions.score_item(item=spring, scores=even(4), by=cast.kades_sahang)
    actions.verify_potential(potential=spring, by=cast.kades_sahang)


def test_the_pages_from_weights_to_the_kept_scale(sahang, spring, cast, enter):
    client, here = enter(cast.sekdes_sahang), reverse("villages:priorities", args=[SAHANG])
    new_need(sahang, cast.sekdes_sahang)
    page = client.get(here)
    assert "2 hal menunggu dinilai" in page.text and "Simpan skala prioritas" not in page.text
    address = reverse("villages:priority-weights", args=[SAHANG])
    opened = client.get(address)
    assert client.post(address, sent(opened, **{name: "0" for name in NAMES})).status_code == 422
    assert client.post(address, sent(opened, risiko="0", manfaat="5")).status_code == 302
    address = reverse("villages:potential-score", args=[spring.pk])
    opened = client.get(address)
    assert "hampir tidak ada risiko" in opened.text and "Tidak dihitung di desa ini" in opened.text
    assert client.post(address, sent(opened, manfaat="4")).status_code == 422
    answers = {name: "4" for name in NAMES if name != "risiko"}
    assert client.post(address, sent(client.get(address), **answers)).status_code == 302
    page = client.get(here)
    assert "1 dari 2 hal sudah dinilai" in page.text and "÷ 17 = 4" in page.text
    save = reverse("villages:priorities-save", args=[SAHANG])
    assert client.post(save, {"dilihat": "lama"}).status_code == 409
    answer = client.post(save, {"dilihat": page.context["page"].ranking.version}, follow=True)
    assert "Skala prioritas sudah disimpan" in answer.text


def test_a_camat_reads_the_scale_without_drafts_and_cannot_score(sahang, spring, cast, enter):
    need = new_need(sahang, cast.sekdes_sahang)
    for thing in (need, spring):
        actions.score_item(item=thing, scores=even(3), by=cast.kades_sahang)
    page = enter(cast.camat).get(reverse("villages:priorities", args=[SAHANG]))
    assert "Sampah" in page.text and "Sumber Jambe" not in page.text and "Ubah bobot" not in page.text
    assert enter(cast.camat).get(reverse("villages:need-score", args=[need.pk])).status_code == 403
    assert enter(cast.camat).get(reverse("villages:potential-score", args=[spring.pk])).status_code == 404
    assert enter(cast.kades_talun).get(reverse("villages:need-score", args=[need.pk])).status_code == 404


def test_every_form_of_the_pages_carries_its_token(sahang, spring, cast, enter):
    """A part that is included by itself does not see the token of its page."""
    actions.score_item(item=spring, scores=even(4), by=cast.kades_sahang)
    client = enter(cast.kades_sahang)
    for name in ("priorities", "swot", "season-create"):
        page = client.get(reverse(f"villages:{name}", args=[SAHANG])).text
        forms = re.findall(r'<form\b[^>]*method="post"[^>]*>(.*?)</form>', page.split("<footer")[0], re.DOTALL)
        assert forms and all('name="csrfmiddlewaretoken"' in form for form in forms), name
