"""Whether the name of a country or a town is a place, somebody who acts, or only says whose something is."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from timeline.extraction import rules
from timeline.names.matching import Words

REACH = 60  # code points of a clause that are looked at
FEW = 3  # words that surely lie within it
_STOP = re.compile(r"[.!?…;:()\[\]“”\"«»\n]")
_HYPHENS = "-‐‑–—"
_SPACES = frozenset((" ", "\u00a0"))
LEADING = frozenset(("of", "with", "to", "on", "from", "towards", "toward", "for", "over"))  # what stands before them decides
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def listed(table: str, part: str, field: str = "words") -> frozenset[str]:
    """A word list of the rules, in small letters."""
    return frozenset(word.lower() for word in rules.load(table)[part][field])


def before(text: str, start: int, line: int) -> list[str]:
    """The words before a name in small letters, nearest first, not past a stop or the line's start; a comma stands for itself."""
    far = max(line, start - REACH)
    tail = _STOP.split(text[far:start])[-1].lower()
    for hyphen in _HYPHENS:
        tail = tail.replace(hyphen, " ")
    found = tail.replace(",", " , ").split()
    if far > line and len(tail) == start - far:
        del found[:1]  # it may be cut
    return found[:-9:-1]


def after(among: Words, end: int, last: int) -> str:
    """The word behind one where only a space parts them; a name's end may lie before its word's."""
    if among.gaps[last + 1] in _SPACES and last + 1 < len(among.raws) and end == among.ends[last]:
        return among.raws[last + 1]
    return ""


@cache
def _tells() -> dict[str, str | None]:
    """What `is_place` says of the nearest word if it tells: None where what stands before it must be asked too."""
    return dict.fromkeys(LEADING) | {word: word for word in listed("places", "place_after") - LEADING}


@lru_cache(maxsize=1 << 10)
def _parts(gap: str) -> str:
    """What a gap between words does: a "stop" ends a clause, a "space" or "comma" parts two words, and of others nothing is known."""
    if not _STOP.split(gap)[-1].strip():
        return "stop" if _STOP.search(gap) else "space" if gap else ""
    return {"-": "space", ",": "comma"}.get(gap.strip(), "")


def nearest_place_word(among: Words, index: int) -> str | None:
    """What `is_place` says of what stands before a word, where the nearest words tell; None where it must be asked."""
    tells, between = _tells(), listed("places", "between")
    for before in range(index, max(0, index - FEW), -1):
        if among.gaps[before] != " ":
            parted = _parts(among.gaps[before])
            if parted == "stop":
                return ""
            if parted != "space":
                return None
        if among.gaps[before - 1] != " " and not _parts(among.gaps[before - 1]):
            return None
        word = among.raws[before - 1].lower()
        if word in LEADING or word not in between:
            return tells.get(word, "")
    return None


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


@lru_cache(maxsize=1 << 12)
def is_noun(word: str) -> bool:
    """Whether a word right behind a country's name is what is the country's: "US sanctions", not "US says"."""
    low = word.lower()
    if not _LETTERS.fullmatch(low) or low in listed("titles", "saying") or low in listed("kinds", "openers"):
        return False
    if low in listed("neighbours", "after_names"):
        return False
    return not low.endswith(("ly", "ed", "ing", "ible", "able", "ful", "ous")) or low in listed("neighbours", "nouns_all_the_same")
