"""Two times told side by side: "yesterday, Saturday", "last month, in January 2017", "the fifth anniversary on Thursday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from timeline.dates.span import Span
from timeline.extraction.expressions.meanings import Anniversary, Day, Duration, Expression, Month, Shift, Unit, Weekday, Year
from timeline.extraction.publishing.evidence import Evidence, Reader, time_of
from timeline.extraction.publishing.pointing import Pointed, a_number_of_years_on, written_on
from timeline.extraction.publishing.recognising import stems
from timeline.extraction.publishing.windows import Cycle, Run

MOST_STATED = 30  # days with their year that an anniversary is tried on
MOST_YEARS = 150
WITHIN = 80  # code points behind an anniversary in which words say on which day it falls
STEM = 4  # letters by which the name of an event is known again

_BESIDE = re.compile(r"[\s,(–—-]{1,4}(?:(?:on|in|of|the|or|that is|namely)\s){0,2}")
_POSSESSED = re.compile(r"['’]s? [^.;!?\n]{2,50}\b(?:on|in)\s")  # "next week's vote on 5 May 2019"
_TO_GO = re.compile(r"\s(?:to go|left|away|remain(?:ing)?|from now)\b[^.;!?\n]{0,60}$")
_IS = re.compile(r"(?:['’]s)?,? (?:will be|will mark|is|was|marks|marked|sees|saw|brings|brought)(?: also| only)? ")
_ON = re.compile(r"[^.,;:!?\n]{0,60},?(?: which)? (?:falls |fell |is |was |comes |came )?(?:on |this |next |last )?")
_AHEAD = re.compile(r"\b(?:will|shall|falls?|is to|are to|to be|upcoming|coming|approach\w*|nears?|looms?)\b", re.I)
_BEHIND = re.compile(r"\b(?:marked|was|were|fell|brought|saw|stood|held|met|celebrated|commemorated|observed|gathered|said|laid)\b", re.I)
_COUNTS = {"day": 1, "week": 4}  # days by which "eleven days to go" may be off


def told_beside(found: Sequence[Expression], reader: Reader) -> Iterator[Evidence]:
    """Of all expressions of the article's own words, in order; those in speech are left out, for it may be older."""
    own = [one for one in found if not one.quoted]
    returns = any(isinstance(one.meaning, Anniversary) or _is_years(one.meaning) for one in own)
    dated = own if returns else ()
    stated = [_Stated(one, time, reader) for one in dated if not isinstance(one.meaning, Year) and isinstance(time := time_of(one), Span)]
    for at, one in enumerate(own):
        following = own[at + 1 : at + 2]
        for other in following:
            yield from _side_by_side(one, other, reader)
            yield from _countdown(one, other, reader)
            yield from _days_after(one, other, own[:at], reader)
        if isinstance(one.meaning, Anniversary) and one.meaning.number:
            yield from _anniversary(one, own[max(0, at - 3) : at] + own[at + 1 : at + 4], stated, reader)
        elif _is_years(one.meaning):
            yield from _years_since(one, own[max(0, at - 1) : at] + following, stated, reader)


@dataclass
class _Stated:
    """A time with its year, and the words around it."""

    expression: Expression
    span: Span
    reader: Reader = field(repr=False)

    @property
    def stems(self) -> frozenset[str]:
        return stems(self.reader.sentence(self.expression).words, STEM)


def _evidence(one: Expression, other: Expression, reader: Reader, **allows) -> Evidence:
    first, last = min(one.start, other.start), max(one.end, other.end)
    words = reader.text[first:last]
    return Evidence(first, last, words, f"{reader.number(one)} says “{words}”", firm=True, clear=True, **allows)


def _side_by_side(one: Expression, other: Expression, reader: Reader) -> Iterator[Evidence]:
    between = reader.text[one.end : min(other.start, one.end + 70)]
    beside = _BESIDE.fullmatch(between)
    possessed = isinstance(one.meaning, Unit) and one.meaning.offset == 1 and _POSSESSED.fullmatch(between)
    if not beside and not possessed:
        return
    for pointing, dated in ((one, other), (other, one)):
        yield from _pair(pointing, dated, one, other, reader)


def _pair(pointing: Expression, dated: Expression, one: Expression, other: Expression, reader: Reader) -> Iterator[Evidence]:
    meaning = pointing.meaning
    if isinstance(meaning, Unit) and meaning.unit == "day" and isinstance(dated.meaning, Weekday) and dated.meaning.direction is None:
        if meaning.offset in (-1, 0, 1):
            yield _evidence(one, other, reader, weekday=(dated.meaning.weekday - meaning.offset) % 7)
        return
    if not isinstance(meaning, (Unit, Shift)) or (time := time_of(dated)) is None or _too_vague(meaning, dated.meaning):
        return
    if isinstance(time, Cycle):
        if isinstance(meaning, Unit) and meaning.unit != "year":
            yield _evidence(one, other, reader, cycle=Pointed(time.month, time.day, meaning, time.length, time.weekday))
    elif run := written_on(meaning, time):
        yield _evidence(one, other, reader, runs=(run,))


def _too_vague(meaning: Unit | Shift, dated) -> bool:
    """ "Yesterday, in March" and "last week, 2017" tell nothing of the kind; "this year" beside a day is no sure sign of its year."""
    finest = {Day: ("day", "week", "month", "year"), Month: ("month", "year"), Year: ("year",)}
    return meaning.unit not in finest.get(type(dated), ()) or (isinstance(meaning, Shift) and meaning.anchor != "speech")


def _countdown(one: Expression, other: Expression, reader: Reader) -> Iterator[Evidence]:
    """ "Eleven days to go before the vote of 24 November"."""
    meaning = one.meaning
    counted = isinstance(meaning, Duration) and meaning.unit in _COUNTS and meaning.amount and meaning.amount <= 200
    if not counted or not isinstance(other.meaning, Day) or (time := time_of(other)) is None:
        return
    between = reader.text[one.end : min(other.start, one.end + 90)]
    if not _TO_GO.fullmatch(between):
        return
    slack = _COUNTS[meaning.unit]
    days = int(meaning.amount * (7 if meaning.unit == "week" else 1))
    if isinstance(time, Cycle):
        cycle = Cycle(time.month, time.day, before=days + slack, after=slack - days, weekday=time.weekday)
        yield _evidence(one, other, reader, cycle=cycle)
    else:
        yield _evidence(one, other, reader, runs=((time.earliest - timedelta(days + slack), time.earliest - timedelta(days - slack)),))


def _days_after(one: Expression, other: Expression, before: Sequence[Expression], reader: Reader) -> Iterator[Evidence]:
    """ "Eight days after the shelling, on Tuesday": not before that Tuesday, if a day is told of the shelling that it fits."""
    shift, weekday = one.meaning, other.meaning
    told = isinstance(shift, Shift) and shift.anchor == "event" and shift.unit in ("day", "week") and shift.direction == 1 and shift.amount
    if not told or not isinstance(weekday, Weekday) or not 0 < other.start - one.end < 60 or shift.amount > 60:
        return
    days = int(shift.amount * (7 if shift.unit == "week" else 1))
    for earlier in reversed(before[-40:]):
        time = time_of(earlier)
        if isinstance(earlier.meaning, Day) and time and stems(shift.event, STEM) & stems(reader.sentence(earlier).words, STEM):
            yield from _that_day(one, other, time, days, weekday.weekday, reader)
            return


def _that_day(one: Expression, other: Expression, time: Span | Cycle, days: int, weekday: int, reader: Reader) -> Iterator[Evidence]:
    if isinstance(time, Span):
        day = time.earliest + timedelta(days)
        if day.weekday() == weekday:
            yield _evidence(one, other, reader, runs=((day, date.max),))
        return
    begun = (weekday - days) % 7
    if time.weekday in (None, begun):
        yield _evidence(one, other, reader, cycle=Cycle(time.month, time.day, before=-days, after=366, weekday=begun))


def _anniversary(one: Expression, near: Sequence[Expression], stated: Sequence[_Stated], reader: Reader) -> Iterator[Evidence]:
    """ "Thursday will be the fifth anniversary": of a day told with its year, if the weekday fits."""
    sentence = reader.sentence(one)
    ahead = _is_ahead(sentence.words)
    for pointing in near:
        if not _falls_on(one, pointing, reader.text):
            continue
        if isinstance(pointing.meaning, Weekday | Unit) and (runs := _years_on(pointing, one.meaning.number, stated, ahead, "")):
            yield _evidence(one, pointing, reader, runs=runs)
            return


def _is_ahead(words: str) -> bool | None:
    """Whether a sentence tells something to come; None where it does not show."""
    if _AHEAD.search(words):
        return True
    return False if _BEHIND.search(words) and " marks " not in words else None


def _falls_on(anniversary: Expression, pointing: Expression, text: str) -> bool:
    """Whether the day is the anniversary's own: "Thursday will be the …", "the … of the flood on Thursday"."""
    if pointing.start < anniversary.start:
        return bool(_IS.fullmatch(text[pointing.end : min(anniversary.start, pointing.end + 40)]))
    return bool(_ON.fullmatch(text[anniversary.end : min(pointing.start, anniversary.end + WITHIN)]))


def _is_years(meaning) -> bool:
    years = isinstance(meaning, Duration | Shift) and meaning.unit == "year" and meaning.amount
    return bool(years) and float(meaning.amount).is_integer() and (isinstance(meaning, Duration) or meaning.anchor == "speech")


def _years_since(one: Expression, near: Sequence[Expression], stated: Sequence[_Stated], reader: Reader) -> Iterator[Evidence]:
    """ "It will be fourteen years next month"; "Sunday marks ten years since …"; "ten years ago today"."""
    meaning = one.meaning
    if isinstance(meaning, Shift) and meaning.exact:
        words = reader.sentence(one).words
        if runs := _years_on(Expression(one.start, one.end, one.text, Unit("day", 0)), int(meaning.amount), stated, False, words):
            yield _evidence(one, one, reader, runs=runs)
        return
    for pointing in near:
        if isinstance(pointing.meaning, Unit | Weekday) and _marks_years(one, pointing, reader.text):
            ahead = _is_ahead(reader.sentence(one).words)
            if runs := _years_on(pointing, int(meaning.amount), stated, ahead, ""):
                yield _evidence(one, pointing, reader, runs=runs)


def _marks_years(years: Expression, pointing: Expression, text: str) -> bool:
    if pointing.start < years.start:
        since = text[years.end : years.end + 6].lstrip().startswith(("since", "after", "ago"))
        return since and bool(_IS.fullmatch(text[pointing.end : min(years.start, pointing.end + 40)]))
    return bool(re.fullmatch(r"\s(?:ago |old |on )?", text[years.end : min(pointing.start, years.end + 20)]))


def _years_on(pointing: Expression, years: int, stated: Sequence[_Stated], ahead: bool | None, words: str) -> tuple[Run, ...]:
    """The days on which an anniversary of one of the stated times can be called that; with `words`, of one that shares some of them."""
    found = set()
    if not 0 < years <= MOST_YEARS:
        return ()
    for each in stated[:MOST_STATED]:
        first, last = (a_number_of_years_on(day, years) for day in (each.span.earliest, each.span.latest))
        if first and last and first <= last and (not words or stems(words, STEM) & each.stems):
            run = written_on(pointing.meaning, Span(first, last), ahead)
            found |= {run} if run else set()
    return tuple(sorted(found))
