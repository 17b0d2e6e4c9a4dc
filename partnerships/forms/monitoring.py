"""Forms of the joint body, its members, indicators, reports and the aksi-refleksi."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.models import (
    END_GROUNDS,
    BodyMember,
    CooperationBody,
    Indicator,
    ProgressReport,
    Reflection,
)
from records.forms import AngkaField, PortalForm, PortalModelForm, RupiahField, speak
from records.wording import messages_for
from villages.models import Region


def area(rows: int = 3) -> forms.Textarea:
    """A text area of some rows."""
    return forms.Textarea(attrs={"rows": rows})


class BodyForm(PortalModelForm):
    """The name of the BKAD and the decree that forms it."""

    class Meta:
        model = CooperationBody
        fields = ["name", "decree_number", "decree_on", "term_ends"]
        not_future = ["decree_on"]
        help_texts = {
            "name": "Contoh: BKAD Tirta Ngebel",
            "decree_number": "Nomor Peraturan Bersama atau keputusan yang membentuknya",
            "decree_on": "Contoh: 27/3/2026",
            "term_ends": "Contoh: 27/3/2031",
        }

    def clean(self) -> dict[str, Any]:
        """A term ends after it began."""
        data = super().clean()
        begun, ends = data.get("decree_on"), data.get("term_ends")
        if begun and ends and ends <= begun:
            self.add_error("term_ends", "Masa bakti harus berakhir sesudah tanggal keputusan")
        return data


class MemberForm(PortalModelForm):
    """One member; villages are the bound ones only."""

    class Meta:
        model = BodyMember
        fields = ["name", "sex", "element", "village", "position"]
        help_texts = {"name": "Tulis tanpa gelar", "position": "Contoh: Ketua, Bendahara, Anggota"}
        widgets = {"sex": forms.RadioSelect}

    def __init__(self, *args: Any, villages: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = villages
        self.fields["sex"].choices = BodyMember._meta.get_field("sex").choices


class RemoveMemberForm(PortalForm):
    """Why a member leaves."""

    reason = forms.CharField(label="Alasan keluar", max_length=500, widget=area(2))


class IndicatorForm(PortalModelForm):
    """What is measured, from where, to where."""

    class Meta:
        model = Indicator
        fields = ["name", "unit", "baseline", "target"]
        help_texts = {
            "name": "Contoh: Rumah yang mendapat air bersih",
            "unit": "Contoh: rumah",
            "baseline": "Sebelum kerja sama. Contoh: 240",
            "target": "Yang ingin dicapai. Contoh: 400",
        }


class ReportForm(PortalModelForm):
    """One period; one value for each indicator, empty where nobody measured."""

    spent = RupiahField(label="Uang yang dipakai", help_text="Contoh: 12.500.000")

    class Meta:
        model = ProgressReport
        fields = ["period_start", "period_end", "done", "spent", "problems"]
        not_future = ["period_end"]
        help_texts = {"period_start": "Contoh: 1/1/2026", "period_end": "Contoh: 30/6/2026"}
        widgets = {"done": area(4), "problems": area(3)}

    def __init__(self, *args: Any, indicators: list[Indicator], **kwargs: Any) -> None:
        self.indicators = indicators
        super().__init__(*args, **kwargs)
        for indicator in indicators:
            name, field = f"ukur_{indicator.pk}", self.value_field(indicator)
            speak(field, messages_for(name, field))
            self.fields[name] = field

    @staticmethod
    def value_field(indicator: Indicator) -> AngkaField:
        """The measured value, empty when not measured."""
        label = f"{indicator.name} ({indicator.unit})"
        return AngkaField(
            label=label,
            required=False,
            max_digits=14,
            help_text="Kosongkan bila tidak diukur. Kosong bukan nol",
            error_messages={"invalid": f"{label} harus angka, contoh 18,5"},
        )

    @property
    def answer(self) -> dict[str, Any]:
        """What the act takes."""
        facts = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return facts | {"values": self.values}

    @property
    def values(self) -> dict[Indicator, Decimal | None]:
        """The measured value of each indicator; None when not measured."""
        return {indicator: self.cleaned_data.get(f"ukur_{indicator.pk}") for indicator in self.indicators}


class ReflectionForm(PortalModelForm):
    """What was learnt and decided."""

    ground = forms.ChoiceField(
        label="Dasar berakhirnya kerja sama",
        choices=[("", ""), *((letter, f"{letter}. {text}") for letter, text in END_GROUNDS.items())],
        required=False,
        help_text="Isi bila keputusannya Akhiri (PP 43/2014 Pasal 147)",
    )

    class Meta:
        model = Reflection
        fields = ["lessons", "body_performance", "result", "ground"]
        widgets = {"lessons": area(4), "body_performance": area(3), "result": forms.RadioSelect}
        help_texts = {
            "lessons": "Yang berjalan baik, yang belum, dan sebabnya",
            "body_performance": "Apa yang sudah dan belum dikerjakan BKAD",
        }

    def __init__(self, *args: Any, with_body: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = Reflection.Result.choices
        if not with_body:
            field = self.fields["body_performance"]
            field.label, field.help_text = "Kinerja para pihak", "Apa yang sudah dan belum dikerjakan tiap pihak"
            field.error_messages["required"] = "Isi kinerja para pihak"

    def clean(self) -> dict[str, Any]:
        """An end has one of the nine grounds; nothing else has one."""
        data = super().clean()
        if data.get("result") == Reflection.Result.END and not data.get("ground"):
            self.add_error("ground", "Pilih dasar berakhirnya kerja sama")
        elif data.get("result") != Reflection.Result.END and "ground" in data:
            data["ground"] = ""
        return data
