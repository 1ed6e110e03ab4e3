"""A reader's copy, checked on the page of its article; nothing of it is kept."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TEXT = "The envoy warned on Thursday.\nRockets fell near the port – “nobody” was hurt."


@pytest.fixture
def article(make_article, make_event):
    article = make_article("Envoy warns", text=TEXT)
    make_event("Warning", article=article, quote="The envoy warned")
    make_event("Rockets", article=article, quote="near the port – “nobody”")
    return article


@pytest.fixture
def check(client, article):
    def post(text=None):
        return client.post(f"{article.get_absolute_url()}check/", {} if text is None else {"text": text})

    return post


@pytest.fixture
def send(client, article):
    """Post bytes as they are."""

    def post(body, content_type, **headers):
        return client.generic("POST", f"{article.get_absolute_url()}check/", body, content_type=content_type, **headers)

    return post


def said(response):
    return " ".join(response.content.decode().split())


def test_the_text_that_was_read_is_known(check):
    text = said(check(TEXT.replace("\n", "\r\n")))
    assert "This is the text that was read." in text
    assert "All 2 quotes stand in it, each at its place." in text


def test_what_a_browser_did_to_its_end_is_told(check):
    assert "This is the text that was read, once the line break at its end is taken off." in said(check(f"{TEXT}\n"))


def test_in_another_text_each_quote_is_looked_for(check):
    text = said(check('Rockets fell near the port - "nobody" was hurt.'))
    assert "This is not, to the letter, the text that was read." in text
    assert "0 of 2 quotes stand in it exactly." in text
    assert "The same words, with other spaces, quotation marks or dashes" in text
    assert "Not in it" in text


def test_nothing_is_stored_and_no_cookie_set(check):
    with CaptureQueriesContext(connection) as queries:
        response = check("A text with a marker-word")
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "marker-word" not in response.content.decode()


def test_no_token_is_needed(article):
    response = Client(enforce_csrf_checks=True).post(f"{article.get_absolute_url()}check/", {"text": TEXT})
    assert response.status_code == 200


def test_a_form_that_is_only_opened_leads_back_to_the_article(client, article):
    response = client.get(f"{article.get_absolute_url()}check/")
    assert (response.status_code, response.url) == (302, f"{article.get_absolute_url()}#check")
    assert client.put(f"{article.get_absolute_url()}check/").status_code == 405


@pytest.mark.parametrize(
    ("text", "status", "sentence"),
    [
        (None, 400, "The field was empty"),
        ("", 400, "The field was empty"),
        (" \r\n\t", 400, "The field was empty"),
        ("words\x00more", 400, "control characters"),
        ("words\x1b[31m", 400, "control characters"),
        ("words\x85", 400, "control characters"),
        ("é" * 1_000_001, 413, "larger than 2 MB"),
        ("x" * 10_000_001, 413, "larger than 2 MB"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_one_sentence(check, text, status, sentence):
    response = check(text)
    assert response.status_code == status
    assert sentence in said(response)


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'{"text": "words"}', "application/json"),
        (b"text=words", "text/plain"),
        (b"text=words", "multipart/form-data"),
        (b"text=words", "multipart/form-data; boundary=x"),
        (b"&" * 5000, FORM),
        (b"=".join([b"a"] * 5000), FORM),
        (b"&".join(b"a%d=1" % number for number in range(5000)), FORM),
        (b"\xff\xfe\x00", FORM),
    ],
)
def test_what_is_no_form_is_refused(send, body, content_type):
    response = send(body, content_type)
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("charset", ["hex", "utf-7", "utf-16", "no-such-thing"])
def test_no_character_set_breaks_it(send, charset):
    body = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n+2AA- words\r\n--x--\r\n'
    response = send(body, f"multipart/form-data; boundary=x; charset={charset}")
    assert response.status_code == 200


def test_a_length_that_is_no_number_is_refused(send):
    assert send(b"text=words", FORM, CONTENT_LENGTH="many").status_code == 400
    assert send(b"text=words", FORM, CONTENT_LENGTH="99999999999").status_code == 413
