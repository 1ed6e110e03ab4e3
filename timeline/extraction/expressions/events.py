"""The words that name an event beside a time: "a week after the attack", "the anniversary of the strike"."""

import re

LONGEST_EVENT = 80
_STARTS = re.compile(
    r"[ \n\u00a0](?:the|a|an|his|her|its|their|this|that|these|those|[A-Z][\w’'.-]{0,30}|[a-z][\w’'-]{2,30}ing|he|she|it|they|we)(?![\w])"
)
# Where a naming of an event ends: at a sign, at a word that begins a clause, at a verb that everybody knows.
_ENDS = re.compile(
    r"[,.;:!?()\[\]\n“”\"]|[ \u00a0](?:of|in|on|at|by|that|which|who|when|where|while|with|from|for|to|and|but|as|after|before|was|were|is|are|has|"
    r"have|had|will|would|could|said|says|approach\w{0,3}|killed|began|ended|took|came|left|made|saw|led|hit|struck|became|warned|claimed|nears|looms|passed|passes|draws|they|he|she|it|we|you|i)(?!\w)"
)


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
    first = window.find(" ", 1)
    first = len(window) if first < 0 else first
    end = _ENDS.search(window, first)
    return start + (end.start() if end else window.rfind(" "))
