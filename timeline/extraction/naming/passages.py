"""Some lines of a text with their words: which line a word stands in, and where capitals say nothing."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.extraction.naming.lexicon import Lexicon, capital
from timeline.names.matching import Words, cut, keys_of, words
from timeline.text.paragraphs import Paragraph
from timeline.text.pieces import Answers

LONGEST = 20_000  # a longer line is read in pieces of so many code points at most
_OPENING = re.compile(r"[.!?…:;\r\n]|[“‘«\"(\[–—|•]\s*$|^\s*[-*•>]")
_CREDIT = re.compile(r"^by |\b(?:reporting|writing|editing|written|compiled|photos?|photograph|translated|edited) by ", re.IGNORECASE)
_cuts = Answers(cut)
_STOPS = (".", ",", ";", "”", ")")


@dataclass(slots=True)
class Line:
    """A line, or a piece of a very long one."""

    start: int
    end: int
    first: int = 0  # the numbers of its first word in the passage, and of the first behind it
    behind: int = 0
    loud: bool = False  # its capitals say nothing, as in a headline
    shouted: bool = False  # all of it in capitals
    keys: frozenset[str] | None = None  # of its words in all their readings, once they were asked for


@dataclass(slots=True)
class Passage:
    """Lines that are read together."""

    text: str
    lexicon: Lexicon
    among: Words
    lines: list[Line]
    shouted: list[Line] = field(default_factory=list)
    refused: frozenset[str] = frozenset()  # slugs that no description may stand for here
    cut: bool = False  # to the words around one name
    tied: set[tuple[str, str]] = field(default_factory=set)  # a name's last word and what a hyphen ties to it in small letters

    def raws(self, first: int, last: int, end: int) -> tuple[str, ...]:
        found = self.among.raws[first : last + 1]
        if self.among.ends[last] > end:
            found[-1] = found[-1][: end - self.among.ends[last]]
        return tuple(found)

    def opens(self, index: int) -> bool:
        """Whether a sentence begins with the word."""
        between = self.among.gaps[index]
        if between == " " and index:
            return False
        return not index or (_is_opening(between) and not (between in (". ", ".\u00a0") and _is_initial(self.among.raws[index - 1])))

    def before(self, index: int) -> str:
        """The word before one of the same line, in small letters."""
        same = index and (self.among.gaps[index] == " " or not _is_line_end(self.among.gaps[index]))
        return self.among.raws[index - 1].lower() if same else ""

    def tells(self, keys: frozenset[str], index: int) -> int:
        """How many of the words stand in the line of this one."""
        line = self.lines[bisect_right(self.lines, self.among.starts[index], key=lambda line: line.start) - 1]
        return len(keys & self.keys(line))

    def keys(self, line: Line) -> frozenset[str]:
        """The line's words in all their readings."""
        if line.keys is None:
            among = words(self.text, line.start, line.end) if self.cut else self.among
            raws = among.raws if self.cut else among.raws[line.first : line.behind]
            line.keys = keys_of(raws)
        return line.keys

    def is_shouted(self, index: int) -> bool:
        at = self.among.starts[index]
        return any(line.start <= at < line.end for line in self.shouted)


@lru_cache(maxsize=1 << 10)
def _is_opening(between: str) -> bool:
    return bool(_OPENING.search(between))


def _is_line_end(between: str) -> bool:
    return "\n" in between or "\r" in between


def _is_initial(raw: str) -> bool:
    return len(raw) == 1 and capital(raw)


def passages(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon, credits: Container[int] = ()) -> Iterator[Passage]:
    """The text's paragraphs, as many together as are not too long; `credits` are the starts of those that name who wrote it."""
    lines: list[Line] = []
    for line in _pieces(text, paragraphs):
        if lines and (line.end - lines[0].start > LONGEST or not _is_line_end(text[lines[-1].end : line.start])):
            yield passage(text, lines, lexicon, credits=credits)
            lines = []
        lines.append(line)
    if lines:
        yield passage(text, lines, lexicon, credits=credits)


def passage(text: str, lines: list[Line], lexicon: Lexicon, refused: frozenset[str] = frozenset(), credits: Container[int] = ()) -> Passage:
    parts, end = [""], lines[0].start
    for line in lines:
        said = text[line.start : line.end]
        parts[-1] += text[end : line.start]
        own, end = len(parts), line.end
        _add(parts, said)
        line.first, line.behind = own // 2, len(parts) // 2
        line.loud = line.start not in credits and is_loud(parts[own : own + 60 : 2], said.rstrip()[-1:])
        line.shouted = line.behind - line.first > 4 and said[:200].isupper()
    among = Words(parts, lines[0].start)
    return Passage(text, lexicon, among, lines, [line for line in lines if line.shouted], refused)


def _add(parts: list[str], text: str) -> None:
    """Add the gaps and words of a text to such parts as end with a gap, and shall again."""
    for gap, behind in map(_cuts.__getitem__, text.split(" ")):
        if gap:
            parts[-1] += gap
        parts += behind
    parts[-1] = parts[-1][:-1]


def _pieces(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    for line in paragraphs:
        start = line.start
        while line.end - start > LONGEST:
            cut = max(text.rfind(". ", start, start + LONGEST), start)
            cut = cut + 1 if cut > start else max(text.rfind(" ", start, start + LONGEST), start)
            end = cut if cut > start else start + LONGEST
            yield Line(start, end)
            start = end
        yield Line(start, line.end)


def is_loud(raws: Sequence[str], ending: str) -> bool:
    """Whether nearly every longer word has a capital and no full stop ends the line, as in a headline."""
    if ending in _STOPS or not 2 < len(raws) < 30 or raws[0][0].islower():
        return False
    longer = [raw for raw in raws if len(raw) > 3 and raw[0].isalpha()]
    if len(longer) < 3 or sum(map(capital, longer)) < 0.75 * len(longer):
        return False
    return not _CREDIT.search(" ".join(raws))
