"""/healthz asks the process alone; /readyz says in one word whether all is well, and more only to those who watch."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kerjasama_portal import health
from records import duties
from records.models import Duty, OutgoingMail
from tests.records.test_jobs import job

pytestmark = pytest.mark.django_db
BEHIND_PROXY = {"HTTP_X_FORWARDED_FOR": "10.1.2.3"}
TOKEN = "token-pemantau-yang-cukup-panjang"
KNOWN = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(autouse=True)
def no_memory(monkeypatch):
    """Each test asks anew."""
    monkeypatch.setattr(health, "memory", health.Memory())


@pytest.fixture
def in_production(settings):
    """Production, in which every duty was done a moment ago."""
    settings.PRODUCTION = True
    settings.HEALTH_TOKEN = TOKEN
    for name in (duties.WORKER, duties.CARE, duties.TRAIL, duties.BACKUP):
        duties.done(name)


def parts(client) -> dict[str, tuple[bool, str]]:
    """The details, by part."""
    told = client.get("/readyz", headers=KNOWN).json()["bagian"]
    return {part["bagian"]: (part["baik"], part["kata"]) for part in told}


def age(name: str, **elapsed) -> None:
    """Let time pass since a duty was done."""
    Duty.objects.filter(name=name).update(done_at=timezone.now() - timedelta(**elapsed))


def test_the_process_answers_without_the_database(client):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content, len(asked)) == (200, b"ok\n", 0)


def test_others_hear_one_word(client, in_production):
    answer = client.get("/readyz", **BEHIND_PROXY)
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_in_production_only_the_token_opens_the_details(client, in_production):
    """Also to this machine: a proxy on it that names nobody looks just the same."""
    for extra in (
        {},
        {"REMOTE_ADDR": "::1"},
        BEHIND_PROXY,
        {"HTTP_X_REAL_IP": "10.1.2.3"},
        {"REMOTE_ADDR": "10.1.2.3"},
    ):
        assert client.get("/readyz", **extra).content == b"ok\n"
        assert client.get("/readyz", headers={"authorization": "Bearer salah"}, **extra).content == b"ok\n"
        told = client.get("/readyz", headers=KNOWN, **extra)
        assert told.json()["keadaan"] == "ok"


def test_no_token_set_opens_nothing(client, in_production, settings):
    settings.HEALTH_TOKEN = ""
    for extra in ({}, BEHIND_PROXY):
        assert client.get("/readyz", headers={"authorization": "Bearer "}, **extra).content == b"ok\n"


def test_without_production_this_machine_needs_no_token(client):
    assert client.get("/readyz").json()["keadaan"] == "ok"
    assert client.get("/readyz", **BEHIND_PROXY).content == b"ok\n"


def test_whoever_knows_the_token_hears_every_part(client, in_production):
    found = parts(client)
    wanted = {"basisdata", "migrasi", "ruang", "surel", "tugas", "pekerja", "perawatan", "jejak"}
    assert set(found) == wanted
    assert all(well for well, _ in found.values()), found


def test_without_production_nobody_expects_timers(client, settings):
    settings.HEALTH_TOKEN = TOKEN
    assert parts(client)["jejak"] == (True, "belum pernah")


def mail_waits(minutes: int) -> None:
    """One mail that should have been sent."""
    then = timezone.now() - timedelta(minutes=minutes)
    OutgoingMail.objects.create(key="x", to="a@desa.example", subject="s", body="b", message_id="m", created_at=then)


ILL = {
    "surel": lambda: mail_waits(31),
    "tugas": lambda: job("READY", minutes=11, workers=()),
    "pekerja": lambda: age(duties.WORKER, minutes=11),
    "perawatan": lambda: age(duties.CARE, minutes=11),
    "jejak": lambda: age(duties.TRAIL, hours=27),
}


@pytest.mark.parametrize("part", ILL)
def test_each_part_can_be_ill_alone(client, in_production, part):
    ILL[part]()
    if part == "tugas":
        health.DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=11))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert [name for name, (well, _) in parts(client).items() if not well] == [part]
    assert client.get("/readyz", **BEHIND_PROXY).content == b"belum siap\n"
    assert client.get("/readyz?bagian=dasar").status_code == 200, "this node itself can answer"


def test_a_broken_trail_is_ill_however_recent(client, in_production):
    duties.done(duties.TRAIL, ok=False, said="putus pada kejadian 3")
    assert parts(client)["jejak"] == (False, "0 menit yang lalu: putus pada kejadian 3")


def test_a_duty_never_done_is_ill_in_production(client, in_production):
    Duty.objects.filter(name=duties.TRAIL).delete()
    assert parts(client)["jejak"] == (False, "belum pernah")


def test_mail_given_up_is_told_and_alarms_nobody(client, in_production):
    mail_waits(90)
    OutgoingMail.objects.update(state=OutgoingMail.State.DEAD)
    assert parts(client)["surel"] == (True, "0 menunggu, 0 terlambat, 1 gagal, 0 tidak dikirim")


def test_a_full_disk_is_ill(client, in_production, monkeypatch):
    class Usage:
        total, free = 1000, 49

    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage)
    assert parts(client)["ruang"] == (False, "sisa ruang simpan 5%")
    assert client.get("/readyz?bagian=dasar").status_code == 503


def test_a_missing_change_of_the_database_is_ill(client, in_production, monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: ["0004"])
    assert parts(client)["migrasi"][0] is False


def test_a_database_that_is_away_is_ill_and_no_fault(client, in_production, monkeypatch):
    def away(name):
        raise OperationalError("connection refused: password=rahasia")

    monkeypatch.setattr(health.duties, "done", away)
    answer = client.get("/readyz", headers=KNOWN)
    assert answer.status_code == 503
    assert answer.json()["bagian"] == [
        {"bagian": "basisdata", "baik": False, "kata": "tidak menjawab (OperationalError)"}
    ]


def test_many_questions_cost_one_look(client, in_production):
    client.get("/readyz")
    with CaptureQueriesContext(connection) as asked:
        for _ in range(20):
            client.get("/readyz", **BEHIND_PROXY)
    assert len(asked) == 0


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_monitor_on_this_machine_needs_no_tls(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path).status_code == 200
    assert client.get("/aturan/").status_code == 301
