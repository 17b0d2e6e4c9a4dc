"""What a village lacks."""

from django.db import models

from villages.models.base import OfVillage
from villages.models.topic import Topic


class Need(OfVillage):
    """What the village lacks: how much, for how many households, by which year."""

    class Urgency(models.TextChoices):
        HIGH = "tinggi", "Tinggi"
        MEDIUM = "sedang", "Sedang"
        LOW = "rendah", "Rendah"

    topic = models.ForeignKey(
        Topic, verbose_name="topik", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField("kebutuhan", max_length=150)
    quantity = models.DecimalField("jumlah yang kurang", max_digits=14, decimal_places=2)
    unit = models.CharField("satuan", max_length=30)
    households = models.PositiveIntegerField("jumlah KK yang membutuhkan")
    urgency = models.CharField("kemendesakan", max_length=10, choices=Urgency)
    target_year = models.PositiveSmallIntegerField("tahun sasaran")
    plan_reference = models.CharField("rujukan RPJM Desa", max_length=150, blank=True)
    all_year = models.BooleanField("dibutuhkan sepanjang tahun", default=True)  # else outside the lean season
    is_open = models.BooleanField("desa lain boleh melihatnya saat mencari mitra", default=False)
    latitude = models.DecimalField("lintang", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("bujur", max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta:
        verbose_name = "kebutuhan"
        verbose_name_plural = "kebutuhan"
        indexes = [
            models.Index(fields=["village"], name="villages_need_by_village"),
            models.Index(fields=["topic", "village"], name="villages_need_by_topic"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-11, 6), longitude__range=(95, 141.1)),
                name="villages_need_lies_in_indonesia",
                violation_error_message="Titik itu tidak di Indonesia. Contoh: lintang -7,796, bujur 111,629.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
