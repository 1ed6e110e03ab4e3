"""The date of one event at full width: its words, a line with its marks, and the words of the articles that date it."""

from dataclasses import dataclass
from datetime import date

from timeline.dates.marks import SLOTS, strip
from timeline.dates.sections import MONTHS, Kind, section
from timeline.dates.wording import gutter, weekday, words

from .pointers import Quoted, quoted

MOST_YEARS = 12
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Label:
    """Words below the line; those that are ``on`` stay where there is little room."""

    at: float
    words: str
    on: bool


class Timing:
    """An event's date as its page shows it. The event must have been loaded ``with_entry``."""

    def __init__(self, event):
        self.edtf, self.section, self.event = event.date, section(event.date), event
        self.words = words(event.date, event.date_wording)
        self.marks = strip(event.date, self.section, kind=event.kind, granularity=event.granularity)

    @property
    def is_planned(self):
        return any(mark.planned for mark in self.marks)

    @property
    def title(self):
        """The words of the date, after its day of the week where it is one plain day."""
        day = weekday(self.edtf) if self.day and not self.event.date_wording else ""
        return f"{day} {self.words}".strip()

    @property
    def day(self):
        """The day for machines, where it is one and not doubtful."""
        exact = self.edtf.span.days == 1 and not self.edtf.approximate and not self.edtf.uncertain
        return self.edtf.span.earliest if exact else None

    @property
    def beside(self):
        """What the words leave open: one of these days, day not known; or what the article's own words were read as."""
        if self.event.date_wording and self.words != words(self.edtf):
            return f"read as {words(self.edtf)}"
        said = gutter(self.edtf, section=self.section, granularity=self.event.granularity, wording=self.event.date_wording)[1]
        return "" if self.edtf.span.days == 1 and said == weekday(self.edtf) else said

    @property
    def labels(self):
        return LABELS[self.section.kind](self.section, limits(self.edtf))

    @property
    def weekends(self):
        """Where Saturdays and Sundays stand in a month, and how wide a day is."""
        if self.section.kind is not Kind.MONTH:
            return []
        days = range(self.section.days)
        return [(at(day), SLOT) for day in days if (self.section.start.weekday() + day) % 7 > 4]

    @property
    def basis(self):
        return self.event.get_date_basis_display()

    @property
    def dating(self) -> list[Quoted]:
        """The words that date it, each once, with the paragraphs they stand in."""
        return quoted(self.event.date_citations.all())

    @property
    def has_several_articles(self):
        return len({citation.article_id for citation in self.event.date_citations.all()}) > 1


SLOT = round(100 / SLOTS[Kind.MONTH], 2)


def at(day):
    return round(day / SLOTS[Kind.MONTH] * 100, 2)


def limits(edtf):
    """Days at which the date begins and ends, as far as they are known."""
    spans = [edtf.span, *edtf.choices]
    edges = {(span.earliest, span.open_start) for span in spans} | {(span.latest, span.open_end) for span in spans}
    return {day for day, is_open in edges if not is_open}


def days(section, on):
    found = (section.start.replace(day=number) for number in range(1, section.days + 1))
    return [Label(at(day.day - 0.5), str(day.day), day in on) for day in found]


def months(section, on):
    on = {day.month for day in on if day.year == section.start.year}
    return [Label(round((number - 0.5) / 12 * 100, 2), name[:3], number in on) for number, name in enumerate(MONTHS, 1)]


def years(section, on):
    """Every year where there are few, else every fifth, tenth … and the known ends."""
    first, last = section.start.year, section.end.year
    on = {day.year for day in on} | ({first, last} if not on else set())
    step = next(step for step in STEPS if (last - first) / step < MOST_YEARS)
    shown = {year for year in range(first, last + 1) if year % step == 0 and all(abs(year - end) >= step for end in on)}
    return [Label(middle(year, section), str(year), year in on) for year in sorted(shown | (on & set(range(first, last + 1))))]


def middle(year, section):
    days_before = (date(year, 7, 1) - section.start).days
    return round(days_before / section.days * 100, 2)


LABELS = {Kind.MONTH: days, Kind.YEAR: months, Kind.YEARS: years}
