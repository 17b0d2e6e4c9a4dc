"""Forms of the parties: first contacts, the choice, the offer and its answers, the delegates."""

from typing import Any

from django import forms

from partnerships.models import Contact, Delegate, OfferLetter
from records.forms import PortalForm, PortalModelForm, TanggalField

DATE_HINT = "Contoh: 27/3/2026 atau 27 Maret 2026"


def text(rows: int = 3) -> forms.Textarea:
    """A text area of some rows."""
    return forms.Textarea(attrs={"rows": rows})


class ContactForm(PortalModelForm):
    """A first contact with a candidate village."""

    class Meta:
        model = Contact
        fields = ["met_on", "person", "result"]
        not_future = ("met_on",)
        widgets = {"result": text()}
        help_texts = {"met_on": DATE_HINT, "person": "Tulis nama dan jabatannya"}
        error_messages = {
            "person": {"required": "Tulis siapa yang ditemui"},
            "result": {"required": "Tulis hasil pertemuan"},
        }


class PartyReasonForm(PortalForm):
    """The reason of a choice; its label, its error and whether it must be there come from the move."""

    reason = forms.CharField(label="Alasan", widget=text(4))

    def __init__(self, *args: Any, label: str, missing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        field.label, field.required = label, bool(missing)
        field.error_messages["required"] = missing


class OfferForm(PortalModelForm):
    """The letter of offer: five items of Permendagri 96/2017 pasal 13 ayat (3) huruf b, three more as known already."""

    groups = (
        ("Surat", ("number", "dated", "reply_due")),
        ("Isi penawaran", ("subject", "extent", "manner", "duration", "rights_duties")),
        ("Kalau sudah diketahui", ("funding", "changes", "disputes")),
    )

    class Meta:
        model = OfferLetter
        fields = ["number", "dated", "reply_due", "subject", "extent", "manner", "duration", "rights_duties"]
        fields += ["funding", "changes", "disputes"]
        not_future = ("dated",)
        widgets = {"subject": text(), "extent": text(), "manner": text(), "rights_duties": text()}
        widgets |= {"funding": text(3), "changes": text(3), "disputes": text(3)}
        help_texts = {
            "number": "Nomor dari buku surat keluar desa, misalnya 140/12/405.29.07/2026",
            "dated": DATE_HINT,
            "reply_due": "Beri waktu cukup untuk musyawarah desa yang diundang",
            "duration": "Contoh: 10 tahun sejak Peraturan Bersama berlaku",
            "funding": "Boleh kosong, dibahas dalam naskah nanti",
            "changes": "Boleh kosong, dibahas dalam naskah nanti",
            "disputes": "Boleh kosong, dibahas dalam naskah nanti",
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        dated, due = data.get("dated"), data.get("reply_due")
        if dated and due and due < dated:
            self.add_error("reply_due", "Batas jawaban tidak boleh sebelum tanggal surat")
        return data


class AnswerForm(PortalForm):
    """The answer of an invited village, by letter."""

    answer = forms.ChoiceField(
        label="Jawaban desa",
        choices=[("accept", "Menerima penawaran"), ("decline", "Menolak penawaran")],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label="Nomor surat jawaban", help_text="Nomor dari buku surat keluar desa Anda", max_length=60
    )
    dated = TanggalField(label="Tanggal surat jawaban", help_text=DATE_HINT)
    reason = forms.CharField(label="Alasan", help_text="Wajib diisi kalau menolak", required=False, widget=text(4))
    not_future = ("dated",)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("answer") == "decline" and not data.get("reason"):
            self.add_error("reason", "Isi alasan menolak")
        return data


class DelegateForm(PortalModelForm):
    """One person whom the village sends."""

    class Meta:
        model = Delegate
        fields = ["name", "sex", "element", "office"]
        widgets = {"sex": forms.RadioSelect}
        help_texts = {"name": "Tulis sesuai KTP, tanpa gelar"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = [choice for choice in self.fields["sex"].choices if choice[0]]
