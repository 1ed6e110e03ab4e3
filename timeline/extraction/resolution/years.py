"""Years and their parts, decades, centuries, feasts."""

from datetime import date

from timeline.dates.holidays import feast
from timeline.dates.periods import SEASON_LETTERS, Period, in_words
from timeline.extraction.expressions import meanings as said
from timeline.extraction.expressions.meanings import LAST, NEXT, THIS, Expression
from timeline.extraction.resolution.answers import EVENT, INFERRED, PUBLICATION, STATED, Answer, dated, spanning, unknown
from timeline.extraction.telling import Telling

# A quarter told of as still to come begins within so many days.
SOON = 120
EARLIEST_FEAST = 1583
# A feast so near behind a day is that day by its name.
BESIDE = 40


def year(meaning: said.Year, expression: Expression, telling: Telling) -> Answer:
    return dated(Period("year", date(meaning.year, 1, 1)), STATED, "stated")


def season(meaning: said.Season, expression: Expression, telling: Telling) -> Answer:
    month = meaning.season * 3 + 3
    if meaning.year:
        return dated(Period("season", date(meaning.year, month, 1)), STATED, "stated with its year")
    anchor = telling.anchor(expression.start)
    if telling.history and anchor and meaning.direction in (None, THIS):
        return dated(Period("season", date(anchor.first.year, month, 1)), INFERRED, f"the year of {anchor.name}, told just before")
    story = telling.looks_back(expression.start)
    if story and meaning.direction in (None, NEXT) and meaning.year_offset is None and not meaning.told and not expression.future:
        period = Period("season", date(story.first.year, month, 1))
        period = period if (period.first if meaning.direction == NEXT else period.last) >= story.first else period.neighbour(4)
        return dated(period, INFERRED, f"the first from {story.name} on, told just before")
    told = meaning.told or (telling.history and anchor)
    base = (anchor.first if anchor else None) if told else telling.now
    if base is None:
        return unknown(f"XXXX-{SEASON_LETTERS[meaning.season]}", "the time it counts from is not known")
    return dated(_season_from(meaning, expression, base, month), EVENT if told else PUBLICATION, f"counted from {in_words(base)}")


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


def portion(meaning: said.Portion, expression: Expression, telling: Telling) -> Answer:
    unit = {4: "quarter", 2: "half"}[meaning.of]
    month = (meaning.number - 1) * (12 // meaning.of) + 1
    if meaning.year:
        return dated(Period(unit, date(meaning.year, month, 1)), STATED, "stated with its year")
    anchor = telling.anchor(expression.start)
    base = anchor.first if telling.history and anchor else telling.now
    if base is None:
        return unknown(f"XXXX-{unit[0].upper()}{meaning.number}", "the day of writing is not known")
    if meaning.year_offset is not None:
        return dated(Period(unit, date(base.year + meaning.year_offset, month, 1)), PUBLICATION, f"counted from {in_words(base)}")
    period = Period(unit, date(base.year, month, 1))
    following = period if period.first > base else period.neighbour(meaning.of)
    period = period if period.first <= base else period.neighbour(-meaning.of)
    if expression.future and period.last < base and (following.first - base).days <= SOON:
        period = following
    return dated(period, PUBLICATION, f"the nearest to {in_words(base)}")


def decade(meaning: said.Decade, expression: Expression, telling: Telling) -> Answer:
    return dated(Period("decade", date(meaning.first, 1, 1)), STATED, "stated")


def century(meaning: said.Century, expression: Expression, telling: Telling) -> Answer:
    first = (meaning.number - 1) * 100
    return spanning(
        date(first + 1, 1, 1),
        date(first + 100, 12, 31),
        STATED,
        "stated",
        f"{meaning.number - 1:02}",
        Period("century", date(max(1, first), 1, 1)),
    )


def holiday(meaning: said.Holiday, expression: Expression, telling: Telling) -> Answer:
    if meaning.year:
        day = feast(meaning.name, meaning.year)
        return dated(Period("day", day), STATED, "a feast of that year") if day else unknown(f"{meaning.year:04}", "a feast that moves")
    told = telling.last_day if expression.start - telling.last_day_at <= BESIDE else None
    if told and told.first.year >= EARLIEST_FEAST and feast(meaning.name, told.first.year) == told.first:
        return dated(told, EVENT, f"{told.name}, told before")  # Nov. 28, Thanksgiving Day
    anchor = telling.anchor(expression.start)
    base = anchor.first if telling.history and anchor else telling.now
    days = (
        [day for year in range(base.year - 2, base.year + 2) if EARLIEST_FEAST <= year <= 9998 and (day := feast(meaning.name, year))]
        if base
        else []
    )
    if meaning.direction == LAST:
        days = [day for day in days if day < base]
    elif meaning.direction == NEXT:
        days = [day for day in days if day > base]
    if not days:
        return unknown("XXXX-XX-XX", "a feast whose year is not known")
    if telling.history:
        day = next((day for day in days if day.year == base.year), days[0])
        return dated(Period("day", day), INFERRED, f"the feast in the year of {anchor.name if anchor else base.year}")
    if expression.past:
        days = [day for day in days if day <= base] or days
    day = min(days, key=lambda one: abs(one.toordinal() - base.toordinal()))
    return dated(Period("day", day), PUBLICATION, f"the nearest such feast to {in_words(base)}")
