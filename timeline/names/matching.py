"""The longest names of a list that stand in a text, word by word, with the exact place of each."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, compress, count
from operator import not_
from typing import Any, NamedTuple, TypeVar

from timeline.names.folding import fold

# Vowel signs, stretching, joiners and soft hyphens: no letters, yet inside words.
_SIGNS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u200b-\u200d\u2060"
)
APOSTROPHES = "'’ʼ‘ʿʾ`´"
_LETTERS = rf"[^\W_]+(?:[{_SIGNS}]+[^\W_]*)*"
_DOTTED = r"(?<=[A-Z])(?<![^\W_][A-Z])\.(?:[A-Z]\.){1,5}(?![^\W_])"  # "U.S."
_MORE = rf"(?:{_DOTTED}|(?:[{_SIGNS}]+[^\W_]*)*(?:[{APOSTROPHES}]{_LETTERS})*)"
_WORD = re.compile(rf"([^\W_][a-z]*+(?:(?=[ ,])|[^\W_]*(?:(?=[.{_SIGNS}{APOSTROPHES}]){_MORE}|)))")  # most are plain: they come first

_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_SUFFIXED = re.compile(rf"[{APOSTROPHES}][^\W\d_]{{1,6}}$")  # Turkish: "Trump'ın", "İran'a"
_ELIDED = re.compile(rf"(?:[ldnsmtc]|qu|dell|nell|all|sull|dall|un)[{APOSTROPHES}](?=[^\W\d_])", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_ARABIC_SIGNS = "\u0640\u200c\u200d\u00adء\u0670" + "".join(map(chr, range(0x64B, 0x660)))
_ARABIC_LETTERS = str.maketrans("أإآٱىیېکةۀہھؤئ", "اااايييكههههوي", _ARABIC_SIGNS)
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "لل", "ولل")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENDINGS = re.compile(r"(?<=.{3})(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ей|ою|ом|ем|ах|ях|ов|ев|ам|ям|ым|им|ую|юю|ая|яя|[аяуюеиыоьій])$")
_LAST_LETTER = re.compile(r"(?<=.{4})[аяуюеиыоьій]$")

# What may stand between two words of one name.
_GAPS = frozenset((" ", "\u00a0", "\u202f", "\u2009", "  ", "-", "‐", "‑", "- ", "' ", "’ ", " '", " ’", "", "&", " & "))
_AFTER_INITIAL = frozenset((". ", ".", ".\u00a0", ".-"))
_AFTER_CAPITAL = frozenset((".", " "))
KEPT = 1 << 16  # words, and as many rows of words, that are remembered


class Words:
    """The words of a stretch by their number: as they stand, where each starts and ends, what stands before each and behind the last.

    Made of its gaps and words in turn, a gap first and last.
    """

    __slots__ = ("ends", "gaps", "raws", "starts")

    def __init__(self, parts: list[str], start: int) -> None:
        bounds = list(accumulate(map(len, parts), initial=start))
        self.gaps, self.raws, self.starts, self.ends = parts[::2], parts[1::2], bounds[1:-1:2], bounds[2::2]

    def __len__(self) -> int:
        return len(self.raws)

    def part(self, first: int, last: int) -> "Words":
        """Words from first to last as a stretch of their own."""
        some = object.__new__(Words)
        behind = last + 1
        some.raws, some.starts, some.ends = self.raws[first:behind], self.starts[first:behind], self.ends[first:behind]
        some.gaps = self.gaps[first : behind + 1]
        return some

    def joined(self, index: int) -> bool:
        """Whether nothing but a space, a hyphen or an initial's full stop stands between a word and the one before it."""
        between = self.gaps[index]
        return between in _GAPS or (between in _AFTER_INITIAL and len(self.raws[index - 1]) == 1)


class Reading(NamedTuple):
    """One way to read a word: its folded key, and how many code points before and behind do not belong to the name."""

    key: str
    left: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A name of the list as written there, and what it stands for; equal only to itself, so that it costs nothing to look it up."""

    words: tuple[str, ...]
    value: Any
    asks: bool = False  # whether it depends on what stands around it


@dataclass(slots=True)
class Found:
    """A name in a text: where, which words of the text from first to last, and all that it can stand for."""

    start: int
    end: int
    first: int
    last: int
    labels: tuple[Label, ...] = ()


FoundName = TypeVar("FoundName", bound=Found)


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of the stretch; hyphens part them, apostrophes do not."""
    return Words(_WORD.split(text[start:end]), start)


def cut(piece: str) -> tuple[str, tuple[str, ...]]:
    """A piece of text between spaces, with the one behind it: the gap before its first word, then its words and the gap behind each."""
    gap, *parts = _WORD.split(f"{piece} ")
    return gap, tuple(parts)


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they stand there."""
    return tuple(_WORD.split(name)[1::2])


@lru_cache(maxsize=1 << 15)
def key(raw: str) -> str:
    """A word folded on its own: "Süleymani" → "suleymani", "U.S." → "us"; Arabic stays Arabic, without its article."""
    if raw.isascii() and (plain := raw.replace(".", "").replace("'", "")).isalnum():
        return plain.lower()
    if _ARABIC.search(raw):
        plain = raw.translate(_ARABIC_LETTERS)
        return plain[2:] if plain.startswith("ال") and len(plain) > 4 else plain
    return fold(raw.replace(".", "")).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def readings(raw: str) -> tuple[Reading, ...]:
    """The word as it is, then without what grammar has hung on it."""
    if raw.isascii() and raw.isalnum():
        return (Reading(key(raw)),)
    found = [Reading(key(raw))]
    if cut := _POSSESSIVE.search(raw) or _SUFFIXED.search(raw):
        found.append(Reading(key(raw[: cut.start()]), 0, len(raw) - cut.start()))
    if cut := _ELIDED.match(raw):
        found.append(Reading(key(raw[cut.end() :]), cut.end()))
    if _ARABIC.search(raw):
        found.extend(_without_clitics(raw))
    elif _CYRILLIC.search(raw):
        found.extend(Reading(key(raw[: ending.start()])) for table in (_ENDINGS, _LAST_LETTER) if (ending := table.search(raw)))
    return tuple(dict.fromkeys(reading for reading in found if reading.key))


@lru_cache(maxsize=1 << 15)
def keys(raw: str) -> tuple[str, ...]:
    """The folded keys of its readings."""
    return tuple([reading.key for reading in readings(raw)])


def keys_of(raws: Iterable[str]) -> frozenset[str]:
    """The words in all their readings."""
    return frozenset(chain.from_iterable(map(keys, raws)))


def _without_clitics(raw: str) -> Iterator[Reading]:
    """ "وبغداد" and "بالعراق" without "and", "in", "to"; a Persian word before its joiner."""
    for clitic in _CLITICS:
        if raw.startswith(clitic) and len(raw) > len(clitic) + 2:
            yield Reading(key(raw[len(clitic) :]), len(clitic))
    stem, joiner, rest = raw.partition("\u200c")
    if joiner and len(stem) > 2:
        yield Reading(key(stem), 0, len(rest) + 1)


class Opening(NamedTuple):
    """A way to read some words in a row as the beginning of names."""

    node: dict  # what follows
    left: int
    right: int
    labels: tuple[Label, ...]  # the names that these words are
    goes_on: bool  # whether longer names begin so
    initial: bool = False  # the last word is one that the names leave out


@dataclass(slots=True, eq=False)
class Openings:
    """All ways to read them."""

    spelled: tuple[str, ...] = ()  # the words as they stand
    each: tuple[Opening, ...] = ()
    names: tuple[Opening, ...] = ()  # those that are names
    asks: bool = False  # one of the names at least
    goes_on: bool = False
    longer: dict[str, "Openings"] = field(default_factory=dict)  # with a further word, as far as it was asked for


NONE = Openings()
Fits = Callable[[Label, int, int], bool]


class Names:
    """A list of names to look for, each standing for something of the caller's."""

    def __init__(self) -> None:
        self._root: dict = {}
        self._small: set[str] = set()  # first keys of names that do not ask for a capital
        self._forget()

    def _forget(self) -> None:
        self._words: dict[str, Openings] = {}
        self._rows = 0  # of several words that are kept
        self._idle: set[str] = set()  # words without a capital that begin no name

    def add(self, name: str, value: Any, asks: bool = False) -> None:
        """A name without words is no name; Cyrillic ones are found in their cases too. `asks`: whether a scan's `fits` may refuse it."""
        raws = words_of(name)
        keys = tuple(map(key, raws))
        if raws and all(keys):
            self._insert(keys, Label(raws, value, asks))
        if _CYRILLIC.search(name):
            stems = tuple(readings(raw)[-1].key if _CYRILLIC.search(raw) else key(raw) for raw in raws)
            if stems != keys and all(stems):
                self._insert(stems, Label(raws, value, asks))

    def _insert(self, keys: Sequence[str], label: Label) -> None:
        self._forget()
        if not _is_capital(label.words[0]):
            self._small.add(keys[0])
        node = self._root
        for one in keys:
            node = node.setdefault(one, {})
        node.setdefault("", []).append(label)

    def notable(self, among: Words) -> list[int]:
        """Which of the words begin a name or have a capital; nearly all of them."""
        return list(compress(count(), map(not_, map(self._idle.__contains__, among.raws))))

    def scan(
        self,
        among: Words,
        fits: Fits | None = None,
        every: bool = False,
        notable: Sequence[int] | None = None,
        kind: type[FoundName] = Found,
    ) -> Iterator[FoundName]:
        """The longest name at each word, from the left, none inside another; each of the caller's own `kind` of find.

        `fits` may refuse a name for its first and last word; only those that ask are asked for, or `every` one.
        """
        end, raws, known = 0, among.raws, self._words
        for index in self.notable(among) if notable is None else notable:
            if index < end:
                continue
            openings = known.get(raws[index]) or self._of_word(raws[index])
            if openings is NONE:
                continue
            if openings.goes_on or openings.asks or every:
                found = self._longest(among, index, openings, fits, every, kind)
            else:
                name = openings.names[0]
                found = kind(among.starts[index] + name.left, among.ends[index] - name.right, index, index, name.labels)
            if found:
                yield found
                end = found.last + 1

    def _longest(
        self, among: Words, index: int, openings: Openings, fits: Fits | None, every: bool, kind: type[FoundName]
    ) -> FoundName | None:
        raws, last, ending = among.raws, index, [(index, openings)]
        while openings.goes_on and last + 1 < len(raws):
            last += 1
            raw = raws[last]
            if len(raw) == 1 and raw.isupper() and last + 1 < len(raws) and among.gaps[last + 1][:1] in _AFTER_CAPITAL:
                raw += "."
            openings = openings.longer.get(raw) or self._of_row(openings, raw)
            if openings is NONE or not among.joined(last):
                break
            ending.append((last, openings))
        while ending:
            last, openings = ending.pop()
            for opening in openings.names:
                labels = opening.labels
                if fits and (every or openings.asks):
                    labels = tuple([label for label in labels if not (every or label.asks) or fits(label, index, last)])
                if labels:
                    return kind(among.starts[index] + opening.left, among.ends[last] - opening.right, index, last, labels)
        return None

    def _of_word(self, raw: str) -> Openings:
        """Of one word; nothing is kept of words in small letters that begin no name but that they are such."""
        among = self._small if raw.islower() else self._root
        spelled = (raw,)
        each = [_opening(self._root[one.key], one.left, one.right, spelled) for one in readings(raw) if one.key in among]
        found = _openings(spelled, each)
        if len(self._words) + len(self._idle) > KEPT:
            self._words.clear()
            self._idle.clear()
        if found is NONE and not raw[0].isupper():
            self._idle.add(raw)
        else:
            self._words[raw] = found
        return found

    def _of_row(self, openings: Openings, raw: str) -> Openings:
        """Of a row of words by what all but the last open; an initial ("J.") may stand in the row and not in the name."""
        spelled, each = (*openings.spelled, raw), []
        for opening in openings.each:
            if opening.goes_on:
                node, left = opening.node, opening.left
                each += [_opening(node[one.key], left, one.right, spelled) for one in readings(raw) if one.key in node and not one.left]
                if raw[1:] == "." and not opening.initial:
                    each.append(Opening(node, left, 0, (), True, True))  # "Donald J. Trump" is found as "Donald Trump"
        self._rows += 1
        if self._rows > KEPT:
            self._forget()
        found = openings.longer[raw] = _openings(spelled, each)
        return found


def _opening(node: dict, left: int, right: int, spelled: tuple[str, ...]) -> Opening:
    labels = tuple([label for label in node.get("", ()) if _cased(label.words, spelled)])
    return Opening(node, left, right, labels, not right and len(node) > ("" in node))


def _openings(spelled: tuple[str, ...], each: Sequence[Opening]) -> Openings:
    names = tuple([opening for opening in each if opening.labels])
    asks = any(label.asks for opening in names for label in opening.labels)
    goes_on = any(opening.goes_on for opening in each)
    return Openings(spelled, tuple(each), names, asks, goes_on) if names or goes_on else NONE


def names_of(pairs: Iterable[tuple[str, Any]]) -> Names:
    names = Names()
    for name, value in pairs:
        names.add(name, value)
    return names


def _cased(wanted: Sequence[str], spelled: Sequence[str]) -> bool:
    """A capital in the list asks for one in the text, "US" for two; small letters ask for nothing."""
    if len(spelled) == len(wanted):
        return all(map(_fits, wanted, spelled))
    return spelled[0][0].isupper() and spelled[-1][0].isupper()  # with an initial between


def _is_capital(raw: str) -> bool:
    return raw[0].isupper() or (not raw[0].isalpha() and next(filter(str.isalpha, raw), "").isupper())


@lru_cache(maxsize=1 << 14)
def _fits(wanted: str, raw: str) -> bool:
    if not _is_capital(wanted):
        return True
    capitals = [sign for sign in wanted if sign.isalpha()]
    letters = [sign for sign in _POSSESSIVE.sub("", raw) if sign.isalpha()]
    if wanted.isupper() and 1 < len(capitals) < 4:
        return all(sign.isupper() for sign in letters)
    return any(sign.isupper() for sign in letters[:3]) or not any(sign.islower() for sign in letters)
