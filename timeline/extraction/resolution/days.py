"""Days and months: whose year is not said is found from the day of writing, or from the story around them."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from timeline.dates.periods import MONTHS, WEEKDAYS, Period, in_words, moved, plus_days
from timeline.extraction.expressions import meanings as said
from timeline.extraction.expressions.meanings import LAST, NEXT, THIS, Expression
from timeline.extraction.resolution.answers import INFERRED, PUBLICATION, STATED, Answer, dated, unknown
from timeline.extraction.telling import Telling

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
# So many days around a day stated in full, others are told of the same months.
AROUND = 183
# What was planned for a day so long past was planned for the next one of its name.
PLANNED_WITHIN = 45
# What was set for a day so few days ahead is still to come.
SOON = 60
# Told as still to come, but so few days gone: the text is as old, for a day a year ahead is told with its year.
JUST_GONE = 10
# How far, in days, "seven months before" may miss what it is counted from.
ROUGHLY = {"day": 0, "week": 4, "month": 16}
# In the midst of a look back, a day or month of so few days ago is still the last of its name.
FRESH, FRESH_MONTHS = 45, 160
GOES_ON_WITHIN = 120
# How far a look back goes from one date to the next, and how far back within it.
FAR_ON, FEW_DAYS = 250, 10


def day(meaning: said.Day, expression: Expression, telling: Telling) -> Answer:
    if meaning.month is None:
        return _number_of_month(meaning, expression, telling)
    if meaning.year:
        return _stated_day(meaning)
    if telling.history and meaning.direction is None and (anchor := telling.anchor(expression.start)):
        day = _in_story(meaning.month, meaning.day, telling, expression.start)
        return dated(Period("day", day), INFERRED, f"the year of {anchor.name}, told just before")
    if (
        found := _years_since(meaning, expression, telling)
        or _by_distance(meaning, expression, telling)
        or _in_look_back(meaning, meaning.day, expression, telling)
    ):
        return found
    if telling.now is None:
        return unknown(f"XXXX-{meaning.month:02}-{meaning.day:02}", "the year is not said, and the day of writing is not known")
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
    elif day > telling.now and meaning.direction is None and (gone := _told_of_the_past(meaning, day, expression, telling)):
        day, how = gone, "the last"
    since = (telling.now - day).days
    if (
        meaning.direction is None
        and since > (PLANNED_WITHIN if expression.planned else JUST_GONE)
        and (expression.ahead or expression.planned)
    ):
        day = _nearest_day(replace(meaning, direction=NEXT), telling.now)
        how = "the next"
    agrees = f" that is a {WEEKDAYS[meaning.weekday]}" if meaning.weekday is not None and day.weekday() == meaning.weekday else ""
    return dated(Period("day", day), PUBLICATION, f"{how} {day.day} {MONTHS[day.month]}{agrees} to {in_words(telling.now)}")


def _told_of_the_past(meaning: said.Day, day: date, expression: Expression, telling: Telling) -> date | None:
    """ "On 22 January soldiers revolt", below "22 January 2022": the last such day, where days stated in full lie around that one."""
    if expression.future or expression.ahead or expression.planned:
        return None
    last = _nearest_day(replace(meaning, direction=LAST), telling.now)
    if last in telling.stated_days:
        return last
    far = (day - telling.now).days > LONG_AHEAD
    return last if far and any(stated <= telling.now and abs((stated - last).days) <= AROUND for stated in telling.stated_days) else None


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
        return unknown("XXXX-XX-XX", "neither month nor year is said")
    months = (Period.of("month", telling.now).neighbour(count).first for count in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6))
    for month in months:
        if meaning.day <= monthrange(month.year, month.month)[1]:
            day = month.replace(day=meaning.day)
            if meaning.weekday is None or day.weekday() == meaning.weekday:
                return dated(Period("day", day), PUBLICATION, f"the nearest such day to {in_words(telling.now)}")
    return unknown("XXXX-XX-XX", "no month near the day of writing has such a day")


def _candidates(month: int, number: int, years: range) -> list[date]:
    return [date(year, month, number) for year in years if 1 <= year <= 9999 and number <= monthrange(year, month)[1]]


def _nearest_day(meaning: said.Day, now: date) -> date:
    """The nearest such day; a weekday beside it must agree if any year within six lets it."""
    reach = 8 if meaning.weekday is not None or (meaning.month, meaning.day) == (2, 29) else 1
    days = _candidates(meaning.month, meaning.day, range(now.year - reach, now.year + reach + 1))
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


def _by_distance(meaning: said.Day, expression: Expression, telling: Telling) -> Answer | None:
    """ "22 August, seven months before the flood": the year in which that is as far from a day stated in full."""
    shift = telling.events.distance_behind(expression) if telling.events and telling.stated_days else None
    if shift is None or meaning.direction is not None:
        return None
    days = set()
    for stated in telling.stated_days:
        there = moved(stated, round(shift.amount * shift.direction), shift.unit)
        near = _candidates(meaning.month, meaning.day, range(there.year - 1, there.year + 2))
        days |= {day for day in near if abs((day - there).days) <= ROUGHLY[shift.unit]}
    if len(days) != 1:
        return None
    day = days.pop()
    return dated(Period("day", day), INFERRED, f"{shift.amount:g} {shift.unit}s from a day stated in full")


def _years_since(meaning: said.Day | said.Month, expression: Expression, telling: Telling) -> Answer | None:
    """ "A year after a strike killed him on 3 January": the nearest such day to a year before the day of writing."""
    since = telling.events.time_since(expression) if telling.events and telling.now else None
    if since is None or meaning.direction is not None or round(since[0]) >= telling.now.year:
        return None
    there = moved(telling.now, -round(since[0]), since[1])
    unit = "day" if isinstance(meaning, said.Day) else "month"
    near = _candidates(meaning.month, getattr(meaning, "day", 1), range(there.year - 1, there.year + 2))
    if not near:
        return None
    found = min(near, key=lambda day: abs(day.toordinal() - there.toordinal()))
    many = f"{since[0]:g} {since[1]}{'s' if since[0] != 1 else ''}"
    return dated(Period(unit, found), PUBLICATION, f"the nearest to {many} before {in_words(telling.now)}")


def _in_look_back(meaning: said.Day | said.Month, number: int, expression: Expression, telling: Telling) -> Answer | None:
    """Where a report looks back, the year of the last date it told, or the next one; a weekday beside it must agree."""
    story = telling.looks_back(expression.start)
    if (
        story is None
        or (expression.future and (expression.ahead or not expression.planned))
        or (expression.planned and telling.now and _is_soon(meaning, number, telling.now))
        or getattr(meaning, "direction", None) is not None
    ):
        return None
    year = story.first.year + ((meaning.month, number) < _earliest(story, meaning))
    if number > monthrange(year, meaning.month)[1]:
        return None
    day = date(year, meaning.month, number)
    if (day - story.first).days > FAR_ON:
        return None
    if (
        telling.now
        and (day > telling.now or (_fresh(meaning, number, telling.now) and not _goes_on(day, story, expression, telling)))
        or getattr(meaning, "weekday", None) not in (None, day.weekday())
    ):
        return None
    return dated(Period("day" if isinstance(meaning, said.Day) else "month", day), INFERRED, f"the year of {story.name}, told just before")


def _earliest(story: Period, meaning: said.Day | said.Month) -> tuple[int, int]:
    """Month and day from which on a date is of the story's year; a story goes forward, but for a few days."""
    if isinstance(meaning, said.Month):
        return story.first.month, 1
    first = max(story.first.replace(month=1, day=1), plus_days(story.first, -FEW_DAYS))
    return first.month, first.day


def _goes_on(day: date, story: Period, expression: Expression, telling: Telling) -> bool:
    """Whether the same paragraph has told a day not long before."""
    near = isinstance(expression.meaning, said.Day) and story.unit == "day" and 0 <= (day - story.first).days <= GOES_ON_WITHIN
    return near and "\n" not in telling.text[telling.story_at : expression.start]


def _fresh(meaning: said.Day | said.Month, number: int, now: date) -> bool:
    """Whether the last such day or month is so fresh that no reader thinks of an older one."""
    latest = date(now.year - ((meaning.month, number) > (now.month, now.day)), meaning.month, min(number, 28))
    return (now - latest).days <= (FRESH if isinstance(meaning, said.Day) else FRESH_MONTHS)


def _is_soon(meaning: said.Day | said.Month, number: int, now: date) -> bool:
    """ "The judge set a hearing for May 14": rather the next such day, where it is near, than one of the years looked back on."""
    coming = date(now.year + ((meaning.month, number) < (now.month, now.day)), meaning.month, min(number, 28))
    return isinstance(meaning, said.Day) and (coming - now).days <= SOON


def month(meaning: said.Month, expression: Expression, telling: Telling) -> Answer:
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
    if not pointed and (found := _years_since(meaning, expression, telling) or _in_look_back(meaning, 1, expression, telling)):
        return found
    if telling.now is None:
        return unknown(f"XXXX-{meaning.month:02}", "the year is not said, and the day of writing is not known")
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
