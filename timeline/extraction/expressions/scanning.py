"""One pass over a text for the words of time, as stretches that the grammar can read."""

import re
from functools import cached_property, lru_cache
from itertools import accumulate, product
from typing import NamedTuple

from timeline.extraction.expressions.figures import figures
from timeline.extraction.expressions.lexicon import CUT_SHORT, HEAD_SYMBOLS, LEXICON, SYMBOL

LONGEST_NUMBER = 24
EARLIEST_YEAR, LATEST_YEAR = 1000, 2199

_WORD = re.compile(
    r"(?=\w)([a-zA-Z]{2,}[^\W\d_]*|[^\W\d_]{2,}|[apAP]\.[mM]\b\.?|[QHqh][1-4](?![^\W_])|[^\W\d_]"
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
_APOSTROPHES = "'’‘"
_ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?")
_SLASH = re.compile(r"([0-9]{1,4})([/.])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})")
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?([ap]m)")


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


class Cut:
    """A text cut into its words and what stands between them."""

    def __init__(self, text: str):
        self.text = text
        parts = _WORD.split(text)
        self.words = parts[1::2]
        self.edges = list(accumulate(map(len, parts)))  # where each part ends: the words begin at every other, from the first on

    @cached_property
    def distinct(self) -> set[str]:
        return set(self.words)

    @cached_property
    def numbers(self) -> list[str]:
        """Its distinct words that begin with a digit."""
        return [word for word in self.distinct if word < _PAST_DIGITS]

    def heads(self) -> list[int]:
        """The places of words that may head an expression; of figures not each one does."""
        heads = (self.distinct & _HEAD_WORDS).union(self.numbers)
        return [place for place, word in enumerate(self.words) if word in heads]

    @cached_property
    def figures(self) -> dict[int, tuple[str, object]]:
        """What figures alone may say, if any are written so that they say it."""
        return figures(self.text) if any("/" in word or "." in word for word in self.numbers) else {}

    def known(self, place: int) -> Token | None:
        """The word at that place, if it is one of time."""
        word, start, end = self.words[place], self.edges[2 * place], self.edges[2 * place + 1]
        one = LEXICON.get(word)
        if one is None:
            one = self.figures.get(start) or _figure(word)
            if one is None:
                return None
            if start and self.text[start - 1] in _APOSTROPHES and (short := _shortened(self.text, word, end)):
                one, start = short, start - 1
        symbol, value = one
        return Token(start, end, value, symbol, word)


def scan(cut: Cut) -> Words:
    """All stretches of neighbouring time words that hold at least one word that can head an expression."""
    tokens: list[Token] = []
    done = 0
    for place in cut.heads():
        if place >= done and (head := cut.known(place)) and _can_head(head):
            tokens += _back(cut, place, head, done)
            done = _write_on(cut, place, head, tokens)
    return Words("".join([token.symbol for token in tokens]), tokens)


def _can_head(one: Token) -> bool:
    return one.symbol in HEAD_SYMBOLS or (one.symbol == _ORD and one.word < _PAST_DIGITS)


def _back(cut: Cut, place: int, head: Token, done: int) -> list[Token]:
    """The words of the stretch before its head, from `done` on, with the signs between them."""
    before: list[Token] = []
    while place > done and (one := cut.known(place - 1)) and (sign := _sign(cut.text, one, head)) is not None:
        before += (*sign, one)
        head, place = one, place - 1
    return before[::-1]


def _write_on(cut: Cut, place: int, head: Token, tokens: list[Token]) -> int:
    """The stretch from its head on, with a break behind it; the place of the word that it does not reach."""
    tokens.append(head)
    last, place = head, place + 1
    while place < len(cut.words) and (one := cut.known(place)) and (sign := _sign(cut.text, last, one)) is not None:
        tokens += (*sign, one)
        last, place = one, place + 1
    tokens.append(Token(last.end, last.end, None, _BREAK))
    return place


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
