"""What a date word that counts from the day of publication would have meant on another day."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial, reduce

from timeline.dates.span import Span

Rule = Callable[[date], Span | None]

DAY = timedelta(days=1)
LONGEST_WINDOW = 45
CALENDAR = Span(date(2, 1, 1), date(9998, 12, 31))  # every rule stays within the years that a date can have
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# A week begins on Monday, on Sunday or on Saturday; where it matters, a date is the span of several readings.
WEEK_STARTS = ((0,), (6,), (5,), (0, 6), (5, 0), (5, 6), (5, 6, 0))

_WEEKDAY = re.compile(rf"(?:early )?(?:on |last |this )?({'|'.join(WEEKDAYS)})(?: (?:morning|afternoon|evening|night))?")
_DAYS_AGO = re.compile(rf"([0-9]{{1,2}}|{'|'.join(NUMBERS)}) days? ago")
_NAMED_DAYS = {"today": 0, "this morning": 0, "tonight": 0, "yesterday": -1, "the day before": -1, "tomorrow": 1}


def recounted(words: str, read: Span, published: Span, other: date) -> Span | None:
    """The days the words would have meant on the other day.

    Only where the arithmetic is plain: rules for the words give our own reading from the day of publication, and agree.
    """
    if not (CALENDAR.contains(published) and published.days <= LONGEST_WINDOW and CALENDAR.contains(Span.of_day(other))):
        return None
    fitting = [rule for rule in rules(" ".join(words.casefold().split())) if from_window(rule, published) == read]
    answers = {rule(other) for rule in fitting}
    return answers.pop() if len(answers) == 1 else None


def from_window(rule: Rule, published: Span) -> Span | None:
    """The span of the answers that every day of the window gives."""
    answers = [rule(published.earliest + DAY * day) for day in range(published.days)]
    return reduce(Span.hull, answers) if all(answers) else None


def rules(words: str) -> Iterator[Rule]:
    """What the words can mean, counted from a day; nothing for words that name no day or week."""
    if words in _NAMED_DAYS:
        yield partial(shifted, days=_NAMED_DAYS[words])
    elif found := _DAYS_AGO.fullmatch(words):
        yield partial(shifted, days=-number(found[1]))
    elif found := _WEEKDAY.fullmatch(words):
        yield partial(last_weekday, weekday=WEEKDAYS.index(found[1]))
    elif words in WEEK_WORDS:
        for starts in WEEK_STARTS:
            for part in WEEK_WORDS[words]:
                yield partial(week, part=part, starts=starts)


def number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word)


def shifted(day: date, days: int) -> Span:
    return Span.of_day(day + DAY * days)


def last_weekday(day: date, weekday: int) -> Span:
    """The most recent one, the day itself included."""
    return Span.of_day(day - DAY * ((day.weekday() - weekday) % 7))


def week(day: date, part: Callable, starts: tuple[int, ...]) -> Span | None:
    """A part of a week around the day, for each weekday on which a week may begin."""
    begins = (day - DAY * ((day.weekday() - start) % 7) for start in starts)
    parts = [found for begin in begins if (found := part(begin, day))]
    return reduce(Span.hull, parts) if parts else None


def whole_week(begin: date, day: date) -> Span:
    return Span(begin, begin + DAY * 6)


def week_before(begin: date, day: date) -> Span:
    return Span(begin - DAY * 7, begin - DAY)


def week_up_to(begin: date, day: date) -> Span:
    return Span(begin, day)


def week_until(begin: date, day: date) -> Span | None:
    return Span(begin, day - DAY) if begin < day else None


WEEK_WORDS = {
    "last week": (week_before,),
    "this week": (whole_week, week_up_to),
    "earlier this week": (week_until, week_up_to),
}
