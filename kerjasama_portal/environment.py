"""What the environment says, and the sentences with which unsafe production is refused. Pure: no settings are read."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

Env = Mapping[str, str]
DEVELOPMENT_KEY = "kunci-uji-hanya-untuk-mengembangkan-dan-menguji-portal-kerja-sama-desa"
# Beginnings of keys that stand in examples: everybody knows them.
EXAMPLE_KEYS = ("kunci-uji", "ganti", "isi-", "django-insecure", "contoh", "changeme", "change-me")
KEY_LENGTH, KEY_LETTERS, TOKEN_LENGTH = 50, 10, 24
MAIL_SCHEMES = ("smtp", "smtp+tls", "smtp+ssl")
HERE = ("localhost", "127.0.0.1", "::1")


def refuse(sentence: str) -> ImproperlyConfigured:
    """What stops the start."""
    return ImproperlyConfigured(sentence)


def words(env: Env, name: str) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in env.get(name, "").split(",") if word.strip()]


def choice(env: Env, name: str, choices: tuple[str, ...], default: str) -> str:
    """One of the allowed words; anything else stops the start."""
    value = env.get(name) or default
    if value not in choices:
        raise refuse(f"{name} harus salah satu dari {', '.join(choices)}, bukan “{value}”.")
    return value


def number(env: Env, name: str, default: int, least: int, most: int) -> int:
    """A whole number between two others."""
    value = env.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise refuse(f"{name} harus angka dari {least} sampai {most}, bukan “{value}”.")
    return int(value)


def judge_key(name: str, value: str) -> str:
    """A key nobody can guess; raises ImproperlyConfigured."""
    if len(value) < KEY_LENGTH:
        raise refuse(f"{name} harus diisi, paling sedikit {KEY_LENGTH} huruf, untuk profil produksi.")
    if value.lower().startswith(EXAMPLE_KEYS):
        raise refuse(f"{name} masih kunci contoh. Buat kunci sendiri yang acak.")
    if len(set(value)) < KEY_LETTERS:
        raise refuse(f"{name} terlalu mudah ditebak. Buat kunci sendiri yang acak.")
    return value


def keys(env: Env, production: bool) -> tuple[str, list[str]]:
    """The key of this installation, and the older ones that still open what they sealed."""
    older = words(env, "SECRET_KEY_FALLBACKS")
    if not production:
        return env.get("SECRET_KEY") or DEVELOPMENT_KEY, older
    key = judge_key("SECRET_KEY", env.get("SECRET_KEY", ""))
    if key in older:
        raise refuse("SECRET_KEY_FALLBACKS hanya untuk kunci lama, bukan SECRET_KEY yang sekarang.")
    return key, [judge_key("SECRET_KEY_FALLBACKS", each) for each in older]


def hosts(env: Env, production: bool) -> list[str]:
    """Names under which the site is reached; production must say them."""
    names = words(env, "PORTAL_HOSTS")
    if not production:
        return names or ["*"]
    if not names or any("*" in name or name.startswith(".") for name in names):
        raise refuse("PORTAL_HOSTS harus menyebut nama situs, dan tidak boleh “*”, untuk profil produksi.")
    if wrong := [name for name in names if "/" in name or ":" in name]:
        raise refuse(f"PORTAL_HOSTS hanya berisi nama situs, tanpa https:// dan tanpa porta, bukan “{wrong[0]}”.")
    return names


def address(env: Env, production: bool, names: list[str]) -> str:
    """The site's own address, for links in mail and under QR codes."""
    if not production:
        here = f"http://{env.get('PORTAL_HOST') or '127.0.0.1'}:{env.get('PORT') or '8000'}"
        return (env.get("PORTAL_URL") or here).rstrip("/")
    url = (env.get("PORTAL_URL") or f"https://{names[0]}").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise refuse(f"PORTAL_URL harus diawali https:// untuk profil produksi, bukan “{url}”.")
    if parts.hostname not in names:
        raise refuse(f"Nama situs di PORTAL_URL ({parts.hostname}) tidak ada dalam PORTAL_HOSTS.")
    if parts.path or parts.query:
        raise refuse(f"PORTAL_URL hanya berisi alamat situs, tanpa halaman, bukan “{url}”.")
    return url


# PostgreSQL gives up instead of keeping a person waiting; commands may take longer, but never wait long for a lock.
PATIENCE = {
    "web": {"statement_timeout": 15_000, "lock_timeout": 5_000, "idle_in_transaction_session_timeout": 30_000},
    "command": {"statement_timeout": 600_000, "lock_timeout": 5_000, "idle_in_transaction_session_timeout": 600_000},
}
# On today's disks a page found by an index costs hardly more than the next one; with the cost of turning disks, its
# default, lists of one kabupaten read the whole gazetteer. Compiling such short queries costs more than it saves.
PLANNING = {"random_page_cost": 1.1, "jit": "off"}


def database(env: Env, data: Path, nodes: int) -> dict[str, Any]:
    """SQLite is the embedded default; DATABASE_URL names PostgreSQL for everything bigger."""
    url = env.get("DATABASE_URL", "")
    if not url:
        if nodes > 1:
            raise refuse("PORTAL_NODES lebih dari 1 memerlukan PostgreSQL: isi DATABASE_URL.")
        return sqlite(data / "portal.sqlite3")
    if urlsplit(url).scheme not in ("postgres", "postgresql"):
        raise refuse("DATABASE_URL harus alamat PostgreSQL: postgres://nama:sandi@peladen/basisdata.")
    found = environ.Env.db_url_config(url)
    patience = PATIENCE["web" if env.get("PORTAL_WEB") else "command"]
    options = " ".join(f"-c {name}={value}" for name, value in (patience | PLANNING).items())
    found["OPTIONS"] = {"connect_timeout": 5, "options": options} | found.get("OPTIONS", {})
    # Kept connections halve the time of a light page; after a restart of the database they are found dead and replaced.
    return found | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def sqlite(path: Path) -> dict[str, Any]:
    """One file, one writer at a time; readers never wait.

    Connections are kept: with none open, SQLite makes its shared memory anew, and on a full disk nobody could read.
    """
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA recursive_triggers=ON;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options, "CONN_MAX_AGE": None}


def files(env: Env, data: Path, nodes: int) -> tuple[Path, dict[str, Any]]:
    """Where uploads and papers lie: a directory, which several nodes must share, or a bucket of an S3 store."""
    where = env.get("PORTAL_FILES", "")
    if nodes > 1 and not where:
        raise refuse("PORTAL_NODES lebih dari 1 memerlukan PORTAL_FILES: folder bersama atau s3://wadah.")
    if where.startswith("s3://"):
        return data / "berkas", s3(where)
    if where and not Path(where).is_absolute():
        raise refuse(f"PORTAL_FILES harus alamat folder lengkap (diawali /) atau s3://wadah, bukan “{where}”.")
    return Path(where or data / "berkas").resolve(), {"BACKEND": "records.storage.AtomicFiles"}


def s3(where: str) -> dict[str, Any]:
    """A private bucket: nothing in it has an address of its own, everything goes out through the portal."""
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise refuse("PORTAL_FILES memakai S3, tetapi bagiannya belum dipasang: pip install -r requirements-s3.txt.")
    parts = urlsplit(where)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    options = {
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
        "addressing_style": "path" if asked.get("endpoint") else None,
        "default_acl": None,
        "querystring_auth": True,
        "file_overwrite": True,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def mail(env: Env, production: bool) -> dict[str, Any]:
    """Django's mail settings by EMAIL_URL; without it nothing is sent, and nothing breaks."""
    url, sender = env.get("EMAIL_URL", ""), env.get("PORTAL_EMAIL_FROM", "")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname:
        raise refuse("EMAIL_URL harus berbentuk smtp+tls://nama:sandi@peladen:587 (atau smtp+ssl, smtp).")
    if "@" not in sender:
        raise refuse("EMAIL_URL memerlukan PORTAL_EMAIL_FROM: alamat surel pengirim.")
    if production and parts.password and parts.scheme == "smtp" and parts.hostname not in HERE:
        raise refuse("EMAIL_URL mengirim kata sandi tanpa sandi jaringan. Pakai smtp+tls:// atau smtp+ssl://.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
        "SERVER_EMAIL": sender,
    }


def health_token(env: Env) -> str:
    """Whoever knows it reads the details of /readyz."""
    token = env.get("PORTAL_HEALTH_TOKEN", "")
    if token and len(token) < TOKEN_LENGTH:
        raise refuse(f"PORTAL_HEALTH_TOKEN paling sedikit {TOKEN_LENGTH} huruf acak, atau kosong.")
    return token
