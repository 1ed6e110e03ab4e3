"""One pass over a text for the words of time, as stretches that the grammar can read."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from timeline.extraction.expressions.figures import figures
from timeline.extraction.expressions.lexicon import CUT_SHORT, HEAD_SYMBOLS, LEXICON, SYMBOL
from timeline.text.pieces import Answers

LONGEST_NUMBER = 24
# What a piece between two spaces may say.
IDLE, TIMELY, HEAD, FIGURES = "-tHF"
EARLIEST_YEAR, LATEST_YEAR = 1000, 2199

_WORD = re.compile(
    r"(?=\w)(?:[a-zA-Z]{2,}[^\W\d_]*|[^\W\d_]{2,}|[apAP]\.[mM]\b\.?|[QHqh][1-4](?![^\W_])|[^\W\d_]"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]+(?:[.,:/][0-9]+)*(?:[^\W\d_]{1,3}(?![^\W_]))?)"
)
_GAPS = {
    "-": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN", "‑": "HYPHEN", "‐": "HYPHEN", "−": "HYPHEN",
    ",": "COMMA", ".": "STOP", ".,": "STOP", "'": "APOS", "’": "APOS", "‘": "APOS", "`": "APOS", "/": "STROKE", "(": "OPENS", ")": "CLOSES",
}  # fmt: skip
_GAP_SYMBOL = {gap: SYMBOL[kind] for gap, kind in _GAPS.items()}
_BREAK = SYMBOL["BREAK"]
_ORD, _STOP = SYMBOL["ORD"], SYMBOL["STOP"]
_PAST_DIGITS = ":"  # no word that begins with a digit is behind it in the order of letters, and each other is
_HEAD_WORDS = frozenset(
    {word for word, (symbol, _) in LEXICON.items() if symbol in HEAD_SYMBOLS}
    | {"".join(letters) for letters in product("apAP", ".", "mM", ("", "."))}
    | {"".join(letters) for letters in product("QH", "1234")}
)
_HEAD = re.compile(f"[{HEAD}{FIGURES}]")
_APOSTROPHES = "'’‘"
_ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?")
_SLASH = re.compile(r"([0-9]{1,4})([/.])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})")
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?([ap]m)")


Days = dict[int, tuple[str, object]]  # what figures alone say, by where they stand


class Token(NamedTuple):
    """A word of time where it stands, or a sign between two, which has no value."""

    start: int
    end: int
    value: object
    symbol: str
    word: str = ""


class Words(NamedTuple):
    """Stretches of time words as one string of kinds, a break between them, and the token behind each."""

    symbols: str
    tokens: list[Token]


def _kind(piece: str) -> str:
    """FIGURES where some of the words may be a day in figures, HEAD where one may head an expression, IDLE where none is of time."""
    words = _WORD.findall(piece)
    figures = [word for word in words if word < _PAST_DIGITS]
    if any("/" in word or "." in word for word in figures):
        return FIGURES
    if figures or not _HEAD_WORDS.isdisjoint(words):
        return HEAD
    return TIMELY if not words or any(word in LEXICON or _figure(word) for word in words) else IDLE


class Word(NamedTuple):
    """A word of a piece, where in it that begins, and its symbol and value if it is of time."""

    word: str
    offset: int
    sense: tuple[str, object] | None


def _cut(piece: str) -> tuple[Word, ...]:
    found = [(word[0], word.start()) for word in _WORD.finditer(piece)]
    return tuple([Word(word, offset, LEXICON.get(word) or _figure(word)) for word, offset in found])


_kinds, _cuts = Answers(_kind), Answers(_cut)


def scan(text: str, pieces: Sequence[str]) -> Words:
    """All stretches of neighbouring time words that hold at least one word that can head an expression.

    The pieces are those between spaces: where they are of time, one by one, they are looked at more closely.
    """
    kinds = "".join(map(_kinds.__getitem__, pieces)) + IDLE
    days = figures(text) if FIGURES in kinds else {}
    tokens: list[Token] = []
    for start, run in _runs(pieces, kinds):
        for stretch in _stretches(text, start, run, days):
            tokens += stretch
    return Words("".join([token.symbol for token in tokens]), tokens)


def _runs(pieces: Sequence[str], kinds: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Neighbouring pieces that are of time, at least one of them a head, and where in the text they begin."""
    start = last = 0
    for head in _HEAD.finditer(kinds):
        if head.start() >= last:
            first = kinds.rfind(IDLE, last, head.start()) + 1 or last
            start += len(" ".join(pieces[last:first])) + (first > last)
            last = kinds.find(IDLE, first)
            yield start, pieces[first:last]
            start += len(" ".join(pieces[first:last])) + 1


def _stretches(text: str, start: int, pieces: Sequence[str], days: Days) -> Iterator[list[Token]]:
    """Neighbouring time words with the signs between them and a break behind them, if one of them can head an expression."""
    stretch: list[Token] = []
    headed = False
    for one in _known(text, start, pieces, days):
        sign = _sign(text, stretch[-1], one) if one and stretch else None
        if stretch and sign is None:
            if headed:
                yield [*stretch, _break_behind(stretch[-1])]
            stretch, headed = [], False
        if one:
            stretch += (*(sign or ()), one)
            headed = headed or _can_head(one)
    if headed:
        yield [*stretch, _break_behind(stretch[-1])]


def _break_behind(last: Token) -> Token:
    return Token(last.end, last.end, None, _BREAK)


def _known(text: str, start: int, pieces: Sequence[str], days: Days) -> Iterator[Token | None]:
    """The words of pieces, the first of which begins there; None for each that is not of time."""
    for piece in pieces:
        for word, offset, sense in _cuts[piece]:
            begins, ends = start + offset, start + offset + len(word)
            one = days.get(begins) or sense
            if one is None:
                yield None
                continue
            if word < _PAST_DIGITS and begins and text[begins - 1] in _APOSTROPHES and (short := _shortened(text, word, ends)):
                one, begins = short, begins - 1
            symbol, value = one
            yield Token(begins, ends, value, symbol, word)
        start += len(piece) + 1


def _can_head(one: Token) -> bool:
    return one.symbol in HEAD_SYMBOLS or (one.symbol == _ORD and one.word < _PAST_DIGITS)


def _sign(text: str, one: Token, other: Token) -> tuple[Token, ...] | None:
    """The sign between two words, none for mere space, None where no stretch goes on: a full stop ends it, unless the word before it is
    cut short."""
    end = one.end
    if other.start - end == 1 and text[end] == " ":
        return ()
    sign = _between(text, end, other.start)
    if sign == _BREAK or (sign == _STOP and one.word not in CUT_SHORT):
        return None
    return (Token(end, end + 1, None, sign),) if sign else ()


def _figure(word: str) -> tuple[str, object] | None:
    """The kind and value of a number, of "Q4" and of "a.m."; None of any other word that the lexicon lacks."""
    first = word[0]
    if first > "9" and word[1:2] != "." and not (first in "QH" and word[1:] in ("1", "2", "3", "4")):
        return None
    return _number(word) if len(word) <= LONGEST_NUMBER else None


def _shortened(text: str, word: str, end: int) -> tuple[str, object] | None:
    """ "'98" and "'90s", unless the sign only opens a quotation of that number."""
    if text[end : end + 1] in _APOSTROPHES and text[end : end + 1]:
        return None
    if len(word) == 2 and word.isdecimal():
        return SYMBOL["SHORTYEAR"], int(word)
    return (SYMBOL["SHORTDECADE"], int(word[:2])) if len(word) == 3 and word[:2].isdecimal() and word[1:] == "0s" else None


def _between(text: str, end: int, start: int) -> str:
    """The sign between two words, "" for mere space, a break where they do not belong together."""
    if end < 0 or start - end > 6:
        return _BREAK
    gap = text[end:start]
    sign = gap.strip()
    if gap.count("\n") > 1:
        return _BREAK
    if not sign:
        return "" if gap else _BREAK
    return _GAP_SYMBOL.get(sign, _BREAK)


@lru_cache(maxsize=4096)
def _number(word: str) -> tuple[str, object] | None:
    """The kind and value of a word that begins with a digit, or of "a.m."."""
    if word[0] in "QH":
        return SYMBOL["QNUM"], (int(word[1]), 4 if word[0] == "Q" else 2)
    if word[0] in "apAP":
        return SYMBOL["AMPM"], word[0].lower()
    if word.isdecimal():
        return _whole_number(word)
    lower = word.lower()
    for form, read in ((_ORDINAL, _ordinal), (_HOUR, _hour), (_CLOCK, _clock), (_SLASH, _slashed)):
        if found := form.fullmatch(lower):
            return read(found)
    return _other_number(lower)


def _whole_number(word: str) -> tuple[str, object]:
    number = int(word)
    if len(word) == 4 and EARLIEST_YEAR <= number <= LATEST_YEAR:
        return SYMBOL["YYYY"], number
    if len(word) <= 2 and 1 <= number <= 31:
        return SYMBOL["DD"], number
    return SYMBOL["INT"], (number, word)


def _ordinal(found: re.Match) -> tuple[str, object]:
    return SYMBOL["ORD"], int(found[1])


def _hour(found: re.Match) -> tuple[str, object] | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return SYMBOL["CLOCK"], (hour % 12 + (12 if found[3] == "pm" else 0), minute, True)


def _clock(found: re.Match) -> tuple[str, object] | None:
    hour, minute = int(found[1]), int(found[2])
    if ":" not in found[0]:
        return SYMBOL["DEC"], float(found[0])
    return (SYMBOL["CLOCK"], (hour, minute, False)) if hour <= 24 and minute <= 59 else None


def _slashed(found: re.Match) -> tuple[str, object] | None:
    return SYMBOL["SLASH"], (found[1], int(found[3]), found[4])


def _other_number(lower: str) -> tuple[str, object] | None:
    if lower[4:] == "s" and lower[:4].isdecimal() and lower[3] == "0":
        return SYMBOL["DECADE"], int(lower[:4])
    if lower[2:] == "s" and lower[:2].isdecimal() and lower[1] == "0":
        return SYMBOL["SHORTDECADE"], int(lower[:2])
    if len(lower) == 10 and lower[4] == "-":
        return SYMBOL["ISO"], (int(lower[:4]), int(lower[5:7]), int(lower[8:]))
    if lower in ("1/2", "1/4", "3/4"):
        return SYMBOL["FRAC"], int(lower[0]) / int(lower[2])
    if lower == "9/11":
        return SYMBOL["NINEELEVEN"], lower
    if len(lower) == 2 and lower[0] in "1234" and lower[1] == "q":
        return SYMBOL["QNUM"], (int(lower[0]), 4)
    if lower.count("/") == 1 and lower.replace("/", "").isdecimal():
        return SYMBOL["STROKE"], lower
    plain = lower.replace(",", "")
    if plain.isdecimal() and "," in lower:
        return SYMBOL["INT"], (int(plain), lower)
    if plain.count(".") == 1 and plain.replace(".", "").isdecimal():
        return SYMBOL["DEC"], float(plain)
    return None
