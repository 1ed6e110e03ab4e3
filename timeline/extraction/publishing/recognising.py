"""Which event of the chronology a dated sentence tells, by its people, places, words and day."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.extraction.expressions.meanings import Anniversary, Part, Unit, Weekday
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.publishing.windows import Cycle
from timeline.extraction.types import Mention

RARE = 4  # events: who has a part in no more than so many says much
STEM = 5  # letters by which words are compared
LONGEST = 14  # days that an event may be uncertain by, if "last week" shall date an article
ENOUGH = {"day": 4, "month": 6, "pointing": 6, "anniversary": 3}  # points that make an event certain
MOST = 300  # events that one sentence is compared with
AHEAD = 2  # points that the best has more than the next of another day

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
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
        return _stems(self.words)

    @property
    def ids(self) -> frozenset[str]:
        first = bisect_left(self.mentions, self.start, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, self.end, key=lambda mention: mention.start)
        return frozenset(mention.id for mention in self.mentions[first:last] if mention.id)


def recognised(sentence: Sentence, known: Known, time) -> KnownEvent | None:
    """The event that the sentence tells for certain; `time` is a Cycle, or the meaning of words that point at the day of writing."""
    index = _index(known)
    ids, stems = sentence.ids, sentence.stems
    kind, events = index.possible(time, ids)
    if not events:
        return None
    scored = sorted(((index.points(event, ids, stems), event.slug, event) for event in events), key=lambda each: (-each[0], each[1]))
    points, _, best = scored[0]
    rival = next((other for other, _, event in scored[1:] if event.edtf != best.edtf), 0)
    return best if points >= ENOUGH[kind] and points - rival >= AHEAD else None


class _Index:
    """The events by day and month, and how often each actor has a part in one."""

    def __init__(self, events: Iterable[KnownEvent]):
        self.events = [event for event in events if event.kind != "plan" and not event.span.is_open]
        self.parts = Counter(slug for event in self.events for slug in event.actors | event.places)
        self.stems = {event.slug: _stems(event.title) for event in self.events}
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
                for slug in event.actors | event.places:
                    self.short.setdefault(slug, []).append(event)

    def possible(self, time, ids: frozenset[str]) -> tuple[str, list[KnownEvent]]:
        """What kind of time it is, and the events that can have been then; without a day or month only those of somebody named."""
        match time:
            case Cycle(length=1):
                return "day", self.days.get((time.month, time.day), [])
            case Cycle():
                return "month", self.months.get(time.month, [])
            case Anniversary():
                return "anniversary", [event for event in self._of(ids) if event.span.days == 1 and event.kind == "occurrence"]
            case Weekday():
                return "pointing", [
                    event for event in self._of(ids) if event.span.days == 1 and event.span.earliest.weekday() == time.weekday
                ]
            case Unit() | Part():
                return "pointing", self._of(ids)
        return "pointing", []

    def _of(self, ids: frozenset[str]) -> list[KnownEvent]:
        """Short events of those named, of the rarer ones first."""
        named = sorted((slug for slug in ids if slug in self.short), key=lambda slug: (self.parts[slug], slug))
        return list(dict.fromkeys(event for slug in named for event in self.short[slug]))[:MOST]

    def points(self, event: KnownEvent, ids: frozenset[str], stems: frozenset[str]) -> int:
        shared = (event.actors | event.places) & ids
        return sum(2 if self.parts[slug] <= RARE else 1 for slug in shared) + len(self.stems[event.slug] & stems)


@lru_cache(maxsize=8)
def _index(known: Known) -> _Index:
    return _Index(known.events)


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _WORD.findall(words.casefold()))
