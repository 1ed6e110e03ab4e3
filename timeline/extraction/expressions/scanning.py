"""One pass over a text for the words of time, as stretches that the grammar can read."""

import re
from functools import lru_cache
from typing import NamedTuple

from timeline.extraction.expressions.figures import figures
from timeline.extraction.expressions.lexicon import CUT_SHORT, HEAD_SYMBOLS, LEXICON, SYMBOL

LONGEST_NUMBER = 24
EARLIEST_YEAR, LATEST_YEAR = 1000, 2199

_TOKEN = re.compile(
    r"[ap]\.m\b\.?|[QH][1-4](?![^\W_])|[^\W\d_]+"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]+(?:[.,:/][0-9]+)*(?:[^\W\d_]{1,3}(?![^\W_]))?",
    re.IGNORECASE,
)
_GAPS = {
    "-": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN", "‑": "HYPHEN", "‐": "HYPHEN", "−": "HYPHEN",
    ",": "COMMA", ".": "STOP", ".,": "STOP", "'": "APOS", "’": "APOS", "‘": "APOS", "`": "APOS", "/": "STROKE", "(": "OPENS", ")": "CLOSES",
}  # fmt: skip
_GAP_SYMBOL = {gap: SYMBOL[kind] for gap, kind in _GAPS.items()}
_BREAK = SYMBOL["BREAK"]
_ORD, _STOP = SYMBOL["ORD"], SYMBOL["STOP"]
# The second character of "a.m.", "Q4" and "H1"; most words have none of these.
_SHORT_SECONDS = frozenset(".1234")
_APOSTROPHES = "'’‘"
_ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?")
_SLASH = re.compile(r"([0-9]{1,4})([/.])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})")
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?([ap]m)")


class Token(NamedTuple):
    """A word or sign of a stretch; a sign between words has no value."""

    start: int
    end: int
    value: object


class Words(NamedTuple):
    """Stretches of time words as one string of kinds, a break between them, and the token behind each."""

    symbols: str
    tokens: list[Token]


class _Known(NamedTuple):
    """A word of time where it stands."""

    start: int
    end: int
    word: str
    symbol: str
    value: object


def scan(text: str) -> Words:
    """All stretches of neighbouring time words that hold at least one word that can head an expression."""
    known, heads = _known_words(text)
    symbols: list[str] = []
    tokens: list[Token] = []
    done = 0
    for head in heads:
        if head >= done:
            first, signs = _back(text, known, head, done)
            done = _write_stretch(text, known, first, signs, symbols, tokens)
    return Words("".join(symbols), tokens)


def _known_words(text: str) -> tuple[list[_Known], list[int]]:
    """All words of time, and the places in that list of those that can head an expression."""
    written, known, heads = figures(text), [], []
    lexicon, new = LEXICON.get, tuple.__new__
    for found in _TOKEN.finditer(text):
        word = found[0]
        one = lexicon(word)
        if one is None:
            if word[0] > "9" and word[1:2] not in _SHORT_SECONDS:
                continue
            start, end = found.span()
            one = written.get(start) or _figure(word)
            if one is None:
                continue
            if start and text[start - 1] in _APOSTROPHES and (short := _shortened(text, word, end)):
                one, start = short, start - 1
        else:
            start, end = found.span()
        symbol, value = one
        if symbol in HEAD_SYMBOLS or (symbol == _ORD and "0" <= word[0] <= "9"):
            heads.append(len(known))
        known.append(new(_Known, (start, end, word, symbol, value)))
    return known, heads


def _back(text: str, known: list[_Known], head: int, done: int) -> tuple[int, list[str]]:
    """Where the stretch of a head begins, not before `done`, and the signs from there to it."""
    signs: list[str] = []
    while head > done and (sign := _sign(text, known[head - 1], known[head])) is not None:
        signs.append(sign)
        head -= 1
    return head, signs[::-1]


def _write_stretch(text: str, known: list[_Known], first: int, signs: list[str], symbols: list[str], tokens: list[Token]) -> int:
    """The stretch that begins with that word, and a break behind it; where it ends."""
    place, last = first + 1, known[first]
    _write(last, symbols, tokens)
    while place < len(known):
        sign = signs[place - first - 1] if place - first <= len(signs) else _sign(text, last, known[place])
        if sign is None:
            break
        if sign:
            symbols.append(sign)
            tokens.append(Token(last.end, last.end + 1, None))
        last = known[place]
        _write(last, symbols, tokens)
        place += 1
    symbols.append(_BREAK)
    tokens.append(Token(last.end, last.end, None))
    return place


def _write(one: _Known, symbols: list[str], tokens: list[Token]) -> None:
    symbols.append(one.symbol)
    tokens.append(Token(one.start, one.end, one.value))


def _sign(text: str, one: _Known, other: _Known) -> str | None:
    """The sign between two words, None where no stretch goes on: a full stop ends it, unless the word before it is cut short."""
    sign = _between(text, one.end, other.start)
    return None if sign == _BREAK or (sign == _STOP and one.word not in CUT_SHORT) else sign


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
    if start - end == 1 and text[end] == " ":
        return ""
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
