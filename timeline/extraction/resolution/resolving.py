"""Which days the date expressions of a text mean: as TIMEX3 writes them, and as EDTF no more exact than the words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from timeline.dates import edtf as edtf_dates
from timeline.dates.edtf import NotEDTF
from timeline.dates.periods import window
from timeline.dates.span import Span
from timeline.extraction.expressions.meanings import Expression, Part
from timeline.extraction.known import Known
from timeline.extraction.resolution.answers import Answer
from timeline.extraction.resolution.limits import limited
from timeline.extraction.resolution.reckoning import reckon
from timeline.extraction.resolution.told_events import Events
from timeline.extraction.telling import Telling, is_history, stated_months
from timeline.extraction.types import Dated, Timex

# A window of publication longer than this is asked on so many of its days, the first and the last among them.
MOST_DAYS = 31
LONGEST_WINDOW = 800
_UNIT_PRECISION = {"day": "day", "month": "month", "year": "year", "week": "days", "weekend": "days", "quarter": "months", "season": "months",
                   "half": "months"}  # fmt: skip


def resolve(
    text: str,
    found: Sequence[Expression],
    published: Span | None,
    *,
    lines=None,
    marks=(),
    known: Known | None = None,
    mentions=(),
) -> list[Dated]:
    """Each expression with the days it can mean, counted from every day on which the text may have been published."""
    passes = [_answers(text, found, day, known) for day in _days(published)]
    if len(passes) == 1:
        return [_dated(text, expression, answer) for expression, answer in zip(found, passes[0], strict=True)]
    return [_dated(text, expression, _united(answers)) for expression, *answers in zip(found, *passes, strict=True)]


def _days(published: Span | None) -> list[date | None]:
    """The days to count from; none is known of a window without ends."""
    if published is None or published.is_open or published.days > LONGEST_WINDOW:
        return [None]
    count = min(published.days, MOST_DAYS)
    if count == 1:
        return [published.earliest]
    return [published.earliest + timedelta(days=(published.days - 1) * place // (count - 1)) for place in range(count)]


def _answers(text: str, found: Sequence[Expression], now: date | None, known: Known | None) -> list[Answer]:
    history, starts = is_history(found, now), [expression.start for expression in found]
    telling = Telling(text, now, history, Events(text, known, found, starts), reckon, stated=stated_months(found))
    answers = []
    for expression in found:
        answer = reckon(expression.meaning, expression, telling)
        answers.append(answer)
        _remember(expression, answer, telling)
    return answers


def _remember(expression: Expression, answer: Answer, telling: Telling) -> None:
    """What later words may count from; a plan's anniversary is no story."""
    if answer.ends:
        for end, one in answer.ends:
            telling.remember(end.start, one.period)
    elif answer.period is not None and _tells(expression.meaning):
        telling.remember(expression.start, answer.period)


def _tells(meaning) -> bool:
    meaning = meaning.whole if isinstance(meaning, Part) else meaning
    return type(meaning).__name__ not in ("Anniversary", "Century", "Decade", "Numbered")


def _united(answers: list[Answer]) -> Answer:
    """One answer of those counted from several days: the span of them all."""
    last = answers[-1]
    if any(one.edtf is None for one in answers) or len({one.edtf for one in answers}) == 1:
        return (
            last if all(one.edtf for one in answers) or all(one.edtf is None for one in answers) else replace(last, edtf=None, basis=None)
        )
    bounds = min(one.bounds[0] for one in answers), max(one.bounds[1] for one in answers)
    same_value = len({one.value for one in answers}) == 1
    ends = last.ends
    why = f"{answers[0].why}; or, written later, {last.why}" if not same_value else last.why
    return replace(last, edtf=window(*bounds), bounds=bounds, period=None, why=why, ends=ends)


def _dated(text: str, expression: Expression, answer: Answer) -> Dated:
    ends = tuple(_dated(text, end, one) for end, one in answer.ends)
    value = answer.value
    timex = Timex(answer.type, value, expression.mod)
    date_text = limited(expression, answer)
    return Dated(
        expression.start, expression.end, expression.text, timex, date_text,
        _precision(answer, date_text), answer.basis if date_text else None, answer.why, "gregorian", ends,
    )  # fmt: skip


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
