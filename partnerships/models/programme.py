"""What the cooperation does, what it costs, who pays, and what each village gains."""

from django.db import models
from django.db.models import F, Q

from partnerships.models.cooperation import Cooperation
from records.abstract import Record
from villages.models import PlanRow, Region


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

    class Form(models.TextChoices):
        """What is brought in: money, or something that is valued in money."""

        MONEY = "uang", "Uang"
        LAND = "lahan", "Lahan"
        LABOUR = "tenaga", "Tenaga kerja"
        GOODS = "barang", "Barang atau bahan"

    VILLAGE_MONEY = (Source.VILLAGE_BUDGET, Source.VILLAGE_FUND, Source.SELF_HELP)

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="funding")
    source = models.CharField("sumber", max_length=10, choices=Source)
    village = models.ForeignKey(
        Region, verbose_name="dari desa", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    form = models.CharField("bentuk", max_length=10, choices=Form, default=Form.MONEY)
    amount = models.BigIntegerField("jumlah (Rp)")  # what is not money is valued in rupiah
    note = models.CharField("keterangan", max_length=200, blank=True)

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

    @property
    def is_budget(self) -> bool:
        """Is it money that the village's own budget must carry (Permendagri 96/2017 pasal 7)?"""
        of_village = self.source in self.VILLAGE_MONEY and self.source != self.Source.SELF_HELP
        return of_village and self.form == self.Form.MONEY


class VillageShare(Record):
    """What a programme brings to one village, and how that village's plans and budget carry it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="shares")
    village = models.ForeignKey(Region, verbose_name="desa", on_delete=models.PROTECT, related_name="+")
    welfare = models.TextField("manfaat bagi kesejahteraan")
    security = models.TextField("manfaat bagi rasa aman")
    people = models.PositiveIntegerField("pemanfaat (jiwa)")
    benefit_value = models.BigIntegerField("taksiran manfaat setahun (Rp)", null=True, blank=True)
    percent = models.DecimalField("bagian hasil (persen)", max_digits=5, decimal_places=2, null=True, blank=True)
    medium_term_row = models.ForeignKey(
        PlanRow, verbose_name="baris RPJM Desa", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    annual_row = models.ForeignKey(
        PlanRow, verbose_name="baris RKP Desa", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    medium_term_plan = models.CharField("rujukan RPJM Desa", max_length=150, blank=True)
    annual_plan = models.CharField("rujukan RKP Desa", max_length=150)
    budget_capacity = models.BigIntegerField("kemampuan APB Desa (Rp)")
    weighing = models.TextField("pertimbangan kebutuhan dan kemampuan")

    class Meta:
        verbose_name = "bagian desa"
        verbose_name_plural = "bagian desa"
        constraints = [
            models.UniqueConstraint(fields=["programme", "village"], name="partnerships_share_once_per_village"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100),
                name="partnerships_share_percent_of_hundred",
                violation_error_message="Bagian hasil antara 0 dan 100 persen.",
            ),
            models.CheckConstraint(
                condition=Q(benefit_value__isnull=True) | Q(benefit_value__gte=0),
                name="partnerships_share_benefit_not_negative",
                violation_error_message="Nilai tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.village}"

    @property
    def medium_term_words(self) -> str:
        """The row of the RPJM Desa that carries it: chosen, written, or both; "" when there is none."""
        return " · ".join(filter(None, (row_words(self.medium_term_row), self.medium_term_plan)))

    @property
    def annual_words(self) -> str:
        """The same of the RKP Desa."""
        return " · ".join(filter(None, (row_words(self.annual_row), self.annual_plan)))


def row_words(row: PlanRow | None) -> str:
    """A row of a plan by its document number, year and row (R9)."""
    if row is None:
        return ""
    paper = row.regulation if row.regulation.startswith("Perdes") else f"Perdes {row.regulation}"
    return f"{row.get_plan_display()} {row.first_year}, {paper}, baris {row.row}: {row.activity}"


class Activity(Record):
    """One activity of a programme: what it delivers, where, and in which months."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="activities")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    name = models.CharField("kegiatan", max_length=150)
    output = models.CharField("hasil", max_length=200)
    location = models.CharField("tempat", max_length=150)
    starts = models.DateField("mulai bulan")  # the first day of its first month
    ends = models.DateField("sampai bulan")  # the first day of its last month
    responsible = models.CharField("penanggung jawab", max_length=120, blank=True)

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["position", "starts", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="partnerships_activity_months_in_order",
                violation_error_message="Bulan selesai tidak boleh sebelum bulan mulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CostLine(Record):
    """What one activity costs: an amount of something at a price."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="costs")
    item = models.CharField("uraian", max_length=150)
    quantity = models.DecimalField("banyaknya", max_digits=12, decimal_places=2)
    unit = models.CharField("satuan", max_length=30)
    price = models.BigIntegerField("harga satuan (Rp)")
    amount = models.BigIntegerField("jumlah (Rp)", editable=False)  # quantity × price, to the whole rupiah

    class Meta:
        verbose_name = "rincian biaya"
        verbose_name_plural = "rincian biaya"
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, price__gt=0, amount__gt=0),
                name="partnerships_cost_positive",
                violation_error_message="Banyaknya dan harga harus lebih dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return self.item


class Feasibility(Record):
    """Whether a programme can be done: need, saving, capacity, risk, environment, spatial plan, village budgets."""

    class Risk(models.TextChoices):
        LOW = "rendah", "Rendah"
        MEDIUM = "sedang", "Sedang"
        HIGH = "tinggi", "Tinggi"

    programme = models.OneToOneField(Programme, on_delete=models.PROTECT, related_name="feasibility")
    need = models.TextField("kenapa dibutuhkan")
    saving = models.TextField("yang dihemat dibanding bekerja sendiri", blank=True)
    saving_value = models.BigIntegerField("taksiran penghematan setahun (Rp)", null=True, blank=True)
    capacity = models.TextField("siapa yang mengerjakan dan sanggupkah")
    risk = models.CharField("besar risiko", max_length=10, choices=Risk)
    risks = models.TextField("risiko dan cara menghadapinya")
    environment_rule = models.CharField("aturan lingkungan yang diperiksa", max_length=200)
    environment_result = models.TextField("hasil pemeriksaan lingkungan")
    spatial_rule = models.CharField("aturan tata ruang yang diperiksa", max_length=200)
    spatial_result = models.TextField("hasil pemeriksaan tata ruang")
    checked_on = models.DateField("tanggal pemeriksaan")

    class Meta:
        verbose_name = "kelayakan program"
        verbose_name_plural = "kelayakan program"
        constraints = [
            models.CheckConstraint(
                condition=Q(saving_value__isnull=True) | Q(saving_value__gte=0),
                name="partnerships_feasibility_saving_not_negative",
                violation_error_message="Nilai tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kelayakan: {self.programme}"
