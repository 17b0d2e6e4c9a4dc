"""The one settings file. Values come from the environment; wrong ones stop the start with a sentence."""

import os
from pathlib import Path

import bootstrap_wrapper
from csp.constants import NONE, SELF

from kerjasama_portal import environment, logs

env = os.environ
BASE_DIR = Path(__file__).resolve().parent.parent

# contoh = example data, plain HTTP; produksi = real; uji = tests.
PROFILE = environment.choice(env, "PORTAL_PROFILE", ("contoh", "produksi", "uji"), "contoh")
PRODUCTION = PROFILE == "produksi"
NODES = environment.number(env, "PORTAL_NODES", default=1, least=1, most=50)
DEBUG = False
SECRET_KEY, SECRET_KEY_FALLBACKS = environment.keys(env, PRODUCTION)
ALLOWED_HOSTS = environment.hosts(env, PRODUCTION)
PORTAL_URL = environment.address(env, PRODUCTION, ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = [*(f"https://{h}" for h in ALLOWED_HOSTS), PORTAL_URL] if PRODUCTION else []
PORTAL_DATA = Path(env.get("PORTAL_DATA") or BASE_DIR / "data").resolve()
HEALTH_TOKEN = environment.health_token(env)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "import_export",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "records",
    "accounts",
    "villages",
    "musyawarah",
    "partnerships",
    "kerjasama_portal",
]
MIDDLEWARE = [
    "kerjasama_portal.logs.request_log",
    "kerjasama_portal.middleware.response_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.SecondFactorFirst",
    "allauth.account.middleware.AccountMiddleware",
    "kerjasama_portal.middleware.DeclaredAccess",
    "kerjasama_portal.middleware.RefusedIsAnAnswer",
    "kerjasama_portal.moved.MovedVillages",
    "kerjasama_portal.once.CountedOnce",
]
ROOT_URLCONF = "kerjasama_portal.urls"
WSGI_APPLICATION = "kerjasama_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kerjasama_portal.context_processors.navigation",
            ],
            "builtins": ["django.templatetags.static", "kerjasama_portal.templatetags.components"],
        },
    },
]

DATABASES = {"default": environment.database(env, PORTAL_DATA, NODES)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.PersonWithGrants"]
PASSWORD_HASHERS = ["accounts.hashers.OfficeArgon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LongEnough", "OPTIONS": {"shortest": 12}},
    {"NAME": "accounts.passwords.NotCommon"},
    {"NAME": "accounts.passwords.NotOurWords"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm", "reauthenticate": "accounts.forms.PasswordAgainForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# By (user name, address) only: one village office shares one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key", "login": None}
# How many proxies of ours stand before the portal; what they write in X-Forwarded-For is believed, nothing else.
TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = environment.number(env, "PORTAL_PROXIES", default=0, least=0, most=5)
# The second factor: a code from the phone, and codes on paper for the day it is lost.
MFA_REQUIRED = PRODUCTION
MFA_ADAPTER = "accounts.adapter.SecondFactor"
MFA_FORMS = {"authenticate": "accounts.forms.CodeForm", "reauthenticate": "accounts.forms.CodeAgainForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Portal Kerja Sama Desa"
SECOND_FACTOR_KEY = env.get("PORTAL_FACTOR_KEY", "")  # its own key for the seeds; else derived from SECRET_KEY
SESSION_COOKIE_AGE = 24 * 3600  # accounts.middleware ends sessions earlier, and can say why

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["kerjasama_portal.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = PORTAL_DATA / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", bootstrap_wrapper.get_bootstrap_dir() / "css"),
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT, FILE_STORE = environment.files(env, PORTAL_DATA, NODES)
FILE_UPLOAD_PERMISSIONS = 0o640
# Backups: where they go, the key that seals their list (kept elsewhere), who gets the trail's last hash by mail.
BACKUP_DIR = Path(os.environ.get("PORTAL_BACKUP_DIR", PORTAL_DATA / "cadangan")).resolve()
BACKUP_KEY = os.environ.get("PORTAL_BACKUP_KEY", "")
BACKUPS_EXPECTED = bool(env.get("PORTAL_BACKUP_DIR"))
ANCHOR_MAIL = os.environ.get("PORTAL_ANCHOR_MAIL", "")
STORAGES = {
    "default": FILE_STORE,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if PROFILE == "uji"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Counters of sign-in and of public questions: in the database, so that all workers count together.
# Room for all of them: a full cache throws counters away, and with them what limits guessing.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Mail goes out by the server that EMAIL_URL names; without one it is marked as not sent and nothing breaks.
MAIL_CONFIGURED = bool(env.get("EMAIL_URL")) or PROFILE == "uji"
globals().update(environment.mail(env, PRODUCTION))

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Headers: exact values in the security notes; HTTPS-only ones apply in production.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "upgrade-insecure-requests": PRODUCTION,
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
# Preload binds a whole domain for years: its owner's decision, not the portal's.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked of each node from its own machine
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-sesi" if PRODUCTION else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kerjasama_portal.views.csrf_failure"
FILE_UPLOAD_HANDLERS = [
    "records.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING = logs.configuration(as_json=PRODUCTION)

if PROFILE == "uji":
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
