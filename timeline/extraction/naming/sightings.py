"""What looks like a name in one line: listed ones, capital words that no list has, and what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from timeline.extraction.naming.guessing import NOTHING, Guess, first_names, guess, tells_kind
from timeline.extraction.naming.lexicon import ARTICLES, Lexicon, Sense, capital, demonyms, sounds_of
from timeline.extraction.naming.whereabouts import after, before, is_noun, listed
from timeline.names.matching import APOSTROPHES, Label, Word, joined, key, words

_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]?$")
_OPENING = re.compile(r"[.!?…:;]|[“‘«\"(\[–—|•]\s*$|^\s*[-*•>]")
_DATELINE = re.compile(r"(?:, [^()\n]{1,30}?)? ?(?:\([^()\n]{2,40}\) ?)?(?:--| [-–—_]|[–—_])")
_CREDIT = re.compile(r"^by |\b(?:reporting|writing|editing|written|compiled|photos?|photograph|translated|edited) by ", re.IGNORECASE)
_STOPS = (".", ",", ";", "”", ")")
_SPACES = frozenset((" ", "\u00a0", "\u202f", "  "))
NAMING = ("name", "description")


@dataclass(slots=True)
class Unit:
    """Words that belong together: a listed name, or one capital word."""

    first: int
    last: int
    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    link: str = ""  # the small words that tie it to the unit before: "" where nothing but a space does

    def is_a(self, *kinds: str) -> bool:
        for sense in self.senses:  # noqa: SIM110 – asked of every name several times
            if sense.kind in kinds:
                return True
        return False


@dataclass(slots=True)
class Sighting:
    """A name in its line; without senses no list has it, and `guess` says what it may be."""

    start: int
    end: int
    text: str
    raws: tuple[str, ...]  # its words without an article ("al-") before the first
    senses: tuple[Sense, ...] = ()
    guess: Guess = NOTHING
    opens: bool = False  # its first word opens a sentence
    titled: bool = False
    previous: tuple[str, ...] = field(default=())  # words before it in small letters, nearest first
    following: str = ""
    hyphened: str = ""  # the word that a hyphen hangs on it: "backed"
    named_after: bool = False  # a title or a name with a capital stands right behind it: "US President", "Iran Quds Force"
    shared: bool = False  # "the US and Iraqi soldiers"
    loud: bool = False  # in a line where capitals say nothing
    dateline: bool = False  # "BAGHDAD (AP) –"


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words, and whether its capitals say nothing (a headline, a shout)."""

    text: str
    among: Sequence[Word]
    lexicon: Lexicon
    loud: bool = False
    shouted: bool = False  # all of it in capitals
    refused: frozenset[str] = frozenset()  # slugs that no description may stand for here

    def raws(self, first: int, last: int, end: int) -> tuple[str, ...]:
        found = [word.raw for word in self.among[first : last + 1]]
        if self.among[last].end > end:
            found[-1] = found[-1][: end - self.among[last].end]
        return tuple(found)

    def opens(self, index: int) -> bool:
        if index == 0:
            return True
        between = self.text[self.among[index - 1].end : self.among[index].start]
        abbreviated = between in (". ", ".\u00a0") and len(self.among[index - 1].raw) == 1 and capital(self.among[index - 1].raw)
        return bool(_OPENING.search(between)) and not abbreviated


def sightings(
    text: str, start: int, end: int, lexicon: Lexicon, refused: frozenset[str] = frozenset(), small: set[str] | None = None
) -> Iterator[Sighting]:
    """The names of a stretch in order; `small` is filled with its words as they stand."""
    among = words(text, start, end)
    if small is not None:
        small.update(map(itemgetter(2), among))
    line = Line(
        text,
        among,
        lexicon,
        is_loud(among, text[start:end].rstrip()[-1:]),
        text[start : start + 200].isupper() and len(among) > 4,
        refused,
    )
    for chain in _chains(line, _units(line)):
        yield from _parsed(line, chain)


def is_loud(among: Sequence[Word], ending: str) -> bool:
    """Whether nearly every longer word has a capital and no full stop ends the line, as in a headline."""
    if ending in _STOPS or not 2 < len(among) < 30 or among[0].raw[0].islower():
        return False
    longer = [word.raw for word in among if len(word.raw) > 3 and word.raw[0].isalpha()]
    if len(longer) < 3 or sum(map(capital, longer)) < 0.75 * len(longer):
        return False
    return not _CREDIT.search(" ".join(word.raw for word in among))


def _units(line: Line) -> Iterator[Unit]:
    """Listed names, and between them single capital words."""
    capitals = [index for index, word in enumerate(line.among) if word[2][0].isupper()]
    at = 0
    for found in line.lexicon.names.scan(line.text, line.among, lambda label, first, last: _fits(line, label, first, last)):
        while at < len(capitals) and capitals[at] <= found.last:
            if capitals[at] < found.first and (unit := _capital(line, capitals[at])):
                yield unit
            at += 1
        yield Unit(found.first, found.last, found.start, found.end, tuple([label.value for label in found.labels]))
    yield from (unit for index in capitals[at:] if (unit := _capital(line, index)))


def _capital(line: Line, index: int) -> Unit | None:
    word = line.among[index]
    kind, cut = _kind_of_capital(word.raw)
    if not kind or _is_article(line, index):
        return None
    followed = kind != "name" and _before_capital(line, index)
    if kind == "month" and not followed:
        return None
    return Unit(index, index, word.start, word.end if kind == "owner" and followed else word.end - cut)


@lru_cache(maxsize=1 << 14)
def _kind_of_capital(raw: str) -> tuple[str, int]:
    """What a capital word can be (nothing, a name, a month that is a first name too, "People's"), and its possessive's length."""
    found = _POSSESSIVE.search(raw)
    cut = len(raw) - found.start() if found else 0
    low = raw[: len(raw) - cut].lower()
    if len(raw) > 40 or low in listed("kinds", "openers"):
        return "", cut
    if low in listed("kinds", "common"):
        return ("month" if low in listed("kinds", "months_and_names") else ""), cut
    return ("owner" if cut and low in listed("kinds", "owners") else "name"), cut


def _before_capital(line: Line, index: int) -> bool:
    if index + 1 == len(line.among) or not joined(line.text, line.among[index], line.among[index + 1]):
        return False
    following = line.among[index + 1].raw
    return capital(following) and following.lower() not in listed("kinds", "common")


def _is_article(line: Line, index: int) -> bool:
    """ "al-" before a name."""
    word = line.among[index]
    hyphened = line.text[word.end : word.end + 1] in ("-", "‐", "‑") and line.text[word.end + 1 : word.end + 2].isupper()
    return hyphened and len(word.raw) < 4 and word.raw.lower() in listed("kinds", "inside", "articles")


def _fits(line: Line, label: Label, first: int, last: int) -> bool:
    """Whether what stands around allows the name: "the" before "embassy", no name right behind "the US president"."""
    sense: Sense = label.value
    if line.shouted and first == last and len(label.words[0]) < 4:
        return False  # "US" and "IT" in a line of capitals
    if sense.lead:
        previous = line.among[first - 1].raw.lower() if first else ""
        owned = sense.kind == "name" and bool(_POSSESSIVE.search(previous))
        if previous not in ARTICLES[sense.lead] and not owned:
            return False
    if sense.kind != "description":
        return True
    if sense.entry.slug in line.refused:
        return False
    word = after(line.text, line.among, line.among[last].end, last)
    if sense.entry.type == "person" and word and capital(word) and word.lower() not in listed("kinds", "openers"):
        return False
    return word.lower() != "in" or _same_whereabouts(line, sense, last + 1)


def _same_whereabouts(line: Line, sense: Sense, index: int) -> bool:
    """ "US forces in the Gulf" are not the "US forces in Iraq" that a list calls "US forces" for short."""
    spelled = line.lexicon.spelled[sense.entry.slug]
    following = line.among[index + 1 : index + 4]
    inside = [word.raw for word in following if capital(word.raw) and word.raw.lower() not in listed("kinds", "common")]
    return "in" not in map(str.lower, sense.entry.name.split()) or not inside or key(inside[0]) in spelled


def _chains(line: Line, units: Iterator[Unit]) -> Iterator[list[Unit]]:
    """Units with nothing but a space, a hyphen or a name's small words between."""
    chain: list[Unit] = []
    for unit in units:
        link = _link(line, chain[-1], unit) if chain else None
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


def _link(line: Line, one: Unit, other: Unit) -> str | None:
    if one.end < line.among[one.last].end:
        return None
    between = line.among[one.last + 1 : other.first]
    if len(between) > 2:
        return None
    titled = one.is_a("title") and line.text[one.end : other.start] in (". ", ".\u00a0")
    walk = line.among[one.last : other.first + 1]
    if not titled and not all(joined(line.text, a, b) for a, b in zip(walk, walk[1:], strict=False)):
        return None
    small = [word.raw for word in between]
    if not small:
        between = line.text[one.end : other.start]
        return "" if titled or between in _SPACES or "&" in between or len(line.among[one.last].raw) == 1 else "-"
    if all(raw in listed("kinds", "inside", "particles") for raw in small):
        return "particle"
    if small[-1] in listed("kinds", "inside", "hyphened") and line.text[between[-1].end] in "-‐‑":
        return "particle"
    if small == ["and"] and not one.senses and not other.senses:
        return "and"
    return "of" if small[0] in listed("kinds", "inside", "links") and small[1:] in ([], ["the"]) else None


def _parsed(line: Line, chain: list[Unit]) -> Iterator[Sighting]:
    """The names of a chain: titles left out, "Syrian Democratic Forces" as one, "Iranian General Ghaani" as two."""
    at, titled = 0, ""
    while at < len(chain):
        unit = chain[at]
        if unit.is_a("title") and not unit.is_a(*NAMING) and not _named_so(line, chain, at):
            at, titled = at + 1, at + 1 < len(chain) and chain[at + 1].link == "" and _title(line, unit)
            continue
        size = _whole(line, chain, at, titled)
        rest = chain[at + size : at + size + 1]
        yield _sighting(line, chain[at : at + size], titled, bool(rest) and not rest[0].link and (bool(rest[0].senses) or not line.loud))
        at, titled = at + size, ""


def _named_so(line: Line, chain: list[Unit], at: int) -> bool:
    """ "General" belongs to "General Assembly", not to "General Assaf"."""
    rest = chain[at + 1] if at + 1 < len(chain) else None
    free = rest is not None and not rest.senses and not rest.link
    return free and capital(line.among[chain[at].first].raw) and tells_kind(line.among[rest.last].raw) is not None


def _whole(line: Line, chain: list[Unit], at: int, titled: str) -> int:
    """How many units from here make one name."""
    unit = chain[at]
    if line.loud:
        return 1
    if (long := _institution(line, chain, at)) > 1:
        return long
    if unit.senses:
        return 2 if _made_another(line, chain, at) else 1
    for size in (4, 3, 2):
        raws = [line.among[index].raw for index in range(unit.first, chain[min(at + size, len(chain)) - 1].last + 1)]
        if at + size <= len(chain) and sounds_of(raws) in line.lexicon.sounds:
            return size  # a known name in another spelling
    size = 1
    while at + size < len(chain) and _goes_on(line, chain, at + size, titled):
        size += 1
    return size


def _goes_on(line: Line, chain: list[Unit], index: int, titled: str) -> bool:
    """Whether a name without a list goes on with this unit."""
    unit = chain[index]
    if unit.link in ("of", "and"):
        return False
    if not unit.senses:
        return True
    if unit.link or unit.last > unit.first:
        return False
    raw, opens = line.among[chain[index - 1].first].raw, line.opens(chain[index - 1].first)
    if any(sense.entry and sense.entry.type == "person" for sense in unit.senses):
        return index > 1 or not opens or key(raw) in first_names()  # "Melania Trump" is not Trump
    if unit.is_a("place") and not unit.is_a(*NAMING):
        return not opens and raw.lower() in listed("kinds", "soft")  # "Little Havana"
    return unit.is_a("country", "place") and (bool(titled) or key(raw) in first_names())  # "Peter Holland"


def _made_another(line: Line, chain: list[Unit], at: int) -> bool:
    """ "Donald Trump Jr" is not Donald Trump, "Jordan Berg" is no country."""
    unit, rest = chain[at], chain[at + 1 : at + 2]
    if not rest or rest[0].link or rest[0].senses:
        return False
    if line.among[rest[0].first].raw.lower() in listed("titles", "behind"):
        return True
    return unit.first == unit.last and unit.is_a("country") and key(line.among[unit.first].raw) in first_names()


def _institution(line: Line, chain: list[Unit], at: int) -> int:
    """Units up to the last capital word that tells a kind, and what "of" hangs on it: "Central Bank of Iran"."""
    size = 0
    if at + 1 == len(chain):
        return size
    owned = chain[at].is_a("country", "demonym") or (chain[at].first > 0 and line.among[chain[at].first - 1].raw.lower() == "the")
    for index in range(at, min(len(chain), at + 12)):
        unit = chain[index]
        if index > at and (unit.link == "-" or (unit.link == "of" and size != index - at)):
            break
        if unit.link == "and" and (not owned or index - at > 2):
            break
        if unit.is_a("title") or (unit.is_a(*NAMING) and (unit.last > unit.first or index > at) and unit.link != "of"):
            break
        if unit.link == "of" or (
            (not unit.senses or unit.is_a("world")) and tells_kind(line.among[unit.last].raw) and (index > at or at + 1 < len(chain))
        ):
            size = index - at + 1
    return size


def _shared(line: Line, last: int) -> bool:
    """ "The US and Iraqi soldiers": the noun behind the second belongs to the first too."""
    low = [word.raw.lower() for word in line.among[last + 1 : last + 4]]
    return len(low) == 3 and low[0] in ("and", "or") and low[1] in demonyms() and is_noun(low[2])


def _title(line: Line, unit: Unit) -> str:
    return line.text[unit.start : unit.end]


def _is_surname(line: Line, unit: Unit, titled: str) -> bool:
    """ "Admiral Togo" is no country."""
    return bool(titled) and capital(titled) and unit.first == unit.last and unit.is_a("country") and not line.among[unit.last].raw.isupper()


def _is_person(units: list[Unit], guessed: Guess) -> bool:
    rows = [sense.entry for unit in units for sense in unit.senses if sense.entry]
    return guessed is not NOTHING or any(entry.type == "person" for entry in rows)


def _listed(line: Line, first: int, last: int) -> tuple[Sense, ...]:
    """What the list has for these words as a whole."""
    found = line.lexicon.names.scan(line.text, line.among[first : last + 1])
    return tuple(label.value for name in found if name.last > name.first for label in name.labels)


def _behind_hyphen(line: Line, last: int, end: int) -> str:
    following = line.among[last + 1] if last + 1 < len(line.among) else None
    hangs = following is not None and following.start == end + 1 and line.text[end] in "-‐‑–"
    return following.raw.lower() if hangs else ""


def _is_dateline(line: Line, first: int, end: int) -> bool:
    if first or len(line.among[0].raw) < 3 or not line.among[0].raw.isupper():
        return False
    return bool(_DATELINE.match(line.text, end))


def _sighting(line: Line, units: list[Unit], titled: str, named_after: bool) -> Sighting:
    first, last, start, end = units[0].first, units[-1].last, units[0].start, units[-1].end
    raws = line.raws(first, last, end)
    previous = tuple(before(line.text, start, line.among[0].start))
    following = after(line.text, line.among, end, last)
    hyphened = _behind_hyphen(line, last, end)
    senses = () if len(units) > 1 or _is_surname(line, units[0], titled) else units[0].senses
    guessed = NOTHING if senses else guess(raws, bool(titled), previous, following)
    if following.lower() in listed("kinds", "government") and _is_person(units, guessed):
        last, guessed = last + 1, Guess("government", f"“{following}” follows", 10)
        end, senses = line.among[last].end, _listed(line, last - 1, last)
        raws, following = line.raws(first, last, end), after(line.text, line.among, end, last)
    opens, shared = line.opens(first), bool(senses) and _shared(line, last)
    if not senses and first and _is_article(line, first - 1):
        start = line.among[first - 1].start
    text, dateline = line.text[start:end], _is_dateline(line, first, end)
    around = (opens, bool(titled), previous, following, hyphened, named_after, shared, line.loud, dateline)
    return Sighting(start, end, text, raws, senses, guessed, *around)
