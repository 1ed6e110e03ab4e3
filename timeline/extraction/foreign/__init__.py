"""Dates in Arabic, Persian, Turkish, French, German, Spanish and Russian, and of the Islamic and the Iranian calendar in any text."""

from collections.abc import Sequence

from timeline.extraction.expressions.meanings import Expression
from timeline.extraction.foreign.converted import Converted, own, resolve
from timeline.extraction.foreign.finding import found_in, numeric_only
from timeline.extraction.foreign.lexicon import LANGUAGES
from timeline.extraction.foreign.scanning import may_name_calendars

# The bytes that begin the signs from U+0600 to U+06FF: looked for far sooner than the signs themselves.
_LEADS_ARABIC = (b"\xd8", b"\xd9", b"\xda", b"\xdb")


def find(text: str, language: str | None) -> list[Expression]:
    """All time expressions of a text in one of `LANGUAGES`; of other texts those of the two other calendars only.

    In the order of the text, none overlapping another; offsets are code points of it. Their meanings are those of
    `timeline.extraction.expressions.meanings`, and `Converted` for the other calendars, which `resolve` of this package reads.
    """
    if language in LANGUAGES:
        return list(found_in(text, language))
    return find_calendars(text)


def find_calendars(text: str, pieces: Sequence[str] | None = None) -> list[Expression]:
    """Dates of the Islamic and the Iranian calendar in English letters, and dates in Arabic or Persian figures.

    `pieces` are those between its spaces, if it is to be asked of them first whether it has any of the former.
    """
    found = list(found_in(text, "en", only_calendars=True)) if pieces is None or may_name_calendars(text, pieces) else []
    written = text.encode(errors="surrogatepass")
    if any(lead in written for lead in _LEADS_ARABIC):
        found = _together(found, [*found_in(text, "ar", only_calendars=True), *numeric_only(text)])
    return found


def _together(one: list[Expression], other: list[Expression]) -> list[Expression]:
    result: list[Expression] = []
    for expression in sorted([*one, *other], key=lambda each: (each.start, -each.end)):
        if not result or not result[-1].meets(expression):
            result.append(expression)
    return result


__all__ = ["LANGUAGES", "Converted", "find", "find_calendars", "own", "resolve"]
