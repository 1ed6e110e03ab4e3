"""What else tells the year or the day: terms of office, reports for a year, the picture of what the first lines tell."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.dates.span import Span
from timeline.extraction import rules
from timeline.extraction.expressions.meanings import Day, Duration, Expression, Month, Unit, Weekday, Year
from timeline.extraction.publishing.evidence import Evidence, Reader, time_of
from timeline.extraction.publishing.pointing import Pointed, written_on
from timeline.extraction.publishing.recognising import stems
from timeline.extraction.publishing.windows import Cycle, later

TERMS = (3, 8)  # years for which offices are given
BEFORE, BEHIND = 80, 110  # code points around a year in which its office and its term stand
LEAD = 600  # code points from the first time told in which "yesterday" is that of the news
COPYRIGHT = ("©", "(c)", "(C)", "opyright", "OPYRIGHT")  # where none of these stands, nothing tells of it

_RULES = rules.load("publication")
_BEGUN = re.compile(rf"\b(?:{_RULES['term_begun']})\b[^.;!?\n]{{0,50}}$", re.I)
_ENDED = re.compile(rf"\b(?:{_RULES['term_ended']})\b", re.I)
_YEARLY = re.compile(rf"\b(?:{_RULES['yearly']})\s(?:for|of|on)(?: the year)?\s$", re.I)
_FRESH = re.compile(
    r",? (?:which (?:was|were) )?(?:published|released|issued|presented|unveiled) (?:last|this|earlier this) (?:week|month)\b", re.I
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright)\s{0,2}(?:©\s?)?(?P<year>(?:19|20)\d\d)(?:\s?[–-]\s?(?P<last>(?:19|20)\d\d))?", re.I)


def told_by_custom(found: Sequence[Expression], reader: Reader) -> Iterator[Evidence]:
    """Of all expressions of the article's own words, in order."""
    for at, one in enumerate(found):
        if isinstance(one.meaning, Year | Month) and one.meaning.year:
            yield from _term(one, found[at + 1 : at + 4], reader)
        if isinstance(one.meaning, Year):
            yield from _report(one, reader)
    yield from _picture(found, reader)


def _term(one: Expression, following: Sequence[Expression], reader: Reader) -> Iterator[Evidence]:
    """ "Elected in 2014 for five years"; where the term "runs out this December" the year is certain."""
    text = reader.text
    line = reader.line(one)
    for place, term in enumerate(following):
        meaning = term.meaning
        if not (isinstance(meaning, Duration) and meaning.unit == "year" and meaning.amount and TERMS[0] <= meaning.amount <= TERMS[1]):
            continue
        if term.start - one.end > BEHIND or term.end > line.end:
            return
        if not _BEGUN.search(text[max(line.start, one.start - BEFORE) : one.start]):
            return
        behind = text[term.end : min(line.end, term.end + BEHIND)]
        if text[one.end : term.start].strip() != "for" and not re.match(r"[ -](?:term|mandate)\b", behind):
            continue
        ends = _ENDED.search(behind)
        near = [other for other in following[place + 1 :] if ends and other.start < term.end + ends.end() + 20]
        offset = next((found for other in near if (found := _this_year(other)) is not None), None)
        yield _of_a_term(one, term, int(meaning.amount), offset, reader)
        return


def _this_year(one: Expression) -> int | None:
    """How many years from now words tell: 0 for "this December" and "this year", 1 for "next year"."""
    match one.meaning:
        case Month(direction=0, year=None) | Month(year_offset=0):
            return 0
        case Unit(unit="year", offset=0 | 1 as offset):
            return offset
    return None


def _of_a_term(one: Expression, term: Expression, years: int, offset: int | None, reader: Reader) -> Evidence:
    words = reader.text[one.start : term.end]
    said = f"{reader.number(one)} tells of a term of {years} years from {one.text}"
    year = one.meaning.year + years - (offset or 0)
    run = (date(year, 1, 1), date(year, 12, 31))
    if offset is not None:
        said += f", whose end is {'this' if offset == 0 else 'next'} year"
    return Evidence(one.start, term.end, words, said, (run,), firm=offset is not None, vote=offset is None)


def _report(one: Expression, reader: Reader) -> Iterator[Evidence]:
    """ "Its annual report for 2018, published last month": of the year after."""
    line = reader.line(one)
    year = one.meaning.year
    if not 1500 < year < 2150 or not _YEARLY.search(reader.text[max(line.start, one.start - 60) : one.start]):
        return
    said = f"{reader.number(one)} tells of a yearly report for {one.text}"
    yield Evidence(one.start, one.end, one.text, said, ((date(year, 7, 1), date.max),), firm=True)
    if _FRESH.match(reader.text[one.end : min(line.end, one.end + 60)]):
        run = (date(year, 10, 1), date(year + 1, 12, 31))
        yield Evidence(one.start, one.end, one.text, f"{said}, just published", (run,), firm=True)


def _picture(found: Sequence[Expression], reader: Reader) -> Iterator[Evidence]:
    """The first lines tell of yesterday, and a picture of the same has its day."""
    pictures = [one for one in found if isinstance(one.meaning, Day) and reader.kind(one) == "caption" and time_of(one)]
    prose = [one for one in found if reader.kind(one) is None] if pictures else []
    if not prose:
        return
    told = [one for one in prose if one.start < prose[0].start + LEAD and not one.quoted]
    day = next((one for one in told if isinstance(one.meaning, Unit) and one.meaning.unit == "day" and one.meaning.offset in (-1, 0)), None)
    latest = _latest(pictures)
    if day is None or latest is None:
        return
    line = reader.line(day)
    if not stems(reader.text[line.start : line.end]) & reader.sentence(latest).stems:
        return
    beside = next((one.meaning.weekday for one in told if isinstance(one.meaning, Weekday) and 0 < one.start - day.end < 4), None)
    yield from _shown(latest, day, beside, reader)


def _latest(pictures: Sequence[Expression]) -> Expression | None:
    """The latest day of those that have their year, or the only one that has none."""
    times = [(time_of(one), one) for one in pictures]
    stated = [(time.earliest, one) for time, one in times if isinstance(time, Span)]
    if stated:
        return max(stated, key=lambda each: each[0])[1]
    return pictures[0] if len({one.text for one in pictures}) == 1 else None


def _shown(picture: Expression, day: Expression, weekday: int | None, reader: Reader) -> Iterator[Evidence]:
    time = time_of(picture)
    said = f"a picture is of “{picture.text}”, and {reader.number(day)} tells of “{day.text}”"
    if isinstance(time, Cycle):
        cycle = Pointed(time.month, time.day, day.meaning, 1, weekday if weekday is not None else time.weekday)
        yield Evidence(picture.start, picture.end, picture.text, said, cycle=cycle, firm=True, pointing=True)
    elif weekday is None or weekday == time.earliest.weekday():
        run = written_on(day.meaning, time)
        sure = weekday is not None
        runs = (run,) if run else ()
        yield Evidence(picture.start, picture.end, picture.text, said, runs, firm=True, pointing=not sure, clear=sure)


def pages_limits(found: Sequence[Expression], kept: Sequence[Expression], reader: Reader, headers: Sequence[Span]) -> Iterator[Evidence]:
    """An article is not later than a reader's comment on it, than the visit of its page, its copyright, or the day it was `kept`."""
    commented = any(mark.kind == "comments" for mark in reader.marks)
    for one in found if commented else ():
        time = time_of(one)
        if reader.kind(one) == "comments" and isinstance(time, Span) and time.days == 1:
            said = f"{reader.number(one)}, a comment, is of “{one.text}”"
            yield Evidence(one.start, one.end, one.text, said, ((date.min, later(time.latest, 1)),), firm=True, page=True, fine=True)
    for one in kept:
        if isinstance(time := time_of(one), Span):
            said = f"{reader.number(one)} says that the page was kept or looked at on “{one.text}”"
            yield Evidence(one.start, one.end, one.text, said, ((date.min, later(time.latest, 1)),), firm=True, page=True)
    for match in _COPYRIGHT.finditer(reader.text, 0, 200_000) if any(sign in reader.text for sign in COPYRIGHT) else ():
        year = int(match["last"] or match["year"])
        said = f"the page's copyright is of {year}"
        yield Evidence(match.start(), match.end(), match[0], said, ((date.min, date(year, 12, 31)),), firm=True, page=True)
    for header in headers:
        said = f"the page's header is of {header.latest.isoformat()}"
        yield Evidence(0, 0, "", said, ((date.min, later(header.latest, 1)),), firm=True, page=True)
