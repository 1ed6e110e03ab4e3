"""The words that name an event beside a time: "a week after the attack", "the anniversary of the strike"."""

import re

from timeline.extraction.expressions.guards import EVENT_ENDS, EVENT_STARTS

LONGEST_EVENT = 80
_STARTS = re.compile(rf"[ \n\u00a0](?:{EVENT_STARTS}|[A-Z][\w’'.-]{{0,30}}|[a-z][\w’'-]{{2,30}}ing)(?!\w)")
# A first word at a sign that ends it; "the death of Gen. Abel" goes on.
_ENDED = re.compile(r"[ \n\u00a0](?:[\w’'-]+(?=[,;:!?)])|(?:[A-Z]{3,}|[a-z][\w’'-]+|[\w’'-]{5,})(?=[.](?:\s|$)))")
# Where a naming of an event ends: at a sign, at a word that begins a clause, at a verb that everybody knows.
_ENDS = re.compile(rf"[,.;:!?()\[\]\n“”\"]|[ \u00a0](?:{EVENT_ENDS})(?!\w)")


def event_after(text: str, start: int) -> str:
    """The words after "a week after", up to the end of the clause; "" where nothing there can be an event."""
    end = event_named(text, start)
    if text[end : end + 4] == " of " and end > start:
        end = max(end, event_named(text, end + 3))
    return text[start:end].strip()


def event_named(text: str, start: int) -> int:
    """Where the noun that follows "anniversary of" ends, `start` if none does."""
    window = text[start : start + LONGEST_EVENT]
    if not _STARTS.match(window):
        return start
    if whole := _ENDED.match(window):
        return start + whole.end()
    first = window.find(" ", 1)
    first = len(window) if first < 0 else first
    end = _ENDS.search(window, first)
    return start + (end.start() if end else len(window) if len(window) < LONGEST_EVENT else window.rfind(" "))
