"""What every row about one village shares."""

from django.db import models

from accounts.permissions import Place
from records.abstract import Record
from villages.models.region import Region


class OfVillage(Record):
    """A row that belongs to one village."""

    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def place(self) -> Place:
        """Where it lies, for the question who may."""
        return self.village.place
