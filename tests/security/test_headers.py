"""The headers of every answer, and settings that stop the start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone

from timeline import urls

from .addresses import public_paths
from .conftest import body

ROOT = Path(__file__).resolve().parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KEPT = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def fails(request):
    raise RuntimeError("on purpose")


def breaks_off(request):
    return HttpResponse("x", headers={"X-Broken": "a\nb"})


handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
urlpatterns = [path("fails/", fails), path("breaks/", breaks_off), path("", include(urls))]


@pytest.fixture
def faulty(settings):
    """The site with two pages more, which fail."""
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def with_static(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "page.css").write_text("p{}")
    (tmp_path / "run.js").write_text("1")


def kept(response):
    return {name: response.headers.get(name) for name in KEPT}


def test_every_public_page_and_file_carries_them_and_no_cookie(reader, small):
    for address in public_paths():
        for ask in (reader.get, reader.head):
            response = ask(address)
            assert kept(response) == KEPT, address
            assert "Set-Cookie" not in response.headers and not response.cookies, address
            assert "Cookie" not in response.headers.get("Vary", ""), address


OTHER = (
    ("GET", "/?from=abc", 400),
    ("GET", "/events.json?from=abc", 400),
    ("GET", "/?" + "a=1&" * 10_001, 400),
    ("GET", "/nowhere/", 404),
    ("GET", "/events/nothing/", 404),
    ("GET", "/static/nothing.css", 404),
    ("GET", "/static/page.css", 200),
    ("GET", "/static/run.js", 200),
    ("GET", "/events/withdrawn/", 410),
    ("GET", "/events/merged/", 301),
    ("GET", "/events/rocket-attack", 301),
    ("POST", "/", 403),
    ("POST", "/articles/", 403),
    ("PUT", "/articles/held-in-full/check/", 405),
    ("OPTIONS", "/events.json", 405),
    ("DELETE", "/articles/held-in-full/check/", 405),
    ("GET", "/fails/", 500),
    ("GET", "/breaks/", 500),
    ("GET", "/admin/", 302),
    ("GET", "/admin/login/", 200),
    ("GET", "/admin/nothing/", 302),
    ("GET", "/admin/jsi18n/", 302),
)


def test_errors_static_files_and_the_admin_carry_them_too(with_static, faulty, reader, small, make_event):
    make_event("Withdrawn", status="retracted", first_published=timezone.now())
    make_event("Merged", status="merged", merged_into=small, first_published=timezone.now())
    for method, address, status in OTHER:
        response = reader.generic(method, address)
        assert (response.status_code, kept(response)) == (status, KEPT), address[:70]
        assert address.startswith("/admin/login") or not response.cookies


def test_an_answer_to_an_unknown_host_carries_them(reader, small):
    response = reader.get("/", headers={"Host": "example.org"})
    assert (response.status_code, kept(response)) == (400, KEPT)


@pytest.mark.parametrize("data", [{"text": "Three rockets fell on Sunday. Two people died."}, {"text": ""}, {}, {"text": "\x00"}])
def test_checking_a_copy_sets_no_cookie_and_is_kept_nowhere(reader, small, data):
    response = reader.post("/articles/held-in-full/check/", data)
    assert response.status_code in (200, 400)
    assert (kept(response), dict(response.cookies)) == (KEPT, {})
    assert "no-store" in response.headers["Cache-Control"]
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_page_says_what_its_answer_hangs_on(reader, small):
    def varies(address, **headers):
        return {name.strip() for name in reader.get(address, headers=headers).headers.get("Vary", "").split(",")}

    assert "HX-Target" in varies("/") and "HX-Target" in varies("/", **{"HX-Target": "view"}) and "HX-Target" in varies("/?from=abc")
    assert "Referer" in varies("/events/rocket-attack/")
    assert {"Accept-Encoding"} <= varies("/", **{"Accept-Encoding": "gzip"})


def test_files_say_what_they_are(reader, small):
    for address in public_paths():
        response = reader.get(address)
        content_type = response.headers["Content-Type"]
        if "." in address:
            assert not content_type.startswith("text/html"), address
        assert "charset=utf-8" in content_type or "json" in content_type or response.status_code in (301, 302), address


def test_a_failure_shows_nothing_of_the_inside(faulty, reader, small):
    text = body(reader.get("/fails/")).decode()
    assert "RuntimeError" not in text and "on purpose" not in text and "Traceback" not in text


def test_a_signed_in_curator_gets_cookies_that_scripts_cannot_read(client, admin_user):
    client.post("/admin/login/", {"username": "admin", "password": "password", "next": "/admin/"})
    assert client.cookies["sessionid"]["httponly"] and client.cookies["sessionid"]["samesite"] == "Lax"
    page = client.get("/admin/")
    assert "Cookie" in page.headers["Vary"] and "no-store" in page.headers["Cache-Control"]


ASKED_OVER_HTTPS = """
import json
import django
django.setup()
from django.conf import settings
from django.test import Client
client, found = Client(raise_request_exception=False, headers={"Host": "timeline.example.org"}), {}
for path in ("/", "/events.json?q=x", "/healthz", "/readyz", "/static/nothing.css", "/nowhere/"):
    for proxy in ("", "https", "http"):
        response = client.get(path, headers={"X-Forwarded-Proto": proxy} if proxy else {})
        found[f"{path} {proxy}"] = [response.status_code, dict(response.headers)]
names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "CSRF_TRUSTED_ORIGINS", "DEBUG")
print(json.dumps([found, {name: getattr(settings, name) for name in names}]))
"""


def run(*command, **settings):
    """A process of its own, which reads the settings anew."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("BASE_", "TRUST_", "ALLOWED_"))}
    defaults = {"SECRET_KEY": "k" * 40, "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3", "DJANGO_SETTINGS_MODULE": "timeline.settings"}
    environment = clean | defaults | settings
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_https_is_kept_to_where_the_address_says_so():
    answer = run("-c", ASKED_OVER_HTTPS, BASE_URL="https://timeline.example.org", ALLOWED_HOSTS="timeline.example.org", TRUST_PROXY="1")
    found, names = json.loads(answer.stdout or answer.stderr)
    for address in ("/", "/events.json?q=x", "/static/nothing.css", "/nowhere/"):
        for proxy in ("", "http"):
            status, headers = found[f"{address} {proxy}"]
            assert (status, headers["Location"]) == (301, f"https://timeline.example.org{address}")
            assert headers["Content-Security-Policy"] == POLICY
        status, headers = found[f"{address} https"]
        assert (status != 301, headers["Strict-Transport-Security"]) == (True, "max-age=31536000; includeSubDomains; preload")
    assert [found[f"{address} "][0] for address in ("/healthz", "/readyz")] == [200, 503]
    assert names == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "CSRF_TRUSTED_ORIGINS": ["https://timeline.example.org"],
        "DEBUG": False,
    }


def test_a_proxy_is_believed_only_where_that_is_said():
    answer = run("-c", ASKED_OVER_HTTPS, BASE_URL="https://timeline.example.org", ALLOWED_HOSTS="timeline.example.org")
    found, _ = json.loads(answer.stdout or answer.stderr)
    assert found["/ https"][0] == 301


def test_nothing_is_redirected_without_https(reader, small):
    response = reader.get("/healthz")
    assert (response.status_code, "Strict-Transport-Security" in reader.get("/").headers) == (200, False)


WRONG = {
    "DATABASE_URL": "mysql://127.0.0.1/timeline",
    "SECRET_KEY": "short",
    "ALLOWED_HOSTS": "https://example.org",
    "BASE_URL": "timeline.example.org",
    "TRUST_PROXY": "yes",
    "DEBUG": "true",
    "CACHE_URL": "redis://127.0.0.1",
    "PORT": "eighty",
    "LOAD_EXAMPLE": "no",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_stops_the_start_with_its_name(name):
    answer = run("-c", "import timeline.settings", **{name: WRONG[name]})
    last = answer.stderr.strip().splitlines()[-1]
    assert answer.returncode == 1
    assert last.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ") and "expected" in last


def test_commands_stop_too():
    answer = run("manage.py", "check", PORT="eighty")
    assert answer.returncode != 0 and "PORT is 'eighty'; expected a port from 1 to 65535" in answer.stderr
