"""The letterhead (kop) of a village, and the size of its paper."""

from django.core.validators import RegexValidator
from django.db import models

from records.models import Document
from villages.models.base import OfVillage


class Letterhead(OfVillage):
    """What stands above a village's letters: address, contact, emblem; and whether it prints on F4 or A4."""

    class Size(models.TextChoices):
        F4 = "F4", "F4 atau folio (215 × 330 mm)"
        A4 = "A4", "A4 (210 × 297 mm)"

    address = models.CharField("alamat kantor desa", max_length=150)
    postal_code = models.CharField(
        "kode pos", max_length=5, blank=True, validators=[RegexValidator(r"^[0-9]{5}$", "Kode pos lima angka")]
    )
    phone = models.CharField("telepon", max_length=30, blank=True)
    email = models.EmailField("surel", blank=True)
    size = models.CharField("ukuran kertas", max_length=2, choices=Size, default=Size.F4)
    emblem = models.ForeignKey(
        Document, verbose_name="lambang", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "kop surat"
        verbose_name_plural = "kop surat"
        constraints = [models.UniqueConstraint(fields=["village"], name="villages_letterhead_one_per_village")]

    def __str__(self) -> str:
        return f"Kop surat {self.village}"

    @property
    def address_line(self) -> str:
        """The address with its postal code."""
        return f"{self.address}, Kode Pos {self.postal_code}" if self.postal_code else self.address

    @property
    def contact_line(self) -> str:
        """Telephone and e-mail, those that are known."""
        phone = f"Telepon {self.phone}" if self.phone else ""
        return " · ".join(part for part in (phone, self.email) if part)
