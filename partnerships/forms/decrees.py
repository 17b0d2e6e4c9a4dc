"""The form of a village's own decree about its people in a BKAD."""

from partnerships.models import Decree
from records.fields import TahunField
from records.forms import PortalModelForm


class DecreeForm(PortalModelForm):
    """The number and the day that the village gave its decree."""

    year = TahunField(label="Tahun", help_text="Contoh: 2026")

    class Meta:
        model = Decree
        fields = ["number", "year", "decided_on"]
        not_future = ["decided_on"]
        help_texts = {"number": "Nomor dari buku keputusan desa. Contoh: 188/4", "decided_on": "Contoh: 27/3/2026"}
