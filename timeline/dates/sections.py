"""The heading an event stands under, and the one order of all events."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timeline.dates.edtf import LONGEST_WINDOW, Edtf
from timeline.dates.span import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Kind(StrEnum):
    MONTH = "month"
    YEAR = "year"
    YEARS = "years"


@dataclass(frozen=True)
class Section:
    """A heading and the days it covers."""

    start: date
    end: date
    kind: Kind

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def key(self) -> str:
        if self.kind is Kind.MONTH:
            return f"{self.start.year:04}-{self.start.month:02}"
        first, last = f"{self.start.year:04}", f"{self.end.year:04}"
        return first if self.kind is Kind.YEAR else f"{first}-{last}"

    @property
    def label(self) -> str:
        if self.kind is Kind.MONTH:
            return f"{MONTHS[self.start.month - 1]} {self.start.year}"
        return str(self.start.year) if self.kind is Kind.YEAR else f"{self.start.year} to {self.end.year}"


def section(when: Edtf | Span) -> Section:
    """The finest heading that holds the whole of it: a month, a year or a run of years."""
    span = when.span if isinstance(when, Edtf) else when
    if span.open_start and span.open_end:
        raise ValueError("a time open at both ends stands under no heading")
    if span.open_start:
        return _finest(span.limit or Span.of_day(span.latest))
    if span.open_end:
        return _finest(span.limit or Span.of_day(span.earliest))
    return _finest(span)


def order_key(when: Edtf | Span) -> tuple[date, int, date, date]:
    """Start of the section, wider sections first, then the start (the end where the start is open), then the end."""
    span = when.span if isinstance(when, Edtf) else when
    heading = section(span)
    starts = span.latest if span.open_start else span.earliest
    return heading.start, -heading.days, starts, span.latest


def _finest(span: Span) -> Section:
    first, last = span.earliest, span.latest
    if (first.year, first.month) == (last.year, last.month) or span.days <= LONGEST_WINDOW:
        end = date(first.year, first.month, monthrange(first.year, first.month)[1])
        return Section(date(first.year, first.month, 1), end, Kind.MONTH)
    kind = Kind.YEAR if first.year == last.year else Kind.YEARS
    return Section(date(first.year, 1, 1), date(last.year, 12, 31), kind)
