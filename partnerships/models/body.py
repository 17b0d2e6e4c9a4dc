"""The joint body of the villages and its members."""

from django.db import models

from accounts.permissions import Place
from musyawarah.models import Sex
from records.abstract import Record
from records.models import Paper
from villages.models import Region


class CooperationBody(Record):
    """A Badan Kerja Sama Antar-Desa (UU 6/2014 pasal 92 ayat (3))."""

    name = models.CharField("nama BKAD", max_length=150)
    decree_number = models.CharField("nomor keputusan pembentukan", max_length=60)
    decree_on = models.DateField("tanggal keputusan")
    term_ends = models.DateField("masa bakti sampai")

    class Meta:
        verbose_name = "BKAD"
        verbose_name_plural = "BKAD"

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Place:
        """It lies in every village whose cooperation it carries out."""
        places = [cooperation.place for cooperation in self.cooperations.all()]
        return Place(tuple(dict.fromkeys(code for place in places for code in place.codes)), body=self.pk)


class BodyMember(Record):
    """One member of the joint body, from one of the five elements (PP 43/2014 pasal 144 ayat (1))."""

    class Element(models.TextChoices):
        GOVERNMENT = "pemdes", "Pemerintah Desa"
        COUNCIL = "bpd", "Anggota BPD"
        COMMUNITY_BODY = "lkd", "Lembaga kemasyarakatan Desa"
        OTHER_BODY = "lembaga_lain", "Lembaga Desa lainnya"
        FIGURE = "tokoh", "Tokoh masyarakat"

    body = models.ForeignKey(CooperationBody, on_delete=models.PROTECT, related_name="members")
    name = models.CharField("nama lengkap", max_length=120)
    sex = models.CharField("jenis kelamin", max_length=1, choices=Sex)
    element = models.CharField("unsur", max_length=15, choices=Element)
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    position = models.CharField("jabatan dalam BKAD", max_length=100)

    class Meta:
        verbose_name = "anggota BKAD"
        verbose_name_plural = "anggota BKAD"

    def __str__(self) -> str:
        return self.name


class Decree(Record):
    """A decree about the body: all kades name its people together, or one kades names whom the village sends."""

    body = models.ForeignKey(CooperationBody, on_delete=models.PROTECT, related_name="decrees")
    village = models.ForeignKey(
        Region, verbose_name="desa", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.CharField("nomor keputusan", max_length=60)
    year = models.PositiveSmallIntegerField("tahun")
    decided_on = models.DateField("tanggal ditetapkan")
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "keputusan tentang BKAD"
        verbose_name_plural = "keputusan tentang BKAD"
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["village", "number", "year"],
                condition=models.Q(village__isnull=False),
                name="partnerships_decree_number_once",
            )
        ]

    def __str__(self) -> str:
        return f"Keputusan {self.number} Tahun {self.year}"

    @property
    def place(self) -> Place:
        """A village's own decree lies there, the joint one in every village of the body."""
        return self.village.place if self.village else self.body.place
