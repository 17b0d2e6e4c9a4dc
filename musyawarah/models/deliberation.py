"""A musyawarah, who was invited, who came, and its scanned papers."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from records.abstract import Record
from records.models import Document, Paper
from villages.models import Region


class Element(models.TextChoices):
    """Unsur peserta: PP 43/2014 pasal 80 ayat (2), (3), as changed by PP 47/2015."""

    GOVERNMENT = "pemdes", "Pemerintah Desa"
    COUNCIL = "bpd", "BPD"
    CUSTOM = "adat", "Tokoh adat"
    RELIGION = "agama", "Tokoh agama"
    COMMUNITY = "masyarakat", "Tokoh masyarakat"
    EDUCATION = "pendidikan", "Tokoh pendidikan"
    FARMERS = "tani", "Kelompok tani"
    FISHERS = "nelayan", "Kelompok nelayan"
    CRAFTSPEOPLE = "perajin", "Kelompok perajin"
    WOMEN = "perempuan", "Kelompok perempuan"
    CHILDREN = "anak", "Kelompok pemerhati dan pelindungan anak"
    POOR = "miskin", "Kelompok masyarakat miskin"
    INSTITUTION = "lembaga", "Lembaga kemasyarakatan Desa"
    OTHER = "lain", "Unsur lain"


class Sex(models.TextChoices):
    """As attendance lists count it."""

    FEMALE = "P", "Perempuan"
    MALE = "L", "Laki-laki"


class Deliberation(Record):
    """One musyawarah, from its schedule to its official record (berita acara)."""

    class Kind(models.TextChoices):
        VILLAGE = "desa", "Musyawarah desa"
        INTER_VILLAGE = "antar_desa", "Musyawarah antar desa"
        REFLECTION = "refleksi", "Musyawarah aksi-refleksi"

    class Status(models.TextChoices):
        PLANNED = "rencana", "Dijadwalkan"
        OPEN = "berlangsung", "Berlangsung"
        FINAL = "final", "Final"
        CANCELLED = "batal", "Dibatalkan"

    kind = models.CharField("jenis", max_length=12, choices=Kind)
    topic = models.CharField("hal yang dimusyawarahkan", max_length=200)
    village = models.ForeignKey(Region, verbose_name="desa penyelenggara", on_delete=models.PROTECT, related_name="+")
    villages = models.ManyToManyField(Region, verbose_name="desa peserta", related_name="+")
    readers = models.ManyToManyField(Region, verbose_name="desa yang boleh membaca", related_name="+", blank=True)
    body = models.CharField("badan", max_length=10, blank=True)
    matter_url = models.CharField("alamat hal yang dimusyawarahkan", max_length=200, blank=True)
    starts_at = models.DateTimeField("waktu mulai")
    venue = models.CharField("tempat", max_length=150)
    chair = models.CharField("pimpinan musyawarah", max_length=120, blank=True)
    chair_office = models.CharField("jabatan pimpinan", max_length=120, blank=True)
    minute_taker = models.CharField("notulis", max_length=120, blank=True)
    minute_taker_office = models.CharField("jabatan notulis", max_length=120, blank=True)
    speakers = models.TextField("narasumber", blank=True)
    status = models.CharField("keadaan", max_length=12, choices=Status, default=Status.PLANNED)
    number = models.PositiveIntegerField("nomor berita acara", null=True, blank=True)
    adopted_at = models.DateTimeField("disahkan pada", null=True, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "musyawarah"
        verbose_name_plural = "musyawarah"
        indexes = [models.Index(fields=["village", "starts_at"], name="musyawarah_by_village_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="final", number__isnull=False, adopted_at__isnull=False, paper__isnull=False)
                | (~Q(status="final") & Q(number__isnull=True, adopted_at__isnull=True, paper__isnull=True)),
                name="musyawarah_final_has_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.topic}"

    @property
    def is_inter_village(self) -> bool:
        """A MAD and an aksi-refleksi belong to several villages."""
        return self.kind != self.Kind.VILLAGE

    @property
    def is_final(self) -> bool:
        """After that nobody edits."""
        return self.status == self.Status.FINAL

    @property
    def place(self) -> Place:
        """Where it lies: its village, or every village of a meeting between villages."""
        codes = tuple(v.code for v in self.villages.all()) if self.is_inter_village else (self.village.code,)
        return Place(codes, lead=self.village.code, body=self.body)

    @property
    def reading_place(self) -> Place:
        """Where its final record may be read: also in the villages that decide on the same matter."""
        place = self.place
        return Place((*place.codes, *(village.code for village in self.readers.all())), place.lead, place.body)


class Invitation(Record):
    """One invitation, recorded as it was delivered."""

    class How(models.TextChoices):
        HAND = "langsung", "Diantar langsung"
        WHATSAPP = "whatsapp", "WhatsApp"
        BOARD = "papan", "Papan pengumuman"

    deliberation = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="invitations")
    invitee = models.CharField("yang diundang", max_length=150)
    element = models.CharField("unsur", max_length=12, choices=Element)
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField("jumlah orang", default=1)
    delivered_on = models.DateField("tanggal disampaikan")
    how = models.CharField("cara", max_length=10, choices=How)

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"

    def __str__(self) -> str:
        return self.invitee


class InvitationLetter(Record):
    """The letter of invitation as it was issued: numbered by the portal, made once (PP 43/2014 pasal 80 ayat (1))."""

    deliberation = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="letters")
    number = models.PositiveIntegerField("nomor surat")
    dated = models.DateField("tanggal surat")
    recipients = models.TextField("yang diundang")
    starts_at = models.DateTimeField("waktu musyawarah dalam surat")
    venue = models.CharField("tempat dalam surat", max_length=150)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "surat undangan"
        verbose_name_plural = "surat undangan"
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"Surat undangan {self.number}"

    @property
    def is_outdated(self) -> bool:
        """The meeting was moved after the letter went out."""
        held = self.deliberation
        return (self.starts_at, self.venue) != (held.starts_at, held.venue)


class Attendance(Record):
    """One person who came."""

    deliberation = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="attendances")
    name = models.CharField("nama lengkap", max_length=120)
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    element = models.CharField("unsur", max_length=12, choices=Element)
    sex = models.CharField("jenis kelamin", max_length=1, choices=Sex)
    office = models.CharField("jabatan", max_length=120, blank=True)
    is_delegate = models.BooleanField("utusan desa", default=False)

    class Meta:
        verbose_name = "peserta"
        verbose_name_plural = "peserta"

    def __str__(self) -> str:
        return self.name


class DeliberationFile(Record):
    """A scan of a signed paper; a better one comes beside the earlier, never over it."""

    class Kind(models.TextChoices):
        ATTENDANCE = "daftar_hadir", "Daftar hadir bertanda tangan"
        SIGNED_RECORD = "berita_acara", "Berita acara bertanda tangan"

    deliberation = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField("jenis berkas", max_length=15, choices=Kind)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField("versi")

    class Meta:
        verbose_name = "berkas musyawarah"
        verbose_name_plural = "berkas musyawarah"
        constraints = [
            models.UniqueConstraint(fields=["deliberation", "kind", "version"], name="musyawarah_file_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} versi {self.version}"
