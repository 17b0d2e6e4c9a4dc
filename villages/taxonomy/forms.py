"""What the national administrator types about topics and units."""

from typing import Any

from django import forms

from records.fields import AngkaField
from records.forms import PortalForm, PortalModelForm
from villages.facts.measure_fields import spoken
from villages.models import Dimension, Topic, Unit

MOST_WORDS, LONGEST = 20, 60
DIMENSIONS = Dimension.choices


class WordsField(forms.CharField):
    """Other words for a topic, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def to_python(self, value: Any) -> list[str]:
        return [line for line in (" ".join(each.split()) for each in (value or "").splitlines()) if line]

    def validate(self, value: list[str]) -> None:
        if any("|" in word or len(word) > LONGEST for word in value):
            raise forms.ValidationError(f"Tiap kata paling panjang {LONGEST} huruf, tanpa tanda |.")
        if len(value) > MOST_WORDS:
            raise forms.ValidationError(f"Tulis paling banyak {MOST_WORDS} kata lain.")

    def run_validators(self, value: list[str]) -> None:
        """The words were judged one by one."""


class UnitChoice(forms.ModelChoiceField):
    """One of the units, with its whole name."""

    def label_from_instance(self, obj: Unit) -> str:
        return f"{obj.get_dimension_display()}: {spoken(obj)}"


class TopicForm(PortalModelForm):
    """One topic: its name and other words, its class, in what it is measured."""

    unit = UnitChoice(Unit.objects.order_by("dimension", "symbol"), label="Satuan biasa", empty_label="Pilih satuan")
    synonyms = WordsField(
        label="Kata lain",
        required=False,
        help_text="Satu kata tiap baris. Contoh: air minum. Pencarian menemukan topik ini juga lewat kata itu.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = Topic
        fields = ["name", "synonyms", "kind", "group", "dimension", "second_dimension", "unit", "is_active"]
        widgets = {"kind": forms.RadioSelect}
        labels = {"is_active": "Bisa dipilih dalam isian baru"}
        help_texts = {
            "name": "Contoh: Air bersih",
            "group": "Kelompok dalam jenisnya. Contoh: Sumber daya air",
            "is_active": "Bila tidak dicentang, catatan lama tetap memakainya.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = self.fields["kind"].choices[-4:]
        self.fields["second_dimension"].choices = [("", "Tidak ada"), *Dimension.choices]
        if self.of is None:
            del self.fields["is_active"]

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if "|" in name:
            raise forms.ValidationError("Nama topik tidak boleh memuat tanda |.")
        return name

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        unit, first, second = facts.get("unit"), facts.get("dimension"), facts.get("second_dimension")
        if first and first == second:
            self.add_error("second_dimension", "Pilih ukuran lain, atau “Tidak ada”.")
        elif unit and first and unit.dimension not in (first, second):
            self.add_error("unit", f"Satuan {unit} mengukur {unit.get_dimension_display().lower()}. Pilih yang cocok.")
        return facts


class UnitForm(PortalForm):
    """One unit: how much of the base unit one of it is."""

    symbol = forms.CharField(label="Satuan", max_length=30, help_text="Contoh: l/dt. Tidak bisa diubah lagi nanti.")
    name = forms.CharField(label="Nama lengkap", max_length=60, help_text="Contoh: liter per detik")
    dimension = forms.ChoiceField(label="Yang diukur", choices=[("", "Pilih"), *Dimension.choices])
    factor = AngkaField(
        label="Besarnya dalam satuan dasar",
        max_digits=20,
        decimal_places=10,
        min_value=0,
        help_text="Contoh: 1 kuintal adalah 100 kg, tulis 100.",
    )

    def __init__(self, *args: Any, bases: dict[str, str], **kwargs: Any) -> None:
        """`bases` names the base unit of each dimension; it stands beside what it measures."""
        super().__init__(*args, **kwargs)
        named = [
            (each, f"{label}, satuan dasar {bases[each]}" if each in bases else label) for each, label in DIMENSIONS
        ]
        self.fields["dimension"].choices = [("", "Pilih"), *named]
        if self.of is not None:
            del self.fields["symbol"]

    def clean_factor(self) -> Any:
        factor = self.cleaned_data["factor"]
        if not factor:
            raise forms.ValidationError("Besarnya harus lebih dari 0.")
        return factor

    def clean_symbol(self) -> str:
        return " ".join(self.cleaned_data["symbol"].split())


class TopicSearchForm(PortalForm):
    """The search box of topics, sent by GET; an empty one is no mistake."""

    cari = forms.CharField(label="Cari topik", required=False, max_length=100)

    @property
    def text(self) -> str:
        """What is searched for; empty when nothing usable was typed."""
        return self.cleaned_data.get("cari", "") if self.is_valid() else ""
