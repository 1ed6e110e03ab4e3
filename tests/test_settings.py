"""Settings: what the environment may hold, and a start that stops with the name of what is wrong."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from timeline import settings


@pytest.mark.parametrize(
    ("reader", "name", "value"),
    [
        (settings.switch, "DEBUG", "yes"),
        (settings.port, "PORT", "0"),
        (settings.port, "PORT", "65536"),
        (settings.port, "PORT", "9" * 5000),
        (settings.port, "PORT", "８０"),
        (settings.hosts, "ALLOWED_HOSTS", ","),
        (settings.hosts, "ALLOWED_HOSTS", "example.org,,b.example.org"),
        (settings.hosts, "ALLOWED_HOSTS", "https://example.org"),
        (settings.hosts, "ALLOWED_HOSTS", "example.org:8000"),
        (settings.hosts, "ALLOWED_HOSTS", "[::1"),
        (settings.web_address, "BASE_URL", "example.org"),
        (settings.web_address, "BASE_URL", "https://"),
        (settings.web_address, "BASE_URL", "https://example.org/timeline"),
        (settings.web_address, "BASE_URL", "https://example.org#top"),
        (settings.web_address, "BASE_URL", "https://me:secret@example.org"),
        (settings.web_address, "BASE_URL", "https://example.org:99999"),
        (settings.web_address, "BASE_URL", "https://timeline example.org"),
        (settings.database, "DATABASE_URL", "mysql://localhost/timeline"),
        (settings.database, "DATABASE_URL", "nonsense"),
        (settings.database, "DATABASE_URL", "sqlite://"),
        (settings.database, "DATABASE_URL", "postgres://user@127.0.0.1/"),
        (settings.database, "DATABASE_URL", "sqlite:////tmp/a.sqlite3?timeout=1"),
    ],
)
def test_a_value_that_cannot_be_read_stops_the_start_with_its_name(monkeypatch, reader, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=f"^{name} "):
        reader(name, "")


@pytest.mark.parametrize("value", ["redis://localhost", "file://here", "file:relative"])
def test_a_cache_that_is_none_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("CACHE_URL", value)
    with pytest.raises(ImproperlyConfigured, match="^CACHE_URL "):
        settings.cache("CACHE_URL")


def test_a_short_secret_stops_the_start_and_is_not_shown(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    with pytest.raises(ImproperlyConfigured, match="^SECRET_KEY has 7 characters; expected at least 32$"):
        settings.kept_secret("SECRET_KEY")


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_value_is_none(monkeypatch, value):
    monkeypatch.setenv("PORT", value)
    assert settings.port("PORT", "8000") == 8000


def test_processes_that_start_together_share_one_secret_that_only_its_owner_reads(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path / "var")
    with ThreadPoolExecutor(8) as starts:
        kept = set(starts.map(settings.kept_secret, ["SECRET_KEY"] * 8))
    file = tmp_path / "var" / "secret_key"
    assert kept == {file.read_text()} and len(kept.pop()) > 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
