"""What an unlisted name may be the name of, by its own words and those around it."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.extraction import rules
from timeline.extraction.naming.whereabouts import listed
from timeline.names.matching import key
from timeline.names.sounds import sound

KINDS = ("media", "armed-group", "force", "government", "office", "organisation", "state", "place")


class Guess(NamedTuple):
    """The kind, why, and how much that weighs: from 2 on one lone capital word may be taken for a name."""

    kind: str | None
    why: str = ""
    weight: int = 1


_NUMERALS = frozenset(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"))
NOTHING = Guess("nothing", "no name of anybody")
SPEAKS = "it says something"


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


class Lists(NamedTuple):
    """Word lists that every unlisted name is looked up in."""

    nobody: frozenset[str]  # the words of a page, and things that are given names
    soft: frozenset[str]
    surnames: frozenset[str]
    seats: frozenset[str]  # before a place
    near: frozenset[str]
    lying: frozenset[str]  # behind a place
    across: frozenset[str]
    saying: frozenset[str]
    surely_saying: frozenset[str]
    posting: frozenset[str]


@cache
def _lists() -> Lists:
    return Lists(
        listed("kinds", "furniture") | listed("kinds", "things"),
        listed("kinds", "soft"),
        listed("kinds", "surnames"),
        listed("places", "unknown_after", "nouns"),
        listed("places", "unknown_after"),
        listed("places", "before", "nouns"),
        listed("places", "across"),
        listed("titles", "saying"),
        listed("titles", "saying", "surely"),
        listed("titles", "posting"),
    )


@cache
def first_names() -> frozenset[str]:
    return frozenset(key(name) for name in rules.load("first_names")["given"]["words"])


@cache
def _sounding() -> frozenset[str]:
    return frozenset(sound(name) for name in first_names() if len(name) > 4)


@lru_cache(maxsize=1 << 13)
def is_first_name(word: str) -> bool:
    folded = key(word)
    return folded in first_names() or (len(folded) > 4 and sound(folded) in _sounding())


class Around(NamedTuple):
    """A name's words and those around it; those asked for by a call are needed only where the name does not tell by itself."""

    raws: tuple[str, ...]
    titled: bool
    following: str
    previous: Callable[[], Sequence[str]]  # words before it in small letters, nearest first
    behind: Callable[[], Sequence[str]]  # the two words behind it in small letters, over a possessive too


def guess(around: Around) -> Guess:
    """Of what a name is; `nothing` where the words name neither somebody nor a place."""
    raws, following = around.raws, around.following
    by_words = _by_its_words(raws, around.titled, following)
    return by_words or _by_neighbours(raws, around.previous(), following.lower()) or _by_deeds(around) or _by_shape(raws)


def _by_its_words(raws: Sequence[str], titled: bool, following: str) -> Guess | None:
    several = len(raws) > 1
    raws = raws[:-1] if several and raws[-1] in _NUMERALS else raws  # "World War II"
    first, last, tables, lists = raws[0].lower(), raws[-1].lower(), _tables(), _lists()
    place_like = not several and last not in lists.soft and last not in tables and not raws[0].isupper()
    if place_like and following in listed("kinds", "named_for_places"):
        return Guess("place", f"“{following}” follows", 2)
    if first in lists.nobody or tables.get(last) == "none" or (tables.get(following) == "none" and following.islower()):
        return NOTHING
    if len(raws) > 1 and all(len(raw) > 3 and raw.isupper() for raw in raws):
        return NOTHING  # shouted words
    if len(raws) == 1 and (len(last) == 1 or last in tables or last in lists.soft):
        return NOTHING  # "the Ministry", "Parliament": whose is not said
    if titled and not (not several and 1 < len(last) < 7 and raws[0].isupper()):
        return Guess("person", "a title stands before it", 10)
    if several and raws[-1].islower():
        return Guess("person", f"“-{raws[-1]}” belongs to it", 5)
    personal = len(raws) == 2 and is_first_name(raws[0]) and last in lists.surnames
    if several and not personal and (telling := _telling(raws)):
        return Guess(tells_kind(telling), f"“{telling}” in it", 10)
    return Guess("person", f"“{raws[0]}” is a first name", 10) if several and is_first_name(raws[0]) else None


def _telling(raws: Sequence[str]) -> str:
    """The last word that tells a kind, of those before "of" if one does: "Army" of "Army of the Republic"."""
    links = listed("kinds", "inside", "links")
    head = next((index for index, raw in enumerate(raws) if raw in links), 0)
    return next((raw for raw in (*reversed(raws[:head]), *reversed(raws)) if tells_kind(raw)), "")


def _by_neighbours(raws: Sequence[str], previous: Sequence[str], following: str) -> Guess | None:
    nearest, tables, lists = previous[0] if previous else "", _tables(), _lists()
    for noun, kinds in (
        (nearest, ("media", "armed-group", "force", "organisation")),
        (following, ("media", "armed-group", "organisation")),
    ):
        if (kind := tables.get(noun)) in kinds:
            return Guess(kind, f"“{noun}” stands beside it", 5)
    if nearest in lists.seats or (nearest == "of" and set(previous[1:2]) & lists.seats) or following in lists.lying:
        return Guess("place", "a word for a place stands beside it", 5)
    if nearest == "for" and previous[1:2] and previous[1] in listed("speech", "people", "speakers_for"):
        return Guess("organisation", "somebody speaks for it", 2)
    if nearest == "on" and set(previous[1:5]) & lists.posting:
        return Guess("media", "something is written there", 5)
    acronym = is_acronym(raws)
    if nearest in lists.near and not acronym:
        return Guess("place", f"“{nearest}” stands before it", 5)
    if nearest == "at":
        return _at_somewhere(previous[1:4])
    return Guess("place", f"“{nearest}” stands before it", 2) if nearest in lists.across and not acronym else None


def _at_somewhere(previous: Sequence[str]) -> Guess:
    """ "An analyst at Torvex", but "a fire at Torvex"."""
    job = next((word for word in previous if word in listed("kinds", "employed")), "")
    return Guess("organisation", f"“{job} at” stands before it", 5) if job else Guess("place", "“at” stands before it", 2)


def _by_deeds(around: Around) -> Guess | None:
    """What it says, how, and what it has."""
    raws, lists, nearest = around.raws, _lists(), next(iter(around.previous()), "")
    first, second = (*around.behind(), "", "")[:2]
    if first in ("said", "says") and second in ("it", "its"):
        return Guess("organisation", f"“{first} {second}” follows", 3)
    if not around.following and first in listed("kinds", "firms_have"):
        return Guess("organisation", f"it has “{first}”", 5)
    if first == "," and second in listed("kinds", "appositive") and (second.startswith("who") or len(raws) == 1):
        person = second.startswith("who") and not raws[-1].endswith("s")  # not "the Mothers, who"
        return Guess("person" if person else None, f"“, {second}” follows", 1 if raws[-1].endswith("s") else 2)
    if first not in lists.saying and nearest not in lists.saying:
        return None
    if len(raws) == 1 and key(raws[0]) in first_names():
        return Guess("person", f"“{raws[0]}” is a first name, and says something", 5)
    if len(raws) > 1:
        return Guess("person", SPEAKS, 2)
    return Guess("organisation" if is_acronym(raws) else None, SPEAKS, 2 if first in lists.surely_saying else 1)


def is_acronym(raws: Sequence[str]) -> bool:
    return len(raws) == 1 and 1 < len(raws[0]) < 7 and raws[0].isupper()


@cache
def _unnamed() -> frozenset[str]:
    """Words for those who speak without a name."""
    return listed("kinds", "unnamed") | listed("speech", "people", "sources") | listed("speech", "people", "others")


def is_name_at_opening(raws: Sequence[str], guessed: Guess) -> bool:
    """Whether a capital word is a name also where its sentence would give it the capital: an acronym, or who speaks alone."""
    if len(raws) > 1 or is_acronym(raws):
        return True
    word = raws[0].lower()
    told = guessed.weight > 1 and (guessed.why is SPEAKS or guessed.kind == "person")
    return told and not word.endswith(("s", "ly", "one", "body")) and word not in _unnamed()


def _by_shape(raws: Sequence[str]) -> Guess:
    if len(raws) == 1:
        return Guess("organisation" if len(raws[0]) > 1 and raws[0].isupper() else None, "a capital word")
    if raws[0].lower() in listed("kinds", "towns") and len(raws) < 4:
        return Guess("place", f"“{raws[0]}” begins names of towns")
    soft = listed("kinds", "soft") | listed("demonyms", "peoples")
    if any(raw.lower() in soft for raw in raws) or len(raws) > 4:
        return Guess("organisation", "several capital words")
    return Guess("person", "several capital words")
