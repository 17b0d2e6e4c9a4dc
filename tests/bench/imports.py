"""83,762 villages from a spreadsheet through the browser: our pages with the worker, and the stock admin's."""

import json
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from tests.bench.counting import counted
from tests.bench.databases import ROOT, World, example
from tests.bench.serving import TOKEN, Browser, Side

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"[^>]*? value="([^"]*)"')
XLSX_OPTION = re.compile(r'<option value="(\d+)"[^>]*>xlsx</option>')
BORDER = "batas-berkas-uji"
RUN = re.compile(r"/impor/([^/]+)/$")
WORKER = ["manage.py", "db_worker", "--queue-name", "*", "--no-startup-delay", "--verbosity", "0"]
PATIENCE = 1_800
# Villages go, but for the example's kecamatan, on which its rows stand; what contains them stays.
WITHOUT_VILLAGES = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute(
        "DELETE FROM villages_region WHERE kind IN ('desa', 'kelurahan', 'desa_adat') AND code NOT LIKE %s",
        ["35.02.19.%"],
    )
"""
LIST = """
import json, django
django.setup()
from villages.regions.gazetteer import villages
print(json.dumps([*villages().order_by("code").values_list("code", "name", "kind")]))
"""


@dataclass(frozen=True)
class Import:
    """One way through preview and agreement."""

    rows: int
    preview: float  # seconds from the upload to the preview
    write: float  # seconds from the agreement to the end
    statements: int
    memory: int  # MB, peak of the process that worked
    page: int  # bytes of the preview

    @property
    def seconds(self) -> float:
        return self.preview + self.write


def spreadsheet(path: Path, header: list[str], rows: list[list[str]]) -> bytes:
    """An XLSX file as a spreadsheet program writes it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Wilayah")
    for row in [header, *rows]:
        sheet.append(row)
    book.save(path)
    return path.read_bytes()


def form_body(fields: dict[str, str], name: str, content: bytes) -> tuple[bytes, str]:
    """A form with one file, as browsers send it."""
    parts = [
        f'--{BORDER}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--{BORDER}\r\nContent-Disposition: form-data; name="{name}"; filename="wilayah.xlsx"\r\n'
    parts += [head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n"]
    return b"".join(parts) + f"--{BORDER}--\r\n".encode(), f"multipart/form-data; boundary={BORDER}"


def peak_of(pid: int) -> int:
    """Peak memory of a process, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024


@contextmanager
def worker(world: World, counts: Path):
    """The one that bin/run starts too."""
    env = world.environment | {"DJANGO_SETTINGS_MODULE": "tests.bench.counted", "BENCH_COUNT": str(counts)}
    process = subprocess.Popen([sys.executable, *WORKER], cwd=ROOT, env=env)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


def villages_gone(home: Path, server: str, name: str) -> World:
    """The example without its villages."""
    world = World(home / f"impor-{name}-{'pg' if server else 'sqlite'}", server)
    world.copy_of(example(home, server))
    world.run("-c", WITHOUT_VILLAGES)
    return world


def all_villages(home: Path, server: str) -> list[list[str]]:
    """Code, name and kind of each."""
    return json.loads(example(home, server).run("-c", LIST))


def wait_for(browser: Browser, run: str, state: str) -> float:
    """Until the run is in that state; when that was."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        now = json.loads(browser.get(f"/impor/{run}/keadaan/").text)
        if now["keadaan"] == state:
            return time.perf_counter()
        if now["keadaan"] in ("gagal", "dibatalkan"):
            break
        time.sleep(0.05)
    raise SystemExit(f"Impor berhenti pada {now}")


def ours(home: Path, server: str, rows: list[list[str]]) -> Import:
    """Upload, preview, agreement, the end."""
    world = villages_gone(home, server, "kami")
    content = spreadsheet(world.data / "wilayah.xlsx", ["kode", "nama"], [row[:2] for row in rows])
    with TemporaryDirectory() as folder, Side(world, "kami") as side, worker(world, Path(folder)) as process:
        browser = Browser(side.port).sign_in("admin", world.data)
        fields = dict(HIDDEN.findall(browser.get("/impor/wilayah/").text.partition("<main")[2]))
        time.sleep(2)  # the worker has started, as it has in an office
        before = counted(Path(folder))
        body, kind = form_body(fields | {"since": "1/10/2026", "decree": "Kepmendagri contoh"}, "upload", content)
        began = time.perf_counter()
        answer = browser.ask("POST", "/impor/wilayah/", body, kind)
        assert answer.status == 302, answer.text[-3000:]
        run = RUN.search(answer.headers["Location"])[1]
        preview = wait_for(browser, run, "pratinjau") - began
        page = browser.get(f"/impor/{run}/")
        part = page.text.partition(f'action="/impor/{run}/tulis/"')[2].partition("</form>")[0]
        began = time.perf_counter()
        answer = browser.post(f"/impor/{run}/tulis/", dict(HIDDEN.findall(part)))
        assert answer.status == 302, answer.text[-3000:]
        write = wait_for(browser, run, "selesai") - began
        statements = counted(Path(folder)) - before
        return Import(len(rows), preview, write, statements, peak_of(process.pid), len(page.text.encode()))


def stock(home: Path, server: str, rows: list[list[str]]) -> Import:
    """The same with the admin pages of import-export at their defaults."""
    world = villages_gone(home, server, "stok")
    content = spreadsheet(world.data / "wilayah.xlsx", ["code", "name", "kind"], rows)
    address = "/stok/villages/region/import/"
    with TemporaryDirectory() as folder, Side(world, "kami") as ours_side:
        cookies = Browser(ours_side.port).sign_in("admin", world.data).cookies
        with Side(world, "stok", BENCH_COUNT=folder) as side:
            browser = Browser(side.port, cookies)
            text = browser.get(address).text
            fields = {"csrfmiddlewaretoken": TOKEN.search(text)[1], "format": XLSX_OPTION.search(text)[1]}
            before = counted(Path(folder))
            body, kind = form_body(fields, "import_file", content)
            began = time.perf_counter()
            page = browser.ask("POST", address, body, kind)
            preview = time.perf_counter() - began
            part = page.text.partition('process_import/"')[2].partition("</form>")[0]
            began = time.perf_counter()
            answer = browser.post("/stok/villages/region/process_import/", dict(HIDDEN.findall(part)))
            write = time.perf_counter() - began
            assert answer.status == 302, answer.text[:3000]
            memory = max(peak_of(pid) for pid in side.workers())
            return Import(len(rows), preview, write, counted(Path(folder)) - before, memory, len(page.content))
