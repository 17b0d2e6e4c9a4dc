"""Forms of invitations to outside parties: found in the register, invited by letter, their refusal."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.forms.parties import DATE_HINT, text
from partnerships.models import Partner, PartnerInvitation
from records.forms import PortalForm, PortalModelForm


class NameSearchForm(PortalForm):
    """Words of the name of a registered outside party."""

    counts = False
    cari = forms.CharField(label="Cari nama pihak ketiga", required=False, max_length=80)


class PartnerChoiceForm(PortalForm):
    """One of the outside parties that the search found."""

    partner = forms.ModelChoiceField(
        label="Pihak ketiga",
        queryset=Partner.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Pilih satu pihak ketiga"},
    )

    def __init__(self, *args: Any, found: QuerySet[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = found
        self.fields["partner"].label_from_instance = lambda partner: f"{partner.name}, {partner.get_kind_display()}"


class InviteForm(PortalModelForm):
    """The letter by which an outside party is asked for an offer."""

    class Meta:
        model = PartnerInvitation
        fields = ["letter_number", "invited_on", "reply_due"]
        not_future = ("invited_on",)
        labels = {"letter_number": "Nomor surat undangan", "invited_on": "Tanggal surat"}
        help_texts = {
            "letter_number": "Nomor dari buku surat keluar desa, misalnya 140/18/405.29.07/2026",
            "invited_on": DATE_HINT,
            "reply_due": "Tidak boleh sesudah batas penawaran dalam pengumuman",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].required = True


class DeclineForm(PortalModelForm):
    """An invited outside party does not offer."""

    class Meta:
        model = PartnerInvitation
        fields = ["replied_on", "reason"]
        not_future = ("replied_on",)
        labels = {"replied_on": "Tanggal jawaban", "reason": "Alasan pihak ketiga"}
        help_texts = {"replied_on": DATE_HINT}
        widgets = {"reason": text()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].required = True
