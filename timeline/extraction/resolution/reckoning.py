"""Which rule answers which meaning."""

from timeline.extraction.expressions import meanings as said
from timeline.extraction.expressions.meanings import Expression, Meaning
from timeline.extraction.resolution import composing, days, distances, pointing, years
from timeline.extraction.resolution.answers import Answer, unknown
from timeline.extraction.telling import Telling

RULES = {
    said.Day: days.day,
    said.Month: days.month,
    said.Weekday: pointing.weekday,
    said.Unit: pointing.unit,
    said.Same: pointing.same,
    said.Shift: distances.shift,
    said.Duration: distances.duration,
    said.Ended: distances.ended,
    said.Repeated: distances.repeated,
    said.Ref: distances.ref,
    said.Year: years.year,
    said.Season: years.season,
    said.Portion: years.portion,
    said.Decade: years.decade,
    said.Century: years.century,
    said.Holiday: years.holiday,
    said.Part: composing.part,
    said.Clock: composing.clock,
    said.Numbered: composing.numbered,
    said.Range: composing.stretch,
    said.Anniversary: composing.anniversary,
}


def reckon(meaning: Meaning, expression: Expression, telling: Telling) -> Answer:
    """The days of a meaning of that expression, as told so far; `telling` is not changed."""
    try:
        return RULES[type(meaning)](meaning, expression, telling)
    except (ValueError, OverflowError):  # as dates say it of a day outside the years 1 to 9999
        return unknown("XXXX", "the calendar has no such day")
