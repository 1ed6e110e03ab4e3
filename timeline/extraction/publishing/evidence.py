"""What in a text bears on its day of publication, and where in the text it stands."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from timeline.dates.span import Span
from timeline.extraction.expressions.meanings import Clock, Day, Expression, Meaning, Month, Part, Portion, Year
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.publishing.pointing import Pointed
from timeline.extraction.publishing.recognising import Sentence
from timeline.extraction.publishing.windows import Cycle, Run, day_of
from timeline.extraction.types import Mark, Mention
from timeline.text.marks import Stretch
from timeline.text.paragraphs import Paragraph, paragraph_at, sentences

NOISE = frozenset({"share", "related", "comments", "spam", "template", "dateline", "byline", "credit"})
_TIMED = (Day, Month, Year, Portion, Part, Clock)
_START = attrgetter("start")
OF_NEWS = range(1001, 2200)  # years that an article tells of; others bear on nothing
PART_DAYS = {"start": (1, 10), "mid": (11, 10), "end": (21, 11)}


@dataclass(slots=True, unsafe_hash=True)
class Evidence(Stretch):
    """Words of the text and the days of publication that they allow: fixed runs, or a cycle where no year is told."""

    text: str
    says: str  # for a sentence: "¶3 tells of 30 November 2020"
    runs: tuple[Run, ...] = ()
    cycle: Cycle | Pointed | None = None
    firm: bool = False  # proof; otherwise the custom of news
    pointing: bool = False  # "last week", "on Monday": proves only within a window that others give
    event: KnownEvent | None = None
    nearest: Cycle | None = field(default=None)  # the time spoken of, for "which is nearer: the last or the next one?"
    ahead: bool = False  # it was still to come
    dated: tuple[int | None, ...] = ()  # of a dateline without its year: the weekdays that its day can be
    weekday: int | None = None  # on which the text was written
    clear: bool = False  # two things told together that leave little doubt
    vote: bool = False  # a likely year
    page: bool = False  # from the page around the article: the latest day at which it can have been there
    fine: bool = False  # a day or month with its year; of the page, a reader's comment
    recent: bool = False  # likely less than a year old: a picture's day, an assembly by its number


def mark_at(marks: Sequence[Mark], one: Stretch) -> Mark | None:
    """The mark that the stretch begins in; marks are sorted and do not meet."""
    place = bisect_right(marks, one.start, key=_START) - 1
    return marks[place] if place >= 0 and one.start < marks[place].end else None


def kind_at(marks: Sequence[Mark], one: Stretch) -> str | None:
    mark = mark_at(marks, one)
    return mark.kind if mark else None


@dataclass
class Reader:
    """A text with its lines, marks and names, and what stands where in it."""

    text: str
    lines: list[Paragraph]
    marks: Sequence[Mark]
    mentions: Sequence[Mention]
    known: Known
    cut: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def small(self, start: int, end: int) -> str:
        """What stands there in small letters, as the tables have them; the month of May is "mai", no verb."""
        return self.text[start:end].replace("May", "Mai").lower()

    def sentence(self, one: Stretch) -> Sentence:
        line = self._line(one)
        if line is None:
            return Sentence(self.text, one.start, one.end, self.mentions)
        if line.number not in self.cut:
            self.cut[line.number] = sentences(self.text, line.start, line.end)
        first, last = next((each for each in self.cut[line.number] if each[0] <= one.start < each[1]), (line.start, line.end))
        return Sentence(self.text, max(first, one.start - 400), min(last, one.end + 400), self.mentions)

    def kind(self, one: Stretch) -> str | None:
        """Of the mark that the stretch begins in."""
        return kind_at(self.marks, one)

    def line(self, one: Stretch) -> Paragraph | Stretch:
        """The paragraph it stands in."""
        return self._line(one) or one

    def number(self, one: Stretch) -> str:
        line = self._line(one)
        return f"¶{line.number}" if line else "the text"

    def _line(self, one: Stretch) -> Paragraph | None:
        return paragraph_at(self.lines, one.start, one.end)


def time_of(one: Expression) -> Span | Cycle | None:
    """The days spoken of: as a span where the year is told, as a cycle where it is not."""
    return _time_of(one.meaning) if isinstance(one.meaning, _TIMED) else None


@lru_cache(maxsize=256)  # an expression is asked again and again
def _time_of(meaning: Meaning) -> Span | Cycle | None:
    part = None
    if isinstance(meaning, Clock) and meaning.day:
        meaning = meaning.day
    if isinstance(meaning, Part):
        part, meaning = meaning.part, meaning.whole
    match meaning:
        case Day(doubtful=None, month=int(), direction=None):
            day = day_of(meaning.year or 2000, meaning.month, meaning.day)
            if day and meaning.year:
                return Span.of_day(day) if meaning.year in OF_NEWS else None
            return Cycle(meaning.month, meaning.day, weekday=meaning.weekday) if day else None
        case Month(direction=None, year_offset=None):
            start, length = PART_DAYS.get(part, (1, 31))
            first = day_of(meaning.year or 2001, meaning.month, start)
            if first and meaning.year and meaning.year not in OF_NEWS:
                return None
            if first and meaning.year:
                return Span(first, min(first + timedelta(length - 1), month_end(first)))
            return Cycle(meaning.month, start, (min(first + timedelta(length - 1), month_end(first)) - first).days + 1) if first else None
        case Year() if meaning.year in OF_NEWS and part is None:
            return Span(date(meaning.year, 1, 1), date(meaning.year, 12, 31))
        case Portion(year=int() as year, number=number, of=of) if year in OF_NEWS and part is None:
            length = 12 // of
            return Span(date(year, (number - 1) * length + 1, 1), month_end(date(year, number * length, 1)))
    return None


def month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
