"""One taxonomy for what villages have, what they lack and what partners offer; and the units it is measured in."""

from django.db import models


class Dimension(models.TextChoices):
    """What kind of quantity a unit measures; amounts of one dimension can be converted and compared."""

    FLOW = "debit", "Debit air"
    AREA = "luas", "Luas"
    YIELD = "hasil", "Hasil per tahun"
    MASS = "berat", "Berat"
    VOLUME = "isi", "Isi"
    LENGTH = "panjang", "Panjang"
    PEOPLE = "orang", "Orang"
    HOUSEHOLDS = "kk", "Kepala keluarga"
    ANIMALS = "ekor", "Ternak"
    POWER = "daya", "Daya listrik"
    MONEY = "uang", "Uang"
    COUNT = "unit", "Banyaknya"


class Kind(models.TextChoices):
    """The four classes of village potential (Permendagri 12/2007)."""

    NATURAL = "alam", "Sumber daya alam"
    HUMAN = "manusia", "Sumber daya manusia"
    INSTITUTION = "lembaga", "Kelembagaan"
    INFRASTRUCTURE = "sarana", "Sarana dan prasarana"


class Unit(models.Model):
    """One unit: an amount times its factor is the amount in the base unit of its dimension."""

    symbol = models.CharField("satuan", max_length=30, unique=True)
    name = models.CharField("nama lengkap", max_length=60)
    dimension = models.CharField("dimensi", max_length=10, choices=Dimension)
    factor = models.DecimalField("faktor ke satuan dasar", max_digits=20, decimal_places=10)

    class Meta:
        verbose_name = "satuan"
        verbose_name_plural = "satuan"
        ordering = ["dimension", "symbol"]
        constraints = [
            models.CheckConstraint(condition=models.Q(factor__gt=0), name="villages_unit_factor_positive"),
        ]

    def __str__(self) -> str:
        return self.symbol


class Topic(models.Model):
    """One topic under its lasting code; other words for it lead to it."""

    code = models.SlugField("kode", max_length=40, unique=True)
    name = models.CharField("topik", max_length=80)
    kind = models.CharField("jenis potensi", max_length=10, choices=Kind)
    group = models.CharField("kelompok", max_length=60)
    dimension = models.CharField("diukur sebagai", max_length=10, choices=Dimension)
    second_dimension = models.CharField("atau sebagai", max_length=10, choices=Dimension, blank=True)
    unit = models.ForeignKey(Unit, verbose_name="satuan biasa", on_delete=models.PROTECT, related_name="+")
    synonyms = models.JSONField("kata lain", default=list, blank=True)
    words = models.CharField("kata untuk pencarian", max_length=500, blank=True, editable=False)
    is_active = models.BooleanField("dipakai", default=True)

    class Meta:
        verbose_name = "topik"
        verbose_name_plural = "topik"
        constraints = [models.UniqueConstraint(fields=["name"], name="villages_topic_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def dimensions(self) -> list[str]:
        """The dimensions in which it may be measured, the usual one first."""
        return [each for each in (self.dimension, self.second_dimension) if each]
