"""Settings, read from the environment; a wrong value stops the start with its name."""

import os
import re
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
HOST = re.compile(r"[\w.-]+|\[[0-9a-f:.]+\]", re.ASCII | re.IGNORECASE)


def text(name, default):
    """The variable's value, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def switch(name, default):
    """A variable that is 0 or 1."""
    value = text(name, default)
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} is {value!r}; expected 0 or 1")
    return value == "1"


def web_address(name, default):
    """An absolute http(s) address without a path."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and HOST.fullmatch(value.partition("://")[2].removesuffix(f":{parts.port}"))
    except ValueError:
        good = False
    if not good:
        raise ImproperlyConfigured(f"{name} is {value!r}; expected an address such as https://timeline.example.org")
    return value


def port(name, default):
    """A TCP port."""
    value = text(name, default)
    if not (re.fullmatch("[0-9]{1,5}", value) and 0 < int(value) < 65536):
        raise ImproperlyConfigured(f"{name} is {value!r}; expected a port from 1 to 65535")
    return int(value)


def hosts(name, default):
    """Host names, separated by commas."""
    names = [host.strip() for host in text(name, default).split(",")]
    if wrong := [host for host in names if host != "*" and not HOST.fullmatch(host.removeprefix("."))]:
        raise ImproperlyConfigured(f"{name} holds {wrong[0]!r}; expected host names separated by commas")
    return names


def database(name, default):
    """A Django database from an address: SQLite or PostgreSQL."""
    address = text(name, default)
    try:
        found = dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} cannot be read; expected sqlite:///FILE or postgres://USER@HOST/NAME") from error
    engine, has_name = found.get("ENGINE"), found.get("NAME") not in ("", ":memory:")
    if engine == "django.db.backends.sqlite3" and has_name and not found.get("OPTIONS"):
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif engine != "django.db.backends.postgresql" or not has_name:
        raise ImproperlyConfigured(f"{name} cannot be read; expected sqlite:///FILE or postgres://USER@HOST/NAME")
    return found


def cache(name):
    """Memory of this process, or a folder that several processes share."""
    parts = urlsplit(text(name, "locmem://"))
    if parts.scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if parts.scheme == "file" and parts.path.startswith("/") and not parts.netloc:
        return {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": parts.path}
    raise ImproperlyConfigured(f"{name} is {text(name, '')!r}; expected locmem:// or file:///FOLDER")


def kept_secret(name):
    """The given key, or one made on the first run and kept where only this user reads it."""
    given = text(name, "")
    if given:
        if len(given) < 32:
            raise ImproperlyConfigured(f"{name} has {len(given)} characters; expected at least 32")
        return given
    file = VAR_DIR / "secret_key"
    if not file.is_file():
        VAR_DIR.mkdir(exist_ok=True)
        keep_new_secret(file)
    return file.read_text("ascii")


def keep_new_secret(file):
    """The file appears at once and whole: of two processes that start together the first one's key stays."""
    with NamedTemporaryFile("w", dir=file.parent, encoding="ascii") as new:  # mode 600
        new.write(secrets.token_urlsafe(50))
        new.flush()
        with suppress(FileExistsError):
            os.link(new.name, file)


DEBUG = switch("DEBUG", "0")
SECRET_KEY = kept_secret("SECRET_KEY")
ALLOWED_HOSTS = hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
PORT = port("PORT", "8000")
BASE_URL = web_address("BASE_URL", f"http://127.0.0.1:{PORT}")
LOAD_EXAMPLE = switch("LOAD_EXAMPLE", "1")
DATABASES = {"default": database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'timeline.sqlite3'}")}
CACHES = {"default": cache("CACHE_URL")}

HTTPS = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
TRUST_PROXY = switch("TRUST_PROXY", "0")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if HTTPS else []
CSRF_FAILURE_VIEW = "timeline.desk.not_from_its_page"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "timeline.apps.TimelineConfig",
    "timeline.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "template_partials",
]
MIDDLEWARE = [
    "timeline.middleware.without_body",
    "timeline.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "timeline.middleware.compressed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "timeline.middleware.of_one_moment",
]
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
            ],
        },
    }
]
ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "timeline.views.signing_in.client_address"
AXES_LOCKOUT_CALLABLE = "timeline.views.signing_in.one_guess_too_many"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # nobody needs to know when a curator was here
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "timeline.formats"
TIME_ZONE = "UTC"
USE_TZ = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["timeline.uploads.Dropped"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the form of an event with 23 claims has 800, each value twice

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "axes": {"level": "ERROR"},
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"level": "CRITICAL"},  # a refusal is no failure: anybody could fill the log with tracebacks
    },
}
