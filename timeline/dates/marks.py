"""What a strip shows of a date: shapes and where they stand, in percent of its width."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.edtf import Edtf, Shape, Stretch
from timeline.dates.parts import Part
from timeline.dates.phrases import kind as named
from timeline.dates.sections import MONTHS, Kind, Section
from timeline.dates.span import Span

# Months and years keep the slots of the longest one, so that strips align down the page.
SLOTS = {Kind.MONTH: 31, Kind.YEAR: 366}
HALO = 10
LEAD = 9
DOTS_INSET = 2.5


@dataclass(frozen=True)
class Mark:
    """One shape of a strip, from `start` to `end`; a shape that stands at one point has no `end`.

    Points: tick, hollow (a hollow tick), opening and closing (brackets), arrow_back, arrow_on.
    Runs: halo (about), band (somewhere in this named time), brackets (the light fill between two limits), fade and
    fade_on (a limit missing before, after), bar (all that time), lead_in and lead_out (a bar whose first or last day
    is not exact), dots (again and again), joined (the line between choices).
    """

    shape: str
    start: float
    end: float | None = None
    planned: bool = False

    @property
    def width(self) -> float:
        return round(self.end - self.start, 2) if self.end is not None else 0.0


def strip(edtf: Edtf, section: Section, kind: str = "occurrence", granularity: str = "single") -> list[Mark]:
    """The marks of a date under a heading; past the heading's edges stand arrows."""
    marks = [*_drawn(edtf, _Ruler(section), granularity), *_Ruler(section).arrows(edtf.span)]
    if kind != "plan":
        return marks
    return [replace(mark, shape="hollow" if mark.shape == "tick" else mark.shape, planned=True) for mark in marks]


def scale(section: Section) -> list[tuple[float, str]]:
    """The labels along the head of a section, each at its place."""
    ruler = _Ruler(section)
    if section.kind is Kind.MONTH:
        return [(ruler.middle(section.start.replace(day=day)), str(day)) for day in (1, 10, 20, section.end.day)]
    if section.kind is Kind.YEAR:
        return [(round((month + 0.5) / 12 * 100, 2), name[0]) for month, name in enumerate(MONTHS)]
    return [(0.0, str(section.start.year)), (100.0, str(section.end.year))]


class _Ruler:
    """Days of a section as percent of its width."""

    def __init__(self, section: Section):
        self.span = section.span
        self.slots = SLOTS.get(section.kind, section.days)

    def left(self, day: date) -> float:
        return self._at(day, 0)

    def middle(self, day: date) -> float:
        return self._at(day, 0.5)

    def right(self, day: date) -> float:
        return self._at(day, 1)

    def run(self, shape: str, span: Span) -> Iterator[Mark]:
        """The shape over that part of the span that the section shows."""
        if span.overlaps(self.span):
            yield Mark(shape, self.left(span.earliest), self.right(span.latest))

    def point(self, shape: str, day: date) -> Iterator[Mark]:
        places = {"opening": self.left, "closing": self.right}
        if self.span.earliest <= day <= self.span.latest:
            yield Mark(shape, places.get(shape, self.middle)(day))

    def arrows(self, span: Span) -> Iterator[Mark]:
        if span.earliest < self.span.earliest:
            yield Mark("arrow_back", 0.0)
        if span.latest > self.span.latest:
            yield Mark("arrow_on", 100.0)

    def _at(self, day: date, part_of_day: float) -> float:
        if day < self.span.earliest:
            return 0.0
        if day > self.span.latest:
            return 100.0
        return round(((day - self.span.earliest).days + part_of_day) / self.slots * 100, 2)


def _drawn(edtf: Edtf, ruler: _Ruler, granularity: str) -> Iterator[Mark]:
    item = edtf.items[0]
    repeated = granularity == "repeated" or (edtf.shape is Shape.ALL_OF and isinstance(item, Stretch))
    if repeated and edtf.span.days > 1:
        return _dotted(edtf.span, ruler)
    if edtf.throughout:
        return _lasting(item, ruler)
    if edtf.span.is_open:
        return _faded(edtf, ruler)
    if edtf.choices:
        return _chosen(edtf, ruler)
    if isinstance(item, Part):
        return _single(item, ruler)
    return _bracketed(edtf.span, ruler)


def _single(part: Part, ruler: _Ruler) -> Iterator[Mark]:
    if named(part) == "digits":
        return _bracketed(part.span, ruler)
    if part.span.days == 1:
        return _tick(part, ruler)
    return _band(part, ruler)


def _tick(part: Part, ruler: _Ruler) -> Iterator[Mark]:
    for tick in ruler.point("tick", part.span.earliest):
        if part.approximate:
            yield _halo(tick.start, tick.start)
        yield tick


def _band(part: Part, ruler: _Ruler) -> Iterator[Mark]:
    for band in ruler.run("band", part.span):
        if part.approximate:
            yield _halo(band.start, band.end)
        yield band


def _halo(start: float, end: float) -> Mark:
    return Mark("halo", round(max(start - HALO, 0.0), 2), round(min(end + HALO, 100.0), 2))


def _bracketed(span: Span, ruler: _Ruler) -> Iterator[Mark]:
    if span.days == 1:
        yield from ruler.point("tick", span.earliest)
        return
    yield from ruler.run("brackets", span)
    yield from ruler.point("opening", span.earliest)
    yield from ruler.point("closing", span.latest)


def _dotted(span: Span, ruler: _Ruler) -> Iterator[Mark]:
    for fill in ruler.run("brackets", span):
        inset = min(DOTS_INSET, fill.width / 4)
        yield fill
        yield Mark("dots", round(fill.start + inset, 2), round(fill.end - inset, 2))


def _faded(edtf: Edtf, ruler: _Ruler) -> Iterator[Mark]:
    """A limit on one side only."""
    span = edtf.span
    shape, bracket, day = ("fade", "closing", span.latest) if span.open_start else ("fade_on", "opening", span.earliest)
    yield from ruler.run(shape, span)
    for limit in ruler.point(bracket, day):
        yield _halo(limit.start, limit.start) if edtf.approximate else limit


def _chosen(edtf: Edtf, ruler: _Ruler) -> Iterator[Mark]:
    choices = edtf.choices
    if edtf.shape is Shape.ALL_OF:
        for choice in choices:
            yield from ruler.point("tick", choice.earliest) if choice.days == 1 else ruler.run("band", choice)
        return
    yield Mark("joined", ruler.middle(choices[0].earliest), ruler.middle(choices[-1].latest))
    for choice in choices:
        yield from ruler.point("hollow", choice.earliest) if choice.days == 1 else _bracketed(choice, ruler)


def _lasting(stretch: Stretch, ruler: _Ruler) -> Iterator[Mark]:
    """A bar over the days it surely lasted, led in and out where its ends are not exact."""
    surely = _surely(stretch)
    if not surely:
        yield from _bracketed(stretch.span, ruler)
        return
    for bar in ruler.run("bar", surely):
        if stretch.start and stretch.start.approximate and surely.earliest >= ruler.span.earliest:
            yield Mark("lead_in", round(max(bar.start - LEAD, 0.0), 2), bar.start)
        yield bar
        if stretch.end and stretch.end.approximate and surely.latest <= ruler.span.latest:
            yield Mark("lead_out", bar.end, round(min(bar.end + LEAD, 100.0), 2))
    yield from _not_exact("lead_in", stretch.span.earliest, surely.earliest, ruler)
    yield from _not_exact("lead_out", surely.latest, stretch.span.latest, ruler)


def _surely(stretch: Stretch) -> Span | None:
    """From the latest day it can have begun to the earliest it can have ended."""
    span = stretch.span
    first = stretch.start.span.latest if stretch.start else span.earliest
    last = stretch.end.span.earliest if stretch.end else span.latest
    if stretch.start_unknown:
        first = stretch.end.span.latest
    if stretch.end_unknown:
        last = stretch.start.span.earliest
    return Span(first, last) if first <= last else None


def _not_exact(shape: str, first: date, last: date, ruler: _Ruler) -> Iterator[Mark]:
    if first >= last or first > ruler.span.latest or last < ruler.span.earliest:
        return
    inner = {"lead_in": (ruler.left(first), ruler.left(last)), "lead_out": (ruler.right(first), ruler.right(last))}
    start, end = inner[shape]
    if start < end:
        yield Mark(shape, start, end)
