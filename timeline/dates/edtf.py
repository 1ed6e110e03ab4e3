"""Dates as people write them: EDTF (ISO 8601-2), levels 0 to 2 as far as events need."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache, reduce

from timeline.dates.parts import Part, Unreadable, read_part
from timeline.dates.span import Span

OPEN = ".."
MISSING = ("", OPEN)
LONGEST_TEXT = 200
LONGEST_WINDOW = 45
EXAMPLES = "expected for example 2020-01-03, 2020-01, 2020, [2020-01-03..2020-01-07], [..2020-12-24] or 2020-01-03/2020-01-07"

_TIME_OF_DAY = re.compile(r"[0-9]T[0-9]|[0-9]:[0-9]|[0-9] [0-9]{2}:")


class NotEDTF(ValueError):
    """A text that is no date, and what was expected in its place."""


class Shape(StrEnum):
    SINGLE = "single"
    INTERVAL = "interval"
    ONE_OF = "one_of"
    ALL_OF = "all_of"


class Precision(StrEnum):
    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    MONTHS = "months"
    YEAR = "year"
    YEARS = "years"
    OPEN = "open"

    @classmethod
    def of_span(cls, span: Span) -> "Precision":
        if span.is_open:
            return cls.OPEN
        if span.days == 1:
            return cls.DAY
        if span.is_month:
            return cls.MONTH
        if span.days <= LONGEST_WINDOW:
            return cls.DAYS
        if span.is_year:
            return cls.YEAR
        return cls.MONTHS if span.days <= 366 else cls.YEARS


@dataclass(frozen=True)
class Stretch:
    """From one date to another; None is an end that is open, or unknown where so marked."""

    start: Part | None
    end: Part | None
    start_unknown: bool = False
    end_unknown: bool = False

    @cached_property
    def span(self) -> Span:
        if self.start and self.end:
            return Span(self.start.span.earliest, self.end.span.latest)
        if self.start:
            return Span.since(self.start.span)
        return Span.until(self.end.span)


@dataclass(frozen=True)
class Edtf:
    """One date, an interval, or a set; `str()` writes it back."""

    shape: Shape
    items: tuple[Part | Stretch, ...]

    def __str__(self):
        if self.shape is Shape.INTERVAL:
            return _interval_text(self.items[0])
        if self.shape is Shape.SINGLE:
            return str(self.items[0])
        members = ",".join(_member_text(item) for item in self.items)
        return f"[{members}]" if self.shape is Shape.ONE_OF else f"{{{members}}}"

    @cached_property
    def span(self) -> Span:
        spans = [item.span for item in self.items]
        hull = reduce(Span.hull, spans)
        if hull.open_start and not hull.open_end:
            return Span.until(_limit(max(spans, key=lambda span: span.latest)))
        if hull.open_end and not hull.open_start:
            return Span.since(_limit(min(spans, key=lambda span: span.earliest)))
        return hull

    @property
    def precision(self) -> Precision:
        return Precision.of_span(self.span)

    @property
    def approximate(self) -> bool:
        return bool(set("~%") & set(str(self)))

    @property
    def uncertain(self) -> bool:
        return bool(set("?%") & set(str(self)))

    @property
    def throughout(self) -> bool:
        """Whether it lasted from the first date to the last."""
        return self.shape is Shape.INTERVAL

    @property
    def choices(self) -> tuple[Span, ...]:
        """The members of a set with commas, in order of time."""
        if len(self.items) < 2:
            return ()
        return tuple(sorted((item.span for item in self.items), key=lambda span: (span.earliest, span.latest)))


def parse(text: str) -> Edtf:
    value = text.strip()
    if len(value) > LONGEST_TEXT:
        raise NotEDTF(f"not an EDTF date: {value[:40]!r}…; expected at most {LONGEST_TEXT} characters")
    if _TIME_OF_DAY.search(value):
        raise NotEDTF(f"not an EDTF date: {value!r}; expected a day without a time, for example 2020-01-03")
    try:
        return read_edtf(value)
    except Unreadable as problem:
        raise NotEDTF(f"not an EDTF date: {value!r}; {str(problem) or EXAMPLES}") from None


@lru_cache(maxsize=1 << 12)
def read_edtf(value: str) -> Edtf:
    """As `parse`, for callers that name the value themselves."""
    edtf = _read(value)
    if edtf.span.open_start and edtf.span.open_end:
        raise Unreadable("expected at least one end of the time to be known")
    return edtf


def _limit(span: Span) -> Span:
    return span.limit or span


def _read(value: str) -> Edtf:
    if value.startswith("[") and value.endswith("]"):
        return Edtf(Shape.ONE_OF, _members(value[1:-1]))
    if value.startswith("{") and value.endswith("}"):
        return Edtf(Shape.ALL_OF, _members(value[1:-1]))
    if "/" in value:
        return Edtf(Shape.INTERVAL, (_interval(value),))
    return Edtf(Shape.SINGLE, (read_part(value),))


def _interval(value: str) -> Stretch:
    start, _, end = value.partition("/")
    if start in MISSING and end in MISSING:
        raise Unreadable("expected at least one end of the time to be known")
    return _ordered(
        Stretch(
            None if start in MISSING else read_part(start),
            None if end in MISSING else read_part(end),
            start_unknown=start == "",
            end_unknown=end == "",
        )
    )


def _members(value: str) -> tuple[Part | Stretch, ...]:
    return tuple(_member(member.strip()) for member in value.split(","))


def _member(value: str) -> Part | Stretch:
    if ".." not in value:
        return read_part(value)
    start, _, end = value.partition("..")
    if not start and not end:
        raise Unreadable("expected at least one end of the time to be known")
    return _ordered(Stretch(read_part(start) if start else None, read_part(end) if end else None))


def _ordered(stretch: Stretch) -> Stretch:
    if stretch.start and stretch.end and stretch.start.span.earliest > stretch.end.span.latest:
        raise Unreadable("expected the earlier date first")
    return stretch


def _interval_text(stretch: Stretch) -> str:
    start = stretch.start or ("" if stretch.start_unknown else OPEN)
    end = stretch.end or ("" if stretch.end_unknown else OPEN)
    return f"{start}/{end}"


def _member_text(item: Part | Stretch) -> str:
    if isinstance(item, Part):
        return str(item)
    return f"{item.start or ''}{OPEN}{item.end or ''}"
