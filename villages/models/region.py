"""The gazetteer: provinces, regencies, districts and villages under their Kemendagri codes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts import regions
from accounts.permissions import Place


class Region(models.Model):
    """One region of any of the four levels; a village's kind is told by its code.

    Its id stays through a new name or a new code (FormerName keeps the old ones); a split or a merger ends it and
    Succession leads to what came after. The code is unique among the regions that are not ended.
    """

    class Kind(models.TextChoices):
        PROVINCE = "provinsi", "Provinsi"
        REGENCY = "kabupaten", "Kabupaten"
        CITY = "kota", "Kota"
        DISTRICT = "kecamatan", "Kecamatan"
        DESA = "desa", "Desa"
        KELURAHAN = "kelurahan", "Kelurahan"
        DESA_ADAT = "desa_adat", "Desa adat"

    code = models.CharField("kode", max_length=13, db_index=True)
    name = models.CharField("nama", max_length=120)
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    valid_from = models.DateField("berlaku sejak", null=True, blank=True)  # unknown: before the first list
    valid_until = models.DateField("berakhir pada", null=True, blank=True)  # its first day as a thing of the past

    later = None  # what became of it, while it is shown under its name of another day (villages.regions.lineage)

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        indexes = [models.Index(fields=["name"], name="villages_region_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_until__isnull=True), name="villages_region_code_once_now"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_ended(self) -> bool:
        """It was split or merged into others; it stays in old records and can't enter new ones."""
        return self.valid_until is not None

    @property
    def level(self) -> int:
        """1 province … 4 village."""
        return regions.level(self.code)

    @property
    def district_code(self) -> str:
        """The code of the kecamatan; empty above it."""
        return regions.ancestor(self.code, regions.DISTRICT)

    @property
    def regency_code(self) -> str:
        """The code of the kabupaten or kota; empty for a province."""
        return regions.ancestor(self.code, regions.REGENCY)

    @property
    def can_be_party(self) -> bool:
        """A desa or desa adat of today can enter a Kerja Sama Desa; a kelurahan can't (UU 6/2014 pasal 91)."""
        return not self.has_ended and self.kind in (self.Kind.DESA, self.Kind.DESA_ADAT)

    @property
    def title(self) -> str:
        """The name with its kind: "Desa Sahang", "Kecamatan Ngebel"; regencies carry theirs already."""
        return titled(self.name, self.kind)

    @property
    def place(self) -> Place:
        """Where it lies, for the question who may."""
        return Place((self.code,), lead=self.code)


# Django's get_kind_display makes this anew for each name; a list shows many.
LABELS = dict(Region.Kind.choices)


def titled(name: str, kind: str) -> str:
    """Region.title, for a list that reads no more than names and kinds."""
    return name if kind in (Region.Kind.REGENCY, Region.Kind.CITY) else f"{LABELS[kind]} {name}"


class FormerName(models.Model):
    """What a region was called, and its code, until a day: it was renamed, or moved to another kecamatan."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("kode lama", max_length=13, db_index=True)
    name = models.CharField("nama lama", max_length=120)
    kind = models.CharField("jenis lama", max_length=10, choices=Region.Kind)
    until = models.DateField("sampai")  # the first day of the new name or code
    decree = models.CharField("dasar", max_length=200)

    class Meta:
        verbose_name = "nama lama"
        verbose_name_plural = "nama lama"
        constraints = [models.UniqueConstraint(fields=["region", "until"], name="villages_formername_once_a_day")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One region came out of another by a split or a merger."""

    class Kind(models.TextChoices):
        SPLIT = "pemekaran", "Pemekaran"
        MERGER = "penggabungan", "Penggabungan"

    before = models.ForeignKey(Region, verbose_name="asal", on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Region, verbose_name="penerus", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("jenis", max_length=12, choices=Kind)
    on = models.DateField("sejak")
    decree = models.CharField("dasar", max_length=200)

    class Meta:
        verbose_name = "penerus wilayah"
        verbose_name_plural = "penerus wilayah"
        constraints = [models.UniqueConstraint(fields=["before", "after"], name="villages_succession_once")]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class GazetteerLoad(models.Model):
    """One load of the gazetteer's data file, so that the same file is not loaded again."""

    sha256 = models.CharField("sidik berkas", max_length=64)
    row_count = models.PositiveIntegerField("jumlah baris")
    loaded_at = models.DateTimeField("dimuat pada", default=timezone.now)

    class Meta:
        verbose_name = "pemuatan wilayah"
        verbose_name_plural = "pemuatan wilayah"
        constraints = [models.UniqueConstraint(fields=["sha256"], name="villages_gazetteerload_once_per_file")]

    def __str__(self) -> str:
        return f"{self.row_count} wilayah"
