"""Rows of RPJM Desa and RKP Desa from a spreadsheet, recognised by village, plan, first year and row."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone
from import_export.fields import Field

from accounts.access import grant_covers, holds, within
from accounts.permissions import Permission
from accounts.roles import ROLES
from records import bulk, trail
from records.importing.amounts import Bulat, Tahun
from records.importing.kind import Existing, ImportKind, SheetResource, plain_value
from records.importing.reversal import require_untouched, take_away
from records.importing.rows import Row, Rows
from records.importing.widgets import Pilihan, Teks, typed
from records.spool import Shelf
from records.verdict import Refused
from villages.facts.plan_rows import doubts, last_year_of
from villages.imports.columns import KodeDesa
from villages.imports.facts import GONE, NO_VILLAGE, NOT_MINE, OTHER_NAME, touched
from villages.models import PlanRow
from villages.regions.gazetteer import villages

RIGHTS = (Permission.IMPORT_RUN, Permission.NEED_EDIT)
KEY = ("village", "plan", "first_year", "row")
COLUMNS = ("plan", "regulation", "first_year", "last_year", "row", "field", "activity", "location", "volume")
COLUMNS += ("beneficiaries", "cost", "source", "pattern")
STORED = ("pk", "village_id", "village__code", "created_by_id", "created_at", *COLUMNS)
NUMBERS = frozenset({"first_year", "last_year", "cost"})  # kept as text while they wait
HEADINGS = {"last_year": "tahun akhir", "cost": "biaya"}
SAME_ROW = "Dicocokkan karena desa, rencana, tahun mulai, dan nomor barisnya sama."


class Nomor(Teks):
    """A number of a row or of a Perdes, as text; a cell that Excel made into a date has lost it."""

    def read(self, cell: Any, context: Any, dot: str) -> str:
        if isinstance(cell, date):
            raise ValueError("dibaca Excel sebagai tanggal. Jadikan kolomnya teks, lalu ketik lagi.")
        return super().read(cell, context, dot)


class PlanSheet(SheetResource):
    """The columns, as they are exported and imported."""

    village = Field("village__code", column_name="kode desa", widget=KodeDesa())
    village_name = Field("village__name", column_name="desa", widget=Teks(120))
    plan = Field("plan", column_name="rencana", widget=Pilihan(PlanRow.Plan.choices))
    regulation = Field("regulation", column_name="nomor Perdes", widget=Nomor(60))
    first_year = Field("first_year", column_name="tahun mulai", widget=Tahun())
    last_year = Field("last_year", column_name="tahun akhir", widget=Tahun())
    row = Field("row", column_name="nomor baris", widget=Nomor(20))
    field = Field("field", column_name="bidang", widget=Pilihan(PlanRow.Field.choices))
    activity = Field("activity", column_name="kegiatan", widget=Teks(200))
    location = Field("location", column_name="lokasi", widget=Teks(150))
    volume = Field("volume", column_name="volume", widget=Teks(60))
    beneficiaries = Field("beneficiaries", column_name="sasaran", widget=Teks(200))
    cost = Field("cost", column_name="biaya", widget=Bulat(max_digits=15))
    source = Field("source", column_name="sumber", widget=Teks(80))
    pattern = Field("pattern", column_name="pola pelaksanaan", widget=Pilihan(PlanRow.Pattern.choices))


@dataclass
class Plans:
    """The villages and the rows that are there already, which lie in a file."""

    scopes: list[Any]  # the grants that let the person import
    villages: dict[str, tuple[int, str]]  # code -> id, name
    rows: Shelf = field(default_factory=Shelf)
    by_key: dict[tuple, str] = field(default_factory=dict)

    def keep(self, row: tuple) -> None:
        """A row that is there, to be found by its key."""
        self.rows.put(row[0], row)
        self.by_key[key_of(self.stored(row[0]))] = row[0]

    def stored(self, pk: str) -> dict[str, Any]:
        """A row as it is there, by the names of our columns and of its own."""
        row = dict(zip(STORED, self.rows[pk], strict=True))
        return row | {"village": row["village__code"]}

    def covers(self, code: str) -> bool:
        """Does the person import there at all?"""
        return any(grant_covers(grant, code) for grant in self.scopes)


def key_of(values: dict[str, Any]) -> tuple:
    """By what a row is recognised, from values as they are read, staged or stored."""
    return tuple(typed(str(values[name])) for name in KEY)


class PlanImport(ImportKind):
    """Baris RPJM Desa dan RKP Desa."""

    slug = "rencana"
    title = "RPJM Desa dan RKP Desa"
    sentence = "Baris rencana desa dari lampiran Perdes: kegiatan, lokasi, volume, biaya, dan sumbernya."
    resource = PlanSheet
    model = PlanRow
    named_by = ("activity", "row")
    required = frozenset({"village", "plan", "regulation", "first_year", "row", "field", "activity"})
    example = {
        "village": "99.99.99.2999",
        "village_name": "Contoh",
        "plan": "RKP Desa",
        "regulation": "Perdes 4/2026",
        "first_year": "2027",
        "last_year": "2027",
        "row": "2.3.14",
        "field": "Pelaksanaan pembangunan desa",
        "activity": "Contoh: Jaringan air bersih",
        "location": "Dusun Krajan",
        "volume": "2.400 meter",
        "beneficiaries": "438 KK mendapat air bersih",
        "cost": "125000000",
        "source": "Dana Desa",
        "pattern": "Kerja sama antar desa",
    }
    hints = {
        "village": "Kode Kemendagri dengan titik, misalnya 35.02.19.2002.",
        "village_name": "Boleh kosong. Bila diisi, harus cocok dengan kodenya.",
        "plan": "RPJM Desa atau RKP Desa.",
        "regulation": "Perdes yang menetapkan rencana itu, misalnya Perdes 4/2026.",
        "first_year": "Tahun pertama RPJM Desa, atau tahun RKP Desa. Contoh: 2027.",
        "last_year": "Boleh kosong untuk RKP Desa.",
        "row": "Seperti dalam lampiran Perdes, misalnya 2.3.14. Jadikan kolomnya teks.",
        "field": "Salah satu dari lima bidang. Daftarnya di lembar Pilihan.",
        "activity": "Nama kegiatan seperti dalam rencana.",
        "location": "Dusun, RT, atau tempatnya.",
        "volume": "Jumlah dan satuannya, misalnya 2.400 meter.",
        "beneficiaries": "Siapa yang mendapat manfaat, dan apa manfaatnya.",
        "cost": "Rupiah tanpa titik, misalnya 125000000.",
        "source": "Misalnya Dana Desa, ADD, atau APBD kabupaten.",
        "pattern": "Swakelola, kerja sama antar desa, atau kerja sama pihak ketiga.",
    }

    def ask(self, user: Any) -> None:
        user.access_was_asked = True
        if not all(holds(user, right) for right in RIGHTS):
            raise PermissionDenied

    def reachable(self, user: Any, code_field: str) -> Q:
        """The filter for rows in villages where the person imports and writes needs."""
        return within(user, Permission.IMPORT_RUN, code_field) & within(user, Permission.NEED_EDIT, code_field)

    def begin(self, run: Any, user: Any) -> Plans:
        mine = villages().filter(self.reachable(user, "code"))
        context = Plans(
            scopes=[grant for grant in user.active_grants if Permission.IMPORT_RUN in ROLES[grant.role].rights],
            villages={code: (pk, name) for pk, code, name in mine.values_list("pk", "code", "name")},
        )
        rows = PlanRow.objects.filter(self.reachable(user, "village__code")).values_list(*STORED)
        for row in rows.iterator(chunk_size=2000):
            context.keep(row)
        return context

    def judge(self, context: Plans, values: dict[str, Any], remarks: list[str]) -> list[str]:
        problems = self.judge_village(context, values, remarks)
        pk = context.by_key.get(key_of(values))
        stored = context.stored(pk) if pk else {}
        if values.get("last_year") is None and (last := last_year_of(values)) is not None:
            values["last_year"] = last
        facts = {name: stored.get(name) for name in COLUMNS} | values
        return problems + [f"{HEADINGS[name]}: {why}" for name, why in doubts(facts).items()]

    def judge_parts(self, context: Plans, values: dict[str, Any]) -> list[str]:
        return self.judge_village(context, values, []) if values.get("village") else []

    def judge_village(self, context: Plans, values: dict[str, Any], remarks: list[str]) -> list[str]:
        """The village is one's own, and it is the one that was meant."""
        code, name = values["village"], values.pop("village_name", "")
        if remark := getattr(code, "remark", ""):
            remarks.append(remark)
        if code not in context.villages:
            return [(NO_VILLAGE if context.covers(code) else NOT_MINE).format(code=code)]
        real = context.villages[code][1]
        return [OTHER_NAME.format(code=code, name=real, typed=name)] if name and different(name, real) else []

    def key(self, context: Plans, values: dict[str, Any]) -> Hashable:
        return key_of(values)

    def matched(self, context: Plans, values: dict[str, Any]) -> str:
        return SAME_ROW

    def existing(self, context: Plans, key: Hashable) -> Existing | None:
        pk = context.by_key.get(key)
        return Existing(pk, self.comparable(context.stored(pk))) if pk else None

    def comparable(self, stored: dict[str, Any]) -> dict[str, Any]:
        """The stored values as they would be read from an export of them."""
        fields = self.resource.fields
        return {name: fields[name].widget.same(stored[name]) for name in ("village", *COLUMNS)}

    def write(self, context: Plans, run: Any, rows: Rows, by: Any) -> None:
        require_known(context, rows)
        self.put(context, ((row.target, row.values) for row in rows), by)
        events = ((row.target, row.values["village"], row.old, kept(row)) for row in rows)
        trail.record_many("plan_row.import", PlanRow, events, by=by)

    def put(self, context: Plans, items: Iterable[tuple[str, dict[str, Any]]], by: Any) -> None:
        """Add or change rows by their ids, in one statement."""
        columns = ("id", "created_at", "created_by", "village", *COLUMNS)
        now = timezone.now()
        lines = (line(context, pk, values, now, by) for pk, values in items)
        bulk.upsert(PlanRow, columns, lines, key=("id",), update=COLUMNS)

    def undo(self, context: Plans, run: Any, rows: Rows, by: Any) -> None:
        require_known(context, rows)
        require_untouched(self, run, rows, touched(self, context, rows))
        self.put(context, ((row.target, row.values | row.old) for row in rows if not row.new), by)
        items = ((row.target, row.values["village"], kept(row), row.old) for row in rows)
        trail.record_many("plan_row.import_undo", PlanRow, items, by=by)
        take_away(self, run)

    def exportable(self, user: Any) -> QuerySet:
        rows = PlanRow.objects.filter(self.reachable(user, "village__code"), village__valid_until__isnull=True)
        return rows.select_related("village").order_by("village__code", "plan", "first_year", "row", "pk")

    def lists(self, user: Any) -> dict[str, Iterable[str]]:
        choices = {"rencana": PlanRow.Plan, "bidang": PlanRow.Field, "pola pelaksanaan": PlanRow.Pattern}
        return {heading: each.labels for heading, each in choices.items()}


def different(name: str, real: str) -> bool:
    """Is another village named?"""
    return name.casefold() != typed(real).casefold()


def kept(row: Row) -> dict[str, Any]:
    """The values of a row that the trail keeps: what is known of a new one, what differs of a changed one."""
    return {
        name: row.values[name]
        for name in COLUMNS
        if name in row.values and (row.values[name] != "" if row.new else name in row.old)
    }


def line(context: Plans, pk: str, values: dict[str, Any], now: Any, by: Any) -> tuple:
    """One row as the table holds it; what the file doesn't say stays as stored."""
    stored = context.stored(pk) if pk in context.rows else {}
    maker = (stored["created_at"], stored["created_by_id"]) if stored else (now, by.pk)
    whole = {name: plain_value(values.get(name, stored.get(name))) for name in COLUMNS}
    facts = [None if whole[name] == "" and name in NUMBERS else whole[name] for name in COLUMNS]
    return (pk, *maker, context.villages[values["village"]][0], *facts)


def require_known(context: Plans, rows: Iterable[Row]) -> None:
    """The villages of the check are there still; raises Refused."""
    if any(row.values["village"] not in context.villages for row in rows):
        raise Refused(GONE)
