"""What the imports of potentials and of needs share: rows about one village, found by number or by name."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from accounts.access import holds
from accounts.permissions import Permission
from accounts.roles import ROLES
from records import bulk, trail
from records.importing.kind import Existing, ImportKind, plain_value, plain_values
from records.importing.reversal import require_untouched, take_away
from records.importing.rows import Row, Rows
from records.importing.widgets import first_of, typed
from records.verdict import Refused
from villages.imports.columns import TopicBook, UnitBook
from villages.imports.known import Facts
from villages.models import Region, Topic, Unit
from villages.regions.gazetteer import villages

NOT_MINE = "kode desa: {code} di luar wilayah Anda."
NO_VILLAGE = "kode desa: {code} tidak ada dalam daftar desa."
OTHER_NAME = "desa: kode {code} adalah {name}, bukan {typed}."
NO_NUMBER = "nomor: “{number}” tidak ditemukan. Kosongkan untuk baris baru."
OTHER_VILLAGE = "nomor: “{number}” milik desa {code}. Kode desanya tidak dapat diubah."
TWICE = "nama: ada {count} baris bernama sama di desa ini. Isi kolom nomor dari berkas unduhan."
NO_TOPIC = "topik: kosong. Isi kolom ini."
OLD_TOPIC = "topik: {name} tidak dipakai lagi. Pilih topik lain."
NO_UNIT = "“{unit}” tidak dikenal. "
BY_NUMBER = "Dicocokkan menurut nomor."
BY_NAME = "Dicocokkan karena desa, topik, dan namanya sama."
UNITS_OF_TOPIC = "satuan untuk topik itu"
MOST_UNITS = 50  # letters of the units that a sentence names
GONE = "Topik atau desa dalam berkas ini baru saja berubah. Unggah lagi berkasnya."
KEY, INFORMATIVE = "number", "village_name"
FRAME = ("pk", "village_id", "village__code", "topic_id", "topic__name", "created_by_id", "created_at")


class VillageFactsImport(ImportKind):
    """Rows about villages; a subclass names the model, its columns and what is judged beyond them."""

    rights: tuple[str, ...] = (Permission.IMPORT_RUN,)
    columns: tuple[str, ...] = ()  # beyond village and topic, as model and sheet name them
    frame: tuple[str, ...] = ()  # further fields of the model that are loaded and written
    nullable: frozenset[str] = frozenset()
    code: str  # of the events
    read_only = ("kecamatan",)
    named_by = ("name",)
    target_field = "pk"
    required = frozenset({"village", "name", "quantity", "unit"})

    def ask(self, user: Any) -> None:
        user.access_was_asked = True
        if not all(holds(user, right) for right in self.rights):
            raise PermissionDenied

    def reachable(self, user: Any, code_field: str) -> Any:
        """The filter for rows in villages where the person holds every right that it takes; one role at a time."""
        raise NotImplementedError

    def seen(self, user: Any) -> QuerySet:
        """The rows that the person sees, in villages where they import."""
        raise NotImplementedError

    def begin(self, run: Any, user: Any) -> Facts:
        names = (*FRAME, *self.columns, *self.frame)
        mine = villages().filter(self.reachable(user, "code"))
        rows = self.seen(user).values_list(*names)
        facts = Facts(
            scopes=[grant for grant in user.active_grants if Permission.IMPORT_RUN in ROLES[grant.role].rights],
            villages={code: (pk, name) for pk, code, name in mine.values_list("pk", "code", "name")},
            topics=TopicBook(Topic.objects.order_by("pk")),
            units=UnitBook(Unit.objects.order_by("symbol")),
            names=names,
        )
        for row in rows.iterator(chunk_size=2000):
            facts.keep(row)
        return facts

    def judge(self, context: Facts, values: dict[str, Any], remarks: list[str]) -> list[str]:
        if problems := self.judge_village(context, values, remarks):
            facts = dict.fromkeys(self.columns) | values
            return problems + self.judge_pair(context, values) + self.judge_facts(facts)
        pk = self.pk_of(context, values)
        if isinstance(pk, list):
            return [TWICE.format(count=len(pk))]
        stored = context.stored(pk) if pk else {}
        if stored and stored["village"] != values["village"]:
            return [OTHER_VILLAGE.format(number=pk, code=stored["village"])]
        problems = self.judge_measure(context, values, stored)
        return problems + self.judge_facts({name: stored.get(name) for name in self.columns} | values)

    def judge_parts(self, context: Facts, values: dict[str, Any]) -> list[str]:
        village = self.judge_village(context, values, []) if values.get("village") else []
        return village + self.judge_pair(context, values)

    def judge_pair(self, context: Facts, values: dict[str, Any]) -> list[str]:
        """A topic and a unit that are both known fit together, whatever else is wrong with the row."""
        if not values.get("topic") or not values.get("unit"):
            return []
        number = values.get(KEY)
        return self.judge_measure(context, values, context.stored(number) if number in context.rows else {})

    def matched(self, context: Facts, values: dict[str, Any]) -> str:
        return BY_NUMBER if values.get(KEY) else BY_NAME

    def judge_village(self, context: Facts, values: dict[str, Any], remarks: list[str]) -> list[str]:
        """The village is one's own, and it is the one that was meant; the number is of a row that one sees."""
        code, name = values["village"], values.pop(INFORMATIVE, "")
        if remark := getattr(code, "remark", ""):
            remarks.append(remark)
        if code not in context.villages:
            return [(NO_VILLAGE if context.covers(code) else NOT_MINE).format(code=code)]
        problems: list[str] = []
        if name and name.casefold() != typed(context.villages[code][1]).casefold():
            problems.append(OTHER_NAME.format(code=code, name=context.villages[code][1], typed=name))
        if (number := values.get(KEY)) and number not in context.rows:
            problems.append(NO_NUMBER.format(number=number))
        return problems

    def pk_of(self, context: Facts, values: dict[str, Any]) -> str | list[str]:
        """Which row it is: by its number, else by village, topic and name; several when that is not clear."""
        if number := values.get(KEY):
            return number
        found = context.named((values["village"], values.get("topic", ""), values["name"].casefold()))
        return found if len(found) > 1 else "".join(found)

    def judge_measure(self, context: Facts, values: dict[str, Any], stored: dict[str, Any]) -> list[str]:
        """A topic, and a unit that measures it; what is stored since before there were topics may stay as it is."""
        name, unit = values.get("topic", stored.get("topic", "")), values["unit"]
        if stored and (name, unit) == (stored["topic"], stored["unit"]):
            return []
        if not name:
            return [NO_TOPIC]
        topic = context.topics.by_name[name]
        if not topic.is_active and name != stored.get("topic"):
            return [OLD_TOPIC.format(name=name)]
        fitting = context.units.of(topic)
        if unit in fitting:
            return []
        known = "" if unit in context.units.by_symbol else NO_UNIT.format(unit=unit)
        return [f"satuan: {known}{topic.name} diukur dalam {first_of(fitting, MOST_UNITS)}."]

    def judge_facts(self, whole: dict[str, Any]) -> list[str]:
        """What the row says as a whole, together with what is stored already."""
        return []

    def key(self, context: Facts, values: dict[str, Any]) -> Hashable:
        pk = self.pk_of(context, values)
        if isinstance(pk, list):  # they came since the check: not what the preview was compared with
            return pk[0]
        return pk or (values["village"], values.get("topic", ""), values["name"].casefold())

    def existing(self, context: Facts, key: Hashable) -> Existing | None:
        if not isinstance(key, str) or key not in context.rows:
            return None
        stored = context.stored(key)
        return Existing(key, self.comparable(stored), self.locked(context, stored))

    def comparable(self, stored: dict[str, Any]) -> dict[str, Any]:
        """The stored values as they would be read from an export of them."""
        fields = self.resource.fields
        return {name: fields[name].widget.same(stored[name]) for name in ("village", "topic", *self.columns)}

    def locked(self, context: Facts, stored: dict[str, Any]) -> str:
        """Why the row can't be changed by an import; empty when it can."""
        return ""

    def own_facts(self, context: Facts, village: str, topic: Topic | None, stored: dict[str, Any]) -> dict[str, Any]:
        """The values of `frame` for a row that is written."""
        return {}

    def write(self, context: Facts, run: Any, rows: Rows, by: Any) -> None:
        require_known(context, rows)
        self.put(context, ((row.target, row.values) for row in rows), by)
        trail.record_many(f"{self.code}.import", self.model, self.events(context, rows), by=by)

    def events(self, context: Facts, rows: Iterable[Row]) -> Iterable[tuple]:
        """One event for each row: what is known of a new one, the differences of a changed one."""
        for row in rows:
            yield row.target, row.values["village"], row.old, self.kept(row)

    def kept(self, row: Row) -> dict[str, Any]:
        """The values of a row that the trail keeps."""
        values, old = row.values, row.old
        names = [name for name in ("topic", *self.columns) if name in values]
        return {name: values[name] for name in names if (values[name] != "" if row.new else name in old)}

    def put(self, context: Facts, items: Iterable[tuple[str, dict[str, Any]]], by: Any) -> None:
        """Add or change rows by their ids, in one statement."""
        updated = ("topic", *self.columns, *self.frame)
        columns = ("id", "created_at", "created_by", "village", *updated)
        now = timezone.now()
        lines = (self.line(context, pk, values, now, by) for pk, values in items)
        bulk.upsert(self.model, columns, lines, key=("id",), update=updated)

    def line(self, context: Facts, pk: str, values: dict[str, Any], now: Any, by: Any) -> tuple:
        """One row as the table holds it; what the file doesn't say stays as stored."""
        stored = context.stored(pk) if pk in context.rows else {}
        name, code = values.get("topic", stored.get("topic", "")), values["village"]
        topic = context.topics.by_name.get(name)
        maker = (stored["created_at"], stored["created_by_id"]) if stored else (now, by.pk)
        whole = {each: plain_value(values.get(each, stored.get(each))) for each in self.columns}
        facts = [None if whole[each] == "" and each in self.nullable else whole[each] for each in self.columns]
        own = self.own_facts(context, code, topic, stored)
        return (
            pk,
            *maker,
            context.villages[code][0],
            topic.pk if topic else None,
            *facts,
            *(own[each] for each in self.frame),
        )

    def undo(self, context: Facts, run: Any, rows: Rows, by: Any) -> None:
        require_known(context, rows)
        require_untouched(self, run, rows, touched(self, context, rows))
        self.put(context, ((row.target, row.values | row.old) for row in rows if not row.new), by)
        items = ((row.target, row.values["village"], self.kept(row), row.old) for row in rows)
        trail.record_many(f"{self.code}.import_undo", self.model, items, by=by)
        take_away(self, run)

    def exportable(self, user: Any) -> QuerySet:
        rows = self.seen(user).filter(village__valid_until__isnull=True)
        return rows.select_related("village", "topic").order_by("village__code", "name", "pk")

    def lists(self, user: Any) -> dict[str, Iterable[str]]:
        topics = list(Topic.objects.filter(is_active=True).order_by("name"))
        units = UnitBook(Unit.objects.order_by("symbol"))
        return {
            "topik": [topic.name for topic in topics],
            UNITS_OF_TOPIC: [", ".join(units.of(topic)) for topic in topics],
            "satuan": [unit.symbol for unit in units.all],
        }

    def told_beside(self, user: Any) -> Callable[[Any], list[Any]]:
        districts = Region.objects.filter(kind=Region.Kind.DISTRICT, valid_until__isnull=True)
        names = dict(districts.values_list("code", "name"))
        return lambda row: [names.get(row.village.district_code, "")]


def require_known(context: Facts, rows: Iterable[Row]) -> None:
    """The villages and topics of the check are there still; raises Refused."""
    for row in rows:
        values = row.values
        topics = {values.get("topic", ""), row.old.get("topic", "")} - {""}
        if values["village"] not in context.villages or not topics <= context.topics.by_name.keys():
            raise Refused(GONE)


def touched(kind: ImportKind, context: Any, rows: Rows) -> Iterable[tuple[Row, str]]:
    """The rows that are no longer as this import left them, each with what happened."""
    for row in rows:
        if row.target not in context.rows:
            yield row, "tidak ada lagi, atau di luar wilayah Anda"
            continue
        now = plain_values(kind.comparable(context.stored(row.target)))
        if any(now[name] != value for name, value in row.values.items() if name in now):
            yield row, "sudah diubah"
