"""What of a text does not depend on the day of writing: its stretches, its stated days, which date counts from what."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.periods import plus_months
from timeline.extraction.expressions.meanings import Clock, Day, Expression
from timeline.extraction.known import Known
from timeline.extraction.resolution.composing import stands_alone
from timeline.extraction.resolution.reckoning import reckon
from timeline.extraction.resolution.told_events import Events
from timeline.extraction.telling import Telling, Years, stated_months
from timeline.extraction.types import Mark

# A report of so many entries, each under its hour, is told live.
FEWEST_ENTRIES = 3
MOST_STATED = 40
REACH_OF_DATELINE = 1500
LATEST_PRINT = 3  # days after its dateline
_DATELINE = re.compile(r"^[^\S\n]*[A-Z][^\n()]{2,70}\([A-Z][A-Za-z .&/-]{1,30}\) ?(?:--|[-–—_:])", re.MULTILINE)
# Marked stretches that are not the article's own: their dates are no part of its story.
_OTHERS_WORDS = frozenset(("share", "related", "comments", "spam", "template"))
# Whose day of writing nobody knows.
_UNDATED = frozenset(("comments", "spam"))


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """An expression, whether it counts from the day of writing or else from which day, and whether it belongs to the text's story."""

    expression: Expression
    by_writing: bool
    day: date | None
    tells: bool


class Setting:
    """A text and its expressions, read once for every day on which it may have been written."""

    def __init__(self, text: str, found: Sequence[Expression], marks: Sequence[Mark], known: Known | None):
        self.text = text
        self.years = Years(found)
        self.stated = stated_months(found)
        self.stated_days = _all_stated(found)
        self.events = Events(text, known, found, [expression.start for expression in found])
        self.live = sum(_heads_an_entry(text, expression) for expression in found) >= FEWEST_ENTRIES
        self.places = _places(found, marks)
        self.dateline = _dateline(text, found)

    def written(self, published: date | None) -> date | None:
        """The day that "today" is in it: an agency's dateline may be a day or two older than the page."""
        if published is None or self.dateline is None:
            return published
        months = (plus_months(published.replace(day=1), -back) for back in (0, 1))
        days = [one.replace(day=self.dateline.day) for one in months if one.month == self.dateline.month and _has(one, self.dateline.day)]
        fits = days and 0 <= (published - days[0]).days <= LATEST_PRINT and self.dateline.year in (None, days[0].year)
        return days[0] if fits else published

    def telling(self, now: date | None) -> Telling:
        """The text as told on that day, nothing of it read yet."""
        self.events.lookups = 0
        return Telling(
            self.text, now, self.years.are_history(now), self.events, reckon,
            stated=self.stated, live=self.live, stated_days=self.stated_days,
        )  # fmt: skip


class _Stretches:
    """Marks that do not overlap, to be asked which of them holds an expression."""

    def __init__(self, marks: Iterable[Mark]):
        self.marks = sorted(marks, key=lambda mark: mark.start)
        self.starts = [mark.start for mark in self.marks]

    def holding(self, expression: Expression) -> Mark | None:
        place = bisect_right(self.starts, expression.start) - 1
        return self.marks[place] if place >= 0 and expression.start < self.marks[place].end else None


def _places(found: Sequence[Expression], marks: Sequence[Mark]) -> list[Place]:
    captions = _Stretches(mark for mark in marks if mark.kind == "caption")
    others = _Stretches(mark for mark in marks if mark.kind in _OTHERS_WORDS)
    days = _stated_days(found, captions)
    places = []
    for expression in found:
        caption, other = captions.holding(expression), others.holding(expression)
        day = days.get(caption) if caption else None
        by_writing = day is None and not (other and other.kind in _UNDATED)
        places.append(Place(expression, by_writing, day, not caption and not other))
    return places


def _dateline(text: str, found: Sequence[Expression]) -> Day | None:
    """The day of "OSK, March 12 (Agency) --" at the head of a text."""
    line = _DATELINE.search(text, 0, REACH_OF_DATELINE) if text.find("(", 0, REACH_OF_DATELINE) > 0 else None
    if line is None:
        return None
    days = [one.meaning for one in found if line.start() <= one.start < line.end()]
    return days[0] if len(days) == 1 and isinstance(days[0], Day) and days[0].month else None


def _has(month: date, day: int) -> bool:
    return day <= monthrange(month.year, month.month)[1]


def _heads_an_entry(text: str, expression: Expression) -> bool:
    """Whether it is an hour alone on its line."""
    return isinstance(expression.meaning, Clock) and expression.meaning.day is None and stands_alone(expression, text)


def _all_stated(found: Sequence[Expression]) -> list[date]:
    """The days that the text states in full, each once, the first of many."""
    meanings = [expression.meaning for expression in found]
    stated = [one.day if isinstance(one, Clock) else one for one in meanings]
    days = (date(one.year, one.month, one.day) for one in stated if isinstance(one, Day) and one.year and one.month)
    return list(dict.fromkeys(days))[:MOST_STATED]


def _stated_days(found: Sequence[Expression], captions: _Stretches) -> dict[Mark, date]:
    """Each caption that states one day in full, with that day."""
    days: dict[Mark, set[date]] = {}
    for expression in found:
        meaning, caption = expression.meaning, captions.holding(expression)
        if caption and isinstance(meaning, Day) and meaning.year and meaning.month and not meaning.doubtful:
            days.setdefault(caption, set()).add(date(meaning.year, meaning.month, meaning.day))
    return {mark: stated.pop() for mark, stated in days.items() if len(stated) == 1}
