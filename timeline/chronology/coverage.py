"""Stretches of a text: which of its sentences nobody has used."""

from bisect import bisect_right
from collections.abc import Iterable

Stretch = tuple[int, int]


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same characters as stretches that do not touch each other, in order."""
    found = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def within(stretches: list[Stretch], start: int, end: int) -> list[Stretch]:
    """Those parts of merged stretches that lie between start and end."""
    first = max(bisect_right(stretches, (start,)) - 1, 0)
    cut = ((max(a, start), min(b, end)) for a, b in stretches[first : bisect_right(stretches, (end,))])
    return [(a, b) for a, b in cut if a < b]


def untouched(sentences: Iterable[Stretch], stretches: list[Stretch]) -> list[int]:
    """The numbers, from 1, of the sentences that no merged stretch touches."""
    return [number for number, (start, end) in enumerate(sentences, 1) if not within(stretches, start, end)]
