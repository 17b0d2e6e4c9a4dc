"""A cooperation, its parties, what it rests on, and what its people wrote about it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.permissions import Place
from partnerships.models.body import CooperationBody
from partnerships.models.track import DECIDED_IN_VILLAGES, WITH_THIRD_PARTY, WORDS, Track, TrackWords
from partnerships.querysets import CooperationQuerySet
from records.abstract import Record
from villages.models import Need, Potential, Region


class Cooperation(Record):
    """One Kerja Sama Desa, between villages or with an outside party, from its first idea to its end."""

    class Stage(models.TextChoices):
        PREPARATION = "persiapan", "Persiapan"
        OFFER = "penawaran", "Penawaran"
        DRAFTING = "penyusunan", "Penyusunan naskah"
        IN_FORCE = "berlaku", "Berlaku"
        RUNNING = "berjalan", "Berjalan"
        SUSPENDED = "ditunda", "Ditunda"
        ENDED = "berakhir", "Berakhir"
        CLOSED = "ditutup", "Ditutup sebelum berlaku"

    class Field(models.TextChoices):
        """The four fields of village authority (Permendagri 96/2017 pasal 1 angka 11)."""

        GOVERNMENT = "pemerintahan", "Pemerintahan desa"
        DEVELOPMENT = "pembangunan", "Pembangunan desa"
        COMMUNITY = "pembinaan", "Pembinaan kemasyarakatan desa"
        EMPOWERMENT = "pemberdayaan", "Pemberdayaan masyarakat desa"

    class Scope(models.TextChoices):
        """What cooperation between villages covers (UU 6/2014 pasal 92 ayat (1))."""

        BUSINESS = "a", "pengembangan usaha bersama milik Desa"
        SERVICES = "b", "kegiatan kemasyarakatan, pelayanan, pembangunan, dan pemberdayaan antar-Desa"
        SECURITY = "c", "bidang keamanan dan ketertiban"

    PUBLIC = (Stage.IN_FORCE, Stage.RUNNING, Stage.SUSPENDED, Stage.ENDED)

    number = models.PositiveIntegerField("nomor urut", unique=True)
    title = models.CharField("judul", max_length=150)
    lead = models.ForeignKey(Region, verbose_name="desa pemrakarsa", on_delete=models.PROTECT, related_name="+")
    field = models.CharField("bidang", max_length=15, choices=Field)
    scope = models.CharField("cakupan", max_length=1, choices=Scope, blank=True)
    track = models.CharField("jalur", max_length=20, choices=Track, default=Track.INTER_VILLAGE)
    track_basis = models.CharField("nama BUM Desa atau kawasan", max_length=200, blank=True)
    is_old_data = models.BooleanField("data lama", default=False)  # signed before the portal (R69)
    purpose = models.TextField("tujuan")
    stage = models.CharField("tahap", max_length=16, choices=Stage, default=Stage.PREPARATION)
    opened_on = models.DateField("dibuka pada", default=timezone.localdate, editable=False)
    in_force_on = models.DateField("berlaku sejak", null=True, blank=True)
    running_since = models.DateField("berjalan sejak", null=True, blank=True)
    ended_on = models.DateField("berakhir pada", null=True, blank=True)
    body = models.ForeignKey(
        CooperationBody, null=True, blank=True, on_delete=models.PROTECT, related_name="cooperations"
    )

    objects = CooperationQuerySet.as_manager()

    class Meta:
        verbose_name = "kerja sama"
        verbose_name_plural = "kerja sama"
        indexes = [models.Index(fields=["stage", "-created_at"], name="partnerships_coop_by_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(track__in=["pihak_ketiga_desa", "pihak_ketiga_mitra"], scope="")
                | (Q(track__in=["antar_desa", "antar_desa_kawasan"]) & ~Q(scope="")),
                name="partnerships_scope_between_villages",
            ),
            models.CheckConstraint(
                condition=(Q(track="antar_desa_kawasan") & ~Q(track_basis=""))
                | (~Q(track="antar_desa_kawasan") & Q(track_basis="")),
                name="partnerships_track_basis_paired",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_stage_display(self) -> str:
        """The stage as people read it; old data that were closed had been entered by mistake."""
        withdrawn = self.is_old_data and self.stage == self.Stage.CLOSED
        return "Ditarik, salah catat" if withdrawn else self.Stage(self.stage).label

    @property
    def caption(self) -> str:
        """The number by which people call it, as in "KSD 0014/2026"."""
        return f"KSD {self.number:04d}/{self.opened_on.year}"

    @property
    def place(self) -> Place:
        """All villages that were ever asked, the lead, and the joint body."""
        codes = [party.village.code for party in self.parties.all() if party.status not in Party.OUTSIDE]
        return Place(tuple(codes), lead=self.lead.code, body=self.body_id or "")

    @property
    def words(self) -> TrackWords:
        """What things are called on its track."""
        return WORDS[self.track]

    @property
    def with_third_party(self) -> bool:
        """It ends in a Perjanjian Bersama with one outside party (UU 6/2014 pasal 93)."""
        return self.track in WITH_THIRD_PARTY

    @property
    def decided_in_villages(self) -> bool:
        """Its text is decided in each village's own musyawarah desa, not in one between villages."""
        return self.track in DECIDED_IN_VILLAGES

    @property
    def is_prepared(self) -> bool:
        """Its programme and text may still change: it is not in force yet and not closed."""
        return self.stage in (self.Stage.PREPARATION, self.Stage.OFFER, self.Stage.DRAFTING)


class Party(Record):
    """One village in a cooperation: the lead, a candidate, an invited one, or one that stayed out."""

    class Status(models.TextChoices):
        LEAD = "pemrakarsa", "Desa pemrakarsa"
        CANDIDATE = "calon", "Calon mitra"
        CHOSEN = "dipilih", "Dipilih"
        SET_ASIDE = "tidak_dipilih", "Tidak dipilih"
        INVITED = "diundang", "Menunggu jawaban"
        ACCEPTED = "menerima", "Menerima"
        DECLINED = "menolak", "Menolak"
        LEFT_OUT = "tidak_ikut", "Tidak ikut"

    # Before the offer a candidate knows of nothing; after a choice against it there is nothing to know.
    OUTSIDE = (Status.CANDIDATE, Status.CHOSEN, Status.SET_ASIDE)
    BOUND = (Status.LEAD, Status.ACCEPTED)

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="parties")
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    status = models.CharField("keadaan", max_length=15, choices=Status)
    reason = models.TextField("alasan", blank=True)
    reply_number = models.CharField("nomor surat jawaban", max_length=60, blank=True)
    reply_on = models.DateField("tanggal surat jawaban", null=True, blank=True)

    class Meta:
        verbose_name = "pihak"
        verbose_name_plural = "pihak"
        ordering = ["village__code"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "village"], name="partnerships_party_once"),
            models.UniqueConstraint(
                fields=["cooperation"], condition=Q(status="pemrakarsa"), name="partnerships_party_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(reply_on__isnull=True, reply_number="") | (Q(reply_on__isnull=False) & ~Q(reply_number="")),
                name="partnerships_party_reply_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.village} ({self.get_status_display()})"

    @property
    def place(self) -> Place:
        """Each party acts at its own village."""
        return Place((self.village.code,), lead=self.village.code)


class Contact(Record):
    """A first contact with a candidate village."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="contacts")
    met_on = models.DateField("tanggal")
    person = models.CharField("bertemu dengan", max_length=120)
    result = models.CharField("hasil", max_length=300)

    class Meta:
        verbose_name = "kontak pertama"
        verbose_name_plural = "kontak pertama"
        ordering = ["met_on"]

    def __str__(self) -> str:
        return self.result


class Basis(Record):
    """A need or a potential on which the cooperation rests."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="bases")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    potential = models.ForeignKey(Potential, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "dasar kerja sama"
        verbose_name_plural = "dasar kerja sama"
        constraints = [
            models.CheckConstraint(
                condition=Q(need__isnull=True) ^ Q(potential__isnull=True), name="partnerships_basis_one_thing"
            ),
            models.UniqueConstraint(fields=["cooperation", "need"], name="partnerships_basis_need_once"),
            models.UniqueConstraint(fields=["cooperation", "potential"], name="partnerships_basis_potential_once"),
        ]

    def __str__(self) -> str:
        """What all parties may read: a potential is named only while it stands verified."""
        if self.potential and self.potential.status != Potential.Status.VERIFIED:
            return "Potensi yang belum diverifikasi"
        return str(self.need or self.potential)


class WrittenReason(Record):
    """Why a village goes on although a warning rule is not fulfilled; printed with the record."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="reasons")
    rule = models.CharField("aturan", max_length=6)
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField("alasan")

    class Meta:
        verbose_name = "alasan tertulis"
        verbose_name_plural = "alasan tertulis"
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "rule", "village"], name="partnerships_reason_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"


class JournalEntry(Record):
    """One line of the facilitator's journal: a visit, the advice, what was agreed."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="journal")
    step = models.PositiveSmallIntegerField("langkah", choices=[(n, f"Langkah {n}") for n in range(1, 7)])
    visited_on = models.DateField("tanggal pendampingan")
    met = models.CharField("bertemu dengan", max_length=150)
    advice = models.TextField("saran")
    agreed = models.TextField("yang disepakati, oleh siapa, kapan", blank=True)

    class Meta:
        verbose_name = "catatan pendampingan"
        verbose_name_plural = "catatan pendampingan"
        ordering = ["-visited_on", "-created_at"]

    def __str__(self) -> str:
        return self.advice[:80]
