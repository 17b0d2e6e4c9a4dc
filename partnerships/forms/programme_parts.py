"""Forms of the parts of a programme: activities, cost lines, the table of money, feasibility."""

from decimal import Decimal
from functools import partial
from typing import Any

from django import forms

from partnerships.forms.programmes import area
from partnerships.forms.rows import Column, RowsForm
from partnerships.models import Activity, Feasibility, FundingLine, Programme
from partnerships.programmes.feasible import IN_APPRAISAL, feasibility_of
from partnerships.programmes.page import IN_ORDER
from records.fields import RupiahField
from records.forms import AngkaField, PortalModelForm
from records.month_field import BulanField
from villages.models import Region

MONTH_HINT = "Contoh: Maret 2027 atau 3/2027"
Source = FundingLine.Source


class ActivityForm(PortalModelForm):
    """What is done, with what result, where, in which months, by whom."""

    starts = BulanField(label="Bulan mulai", help_text=MONTH_HINT)
    ends = BulanField(label="Bulan selesai", help_text=MONTH_HINT)

    class Meta:
        model = Activity
        fields = ["name", "output", "location", "starts", "ends", "responsible"]
        help_texts = {
            "name": "Contoh: Memasang pipa induk",
            "output": "Contoh: pipa induk 4 km terpasang",
            "location": "Contoh: Dusun Sekodok sampai Dusun Krajan",
            "responsible": "Jabatan atau kelompok. Contoh: Kaur Perencanaan Desa Ngebel",
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "Bulan selesai tidak boleh sebelum bulan mulai")
        return data


class CostsForm(RowsForm):
    """All cost lines of one activity at once."""

    COLUMNS = (
        Column("item", "Uraian", partial(forms.CharField, max_length=150)),
        Column("quantity", "Banyaknya", partial(AngkaField, max_digits=12, min_value=Decimal("0.01"))),
        Column("unit", "Satuan", partial(forms.CharField, max_length=30)),
        Column("price", "Harga satuan", partial(RupiahField, min_value=1)),
    )

    def columns(self) -> tuple[Column, ...]:
        return self.COLUMNS

    def stored(self, row: Activity) -> dict[str, Any]:
        """The activity's cost lines as they are."""
        lines = row.costs.values(*(column.name for column in self.COLUMNS))
        return self.spread(list(lines))


def payers(villages: list[Region], partner: str) -> list[Any]:
    """Every source with who pays: the villages one by one, then those outside."""
    own = [
        (village.title, [(f"{source}-{village.pk}", f"{source.label}, {village.name}") for source in OF_VILLAGES])
        for village in villages
    ]
    outside = [(Source.REGENCY.value, Source.REGENCY.label), (Source.PARTNER.value, partner or Source.PARTNER.label)]
    return [("", "Pilih sumber"), *own, ("Luar desa", outside)]


OF_VILLAGES = FundingLine.VILLAGE_MONEY


class FundingTableForm(RowsForm):
    """All money of a programme at once: who pays, in which form, how much."""

    spare = 2

    def __init__(self, *args: Any, villages: list[Region], partner: str = "", **kwargs: Any) -> None:
        """The bound villages, and the name of the outside party where there is one."""
        self.villages = {str(village.pk): village for village in villages}
        self.choices = payers(villages, partner)
        bound = args and args[0] is not None
        super().__init__(*args, **kwargs)
        if not bound and not self.shown:
            self.suggest(bool(partner))

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("payer", "Sumber", partial(forms.ChoiceField, choices=self.choices), says=False),
            Column("form", "Bentuk", partial(forms.ChoiceField, choices=FundingLine.Form.choices), says=False),
            Column("amount", "Jumlah", partial(RupiahField, min_value=1)),
            Column("note", "Keterangan", partial(forms.CharField, max_length=200), needed=False),
        )

    def count(self) -> int:
        """An empty table has a row for each village, and for the outside party."""
        least = 0 if self.is_bound or self.initial else len(self.villages)
        return super().count() + least

    def suggest(self, with_partner: bool) -> None:
        """Each village and the outside party are named once, so that only amounts are left to type."""
        names = [f"{Source.VILLAGE_BUDGET}-{pk}" for pk in self.villages] + [Source.PARTNER] * with_partner
        for number, name in enumerate(names):
            if field := self.fields.get(f"payer_{number}"):
                field.initial = name

    def stored(self, row: Programme) -> dict[str, Any]:
        """The money as it is; a village that has left since is still named."""
        lines = list(row.funding.select_related("village").order_by(*IN_ORDER))
        gone = {line.village for line in lines if line.village_id and str(line.village_id) not in self.villages}
        for village in gone:
            self.villages[str(village.pk)] = village
        if gone:
            self.choices = [*self.choices, *payers(sorted(gone, key=str), "")[1:-1]]
        return self.spread([shown(line) for line in lines])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.lines = [self.line(row) for row in self.rows] if not self.errors else []
        return data

    def line(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row as the act takes it."""
        source, _, pk = row["payer"].partition("-")
        return {
            "source": source,
            "village": self.villages[pk] if pk else None,
            "form": row["form"],
            "amount": row["amount"],
            "note": row["note"] or "",
        }


def shown(line: FundingLine) -> dict[str, Any]:
    """A stored line as the form shows it."""
    payer = f"{line.source}-{line.village_id}" if line.village_id else line.source
    return {"payer": payer, "form": line.form, "amount": line.amount, "note": line.note}


class FeasibilityForm(PortalModelForm):
    """Whether the programme can be done; beside an outside party the kajian answers a part of it."""

    groups = (
        ("Kebutuhan dan penghematan", ("need", "saving", "saving_value")),
        ("Kemampuan dan risiko", ("capacity", "risk", "risks")),
    )
    of_checks = ("Lingkungan dan tata ruang", IN_APPRAISAL)

    class Meta:
        model = Feasibility
        fields = ["need", "saving", "saving_value", "capacity", "risk", "risks", *IN_APPRAISAL]
        field_classes = {"saving_value": RupiahField}
        not_future = ("checked_on",)
        labels = {
            "need": "Kenapa dibutuhkan",
            "saving": "Yang dihemat dibanding bekerja sendiri",
            "saving_value": "Taksiran penghematan setahun",
            "capacity": "Siapa yang mengerjakan, dan sanggupkah",
        }
        widgets = {
            name: area() for name in ("need", "saving", "capacity", "risks", "environment_result", "spatial_result")
        }
        help_texts = {
            "need": "Contoh: 988 rumah belum punya air pada musim kemarau",
            "saving": "Contoh: satu jaringan untuk tiga desa, bukan tiga",
            "saving_value": "Contoh: 45.000.000",
            "capacity": "Contoh: BKAD dengan enam teknisi dari Desa Sahang",
            "risks": "Contoh: debit turun pada kemarau panjang; dibuat giliran",
            "environment_rule": "Contoh: Perda Ponorogo 5/2020 tentang pengelolaan lingkungan hidup",
            "environment_result": "Contoh: cukup SPPL",
            "spatial_rule": "Contoh: Perda Ponorogo 1/2012 tentang RTRW",
            "spatial_result": "Contoh: jalur pipa di luar kawasan lindung",
            "checked_on": "Contoh: 27/3/2026",
        }

    def __init__(self, *args: Any, with_partner: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_partner:
            self.groups = (*self.groups, self.of_checks)
            return
        for name in IN_APPRAISAL:
            del self.fields[name]

    def stored(self, row: Programme) -> dict[str, Any]:
        """The programme's feasibility as it is."""
        found = feasibility_of(row)
        return super().stored(found) if found else {}
