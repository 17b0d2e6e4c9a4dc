"""Nobody reviews what they wrote, by page, by act and in the queue."""

import pytest
from django.urls import reverse

from accounts.actions import grant_role, withdraw_role
from accounts.models import User
from accounts.roles import Role
from partnerships import review_queue
from partnerships.actions.instruments import edit_clause, send_for_review
from partnerships.models import Instrument, Review
from partnerships.texts import stamp, texts_of
from tests.conftest import NGEBEL
from tests.partnerships.text_world import text, world, written

pytestmark = pytest.mark.django_db


def sent_with_words_of(made, user) -> Instrument:
    """A text at the bench in which this person wrote while they were sekdes of a party."""
    instrument = written(made)
    office = grant_role(user=user, role=Role.SEKDES, region_code=NGEBEL, by=None)
    before = texts_of(instrument, instrument.version)["a"]
    writer = User.objects.get(pk=user.pk)
    edit_clause(instrument=instrument, letter="a", text=f"{before} Dan air.", seen=stamp(before), by=writer)
    withdraw_role(grant=office, by=made.cast.admin, note="Pindah")
    note = "Perubahan redaksional."
    send_for_review(instrument=text(instrument), by=made.cast.sekdes_ngebel, editorial_note=note)
    return text(instrument)


@pytest.mark.parametrize("who", ["camat", "dpmd"])
def test_nobody_reviews_a_text_that_they_wrote_in(cast, regions, enter, who):
    """The office in the village has ended; the words are still theirs."""
    user = getattr(cast, who)
    instrument = sent_with_words_of(world(cast, regions), user)
    if who == "dpmd":
        Instrument.objects.filter(pk=instrument.pk).update(status=Instrument.Status.REGENCY_REVIEW)
    typed = {"seen_round": 1, "verdict": "boleh", "note": "", "editorial_confirmed": "on"}
    answer = enter(user).post(reverse("partnerships:review-detail", args=[instrument.pk]), typed)
    assert answer.status_code == 403 and "ikut menulis naskah ini" in answer.text
    assert not Review.objects.exists()
    assert instrument not in review_queue.waiting_for(User.objects.get(pk=user.pk))


def test_the_others_review_it(cast, regions, enter):
    instrument = sent_with_words_of(world(cast, regions), cast.dpmd)
    assert instrument in review_queue.waiting_for(User.objects.get(pk=cast.camat.pk))
    typed = {"seen_round": 1, "verdict": "boleh", "note": "", "editorial_confirmed": "on"}
    assert enter(cast.camat).post(reverse("partnerships:review-detail", args=[instrument.pk]), typed).status_code == 302
    assert Review.objects.get().created_by == cast.camat
