"""The gazetteer: provinces, regencies, districts and villages under their Kemendagri codes."""

from django.db import models
from django.utils import timezone

from accounts import regions
from accounts.permissions import Place


class Region(models.Model):
    """One region of any of the four levels; a village's kind is told by its code."""

    class Kind(models.TextChoices):
        PROVINCE = "provinsi", "Provinsi"
        REGENCY = "kabupaten", "Kabupaten"
        CITY = "kota", "Kota"
        DISTRICT = "kecamatan", "Kecamatan"
        DESA = "desa", "Desa"
        KELURAHAN = "kelurahan", "Kelurahan"
        DESA_ADAT = "desa_adat", "Desa adat"

    code = models.CharField("kode", max_length=13, unique=True)
    name = models.CharField("nama", max_length=120)
    kind = models.CharField("jenis", max_length=10, choices=Kind)

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        indexes = [models.Index(fields=["name"], name="villages_region_by_name")]

    def __str__(self) -> str:
        return self.name

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
        """A desa or desa adat can enter a Kerja Sama Desa; a kelurahan can't (UU 6/2014 pasal 91)."""
        return self.kind in (self.Kind.DESA, self.Kind.DESA_ADAT)

    @property
    def title(self) -> str:
        """The name with its kind: "Desa Sahang", "Kecamatan Ngebel"; regencies carry theirs already."""
        return (
            self.name if self.kind in (self.Kind.REGENCY, self.Kind.CITY) else f"{self.get_kind_display()} {self.name}"
        )

    @property
    def place(self) -> Place:
        """Where it lies, for the question who may."""
        return Place((self.code,), lead=self.code)


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
