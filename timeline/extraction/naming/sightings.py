"""What looks like a name: listed ones, capital words that no list has, and what stands around them."""

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from sys import intern

from timeline.extraction.naming.chains import Unit, chains, is_article
from timeline.extraction.naming.guessing import NOTHING, Around, Guess, first_names, guess, is_first_name, tells_kind
from timeline.extraction.naming.lexicon import NAMING, capital, demonyms, sounds_of
from timeline.extraction.naming.passages import Line, Passage
from timeline.extraction.naming.traits import NO_TRAITS, Traits, traits
from timeline.extraction.naming.whereabouts import after, before, is_noun, is_place, listed, nearest_place_word
from timeline.names.gazetteer import PLACE
from timeline.names.matching import Words, key, words

_DATELINE = re.compile(r"(?:, [^()\n]{1,30}?)? ?(?:\([^()\n]{2,40}\) ?)?(?:--| [-–—_]|[–—_])")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
NUMBERED = frozenset({"force", "armed-group", "organisation"})  # kinds of those who have a number before their name
MONTHS = frozenset(month_name)
_DASHES = frozenset("-‐‑–")


@dataclass(slots=True)
class Sighting:
    """A name in its line; without traits no list has it, and `guess` says what it may be."""

    passage: Passage | None
    line: Line
    first: int  # the number of its first word in the passage
    last: int
    start: int
    end: int
    text: str
    raws: tuple[str, ...]  # its words without an article ("al-") before the first
    has: Traits = NO_TRAITS
    guess: Guess = NOTHING
    opens: bool = False  # its first word opens a sentence
    title: str = ""  # that stands before it
    named_after: bool = False  # a title or a name with a capital stands right behind it: "US President", "Iran Quds Force"
    dateline: bool = False  # "BAGHDAD (AP) –"
    following: str = ""  # the word right behind it

    def alone(self) -> "Sighting":
        """With the few words around it in place of the passage's, so that these need not be kept."""
        whole = self.passage
        self.passage = Passage(whole.text, whole.lexicon, whole.among.part(self.last, self.last + 3), [self.line], cut=True)
        self.first = self.last = 0
        return self

    @property
    def previous(self) -> list[str]:
        """Words before it in small letters, nearest first."""
        return before(self.passage.text, self.start, self.line.start)

    @property
    def place_word(self) -> str:
        """The words before it that make it a place, or nothing."""
        near = nearest_place_word(self.passage.among, self.first) if self.start == self.passage.among.starts[self.first] else None
        return is_place(self.previous) if near is None else near

    @property
    def hyphened(self) -> str:
        """The word that a hyphen hangs on it, in small letters: "backed"."""
        if self.following:
            return ""
        among, last = self.passage.among, self.last + 1
        hangs = among.gaps[last] in _DASHES and last < len(among) and among.starts[last] == self.end + 1
        return among.raws[last].lower() if hangs else ""

    @property
    def paired(self) -> bool:
        """ "The Basra–Baghdad road"."""
        return capital(self.passage.among.raws[self.last + 1])

    @property
    def shared(self) -> bool:
        """ "The US and Iraqi soldiers": the noun behind the second belongs to the first too."""
        raws, last = self.passage.among.raws, self.last
        if last + 3 >= len(raws) or raws[last + 1].lower() not in ("and", "or"):
            return False
        return raws[last + 2].lower() in demonyms() and is_noun(raws[last + 3].lower())


def sightings(passage: Passage) -> Iterator[Sighting]:
    """The names of a passage in order."""
    lines = iter(passage.lines)
    line = next(lines)
    for chain in chains(passage):
        start = chain[0].start
        while start >= line.end:
            line = next(lines)
        if len(chain) > 1:
            yield from _parsed(passage, line, chain)
        elif not chain[0].has.title and passage.text[chain[0].end : chain[0].end + 1] != "$":  # "US$300 million" is no country's
            yield _sighting(passage, line, chain, "", False)


def _parsed(passage: Passage, line: Line, chain: list[Unit]) -> Iterator[Sighting]:
    """The names of a chain: titles left out, "Syrian Democratic Forces" as one, "Iranian General Ghaani" as two."""
    at, titled = 0, ""
    while at < len(chain):
        unit = chain[at]
        if unit.has.title and not _named_so(passage, chain, at):
            at, titled = at + 1, at + 1 < len(chain) and chain[at + 1].link == "" and _title(passage, unit)
            continue
        size = _whole(passage, line, chain, at, titled)
        rest = chain[at + size : at + size + 1]
        if size > 1 and rest and _is_job(passage, unit, rest[0]):
            at, titled = at + size, ""
            continue
        named_after = bool(rest) and not rest[0].link and (rest[0].is_listed or not line.loud)
        yield _sighting(passage, line, chain[at : at + size], titled, named_after)
        at, titled = at + size, ""


def _is_job(passage: Passage, unit: Unit, title: Unit) -> bool:
    """ "Information Management Officer" is no name of anybody."""
    among = passage.among
    if unit.is_listed or title.link or not title.has.title or not capital(among.raws[title.first]):
        return False
    spelled = among.raws[unit.first : title.first]
    return not is_first_name(spelled[0]) and not any(map(tells_kind, spelled))


def _named_so(passage: Passage, chain: list[Unit], at: int) -> bool:
    """ "General" belongs to "General Assembly", not to "General Assaf"."""
    rest = chain[at + 1] if at + 1 < len(chain) else None
    free = rest is not None and not rest.is_listed and not rest.link
    return free and capital(passage.among.raws[chain[at].first]) and tells_kind(passage.among.raws[rest.last]) is not None


def _whole(passage: Passage, line: Line, chain: list[Unit], at: int, titled: str) -> int:
    """How many units from here make one name."""
    unit = chain[at]
    if at + 1 < len(chain) and _another_of(passage, unit, chain[at + 1]):
        return 2 + next((more for more, rest in enumerate(chain[at + 2 :]) if rest.link or rest.is_listed), len(chain) - at - 2)
    if line.loud or at + 1 == len(chain):
        return 1
    if (long := _institution(passage, chain, at)) > 1:
        return long
    if unit.is_listed:
        return 2 if _made_another(passage, chain, at) else 1
    for size in (4, 3, 2):
        if (
            at + size <= len(chain)
            and sounds_of(tuple(passage.among.raws[unit.first : chain[at + size - 1].last + 1])) in passage.lexicon.sounds
        ):
            return size  # a known name in another spelling
    size = 1
    while at + size < len(chain) and _goes_on(passage, chain, at + size, titled):
        size += 1
    return size


def _another_of(passage: Passage, unit: Unit, owner: Unit) -> bool:
    """ "The Gulf of Mexico" is not what a list calls "the Gulf" for short."""
    if owner.link != "of" or unit.last > unit.first or not capital(passage.among.raws[unit.first]):
        return False
    rows = [sense for sense in unit.has.senses if sense.kind != "word"]
    if not rows or not all(sense.lead == "the" and sense.entry.table == PLACE for sense in rows):
        return False
    return all(key(passage.among.raws[owner.first]) not in passage.lexicon.spelled[sense.entry.slug] for sense in rows)


def _goes_on(passage: Passage, chain: list[Unit], index: int, titled: str) -> bool:
    """Whether a name without a list goes on with this unit."""
    unit = chain[index]
    if unit.link in ("of", "and"):
        return False
    if not unit.is_listed:
        return True
    if unit.link or unit.last > unit.first:
        return False
    raw, opens = passage.among.raws[chain[index - 1].first], passage.opens(chain[index - 1].first)
    if any(sense.entry.type == "person" for sense in unit.has.rows):
        return index > 1 or not opens or key(raw) in first_names()  # "Melania Trump" is not Trump
    if unit.has.capital and raw.lower() in listed("kinds", "towns"):
        return True  # "Fort Washington"
    if "place" in unit.has.kinds and unit.has.kinds.isdisjoint(NAMING):
        return not opens and raw.lower() in listed("kinds", "soft")  # "Little Havana"
    return not unit.has.kinds.isdisjoint(("country", "place")) and (bool(titled) or key(raw) in first_names())  # "Peter Holland"


def _made_another(passage: Passage, chain: list[Unit], at: int) -> bool:
    """ "Donald Trump Jr" is not Donald Trump, "Jordan Berg" is no country."""
    unit, rest = chain[at], chain[at + 1 : at + 2]
    if not rest or rest[0].link or rest[0].is_listed:
        return False
    if passage.among.raws[rest[0].first].lower() in listed("titles", "behind"):
        return True
    return unit.first == unit.last and "country" in unit.has.kinds and key(passage.among.raws[unit.first]) in first_names()


def _institution(passage: Passage, chain: list[Unit], at: int) -> int:
    """Units up to the last capital word that tells a kind, and what "of" hangs on it: "Central Bank of Iran"."""
    size = 0
    if at + 1 == len(chain):
        return size
    owned = not chain[at].has.kinds.isdisjoint(("country", "demonym")) or passage.before(chain[at].first) == "the"
    for index in range(at, min(len(chain), at + 12)):
        unit = chain[index]
        if index > at and (unit.link == "-" or (unit.link == "of" and size != index - at)):
            break
        if unit.link == "and" and (not owned or index - at > 2 + ("demonym" in chain[at].has.kinds)):
            break
        last = index + 1 == len(chain) or bool(chain[index + 1].link)  # "Party of Justice", but not "Guards of Colonel Lee"
        if ("title" in unit.has.kinds and not (last and unit.link == "of")) or (
            not unit.has.kinds.isdisjoint(NAMING) and (unit.last > unit.first or index > at) and unit.link != "of"
        ):
            break
        if (
            unit.link == "of"
            or (index - at > 1 and size == index - at and _is_owner_s(passage, chain[index - 1], unit))
            or (
                (not unit.is_listed or "world" in unit.has.kinds)
                and tells_kind(passage.among.raws[unit.last])
                and (index > at or at + 1 < len(chain))
            )
        ):
            size = index - at + 1
    return size


def _is_owner_s(passage: Passage, owner: Unit, unit: Unit) -> bool:
    """ "Organization of African Unity", "Bureau of Labor Statistics": no name ends with what says whose something is."""
    among = passage.among
    whole = (
        owner.link != "of" or tells_kind(among.raws[owner.last]) or (owner.is_listed and owner.has.kinds.isdisjoint(("demonym", "word")))
    )
    if whole or unit.link or unit.is_listed or not capital(among.raws[unit.first]) or is_first_name(among.raws[unit.first]):
        return False
    return among.gaps[unit.first] == " " and passage.text[unit.end : unit.end + 1] not in _DASHES


def _title(passage: Passage, unit: Unit) -> str:
    return passage.text[unit.start : unit.end]


def _is_surname(passage: Passage, unit: Unit, titled: str) -> bool:
    """ "Admiral Togo" is no country, "General Washington" no government."""
    listed = "country" in unit.has.kinds or unit.has.capital
    return capital(titled) and unit.first == unit.last and listed and not passage.among.raws[unit.last].isupper()


def _is_person(units: list[Unit], guessed: Guess) -> bool:
    return guessed is not NOTHING or any(sense.entry.type == "person" for unit in units for sense in unit.has.rows)


def _listed(passage: Passage, first: int, last: int) -> Traits:
    """What the list has for these words as a whole."""
    found = passage.lexicon.names.scan(words(passage.text, passage.among.starts[first], passage.among.ends[last]))
    return traits(tuple(label.value for name in found if name.last > name.first for label in name.labels))


def _sighting(passage: Passage, line: Line, units: list[Unit], titled: str, named_after: bool) -> Sighting:
    unit, among = units[0], passage.among
    first, last, start, end = unit.first, units[-1].last, unit.start, units[-1].end
    following = after(among, end, last)
    has = unit.has if len(units) == 1 and not (titled and _is_surname(passage, unit, titled)) else NO_TRAITS
    if has is NO_TRAITS or (following and following.lower() in listed("kinds", "government")):
        return _unlisted(passage, line, units, titled, named_after, following, has)
    text = raw = among.raws[first]
    if end - start == len(raw):
        raws = (raw,)
    else:
        raws, text = passage.raws(first, last, end), intern(passage.text[start:end])
    opens = among.gaps[first] != " " and passage.opens(first)
    placed = first == line.first and _is_dateline(passage.text, raw, end)
    return Sighting(passage, line, first, last, start, end, text, raws, has, NOTHING, opens, titled or "", named_after, placed, following)


def _unlisted(passage: Passage, line: Line, units: list[Unit], titled: str, named_after: bool, following: str, has: Traits) -> Sighting:
    """A name that no list has, or has with another word behind it."""
    among, text = passage.among, passage.text
    first, last, start, end = units[0].first, units[-1].last, units[0].start, units[-1].end
    raws, guessed = passage.raws(first, last, end), NOTHING
    if has is NO_TRAITS:
        previous, behind = partial(before, text, start, line.start), partial(_behind, among, last)
        guessed = guess(Around(raws, bool(titled), following, previous, behind))
    if following and following.lower() in listed("kinds", "government") and _is_person(units, guessed):
        last, guessed = last + 1, Guess("government", f"“{following}” follows", 10)
        end, has = among.ends[last], _listed(passage, last - 1, last)
        raws, following = passage.raws(first, last, end), after(among, end, last)
    elif has is NO_TRAITS and following in listed("places", "built") and not titled and guessed is not NOTHING and len(raws) < 4:
        last, guessed = last + 1, Guess("place", f"“{following}” in it", 10)
        end, raws = among.ends[last], (*raws, following)
        following = after(among, end, last)
    placed = first == line.first and _is_dateline(text, among.raws[first], end)
    opens = passage.opens(first)
    if has is not NO_TRAITS or first == line.first:
        pass
    elif is_article(passage, first - 1):
        first, start = first - 1, among.starts[first - 1]
    elif among.gaps[first] == " " and (size := _numbers(among.raws[max(line.first, first - 2) : first], raws[0], guessed)):
        first, start, raws = first - size, among.starts[first - size], (*among.raws[first - size : first], *raws)
    around = (opens, titled or "", named_after, placed, following)
    return Sighting(passage, line, first, last, start, end, intern(text[start:end]), raws, has, guessed, *around)


def _behind(among: Words, last: int) -> list[str]:
    """The two words behind a name in small letters, over a possessive too; a comma counts as a word, a stop ends them."""
    found = []
    for index in range(last + 1, min(last + 3, len(among))):
        if among.gaps[index] == ", " and index == last + 1:
            return [",", among.raws[index].lower()]
        if among.gaps[index] != " ":
            break
        found.append(among.raws[index].lower())
    return found


def _numbers(before: list[str], opening: str, guessed: Guess) -> int:
    """How many words make the number before a name: one of "2nd Armoured Brigade", two of "First of May Square"."""
    if opening in MONTHS and guessed.weight > 1:
        if len(before) == 2 and before[1] == "of" and capital(before[0]):
            return 2
        return int(before[-1].isdigit() and len(before[-1]) < 3)
    return int(guessed.kind in NUMBERED and bool(_ORDINAL.fullmatch(before[-1])))


def _is_dateline(text: str, opening: str, end: int) -> bool:
    return len(opening) > 2 and opening.isupper() and bool(_DATELINE.match(text, end))
