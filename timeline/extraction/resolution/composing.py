"""Days of meanings that hold others: a part of a month, the last week of August, a time of day, a range, an anniversary."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.periods import Period, in_words, plus_days, plus_months, window
from timeline.extraction.expressions import meanings as said
from timeline.extraction.expressions.meanings import LAST, NEXT, Expression
from timeline.extraction.resolution.answers import EVENT, PUBLICATION, Answer, dated, spanning
from timeline.extraction.telling import Telling

_PLACES = {"start": 0, "mid": 1, "end": 2}
# First and last day of the part, counted from Monday; months of each part of a longer time; first and last year of it.
_WEEK_PARTS = {"start": (0, 2), "mid": (1, 4), "end": (3, 6)}
_MONTHS_OF_PART = {"year": 4, "half": 2, "quarter": 1, "season": 1}
_YEARS_OF_PART = {
    "decade": {"start": (0, 3), "mid": (4, 6), "end": (7, 9)},
    "century": {"start": (1, 33), "mid": (34, 66), "end": (67, 100)},
}
NEAR_RETURN = 45
# Where more days are stated in full, nobody can tell which one returns.
MOST_STATED = 3


def part(meaning: said.Part, expression: Expression, telling: Telling) -> Answer:
    whole = telling.answer(meaning.whole, expression)
    if whole.period is None or meaning.part == "some":
        return whole
    first, last = _part_of(meaning.part, whole.period, telling)
    if first > last:
        return whole
    name = {"start": "early", "mid": "mid", "end": "late"}.get(meaning.part, meaning.part)
    edtf = window(first, last) if (first, last) != (whole.period.first, whole.period.last) else whole.edtf
    return replace(whole, edtf=edtf, bounds=(first, last), why=f"{name} in {whole.period.name}; {whole.why}")


def _part_of(name: str, whole: Period, telling: Telling) -> tuple[date, date]:
    """First and last day of the part; "earlier" and "later" are seen from the day of writing where that lies in it."""
    first, last = whole.first, whole.last
    if name in ("earlier", "later"):
        now = telling.now if telling.now and not telling.history and first <= telling.now <= last else None
        if name == "earlier":
            return first, plus_days(now, -1) if now and now > first else last
        return plus_days(now, 1) if now and now < last else first, last
    begins, _, ends = name.partition(" to ")
    return _third(begins, whole)[0], _third(ends or begins, whole)[1]


def _third(name: str, whole: Period) -> tuple[date, date]:
    """Of a month ten days, of a year four months, as docs/dates.md has it; of a week three or four days."""
    first, last, place = whole.first, whole.last, _PLACES[name]
    if whole.unit == "month":
        return first.replace(day=place * 10 + 1), first.replace(day=(10, 20, last.day)[place])
    if whole.unit == "week":
        begins, ends = _WEEK_PARTS[name]
        return plus_days(first, begins), plus_days(first, ends)
    if whole.unit in _MONTHS_OF_PART:
        months = _MONTHS_OF_PART[whole.unit]
        return plus_months(first, place * months), plus_days(plus_months(first, (place + 1) * months), -1)
    if whole.unit in _YEARS_OF_PART:
        base = first.year // 10 * 10
        begins, ends = _YEARS_OF_PART[whole.unit][name]
        return date(base + begins, 1, 1), date(base + ends, 12, 31)
    return first, last


def clock(meaning: said.Clock, expression: Expression, telling: Telling) -> Answer:
    if meaning.day is not None:
        day = telling.answer(meaning.day, expression)
        if day.period is None or day.period.unit != "day":
            return replace(day, type="TIME") if day.edtf is None else day
        return replace(day, type="TIME", value=f"{day.value}{meaning.value}")
    if (telling.live or stands_alone(expression, telling.text)) and telling.now and not telling.history:
        day = Period("day", telling.now)
        return replace(dated(day, PUBLICATION, "the hour of an entry", value=f"{day.value}{meaning.value}"), type="TIME")
    anchor = telling.day_anchor(expression.start)
    if anchor:
        return _on_anchor(meaning, expression, telling, anchor)
    if telling.now is None or telling.history:
        return Answer("TIME", f"XXXX-XX-XX{meaning.value}", "the day is not told")
    return Answer("TIME", f"{telling.now.isoformat()}{meaning.value}", "the day is not told; most likely that of writing")


def stands_alone(expression: Expression, text: str) -> bool:
    """Whether it has its line to itself, as the hour of an entry has."""
    return text[expression.start - 1 : expression.start] in ("", "\n") and text[expression.end : expression.end + 1] in ("", "\n")


def _on_anchor(meaning: said.Clock, expression: Expression, telling: Telling, anchor: Period) -> Answer:
    """On the day told before; "at dawn" only on one of its own paragraph, "overnight" also on the day before that."""
    value = f"{anchor.value}{meaning.value}"
    if meaning.value[1].isdigit():
        return replace(dated(anchor, EVENT, f"on {anchor.name}, told before", value=value), type="TIME")
    if "\n" in telling.text[telling.last_day_at : expression.start] and expression.text.lower() != "overnight":
        return Answer("TIME", value, f"the day is not told; most likely {anchor.name}")
    if expression.text.lower() == "overnight":
        first = plus_days(anchor.first, -1)
        return replace(spanning(first, anchor.first, EVENT, f"the night before {anchor.name}", value), type="TIME")
    return replace(dated(anchor, EVENT, f"on {anchor.name}, told before", value=value), type="TIME")


def numbered(meaning: said.Numbered, expression: Expression, telling: Telling) -> Answer:
    whole = telling.answer(meaning.whole, expression)
    if whole.period is None:
        return whole
    if meaning.unit == "week" and meaning.number == 0:
        return dated(Period.of("week", whole.period.first), whole.basis, f"the week of {whole.period.name}; {whole.why}")
    if meaning.unit == "quarter" and meaning.number == 0:
        return _reported_quarter(whole, telling)
    if meaning.unit == "month" and meaning.amount == 1 and meaning.number > 0:
        month = plus_months(whole.period.first, meaning.number - 1)
        return dated(Period.of("month", month), whole.basis, whole.why)
    bounds = _inside(meaning, whole.period)
    if bounds is None:
        return whole
    first, last = bounds
    why = f"counted inside {whole.period.name}; {whole.why}"
    value = first.isoformat() if first == last else _length_value(meaning, first)
    kind = "DATE" if first == last else "DURATION"
    return Answer(kind, value, why, window(first, last), whole.basis, Period("day", first) if first == last else None, bounds)


def _length_value(meaning: said.Numbered, first: date) -> str:
    unit = {"week": "W", "day": "D", "weekend": "WE", "year": "Y", "month": "M", "quarter": "Q", "decade": "E"}.get(meaning.unit, "D")
    return f"P{meaning.amount}{unit}"


def _reported_quarter(whole: Answer, telling: Telling) -> Answer:
    if not telling.quarter:
        return whole
    return dated(Period("quarter", date(whole.period.first.year, telling.quarter * 3 - 2, 1)), whole.basis, "the quarter reported on")


def _inside(meaning: said.Numbered, whole: Period) -> tuple[date, date] | None:
    """First and last day of the nth unit of a longer time; weeks are counted from its first day, or back from its last."""
    if meaning.unit.startswith("weekday "):
        return _nth_weekday(int(meaning.unit[-1]), meaning.number, whole)
    days = {"day": 1, "week": 7, "fortnight": 14}.get(meaning.unit)
    if meaning.unit == "weekend":
        found = _nth_weekday(5, meaning.number, whole)
        return (found[0], plus_days(found[0], 1)) if found else None
    if days:
        size = days * meaning.amount
        first = plus_days(whole.first, (meaning.number - 1) * days) if meaning.number > 0 else plus_days(whole.last, 1 - size)
        last = plus_days(first, size - 1)
    else:
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}.get(meaning.unit, 1)
        size = months * meaning.amount
        start = whole.first if meaning.number > 0 else plus_months(plus_days(whole.last, 1), -size)
        first = plus_months(start, (meaning.number - 1) * months) if meaning.number > 0 else start
        last = plus_days(plus_months(first, size), -1)
    return (first, min(last, whole.last)) if whole.first <= first <= min(last, whole.last) else None


def _nth_weekday(weekday: int, number: int, whole: Period) -> tuple[date, date] | None:
    if number > 0:
        day = plus_days(whole.first, (weekday - whole.first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = plus_days(whole.last, -((whole.last.weekday() - weekday) % 7))
    return (day, day) if whole.first <= day <= whole.last else None


def stretch(meaning: said.Range, expression: Expression, telling: Telling) -> Answer:
    """Both ends; one without its year takes it from the other."""
    first, last = _shared_years(meaning.first, meaning.last)
    one, other = telling.answer(first.meaning, first), telling.answer(last.meaning, last)
    other = _not_before(one, other, last)
    one = _week_before(one, other, first)
    value = f"{one.value}/{other.value}"
    ends = ((meaning.first, one), (meaning.last, other))
    if one.edtf is None or other.edtf is None or one.bounds[0] > other.bounds[1]:
        return Answer("DATE", value, "its ends do not make a range of days", ends=ends)
    basis = one.basis if one.basis == other.basis or one.basis != "stated" else other.basis
    edtf = _range_edtf(one, other, meaning.joint)
    why = f"from {one.period.name if one.period else one.value} to {other.period.name if other.period else other.value}; {other.why}"
    return Answer("DATE", value, why, edtf, basis, other.period, (one.bounds[0], other.bounds[1]), ends)


def _week_before(one: Answer, other: Answer, first: Expression) -> Answer:
    """ "Between Thursday and Saturday", told on a Thursday: the one before that Saturday."""
    meaning = first.meaning.day if isinstance(first.meaning, said.Clock) else first.meaning
    if not isinstance(meaning, said.Weekday) or meaning.direction is not None or not (one.bounds and other.bounds):
        return one
    if one.bounds[0] <= other.bounds[1]:
        return one
    period = one.period.neighbour(-7)
    return dated(period, one.basis, one.why, value=one.value.replace(one.period.value, period.value))


def _range_edtf(one: Answer, other: Answer, joint: str) -> str:
    plain = all(sign not in one.edtf + other.edtf for sign in "[]{},")
    first = one.edtf if plain else _edge(one.bounds, one.bounds[0], joint)
    last = other.edtf if plain else _edge(other.bounds, other.bounds[1], joint)
    if joint == "to":
        return f"{first}/{last}"
    if joint in ("and", "or") and plain:
        return f"{{{first},{last}}}" if joint == "and" else f"[{first},{last}]"
    return f"[{first}..{last}]"


def _edge(bounds: tuple[date, date], day: date, joint: str) -> str:
    """One end of a range, no finer than the words: whole years and months stay so, and a bar from within a window begins about there."""
    first, last = bounds
    text = day.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        text = text[:4] if first.month == 1 and last.month == 12 else text[:7]
    return f"{text}~" if joint == "to" and first != last and text != window(first, last) else text


def _not_before(one: Answer, other: Answer, last: Expression) -> Answer:
    """An end without a year of its own comes after the beginning: "December 1999 to March"."""
    if not (one.bounds and other.bounds) or one.bounds[0] <= other.bounds[0] or getattr(last.meaning, "year", 1) is not None:
        return other
    if other.period is None or other.period.unit not in ("day", "month"):
        return other
    moved = other.period.first
    while moved < one.bounds[0] and moved.year < 9998:
        moved = plus_months(moved, 12)
    return dated(Period(other.period.unit, moved), other.basis, other.why)


def _shared_years(first: Expression, last: Expression) -> tuple[Expression, Expression]:
    one, other = first.meaning, last.meaning
    kinds = (said.Day, said.Month)
    if isinstance(one, kinds) and isinstance(other, kinds) and one.year and other.year is None and other.month:
        before = (one.month, getattr(one, "day", 0)) <= (other.month, getattr(other, "day", 31))
        year = one.year + (not before)
        if isinstance(other, said.Day) and other.day > monthrange(year, other.month)[1]:
            return first, last
        return first, replace(last, meaning=replace(other, year=year))
    return first, last


def anniversary(meaning: said.Anniversary, expression: Expression, telling: Telling) -> Answer:
    """The nearest return of the event's day, or the one its number gives."""
    told = telling.events.date_of(meaning.event, expression, telling) if telling.events and meaning.event else None
    if (told is None or told[0].unit not in ("day", "month")) and (numbered := _return_of_stated(meaning, telling)):
        return numbered
    if told is None or told[0].unit not in ("day", "month"):
        return Answer("DATE", "XXXX-XX-XX", "the event it returns to is not dated")
    period, words = told
    if meaning.number is not None and period.first.year + meaning.number <= 9999:
        day = plus_months(period.first, 12 * int(meaning.number))
        if telling.now and abs(day.year - telling.now.year) > 1:
            return Answer("DATE", "XXXX-XX-XX", "its number does not fit the day told of it")
        return dated(Period(period.unit, day), EVENT, f"{meaning.number} years after {words}")
    if telling.now is None:
        return Answer("DATE", "XXXX-XX-XX", "the day of writing is not known")
    days = [
        plus_months(period.first, 12 * count)
        for count in range(max(1, telling.now.year - period.first.year - 1), telling.now.year - period.first.year + 3)
    ]
    if not days:
        return Answer("DATE", "XXXX-XX-XX", "the event it returns to is still years ahead")
    if meaning.direction == LAST:
        days = [day for day in days if day < telling.now] or days
    elif meaning.direction == NEXT:
        days = [day for day in days if day > telling.now] or days
    day = min(days, key=lambda one: abs(one.toordinal() - telling.now.toordinal()))
    return dated(Period(period.unit, day), EVENT, f"the anniversary of {words} nearest to {in_words(telling.now)}")


def _return_of_stated(meaning: said.Anniversary, telling: Telling) -> Answer | None:
    """ "The fifth anniversary": of the one day stated in full that returns near now, or else of the only one that has returned so."""
    if meaning.number is None or telling.now is None or len(set(telling.stated_days)) > MOST_STATED:
        return None
    returns = {
        plus_months(day, 12 * int(meaning.number)): day for day in telling.stated_days if day.year + meaning.number <= telling.now.year + 1
    }
    near = [day for day in returns if abs((day - telling.now).days) <= NEAR_RETURN]
    past = near or [day for day in returns if day <= telling.now]
    if len(past) != 1:
        return None
    return dated(Period("day", past[0]), EVENT, f"year {meaning.number} after {in_words(returns[past[0]])}")
