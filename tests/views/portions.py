"""Parts of a page, as a reader sees them."""

import html
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext


def answered(client, path, status=200):
    """The page at this address, as its HTML."""
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def text(page):
    """Its words, on one line."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def section(page, heading):
    """The words under a heading."""
    return text(re.split(rf">{heading}(?:</a>)?</h2>", page, maxsplit=1)[1].split("</section>", 1)[0])


def titles(page):
    """The events of its list."""
    return re.findall(r'<h3[^>]*><a href="/events/[^"]+"[^>]*>([^<]+)</a>', page)


def numbers(page):
    """The figures at its head."""
    return re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page)


def queries(client, path):
    """How many questions it asks of the database."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)
