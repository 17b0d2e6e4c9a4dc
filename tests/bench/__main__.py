"""python -m tests.bench; bin/bench sets up what it needs and starts it."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench import gazetteer, imports, matching, report, rounds
from tests.bench.databases import example, scaled
from tests.bench.pages import BARE, FLAT, PAGES
from tests.bench.report import Results
from tests.bench.weight import weigh

PARTS = ("halaman", "rata", "muat", "impor", "bobot", "padanan")
SAMPLE, FEW = 5_000, 1_000


def arguments() -> argparse.Namespace:
    """What is measured, and how long."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("bagian", nargs="*", help=f"which parts: {', '.join(PARTS)}; all without one")
    parser.add_argument("--basis", choices=("sqlite", "postgresql"), help="one database only")
    parser.add_argument("--putaran", type=int, default=9, metavar="N", help="rounds in which the pages take turns")
    parser.add_argument("--stok-penuh", action="store_true", help=f"the stock import of all rows, not of {SAMPLE:,}")
    parser.add_argument("--di", type=Path, metavar="FOLDER", help="keep the prepared databases there for the next run")
    parser.add_argument("--tulis", action="store_true", help="write docs/kinerja.md")
    chosen = parser.parse_args()
    if wrong := set(chosen.bagian) - set(PARTS):
        parser.error(f"no such part: {', '.join(wrong)}")
    chosen.bagian = chosen.bagian or PARTS
    return chosen


def measure(home: Path, server: str, chosen: argparse.Namespace) -> Results:
    """Every part on one database."""
    world = scaled(home, server, 100)
    results = Results(world.kind)
    if "halaman" in chosen.bagian or "rata" in chosen.bagian:
        say(f"{world.kind}: pages")
        results.pages = rounds.measure(world, PAGES, chosen.putaran)
    if "rata" in chosen.bagian:
        flat = [page for page in PAGES if page.name in FLAT]
        for percent in (1, 10):
            say(f"{world.kind}: pages with {percent} %")
            results.flat[percent] = rounds.measure(scaled(home, server, percent), flat, chosen.putaran)
    if "muat" in chosen.bagian:
        say(f"{world.kind}: first load")
        results.load = gazetteer.first_load(home, server)
    if "impor" in chosen.bagian:
        measure_imports(home, server, chosen, results)
    if "bobot" in chosen.bagian:
        say(f"{world.kind}: first visit")
        results.weights = {
            "desa": weigh(world, "kami", "/desa/", "dpmd.ponorogo"),
            "potensi": weigh(world, "kami", "/desa/potensi/", "dpmd.ponorogo"),
            "admin: desa": weigh(world, "stok", "/stok/villages/region/", "admin"),
        }
    if "padanan" in chosen.bagian:
        say(f"{world.kind}: matching")
        results.matching = matching.measure(world, results.pages.get(BARE))
    return results


def measure_imports(home: Path, server: str, chosen: argparse.Namespace, results: Results) -> None:
    """Ours with all rows and with few, then the stock one."""
    example(home, server)
    rows = imports.all_villages(home, server)
    sample = rows if chosen.stok_penuh else rows[:SAMPLE]
    say(f"{results.kind}: import of {len(rows):,} rows")
    results.few = imports.ours(home, server, rows[:FEW])
    results.ours = imports.ours(home, server, rows)
    say(f"{results.kind}: stock import of {len(sample):,} rows")
    results.stock = imports.stock(home, server, sample)


def say(line: str) -> None:
    """What is going on, apart from the results."""
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """SQLite, then PostgreSQL, one after the other in the same run."""
    chosen = arguments()
    servers = {"sqlite": "", "postgresql": os.environ.get("DATABASE_URL", "")}
    if not servers["postgresql"] and chosen.basis != "sqlite":
        raise SystemExit("DATABASE_URL is missing; start it with bin/bench.")
    lines = [f"Measured {report.machine()}.", ""]
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.di or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        for name, server in servers.items():
            if chosen.basis in (None, name):
                lines += report.sections(measure(home, server, chosen))
    print("\n".join(lines))
    if chosen.tulis:
        report.write(lines)


if __name__ == "__main__":
    main()
