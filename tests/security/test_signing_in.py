"""Guessing passwords: ten wrong ones, then nothing more for a while, and nothing learnt about who has an account."""

import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings as configured
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client, RequestFactory

from timeline.views.signing_in import client_address

from .test_headers import KEPT, kept

LIMIT = configured.AXES_FAILURE_LIMIT
CLOSED = "Sign-in with this name is closed to your address for 15 minutes; then try again."
WRONG = "Please enter the correct username and password for a staff account."


@pytest.fixture(autouse=True)
def account(db):
    return User.objects.create_user("ada", password="right words", is_staff=True)


def sign_in(name="ada", password="wrong", address="192.0.2.1", **more):
    return Client(REMOTE_ADDR=address).post("/admin/login/?next=/admin/", {"username": name, "password": password}, **more)


def guess(number=LIMIT, **who):
    return [sign_in(**who).status_code for _ in range(number)]


@pytest.mark.parametrize("name", ["ada", "nobody", "Ada", "a\u202eb", "x" * 150])
def test_the_eleventh_wrong_password_is_told_to_wait(name):
    assert set(guess(LIMIT - 1, name=name)) == {200}
    sign_in(name)
    answer = sign_in(name)
    assert (answer.status_code, kept(answer)) == (429, KEPT)
    assert CLOSED in answer.content.decode()
    assert 14 * 60 < int(answer.headers["Retry-After"]) <= 15 * 60
    assert "no-store" in answer.headers["Cache-Control"] and name not in answer.content.decode()


def test_meanwhile_the_right_password_does_not_open():
    guess()
    assert sign_in(password="right words").status_code == 429


@pytest.mark.parametrize("other", [{"name": "nobody"}, {"address": "192.0.2.2"}, {"address": "2001:db8::1"}])
def test_other_names_and_other_addresses_are_free(other):
    guess()
    assert sign_in(**other).status_code == 200


def test_changing_what_the_browser_calls_itself_does_not_help():
    statuses = [sign_in(headers={"user-agent": f"browser {number}"}).status_code for number in range(LIMIT + 1)]
    assert statuses[-1] == 429


def test_signing_in_forgets_the_failures():
    guess(LIMIT - 1)
    assert sign_in(password="right words").status_code == 302
    assert set(guess(LIMIT - 1)) == {200}


def test_after_a_quarter_of_an_hour_it_is_open_again_however_often_it_was_tried():
    guess(LIMIT + 5)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=14))
    answer = sign_in()
    assert (answer.status_code, int(answer.headers["Retry-After"]) <= 60) == (429, True)
    assert "for 1 minute; then try again." in answer.content.decode()
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=1))
    assert sign_in(password="right words").status_code == 302


@pytest.mark.parametrize(
    ("trusted", "forwarded", "remote", "address"),
    [
        (False, "", "192.0.2.1", "192.0.2.1"),
        (False, "198.51.100.7", "192.0.2.1", "192.0.2.1"),
        (True, "198.51.100.7", "127.0.0.1", "198.51.100.7"),
        (True, "10.0.0.1, 198.51.100.7", "127.0.0.1", "198.51.100.7"),
        (True, "198.51.100.7, forged", "127.0.0.1", "127.0.0.1"),
        (True, "", "127.0.0.1", "127.0.0.1"),
        (True, "2001:db8:1:2:3:4:5:6", "127.0.0.1", "2001:db8:1:2::"),
        (False, "", "::ffff:192.0.2.1", "192.0.2.1"),
        (False, "", "", "0.0.0.0"),
        (True, "' OR 1=1", "\x00", "0.0.0.0"),
    ],
)
def test_the_address_is_the_one_that_nobody_can_make_up(settings, trusted, forwarded, remote, address):
    settings.TRUST_PROXY = trusted
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)) == address


@pytest.mark.parametrize("agent", ["", "\xff", "a" * 5000])
def test_odd_requests_are_counted_like_others(agent):
    for _ in range(LIMIT + 1):
        answer = sign_in(headers={"user-agent": agent, "accept": agent, "x-forwarded-for": agent}, query_params={"x": "\x00" + agent})
    assert answer.status_code == 429


def test_a_wrong_name_a_wrong_password_and_a_closed_account_read_the_same():
    User.objects.create_user("gone", password="right words", is_staff=True, is_active=False)
    User.objects.create_user("guest", password="right words")
    pages = {sign_in(name, password).content.decode() for name, password in TRIED}
    assert [WRONG in page for page in pages] == [True] * len(pages)
    assert len({without_what_was_typed(page) for page in pages}) == 1


TRIED = [("ada", "wrong"), ("nobody", "wrong"), ("gone", "wrong"), ("gone", "right words"), ("guest", "wrong"), ("guest", "right words")]


def without_what_was_typed(page):
    return "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and 'name="username"' not in line)


def test_a_wrong_name_takes_as_long_as_a_wrong_password(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    User.objects.create_user("slow", password="right words", is_staff=True)
    known, unknown = (min(work(name) for _ in range(3)) for name in ("slow", "nobody"))
    assert 0.5 < known / unknown < 2


def work(name):
    """Seconds of the processor: what other programs take does not count."""
    before = time.thread_time()
    sign_in(name)
    return time.thread_time() - before


def test_what_is_counted_keeps_no_password_and_no_page_shows_it():
    sign_in(password="nearly right words")
    attempt = AccessAttempt.objects.get()
    assert "nearly" not in attempt.post_data + attempt.get_data
    assert [model for model in admin.site._registry if model._meta.app_label == "axes"] == []
