"""What an unlisted name may be the name of, by its own words and those around it."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from timeline.extraction import rules
from timeline.extraction.whereabouts import listed
from timeline.names.matching import key
from timeline.names.sounds import sound

KINDS = ("media", "armed-group", "force", "government", "office", "organisation", "place")


class Guess(NamedTuple):
    """The kind, why, and whether that is enough to take one lone capital word for a name."""

    kind: str | None
    why: str = ""
    sure: bool = False


NOTHING = Guess("nothing", "no name of anybody")


@cache
def _tables() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("none", *reversed(KINDS)):
        found.update((word.lower(), kind) for word in rules.load("kinds")[kind]["words"])
    return found


def tells_kind(word: str) -> str | None:
    """The kind that a capital word inside a name tells: "Ministry", "TV", "Brigades"."""
    kind = _tables().get(word.lower())
    return None if kind == "none" else kind


@cache
def first_names() -> frozenset[str]:
    return frozenset(key(name) for name in rules.load("first_names")["given"]["words"])


@cache
def _sounding() -> frozenset[str]:
    return frozenset(sound(name) for name in first_names() if len(name) > 4)


def is_first_name(word: str) -> bool:
    folded = key(word)
    return folded in first_names() or (len(folded) > 4 and sound(folded) in _sounding())


def guess(raws: Sequence[str], titled: bool, previous: Sequence[str], following: str) -> Guess:
    """Neighbours in small letters, nearest first; `nothing` where the words name neither somebody nor a place."""
    return _by_its_words(raws, titled, following) or _by_neighbours(raws, previous, following.lower()) or _by_shape(raws)


def _by_its_words(raws: Sequence[str], titled: bool, following: str) -> Guess | None:
    last = raws[-1].lower()
    if any(raw.lower() in listed("kinds", "furniture") for raw in raws[:1]):
        return NOTHING
    if _tables().get(last) == "none" or (_tables().get(following) == "none" and following.islower()):
        return NOTHING
    if titled:
        return Guess("person", "a title stands before it", True)
    if len(raws) > 1 and not is_first_name(raws[0]):
        kinds = [(kind, raw) for raw in reversed(raws) if (kind := tells_kind(raw))]
        if kinds:
            return Guess(kinds[0][0], f"“{kinds[0][1]}” in it", True)
    return None


def _by_neighbours(raws: Sequence[str], previous: Sequence[str], following: str) -> Guess | None:
    nearest = previous[0] if previous else ""
    if len(raws) > 1 and is_first_name(raws[0]):
        return Guess("person", f"“{raws[0]}” is a first name", True)
    if (kind := _tables().get(nearest)) and kind not in ("none", "place"):
        return Guess(kind, f"“{nearest}” stands before it", True)
    nouns = listed("places", "unknown_after", "nouns")
    if nearest in nouns or (nearest == "of" and set(previous[1:2]) & nouns) or following in listed("places", "before", "nouns"):
        return Guess("place", "a word for a place stands beside it", True)
    if nearest == "on" and set(previous[1:5]) & listed("titles", "posting"):
        return Guess("media", "something is written there", True)
    if nearest in listed("places", "unknown_after"):
        return Guess("place", f"“{nearest}” stands before it", True)
    if following in listed("titles", "saying") or nearest in listed("titles", "saying"):
        return Guess("person" if len(raws) > 1 else None, "it says something", len(raws) > 1)
    return None


def _by_shape(raws: Sequence[str]) -> Guess:
    if len(raws) == 1:
        return Guess("organisation" if len(raws[0]) > 1 and raws[0].isupper() else None, "a capital word")
    soft = listed("kinds", "soft") | listed("demonyms", "peoples")
    if any(raw.lower() in soft for raw in raws) or len(raws) > 4:
        return Guess("organisation", "several capital words")
    return Guess("person", "several capital words")
