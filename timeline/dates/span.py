"""The first and the last day on which something may have happened."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Span:
    """Days from `earliest` to `latest`, both included; a missing end stands at the edge of the calendar."""

    earliest: date
    latest: date
    open_start: bool = False
    open_end: bool = False
    # "Since 2003" knows a year, not the first of January: headings must not be finer than the limit given.
    limit: Span | None = field(default=None, compare=False, repr=False)

    def __post_init__(self):
        if self.earliest > self.latest:
            raise ValueError(f"a span runs forward: {self.earliest} is after {self.latest}")
        if self.open_start and self.earliest != date.min:
            raise ValueError(f"an open start stands at {date.min}: {self.earliest}")
        if self.open_end and self.latest != date.max:
            raise ValueError(f"an open end stands at {date.max}: {self.latest}")

    @classmethod
    def of_day(cls, day: date) -> Span:
        return cls(day, day)

    @classmethod
    def since(cls, limit: Span) -> Span:
        return cls(limit.earliest, date.max, open_end=True, limit=limit)

    @classmethod
    def until(cls, limit: Span) -> Span:
        return cls(date.min, limit.latest, open_start=True, limit=limit)

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1

    @property
    def is_open(self) -> bool:
        return self.open_start or self.open_end

    @property
    def is_month(self) -> bool:
        """Whether it is one month of the calendar, whole."""
        first, last = self.earliest, self.latest
        same_month = (first.year, first.month) == (last.year, last.month)
        return same_month and first.day == 1 and last.day == monthrange(last.year, last.month)[1]

    @property
    def is_year(self) -> bool:
        """Whether it is one year of the calendar, whole."""
        return (self.earliest, self.latest) == (date(self.earliest.year, 1, 1), date(self.earliest.year, 12, 31))

    def overlaps(self, other: Span) -> bool:
        """Whether both may share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def contains(self, other: Span) -> bool:
        """Whether the other surely lies within this one."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def intersection(self, other: Span) -> Span | None:
        """The days both allow, or None where they rule each other out."""
        if not self.overlaps(other):
            return None
        return Span(
            max(self.earliest, other.earliest),
            min(self.latest, other.latest),
            open_start=self.open_start and other.open_start,
            open_end=self.open_end and other.open_end,
        )

    def hull(self, other: Span) -> Span:
        """The shortest span that holds both."""
        return Span(
            min(self.earliest, other.earliest),
            max(self.latest, other.latest),
            open_start=self.open_start or other.open_start,
            open_end=self.open_end or other.open_end,
        )
