"""Forms for invitations and for those who came: one by one, or many in one box."""

from typing import Any

from django import forms

from musyawarah.models import Attendance, Deliberation, Element, Invitation, Sex
from records.forms import PortalForm, PortalModelForm

SPOKEN = {
    "perangkat desa": Element.GOVERNMENT,
    "perangkat": Element.GOVERNMENT,
    "pemerintah": Element.GOVERNMENT,
    "kades": Element.GOVERNMENT,
    "badan permusyawaratan desa": Element.COUNCIL,
    "tokoh": Element.COMMUNITY,
    "warga": Element.OTHER,
    "lain-lain": Element.OTHER,
    "lkd": Element.INSTITUTION,
}
ELEMENT_BY_WORD = (
    {element.value: element for element in Element}
    | {element.label.lower(): element for element in Element}
    | {element.label.lower().removeprefix("kelompok ").removeprefix("tokoh "): element for element in Element}
    | SPOKEN
)
SEX_BY_WORD = {"l": Sex.MALE, "p": Sex.FEMALE, "laki-laki": Sex.MALE, "perempuan": Sex.FEMALE}
SEVERAL = "Satu orang tiap baris: nama; unsur; L atau P; jabatan. Jabatan boleh kosong."


class OfMeeting:
    """A form about a meeting: between villages it asks which village, else it is known."""

    fields: dict[str, forms.Field]

    def limit(self, deliberation: Deliberation) -> None:
        if deliberation.is_inter_village:
            self.fields["village"].queryset = deliberation.villages.order_by("code")
        else:
            del self.fields["village"]
            self.fields.pop("is_delegate", None)


class InvitationForm(OfMeeting, PortalModelForm):
    """One invitation as it was delivered."""

    class Meta:
        model = Invitation
        fields = ["invitee", "element", "village", "people", "delivered_on", "how"]
        labels = {"delivered_on": "Tanggal undangan disampaikan", "how": "Cara menyampaikan"}
        help_texts = {
            "invitee": "Nama orang atau kelompok. Contoh: Kelompok Tani Sumber Rejeki",
            "people": "Berapa orang yang diundang dari kelompok ini",
            "delivered_on": "Contoh: 27/3/2026",
        }
        widgets = {"how": forms.RadioSelect}
        not_future = ["delivered_on"]

    def __init__(self, *args: Any, deliberation: Deliberation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["how"].choices = Invitation.How.choices
        self.fields["people"].min_value = 1
        self.limit(deliberation)


class AttendanceForm(OfMeeting, PortalModelForm):
    """One person who came."""

    class Meta:
        model = Attendance
        fields = ["name", "village", "element", "sex", "office", "is_delegate"]
        help_texts = {"office": "Contoh: Kaur Perencanaan"}
        widgets = {"sex": forms.RadioSelect}

    def __init__(self, *args: Any, deliberation: Deliberation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = Sex.choices
        self.limit(deliberation)


class ManyAttendancesForm(OfMeeting, PortalForm):
    """Many people at once; each wrong line is told by its number, and nothing typed is lost."""

    village = forms.ModelChoiceField(label="Desa", queryset=None)
    people = forms.CharField(
        label="Peserta", help_text=f"{SEVERAL} Contoh: Siti Aminah; tani; P", widget=forms.Textarea(attrs={"rows": 12})
    )
    is_delegate = forms.BooleanField(label="Semua orang di daftar ini utusan desa", required=False)

    def __init__(self, *args: Any, deliberation: Deliberation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(deliberation)

    def clean_people(self) -> list[dict[str, str]]:
        rows, wrong = [], []
        for number, line in enumerate(self.cleaned_data["people"].splitlines(), start=1):
            if line.strip():
                row, mistakes = read_person(line)
                rows.append(row)
                wrong += [f"Baris {number}: {mistake}" for mistake in mistakes]
        if wrong:
            raise forms.ValidationError(wrong)
        return rows

    def rows(self) -> list[dict[str, Any]]:
        """The people as actions.add_attendances wants them."""
        shared = {
            "village": self.cleaned_data.get("village"),
            "is_delegate": self.cleaned_data.get("is_delegate", False),
        }
        return [row | shared for row in self.cleaned_data["people"]]


def read_person(line: str) -> tuple[dict[str, str], list[str]]:
    """One typed line as a person, and what is wrong with it."""
    parts = [part.strip() for part in line.split(";")] + ["", "", "", ""]
    name, element, sex, office = parts[:4]
    mistakes = []
    if not name:
        mistakes.append("Isi nama")
    if len(name) > 120 or len(office) > 120:
        mistakes.append("nama dan jabatan paling panjang 120 huruf")
    if element.lower() not in ELEMENT_BY_WORD:
        mistakes.append(f"unsur “{element}” tidak dikenal. Contoh: pemdes, bpd, tani" if element else "Isi unsur")
    if sex.lower() not in SEX_BY_WORD:
        mistakes.append("tulis L atau P setelah unsur")
    if any(parts[4:]):
        mistakes.append("terlalu banyak titik koma")
    person = {
        "name": name,
        "element": ELEMENT_BY_WORD.get(element.lower(), ""),
        "sex": SEX_BY_WORD.get(sex.lower(), ""),
        "office": office,
    }
    return person, mistakes
