"""A reader whose every failure counts, and a small chronology to attack."""

import logging
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, RequestFactory
from django.test.client import FakePayload
from django.utils import timezone

from timeline.models import SlugRedirect
from timeline.wsgi import application


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals, each told with its traceback, would take longer than the requests."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def body(response):
    """All of it; a file that breaks while it is sent is a failure too."""
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def reader(db):
    """A browser of its own, to which an exception is an answer with status 500, and which gets no token for free."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@dataclass
class Answer:
    status: int
    headers: list
    content: bytes


class Server(RequestFactory):
    """Asks the very callable that the production server calls, so that what fails before Django answers counts too."""

    def request(self, **request):
        told, environ = {}, self._base_environ(**request)
        if isinstance(environ["wsgi.input"], FakePayload):  # that fails where a connection only ends: at a length that is made up
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read())
        chunks = application(environ, lambda status, headers, *_: told.update(status=status, headers=headers))
        try:
            return Answer(int(told["status"][:3]), told["headers"], b"".join(chunks))
        finally:
            chunks.close()


@pytest.fixture
def server(db):
    """It shares the test's open transaction, so a request must not close the connection, as it would outside of tests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Server()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def curator(admin_user):
    client = Client(raise_request_exception=False)
    client.force_login(admin_user)
    return client


@pytest.fixture
def small(make_event, make_claim, make_article, make_actor, make_place, cite):
    """Three events, one of them disputed and linked, with a row of everything that has a page."""
    held = make_article("Held in full", text="Three rockets fell on Sunday. Two people died.", publisher="Rudaw", origin="Reuters")
    attack = make_event(
        "Rocket attack", "2020-12-20", actors=[make_actor("Iran", aliases=["Persia"])], places=[make_place("Baghdad")], topics=["War"]
    )  # fmt: skip
    strike = make_event("Strike", "2020-01-03", type="drone-strike", article=held, quote="Three rockets fell")
    statement = make_event("Denial", "2020-12", kind="statement", type="denial", actors=[("Iran", "speaker")])
    for position in ("Iran", "nobody"):
        make_claim(attack, f"{position} fired.", about="responsibility", position=position, said_by="Iran", made_in=statement)
    link = attack.links.create(kind="retaliates_for", target=strike, basis="cited")
    cite(link=link, article=held, quote="on Sunday")
    return attack


@pytest.fixture
def full(small, make_event, make_article, make_publisher):
    """The small chronology, events of every status, and a row of all that hangs on an article."""
    for status in ("draft", "in_review", "needs_update", "retracted"):
        make_event(f"Event {status}", status=status, first_published=timezone.now() if status != "draft" else None)
    make_event("Merged", status="merged", merged_into=small, first_published=timezone.now())
    article = make_article("Clued", published_basis="inferred")
    article.clues.create(number=1, quote="on Monday", paragraph=1, start=0, end=9, fact="It says so.", allows="2020-12-24")
    article.set_aside.create(start=20, end=30, reason="mood")
    proposed = {"kind": "occurrence", "type": "truce", "date": "2020-10", "date_basis": "stated", "score": 0.5, "quote": "on Monday"}
    article.proposals.create(key="proposed", title="A truce", paragraph=1, start=0, end=9, **proposed)
    SlugRedirect.objects.create(kind="event", slug="once", target=small.pk)
    return small


@pytest.fixture
def chronology(small, make_event, make_article, cite):
    """A row of everything that has texts, and a retracted event, which shows why it is."""
    article = make_article("Clued", publisher="Shafaq", origin="Reuters", url="https://example.org/", published_basis="inferred")
    article.clues.create(number=1, quote="on Monday", paragraph=1, start=0, end=9, fact="It says so.", allows="2020-12-24")
    header = {"page": "https://example.org/header", "fact": "Printed there.", "allows": "2023-12-03", "distrusted": True}
    article.clues.create(number=2, paragraph=1, start=0, end=9, **header)
    article.set_aside.create(start=20, end=30, reason="mood")
    event = make_event(
        "Truce", "2020-10", type="truce", article=article, actors=["Iran"], places=["Baghdad"], date_basis="relative_to_publication"
    )
    cite(event_place=event.event_places.get(), article=article, via=["An agency"], verified=False, verified_at=timezone.now())
    make_event("Withdrawn", status="retracted", first_published=timezone.now(), status_since=timezone.now())
    return event
