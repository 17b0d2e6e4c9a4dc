"""How a village sees itself through the year, and what comes first."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from villages.models.base import OfVillage
from villages.models.need import Need
from villages.models.potential import Potential, month_field


class SwotEntry(OfVillage):
    """One strength, weakness, opportunity or threat of the village, and how much it weighs."""

    class Quadrant(models.TextChoices):
        STRENGTH = "kekuatan", "Kekuatan"
        WEAKNESS = "kelemahan", "Kelemahan"
        OPPORTUNITY = "peluang", "Peluang"
        THREAT = "ancaman", "Ancaman"

    quadrant = models.CharField("bagian", max_length=10, choices=Quadrant)
    text = models.CharField("isi", max_length=300)
    weight = models.PositiveSmallIntegerField(
        "bobot", default=3, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )

    class Meta:
        verbose_name = "analisis"
        verbose_name_plural = "analisis"
        constraints = [
            models.CheckConstraint(condition=Q(weight__range=(1, 5)), name="villages_swot_weight_from_1_to_5")
        ]

    def __str__(self) -> str:
        return self.text


class SeasonEntry(OfVillage):
    """One line of the seasonal calendar (kalender musim): what returns every year in which months."""

    class Category(models.TextChoices):
        PLANTING = "tanam", "Tanam"
        HARVEST = "panen", "Panen"
        SCARCITY = "paceklik", "Paceklik"
        DROUGHT = "kekeringan", "Kekurangan air"
        FLOOD = "banjir", "Banjir atau longsor"
        AWAY = "merantau", "Warga bekerja di luar desa"
        FEAST = "hajatan", "Hajatan dan hari besar"
        OTHER = "lain", "Lainnya"

    category = models.CharField("jenis", max_length=12, choices=Category)
    name = models.CharField("kejadian", max_length=100)
    first_month = month_field("mulai bulan")
    last_month = month_field("sampai bulan")

    class Meta:
        verbose_name = "kalender musim"
        verbose_name_plural = "kalender musim"
        constraints = [
            models.CheckConstraint(
                condition=Q(first_month__range=(1, 12), last_month__range=(1, 12)),
                name="villages_season_has_months",
                violation_error_message="Pilih bulan mulai dan bulan akhir.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PriorityRank(OfVillage):
    """The rank of one need or potential on the priority scale (Permendagri 96/2017 pasal 13 ayat (2) huruf b)."""

    rank = models.PositiveSmallIntegerField("urutan")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    potential = models.ForeignKey(Potential, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "skala prioritas"
        verbose_name_plural = "skala prioritas"
        constraints = [
            models.UniqueConstraint(fields=["village", "rank"], name="villages_rank_once_per_village"),
            models.CheckConstraint(
                condition=Q(need__isnull=True) ^ Q(potential__isnull=True), name="villages_rank_of_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.need or self.potential}"


class PriorityScale(OfVillage):
    """How the village's scale came about: computed from its criteria, or ordered otherwise for a written reason."""

    class Basis(models.TextChoices):
        COMPUTED = "hitungan", "Dihitung dari nilai kriteria"
        DELIBERATED = "musyawarah", "Diurutkan menurut musyawarah"

    basis = models.CharField("cara", max_length=10, choices=Basis)
    reason = models.TextField("alasan urutan", blank=True)

    class Meta:
        verbose_name = "cara skala prioritas"
        verbose_name_plural = "cara skala prioritas"
        constraints = [
            models.UniqueConstraint(fields=["village"], name="villages_scale_once"),
            models.CheckConstraint(
                condition=(Q(basis="hitungan") & Q(reason="")) | (Q(basis="musyawarah") & ~Q(reason="")),
                name="villages_scale_reason_paired",
            ),
        ]

    def __str__(self) -> str:
        return self.reason or self.get_basis_display()


class Criterion(models.TextChoices):
    """What a need or potential is judged by on the priority scale (the portal's own proposal, domain notes 6.3)."""

    BENEFIT = "manfaat", "Manfaat bagi warga"
    AUTHORITY = "kewenangan", "Kesesuaian dengan kewenangan dan RPJM Desa"
    DATA = "data", "Kesiapan data"
    COST = "biaya", "Biaya dibanding kemampuan APB Desa"
    PARTNERS = "mitra", "Mitra yang tersedia"
    RISK = "risiko", "Risiko lingkungan dan tata ruang"


class CriterionWeight(OfVillage):
    """How much a criterion counts in this village; 0 leaves it out."""

    criterion = models.CharField("kriteria", max_length=12, choices=Criterion)
    weight = models.PositiveSmallIntegerField("bobot")

    class Meta:
        verbose_name = "bobot kriteria"
        verbose_name_plural = "bobot kriteria"
        constraints = [
            models.UniqueConstraint(fields=["village", "criterion"], name="villages_weight_once"),
            models.CheckConstraint(condition=Q(weight__range=(0, 5)), name="villages_weight_from_0_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.weight}"


class PriorityScore(OfVillage):
    """How well one need or potential does by one criterion: 1 poor to 5 very good."""

    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    potential = models.ForeignKey(Potential, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField("kriteria", max_length=12, choices=Criterion)
    score = models.PositiveSmallIntegerField("nilai")

    class Meta:
        verbose_name = "nilai prioritas"
        verbose_name_plural = "nilai prioritas"
        constraints = [
            models.UniqueConstraint(fields=["need", "criterion"], name="villages_score_once_per_need"),
            models.UniqueConstraint(fields=["potential", "criterion"], name="villages_score_once_per_potential"),
            models.CheckConstraint(
                condition=Q(need__isnull=True) ^ Q(potential__isnull=True), name="villages_score_of_one_thing"
            ),
            models.CheckConstraint(condition=Q(score__range=(1, 5)), name="villages_score_from_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.score}"
