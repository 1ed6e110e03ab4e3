"""A sentence as a row of units: words, punctuation, and each name and each date expression as one."""

import re
from collections.abc import Iterable, Sequence

from timeline.extraction import rules
from timeline.extraction.grammar.forms import forms
from timeline.extraction.types import Dated, Mention, Stretch
from timeline.text.pieces import Answers

WORD, NAME, DATE, NUMBER, POINT = "word", "name", "date", "number", "point"
OPENS, PARTS, LOOSE = "opens", "parts", "loose"  # what a unit does to noun phrases; loose ones stand at either end of a phrase
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
PEOPLE = ("ese", "sh", "ch")  # ends of what a people is called behind "the"
CURRENCIES = frozenset("$€£¥")
QUOTES = frozenset('“”"«»„')
_SINGLE_QUOTES = frozenset("‘’'`´")
_OPENS_GROUP = frozenset(("be", "have", "do", "modal", "to"))
_JOINING = ("as well as ", "along with ", "together with ")  # add to a list as "and" does, and open no clause
_BOUNDS = {"prep": OPENS, "to": OPENS, "adv": LOOSE, "neg": LOOSE} | dict.fromkeys(("conj", "sub", "rel", "join"), PARTS)
_CLOSED = ("det", "prep", "conj", "sub", "rel", "pron", "be", "have", "do", "modal", "neg", "adv")


def _categories() -> dict[str, str]:
    table = rules.load("words")
    found = {word: kind for kind in reversed(_CLOSED) for word in table[kind].split()}
    # Words of two minds stand under the one that the clause splitter must see first.
    found |= {"to": "to", "that": "rel", "who": "rel", "so": "adv", "since": "prep"}
    return found | {joining.rstrip(): "join" for joining in _JOINING}


def words(part: str) -> frozenset[str]:
    """A list of rules/words.toml."""
    return frozenset(rules.load("words")[part].split())


CATEGORIES = _categories()
SHORTENED = rules.load("words")["shortened"]
CONTRACTED = rules.load("words")["contracted"]
BACKED = words("backed")
_NO_ADVERBS = frozenset(rules.load("verb_forms")["no_adverbs"].split())
_ABBREVIATED = tuple(words("abbreviated"))


class Unit:
    """One of them: its place, its words, also in lower case, what kind it is and what closed class of words it is of.

    `plain` words are of no closed class. `lemma` is the verb that it can be a form of and `marks` which form (`forms`); `verbal` words can
    open a group of verbs. `bound` is what it does to noun phrases, "" for what only stands in them.
    """

    __slots__ = (
        "adjective",
        "adverb",
        "bound",
        "category",
        "compound",
        "dated",
        "end",
        "kind",
        "lemma",
        "lower",
        "marks",
        "mention",
        "plain",
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


def units(text: str, start: int, end: int, named: Sequence[Stretch]) -> tuple[list[Unit], list[int]]:
    """The units of a sentence, and the places of its names and dates; `named` are these, in order and apart."""
    row: list[Unit] = []
    places: list[int] = []
    at = start
    for stretch in named:
        if stretch.start < at or stretch.end > end:
            continue
        if at < stretch.start:
            _add_words(row, text, at, stretch.start)
        places.append(len(row))
        _add_named(row, text, stretch)
        at = stretch.end
        if text[at : at + 1] in _BEHIND_NAMES:
            at = _after_name(row, text, end)
    _add_words(row, text, at, end)
    for joining in _JOINING:
        if text.find(joining, start, end) >= 0 and _join(row, text, end, joining):
            places = [place for place, unit in enumerate(row) if unit.kind in (NAME, DATE)]
    return row, places


def _add(row: list[Unit], start: int, pieces: Iterable[tuple]) -> None:
    """The units of pieces that stand one space apart; the only place where units are made, without a call for each."""
    for step, found in pieces:
        for begins, ends, word, traits in found:
            unit = Unit()
            unit.start, unit.end, unit.text = start + begins, start + ends, word
            unit.kind, unit.lower, unit.category, unit.plain, unit.bound, unit.adverb, unit.possessive, unit.compound, verb = traits
            unit.lemma, unit.marks, unit.verbal = verb
            unit.mention = unit.dated = None
            unit.adjective = False
            row.append(unit)
        start += step


def _add_named(row: list[Unit], text: str, stretch: Stretch) -> None:
    dated = isinstance(stretch, Dated)
    _add(row, stretch.start, ((_DATES if dated else _NAMES)[text[stretch.start : stretch.end]],))
    unit = row[-1]
    if dated:
        unit.dated = stretch
    else:
        unit.mention, unit.adjective = stretch, stretch.adjective


def _after_name(row: list[Unit], text: str, end: int) -> int:
    """Where the words go on behind a name: past its possessive ending, past "-backed", or past the "’ll" of "Anna’ll"."""
    unit = row[-1]
    at = unit.end
    if ending := _POSSESSIVE.match(text, at, end):
        unit.possessive, at = True, ending.end()
    elif unit.kind is NAME and (compound := _COMPOUND.match(text, at, end)):
        unit.compound, unit.adjective, at = compound[1].lower(), True, compound.end()
    while ending := _ENDING.match(text, at, end):
        _add(row, at, (_whole(ending[0], _traits(ending[0])),))
        at = ending.end()
    return at


def _add_words(row: list[Unit], text: str, start: int, end: int) -> None:
    """The units of a stretch without names and dates: those of each piece that stands between spaces."""
    _add(row, start, map(_WORDS.__getitem__, text[start:end].split(" ")))
    if text[end - 1] == "." and text.endswith(_ABBREVIATED, start, end):  # its sentence ends there
        _add(row, end - 1, (_WORDS["."],))


def _join(row: list[Unit], text: str, end: int, joining: str) -> bool:
    """Make one unit of "as well as", if it stands there."""
    first, several = joining.split(" ")[0], joining.count(" ")
    joined = False
    for at, unit in enumerate(row):
        if unit.text != first or not text.startswith(joining, unit.start, end):
            continue
        if all(other.kind is WORD for other in row[at : at + several]):
            made: list[Unit] = []
            _add(made, unit.start, (_whole(joining.rstrip(), _traits_of(WORD, joining.rstrip())),))
            row[at : at + several], joined = made, True
    return joined


def _cut(piece: str) -> tuple:
    """How far the next piece begins behind it, and where its words begin and end, they themselves, and what units they make."""
    end = len(piece) - piece.endswith(_ABBREVIATED)
    found = ((*token.span(), token[0], _traits(token[0])) for token in _TOKEN.finditer(piece, 0, end))
    return len(piece) + 1, tuple(one for one in found if one[3])


def _whole(words: str, traits: tuple) -> tuple:
    """The same of words that are one unit."""
    return len(words) + 1, ((0, len(words), words, traits),)


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
    plain = kind is WORD and not category
    lemma, marks = forms().get(lower, ("", ""))
    verbal = kind is WORD and (category in _OPENS_GROUP if category else bool(lemma) or lower.endswith("ed"))
    in_ly = lower.endswith("ly") and len(lower) > 4 and not category and lower not in _NO_ADVERBS
    adverb = kind is WORD and (category in ("adv", "neg") or in_ly)
    bound = _BOUNDS.get(category, "") if kind is not POINT else LOOSE if lower in QUOTES else PARTS
    return kind, lower, category, plain, bound, adverb, possessive, compound, (lemma, marks, verbal)


_WORDS = Answers(_cut)
_NAMES = Answers(lambda words: _whole(words, _traits_of(NAME, words.lower())))
_DATES = Answers(lambda words: _whole(words, _traits_of(DATE, words.lower())))


def is_number(unit: Unit) -> bool:
    return unit.kind is NUMBER or unit.lower in NUMBERS or unit.lower in ("dozens", "scores", "hundreds", "thousands")


def is_noun(unit: Unit) -> bool:
    """Whether a plain word may be one."""
    return unit.plain and not unit.possessive and not unit.lower.endswith("ly")


def is_quote(unit: Unit) -> bool:
    return unit.kind is POINT and unit.text in QUOTES
