"""The figures of one village in one year: its people, its land, its index."""

from django.db import models
from django.db.models import Q

from villages.models.base import OfVillage


class VillageYear(OfVillage):
    """What is known of a village for one year; the index as the ministry published it (domain notes 6.2)."""

    class Index(models.TextChoices):
        DESA = "indeks_desa", "Indeks Desa"
        IDM = "idm", "Indeks Desa Membangun"

    class Standing(models.TextChoices):
        INDEPENDENT = "mandiri", "Mandiri"
        ADVANCED = "maju", "Maju"
        GROWING = "berkembang", "Berkembang"
        BEHIND = "tertinggal", "Tertinggal"
        FAR_BEHIND = "sangat_tertinggal", "Sangat tertinggal"

    year = models.PositiveSmallIntegerField("tahun")
    residents = models.PositiveIntegerField("jumlah penduduk", null=True, blank=True)
    households = models.PositiveIntegerField("jumlah KK", null=True, blank=True)
    poor_households = models.PositiveIntegerField("jumlah KK miskin", null=True, blank=True)
    area = models.DecimalField("luas (ha)", max_digits=12, decimal_places=2, null=True, blank=True)
    index = models.CharField("indeks", max_length=12, choices=Index, blank=True)
    standing = models.CharField("status", max_length=20, choices=Standing, blank=True)
    score = models.DecimalField("nilai indeks", max_digits=7, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = "angka tahunan"
        verbose_name_plural = "angka tahunan"
        constraints = [
            models.UniqueConstraint(fields=["village", "year"], name="villages_year_once"),
            models.CheckConstraint(
                condition=(Q(index="") & Q(standing="") & Q(score__isnull=True)) | (~Q(index="") & ~Q(standing="")),
                name="villages_year_index_whole",
                violation_error_message="Pilih indeks dan statusnya, atau kosongkan keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.village} {self.year}"
