"""The words a rule has matched, for builders to ask after."""

from typing import NamedTuple

from timeline.extraction.expressions.meanings import LAST, NEXT, THIS
from timeline.extraction.foreign.lexicon import SYMBOL, Lexicon
from timeline.extraction.foreign.scanning import Token

DIRECTIONS = {SYMBOL["last"]: LAST, SYMBOL["next"]: NEXT, SYMBOL["this"]: THIS}
PARTS = {SYMBOL["early"]: "start", SYMBOL["mid"]: "mid", SYMBOL["late"]: "end"}
_UNITS = frozenset(SYMBOL[kind] for kind in ("DAY", "WEEK", "MONTH", "YEAR", "YEARS", "UNIT"))


class Said(NamedTuple):
    """A stretch of time words: one character of `symbols` a token; `text` and places are those of the piece read."""

    text: str
    symbols: str
    tokens: list[Token]
    around: str  # the symbol before and the one behind, a break at the edges
    language: str
    lexicon: Lexicon

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def has(self, *kinds: str) -> bool:
        return any(SYMBOL[kind] in self.symbols for kind in kinds)

    def values(self, *kinds: str) -> list:
        """The values of all words of these kinds, in their order."""
        wanted = {SYMBOL[kind] for kind in kinds}
        return [token.value for symbol, token in zip(self.symbols, self.tokens, strict=True) if symbol in wanted]

    def value(self, *kinds: str):
        found = self.values(*kinds)
        return found[0] if found else None

    def token(self, *kinds: str) -> Token | None:
        wanted = {SYMBOL[kind] for kind in kinds}
        return next((token for symbol, token in zip(self.symbols, self.tokens, strict=True) if symbol in wanted), None)

    def place(self, *kinds: str) -> int:
        """Where the first word of these kinds stands, -1 where none does."""
        wanted = {SYMBOL[kind] for kind in kinds}
        return next((place for place, symbol in enumerate(self.symbols) if symbol in wanted), -1)

    @property
    def units(self) -> list[str]:
        return [token.value for symbol, token in zip(self.symbols, self.tokens, strict=True) if symbol in _UNITS]

    @property
    def direction(self) -> int | None:
        return next((DIRECTIONS[symbol] for symbol in self.symbols if symbol in DIRECTIONS), None)

    @property
    def part(self) -> str | None:
        return next((PARTS[symbol] for symbol in self.symbols if symbol in PARTS), None)

    def before(self, *kinds: str) -> bool:
        return self.around[0] in {SYMBOL[kind] for kind in kinds}

    def after(self, *kinds: str) -> bool:
        return self.around[1] in {SYMBOL[kind] for kind in kinds}

    def written(self, token: Token) -> str:
        return self.text[token.start : token.end]

    @property
    def next_word(self) -> str:
        """The word or sign just behind, as spelt."""
        rest = self.text[self.end : self.end + 40].lstrip(" \n\u00a0'")
        end = 0
        while end < len(rest) and rest[end].isalpha():
            end += 1
        return rest[:end] or rest[:1]

    @property
    def sign_before(self) -> str:
        return self.text[max(0, self.start - 2) : self.start].strip()[-1:]
