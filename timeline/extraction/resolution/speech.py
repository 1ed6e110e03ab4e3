"""The day that pointing words count from: of writing, of the words quoted, or of a caption."""

from datetime import date

from timeline.extraction.expressions.meanings import Expression, Weekday
from timeline.extraction.resolution.answers import EVENT, PUBLICATION
from timeline.extraction.telling import REACH, Telling

# Words quoted from before the day of writing are not older than so many days.
SPOKEN_WITHIN = 14


def counted_from(expression: Expression, telling: Telling) -> tuple[date | None, str]:
    """The day, None where it is not known, and the basis of what is counted from it."""
    if expression.quoted and telling.now is not None:
        day = _day_of_speech(expression, telling)
        if day is not None:
            return day, EVENT
    return telling.now, EVENT if telling.in_caption else PUBLICATION


def _day_of_speech(expression: Expression, telling: Telling) -> date | None:
    """The day its paragraph says the words were spoken on; for a weekday also a day told before that was one, within the fortnight."""
    if telling.spoken is not None and "\n" not in telling.text[telling.spoken_at : expression.start]:
        return telling.spoken.first
    day, meaning = telling.last_day, expression.meaning
    if not isinstance(meaning, Weekday) or meaning.direction is not None or day is None or expression.start - telling.last_day_at > REACH:
        return None
    recent = 0 <= (telling.now - day.first).days <= SPOKEN_WITHIN
    return day.first if recent and day.first.weekday() == meaning.weekday else None
