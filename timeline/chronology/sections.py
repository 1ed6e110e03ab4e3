"""The events of a page under their headings, and the months between them that hold none."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Count

from timeline.chronology.conditions import CONDITIONS
from timeline.chronology.filters import Filters
from timeline.chronology.paging import Page
from timeline.dates.marks import scale
from timeline.dates.sections import MONTHS, Kind, Section
from timeline.models import Event

LEFT_OPEN = {Kind.MONTH: "", Kind.YEAR: "not dated to one month", Kind.YEARS: "not dated to one year"}


@dataclass
class Part:
    """A heading with its events on this page; ``count`` is of the whole view, which may go on over the page."""

    section: Section
    events: list[Event]
    count: int = 0

    is_gap = False

    @property
    def id(self) -> str:
        return f"h-{self.section.key}"

    @property
    def label(self) -> str:
        return self.section.label

    @property
    def scale(self) -> list[tuple[float, str]]:
        return scale(self.section)

    @property
    def left_open(self) -> str:
        """What its events leave open, in words."""
        return LEFT_OPEN[self.section.kind]


@dataclass(frozen=True)
class Gap:
    """Months in a row to which no event is dated, the earlier first; told as years where they are whole years."""

    first: date
    last: date

    is_gap = True

    @property
    def words(self) -> str:
        if self.first.month == 1 and self.last.month == 12:
            return empty(str(self.first.year), str(self.last.year), "year")
        first, last = MONTHS[self.first.month - 1], f"{MONTHS[self.last.month - 1]} {self.last.year}"
        same_year = self.first.year == self.last.year
        return empty(first if same_year and self.first != self.last else f"{first} {self.first.year}", last, "month")


def empty(first: str, last: str, unit: str) -> str:
    return f"{first}: no event dated to this {unit}" if first == last else f"{first} to {last}: no event dated to these {unit}s"


def parts(page: Page, gaps: bool | None = None) -> list[Part | Gap]:
    """Headings with their events, from top to bottom; gaps between them unless a filter may have emptied the months."""
    found = grouped(page)
    counts = whole_counts(page)
    for part in found:
        part.count = counts.get(place(part.section), 0)
    if gaps if gaps is not None else not set(page.filters.chosen) & set(CONDITIONS) - {"from", "to"}:
        found = with_gaps(found, page.filters)
    return [part for part in found if part.is_gap or part.events]


def grouped(page: Page) -> list[Part]:
    """One part a heading; the heading over the page's end, if it is another, closes the list without events."""
    found = []
    for event in [*page.events, *([page.following] if page.following else [])]:
        section = heading(event)
        if not found or found[-1].section != section:
            found.append(Part(section, []))
        if event is not page.following:
            found[-1].events.append(event)
    return found


def heading(event: Event) -> Section:
    """The section that is stored with the event."""
    days = -event.section_days
    kind = Kind.MONTH if days <= 31 else Kind.YEAR if days <= 366 else Kind.YEARS
    return Section(event.section_start, event.section_start + timedelta(days - 1), kind)


def place(section: Section) -> tuple[date, int]:
    return section.start, -section.days


def whole_counts(page: Page) -> dict[tuple[date, int], int]:
    """How many events of the whole view stand under each heading of this page."""
    if not page.events:
        return {}
    starts = sorted((page.events[0].section_start, page.events[-1].section_start))
    rows = page.all.filter(section_start__range=starts).order_by().values_list("section_start", "section_days")
    return {(start, days): count for start, days, count in rows.annotate(count=Count("pk"))}


def with_gaps(found: list[Part], filters: Filters) -> list[Part | Gap]:
    """The same with a gap wherever whole months lie between headings and within the limits."""
    in_time = found[::-1] if filters.order == "newest" else found
    listed, reached = in_time[:1], None
    for part, following in pairwise(in_time):
        reached = reached_by(part.section, reached, following.section)
        listed += [*gap(reached, following.section.start, filters), following] if reached else [following]
    return listed[::-1] if filters.order == "newest" else listed


def reached_by(section: Section, reached: date | None, following: Section) -> date | None:
    """The first day that headings so far leave untold: a year's own tells all of it, unless its months follow."""
    if section.kind is Kind.YEARS:
        return max(section.start, reached) if reached else None
    told_whole = section.end < following.start
    return section.end + timedelta(1) if told_whole else max(section.start, reached or section.start)


def gap(start: date, end: date, filters: Filters) -> list[Gap]:
    """The months from the first day to before the second, as far as the limits of the view go."""
    first, last = filters.chosen.get("from"), filters.chosen.get("to")
    start = max(start, first.span.earliest.replace(day=1)) if first else start
    end = min(end, month_after(last.span.latest)) if last and not last.span.open_end else end
    return [Gap(start, (end - timedelta(1)).replace(day=1))] if start < end else []


def month_after(day: date) -> date:
    """The first day of the next month, the last day there is where none follows."""
    following = day.replace(day=28) if day.year < 9999 or day.month < 12 else None
    return (following + timedelta(4)).replace(day=1) if following else date.max
