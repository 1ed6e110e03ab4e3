"""Whether the name of a country or a town is a place, somebody who acts, or only says whose something is."""

import re
from collections.abc import Sequence
from functools import cache

from timeline.extraction import rules
from timeline.names.matching import Words

REACH = 60  # code points of a clause that are looked at
_STOP = re.compile(r"[.!?…;:()\[\]“”\"«»\n]")
_APART = re.compile(r"[^\s,\-‐‑–—]+|,")
_SPACES = frozenset((" ", "\u00a0"))
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def listed(table: str, part: str, field: str = "words") -> frozenset[str]:
    """A word list of the rules, in small letters."""
    return frozenset(word.lower() for word in rules.load(table)[part][field])


def before(text: str, start: int, line: int) -> list[str]:
    """The words before a name in small letters, nearest first, not past a stop or the line's start; a comma stands for itself."""
    far = max(line, start - REACH)
    tail = _STOP.split(text[far:start])[-1].lower()
    found = _APART.findall(tail)
    if far > line and len(tail) == start - far:
        del found[:1]  # it may be cut
    return found[:-9:-1]


def after(among: Words, end: int, last: int) -> str:
    """The word behind one where only a space parts them; a name's end may lie before its word's."""
    if among.gaps[last + 1] in _SPACES and last + 1 < len(among.raws) and end == among.ends[last]:
        return among.raws[last + 1]
    return ""


def is_place(previous: Sequence[str]) -> str:
    """The word that makes a place of what follows these (nearest first), or nothing."""
    rest = list(previous)
    while rest and rest[0] in listed("places", "between"):
        if rest[0] == "of" and not (set(rest[1:2]) & {"all", "much", "most", "parts"}):
            break
        rest.pop(0)
    if not rest:
        return ""
    if rest[0] in listed("places", "place_after"):
        return rest[0]
    if rest[0] in ("of", "with", "to", "on", "from") and len(rest) > 1 and rest[1] in listed("places", "place_of"):
        return f"{rest[1]} {rest[0]}"
    if rest[0] in ("from", "to", "towards", "toward", "for", "over") and (moving := listed("places", "motion") & set(rest[1:6])):
        return f"{min(moving)} … {rest[0]}"
    return ""


def is_noun(word: str) -> bool:
    """Whether a word right behind a country's name is what is the country's: "US sanctions", not "US says"."""
    low = word.lower()
    if not _LETTERS.fullmatch(low) or low in listed("titles", "saying") or low in listed("kinds", "openers"):
        return False
    if low in listed("neighbours", "after_names"):
        return False
    return not low.endswith(("ly", "ed", "ing", "ible", "able", "ful", "ous")) or low in listed("neighbours", "nouns_all_the_same")
