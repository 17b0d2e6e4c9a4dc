"""Indicators, reports, and the yearly aksi-refleksi."""

from django.db import models
from django.db.models import Q

from musyawarah.models import Deliberation
from partnerships.models.cooperation import Cooperation
from records.abstract import Record

# The nine grounds on which a cooperation ends (PP 43/2014 pasal 147).
END_GROUNDS = {
    "a": "Para pihak sepakat mengakhirinya menurut tata cara dalam peraturan bersama",
    "b": "Tujuan kerja sama sudah tercapai",
    "c": "Keadaan luar biasa membuat kerja sama tidak dapat dilaksanakan",
    "d": "Salah satu pihak tidak melaksanakan atau melanggar ketentuan kerja sama",
    "e": "Dibuat kesepakatan baru yang menggantikan yang lama",
    "f": "Bertentangan dengan peraturan perundang-undangan",
    "g": "Objek kerja sama hilang",
    "h": "Ada hal yang merugikan kepentingan masyarakat desa, daerah, atau nasional",
    "i": "Jangka waktunya berakhir",
}


class Indicator(Record):
    """What is measured to tell whether a cooperation works."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField("indikator", max_length=150)
    unit = models.CharField("satuan", max_length=30)
    baseline = models.DecimalField("keadaan awal", max_digits=14, decimal_places=2)
    target = models.DecimalField("sasaran", max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"

    def __str__(self) -> str:
        return self.name


class ProgressReport(Record):
    """A report on one period: what was done, what was spent, what stood in the way."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="reports")
    period_start = models.DateField("dari tanggal")
    period_end = models.DateField("sampai tanggal")
    done = models.TextField("yang sudah dikerjakan")
    spent = models.BigIntegerField("uang yang dipakai (Rp)")
    problems = models.TextField("hambatan", blank=True)

    class Meta:
        verbose_name = "laporan"
        verbose_name_plural = "laporan"
        ordering = ["-period_end"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=models.F("period_start")),
                name="partnerships_report_period_in_order",
                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal awal.",
            ),
            models.CheckConstraint(
                condition=Q(spent__gte=0),
                name="partnerships_report_spent_not_negative",
                violation_error_message="Uang yang dipakai tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_start}–{self.period_end}"


class Measurement(Record):
    """One indicator's value in a report; no row means not measured, which is not zero."""

    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, related_name="measurements")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    value = models.DecimalField("hasil ukur", max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = "hasil ukur"
        verbose_name_plural = "hasil ukur"
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="partnerships_measured_once_per_report")
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"


class Reflection(Record):
    """What an aksi-refleksi learnt and decided."""

    class Result(models.TextChoices):
        CONTINUE = "lanjut", "Lanjutkan"
        IMPROVE = "perbaiki", "Lanjutkan dengan perbaikan"
        AMEND = "ubah", "Ubah perjanjian (addendum)"
        SUSPEND = "tunda", "Tunda"
        END = "akhiri", "Akhiri"

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="reflections")
    deliberation = models.OneToOneField(Deliberation, on_delete=models.PROTECT, related_name="+")
    lessons = models.TextField("pelajaran")
    body_performance = models.TextField("kinerja BKAD")
    result = models.CharField("keputusan", max_length=10, choices=Result)
    ground = models.CharField(
        "dasar berakhirnya kerja sama", max_length=1, choices=list(END_GROUNDS.items()), blank=True
    )
    decided_on = models.DateField("tanggal keputusan")

    class Meta:
        verbose_name = "aksi-refleksi"
        verbose_name_plural = "aksi-refleksi"
        ordering = ["-decided_on"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(result="akhiri") & ~Q(ground="")) | (~Q(result="akhiri") & Q(ground="")),
                name="partnerships_reflection_end_has_ground",
                violation_error_message="Pilih dasar berakhirnya kerja sama bila keputusannya mengakhiri.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()} ({self.decided_on})"
