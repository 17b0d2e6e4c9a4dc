"""The files under deploy/ name only commands, files and settings that exist; every setting is explained."""

import configparser
import re
import runpy
import shlex

import pytest
from django.conf import settings
from django.core.management import get_commands
from gunicorn.config import KNOWN_SETTINGS

from records.documents import MAX_SCAN_BYTES
from tests.guards.source import ROOT, modules
from tests.portal.test_production import KEY, read_all

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
TIMERS = sorted((DEPLOY / "systemd").glob("*.timer"))
NGINX = (DEPLOY / "nginx" / "portal.conf").read_text()
SAMPLE = (DEPLOY / "portal.env.contoh").read_text()
READ = re.compile(r'(?:env(?:iron)?\.get\(|env(?:iron)?\[|\(env, )["\']([A-Z_]+)["\']')
OF_OTHERS = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}  # read by the S3 client itself
OF_PROCESSES = {"DJANGO_SETTINGS_MODULE", "PORTAL_WEB"}  # set by the entry points


def commands_of(unit) -> list[list[str]]:
    """What a unit runs, without the shell around it."""
    lines = re.findall(r"(?m)^Exec(?:Start|StartPre|StartPost)=(.*)$", unit.read_text())
    return [shlex.split(shlex.split(line)[2].partition("exec ")[2]) for line in lines]


def ids(path) -> str:
    """The name of a file."""
    return path.name


def test_there_are_units():
    assert len(UNITS) == 5 and len(TIMERS) == 3


@pytest.mark.parametrize("unit", UNITS, ids=ids)
def test_units_run_what_exists_in_the_version_they_were_started_with(unit):
    for line in re.findall(r"(?m)^ExecStart.*$", unit.read_text()):
        assert "cd -P /opt/portal/kini && exec .venv/bin/python" in line
    for words in commands_of(unit):
        assert words[0] == ".venv/bin/python"
        if words[1] == "manage.py":
            assert words[2] in get_commands()
        else:
            assert words[1:3] == ["-m", "gunicorn"]
            assert (ROOT / words[words.index("--config") + 1]).exists()


@pytest.mark.parametrize("unit", UNITS, ids=ids)
def test_units_have_few_rights(unit):
    text = unit.read_text()
    for line in ("User=portal", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "UMask=0027"):
        assert re.search(f"(?m)^{line}$", text), line
    assert "EnvironmentFile=/etc/portal/portal.env" in text


@pytest.mark.parametrize("timer", TIMERS, ids=ids)
def test_each_timer_has_its_service(timer):
    assert timer.with_suffix(".service") in UNITS
    parsed = configparser.ConfigParser(strict=False)
    parsed.read(timer)
    assert parsed["Timer"]["OnCalendar"] and parsed["Install"]["WantedBy"] == "portal.target"


def test_the_web_server_is_told_only_what_it_knows(monkeypatch):
    monkeypatch.setenv("PORT", "8001")
    monkeypatch.setenv("PORTAL_WORKERS", "3")
    told = runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))
    known = {setting.name for setting in KNOWN_SETTINGS}
    mine = {name for name in told if not name.startswith("_") and name not in ("os", "logs")}
    assert mine - known == set()
    assert (told["bind"], told["workers"]) == ("127.0.0.1:8001", 3)


def names_in_sample() -> set[str]:
    """Every setting of the sample, also those that are not in force."""
    return set(re.findall(r"(?m)^#?([A-Z][A-Z_0-9]+)=", SAMPLE))


def test_the_sample_explains_every_setting_that_is_read_and_no_other():
    sources = [module.path for module in modules()] + [DEPLOY / "gunicorn.conf.py"]
    read = {name for path in sources for name in READ.findall(path.read_text())}
    assert {"SECRET_KEY", "DATABASE_URL", "PORTAL_NODES", "PORTAL_WORKERS"} <= read
    assert names_in_sample() == (read - OF_PROCESSES) | OF_OTHERS


def test_each_setting_of_the_sample_has_its_sentence():
    before = ""
    for line in SAMPLE.splitlines():
        if re.match(r"#?[A-Z][A-Z_0-9]+=", line):
            assert re.match(r"# .{20}|#AWS", before), line
        before = line


def test_the_sample_starts_once_its_key_is_filled_in():
    lines = [line for line in SAMPLE.splitlines() if line and not line.startswith("#")]
    env = dict(line.split("=", 1) for line in lines)
    assert env["SECRET_KEY"] == "", "a sample brings no key"
    read_all(env | {"SECRET_KEY": KEY})


def test_the_proxy_never_sends_a_form_twice_and_lets_scans_through():
    rules = re.findall(r"(?m)^\s*(proxy_next_upstream [^;]*);", NGINX)
    assert len(rules) == 2
    assert all("non_idempotent" not in rule for rule in rules)
    assert not re.search(r"(?m)^\s*keepalive \d", NGINX), "a stale kept connection would fail a form"
    most = int(re.search(r"client_max_body_size (\d+)m;", NGINX)[1]) * 1024 * 1024
    assert most > MAX_SCAN_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_the_proxy_overwrites_what_the_browser_says_of_itself():
    for line in ("X-Forwarded-For $remote_addr", "X-Forwarded-Proto https", 'X-Forwarded-Host ""', 'Forwarded ""'):
        assert f"proxy_set_header {line};" in NGINX
    assert "$proxy_add_x_forwarded_for" not in NGINX
    assert re.search(r"(?m)^PORTAL_PROXIES=1$", SAMPLE)


def test_the_proxy_writes_no_address_into_its_log():
    wanted = re.search(r"log_format portal (.*?);", NGINX, re.S)[1]
    assert not re.search(r"\$(request|request_uri|uri|args|query_string|http_referer|remote_addr)\b", wanted)


def test_the_proxys_own_pages_exist_and_carry_the_headers():
    pages = re.findall(r"error_page [\d ]+ /galat/([\w-]+\.html);", NGINX)
    assert len(pages) == 2
    for page in pages:
        text = (DEPLOY / "nginx" / "galat" / page).read_text()
        assert 'lang="id"' in text and not re.search(r"<(script|style|link)|style=", text)
    for header in ("Content-Security-Policy", "Strict-Transport-Security", "X-Frame-Options", "Permissions-Policy"):
        assert f"add_header {header} " in NGINX


def test_a_node_is_taken_out_and_in_again_and_nothing_else_changes():
    mark = runpy.run_path(str(DEPLOY / "ganti-simpul"))["mark"]
    out = mark(NGINX, 8001, down=True)
    assert "server 127.0.0.1:8001 max_fails=1 fail_timeout=5s down;" in out
    assert "server 127.0.0.1:8002 max_fails=1 fail_timeout=5s;" in out
    assert mark(out, 8001, down=True) == out
    assert mark(out, 8001, down=False) == NGINX
    with pytest.raises(SystemExit, match="Simpul 8003 tidak ada"):
        mark(NGINX, 8003, down=True)


def test_commands_run_with_the_settings_as_systemd_reads_them(tmp_path, monkeypatch):
    (tmp_path / "portal.env").write_text("# A=1\nPORTAL_EMAIL_FROM=Portal <a@b.id>\n\nX=a=b\n")
    monkeypatch.setenv("PORTAL_SETELAN", str(tmp_path / "portal.env"))
    read = runpy.run_path(str(DEPLOY / "portal"))["settings"]()
    assert read == {"PORTAL_EMAIL_FROM": "Portal <a@b.id>", "X": "a=b"}


GUIDES = [ROOT / "docs" / "pengoperasian.md", ROOT / "docs" / "pencadangan.md"]


@pytest.mark.parametrize("guide", GUIDES, ids=ids)
def test_the_guides_name_only_what_exists(guide):
    text = guide.read_text()
    commands = re.findall(r"(?m)(?:^\s+|`)(?:portal|manage\.py|\S*/deploy/portal) ([a-z_]+)", text)
    assert len(commands) >= 5
    assert sorted(set(commands) - set(get_commands())) == []
    for name in re.findall(r"/opt/portal/kini/(deploy/[\w./-]+\w)", text):
        assert list(ROOT.glob(f"{name}*")), name
    units = {unit.stem.partition("@")[0] for unit in UNITS} | {"portal"}
    assert {name for name in re.findall(r"\b(portal-(?:web|worker|rawat|cadangan|jejak))\b", text)} <= units
    for name in re.findall(r"`((?:PORTAL|SECRET|EMAIL|DATABASE)_[A-Z_]+)", text):
        assert name in names_in_sample(), name
    for name in re.findall(r"\]\(([\w./-]+\.md)\)", text):
        assert (guide.parent / name).exists(), name
