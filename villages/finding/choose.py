"""Choosing one of 83,762 villages without JavaScript: search by a part of the name, then choose from a short list."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from records.forms import PortalForm
from villages.models import Region
from villages.regions.gazetteer import areas_of, inside, search_villages, villages
from villages.regions.lineage import origins_of, why_ended

KELURAHAN = "Kelurahan tidak bisa menjadi pihak kerja sama desa (UU 6/2014 pasal 91)."
OTHER_REGENCY = "Desa di kabupaten lain belum bisa dipilih. Kerja sama antarkabupaten punya aturan sendiri."
ALREADY_IN = "Sudah ada dalam daftar."
MOST_CHOICES = 25


@dataclass(frozen=True)
class VillageChoice:
    """One village of a short list; `reason` says in words why it can't be chosen."""

    village: Region
    area: str
    reason: str = ""
    origin: str = ""  # "dahulu Desa Mekarjaya"

    @property
    def code(self) -> str:
        return self.village.code

    @property
    def label(self) -> str:
        """Desa Sahang, Kecamatan Ngebel, Kabupaten Ponorogo; and why not, when it can't be chosen."""
        name = ", ".join(part for part in (self.village.title, self.area, self.origin) if part)
        return f"{name}. {self.reason}" if self.reason else name


def candidate_villages(text: str, *, near: Collection[str], exclude: Collection[str] = ()) -> QuerySet[Region]:
    """The villages to choose from: those of the own kecamatan (`near`), or what a search finds, the own ones first."""
    found = search_villages(text, near) if text.strip() else villages().filter(inside(near)).order_by("code")
    return found.exclude(code__in=exclude)


def why_not(village: Region, regency: str, taken: Collection[str] = ()) -> str:
    """Why this village can't be a party here, in words; empty when it can."""
    if village.code in taken:
        return ALREADY_IN
    if not village.can_be_party:
        return why_ended(village) if village.has_ended else KELURAHAN
    return OTHER_REGENCY if regency and village.regency_code != regency else ""


def choices_from(found: Iterable[Region], *, regency: str = "", taken: Collection[str] = ()) -> list[VillageChoice]:
    """A short list with names of kecamatan and kabupaten and of earlier; each knows whether it can be chosen."""
    shown = list(found)
    areas, origins = areas_of(village.code for village in shown), origins_of(shown)
    return [
        VillageChoice(each, areas.get(each.code, ""), why_not(each, regency, taken), origins.get(each.pk, ""))
        for each in shown
    ]


class VillageSearchForm(PortalForm):
    """The search box, sent by GET (templates/villages/_search.html); an empty one is no mistake."""

    cari = forms.CharField(
        label="Cari desa",
        help_text="Sebagian nama cukup. Untuk mempersempit: nama desa, koma, nama kecamatan.",
        required=False,
        max_length=100,
    )

    @property
    def text(self) -> str:
        """What is searched for; empty when nothing usable was typed."""
        return self.cleaned_data.get("cari", "") if self.is_valid() else ""


class RadioWithReasons(forms.RadioSelect):
    """Radio buttons of which some can't be chosen; their labels say why."""

    closed: frozenset[str] = frozenset()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.closed:
            option["attrs"]["disabled"] = True
        return option


class VillagePickForm(PortalForm):
    """One village out of a short list; those with a reason are shown and refused."""

    village = forms.ChoiceField(label="Desa", widget=RadioWithReasons)

    def __init__(self, *args: Any, choices: Iterable[VillageChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {choice.code: choice for choice in choices}
        field = self.fields["village"]
        field.choices = [(choice.code, choice.label) for choice in self.by_code.values()]
        field.widget.closed = frozenset(code for code, choice in self.by_code.items() if choice.reason)

    def clean_village(self) -> Region:
        choice = self.by_code[self.cleaned_data["village"]]
        if choice.reason:
            raise forms.ValidationError(choice.reason)
        return choice.village
