"""The rows of a village's own plans: RPJM Desa for its term, RKP Desa for a year (PP 43/2014 pasal 114–120)."""

from django.db import models
from django.db.models import Q

from villages.models.base import OfVillage


class PlanRow(OfVillage):
    """One row of a plan, as the village regulation has it; the RKP Desa also says how it is carried out."""

    class Plan(models.TextChoices):
        MEDIUM_TERM = "rpjm", "RPJM Desa"
        ANNUAL = "rkp", "RKP Desa"

    class Field(models.TextChoices):
        GOVERNMENT = "pemerintahan", "Penyelenggaraan pemerintahan desa"
        DEVELOPMENT = "pembangunan", "Pelaksanaan pembangunan desa"
        COMMUNITY = "pembinaan", "Pembinaan kemasyarakatan desa"
        EMPOWERMENT = "pemberdayaan", "Pemberdayaan masyarakat desa"
        DISASTER = "bencana", "Penanggulangan bencana, darurat, dan mendesak"

    class Pattern(models.TextChoices):
        """The columns "pola pelaksanaan" of the RKP Desa (domain notes 5.4)."""

        SELF = "swakelola", "Swakelola"
        BETWEEN_VILLAGES = "antar_desa", "Kerja sama antar desa"
        THIRD_PARTY = "pihak_ketiga", "Kerja sama pihak ketiga"

    plan = models.CharField("rencana", max_length=5, choices=Plan)
    regulation = models.CharField("nomor Perdes", max_length=60)
    first_year = models.PositiveSmallIntegerField("tahun mulai")
    last_year = models.PositiveSmallIntegerField("tahun akhir")
    row = models.CharField("nomor baris", max_length=20)
    field = models.CharField("bidang", max_length=15, choices=Field)
    activity = models.CharField("kegiatan", max_length=200)
    location = models.CharField("lokasi", max_length=150, blank=True)
    volume = models.CharField("volume", max_length=60, blank=True)
    beneficiaries = models.CharField("sasaran dan manfaat", max_length=200, blank=True)
    cost = models.BigIntegerField("biaya (Rp)", null=True, blank=True)
    source = models.CharField("sumber biaya", max_length=80, blank=True)
    pattern = models.CharField("pola pelaksanaan", max_length=15, choices=Pattern, blank=True)

    class Meta:
        verbose_name = "baris rencana desa"
        verbose_name_plural = "baris rencana desa"
        constraints = [
            models.UniqueConstraint(fields=["village", "plan", "first_year", "row"], name="villages_planrow_once"),
            models.CheckConstraint(
                condition=Q(plan="rkp", last_year=models.F("first_year"))
                | Q(plan="rpjm", last_year__gte=models.F("first_year"), last_year__lte=models.F("first_year") + 8),
                name="villages_planrow_span",
                violation_error_message="RKP Desa untuk satu tahun; RPJM Desa paling lama 8 tahun.",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0),
                name="villages_planrow_cost_not_negative",
                violation_error_message="Biaya tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_plan_display()} {self.first_year} baris {self.row}: {self.activity}"
