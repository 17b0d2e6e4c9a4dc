"""Forms of what a village weighs before an outside party is bound: the kajian and the KAK."""

from typing import Any

from partnerships.actions.studies import OF_PROPOSAL
from partnerships.forms.partners import DATE_HINT, area, nobodys_telephone
from partnerships.models import Appraisal, Cooperation, TermsOfReference
from records.forms import PortalModelForm, RupiahField


class AppraisalForm(PortalModelForm):
    """The kajian; what only a partner's proposal asks is left out on the village's own initiative."""

    groups = (
        ("Manfaat dan biaya", ("benefits", "benefit_value", "costs", "cost_value")),
        (
            "Lingkungan dan tata ruang",
            ("environment_rule", "environment_result", "spatial_rule", "spatial_result", "checked_on"),
        ),
        ("Aset desa dan modal luar", ("uses_asset", "asset_statement", "outside_investment")),
    )
    of_proposal = ("Kajian atas proposal", OF_PROPOSAL)

    class Meta:
        model = Appraisal
        fields = [
            "benefits",
            "benefit_value",
            "costs",
            "cost_value",
            "environment_rule",
            "environment_result",
            "spatial_rule",
            "spatial_result",
            "checked_on",
            "uses_asset",
            "asset_statement",
            "outside_investment",
            *OF_PROPOSAL,
        ]
        field_classes = {"benefit_value": RupiahField, "cost_value": RupiahField}
        not_future = ("checked_on",)
        labels = {
            "benefits": "Manfaat bagi warga dan desa",
            "benefit_value": "Taksiran manfaat setahun",
            "costs": "Biaya dan beban desa",
            "cost_value": "Taksiran biaya setahun",
            "environment_rule": "Aturan lingkungan yang diperiksa",
            "environment_result": "Hasil pemeriksaan lingkungan",
            "spatial_rule": "Aturan tata ruang yang diperiksa",
            "spatial_result": "Hasil pemeriksaan tata ruang",
            "uses_asset": "Kerja sama ini memakai aset desa",
            "asset_statement": "Perlakuan aset desa",
            "outside_investment": "Ada modal dari luar desa, misalnya gedung atau mesin milik perusahaan",
            "plan_fit": "Kesesuaian dengan RPJM Desa dan RKP Desa",
            "feasibility": "Kelayakan kegiatan",
            "partner_capacity": "Kemampuan pihak ketiga",
        }
        widgets = {
            name: area()
            for name in ("benefits", "costs", "environment_result", "spatial_result", "asset_statement", *OF_PROPOSAL)
        }
        help_texts = {
            "benefits": "Contoh: 40 warga bekerja di kebun wisata, PADes bertambah dari sewa lahan",
            "benefit_value": "Contoh: 120.000.000. Isi 0 bila tidak bisa dihitung dengan uang",
            "costs": "Contoh: desa menyiapkan jalan masuk dan satu petugas",
            "cost_value": "Contoh: 45.000.000",
            "environment_rule": "Contoh: Perda Ponorogo 5/2020 tentang pengelolaan lingkungan hidup",
            "environment_result": "Contoh: tidak mengambil air telaga, cukup SPPL",
            "spatial_rule": "Contoh: Perda Ponorogo 1/2012 tentang RTRW",
            "spatial_result": "Contoh: lahan berada di kawasan pertanian, wisata alam diperbolehkan",
            "checked_on": DATE_HINT,
            "asset_statement": "Isi bila memakai aset desa. Contoh: tanah kas desa disewakan 3 tahun, tidak dijaminkan",
            "plan_fit": "Contoh: RKP Desa 2027, baris 12: pengembangan wisata",
            "feasibility": "Contoh: lahan cukup, jalan bisa dilalui mobil, warga bersedia",
            "partner_capacity": "Contoh: sudah mengelola kebun wisata di dua desa sejak 2019",
        }

    def __init__(self, *args: Any, studies_proposal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if studies_proposal:
            self.groups = (*self.groups, self.of_proposal)
            return
        for name in OF_PROPOSAL:
            del self.fields[name]

    def stored(self, row: Cooperation) -> dict[str, Any]:
        """The cooperation's kajian as it is."""
        found = Appraisal.objects.filter(cooperation=row).first()
        return super().stored(found) if found else {}


class TermsForm(PortalModelForm):
    """The KAK."""

    class Meta:
        model = TermsOfReference
        fields = ["background", "objective", "extent", "requirements", "selection", "duration", "schedule"]
        labels = {"requirements": "Syarat bagi pihak ketiga", "selection": "Cara menilai penawaran"}
        widgets = {
            name: area(4) for name in ("background", "objective", "extent", "requirements", "selection", "schedule")
        }
        help_texts = {
            "background": "Contoh: panen kopi 40 ton setahun, dijual mentah karena desa belum punya alat sangrai",
            "objective": "Contoh: kopi diolah di desa supaya harga naik",
            "extent": "Tulis yang dikerjakan pihak ketiga, dan yang dikerjakan desa",
            "requirements": "Contoh: berbadan hukum, punya NIB, berpengalaman dua tahun",
            "selection": "Contoh: harga 40, pengalaman 30, tenaga kerja warga 30",
            "duration": "Contoh: 3 tahun sejak Perjanjian Bersama ditandatangani",
            "schedule": "Contoh: penawaran sampai 15 Mei 2026, pilihan diumumkan 30 Mei 2026",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.validators.append(nobodys_telephone)

    def stored(self, row: Cooperation) -> dict[str, Any]:
        """The cooperation's KAK as it is."""
        found = TermsOfReference.objects.filter(cooperation=row).first()
        return super().stored(found) if found else {}
