"""What a text tells that bears on its day of publication: an article cannot be older than what it tells."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from timeline.dates.span import Span
from timeline.dates.spoken import MONTH_NUMBERS
from timeline.extraction import rules
from timeline.extraction.expressions.meanings import Anniversary, Day, Expression, Month, Part, Unit, Weekday, Year
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.recognising import Sentence, recognised
from timeline.extraction.types import Mark, Mention
from timeline.extraction.windows import Cycle, Run, day_of
from timeline.text.marks import Stretch
from timeline.text.paragraphs import Paragraph, paragraph_at, sentences

NOISE = frozenset({"share", "related", "comments", "spam", "template", "dateline", "byline", "credit"})
NEAR = 240  # days back for which news leave out the year; of four texts in five it is half of that
APPROACHING = 100  # days before it an anniversary is said to approach
MOST = 200  # expressions of a text that are asked
AROUND = 60  # code points before and behind an expression that tell its direction
OPEN_WITHIN = 40  # … and that leave it open
PART_DAYS = {"start": (1, 10), "mid": (11, 10), "end": (21, 11)}

_IN = re.compile(r"\b(?:in|since|during|after|from|en|im|в|في|در)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Evidence(Stretch):
    """Words of the text and the days of publication that they allow: fixed runs, or a cycle where no year is told."""

    text: str
    says: str  # for a sentence: "¶3 tells of 30 November 2020"
    runs: tuple[Run, ...] = ()
    cycle: Cycle | None = None
    firm: bool = False  # proof; otherwise the custom of news
    pointing: bool = False  # "last week", "on Monday": proves only within a window that others give
    event: KnownEvent | None = None
    nearest: Cycle | None = field(default=None)  # the time spoken of, for "which is nearer: the last or the next one?"
    ahead: bool = False  # it was still to come
    recent: bool = False  # likely less than a year old: a picture's day, an assembly by its number


def gathered(
    text: str, lines: Sequence[Paragraph], marks: Sequence[Mark], found: Sequence[Expression], mentions: Sequence[Mention], known: Known
) -> list[Evidence]:
    """All evidence in the article's own prose, captions and headline, in order of the text."""
    reader = _Reader(text, list(lines), mentions, known)
    evidence, asked = [], 0
    for one in found:
        kind = kind_at(marks, one)
        if kind in ("dateline", "byline"):
            evidence += _dateline(one, reader)
        elif kind not in NOISE and asked < MOST:
            asked += 1
            evidence += _of(one, reader, kind == "caption")
    return sorted([*evidence, *_counted(text, reader, marks)], key=lambda each: each.start)


def mark_at(marks: Sequence[Mark], one: Stretch) -> Mark | None:
    """The mark that the stretch begins in; marks are sorted and do not meet."""
    place = bisect_right(marks, one.start, key=lambda mark: mark.start) - 1
    return marks[place] if place >= 0 and one.start < marks[place].end else None


def kind_at(marks: Sequence[Mark], one: Stretch) -> str | None:
    mark = mark_at(marks, one)
    return mark.kind if mark else None


def _dateline(one: Expression, reader: "_Reader") -> Iterator["Evidence"]:
    """A day without its year before the first sentence: that of writing, or the one before publication."""
    time = _time(one)
    if isinstance(time, Cycle) and time.length == 1:
        cycle = Cycle(time.month, time.day, after=1, weekday=time.weekday)
        yield Evidence(one.start, one.end, one.text, f"{reader.number(one)} is dated “{one.text}”", cycle=cycle, firm=True)


@dataclass
class _Reader:
    text: str
    lines: list[Paragraph]
    mentions: Sequence[Mention]
    known: Known
    cut: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def sentence(self, one: Stretch) -> Sentence:
        line = paragraph_at(self.lines, one.start, one.end)
        if line is None:
            return Sentence(self.text, one.start, one.end, self.mentions)
        if line.number not in self.cut:
            self.cut[line.number] = sentences(self.text, line.start, line.end)
        first, last = next((each for each in self.cut[line.number] if each[0] <= one.start < each[1]), (line.start, line.end))
        return Sentence(self.text, max(first, one.start - 400), min(last, one.end + 400), self.mentions)

    def number(self, one: Stretch) -> str:
        line = paragraph_at(self.lines, one.start, one.end)
        return f"¶{line.number}" if line else "the text"


def _of(one: Expression, reader: _Reader, in_caption: bool) -> Iterator[Evidence]:
    sentence = reader.sentence(one)
    direction = _direction(one, reader.text, sentence, in_caption)
    if isinstance(one.meaning, Anniversary):
        yield from _anniversary(one, reader, sentence)
        return
    time = _time(one)
    if time is None:
        yield from _pointing(one, reader, sentence, direction)
    elif isinstance(time, Span):
        yield from _stated(one, time, reader, direction, in_caption)
    else:
        yield from _yearless(one, time, reader, sentence, direction)


def _direction(one: Expression, text: str, sentence: Sentence, in_caption: bool) -> str:
    """Whether the words tell something past, something to come, or leave it open ("")."""
    before = text[max(sentence.start, one.start - AROUND) : one.start]
    if one.limit in ("by", "until", "before") or _coming().search(before):
        return "coming"
    if in_caption:
        return "past"
    behind = text[one.end : min(sentence.end, one.end + AROUND)]
    if _open().search(before[-OPEN_WITHIN:] + " " + behind[:OPEN_WITHIN]) or (one.future and not one.past):
        return ""
    if isinstance(one.meaning, Year):
        behind = ""  # "notes due back in 1999 were sold": what follows has another time
        if not _IN.search(before):
            return ""  # "the 2030 agenda was agreed": a name, not a time
    return "past" if one.past or _told().search(before + " " + behind) else ""


def _time(one: Expression) -> Span | Cycle | None:
    """The days spoken of: as a span where the year is told, as a cycle where it is not."""
    part, meaning = None, one.meaning
    if isinstance(meaning, Part):
        part, meaning = meaning.part, meaning.whole
    match meaning:
        case Day(doubtful=None, month=int(), direction=None):
            day = day_of(meaning.year or 2000, meaning.month, meaning.day)
            if day and meaning.year:
                return Span.of_day(day)
            return Cycle(meaning.month, meaning.day, weekday=meaning.weekday) if day else None
        case Month(direction=None, year_offset=None):
            start, length = PART_DAYS.get(part, (1, 31))
            first = day_of(meaning.year or 2001, meaning.month, start)
            if first and meaning.year:
                return Span(first, min(first + timedelta(length - 1), _month_end(first)))
            return Cycle(meaning.month, start, (min(first + timedelta(length - 1), _month_end(first)) - first).days + 1) if first else None
        case Year() if 1000 < meaning.year < 2200 and part is None:
            return Span(date(meaning.year, 1, 1), date(meaning.year, 12, 31))
    return None


def _a_year_on(day: date) -> date:
    """The last day on which the same day of the year before is the latest of its name."""
    return (day_of(day.year + 1, day.month, day.day) or day.replace(year=day.year + 1, day=28)) - timedelta(1)


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def _stated(one: Expression, time: Span, reader: _Reader, direction: str, in_caption: bool) -> Iterator[Evidence]:
    said = f"{reader.number(one)} tells of “{one.text}”"
    fine = not isinstance(one.meaning, Year)
    if direction == "past":
        yield Evidence(one.start, one.end, one.text, said, ((time.earliest, date.max),), firm=True, recent=fine and in_caption)
    elif direction == "coming":
        yield Evidence(one.start, one.end, one.text, f"{said} as still to come", ((date.min, time.latest),), ahead=True)
    elif fine or one.past:
        yield Evidence(one.start, one.end, one.text, said, ((time.earliest, date.max),))


def _yearless(one: Expression, time: Cycle, reader: _Reader, sentence: Sentence, direction: str) -> Iterator[Evidence]:
    said = f"{reader.number(one)} tells of “{one.text}” without its year"
    if direction == "coming":
        allowed = Cycle(time.month, time.day, time.length, before=NEAR)
        yield Evidence(one.start, one.end, one.text, f"{said}, as still to come", cycle=allowed, nearest=time, ahead=True)
        return
    event = recognised(sentence, reader.known, time) if direction == "past" else None
    if event:
        runs = ((event.span.earliest, _a_year_on(event.span.latest)),)
        yield Evidence(
            one.start, one.end, one.text, f"{said}: “{event.title}”, which was {_when(event)}", runs, None, True, False, event, time
        )
    elif direction == "past":
        allowed = Cycle(time.month, time.day, time.length, after=NEAR, weekday=time.weekday)
        yield Evidence(one.start, one.end, one.text, said, cycle=allowed, nearest=time)


def _pointing(one: Expression, reader: _Reader, sentence: Sentence, direction: str) -> Iterator[Evidence]:
    """Words that count from the day of writing date it, where they tell an event that the chronology dates."""
    reach = _reach(one.meaning)
    if direction == "coming" or reach is None:
        return
    event = recognised(sentence, reader.known, one.meaning)
    if event:
        runs = ((event.span.earliest + timedelta(reach[0]), event.span.latest + timedelta(reach[1])),)
        said = f"{reader.number(one)} says “{one.text}” of “{event.title}”, which was {_when(event)}"
        yield Evidence(one.start, one.end, one.text, said, runs, firm=True, pointing=True, event=event)


def _reach(meaning) -> tuple[int, int] | None:
    """How many days after what they tell the words can be written, least and most."""
    match meaning:
        case Weekday(direction=None, week=None):
            return 0, 6
        case Unit(unit="week", offset=-1):
            return 1, 13
        case Part(part="earlier", whole=Unit(unit="week", offset=0)):
            return 0, 6
        case Unit(unit="day", offset=0 | -1):
            return -meaning.offset, -meaning.offset
        case Unit(unit="month", offset=-1):
            return 1, 61
    return None


def _anniversary(one: Expression, reader: _Reader, sentence: Sentence) -> Iterator[Evidence]:
    """An anniversary that approaches lies ahead, at the day and month that the sentence or the chronology gives."""
    if not _approaching().search(sentence.words):
        return
    event = recognised(sentence, reader.known, one.meaning)
    if event and event.span.days == 1:
        day, number = event.span.earliest, one.meaning.number
        cycle = Cycle(day.month, day.day, before=APPROACHING + 1, after=-1)
        said = f"{reader.number(one)}: “{one.text}” approaches, that of {day.isoformat()}"
        runs = cycle.runs(day.year + number, day.year + number) if number else ()
        yield Evidence(one.start, one.end, one.text, said, runs, None if runs else cycle, True, event=event, ahead=True)
    elif named := _DAY_NAMED.match(reader.text, one.end, min(sentence.end, one.end + 160)):
        month = MONTH_NUMBERS[named[1][:3].casefold()]
        said = f"{reader.number(one)}: “{one.text}”, that of {named[1]} {named[2]}, approaches"
        yield Evidence(
            one.start, one.end, one.text, said, cycle=Cycle(month, int(named[2]), before=APPROACHING + 1, after=-1), firm=True, ahead=True
        )


# The day must belong to the event itself: no comma stands between.
_DAY_NAMED = re.compile(r"[^,;.!?\n]{0,150}\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.? (\d{1,2})\b(?!,? \d{4})")


def _counted(text: str, reader: _Reader, marks: Sequence[Mark]) -> Iterator[Evidence]:
    """Assemblies whose number tells their year."""
    for pattern, rule in _assemblies():
        for match in pattern.finditer(text, 0, 200_000):
            one = Stretch(match.start(), match.end())
            if kind_at(marks, one) in NOISE:
                continue
            year = rule["zero"] + rule["step"] * int(match[1])
            said = f"{reader.number(one)} tells of the “{match[0]}”, which opened in {year}"
            yield Evidence(one.start, one.end, match[0], said, ((date(year, rule["month"], 1), date.max),), firm=True, recent=True)


def _when(event: KnownEvent) -> str:
    return event.edtf if event.span.days > 1 else f"on {event.span.earliest.isoformat()}"


@cache
def _coming() -> re.Pattern:
    return re.compile(
        rf"\b{rules.load('publication')['coming']}(?:\s+\w+){{0,2}}?\s+(?:(?:in|on|for|of|from|the|en|im|le)\s+){{0,2}}$", re.I
    )


@cache
def _told() -> re.Pattern:
    return re.compile(rf"\b(?:{rules.load('publication')['told']}|\w{{3,}}ed)\b", re.I)


@cache
def _open() -> re.Pattern:
    return re.compile(rf"\b{rules.load('publication')['open']}\b", re.I)


@cache
def _approaching() -> re.Pattern:
    return re.compile(rf"\b{rules.load('publication')['approaching']}\b", re.I)


@cache
def _assemblies() -> list[tuple[re.Pattern, dict]]:
    return [(re.compile(rf"\b(\d{{2,3}})(?:st|nd|rd|th) {rule['words']}"), rule) for rule in rules.load("publication")["counted"]]
