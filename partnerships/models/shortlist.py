"""Who was found to fit: kept from the search until the village compared and invited, or set it aside."""

from django.db import models
from django.db.models import Q

from partnerships.models.cooperation import Cooperation
from partnerships.models.registry import Partner
from records.abstract import Record
from villages.models import Need, Potential, Region
from villages.models.base import OfVillage


class Shortlisted(OfVillage):
    """One find of a village's search, with its score and reasons as they were on that day."""

    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    own_potential = models.ForeignKey(Potential, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    candidate = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    potential = models.ForeignKey(Potential, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField("jumlah", max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField("satuan", max_length=30, blank=True)
    score = models.PositiveSmallIntegerField("nilai")
    reasons = models.JSONField("kenapa", default=list)  # [{"criterion", "sentence", "value", "weight"}], as shown
    removed_at = models.DateTimeField("dikeluarkan pada", null=True, blank=True)
    cooperation = models.ForeignKey(
        Cooperation, null=True, blank=True, on_delete=models.PROTECT, related_name="shortlisted"
    )

    class Meta:
        verbose_name = "calon dalam daftar pendek"
        verbose_name_plural = "daftar pendek calon"
        indexes = [models.Index(fields=["village", "removed_at"], name="partnerships_shortlist_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(candidate__isnull=True) ^ Q(partner__isnull=True), name="partnerships_shortlist_one_party"
            ),
            models.CheckConstraint(
                condition=Q(need__isnull=True) | Q(own_potential__isnull=True), name="partnerships_shortlist_one_ask"
            ),
            models.CheckConstraint(condition=Q(score__lte=100), name="partnerships_shortlist_score_of_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.score}"

    @property
    def who(self) -> str:
        """The village or the outside party."""
        return str(self.candidate or self.partner)

    @property
    def sentence(self) -> str:
        """Why it fits, in the words of that day."""
        return " ".join(f"{each['sentence']}." for each in self.reasons)


class PartnerInvitation(Record):
    """An outside party asked by name to answer the announcement, and what came of it."""

    class Status(models.TextChoices):
        CANDIDATE = "calon", "Calon"
        INVITED = "diundang", "Menunggu jawaban"
        OFFERED = "menawar", "Mengirim penawaran"
        DECLINED = "menolak", "Menolak"
        SET_ASIDE = "tidak_diundang", "Tidak diundang"

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="invitations")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="invitations")
    status = models.CharField("keadaan", max_length=15, choices=Status, default=Status.CANDIDATE)
    letter_number = models.CharField("nomor surat undangan", max_length=60, blank=True)
    invited_on = models.DateField("tanggal surat undangan", null=True, blank=True)
    reply_due = models.DateField("batas jawaban", null=True, blank=True)
    replied_on = models.DateField("dijawab pada", null=True, blank=True)
    reason = models.TextField("alasan", blank=True)

    class Meta:
        verbose_name = "undangan pihak ketiga"
        verbose_name_plural = "undangan pihak ketiga"
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "partner"], name="partnerships_invitation_once"),
            models.CheckConstraint(
                condition=Q(invited_on__isnull=True, letter_number="")
                | (Q(invited_on__isnull=False) & ~Q(letter_number="")),
                name="partnerships_invitation_letter_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} ({self.get_status_display()})"
