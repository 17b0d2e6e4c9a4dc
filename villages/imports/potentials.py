"""Potentials from a spreadsheet: drafts to be handed in, or handed in at once where the kabupaten brings them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from import_export.fields import Field

from accounts.access import within
from accounts.permissions import Permission
from records.formats import angka
from records.importing.amounts import Angka, Bulan, Koordinat, Tanggal
from records.importing.kind import After, SheetResource
from records.importing.widgets import Pilihan, Teks
from villages.facts.handing_in import MOST_VILLAGES, drafts_of_import
from villages.imports.columns import KodeDesa, NamaTopik, Satuan
from villages.imports.facts import VillageFactsImport
from villages.imports.known import Facts
from villages.models import Potential, Topic
from villages.regions.gazetteer import villages

Status = Potential.Status
SUBMITTED = "Potensi ini sudah diajukan. Buka dulu dengan “Ubah lagi” di halamannya."
NEXT, DRAFTS = "Ajukan potensi ini", "Semuanya masih draf. Sesudah diajukan, orang kedua memverifikasinya."
LINK = "Ajukan {count} potensi Desa {name}"
VERIFIED = "Potensi ini sudah terverifikasi. Buka dulu dengan “Ubah lagi” di halamannya."


class PotentialSheet(SheetResource):
    """The columns, as they are exported and imported."""

    number = Field("pk", column_name="nomor", widget=Teks(10))
    village = Field("village__code", column_name="kode desa", widget=KodeDesa())
    village_name = Field("village__name", column_name="desa", widget=Teks(120))
    topic = Field("topic__name", column_name="topik", widget=NamaTopik())
    name = Field("name", column_name="nama potensi", widget=Teks(150))
    quantity = Field("quantity", column_name="jumlah", widget=Angka())
    unit = Field("unit", column_name="satuan", widget=Satuan())
    lean_quantity = Field("lean_quantity", column_name="jumlah musim sulit", widget=Angka())
    lean_from = Field("lean_from", column_name="musim sulit mulai", widget=Bulan())
    lean_until = Field("lean_until", column_name="musim sulit sampai", widget=Bulan())
    own_use = Field("own_use", column_name="dipakai sendiri", widget=Angka())
    owner = Field("owner", column_name="pemilik", widget=Pilihan(Potential.Owner.choices))
    owner_name = Field("owner_name", column_name="nama pemilik", widget=Teks(100))
    access = Field("access", column_name="boleh dipakai bersama", widget=Pilihan(Potential.Access.choices))
    condition = Field("condition", column_name="kondisi", widget=Pilihan(Potential.Condition.choices))
    source = Field("source", column_name="didapat dari", widget=Pilihan(Potential.Source.choices))
    latitude = Field("latitude", column_name="lintang", widget=Koordinat("-7,796", -11, 6))
    longitude = Field("longitude", column_name="bujur", widget=Koordinat("111,629", 95, 141))
    measured_on = Field("measured_on", column_name="tanggal diukur", widget=Tanggal())
    description = Field("description", column_name="keterangan", widget=Teks(5000, lines=True))


class PotentialImport(VillageFactsImport):
    """Potensi desa."""

    slug = "potensi"
    title = "Potensi desa"
    sentence = "Apa yang dimiliki desa: air, lahan, hasil kebun, tenaga, gedung, dengan jumlah dan satuannya."
    resource = PotentialSheet
    model = Potential
    code = "potential"
    columns = (
        "name",
        "quantity",
        "unit",
        "lean_quantity",
        "lean_from",
        "lean_until",
        "own_use",
        "owner",
        "owner_name",
        "access",
        "condition",
        "source",
        "latitude",
        "longitude",
        "measured_on",
        "description",
    )
    frame = ("kind", "status")
    read_only = (*VillageFactsImport.read_only, "keadaan", "diverifikasi pada")
    nullable = frozenset(
        {"lean_quantity", "lean_from", "lean_until", "own_use", "latitude", "longitude", "measured_on"}
    )
    example = {
        "village": "99.99.99.2999",
        "village_name": "Contoh",
        "topic": "Air bersih",
        "name": "Contoh: Mata air Sumber Jambe",
        "quantity": "18,5",
        "unit": "l/dt",
        "lean_quantity": "9,25",
        "lean_from": "Juli",
        "lean_until": "Oktober",
        "own_use": "6",
        "owner": "Desa",
        "measured_on": "27/3/2026",
    }
    hints = {
        "number": "Kosongkan untuk potensi baru. Berkas unduhan mengisinya sendiri.",
        "village": "Kode Kemendagri dengan titik, misalnya 35.02.19.2002.",
        "village_name": "Boleh kosong. Bila diisi, harus cocok dengan kodenya.",
        "topic": "Nama topik, atau kata lain untuknya. Daftarnya di lembar Pilihan.",
        "name": "Contoh: Mata air Sumber Jambe.",
        "quantity": "Desimal dengan koma: 18,5. Ribuan tanpa titik: 1850.",
        "unit": "Satuan yang cocok dengan topik, misalnya l/dt.",
        "lean_quantity": "Jumlah saat paling sedikit, dalam satuan yang sama.",
        "lean_from": "Nama bulan, misalnya Juli.",
        "lean_until": "Nama bulan, misalnya Oktober.",
        "own_use": "Yang dipakai warga desa sendiri, dalam satuan yang sama.",
        "latitude": "Contoh: -7,796.",
        "longitude": "Contoh: 111,629.",
        "measured_on": "Contoh: 27/3/2026. Kosong berarti belum pernah diukur.",
    }

    def reachable(self, user: Any, code_field: str) -> Q:
        return within(user, Permission.IMPORT_RUN, code_field)

    def seen(self, user: Any) -> QuerySet:
        """A draft only where the person fills drafts in: sight by one office and import by another do not add up."""
        writes = within(user, Permission.POTENTIAL_EDIT, "village__code")
        rows = Potential.objects.visible_to(user).filter(self.reachable(user, "village__code"))
        return rows.filter(~Q(status=Status.DRAFT) | writes)

    def begin(self, run: Any, user: Any) -> Facts:
        context = super().begin(run, user)
        writing = villages().filter(within(user, Permission.POTENTIAL_EDIT, "code"))
        context.drafts = set(writing.values_list("code", flat=True))
        return context

    def judge_facts(self, whole: dict[str, Any]) -> list[str]:
        problems = []
        quantity, lean = whole["quantity"], whole["lean_quantity"]
        for name, title in (("lean_quantity", "jumlah musim sulit"), ("own_use", "dipakai sendiri")):
            if whole[name] is not None and whole[name] > quantity:
                problems.append(f"{title}: {angka(whole[name])} melebihi jumlah ({angka(quantity)}).")
        months = [bool(whole[name]) for name in ("lean_from", "lean_until")]
        if months[0] != months[1]:
            problems.append("musim sulit: isi bulan mulai dan bulan sampai, atau kosongkan keduanya.")
        elif months[0] and lean is None:
            problems.append("jumlah musim sulit: isi, atau kosongkan bulannya.")
        if (whole["latitude"] is None) != (whole["longitude"] is None):
            problems.append("letak: isi lintang dan bujur, atau kosongkan keduanya.")
        if whole["measured_on"] and whole["measured_on"] > timezone.localdate():
            problems.append("tanggal diukur: tidak boleh setelah hari ini.")
        return problems

    def locked(self, context: Facts, stored: dict[str, Any]) -> str:
        return {Status.SUBMITTED: SUBMITTED, Status.VERIFIED: VERIFIED}.get(stored["status"], "")

    def own_facts(self, context: Facts, village: str, topic: Topic | None, stored: dict[str, Any]) -> dict[str, Any]:
        fresh = Status.DRAFT if village in context.drafts else Status.SUBMITTED
        return {
            "kind": topic.kind if topic else stored["kind"],
            "status": stored["status"] if stored else fresh.value,
        }

    def told_beside(self, user: Any) -> Callable[[Any], list[Any]]:
        place = super().told_beside(user)
        return lambda row: [
            *place(row),
            row.get_status_display(),
            row.verified_at and timezone.localdate(row.verified_at),
        ]

    def after(self, run: Any, user: Any) -> After | None:
        """Drafts are handed in, village by village; what the kabupaten brings is handed in already."""
        places = drafts_of_import(run, user)
        if not places:
            return None
        links = [
            (LINK.format(count=place.count, name=place.name), f"{submit_page(place.code)}?impor={run.pk}")
            for place in places[:MOST_VILLAGES]
        ]
        more = (
            f" {len(places) - MOST_VILLAGES} desa lain: ajukan dari profil desanya."
            if len(places) > MOST_VILLAGES
            else ""
        )
        return After(NEXT, f"{DRAFTS}{more}", links)

    def lists(self, user: Any) -> dict[str, Any]:
        chosen = {
            "pemilik": Potential.Owner,
            "boleh dipakai bersama": Potential.Access,
            "kondisi": Potential.Condition,
            "didapat dari": Potential.Source,
        }
        return super().lists(user) | {heading: choices.labels for heading, choices in chosen.items()}


def submit_page(code: str) -> str:
    """Where the drafts of a village are handed in together."""
    return reverse("villages:potential-submit-all", args=[code])
