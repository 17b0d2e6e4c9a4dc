"""Two nodes, nginx and PostgreSQL on loopback: one node is killed under load; afterwards every act is accounted for.

    .venv/bin/python -m tests.faults.two_nodes --seconds 300
    .venv/bin/python -m tests.faults.two_nodes --seconds 120 --upgrade     both nodes restarted in turn, as docs say
    .venv/bin/python -m tests.faults.two_nodes --seconds 120 --database    PostgreSQL restarted in the middle

Needs nginx, wrk, openssl and PostgreSQL's programs. Ends with 1 when an act was lost, doubled or half stored, or when
a request failed that the fault does not explain.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import psycopg2

from tests.faults.stand import HOST, ROOT, Stand
from tests.faults.visitors import Browser, Writer

READERS, WRITERS = 50, 5
AFTERWARDS = 3.0  # seconds after the kill in which a request may fail that was open then
LUA = """
local paths = {{ {paths} }}
local number = 0
request = function()
  number = number + 1
  local path = paths[(number % #paths) + 1]
  wrk.headers["Host"] = "{host}"
  wrk.headers["Cookie"] = path.cookie
  return wrk.format("GET", path.path)
end
done = function(summary, latency)
  io.write(string.format("RINGKAS %d %d %d %d %d %d %.1f %.1f %.1f\\n", summary.requests, summary.errors.status,
    summary.errors.connect, summary.errors.read, summary.errors.write, summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""


def world(stand: Stand) -> dict:
    """People and addresses."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.world"], cwd=ROOT, env=stand.env, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def share_a_file(stand: Stand, made: dict) -> None:
    """Signed in through the proxy: what one node stores, the other one serves, byte for byte."""
    name = "sekdes.ngebel"
    through = Browser(HOST, stand.tls_port)
    through.sign_in(name, made["people"][name])
    first, second = (Browser(HOST, port, tls=False) for port in stand.ports)
    first.cookies = second.cookies = through.cookies
    pdf = (ROOT / "tests" / "faults" / "satu-halaman.pdf").read_bytes()
    edge, parts = "batas-batas-batas", []
    for key, value in first.hidden(made["upload"]):
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode())
    named = f'--{edge}\r\nContent-Disposition: form-data; name="upload"; filename="hadir.pdf"\r\n'
    parts.append(f"{named}Content-Type: application/pdf\r\n\r\n".encode() + pdf + f"\r\n--{edge}--\r\n".encode())
    status, _, body = first.ask("POST", made["upload"], b"".join(parts), f"multipart/form-data; boundary={edge}")
    if status != 302:
        sys.exit(f"upload on the first node: {status}\n{body.decode()[-3000:]}")
    where = stored_file(stand, made["meeting"])
    status, _, content = second.ask("GET", where)
    if status != 200 or content != pdf:
        sys.exit(f"the second node gave {status} and {len(content)} bytes for {where}")
    print(f"masuk lewat nginx; unggah {len(pdf)} byte di simpul 1, dibaca di simpul 2: sama")


def stored_file(stand: Stand, meeting: str) -> str:
    """The address of the one file of the meeting."""
    [(pk,)] = rows(stand, "SELECT id FROM musyawarah_deliberationfile")
    return f"{meeting}berkas/{pk}/"


def rows(stand: Stand, sql: str, *values) -> list[tuple]:
    """What the database itself says."""
    with psycopg2.connect(stand.cluster.url) as connection, connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def readers(stand: Stand, made: dict, seconds: int) -> subprocess.Popen:
    """Fifty connections that read public and inner pages."""
    browser = Browser(HOST, stand.tls_port)
    browser.sign_in("sekdes.talun", made["people"]["sekdes.talun"])
    cookie = "; ".join(f"{k}={v}" for k, v in browser.cookies.items())
    paths = [(path, "") for path in made["read"]] + [(path, cookie) for path in made["read_signed_in"]]
    script = stand.folder / "baca.lua"
    table = ", ".join(f'{{path = "{path}", cookie = "{cookie}"}}' for path, cookie in paths)
    script.write_text(LUA.format(paths=table, host=f"{HOST}:{stand.tls_port}"))
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script)]
    return subprocess.Popen([*command, f"https://127.0.0.1:{stand.tls_port}"], stdout=subprocess.PIPE, text=True)


def break_and_mend(stand: Stand, began: float, seconds: int, moments: dict) -> None:
    """In the middle the fault comes; it returns when all is there again."""
    time.sleep(max(0.0, began + seconds * 0.5 - time.time()))
    moments["mati"] = time.time()
    FAULTS[moments["kind"]](stand, seconds)
    moments["hidup lagi"] = time.time()


def kill_one(stand: Stand, seconds: int) -> None:
    """One node dies; after a fifth of the time it is started again."""
    stand.kill_node(stand.ports[0])
    time.sleep(seconds * 0.2)
    stand.start_node(stand.ports[0])


def upgrade(stand: Stand, seconds: int) -> None:
    """One node after the other is taken out, stopped as systemd does, started, and taken in."""
    stand.change_nodes()


def restart_database(stand: Stand, seconds: int) -> None:
    """PostgreSQL ends every connection and comes back."""
    stand.cluster.stop("fast")
    time.sleep(2)
    stand.cluster.up()


FAULTS = {"simpul 1 mati": kill_one, "pemutakhiran": upgrade, "basis data dimulai ulang": restart_database}


def account(stand: Stand, writers: list[Writer]) -> list[str]:
    """Every act against the database: told as stored is there once, told as failed is there once or not at all."""
    acts = [act for writer in writers for act in writer.acts]
    there = Counter(name for (name,) in rows(stand, "SELECT name FROM villages_potential"))
    told = "SELECT p.name FROM records_event e JOIN villages_potential p ON p.id = e.subject_id"
    events = Counter(name for (name,) in rows(stand, told))
    wrong = [f"hilang: {act.text}" for act in acts if act.stored and not there[act.text]]
    wrong += [f"ganda: {name} {count}×" for name, count in there.items() if count > 1]
    wrong += [f"tanpa jejak atau berlebih: {name}" for name in there if events[name] != 1]
    first = Counter(act.answers[0][1] for act in acts)
    again = [act for act in acts if len(act.answers) > 1]
    print(f"perbuatan: {len(acts)}, jawaban pertama: {dict(first)}")
    print(f"dikirim lagi: {len(again)}, berhasil: {sum(act.stored for act in again)}")
    print(f"tersimpan di basis data: {sum(there.values())}, tepat satu kali: {sum(n == 1 for n in there.values())}")
    return wrong


def failures(stand: Stand, writers: list[Writer], moments: dict) -> list[str]:
    """Which requests failed, at which node and when; those not held by the killed node at that time are wrong."""
    wrong, killed = [], f"127.0.0.1:{stand.ports[0]}"
    away = moments["hidup lagi"] - moments["mati"]
    lines = [json.loads(line) for line in (stand.folder / "log" / "portal.log").read_text().splitlines()]
    failed = [line for line in lines if line["status"] >= 500]
    for number, line in enumerate(failed):
        then = time.mktime(time.strptime(line["waktu"][:19], "%Y-%m-%dT%H:%M:%S")) - moments["mati"]
        if number < 15:
            print(f"  gagal {then:+.0f} s: {line['cara']} {line['status']} simpul {line['simpul']} {line['detik']} s")
        explained = {
            "simpul 1 mati": killed in line["simpul"] and -1 <= then <= AFTERWARDS,
            "pemutakhiran": False,
            "basis data dimulai ulang": line["status"] == 503 and -1 <= then <= away + AFTERWARDS,
        }
        if not explained[moments["kind"]]:
            wrong.append(f"gagal tanpa sebab: {line}")
    moved = sum("," in line["simpul"] for line in lines)
    print(f"permintaan di nginx: {len(lines)}, gagal: {len(failed)}, dipindah ke simpul lain: {moved}")
    for writer in writers:
        for at, word in writer.no_form[:3]:
            print(f"  halaman formulir tidak datang {at - moments['mati']:+.1f} s: {word}")
    return wrong


def main() -> None:
    """One trial; prints figures, ends with 1 when something is wrong."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--upgrade", action="store_true")
    asked.add_argument("--database", action="store_true")
    given = asked.parse_args()
    kind = "pemutakhiran" if given.upgrade else "basis data dimulai ulang" if given.database else "simpul 1 mati"
    seconds = given.seconds
    with tempfile.TemporaryDirectory(prefix="dua-simpul.") as folder, Stand(Path(folder)) as stand:
        made = world(stand)
        share_a_file(stand, made)
        began, moments, writers = time.time(), {"kind": kind}, []
        for name, path in made["write"].items():
            browser = Browser(HOST, stand.tls_port)
            browser.sign_in(name, made["people"][name])
            writers.append(Writer(browser, path, name, began + seconds))
        reading = readers(stand, made, seconds)
        fault = threading.Thread(target=break_and_mend, args=(stand, began, seconds, moments))
        for thread in [fault, *writers]:
            thread.start()
        for thread in [fault, *writers]:
            thread.join()
        told, _ = reading.communicate()
        wrong = report(stand, writers, moments, told, seconds)
    sys.exit(1 if wrong else 0)


def report(stand: Stand, writers: list[Writer], moments: dict, told: str, seconds: int) -> list[str]:
    """All figures; gives what is wrong."""
    figures = next(line for line in told.splitlines() if line.startswith("RINGKAS")).split()[1:]
    names = ("permintaan", "status≥400", "sambung", "baca", "tulis", "lewat waktu", "p50 ms", "p95 ms", "p99 ms")
    print(f"{seconds} s, {READERS} pembaca, {len(writers)} penulis, 2 simpul × {stand.workers} pekerja × 4 utas")
    print("pembaca (wrk):", dict(zip(names, figures, strict=True)), f"= {int(figures[0]) / seconds:.0f} per detik")
    away = moments["hidup lagi"] - moments["mati"]
    print(f"{moments['kind']} pada detik {seconds * 0.5:.0f}, semua kembali {away:.0f} s kemudian")
    wrong = account(stand, writers) + failures(stand, writers, moments)
    stand.python("manage.py", "verifikasi_jejak")
    print(f"jejak utuh: {rows(stand, 'SELECT count(*) FROM records_event')[0][0]} kejadian")
    print("\n".join(wrong) if wrong else "tidak ada yang hilang, ganda, atau setengah jadi")
    return wrong


if __name__ == "__main__":
    main()
