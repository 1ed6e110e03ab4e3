"""What the keys of a record are called for people, how their values read, and which of them are nothing to readers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.db.models import Model

from timeline.dates.edtf import NotEDTF, parse
from timeline.dates.wording import words
from timeline.models import (
    About,
    Actor,
    Alias,
    Article,
    Citation,
    Claim,
    DateClue,
    Event,
    EventPlace,
    EventType,
    Link,
    Paragraph,
    Participation,
    Place,
    Publisher,
    SetAside,
    Topic,
)
from timeline.models.lists import Granularity, Kind, Modality, Stance
from timeline.names.countries import country_name


@dataclass(frozen=True)
class Label:
    """The words of a key; ``read`` makes words of its value; ``none`` is what an empty one says.

    ``inside`` marks what only people who work on the chronology need.
    """

    words: str
    read: Callable[[object], str] = str
    none: str | None = None
    inside: bool = False


def date_in_words(text: str) -> str:
    try:
        return words(parse(text))
    except NotEDTF:
        return text


def language_name(code: str) -> str:
    """English names of languages; a code that is not listed stays a code."""
    return LANG_INFO.get(code, LANG_INFO.get(code.partition("-")[0], {})).get("name", code)


def yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def thousands(value: int) -> str:
    return f"{value:,}"


def paragraph_sign(value: int) -> str:
    return f"¶ {value}"


def plain(slug: str) -> str:
    return slug.replace("-", " ")


def listed(choices: dict) -> Callable[[object], str]:
    """Words for a closed list whose labels do not stand alone."""
    return lambda value: choices.get(value, str(value))


def where(code: str) -> str:
    return "at sea" if code == "sea" else country_name(code)


def inside(words: str, read: Callable[[object], str] = str) -> Label:
    return Label(words, read, inside=True)


KIND = listed({Kind.OCCURRENCE: "something that happened", Kind.STATEMENT: "something said", Kind.PLAN: "something planned"})
ONCE = listed({Granularity.SINGLE: "once", Granularity.ONGOING: "over a time", Granularity.REPEATED: "again and again"})
STANCE = listed(
    {Stance.ASSERTS: "says", Stance.HEDGES: "says, with a reserve", Stance.DENIES: "denies", Stance.SUGGESTS: "suggests"}
)  # fmt: skip
SPOKEN_OF = listed(
    {
        Modality.ACTUAL: "as a fact", Modality.CLAIMED: "as claimed", Modality.PLANNED: "as planned", Modality.THREATENED: "as a threat",
        Modality.POSSIBLE: "as possible", Modality.HYPOTHETICAL: "as a supposition",
    }
)  # fmt: skip
NAMED = {"slug": Label("Address"), "name": Label("Name")}
PLACED = {"position": inside("Position")}
COUNTRY = {"country": Label("Country", where)}
WIKIDATA = {"wikidata": Label("Wikidata")}

LABELS: dict[type[Model], dict[str, Label]] = {
    EventType: {**NAMED, "family": Label("Family"), "plover": inside("PLOVER"), **PLACED},
    About: {**NAMED, "question": Label("Question"), "counts": Label("Answers are figures", yes_or_no), **PLACED},
    Publisher: {**NAMED, "kind": Label("Kind"), **COUNTRY},
    Article: {
        "slug": Label("Address"), "title": Label("Title"), "publisher": Label("Publisher"), "origin": Label("Origin", none="not known"),
        "byline": Label("Byline"), "language": Label("Language", language_name),
        "translated_from": Label("Translated from", language_name), "url": Label("Original"), "archive_url": Label("Archived copy"),
        "accessed": Label("Read on", date_in_words), "published": Label("Published", date_in_words),
        "published_basis": Label("How the day of publication is known"), "published_note": Label("Note on the day of publication"),
        "text_held": Label("Text held"), "sha256": Label("SHA-256 of the text"), "characters": Label("Characters of the text", thousands),
    },
    Paragraph: {
        "start": inside("start"), "end": inside("end"), "mark": Label("what it is", none="the article’s own prose"),
        "sentences": inside("sentences"), "digest": Label("digest"),
    },
    DateClue: {
        "quote": Label("quote"), "paragraph": Label("paragraph", paragraph_sign), "start": inside("start"), "end": inside("end"),
        "page": Label("page"), "fact": Label("what it shows"), "allows": Label("what it allows", date_in_words),
        "allows_words": Label("what it allows, in words"), "distrusted": Label("not trusted", yes_or_no),
    },
    SetAside: {"start": inside("start"), "end": inside("end"), "reason": Label("reason")},
    Place: {
        **NAMED, **COUNTRY, "parent": Label("Lies in"), "lat": Label("Latitude"), "lon": Label("Longitude"),
        "precision": Label("Exactness of the spot, 1 to 7"), **WIKIDATA,
    },
    Actor: {
        **NAMED, "kind": Label("Kind"), "description": Label("Description"), **COUNTRY, **WIKIDATA,
        "parents": Label("Belongs to"), "distinct_from": Label("Not the same as"),
    },
    Alias: {
        "name": Label("spelling"), "kind": Label("kind"), "language": Label("language", language_name), "script": Label("script"),
        "article": Label("met in", none="from a reference work"), "paragraph": Label("paragraph", paragraph_sign),
    },
    Topic: {**NAMED, "description": Label("Description"), **PLACED},
    Event: {
        "slug": Label("Address"), "title": Label("Title"), "kind": Label("Kind", KIND), "type": Label("Type"),
        "modality": Label("Spoken of", SPOKEN_OF), "granularity": Label("Once or more", ONCE), "status": inside("Status"),
        "status_note": inside("Note on the status"), "merged_into": inside("Merged into"), "topics": Label("Topic"),
        "edtf": Label("Date", date_in_words), "basis": Label("How the date is known"), "wording": Label("Date in the article’s words"),
        "note": Label("Note on the date"),
    },
    Citation: {
        "article": Label("article"), "quote": Label("quote"), "words": Label("words that date it"), "prefix": inside("words before it"),
        "suffix": inside("words after it"), "paragraph": Label("paragraph", paragraph_sign), "start": inside("start"),
        "end": inside("end"), "translated": Label("translated", yes_or_no), "via": Label("passed on by"),
    },
    EventPlace: {"place": Label("place"), "role": Label("role")},
    Participation: {"actor": Label("who"), "role": Label("role")},
    Claim: {
        "key": inside("key"), "text": Label("text"), "about": Label("what it is about"), "of": Label("of what", plain),
        "position": Label("position"), "value": Label("figure", thousands),
        "said_by": Label("who says so", none="the article itself, no speaker named"), "hedge": Label("words of reserve"),
        "stance": Label("how firmly", STANCE), "modality": Label("spoken of", SPOKEN_OF), "made_in": Label("said in"),
        "note": Label("remark"), "doubt": Label("doubt about the words"),
    },
    Link: {"kind": Label("kind"), "event": Label("event"), "basis": Label("basis")},
}  # fmt: skip
