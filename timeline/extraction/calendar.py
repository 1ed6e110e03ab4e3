"""Dates of a text in its own language, and of the Islamic and the Iranian calendar in any."""

from collections.abc import Sequence

from timeline.dates.span import Span
from timeline.extraction import expressions, foreign, resolution
from timeline.extraction.expressions.meanings import Expression
from timeline.extraction.types import Dated


def find(text: str, language: str | None) -> list[Expression]:
    """Expressions in the order of the text, none overlapping another; a text of unknown language is read as English."""
    if language in foreign.LANGUAGES:
        return foreign.find(text, language)
    pieces = text.split(" ")
    english, found = expressions.find(text, pieces), foreign.find_calendars(text, pieces)
    return _laid_over(english, found) if found else english


def resolve(text: str, found: Sequence[Expression], published: Span | None, **context) -> list[Dated]:
    """Each expression with the days it means; `context` is that of `resolution.resolve`."""
    others = foreign.resolve(found, published)
    if not others:
        return resolution.resolve(text, found, published, **context)
    shared = [expression for expression in found if not foreign.own(expression)]
    dates = [*resolution.resolve(text, shared, published, **context), *others]
    return sorted(dates, key=lambda date: (date.start, date.end))


def _laid_over(found: list[Expression], above: list[Expression]) -> list[Expression]:
    """All of `above`, and those found that meet none of it; both are in order."""
    kept, place = [], 0
    for expression in found:
        while place < len(above) and above[place].end <= expression.start:
            place += 1
        if place == len(above) or not above[place].meets(expression):
            kept.append(expression)
    return sorted([*kept, *above], key=lambda each: each.start)
