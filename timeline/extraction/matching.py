"""Which proposals are events that the chronology holds already: ranked suggestions, each with its reasons."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, islice
from math import fsum

from timeline.dates import edtf
from timeline.dates.span import Span
from timeline.dates.wording import words
from timeline.extraction import rules
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.types import Match, Proposal
from timeline.names.folding import fold
from timeline.names.gazetteer import Gazetteer

LEAST = 0.5  # below it an event is not suggested
MOST = 5  # suggestions a proposal
MOST_LOOKED_AT = 300  # events found by who and where, for one proposal
NARROW = 31  # days; events with wider dates are found by who and where
NEAR = 1  # days between two dates that a night or another time zone can make of one

# The most points that a thing in common can give. Reports of one event agree in kind, days, and people or place (codebook, rule 26).
DATE, TYPE, FAMILY, ACTORS, PLACES, WORDS, FIGURES = 0.40, 0.28, 0.10, 0.22, 0.10, 0.10, 0.08
COMMON_TYPE = 0.16  # what is left of the points for a type that most events have
DISJOINT = 0.08  # taken off where both name people, or places, and none is the same
OTHER_FAMILY, OTHER_KIND = 0.8, 0.6  # what these leave of the sum
# How much shared days prove: the wider date in days, and what it leaves of the points.
NARROWNESS = ((1, 1.0), (7, 0.85), (45, 0.6), (400, 0.35))
_WIDTHS = [days for days, _ in NARROWNESS]
WIDEST, SAME_WIDE, A_DAY_APART = 0.15, 0.3, 0.6
OTHER_ROLE, WITHIN = 0.6, 0.6  # weight of an actor with another part in each, of a place that lies in the other
MOST_WORDS = 4  # in one reason
_EMPTY_WORDS = frozenset(rules.load("matching")["empty"].split())


def match(proposals: Iterable[Proposal], known: Known, gazetteer: Gazetteer | None = None) -> list[Proposal]:
    """The proposals, each with the known events that it may be, the likeliest first; a gazetteer tells which places lie in others."""
    index = _index(known)
    return [replace(proposal, matches=tuple(_Asked(proposal, index, gazetteer).matches())) for proposal in proposals]


class Index:
    """Known events by day where their dates are narrow, and by who, where or what; 100,000 of them take some seconds."""

    def __init__(self, known: Known):
        self.total = max(1, len(known.events))
        self.by_day: dict[int, list[KnownEvent]] = defaultdict(list)
        self.by_name: dict[str | None, list[KnownEvent]] = defaultdict(list)  # of an actor, a place, a type
        self.wide: dict[str | None, list[KnownEvent]] = defaultdict(list)
        self.families: dict[str, str | None] = {}
        self.weights: dict[str, float] = {}
        self.ends: dict[str, tuple[int, int]] = {}  # of each event's date, as ordinals
        for event in known.events:
            self._add(event)

    def _add(self, event: KnownEvent) -> None:
        span = event.span
        self.ends[event.slug] = span.earliest.toordinal(), span.latest.toordinal()
        if event.type:
            self.families[event.type] = event.family
        for day in _days(span):
            self.by_day[day].append(event)
        for name in (*event.actors, *event.places, event.type):
            self.by_name[name].append(event)
            if span.days > NARROW:
                self.wide[name].append(event)

    def near(self, span: Span, names: Iterable[str | None]) -> Iterator[KnownEvent]:
        """Events that may be meant, each once: those of these days, and those that share somebody, a place or the type, rare ones first."""
        by_name = self.wide if span.days <= NARROW else self.by_name
        found = sorted((len(by_name[name]), name or "", by_name[name]) for name in names if name in by_name)
        named = chain.from_iterable(events for _, _, events in found)
        dated = chain.from_iterable(self.by_day.get(day, ()) for day in _days(span, NEAR))
        seen: set[str] = set()
        first, last = span.earliest.toordinal() - NEAR, span.latest.toordinal() + NEAR
        for event in chain(dated, islice(named, MOST_LOOKED_AT)):
            if event.slug not in seen:
                seen.add(event.slug)
                begins, ends = self.ends[event.slug]
                if begins <= last and first <= ends:
                    yield event

    def weight(self, name: str) -> float:
        """Somebody who stands in every second event tells less than one who is rare."""
        if name not in self.weights:
            self.weights[name] = 1 / (1 + 4 * len(self.by_name.get(name, ())) / self.total)
        return self.weights[name]


@lru_cache(maxsize=2)
def _index(known: Known) -> Index:
    return Index(known)


def _days(span: Span, more: int = 0) -> range:
    """The days of a narrow date by their ordinals; none of a wide one."""
    return range(span.earliest.toordinal() - more, span.latest.toordinal() + more + 1) if span.days <= NARROW else range(0)


@dataclass
class _Tally:
    """Points for what two have in common, and the words for it."""

    points: float = 0.0
    reasons: list[Callable[[], str]] = field(default_factory=list)  # told of the few that are suggested

    def add(self, points: float, reason: Callable[[], str] | None = None) -> None:
        self.points += points
        if reason:
            self.reasons.append(reason)


class _Asked:
    """A proposal made ready to be compared with many events."""

    def __init__(self, proposal: Proposal, index: Index, gazetteer: Gazetteer | None):
        self.proposal, self.index, self.gazetteer = proposal, index, gazetteer
        self.span = edtf.parse(proposal.date.edtf).span
        self.ends = self.span.earliest.toordinal(), self.span.latest.toordinal()
        speaker = (proposal.said_by,) if proposal.said_by and proposal.kind == "statement" else ()
        parts = [part for part in (*proposal.actors, *speaker) if part.id]
        self.actors = {part.id: part.name for part in parts}
        self.roles = {(part.id, part.role) for part in parts}
        self.places = {place.id: place.name for place in proposal.places if place.id}
        self.family = index.families.get(proposal.type)
        self.words = _words(f"{proposal.title} {proposal.quote.text}")

    def matches(self) -> list[Match]:
        near = self.index.near(self.span, {*self.actors, *self.places, self.proposal.type})
        found = ((self._score(event, tally := _Tally()), event, tally) for event in near if self._may_be(event))
        likely = sorted((each for each in found if each[0] >= LEAST), key=lambda each: (-each[0], each[1].slug))
        return [Match(event.slug, score, "; ".join(reason() for reason in tally.reasons)) for score, event, tally in likely[:MOST]]

    def _may_be(self, event: KnownEvent) -> bool:
        """Whether there is more in common than days: asked of every event of a busy day."""
        alike = event.type is not None and event.type == self.proposal.type
        return alike or not event.actors.isdisjoint(self.actors) or not event.places.isdisjoint(self.places)

    def _score(self, event: KnownEvent, tally: _Tally) -> float:
        kind = 1.0 if event.kind == self.proposal.kind else OTHER_KIND
        family = OTHER_FAMILY if self.family and event.family and self.family != event.family else 1.0
        self._date(event, tally)
        self._type(event, tally)
        left = kind * family
        most = WORDS + FIGURES + PLACES + (0 if event.actors.isdisjoint(self.actors) else ACTORS)
        if (tally.points + most) * left < LEAST:
            return 0.0
        self._actors(event, tally)
        self._places(event, tally)
        if (tally.points + WORDS + FIGURES) * left < LEAST:
            return 0.0
        self._words(event, tally)
        self._figures(event, tally)
        if kind < 1:
            tally.add(0, lambda: f"but known as {_article(event.kind)}")
        return round(min(1.0, max(0.0, tally.points * left)), 2)

    def _date(self, event: KnownEvent, tally: _Tally) -> None:
        (first, last), (begins, ends) = self.ends, self.index.ends[event.slug]
        part = _how_much(max(last - first, ends - begins) + 1)
        mine, theirs = self.proposal.date.edtf, event.edtf
        if ends < first or last < begins:
            tally.add(DATE * part * A_DAY_APART, lambda: f"a day apart ({_worded(mine)}, {_worded(theirs)})")
        elif self.span == event.span:
            tally.add(DATE * max(part, SAME_WIDE), lambda: f"the same date ({_worded(theirs)})")
        else:
            tally.add(DATE * part, lambda: f"{_worded(mine)} and {_worded(theirs)} share days")

    def _type(self, event: KnownEvent, tally: _Tally) -> None:
        if event.type and event.type == self.proposal.type:
            tally.add(COMMON_TYPE + (TYPE - COMMON_TYPE) * self.index.weight(event.type), lambda: f"both {_article(_plain(event.type))}")
        elif event.family and event.family == self.family:
            tally.add(FAMILY, lambda: f"a {_plain(event.type)} is of the same family ({_plain(event.family)})")

    def _actors(self, event: KnownEvent, tally: _Tally) -> None:
        if not event.actors or not self.actors:
            return
        shared = sorted(event.actors & self.actors.keys(), key=lambda actor: (-self.index.weight(actor), actor))
        if not shared:
            tally.add(-DISJOINT)
            return
        weight = self.index.weight
        common = fsum(weight(actor) * (1 if self._same_part(actor, event) else OTHER_ROLE) for actor in shared)
        mine, theirs = (fsum(map(weight, actors)) for actors in (self.actors, event.actors))
        share = (common / min(mine, theirs) + 2 * common / (mine + theirs)) / 2  # few of ours may be all that an article names
        tally.add(ACTORS * share, lambda: f"both with {_listed([self._told(actor, event) for actor in shared])}")

    def _same_part(self, actor: str, event: KnownEvent) -> bool:
        return not event.roles or any((actor, role) in event.roles for each, role in self.roles if each == actor)

    def _told(self, actor: str, event: KnownEvent) -> str:
        return f"{self.actors[actor]} ({_plain(self._part(actor, event))})"

    def _part(self, actor: str, event: KnownEvent) -> str:
        mine = sorted(role for each, role in self.roles if each == actor)
        theirs = sorted(role for each, role in event.roles if each == actor)
        same = [role for role in mine if role in theirs]
        return same[0] if same else f"{mine[0]} here, {theirs[0]} there" if theirs else mine[0]

    def _places(self, event: KnownEvent, tally: _Tally) -> None:
        if not event.places or not self.places:
            return
        if shared := sorted(event.places & self.places.keys()):
            tally.add(PLACES * max(map(self.index.weight, shared)), lambda: f"both at {_listed([self.places[place] for place in shared])}")
        elif inside := self._inside(event):
            tally.add(PLACES * WITHIN * self.index.weight(inside), lambda: f"one at {self.places[inside]}, the other within or around it")
        else:
            tally.add(-DISJOINT)

    def _inside(self, event: KnownEvent) -> str | None:
        """A place of the proposal that lies in one of the event's, or the other way round."""
        if self.gazetteer is None:
            return None
        within = self.gazetteer.within
        around = {above for place in event.places for above in within(place)}
        return next((place for place in sorted(self.places) if place in around or not event.places.isdisjoint(within(place))), None)

    def _words(self, event: KnownEvent, tally: _Tally) -> None:
        theirs = _words(event.title)
        if shared := sorted(self.words & theirs):
            told = [f"“{word}”" for word in shared[:MOST_WORDS]]
            tally.add(WORDS * len(shared) / len(theirs), (lambda: f"the words {_listed(told)}") if len(shared) > 1 else None)

    def _figures(self, event: KnownEvent, tally: _Tally) -> None:
        if counts := [count for count in self.proposal.counts if (count.about, count.value) in event.figures]:
            told = [" ".join(filter(None, (str(count.value), _plain(count.of or ""), _plain(count.about)))) for count in counts]
            tally.add(FIGURES, lambda: f"both count {_listed(told)}")


def _how_much(days: int) -> float:
    """What the wider date of two leaves of the points."""
    place = bisect_left(_WIDTHS, days)
    return NARROWNESS[place][1] if place < len(NARROWNESS) else WIDEST


@lru_cache(maxsize=1 << 12)
def _worded(date: str) -> str:
    return words(edtf.parse(date))


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    """The words that may tell one event from another, figures among them."""
    return frozenset(word for word in fold(text).split() if word not in _EMPTY_WORDS and (len(word) > 2 or word.isdigit()))


def _plain(slug: str) -> str:
    return slug.replace("-", " ").replace("_", " ")


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _listed(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]
