"""How we know an article's date: its clues over one axis, the window they leave, the answer, and what hangs on it."""

import re
from calendar import month_abbr
from dataclasses import dataclass
from functools import cached_property, reduce

from timeline.chronology.recounting import recounted
from timeline.dates.edtf import Edtf, parse
from timeline.dates.span import Span
from timeline.dates.wording import weekday, words
from timeline.models.lists import Kind, PublishedBasis

from .axis import Axis
from .receipts import is_web

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(?=/|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """One shape of a clue: tick, maybe, struck, range, opening, closing, arrow_back, arrow_on."""

    shape: str
    at: float
    width: float = 0


class Dating:
    """The proof of an article's date. ``order`` is its ReadingOrder."""

    def __init__(self, article, clues, order):
        self.article, self._order = article, order
        self.axis = Axis.around(article.published.span, [clue.allows.span for clue in clues])
        self.clues = [Clue(clue, self.axis) for clue in clues]

    @property
    def is_shown(self):
        """Whether it is more than a printed date."""
        return self.article.published_basis != PublishedBasis.PRINTED or bool(self.clues)

    @property
    def is_distrusted(self):
        return any(clue.is_bad for clue in self.clues)

    @property
    def basis(self):
        """Where there is no note: how the date is known, as a sentence."""
        return f"The date is {self.article.get_published_basis_display()}."

    @property
    def answer(self):
        return said(self.article.published)

    @property
    def answer_marks(self):
        return marks(self.article.published, self.axis)

    @property
    def answer_lines(self):
        """Where the dotted lines of the answer run: one for a day, else one at each known end."""
        span = self.article.published.span
        if span.days == 1:
            return [self.axis.middle_of(span.earliest)]
        starts = [] if span.open_start else [self.axis.start_of(span.earliest)]
        return starts + ([] if span.open_end else [self.axis.end_of(span.latest)])

    @cached_property
    def window(self):
        """What the trusted clues leave together, those that settle the day left out: a range to draw."""
        spans = [clue.row.allows.span for clue in self.clues if not clue.is_bad]
        spans = [span for span in spans if span.days > 1] or spans or [self.article.published.span]
        left = reduce(lambda one, other: one and one.intersection(other), spans) or self.article.published.span
        return stretch("window", left, self.axis)

    @property
    def beyond(self):
        """The labels of what lies past a cut: month and year, or "other" where these differ."""
        found = {}
        for clue in self.clues:
            if (place := self.axis.beyond(clue.row.allows.span)) is not None:
                found.setdefault(place, set()).add(clue.row.allows.span)
        return [(place, *month_and_year(spans)) for place, spans in found.items()]

    @cached_property
    def counted(self):
        """The dates that count from the day of publication, each with its words and the events it dates."""
        found = {}
        for citation, event in self._order.dates_counted:
            key = (citation.start, citation.words or citation.quote, str(event.date), event.kind == Kind.PLAN)
            found.setdefault(key, Counted(citation, event, self)).events.append(event)
        return list(found.values())

    @property
    def shows_otherwise(self):
        return any(date.otherwise for date in self.counted)

    @cached_property
    def wrong_day(self):
        """The day that a distrusted clue gives."""
        spans = [clue.row.allows.span for clue in self.clues if clue.is_bad]
        return next((span.earliest for span in spans if span.days == 1), None)


class Clue:
    """One row of the proof."""

    def __init__(self, clue, axis):
        self.row, self.is_bad = clue, clue.distrusted
        self.then = clue.allows_words or words(clue.allows)
        self.marks = struck(clue.allows, axis) if self.is_bad else marks(clue.allows, axis)

    @property
    def host(self):
        """The outside page by the name of its site."""
        found = _HOST.match(self.row.page.removeprefix("https://").removeprefix("http://"))
        return found[0].removeprefix("www.") if found else self.row.page

    @property
    def url(self):
        """Where the page stands; empty where what was noted is no address."""
        if is_web(self.row.page):
            return self.row.page
        return f"https://{self.row.page}" if _HOST.match(self.row.page) else ""


class Counted:
    """One expression that counts from the day of publication."""

    def __init__(self, citation, event, dating):
        self.citation, self.events = citation, []
        self.words = citation.words or citation.quote
        self.read_as = words(event.date, event.date_wording)
        self.is_plan = event.kind == Kind.PLAN
        self.otherwise = self._otherwise(event, dating)

    def _otherwise(self, event, dating):
        """What it would have been by the day of a distrusted clue, where that is plain arithmetic; else empty."""
        published = dating.article.published.span
        span = dating.wrong_day and recounted(self.words, event.date.span, published, dating.wrong_day)
        return words(as_edtf(span)) if span else ""


def marks(edtf: Edtf, axis: Axis) -> list[Mark]:
    """What a clue allows."""
    if edtf.choices and all(choice.days == 1 for choice in edtf.choices):
        days = [choice.earliest for choice in edtf.choices]
        return [Mark("maybe", axis.middle_of(day)) for day in days if axis.first <= day <= axis.last]
    span = edtf.span
    if span.days == 1 and axis.first <= span.earliest <= axis.last:
        return [Mark("tick", axis.middle_of(span.earliest))]
    return [stretch("range", span, axis), *ends(span, axis)]


def struck(edtf: Edtf, axis: Axis) -> list[Mark]:
    """A date set aside."""
    span, place = edtf.span, axis.beyond(edtf.span)
    if place is not None:
        return [Mark("struck", place)]
    if span.days == 1:
        return [Mark("struck", axis.middle_of(span.earliest))]
    run = stretch("range", span, axis)
    return [run, Mark("strike", round(run.at + run.width / 2, 2))]


def stretch(shape: str, span: Span, axis: Axis) -> Mark:
    start, end = axis.start_of(max(span.earliest, axis.first)), axis.end_of(min(span.latest, axis.last))
    return Mark(shape, min(start, axis.right), round(max(end - start, 0), 2))


def ends(span: Span, axis: Axis) -> list[Mark]:
    """A bracket at each limit on the axis, an arrow where it goes on; the arrow alone where all of it lies off the axis."""
    if axis.beyond(span) is not None:
        return [Mark("arrow_back", axis.left) if span.latest < axis.first else Mark("arrow_on", axis.right)]
    opening = Mark("opening", axis.start_of(span.earliest)) if span.earliest >= axis.first else Mark("arrow_back", axis.left)
    closing = Mark("closing", axis.end_of(span.latest)) if span.latest <= axis.last else Mark("arrow_on", axis.right)
    return [opening, closing]


def said(edtf: Edtf) -> str:
    """A date in one line, with the day of the week where the day is known."""
    return f"{weekday(edtf)} {words(edtf)}".strip()


def as_edtf(span: Span) -> Edtf:
    return parse(str(span.earliest) if span.days == 1 else f"[{span.earliest}..{span.latest}]")


def month_and_year(spans: set[Span]) -> tuple[str, str]:
    """For the label past a cut; where several lie there, only what they share."""
    months = {month_abbr[span.earliest.month] for span in spans}
    years = {str(span.earliest.year) for span in spans}
    return "".join(months) if len(months) == len(years) == 1 else "", "".join(years) if len(years) == 1 else "other"
