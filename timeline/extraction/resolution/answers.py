"""What an expression turns out to mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from timeline.dates.periods import Period, window

STATED, PUBLICATION, EVENT, INFERRED = "stated", "relative_to_publication", "relative_to_event", "inferred"


@dataclass(slots=True, unsafe_hash=True)
class Answer:
    """What an expression means: a TIMEX3 value; where it means days, their EDTF, its basis and the reason."""

    type: str
    value: str
    why: str
    edtf: str | None = None
    basis: str | None = None
    period: Period | None = None
    bounds: tuple[date, date] | None = None
    ends: tuple = ()


def dated(period: Period, basis: str, why: str, value: str | None = None, edtf: str | None = None) -> Answer:
    usual, days, bounds = _written(period)
    return Answer("DATE", value or usual, why, edtf or days, basis, period, bounds)


@lru_cache(maxsize=256)  # a text tells few times, again and again
def _written(period: Period) -> tuple[str, str, tuple[date, date]]:
    return period.value, period.edtf, (period.first, period.last)


def spanning(first: date, last: date, basis: str, why: str, value: str, period: Period | None = None) -> Answer:
    return Answer("DATE", value, why, window(first, last), basis, period, (first, last))


def unknown(value: str, why: str, kind: str = "DATE") -> Answer:
    return Answer(kind, value, why)
