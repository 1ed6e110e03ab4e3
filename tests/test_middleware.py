"""What every answer goes through."""

import brotli
import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip", "br"),
        ("gzip", "gzip"),
        ("gzip, br;q=0", "gzip"),
        ("br;q=0.0, gzip", "gzip"),
        ("", None),
    ],
)
def test_a_page_comes_as_small_as_the_reader_can_take_it(client, accepted, encoding):
    page = client.get("/about/", headers={"accept-encoding": accepted})
    assert page.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in page.headers["Vary"]


def test_what_is_unpacked_is_the_page(client):
    plain = client.get("/about/")
    packed = client.get("/about/", headers={"accept-encoding": "br"})
    assert brotli.decompress(packed.content) == plain.content
    assert packed.headers["Content-Length"] == str(len(packed.content))


def test_a_short_answer_and_a_stream_are_left_as_they_are(client):
    assert "Content-Encoding" not in client.get("/healthz", headers={"accept-encoding": "br"}).headers
    assert client.get("/events.csv", headers={"accept-encoding": "br, gzip"}).headers["Content-Encoding"] == "gzip"
