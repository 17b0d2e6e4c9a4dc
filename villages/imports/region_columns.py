"""The columns of a list of regions, and what is asked together with it."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from import_export import widgets
from import_export.fields import Field

from accounts import regions
from records.fields import TanggalField
from records.forms import PortalForm
from records.importing.kind import SheetResource
from villages.models import Region
from villages.regions.changes import Act
from villages.regions.kinds import kind_of

WITHOUT_DOTS = re.compile(r"(\d{2})(\d{2})?(\d{2})?(\d{4})?")
BAD_CODE = "“{}” bukan kode wilayah. Contoh: 35.02.19.2002."
ACTS = {label.casefold(): act for act in Act for label in (act.value, act.label)}


def read_code(cell: Any) -> str:
    """A code as typed, without dots, or kept as a number by the spreadsheet; raises ValueError."""
    if isinstance(cell, Decimal):
        text = str(int(cell)) if cell == cell.to_integral_value() else f"{cell:.2f}"
    elif isinstance(cell, date):
        raise ValueError("berisi tanggal. Ubah kolom kode menjadi teks.")
    else:
        text = (cell or "").strip()
    if regions.is_code(text):
        return text
    parts = WITHOUT_DOTS.fullmatch(text)
    code = ".".join(part for part in parts.groups() if part) if parts else ""
    if not regions.is_code(code):
        raise ValueError(BAD_CODE.format(text[:30]))
    return code


class CodeWidget(widgets.Widget):
    """The code of a region."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if value is None or value == "":
            return ""
        code = read_code(value)
        if code.count(".") == regions.VILLAGE - 1:
            kind_of(code, "")  # a village of no kind is no code
        return code


class CodesWidget(widgets.Widget):
    """One or several codes with semicolons between."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[str]:
        if value is None or value == "":
            return []
        parts = value.split(";") if isinstance(value, str) else [value]
        return [read_code(part) for part in parts if not isinstance(part, str) or part.strip()]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(value or [])

    def shown(self, value: Any) -> str:
        """In the preview."""
        return self.render(value)


class NameWidget(widgets.Widget):
    """A name, one space between its words."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        name = " ".join(str("" if value is None else value).split())
        if len(name) > 120:
            raise ValueError("paling panjang 120 huruf.")
        return name


class ActWidget(widgets.Widget):
    """What happens, in one of six words; empty when the list itself tells."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if value is None or value == "":
            return ""
        text = " ".join(str(value).split()).casefold()
        if text and text not in ACTS:
            raise ValueError(f"“{text[:30]}” tidak dikenal. Pakai salah satu: {', '.join(Act.values)}.")
        return ACTS[text].value if text else ""


class RegionSheet(SheetResource):
    """Code and name are in every list; the other two say what lists alone can't tell."""

    code = Field(attribute="code", column_name="kode", widget=CodeWidget())
    name = Field(attribute="name", column_name="nama", widget=NameWidget())
    olds = Field(column_name="kode lama", widget=CodesWidget())
    act = Field(column_name="perubahan", widget=ActWidget())

    class Meta:
        model = Region
        fields = ("code", "name", "olds", "act")


class DecreeForm(PortalForm):
    """Since when the list holds, and by which decree."""

    not_future = ("since",)

    since = TanggalField(label="Berlaku sejak", help_text="Hari pertama nama dan kode yang baru, menurut dasarnya.")
    decree = forms.CharField(
        label="Dasar",
        max_length=200,
        help_text="Contoh: Keputusan Menteri Dalam Negeri Nomor 300.2.2-2138 Tahun 2025",
    )
    complete = forms.BooleanField(
        label="Daftar lengkap: wilayah yang tidak ada lagi di dalamnya ditunjukkan",
        help_text="Dihitung untuk kabupaten dalam berkas. Tidak ada yang diakhiri sebelum Anda menyetujuinya.",
        required=False,
    )


def ending_form(count: int) -> type[PortalForm]:
    """Asked again above the button: may the regions that the list no longer has be ended?"""
    label = f"Akhiri juga {count} wilayah yang tidak ada lagi dalam daftar"
    return type("EndingForm", (PortalForm,), {"end_vanished": forms.BooleanField(label=label, required=False)})
