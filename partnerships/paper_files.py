"""Final papers found by what they are about."""

from collections.abc import Iterable

from partnerships.models import Party
from records.models import Paper


def with_letters(parties: Iterable[Party]) -> list[Party]:
    """The parties, each with its letter of offer as `letter`; None where it was sent before papers were kept."""
    rows = list(parties)
    letters = {
        paper.subject_id: paper
        for paper in Paper.objects.select_related("document").filter(
            kind=Paper.Kind.OFFER_LETTER,
            subject_type=Party._meta.label_lower,
            subject_id__in=[party.pk for party in rows],
            replaced_by__isnull=True,
        )
    }
    for party in rows:
        party.letter = letters.get(party.pk)
    return rows
