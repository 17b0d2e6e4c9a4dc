"""What a village has and could share, with its pictures."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.permissions import Permission
from records.abstract import Record
from records.formats import MONTHS, NBSP, angka
from records.models import Document
from villages.models.base import OfVillage
from villages.models.topic import Kind, Topic
from villages.querysets import PotentialQuerySet, oldest_fresh_day

MONTH_CHOICES = list(enumerate(MONTHS, 1))


def month_field(label: str) -> models.PositiveSmallIntegerField:
    """A month, 1 to 12, or none."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True, choices=MONTH_CHOICES)


class Potential(OfVillage):
    """A quantity that the village has and could share (Permendagri 96/2017 pasal 13 ayat (2) huruf a)."""

    Kind = Kind

    class Status(models.TextChoices):
        DRAFT = "draf", "Draf"
        SUBMITTED = "diajukan", "Diajukan"
        VERIFIED = "terverifikasi", "Terverifikasi"

    # The right that sees each state, where it reaches; verified ones are told to others too.
    SEEN_BY = {
        Status.DRAFT: Permission.POTENTIAL_VIEW_DRAFT,
        Status.SUBMITTED: Permission.POTENTIAL_VIEW_SUBMITTED,
        Status.VERIFIED: Permission.POTENTIAL_VIEW_VERIFIED,
    }

    class Owner(models.TextChoices):
        VILLAGE = "desa", "Desa"
        RESIDENTS = "warga", "Warga"
        GROUP = "kelompok", "Kelompok atau BUM Desa"
        CUSTOM = "adat", "Masyarakat adat"
        STATE = "negara", "Negara atau daerah"
        PRIVATE = "swasta", "Swasta"

    class Access(models.TextChoices):
        OPEN = "terbuka", "Terbuka bagi warga"
        BY_LEAVE = "izin", "Dengan izin pemiliknya"
        CLOSED = "tertutup", "Belum boleh dipakai bersama"

    class Condition(models.TextChoices):
        GOOD = "baik", "Baik"
        WORN = "rusak_ringan", "Rusak ringan"
        BROKEN = "rusak_berat", "Rusak berat"

    class Source(models.TextChoices):
        """The tool of village assessment that it comes from (domain notes 6.3)."""

        SKETCH = "sketsa_desa", "Sketsa desa"
        SEASONS = "kalender_musim", "Kalender musim"
        INSTITUTIONS = "bagan_kelembagaan", "Bagan kelembagaan"
        HAMLET_MEETING = "musyawarah_dusun", "Musyawarah dusun"
        PROFILE = "profil_desa", "Profil desa"

    topic = models.ForeignKey(
        Topic, verbose_name="topik", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField("jenis potensi", max_length=10, choices=Kind)
    name = models.CharField("nama potensi", max_length=150)
    quantity = models.DecimalField("jumlah", max_digits=14, decimal_places=2)
    unit = models.CharField("satuan", max_length=30)
    lean_quantity = models.DecimalField(
        "jumlah pada musim sulit", max_digits=14, decimal_places=2, null=True, blank=True
    )
    lean_from = month_field("musim sulit mulai bulan")
    lean_until = month_field("musim sulit sampai bulan")
    own_use = models.DecimalField("dipakai sendiri", max_digits=14, decimal_places=2, null=True, blank=True)
    owner = models.CharField("pemilik", max_length=10, choices=Owner, blank=True)
    owner_name = models.CharField("nama pemilik", max_length=100, blank=True)
    access = models.CharField("boleh dipakai bersama", max_length=10, choices=Access, blank=True)
    condition = models.CharField("kondisi", max_length=15, choices=Condition, blank=True)
    source = models.CharField("didapat dari", max_length=20, choices=Source, blank=True)
    latitude = models.DecimalField("lintang", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("bujur", max_digits=9, decimal_places=6, null=True, blank=True)
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
        indexes = [
            models.Index(fields=["village", "status"], name="villages_potential_by_village"),
            models.Index(fields=["topic", "status", "village"], name="villages_potential_by_topic"),
            models.Index(fields=["status", "-verified_at", "id"], name="villages_potential_newest"),
            models.Index(fields=["topic", "status", "-verified_at", "id"], name="villages_potential_newest_of"),
            models.Index(fields=["status", "name", "id"], name="villages_potential_by_name"),
        ]
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
            models.CheckConstraint(
                condition=Q(lean_from__isnull=True, lean_until__isnull=True)
                | Q(lean_from__range=(1, 12), lean_until__range=(1, 12)),
                name="villages_potential_lean_months_paired",
                violation_error_message="Isi bulan mulai dan bulan akhir musim sulit, atau kosongkan keduanya.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-11, 6), longitude__range=(95, 141.1)),
                name="villages_potential_lies_in_indonesia",
                violation_error_message="Titik itu tidak di Indonesia. Contoh: lintang -7,796, bujur 111,629.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        """Only a draft can be edited."""
        return self.status == self.Status.DRAFT

    @property
    def free(self) -> Decimal:
        """What is left to share: the lean-season (else the usual) quantity less the village's own use."""
        available = self.lean_quantity if self.lean_quantity is not None else self.quantity
        return max(available - (self.own_use or 0), 0)

    @property
    def free_in_words(self) -> str:
        """How the free amount comes about: 11 pada musim sulit − 4 dipakai sendiri = 7 l/dt; empty when it is all."""
        lean = self.lean_quantity is not None
        available = self.lean_quantity if lean else self.quantity
        words = f"{angka(available)}{' pada musim sulit' if lean else ''}"
        if self.own_use is None:
            return f"{words}, dipakai sendiri belum diisi" if lean else ""
        if self.own_use > available:
            return f"{words}, dipakai sendiri {angka(self.own_use)}: tidak ada sisa"
        return f"{words} − {angka(self.own_use)} dipakai sendiri = {angka(self.free)}{NBSP}{self.unit}"

    @property
    def lean_months(self) -> list[int]:
        """The months of the lean season in their order; it may run over the turn of the year."""
        if not self.lean_from or not self.lean_until:
            return []
        length = (self.lean_until - self.lean_from) % 12 + 1
        return [(self.lean_from - 1 + step) % 12 + 1 for step in range(length)]

    @property
    def lean_season(self) -> str:
        """Juli–Oktober, or the one month; empty when it is not known."""
        if not self.lean_from or not self.lean_until:
            return ""
        first, last = MONTHS[self.lean_from - 1], MONTHS[self.lean_until - 1]
        return first if first == last else f"{first}–{last}"

    @property
    def point(self) -> str:
        """7,796° LS, 111,629° BT; empty when it is not known."""
        if self.latitude is None or self.longitude is None:
            return ""
        south = "LS" if self.latitude < 0 else "LU"
        return f"{angka(abs(self.latitude))}° {south}, {angka(abs(self.longitude))}° BT"

    @property
    def known_on(self) -> date | None:
        """The day of the figure: when it was measured, else when it was verified."""
        return self.measured_on or (timezone.localdate(self.verified_at) if self.verified_at else None)

    @property
    def is_stale(self) -> bool:
        """A verified figure older than a year should be measured again."""
        return bool(self.verified_at and self.known_on and self.known_on < oldest_fresh_day())


class PotentialPhoto(Record):
    """One picture of a potential, redrawn from its pixels: small, without place and time."""

    potential = models.ForeignKey(Potential, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveSmallIntegerField("lebar")
    height = models.PositiveSmallIntegerField("tinggi")
    removed_at = models.DateTimeField("dihapus pada", null=True)

    class Meta:
        verbose_name = "foto potensi"
        verbose_name_plural = "foto potensi"
        indexes = [models.Index(fields=["potential"], name="villages_photo_by_potential")]

    def __str__(self) -> str:
        return f"Foto {self.potential_id}"
