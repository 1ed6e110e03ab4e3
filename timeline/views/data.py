"""Taking the chronology away: its files, what can be asked of them, their schema."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import require_safe

from timeline.chronology.facts import facts
from timeline.chronology.involvement import companions
from timeline.chronology.keys import KEYS, PAGED, AnyOf, Cursor, Limit, OneOf, Rows, Several, Whole, Words
from timeline.exports import FORMATS
from timeline.exports.table import CLAIM_COLUMNS, EVENT_COLUMNS
from timeline.models import Event, EventType, Publisher, Topic

SCHEMA = settings.BASE_DIR / "docs" / "schema" / "events.schema.json"
FEW = 20  # values that fit in a cell of the table
HOLDS = {
    "json": "Everything that pages show of events: dates, places, people, claims, exact quotes, disagreements, links; and the articles.",
    "csv": "One row an event, for a spreadsheet. Lists stand in one cell, parted by “|”.",
    "claims.csv": "One row a claim and quote: who says what about which event, in which words, where in which article.",
}
COLUMNS = {"csv": EVENT_COLUMNS, "claims.csv": CLAIM_COLUMNS}
ASKS = {
    "q": "events whose text holds all of the words, in any order; who takes part or speaks, under any of their names",
    "from": "events that may lie on the first day of this date or later",
    "to": "events that may lie on the last day of this date or earlier",
    "within": "with from or to: only events that surely lie between them",
    "actor": "events in which the person or group has a part",
    "place": "events there, or in a place that lies in it",
    "country": "events with a place in the country, at sea, or with no place given",
    "type": "events of the type, or of any type of a family",
    "kind": "what happened, what was said, or what is planned",
    "topic": "events of the story line",
    "publisher": "events that rest on an article of the publisher",
    "article": "events that rest on the article",
    "disputed": "events with a question that is answered in two ways or more",
    "origins": "events that rest on at least so many independent sources that are known",
    "precision": "events dated so exactly",
    "order": "the earliest first, which is the rule, or the latest",
    "per_page": "how many events a page shows",
    "after": "the page that follows this place in the list",
}
LISTED_ON = {"actor": "actors", "place": "places", "topic": "topics", "article": "articles"}


@dataclass(frozen=True)
class Key:
    """A key of the query string; ``page`` names the list where its values are found."""

    name: str
    values: str
    asks: str
    repeats: bool
    pages_only: bool
    page: str


@dataclass(frozen=True)
class File:
    name: str
    address: str
    holds: str
    columns: tuple[str, ...]


@require_safe
def data(request):
    found = facts()
    context = {
        "topic": Topic.objects.public().first(),
        "facts": found,
        "files": [
            File(format.file, reverse("export", kwargs={"format": name}), HOLDS[name], tuple(COLUMNS.get(name, ())))
            for name, format in FORMATS.items()
        ],
        "keys": [key(name, field) for name, field in KEYS.items()],
        "examples": examples(found),
        "address": settings.BASE_URL + "/",
    }
    return TemplateResponse(request, "data.html", context)


def file(name, format):
    return File(format.file, reverse("export", kwargs={"format": name}), HOLDS[name], tuple(COLUMNS.get(name, ())))


def key(name, field):
    values = VALUES[name]() if name in VALUES else accepted(field)
    return Key(name, values, ASKS[name], isinstance(field, Several), name in PAGED, LISTED_ON.get(name, ""))


def accepted(field):
    """What a key may hold, in words, as its field reads it."""
    return next(words(field) for kind, words in ACCEPTED if isinstance(field, kind))


def families():
    slugs = EventType.objects.public().filter(family__isnull=True).values_list("slug", flat=True)
    return f"{', '.join(slugs)}; or a type, as “type” in the files"


def publishers():
    """Those with something public, or where to find them."""
    slugs = Publisher.objects.filter(articles__is_public=True).distinct().values_list("slug", flat=True)[: FEW + 1]
    return ", ".join(slugs) if 0 < len(slugs) <= FEW else "as “publisher” in the files"


VALUES = {"type": families, "publisher": publishers}
ACCEPTED = (
    (Words, lambda field: "words"),
    (Limit, lambda field: "a date: 2020, 2020-10 or 2020-10-14"),
    (Whole, lambda field: f"{field.least} to {field.most}" if field.least < field.most else str(field.most)),
    (OneOf, lambda field: ", ".join(field.choices)),
    (AnyOf, lambda field: ", ".join(field.choices) if len(field.choices) <= FEW else field.expected),
    (Cursor, lambda field: "as a “Next” link has it"),
    (Rows, lambda field: "the last part of its address"),
)


def examples(found):
    """Addresses that answer with something of this chronology: what they hold, and where."""
    named = companions(Event.objects.public().values("pk"))[:1]
    listed = [(f"Everything with {actor.name}", f"events.csv?actor={actor.slug}") for actor, _ in named]
    if found.last:
        listed.append((f"What may have happened in {found.last.year}", f"events.json?from={found.last.year:04}&to={found.last.year:04}"))
    if found.totals.disputed:
        listed.append(("The claims about disputed events", "claims.csv?disputed=1"))
    return [(words, get_script_prefix() + address) for words, address in listed]


@require_safe
def schema(request):
    """JSON Schema 2020-12 of `/events.json`."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")
