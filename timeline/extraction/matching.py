"""Which proposals are events that the chronology holds already: ranked suggestions, each with its reasons."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import fields
from functools import cached_property, lru_cache
from itertools import chain, islice
from math import fsum
from operator import attrgetter
from typing import NamedTuple

from timeline.dates import edtf
from timeline.dates.wording import words
from timeline.extraction import rules
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.types import Count, Match, Proposal
from timeline.names.folding import fold
from timeline.names.gazetteer import Gazetteer
from timeline.text.pieces import Answers

LEAST = 0.5  # below it an event is not suggested
HALF_A_POINT = 0.005  # by which a score is rounded up
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
_told = attrgetter(*[one.name for one in fields(Proposal) if one.name != "matches"])  # a third of what `dataclasses.replace` takes
_EMPTY_WORDS = frozenset(rules.load("matching")["empty"].split())


def match(proposals: Iterable[Proposal], known: Known, gazetteer: Gazetteer | None = None) -> list[Proposal]:
    """The proposals, each with the known events that it may be, the likeliest first; a gazetteer tells which places lie in others."""
    index = _index(known)
    matched = ((proposal, _Asked(proposal, index, gazetteer).matches()) for proposal in proposals)
    return [proposal if matches == proposal.matches else Proposal(*_told(proposal), matches=matches) for proposal, matches in matched]


class Sharing(NamedTuple):
    """Events of one family that share a name, by their places, ready to be sorted: rare ones first."""

    many: int
    name: str
    family: str
    places: list[int]


class Indexed(NamedTuple):
    """A known event, ready to be compared."""

    event: KnownEvent
    begins: int  # the first and the last day of its date as ordinals
    ends: int
    part: float  # how much a day proves that it shares
    weight: float  # of its actors


class Index:
    """Known events by day where their dates are narrow, and by who, where or what; 100,000 of them take some seconds."""

    def __init__(self, known: Known):
        self.events: list[Indexed] = []
        self.by_day: dict[int, list[int]] = defaultdict(list)
        self.families = {event.type: event.family for event in known.events if event.type}
        times = Counter(chain.from_iterable(map(_names, known.events)))
        self.weights = {name: 1 / (1 + 4 * count / len(known.events)) for name, count in times.items()}
        by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        wide: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, event in enumerate(known.events):
            begins, ends = event.span.earliest.toordinal(), event.span.latest.toordinal()
            self.events.append(Indexed(event, begins, ends, _how_much(ends - begins + 1), fsum(map(self.weight, event.actors))))
            for day in _days(begins, ends):
                self.by_day[day].append(place)
            for name in _names(event):
                by_name[name or "", event.family or ""].append(place)
                if ends - begins >= NARROW:
                    wide[name or "", event.family or ""].append(place)
        self.by_name, self.wide = _by_name(by_name), _by_name(wide)

    def near(self, first: int, last: int, names: Iterable[str], families: Container[str] | None) -> list[Indexed]:
        """Events that may be meant, each once: those of these days, and those that share somebody, a place or the type, rare ones first.

        With wide dates in either only events of the families are, where some are named.
        """
        by_name = self.wide if last - first < NARROW else self.by_name
        shared = [one for name in names if name in by_name for one in by_name[name] if families is None or one.family in families]
        found = {*islice(chain.from_iterable([one.places for one in sorted(shared)]), MOST_LOOKED_AT)} if shared else set()
        for day in _days(first, last, NEAR):
            if day in self.by_day:
                found.update(self.by_day[day])
        first, last, events = first - NEAR, last + NEAR, self.events
        return [one for place in found if (one := events[place]).begins <= last and first <= one.ends]

    def weight(self, name: str) -> float:
        """Somebody who stands in every second event tells less than one who is rare."""
        return self.weights.get(name, 1.0)


def _names(event: KnownEvent) -> Iterable[str | None]:
    return *event.actors, *event.places, event.type


def _by_name(places: dict[tuple[str, str], list[int]]) -> dict[str, list[Sharing]]:
    found: dict[str, list[Sharing]] = defaultdict(list)
    for (name, family), several in places.items():
        found[name].append(Sharing(len(several), name, family, several))
    return dict(found)


@lru_cache(maxsize=2)
def _index(known: Known) -> Index:
    return Index(known)


def _days(first: int, last: int, more: int = 0) -> range:
    """The days of a narrow date by their ordinals; none of a wide one."""
    return range(first - more, last + more + 1) if last - first < NARROW else range(0)


class _Asked:
    """A proposal made ready to be compared with many events: points for what it has in common with each, and words for the likeliest."""

    def __init__(self, proposal: Proposal, index: Index, gazetteer: Gazetteer | None):
        self.proposal, self.index, self.gazetteer = proposal, index, gazetteer
        self.kind, self.type, self.family = proposal.kind, proposal.type, index.families.get(proposal.type)
        self.span = edtf.read_edtf(proposal.date.edtf).span
        self.first, self.last = self.span.earliest.toordinal(), self.span.latest.toordinal()
        self.part = _how_much(self.last - self.first + 1)
        speaker = (proposal.said_by,) if proposal.said_by and proposal.kind == "statement" else ()
        self.actors: dict[str, str] = {}
        self.roles: set[tuple[str, str]] = set()
        for part in (*proposal.actors, *speaker):
            if part.id:
                self.actors[part.id] = part.name
                self.roles.add((part.id, part.role))
        self.places = {place.id: place.name for place in proposal.places if place.id}
        self.actor_ids, self.place_ids = frozenset(self.actors), frozenset(self.places)
        self.of_type = COMMON_TYPE + (TYPE - COMMON_TYPE) * index.weight(proposal.type) if proposal.type else 0.0
        self.weight = fsum(map(index.weight, self.actors))
        self.most = WORDS + (FIGURES if proposal.counts else 0) + (PLACES if self.places else 0)

    def matches(self) -> tuple[Match, ...]:
        families = None if self._family_may_differ() else (self.family or "", "")
        found = []
        for indexed in self.index.near(self.first, self.last, {*self.actors, *self.places, self.type or ""}, families):
            if (score := self._score(indexed)) >= LEAST:
                found.append((-score, indexed.event.slug, indexed))
        likely = sorted(found)[:MOST] if found else ()
        return tuple([Match(slug, -score, self._why(indexed)) for score, slug, indexed in likely])

    def _family_may_differ(self) -> bool:
        """Whether an event of another family, its date or this one being wide, would be suggested if all else were the same."""
        part = min(self.part, _WIDE)
        most = DATE * max(part, SAME_WIDE) + self.most + ACTORS
        return most * (OTHER_FAMILY if self.family else 1) >= LEAST - HALF_A_POINT

    def _score(self, indexed: Indexed) -> float:
        event, family = indexed.event, self.family
        shared, same_type = not event.actors.isdisjoint(self.actor_ids), event.type == self.type and bool(event.type)
        if not shared and not same_type and event.places.isdisjoint(self.place_ids):
            return 0.0  # nothing in common but days: asked of every event of a busy day
        left = 1.0 if event.kind == self.kind else OTHER_KIND
        if event.family != family and event.family and family:
            left *= OTHER_FAMILY
        points = self.of_type if same_type else FAMILY if event.family == family and family else 0.0
        points += self._points_of_date(indexed)
        if (points + self.most + (ACTORS if shared else 0)) * left < LEAST - HALF_A_POINT:
            return 0.0
        points += self._points_of_actors(indexed)
        points += self._points_of_places(event)
        if (points + WORDS + FIGURES) * left < LEAST:
            return 0.0
        words = _words_of_title(event.title)
        points += WORDS * len(self.words & words) / max(1, len(words))
        points += FIGURES if self._counts(event) else 0
        return round(min(1.0, max(0.0, points * left)), 2)

    def _why(self, indexed: Indexed) -> str:
        event = indexed.event
        told = (self._days_told(indexed), self._type_told(event), self._actors_told(event), self._places_told(event))
        more = (self._words_told(event), self._figures_told(event), self._kind_told(event))
        return "; ".join(filter(None, (*told, *more)))

    def _points_of_date(self, indexed: Indexed) -> float:
        part = self.part if self.part < indexed.part else indexed.part  # that of the wider date
        if indexed.ends < self.first or self.last < indexed.begins:
            return DATE * part * A_DAY_APART
        return DATE * (SAME_WIDE if part < SAME_WIDE and self._is_same_date(indexed) else part)

    def _is_apart(self, indexed: Indexed) -> bool:
        return indexed.ends < self.first or self.last < indexed.begins

    def _is_same_date(self, indexed: Indexed) -> bool:
        return self.first == indexed.begins and self.last == indexed.ends and self.span == indexed.event.span

    def _days_told(self, indexed: Indexed) -> str:
        mine, theirs = _worded(self.proposal.date.edtf), _worded(indexed.event.edtf)
        if self._is_apart(indexed):
            return f"a day apart ({mine}, {theirs})"
        return f"the same date ({theirs})" if self._is_same_date(indexed) else f"{mine} and {theirs} share days"

    def _type_told(self, event: KnownEvent) -> str:
        if event.type and event.type == self.proposal.type:
            return f"both {_article(_plain(event.type))}"
        same = event.family and event.family == self.family
        return f"a {_plain(event.type)} is of the same family ({_plain(event.family)})" if same else ""

    def _points_of_actors(self, indexed: Indexed) -> float:
        event = indexed.event
        if not event.actors or not self.actors:
            return 0.0
        if not (shared := event.actors & self.actor_ids):
            return -DISJOINT
        weights, same = self.index.weights, shared
        if event.roles:
            same = {actor for actor, _ in event.roles & self.roles}
        common = fsum([weights[actor] * (1 if actor in same else OTHER_ROLE) for actor in shared])
        mine, theirs = self.weight, indexed.weight
        share = (common / min(mine, theirs) + 2 * common / (mine + theirs)) / 2  # few of ours may be all that an article names
        return ACTORS * share

    def _actors_told(self, event: KnownEvent) -> str:
        shared = sorted(event.actors & self.actor_ids, key=lambda actor: (-self.index.weight(actor), actor))
        return f"both with {_listed([self._told(actor, event) for actor in shared])}" if shared else ""

    def _told(self, actor: str, event: KnownEvent) -> str:
        return f"{self.actors[actor]} ({_plain(self._part(actor, event))})"

    def _part(self, actor: str, event: KnownEvent) -> str:
        mine = [role for each, role in self.roles if each == actor]
        theirs = [role for each, role in event.roles if each == actor]
        if same := [role for role in mine if role in theirs]:
            return min(same)
        return f"{min(mine)} here, {min(theirs)} there" if theirs else min(mine)

    def _points_of_places(self, event: KnownEvent) -> float:
        if not event.places or not self.places:
            return 0.0
        if shared := event.places & self.place_ids:
            return PLACES * max(map(self.index.weight, shared))
        inside = self._inside(event)
        return PLACES * WITHIN * self.index.weight(inside) if inside else -DISJOINT

    def _places_told(self, event: KnownEvent) -> str:
        if shared := sorted(event.places & self.place_ids):
            return f"both at {_listed([self.places[place] for place in shared])}"
        inside = self._inside(event) if event.places else None
        return f"one at {self.places[inside]}, the other within or around it" if inside else ""

    def _inside(self, event: KnownEvent) -> str | None:
        """A place of the proposal that lies in one of the event's, or the other way round."""
        if self.gazetteer is None:
            return None
        within = self.gazetteer.within
        around = {above for place in event.places for above in within(place)}
        return next((place for place in sorted(self.places) if place in around or not event.places.isdisjoint(within(place))), None)

    @cached_property
    def words(self) -> frozenset[str]:
        return _words(f"{self.proposal.title} {self.proposal.quote.text}")

    def _words_told(self, event: KnownEvent) -> str:
        shared = sorted(self.words & _words_of_title(event.title))
        return f"the words {_listed([f'“{word}”' for word in shared[:MOST_WORDS]])}" if len(shared) > 1 else ""

    def _counts(self, event: KnownEvent) -> list[Count]:
        """Figures that both have."""
        return [count for count in self.proposal.counts if (count.about, count.value) in event.figures]

    def _figures_told(self, event: KnownEvent) -> str:
        counts = self._counts(event)
        told = [" ".join(filter(None, (str(count.value), _plain(count.of or ""), _plain(count.about)))) for count in counts]
        return f"both count {_listed(told)}" if told else ""

    def _kind_told(self, event: KnownEvent) -> str:
        return "" if event.kind == self.proposal.kind else f"but known as {_article(event.kind)}"


def _how_much(days: int) -> float:
    """What a date of so many days leaves of the points."""
    place = bisect_left(_WIDTHS, days)
    return NARROWNESS[place][1] if place < len(NARROWNESS) else WIDEST


_WIDE = _how_much(NARROW + 1)


@lru_cache(maxsize=1 << 12)
def _worded(date: str) -> str:
    return words(edtf.parse(date))


def _words(text: str) -> frozenset[str]:
    """The words that may tell one event from another, figures among them."""
    return frozenset(chain.from_iterable(map(_tellings.__getitem__, text.split())))


_words_of_title = lru_cache(maxsize=10_000)(_words)


def _telling(word: str) -> tuple[str, ...]:
    """A word as it is compared, or the words that it is then; none if it tells nothing."""
    return tuple([word for word in fold(word).split() if word not in _EMPTY_WORDS and (len(word) > 2 or word.isdigit())])


_tellings = Answers(_telling)


def _plain(slug: str) -> str:
    return slug.replace("-", " ").replace("_", " ")


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _listed(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]
