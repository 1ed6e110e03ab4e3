"""Which event of the chronology a dated sentence tells, by its people, places, words and day."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from timeline.extraction.expressions.meanings import Anniversary, Part, Unit, Weekday
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.publishing.windows import Cycle
from timeline.extraction.types import Mention
from timeline.text.language import small_runs

RARE = 4  # events: who has a part in no more than so many says much
STEM = 5  # letters by which words are compared
LONGEST = 14  # days that an event may be uncertain by, if "last week" shall date an article
ENOUGH = {"day": 4, "month": 6, "pointing": 6, "anniversary": 3}  # points that make an event certain
MOST = 300  # events that one sentence is compared with
AHEAD = 2  # points that the best has more than the next of another day
_START = attrgetter("start")


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A stretch of the text, and the names in it."""

    text: str
    start: int
    end: int
    mentions: Sequence[Mention]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def stems(self) -> frozenset[str]:
        return stems(self.words)

    @property
    def ids(self) -> frozenset[str]:
        first = bisect_left(self.mentions, self.start, key=_START)
        last = bisect_left(self.mentions, self.end, first, key=_START)
        return frozenset(mention.id for mention in self.mentions[first:last] if mention.id)


def recognised(sentence: Sentence, known: Known, time) -> KnownEvent | None:
    """The event that the sentence tells for certain; `time` is a Cycle, or the meaning of words that point at the day of writing."""
    index = _index(known)
    ids = sentence.ids
    kind, events = index.possible(time, ids)
    if not events:
        return None
    stems = sentence.stems
    scored = [(index.points(event, ids, stems), event) for event in events]
    most = max(points for points, _ in scored)
    if most < ENOUGH[kind]:
        return None
    best = min((event for points, event in scored if points == most), key=lambda event: event.slug)
    rival = max((points for points, event in scored if event.edtf != best.edtf), default=0)
    return best if most - rival >= AHEAD else None


class _Index:
    """The events by day and month, and how often each actor has a part in one."""

    def __init__(self, events: Iterable[KnownEvent]):
        self.events = [event for event in events if event.kind != "plan" and not event.span.is_open]
        self.named = {event.slug: event.actors | event.places for event in self.events}
        self.parts = Counter(slug for named in self.named.values() for slug in named)
        rare = {slug for slug, count in self.parts.items() if count <= RARE}
        self.rare = {event: named & rare for event, named in self.named.items()}
        self.stems = {event.slug: stems(event.title) for event in self.events}
        self.days: dict[tuple[int, int], list[KnownEvent]] = {}
        self.months: dict[int, list[KnownEvent]] = {}
        for event in self.events:
            first = event.span.earliest
            if event.span.days == 1:
                self.days.setdefault((first.month, first.day), []).append(event)
            elif event.span.days <= 31 and first.month == event.span.latest.month:
                self.months.setdefault(first.month, []).append(event)
        self.short: dict[str, list[KnownEvent]] = {}
        for event in self.events:
            if event.span.days <= LONGEST:
                for slug in self.named[event.slug]:
                    self.short.setdefault(slug, []).append(event)
        rarest = sorted(self.short, key=lambda slug: (self.parts[slug], slug))
        self.rank = {slug: at for at, slug in enumerate(rarest)}
        self.weekday = {event.slug: event.span.earliest.weekday() for event in self.events if event.span.days == 1}

    def possible(self, time, ids: frozenset[str]) -> tuple[str, list[KnownEvent]]:
        """What kind of time it is, and the events that can have been then; without a day or month only those of somebody named."""
        match time:
            case Cycle(length=1):
                return "day", self.days.get((time.month, time.day), [])
            case Cycle():
                return "month", self.months.get(time.month, [])
            case Anniversary():
                return "anniversary", [event for event in self._of(ids) if event.slug in self.weekday and event.kind == "occurrence"]
            case Weekday():
                return "pointing", [event for event in self._of(ids) if self.weekday.get(event.slug) == time.weekday]
            case Unit() | Part():
                return "pointing", self._of(ids)
        return "pointing", []

    def _of(self, ids: frozenset[str]) -> list[KnownEvent]:
        """Short events of those named, of the rarer ones first."""
        named = sorted(ids & self.rank.keys(), key=self.rank.__getitem__)
        return list({event.slug: event for slug in named for event in self.short[slug]}.values())[:MOST]

    def points(self, event: KnownEvent, ids: frozenset[str], stems: frozenset[str]) -> int:
        slug = event.slug
        return len(self.named[slug] & ids) + len(self.rare[slug] & ids) + len(self.stems[slug] & stems)


@lru_cache(maxsize=8)
def _index(known: Known) -> _Index:
    return _Index(known.events)


def stems(words: str, letters: int = STEM) -> frozenset[str]:
    """Of words of four letters and more."""
    return frozenset([word[:letters] for word in small_runs(words) if len(word) > 3])
