"""The register of outside parties (pihak ketiga): who each is, where it works, what it offers and seeks."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.permissions import Place
from records.abstract import Record
from records.models import Document
from villages.models import Region, Topic


class Partner(Record):
    """An outside party by its own papers (Permendagri 96/2017 pasal 5 ayat (1))."""

    class Kind(models.TextChoices):
        PRIVATE = "swasta", "Perusahaan swasta"
        STATE_OWNED = "bumn_bumd", "BUMN atau BUMD"
        COOPERATIVE = "koperasi", "Koperasi"
        UNIVERSITY = "perguruan_tinggi", "Perguruan tinggi"
        MASS_ORGANISATION = "ormas", "Organisasi kemasyarakatan"
        NGO = "lsm", "Lembaga swadaya masyarakat"
        SOCIAL_CULTURAL = "lembaga_sosial_budaya", "Lembaga sosial budaya"
        CENTRAL_GOVERNMENT = "pemerintah_pusat", "Pemerintah pusat"
        LOCAL_GOVERNMENT = "pemerintah_daerah", "Pemerintah daerah"
        VILLAGE_ENTERPRISE = "bum_desa", "BUM Desa"
        INTERNATIONAL = "lembaga_internasional", "Lembaga internasional"
        OTHER = "lainnya", "Lembaga lainnya"

    class Status(models.TextChoices):
        PROPOSED = "diusulkan", "Belum diverifikasi"
        VERIFIED = "terverifikasi", "Terverifikasi"
        REFUSED = "ditolak", "Ditolak"
        MERGED = "digabung", "Digabung"

    class Conflict(models.TextChoices):
        """Whether somebody who decides for a village has a stake in it."""

        UNKNOWN = "", "Belum dinyatakan"
        NONE = "tidak_ada", "Tidak ada"
        DECLARED = "ada", "Ada"

    GOVERNMENT = (Kind.CENTRAL_GOVERNMENT, Kind.LOCAL_GOVERNMENT)
    # Who it is, by its own papers, and who signs and answers for it (R22).
    IDENTITY = (
        "name",
        "kind",
        "legal_form",
        "unit",
        "business_number",
        "deed",
        "tax_number",
        "address",
        "signatory",
        "signatory_office",
        "contact_person",
        "phone",
        "email",
    )

    name = models.CharField("nama pihak ketiga", max_length=150)
    name_key = models.CharField("nama yang dibandingkan", max_length=150, blank=True, editable=False, db_index=True)
    kind = models.CharField("jenis", max_length=25, choices=Kind)
    legal_form = models.CharField("bentuk badan hukum", max_length=80, blank=True)
    unit = models.CharField("satuan kerja pemerintah", max_length=150, blank=True)
    business_number = models.CharField("nomor induk berusaha (NIB)", max_length=13, blank=True)
    deed = models.CharField("nomor akta atau pengesahan", max_length=120, blank=True)
    tax_number = models.CharField("nomor pokok wajib pajak (NPWP)", max_length=20, blank=True)
    address = models.TextField("alamat")
    signatory = models.CharField("nama penanda tangan", max_length=120)
    signatory_office = models.CharField("jabatan penanda tangan", max_length=120)
    contact_person = models.CharField("narahubung", max_length=120, blank=True)
    phone = models.CharField("telepon", max_length=30, blank=True)
    email = models.EmailField("surel", blank=True)
    seat = models.ForeignKey(
        Region, verbose_name="berkedudukan di", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    latitude = models.DecimalField("lintang", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("bujur", max_digits=9, decimal_places=6, null=True, blank=True)
    nationwide = models.BooleanField("bekerja di seluruh Indonesia", default=False)
    profile = models.TextField("profil singkat", blank=True)
    conflict = models.CharField("benturan kepentingan", max_length=10, choices=Conflict, blank=True, default="")
    conflict_note = models.TextField("siapa dan apa kepentingannya", blank=True)
    # The village, kecamatan or kabupaten that entered it; its kabupaten verifies it.
    home = models.ForeignKey(
        Region, verbose_name="diusulkan dari", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField("keadaan", max_length=15, choices=Status, default=Status.PROPOSED)
    refusal = models.TextField("alasan ditolak", blank=True)
    verified_at = models.DateTimeField("diverifikasi pada", null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        verbose_name = "pihak ketiga"
        verbose_name_plural = "pihak ketiga"
        indexes = [
            models.Index(fields=["status", "name", "id"], name="partnerships_partner_by_name"),
            models.Index(fields=["business_number"], name="partnerships_partner_by_nib"),
            models.Index(fields=["tax_number"], name="partnerships_partner_by_npwp"),
            models.Index(fields=["id"], condition=Q(nationwide=True), name="partnerships_partner_all_over"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, verified_by__isnull=True)
                & Q(status__in=["diusulkan", "ditolak", "digabung"])
                | Q(verified_at__isnull=False, verified_by__isnull=False, status__in=["terverifikasi", "digabung"]),
                name="partnerships_partner_verified_paired",
            ),
            models.CheckConstraint(
                condition=Q(status="digabung", merged_into__isnull=False)
                | (~Q(status="digabung") & Q(merged_into__isnull=True)),
                name="partnerships_partner_merged_paired",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="partnerships_partner_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=~Q(status="ditolak") | ~Q(refusal=""), name="partnerships_partner_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(conflict="ada") & ~Q(conflict_note="") | ~Q(conflict="ada"),
                name="partnerships_partner_conflict_told",
                violation_error_message="Tulis siapa dan apa kepentingannya.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-11, 6), longitude__range=(95, 141.1)),
                name="partnerships_partner_lies_in_indonesia",
                violation_error_message="Titik itu tidak di Indonesia. Contoh: lintang -7,796, bujur 111,629.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_government(self) -> bool:
        """A government body is known by its unit, not by a deed or a business number."""
        return self.kind in self.GOVERNMENT

    @property
    def current(self) -> "Partner":
        """Itself, or the entry that stands for it since both were merged."""
        return self.merged_into if self.merged_into_id else self  # type: ignore[return-value]

    @property
    def place(self) -> Place:
        """Where it was entered, for the question who may."""
        return Place((self.home.code,), lead=self.home.code) if self.home else Place(())


class PartnerCoverage(Record):
    """A region in which the outside party works, with everything below it."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="coverage")
    region = models.ForeignKey(Region, verbose_name="wilayah kerja", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "wilayah kerja"
        verbose_name_plural = "wilayah kerja"
        constraints = [
            models.UniqueConstraint(fields=["region", "partner"], name="partnerships_coverage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.region}"


class PartnerTopic(Record):
    """What an outside party offers to villages, or seeks from them, in one topic."""

    class Direction(models.TextChoices):
        OFFERS = "menawarkan", "Menawarkan"
        SEEKS = "mencari", "Mencari"

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="topics")
    direction = models.CharField("menawarkan atau mencari", max_length=10, choices=Direction)
    topic = models.ForeignKey(Topic, verbose_name="topik", on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField("jumlah", max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField("satuan", max_length=30, blank=True)
    note = models.CharField("keterangan", max_length=200, blank=True)

    class Meta:
        verbose_name = "topik pihak ketiga"
        verbose_name_plural = "topik pihak ketiga"
        indexes = [models.Index(fields=["topic", "direction", "partner"], name="partnerships_topic_of_partner")]
        constraints = [
            models.UniqueConstraint(fields=["partner", "direction", "topic"], name="partnerships_partnertopic_once"),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True, unit="") | (Q(quantity__gt=0) & ~Q(unit="")),
                name="partnerships_partnertopic_amount_whole",
                violation_error_message="Isi jumlah dan satuannya, atau kosongkan keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_direction_display()} {self.topic}"


class PartnerDocument(Record):
    """A paper of the outside party, kept for whoever verifies and weighs it; some expire."""

    class Kind(models.TextChoices):
        DEED = "akta", "Akta atau pengesahan"
        BUSINESS_NUMBER = "nib", "Nomor Induk Berusaha"
        TAX_NUMBER = "npwp", "NPWP"
        LICENCE = "izin", "Izin usaha atau izin kegiatan"
        PROFILE = "profil", "Profil lembaga"
        ACCOUNTS = "laporan_keuangan", "Laporan keuangan"
        OTHER = "lainnya", "Lainnya"

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField("jenis dokumen", max_length=20, choices=Kind)
    number = models.CharField("nomor dokumen", max_length=120, blank=True)
    valid_until = models.DateField("berlaku sampai", null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "dokumen pihak ketiga"
        verbose_name_plural = "dokumen pihak ketiga"
        ordering = ["kind", "created_at"]

    def __str__(self) -> str:
        return self.get_kind_display()
