"""Dates of the Islamic and the Iranian calendar: what is said, and the Gregorian days that it means."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from timeline.dates import calendars, edtf
from timeline.dates.calendars import Calendar, NoSuchDay
from timeline.dates.span import Span
from timeline.extraction.expressions.meanings import LAST, NEXT, THIS, Expression, Part, Range
from timeline.extraction.types import Dated, Timex

NAMES = {Calendar.HIJRI: "Islamic (Hijri)", Calendar.SOLAR_HIJRI: "Iranian (Solar Hijri)"}
FEASTS = {
    "hijri_new_year": (Calendar.HIJRI, 1, 1),
    "tasua": (Calendar.HIJRI, 1, 9),
    "ashura": (Calendar.HIJRI, 1, 10),
    "arbaeen": (Calendar.HIJRI, 2, 20),
    "mawlid": (Calendar.HIJRI, 3, 12),
    "isra_miraj": (Calendar.HIJRI, 7, 27),
    "mabath": (Calendar.HIJRI, 7, 27),
    "mid_shaban": (Calendar.HIJRI, 8, 15),
    "laylat_al_qadr": (Calendar.HIJRI, 9, 27),
    "eid_al_fitr": (Calendar.HIJRI, 10, 1),
    "arafah": (Calendar.HIJRI, 12, 9),
    "eid_al_adha": (Calendar.HIJRI, 12, 10),
    "ghadir": (Calendar.HIJRI, 12, 18),
    "nowruz": (Calendar.SOLAR_HIJRI, 1, 1),
    "sizdah_bedar": (Calendar.SOLAR_HIJRI, 1, 13),
    "yalda": (Calendar.SOLAR_HIJRI, 9, 30),
}
# A Gregorian day told beside a tabular one is the same day if it is no farther from it; sighting moves by a day or two.
SIGHTED_WITHIN = {Calendar.HIJRI: 3, Calendar.SOLAR_HIJRI: 0}
_PARTS_OF_MONTH = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}
_PARTS_OF_YEAR = {"start": (1, 4), "mid": (5, 8), "end": (9, 12)}
_SEASONS = ((1, 3), (4, 6), (7, 9), (10, 12))


@dataclass(frozen=True, slots=True)
class Converted:
    """A day, month, year, season (spring 0) or decade (its first year) as another calendar counts it.

    What is not said is None; `year_gregorian` is a Gregorian year said beside a month or feast, `beside` the Gregorian
    day (year or None, month, day) that the text gives for it.
    """

    calendar: Calendar
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: int | None = None
    season: int | None = None
    decade: int | None = None
    year_gregorian: int | None = None
    year_offset: int | None = None
    beside: tuple[int | None, int, int] | None = None

    @property
    def edtf(self) -> str | None:
        """The Gregorian days, where the words alone tell the year."""
        return _written(_span(self, None)) if self.year is not None or self.decade is not None else None


def own(expression: Expression) -> bool:
    """Whether it is of another calendar, to be resolved here."""
    meaning = expression.meaning
    if isinstance(meaning, Range):
        return own(meaning.first) or own(meaning.last)
    return isinstance(meaning.whole if isinstance(meaning, Part) else meaning, Converted)


def resolve(found: Sequence[Expression], published: Span | None) -> list[Dated]:
    """The expressions of other calendars with the Gregorian days they mean; the others are left out."""
    return [_dated(expression, published) for expression in found if own(expression)]


def _dated(expression: Expression, published: Span | None) -> Dated:
    calendar = _calendar(expression.meaning)
    try:
        span = _span_from(expression.meaning, published)
    except (NoSuchDay, OverflowError):
        span = None
    edtf_text = _limited(expression, span) if span else None
    basis = None if span is None else "stated" if _is_stated(expression.meaning) else "relative_to_publication"
    precision = str(edtf.parse(edtf_text).precision) if edtf_text else None
    why = _why(calendar, expression.meaning, span)
    value = span.earliest.isoformat() if span and span.days == 1 else _coarse(span)
    return Dated(
        expression.start,
        expression.end,
        expression.text,
        Timex("DATE", value, expression.mod),
        edtf_text,
        precision,
        basis,
        why,
        str(calendar),
    )


def _span_from(meaning, published: Span | None) -> Span | None:
    """Counted from the first and from the last day on which the text may have been published."""
    if published is None or published.is_open:
        return _span(meaning, None)
    spans = [_span(meaning, now) for now in {published.earliest, published.latest}]
    return reduce(Span.hull, spans) if all(spans) else None


def _coarse(span: Span | None) -> str:
    """TIMEX3 has no value for days across months; the month or year that holds them all."""
    if span is None or span.earliest.year != span.latest.year:
        return "XXXX"
    if span.earliest.month == span.latest.month:
        return f"{span.earliest:%Y-%m}"
    return f"{span.earliest:%Y}"


def _why(calendar: Calendar, meaning, span: Span | None) -> str:
    if span is None:
        return f"the {NAMES[calendar]} calendar; which year is not known"
    if isinstance(meaning, Converted) and meaning.beside:
        return f"the {NAMES[calendar]} calendar; the text gives the Gregorian day"
    counted = "its tabular form and a day on either side, as it rests on sighting" if calendar is Calendar.HIJRI else "reckoned exactly"
    return f"the {NAMES[calendar]} calendar, {counted}"


def _calendar(meaning) -> Calendar:
    if isinstance(meaning, Range):
        return _calendar(meaning.first.meaning if own(meaning.first) else meaning.last.meaning)
    return meaning.whole.calendar if isinstance(meaning, Part) else meaning.calendar


def _is_stated(meaning) -> bool:
    if isinstance(meaning, Range):
        return all(_is_stated(end.meaning) for end in (meaning.first, meaning.last))
    meaning = meaning.whole if isinstance(meaning, Part) else meaning
    return meaning.year is not None or meaning.decade is not None or meaning.year_gregorian is not None


def _limited(expression: Expression, span: Span) -> str:
    """EDTF, as the limiting word has it."""
    if isinstance(expression.meaning, Range):
        if expression.meaning.joint == "to":
            return f"{span.earliest}/{span.latest}"
        return _written(span)
    match expression.limit:
        case "since":
            return f"{span.earliest}/.."
        case "until":
            return f"../{span.latest}"
        case "by":
            return f"[..{span.latest}]"
        case "before":
            return f"[..{date.fromordinal(span.earliest.toordinal() - 1)}]"
        case "after":
            meaning = expression.meaning
            is_day = isinstance(meaning, Converted) and meaning.day is not None
            return f"[{date.fromordinal(span.latest.toordinal() + 1) if is_day else span.earliest}..]"
    return _written(span)


def _written(span: Span) -> str:
    return span.earliest.isoformat() if span.days == 1 else f"[{span.earliest}..{span.latest}]"


def _span(meaning, now: date | None) -> Span | None:
    """The Gregorian days, None where the year is not told and the day of writing is not known."""
    if isinstance(meaning, Range):
        return _span_of_range(meaning, now)
    if isinstance(meaning, Part):
        return _span_of_part(meaning, now)
    if meaning.decade is not None:
        first, last = _decade_years(meaning)
        return calendars.span(meaning.calendar, first).hull(calendars.span(meaning.calendar, last))
    if meaning.beside and (day := _day_beside(meaning, now)):
        return Span.of_day(day)
    year = meaning.year if meaning.year is not None else _year(meaning, now)
    return None if year is None else _in_year(meaning, year)


def _decade_years(meaning: Converted) -> tuple[int, int]:
    return max(1, meaning.decade), meaning.decade + 9


def _in_year(meaning: Converted, year: int) -> Span:
    if meaning.season is not None:
        first, last = _SEASONS[meaning.season]
        return calendars.span(meaning.calendar, year, first).hull(calendars.span(meaning.calendar, year, last))
    return calendars.span(meaning.calendar, year, meaning.month, meaning.day)


def _span_of_range(meaning: Range, now: date | None) -> Span | None:
    first, last = _span(meaning.first.meaning, now), _span(meaning.last.meaning, now)
    return first.hull(last) if first and last else None


def _span_of_part(meaning: Part, now: date | None) -> Span | None:
    whole = meaning.whole
    year = whole.year if whole.year is not None else _year(whole, now)
    if year is None and whole.decade is None:
        return None
    if whole.decade is not None:
        first, last = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}[meaning.part]
        years = max(1, whole.decade + first), whole.decade + last
        return calendars.span(whole.calendar, years[0]).hull(calendars.span(whole.calendar, years[1]))
    if whole.season is not None:
        month = _SEASONS[whole.season][0] + ("start", "mid", "end").index(meaning.part)
        return calendars.span(whole.calendar, year, month)
    if whole.month is None:
        first, last = _PARTS_OF_YEAR[meaning.part]
        return calendars.span(whole.calendar, year, first).hull(calendars.span(whole.calendar, year, last))
    first, last = _PARTS_OF_MONTH[meaning.part]
    last = min(last, calendars.month_length(whole.calendar, year, whole.month))
    return calendars.span(whole.calendar, year, whole.month, first).hull(calendars.span(whole.calendar, year, whole.month, last))


def _year(meaning: Converted, now: date | None) -> int | None:
    """The year that is meant where none is said: a day is nearest to the day of writing, a month the latest."""
    if meaning.year_gregorian is not None:
        return _year_within(meaning, meaning.year_gregorian)
    if now is None:
        return None
    here = calendars.counted(meaning.calendar, now).year
    if meaning.year_offset is not None:
        return here + meaning.year_offset
    years = [year for year in range(here - 8, here + 9) if year >= 1 and _exists(meaning, year)]
    spans = {year: _in_year(meaning, year) for year in years}
    if meaning.direction == LAST:
        return max((year for year in years if spans[year].latest < now), default=None)
    if meaning.direction == NEXT:
        return min((year for year in years if spans[year].earliest > now), default=None)
    if meaning.direction == THIS:
        return here
    if meaning.day is None:
        return max((year for year in years if spans[year].earliest <= now), default=None)
    return _nearest(meaning, spans, now)


def _nearest(meaning: Converted, spans: dict[int, Span], now: date) -> int | None:
    def distance(year: int) -> int:
        span = spans[year]
        return abs((span.earliest + (span.latest - span.earliest) / 2 - now).days)

    agreeing = [year for year in spans if meaning.weekday is None or _falls_on(meaning.weekday, spans[year])]
    return min(agreeing or spans, key=lambda year: (distance(year), year), default=None)


def _falls_on(weekday: int, span: Span) -> bool:
    return any(date.fromordinal(day).weekday() == weekday for day in range(span.earliest.toordinal(), span.latest.toordinal() + 1))


def _exists(meaning: Converted, year: int) -> bool:
    return meaning.day is None or meaning.day <= calendars.month_length(meaning.calendar, year, meaning.month)


def _year_within(meaning: Converted, gregorian: int) -> int | None:
    """The year in which the month or day lies in a Gregorian year ("Ramadan 2020")."""
    first = calendars.counted(meaning.calendar, date(gregorian, 1, 1)).year
    for year in (first, first + 1, first - 1):
        if year >= 1 and _exists(meaning, year) and _in_year(meaning, year).earliest.year == gregorian:
            return year
    return None


def _day_beside(meaning: Converted, now: date | None) -> date | None:
    """The Gregorian day that the text gives, if it can be the day that is counted here."""
    year, month, number = meaning.beside
    if year is None and meaning.year is None and now is None:
        return None
    counted = replace(meaning, beside=None)
    if counted.year is None:
        counted = replace(counted, year_gregorian=None)
    for day in _candidates(year, month, number, counted, now):
        try:
            years = [counted.year] if counted.year else [calendars.counted(meaning.calendar, day).year + step for step in (-1, 0, 1)]
            spans = [_in_year(counted, one) for one in years if one >= 1 and _exists(counted, one)]
        except NoSuchDay:
            continue
        if any(abs((span.earliest - day).days) <= SIGHTED_WITHIN[meaning.calendar] for span in spans):
            return day
    return None


def _candidates(year: int | None, month: int, number: int, counted: Converted, now: date | None) -> list[date]:
    """That day of the year said, else of the years around, the nearest first."""
    middle = _in_year(counted, counted.year).earliest if counted.year else now
    years = [year] if year is not None else range(max(1, middle.year - 1), middle.year + 2)
    days = [date(one, month, number) for one in years if number <= monthrange(one, month)[1]]
    return sorted(days, key=lambda day: abs((day - middle).days)) if middle else days
