"""One pass over a text for the words of time of a language, as a string of kinds that the grammar can read."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from timeline.extraction.foreign import writing
from timeline.extraction.foreign.lexicon import SYMBOL, Lexicon, Sense, lexicon
from timeline.text.language import runs
from timeline.text.pieces import Answers

EARLIEST_YEAR, LATEST_YEAR = 1000, 2199
PIECE = 50_000  # code points that are read at a time
RUNS_ON = 160  # and so many more, longer than any date
SHORT_PIECE = 600  # the same where most pieces say nothing
LONGEST_GAP = 4
LONGEST_WORD = 30
LONGEST_NUMBER = 7

_NUMERIC = r"(?<![0-9./-])[0-9]{1,4} ?(?P<sign>[./-]) ?[0-9]{1,2} ?(?P=sign) ?[0-9]{1,4}(?![0-9]|[./-][0-9])"
_DAY_AND_MONTH = r"(?<![0-9.])[0-3]?[0-9]\.(?P<month>[01]?[0-9])\.(?![0-9])"
_TOKEN = re.compile(rf"{_NUMERIC}|{_DAY_AND_MONTH}|[0-9]+(?:[.,:/][0-9]+)*|(?:[^\W\d_]|[{writing.MARKS}])+")
_WORD = re.compile(rf"(?:[^\W\d_]|[{writing.MARKS}])+")
_TWO_YEARS = re.compile(r"[0-9]{4}/[0-9]{2}")
_YEAR_OF_CALENDAR = re.compile(r"1[0-5][0-9]{2}(?![0-9])(?<![0-9][0-9]{4})")
_ROMAN = re.compile(r"(x{0,2}(?:ix|iv|v?i{0,3}))(?:e|er|ème)?")
_SOFT = frozenset(" -'.\u200c\u200e\u200f\n‐‑")  # may stand between the words of one phrase
_SILENT = frozenset(" '\u200c\u200e\u200f\n\r\t«»\"“”")
_SIGNS = {
    ",": "COMMA", ".": "STOP", "-": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN", "‑": "HYPHEN", "‐": "HYPHEN", "−": "HYPHEN",
    "/": "SLASH", "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE", "=": "EQUALS",
}  # fmt: skip
_SIGN_SYMBOL = {sign: SYMBOL[kind] for sign, kind in _SIGNS.items()}
_BREAK = SYMBOL["BREAK"]
# A stretch without one of these says no time.
_HEADS = frozenset(
    SYMBOL[kind]
    for kind in (
        "NUMERIC", "Y", "M", "WD", "SEASON", "CM", "FEAST", "DAY", "WEEK", "MONTH", "YEAR", "YEARS", "UNIT", "PAIR", "DAYWORD",
        "YEARWORD", "NIGHT", "DECADE", "POINTING", "dec",
    )
)  # fmt: skip


class Token(NamedTuple):
    """A word, number or sign: its place, its plain spelling and its value."""

    start: int
    end: int
    form: str
    value: object = None


class Words(NamedTuple):
    """Stretches of time words as one string of kinds, a break between them, and the token behind each."""

    symbols: str
    tokens: list[Token]


def pieces(text: str, size: int = PIECE) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of stretches that are read one by one; the text runs on, for a date that begins before the end."""
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= size else _cut(text, start, size)
        yield start, end, text[start : end + RUNS_ON]
        start = end


def _cut(text: str, start: int, size: int) -> int:
    half, end = start + size // 2, start + size
    for sign in ("\n\n", "\n", ". ", " "):
        place = text.rfind(sign, half, end)
        if place >= 0:
            return place + len(sign)
    return end


def may_name_calendars(text: str, pieces: Sequence[str]) -> bool:
    """Whether an English text may tell of the other calendars anywhere: soon asked of its pieces between spaces, seldom so."""
    if _names(lexicon("en"), set().union(*filter(None, map(_namings.__getitem__, pieces)))):
        return True
    return _YEAR_OF_CALENDAR.search(text) is not None and not lexicon("en").eras.isdisjoint(runs(text.lower()))


def _naming(piece: str) -> tuple[str, ...]:
    """The words of names of the other calendars that stand in a piece, in small letters; mostly none."""
    spelt = _spellings()
    return tuple([spelt[word] for word in _WORD.findall(piece) if word in spelt])


_namings = Answers(_naming)


@cache
def _spellings() -> dict[str, str]:
    """The words of all names of the other calendars as they may be spelt, and in small letters."""
    words = {word for phrases in lexicon("en").named.values() for phrase in phrases for word in phrase}
    return {form: word for word in words for form in (word, word.capitalize(), word.upper())}


def may_tell_calendars(text: str, language: str) -> bool:
    """Whether a month or feast of the other calendars is named, or an era and a number that may be its year."""
    if language == "en":
        return may_name_calendars(text, text.split(" "))
    known, plain = lexicon(language), writing.plain(text, language)
    words = set(runs(plain))
    return _names(known, words) or (not known.eras.isdisjoint(words) and _YEAR_OF_CALENDAR.search(plain) is not None)


def _names(known: Lexicon, words: set[str]) -> bool:
    return any(phrase <= words for word in known.named.keys() & words for phrase in known.named[word])


def scan(text: str, language: str) -> Words:
    """All stretches of neighbouring time words of a piece of text."""
    return _Scan(writing.plain(text, language), lexicon(language)).words()


def _kind_of_number(word: str) -> str:
    number = int(word)
    if len(word) == 4 and EARLIEST_YEAR <= number <= LATEST_YEAR:
        return "Y"
    return "D" if len(word) <= 2 and 1 <= number <= 31 else "N"


class _Scan:
    """The state of one pass: kinds and tokens so far, where the present stretch began, whether it says a time."""

    def __init__(self, plain: str, known: Lexicon):
        self.plain, self.lexicon = plain, known
        self.symbols: list[str] = []
        self.tokens: list[Token] = []
        self.begun, self.last_end, self.headed = 0, -1, False

    def words(self) -> Words:
        senses, plain = self.lexicon.senses, self.plain
        # Only then can a word that is not listed as it stands be one of the list after all.
        looked_into = bool(self.lexicon.prefixes) or writing.is_marked(plain)
        reach = 0
        for found in _TOKEN.finditer(plain):
            start, end = found.span()
            if start < reach:
                continue
            word = found[0]
            if "0" <= word[0] <= "9":
                self._number(found)
            elif word in senses or start - self.last_end <= 1 or (looked_into and not word.isascii()):
                reach = self._word(start, end)
            elif word[0] in "ivx":
                self._roman(start, end, word)
        self._close()
        return Words("".join(self.symbols), self.tokens)

    def _word(self, start: int, end: int) -> int:
        """Adds the phrase that begins here, if it is one of time; where it ends."""
        form = writing.bare(self.plain[start:end])
        if self._attached(start, form) and form in self.lexicon.attached:
            self._add(start, end, form, (self.lexicon.attached[form][0],), None, attached=True)
            return end
        known = self.lexicon.senses.get(form, ())
        second = self._word_behind(end) if known and known[0].rest else ""
        for sense in known:
            if sense.rest and sense.rest[0] != second:
                continue
            if last := self._matches(sense, end):
                self._add(start, last, " ".join((form, *sense.rest)), sense.kinds, sense.value)
                return last
        self._roman(start, end, form)
        return self._prefixed(start, end, form)

    def _roman(self, start: int, end: int, word: str) -> None:
        if roman := _ROMAN.fullmatch(word):
            self._add(start, end, roman[1], (SYMBOL["ROMAN"],), None)

    def _attached(self, start: int, form: str) -> bool:
        """Whether it is an ending: right behind a figure, or behind an apostrophe or hyphen at a word."""
        if not self.tokens or self.last_end < 0:
            return False
        gap = self.plain[self.last_end : start]
        if gap == "." and self.plain[start] in "ºª°":
            return True
        return gap == "'" or (gap in ("", "-") and self.plain[self.last_end - 1].isdecimal())

    def _word_behind(self, end: int) -> str:
        found = _WORD.search(self.plain, end, end + LONGEST_GAP + LONGEST_WORD)
        return writing.bare(found[0]) if found else ""

    def _matches(self, sense: Sense, end: int) -> int:
        """Where the phrase ends if its further words follow, else 0."""
        for word in sense.rest:
            found = _WORD.search(self.plain, end, end + LONGEST_GAP + LONGEST_WORD)
            if not found or not _SOFT.issuperset(self.plain[end : found.start()]) or writing.bare(found[0]) != word:
                return 0
            end = found.end()
        if sense.stop:
            return end + 1 if self.plain[end : end + 1] == "." else 0
        return end

    def _prefixed(self, start: int, end: int, form: str) -> int:
        """Arabic writes "and", "in", "for" in one with the next word."""
        for prefix in self.lexicon.prefixes:
            if not form.startswith(prefix) or len(form) < 4:
                continue
            rest = start + len(prefix)
            kind = "and" if prefix == "و" else "in"
            if form[1:] in self.lexicon.senses:
                self._add(start, rest, prefix, (SYMBOL[kind],), None)
                return self._word(rest, end) or end
            if prefix == "ل" and form[1] == "ل" and "ا" + form[1:] in self.lexicon.senses:
                sense = self.lexicon.senses["ا" + form[1:]][-1]
                if not sense.rest:
                    self._add(rest, end, form, sense.kinds, sense.value)
            return end
        return end

    def _number(self, found: re.Match) -> None:
        start, end = found.span()
        word = found[0]
        if found["sign"]:
            self._add(start, end, word, (SYMBOL["NUMERIC"],), tuple(part.strip() for part in word.split(found["sign"])))
        elif found["month"]:
            self._add(start, end, word, (SYMBOL["NUMERIC"],), (*word.split(".")[:2], ""))
        elif word.isdecimal() and len(word) <= LONGEST_NUMBER:
            self._add(start, end, word, (SYMBOL[_kind_of_number(word)],), int(word))
        elif _TWO_YEARS.fullmatch(word):
            self._add(start, start + 4, word[:4], (SYMBOL[_kind_of_number(word[:4])],), int(word[:4]))
            self._add(start + 5, end, word[5:], (SYMBOL[_kind_of_number(word[5:])],), int(word[5:]))

    def _add(self, start: int, end: int, form: str, kinds: tuple[str, ...], value: object, attached: bool = False) -> None:
        signs = [] if attached else self._between(start)
        if signs is None:
            self._close()
        else:
            for sign in signs:
                self.symbols.append(sign)
                self.tokens.append(Token(self.last_end, start, ""))
        for kind in kinds:
            self.symbols.append(kind)
            self.tokens.append(Token(start, end, form, value))
            self.headed = self.headed or kind in _HEADS
        self.last_end = end

    def _between(self, start: int) -> list[str] | None:
        """The signs between two words, None where they do not belong together."""
        if self.last_end < 0 or start - self.last_end > LONGEST_GAP:
            return None
        gap = self.plain[self.last_end : start]
        if gap == " " or not gap:
            return []
        if gap.count("\n") > 1:
            return None
        signs = [_SIGN_SYMBOL.get(sign) for sign in gap if sign not in _SILENT]
        return None if None in signs else signs

    def _close(self) -> None:
        """Ends the present stretch; one that says no time is forgotten."""
        if not self.headed:
            del self.symbols[self.begun :], self.tokens[self.begun :]
        elif self.symbols:
            self.symbols.append(_BREAK)
            self.tokens.append(Token(self.last_end, self.last_end, ""))
        self.begun, self.headed = len(self.symbols), False
