"""Titles that are made of words of time: "This Week", "60 Minutes"."""

import re

from timeline.extraction.expressions.meanings import Clock, Duration, Meaning, Ref, Same, Unit

OPENING_QUOTES = "\"“‘'`"
_CLOSES = re.compile(r"[,.;:!?]?(?:[\"”]|[’'](?!s\b))")
_MAY_BE_TITLES = (Clock, Duration, Ref, Same, Unit)


def is_title(text: str, start: int, end: int, meaning: Meaning) -> bool:
    """Whether the words stand alone between quotation marks, the last of several with a capital."""
    if not isinstance(meaning, _MAY_BE_TITLES) or text[start - 1 : start] not in OPENING_QUOTES or not start:
        return False
    last = text[start:end].rpartition(" ")
    return last[1] == " " and last[2][:1].isupper() and bool(_CLOSES.match(text, end))
