"""Dates in Arabic, Persian, Turkish, French, German, Spanish and Russian, and of the Islamic and the Iranian calendar in any text."""

import re
from collections.abc import Set

from timeline.extraction.expressions.meanings import Expression
from timeline.extraction.foreign.converted import Converted, own, resolve
from timeline.extraction.foreign.finding import found_in, numeric_only
from timeline.extraction.foreign.lexicon import LANGUAGES
from timeline.extraction.foreign.scanning import may_name_calendars

_ARABIC = re.compile("[\u0600-\u06ff]")


def find(text: str, language: str | None) -> list[Expression]:
    """All time expressions of a text in one of `LANGUAGES`; of other texts those of the two other calendars only.

    In the order of the text, none overlapping another; offsets are code points of it. Their meanings are those of
    `timeline.extraction.expressions.meanings`, and `Converted` for the other calendars, which `resolve` of this package reads.
    """
    if language in LANGUAGES:
        return list(found_in(text, language))
    return find_calendars(text)


def find_calendars(text: str, words: Set[str] | None = None) -> list[Expression]:
    """Dates of the Islamic and the Iranian calendar in English letters, and dates in Arabic or Persian figures.

    `words` are the distinct ones of the text, if they are known already.
    """
    found = list(found_in(text, "en", only_calendars=True)) if words is None or may_name_calendars(text, words) else []
    if _ARABIC.search(text):
        found = _together(found, [*found_in(text, "ar", only_calendars=True), *numeric_only(text)])
    return found


def _together(one: list[Expression], other: list[Expression]) -> list[Expression]:
    result: list[Expression] = []
    for expression in sorted([*one, *other], key=lambda each: (each.start, -each.end)):
        if not result or not result[-1].meets(expression):
            result.append(expression)
    return result


__all__ = ["LANGUAGES", "Converted", "find", "find_calendars", "own", "resolve"]
