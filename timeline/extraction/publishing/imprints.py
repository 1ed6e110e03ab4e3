"""Where a day of publication is said outright: by the operator, in print, in a page's metadata, in its header."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from timeline.dates import edtf
from timeline.dates.span import Span
from timeline.extraction import calendar
from timeline.extraction.expressions.meanings import Clock, Day, Expression, Range
from timeline.extraction.foreign import own, resolve
from timeline.extraction.publishing.evidence import OF_NEWS, kind_at, mark_at, time_of
from timeline.extraction.publishing.orders import first_by, first_if, of_page
from timeline.extraction.publishing.windows import Cycle, day_of
from timeline.extraction.types import Mark
from timeline.text import furniture
from timeline.text.paragraphs import Paragraph
from timeline.text.reading import FRONT_MATTER, Reading

ORDER = ("given", "printed", "metadata", "page_header")
DATED = ("dateline", "byline", "template", "credit")  # kinds of lines that can say the day
LABEL = 40  # code points before a date in which a word says what it is the date of
TOP = 8  # lines from the top among which a line of nothing but a date is the article's
MISTAKEN = ("headline", "heading", "caption")  # kinds of lines that a line with a day can be taken for
SHORT = 100  # code points of a line that has little beside a day
ALONE = 45  # code points of such a line
MOST_DATELINES = 5  # that a page's header is compared with
BOTTOM = 3  # lines from the bottom among which the page's address may be
LONGEST_ADDRESS = 300  # code points
LINE = 160  # code points of a line that may be a date's own

# What stands behind the day in such a line: who wrote it, other things behind a bar, the day of a change, its weekday.
_LITTLE = re.compile(
    r"[\s)\].,]*|\s*[|·•–—/]\s.{0,60}|,?\s(?:by|von|par|por|от|بقلم|at|um|à|a las) .{0,60}|\s+(?:updated|modified)\b.{0,40}"
    r"|,?\s(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.I,
)
_PARTS = re.compile(r"[|·•»\t]|\s/\s|\s{2,}")
_OTHER = re.compile(r"[^\W\d_]{3,}\s?:")  # "Next report: 3 March"
_ADDRESS = re.compile(
    r"(?P<label>(?:source|url|link|from|via|address|quelle|fuente|kaynak|источник|المصدر|منبع)\s?:\s?)?<?https?://[^\s/]+(?P<path>/[^\s>]+)>?",
    re.I,
)
_IN_ADDRESS = re.compile(r"(?<=/)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")
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
    sound: bool = True  # its weekday, if told, is that of its day
    labelled: bool = False  # a word says that it is the article's
    changed: bool = False  # of the last change
    above: bool = False  # of the page, its header or address: the article may be older

    @property
    def two_ways(self) -> bool:
        """Whether day and month can be the other way round."""
        return self.edtf.startswith("[") and "," in self.edtf and self.basis != "given"

    @property
    def span(self) -> Span:
        return edtf.parse(self.edtf).span


def imprints(
    reading: Reading, lines: Sequence[Paragraph], marks: Sequence[Mark], found: Sequence[Expression], given: str | None
) -> list[Imprint]:
    """All that is said, the most trustworthy first. Raises ``NotEDTF`` for a `given` that is no date."""
    read = [
        *_in_print(reading, lines, marks, found),
        *_metadata(reading, lines, found),
        *_addresses(reading.text, lines, _first_prose(lines, marks)),
    ]
    # Where no day was entered, a program writes the first or the last of its calendar.
    said = [*_given(given), *(each for each in read if each.span.earliest.year in OF_NEWS)]
    changed = max((each for each in said if each.changed), key=lambda each: each.span.earliest, default=None)
    said = [_no_visit(each, changed) for each in said] if changed else said
    said = [_confirmed(each, datelines) for each in said] if (datelines := _datelines(marks, found)) else said
    if any(each.basis == "printed" and not each.changed for each in said):
        said = [each for each in said if not each.changed]
    return sorted(said, key=lambda each: (ORDER.index("metadata") + 0.5 if each.changed else ORDER.index(each.basis), not each.labelled))


def _no_visit(header: Imprint, changed: Imprint) -> Imprint:
    """A day above the headline that is older than the article's last change cannot be that of a visit: it is the article's own."""
    if header.basis != "page_header" or header.span.latest >= changed.span.earliest:
        return header
    why = f"printed above the headline, “{header.text}”, before the last change of {changed.edtf}"
    return replace(header, basis="printed", why=why, above=True)


def _datelines(marks: Sequence[Mark], found: Sequence[Expression]) -> list[tuple[str, Cycle]]:
    """The days without a year that stand before first sentences."""
    within = found if any(mark.kind == "dateline" for mark in marks) else ()
    days = [one for one in within if kind_at(marks, one) == "dateline"]
    return [(one.text, time) for one in days if isinstance(time := time_of(one), Cycle) and time.length == 1]


def _confirmed(header: Imprint, datelines: Sequence[tuple[str, Cycle]]) -> Imprint:
    """A day above the headline that the dateline tells too, or the day after it, is no visitor's."""
    span = header.span
    if header.basis != "page_header" or span.days > 1:
        return header
    for told, time in datelines[:MOST_DATELINES]:
        if any((span.earliest - first).days in (0, 1) for first, _ in time.runs(span.earliest.year - 1, span.earliest.year)):
            why = f"printed above the headline, “{header.text}”, and in the dateline, “{told}”"
            return replace(header, basis="printed", why=why, above=True)
    return header


def _given(given: str | None) -> Iterator[Imprint]:
    if given:
        value = str(edtf.parse(given))
        yield Imprint(value, "given", "handed over with the article", given)


def _metadata(reading: Reading, lines: Sequence[Paragraph], found: Sequence[Expression]) -> Iterator[Imprint]:
    seen = set()
    order = next(of_page(reading, lines, found), None) if reading.dates else None
    for date in reading.dates:
        one = None if (value := _iso(date.value)) else _worded(date.value, reading.language)
        value, settled = _settled(one, order) if one else (value, "")
        if value and value not in seen:
            seen.add(value)
            if date.change:
                why = f"the page's own data ({date.where}) tell its last change; when it first appeared is not told"
                yield Imprint(value, "metadata", why + settled, date.value, changed=True)
            else:
                yield Imprint(value, "metadata", f"the page's own data ({date.where}){settled}", date.value)


def _addresses(text: str, lines: Sequence[Paragraph], prose: int) -> Iterator[Imprint]:
    """The page's own address above the text, or below it as its source, where it has the day in it: ".../2021/03/12/bridge-closed"."""
    for line in [*lines[:TOP], *lines[TOP:][-BOTTOM:]] if "://" in text else ():
        found = _ADDRESS.fullmatch(text[line.start : line.end].strip()) if line.end - line.start <= LONGEST_ADDRESS else None
        told = _IN_ADDRESS.search(found["path"]) if found and (found["label"] or line.start < prose) else None
        day = day_of(*map(int, told.groups())) if told else None
        if day:
            why = f"the page's address has the day in it: “{told[0].strip('/')}”"
            at = line.start + text[line.start : line.end].index(told[0])
            yield Imprint(day.isoformat(), "metadata", why, told[0], at, at + len(told[0]), above=True)


def _iso(value: str) -> str | None:
    parts = _ISO.match(value.strip())
    day = day_of(*map(int, parts.groups())) if parts else None
    return day.isoformat() if day else None


def _worded(value: str, language: str | None) -> Expression | None:
    """The first day in such words that they do not call another's, or that of a change."""
    told = (one for one in calendar.find(value, language) if _full(one))
    return next((one for one in told if _label(value[max(0, one.start - LABEL) : one.start]) in (None, "own")), None)


def _settled(one: Expression, order: tuple[str, str] | None) -> tuple[str | None, str]:
    """The day said, in EDTF, and why it is read so where it could be read two ways."""
    meaning = _day_of(one)
    if not order or not getattr(meaning, "doubtful", None):
        return _full(one), ""
    month = meaning.month if first_if(one, meaning.month) == order[0] else meaning.doubtful[0]
    day = meaning.day if month == meaning.month else meaning.doubtful[1]
    return day_of(meaning.year, month, day).isoformat(), f", the {order[0]} first {order[1]}"


def _in_print(reading: Reading, lines: Sequence[Paragraph], marks: Sequence[Mark], found: Sequence[Expression]) -> Iterator[Imprint]:
    """Full dates in datelines, bylines and lines of their own; above the headline one is the page's."""
    text = reading.text
    headline = next((mark.start for mark in marks if mark.kind == "headline"), None)
    prose = _first_prose(lines, marks)
    top = lines[min(TOP, len(lines)) - 1].end if lines else 0
    for mark, one, label in _labelled(text, lines[:TOP], marks, found):
        order = first_by(one, reading, lines, found) if getattr(_day_of(one), "doubtful", None) else None
        value, settled = _settled(one, order)
        alone = mark.end - mark.start <= ALONE and mark.start < top
        below = headline is not None and headline < mark.start and (mark.start < prose or alone)
        sound = _weekday_fits(one)
        if label == "update":
            why = f"the article's last change is of “{one.text}”; when it first appeared is not told"
            yield Imprint(value, "printed", why, one.text, one.start, one.end, sound, changed=True)
        elif label != "visit" and (mark.kind in ("dateline", "byline") or label == "own" or below):
            why = f"printed in the article: “{text[mark.start : mark.end].strip()}”{settled}"
            yield Imprint(value, "printed", why, one.text, one.start, one.end, sound, labelled=label == "own")
        elif mark.start < prose:
            why = f"the page's header, “{one.text}”, which nothing contradicts{settled}"
            yield Imprint(value, "page_header", why, one.text, one.start, one.end, sound)


def _labelled(
    text: str, top: Sequence[Paragraph], marks: Sequence[Mark], found: Sequence[Expression]
) -> Iterator[tuple[Mark, Expression, str | None]]:
    """Full dates in lines that can say the day, with their labels; where one of a line is the article's own, not the others beside it."""
    fields = FRONT_MATTER.match(text)
    told: dict[Mark, list[tuple[Expression, str | None]]] = {}
    for one in found:
        mark = _its_own_line(one, text, top, mark_at(marks, one))
        in_fields = fields and one.start < fields.end()
        if mark and mark.kind in DATED and mark.end - mark.start <= LINE and not in_fields and _full(one):
            told.setdefault(mark, []).append((one, _label(text[max(mark.start, one.start - LABEL) : one.start])))
    for mark, dates in told.items():
        own = any(label == "own" for _, label in dates)
        yield from ((mark, one, label) for one, label in dates if label != "other" and (label or not own))


def _its_own_line(one: Expression, text: str, top: Sequence[Paragraph], mark: Mark | None) -> Mark | None:
    """Near the top a short line with little more than a day says it, whatever it was taken for: its mark is that of a dateline."""
    if (mark and mark.kind not in MISTAKEN) or not top or one.start >= top[-1].end or not _full(one):
        return mark
    line = next(line for line in top if one.start < line.end)
    if line.end - line.start > LINE:
        return mark  # before it is read: a long line of many days would be read for each of them
    before, behind = text[line.start : one.start], text[one.end : line.end]
    begun = before.strip(" \t([–—-").casefold()
    labelled = begun and any(_labels(kind).match(begun) for kind in ("own", "update"))
    changed = _labels("update").match(behind.strip(" \t,;|/·–—-").casefold())
    little = _LITTLE.fullmatch(behind) or (labelled and (mark or changed))
    if line.end - line.start > (LINE if labelled else SHORT) or not little or (begun and not labelled):
        return mark
    return Mark(line.start, line.end, "dateline")


def _day_of(one: Expression):
    """What it says without the time of day, which may stand behind a dash."""
    meaning = one.meaning
    if isinstance(meaning, Range) and isinstance(meaning.last.meaning, Clock):
        meaning = meaning.first.meaning
    return meaning.day if isinstance(meaning, Clock) else meaning


def _weekday_fits(one: Expression) -> bool:
    if own(one):
        return True
    meaning = _day_of(one)
    day = day_of(meaning.year, meaning.month, meaning.day)
    return day is None or meaning.weekday in (None, day.weekday())


def _first_prose(lines: Sequence[Paragraph], marks: Sequence[Mark]) -> int:
    whole = {mark.start for mark in marks if mark.kind != "dateline"}
    return next((line.start for line in lines if line.start not in whole), lines[-1].end if lines else 0)


def _full(one: Expression) -> str | None:
    """A day with its year; where day and month may be the other way round, both; of another calendar what it is in ours."""
    if own(one):
        told = resolve([one], None)
        return told[0].edtf if told and told[0].precision in ("day", "days") else None
    meaning = _day_of(one)
    if not isinstance(meaning, Day) or not meaning.year or not meaning.month:
        return None
    day = day_of(meaning.year, meaning.month, meaning.day)
    other = day_of(meaning.year, *meaning.doubtful) if meaning.doubtful else None
    if day and other and day != other:
        return f"[{min(day, other).isoformat()},{max(day, other).isoformat()}]"
    return day.isoformat() if day else None


def _label(before: str) -> str | None:
    """What the words before the date say that it is: "own", "update", "visit", "other"; None where there are none."""
    words = _PARTS.split(before)[-1].casefold()
    kind = next((kind for kind in ("update", "visit", "own", "other") if _labels(kind).search(words)), None)
    return kind or ("other" if _OTHER.search(words) else None)


@cache
def _labels(kind: str) -> re.Pattern:
    words = "|".join(map(re.escape, sorted(furniture.rules()["day"][kind], key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
