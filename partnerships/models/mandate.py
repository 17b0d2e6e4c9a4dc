"""How villages are asked and authorised: the letter of offer, the musyawarah held for it, the delegates."""

from django.db import models
from django.db.models import Q

from musyawarah.models import Deliberation, Element, Sex
from partnerships.models.cooperation import Cooperation, Party
from records.abstract import Record
from villages.models import Region


class OfferLetter(Record):
    """The surat penawaran kerja sama with the items of Permendagri 96/2017 pasal 13 ayat (3) huruf b."""

    cooperation = models.OneToOneField(Cooperation, on_delete=models.PROTECT, related_name="offer")
    number = models.CharField("nomor surat", max_length=60)
    dated = models.DateField("tanggal surat")
    reply_due = models.DateField("batas jawaban")
    subject = models.TextField("bidang atau potensi")
    extent = models.TextField("ruang lingkup")
    manner = models.TextField("tata cara dan ketentuan pelaksanaan")
    duration = models.CharField("jangka waktu", max_length=150)
    rights_duties = models.TextField("hak dan kewajiban")
    funding = models.TextField("pendanaan", blank=True)
    changes = models.TextField("tata cara perubahan, penundaan, dan pembatalan", blank=True)
    disputes = models.TextField("penyelesaian perselisihan", blank=True)

    class Meta:
        verbose_name = "surat penawaran"
        verbose_name_plural = "surat penawaran"

    def __str__(self) -> str:
        return self.number


class Mandate(Record):
    """This musyawarah is held for this cooperation, and so may authorise its next step."""

    class Purpose(models.TextChoices):
        JOIN = "ikut", "Musyawarah desa tentang kerja sama"
        TEXT = "naskah", "Musyawarah antar desa tentang naskah"
        VILLAGE_TEXT = "naskah_desa", "Musyawarah desa tentang naskah"
        REFLECT = "refleksi", "Aksi-refleksi"

    ON_TEXT = (Purpose.TEXT, Purpose.VILLAGE_TEXT)
    OF_ONE_VILLAGE = (Purpose.JOIN, Purpose.VILLAGE_TEXT)

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="mandates")
    deliberation = models.OneToOneField(Deliberation, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField("guna", max_length=12, choices=Purpose)
    village = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField("versi naskah yang diputuskan", null=True, blank=True)

    class Meta:
        verbose_name = "mandat"
        verbose_name_plural = "mandat"
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=["ikut", "naskah_desa"], village__isnull=False)
                | (~Q(purpose__in=["ikut", "naskah_desa"]) & Q(village__isnull=True)),
                name="partnerships_mandate_village_paired",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.cooperation}"


class Delegate(Record):
    """One person whom a village sends to the musyawarah antar desa (UU 6/2014 pasal 92 ayat (2))."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="delegates")
    name = models.CharField("nama lengkap", max_length=120)
    sex = models.CharField("jenis kelamin", max_length=1, choices=Sex)
    element = models.CharField("unsur", max_length=12, choices=Element)
    office = models.CharField("jabatan", max_length=120, blank=True)

    class Meta:
        verbose_name = "utusan"
        verbose_name_plural = "utusan"

    def __str__(self) -> str:
        return self.name
