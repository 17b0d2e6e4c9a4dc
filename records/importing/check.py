"""The check: one pass over the file, every row judged and compared; what would be written is put by, nothing else."""

import json
from collections import Counter
from contextlib import closing
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from records import bulk
from records.importing import cells as cell_forms
from records.importing import columns, runs
from records.importing.amounts import Angka
from records.importing.kind import Ambiguous, ImportKind, plain_values, registry
from records.models import ImportFile, ImportRow, ImportRun
from records.sheets.reading import open_sheet
from records.spool import Spool
from records.verdict import Refused

Verdict = ImportRow.Verdict
Staged = tuple[str, ...]  # a row as the database keeps it, without its run
STAGED = ("run_id", "number", "verdict", "cells", "remarks", "values", "old", "target")
MOST_ROWS, MOST_EXAMPLES, MOST_REASONS = 100_000, 5, 12
SAME, WAITING, EXAMPLE = "sama", "menunggu", "contoh"
NO_RIGHT = "Hak Anda untuk mengimpor data ini sudah berakhir."


def check(run: ImportRun) -> None:
    """Read, judge, compare; ends in the preview. Raises Refused when the file can't be read, Overtaken."""
    kind, user = asked(run)
    content = ImportFile.objects.values_list("content", flat=True).get(run=run)
    sheet = open_sheet(bytes(content), run.file_name)
    judge = Judge(kind, kind.begin(run, user), columns.match(kind, sheet.header), run.options.get("titik", ""))
    judge.formulas, judge.header = sheet.formula_rows, list(sheet.header)
    total = getattr(sheet, "total", 0)
    runs.sign_of_life(run, 0, total)
    between = runs.rows_between(total)
    spool = Spool()
    with closing(sheet):
        for count, (number, cells) in enumerate(sheet.rows, 1):
            if count > MOST_ROWS:
                raise Refused("Berkas berisi lebih dari 100.000 baris. Bagi menjadi beberapa berkas.")
            if staged := judge.row(number, cells):
                spool.add(staged)
            if count % between == 0:
                runs.sign_of_life(run, count, max(total, count))
        whole = kind.whole(judge.context, run)
        stage(
            run, judge, spool, {"berkas": sheet.facts, "hak": rights_of(user), "utuh": asdict(whole) if whole else {}}
        )


def asked(run: ImportRun) -> tuple[ImportKind, Any]:
    """The kind and the maker, who must still hold the right; raises Refused."""
    kind, user = registry.get(run.kind), run.created_by
    try:
        if kind is None:
            raise Http404
        kind.ask(user)
    except (PermissionDenied, Http404) as error:
        raise Refused(NO_RIGHT) from error
    return kind, user


def rights_of(user: Any) -> list[list]:
    """What the person may where: other rights at writing than at the check mean another check."""
    return sorted([grant.role, grant.region_code, grant.body, grant.nationwide] for grant in user.active_grants)


def stage(run: ImportRun, judge: "Judge", spool: Spool, found: dict[str, Any]) -> None:
    """Put the rows by, in one short transaction that ends in the preview."""
    total = judge.counts.total() - judge.counts[EXAMPLE]
    facts = {"counts": dict(judge.counts), "found": found | judge.found(), "total": total, "done": total}
    with transaction.atomic():
        ImportRow.objects.filter(run=run).delete()
        bulk.insert(ImportRow, STAGED, ((run.pk, *staged) for staged in spool))
        runs.settle(run, runs.State.CHECKED, **facts)


class Judge:
    """Judges one row after the other; remembers what was asked about and which key stood where."""

    def __init__(self, kind: ImportKind, context: Any, headings: columns.Headings, dot: str):
        self.kind, self.context, self.headings, self.dot = kind, context, headings, dot
        self.formulas: dict[int, list[int]] = {}
        self.header: list[str] = []
        self.counts: Counter[str] = Counter()
        self.asked: list[list[Any]] = []
        self.thousands: set[str] = set()
        self.fractions: dict[str, list[Any]] = {}
        self.seen: dict[int, int] = {}  # of keys their hashes: two of 100,000 agree once in 100 million files
        self.examples = [(column.index, column.example) for column in headings.columns if column.example]

    def found(self) -> dict[str, Any]:
        """What the page tells about the file."""
        titles = [column.title for column in self.headings.columns]
        unknown, told = list(self.headings.unknown), list(self.headings.told)
        return {
            "judul": self.header,
            "kolom": titles,
            "tak dikenal": unknown,
            "hanya dibaca": told,
            "titik": self.asked,
            "pecahan": [[title, *first] for title, first in self.fractions.items() if title in self.thousands],
        }

    def row(self, number: int, cells: list[Any]) -> Staged | None:
        """One row as it is put by; None for what is only counted."""
        if all(cell is None or cell == "" for cell in cells):
            return None
        if self.is_example(cells):
            self.counts[EXAMPLE] += 1
            return None
        values, problems, ambiguous = self.clean(number, cells)
        remarks: list[str] = []
        if problems or ambiguous:
            problems += self.kind.judge_parts(self.context, values)
            return self.refuse(number, cells, problems, ambiguous)
        if problems := self.kind.judge(self.context, values, remarks):
            return self.refuse(number, cells, problems, [])
        return self.compare(number, cells, plain_values(values), remarks)

    def is_example(self, cells: list[Any]) -> bool:
        """The row that the template shows."""
        return bool(self.examples) and all(
            index < len(cells) and cell_forms.as_text(cells[index]) == example for index, example in self.examples
        )

    def clean(self, number: int, cells: list[Any]) -> tuple[dict[str, Any], list[str], list[str]]:
        """The values of the columns, what is wrong with them, and what can be read in two ways."""
        values: dict[str, Any] = {}
        problems: list[str] = []
        ambiguous: list[str] = []
        formulas, width = self.formulas.get(number, ()), len(cells)
        if any(cell not in (None, "") for cell in cells[len(self.header) :]):
            problems.append("Baris ini berisi sel di luar kolom berjudul. Periksa pemisah dan tanda kutipnya.")
        for column in self.headings.columns:
            cell = cells[column.index] if column.index < width else None
            if formulas and column.index in formulas:
                problems.append(f"{column.title}: berisi rumus. Ketik hasilnya.")
                continue
            if type(cell) is Decimal and isinstance(column.widget, Angka):
                self.weigh(number, column.title, cell)
            try:
                value = column.widget.clean(cell, row=None, context=self.context, dot=self.dot)
            except Ambiguous as doubt:
                ambiguous.append(f"{column.title}: {doubt}")
                if len(self.asked) < MOST_EXAMPLES:
                    self.asked.append([number, column.title, doubt.typed, doubt.grouped, doubt.decimal])
                continue
            except ValueError as error:
                problems.append(f"{column.title}: {error}")
                continue
            if column.required and (value is None or value == ""):
                problems.append(f"{column.title}: kosong. Isi kolom ini.")
            values[column.name] = value
        return values, problems, ambiguous

    def weigh(self, number: int, title: str, cell: Decimal) -> None:
        """Thousands and small fractions in one column of numbers: perhaps 1.850 was typed, and became 1,85."""
        digits = cell.normalize().as_tuple().exponent
        if digits in (-2, -3) and 0 < cell < 100:
            self.fractions.setdefault(title, [number, cell_forms.as_text(cell)])
        elif isinstance(digits, int) and digits >= 0 and cell >= 1000:
            self.thousands.add(title)

    def refuse(self, number: int, cells: list[Any], problems: list[str], ambiguous: list[str]) -> Staged:
        """A row that can't be written as it is; one that only waits for an answer is counted apart."""
        self.counts[Verdict.REFUSED.value if problems else WAITING] += 1
        reasons = [*problems, *ambiguous][:MOST_REASONS]
        kept = json.dumps([cell_forms.pack(cell) for cell in cells])
        return str(number), Verdict.REFUSED.value, kept, json.dumps(reasons), "{}", "{}", ""

    def compare(self, number: int, cells: list[Any], values: dict[str, Any], remarks: list[str]) -> Staged | None:
        """New, changed, or the same as what is there."""
        key = self.kind.key(self.context, values)
        existing = None
        if key is not None:
            first = self.seen.setdefault(hash(key), number)
            if first != number:
                return self.refuse(number, cells, [f"Sama dengan baris {first} di berkas ini. Hapus salah satu."], [])
            existing = self.kind.existing(self.context, key)
        if existing is None:
            target = self.kind.target(self.context, values)
            return self.good(number, Verdict.NEW, remarks, values, {}, target)
        old = differences(existing.values, values)
        if not old:
            self.counts[SAME] += 1
            return None
        if existing.locked:
            return self.refuse(number, cells, [existing.locked], [])
        if how := self.kind.matched(self.context, values):
            remarks.append(how)
        return self.good(number, Verdict.CHANGED, remarks, values, old, existing.pk)

    def good(self, number: int, verdict: Verdict, remarks: list[str], values: dict, old: dict, target: str) -> Staged:
        """A row to be written."""
        self.counts[verdict.value] += 1
        told = json.dumps(remarks) if remarks else "[]"
        return str(number), verdict.value, "[]", told, json.dumps(values), json.dumps(old) if old else "{}", target


def differences(existing: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The old plain values of what the new ones would change."""
    old = plain_values({name: value for name, value in existing.items() if name in values})
    return {name: value for name, value in old.items() if value != values[name]}
