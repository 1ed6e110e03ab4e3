"""An axis of days for the proof of an article's date: places in percent, labels, lines, and a cut to what lies far off."""

from calendar import month_abbr, month_name, monthrange
from dataclasses import dataclass
from datetime import date

from timeline.dates.span import Span

NEAR = 183  # days: what lies farther from the answer is shown beyond the edge
MOST_LABELS = 8
FEW_MONTHS, MANY_MONTHS = 2, 36
CUT = 16  # percent of the width that a cut and what lies beyond it take
BESIDE = 10  # percent that a year needs beside the next one


@dataclass(frozen=True)
class Label:
    """Words over the axis; heads of years and months stand below the others."""

    at: float
    words: str
    is_head: bool = False


@dataclass(frozen=True)
class Axis:
    first: date
    last: date
    before: bool = False
    after: bool = False

    @classmethod
    def around(cls, answer: Span, spans: list[Span]) -> "Axis":
        """Whole months that hold the answer and every limit near it; cut where a span lies beyond."""
        core = closed(answer)
        reach = max(NEAR, core.days)
        limits = [day for span in spans for day in known_ends(span) if distance(core, day) <= reach]
        first, last = min([core.earliest, *limits]), max([core.latest, *limits])
        first, last = first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])
        return cls(first, last, any(span.latest < first for span in spans), any(span.earliest > last for span in spans))

    @property
    def left(self) -> float:
        return CUT if self.before else 0

    @property
    def right(self) -> float:
        return 100 - CUT if self.after else 100

    @property
    def cuts(self) -> list[float]:
        """Where the signs of a cut stand."""
        return [CUT - 2.5] * self.before + [100 - CUT + 2.5] * self.after

    def beyond(self, span: Span) -> float | None:
        """Where a span stands that lies wholly off the axis."""
        if span.latest < self.first:
            return 6
        return 94 if span.earliest > self.last else None

    def start_of(self, day: date) -> float:
        return self._at((day - self.first).days)

    def middle_of(self, day: date) -> float:
        return self._at((day - self.first).days + 0.5)

    def end_of(self, day: date) -> float:
        return self._at((day - self.first).days + 1)

    def _at(self, days: float) -> float:
        share = min(max(days / ((self.last - self.first).days + 1), 0), 1)
        return round(self.left + share * (self.right - self.left), 2)

    @property
    def months(self) -> list[date]:
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]

    @property
    def lines(self) -> list[float]:
        months = self.months
        starts = [month for month in months if month.month == 1] if len(months) > MANY_MONTHS else months
        return list(dict.fromkeys([self.start_of(self.first), *(self.start_of(day) for day in starts), self.right]))

    @property
    def labels(self) -> list[Label]:
        months = self.months
        if len(months) <= FEW_MONTHS:
            return self._days(months)
        if len(months) <= MANY_MONTHS:
            return self._months(months)
        years = [month for month in months if month.month == 1 or month == months[0]]
        return [Label(self.start_of(year), str(year.year), True) for year in thinned(years)]

    def _days(self, months: list[date]) -> list[Label]:
        days = [Label(self.middle_of(month.replace(day=day)), str(day)) for month in months for day in (1, 10, 20)]
        return days + [Label(self.start_of(month), f"{month_name[month.month]} {month.year}", True) for month in months]

    def _months(self, months: list[date]) -> list[Label]:
        named = [Label(self.middle_of(month.replace(day=15)), month_abbr[month.month]) for month in thinned(months)]
        heads = [Label(self.start_of(month), str(month.year), True) for month in months if month.month == 1 or month == months[0]]
        if len(heads) > 1 and heads[1].at - heads[0].at < BESIDE:
            heads.pop(0)
        return named + heads


def thinned(days: list[date]) -> list[date]:
    return days[:: -(-len(days) // MOST_LABELS)]


def closed(span: Span) -> Span:
    """The span, or the day at its known end where the other is open."""
    return Span.of_day(known_ends(span)[0]) if span.is_open else span


def known_ends(span: Span) -> list[date]:
    return [span.earliest] * (not span.open_start) + [span.latest] * (not span.open_end)


def distance(core: Span, day: date) -> int:
    """How many days lie between a span and a day outside it."""
    return max((core.earliest - day).days, (day - core.latest).days, 0)
