"""Days, weeks, months, seasons, years, decades of the calendar: their bounds, their neighbours, how TIMEX3 and EDTF write them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASON_LETTERS = ("SP", "SU", "FA", "WI")
MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_OF = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar, by its first day."""

    unit: str
    first: date

    @classmethod
    def of(cls, unit: str, day: date) -> Period:
        """The unit that holds the day; a week begins on Monday, winter in December."""
        if unit == "day":
            return cls(unit, day)
        if unit in ("week", "fortnight"):
            return cls("week", day - timedelta(days=day.weekday()))
        if unit == "weekend":
            return cls(unit, plus_days(day - timedelta(days=day.weekday()), 5))
        if unit == "season":
            month = (day.month // 3 * 3) or 12
            return cls(unit, date(day.year - (day.month < 3), month, 1) if day.year > 1 or day.month > 2 else day)
        months = MONTHS_OF[unit]
        if months < 12:
            return cls(unit, date(day.year, (day.month - 1) // months * months + 1, 1))
        years = months // 12
        return cls(unit, date(max(1, day.year // years * years), 1, 1))

    @property
    def last(self) -> date:
        if self.unit == "weekend":
            return plus_days(self.first, 1)
        if self.unit in DAYS_OF:
            return plus_days(self.first, DAYS_OF[self.unit] - 1)
        following = plus_months(self.first, MONTHS_OF[self.unit])
        return following - timedelta(days=1) if following < date.max else date.max

    def neighbour(self, count: int) -> Period:
        """The unit so many further on, or back."""
        if self.unit in DAYS_OF:
            return Period(self.unit, plus_days(self.first, count * DAYS_OF[self.unit]))
        return Period(self.unit, plus_months(self.first, count * MONTHS_OF[self.unit]))

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        first = self.first
        if self.unit == "day":
            return first.isoformat()
        if self.unit in ("week", "weekend"):
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}{'-WE' if self.unit == 'weekend' else ''}"
        if self.unit == "month":
            return f"{first.year:04}-{first.month:02}"
        if self.unit == "quarter":
            return f"{first.year:04}-Q{first.month // 3 + 1}"
        if self.unit == "half":
            return f"{first.year:04}-H{first.month // 6 + 1}"
        if self.unit == "season":
            return f"{first.year:04}-{SEASON_LETTERS[first.month // 3 - 1]}"
        digits = f"{first.year:04}"
        return digits[: {"year": 4, "decade": 3, "century": 2, "millennium": 1}[self.unit]]

    @property
    def edtf(self) -> str:
        """As EDTF writes it; one of its days where it has no name of its own."""
        first = self.first
        if self.unit == "day":
            return first.isoformat()
        if self.unit == "month":
            return f"{first.year:04}-{first.month:02}"
        if self.unit == "quarter":
            return f"{first.year:04}-{33 + first.month // 3}"
        if self.unit == "half":
            return f"{first.year:04}-{40 + first.month // 6}"
        if self.unit == "season" and (first.month < 3 or self.last == date.max):  # cut by an end of the calendar
            return window(first, self.last)
        if self.unit == "season":
            return f"{first.year:04}-{20 + first.month // 3}"
        if self.unit in ("year", "decade"):
            return f"{first.year:04}" if self.unit == "year" else f"{first.year // 10:03}X"
        if self.unit in ("century", "millennium"):
            return f"[{first.year:04}..{self.last.year:04}]"
        return window(first, self.last)

    @property
    def name(self) -> str:
        """In words, for a reason."""
        if self.unit == "day":
            return day_in_words(self.first)
        if self.unit == "month":
            return f"{MONTHS[self.first.month]} {self.first.year}"
        if self.unit == "year":
            return str(self.first.year)
        if self.unit in ("week", "weekend"):
            return f"the {self.unit} of {in_words(self.first)}"
        return f"the {self.unit} {self.value}"


def in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def day_in_words(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def window(first: date, last: date) -> str:
    """One of the days from the first to the last, in the shortest form."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}" if first.year == last.year else f"[{first.year:04}..{last.year:04}]"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        same = (first.year, first.month) == (last.year, last.month)
        return f"{first.year:04}-{first.month:02}" if same else f"[{first.year:04}-{first.month:02}..{last.year:04}-{last.month:02}]"
    return f"[{first.isoformat()}..{last.isoformat()}]"


def plus_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month; the calendar's edge where it ends."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_days(day: date, days: int) -> date:
    place = day.toordinal() + days
    if place < 1:
        return date.min
    return date.fromordinal(place) if place <= date.max.toordinal() else date.max


def moved(day: date, amount: int, unit: str) -> date:
    """So many days, weeks, months, years from a day."""
    if unit in DAYS_OF:
        return plus_days(day, amount * DAYS_OF[unit])
    return plus_months(day, amount * MONTHS_OF[unit]) if unit in MONTHS_OF else day
