"""The rules that the database cannot keep, asked of records: the same for files, for rows and before publishing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property, reduce

from timeline.curation.shapes import SHAPES
from timeline.dates.edtf import NotEDTF, parse
from timeline.dates.span import Span
from timeline.models import RecordKind
from timeline.models.lists import PUBLIC
from timeline.names.countries import IN_SENTENCES
from timeline.text.anchors import CONTEXT, LONGEST_QUOTE

EVER = Span(date.min, date.max, open_start=True, open_end=True)
LARGEST_SHARE = 0.4  # of an article's characters, quoted with their context
COPIED = 8  # so many words in a row are no longer our own
READ_MARKS = ("", "caption")
FALLBACK = re.compile(r"\[\.\.[^.,\[\]]+\]|\.\./[^./]+")


class Chronology:
    """Records by kind and slug, and what follows from all of them together."""

    def __init__(self, records: dict[str, dict[str, dict]]):
        self.records = {kind: records.get(kind, {}) for kind in RecordKind}

    def problems(self, kind: str) -> Iterator[tuple[str, str]]:
        """Slug and sentence of everything that is wrong with the records of a kind."""
        for slug, content in self.records[kind].items():
            yield from ((slug, problem) for problem in CHECKS[kind](content, self))
        yield from ((slug, f"{path}: leads back to itself") for path, slug in self.loops(kind))

    @property
    def events(self) -> dict[str, dict]:
        return self.records[RecordKind.EVENT]

    @cached_property
    def made_in(self) -> set[str]:
        """Statements with a claim that readers see there: one about a public event."""
        public = [event for event in self.events.values() if event.get("status") in PUBLIC]
        return {claim["made_in"] for event in public for claim in event.get("claims", []) if "made_in" in claim}

    @cached_property
    def quoted(self) -> dict[str, list[dict]]:
        """Citations by the article that they quote."""
        found = defaultdict(list)
        for event in self.events.values():
            for _, citation in citations(event):
                found[citation["article"]].append(citation)
        return found

    @cached_property
    def paragraphs(self) -> dict[str, list[dict]]:
        return {slug: article.get("paragraphs", []) for slug, article in self.records[RecordKind.ARTICLE].items()}

    def loops(self, kind: str) -> Iterator[tuple[str, str]]:
        for path in LEADS.get(kind, ()):
            onward = {slug: _listed(content.get(path)) for slug, content in self.records[kind].items()}
            yield from ((path, slug) for slug in onward if _returns(onward, slug))


def citations(event: dict) -> Iterator[tuple[str, dict]]:
    """Every citation of an event, and where it stands in the record."""
    held = {"date": event.get("date", {})}
    for key in ("places", "claims", "links"):
        held |= {f"{key}[{at}]": item for at, item in enumerate(event.get(key, []))}
    for where, item in held.items():
        yield from ((f"{where}.citations[{at}]", citation) for at, citation in enumerate(item.get("citations", [])))


def stops(event: dict, said_elsewhere: bool) -> Iterator[str]:
    """What keeps an event from being shown; ``said_elsewhere``: claims about other public events were made in it."""
    if not event.get("claims") and not said_elsewhere:
        yield "claims: none; expected at least one, about the event or made in it about a public one"
    for at, claim in enumerate(event.get("claims", [])):
        if not claim.get("citations"):
            yield f"claims[{at}]: {claim.get('text')!r} has no citation; expected at least one"
    if not event.get("date", {}).get("citations"):
        yield "date: no citation; expected the words that date the event"
    for at, link in enumerate(event.get("links", [])):
        if link.get("basis") == "cited" and not link.get("citations"):
            yield f"links[{at}]: no citation; expected one where the basis is cited"


def event_problems(event: dict, chronology: Chronology) -> Iterator[str]:
    if event.get("status") in PUBLIC:
        yield from stops(event, event["slug"] in chronology.made_in)
    for where, citation in citations(event):
        yield from (f"{where}.{problem}" for problem in quote_problems(citation, chronology.paragraphs.get(citation.get("article"))))
    yield from _status_problems(event)
    yield from _date_problems(event.get("date", {}))
    yield from _cast_problems(event)
    yield from _reference_problems(event, chronology)


def _status_problems(event: dict) -> Iterator[str]:
    if (event.get("status") == "merged") != ("merged_into" in event):
        yield "merged_into: expected exactly where the status is merged"
    if event.get("modality") == "planned" and event.get("kind") != "plan":
        yield f"modality: 'planned' for kind {event.get('kind')!r}; expected kind plan"


def _date_problems(when: dict) -> Iterator[str]:
    if when.get("basis") == "publication_fallback" and not FALLBACK.fullmatch(when.get("edtf", "")):
        yield f"date.edtf: {when.get('edtf')!r}; expected only a limit, [..day] or ../day, where the basis is publication_fallback"


def _cast_problems(event: dict) -> Iterator[str]:
    roles = defaultdict(set)
    for part in event.get("actors", []):
        roles[part.get("actor")].add(part.get("role"))
    for actor, held in roles.items():
        if {"accused", "initiator"} <= held:
            yield f"actors: {actor!r} is accused and initiator; expected an allegation to stay one"
    pairs = {"places": ("place", "role"), "actors": ("actor", "role"), "links": ("kind", "event")}
    for key, columns in pairs.items():
        counted = Counter(tuple(part.get(column, "location") for column in columns) for part in event.get(key, []))
        yield from (
            f"{key}: {' '.join(map(str, pair))} stands {times} times; expected once" for pair, times in counted.items() if times > 1
        )


def _reference_problems(event: dict, chronology: Chronology) -> Iterator[str]:
    event_type = chronology.records[RecordKind.TYPE].get(event.get("type"))
    if event_type and "family" not in event_type:
        yield f"type: {event['type']!r} is a family of types; expected a type"
    for at, claim in enumerate(event.get("claims", [])):
        made_in = chronology.events.get(claim.get("made_in"))
        if made_in and made_in.get("kind") != "statement":
            yield f"claims[{at}].made_in: {claim['made_in']!r} is of kind {made_in.get('kind')!r}; expected a statement"
    for at, link in enumerate(event.get("links", [])):
        if link.get("event") == event["slug"]:
            yield f"links[{at}].event: {link['event']!r} is the event itself; expected another"


def quote_problems(citation: dict, paragraphs: list[dict] | None) -> Iterator[str]:
    """What is wrong with a quote that can be told without the text."""
    quote = citation.get("quote", "")
    start, end = citation.get("start", 0), citation.get("end", 0)
    if len(quote.split()) > LONGEST_QUOTE:
        yield f"quote: {len(quote.split())} words; expected at most {LONGEST_QUOTE}"
    if "\n" in quote:
        yield "quote: runs over a paragraph end; expected the words of one paragraph"
    if end - start != len(quote):
        yield f"end: {end - start} characters from start to end, {len(quote)} in the quote; expected the same"
    if citation.get("words", "") not in quote:
        yield f"words: {citation['words']!r}; expected words of the quote"
    for key in ("prefix", "suffix"):
        if len(citation.get(key, "")) > CONTEXT:
            yield f"{key}: {len(citation[key])} characters; expected at most {CONTEXT}"
    if paragraphs is not None:
        yield from _place_problems(citation, quote, paragraphs)


def _place_problems(citation: dict, quote: str, paragraphs: list[dict]) -> Iterator[str]:
    number = citation.get("paragraph") or 0
    if not 1 <= number <= len(paragraphs):
        yield f"paragraph: {number}; expected one of the article's {len(paragraphs)}"
        return
    line = paragraphs[number - 1]
    start, end = citation.get("start", 0), citation.get("end", 0)
    if not line["start"] <= start < end <= line["end"]:
        yield f"start: {start}–{end}; expected to lie in paragraph {number}, {line['start']}–{line['end']}"
    if len(quote.split()) >= COPIED and quote.casefold() in line.get("digest", "").casefold():
        yield f"quote: its words stand in the digest of paragraph {number}; expected a digest in our own words"


def article_problems(article: dict, chronology: Chronology) -> Iterator[str]:
    paragraphs = article.get("paragraphs", [])
    yield from _paragraph_problems(paragraphs, article.get("characters"))
    for at, clue in enumerate(article.get("clues", [])):
        if not {"quote", "page", "fact"} & clue.keys():
            yield f"clues[{at}]: shows nothing; expected quote, page or fact"
        if "quote" in clue:
            yield from (f"clues[{at}].{problem}" for problem in quote_problems(clue, paragraphs))
    yield from _clue_problems(article)
    for at, aside in enumerate(article.get("set_aside", [])):
        if not any(line["start"] <= aside["start"] < aside["end"] <= line["end"] for line in paragraphs):
            yield f"set_aside[{at}].start: {aside['start']}–{aside['end']}; expected a stretch of one paragraph"
    yield from share_problems(article, chronology.quoted.get(article["slug"], []))


def _paragraph_problems(paragraphs: list[dict], characters: int | None) -> Iterator[str]:
    last = 0
    for at, line in enumerate(paragraphs):
        if not last <= line.get("start", 0) < line.get("end", 0):
            yield f"paragraphs[{at}].start: {line.get('start', 0)}–{line.get('end', 0)}; expected a stretch behind {last}"
        if any(not line["start"] <= start < end <= line["end"] for start, end in line.get("sentences", [])):
            yield f"paragraphs[{at}].sentences: {line['sentences']}; expected to lie in {line['start']}–{line['end']}"
        last = line.get("end", 0)
    if characters is not None and last > characters:
        yield f"characters: {characters}; expected at least {last}, where the last paragraph ends"


def _clue_problems(article: dict) -> Iterator[str]:
    trusted = [clue["allows"] for clue in article.get("clues", []) if not clue.get("distrusted") and "allows" in clue]
    try:
        published, *allowed = [parse(text).span for text in (article.get("published", ""), *trusted)]
    except NotEDTF:  # said already, where the date is read
        return
    window = reduce(lambda left, right: left and left.intersection(right), allowed, EVER)
    if window is None:
        yield "clues: rule each other out; expected days that all of them allow, but for those distrusted"
    elif not window.contains(published):
        yield f"published: {article['published']!r}; expected to lie in {_days(window)}, which the clues allow"


def _days(span: Span) -> str:
    return f"{'' if span.open_start else span.earliest}..{'' if span.open_end else span.latest}"


def share_problems(article: dict, cited: list[dict]) -> Iterator[str]:
    """Too much quoted; ``cited`` are the citations of all events together."""
    if not article.get("characters"):
        return
    quotes = [*cited, *(clue for clue in article.get("clues", []) if "quote" in clue)]
    spans = [(quote["start"] - len(quote.get("prefix", "")), quote["end"] + len(quote.get("suffix", ""))) for quote in quotes]
    share = covered(spans) / article["characters"]
    if share > LARGEST_SHARE:
        yield f"characters: {share:.1%} of them quoted with their context; expected at most {LARGEST_SHARE:.0%}"


def covered(spans: list[tuple[int, int]]) -> int:
    """Characters that lie in at least one of the spans."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def unused_sentences(article: dict, chronology: Chronology) -> Iterator[str]:
    """Sentences of the article's own prose that nothing quotes and nobody set aside."""
    clues = (clue for clue in article.get("clues", []) if "quote" in clue)
    used = [(each["start"], each["end"]) for each in (*chronology.quoted.get(article["slug"], []), *clues, *article.get("set_aside", []))]
    for number, line in enumerate(article.get("paragraphs", []), 1):
        for start, end in line.get("sentences", []) if line.get("mark", "") in READ_MARKS else []:
            if not any(first < end and start < last for first, last in used):
                yield f"paragraph {number}: the sentence {start}–{end} is neither quoted nor set aside"


def place_problems(place: dict, chronology: Chronology) -> Iterator[str]:
    known = {"lat", "lon", "precision"} & place.keys()
    if known and len(known) < 3:
        yield f"lat, lon, precision: only {', '.join(sorted(known))}; expected all three or none"
    if "precision" in place and not 1 <= place["precision"] <= 7:
        yield f"precision: {place['precision']}; expected 1 to 7"
    if abs(place.get("lat", 0)) > 90:
        yield f"lat: {place['lat']}; expected -90 to 90"
    yield from _name_problems(place)


def publisher_problems(publisher: dict, chronology: Chronology) -> Iterator[str]:
    yield from country_problems(publisher.get("country", ""))


def country_problems(code: str) -> Iterator[str]:
    if code and code not in (*IN_SENTENCES, "sea"):
        yield f"country: {code!r}; expected a country's two lower-case letters (ISO 3166-1), or sea for a place"


def actor_problems(actor: dict, chronology: Chronology) -> Iterator[str]:
    if actor["slug"] in actor.get("distinct_from", []):
        yield "distinct_from: names the actor itself; expected another"
    yield from _name_problems(actor)


def _name_problems(row: dict) -> Iterator[str]:
    yield from country_problems(row.get("country", ""))
    counted = Counter((alias.get("name"), alias.get("article")) for alias in row.get("aliases", []))
    twice = ((name, times) for (name, _), times in counted.items() if times > 1)
    yield from (f"aliases: {name!r} stands {times} times for one article; expected once" for name, times in twice)


def nothing_more(content: dict, chronology: Chronology) -> Iterator[str]:
    """Kinds whose rules the shape keeps already."""
    return iter(())


def _listed(value) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _returns(onward: dict[str, list[str]], slug: str) -> bool:
    """Whether a way from the slug leads back to it."""
    seen, waiting = set(), [*onward[slug]]
    while waiting:
        step = waiting.pop()
        if step == slug:
            return True
        if step not in seen:
            seen.add(step)
            waiting += onward.get(step, [])
    return False


LEADS = {
    RecordKind.TYPE: ("family",),
    RecordKind.PLACE: ("parent",),
    RecordKind.ACTOR: ("parents",),
    RecordKind.EVENT: ("merged_into",),
}
CHECKS = dict.fromkeys(SHAPES, nothing_more) | {
    RecordKind.PUBLISHER: publisher_problems,
    RecordKind.ARTICLE: article_problems,
    RecordKind.PLACE: place_problems,
    RecordKind.ACTOR: actor_problems,
    RecordKind.EVENT: event_problems,
}
