"""Sets of days as runs from one day to another, and what they have in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.span import Span

Run = tuple[date, date]
EVER: tuple[Run, ...] = ((date.min, date.max),)


@dataclass(slots=True, unsafe_hash=True)
class Cycle:
    """A month and day without a year: so many days long, and the days before and after it that belong to it."""

    month: int
    day: int
    length: int = 1
    before: int = 0
    after: int = 0
    weekday: int | None = None  # on which the first day falls

    def runs(self, first: int, last: int) -> tuple[Run, ...]:
        """The runs of all years from first to last."""
        found = []
        for year in range(max(2, first), min(9997, last) + 1):
            start = day_of(year, self.month, self.day)
            if start and self.weekday in (None, start.weekday()):
                found.append((start - timedelta(self.before), start + timedelta(self.length - 1 + self.after)))
        return tuple(found)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shared(one: Iterable[Run], other: Iterable[Run]) -> tuple[Run, ...]:
    """The days that are in both, as sorted runs."""
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d)]
    return tuple(sorted(found))


def holds(runs: Iterable[Run], day: date) -> bool:
    return any(first <= day <= last for first, last in runs)


def most_agreed(within: tuple[Run, ...], sets: list[tuple[Run, ...]]) -> tuple[tuple[Run, ...], int]:
    """The days that most of the sets hold, and how many of them do."""
    edges = sorted({date.min, *(edge for runs in sets for first, last in runs for edge in (first, _next(last)))})
    best, votes = [], 0
    for first, following in zip(edges, [*edges[1:], date.max], strict=True):
        inside = shared(within, ((first, following - timedelta(1) if following < date.max else following),))
        if not inside:
            continue
        count = sum(holds(runs, inside[0][0]) for runs in sets)
        if count > votes:
            best, votes = [], count
        if count == votes:
            best += inside
    return joined(best), votes


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs that touch become one."""
    found: list[Run] = []
    for first, last in sorted(runs):
        if found and first <= _next(found[-1][1]):
            first, last = found[-1][0], max(last, found.pop()[1])
        found.append((first, last))
    return tuple(found)


def span_of(runs: tuple[Run, ...]) -> Span:
    first, last = min(runs)[0], max([last for _, last in runs])
    return Span(first, last, open_start=first == date.min, open_end=last == date.max)


def written(span: Span) -> str:
    """The span in EDTF: one of these days; empty where it may be any."""
    if span.earliest == span.latest:
        return span.earliest.isoformat()
    first = "" if span.open_start or span.earliest == date.min else span.earliest.isoformat()
    last = "" if span.open_end or span.latest == date.max else span.latest.isoformat()
    return f"[{first}..{last}]" if first or last else ""


def later(day: date, days: int) -> date:
    return day + timedelta(days) if (date.max - day).days > days else date.max


def earlier(day: date, days: int) -> date:
    return day - timedelta(days) if (day - date.min).days > days else date.min


def _next(day: date) -> date:
    return later(day, 1)
