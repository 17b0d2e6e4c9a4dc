"""Needs from a spreadsheet: what villages lack, how much, for how many households, by when."""

from typing import Any

from django.db.models import Q, QuerySet
from import_export.fields import Field

from accounts.access import within
from accounts.permissions import Permission
from records.importing.amounts import Angka, Bulat, Tahun
from records.importing.kind import SheetResource
from records.importing.widgets import Pilihan, Teks
from villages.facts.measures import past_year
from villages.imports.columns import KodeDesa, NamaTopik, Satuan
from villages.imports.facts import VillageFactsImport
from villages.imports.known import Facts
from villages.models import Need


class NeedSheet(SheetResource):
    """The columns, as they are exported and imported."""

    number = Field("pk", column_name="nomor", widget=Teks(10))
    village = Field("village__code", column_name="kode desa", widget=KodeDesa())
    village_name = Field("village__name", column_name="desa", widget=Teks(120))
    topic = Field("topic__name", column_name="topik", widget=NamaTopik())
    name = Field("name", column_name="kebutuhan", widget=Teks(150))
    quantity = Field("quantity", column_name="jumlah yang kurang", widget=Angka())
    unit = Field("unit", column_name="satuan", widget=Satuan())
    households = Field("households", column_name="jumlah KK", widget=Bulat())
    urgency = Field("urgency", column_name="kemendesakan", widget=Pilihan(Need.Urgency.choices))
    target_year = Field("target_year", column_name="tahun sasaran", widget=Tahun())
    plan_reference = Field("plan_reference", column_name="rujukan RPJM Desa", widget=Teks(150))


class NeedImport(VillageFactsImport):
    """Kebutuhan desa."""

    slug = "kebutuhan"
    title = "Kebutuhan desa"
    sentence = "Apa yang kurang di desa: berapa, untuk berapa KK, seberapa mendesak, tahun sasarannya."
    resource = NeedSheet
    model = Need
    code = "need"
    rights = (Permission.IMPORT_RUN, Permission.NEED_EDIT)
    columns = ("name", "quantity", "unit", "households", "urgency", "target_year", "plan_reference")
    required = VillageFactsImport.required | {"households", "urgency", "target_year"}
    example = {
        "village": "99.99.99.2999",
        "village_name": "Contoh",
        "topic": "Air bersih",
        "name": "Contoh: Air bersih saat kemarau",
        "quantity": "4,5",
        "unit": "l/dt",
        "households": "438",
        "urgency": "Tinggi",
        "target_year": "2027",
        "plan_reference": "Bab IV halaman 31",
    }
    hints = {
        "number": "Kosongkan untuk kebutuhan baru. Berkas unduhan mengisinya sendiri.",
        "village": "Kode Kemendagri dengan titik, misalnya 35.02.19.2002.",
        "village_name": "Boleh kosong. Bila diisi, harus cocok dengan kodenya.",
        "topic": "Nama topik, atau kata lain untuknya. Daftarnya di lembar Pilihan.",
        "name": "Contoh: Air bersih saat kemarau.",
        "quantity": "Desimal dengan koma: 4,5. Ribuan tanpa titik: 1850.",
        "unit": "Satuan yang cocok dengan topik, misalnya l/dt untuk air, trip untuk angkutan sampah.",
        "households": "KK berarti kepala keluarga. Contoh: 438.",
        "urgency": "Tinggi, Sedang, atau Rendah.",
        "target_year": "Tahun ini atau sesudahnya. Contoh: 2027.",
        "plan_reference": "Halaman atau bab RPJM Desa yang menyebutnya.",
    }

    def reachable(self, user: Any, code_field: str) -> Q:
        return within(user, Permission.IMPORT_RUN, code_field) & within(user, Permission.NEED_EDIT, code_field)

    def seen(self, user: Any) -> QuerySet:
        return Need.objects.filter(self.reachable(user, "village__code"))

    def judge(self, context: Facts, values: dict[str, Any], remarks: list[str]) -> list[str]:
        if problems := super().judge(context, values, remarks):
            return problems
        pk = self.pk_of(context, values)
        stored = context.stored(pk) if isinstance(pk, str) and pk else {}
        why = past_year(values.get("target_year"), stored.get("target_year"))
        return [why.replace("Tahun sasaran", "tahun sasaran:", 1)] if why else []

    def lists(self, user: Any) -> dict[str, Any]:
        return super().lists(user) | {"kemendesakan": Need.Urgency.labels}
