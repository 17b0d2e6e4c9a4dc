"""Forms of cooperation with an outside party: offers, identity, evaluation, announcement, answer."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.forms.twins import TwinsMixin
from partnerships.models import Announcement, Partner, Proposal
from records.forms import BerkasField, PortalForm, PortalModelForm, RupiahField, TanggalField

DATE_HINT = "Contoh: 27/3/2026 atau 27 Maret 2026"
LONG_NUMBER = re.compile(r"\+?\d(?:[\s.()-]?\d){8,}")  # what looks like somebody's telephone
TELEPHONE = re.compile(r"(?<![\d.,/])(?:\+?62|\(?0)(?:[\s.()-]{0,2}\d){8,}")  # in texts that also name money and codes
IDENTITY = Partner.IDENTITY
LETTER = ("letter_number", "dated", "received_on", "offers", "expects", "value", "profile")
WHO, CONTACT = IDENTITY[:8], IDENTITY[8:]


def area(rows: int = 3) -> forms.Textarea:
    """A text area of some rows."""
    return forms.Textarea(attrs={"rows": rows})


def digits_of(text: str) -> str:
    """A number without the spaces, dots and dashes with which people write it."""
    return re.sub(r"[\s.\-]", "", text)


class PartnerForm(PortalModelForm):
    """Who the outside party is, by its own papers; what is missing is told, not forced."""

    groups = (("Pihak ketiga", WHO), ("Penanda tangan dan kontak", CONTACT))
    # Longer than what is kept: people write these numbers with spaces, dots and dashes.
    business_number = forms.CharField(
        label="Nomor Induk Berusaha (NIB)", help_text="13 angka", max_length=30, required=False
    )
    tax_number = forms.CharField(
        label="Nomor Pokok Wajib Pajak (NPWP)", help_text="15 atau 16 angka", max_length=30, required=False
    )

    class Meta:
        model = Partner
        fields = list(IDENTITY)
        labels = {
            "name": "Nama pihak ketiga",
            "kind": "Jenis pihak ketiga",
            "deed": "Nomor akta atau pengesahan",
        }
        widgets = {"address": area(2)}
        help_texts = {
            "name": "Tulis seperti di akta. Contoh: CV Kopi Lereng Lawu",
            "legal_form": "Untuk badan hukum. Contoh: PT, CV, koperasi, yayasan",
            "unit": "Untuk lembaga pemerintah. Contoh: Dinas Pertanian Kabupaten Ponorogo",
            "deed": "Contoh: Akta 12 tanggal 3 Mei 2019, notaris Sri Rahayu",
            "signatory": "Orang yang berwenang menandatangani perjanjian",
            "signatory_office": "Contoh: Direktur, Ketua, Rektor",
            "phone": "Hanya dilihat petugas desa yang mengurus kerja sama ini",
        }

    def clean_business_number(self) -> str:
        digits = digits_of(self.cleaned_data["business_number"])
        if digits and not re.fullmatch(r"[0-9]{13}", digits):
            raise forms.ValidationError("NIB harus 13 angka")
        return digits

    def clean_tax_number(self) -> str:
        digits = digits_of(self.cleaned_data["tax_number"])
        if digits and not re.fullmatch(r"[0-9]{15,16}", digits):
            raise forms.ValidationError("NPWP harus 15 atau 16 angka")
        return digits

    @property
    def identity(self) -> dict[str, Any]:
        """What was typed about the party itself."""
        return {name: self.cleaned_data[name] for name in IDENTITY}


class LetterForm(PortalModelForm):
    """The letter of an offer, and what it says."""

    upload = BerkasField(
        label="Pindaian surat penawaran", required=False, help_text="JPG, PNG, atau PDF, paling besar 5 MB"
    )

    class Meta:
        model = Proposal
        fields = list(LETTER)
        field_classes = {"value": RupiahField}
        not_future = ("dated", "received_on")
        labels = {
            "letter_number": "Nomor surat pihak ketiga",
            "dated": "Tanggal surat",
            "received_on": "Tanggal diterima desa",
            "value": "Nilai yang ditawarkan",
        }
        widgets = {name: area() for name in ("offers", "expects", "profile")}
        help_texts = {
            "letter_number": "Contoh: 021/KWJ/III/2026",
            "dated": DATE_HINT,
            "received_on": "Tanggal surat dicatat di buku surat masuk",
            "offers": "Contoh: mesin sangrai, pelatihan 20 warga, pembelian kopi Rp35.000 tiap kg",
            "expects": "Contoh: ruang 60 m² di gedung serbaguna, pasokan 10 ton setahun",
            "value": "Contoh: 250.000.000. Kosongkan bila surat tidak menyebut uang",
            "profile": "Contoh: berdiri 2015, mengolah kopi di tiga desa",
        }

    @property
    def letter(self) -> dict[str, Any]:
        """What was typed about the letter."""
        return {name: self.cleaned_data[name] for name in LETTER}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        judge_days(self)
        return data


def judge_days(form: Any) -> None:
    """A letter is written before it is received."""
    dated, received = form.cleaned_data.get("dated"), form.cleaned_data.get("received_on")
    if dated and received and received < dated:
        form.add_error("received_on", "Tanggal diterima tidak boleh sebelum tanggal surat")


class ProposalForm(TwinsMixin, PortalForm):
    """An offer as it comes in: who sends it, and its letter."""

    groups = (*PartnerForm.groups, ("Surat penawaran", (*LETTER, "upload")))
    not_future = LetterForm.Meta.not_future
    identity, letter = PartnerForm.identity, LetterForm.letter
    clean_business_number = PartnerForm.clean_business_number
    clean_tax_number = PartnerForm.clean_tax_number

    def __init__(self, *args: Any, among: QuerySet[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.among = among

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        judge_days(self)
        self.judge_twins(data)
        return data


ProposalForm.base_fields = PartnerForm.base_fields | LetterForm.base_fields


class EvaluationForm(PortalModelForm):
    """How the village weighs one offer."""

    class Meta:
        model = Proposal
        fields = ["evaluation"]
        labels = {"evaluation": "Penilaian desa"}
        widgets = {"evaluation": area(5)}
        help_texts = {"evaluation": "Tulis yang baik dan yang kurang, menurut cara menilai yang sudah disepakati"}
        error_messages = {"evaluation": {"required": "Tulis penilaian desa"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evaluation"].required = True


class AnnouncementForm(PortalModelForm):
    """The public offer to outside parties; nothing in it is anybody's private telephone."""

    class Meta:
        model = Announcement
        fields = ["number", "dated", "closes_on", "posted_at", "submit_to"]
        not_future = ("dated",)
        labels = {"posted_at": "Tempat pengumuman dipasang", "submit_to": "Penawaran dikirim ke"}
        help_texts = {
            "number": "Nomor dari buku surat keluar desa, misalnya 140/15/405.29.07/2026",
            "dated": DATE_HINT,
            "closes_on": "Beri waktu cukup bagi pihak luar untuk menyiapkan penawaran",
            "posted_at": "Contoh: papan pengumuman balai desa dan kantor kecamatan",
            "submit_to": "Alamat kantor desa. Jangan tulis nomor telepon pribadi, karena dibaca umum",
        }

    def clean_number(self) -> str:
        nobodys_telephone(self.cleaned_data["number"])
        return self.cleaned_data["number"]

    def clean_posted_at(self) -> str:
        return no_telephone(self.cleaned_data["posted_at"])

    def clean_submit_to(self) -> str:
        return no_telephone(self.cleaned_data["submit_to"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        dated, closes = data.get("dated"), data.get("closes_on")
        if dated and closes and closes < dated:
            self.add_error("closes_on", "Batas penawaran tidak boleh sebelum tanggal pengumuman")
        return data


def no_telephone(text: str) -> str:
    """What anyone may read carries nobody's telephone."""
    if LONG_NUMBER.search(text):
        raise forms.ValidationError("Tulis alamat kantor, bukan nomor telepon. Pengumuman ini dibaca umum")
    return text


def nobodys_telephone(text: str) -> None:
    """The same for texts in which amounts and village codes are welcome."""
    if TELEPHONE.search(text):
        raise forms.ValidationError("Jangan tulis nomor telepon. Isian ini dibaca umum")


class AnswerProposalForm(PortalForm):
    """The village's answer to a proposal, by letter."""

    answer = forms.ChoiceField(
        label="Jawaban desa",
        choices=[("accept", "Menerima proposal"), ("refuse", "Menolak proposal dan menutup rencana ini")],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(label="Nomor surat jawaban", help_text="Nomor dari buku surat keluar desa", max_length=60)
    dated = TanggalField(label="Tanggal surat jawaban", help_text=DATE_HINT)
    reason = forms.CharField(label="Alasan", help_text="Wajib diisi kalau menolak", required=False, widget=area(4))
    not_future = ("dated",)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("answer") == "refuse" and not data.get("reason"):
            self.add_error("reason", "Isi alasan menolak")
        return data
