"""Quotes found again in a text, by their place and by the words beside them (W3C Web Annotation selectors)."""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import Match, finditer

from timeline.text.paragraphs import Paragraph, paragraph_at, paragraphs

CONTEXT = 34  # the most characters of prefix or suffix: enough to place a quote, too few to replace the text
LONGEST_QUOTE = 25  # words


@dataclass(frozen=True)
class Anchor:
    """Where a quote stands: its place in code points, half open, its paragraph and what is beside it."""

    quote: str
    prefix: str
    suffix: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Nearest:
    """The words of a text that come closest to a quote which is not in it."""

    start: int
    end: int
    words: str
    difference: str


def anchor(text: str, start: int, end: int, lines: list[Paragraph] | None = None) -> Anchor | None:
    """The anchor of a stretch, or None where it does not lie within one paragraph."""
    line = paragraph_at(paragraphs(text) if lines is None else lines, start, end)
    if line is None or start >= end:
        return None
    prefix = text[max(line.start, start - CONTEXT) : start]
    return Anchor(text[start:end], prefix, text[end : min(line.end, end + CONTEXT)], line.number, start, end)


def find(text: str, quote: str) -> list[Anchor]:
    """Every place where exactly these words stand within one paragraph."""
    lines = paragraphs(text)
    found = (anchor(text, start, start + len(quote), lines) for start in _positions(text, quote))
    return [place for place in found if place]


def problem(
    text: str, quote: str, start: int, end: int, paragraph: int, prefix: str = "", suffix: str = "", *, lines: list[Paragraph] | None = None
) -> str | None:
    """Why the text does not bear the citation out, in one sentence, or None where it does."""
    if text[start:end] != quote:
        return _elsewhere(text, quote, start, end)
    place = anchor(text, start, end, lines)
    if place is None:
        return "the words run past the end of a paragraph"
    if place.paragraph != paragraph:
        return f"the words stand in paragraph {place.paragraph}, not in {paragraph}"
    if not text[:start].endswith(prefix):
        return f"before the words stands {place.prefix!r}, not {prefix!r}"
    if not text.startswith(suffix, end):
        return f"after the words stands {place.suffix!r}, not {suffix!r}"
    return None


def nearest(text: str, quote: str) -> Nearest | None:
    """The stretch of as many words as the quote has that shares most of them, and what differs."""
    wanted, words = Counter(_spelled(word) for word in quote.split()), list(finditer(r"\S+", text))
    size = min(sum(wanted.values()), len(words))
    if not size:
        return None
    first, shared = _best_window(words, wanted, size)
    if not shared:
        return None
    start, end = words[first].start(), words[first + size - 1].end()
    return Nearest(start, end, text[start:end], difference(quote, text[start:end]))


def difference(quote: str, words: str) -> str:
    """What stands in the text where the quote says something else, in words."""
    ours, theirs = quote.split(), words.split()
    changes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    parts = [_change(" ".join(ours[a:b]), " ".join(theirs[c:d])) for kind, a, b, c, d in changes if kind != "equal"]
    return "; ".join(parts) or "only the spaces differ"


def _positions(text: str, quote: str) -> list[int]:
    places, at = [], text.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _elsewhere(text: str, quote: str, start: int, end: int) -> str:
    if places := find(text, quote):
        return f"the words stand at {places[0].start}–{places[0].end}, not at {start}–{end}"
    close = nearest(text, quote)
    if close is None:
        return "the words are not in the text"
    return f"the words are not in the text; nearest is “{close.words}”: {close.difference}"


def _best_window(words: list[Match], wanted: Counter, size: int) -> tuple[int, int]:
    """The first window that shares most words with those wanted, and how many; one pass."""
    held, shared, best = Counter(), 0, (0, 0)
    for last, word in enumerate(words):
        spelled = _spelled(word[0])
        held[spelled] += 1
        shared += held[spelled] <= wanted[spelled]
        if last >= size:
            gone = _spelled(words[last - size][0])
            shared -= held[gone] <= wanted[gone]
            held[gone] -= 1
        if shared > best[1]:
            best = max(0, last - size + 1), shared
    return best


def _spelled(word: str) -> str:
    return word.strip(".,;:!?\"'“”‘’«»()[]–—").casefold()


def _change(ours: str, theirs: str) -> str:
    if not theirs:
        return f"the text has no “{ours}”"
    return f"the text has “{theirs}” for “{ours}”" if ours else f"the text adds “{theirs}”"
