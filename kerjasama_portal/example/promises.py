"""What the example cooperations ask of the villages' potentials: one holds it, two still wait for their text."""

from datetime import date
from decimal import Decimal

from kerjasama_portal.example.facts import village
from kerjasama_portal.example.people import person
from partnerships.actions import commitments
from partnerships.models import Commitment, Cooperation
from villages.models import Potential


def ask_for(cooperation: Cooperation, owner: str, name: str, quantity: str, until: date | None = None) -> None:
    """The lead's sekdes asks for a part of a potential; it binds when the text is in force."""
    potential = Potential.objects.select_related("village").get(village=village(owner), name=name)
    commitments.claim_capacity(
        cooperation=cooperation,
        potential=potential,
        quantity=Decimal(quantity),
        unit=potential.unit,
        season=Commitment.Season.ALL_YEAR,
        until=until,
        by=person("pendamping"),
    )
