"""A sentence as a row of units: words, punctuation, and each name and each date expression as one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.extraction import rules
from timeline.extraction.types import Dated, Mention, Stretch

WORD, NAME, DATE, NUMBER, POINT = "word", "name", "date", "number", "point"
_COUNTING = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = {word: value for value, word in enumerate(_COUNTING.split(), 1)}
NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?|[^\W\d_]+(?:[-‑'’.&][^\W_]+){0,8}|[^\w\s]|_+")
_POSSESSIVE = re.compile(r"[’'][sS]?(?!\w)")
_COMPOUND = re.compile(r"[-‑]([^\W_]+)")
_QUOTES = frozenset('“”"«»„')
_SINGLE_QUOTES = frozenset("‘’'`´")
_CLOSED = ("det", "prep", "conj", "sub", "rel", "pron", "be", "have", "do", "modal", "neg", "adv")


def _categories() -> dict[str, str]:
    table = rules.load("words")
    found = {word: kind for kind in reversed(_CLOSED) for word in table[kind].split()}
    # Words of two minds stand under the one that the clause splitter must see first.
    return found | dict.fromkeys(("to",), "to") | {"that": "rel", "who": "rel", "so": "adv", "since": "prep"}


def words(part: str) -> frozenset[str]:
    """A list of rules/words.toml."""
    return frozenset(rules.load("words")[part].split())


CATEGORIES = _categories()
CONTRACTED = rules.load("words")["contracted"]
BACKED = words("backed")


class Unit:
    """One of them: its place, its words, also in lower case, what kind it is and what closed class of words it is of."""

    __slots__ = ("adjective", "category", "compound", "dated", "end", "kind", "lower", "mention", "possessive", "start", "text")

    def __init__(
        self, start: int, end: int, text: str, kind: str, lower: str, category: str = "", possessive: bool = False, compound: str = ""
    ):
        self.start = start
        self.end = end
        self.text = text
        self.kind = kind
        self.lower = lower
        self.category = category
        self.possessive = possessive
        self.compound = compound
        self.mention: Mention | None = None
        self.dated: Dated | None = None
        self.adjective = False

    def __repr__(self) -> str:
        return f"<{self.text}>"


def units(text: str, start: int, end: int, named: Sequence[Stretch]) -> list[Unit]:
    """The units of a sentence; `named` are the names and dates that stand in it, in order and apart."""
    row: list[Unit] = []
    at = start
    for stretch in named:
        if stretch.start < at or stretch.end > end:
            continue
        row.extend(_words(text, at, stretch.start))
        row.append(_named(text, stretch))
        at = _after_name(text, row[-1], end)
    row.extend(_words(text, at, end))
    return row


def _named(text: str, stretch: Stretch) -> Unit:
    words = text[stretch.start : stretch.end]
    unit = Unit(stretch.start, stretch.end, words, DATE if isinstance(stretch, Dated) else NAME, words.lower())
    if unit.kind is DATE:
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


def _words(text: str, start: int, end: int) -> list[Unit]:
    return [Unit(*token.span(), token[0], *traits) for token in _TOKEN.finditer(text, start, end) if (traits := _traits(token[0]))]


@lru_cache(maxsize=1 << 14)
def _traits(word: str) -> tuple[str, str, str, bool, str] | None:
    """Kind, spelling without possessive ending or contraction, category, whether it is possessive, what was contracted; or no unit."""
    if not word[0].isalpha():
        kind = NUMBER if word[0].isdecimal() else POINT
        return None if word[0] in _SINGLE_QUOTES else (kind, word.lower(), "", False, "")
    lower = word.lower()
    if lower[-2:] in ("'s", "’s") and len(word) > 2:
        return WORD, lower[:-2], CATEGORIES.get(lower[:-2], ""), True, ""
    if lower in CONTRACTED:
        return WORD, CONTRACTED[lower], CATEGORIES.get(CONTRACTED[lower], ""), False, "n't"
    return WORD, lower, CATEGORIES.get(lower, ""), False, ""


def is_number(unit: Unit) -> bool:
    return unit.kind is NUMBER or unit.lower in NUMBERS or unit.lower in ("dozens", "scores", "hundreds", "thousands")


def is_quote(unit: Unit) -> bool:
    return unit.kind is POINT and unit.text in _QUOTES
