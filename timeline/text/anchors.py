"""Quotes found again in a text, by their place and by the words beside them (W3C Web Annotation selectors)."""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import Match, finditer

from timeline.text.paragraphs import Paragraph, paragraph_at, paragraphs
from timeline.text.typography import MARKS, whole

CONTEXT = 34  # the most characters of prefix or suffix: enough to place a quote, too few to replace the text
LONGEST_QUOTE = 25  # words
SLACK = 2  # so many words more or fewer may the nearest stretch have
POINTS = ".,;:!?()[]–—" + MARKS


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


def anchor(text: str, start: int, end: int, lines: list[Paragraph] | None = None, size: int = CONTEXT) -> Anchor | None:
    """The anchor of a stretch with at most ``size`` characters beside it, or None where it does not lie within one paragraph."""
    line = paragraph_at(paragraphs(text) if lines is None else lines, start, end)
    if line is None or start >= end:
        return None
    return Anchor(text[start:end], *context(text, line, start, end, size), line.number, start, end)


def context(text: str, line: Paragraph, start: int, end: int, size: int = CONTEXT) -> tuple[str, str]:
    """What stands before and behind a stretch of the paragraph, in whole words where one fits."""
    first, last = max(line.start, start - size), min(line.end, end + size)
    prefix, suffix = text[first:start], text[end:last]
    if first > line.start and not text[first - 1].isspace():
        prefix = _from_a_word(prefix)
    if last < line.end and not text[last].isspace():
        suffix = _from_a_word(suffix[::-1])[::-1]
    if not whole(text, start - len(prefix), start):
        prefix = ""
    return prefix, suffix if whole(text, end, end + len(suffix)) else ""


def find(text: str, quote: str, lines: list[Paragraph] | None = None) -> list[Anchor]:
    """Every place where exactly these words stand within one paragraph."""
    lines = paragraphs(text) if lines is None else lines
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


def nearest(text: str, quote: str, lines: list[Paragraph] | None = None) -> Nearest | None:
    """The stretch of one paragraph that comes closest to the quote, and what differs."""
    wanted, best = Counter(_spelled(word) for word in quote.split()), (0, [])
    for line in paragraphs(text) if lines is None else lines:
        words = list(finditer(r"\S+", text[line.start : line.end]))
        first, shared = _best_window(words, wanted, min(sum(wanted.values()), len(words)))
        if shared > best[0]:
            best = shared, [(line.start + word.start(), line.start + word.end()) for word in words[max(0, first - SLACK) :]]
    if not best[0]:
        return None
    start, end = _closest(text, best[1], quote)
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


def _closest(text: str, words: list[tuple[int, int]], quote: str) -> tuple[int, int]:
    """Of the stretches that begin at one of the first words the one that is most like the quote, without points that it has not."""
    ours = [_spelled(word) for word in quote.split()]
    theirs = [_spelled(text[start:end]) for start, end in words[: len(ours) + 3 * SLACK]]
    sizes = range(max(1, len(ours) - SLACK), min(len(ours) + SLACK, LONGEST_QUOTE) + 1)
    windows = [(first, first + size) for size in sizes for first in range(2 * SLACK + 1) if first + size <= len(theirs)]
    first, last = min(windows or [(0, len(theirs))], key=lambda each: _distance(ours, theirs[slice(*each)]))
    return _without_points(text, words[first][0], words[last - 1][1], quote.strip())


def _distance(ours: list[str], theirs: list[str]) -> tuple[int, int]:
    """Words to change, add or take away; of equals, how much longer or shorter."""
    changes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in changes if kind != "equal"), abs(len(ours) - len(theirs))


def _without_points(text: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """The points at its ends are no words of the quote, unless it has such ones too."""
    solid = [at for at in range(start, end) if text[at] not in POINTS and not text[at].isspace()]
    if not solid:
        return start, end
    return (start if quote[0] in POINTS else solid[0]), (end if quote[-1] in POINTS else solid[-1] + 1)


def _from_a_word(cut: str) -> str:
    """From the first word that begins in it; as it is where none does."""
    return next((cut[space.end() :] for space in finditer(r"\s+", cut) if space.end() < len(cut)), cut)


def _spelled(word: str) -> str:
    return word.strip(POINTS).casefold()


def _change(ours: str, theirs: str) -> str:
    if not theirs:
        return f"the text has no “{ours}”"
    return f"the text has “{theirs}” for “{ours}”" if ours else f"the text adds “{theirs}”"
