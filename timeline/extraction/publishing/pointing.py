"""When words that count from the day of writing were written, if the days that they speak of are known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.span import Span
from timeline.extraction.expressions.meanings import LAST, NEXT, Meaning, Shift, Unit, Weekday
from timeline.extraction.publishing.windows import Run, day_of

DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
SLACK = {"day": 1, "week": 4, "month": 20, "year": 190}  # days by which "three months ago" may be off


def written_on(meaning: Meaning, told: Span, ahead: bool | None = None) -> Run | None:
    """The days on which somebody can have called `told` that; `ahead`: whether it was still to come, None where nothing says so."""
    if told.is_open or not date(3, 1, 1) < told.earliest <= told.latest < date(9990, 1, 1):
        return None
    match meaning:
        case Unit(unit="day", offset=offset) if offset in (-1, 0, 1):
            return told.earliest - timedelta(offset), told.latest - timedelta(offset)
        case Unit(unit="week", offset=offset):
            return _weeks(told, -offset)
        case Unit(unit="month", offset=offset):
            return _month(told.earliest, -offset)[0], _month(told.latest, -offset)[1]
        case Unit(unit="year", offset=offset):
            return date(told.earliest.year - offset, 1, 1), date(told.latest.year - offset, 12, 31)
        case Weekday(weekday=weekday, week=None) if told.days == 1 and told.earliest.weekday() == weekday:
            return _near(told.earliest, meaning.direction, ahead)
        case Shift(anchor="speech", amount=float() | int(), unit="day" | "week" | "month" | "year", direction=-1):
            return _ago(meaning, told)
    return None


def _near(day: date, direction: int | None, ahead: bool | None) -> Run:
    if direction == NEXT:
        return day - timedelta(13), day - timedelta(1)
    if direction == LAST:
        return day + timedelta(1), day + timedelta(13)
    return day - timedelta(0 if ahead is False else 7), day + timedelta(-1 if ahead else 6)


def _ago(meaning: Shift, told: Span) -> Run | None:
    days, slack = meaning.amount * DAYS[meaning.unit], 1 if meaning.exact else SLACK[meaning.unit]
    if days > 200 * 366:
        return None
    return told.earliest + timedelta(int(days) - slack), told.latest + timedelta(int(days) + slack)


def _weeks(told: Span, weeks: int) -> Run:
    """The week so many later, as those count it who begin it on Sunday and those who begin it on Monday."""
    firsts = [told.earliest - timedelta((told.earliest.weekday() + begun) % 7) for begun in (0, 1)]
    lasts = [told.latest + timedelta(6 - (told.latest.weekday() + begun) % 7) for begun in (0, 1)]
    return min(firsts) + timedelta(7 * weeks), max(lasts) + timedelta(7 * weeks)


def _month(day: date, months: int) -> Run:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


@dataclass(frozen=True, slots=True)
class Pointed:
    """A month and day without a year that such words speak of: a cycle of days on which they can be written."""

    month: int
    day: int
    meaning: Meaning
    length: int = 1
    weekday: int | None = None
    ahead: bool | None = None

    def runs(self, first: int, last: int) -> tuple[Run, ...]:
        found = []
        for year in range(max(4, first - 1), min(9980, last + 1) + 1):
            start = day_of(year, self.month, self.day)
            if start and self.weekday in (None, start.weekday()):
                run = written_on(self.meaning, Span(start, start + timedelta(self.length - 1)), self.ahead)
                found += [run] if run else []
        return tuple(found)


def a_number_of_years_on(day: date, years: int) -> date | None:
    return day_of(day.year + years, day.month, day.day) or day_of(day.year + years, 2, 28)
