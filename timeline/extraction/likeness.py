"""Articles that tell the same in the same words: the same text, nearly the same, or one agency's story used by both.

Words are folded and joined to runs; a run is a number, the same in every process. Of the numbers of a text a few are kept
as its fingerprints (winnowing: Schleimer, Wilkerson and Aiken 2003): any ``SURE`` words in one piece that two texts share
give both the same fingerprint.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from timeline.extraction.types import Extract
from timeline.names.folding import fold
from timeline.names.gazetteer import Gazetteer
from timeline.text.marks import Mark, Stretch

RUN = 6  # words in a run: shorter ones are phrases that anybody writes
WINDOW = 20  # runs of which one is kept
SURE = RUN + WINDOW - 1
SAME, NEAR = 0.995, 0.7  # of all runs of both texts, so many stand in both
LONG = 40  # words in one piece: two sentences that nobody writes twice
LARGE = 0.3  # of the shorter text, shared; with one agency named by both, half of it is enough
NOT_ITS_OWN = ("share", "related", "comments", "spam", "template")
CREDITING = ("credit", "dateline", "byline")
_PRIME = (1 << 61) - 1  # numbers fit a signed 64-bit column
_BASE = 1_000_003
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


@dataclass(frozen=True)
class Likeness:
    """How much two texts are one: ``kind`` is `same`, `near` or `shared`, the score is 0 to 1."""

    kind: str
    score: float
    why: str


@dataclass(frozen=True)
class Wording:
    """The words of an article's own prose, and the agencies that it credits."""

    words: tuple[str, ...]
    agencies: frozenset[str] = frozenset()

    @cached_property
    def runs(self) -> list[int]:
        """The number of each run of words, in order; a text shorter than a run is one."""
        codes = [crc32(word.encode()) + 1 for word in self.words]
        size = min(RUN, len(codes))
        lead = pow(_BASE, size, _PRIME)
        found, number = [], 0
        for at, code in enumerate(codes):
            number = (number * _BASE + code - (codes[at - size] * lead if at >= size else 0)) % _PRIME
            if at >= size - 1:
                found.append(number)
        return found

    @cached_property
    def fingerprints(self) -> frozenset[int]:
        """The least number of each window of runs."""
        runs = self.runs
        return frozenset(min(runs[at : at + WINDOW]) for at in range(max(1, len(runs) - WINDOW + 1))) if runs else frozenset()


def wording_of(extract: Extract, gazetteer: Gazetteer) -> Wording:
    return wording(extract.text, extract.marks, gazetteer)


def wording(text: str, marks: Sequence[Mark], gazetteer: Gazetteer) -> Wording:
    """The words outside what is marked as not the article's; offsets of the marks are those of the text."""
    foreign = [mark for mark in marks if mark.kind in NOT_ITS_OWN]
    own = " ".join(text[start:end] for start, end in _between(foreign, len(text)))
    return Wording(tuple(_folded(own)), frozenset(_agencies(text, marks, gazetteer)))


def _between(stretches: Iterable[Stretch], end: int) -> Iterable[tuple[int, int]]:
    """What lies outside the stretches."""
    at = 0
    for stretch in sorted(stretches, key=lambda stretch: stretch.start):
        if stretch.start > at:
            yield at, stretch.start
        at = max(at, stretch.end)
    yield at, end


def _folded(text: str) -> list[str]:
    """Words that are the same in every typesetting; folding is slow, and most words are plain."""
    return [word.lower() if word.isascii() and word.isalnum() else fold(word).replace(" ", "") for word in _WORD.findall(text)]


def _agencies(text: str, marks: Iterable[Mark], gazetteer: Gazetteer) -> Iterable[str]:
    """Agencies named where an article says whose report it is."""
    credits = [f" {fold(text[mark.start : mark.end])} " for mark in marks if mark.kind in CREDITING]
    for entry in gazetteer.publishers.values() if credits else ():
        names = {f" {fold(alias.name)} " for alias in entry.names}
        if entry.type == "agency" and any(name in credit for name in names for credit in credits):
            yield entry.slug


def compare(one: Wording, other: Wording, names: dict[str, str] | None = None) -> Likeness | None:
    """How alike two texts are, or None where they share no more than phrases; ``names`` gives agencies' names by slug."""
    mine, theirs = set(one.runs), set(other.runs)
    shared = len(mine & theirs)
    if not shared:
        return None
    alike = shared / len(mine | theirs)
    longest = _longest(one, theirs)
    credited = sorted(one.agencies & other.agencies)
    said = f"; both credit {', '.join((names or {}).get(slug, slug) for slug in credited)}" if credited else ""
    if alike >= SAME:
        return Likeness("same", 1.0, f"the same words{said}")
    if alike >= NEAR:
        return Likeness(
            "near", round(alike, 2), f"{alike:.0%} of their runs of {RUN} words stand in both, {longest} words in one piece{said}"
        )
    part = shared / min(len(mine), len(theirs))
    if part >= (LARGE / 2 if credited else LARGE) and longest >= LONG:
        return Likeness("shared", round(part, 2), f"{part:.0%} of the shorter text stands in the other, {longest} words in one piece{said}")
    return None


def _longest(one: Wording, theirs: set[int]) -> int:
    """Words of the longest piece whose runs all stand in the other text."""
    longest = length = 0
    for run in one.runs:
        length = length + 1 if run in theirs else 0
        longest = max(longest, length)
    return longest + RUN - 1 if longest else 0
