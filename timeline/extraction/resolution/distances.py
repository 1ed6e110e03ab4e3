"""Times told by how far they are: two weeks ago, three days later, a week after the attack; lengths and repetitions."""

from dataclasses import replace
from math import ceil, floor

from timeline.dates.periods import MONTHS_OF, Period, moved, plus_days, window
from timeline.extraction.expressions import meanings as said
from timeline.extraction.expressions.amounts import SHORT_UNITS, length
from timeline.extraction.expressions.meanings import LAST, NEXT, Expression
from timeline.extraction.resolution.answers import EVENT, INFERRED, PUBLICATION, Answer, dated, spanning, unknown
from timeline.extraction.resolution.pointing import latest_quarter
from timeline.extraction.resolution.speech import counted_from
from timeline.extraction.telling import Telling

# How exact the day is that "hours after" or "three months after" is told with.
PERIOD_UNITS = {
    "second": "day", "minute": "day", "hour": "day", "day": "day", "weekend": "day", "week": "day", "fortnight": "day", "month": "month",
    "quarter": "month", "year": "year", "decade": "year",
}  # fmt: skip
DAYS_OF_HOURS = {"hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


def shift(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    if meaning.anchor == "period":
        return _year_before(telling)
    if meaning.anchor == "date":
        return _from_date(meaning, expression, telling)
    if meaning.anchor == "event":
        return _from_event(meaning, expression, telling)
    if _compares_years(meaning, telling):
        return _years_ago(meaning, expression, telling)
    if meaning.unit in SHORT_UNITS and meaning.anchor == "narrative":
        return _hours_on(meaning, expression, telling)
    if (
        expression.mod == "LESS_THAN"
        and expression.text.lower().startswith(("less", "under"))
        and (since := _up_to_now(meaning, expression, telling))
    ):
        return since
    base, basis = _base(meaning, expression, telling)
    if meaning.amount is None:
        value = "PAST_REF" if meaning.direction == LAST else "FUTURE_REF"
        return unknown(value, f"some {meaning.unit}s before or after: no day can be counted")
    if base is None:
        return unknown(length(meaning.amount, meaning.unit), "the day it counts from is not told", "DURATION")
    answer = _counted(meaning, expression, base, basis)
    if (
        basis == EVENT
        and telling.now
        and not telling.history
        and answer.bounds
        and answer.bounds[0] > telling.now
        and not expression.future
    ):
        return unknown(length(meaning.amount, meaning.unit), "it would be after the day of writing, so it counts from another", "DURATION")
    return answer


def _hours_on(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    """ "48 hours later" is two days on, "20 minutes later" still that day; other hours may reach into the next."""
    value = length(meaning.amount, meaning.unit)
    told = telling.day_anchor(expression.start)
    days = (meaning.amount or 0) * DAYS_OF_HOURS[meaning.unit] * meaning.direction
    if told is None or meaning.amount is None or (telling.now and plus_days(told.first, floor(days)) > telling.now):
        return unknown(value, "hours from another time: no day can be counted", "DURATION")
    first, last = plus_days(told.first, floor(days)), plus_days(told.first, ceil(days))
    if meaning.unit != "hour":
        first = last = told.first
    why = f"{meaning.amount:g} {meaning.unit}s from {told.name}"
    return replace(spanning(first, last, EVENT, why, value, Period("day", first) if first == last else None), type="DURATION")


def _up_to_now(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer | None:
    """ "Less than a month ago": one of the days since."""
    if telling.now is None or telling.history or not meaning.amount or meaning.unit in SHORT_UNITS or meaning.anchor != "speech":
        return None
    first, last = plus_days(moved(telling.now, -ceil(meaning.amount), meaning.unit), 1), plus_days(telling.now, -1)
    answer = _counted(meaning, expression, Period("day", telling.now), PUBLICATION)
    return replace(answer, edtf=window(first, last), bounds=(first, last), why=f"within {answer.why}") if answer.bounds else None


def _compares_years(meaning: said.Shift, telling: Telling) -> bool:
    """ "A year earlier", "a year ago": in the news a comparison with the time reported on."""
    if telling.history or meaning.exact or meaning.unit != "year" or meaning.direction != LAST:
        return False
    return meaning.anchor == "narrative" or (meaning.amount == 1 and telling.quarter is not None)


def _base(meaning: said.Shift, expression: Expression, telling: Telling) -> tuple[Period | None, str]:
    """What is counted from: the day of writing or speech, or the date told before; days and weeks need a day."""
    told = telling.anchor(expression.start)
    if meaning.anchor == "narrative":
        fine = meaning.unit in ("day", "week", "weekend", "fortnight")
        return (None if told and fine and told.unit != "day" else told), EVENT
    if telling.history and told:
        return told, INFERRED
    day, basis = counted_from(expression, telling)
    return (Period("day", day) if day else None), basis


def _years_ago(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    """ "A year ago" in a report of a quarter is that quarter of the year before."""
    if telling.quarter and telling.now and meaning.amount == 1:
        return _year_before(telling)
    if telling.now is None or meaning.amount is None:
        return unknown("PAST_REF", "the day it counts from is not told")
    return _counted(meaning, expression, Period("day", telling.now), PUBLICATION)


def _year_before(telling: Telling) -> Answer:
    if telling.now is None:
        return unknown("XXXX", "the day of writing is not known")
    if telling.quarter:
        period = latest_quarter(telling.quarter, telling.now).neighbour(-4)
        return dated(period, PUBLICATION, "the quarter reported on, a year before")
    return dated(Period.of("year", telling.now).neighbour(-1), PUBLICATION, f"the year before {telling.now.year}")


def _counted(meaning: said.Shift, expression: Expression, base: Period, basis: str) -> Answer:
    """Days are counted to the day; weeks, months and years to the week, month and year."""
    amount, unit = meaning.amount * meaning.direction, meaning.unit
    if meaning.exact:
        return dated(Period("day", moved(base.first, round(amount), unit)), basis, f"to the day, before {base.name}")
    words = f"{_many(meaning.amount, unit)} {'before' if amount < 0 else 'after'} {base.name}"
    rough = "~" if expression.mod in ("APPROX", "LESS_THAN", "MORE_THAN") else ""
    if unit in SHORT_UNITS:
        return _hours(abs(amount) * DAYS_OF_HOURS[unit], amount, base, basis, words)
    if unit in ("day", "weekend"):
        return _roughly(Period("day", plus_days(base.first, round(amount))), basis, words, rough)
    if unit in ("week", "fortnight"):
        return _weeks(round(amount * (2 if unit == "fortnight" else 1)), base, basis, words, rough, expression)
    months = round(amount * MONTHS_OF[unit])
    fine = "month" if unit in ("month", "quarter") or months % 12 else "year"
    if base.unit in ("year", "decade", "century") and fine == "month":
        return unknown(length(meaning.amount, unit), "the month it counts from is not told", "DURATION")
    if base.unit in ("quarter", "season", "half") and fine == "month":
        first, last = moved(base.first, months, "month"), Period.of("month", moved(base.last, months, "month")).last
        return spanning(first, last, basis, words, Period.of("month", first).value, None)
    return _roughly(Period.of(fine, moved(base.first, months, "month")), basis, words, rough)


def _many(amount: float, unit: str) -> str:
    if amount == 0.5:
        return f"half {'an' if unit == 'hour' else 'a'} {unit}"
    return f"{amount:g} {unit if amount == 1 else 'centuries' if unit == 'century' else f'{unit}s'}"


def _hours(days: float, amount: float, base: Period, basis: str, why: str) -> Answer:
    """Hours from some time of a day: that day or the one they may reach into."""
    nearer, farther = floor(days), ceil(days)
    if amount < 0:
        first, last = plus_days(base.first, -farther), plus_days(base.first, -nearer)
    else:
        first, last = plus_days(base.first, nearer), plus_days(base.first, farther)
    value = (last if amount < 0 else first).isoformat()
    return replace(spanning(first, last, basis, why, value, Period("day", first) if first == last else None), type="TIME")


def _roughly(period: Period, basis: str, why: str, rough: str) -> Answer:
    edtf = period.edtf + rough if period.unit in ("day", "month", "year") else period.edtf
    return dated(period, basis, why, edtf=edtf)


def _weeks(count: int, base: Period, basis: str, why: str, rough: str, expression: Expression) -> Answer:
    day = plus_days(base.first, 7 * count)
    week = Period.of("week", day)
    if basis == EVENT or abs(count) <= 2:
        value = day.isoformat() if not rough else week.value
    else:
        value = week.value
    return dated(week, basis, why, value=value) if basis != EVENT else _roughly(Period("day", day), basis, why, rough or "~")


def _from_date(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    """Counted from the date named behind it."""
    start = telling.answer(meaning.whole, expression)
    if start.period is None or meaning.amount is None or meaning.unit in SHORT_UNITS:
        return unknown(length(meaning.amount, meaning.unit), f"counted from {start.value}", "DURATION")
    return _counted(meaning, expression, start.period, EVENT)


def _from_event(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    told = telling.events.date_of(meaning.event, expression, telling) if telling.events else None
    if told is None and telling.history and (anchor := telling.day_anchor(expression.start)) and meaning.unit not in SHORT_UNITS:
        told = anchor, f"{anchor.name}, told just before"
    if told is None or meaning.unit in SHORT_UNITS:
        beside = _told_beside(meaning, expression, telling)
        if beside or told is None:
            return beside or unknown(length(meaning.amount, meaning.unit), "the event it counts from is not dated", "DURATION")
    period, words = told
    if meaning.amount is None and meaning.unit not in SHORT_UNITS:
        return unknown("FUTURE_REF" if meaning.direction == NEXT else "PAST_REF", f"some {meaning.unit}s from {words}")
    answer = _counted(replace(meaning, amount=meaning.amount or 0), expression, period, EVENT)
    return replace(answer, type="DATE", why=f"counted from {words}")


def _told_beside(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer | None:
    """ "On Tuesday, hours after the talks", "eight days after the vote, on Tuesday": the day told beside it, as exact as its unit."""
    day = (telling.events.day_behind(expression, telling) if telling.events else None) or telling.day_in_sentence(expression.start)
    if day is None or meaning.unit not in PERIOD_UNITS:
        return None
    period = Period.of(PERIOD_UNITS[meaning.unit], day.first)
    answer = dated(period, EVENT, f"told together with {day.name}", value=length(meaning.amount, meaning.unit))
    return replace(answer, type="DURATION")


def duration(meaning: said.Duration, expression: Expression, telling: Telling) -> Answer:
    return unknown(length(meaning.amount, meaning.unit), "a length of time", "DURATION")


def ended(meaning: said.Ended, expression: Expression, telling: Telling) -> Answer:
    """A length of time, and which: up to the day or month behind it."""
    gone = expression.text.endswith("ended")
    end = telling.answer(meaning.last, replace(expression, past=gone, governed=gone))
    value = length(1, meaning.unit)
    if end.period is None or (meaning.unit == "week" and end.period.unit != "day"):
        return unknown(value, "a length of time", "DURATION")
    why = f"up to {end.period.name}; {end.why}"
    if meaning.unit == "week":
        first, last = plus_days(end.period.first, -6), end.period.first
        return Answer("DURATION", value, why, f"{first}/{last}", end.basis, None, (first, last))
    last = Period.of("month", end.period.first)
    first = last.neighbour(1 - MONTHS_OF[meaning.unit])
    whole = Period.of(meaning.unit, last.first)
    edtf = whole.edtf if (whole.first, whole.last) == (first.first, last.last) else f"{first.edtf}/{last.edtf}"
    return Answer("DURATION", value, why, edtf, end.basis, None, (first.first, last.last))


def repeated(meaning: said.Repeated, expression: Expression, telling: Telling) -> Answer:
    return unknown(meaning.value, "again and again", "SET")


def ref(meaning: said.Ref, expression: Expression, telling: Telling) -> Answer:
    return unknown(meaning.value, "no date, only past, present or future")
