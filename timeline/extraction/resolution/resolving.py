"""Which days the date expressions of a text mean: as TIMEX3 writes them, and as EDTF no more exact than the words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from timeline.dates import edtf as edtf_dates
from timeline.dates.edtf import NotEDTF
from timeline.dates.periods import window
from timeline.dates.span import Span
from timeline.extraction.expressions.meanings import (
    Anniversary,
    Century,
    Clock,
    Decade,
    Expression,
    Meaning,
    Numbered,
    Part,
    Range,
    Same,
    Shift,
    Unit,
    Weekday,
)
from timeline.extraction.known import Known
from timeline.extraction.resolution.answers import EVENT, INFERRED, Answer
from timeline.extraction.resolution.limits import limited
from timeline.extraction.resolution.reckoning import reckon
from timeline.extraction.resolution.setting import Setting
from timeline.extraction.telling import Telling, points_at_now, states_month
from timeline.extraction.types import Dated, Mark, Mention, Timex
from timeline.text.paragraphs import Paragraph

# What an expression means moves with the day of writing and never back: a window is asked at its ends and, for what none of both
# ends knows, in its midst.
MOST_DAYS = 3
LONGEST_WINDOW = 800
# A date stated with its year begins a look back where it is older than so many days.
LONG_AGO = 300
TOLD_TOGETHER = 400
_START = attrgetter("start")
_PLAIN = re.compile(r"[0-9]{4}(?:-[01][0-9](?:-[0-9]{2})?)?")
_UNIT_PRECISION = {
    "day": "day",
    "week": "days",
    "weekend": "days",
    "month": "month",
    "quarter": "months",
    "season": "months",
    "half": "months",
    "year": "year",
}


def resolve(
    text: str,
    found: Sequence[Expression],
    published: Span | None,
    *,
    lines: Sequence[Paragraph] | None = None,
    marks: Sequence[Mark] = (),
    known: Known | None = None,
    mentions: Sequence[Mention] = (),
) -> list[Dated]:
    """Each expression with the days it can mean, counted from every day on which the text may have been published.

    An expression inside a known name ("17 November") is left out. `lines` is not needed.
    """
    dates = _outside_names(found, mentions)
    setting = Setting(text, dates, marks, known)
    passes = [_answers(setting, day) for day in _days(published)]
    if len(passes) == 1:
        return [_dated(text, expression, answer) for expression, answer in zip(dates, passes[0], strict=True)]
    return [_dated(text, expression, _united(answers)) for expression, *answers in zip(dates, *passes, strict=True)]


def _outside_names(found: Sequence[Expression], mentions: Sequence[Mention]) -> list[Expression]:
    """Without what is part of the name of an actor: a group called after a day, a person called Friday."""
    if not mentions:
        return list(found)

    def named(expression: Expression) -> bool:
        start = expression.start + (4 if expression.text[:4].lower() == "the " else 0)
        name = mentions[max(0, bisect_right(mentions, start, key=_START) - 1)]
        if name.kind != "actor" or (name.id is None and name.guess != "person"):
            return False
        return name.start <= start and expression.end <= name.end and (name.start, name.end) != (start, expression.end)

    return [expression for expression in found if not named(expression)]


def _days(published: Span | None) -> list[date | None]:
    """The days to count from; none is known of a window without ends."""
    if published is None or published.is_open or published.days > LONGEST_WINDOW:
        return [None]
    count = min(published.days, MOST_DAYS)
    if count == 1:
        return [published.earliest]
    return [published.earliest + timedelta(days=(published.days - 1) * place // (count - 1)) for place in range(count)]


def _answers(setting: Setting, now: date | None) -> list[Answer]:
    """What each expression means in a text written on that day."""
    now = setting.written(now)
    telling = setting.telling(now)
    answers = []
    for place in setting.places:
        telling.now = now if place.by_writing else place.day
        telling.in_caption = not place.by_writing and place.day is not None
        answer = reckon(place.expression.meaning, place.expression, telling)
        answers.append(answer)
        if place.tells:
            _remember(place.expression, answer, telling)
    return answers


def _remember(expression: Expression, answer: Answer, telling: Telling) -> None:
    """What later words may count from; a plan's anniversary is no story, nor is the day on which somebody told it."""
    if _only_tells(expression, telling):
        pass
    elif answer.ends:
        for end, one in answer.ends:
            telling.remember(end.start, one.period)
    elif answer.period is not None and (_tells(expression.meaning, answer) or _has_returned(expression, answer, telling)):
        telling.remember(expression.start, answer.period)
    _look_back(expression, answer, telling)
    if expression.spoken and answer.period is not None and answer.period.unit == "day":
        telling.spoken, telling.spoken_at = answer.period, expression.start


def _only_tells(expression: Expression, telling: Telling) -> bool:
    """Whether it is the day of a saying, behind the day of what is said ("the first fell on Monday, residents said on Tuesday")."""
    meaning = expression.meaning.day if isinstance(expression.meaning, Clock) else expression.meaning
    if not expression.spoken or not isinstance(meaning, Weekday) or telling.history:
        return False
    return telling.last_day is not None and expression.start - telling.last_day_at <= TOLD_TOGETHER


def _has_returned(expression: Expression, answer: Answer, telling: Telling) -> bool:
    """An anniversary that is no plan, by its number."""
    numbered = isinstance(expression.meaning, Anniversary) and expression.meaning.number is not None
    return numbered and telling.now is not None and answer.period.first <= telling.now


def _look_back(expression: Expression, answer: Answer, telling: Telling) -> None:
    """A date of an earlier year begins or goes on with a look back; what points at the day of writing ends it."""
    if points_at_now(expression):
        telling.look_back(expression.start, None)
        return
    stated = states_month(expression.meaning.last if isinstance(expression.meaning, Range) else expression)
    if answer.period is None or answer.bounds is None or answer.period.unit not in ("day", "month"):
        return
    far = telling.now is None or (telling.now - answer.bounds[1]).days > LONG_AGO
    if stated or telling.story or answer.basis == INFERRED:
        goes_on = far and (stated or answer.basis in (INFERRED, EVENT))
        telling.look_back(expression.start, answer.period if goes_on else None)


def _tells(meaning: Meaning, answer: Answer) -> bool:
    if isinstance(meaning, Shift) and meaning.anchor == "event" and answer.type == "DURATION":
        return False  # the day it is told beside is told already
    meaning = meaning.whole if isinstance(meaning, Part) else meaning
    if isinstance(meaning, Numbered):
        return meaning.unit == "day" and isinstance(meaning.whole, (Same, Unit))
    return not isinstance(meaning, (Anniversary, Century, Decade))


def _united(answers: list[Answer]) -> Answer:
    """One answer of those counted from several days: the span of them all."""
    last = answers[-1]
    if any(one.edtf is None for one in answers) or len({one.edtf for one in answers}) == 1:
        return (
            last if all(one.edtf for one in answers) or all(one.edtf is None for one in answers) else replace(last, edtf=None, basis=None)
        )
    bounds = min(one.bounds[0] for one in answers), max(one.bounds[1] for one in answers)
    same_value = len({one.value for one in answers}) == 1
    why = f"{answers[0].why}; or, written later, {last.why}" if not same_value else last.why
    return replace(last, edtf=window(*bounds), bounds=bounds, period=None, why=why)


def _dated(text: str, expression: Expression, answer: Answer) -> Dated:
    ends = tuple(_dated(text, end, one) for end, one in answer.ends)
    value = answer.value
    timex = Timex(answer.type, value, expression.mod)
    date_text = limited(expression, _roughly(expression, answer))
    return Dated(
        expression.start, expression.end, expression.text, timex, date_text,
        _precision(answer, date_text), answer.basis if date_text else None, answer.why, "gregorian", ends,
    )  # fmt: skip


def _roughly(expression: Expression, answer: Answer) -> Answer:
    """About 3 May is `2019-05-03~`; about two o'clock is still that day."""
    if expression.mod != "APPROX" or isinstance(expression.meaning, Clock) or not answer.edtf or not _PLAIN.fullmatch(answer.edtf):
        return answer
    return replace(answer, edtf=f"{answer.edtf}~")


def _precision(answer: Answer, date_text: str | None) -> str | None:
    if date_text is None:
        return None
    if answer.period is not None and date_text == answer.period.edtf and answer.period.unit in _UNIT_PRECISION:
        return _UNIT_PRECISION[answer.period.unit]
    return _precision_of(date_text)


@lru_cache(maxsize=4096)
def _precision_of(date_text: str) -> str | None:
    try:
        return str(edtf_dates.parse(date_text).precision)
    except NotEDTF:
        return None
