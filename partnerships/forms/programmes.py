"""Forms of programmes: what is done, who pays, what each village gains."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.models import FundingLine, Programme, VillageShare
from records.fields import TahunField
from records.forms import PortalModelForm, RupiahField
from villages.models import PlanRow, Region


def area(rows: int = 3) -> forms.Textarea:
    """A text area of some rows."""
    return forms.Textarea(attrs={"rows": rows})


class ProgrammeForm(PortalModelForm):
    """What a programme does, when, and at what cost."""

    start_year = TahunField(label="Tahun mulai", help_text="Contoh: 2027")
    end_year = TahunField(label="Tahun selesai", help_text="Contoh: 2030")

    class Meta:
        model = Programme
        fields = ["name", "outputs", "start_year", "end_year", "cost", "data_summary"]
        field_classes = {"cost": RupiahField}
        labels = {"cost": "Biaya"}
        widgets = {"outputs": area(), "data_summary": area(4)}
        help_texts = {
            "name": "Contoh: Jaringan pipa air bersih tiga desa",
            "cost": "Seluruh biaya program. Contoh: 486.500.000",
            "data_summary": "Ringkas data yang dipakai: hasil ukur, peta, hitungan kebutuhan, dan sumbernya",
        }

    def __init__(self, *args: Any, costed: bool = False, **kwargs: Any) -> None:
        """`costed` when cost lines say the cost: it is shown, and not typed."""
        super().__init__(*args, **kwargs)
        self.costed = costed
        if costed:
            self.fields["cost"].disabled = True
            self.fields["cost"].help_text = "Jumlah rincian biaya kegiatan. Ubah lewat rincian biaya"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.costed:
            data.pop("cost", None)
        return data


class FundingForm(PortalModelForm):
    """Money from one source; a village is named where a village pays."""

    class Meta:
        model = FundingLine
        fields = ["source", "village", "form", "amount", "note"]
        field_classes = {"amount": RupiahField}
        labels = {"amount": "Jumlah", "village": "Desa yang membayar"}
        help_texts = {
            "village": "Pilih desa untuk APB Desa, Dana Desa, dan swadaya. Kosongkan untuk sumber lain",
            "amount": "Yang bukan uang ditaksir dalam rupiah. Contoh: 12.500.000",
            "note": "Untuk yang bukan uang. Contoh: 40 hari kerja",
        }

    def __init__(self, *args: Any, villages: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = villages
        self.fields["form"].required = False  # what is not said is money
        self.fields["form"].has_condition = True

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        source, village = data.get("source"), data.get("village")
        from_village = source in FundingLine.VILLAGE_MONEY
        if from_village and village is None and "village" not in self.errors:
            self.add_error("village", "Pilih desa yang membayar")
        if source and not from_village and village is not None:
            self.add_error("village", "Kosongkan desa, karena uang ini bukan dari desa")
        data["form"] = data.get("form") or FundingLine.Form.MONEY
        return data


class ShareForm(PortalModelForm):
    """What the programme brings to one village, and how its plans and budget carry it."""

    ROWS = (("medium_term_row", PlanRow.Plan.MEDIUM_TERM), ("annual_row", PlanRow.Plan.ANNUAL))
    groups = (
        ("Manfaat", ("welfare", "security", "people", "benefit_value", "percent")),
        (
            "Rencana dan kemampuan desa",
            ("medium_term_row", "medium_term_plan", "annual_row", "annual_plan", "budget_capacity", "weighing"),
        ),
    )

    class Meta:
        model = VillageShare
        fields = [
            "welfare",
            "security",
            "people",
            "benefit_value",
            "percent",
            "medium_term_row",
            "medium_term_plan",
            "annual_row",
            "annual_plan",
            "budget_capacity",
            "weighing",
        ]
        field_classes = {"budget_capacity": RupiahField, "benefit_value": RupiahField}
        labels = {
            "budget_capacity": "Kemampuan APB Desa",
            "benefit_value": "Taksiran manfaat setahun",
            "percent": "Bagian hasil (persen)",
        }
        widgets = {"welfare": area(), "security": area(), "weighing": area()}
        help_texts = {
            "people": "Jumlah jiwa. Contoh: 1.850",
            "benefit_value": "Manfaat yang bisa dihitung dengan uang. Contoh: 24.000.000",
            "percent": "Bagian desa ini dari hasil program. Contoh: 37,5",
            "medium_term_plan": "Nomor Perdes RPJM Desa, tahun, dan barisnya",
            "annual_plan": "Nomor Perdes RKP Desa, tahun, dan barisnya",
            "budget_capacity": "Uang APB Desa yang sanggup dipakai untuk program ini",
            "weighing": "Kenapa program ini perlu dan sanggup dibiayai desa",
        }

    def __init__(self, *args: Any, village: Region, **kwargs: Any) -> None:
        self.village = village
        super().__init__(*args, **kwargs)
        for name, plan in self.ROWS:
            rows = PlanRow.objects.filter(village=village, plan=plan).order_by("-first_year", "row", "pk")
            if not rows.exists():  # then only words are asked
                del self.fields[name]
                continue
            self.fields[name].queryset = rows
            self.fields[name].help_text = f"Dari {plan.label} yang sudah dimasukkan"
        if "annual_row" in self.fields:
            self.fields["annual_plan"].required = False
        names = [name for name in self.fields if name not in self.groups[0][1]]
        self.groups = (self.groups[0], (self.groups[1][0], names))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("annual_plan") and not data.get("annual_row") and "annual_plan" not in self.errors:
            self.add_error("annual_plan", "Pilih baris RKP Desa, atau tulis rujukannya")
        return data

    def stored(self, row: Programme) -> dict[str, Any]:
        """The village's part of the programme as it is written down."""
        share = row.shares.filter(village=self.village).first()
        return super().stored(share) if share else {}
