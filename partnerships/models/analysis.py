"""Strengths, weaknesses, opportunities and threats of a cooperation, as all its parties read them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from partnerships.models.cooperation import Cooperation
from records.abstract import Record
from villages.models import Region, SwotEntry


class CooperationSwot(Record):
    """One line of the analysis of a cooperation; `village` is whose own analysis it was taken from."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="swot")
    quadrant = models.CharField("bagian", max_length=10, choices=SwotEntry.Quadrant)
    text = models.CharField("isi", max_length=300)
    weight = models.PositiveSmallIntegerField(
        "bobot", default=3, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    village = models.ForeignKey(
        Region, verbose_name="dari analisis desa", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "analisis kerja sama"
        verbose_name_plural = "analisis kerja sama"
        constraints = [
            models.CheckConstraint(condition=Q(weight__range=(1, 5)), name="partnerships_swot_weight_from_1_to_5")
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def place(self) -> Place:
        """Where its cooperation lies."""
        return self.cooperation.place
