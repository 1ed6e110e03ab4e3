"""The words a rule has matched, for builders to ask after."""

import re
from typing import NamedTuple

from timeline.extraction.expressions.lexicon import SYMBOL
from timeline.extraction.expressions.meanings import LAST, NEXT, THIS
from timeline.extraction.expressions.scanning import Token

WIDEST_LOOK = 60
EARLIEST_SPELT, LATEST_SPELT = 1500, 2099
_POINTING = {LAST: "last past previous", NEXT: "next coming following", THIS: "this current same that"}
_DIRECTIONS = tuple((SYMBOL[kind], direction) for direction, kinds in _POINTING.items() for kind in kinds.split())
_BEHIND = re.compile(r"[ \n\u00a0]*([^\W_]+|[^ \n\u00a0])")


class Said(NamedTuple):
    """A stretch of time words: one character of `symbols` a token."""

    text: str
    symbols: str
    tokens: list[Token]
    start: int
    end: int

    def has(self, *kinds: str) -> bool:
        return any(map(self.symbols.__contains__, map(SYMBOL.__getitem__, kinds)))

    def value(self, *kinds: str):
        """The value of the first word of the first of these kinds that was said."""
        symbols = self.symbols
        for kind in kinds:
            at = symbols.find(SYMBOL[kind])
            if at >= 0:
                return self.tokens[at].value
        return None

    def values(self, *kinds: str) -> list:
        """The values of all words of these kinds, in their order."""
        wanted = {SYMBOL[kind] for kind in kinds}
        return [token.value for symbol, token in zip(self.symbols, self.tokens, strict=True) if symbol in wanted]

    def token(self, kind: str) -> Token | None:
        """The first word of that kind."""
        at = self.symbols.find(SYMBOL[kind])
        return self.tokens[at] if at >= 0 else None

    @property
    def year(self) -> int | None:
        """The year said in figures or in words: "nineteen ninety-four"."""
        if self.has("YYYY") or not self.has("TEENS") or not self.has("TENS"):
            return self.value("YYYY")
        year = self.value("TEENS") * 100 + self.value("TENS") + (self.value("ONES") or 0)
        return year if EARLIEST_SPELT <= year <= LATEST_SPELT else None

    @property
    def unit(self) -> str | None:
        return self.value("UNIT", "UNITS")

    @property
    def direction(self) -> int | None:
        """Where last, this and next point; "this past" and "this coming" point as their second word does."""
        symbols = self.symbols
        for symbol, direction in _DIRECTIONS:
            if symbol in symbols:
                return direction
        return None

    @property
    def first_word(self) -> str:
        return self.text[self.tokens[0].start : self.tokens[0].end]

    def words(self, kind: str) -> str:
        """The first word of that kind as the text spells it."""
        token = self.token(kind)
        return self.text[token.start : token.end] if token else ""

    @property
    def word_before(self) -> str:
        """The word just before, as spelt; with a sign between, that sign."""
        before = self.text[max(0, self.start - WIDEST_LOOK) : self.start].rstrip(" \n\u00a0")
        word = before[before.rfind(" ") + 1 :]
        if not word or word.isalnum():
            return word
        end = len(before)
        while end and before[end - 1].isalnum():
            end -= 1
        return before[end:] or before[-1]

    @property
    def word_after(self) -> str:
        """The word just after, as spelt; with a sign between, that sign."""
        found = _BEHIND.match(self.text, self.end, self.end + WIDEST_LOOK)
        return found[1] if found else ""
