"""What is refused is told in one sentence, to whoever sent it, and nothing of it is kept or done."""

import io
import re
import tracemalloc
from urllib.parse import urlencode

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.urls import reverse

from timeline.models import Topic

from .conftest import Server
from .test_headers import KEPT, kept

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=zz"
MB = 1 << 20


def said(response):
    """Title and sentences of a page of refusal."""
    found = re.search(r'<div class="say-so">(.*?)<ul>', response.content.decode(), re.DOTALL)[1]
    return re.sub(r"<[^>]*>", "", found)


ASKED = (
    ("/admin/timeline/event/?id__exact=x", "Something in the address cannot be read: id__exact=x"),
    ("/admin/timeline/event/?created__year=99999", "Something in the address cannot be read: created__year=99999"),
    ("/admin/timeline/event/?title__regex=(", "title__regex cannot be asked here."),
    ("/admin/timeline/event/?e=1&id__exact=x", "e cannot be asked here."),
    ("/admin/timeline/event/?q=" + "word+" * 40, "q has 40 words; expected at most 32."),
    ("/admin/timeline/event/?q=" + "a" * 3000, "q has 3000 characters; expected at most 2000."),
    ("/admin/timeline/event/?q=a%00b", "The address or form holds a NUL character; expected text."),
    ("/admin/timeline/event/?_to_field=", "_to_field is empty; expected the name of a field."),
    ("/admin/timeline/event/?_to_field=nothing", "The field nothing cannot be referenced."),
    ("/admin/timeline/event/?made_by__password=x", "Filtering by made_by__password not allowed."),
)


@pytest.mark.parametrize(("address", "sentence"), ASKED, ids=lambda value: value[:60])
def test_what_cannot_be_read_is_named(curator, small, address, sentence):
    response = curator.get(address)
    assert (response.status_code, kept(response)) == (400, KEPT)
    assert sentence.replace("&", "&amp;") in said(response) and "Nothing was changed." in said(response)


def test_a_number_larger_than_any_key_is_refused_or_finds_nothing(curator, small):
    """SQLite cannot be asked for it, PostgreSQL answers that there is no such row."""
    response = curator.get(f"/admin/timeline/event/?id__in={2**64}")
    if connection.vendor == "sqlite":
        assert response.status_code == 400 and "A number in the address or form is too large." in said(response)
    else:
        assert response.status_code == 200 and response.context["cl"].result_count == 0


def test_a_form_that_cannot_be_read_is_named(curator, small):
    address = reverse("admin:timeline_event_changelist")
    assert "_selected_action names no row." in said(curator.post(address, {"action": "x", "_selected_action": "x"}))
    assert "holds a NUL character" in said(curator.post(reverse("admin:timeline_topic_add"), {"name": "a\0b"}))


@pytest.mark.parametrize("rows", ["501", "2000", "9" * 5000])
def test_a_form_of_endless_rows_is_refused(curator, small, rows):
    address = reverse("admin:timeline_event_change", args=[small.pk])
    assert "; expected at most 500 rows." in said(curator.post(address, {"claims-TOTAL_FORMS": rows, "seen": "0"}))


def test_a_sentence_stays_one_however_long_the_value(curator, small):
    response = curator.post(reverse("admin:timeline_event_change", args=[small.pk]), {"_step": "x" * 9000})
    assert response.status_code == 400 and "_step is" in said(response) and len(said(response)) < 1000


def test_what_was_sent_is_shown_as_text_where_it_is_refused(curator, small):
    content = curator.get("/admin/timeline/event/?id__exact=%3Cscript%3Ezqx()%3C/script%3E{{1111|add:2222}}").content.decode()
    assert "<script>zqx" not in content and "&lt;script&gt;zqx()" in content and "3333" not in content


def multipart(size, file=b""):
    return b'--zz\r\nContent-Disposition: form-data; name="name"' + file + b"\r\n\r\n" + b"a" * size + b"\r\n--zz--\r\n"


TOO_LARGE = {
    "a field": (FORM, b"name=" + b"a" * 11 * MB),
    "50 MB": (FORM, b"name=" + b"a" * 50 * MB),
    "a part": (PARTS, multipart(11 * MB)),
    "a file": (PARTS, multipart(50 * MB, b'; filename="a.bin"')),
}


@pytest.mark.parametrize("what", TOO_LARGE)
def test_what_is_too_large_is_refused_before_it_is_read(curator, what):
    content_type, data = TOO_LARGE[what]
    tracemalloc.start()
    response = curator.generic("POST", reverse("admin:timeline_topic_add"), data, content_type)
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (response.status_code, kept(response)) == (413, KEPT)
    assert "larger than 10.0\xa0MB, which is the most that is read at once" in said(response)
    assert taken < len(data) + 12 * MB, "the test client holds it once, the server not at all"
    assert not Topic.objects.exists()


def test_a_file_sent_along_is_kept_nowhere(curator, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    data = multipart(5 * MB, b'; filename="a.bin"')
    response = curator.generic("POST", reverse("admin:timeline_topic_add"), data, PARTS)
    assert response.status_code == 200 and "This field is required" in response.content.decode()
    assert list(tmp_path.iterdir()) == [] and not response.wsgi_request.FILES


def test_too_many_fields_are_told_with_the_limit(curator):
    data = "a=1&" * (configured.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
    response = curator.generic("POST", reverse("admin:timeline_topic_add"), data, FORM)
    assert response.status_code == 400 and "more than 10,000 fields, which is the most that is read" in said(response)


@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=", "multipart/form-data"])
def test_a_form_that_breaks_off_is_told(curator, content_type):
    response = curator.generic("POST", reverse("admin:timeline_topic_add"), b"nonsense", content_type)
    assert response.status_code == 400 and "The form breaks off or is not written as forms are." in said(response)


class Sent(io.BytesIO):
    """What a browser sends; it reads no answer before all of that is taken."""

    def left(self):
        return len(self.getbuffer()) - self.tell()


@pytest.mark.parametrize(("size", "left"), [(20 * MB, 0), (101 * MB, MB)])
def test_what_is_refused_unread_is_taken_all_the_same_up_to_a_limit(server, size, left):
    sent = Sent(bytes(size))
    headers = {"wsgi.input": sent, "CONTENT_LENGTH": str(size), "CONTENT_TYPE": FORM}
    answer = Server().request(PATH_INFO="/admin/login/", REQUEST_METHOD="POST", **headers)
    assert (answer.status, sent.left()) == (403, left)


def test_a_form_out_of_date_is_given_back_to_be_copied(admin_user, person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("chief"))
    typed = {"name": "A <b>topic</b>", "seen": "0", "why": "", "password1": "hidden"}
    response = client.post(reverse("admin:timeline_topic_add"), typed, headers={"origin": "http://testserver"})
    content = response.content.decode()
    assert (response.status_code, kept(response)) == (403, KEPT)
    assert "The page of the form is out of date" in content and "A &lt;b&gt;topic&lt;/b&gt;" in content


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {}])
def test_a_form_from_elsewhere_is_refused_and_its_words_are_not_ours_to_show(person, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("chief"))
    response = client.post(reverse("admin:timeline_topic_add"), {"name": "Call this number", "seen": "0"}, headers=headers)
    assert response.status_code == 403 and "Call this number" not in response.content.decode()
    assert "Go back, keep a copy of what you typed" in said(response)


def test_the_icon_is_where_browsers_look_for_it(reader):
    response = reader.get("/favicon.ico")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml; charset=utf-8")
    assert response.content.startswith(b"<svg") and "max-age=86400" in response.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/events.json", "/admin/login/", "/nowhere/", "/favicon.ico", "/?" + urlencode({"from": "abc"})])
def test_head_gets_what_get_says_of_itself_and_no_body(server, small, address):
    path, _, query = address.partition("?")
    got, headed = (server.generic(method, path, QUERY_STRING=query) for method in ("GET", "HEAD"))
    assert (headed.status, headed.content) == (got.status, b"") and got.content
    assert {name: value for name, value in headed.headers if name != "Set-Cookie"} == {
        name: value for name, value in got.headers if name != "Set-Cookie"
    }
