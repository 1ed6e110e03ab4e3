"""The filter as a sentence: each phrase that narrows with the view without it, each that could narrow as an open slot."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from timeline.dates.wording import limits_in_words
from timeline.models import EventType
from timeline.names.countries import IN_SENTENCES

LONGEST_LIST = 2
KINDS = {"occurrence": "what happened", "statement": "what was said", "plan": "what is planned"}
PRECISIONS = {
    "day": "the day",
    "days": "one of several days",
    "month": "the month",
    "months": "some months",
    "year": "the year",
    "years": "some years",
    "open": "a time with start or end unknown",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class State(StrEnum):
    ACTIVE = "active"
    OPEN = "open"
    TURN = "turn"


@dataclass(frozen=True)
class Phrase:
    """A few words of the sentence that can be taken out, filled in or turned round.

    ``before`` are the plain words that lead to it; ``query`` is the view without it (active) or with it turned (turn);
    ``facet`` names the facet that fills an open slot or shows the rest of a long list; ``said`` is for screen readers.
    """

    key: str
    value: str
    before: str
    words: str
    state: State
    query: str = ""
    facet: str = ""
    said: str = ""

    @property
    def id(self) -> str:
        return "-".join(part for part in ("x", self.key, self.value) if part)

    @property
    def is_active(self) -> bool:
        return self.state is State.ACTIVE

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN

    @property
    def is_turn(self) -> bool:
        return self.state is State.TURN


def counted_events(count: int) -> str:
    """How the sentence begins."""
    return f"{count:,} event{'' if count == 1 else 's'}" if count else "No events"


def phrases(filters) -> list[Phrase]:
    parts = (limits, looseness, people, where, what, topics, sources, words, kinds, disputed, independent, exactness, turning)
    return [phrase for part in parts for phrase in part(filters)]


def limits(filters) -> Iterator[Phrase]:
    for limit in limits_in_words(filters.chosen.get("from"), filters.chosen.get("to")):
        without = filters.query(**dict.fromkeys(limit.keys))
        yield Phrase(limit.keys[0], "", f" {limit.lead} ", limit.words, State.ACTIVE, without, said=f"Remove: {limit.lead} ")


def looseness(filters) -> Iterator[Phrase]:
    if not filters.chosen.get("from") and not filters.chosen.get("to"):
        return
    strict = filters.chosen.get("within")
    words = "only dates surely in this time" if strict else "loose dates included"
    turned = filters.query(within=None if strict else "1")
    yield Phrase("within", "", ", ", words, State.TURN, turned, said="Turn round: now " if strict else "Turn off: now ")


def people(filters) -> Iterator[Phrase]:
    yield from any_of(filters, "actor", ", involving ", lambda actor: actor.name, "who") or slot("actor", ", involving ", "anyone", "who")


def where(filters) -> Iterator[Phrase]:
    if not filters.chosen.get("place") and not filters.chosen.get("country"):
        yield from slot("country", ", in ", "any place", "where")
    yield from any_of(filters, "place", ", in ", lambda place: place.name, "where")
    yield from any_of(filters, "country", ", ", in_country, "where")


def in_country(code: str) -> str:
    return {"sea": "at sea", "none": "with no place given"}.get(code) or f"in {IN_SENTENCES[code]}"


def what(filters) -> Iterator[Phrase]:
    yield from any_of(filters, "type", ", of ", of_type, "what") or slot("type", ", of ", "any type", "what")


def of_type(row: EventType) -> str:
    """A family by its name, a type as a type."""
    name = row.name[:1].lower() + row.name[1:] if row.name[1:].islower() else row.name
    return f"type {name}" if row.family_id else name


def topics(filters) -> Iterator[Phrase]:
    yield from any_of(filters, "topic", ", about ", lambda topic: topic.name)


def sources(filters) -> Iterator[Phrase]:
    yield from any_of(filters, "publisher", ", read in ", lambda publisher: publisher.name, "read")
    yield from any_of(filters, "article", ", read in ", lambda article: f"“{article.title}”")


def words(filters) -> Iterator[Phrase]:
    if asked := filters.chosen.get("q"):
        yield active(filters, "q", ", with ", f"“{asked}”")


def kinds(filters) -> Iterator[Phrase]:
    yield from any_of(filters, "kind", ", only ", KINDS.get, "only")


def disputed(filters) -> Iterator[Phrase]:
    if filters.chosen.get("disputed"):
        yield active(filters, "disputed", ", ", "disputed only")


def independent(filters) -> Iterator[Phrase]:
    if least := filters.chosen.get("origins"):
        number = NUMBERS[least] if least < len(NUMBERS) else str(least)
        sources = "source" if least == 1 else "sources"
        yield active(filters, "origins", ", ", f"from {number} independent {sources} or more")


def exactness(filters) -> Iterator[Phrase]:
    yield from any_of(filters, "precision", ", dated to ", PRECISIONS.get, "exact")


def turning(filters) -> Iterator[Phrase]:
    newest = filters.order == "newest"
    turned = filters.query(order=None if newest else "newest")
    yield Phrase("order", "", ", ", f"{filters.order} first", State.TURN, turned, said="Turn round: now ")


def slot(key: str, before: str, words: str, facet: str) -> list[Phrase]:
    return [Phrase(key, "", before, words, State.OPEN, facet=facet)]


def active(filters, key: str, before: str, words: str) -> Phrase:
    return Phrase(key, "", before, words, State.ACTIVE, filters.query(**{key: None}), said="Remove: ")


def any_of(filters, key: str, before: str, name, facet: str = "") -> list[Phrase]:
    """One phrase a value, joined by "or"; of a long list the first two, then how many more."""
    chosen, values = filters.chosen.get(key, []), filters.values.get(key, [])
    shown = len(chosen) if len(chosen) <= LONGEST_LIST + 1 else LONGEST_LIST
    found = []
    for row, value in zip(chosen[:shown], values[:shown], strict=True):
        lead = before if not found else " or " if len(found) == len(chosen) - 1 else ", "
        left = filters.query(**{key: [other for other in values if other != value]})
        found.append(Phrase(key, value, lead, name(row), State.ACTIVE, left, said="Remove: "))
    if more := len(chosen) - shown:
        found.append(Phrase(key, "more", " or ", f"{more} more", State.ACTIVE, filters.query(**{key: values[:shown]}), facet, "Remove: "))
    return found
