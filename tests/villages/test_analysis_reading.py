"""The sums of an analysis are read out, and the form keeps the part that was chosen last."""

from django.urls import reverse

from tests.faults.pages import sent
from tests.villages.helpers import SAHANG
from villages import actions
from villages.analysis.swot import quadrants_of, reading_of


def written(village, by, **weights):
    """One line for each part, with its weight."""
    for part, weight in weights.items():
        actions.add_swot(village=village, by=by, quadrant=part, text=f"Satu {part}", weight=weight)


def test_the_sums_get_one_sentence(sahang, cast):
    assert reading_of(quadrants_of(sahang)) == ""
    written(sahang, cast.sekdes_sahang, peluang=5, ancaman=2)
    assert reading_of(quadrants_of(sahang)) == "Peluang lebih berat daripada ancaman (5 lawan 2)."
    written(sahang, cast.sekdes_sahang, kekuatan=3, kelemahan=3)
    both = "Kekuatan dan kelemahan sama berat (3), dan peluang lebih berat daripada ancaman (5 lawan 2)."
    assert reading_of(quadrants_of(sahang)) == both


def test_the_pages_show_the_sentence(sahang, cast, enter):
    written(sahang, cast.sekdes_sahang, kelemahan=4)
    client = enter(cast.sekdes_sahang)
    for name in ("swot", "profile"):
        page = client.get(reverse(f"villages:{name}", args=[SAHANG]))
        assert "Kelemahan lebih berat daripada kekuatan (4 lawan 0)." in page.text


def test_the_form_keeps_the_part_that_was_chosen_last(sahang, cast, enter):
    client, address = enter(cast.sekdes_sahang), reverse("villages:swot", args=[SAHANG])
    answer = client.post(address, sent(client.get(address), quadrant="ancaman", text="Kemarau panjang", weight="4"))
    page = client.get(answer["Location"])
    assert page.context["form"]["quadrant"].value() == "ancaman"
    assert "Kalimat dari data desa sudah terisi" not in page.text
