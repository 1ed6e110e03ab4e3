"""Where a day of publication is said outright: by the operator, in print, in a page's metadata, in its header."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.dates import edtf
from timeline.dates.span import Span
from timeline.extraction import rules
from timeline.extraction.evidence import mark_at
from timeline.extraction.expressions import find
from timeline.extraction.expressions.meanings import Clock, Day, Expression
from timeline.extraction.types import Mark
from timeline.extraction.windows import day_of
from timeline.text.paragraphs import Paragraph
from timeline.text.reading import FRONT_MATTER, PageDate, Reading

ORDER = ("given", "printed", "metadata", "page_header")
DATED = ("dateline", "byline", "template", "credit")  # kinds of lines that can say the day
LABEL = 40  # code points before a date in which a word says what it is the date of
TOP = 8  # lines from the top among which a line of nothing but a date is the article's
ALONE = 45  # code points of such a line
LINE = 160  # code points of a line that may be a date's own

_ISO = re.compile(r"((?:19|20)\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Imprint:
    """A stated day, where it stands (None: not in the text), and how it is known."""

    edtf: str
    basis: str
    why: str
    text: str
    start: int | None = None
    end: int | None = None

    @property
    def span(self) -> Span:
        return edtf.parse(self.edtf).span


def imprints(
    reading: Reading, lines: Sequence[Paragraph], marks: Sequence[Mark], found: Sequence[Expression], given: str | None
) -> list[Imprint]:
    """All that is said, the most trustworthy first. Raises ``NotEDTF`` for a `given` that is no date."""
    said = [*_given(given), *_in_print(reading.text, lines, marks, found), *_metadata(reading.dates)]
    return sorted(said, key=lambda each: ORDER.index(each.basis))


def _given(given: str | None) -> Iterator[Imprint]:
    if given:
        value = str(edtf.parse(given))
        yield Imprint(value, "given", "handed over with the article", given)


def _metadata(dates: Sequence[PageDate]) -> Iterator[Imprint]:
    seen = set()
    for date in dates:
        value = _iso(date.value) or _worded(date.value)
        if value and value not in seen:
            seen.add(value)
            yield Imprint(value, "metadata", f"the page's own data ({date.where})", date.value)


def _iso(value: str) -> str | None:
    parts = _ISO.match(value.strip())
    day = day_of(*map(int, parts.groups())) if parts else None
    return day.isoformat() if day else None


def _worded(value: str) -> str | None:
    return next((text for one in find(value) if (text := _full(one))), None)


def _in_print(text: str, lines: Sequence[Paragraph], marks: Sequence[Mark], found: Sequence[Expression]) -> Iterator[Imprint]:
    """Full dates in datelines, bylines and lines of their own; above the headline one is the page's."""
    headline = next((mark.start for mark in marks if mark.kind == "headline"), None)
    prose = _first_prose(lines, marks)
    top = lines[min(TOP, len(lines)) - 1].end if lines else 0
    fields = FRONT_MATTER.match(text)
    for one in found:
        mark = mark_at(marks, one)
        if (
            mark is None
            or (fields and one.start < fields.end())
            or mark.kind not in DATED
            or mark.end - mark.start > LINE
            or (value := _full(one)) is None
        ):
            continue
        label = _label(text[max(mark.start, one.start - LABEL) : one.start])
        alone = mark.end - mark.start <= ALONE and mark.start < top
        below = headline is not None and headline < mark.start and (mark.start < prose or alone)
        if label != "updated" and (mark.kind in ("dateline", "byline") or label == "published" or below):
            line = text[mark.start : mark.end].strip()
            yield Imprint(value, "printed", f"printed in the article: “{line}”", one.text, one.start, one.end)
        elif label != "updated" and mark.start < prose:
            yield Imprint(value, "page_header", f"the page's header, “{one.text}”, which nothing contradicts", one.text, one.start, one.end)


def _first_prose(lines: Sequence[Paragraph], marks: Sequence[Mark]) -> int:
    whole = {mark.start for mark in marks if mark.kind != "dateline"}
    return next((line.start for line in lines if line.start not in whole), lines[-1].end if lines else 0)


def _full(one: Expression) -> str | None:
    """A day with its year; where day and month may be the other way round, both."""
    meaning = one.meaning.day if isinstance(one.meaning, Clock) else one.meaning
    if not isinstance(meaning, Day) or not meaning.year or not meaning.month:
        return None
    day = day_of(meaning.year, meaning.month, meaning.day)
    other = day_of(meaning.year, *meaning.doubtful) if meaning.doubtful else None
    if day and other and day != other:
        return f"[{min(day, other).isoformat()},{max(day, other).isoformat()}]"
    return day.isoformat() if day else None


def _label(before: str) -> str | None:
    """What a word before the date says that it is."""
    words = before.casefold()
    return next((kind for kind in ("updated", "published") if _labels(kind).search(words)), None)


@cache
def _labels(kind: str) -> re.Pattern:
    words = "|".join(map(re.escape, sorted(rules.load("publication")[kind], key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
