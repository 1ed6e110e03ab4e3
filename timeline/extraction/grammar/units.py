"""A sentence as a row of units: words, punctuation, and each name and each date expression as one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.extraction import rules
from timeline.extraction.grammar.forms import forms
from timeline.extraction.types import Dated, Mention, Stretch

WORD, NAME, DATE, NUMBER, POINT = "word", "name", "date", "number", "point"
_COUNTING = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = {word: value for value, word in enumerate(_COUNTING.split(), 1)}
NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SHORT = r"[’'](?:s|ll|ve|re|m)(?!\w)"  # "he's" is two words
_PRONOUN = rf"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Tt]here|[Ww]ho|I|[Ww]e|[Yy]ou|[Tt]hey)(?={_SHORT})"
_TOKEN = re.compile(rf"{_PRONOUN}|[^\W\d_]+(?:[-‑'’.&][^\W_]+){{0,8}}|(?<=[A-Za-z]){_SHORT}|[^\w\s]|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?|_+")
_ENDING = re.compile(rf"(?<=[A-Za-z]){_SHORT}")
_POSSESSIVE = re.compile(r"[’'][sS]?(?!\w)")
_COMPOUND = re.compile(r"[-‑]([^\W_]+)")
_BEHIND_NAMES = frozenset("’'-‑")  # what can belong to a name that ends there
_QUOTES = frozenset('“”"«»„')
_SINGLE_QUOTES = frozenset("‘’'`´")
_OPENS_GROUP = frozenset(("be", "have", "do", "modal", "to"))
_JOINING = ("as well as", "along with", "together with")  # add to a list as "and" does, and open no clause
_LONG = 40  # code points of what stands between two spaces and is remembered
_new = object.__new__
_CLOSED = ("det", "prep", "conj", "sub", "rel", "pron", "be", "have", "do", "modal", "neg", "adv")


def _categories() -> dict[str, str]:
    table = rules.load("words")
    found = {word: kind for kind in reversed(_CLOSED) for word in table[kind].split()}
    # Words of two minds stand under the one that the clause splitter must see first.
    return (
        found | dict.fromkeys(("to",), "to") | {"that": "rel", "who": "rel", "so": "adv", "since": "prep"} | dict.fromkeys(_JOINING, "join")
    )


def words(part: str) -> frozenset[str]:
    """A list of rules/words.toml."""
    return frozenset(rules.load("words")[part].split())


CATEGORIES = _categories()
SHORTENED = rules.load("words")["shortened"]
CONTRACTED = rules.load("words")["contracted"]
BACKED = words("backed")
_ABBREVIATED = tuple(words("abbreviated"))


class Unit:
    """One of them: its place, its words, also in lower case, what kind it is and what closed class of words it is of.

    `lemma` is the verb that it can be a form of and `marks` which form (`forms`); `verbal` words can open a group of verbs.
    """

    __slots__ = (
        "adjective",
        "category",
        "compound",
        "dated",
        "end",
        "kind",
        "lemma",
        "lower",
        "marks",
        "mention",
        "possessive",
        "start",
        "text",
        "verbal",
    )
    mention: Mention | None
    dated: Dated | None
    adjective: bool

    def __repr__(self) -> str:
        return f"<{self.text}>"


def _unit(start: int, text: str, traits: tuple) -> Unit:
    """Made without calling the class, which would take longer than all else: a text has as many units as words."""
    unit = _new(Unit)
    unit.start, unit.end, unit.text = start, start + len(text), text
    unit.kind, unit.lower, unit.category, unit.possessive, unit.compound, unit.lemma, unit.marks, unit.verbal = traits
    unit.mention = unit.dated = None
    unit.adjective = False
    return unit


def units(text: str, start: int, end: int, named: Sequence[Stretch]) -> list[Unit]:
    """The units of a sentence; `named` are the names and dates that stand in it, in order and apart."""
    row: list[Unit] = []
    at = start
    for stretch in named:
        if stretch.start < at or stretch.end > end:
            continue
        if at < stretch.start:
            _add_words(row, text, at, stretch.start)
        unit = _named(text, stretch)
        row.append(unit)
        at = unit.end
        if text[at : at + 1] in _BEHIND_NAMES:
            at = _after_name(text, unit, end)
    _add_words(row, text, at, end)
    for joining in _JOINING:
        if text.find(f"{joining} ", start, end) >= 0:
            _join(row, text, end, joining)
    return row


def _named(text: str, stretch: Stretch) -> Unit:
    words = text[stretch.start : stretch.end]
    dated = isinstance(stretch, Dated)
    unit = _unit(stretch.start, words, _named_traits(DATE if dated else NAME, words))
    if dated:
        unit.dated = stretch
    else:
        unit.mention, unit.adjective = stretch, stretch.adjective
    return unit


def _after_name(text: str, unit: Unit, end: int) -> int:
    """Where the words go on behind a name: past its possessive ending, or past "-backed"."""
    if ending := _POSSESSIVE.match(text, unit.end, end):
        unit.possessive = True
        return ending.end()
    if unit.kind is NAME and (compound := _COMPOUND.match(text, unit.end, end)):
        unit.compound, unit.adjective = compound[1].lower(), True
        return compound.end()
    return unit.end


def _add_words(row: list[Unit], text: str, start: int, end: int) -> None:
    """The units of a stretch without names and dates: those of each piece that stands between spaces."""
    while text[start : start + 1] in _SINGLE_QUOTES and (ending := _ENDING.match(text, start, end)):  # "Anna’ll"
        row.append(_unit(start, ending[0], _traits(ending[0])))
        start = ending.end()
    for piece in text[start:end].split(" "):
        size = len(piece)
        for offset, word, traits in _cut(piece) if size < _LONG else _cut_anew(piece):
            row.append(_unit(start + offset, word, traits))
        start += size + 1
    if piece.endswith(_ABBREVIATED):  # its sentence ends there
        row.append(_unit(end - 1, ".", _traits(".")))


def _join(row: list[Unit], text: str, end: int, joining: str) -> None:
    """Make one unit of "as well as"."""
    first, several = joining.split(" ")[0], joining.count(" ") + 1
    for at, unit in enumerate(row):
        if unit.text != first or not text.startswith(f"{joining} ", unit.start, end):
            continue
        if all(other.kind is WORD for other in row[at : at + several]):
            row[at : at + several] = [_unit(unit.start, joining, _traits_of(WORD, joining))]


def _cut_anew(piece: str) -> tuple[tuple[int, str, tuple], ...]:
    """Where its words begin, they themselves, and what units they make."""
    end = len(piece) - piece.endswith(_ABBREVIATED)
    found = ((token.start(), token[0], _traits(token[0])) for token in _TOKEN.finditer(piece, 0, end))
    return tuple(one for one in found if one[2])


_cut = lru_cache(maxsize=1 << 14)(_cut_anew)


def _traits(word: str) -> tuple | None:
    """All that a unit has from its word alone, without possessive ending or contraction; None where it is no unit."""
    if not word[0].isalpha():
        kind = NUMBER if word[0].isdecimal() else POINT
        if word[1:] and word[0] in _SINGLE_QUOTES:
            return _traits_of(WORD, SHORTENED[word[1:]])
        return None if word[0] in _SINGLE_QUOTES else _traits_of(kind, word.lower())
    lower = word.lower()
    if lower[-2:] in ("'s", "’s") and len(word) > 2:
        return _traits_of(WORD, lower[:-2], possessive=True)
    if lower in CONTRACTED:
        return _traits_of(WORD, CONTRACTED[lower], compound="n't")
    return _traits_of(WORD, lower)


def _traits_of(kind: str, lower: str, *, possessive: bool = False, compound: str = "") -> tuple:
    category = CATEGORIES.get(lower, "") if kind is WORD else ""
    lemma, marks = forms().get(lower, ("", ""))
    verbal = kind is WORD and (category in _OPENS_GROUP if category else bool(lemma) or lower.endswith("ed"))
    return kind, lower, category, possessive, compound, lemma, marks, verbal


@lru_cache(maxsize=1 << 12)
def _named_traits(kind: str, words: str) -> tuple:
    return _traits_of(kind, words.lower())


def is_number(unit: Unit) -> bool:
    return unit.kind is NUMBER or unit.lower in NUMBERS or unit.lower in ("dozens", "scores", "hundreds", "thousands")


def is_quote(unit: Unit) -> bool:
    return unit.kind is POINT and unit.text in _QUOTES
