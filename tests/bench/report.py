"""The results as a table: what must hold, what was measured, whether it holds."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.bench.databases import ROOT
from tests.bench.imports import Import
from tests.bench.matching import Matching
from tests.bench.pages import BARE, FLAT
from tests.bench.rounds import Measured, ratio
from tests.bench.weight import Weight

FLAT_MOST = 1.5
NOTE = ROOT / "docs" / "kinerja.md"


@dataclass
class Results:
    """Everything that one run measured on one database."""

    kind: str
    pages: dict[str, Measured] = field(default_factory=dict)
    flat: dict[int, dict[str, Measured]] = field(default_factory=dict)
    load: float = 0
    few: Import | None = None
    ours: Import | None = None
    stock: Import | None = None
    weights: dict[str, Weight] = field(default_factory=dict)
    matching: Matching | None = None


def met(good: bool) -> str:
    return "met" if good else "**not met**"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """In Markdown; reads well enough in a terminal."""
    return ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *(line(row) for row in rows), ""]


def line(row: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in row) + " |"


def machine() -> str:
    """Where and when it was measured, and on what code."""
    processor = next(
        (row for row in Path("/proc/cpuinfo").read_text().splitlines() if row.startswith("model name")), ""
    )
    commit = subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    load = os.getloadavg()[1]
    return (
        f"{datetime.now():%Y-%m-%d %H:%M}, commit {commit.stdout.strip() or 'unknown'}, {os.cpu_count()} cores "
        f"({processor.partition(': ')[2] or platform.machine()}), Python {platform.python_version()}, "
        f"load average of the last five minutes {load:.1f}"
    )


def page_rows(found: dict[str, Measured]) -> list[list[object]]:
    """One row per page: times, ratios, budget."""
    bare = found[BARE]
    rows = []
    for name, each in found.items():
        times = ratio(each, bare)
        most = each.page.most
        beside = found.get(each.page.beside)
        verdict = met(times <= most) if most else ""
        quicker = f"{ratio(beside, each):.1f} × quicker" if beside else ""
        taken = (f"{each.median:.1f}", f"{each.best:.1f}", f"{times:.2f}")
        rows.append([name, *taken, f"≤ {most}" if most else "", verdict, quicker, each.size, each.packed])
    return rows


def flat_rows(results: Results) -> list[list[object]]:
    """How the same page does with 1, 10 and 100 percent of the rows."""
    rows = []
    parts = {**results.flat, 100: results.pages}
    for name in FLAT:
        if not all(name in found for found in parts.values()):
            continue
        times = {percent: ratio(found[name], found[BARE]) for percent, found in sorted(parts.items())}
        grows = times[100] / times[min(times)]
        rows.append([name, *(f"{each:.2f}" for each in times.values()), f"{grows:.2f}", met(grows <= FLAT_MOST)])
    return rows


def import_rows(results: Results) -> list[list[object]]:
    """Ours and the stock import, by row where they differ in number."""
    rows = []
    for name, each in (("ours", results.ours), ("ours, few rows", results.few), ("stock import-export", results.stock)):
        if each:
            times = (f"{each.preview:.1f}", f"{each.write:.1f}", f"{each.seconds:.1f}")
            by_row = f"{each.seconds / each.rows * 1_000:.3f}"
            size = f"{each.page / 1024:.0f}"
            rows.append([name, f"{each.rows:,}", *times, by_row, f"{each.statements:,}", each.memory, size])
    return rows


def import_verdicts(results: Results) -> list[str]:
    """The budgets of an import."""
    ours, few, stock = results.ours, results.few, results.stock
    if not ours or not few or not stock:
        return []
    grown = ours.statements - few.statements
    verdicts = [
        f"- preview and confirm ≤ 10 s: {ours.seconds:.1f} s, {met(ours.seconds <= 10)}",
        f"- peak memory ≤ 180 MB: {ours.memory} MB, {met(ours.memory <= 180)}",
        f"- preview page ≤ 60 KB: {ours.page / 1024:.0f} KB, {met(ours.page <= 60 * 1024)}",
        f"- statements independent of rows: {grown:+} between {few.rows:,} and {ours.rows:,} rows, {met(grown <= 40)} "
        "(a sign of life at most every twentieth of the file)",
    ]
    times = (stock.seconds / stock.rows) / (ours.seconds / ours.rows)
    note = "" if stock.rows == ours.rows else f", by row, from a sample of {stock.rows:,} rows"
    return [*verdicts, f"- the stock import takes {times:.0f} × as long{note}", ""]


def weight_rows(weights: dict[str, Weight]) -> list[list[object]]:
    """First visit and second."""
    rows = []
    for name, each in weights.items():
        good = each.size <= 60 * 1024 and each.requests <= 8 and each.again_size <= 15 * 1024
        first = (each.requests, f"{each.size / 1024:.1f}", f"{each.ready:.1f}")
        again = (each.again_requests, f"{each.again_size / 1024:.1f}", f"{each.again_ready:.1f}")
        rows.append([name, *first, *again, "" if name.startswith("admin") else met(good)])
    return rows


def matching_rows(found: Matching) -> list[list[object]]:
    """The database alone, the whole search, and the plain loop."""
    loop = found.loop * 1_000
    return [
        [name, f"{each:.1f}", f"{most:.1f}", f"{each / found.bare:.1f}", f"{loop / each:,.0f} × quicker"]
        for name, each, most in (
            ("its statements in the database", found.database, found.most_database),
            ("the whole search, sentences and all", found.whole, found.most_whole),
        )
    ] + [["plain loop over the ORM", f"{loop:,.0f}", "", f"{loop / found.bare:,.0f}", ""]]


def matching_verdicts(found: Matching) -> list[str]:
    """The budget, and what the loop was measured on."""
    return [
        f"- in the database ≤ 40 ms: {found.database:.1f} ms, {met(found.database <= 40)}; "
        f"{found.statements} statements at most, for {found.villages} villages",
        f"- the loop was timed on a sample of candidates and extrapolated to the {found.partners:,} outside parties and"
        f" the villages of the kabupaten; {found.compared} points were compared, all the same",
        "",
    ]


MATCHING_HEAD = ("search", "median ms", "slowest village ms", "× bare list", "than the loop")
PAGE_HEAD = ("page", "median ms", "best ms", "× bare list", "budget", "", "beside the stock admin", "bytes", "gzipped")
IMPORT_HEAD = (
    "import",
    "rows",
    "preview s",
    "write s",
    "together s",
    "ms a row",
    "statements",
    "peak MB",
    "preview KB",
)
WEIGHT_HEAD = ("page", "requests", "KB", "ready s", "again: requests", "KB", "ready s", "")


def sections(results: Results) -> list[str]:
    """One database."""
    lines = [f"## {results.kind}", ""]
    if results.pages:
        lines += ["### Pages", "", *table(PAGE_HEAD, page_rows(results.pages))]
    if results.flat:
        head = ("page, × bare list at", *(f"{percent} %" for percent in (*sorted(results.flat), 100)), "growth", "")
        lines += ["### Flat from 1 % to 100 % of the data", "", *table(head, flat_rows(results))]
    if results.load:
        most = 2 if results.kind == "SQLite" else 3
        lines += ["### First load of the gazetteer", "", f"All regions: {results.load:.2f} s; ≤ {most} s, "]
        lines[-1] += met(results.load <= most)
        lines.append("")
    if results.ours:
        lines += ["### Import of villages from XLSX", "", *table(IMPORT_HEAD, import_rows(results))]
        lines += import_verdicts(results)
    if results.weights:
        lines += ["### First visit on slow 3G (400 kbit/s, 400 ms, processor four times slower)", ""]
        lines += table(WEIGHT_HEAD, weight_rows(results.weights))
    if results.matching:
        lines += ["### Best 20 for one village", "", *table(MATCHING_HEAD, matching_rows(results.matching))]
        lines += matching_verdicts(results.matching)
    return lines


def write(lines: list[str]) -> None:
    """Replace what was measured in the note; what people wrote above it stays."""
    before = NOTE.read_text().partition("<!-- measured -->")[0] if NOTE.exists() else ""
    NOTE.write_text(f"{before}<!-- measured -->\n\n" + "\n".join(lines).rstrip() + "\n")
