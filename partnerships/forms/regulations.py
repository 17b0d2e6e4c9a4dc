"""Forms of the umbrella Perdes and its stages."""

from datetime import date

from django import forms

from partnerships.actions.regulations import HALF_CONSULTED, last_date_before
from partnerships.models import VillageRegulation
from records.fields import TahunField
from records.formats import tanggal
from records.forms import PortalForm, PortalModelForm


class RegulationForm(PortalModelForm):
    """The draft with its text, and its consultation with the villagers."""

    class Meta:
        model = VillageRegulation
        fields = ["title", "consulted_on", "consultation", "text"]
        not_future = ["consulted_on"]
        help_texts = {
            "title": "Contoh: Kerja Sama Desa",
            "consulted_on": "Contoh: 27/3/2026. Kosongkan bila belum ada konsultasi",
            "consultation": "Contoh: pertemuan RT, 24 warga hadir, dan masukan mereka",
            "text": "Satu baris “BAB …” memulai bab, satu baris “Pasal” memulai pasal. Nomornya dibuat portal. "
            "Kosongkan bila naskah dibuat di luar portal.",
        }
        widgets = {"consultation": forms.Textarea(attrs={"rows": 4}), "text": forms.Textarea(attrs={"rows": 20})}

    def clean(self) -> dict:
        """A consultation has both its date and its form."""
        data = super().clean()
        day, text = data.get("consulted_on"), data.get("consultation")
        if not self.errors and bool(day) != bool(text):
            self.add_error("consultation" if day else "consulted_on", HALF_CONSULTED)
        return data


class StageForm(PortalModelForm):
    """One stage of a Perdes: what must be typed, with a date not before the stage before it."""

    date_field = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True

    def clean(self) -> dict:
        """Stages follow each other in time."""
        data = super().clean()
        day, earlier = data.get(self.date_field), last_date_before(self.instance, self.date_field)
        if isinstance(day, date) and earlier and day < earlier[1]:
            label = self.fields[self.date_field].label
            self.add_error(self.date_field, f"{label} tidak boleh sebelum {earlier[0]}, {tanggal(earlier[1])}")
        return data


class DiscussForm(PortalForm):
    """Nothing to type: the page shows what was consulted, the button brings the draft to the BPD."""


class AgreeForm(StageForm):
    """The BPD's decision."""

    date_field = "agreed_on"

    class Meta:
        model = VillageRegulation
        fields = ["council_decision", "agreed_on"]
        not_future = ["agreed_on"]
        help_texts = {"council_decision": "Contoh: 3/BPD/2026", "agreed_on": "Contoh: 27/3/2026"}


class EnactForm(StageForm):
    """The number and date that the kades gave it."""

    date_field = "enacted_on"
    year = TahunField(label="Tahun Perdes", help_text="Contoh: 2026")

    class Meta:
        model = VillageRegulation
        fields = ["number", "year", "enacted_on"]
        not_future = ["enacted_on"]
        help_texts = {"number": "Nomor dari buku Peraturan Desa. Contoh: 5", "enacted_on": "Contoh: 27/3/2026"}


class PromulgateForm(StageForm):
    """Its place in the Lembaran Desa."""

    date_field = "promulgated_on"

    class Meta:
        model = VillageRegulation
        fields = ["gazette_number", "promulgated_on"]
        not_future = ["promulgated_on"]
        help_texts = {"gazette_number": "Contoh: 5", "promulgated_on": "Contoh: 27/3/2026"}


STAGE_FORMS = {"discuss": DiscussForm, "agree": AgreeForm, "enact": EnactForm, "promulgate": PromulgateForm}
