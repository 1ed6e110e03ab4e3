"""Words that point: Monday, last week, the same day."""

from datetime import date

from timeline.dates.periods import MONTHS_OF, WEEKDAYS, Period, day_in_words, in_words, moved, plus_days
from timeline.extraction.expressions import meanings as said
from timeline.extraction.expressions.meanings import THIS, Expression
from timeline.extraction.resolution.answers import EVENT, Answer, dated, spanning, unknown
from timeline.extraction.resolution.speech import counted_from
from timeline.extraction.telling import Telling

# How many of the last days told may be the one that "was a Thursday".
MOST_TOLD = 60


def weekday(meaning: said.Weekday, expression: Expression, telling: Telling) -> Answer:
    if meaning.some:
        return _some_weekday(meaning, telling)
    base, basis = counted_from(expression, telling)
    if meaning.told or telling.history:
        anchor = telling.day_anchor(expression.start)
        base, basis = (anchor.first, EVENT) if anchor else (None if meaning.told else base, basis)
    if base is None:
        missing = "it counts from is not told" if meaning.told else "of writing is not known"
        return unknown(f"XXXX-WXX-{meaning.weekday + 1}", f"the day {missing}")
    if meaning.week is not None:
        day = plus_days(Period.of("week", base).neighbour(meaning.week).first, meaning.weekday)
        return dated(Period("day", day), basis, f"of that week, counted from {in_words(base)}")
    back = (base.weekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - base.weekday()) % 7
    name = day_in_words(base)
    if meaning.direction is not None and meaning.direction > 0:
        return dated(Period("day", plus_days(base, ahead or 7)), basis, f"the {WEEKDAYS[meaning.weekday]} after {name}")
    if meaning.direction is not None and meaning.direction < 0:
        return dated(Period("day", plus_days(base, -(back or 7))), basis, f"the {WEEKDAYS[meaning.weekday]} before {name}")
    if expression.ahead and meaning.direction is None and not telling.history and ahead:
        return dated(
            Period("day", plus_days(base, ahead)), basis, f"the {WEEKDAYS[meaning.weekday]} after {name}, since its verb looks ahead"
        )
    if (telling.history and basis == EVENT) or meaning.told or meaning.direction == THIS:
        return dated(Period("day", plus_days(base, ahead)), basis, f"the {WEEKDAYS[meaning.weekday]} from {name}")
    if not back:
        return dated(Period("day", base), basis, f"{name} itself")
    return dated(Period("day", plus_days(base, -back)), basis, f"the {WEEKDAYS[meaning.weekday]} before {name}")


def _some_weekday(meaning: said.Weekday, telling: Telling) -> Answer:
    """ "It was a Thursday": the one stated day that was one, else the last day told that was."""
    stated = {day for day in telling.stated_days if day.weekday() == meaning.weekday}
    told = [period.first for _, period in telling.dated[-MOST_TOLD:] if period.first.weekday() == meaning.weekday]
    if len(stated) != 1 and not told:
        return unknown(f"XXXX-WXX-{meaning.weekday + 1}", "the day that it tells the weekday of is not known")
    day = stated.pop() if len(stated) == 1 else told[-1]
    return dated(Period("day", day), EVENT, f"the weekday of {day_in_words(day)}")


def unit(meaning: said.Unit, expression: Expression, telling: Telling) -> Answer:
    pointing = meaning.unit == "day" and (meaning.said == "following" or (meaning.said == "today" and not meaning.offset))
    if pointing and telling.events and (beside := telling.events.date_beside(expression, telling)):
        return beside
    base, basis = counted_from(expression, telling)
    anchor = telling.anchor(expression.start)
    if meaning.said in ("following", "the next") or telling.history:
        if meaning.unit == "day":
            anchor = telling.day_anchor(expression.start)
        if meaning.said == "following" and anchor and anchor.unit not in (meaning.unit, "day", "month", "week"):
            anchor = None if MONTHS_OF.get(anchor.unit, 0) > MONTHS_OF.get(meaning.unit, 1) else anchor
        if meaning.said == "today" and telling.history:
            return unknown("PRESENT_REF" if not meaning.offset else "PAST_REF", "the time of writing")
        if anchor and meaning.said != "the next" or anchor and telling.history:
            base, basis = anchor.first, EVENT
        elif meaning.said == "following" and meaning.unit == "day":
            return unknown("XXXX-XX-XX", "the day it counts from is not told")
    if base is None:
        return unknown(_unknown_unit(meaning), "the day of writing is not known")
    return _unit_from(meaning, base, basis, telling)


def _unknown_unit(meaning: said.Unit) -> str:
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(
        meaning.unit, "XXXX"
    )


def _unit_from(meaning: said.Unit, base: date, basis: str, telling: Telling) -> Answer:
    here = Period.of(meaning.unit, base)
    period = here.neighbour(meaning.offset)
    if telling.quarter and meaning.unit == "quarter" and meaning.said in ("latest", "the"):
        period = latest_quarter(telling.quarter, base)
    if meaning.unit == "weekend" and meaning.said == "the" and here.first > base:
        period = here.neighbour(-1)
    if meaning.said == "past":
        return spanning(moved(base, -1, meaning.unit), base, basis, f"up to {in_words(base)}", period.value)
    if meaning.offset == 0:
        return dated(period, basis, f"of {in_words(base)}")
    return dated(period, basis, _beside(meaning.unit, meaning.offset, base))


def _beside(unit: str, offset: int, base: date) -> str:
    many = {1: f"the {unit}", 2: f"two {unit}s"}.get(abs(offset), f"{abs(offset)} {unit}s")
    there = day_in_words(base) if unit == "day" else f"that of {in_words(base)}"
    return f"{many} {'after' if offset > 0 else 'before'} {there}"


def latest_quarter(number: int, base: date) -> Period:
    period = Period("quarter", date(base.year, number * 3 - 2, 1))
    return period if period.first <= base else period.neighbour(-4)


def _told_since(expression: Expression, telling: Telling) -> Period | None:
    """The month that the same paragraph tells, where the last day was told in one before."""
    text, month = telling.text, telling.last
    if month is None or month.unit != "month" or telling.last_at <= telling.last_day_at:
        return None
    here = "\n" not in text[telling.last_at : expression.start]
    return month if here and "\n" in text[max(0, telling.last_day_at) : telling.last_at] else None


def same(meaning: said.Same, expression: Expression, telling: Telling) -> Answer:
    if not meaning.unit:
        return unknown("PAST_REF", "a time spoken of, not a date")
    if meaning.unit == "day" and meaning.said == "this" and not telling.history:
        return unknown("PRESENT_REF", "a day spoken of")
    anchor = (
        (telling.last_day if meaning.said == "same" else telling.day_anchor(expression.start))
        if meaning.unit == "day"
        else (telling.anchor(expression.start))
    )
    if (
        expression.meaning is meaning
        and meaning.unit == "day"
        and meaning.said in ("same", "that")
        and (told := _told_since(expression, telling))
    ):
        return dated(told, EVENT, f"points back to a day of {told.name}")
    if meaning.said in ("following", "previous"):
        anchor = telling.looks_back(expression.start) or anchor
    if anchor is None or (meaning.unit in MONTHS_OF and MONTHS_OF.get(anchor.unit, 0) > MONTHS_OF[meaning.unit]):
        return unknown(_unknown_unit(said.Unit(meaning.unit, 0)), f"the {meaning.unit} it points back to is not told")
    period = Period.of(meaning.unit if meaning.unit != "fortnight" else "week", anchor.first)
    if meaning.said in ("following", "previous"):
        period = period.neighbour(-1 if meaning.said == "previous" else 1)
    if isinstance(meaning.whole, said.Month):
        period = Period("month", date(period.first.year, meaning.whole.month, 1))
    return dated(period, EVENT, f"points back to {anchor.name}")
