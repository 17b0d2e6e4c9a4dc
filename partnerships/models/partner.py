"""What an outside party offers to a cooperation, and how the village asked for it and weighed it."""

from django.db import models
from django.db.models import F, Q

from accounts.permissions import Place
from partnerships.models.cooperation import Cooperation
from partnerships.models.registry import Partner
from records.abstract import Record
from records.models import Document, Paper


class Proposal(Record):
    """What one outside party offers: in answer to the announcement, or of its own accord."""

    class Status(models.TextChoices):
        RECEIVED = "masuk", "Belum diputuskan"
        CHOSEN = "dipilih", "Dipilih"
        SET_ASIDE = "tidak_dipilih", "Tidak dipilih"

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="proposals")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="proposals")
    status = models.CharField("keadaan", max_length=15, choices=Status, default=Status.RECEIVED)
    letter_number = models.CharField("nomor surat", max_length=60)
    dated = models.DateField("tanggal surat")
    received_on = models.DateField("diterima desa pada")
    offers = models.TextField("yang ditawarkan")
    expects = models.TextField("yang diminta dari desa")
    value = models.BigIntegerField("nilai yang ditawarkan (Rp)", null=True, blank=True)
    profile = models.TextField("profil dan pengalaman")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    evaluation = models.TextField("penilaian desa", blank=True)
    reason = models.TextField("alasan", blank=True)
    answer_number = models.CharField("nomor surat jawaban desa", max_length=60, blank=True)
    answer_on = models.DateField("tanggal surat jawaban desa", null=True, blank=True)

    class Meta:
        verbose_name = "penawaran pihak ketiga"
        verbose_name_plural = "penawaran pihak ketiga"
        ordering = ["received_on", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "partner"], name="partnerships_proposal_once"),
            models.UniqueConstraint(
                fields=["cooperation"], condition=Q(status="dipilih"), name="partnerships_proposal_one_chosen"
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("dated")),
                name="partnerships_proposal_received_after_dated",
                violation_error_message="Tanggal diterima tidak boleh sebelum tanggal surat.",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0),
                name="partnerships_proposal_value_not_negative",
                violation_error_message="Nilai tidak boleh kurang dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(answer_on__isnull=True, answer_number="")
                | (Q(answer_on__isnull=False) & ~Q(answer_number="")),
                name="partnerships_proposal_answer_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} ({self.get_status_display()})"

    @property
    def place(self) -> Place:
        """It lies where its cooperation lies."""
        return self.cooperation.place


class Appraisal(Record):
    """The village's own study (kajian): benefit, cost, environment, spatial plan (Permendagri 96/2017 pasal 14(2))."""

    cooperation = models.OneToOneField(Cooperation, on_delete=models.PROTECT, related_name="appraisal")
    benefits = models.TextField("analisis manfaat")
    benefit_value = models.BigIntegerField("taksiran manfaat setahun (Rp)")
    costs = models.TextField("analisis biaya")
    cost_value = models.BigIntegerField("taksiran biaya setahun (Rp)")
    environment_rule = models.CharField("aturan lingkungan yang diperiksa", max_length=200)
    environment_result = models.TextField("hasil pemeriksaan lingkungan")
    spatial_rule = models.CharField("aturan tata ruang yang diperiksa", max_length=200)
    spatial_result = models.TextField("hasil pemeriksaan tata ruang")
    checked_on = models.DateField("tanggal pemeriksaan")
    plan_fit = models.TextField("kesesuaian dengan RPJM Desa dan RKP Desa", blank=True)
    feasibility = models.TextField("kelayakan kegiatan", blank=True)
    partner_capacity = models.TextField("kemampuan pihak ketiga", blank=True)
    uses_asset = models.BooleanField("memakai aset desa", default=False)
    asset_statement = models.TextField("perlakuan aset desa", blank=True)
    outside_investment = models.BooleanField("ada penanaman modal dari luar", default=False)

    class Meta:
        verbose_name = "kajian desa"
        verbose_name_plural = "kajian desa"
        constraints = [
            models.CheckConstraint(
                condition=Q(benefit_value__gte=0, cost_value__gte=0),
                name="partnerships_appraisal_values_not_negative",
                violation_error_message="Nilai tidak boleh kurang dari nol.",
            )
        ]

    def __str__(self) -> str:
        return f"Kajian: {self.cooperation}"


class TermsOfReference(Record):
    """The kerangka acuan kerja (KAK) that the announcement carries (Permendagri 96/2017 pasal 14 ayat (2) huruf f)."""

    cooperation = models.OneToOneField(Cooperation, on_delete=models.PROTECT, related_name="terms")
    background = models.TextField("latar belakang")
    objective = models.TextField("maksud dan tujuan")
    extent = models.TextField("ruang lingkup")
    requirements = models.TextField("syarat pihak ketiga")
    selection = models.TextField("cara menilai penawaran")
    duration = models.CharField("jangka waktu", max_length=150)
    schedule = models.TextField("jadwal")

    class Meta:
        verbose_name = "kerangka acuan kerja"
        verbose_name_plural = "kerangka acuan kerja"

    def __str__(self) -> str:
        return f"KAK: {self.cooperation}"


class Announcement(Record):
    """The public offer to third parties, with the KAK (Permendagri 96/2017 pasal 14 ayat (3) huruf a)."""

    cooperation = models.OneToOneField(Cooperation, on_delete=models.PROTECT, related_name="announcement")
    number = models.CharField("nomor pengumuman", max_length=60)
    dated = models.DateField("tanggal pengumuman")
    closes_on = models.DateField("batas penawaran masuk")
    posted_at = models.CharField("dipasang di", max_length=200)
    submit_to = models.CharField("penawaran dikirim ke", max_length=200)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "pengumuman penawaran"
        verbose_name_plural = "pengumuman penawaran"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("dated")),
                name="partnerships_announcement_dates_in_order",
                violation_error_message="Batas penawaran tidak boleh sebelum tanggal pengumuman.",
            )
        ]

    def __str__(self) -> str:
        return self.number


class LegacyEntry(Record):
    """A cooperation signed before the portal, entered as old data (R69); what is missing stays visible."""

    cooperation = models.OneToOneField(Cooperation, on_delete=models.PROTECT, related_name="legacy")
    text_title = models.CharField("judul naskah", max_length=200)
    text_numbers = models.TextField("nomor naskah tiap pihak")
    signed_on = models.DateField("tanggal ditandatangani")
    ends_on = models.DateField("berakhir pada", null=True, blank=True)
    people = models.PositiveIntegerField("pemanfaat (jiwa)", null=True, blank=True)
    value = models.BigIntegerField("nilai kerja sama (Rp)", null=True, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField("keterangan", blank=True)

    class Meta:
        verbose_name = "data lama"
        verbose_name_plural = "data lama"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("signed_on")),
                name="partnerships_legacy_dates_in_order",
                violation_error_message="Tanggal berakhir tidak boleh sebelum tanggal ditandatangani.",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0),
                name="partnerships_legacy_value_not_negative",
                violation_error_message="Nilai tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return self.text_title
