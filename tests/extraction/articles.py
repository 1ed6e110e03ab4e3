"""Small articles for tests: a text, the names and dates in it, a day of writing."""

import re

from timeline.dates import edtf
from timeline.extraction import extract
from timeline.extraction.article import Article
from timeline.extraction.types import Dated, Mark, Mention, Publication, Timex
from timeline.names.gazetteer import Gazetteer
from timeline.text.paragraphs import paragraphs
from timeline.text.reading import read

WRITTEN = "2020-06-15"
PEOPLE = {"Anna Berg": "person", "Berg": "person", "Omar Said": "person", "Lena Frost": "person"}
ACTORS = {
    "Norland": "state",
    "Sudland": "state",
    "Red Front": "group",
    "White Guard": "group",
    "Port Agency": "agency",
    "Berg Ministry": "organisation",
    "Norland’s embassy in Karo": "organisation",
}
PLACES = ("Karo", "Lim", "East Valley", "Blue Strait")
ADJECTIVES = {"Norlandic": "Norland", "Sudlandic": "Sudland", "Norlanders": "Norland", "Sudlanders": "Sudland", "Norish": "Norland"}
DATES = {
    "Monday": "2020-06-15",
    "Tuesday": "2020-06-09",
    "May 3": "2020-05-03",
    "in 2011": "2011",
    "2003": "2003",
    "last week": "[2020-06-08..2020-06-14]",
    "July 1": "2020-07-01",
    "next month": "2020-07",
    "March": "2020-03",
    "every night": None,
}


def slug(name):
    return name.lower().replace(" ", "-").replace("’s", "")


def gazetteer():
    people = [{"slug": "anna-berg" if name == "Berg" else slug(name), "name": name, "kind": "person"} for name in PEOPLE if name != "Berg"]
    actors = [{"slug": slug(name), "name": name, "kind": kind} for name, kind in ACTORS.items()]
    places = [{"slug": slug(name), "name": name, "parent": "norland"} for name in PLACES]
    return Gazetteer.of_records({"actors": people + actors, "places": [*places, {"slug": "norland", "name": "Norland"}]})


def _found(text, words):
    return re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)


def _mentions(text):
    found = {}
    for name in sorted((*PEOPLE, *ACTORS), key=len):
        full = "Anna Berg" if name == "Berg" else name
        found.update({at.start(): Mention(at.start(), at.end(), at[0], "actor", slug(full), full) for at in _found(text, name)})
    for name in PLACES:
        found.update({at.start(): Mention(at.start(), at.end(), at[0], "place", slug(name), name) for at in _found(text, name)})
    for name, of in ADJECTIVES.items():
        found.update({at.start(): Mention(at.start(), at.end(), at[0], "actor", slug(of), of, adjective=True) for at in _found(text, name)})
    return _apart(sorted(found.values(), key=lambda mention: (mention.start, -mention.end)))


def _apart(stretches):
    kept = []
    for stretch in stretches:
        if not kept or kept[-1].end <= stretch.start:
            kept.append(stretch)
    return kept


def _dates(text):
    found = []
    for words, value in DATES.items():
        words = words.removeprefix("in ")
        precision = edtf.parse(value).precision.value if value else None
        kind = "DATE" if value else "SET"
        found += [Dated(at.start(), at.end(), at[0], Timex(kind, "X"), value, precision, "stated", "told") for at in _found(text, words)]
    return sorted(found, key=lambda dated: dated.start)


def article(text, *, written=WRITTEN, marks=(), **more):
    """`marks`: a kind for each paragraph number."""
    lines = paragraphs(text)
    span = edtf.parse(written).span if written else None
    marked = [Mark(lines[number - 1].start, lines[number - 1].end, kind) for number, kind in dict(marks).items()]
    return Article(text, lines, marked, _dates(text), _mentions(text), Publication(written, "given", "", span), gazetteer(), **more)


def events(text, published="2020-04-09"):
    """Title and date of all that a text tells whose dates and names are found as well; 9 April 2020 was a Thursday."""
    return [(found.title, found.date.edtf) for found in extract(read(text.encode()), gazetteer(), published=published).proposals]
