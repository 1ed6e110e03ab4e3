"""One line of a page: its words, how it ends, and whether it is prose for certain."""

import re
from dataclasses import dataclass, field

from timeline.text.paragraphs import Paragraph

LONGEST = 800  # characters: whatever is longer is prose or spam
LEAST_PROSE = 8  # words that a sentence has, if it shall be prose for certain
MOST_HEADING = 20  # words

BLANK = "\ufeff \t\r\f"
ENDS = BLANK + "#*_>|•·–—-=~«»\"“”‘’'"
_MONTH = r"[^\W\d_]{3,12}\.?"
_YEAR = r"(?:19|20)\d\d"
DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?{_MONTH},? (?:de )?{_YEAR}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d\d)"
)
WEEKDAY = r"(?:[^\W\d_]{3,12},? )?"
TIME = r"(?:[\s,|·•@–-]{0,4}(?:at )?\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?|uhr)?)?(?:\s?\(?[A-Z]{2,5}\)?(?:[+-]\d{1,4})?)?"
_DATE = re.compile(rf"(?:[^\W\d_]{{3,12}}\s?:\s?)?{WEEKDAY}{DAY}{TIME}", re.I)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_STOP = re.compile(r"[.!?…؟।。][\"'”’»)\]*_]*(?:\[\d{1,3}\]){0,3}$")  # also with the numbers of notes
_INNER_STOP = re.compile(r"[a-zà-ÿ\u0400-\u04ff\u0600-\u06ff)”\"][.!?؟]+[\"'”’»)]*\s+\S")
_NUMBERS = re.compile(r"[\d\s.,:/()+#%-]+[kmKM]?")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:h][0-5]\d\s?(?:[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,5}\)?)?|(?:1[0-2]|\d)\s?[ap]\.?m\.?", re.I)


def folded(text: str) -> str:
    """In lower case; the Turkish İ without the second dot that it would get."""
    return text.casefold().replace("i\u0307", "i")


@dataclass(slots=True)
class Line:
    """A paragraph and what has been found out about it."""

    paragraph: Paragraph
    text: str
    apart: bool = True  # a blank line stands before it
    kind: str | None = None
    wrapped: bool = False  # a piece of a paragraph that was broken at a fixed width
    unstopped: bool = False  # long, on a page whose paragraphs end without stops
    day: str | None = None  # whose day it says, if nothing else: daylines.day_said
    holds: frozenset[str] = frozenset()  # tables of whose phrases one stands in it: furniture.look_up
    ending: str = field(init=False)
    stops: bool = field(init=False)  # as a sentence does
    asks: bool = field(init=False)
    count: int = field(init=False)  # of words
    prose: bool = field(init=False, default=False)  # running text for certain: layout.laid_out
    folded: str = field(init=False)  # as much of it as may be furniture in lower case
    words: list[str] = field(init=False)  # those in lower case without the signs around them all
    _bare: str | None = field(init=False, default=None)

    def __post_init__(self):
        self.ending = self.text[-12:].rstrip()
        self.stops = bool(_STOP.search(self.ending))
        self.asks = self.ending.rstrip('*_"”’»')[-1:] in ("?", "؟")
        self.count = len(self.text[: 4 * LONGEST].split())
        self.folded = folded(self.text[:LONGEST])
        self.words = self.folded.strip(ENDS).rstrip(".:!… ").split()

    @property
    def bare(self) -> str:
        """The words with one space between them."""
        if self._bare is None:
            self._bare = " ".join(self.words)
        return self._bare

    def runs_on(self) -> bool:
        """Whether it is running text for certain."""
        if self.wrapped or len(self.text) > LONGEST:
            return True
        if self.count < LEAST_PROSE:
            return self.quoted
        if self.asks:
            return self.count > MOST_HEADING or bool(_INNER_STOP.search(self.text))
        if self.unstopped and not self.title_like:
            return True
        return self.stops or self.ending[-1:] in ":,;" or self.count > 2 * MOST_HEADING or bool(_INNER_STOP.search(self.text))

    @property
    def quoted(self) -> bool:
        """Whether it is a speech or its end, however short."""
        return self.stops and self.text.lstrip()[:1] in '“"«„' and not self.asks

    @property
    def numbers(self) -> bool:
        return len(self.text) < 40 and bool(_NUMBERS.fullmatch(self.text.strip())) and any(sign.isdigit() for sign in self.text)

    @property
    def clock(self) -> bool:
        """Whether it is a time of day and nothing else."""
        return len(self.text) < 40 and bool(_CLOCK.fullmatch(self.text.strip(ENDS)))

    @property
    def capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return len(self.text) <= LONGEST and self.text.isupper() and sum(sign.isalpha() for sign in self.text) > 2

    @property
    def rule(self) -> bool:
        """Whether there is neither a letter nor a digit in it."""
        return len(self.text) <= LONGEST and not any(map(str.isalnum, self.text))

    @property
    def date(self) -> bool:
        """Whether it holds a date and nothing else."""
        return self.day == "bare" or 8 <= len(self.text) <= 90 and bool(_DATE.fullmatch(self.text.strip(ENDS + ".")))

    @property
    def title_like(self) -> bool:
        """Whether most of its longer words begin with a capital."""
        long = [word for word in _WORD.findall(self.text[:LONGEST]) if len(word) > 3]
        return len(long) > 1 and sum(word[0].isupper() or word[0].isdigit() for word in long) >= 0.75 * len(long)
