"""How a text tells its times: from the day it was written, or as a story of the past; and what was told before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from timeline.extraction.expressions.meanings import (
    Clock,
    Day,
    Duration,
    Expression,
    Month,
    Numbered,
    Part,
    Range,
    Shift,
    Unit,
    Weekday,
    Year,
)
from timeline.extraction.periods import Period

# How far back, in code points, "two days later" still counts from a date told before.
REACH = 700
OLD = 2
_POINTS_AT_NOW = (Weekday, Unit, Shift)


@dataclass(slots=True)
class Telling:
    """What is known while a text is read from its start: the day it is told on, and the last dates it told."""

    text: str
    now: date | None
    history: bool
    events: object = None  # timeline.extraction.told_events.Events
    last: Period | None = None
    last_at: int = -REACH
    last_day: Period | None = None
    last_day_at: int = -REACH
    quarter: int | None = None
    dated: list[tuple[int, Period]] = field(default_factory=list)

    def anchor(self, at: int) -> Period | None:
        """The last date told, near enough to be meant."""
        return self.last if self.last and (self.history or at - self.last_at <= REACH) else None

    def day_anchor(self, at: int) -> Period | None:
        return self.last_day if self.last_day and (self.history or at - self.last_day_at <= REACH) else None

    def remember(self, at: int, period: Period | None) -> None:
        if period is None:
            return
        self.last, self.last_at = period, at
        if period.unit == "day":
            self.last_day, self.last_day_at = period, at
            self.dated.append((at, period))
        if period.unit == "quarter":
            self.quarter = period.first.month // 3 + 1


def is_history(found: list[Expression], now: date | None) -> bool:
    """Whether most of the text's own years are long past and few words point at the day of writing."""
    old = recent = pointing = bare = 0
    for expression in found:
        for year in _years(expression):
            if now is None or year <= now.year - OLD:
                old += 1
            else:
                recent += 1
        meaning = expression.meaning
        meaning = meaning.whole if isinstance(meaning, Part) else meaning
        if isinstance(meaning, (Day, Month)) and meaning.year is None:
            bare += 1
        pointing += _points_at_now(expression)
    return old >= 3 and old > 2 * recent and old > 1.5 * pointing


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
    while isinstance(meaning, (Part, Numbered)) and meaning.whole:
        meaning = meaning.whole
    year = getattr(meaning, "year", None)
    return [year] if isinstance(meaning, (Day, Month, Year)) and year else []
