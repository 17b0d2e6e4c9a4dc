"""The joint body of the villages and its members."""

from django.db import models

from accounts.permissions import Place
from musyawarah.models import Sex
from records.abstract import Record
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
