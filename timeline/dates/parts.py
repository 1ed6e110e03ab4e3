"""One date inside an EDTF text: a year, month, day or season, with its X digits and marks of doubt."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product

from timeline.dates.span import Span

# EDTF numbers the seasons and leaves their months open. Winter begins in December of the year that names it.
SEASON_MONTHS = {
    **dict.fromkeys(("21", "25", "31"), (3, 3)),
    **dict.fromkeys(("22", "26", "32"), (6, 3)),
    **dict.fromkeys(("23", "27", "29"), (9, 3)),
    **dict.fromkeys(("24", "28", "30"), (12, 3)),
    **{str(33 + quarter): (1 + 3 * quarter, 3) for quarter in range(4)},
    **{str(37 + third): (1 + 4 * third, 4) for third in range(3)},
    **{str(40 + half): (1 + 6 * half, 6) for half in range(2)},
}

# A mark stands before a component (this one alone) or after it (this one and all to its left), never both.
_YEAR = r"[?~%][0-9X]{4}|[0-9X]{4}[?~%]?"
_TWO_DIGITS = r"[?~%][0-9X]{2}|[0-9X]{2}[?~%]?"
_PART = re.compile(rf"({_YEAR})(?:-({_TWO_DIGITS})(?:-({_TWO_DIGITS}))?)?")


class Unreadable(ValueError):
    """What was expected in place of a date that cannot be read."""


@dataclass(frozen=True)
class Part:
    """Digits of year, month and day ("" where not given) and the days they allow."""

    text: str
    year: str
    month: str
    day: str
    span: Span

    def __str__(self):
        return self.text

    @property
    def approximate(self) -> bool:
        return bool(set("~%") & set(self.text))

    @property
    def uncertain(self) -> bool:
        return bool(set("?%") & set(self.text))


def read_part(text: str) -> Part:
    found = _PART.fullmatch(text)
    if not found:
        raise Unreadable("")
    year, month, day = ((component or "").strip("?~%") for component in found.groups())
    if year == "XXXX":
        raise Unreadable("at least one digit of the year must be known")
    if month in SEASON_MONTHS:
        return Part(text, year, month, day, _season(year, month, day))
    return Part(text, year, month, day, _days_allowed(year, month, day))


def _season(year: str, month: str, day: str) -> Span:
    if day:
        raise Unreadable("a season has no days")
    years = _numbers(year, 1, 9999)
    if not years:
        raise Unreadable("years run from 0001 to 9999")
    first, length = SEASON_MONTHS[month]
    years_on, last = divmod(first + length - 2, 12)
    if years[-1] + years_on > 9999:
        raise Unreadable("years run from 0001 to 9999")
    end = years[-1] + years_on
    return Span(date(years[0], first, 1), date(end, last + 1, monthrange(end, last + 1)[1]))


def _days_allowed(year: str, month: str, day: str) -> Span:
    years = _numbers(year, 1, 9999)
    months = _numbers(month or "XX", 1, 12)
    days = _numbers(day or "XX", 1, 31)
    if not years:
        raise Unreadable("years run from 0001 to 9999")
    if not months:
        raise Unreadable("months run from 01 to 12, seasons and other parts of a year from 21 to 41")
    earliest = _first_date(years, months, days)
    latest = _first_date(years[::-1], months[::-1], days[::-1])
    if not earliest or not latest:
        raise Unreadable("there is no such day")
    return Span(earliest, latest)


@lru_cache(maxsize=256)
def _numbers(digits: str, lowest: int, highest: int) -> tuple[int, ...]:
    """What the digits can stand for, in order; X is any digit."""
    choices = product(*("0123456789" if digit == "X" else digit for digit in digits))
    return tuple([number for number in (int("".join(choice)) for choice in choices) if lowest <= number <= highest])


def _first_date(years: tuple[int, ...], months: tuple[int, ...], days: tuple[int, ...]) -> date | None:
    for year, month, day in product(years, months, days):
        if day <= monthrange(year, month)[1]:
            return date(year, month, day)
    return None
