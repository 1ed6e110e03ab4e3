"""Dates of the events that a text names beside a time: "a week after the attack", "the anniversary of the strike"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from timeline.dates.periods import Period, in_words
from timeline.extraction.expressions.events import event_named
from timeline.extraction.expressions.guards import ALIKE, EMPTY
from timeline.extraction.expressions.meanings import Anniversary, Day, Expression, Shift, Unit, Weekday
from timeline.extraction.known import Known, KnownEvent
from timeline.names.folding import fold

MOST_LOOKUPS = 200
MOST_SENTENCES = 60
SENTENCE_REACH = 300
LONGEST_APPOSITION = 90
LONGEST_SINCE = 120
_HOW_LONG = re.compile(r"(?:[A-Za-z]{1,9} )?([\w-]{1,12}) (year|month)s?", re.IGNORECASE)
# The rest of the clause that "a year after" governs.
_GOVERNED = re.compile(r"(?:[^,.;:!?()\n“”]|(?<=[A-Z])\.|,(?= (?:which|that|who|when|in which)\b)){0,120}")
_APPOSED = re.compile(r"[^.;:\n]{1,80}, (?:on |early |late |early on |late on )?")
_TELLS = re.compile(r" (?:in|on|at|during) which\b| (?:that|who|when)\b")
_WORD = re.compile(r"[^\W\d_]{3,30}")
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)|['\"”’)]*\s+(?=[A-Z“\"'‘]))")


@dataclass(slots=True)
class Events:
    """What the text and the chronology say about when things happened."""

    text: str
    known: Known | None = None
    found: Sequence[Expression] = ()
    starts: Sequence[int] = ()
    lookups: int = 0
    _words: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)

    def date_of(self, words: str, expression: Expression, telling) -> tuple[Period, str] | None:
        """The one day on which the event fell, and how it is called in a reason; None where that is not certain."""
        self.lookups += 1
        if self.lookups > MOST_LOOKUPS:
            return None
        if isinstance(expression.meaning, Anniversary):
            words = expression.text.split(" of ", 1)[-1] + self._more(expression.end)
        if isinstance(expression.meaning, Anniversary) and (told := self._in_clause_after(expression, telling)):
            return told
        wanted = _content(words)
        if not wanted:
            return None
        return self._told(wanted, expression, telling) or self._from_known(wanted)

    def date_beside(self, expression: Expression, telling):
        """The answer of the date that follows at once: "Today: Friday, 3 March", "the next day, Friday,"."""
        other = self._next(expression)
        if other is None:
            return None
        between, meaning = self.text[expression.end : other.start], other.meaning
        named = isinstance(meaning, Day) and meaning.month and between in (" ", ": ", ", ")
        apposed = between == ", " and self.text[other.end : other.end + 1] in ("", ",", ".", ";", ")", "\n")
        near = named or (apposed and isinstance(meaning, Weekday) and meaning.direction is None)
        return telling.answer(other.meaning, other) if near else None

    def distance_behind(self, expression: Expression) -> Shift | None:
        """The distance told behind a comma: "22 August, not seven months before the flood"."""
        other = self._next(expression)
        if other is None or not isinstance(other.meaning, Shift) or other.meaning.anchor != "event" or not other.meaning.amount:
            return None
        near = self.text[expression.end : other.start] in (", ", ", not ", ", only ", ", just ", ", about ", ", some ")
        return other.meaning if near and other.meaning.unit in ("day", "week", "month") else None

    def time_since(self, expression: Expression) -> tuple[float, str] | None:
        """How long ago it is, and in which unit: "a year after a strike killed him on 3 January", "ten years ago, on 11 March"."""
        place = bisect_left(self.starts, expression.start)
        other = self.found[place - 1] if place else None
        if other is None or expression.start - other.end > LONGEST_SINCE:
            return None
        since, between = other.meaning, self.text[other.end : expression.start]
        if isinstance(since, Anniversary):
            return (since.number or 1, "year") if _GOVERNED.fullmatch(between) else None
        if between.startswith((" on from ", " to the day after ")) and (on := _HOW_LONG.fullmatch(other.text)):
            many = getattr(since, "amount", None) or (1 if on[1].lower() in ("a", "one") else 0)
            return (many, on[2]) if many and _GOVERNED.fullmatch(between) else None
        if not isinstance(since, Shift) or not since.amount or since.unit not in ("year", "month"):
            return None
        if since.anchor == "event" and since.direction > 0:
            return (since.amount, since.unit) if _GOVERNED.fullmatch(between) else None
        ago = since.anchor == "speech" and since.direction < 0
        return (since.amount, since.unit) if ago and between in (" on ", ", on ", ", ", " in ", ", in ") else None

    def day_behind(self, expression: Expression, telling) -> Period | None:
        """The day told behind a comma: "eight days after the vote, on Tuesday"."""
        other = self._next(expression)
        if other is None or not isinstance(other.meaning, (Day, Weekday, Unit)) or other.start - expression.end > LONGEST_APPOSITION:
            return None
        if not _APPOSED.fullmatch(self.text[expression.end : other.start]):
            return None
        period = telling.answer(other.meaning, other).period
        return period if period and period.unit == "day" else None

    def _next(self, expression: Expression) -> Expression | None:
        place = bisect_right(self.starts, expression.start)
        return self.found[place] if place < len(self.found) else None

    def _more(self, end: int) -> str:
        """The "of Qasem Soleimani" behind "the anniversary of the murder"."""
        if self.text[end : end + 4] != " of ":
            return ""
        return self.text[end : event_named(self.text, end + 3)]

    def _in_clause_after(self, expression: Expression, telling) -> tuple[Period, str] | None:
        """ "The anniversary of the attack in which … on January 3": the one day told in the rest of its sentence."""
        last = self._sentence(expression.start)[1]
        place = bisect_right(self.starts, expression.start)
        days = [one for one in self.found[place : place + 4] if one.start < last and isinstance(one.meaning, Day)]
        if len(days) != 1 or not _TELLS.match(self.text, expression.end):
            return None
        day = telling.answer(days[0].meaning, replace(days[0], past=True, governed=True)).period
        return (day, f"{in_words(day.first)}, told of it") if day else None

    def _told(self, wanted: frozenset[str], expression: Expression, telling) -> tuple[Period, str] | None:
        best: dict[date, float] = {}
        own = self._sentence(expression.start)[0] if not isinstance(expression.meaning, Anniversary) else len(self.text)
        for at, period in telling.dated[-MOST_SENTENCES:]:
            if at >= own:
                continue
            shared = wanted & self._sentence_words(at)
            score = len(shared) / len(wanted)
            if score >= 0.5 and len(shared) >= min(2, len(wanted)):
                best[period.first] = max(best.get(period.first, 0), score)
        if not best:
            return None
        top = max(best.values())
        days = [day for day, score in best.items() if score == top]
        return (Period("day", days[0]), f"{in_words(days[0])}, told of it") if len(days) == 1 else None

    def _from_known(self, wanted: frozenset[str]) -> tuple[Period, str] | None:
        if not self.known or len(wanted) < 2:
            return None
        by_word = _titles(self.known)
        titled = min((by_word.get(word, ()) for word in wanted), key=len)
        days = {event.span.earliest: event.title for words, event in titled if wanted <= words and event.span.days == 1}
        if len(days) != 1:
            return None
        ((day, title),) = days.items()
        return Period("day", day), f"“{title}”, {in_words(day)}"

    def _sentence_words(self, at: int) -> frozenset[str]:
        first, last = bounds = self._sentence(at)
        if bounds not in self._words:
            self._words[bounds] = _content(self.text[first:last])
        return self._words[bounds]

    def _sentence(self, at: int) -> tuple[int, int]:
        """As far as it reaches around there."""
        first, last = max(0, at - SENTENCE_REACH), min(len(self.text), at + SENTENCE_REACH)
        line = self.text.rfind("\n", first, at) + 1 or first
        for found in _SENTENCE_END.finditer(self.text, line, last):
            if found.end() > at:
                return line, found.end()
            line = found.end()
        return line, last


@lru_cache(maxsize=2)
def _titles(known: Known) -> dict[str, list[tuple[frozenset[str], KnownEvent]]]:
    """By each word of their titles the known occurrences, with all those words."""
    found: dict[str, list[tuple[frozenset[str], KnownEvent]]] = {}
    for event in known.events:
        if event.kind == "occurrence":
            words = _content.__wrapped__(event.title)
            for word in words:
                found.setdefault(word, []).append((words, event))
    return found


@lru_cache(maxsize=1024)
def _content(words: str) -> frozenset[str]:
    """The telling words, folded, each in one form."""
    return frozenset(_root(word) for word in _WORD.findall(fold(words)) if word not in EMPTY)


def _root(word: str) -> str:
    if word in ALIKE:
        return ALIKE[word]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return ALIKE.get(word, word)
