"""What the cooperation does, what it costs, who pays, and what each village gains."""

from django.db import models
from django.db.models import F, Q

from partnerships.models.cooperation import Cooperation
from records.abstract import Record
from villages.models import Region


class Programme(Record):
    """One programme of a cooperation."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField("nama program", max_length=150)
    outputs = models.TextField("hasil yang dituju")
    start_year = models.PositiveSmallIntegerField("tahun mulai")
    end_year = models.PositiveSmallIntegerField("tahun selesai")
    cost = models.BigIntegerField("biaya (Rp)")
    data_summary = models.TextField("informasi dan data pendukung")

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        constraints = [
            models.CheckConstraint(
                condition=Q(end_year__gte=F("start_year")),
                name="partnerships_programme_years_in_order",
                violation_error_message="Tahun selesai tidak boleh sebelum tahun mulai.",
            ),
            models.CheckConstraint(
                condition=Q(cost__gt=0),
                name="partnerships_programme_cost_positive",
                violation_error_message="Biaya harus lebih dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FundingLine(Record):
    """Money for a programme from one source, and from one village where a village pays."""

    class Source(models.TextChoices):
        VILLAGE_BUDGET = "apbdes", "APB Desa"
        VILLAGE_FUND = "dana_desa", "Dana Desa"
        SELF_HELP = "swadaya", "Swadaya masyarakat"
        REGENCY = "apbd", "APBD kabupaten"
        PARTNER = "mitra", "Pihak lain"

    VILLAGE_MONEY = (Source.VILLAGE_BUDGET, Source.VILLAGE_FUND, Source.SELF_HELP)

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="funding")
    source = models.CharField("sumber", max_length=10, choices=Source)
    village = models.ForeignKey(
        Region, verbose_name="dari desa", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    amount = models.BigIntegerField("jumlah (Rp)")

    class Meta:
        verbose_name = "pendanaan"
        verbose_name_plural = "pendanaan"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="partnerships_funding_amount_positive",
                violation_error_message="Jumlah harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(source__in=["apbdes", "dana_desa", "swadaya"], village__isnull=False)
                | Q(source__in=["apbd", "mitra"], village__isnull=True),
                name="partnerships_funding_village_paired",
                violation_error_message="Pilih desa untuk APB Desa, Dana Desa, dan swadaya; kosongkan untuk yang lain.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.amount}"


class VillageShare(Record):
    """What a programme brings to one village, and how that village's plans and budget carry it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="shares")
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    welfare = models.TextField("manfaat bagi kesejahteraan")
    security = models.TextField("manfaat bagi rasa aman")
    people = models.PositiveIntegerField("pemanfaat (jiwa)")
    medium_term_plan = models.CharField("rujukan RPJM Desa", max_length=150, blank=True)
    annual_plan = models.CharField("rujukan RKP Desa", max_length=150)
    budget_capacity = models.BigIntegerField("kemampuan APB Desa (Rp)")
    weighing = models.TextField("pertimbangan kebutuhan dan kemampuan")

    class Meta:
        verbose_name = "bagian desa"
        verbose_name_plural = "bagian desa"
        constraints = [
            models.UniqueConstraint(fields=["programme", "village"], name="partnerships_share_once_per_village")
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.village}"
