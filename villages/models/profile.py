"""What a village has, what it lacks, how it sees itself, and what comes first."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from records.abstract import Record
from villages.models.region import Region
from villages.querysets import PotentialQuerySet


class OfVillage(Record):
    """A row that belongs to one village."""

    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def place(self) -> Place:
        """Where it lies, for the question who may."""
        return self.village.place


class Potential(OfVillage):
    """A quantity that the village has and could share (Permendagri 96/2017 pasal 13 ayat (2) huruf a)."""

    class Kind(models.TextChoices):
        NATURAL = "alam", "Sumber daya alam"
        HUMAN = "manusia", "Sumber daya manusia"
        INSTITUTION = "lembaga", "Kelembagaan"
        INFRASTRUCTURE = "sarana", "Sarana dan prasarana"

    class Status(models.TextChoices):
        DRAFT = "draf", "Draf"
        SUBMITTED = "diajukan", "Diajukan"
        VERIFIED = "terverifikasi", "Terverifikasi"

    kind = models.CharField("jenis potensi", max_length=10, choices=Kind)
    name = models.CharField("nama potensi", max_length=150)
    quantity = models.DecimalField("jumlah", max_digits=14, decimal_places=2)
    unit = models.CharField("satuan", max_length=30)
    lean_quantity = models.DecimalField(
        "jumlah pada musim sulit", max_digits=14, decimal_places=2, null=True, blank=True
    )
    own_use = models.DecimalField("dipakai sendiri", max_digits=14, decimal_places=2, null=True, blank=True)
    description = models.TextField("keterangan", blank=True)
    measured_on = models.DateField("tanggal diukur", null=True, blank=True)
    status = models.CharField("keadaan", max_length=15, choices=Status, default=Status.DRAFT)
    verified_at = models.DateTimeField("diverifikasi pada", null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PotentialQuerySet.as_manager()

    class Meta:
        verbose_name = "potensi"
        verbose_name_plural = "potensi"
        indexes = [models.Index(fields=["village", "status"], name="villages_potential_by_village")]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=0),
                name="villages_potential_quantity_not_negative",
                violation_error_message="Jumlah tidak boleh kurang dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, verified_by__isnull=True, status__in=["draf", "diajukan"])
                | Q(verified_at__isnull=False, verified_by__isnull=False, status="terverifikasi"),
                name="villages_potential_verified_paired",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        """Only a draft can be edited."""
        return self.status == self.Status.DRAFT

    @property
    def free(self):
        """What is left to share: the lean-season (else the usual) quantity less the village's own use."""
        available = self.lean_quantity if self.lean_quantity is not None else self.quantity
        return max(available - (self.own_use or 0), 0)


class Need(OfVillage):
    """What the village lacks."""

    class Urgency(models.TextChoices):
        HIGH = "tinggi", "Tinggi"
        MEDIUM = "sedang", "Sedang"
        LOW = "rendah", "Rendah"

    name = models.CharField("kebutuhan", max_length=150)
    quantity = models.DecimalField("jumlah yang kurang", max_digits=14, decimal_places=2)
    unit = models.CharField("satuan", max_length=30)
    households = models.PositiveIntegerField("jumlah KK yang membutuhkan")
    urgency = models.CharField("kemendesakan", max_length=10, choices=Urgency)
    target_year = models.PositiveSmallIntegerField("tahun sasaran")
    plan_reference = models.CharField("rujukan RPJM Desa", max_length=150, blank=True)

    class Meta:
        verbose_name = "kebutuhan"
        verbose_name_plural = "kebutuhan"
        indexes = [models.Index(fields=["village"], name="villages_need_by_village")]

    def __str__(self) -> str:
        return self.name


class SwotEntry(OfVillage):
    """One strength, weakness, opportunity or threat of the village."""

    class Quadrant(models.TextChoices):
        STRENGTH = "kekuatan", "Kekuatan"
        WEAKNESS = "kelemahan", "Kelemahan"
        OPPORTUNITY = "peluang", "Peluang"
        THREAT = "ancaman", "Ancaman"

    quadrant = models.CharField("bagian", max_length=10, choices=Quadrant)
    text = models.CharField("isi", max_length=300)

    class Meta:
        verbose_name = "analisis"
        verbose_name_plural = "analisis"

    def __str__(self) -> str:
        return self.text


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
