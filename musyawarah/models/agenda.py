"""What was discussed and decided, and what must follow."""

from django.db import models
from django.db.models import Q

from musyawarah.models.deliberation import Deliberation
from records.abstract import Record
from villages.models import Region


class AgendaItem(Record):
    """One item; the main one is the matter for which the meeting was called."""

    class Matter(models.TextChoices):
        """What a musyawarah antar desa may deliberate: UU 6/2014 pasal 92 ayat (4)."""

        BODY = "a", "pembentukan lembaga antar-Desa"
        PROGRAMME = "b", "pelaksanaan program pemerintah dengan skema kerja sama antar-Desa"
        PLANNING = "c", "perencanaan, pelaksanaan, dan pemantauan program pembangunan antar-Desa"
        BUDGET = "d", "pengalokasian anggaran untuk pembangunan Desa, antar-Desa, dan kawasan perdesaan"
        REQUEST = "e", "masukan terhadap program Pemerintah Daerah tempat Desa berada"
        OTHER = "f", "kegiatan lain yang dapat diselenggarakan melalui kerja sama antar-Desa"

    deliberation = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveSmallIntegerField("urutan")
    title = models.CharField("agenda", max_length=200)
    matter = models.CharField("hal menurut UU 6/2014 pasal 92 ayat (4)", max_length=1, choices=Matter, blank=True)
    is_main = models.BooleanField("agenda pokok", default=False)
    minutes = models.TextField("notulen", blank=True)
    dissent = models.TextField("pendapat berbeda", blank=True)

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agenda"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["deliberation", "position"], name="musyawarah_agenda_position_once"),
            models.UniqueConstraint(
                fields=["deliberation"], condition=Q(is_main=True), name="musyawarah_agenda_one_main"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Outcome(models.TextChoices):
    """What a meeting made of a matter."""

    AGREED = "disepakati", "Disepakati"
    REJECTED = "ditolak", "Tidak disepakati"
    POSTPONED = "ditunda", "Ditunda ke musyawarah berikutnya"


class Decision(Record):
    """One decision: its wording, how it was reached, and how many were there."""

    class Method(models.TextChoices):
        CONSENSUS = "mufakat", "Mufakat"
        VOTE = "suara", "Suara terbanyak"

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    wording = models.TextField("bunyi keputusan")
    outcome = models.CharField("hasil", max_length=12, choices=Outcome)
    method = models.CharField("cara memutuskan", max_length=10, choices=Method)
    in_favour = models.PositiveSmallIntegerField("setuju", null=True, blank=True)
    against = models.PositiveSmallIntegerField("tidak setuju", null=True, blank=True)
    abstained = models.PositiveSmallIntegerField("abstain", null=True, blank=True)
    present_then = models.PositiveSmallIntegerField("hadir saat diputuskan")
    vote_reason = models.CharField("alasan tidak mufakat", max_length=200, blank=True)

    class Meta:
        verbose_name = "keputusan"
        verbose_name_plural = "keputusan"
        constraints = [
            models.CheckConstraint(
                condition=Q(method="mufakat")
                | Q(in_favour__isnull=False, against__isnull=False, abstained__isnull=False),
                name="musyawarah_decision_vote_counted",
                violation_error_message="Isi jumlah setuju, tidak setuju, dan abstain.",
            )
        ]

    def __str__(self) -> str:
        return self.wording[:80]


class VillageResult(Record):
    """What one village said to a decision of a meeting between villages."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="results")
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField("hasil", max_length=12, choices=Outcome)

    class Meta:
        verbose_name = "hasil desa"
        verbose_name_plural = "hasil desa"
        constraints = [
            models.UniqueConstraint(fields=["decision", "village"], name="musyawarah_result_once_per_village")
        ]

    def __str__(self) -> str:
        return f"{self.village}: {self.get_outcome_display()}"


class FollowUp(Record):
    """Something to be done, by whom, until when; closed with evidence, never deleted."""

    deliberation = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="follow_ups")
    what = models.CharField("yang dikerjakan", max_length=200)
    owner = models.CharField("oleh", max_length=120)
    due = models.DateField("paling lambat")
    done_at = models.DateTimeField("selesai pada", null=True, blank=True)
    evidence = models.CharField("bukti", max_length=300, blank=True)

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["due"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, evidence="") | (Q(done_at__isnull=False) & ~Q(evidence="")),
                name="musyawarah_follow_up_done_with_evidence",
            )
        ]

    def __str__(self) -> str:
        return self.what
