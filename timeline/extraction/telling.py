"""How a text tells its times: from the day it was written, or as a story of the past; and what was told before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.dates.periods import Period
from timeline.extraction.expressions.meanings import (
    Clock,
    Day,
    Duration,
    Expression,
    Meaning,
    Month,
    Numbered,
    Part,
    Range,
    Shift,
    Unit,
    Weekday,
    Year,
)

SENTENCE = 250
_SENTENCE_END = re.compile(r"[^A-Z.][.!?][”\")]? ")
# How far back, in code points, "two days later" still counts from a date told before.
REACH = 700
OLD = 2
# A date so many months from the day of writing is told with its year for being far.
FAR = 10
# How far apart, in code points, the dates of a look back stand.
STORY_REACH = 1500


@dataclass(slots=True)
class Telling:
    """What is known while a text is read from its start: the day it is told on, and the last dates it told."""

    text: str
    now: date | None
    history: bool
    events: object = None  # timeline.extraction.resolution.told_events.Events
    reckoner: Callable | None = None  # timeline.extraction.resolution.reckoning.reckon
    in_caption: bool = False
    spoken: Period | None = None  # the last day on which the text says that somebody spoke
    spoken_at: int = 0
    last: Period | None = None
    last_at: int = -REACH
    last_day: Period | None = None
    fine: list[Period] = field(default_factory=list)  # the last days and months told
    last_day_at: int = -REACH
    quarter: int | None = None  # the one reported on: told most often
    quarters: dict[int, int] = field(default_factory=dict)
    stated: list[tuple[int, int, int]] = field(default_factory=list)  # where, year and month of all dates that state both
    dated: list[tuple[int, Period]] = field(default_factory=list)
    story: Period | None = None  # the last date of a look back, told in the midst of other things
    story_at: int = 0
    live: bool = False  # a report that tells the hour of each entry
    stated_days: list[date] = field(default_factory=list)  # all that the text states in full

    def answer(self, meaning: Meaning, expression: Expression):
        """What a meaning of that expression is, as told so far."""
        return self.reckoner(meaning, expression, self)

    def stated_after(self, at: int) -> list[tuple[int, int]]:
        """Year and month of the next dates that state both."""
        place = bisect_right(self.stated, (at, 0, 0))
        return [(year, month) for _, year, month in self.stated[place : place + 2]]

    def anchor(self, at: int) -> Period | None:
        """The last date told, near enough to be meant."""
        return self.last if self.last and (self.history or at - self.last_at <= REACH) else None

    def looks_back(self, at: int) -> Period | None:
        """The last date of the look back that is told there."""
        return self.story if self.story and at - self.story_at <= STORY_REACH else None

    def look_back(self, at: int, period: Period | None) -> None:
        """A look back goes on from this date; None ends it."""
        self.story, self.story_at = period, at

    def day_in_sentence(self, at: int) -> Period | None:
        """The last day told in the same sentence."""
        if self.last_day is None or at - self.last_day_at > SENTENCE:
            return None
        between = self.text[self.last_day_at : at]
        return None if "\n" in between or _SENTENCE_END.search(between) else self.last_day

    def day_anchor(self, at: int) -> Period | None:
        return self.last_day if self.last_day and (self.history or at - self.last_day_at <= REACH) else None

    def remember(self, at: int, period: Period | None) -> None:
        if period is None:
            return
        self.last, self.last_at = period, at
        if period.unit in ("day", "month"):
            self.fine = [*self.fine[-2:], period]
        if period.unit == "day":
            self.last_day, self.last_day_at = period, at
            self.dated.append((at, period))
        if period.unit == "quarter":
            number = period.first.month // 3 + 1
            self.quarters[number] = self.quarters.get(number, 0) + 1
            self.quarter = max(self.quarters, key=lambda one: self.quarters[one])


def is_history(found: list[Expression], now: date | None) -> bool:
    """Whether most of the text's own years are long past and few words point at the day of writing."""
    return Years(found).are_history(now)


class Years:
    """The years that a text says, and how many of its words point at the day of writing."""

    def __init__(self, found: Sequence[Expression]):
        years = [(_years(expression), _inner(expression.meaning)) for expression in found]
        self.told = [(said, inner) for said, inner in years if said]
        self.pointing = sum(map(_points_at_now, found))

    def are_history(self, now: date | None) -> bool:
        old = sum(now is None or year <= now.year - OLD for said, _ in self.told for year in said)
        full = sum(_is_far(inner, now) for _, inner in self.told)
        pointing = self.pointing
        return (old >= 3 and not pointing) or full >= 4 and full > 2 * pointing or old >= 10 and old > 3 * pointing


def _is_far(meaning, now: date | None) -> bool:
    """Whether a day or month of a year that is said lies far from now."""
    if isinstance(meaning, Range):
        return any(_is_far(_inner(end.meaning), now) for end in (meaning.first, meaning.last))
    if not isinstance(meaning, (Day, Month)) or not meaning.year:
        return False
    return now is None or abs((now.year - meaning.year) * 12 + now.month - (meaning.month or now.month)) >= FAR


def points_at_now(expression: Expression) -> bool:
    """Whether it counts from the day of writing; "that Thursday" and words quoted do not."""
    meaning = expression.meaning
    told = isinstance(meaning, Weekday) and meaning.told
    return not told and not expression.quoted and _points_at_now(expression)


def stated_months(found: list[Expression]) -> list[tuple[int, int, int]]:
    """Where each date that states its year and month stands, with both."""
    inner = [(expression.start, _inner(expression.meaning)) for expression in found]
    return [(at, one.year, one.month) for at, one in inner if isinstance(one, (Day, Month)) and one.year and one.month]


def states_month(expression: Expression) -> bool:
    """Whether it states both year and month."""
    meaning = _inner(expression.meaning)
    return isinstance(meaning, (Day, Month)) and bool(meaning.year and meaning.month)


def _inner(meaning):
    while isinstance(meaning, (Part, Numbered, Clock)) and (whole := meaning.day if isinstance(meaning, Clock) else meaning.whole):
        meaning = whole
    return meaning


def _points_at_now(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, Clock) and meaning.day:
        meaning = meaning.day
    if isinstance(meaning, Unit):
        return meaning.said in ("today", "last", "this", "next")
    if isinstance(meaning, Shift):
        return meaning.anchor == "speech"
    return isinstance(meaning, Weekday) or (isinstance(meaning, Duration) and meaning.bound < 0)


def _years(expression: Expression) -> list[int]:
    meaning = expression.meaning
    if isinstance(meaning, Range):
        return _years(meaning.first) + _years(meaning.last)
    meaning = _inner(meaning)
    year = getattr(meaning, "year", None)
    return [year] if isinstance(meaning, (Day, Month, Year)) and year else []
