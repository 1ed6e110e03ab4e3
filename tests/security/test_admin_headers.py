"""What a scanner of web servers looks for, on every page of the admin and behind https."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.test import Client

from .forged import addresses, rows
from .test_headers import KEPT, kept

HALF_A_YEAR = 15_768_000
PASSWORD = "three quiet rivers"
COOKIES = {"sessionid", "csrftoken", "messages"}


@pytest.fixture
def behind_https(settings, admin_user):
    """As BASE_URL=https://… sets it, for browsers that the test makes afterwards."""
    settings.SECURE_SSL_REDIRECT = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    admin_user.set_password(PASSWORD)
    admin_user.save()


class Loaded(HTMLParser):
    """What a page loads or runs that the policy would have to allow."""

    def __init__(self, html):
        super().__init__()
        self.faults, self.foreign, self.scripts = [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.scripts += tag == "script"
        self.faults += [tag] if tag == "style" or (tag == "script" and not given.get("src")) else []
        self.faults += [f"{tag} {name}={value}" for name, value in attributes if name == "style" or name.startswith("on")]
        if tag in ("script", "link", "img", "iframe", "form"):
            leads = (given.get(name) or "" for name in ("src", "href", "action"))
            self.foreign += [address for address in leads if urlsplit(address).netloc]


def every_page():
    return sorted({paths[0] for paths in addresses(rows()).values()})


def sign_in(client):
    page = client.get("/admin/login/?next=/admin/", secure=True)
    token = page.context["csrf_token"]
    return client.post("/admin/login/?next=/admin/", {"username": "admin", "password": PASSWORD, "csrfmiddlewaretoken": token}, secure=True,
                       headers={"referer": "https://testserver/admin/login/"})  # fmt: skip


def assert_safe(response, path):
    assert kept(response) == KEPT, path
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert not [name for name in response.headers if name.startswith("Access-Control-")], path
    for name, cookie in ((name, cookie) for name, cookie in response.cookies.items() if cookie.value):
        assert name in COOKIES and (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax"), (path, name)


def test_every_page_of_the_admin_would_score_full_marks(behind_https, full):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client).status_code == 302
    seen = 0
    for path in every_page():
        response = client.get(path, secure=True)
        assert_safe(response, path)
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            page = Loaded(response.content.decode())
            assert (page.faults, page.foreign) == ([], []), path
            assert "no-store" in response.headers["Cache-Control"], path
            seen += 1
    assert seen > 60


def test_signing_in_and_being_refused_are_as_safe(behind_https, full):
    stranger = Client(enforce_csrf_checks=True)
    for path in ("/admin/", "/admin/login/", "/admin/login/?next=//evil.example/", "/admin/timeline/event/?e=1"):
        assert_safe(stranger.get(path, secure=True), path)
    assert_safe(stranger.post("/admin/login/", {}, secure=True), "a forged form")
    assert_safe(sign_in(stranger), "signing in")
    assert_safe(stranger.get("/admin/timeline/event/?id__exact=x", secure=True), "refused")


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/timeline/event/1/change/"])
def test_without_https_nothing_is_asked_and_nothing_set(behind_https, path):
    response = Client().get(path)
    assert (response.status_code, response.headers["Location"]) == (301, f"https://testserver{path}")
    assert not response.cookies


@pytest.mark.parametrize("onward", ["//evil.example/", "https://evil.example/", "javascript:zqx()", "/\\evil.example", "\x00"])
def test_signing_in_leads_nowhere_else(client, admin_user, onward):
    admin_user.set_password(PASSWORD)
    admin_user.save()
    response = client.post("/admin/login/", {"username": "admin", "password": PASSWORD, "next": onward})
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


def test_a_session_gets_a_new_key_at_the_door_and_ends_when_the_password_changes(client, admin_user):
    admin_user.set_password(PASSWORD)
    admin_user.save()
    client.get("/admin/login/")
    planted = client.session.session_key
    client.post("/admin/login/?next=/admin/", {"username": "admin", "password": PASSWORD})
    assert client.session.session_key != planted and client.get("/admin/").status_code == 200
    admin_user.set_password("other words here")
    admin_user.save()
    assert client.get("/admin/").status_code == 302
