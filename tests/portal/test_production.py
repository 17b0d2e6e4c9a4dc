"""Production starts only when it is safe, and says in a sentence what is missing; `check --deploy` adds nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.signing import BadSignature, dumps, loads

from kerjasama_portal import environment
from tests.guards.source import ROOT

KEY = "Kx8Tr2mWq5zLp9Vb3Nd7Hf4Jg6Ys1Ca0EuXoZiRtMkPwQvBnDl"
OLD = "oldKx8Tr2mWq5zLp9Vb3Nd7Hf4Jg6Ys1Ca0EuXoZiRtMkPwQvBnD"
POSTGRES = "postgres://portal:sandi@db.example/portal"
SAFE = {
    "PORTAL_PROFILE": "produksi",
    "SECRET_KEY": KEY,
    "PORTAL_HOSTS": "portal.example",
    "PORTAL_URL": "https://portal.example",
    "DATABASE_URL": POSTGRES,
}


def start(*command: str, without: tuple[str, ...] = (), **changed: str) -> subprocess.CompletedProcess:
    """A process of its own with production's environment."""
    plain = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "LC_ALL", "PORTAL_DATA")}
    given = {k: v for k, v in (plain | SAFE | changed).items() if k not in without}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=given, capture_output=True, text=True, timeout=60)


UNSAFE = [
    ({"SECRET_KEY": ""}, "SECRET_KEY harus diisi, paling sedikit 50 huruf"),
    ({"SECRET_KEY": "pendek"}, "SECRET_KEY harus diisi, paling sedikit 50 huruf"),
    ({"SECRET_KEY": environment.DEVELOPMENT_KEY}, "SECRET_KEY masih kunci contoh"),
    ({"SECRET_KEY": "ganti-dengan-kunci-acak-milik-sendiri-paling-sedikit-50-huruf"}, "masih kunci contoh"),
    ({"SECRET_KEY": "ab" * 30}, "SECRET_KEY terlalu mudah ditebak"),
    ({"SECRET_KEY_FALLBACKS": "pendek"}, "SECRET_KEY_FALLBACKS harus diisi"),
    ({"SECRET_KEY_FALLBACKS": KEY}, "SECRET_KEY_FALLBACKS hanya untuk kunci lama"),
    ({"PORTAL_HOSTS": ""}, "PORTAL_HOSTS harus menyebut nama situs"),
    ({"PORTAL_HOSTS": "*"}, "PORTAL_HOSTS harus menyebut nama situs"),
    ({"PORTAL_HOSTS": ".portal.example"}, "PORTAL_HOSTS harus menyebut nama situs"),
    ({"PORTAL_HOSTS": "https://portal.example"}, "tanpa https://"),
    ({"PORTAL_URL": "http://portal.example"}, "PORTAL_URL harus diawali https://"),
    ({"PORTAL_URL": "https://lain.example"}, "tidak ada dalam PORTAL_HOSTS"),
    ({"PORTAL_URL": "https://portal.example/portal"}, "tanpa halaman"),
    ({"PORTAL_NODES": "2", "DATABASE_URL": "", "PORTAL_FILES": "/mnt/berkas"}, "memerlukan PostgreSQL"),
    ({"PORTAL_NODES": "2"}, "memerlukan PORTAL_FILES"),
    ({"PORTAL_NODES": "dua"}, "PORTAL_NODES harus angka"),
    ({"DATABASE_URL": "sqlite:///portal.db"}, "DATABASE_URL harus alamat PostgreSQL"),
    ({"PORTAL_FILES": "berkas"}, "PORTAL_FILES harus alamat folder lengkap"),
    ({"EMAIL_URL": "smtp+tls://a:b@surel.example"}, "memerlukan PORTAL_EMAIL_FROM"),
    ({"EMAIL_URL": "http://surel.example", "PORTAL_EMAIL_FROM": "a@desa.example"}, "EMAIL_URL harus berbentuk"),
    ({"EMAIL_URL": "smtp://a:b@surel.example", "PORTAL_EMAIL_FROM": "a@desa.example"}, "tanpa sandi jaringan"),
    ({"PORTAL_HEALTH_TOKEN": "pendek"}, "PORTAL_HEALTH_TOKEN paling sedikit"),
]


def read_all(env: dict[str, str]) -> None:
    """Everything the settings read."""
    production = environment.choice(env, "PORTAL_PROFILE", ("contoh", "produksi", "uji"), "contoh") == "produksi"
    nodes = environment.number(env, "PORTAL_NODES", default=1, least=1, most=50)
    environment.keys(env, production)
    environment.address(env, production, environment.hosts(env, production))
    environment.database(env, Path("/data"), nodes)
    environment.files(env, Path("/data"), nodes)
    environment.mail(env, production)
    environment.health_token(env)


def test_what_is_safe_is_accepted():
    read_all(SAFE)
    shared = {"PORTAL_NODES": "2", "PORTAL_FILES": "/mnt/berkas", "SECRET_KEY_FALLBACKS": OLD}
    sends = {"EMAIL_URL": "smtp+tls://a:b%40c@surel.example", "PORTAL_EMAIL_FROM": "portal@desa.example"}
    read_all(SAFE | shared | sends)


@pytest.mark.parametrize(("changed", "sentence"), UNSAFE, ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_unsafe_is_refused_with_a_sentence(changed, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read_all(SAFE | changed)


def test_the_example_profile_needs_nothing():
    read_all({})


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 11, 15])
def test_the_process_itself_ends_with_the_sentence_alone(number):
    changed, sentence = UNSAFE[number]
    done = start("manage.py", "check", **changed)
    assert done.returncode == 1
    assert sentence in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_deployment_check_is_clean():
    done = start("manage.py", "check", "--deploy", "--fail-level", "INFO")
    assert (done.returncode, done.stderr.strip()) == (0, ""), done.stderr
    assert "1 silenced" in done.stdout, "HSTS preload alone is left to the owner of the domain"


@pytest.mark.slow
def test_production_on_one_file_is_a_warning_and_no_refusal():
    done = start("manage.py", "check", "--deploy", without=("DATABASE_URL",))
    assert done.returncode == 0
    assert "portal.W001" in done.stderr and "DATABASE_URL" in done.stderr


def test_postgresql_gives_up_early_before_a_person_and_later_in_a_command():
    web = environment.database(SAFE | {"PORTAL_WEB": "1"}, Path("/data"), 1)
    command = environment.database(SAFE, Path("/data"), 1)
    for wanted in ("statement_timeout=15000", "lock_timeout=5000", "idle_in_transaction_session_timeout=30000"):
        assert f"-c {wanted}" in web["OPTIONS"]["options"]
    assert "statement_timeout=600000" in command["OPTIONS"]["options"]
    assert (web["CONN_MAX_AGE"], web["CONN_HEALTH_CHECKS"], web["OPTIONS"]["connect_timeout"]) == (60, True, 5)


def test_mail_is_read_from_one_address():
    env = {"EMAIL_URL": "smtp+ssl://portal:s%40ndi@surel.example", "PORTAL_EMAIL_FROM": "portal@desa.example"}
    found = environment.mail(env, production=True)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_HOST_PASSWORD"]) == ("surel.example", 465, "s@ndi")
    assert (found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"], found["DEFAULT_FROM_EMAIL"]) == (
        True,
        False,
        "portal@desa.example",
    )


def test_a_bucket_needs_its_part_and_is_private(monkeypatch):
    where = {"PORTAL_FILES": "s3://arsip/portal?endpoint=https://s3.example&region=id-jkt-1"}
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=r"requirements-s3\.txt"):
        environment.files(where, Path("/data"), 2)
    monkeypatch.setattr(environment, "find_spec", lambda name: object())
    _, store = environment.files(where, Path("/data"), 2)
    wanted = {"bucket_name": "arsip", "location": "portal", "endpoint_url": "https://s3.example", "default_acl": None}
    assert store["OPTIONS"] | wanted == store["OPTIONS"]


def test_what_an_older_key_sealed_still_opens(settings):
    settings.SECRET_KEY = OLD
    sealed = dumps({"a": 1})
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = KEY, [OLD]
    assert loads(sealed) == {"a": 1}
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(BadSignature):
        loads(sealed)
