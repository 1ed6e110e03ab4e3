"""Whether a page writes the day or the month first, where its figures leave that open: 03/04/2020."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.extraction import rules
from timeline.extraction.expressions.meanings import Clock, Day, Expression, Weekday
from timeline.extraction.publishing.windows import day_of
from timeline.text.paragraphs import Paragraph
from timeline.text.reading import Reading

DAY, MONTH = "day", "month"
BESIDE = 3  # code points between a day and its weekday
BEHIND = 24  # code points behind a day in which an hour and its zone stand
EDGE = 8  # lines at the top and at the bottom of a page that can hold its own address

_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{2}|\d{4})\b")
_HOST = re.compile(r"https?://[\w.-]{1,80}\.([a-z]{2,6})(?=[/:\s>]|$)", re.I)


def first_by(one: Expression, reading: Reading, lines: Sequence[Paragraph], found: Sequence[Expression]) -> tuple[str, str] | None:
    """What comes first in the day that can be read two ways, and the reason; None where the page does not tell."""
    return next(_told_by(one, reading, lines, found), None)


def _told_by(one: Expression, reading: Reading, lines: Sequence[Paragraph], found: Sequence[Expression]) -> Iterator[tuple[str, str]]:
    yield from _weekday(one, found)
    yield from _zone(reading.text[one.start : one.end + BEHIND])
    yield from of_page(reading, lines, found)


def of_page(reading: Reading, lines: Sequence[Paragraph], found: Sequence[Expression]) -> Iterator[tuple[str, str]]:
    """What the page does everywhere."""
    yield from _other_days(found)
    yield from _region(reading.region)
    for line in [*lines[:EDGE], *lines[EDGE:][-EDGE:]]:
        yield from _domain(reading.text[line.start : min(line.end, line.start + 300)])


def _weekday(one: Expression, found: Sequence[Expression]) -> Iterator[tuple[str, str]]:
    day = one.meaning.day if isinstance(one.meaning, Clock) else one.meaning
    near = (other for other in found if isinstance(other.meaning, Weekday) and _beside(one, other))
    for other in near:
        fits = [
            (part, month)
            for part, month in ((first_if(one, day.month), (day.month, day.day)), (first_if(one, day.doubtful[0]), day.doubtful))
            if (told := day_of(day.year, *month)) and told.weekday() == other.meaning.weekday
        ]
        if len(fits) == 1:
            yield fits[0][0], f"by its weekday, “{other.text}”"


def _beside(one: Expression, other: Expression) -> bool:
    return 0 <= one.start - other.end <= BESIDE or 0 <= other.start - one.end <= BESIDE


def first_if(one: Expression, month: int) -> str:
    """What comes first if that is the month."""
    figures = _FIGURES.search(one.text)
    return MONTH if figures and int(figures[1]) == month else DAY


def _zone(words: str) -> Iterator[tuple[str, str]]:
    for part in (MONTH, DAY):
        if zone := _zones(part).search(words):
            yield part, f"by its hour, “{zone[0]}”"


def _other_days(found: Sequence[Expression]) -> Iterator[tuple[str, str]]:
    """Another day of the page in figures, one of which is no month."""
    told = {}
    for one in found:
        meaning = one.meaning.day if isinstance(one.meaning, Clock) else one.meaning
        if isinstance(meaning, Day) and meaning.doubtful is None and (figures := _FIGURES.match(one.text)):
            first, second = int(figures[1]), int(figures[2])
            if first > 12 or second > 12:
                told.setdefault(DAY if first > 12 else MONTH, one.text)
    if len(told) == 1:
        ((part, words),) = told.items()
        yield part, f"as in “{words}”"


def _region(region: str | None) -> Iterator[tuple[str, str]]:
    table = rules.load("publication")["order"]
    if region and region.lower() not in table["unsure"]:
        yield MONTH if region.lower() in table["month_regions"] else DAY, f"by the page's own language, that of {region.upper()}"


def _domain(line: str) -> Iterator[tuple[str, str]]:
    table = rules.load("publication")["order"]
    host = _HOST.search(line)
    ending = host[1].lower() if host else ""
    if ending in table["month_domains"]:
        yield MONTH, f"by the site's address, .{ending}"
    elif len(ending) == 2 and ending not in table["unsure"]:
        yield DAY, f"by the site's address, .{ending}"


@cache
def _zones(part: str) -> re.Pattern:
    return re.compile(rf"\b(?:{rules.load('publication')['order'][f'{part}_zones']})\b")
