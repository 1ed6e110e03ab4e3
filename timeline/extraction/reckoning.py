"""Which days an expression means, told on a given day: the calendar behind every meaning."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from timeline.extraction.expressions import meanings as said
from timeline.extraction.expressions.amounts import SHORT_UNITS, length
from timeline.extraction.expressions.meanings import LAST, NEXT, THIS, Expression
from timeline.extraction.holidays import feast
from timeline.extraction.periods import MONTHS_OF, Period, in_words, moved, plus_days, window
from timeline.extraction.telling import REACH, Telling

STATED, PUBLICATION, EVENT, INFERRED = "stated", "relative_to_publication", "relative_to_event", "inferred"
# How much the last days and months told, the next stated ones, and a year named since say about the year of "on 5 May".
BEFORE = (1.0, 0.4, 0.3)
AHEAD = (0.6, 0.4)
NAMED_NEAR, NAMED = 1.5, 0.9
YEAR_REACH = 250
NEAR_YEARS = 5
# From December a story goes on to January: ten months back is more likely two ahead.
RUNS_BACK = 8
# A date told of the past is not read as one so many days ahead.
LONG_AHEAD = 90
SOON = 120
# Words quoted from before the day of writing are not older than so many days.
SPOKEN_WITHIN = 14
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
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


def reckon(expression: Expression, telling: Telling) -> Answer:
    """The days of one expression, as told so far; `telling` is not changed."""
    return answer_of(expression.meaning, expression, telling)


def answer_of(meaning, expression: Expression, telling: Telling) -> Answer:
    return _RULES[type(meaning)](meaning, expression, telling)


def dated(period: Period, basis: str, why: str, value: str | None = None, edtf: str | None = None) -> Answer:
    return Answer("DATE", value or period.value, why, edtf or period.edtf, basis, period, (period.first, period.last))


def _spanning(first: date, last: date, basis: str, why: str, value: str, period: Period | None = None) -> Answer:
    return Answer("DATE", value, why, window(first, last), basis, period, (first, last))


def _unknown(value: str, why: str, kind: str = "DATE") -> Answer:
    return Answer(kind, value, why)


# --- days and months -------------------------------------------------------------------------------------------------


def _day(meaning: said.Day, expression: Expression, telling: Telling) -> Answer:
    if meaning.month is None:
        return _number_of_month(meaning, expression, telling)
    if meaning.year:
        return _stated_day(meaning)
    if telling.history and meaning.direction is None and (anchor := telling.anchor(expression.start)):
        day = _in_story(meaning.month, meaning.day, telling, expression.start)
        return dated(Period("day", day), INFERRED, f"the year of {anchor.name}, told just before")
    if telling.now is None:
        return _unknown(f"XXXX-{meaning.month:02}-{meaning.day:02}", "the year is not said, and the day of writing is not known")
    day = _nearest_day(meaning, telling.now)
    how = {LAST: "the last", NEXT: "the next", THIS: "this"}.get(meaning.direction, "the nearest")
    if (
        expression.past
        and not expression.future
        and meaning.direction is None
        and (day - telling.now).days > (0 if expression.governed else LONG_AHEAD)
    ):
        day = _nearest_day(replace(meaning, direction=LAST), telling.now)
        how = "the last"
    agrees = f" that is a {WEEKDAYS[meaning.weekday]}" if meaning.weekday is not None and day.weekday() == meaning.weekday else ""
    return dated(Period("day", day), PUBLICATION, f"{how} {day.day} {day:%B}{agrees} to {in_words(telling.now)}")


def _stated_day(meaning: said.Day) -> Answer:
    day = date(meaning.year, meaning.month, meaning.day)
    if meaning.doubtful:
        other = date(meaning.year, *meaning.doubtful)
        first, last = sorted((day, other))
        return Answer(
            "DATE", day.isoformat(), "month and day may be told in either order", f"[{first},{last}]", STATED, None, (first, last)
        )
    why = "stated in full"
    if meaning.weekday is not None and day.weekday() != meaning.weekday:
        why = f"stated in full, though it was a {WEEKDAYS[day.weekday()]}"
    return dated(Period("day", day), STATED, why)


def _number_of_month(meaning: said.Day, expression: Expression, telling: Telling) -> Answer:
    """ "Friday the 13th": the nearest month in which they agree."""
    if telling.now is None or not 1 <= meaning.day <= 31:
        return _unknown("XXXX-XX-XX", "neither month nor year is said")
    months = (Period.of("month", telling.now).neighbour(count).first for count in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6))
    for month in months:
        if meaning.day <= monthrange(month.year, month.month)[1]:
            day = month.replace(day=meaning.day)
            if meaning.weekday is None or day.weekday() == meaning.weekday:
                return dated(Period("day", day), PUBLICATION, f"the nearest such day to {in_words(telling.now)}")
    return _unknown("XXXX-XX-XX", "no month near the day of writing has such a day")


def _candidates(month: int, number: int, years: range) -> list[date]:
    return [date(year, month, number) for year in years if 1 <= year <= 9999 and number <= monthrange(year, month)[1]]


def _nearest_day(meaning: said.Day, now: date) -> date:
    """The nearest such day; a weekday beside it must agree if any year within six lets it."""
    days = _candidates(meaning.month, meaning.day, range(now.year - 8, now.year + 9))
    if meaning.direction == LAST:
        days = [day for day in days if day < now] or days
    elif meaning.direction == NEXT:
        days = [day for day in days if day > now] or days
    elif meaning.direction == THIS:
        days = [day for day in days if day.year == now.year] or days
    near = sorted(days, key=lambda day: (abs(day.toordinal() - now.toordinal()), day))
    if meaning.weekday is None:
        return near[0]
    agreeing = [day for day in near if day.weekday() == meaning.weekday]
    return agreeing[0] if agreeing and (abs((agreeing[0] - now).days) < 400 or agreeing[0] == near[0]) else (agreeing or near)[0]


def _in_story(month: int, number: int, telling: Telling, at: int) -> date:
    """In a story the year that the dates told before, the next ones stated and a year just named agree on best."""
    votes: dict[int, float] = {}
    for weight, anchor in zip(BEFORE, reversed(telling.fine), strict=False):
        year = anchor.first.year + (anchor.first.month - month >= RUNS_BACK)
        votes[year] = votes.get(year, 0) + weight
    for weight, (stated, stated_month) in zip(AHEAD, telling.stated_after(at), strict=False):
        year = stated - (month - stated_month >= RUNS_BACK)
        votes[year] = votes.get(year, 0) + weight
    named = telling.last.first.year
    if telling.last.unit not in ("day", "month") and (not votes or min(abs(named - one) for one in votes) <= NEAR_YEARS):
        votes[named] = votes.get(named, 0) + (NAMED_NEAR if at - telling.last_at <= YEAR_REACH else NAMED)
    year = max(votes, key=lambda one: votes[one]) if votes else named
    while number > monthrange(year, month)[1]:
        year += 1
    return date(year, month, number)


def _month(meaning: said.Month, expression: Expression, telling: Telling) -> Answer:
    if meaning.year:
        return dated(Period("month", date(meaning.year, meaning.month, 1)), STATED, "stated with its year")
    pointed = meaning.direction is not None or meaning.year_offset is not None
    anchor = telling.anchor(expression.start)
    if telling.history and anchor and (not pointed or meaning.direction in (LAST, NEXT)):
        if pointed:
            month = _beside_month(meaning.month, Period.of("month", anchor.first).first, meaning.direction)
        else:
            month = _in_story(meaning.month, 1, telling, expression.start)
        return dated(Period("month", month), INFERRED, f"the year of {anchor.name}, told just before")
    if telling.now is None:
        return _unknown(f"XXXX-{meaning.month:02}", "the year is not said, and the day of writing is not known")
    month, why = _month_from_now(meaning, expression, telling.now)
    return dated(Period("month", month), PUBLICATION, why)


def _month_from_now(meaning: said.Month, expression: Expression, now: date) -> tuple[date, str]:
    here = now.replace(day=1)
    if meaning.year_offset is not None:
        year = now.year + meaning.year_offset
        return here.replace(year=year, month=meaning.month), f"of the year {year}, counted from {in_words(now)}"
    if meaning.direction == THIS:
        return here.replace(month=meaning.month), f"of the year of {in_words(now)}"
    if meaning.direction is not None:
        way = "last" if meaning.direction == LAST else "next"
        return _beside_month(meaning.month, here, meaning.direction), f"the {way} before {in_words(now)}" if way == "last" else (
            f"the next after {in_words(now)}"
        )
    latest = here.replace(month=meaning.month)
    if latest > here:
        latest = latest.replace(year=latest.year - 1)
    if expression.future:
        following = latest.replace(year=latest.year + 1) if latest < here else latest
        ahead = (following.year - here.year) * 12 + following.month - here.month
        if ahead <= 10:
            return following, f"the next from {in_words(now)}, since its clause looks ahead"
    return latest, f"the last up to {in_words(now)}"


def _beside_month(month: int, here: date, direction: int) -> date:
    found = here.replace(month=month)
    if direction < 0:
        return found if found < here else found.replace(year=max(1, found.year - 1))
    return found if found > here else found.replace(year=min(9999, found.year + 1))


def _year(meaning: said.Year, expression: Expression, telling: Telling) -> Answer:
    return dated(Period("year", date(meaning.year, 1, 1)), STATED, "stated")


# --- weekdays and units that point -----------------------------------------------------------------------------------


def _weekday(meaning: said.Weekday, expression: Expression, telling: Telling) -> Answer:
    base, basis = _speech(expression, telling)
    if meaning.direction in (-2, 2, 0) or telling.history:
        anchor = telling.day_anchor(expression.start)
        base, basis = (anchor.first, EVENT) if anchor else (base, basis)
    if base is None:
        return _unknown(f"XXXX-WXX-{meaning.weekday + 1}", "the day of writing is not known")
    if meaning.week is not None:
        day = plus_days(Period.of("week", base).neighbour(meaning.week).first, meaning.weekday)
        return dated(Period("day", day), basis, f"of that week, counted from {in_words(base)}")
    back = (base.weekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - base.weekday()) % 7
    name = f"{base:%A} {in_words(base)}"
    if meaning.direction is not None and meaning.direction > 0:
        return dated(Period("day", plus_days(base, ahead or 7)), basis, f"the {WEEKDAYS[meaning.weekday]} after {name}")
    if meaning.direction is not None and meaning.direction < 0:
        return dated(Period("day", plus_days(base, -(back or 7))), basis, f"the {WEEKDAYS[meaning.weekday]} before {name}")
    if expression.ahead and meaning.direction is None and not telling.history and ahead:
        return dated(
            Period("day", plus_days(base, ahead)), basis, f"the {WEEKDAYS[meaning.weekday]} after {name}, since its verb looks ahead"
        )
    if telling.history and basis == EVENT or meaning.direction == THIS:
        return dated(Period("day", plus_days(base, ahead)), basis, f"the {WEEKDAYS[meaning.weekday]} from {name}")
    if not back:
        return dated(Period("day", base), basis, f"{name} itself")
    return dated(Period("day", plus_days(base, -back)), basis, f"the {WEEKDAYS[meaning.weekday]} before {name}")


def _speech(expression: Expression, telling: Telling) -> tuple[date | None, str]:
    """The day a weekday counts from; in quoted words that is a day told before, if it was that weekday and within the week."""
    day, meaning = telling.last_day, expression.meaning
    if expression.quoted and day and telling.now and expression.start - telling.last_day_at <= REACH and isinstance(meaning, said.Weekday):
        if meaning.direction is None and day.first.weekday() == meaning.weekday and 0 <= (telling.now - day.first).days <= SPOKEN_WITHIN:
            return day.first, EVENT
    return telling.now, PUBLICATION


def _unit(meaning: said.Unit, expression: Expression, telling: Telling) -> Answer:
    base, basis = telling.now, PUBLICATION
    anchor = telling.anchor(expression.start)
    if meaning.said in ("following", "the next") or telling.history:
        if meaning.unit == "day":
            anchor = telling.day_anchor(expression.start)
        if meaning.said == "following" and anchor and anchor.unit not in (meaning.unit, "day", "month", "week"):
            anchor = None if MONTHS_OF.get(anchor.unit, 0) > MONTHS_OF.get(meaning.unit, 1) else anchor
        if meaning.said == "today" and telling.history:
            return _unknown("PRESENT_REF" if not meaning.offset else "PAST_REF", "the time of writing")
        if anchor and meaning.said != "the next" or anchor and telling.history:
            base, basis = anchor.first, EVENT
        elif meaning.said == "following" and meaning.unit == "day":
            return _unknown("XXXX-XX-XX", "the day it counts from is not told")
    if base is None:
        return _unknown(_unknown_unit(meaning), "the day of writing is not known")
    return _unit_from(meaning, base, basis, telling)


def _unknown_unit(meaning: said.Unit) -> str:
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(
        meaning.unit, "XXXX"
    )


def _unit_from(meaning: said.Unit, base: date, basis: str, telling: Telling) -> Answer:
    here = Period.of(meaning.unit, base)
    period = here.neighbour(meaning.offset)
    if meaning.unit == "quarter" and meaning.said == "the" and telling.quarter:
        period = _latest_quarter(telling.quarter, base)
    if meaning.said == "latest" and telling.quarter:
        period = _latest_quarter(telling.quarter, base)
    if meaning.unit == "weekend" and meaning.said == "the" and here.first > base:
        period = here.neighbour(-1)
    if meaning.said == "past":
        return _spanning(moved(base, -1, meaning.unit), base, basis, f"up to {in_words(base)}", period.value)
    if meaning.offset == 0:
        return dated(period, basis, f"of {in_words(base)}")
    return dated(period, basis, _beside(meaning.unit, meaning.offset, base))


def _beside(unit: str, offset: int, base: date) -> str:
    many = {1: f"the {unit}", 2: f"two {unit}s"}.get(abs(offset), f"{abs(offset)} {unit}s")
    return (
        f"{many} {'after' if offset > 0 else 'before'} that of {in_words(base)}"
        if unit != "day"
        else (f"{many} {'after' if offset > 0 else 'before'} {base:%A} {in_words(base)}")
    )


def _latest_quarter(number: int, base: date) -> Period:
    period = Period("quarter", date(base.year, number * 3 - 2, 1))
    return period if period.first <= base else period.neighbour(-4)


def _same(meaning: said.Same, expression: Expression, telling: Telling) -> Answer:
    if not meaning.unit:
        return _unknown("PAST_REF", "a time spoken of, not a date")
    if meaning.unit == "day" and meaning.said == "this" and not telling.history:
        return _unknown("PRESENT_REF", "a day spoken of")
    anchor = (
        (telling.last_day if meaning.said == "same" else telling.day_anchor(expression.start))
        if meaning.unit == "day"
        else (telling.anchor(expression.start))
    )
    if anchor is None or (meaning.unit in MONTHS_OF and MONTHS_OF.get(anchor.unit, 0) > MONTHS_OF[meaning.unit]):
        return _unknown(_unknown_unit(said.Unit(meaning.unit, 0)), f"the {meaning.unit} it points back to is not told")
    period = Period.of(meaning.unit if meaning.unit != "fortnight" else "week", anchor.first)
    if isinstance(meaning.whole, said.Month):
        period = Period("month", date(period.first.year, meaning.whole.month, 1))
    return dated(period, EVENT, f"points back to {anchor.name}")


# --- distances -------------------------------------------------------------------------------------------------------


def _shift(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    if meaning.anchor == "period":
        return _year_before(telling)
    if meaning.anchor == "event":
        return _from_event(meaning, expression, telling)
    base, basis = (Period("day", telling.now) if telling.now else None), PUBLICATION
    if telling.history and meaning.anchor == "speech" and (told := telling.anchor(expression.start)):
        base, basis = told, INFERRED
    if meaning.anchor == "narrative":
        told = telling.anchor(expression.start)
        if meaning.unit in ("day", "week", "weekend", "fortnight", *SHORT_UNITS) and told and told.unit != "day":
            told = None
        if meaning.unit == "year" and meaning.direction == LAST and not telling.history:
            return _years_ago(meaning, expression, telling)
        base, basis = told, EVENT
    elif meaning.unit == "year" and meaning.amount == 1 and meaning.direction == LAST and telling.quarter and not telling.history:
        return (
            _counted(meaning, expression, Period("day", telling.now), PUBLICATION)
            if meaning.exact and telling.now
            else _years_ago(meaning, expression, telling)
        )
    if meaning.unit in SHORT_UNITS and meaning.anchor == "narrative":
        return _unknown(length(meaning.amount, meaning.unit), "hours from another time: no day can be counted", "DURATION")
    if meaning.amount is None:
        return _some_time(meaning, base, basis)
    if base is None:
        return _unknown(length(meaning.amount, meaning.unit), "the day it counts from is not told", "DURATION")
    return _counted(meaning, expression, base, basis)


def _some_time(meaning: said.Shift, base: Period | None, basis: str) -> Answer:
    value = "PAST_REF" if meaning.direction == LAST else "FUTURE_REF"
    return _unknown(value, f"some {meaning.unit}s before or after: no day can be counted")


def _years_ago(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    """ "A year ago" in a report of a quarter is that quarter of the year before."""
    if telling.quarter and telling.now and meaning.amount == 1:
        return _year_before(telling)
    if telling.now is None or meaning.amount is None:
        return _unknown("PAST_REF", "the day it counts from is not told")
    return _counted(meaning, expression, Period("day", telling.now), PUBLICATION)


def _year_before(telling: Telling) -> Answer:
    if telling.now is None:
        return _unknown("XXXX", "the day of writing is not known")
    if telling.quarter:
        period = _latest_quarter(telling.quarter, telling.now).neighbour(-4)
        return dated(period, PUBLICATION, "the quarter reported on, a year before")
    return dated(Period.of("year", telling.now).neighbour(-1), PUBLICATION, f"the year before {telling.now.year}")


def _counted(meaning: said.Shift, expression: Expression, base: Period, basis: str) -> Answer:
    """Days are counted to the day; weeks, months and years to the week, month and year."""
    amount, unit = meaning.amount * meaning.direction, meaning.unit
    if meaning.exact:
        return dated(Period("day", moved(base.first, round(amount), unit)), basis, f"to the day, before {base.name}")
    words = f"{meaning.amount:g} {unit}{'s' if meaning.amount != 1 else ''} {'before' if amount < 0 else 'after'} {base.name}"
    rough = "~" if expression.mod in ("APPROX", "LESS_THAN", "MORE_THAN") else ""
    if unit in SHORT_UNITS:
        return replace(dated(Period("day", base.first), basis, words), type="TIME")
    if unit in ("day", "weekend"):
        return _roughly(Period("day", plus_days(base.first, round(amount))), basis, words, rough)
    if unit in ("week", "fortnight"):
        return _weeks(round(amount * (2 if unit == "fortnight" else 1)), base, basis, words, rough, expression)
    months = round(amount * MONTHS_OF[unit])
    fine = "month" if unit in ("month", "quarter") or months % 12 else "year"
    if base.unit in ("year", "decade", "century") and fine == "month":
        return _unknown(length(meaning.amount, unit), "the month it counts from is not told", "DURATION")
    return _roughly(Period.of(fine, moved(base.first, months, "month")), basis, words, rough)


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


def _from_event(meaning: said.Shift, expression: Expression, telling: Telling) -> Answer:
    told = telling.events.date_of(meaning.event, expression, telling) if telling.events else None
    if told is None and telling.history and (anchor := telling.day_anchor(expression.start)) and meaning.unit not in SHORT_UNITS:
        told = anchor, f"{anchor.name}, told just before"
    if told is None:
        return _unknown(length(meaning.amount, meaning.unit), "the event it counts from is not dated", "DURATION")
    period, words = told
    if meaning.amount is None and meaning.unit not in SHORT_UNITS:
        return _unknown("FUTURE_REF" if meaning.direction == NEXT else "PAST_REF", f"some {meaning.unit}s from {words}")
    answer = _counted(replace(meaning, amount=meaning.amount or 0), expression, period, EVENT)
    return replace(answer, type="DATE", why=f"counted from {words}")


def _duration(meaning: said.Duration, expression: Expression, telling: Telling) -> Answer:
    return _unknown(length(meaning.amount, meaning.unit), "a length of time", "DURATION")


def _repeated(meaning: said.Repeated, expression: Expression, telling: Telling) -> Answer:
    return _unknown(meaning.value, "again and again", "SET")


def _ref(meaning: said.Ref, expression: Expression, telling: Telling) -> Answer:
    return _unknown(meaning.value, "no date, only past, present or future")


# --- parts of years and longer times ---------------------------------------------------------------------------------


def _season(meaning: said.Season, expression: Expression, telling: Telling) -> Answer:
    month = meaning.season * 3 + 3
    if meaning.year:
        return dated(Period("season", date(meaning.year, month, 1)), STATED, "stated with its year")
    anchor = telling.anchor(expression.start)
    if telling.history and anchor and meaning.direction in (None, THIS):
        return dated(Period("season", date(anchor.first.year, month, 1)), INFERRED, f"the year of {anchor.name}, told just before")
    base = anchor.first if telling.history and anchor else telling.now
    if base is None:
        return _unknown(f"XXXX-{('SP', 'SU', 'FA', 'WI')[meaning.season]}", "the day of writing is not known")
    return dated(_season_from(meaning, expression, base, month), PUBLICATION, f"counted from {in_words(base)}")


def _season_from(meaning: said.Season, expression: Expression, base: date, month: int) -> Period:
    if meaning.year_offset is not None:
        return Period("season", date(base.year + meaning.year_offset, month, 1))
    this_year = Period("season", date(base.year, month, 1))
    if meaning.direction == THIS or (meaning.direction is None and expression.future):
        return this_year if this_year.last >= base or meaning.direction == THIS else this_year.neighbour(4)
    if meaning.direction == NEXT:
        return this_year if this_year.first > base else this_year.neighbour(4)
    if meaning.direction == LAST:
        return this_year if this_year.last < base else this_year.neighbour(-4)
    return this_year if this_year.first <= base else this_year.neighbour(-4)


def _portion(meaning: said.Portion, expression: Expression, telling: Telling) -> Answer:
    unit = {4: "quarter", 2: "half"}[meaning.of]
    month = (meaning.number - 1) * (12 // meaning.of) + 1
    if meaning.year:
        return dated(Period(unit, date(meaning.year, month, 1)), STATED, "stated with its year")
    anchor = telling.anchor(expression.start)
    base = anchor.first if telling.history and anchor else telling.now
    if base is None:
        return _unknown(f"XXXX-{unit[0].upper()}{meaning.number}", "the day of writing is not known")
    if meaning.year_offset is not None:
        return dated(Period(unit, date(base.year + meaning.year_offset, month, 1)), PUBLICATION, f"counted from {in_words(base)}")
    period = Period(unit, date(base.year, month, 1))
    following = period if period.first > base else period.neighbour(meaning.of)
    period = period if period.first <= base else period.neighbour(-meaning.of)
    if expression.future and period.last < base and (following.first - base).days <= SOON:
        period = following
    return dated(period, PUBLICATION, f"the nearest to {in_words(base)}")


def _decade(meaning: said.Decade, expression: Expression, telling: Telling) -> Answer:
    return dated(Period("decade", date(meaning.first, 1, 1)), STATED, "stated")


def _century(meaning: said.Century, expression: Expression, telling: Telling) -> Answer:
    first = (meaning.number - 1) * 100
    return _spanning(
        date(first + 1, 1, 1),
        date(first + 100, 12, 31),
        STATED,
        "stated",
        f"{meaning.number - 1:02}",
        Period("century", date(max(1, first), 1, 1)),
    )


def _holiday(meaning: said.Holiday, expression: Expression, telling: Telling) -> Answer:
    if meaning.year:
        day = feast(meaning.name, meaning.year)
        return dated(Period("day", day), STATED, "a feast of that year") if day else _unknown(f"{meaning.year:04}", "a feast that moves")
    anchor = telling.anchor(expression.start)
    base = anchor.first if telling.history and anchor else telling.now
    days = (
        [day for year in range(base.year - 1, base.year + 2) if 1583 <= year <= 9998 and (day := feast(meaning.name, year))] if base else []
    )
    if meaning.direction == LAST:
        days = [day for day in days if day < base]
    elif meaning.direction == NEXT:
        days = [day for day in days if day > base]
    if not days:
        return _unknown("XXXX-XX-XX", "a feast whose year is not known")
    if telling.history:
        day = next((day for day in days if day.year == base.year), days[0])
        return dated(Period("day", day), INFERRED, f"the feast in the year of {anchor.name if anchor else base.year}")
    day = min(days, key=lambda one: abs(one.toordinal() - base.toordinal()))
    return dated(Period("day", day), PUBLICATION, f"the nearest such feast to {in_words(base)}")


_RULES = {
    said.Day: _day,
    said.Month: _month,
    said.Year: _year,
    said.Weekday: _weekday,
    said.Unit: _unit,
    said.Same: _same,
    said.Shift: _shift,
    said.Duration: _duration,
    said.Repeated: _repeated,
    said.Ref: _ref,
    said.Season: _season,
    said.Portion: _portion,
    said.Decade: _decade,
    said.Century: _century,
    said.Holiday: _holiday,
}


def rule(meaning: type):
    """Adds the rule of a meaning that is built of others."""

    def added(function):
        _RULES[meaning] = function
        return function

    return added
