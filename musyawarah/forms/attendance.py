"""Forms for invitations and for those who came: one by one, or many in one box."""

import re
from typing import Any

from django import forms

from musyawarah.models import Attendance, Deliberation, Element, Invitation, Sex
from records.forms import PortalForm, PortalModelForm, TanggalField

# What people write for an unsur, besides its code and its name.
SPOKEN = {
    Element.GOVERNMENT: "perangkat desa, perangkat, pemerintah, kepala desa, kades, sekretaris desa, sekdes, "
    "kaur, kasi, kepala dusun, kasun, kamituwo, bendahara desa",
    Element.COUNCIL: "badan permusyawaratan desa",
    Element.CUSTOM: "pemangku adat, sesepuh",
    Element.RELIGION: "ulama, kiai, kyai, ustaz, takmir, pendeta",
    Element.COMMUNITY: "tokoh, tomas",
    Element.EDUCATION: "guru, pendidik, kepala sekolah",
    Element.FARMERS: "petani, poktan, gapoktan, peternak, pekebun",
    Element.FISHERS: "pembudidaya ikan",
    Element.CRAFTSPEOPLE: "pengrajin",
    Element.WOMEN: "wanita, ibu, ibu ibu",
    Element.CHILDREN: "pemerhati anak, pelindungan anak, perlindungan anak",
    Element.POOR: "masyarakat miskin, warga miskin, keluarga miskin, kk miskin",
    Element.INSTITUTION: "lembaga kemasyarakatan, lkd, rt, rw, ketua rt, ketua rw, pkk, karang taruna, posyandu, lpmd",
    Element.OTHER: "warga, lain lain, lainnya",
}
BEFORE_UNSUR = ("unsur ", "wakil ", "perwakilan ", "anggota ", "ketua ", "kelompok ", "tokoh ")
SPOKEN_SEX = {Sex.MALE: "l, lk, laki, laki laki, pria", Sex.FEMALE: "p, pr, perempuan, wanita"}


def plain_word(text: str) -> str:
    """Lower case, with one blank for whatever stands between words."""
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


ELEMENT_BY_WORD = {word: element for element, words in SPOKEN.items() for word in words.split(", ")}
ELEMENT_BY_WORD |= {plain_word(text): element for element in Element for text in (element.value, element.label)}
SEX_BY_WORD = {word: sex for sex, words in SPOKEN_SEX.items() for word in words.split(", ")}


def element_of(text: str) -> str:
    """The unsur that is meant: "petani", "Kelompok tani" and "wakil tani" are one; "" when none is."""
    word = plain_word(text)
    while word and word not in ELEMENT_BY_WORD:
        word = next((word.removeprefix(start) for start in BEFORE_UNSUR if word.startswith(start)), "")
    return ELEMENT_BY_WORD.get(word, "")


SEVERAL = "Satu orang tiap baris: nama; unsur; L atau P; jabatan. Jabatan boleh kosong. Contoh: Siti Aminah; tani; P."
WORDS = f"Unsur: {', '.join(Element.values)}. Kata seperti petani atau perangkat juga boleh."


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


class LetterForm(PortalForm):
    """The letter of invitation: whom it invites, and its date; the portal gives the number."""

    recipients = forms.CharField(
        label="Yang diundang",
        help_text="Satu orang atau kelompok tiap baris. Lebih dari empat baris dicetak sebagai daftar terlampir.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    dated = TanggalField(label="Tanggal surat", help_text="Contoh: 27/3/2026")
    not_future = ("dated",)

    def clean_recipients(self) -> str:
        lines = [" ".join(line.split()) for line in self.cleaned_data["recipients"].splitlines() if line.strip()]
        if not lines:
            raise forms.ValidationError("Isi yang diundang")
        if any(len(line) > 150 for line in lines):
            raise forms.ValidationError("Tiap baris paling panjang 150 huruf")
        return "\n".join(lines)


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
    people = forms.CharField(label="Peserta", help_text=f"{SEVERAL} {WORDS}", widget=forms.Textarea(attrs={"rows": 12}))
    is_delegate = forms.BooleanField(label="Semua orang di daftar ini utusan desa", required=False)

    def __init__(self, *args: Any, deliberation: Deliberation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(deliberation)

    @property
    def elements(self) -> list[tuple[str, str]]:
        """Each short word with the unsur it stands for."""
        return Element.choices

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
    if not element_of(element):
        mistakes.append(f"unsur “{element}” tidak dikenal. Contoh: pemdes, bpd, tani" if element else "Isi unsur")
    if plain_word(sex) not in SEX_BY_WORD:
        mistakes.append("tulis L atau P setelah unsur")
    if any(parts[4:]):
        mistakes.append("terlalu banyak titik koma")
    person = {
        "name": name,
        "element": element_of(element),
        "sex": SEX_BY_WORD.get(plain_word(sex), ""),
        "office": office,
    }
    return person, mistakes
