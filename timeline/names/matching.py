"""The longest names of a list that stand in a text, word by word, with the exact place of each."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.names.folding import fold

# Vowel signs, stretching, joiners and soft hyphens: no letters, yet inside words.
_SIGNS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u200b-\u200d\u2060"
)
APOSTROPHES = "'’ʼ‘ʿʾ`´"
_LETTERS = rf"[^\W_]+(?:[{_SIGNS}]+[^\W_]*)*"
WORD = re.compile(rf"(?:[A-Z]\.){{2,6}}(?![^\W_])|{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*")

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


class Word(NamedTuple):
    """A word as it stands."""

    start: int
    end: int
    raw: str


class Reading(NamedTuple):
    """One way to read a word: its folded key, and how many code points before and behind do not belong to the name."""

    key: str
    left: int = 0
    right: int = 0


class Label(NamedTuple):
    """A name of the list as written there, and what it stands for."""

    words: tuple[str, ...]
    value: Any


class Found(NamedTuple):
    """A name in a text: where, which words of the text from first to last, and all that it can stand for."""

    start: int
    end: int
    first: int
    last: int
    labels: tuple[Label, ...]


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of the stretch; hyphens part them, apostrophes do not."""
    made = tuple.__new__  # of a long text this is called a million times
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return [made(Word, (word.start(), word.end(), word[0])) for word in found]


@lru_cache(maxsize=1 << 15)
def key(raw: str) -> str:
    """A word folded on its own: "Süleymani" → "suleymani", "U.S." → "us"; Arabic stays Arabic, without its article."""
    if _ARABIC.search(raw):
        plain = raw.translate(_ARABIC_LETTERS)
        return plain[2:] if plain.startswith("ال") and len(plain) > 4 else plain
    return fold(raw.replace(".", "")).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def readings(raw: str) -> tuple[Reading, ...]:
    """The word as it is, then without what grammar has hung on it."""
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


def _without_clitics(raw: str) -> Iterator[Reading]:
    """ "وبغداد" and "بالعراق" without "and", "in", "to"; a Persian word before its joiner."""
    for clitic in _CLITICS:
        if raw.startswith(clitic) and len(raw) > len(clitic) + 2:
            yield Reading(key(raw[len(clitic) :]), len(clitic))
    stem, joiner, rest = raw.partition("\u200c")
    if joiner and len(stem) > 2:
        yield Reading(key(stem), 0, len(rest) + 1)


class Names:
    """A list of names to look for, each standing for something of the caller's."""

    def __init__(self) -> None:
        self._root: dict = {}
        self._openings: dict[str, tuple[tuple[dict, Reading], ...]] = {}
        self._barren: set[str] = set()

    def add(self, name: str, value: Any) -> None:
        """A name without words is no name; Cyrillic ones are found in their cases too."""
        parts = words(name)
        raws = tuple(word.raw for word in parts)
        stems = tuple(readings(raw)[-1].key if _CYRILLIC.search(raw) else key(raw) for raw in raws)
        for keys in dict.fromkeys((tuple(map(key, raws)), stems)):
            if keys and all(keys):
                self._insert(keys, Label(raws, value))

    def _insert(self, keys: Sequence[str], label: Label) -> None:
        self._openings.clear()
        self._barren.clear()
        node = self._root
        for one in keys:
            node = node.setdefault(one, {})
        node.setdefault("", []).append(label)

    def scan(self, text: str, among: Sequence[Word], fits: Callable[[Label, int, int], bool] | None = None) -> Iterator[Found]:
        """The longest name at each word, from the left, none inside another; `fits` may refuse one for its first and last word."""
        end, barren = 0, self._barren
        for index in [index for index, word in enumerate(among) if word[2] not in barren]:
            openings = self._opening(among[index].raw) if index >= end else ()
            if openings and (found := self._longest(text, among, index, openings, fits)):
                yield found
                end = found.last + 1

    def _opening(self, raw: str) -> tuple[tuple[dict, Reading], ...]:
        """Where names begin that begin with this word; words that begin none are remembered."""
        found = self._openings.get(raw)
        if found is None:
            found = tuple((self._root[reading.key], reading) for reading in readings(raw) if reading.key in self._root)
            if len(self._openings) + len(self._barren) > 1 << 16:
                self._openings.clear()
                self._barren.clear()
            if found:
                self._openings[raw] = found
            else:
                self._barren.add(raw)
        return found

    def _longest(self, text: str, among: Sequence[Word], index: int, openings: Iterable[tuple[dict, Reading]], fits: Any) -> Found | None:
        best = None
        for node, reading in openings:
            for last, behind, labels in _ways(text, among, index, node, reading.right):
                if best is None or last > best.last:
                    fitting = [label for label in labels if _cased(label.words, among, index, last)]
                    if fits:
                        fitting = [label for label in fitting if fits(label, index, last)]
                    if fitting:
                        best = Found(among[index].start + reading.left, among[last].end - behind, index, last, tuple(fitting))
        return best


def names_of(pairs: Iterable[tuple[str, Any]]) -> Names:
    names = Names()
    for name, value in pairs:
        names.add(name, value)
    return names


def joined(text: str, one: Word, other: Word) -> bool:
    """Whether nothing but a space, a hyphen or an initial's full stop stands between two words."""
    between = text[one.end : other.start]
    return between in _GAPS or (between in _AFTER_INITIAL and len(one.raw) == 1)


def _ways(text: str, among: Sequence[Word], last: int, node: dict, behind: int) -> Iterator[tuple[int, int, list[Label]]]:
    """Every name that begins with what was walked so far: its last word, what to leave off it, its labels."""
    if "" in node:
        yield last, behind, node[""]
        if len(node) == 1:
            return
    if behind or last + 1 >= len(among) or not joined(text, among[last], among[last + 1]):
        return
    following = among[last + 1].raw
    for reading in readings(following):
        if reading.key in node and not reading.left:
            yield from _ways(text, among, last + 1, node[reading.key], reading.right)
    if len(following) == 1 and following.isupper() and last + 2 < len(among) and text[among[last + 1].end] in ". ":
        yield from _past_initial(text, among, last + 1, node)


def _past_initial(text: str, among: Sequence[Word], initial: int, node: dict) -> Iterator[tuple[int, int, list[Label]]]:
    """ "Donald J. Trump" is found as "Donald Trump"."""
    if not joined(text, among[initial], among[initial + 1]):
        return
    for reading in readings(among[initial + 1].raw):
        if reading.key in node:
            yield from _ways(text, among, initial + 1, node[reading.key], reading.right)


def _cased(wanted: Sequence[str], among: Sequence[Word], first: int, last: int) -> bool:
    """A capital in the list asks for one in the text, "US" for two; small letters ask for nothing."""
    if first == last and len(wanted) == 1:
        return _fits(wanted[0], among[first].raw)
    if last - first + 1 == len(wanted):
        return all(map(_fits, wanted, (word.raw for word in among[first : last + 1])))
    return among[first].raw[0].isupper() and among[last].raw[0].isupper()  # with an initial between


@lru_cache(maxsize=1 << 14)
def _fits(wanted: str, raw: str) -> bool:
    capitals = [sign for sign in wanted if sign.isalpha()]
    if not any(sign.isupper() for sign in capitals[:1]):
        return True
    letters = [sign for sign in _POSSESSIVE.sub("", raw) if sign.isalpha()]
    if wanted.isupper() and 1 < len(capitals) < 4:
        return all(sign.isupper() for sign in letters)
    return any(sign.isupper() for sign in letters[:3]) or not any(sign.islower() for sign in letters)
