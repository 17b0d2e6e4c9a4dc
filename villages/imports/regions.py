"""A newer list of regions, brought in by the administrator: what it would change, then all of it at once."""

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from accounts.access import ask_nationwide
from accounts.permissions import Permission
from records.formats import tanggal
from records.importing.kind import Existing, ImportKind, Whole
from records.importing.rows import Rows
from villages.actions.region_steps import Line
from villages.actions.regions import apply_decree
from villages.actions.regions_undo import Written, undo_decree
from villages.imports.region_columns import DecreeForm, RegionSheet, ending_form
from villages.imports.region_whole import Seen, namesakes, whole
from villages.models import Region
from villages.regions.changes import Act, Gazetteer, judge, titled

OLD = "99.99.99.2001"
TWO_OUT_OF_ONE = [
    {"code": "99.99.99.2011", "name": "Mekarjaya Utara", "olds": OLD, "act": "pemekaran"},
    {"code": "99.99.99.2012", "name": "Mekarjaya Selatan", "olds": OLD, "act": "pemekaran"},
]
PERHAPS = "Mungkin pindah dari {0}, nama sama. Bila benar, isi kolom kode lama dengan {0}."


@dataclass(frozen=True, slots=True)
class Key:
    """A row is recognised by its code alone; the rest says with which region of today it is compared."""

    code: str
    olds: tuple[str, ...] = field(compare=False)
    act: str = field(compare=False)


class RegionImport(ImportKind):
    """Wilayah: all four levels."""

    slug = "wilayah"
    title = "Wilayah"
    sentence = "Provinsi, kabupaten, kecamatan, dan desa menurut keputusan yang lebih baru."
    resource = RegionSheet
    required = frozenset({"code", "name"})
    example = {"code": "99.99.99.2999", "name": "Contoh Desa", "olds": "99.99.99.2001", "act": "pemekaran"}
    hints = {
        "code": "Kode Kemendagri dengan titik, misalnya 35.02.19.2002.",
        "name": "Nama tanpa kata Desa atau Kecamatan; kabupaten dan kota dengan katanya.",
        "olds": "Kode sebelum keputusan ini. Beberapa kode dipisah titik koma.",
        "act": "baru, ganti nama, pindah, pemekaran, penggabungan, atau berakhir. Boleh kosong bila jelas.",
    }
    examples = {
        "Contoh pemekaran: desa lama berakhir": [
            *TWO_OUT_OF_ONE,
            {"code": OLD, "name": "Mekarjaya", "act": "berakhir"},
        ],
        "Contoh pemekaran: desa lama tetap ada": [TWO_OUT_OF_ONE[0]],
    }
    options_form = DecreeForm
    exports_freely = True  # names and codes are public

    def ask(self, user: Any) -> None:
        ask_nationwide(user, Permission.REGION_IMPORT)

    def begin(self, run: Any, user: Any) -> Seen:
        since, complete = date.fromisoformat(run.options["since"]), bool(run.options.get("complete"))
        return Seen(since, complete)

    def judge(self, context: Seen, values: dict[str, Any], remarks: list[str]) -> list[str]:
        code, olds = values["code"], values.get("olds") or []
        told = {"since": context.since, "free": context.hope, "coming": context.expect}
        step = judge(context.known, code, values["name"], olds, values.get("act", ""), **told)
        context.remember(step)
        if step.wrong:
            return list(step.wrong)
        here = context.known.now.get(code)
        values["act"], values["olds"] = step.act, olds if step.act else []
        if not step.act and here:
            values["name"] = here.name
        elif step.act == Act.NEW and not context.complete and (others := namesakes(context, code, step.name)):
            remarks.append(PERHAPS.format(" atau ".join(others[:3])))
        return []

    def whole(self, context: Seen, run: Any) -> Whole:
        return whole(context)

    def told(self, run: Any) -> list[tuple[str, str]]:
        typed = decree_of(run)
        return [("Berlaku sejak", tanggal(typed["since"])), ("Dasar", typed["decree"])]

    def difference(self, values: dict[str, Any], old: dict[str, Any]) -> str:
        return difference_of(values, old)

    def confirm_form(self, run: Any) -> Any:
        vanished = run.found.get("utuh", {}).get("facts", {}).get("hilang")
        return ending_form(len(vanished)) if vanished else None

    def key(self, context: Seen, values: dict[str, Any]) -> Hashable:
        return Key(values["code"], tuple(values.get("olds") or ()), values.get("act", ""))

    def existing(self, context: Seen, key: Key) -> Existing | None:
        if key.act in (Act.NEW, Act.SPLIT):
            return None
        code = key.olds[0] if key.act == Act.MOVE else key.code
        region = context.known.now.get(code)
        if region:
            return Existing(str(region.pk), {"code": code, "name": region.name, "act": ""})
        if not key.act and code in context.known.ended:
            return Existing(str(context.known.ended[code]), {"code": code})
        return None

    def target(self, context: Seen, values: dict[str, Any]) -> str:
        return values["code"]

    def write(self, context: Seen, run: Any, rows: Rows, by: Any) -> None:
        apply_decree(lines=Lines(run, rows, context.known), by=by, known=context.known, **decree_of(run))

    def undo(self, context: Seen, run: Any, rows: Rows, by: Any) -> None:
        undo_decree(written=written_by(run, rows), by=by, **decree_of(run))

    def exportable(self, user: Any) -> QuerySet:
        self.ask(user)
        return Region.objects.filter(valid_until__isnull=True).order_by("code")

    def lists(self, user: Any) -> dict[str, list[str]]:
        return {"perubahan": list(Act.values)}


def difference_of(values: dict[str, Any], old: dict[str, Any]) -> str:
    """What a row does to its region: "Desa Sahang menjadi Desa Sahang Jaya"."""
    code, name = values["code"], values["name"]
    sources = ", ".join(each for each in values.get("olds") or () if each != code)
    now, before = titled(code, name), titled(old.get("code", code), old.get("name", name))
    renamed = f", nama menjadi {now}" if now != before else ""
    match values["act"]:
        case Act.END:
            return f"{before} berakhir"
        case Act.RENAME:
            return f"{before} menjadi {now}"
        case Act.MOVE:
            return f"{before} pindah kode dari {sources} ke {code}{renamed}"
        case Act.SPLIT:
            return f"{now} ({code}) keluar dari {sources}"
        case Act.MERGE if old:
            return f"{before} ({code}) menjadi gabungan dengan {sources}{renamed}"
        case Act.MERGE:
            return f"{now} ({code}) gabungan dari {sources}"
        case Act.NEW:
            return f"{now} ({code}) wilayah baru"
    return ""


def decree_of(run: Any) -> dict[str, Any]:
    """The day and the basis that were typed with the file."""
    return {"since": date.fromisoformat(run.options["since"]), "decree": run.options["decree"]}


@dataclass(frozen=True)
class Lines(Collection):
    """The rows as lines of the decree; the vanished ones too, when that was ticked again."""

    run: Any
    rows: Rows
    known: Gazetteer

    @cached_property
    def ending(self) -> list[str]:
        """The codes of the vanished ones."""
        return [code for code in vanished_of(self.run) if code in self.known.now]

    def __iter__(self) -> Iterator[Line]:
        for row in self.rows:
            said = row.values
            yield Line(said["code"], said["name"], tuple(said.get("olds") or ()), said["act"])
        for code in self.ending:
            yield Line(code, self.known.now[code].name, (), Act.END)

    def __len__(self) -> int:
        return len(self.rows) + len(self.ending)

    def __contains__(self, line: Any) -> bool:
        return line in iter(self)


def vanished_of(run: Any) -> list[str]:
    """The codes that were ended because the complete list no longer had them."""
    return run.found.get("utuh", {}).get("facts", {}).get("hilang", []) if run.options.get("end_vanished") else []


def written_by(run: Any, rows: Rows) -> Written:
    """What the rows of a run wrote, to be taken back."""
    written = Written(ended=set(vanished_of(run)))
    for row in rows:
        said = row.values
        act, code, name = said["act"], said["code"], said["name"]
        if row.new:
            written.created.add(code)
        elif act == Act.END:
            written.ended.add(code)
        elif act in (Act.RENAME, Act.MOVE) or "name" in row.old:
            written.changed[int(row.target)] = (code, name)
        if act == Act.MERGE:
            written.ended |= {old for old in said["olds"] if old != code}
            written.merged_into |= set() if row.new else {int(row.target)}
    return written
