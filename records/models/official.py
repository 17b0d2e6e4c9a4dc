"""Official records: trail events, stored documents, official numbers, issued papers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from records.abstract import Record


class Event(models.Model):
    """One line of the trail. Only records.trail writes it; triggers refuse every change."""

    at = models.DateTimeField("waktu")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor_label = models.CharField("jabatan saat itu", max_length=200)
    action = models.CharField("perbuatan", max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    region_code = models.CharField(max_length=13, blank=True)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="records_event_by_subject")]
        constraints = [
            models.UniqueConstraint(fields=["hash"], name="records_event_hash_unique"),
            models.UniqueConstraint(fields=["previous_hash"], name="records_event_chain_unforked"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_id}"


class Document(Record):
    """A file stored once under the hash of its content; never overwritten."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        JPEG = "jpeg", "foto JPEG"
        PNG = "png", "foto PNG"

    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("ukuran (byte)")
    kind = models.CharField(max_length=4, choices=Kind)
    name = models.CharField("nama berkas", max_length=200)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        indexes = [models.Index(fields=["sha256"], name="records_document_by_hash")]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the content lies below MEDIA_ROOT."""
        return f"{self.sha256[:2]}/{self.sha256}"


class NumberSeries(models.Model):
    """The counter of one body's papers of one kind in one year; gap-free."""

    body = models.CharField("badan", max_length=40)
    kind = models.CharField("jenis", max_length=20)
    year = models.PositiveSmallIntegerField("tahun")
    last = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "kind", "year"], name="records_series_unique")]

    def __str__(self) -> str:
        return f"{self.kind} {self.body} {self.year}"


class IssuedNumber(Record):
    """One number given out; a cancelled one stays, with its explanation."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="issued")
    number = models.PositiveIntegerField("nomor")
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    cancelled_reason = models.CharField("alasan dibatalkan", max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="records_number_once")]

    def __str__(self) -> str:
        return f"{self.series} / {self.number}"


class Paper(Record):
    """A final paper: made once, stored, hashed, and checkable by its code without naming a person."""

    class Kind(models.TextChoices):
        OFFICIAL_RECORD = "berita_acara", "Berita acara"
        JOINT_REGULATION = "peraturan_bersama", "Peraturan Bersama Kepala Desa"
        INVITATION = "undangan", "Surat undangan"
        OFFER_LETTER = "surat_penawaran", "Surat penawaran kerja sama"
        VILLAGE_REGULATION = "perdes", "Peraturan Desa"
        DECREE = "keputusan", "Keputusan Kepala Desa"
        AGREEMENT = "perjanjian_bersama", "Perjanjian Bersama"
        ANNOUNCEMENT = "pengumuman", "Pengumuman penawaran kerja sama"

    code = models.CharField("kode pemeriksaan", max_length=9, unique=True)
    kind = models.CharField("jenis", max_length=20, choices=Kind)
    title = models.CharField("judul", max_length=300)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    region_code = models.CharField(max_length=13)
    facts = models.JSONField("yang boleh dibaca umum", default=dict)
    pages = models.PositiveSmallIntegerField("jumlah halaman")
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        verbose_name = "surat final"
        verbose_name_plural = "surat final"
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind"],
                condition=Q(replaced_by__isnull=True),
                name="records_paper_one_current",
            )
        ]

    def __str__(self) -> str:
        return self.title


class OutgoingMail(models.Model):
    """One mail of the outbox. Only records.mail writes it; its key keeps the same mail from going out twice."""

    class State(models.TextChoices):
        WAITING = "menunggu", "menunggu"
        SENDING = "dikirim", "sedang dikirim"
        SENT = "terkirim", "terkirim"
        DEAD = "gagal", "gagal, tidak dicoba lagi"
        NO_SERVER = "tanpa_peladen", "tidak dikirim: peladen surel belum diatur"

    key = models.CharField("kunci", max_length=200)
    to = models.EmailField("kepada")
    subject = models.CharField("perihal", max_length=200)
    body = models.TextField("isi")
    message_id = models.CharField(max_length=200)
    state = models.CharField("keadaan", max_length=20, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("berapa kali dicoba", default=0)
    problem = models.CharField("hambatan terakhir", max_length=100, blank=True)
    created_at = models.DateTimeField("dibuat pada", default=timezone.now)
    due_at = models.DateTimeField("dikirim mulai", default=timezone.now)
    claimed_at = models.DateTimeField("mulai dikirim pada", null=True)
    sent_at = models.DateTimeField("terkirim pada", null=True)

    class Meta:
        verbose_name = "surel keluar"
        verbose_name_plural = "surel keluar"
        constraints = [models.UniqueConstraint(fields=["key"], name="records_mail_once")]
        indexes = [models.Index(fields=["state", "due_at"], name="records_mail_due")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_state_display()})"


class Duty(models.Model):
    """A regular duty of the running portal and when it was last done."""

    name = models.CharField("tugas rutin", max_length=40)
    done_at = models.DateTimeField("terakhir pada")
    ok = models.BooleanField("berhasil", default=True)
    said = models.CharField("hasil", max_length=200, blank=True)

    class Meta:
        verbose_name = "tugas rutin"
        verbose_name_plural = "tugas rutin"
        constraints = [models.UniqueConstraint(fields=["name"], name="records_duty_once")]

    def __str__(self) -> str:
        return self.name


class FormKey(Record):
    """One form that counted: its key, what was sent with it, and where its sender was led. Its maker is the sender."""

    key = models.CharField("kunci", max_length=32)
    digest = models.CharField("sidik isi yang dikirim", max_length=64)
    target = models.CharField("halaman sesudahnya", max_length=500, blank=True)

    class Meta:
        verbose_name = "kunci formulir"
        verbose_name_plural = "kunci formulir"
        constraints = [models.UniqueConstraint(fields=["created_by", "key"], name="records_form_counts_once")]

    def __str__(self) -> str:
        return self.key
