"""Forms of the register of outside parties: the entry, where it works, what it offers and seeks, its papers."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.forms.partners import PartnerForm, area
from partnerships.forms.twins import TwinsMixin
from partnerships.models import Partner, PartnerDocument, PartnerTopic
from partnerships.registry.coverage import read_region, read_regions, written
from records.choices import ForgivingChoice
from records.coordinates import KoordinatField
from records.forms import BerkasField, PortalForm, PortalModelForm
from villages.facts.measure_fields import MeasuredMixin, TopicField, UnitField
from villages.models import Region

EXAMPLE = "Contoh: Kecamatan Ngebel, atau 35.02.19"


class WilayahField(forms.CharField):
    """A region, or several on lines of their own, by name or code; kept as typed until it is understood."""

    def __init__(self, *, several: bool = False, **kwargs: Any) -> None:
        self.several = several
        if several:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 5}))
        super().__init__(**({"max_length": 5000 if several else 100} | kwargs))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Region):
            return written(value)
        return "\n".join(map(written, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        found, wrong = read_regions(super().clean(value))
        if wrong:
            raise forms.ValidationError(wrong)
        if self.several:
            return found
        if len(found) > 1:
            raise forms.ValidationError("Tulis satu wilayah saja")
        return found[0] if found else None


class PartnerEntryForm(TwinsMixin, PartnerForm):
    """The whole entry of the register."""

    groups = (
        *PartnerForm.groups,
        ("Tempat dan profil", ("seat", "profile", "latitude", "longitude")),
    )
    seat = WilayahField(label="Berkedudukan di", help_text="Contoh: Kabupaten Ponorogo", required=False)
    latitude = KoordinatField(label="Lintang kantor", example="-7,796", required=False, min_value=-11, max_value=6)
    longitude = KoordinatField(label="Bujur kantor", example="111,629", required=False, min_value=95, max_value=141)

    class Meta(PartnerForm.Meta):
        fields = [*PartnerForm.Meta.fields, "profile", "latitude", "longitude"]
        widgets = PartnerForm.Meta.widgets | {"profile": area(3)}
        help_texts = PartnerForm.Meta.help_texts | {
            "phone": "Hanya dilihat pengusul dan Dinas PMD",
            "email": "Hanya dilihat pengusul dan Dinas PMD",
            "profile": "Dibaca umum. Contoh: berdiri 2015, mengolah kopi di tiga desa",
        }

    def __init__(self, *args: Any, among: QuerySet[Partner], **kwargs: Any) -> None:
        self.among = among
        super().__init__(*args, **kwargs)
        if self.instance.seat_id:
            self.initial["seat"] = self.instance.seat

    def stored(self, row: Partner) -> dict[str, Any]:
        return super().stored(row) | {"seat": row.seat}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            self.add_error("longitude", "Isi lintang dan bujur, atau kosongkan keduanya")
        self.judge_twins(data, None if self.instance._state.adding else self.instance)
        return data

    @property
    def entry(self) -> dict[str, Any]:
        """What was typed about the party."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("other", "home")}


class NewPartnerForm(PartnerEntryForm):
    """The same, with the place for which it is entered where the person has several."""

    home = forms.ModelChoiceField(Region.objects.none(), label="Diusulkan dari", to_field_name="code")

    def __init__(self, *args: Any, homes: list[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.homes = homes
        field = self.fields["home"]
        if len(homes) == 1:
            del self.fields["home"]
        else:
            field.queryset = Region.objects.filter(pk__in=[home.pk for home in homes]).order_by("code")
            field.label_from_instance = lambda region: region.title

    @property
    def place(self) -> Region:
        """Where it is entered."""
        return self.cleaned_data["home"] if "home" in self.fields else self.homes[0]


class CoverageForm(PortalForm):
    """Where the party works."""

    nationwide = forms.BooleanField(label="Seluruh Indonesia", required=False)
    regions = WilayahField(
        label="Wilayah kerja",
        several=True,
        required=False,
        help_text=f"Satu wilayah tiap baris, nama atau kode. {EXAMPLE}",
    )

    def stored(self, row: Partner) -> dict[str, Any]:
        rows = row.coverage.select_related("region").order_by("region__code")
        return {"nationwide": row.nationwide, "regions": [each.region for each in rows]}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("nationwide") and not data.get("regions") and "regions" not in self.errors:
            self.add_error("regions", "Tulis paling sedikit satu wilayah, atau centang seluruh Indonesia")
        return data


class PartnerTopicForm(MeasuredMixin, PortalModelForm):
    """One thing that the party offers or seeks, and how much of it when that is known."""

    topic = TopicField()
    unit = UnitField(required=False)

    class Meta:
        model = PartnerTopic
        fields = ["direction", "topic", "quantity", "unit", "note"]
        widgets = {"direction": forms.RadioSelect}
        help_texts = {
            "quantity": "Contoh: 10. Kosongkan kalau belum tahu",
            "note": "Contoh: membeli kopi kering sepanjang tahun",
        }
        error_messages = {"direction": {"required": "Pilih menawarkan atau mencari"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["direction"].choices = PartnerTopic.Direction.choices
        if self.instance.topic_id is None:
            self.instance.unit = self.instance.unit or ""
        self.begin_measure()

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        if (facts.get("quantity") is None) != (not facts.get("unit")) and not self.errors:
            missing = "unit" if facts.get("quantity") is not None else "quantity"
            self.add_error(missing, "Isi jumlah dan satuannya, atau kosongkan keduanya")
        self.judge_measure(facts)
        return facts


class PartnerDocumentForm(PortalModelForm):
    """A paper of the party."""

    upload = BerkasField(label="Berkas", help_text="JPG, PNG, atau PDF, paling besar 5 MB")

    class Meta:
        model = PartnerDocument
        fields = ["kind", "number", "valid_until"]
        help_texts = {
            "number": "Contoh: AHU-0012345.AH.01.01",
            "valid_until": "Kosongkan kalau berlaku terus. Contoh: 31/12/2027",
        }


class ConflictForm(PortalModelForm):
    """Whether somebody who decides for a village has a stake in the party."""

    class Meta:
        model = Partner
        fields = ["conflict", "conflict_note"]
        widgets = {"conflict": forms.RadioSelect, "conflict_note": area(3)}
        help_texts = {"conflict_note": "Contoh: direkturnya adik Kepala Desa Ngebel"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conflict"].choices = [choice for choice in Partner.Conflict.choices if choice[0]]
        self.fields["conflict"].required = True
        self.fields["conflict_note"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("conflict") == Partner.Conflict.DECLARED and not data.get("conflict_note", "").strip():
            self.add_error("conflict_note", "Tulis siapa dan apa kepentingannya")
        return data


class SearchedRegionField(WilayahField):
    """A region that is searched for: the widest of one name is meant."""

    def clean(self, value: Any) -> Any:
        region, wrong = read_region(forms.CharField.clean(self, value))
        if wrong:
            raise forms.ValidationError(wrong)
        return region


class PartnerSearchForm(PortalForm):
    """The filters of the register, read from the address."""

    cari = forms.CharField(label="Kata dalam nama", required=False, max_length=100)
    topik = ForgivingChoice(label="Topik", required=False)
    wilayah = SearchedRegionField(label="Bekerja di", required=False)

    def __init__(self, data: Any, *, topics: tuple[Any, ...]) -> None:
        super().__init__(data)
        self.fields["topik"].choices = (("", "Semua topik"), *topics)
        self.fields["topik"].widget.attrs["class"] = "form-select"

    def value(self, name: str) -> Any:
        """What was usable; empty for the rest."""
        self.is_valid()
        return self.cleaned_data.get(name) or ""

    @property
    def is_filtered(self) -> bool:
        return any(self[name].value() for name in self.fields)


class MergeForm(PortalForm):
    """One question before what can't be undone."""

    same = forms.BooleanField(
        label="Saya sudah memeriksa: keduanya pihak yang sama",
        error_messages={"required": "Centang kalau keduanya memang pihak yang sama"},
    )
