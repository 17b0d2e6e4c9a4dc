"""The ledger of capacity: what of a village's potential is promised to which cooperation, and until when."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from partnerships.models.cooperation import Cooperation
from records.abstract import Record
from villages.models import Potential


class Commitment(Record):
    """A part of one potential for one cooperation: a claim while it is prepared, binding while it is in force."""

    class Status(models.TextChoices):
        CLAIM = "klaim", "Klaim sementara"
        BINDING = "mengikat", "Mengikat"
        RELEASED = "dilepas", "Dilepas"

    class Season(models.TextChoices):
        ALL_YEAR = "sepanjang_tahun", "Sepanjang tahun"
        OUTSIDE_LEAN = "di_luar_musim_sulit", "Hanya di luar musim sulit"

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="commitments")
    potential = models.ForeignKey(Potential, verbose_name="potensi", on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField("jumlah yang dijanjikan", max_digits=14, decimal_places=2)
    unit = models.CharField("satuan", max_length=30)
    season = models.CharField("musim", max_length=20, choices=Season, default=Season.ALL_YEAR)
    until = models.DateField("sampai tanggal", null=True, blank=True)  # the last day; none: until it ends
    status = models.CharField("keadaan", max_length=10, choices=Status, default=Status.CLAIM)
    bound_on = models.DateField("mengikat sejak", null=True, blank=True)
    released_on = models.DateField("dilepas pada", null=True, blank=True)
    reason = models.CharField("alasan dilepas", max_length=300, blank=True)

    class Meta:
        verbose_name = "janji kapasitas"
        verbose_name_plural = "janji kapasitas"
        indexes = [models.Index(fields=["potential", "status"], name="partnerships_commitment_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "potential"],
                condition=~Q(status="dilepas"),
                name="partnerships_commitment_once",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="partnerships_commitment_positive",
                violation_error_message="Jumlah harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(status="klaim", bound_on__isnull=True, released_on__isnull=True)
                | Q(status="mengikat", bound_on__isnull=False, released_on__isnull=True)
                | Q(status="dilepas", released_on__isnull=False),
                name="partnerships_commitment_days_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.potential_id}: {self.quantity} {self.unit}"

    @property
    def place(self) -> Place:
        """It lies where its cooperation lies."""
        return self.cooperation.place
