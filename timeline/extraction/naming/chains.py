"""Listed names and capital words, and which of them hang together: "Iranian General Ghaani", "Central Bank of Iran"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from timeline.extraction.naming.guessing import tells_kind
from timeline.extraction.naming.lexicon import ARTICLES, Sense, capital
from timeline.extraction.naming.passages import Passage
from timeline.extraction.naming.traits import NO_TRAITS, Traits, traits_of
from timeline.extraction.naming.whereabouts import after, listed
from timeline.names.matching import APOSTROPHES, Found, Label, key

_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]?$")
_HYPHENS = frozenset("-‐‑")
_SPACES = frozenset((" ", "\u00a0", "\u202f", "  "))


@dataclass(slots=True)
class Unit(Found):
    """Words that belong together: a listed name, or one capital word."""

    has: Traits = NO_TRAITS  # of a capital word none
    link: str = ""  # the small words that tie it to the unit before: "" where nothing but a space does

    @property
    def is_listed(self) -> bool:
        return self.has is not NO_TRAITS


def chains(passage: Passage) -> Iterator[list[Unit]]:
    """Units with nothing but a space, a hyphen or a name's small words between."""
    chain: list[Unit] = []
    for unit in _units(passage):
        link = _link(passage, chain[-1], unit) if chain and unit.first - chain[-1].last < 4 else None
        if link is None:
            if chain:
                yield chain
            chain = []
        unit.link = link or ""
        chain.append(unit)
        if len(chain) > 30:  # no name is as long, and a shout of 100,000 capitals has to end
            yield chain
            chain = []
    if chain:
        yield chain


def _units(passage: Passage) -> Iterator[Unit]:
    """Listed names, and between them single capital words."""
    among, names = passage.among, passage.lexicon.names
    notable = names.notable(among)
    raws = among.raws
    capitals = [index for index in notable if raws[index][0].isupper()]
    at, many = 0, len(capitals)
    for listed_name in names.scan(among, partial(_fits, passage), notable=notable, kind=Unit):
        first, last, labels = listed_name.first, listed_name.last, listed_name.labels
        if passage.shouted and first == last and passage.is_shouted(first):
            labels = tuple([label for label in labels if len(label.words[0]) > 3])  # no "US" and "IT" in a line of capitals
            if not labels:
                continue
        while at < many and capitals[at] <= last:
            if capitals[at] < first and (unit := _capital(passage, capitals[at])):
                yield unit
            at += 1
        listed_name.has = traits_of(labels)
        yield listed_name
    yield from (unit for index in capitals[at:] if (unit := _capital(passage, index)))


def _capital(passage: Passage, index: int) -> Unit | None:
    among = passage.among
    kind, cut = _kind_of_capital(among.raws[index])
    if not kind and _is_between_names(passage, index):
        kind = "name"
    if not kind or is_article(passage, index):
        return None
    followed = kind != "name" and _before_capital(passage, index)
    if kind == "month" and (not followed or _is_date(passage, index)):
        return None
    if not cut and _goes_on_small(passage, index):
        return Unit(among.starts[index], among.ends[index + 1] - _possessive(among.raws[index + 1]), index, index + 1)
    return Unit(among.starts[index], among.ends[index] - (0 if kind == "owner" and followed else cut), index, index)


def _goes_on_small(passage: Passage, index: int) -> bool:
    """ "Sun Yat-sen", but not "New York-based": what a hyphen ties to the last word of a full name belongs to the name, then and later."""
    among, tail = passage.among, index + 1
    if among.gaps[tail] not in _HYPHENS or tail == len(among) or among.gaps[tail + 1] in _HYPHENS or len(among.raws[index]) == 1:
        return False
    raw = among.raws[tail]
    word = raw[: len(raw) - _possessive(raw)]
    tied, before = (among.raws[index], word), passage.before(index)
    if tied in passage.tied:
        return True
    if not word.islower() or word.endswith(("ed", "ing")) or word in listed("neighbours", "hyphened"):
        return False
    if not before or not capital(among.raws[index - 1]) or before in listed("kinds", "openers"):
        return False
    passage.tied.add(tied)
    return True


@lru_cache(maxsize=1 << 14)
def _kind_of_capital(raw: str) -> tuple[str, int]:
    """What a capital word can be (nothing, a name, a month that is a first name too, "People's"), and its possessive's length."""
    cut = _possessive(raw)
    low = raw[: len(raw) - cut].lower()
    if low in listed("kinds", "months_and_names"):
        return "month", cut
    if len(raw) > 40 or low in listed("kinds", "openers") or low in listed("kinds", "common"):
        return "", cut
    return ("owner" if cut and low in listed("kinds", "owners") else "name"), cut


@lru_cache(maxsize=1 << 12)
def _possessive(raw: str) -> int:
    """The length of its possessive ending."""
    found = _POSSESSIVE.search(raw)
    return len(raw) - found.start() if found else 0


def _is_date(passage: Passage, index: int) -> bool:
    """ "In May Ekman spoke", "3 May"."""
    previous = passage.before(index)
    return previous in listed("kinds", "before_months") or (
        previous[:1].isdigit() and not tells_kind(passage.among.raws[index + 1])  # but "17 August Movement"
    )


def _before_capital(passage: Passage, index: int) -> bool:
    if index + 1 == len(passage.among) or not passage.among.joined(index + 1):
        return False
    following = passage.among.raws[index + 1]
    return capital(following) and following.lower() not in listed("kinds", "common")


def _is_between_names(passage: Passage, index: int) -> bool:
    """The "A." of "Ann A. Lee", which else opens a phrase."""
    among = passage.among
    if among.raws[index] not in ("A", "I") or not 0 < index < len(among) - 1 or among.gaps[index + 1] not in (". ", ".\u00a0"):
        return False
    return among.gaps[index] in _SPACES and _kind_of_capital(among.raws[index - 1])[0] == "name" and capital(among.raws[index + 1])


def is_article(passage: Passage, index: int) -> bool:
    """ "al-" before a name."""
    raw = passage.among.raws[index]
    if len(raw) > 3 or passage.among.gaps[index + 1] not in _HYPHENS or raw.lower() not in listed("kinds", "inside", "articles"):
        return False
    return index + 1 < len(passage.among) and capital(passage.among.raws[index + 1])


def _fits(passage: Passage, label: Label, first: int, last: int) -> bool:
    """Whether what stands around allows the name: "the" before "embassy", no name right behind "the US president"."""
    sense: Sense = label.value
    if sense.lead:
        previous = passage.before(first)
        if previous not in ARTICLES[sense.lead] and not (sense.kind == "name" and _possessive(previous) > 0):
            return False
    if sense.kind != "description":
        return True
    if sense.entry.slug in passage.refused or (sense.lead in ("a", "an") and sense.telling and not passage.tells(sense.telling, first)):
        return False
    word = "" if _possessive(passage.among.raws[last]) else after(passage.among, passage.among.ends[last], last)
    if sense.entry.type == "person" and word and capital(word) and word.lower() not in listed("kinds", "openers"):
        return False
    return word.lower() != "in" or _same_whereabouts(passage, sense, last + 1)


def _same_whereabouts(passage: Passage, sense: Sense, index: int) -> bool:
    """ "US forces in the Gulf" are not the "US forces in Iraq" that a list calls "US forces" for short."""
    spelled = passage.lexicon.spelled[sense.entry.slug]
    following = passage.among.raws[index + 1 : index + 4]
    inside = [raw for raw in following if capital(raw) and raw.lower() not in listed("kinds", "common")]
    return "in" not in map(str.lower, sense.entry.name.split()) or not inside or key(inside[0]) in spelled


@cache
def _tying() -> frozenset[str]:
    """Small words that can stand right before the rest of a name."""
    inside = [listed("kinds", "inside", field) for field in ("particles", "hyphened", "links")]
    return frozenset(("and", "the")).union(*inside)


def _link(passage: Passage, one: Unit, other: Unit) -> str | None:
    among, first = passage.among, one.last + 1
    if one.end < among.ends[one.last]:
        return None
    if first == other.first:
        if among.gaps[first] in _SPACES:
            return ""
    elif among.raws[other.first - 1] not in _tying():
        return None
    stopped = first == other.first and among.gaps[first] in (". ", ".\u00a0")
    titled = stopped and "title" in one.has.kinds and capital(among.raws[one.last])  # "Gen. Berg", but not "it was late. Berg left"
    if not titled:
        for index in range(first, other.first + 1):
            if not among.joined(index):
                return None
    if first == other.first:
        return "" if titled or "&" in among.gaps[first] or len(among.raws[one.last]) == 1 else "-"
    small = among.raws[first : other.first]
    if all(raw in listed("kinds", "inside", "particles") for raw in small):
        return "particle"
    if small[-1] in listed("kinds", "inside", "hyphened") and among.gaps[other.first][:1] in _HYPHENS:
        return "particle"
    if small == ["and"] and not one.is_listed and not other.is_listed:
        return "and"
    return "of" if small[0] in listed("kinds", "inside", "links") and small[1:] in ([], ["the"]) else None
