"""Texts with legal force: the umbrella Perdes of each village and the joint regulation of the village heads."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from partnerships.models.cooperation import Cooperation, Party
from records.abstract import Record
from records.models import Document, Paper
from villages.models import Region

# The eight clauses that every text must have (PP 43/2014 pasal 143 ayat (4)).
CLAUSES = {
    "a": "Ruang lingkup kerja sama",
    "b": "Bidang kerja sama",
    "c": "Tata cara dan ketentuan pelaksanaan",
    "d": "Jangka waktu",
    "e": "Hak dan kewajiban",
    "f": "Pendanaan",
    "g": "Tata cara perubahan, penundaan, dan pembatalan",
    "h": "Penyelesaian perselisihan",
}


class VillageRegulation(Record):
    """A village's umbrella Perdes on cooperation, through the stages of PP 43/2014 pasal 83 and 84."""

    class Status(models.TextChoices):
        DRAFT = "rancangan", "Rancangan"
        DISCUSSED = "dibahas", "Dibahas dengan BPD"
        AGREED = "disepakati", "Disepakati, menunggu tanda tangan Kades"
        ENACTED = "ditetapkan", "Ditetapkan, menunggu diundangkan"
        PROMULGATED = "berlaku", "Berlaku"

    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    title = models.CharField("tentang", max_length=200)
    status = models.CharField("keadaan", max_length=12, choices=Status, default=Status.DRAFT)
    consulted_on = models.DateField("tanggal konsultasi warga", null=True, blank=True)
    consultation = models.TextField("bentuk dan masukan konsultasi", blank=True)
    council_decision = models.CharField("nomor keputusan BPD", max_length=60, blank=True)
    agreed_on = models.DateField("tanggal disepakati BPD", null=True, blank=True)
    number = models.CharField("nomor Perdes", max_length=20, blank=True)
    year = models.PositiveSmallIntegerField("tahun Perdes", null=True, blank=True)
    enacted_on = models.DateField("tanggal ditetapkan", null=True, blank=True)
    gazette_number = models.CharField("nomor Lembaran Desa", max_length=20, blank=True)
    promulgated_on = models.DateField("tanggal diundangkan", null=True, blank=True)
    text = models.TextField("isi rancangan", blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Peraturan Desa"
        verbose_name_plural = "Peraturan Desa"
        constraints = [
            models.UniqueConstraint(fields=["village"], name="partnerships_umbrella_one_per_village"),
            models.UniqueConstraint(
                fields=["village", "number", "year"], condition=~Q(number=""), name="partnerships_perdes_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Perdes {self.village} tentang {self.title}"

    @property
    def place(self) -> Place:
        """It lies in its village."""
        return self.village.place


class Instrument(Record):
    """The text of a cooperation: a Peraturan Bersama Kepala Desa, or a Perjanjian Bersama with an outside party."""

    class Status(models.TextChoices):
        DRAFT = "rancangan", "Rancangan"
        DISTRICT_REVIEW = "ditinjau_kecamatan", "Ditinjau kecamatan"
        REGENCY_REVIEW = "ditinjau_kabupaten", "Ditinjau kabupaten"
        READY = "siap", "Siap ditandatangani"
        SIGNED = "ditandatangani", "Ditandatangani semua"
        IN_FORCE = "berlaku", "Berlaku"

    cooperation = models.OneToOneField(Cooperation, on_delete=models.PROTECT, related_name="instrument")
    title = models.CharField("tentang", max_length=200)
    status = models.CharField("keadaan", max_length=20, choices=Status, default=Status.DRAFT)
    version = models.PositiveSmallIntegerField("versi", default=1)
    round = models.PositiveSmallIntegerField("putaran tinjauan", default=0)
    sent_at = models.DateTimeField("dikirim untuk ditinjau", null=True, blank=True)
    editorial_note = models.TextField("perubahan redaksional sejak musyawarah antar desa", blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        indexes = [models.Index(fields=["status", "sent_at"], name="partnerships_review_queue")]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Place:
        """It lies in every village that is bound by it."""
        parties = [party for party in self.cooperation.parties.all() if party.status in Party.BOUND]
        codes = tuple(party.village.code for party in parties)
        return Place(codes, lead=self.cooperation.lead.code, body=self.cooperation.body_id or "")


class Clause(Record):
    """One clause in one version of the text; a version that was decided on or sent is never changed."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="clauses")
    version = models.PositiveSmallIntegerField("versi")
    letter = models.CharField("huruf", max_length=1, choices=list(CLAUSES.items()))
    text = models.TextField("isi", blank=True)

    class Meta:
        verbose_name = "pasal"
        verbose_name_plural = "pasal"
        ordering = ["letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "version", "letter"], name="partnerships_clause_once_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter}. {self.get_letter_display()}"


class Review(Record):
    """One verdict on one version, by the kecamatan or the kabupaten; never a permit (PP 43/2014 pasal 143 ayat (5))."""

    class Level(models.TextChoices):
        DISTRICT = "kecamatan", "Kecamatan"
        REGENCY = "kabupaten", "Kabupaten"

    class Verdict(models.TextChoices):
        RECOMMENDED = "boleh", "Boleh ditandatangani"
        RETURNED = "kembali", "Dikembalikan untuk diperbaiki"

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="reviews")
    level = models.CharField("tingkat", max_length=10, choices=Level)
    verdict = models.CharField("hasil tinjauan", max_length=8, choices=Verdict)
    version = models.PositiveSmallIntegerField("versi")
    round = models.PositiveSmallIntegerField("putaran")
    note = models.TextField("catatan", blank=True)
    editorial_confirmed = models.BooleanField("perubahan diakui redaksional", default=False)

    class Meta:
        verbose_name = "tinjauan"
        verbose_name_plural = "tinjauan"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "round", "level"], name="partnerships_one_verdict_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.get_verdict_display()}"


class ReviewPoint(Record):
    """One thing to mend in one clause."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="points")
    letter = models.CharField("huruf", max_length=1, choices=list(CLAUSES.items()))
    text = models.TextField("yang perlu diperbaiki")
    answered = models.TextField("perbaikan", blank=True)

    class Meta:
        verbose_name = "catatan tinjauan"
        verbose_name_plural = "catatan tinjauan"
        ordering = ["letter"]

    def __str__(self) -> str:
        return self.text


class Signature(Record):
    """One village's signature, number, promulgation and dissemination (PP 43/2014 pasal 88)."""

    class Status(models.TextChoices):
        WAITING = "menunggu", "Belum ditandatangani"
        SIGNED = "ditandatangani", "Ditandatangani"
        PROMULGATED = "diundangkan", "Diundangkan"
        DISSEMINATED = "disebarluaskan", "Diundangkan dan disebarluaskan"
        ANNOUNCED = "diumumkan", "Ditandatangani dan diumumkan"  # a Perjanjian Bersama is not promulgated

    KNOWN = (Status.DISSEMINATED, Status.ANNOUNCED)  # the villagers were told

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="signatures")
    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="signature")
    status = models.CharField("keadaan", max_length=15, choices=Status, default=Status.WAITING)
    number = models.CharField("nomor Peraturan Bersama", max_length=20, blank=True)
    year = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    signed_on = models.DateField("tanggal tanda tangan", null=True, blank=True)
    signed_at = models.CharField("ditetapkan di", max_length=100, blank=True)
    bulletin_number = models.CharField("nomor Berita Desa", max_length=20, blank=True)
    bulletin_year = models.PositiveSmallIntegerField("tahun Berita Desa", null=True, blank=True)
    promulgated_on = models.DateField("tanggal diundangkan", null=True, blank=True)
    disseminated_on = models.DateField("tanggal disebarluaskan", null=True, blank=True)
    dissemination = models.CharField("cara disebarluaskan", max_length=200, blank=True)

    class Meta:
        verbose_name = "tanda tangan"
        verbose_name_plural = "tanda tangan"
        constraints = [
            models.CheckConstraint(
                condition=Q(status="menunggu", signed_on__isnull=True)
                | (~Q(status="menunggu") & Q(signed_on__isnull=False, year__isnull=False) & ~Q(number="")),
                name="partnerships_signature_signed_paired",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["menunggu", "ditandatangani", "diumumkan"], promulgated_on__isnull=True)
                | (Q(promulgated_on__isnull=False, bulletin_year__isnull=False) & ~Q(bulletin_number="")),
                name="partnerships_signature_promulgation_paired",
            ),
            models.CheckConstraint(
                condition=(~Q(status__in=["disebarluaskan", "diumumkan"]) & Q(disseminated_on__isnull=True))
                | (Q(status__in=["disebarluaskan", "diumumkan"], disseminated_on__isnull=False) & ~Q(dissemination="")),
                name="partnerships_signature_dissemination_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party.village}: {self.get_status_display()}"

    @property
    def place(self) -> Place:
        """Each village signs and promulgates for itself."""
        return self.party.place


class SignatureScan(Record):
    """A scan of the signed paper; a better scan comes beside the earlier one."""

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="scans")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField("urutan pindaian")

    class Meta:
        verbose_name = "pindaian"
        verbose_name_plural = "pindaian"
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["signature", "version"], name="partnerships_scan_version_once")]

    def __str__(self) -> str:
        return f"Pindaian {self.version}"
