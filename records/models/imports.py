"""A table of rows brought in from a spreadsheet: the file, its rows as judged, and how far the work is."""

from django.db import models

from records.abstract import Record


class ImportRun(Record):
    """One file from upload over preview to writing, and back; its maker is who brought it.

    Its work is done by the worker: `state` says where it stands, `done` of `total` rows how far.
    """

    class State(models.TextChoices):
        UPLOADED = "diunggah", "Menunggu diperiksa"
        CHECKING = "diperiksa", "Sedang diperiksa"
        CHECKED = "pratinjau", "Menunggu persetujuan Anda"
        QUEUED = "disetujui", "Menunggu ditulis"
        WRITING = "ditulis", "Sedang ditulis"
        WRITTEN = "selesai", "Selesai"
        CANCELLED = "dibatalkan", "Dibatalkan"
        FAILED = "gagal", "Berkas tidak dapat dibaca"
        UNDOING = "diurungkan", "Sedang diurungkan"
        UNDONE = "urung", "Diurungkan"

    kind = models.CharField("jenis data", max_length=20)
    file_name = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField("sidik berkas", max_length=64)
    state = models.CharField("keadaan", max_length=12, choices=State, default=State.UPLOADED)
    options = models.JSONField("jawaban dan keterangan", default=dict, blank=True)
    found = models.JSONField("yang terbaca dari berkas", default=dict, blank=True)
    counts = models.JSONField("jumlah per hasil", default=dict, blank=True)
    message = models.CharField("pesan", max_length=500, blank=True)
    total = models.PositiveIntegerField("jumlah baris", default=0)
    done = models.PositiveIntegerField("baris yang sudah dikerjakan", default=0)
    claim = models.CharField("pengerjaan", max_length=36, blank=True)
    touched_at = models.DateTimeField("tanda terakhir dari pekerja", null=True)
    written_at = models.DateTimeField("ditulis pada", null=True)
    undone_at = models.DateTimeField("diurungkan pada", null=True)

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        indexes = [models.Index(fields=["created_by", "-created_at"], name="records_importrun_by_maker")]

    def __str__(self) -> str:
        return self.file_name


class ImportFile(models.Model):
    """The bytes of the uploaded file, in the database: any node's worker can read them. Forgotten after 30 days."""

    run = models.OneToOneField(ImportRun, on_delete=models.PROTECT, related_name="+")
    content = models.BinaryField("isi")

    class Meta:
        verbose_name = "berkas impor"
        verbose_name_plural = "berkas impor"

    def __str__(self) -> str:
        return f"berkas {self.run_id}"


class ImportRow(models.Model):
    """One row that is new, changes something, or was refused; unchanged rows are only counted."""

    class Verdict(models.TextChoices):
        NEW = "baru", "Baru"
        CHANGED = "berubah", "Berubah"
        REFUSED = "ditolak", "Perlu diperbaiki"

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField("nomor baris dalam berkas")
    verdict = models.CharField("hasil", max_length=8, choices=Verdict)
    cells = models.JSONField("isi sel seperti dalam berkas", default=list)
    remarks = models.JSONField("yang perlu diperbaiki atau diketahui", default=list)
    values = models.JSONField("nilai yang ditulis", default=dict)
    old = models.JSONField("nilai sebelumnya", default=dict)
    target = models.CharField("baris yang ditulis", max_length=20, blank=True)

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="records_importrow_once")]
        indexes = [
            models.Index(fields=["run", "verdict", "number"], name="records_importrow_by_verdict"),
            models.Index(fields=["target"], name="records_importrow_by_target"),
        ]

    def __str__(self) -> str:
        return f"baris {self.number}"
