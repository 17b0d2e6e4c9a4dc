"""Outside parties from a spreadsheet: the list that the kabupaten keeps, by their own papers."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from import_export.fields import Field

from accounts.models import Grant
from accounts.permissions import Permission
from accounts.roles import ROLES
from partnerships.models import Partner, Proposal
from partnerships.registry.identity import missing_identity
from partnerships.registry.names import name_key
from records import bulk, trail
from records.importing.kind import Existing, ImportKind, SheetResource, plain_values
from records.importing.reversal import require_untouched, take_away
from records.importing.rows import Row, Rows
from records.importing.widgets import NomorPanjang, Pilihan, Surel, Teks, Telepon, typed
from records.models import Event
from villages.models import FormerName, Region
from villages.regions.gazetteer import regions_of

RIGHTS = {Permission.IMPORT_RUN, Permission.REVIEW_REGENCY}
IN_USE = "Pihak ini sudah dipakai dalam penawaran. Ubah lewat halaman kerja samanya."
NO_NUMBER = "nomor: “{number}” tidak ditemukan. Kosongkan untuk baris baru."
MERGED = "Pihak ini sudah digabung dengan pihak lain. Ubah pihak itu."
INCOMPLETE = "Pihak terverifikasi harus tetap lengkap. Masih kurang: {}."
UNVERIFIED = "Masuk sebagai belum diverifikasi. Masih kurang: {}."
TWICE = "nama pihak ketiga: ada {count} pihak bernama sama. Isi NIB, atau nomor dari berkas unduhan."
COLUMNS = Partner.IDENTITY


class PartnerSheet(SheetResource):
    """The columns, as they are exported and imported."""

    number = Field("pk", column_name="nomor", widget=Teks(10))
    name = Field("name", column_name="nama pihak ketiga", widget=Teks(150))
    kind = Field("kind", column_name="jenis", widget=Pilihan(Partner.Kind.choices))
    legal_form = Field("legal_form", column_name="bentuk badan hukum", widget=Teks(80))
    unit = Field("unit", column_name="satuan kerja pemerintah", widget=Teks(150))
    business_number = Field("business_number", column_name="NIB", widget=NomorPanjang("NIB", 13))
    deed = Field("deed", column_name="nomor akta", widget=Teks(120))
    tax_number = Field("tax_number", column_name="NPWP", widget=NomorPanjang("NPWP", 15, 16))
    address = Field("address", column_name="alamat", widget=Teks(1000, lines=True))
    signatory = Field("signatory", column_name="nama penanda tangan", widget=Teks(120))
    signatory_office = Field("signatory_office", column_name="jabatan penanda tangan", widget=Teks(120))
    contact_person = Field("contact_person", column_name="narahubung", widget=Teks(120))
    phone = Field("phone", column_name="telepon", widget=Telepon(30))
    email = Field("email", column_name="surel", widget=Surel(254))


@dataclass
class Known:
    """The parties that the kabupaten entered, loaded once."""

    rows: dict[str, dict[str, Any]]
    in_use: set[str]
    home: Region | None  # the kabupaten that keeps this list
    by_business_number: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def index(self) -> None:
        """Find rows by what identifies them."""
        for pk, row in self.rows.items():
            if row["business_number"]:
                self.by_business_number[row["business_number"]] = pk
            self.by_name.setdefault(typed(row["name"]).casefold(), []).append(pk)

    def find(self, values: dict[str, Any]) -> list[str]:
        """The rows that may be meant: by number, else by NIB, else by name unless its NIB is another one."""
        if number := values.get("number"):
            return [number]
        given = values.get("business_number", "")
        if found := self.by_business_number.get(given) if given else None:
            return [found]
        named = self.by_name.get(values["name"].casefold(), [])
        return [pk for pk in named if not given or not self.rows[pk]["business_number"]]


def offices(user: Any) -> list[Grant]:
    """The grants by which a person keeps a kabupaten's list."""
    return [grant for grant in user.active_grants if ROLES[grant.role].rights >= RIGHTS]


class PartnerImport(ImportKind):
    """Pihak ketiga."""

    slug = "pihak-ketiga"
    title = "Pihak ketiga"
    sentence = "Perusahaan, koperasi, perguruan tinggi, dan lembaga yang mungkin bekerja sama dengan desa."
    resource = PartnerSheet
    model = Partner
    named_by = ("name",)
    required = frozenset({"name", "kind", "address", "signatory", "signatory_office"})
    example = {
        "name": "Contoh: CV Kopi Lereng Lawu",
        "kind": "Perusahaan swasta",
        "legal_form": "CV",
        "business_number": "1234567890123",
        "deed": "Akta 12 tanggal 3 Mei 2019",
        "tax_number": "0123456789012345",
        "address": "Jalan Raya Ngebel 12, Ponorogo",
        "signatory": "Sri Wahyuni",
        "signatory_office": "Direktur",
    }
    hints = {
        "number": "Kosongkan untuk pihak baru. Berkas unduhan mengisinya sendiri.",
        "name": "Tulis seperti di akta.",
        "kind": "Salah satu dari lembar Pilihan.",
        "legal_form": "Untuk badan hukum. Contoh: PT, CV, koperasi, yayasan.",
        "unit": "Untuk lembaga pemerintah. Contoh: Dinas Pertanian Kabupaten Ponorogo.",
        "business_number": "Nomor Induk Berusaha, 13 angka. Jadikan kolomnya teks.",
        "tax_number": "Nomor Pokok Wajib Pajak, 15 atau 16 angka. Jadikan kolomnya teks.",
        "signatory": "Orang yang berwenang menandatangani perjanjian.",
        "phone": "Jadikan kolomnya teks, agar nol di depan tidak hilang.",
    }

    def ask(self, user: Any) -> None:
        user.access_was_asked = True
        if not offices(user):
            raise PermissionDenied

    def seen(self, user: Any) -> QuerySet:
        """What this office brought in, by whoever held it then; what villages recorded stays theirs."""
        codes = {grant.region_code for grant in offices(user)}
        earlier = FormerName.objects.filter(region__code__in=codes, region__valid_until__isnull=True)
        brought = Event.objects.filter(
            subject_type=Partner._meta.label_lower,
            subject_id=OuterRef("pk"),
            action="partner.import",
            region_code__in=codes | set(earlier.values_list("code", flat=True)),
        )
        return Partner.objects.filter(Exists(brought))

    def begin(self, run: Any, user: Any) -> Known:
        frame = ("pk", "created_at", "created_by_id", "status")
        rows = {row["pk"]: row for row in self.seen(user).values(*frame, *COLUMNS).iterator(chunk_size=5000)}
        used = Proposal.objects.filter(partner__in=self.seen(user).values("pk")).values_list("partner_id", flat=True)
        known = Known(rows, set(used), home=regions_of([place := offices(user)[0].region_code]).get(place))
        known.index()
        return known

    def judge(self, context: Known, values: dict[str, Any], remarks: list[str]) -> list[str]:
        if (number := values.get("number")) and number not in context.rows:
            return [NO_NUMBER.format(number=number)]
        found = context.find(values)
        if len(found) > 1:
            return [TWICE.format(count=len(found))]
        stored = context.rows[found[0]] if found else {}
        whole = {name: stored.get(name, "") for name in COLUMNS} | {
            name: values[name] for name in COLUMNS if name in values
        }
        absent = ", ".join(missing_identity(Partner(**whole)))
        if absent and stored.get("status") == Partner.Status.VERIFIED:
            return [INCOMPLETE.format(absent)]
        if absent and not stored:
            remarks.append(UNVERIFIED.format(absent))
        return []

    def key(self, context: Known, values: dict[str, Any]) -> Hashable:
        if found := context.find(values):
            return found[0]
        number = values.get("business_number", "")
        return ("NIB", number) if number else ("nama", values["name"].casefold())

    def matched(self, context: Known, values: dict[str, Any]) -> str:
        if values.get("number"):
            return "Dicocokkan menurut nomor."
        known = values.get("business_number", "") in context.by_business_number
        return "Dicocokkan karena NIB-nya sama." if known else "Dicocokkan karena namanya sama."

    def existing(self, context: Known, key: Hashable) -> Existing | None:
        if not isinstance(key, str):
            return None
        merged = MERGED if context.rows[key]["status"] == Partner.Status.MERGED else ""
        return Existing(key, comparable(context.rows[key]), merged or (IN_USE if key in context.in_use else ""))

    def write(self, context: Known, run: Any, rows: Rows, by: Any) -> None:
        put(context, ((row.target, row.values) for row in rows), by)
        trail.record_many("partner.import", Partner, events(rows, by), by=by)

    def undo(self, context: Known, run: Any, rows: Rows, by: Any) -> None:
        require_untouched(self, run, rows, touched(context, rows))
        put(context, ((row.target, row.values | row.old) for row in rows if not row.new), by)
        taken = ((pk, place, new, old) for pk, place, old, new in events(rows, by))
        trail.record_many("partner.import_undo", Partner, taken, by=by)
        take_away(self, run)

    def exportable(self, user: Any) -> QuerySet:
        return self.seen(user).order_by("name", "pk")

    def lists(self, user: Any) -> dict[str, Iterable[str]]:
        return {"jenis": Partner.Kind.labels}


def comparable(row: dict[str, Any]) -> dict[str, Any]:
    """The stored values as they would be read from an export of them."""
    columns = PartnerSheet.fields
    return {name: columns[name].widget.same(row[name]) for name in COLUMNS}


def touched(context: Known, rows: Rows) -> Iterable[tuple[Row, str]]:
    """The rows that are no longer as this import left them, each with what happened."""
    for row in rows:
        now = plain_values(comparable(context.rows[row.target])) if row.target in context.rows else None
        if now is None:
            yield row, "tidak ada lagi"
        elif any(now[name] != value for name, value in row.values.items() if name in now):
            yield row, "sudah diubah"


def events(rows: Iterable[Row], by: Any) -> Iterable[tuple[str, str, dict, dict]]:
    """One event for each row at the office's place, with what is known or differs."""
    place = offices(by)[0].region_code
    for row in rows:
        values, old = row.values, row.old
        names = [name for name in COLUMNS if name in values and (row.new or name in old)]
        yield row.target, place, old, {name: values[name] for name in names if values[name] or old}


def put(context: Known, items: Iterable[tuple[str, dict[str, Any]]], by: Any) -> None:
    """Add or change rows by their ids, in one statement; what the office brings in whole is verified by it."""
    now = timezone.now()

    def lines() -> Iterable[tuple]:
        for pk, values in items:
            stored = context.rows.get(pk, {})
            maker = (stored["created_at"], stored["created_by_id"]) if stored else (now, by.pk)
            facts = {name: values.get(name, stored.get(name, "")) for name in COLUMNS}
            yield (pk, *maker, *facts.values(), *beginning(facts, context, by, now))

    every = ("id", "created_at", "created_by", *COLUMNS, *BEGINNING)
    bulk.upsert(Partner, every, lines(), key=("id",), update=(*COLUMNS, "name_key"))


BEGINNING = (
    "name_key",
    "home",
    "status",
    "verified_at",
    "verified_by",
    "profile",
    "conflict",
    "conflict_note",
    "refusal",
    "nationwide",
)


def beginning(facts: dict[str, Any], context: Known, by: Any, now: Any) -> tuple:
    """What a new row has beside its columns."""
    whole = not missing_identity(Partner(**facts))
    state = (Partner.Status.VERIFIED, now, by.pk) if whole else (Partner.Status.PROPOSED, None, None)
    home = context.home.pk if context.home else None
    return (name_key(facts["name"]), home, *state, "", "", "", "", False)
