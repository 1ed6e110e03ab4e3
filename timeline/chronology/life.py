"""A line of years with everything that an actor, a place or a topic was part of, drawn as exactly as it is known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.marks import Mark, strip
from timeline.dates.sections import Kind, Section, section
from timeline.dates.wording import words
from timeline.models import Event

MOST_EVENTS = 500
MOST_LABELS = 7
STEPS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
WIDE = 8  # percent: a longer mark has a lane of its own
FADE = 5  # percent that a missing limit is given: how far it reaches is not known
HALO = 2.5
EDGE = 2.5  # so near to the edge dots begin
FADED_IN, FADED_OUT = {"bar": "lead_in", "brackets": "fade"}, {"bar": "lead_out", "brackets": "fade_on"}
MOST_LANES = 6
ROW = 26
SLOTS = 12  # the places where a reader can point: wide enough for a finger on a phone
UNDER = ("fade", "fade_on", "halo", "brackets", "band", "bar", "lead_in", "lead_out")


@dataclass(frozen=True)
class Drawn:
    """One event and its marks on the line."""

    event: Event
    marks: tuple[Mark, ...]

    @property
    def start(self) -> float:
        return min(mark.start for mark in self.marks)

    @property
    def end(self) -> float:
        return max(mark.start if mark.end is None else mark.end for mark in self.marks)

    @property
    def width(self) -> float:
        return round(self.end - self.start, 2)

    @property
    def is_planned(self) -> bool:
        return any(mark.planned for mark in self.marks)

    @property
    def name(self) -> str:
        return f"{self.event.title}: {said(self.event)}"


@dataclass(frozen=True)
class Slot:
    """A stretch of the line that leads to the first of the events in it."""

    start: float
    events: tuple[Event, ...]

    width = round(100 / SLOTS, 2)

    @property
    def first(self) -> Event:
        return self.events[0]

    @property
    def name(self) -> str:
        if len(self.events) == 1:
            return f"{self.first.title}: {said(self.first)}"
        first, last = said(self.first), said(self.events[-1])
        return f"{len(self.events)} events, {first}" + (f" to {last}" if first != last else "")


@dataclass(frozen=True)
class Lane:
    top: int
    drawn: tuple[Drawn, ...]


class Life:
    """The line of these events, which are in order."""

    def __init__(self, events: list[Event]):
        self.events = events
        self.section = years(events)
        drawn = [Drawn(event, on_line(event, self.section)) for event in events]
        wide = [each for each in drawn if each.width > WIDE]
        self._near = [each for each in drawn if each.width <= WIDE]
        self.lanes = [Lane(number * ROW, tuple(members)) for number, members in enumerate(stacked(wide))]

    @property
    def top(self) -> int:
        """Where the row of the short marks begins."""
        return len(self.lanes) * ROW

    @property
    def foot(self) -> int:
        return self.top + (ROW if self._near else 0) + 2

    @property
    def text(self) -> int:
        return self.foot + 16

    @property
    def height(self) -> int:
        return self.foot + 22

    @property
    def marks(self) -> list[Mark]:
        """Short marks, each once, lines over fills."""
        return self._short(planned=False)

    @property
    def plans(self) -> list[Mark]:
        return self._short(planned=True)

    def _short(self, planned: bool) -> list[Mark]:
        found = dict.fromkeys(mark for each in self._near for mark in each.marks if each.is_planned is planned)
        return sorted(found, key=lambda mark: mark.shape not in UNDER)

    @property
    def slots(self) -> list[Slot]:
        found = {}
        for each in self._near:
            number = min(int((each.start + each.end) / 2 / 100 * SLOTS), SLOTS - 1)
            found.setdefault(number, []).append(each.event)
        return [Slot(round(number * 100 / SLOTS, 2), tuple(events)) for number, events in sorted(found.items())]

    @property
    def labels(self) -> list[tuple[float, str]]:
        """Where years begin."""
        first, last = self.section.start.year, self.section.end.year + 1
        step = next(step for step in STEPS if (last - first) / step < MOST_LABELS)
        return [(self._at(year), str(year)) for year in range(first, last + 1, step)]

    @property
    def words(self) -> str:
        first, last = self.section.start.year, self.section.end.year
        return f"in {first}" if first == last else f"from {first} to {last}"

    def _at(self, year: int) -> float:
        days = (date(year, 1, 1) - self.section.start).days if year <= date.max.year else self.section.days
        return round(days / self.section.days * 100, 2)


def years(events: Iterable[Event]) -> Section:
    """The whole years that the headings of the events reach over."""
    found = [section(event.date) for event in events]
    first, last = min(each.start.year for each in found), max(each.end.year for each in found)
    return Section(date(first, 1, 1), date(last, 12, 31), Kind.YEARS)


def on_line(event: Event, line: Section) -> tuple[Mark, ...]:
    """The marks of a strip; an end that is missing is faded for a short way, for how far it reaches is not known."""
    marks, span = strip(event.date, line, kind=event.kind, granularity=event.granularity), event.date.span
    if span.open_start:
        marks = [from_nowhere(mark) for mark in marks if mark.shape != "arrow_back"]
    if span.open_end:
        marks = [to_nowhere(mark) for mark in marks if mark.shape != "arrow_on"]
    return tuple(around(marks, mark) if mark.shape == "halo" else mark for mark in marks)


def from_nowhere(mark: Mark) -> Mark:
    """A run that begins at the edge of the line, shortened; what surely lasts all that time fades in."""
    if mark.end is None or mark.start > EDGE or mark.shape == "halo":
        return mark
    return replace(mark, shape=FADED_IN.get(mark.shape, mark.shape), start=max(mark.start, round(mark.end - FADE, 2)))


def to_nowhere(mark: Mark) -> Mark:
    if mark.end is None or mark.end < 100 - EDGE or mark.shape == "halo":
        return mark
    return replace(mark, shape=FADED_OUT.get(mark.shape, mark.shape), end=min(mark.end, round(mark.start + FADE, 2)))


def around(marks: list[Mark], halo: Mark) -> Mark:
    """A halo no wider than the line allows: what is about a day should not seem to be about a decade."""
    edges = [edge for mark in marks if mark.shape != "halo" for edge in (mark.start, mark.end) if edge is not None]
    return replace(halo, start=max(halo.start, min(edges) - HALO), end=min(halo.end, max(edges) + HALO)) if edges else halo


def stacked(wide: list[Drawn]) -> list[list[Drawn]]:
    """Lanes in which nothing lies over another, as far as there are lanes."""
    lanes = []
    for each in sorted(wide, key=lambda each: (each.start, -each.width)):
        lane = next((lane for lane in lanes if lane[-1].end <= each.start), None)
        if lane is None and len(lanes) < MOST_LANES:
            lanes.append(lane := [])
        (lane if lane is not None else lanes[-1]).append(each)
    return lanes


def said(event: Event) -> str:
    return words(event.date, event.date_wording)
