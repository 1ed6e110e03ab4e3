"""The events of a page under their headings, and the months between them that hold none."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from timeline.chronology.conditions import CONDITIONS
from timeline.chronology.filters import Filters
from timeline.chronology.paging import Page
from timeline.dates.marks import scale
from timeline.dates.sections import MONTHS, Kind, Section
from timeline.models import Event

NOT_KNOWN = {Kind.MONTH: "", Kind.YEAR: "the month not known", Kind.YEARS: "the year not known"}


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
    def not_known(self) -> str:
        """What its events leave open, in words."""
        return NOT_KNOWN[self.section.kind]


@dataclass(frozen=True)
class Gap:
    """Months in a row to which no event is dated, the earlier first."""

    first: date
    last: date

    is_gap = True

    @property
    def words(self) -> str:
        first, last = MONTHS[self.first.month - 1], MONTHS[self.last.month - 1]
        if self.first == self.last:
            return f"{first}: no event dated to this month"
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        return f"{first}{year} to {last}{year and f' {self.last.year}'}: no event dated to these months"


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
    newest = filters.order == "newest"
    listed, reached = [], None
    for part in found[::-1] if newest else found:
        if reached is not None:
            listed += gap(reached, part.section.start, filters)
        listed.append(part)
        reached = reached_by(part.section, reached)
    return listed[::-1] if newest else listed


def reached_by(section: Section, reached: date | None) -> date | None:
    """The first day of the month that a list told so far goes on with; years open where their first month begins."""
    if section.kind is Kind.MONTH:
        return section.end + timedelta(1) if section.end < date.max else None
    if section.kind is Kind.YEAR or reached is not None:
        return max(section.start, reached or section.start)
    return None


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
