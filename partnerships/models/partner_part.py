"""The outside party's own part in a text: what it confirmed through its link, and its signature."""

from django.db import models
from django.db.models import Q

from partnerships.models.instrument import Instrument
from records.abstract import Record


class PartnerConfirmation(Record):
    """A one-time link through which the outside party reads one version and confirms it, without an account."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="confirmations")
    version = models.PositiveSmallIntegerField("versi naskah")
    shown = models.CharField("sidik yang ditampilkan", max_length=64, editable=False, default="")
    token_hash = models.CharField("sidik tautan", max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField("berlaku sampai")
    withdrawn_at = models.DateTimeField("ditarik pada", null=True, blank=True)
    answered_at = models.DateTimeField("dijawab pada", null=True, blank=True)
    agrees = models.BooleanField("setuju", null=True, blank=True)
    name = models.CharField("nama lengkap", max_length=120, blank=True)
    office = models.CharField("jabatan", max_length=120, blank=True)
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "konfirmasi pihak ketiga"
        verbose_name_plural = "konfirmasi pihak ketiga"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, agrees__isnull=True)
                | (Q(answered_at__isnull=False, agrees__isnull=False) & ~Q(name="")),
                name="partnerships_confirmation_answer_paired",
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, versi {self.version}"


class PartnerSignature(Record):
    """The outside party's signature with its own number (PP 43/2014 pasal 143 ayat (3))."""

    instrument = models.OneToOneField(Instrument, on_delete=models.PROTECT, related_name="partner_signature")
    number = models.CharField("nomor pihak ketiga", max_length=60)
    signed_on = models.DateField("tanggal tanda tangan")
    signatory = models.CharField("nama penanda tangan", max_length=120)
    signatory_office = models.CharField("jabatan penanda tangan", max_length=120)

    class Meta:
        verbose_name = "tanda tangan pihak ketiga"
        verbose_name_plural = "tanda tangan pihak ketiga"

    def __str__(self) -> str:
        return f"{self.signatory}, {self.number}"
