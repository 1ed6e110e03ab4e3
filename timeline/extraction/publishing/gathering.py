"""All that a text tells of its day of publication: an article cannot be older than what it tells."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from timeline.dates.span import Span
from timeline.dates.spoken import MONTH_NUMBERS
from timeline.extraction import rules
from timeline.extraction.expressions.meanings import Anniversary, Clock, Day, Expression, Meaning, Part, Unit, Weekday, Year
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.publishing.besides import told_beside
from timeline.extraction.publishing.evidence import NOISE, Evidence, Reader, time_of
from timeline.extraction.publishing.imprints import Imprint
from timeline.extraction.publishing.recognising import Sentence, recognised
from timeline.extraction.publishing.terms import pages_limits, told_by_custom
from timeline.extraction.publishing.windows import Cycle, day_of, later
from timeline.extraction.types import Mark, Mention
from timeline.text.marks import Stretch
from timeline.text.paragraphs import Paragraph

NEAR = 240  # days back for which news leave out the year; of four texts in five it is half of that
APPROACHING = 100  # days before it an anniversary is said to approach
SOON = 550  # days before it a time with its year is told as to come
MOST = 200  # expressions of a text that are asked
AROUND = 60  # code points before and behind an expression that tell its direction
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YOUNG = 7  # days of January on which news say "last year" of what was done: this one is too young
OPEN_WITHIN = 40  # … and that leave it open
LEADING = ("to", "for", "until", "till", "through")  # words before a time that something is led to

_IN = re.compile(r"\b(?:in|since|during|after|from|en|im|в|في|در)\s+$", re.I)
_RULES = rules.load("publication")
_COMING = re.compile(rf"\b{_RULES['coming']}(?:\s+\w+){{0,2}}?\s+(?:(?:in|on|for|of|from|the|en|im|le)\s+){{0,2}}$")
_MOVED = re.compile(rf"\b(?:{_RULES['moved']})\b[^.;!?\n]{{0,40}}\b(?:to|for|until|till)\s$")
_DEADLINE = re.compile(rf"(?:{_RULES['deadline']}) (?:of|on|is|was)\s$")
_UNKEPT = re.compile(rf",? {_RULES['unkept']}\b")
_FETCHED = re.compile(rf"(?:^|[.;|•·(]\s*)(?:{'|'.join(_RULES['fetched'])})\b[^.;\n]{{0,40}}$")
_WILL = re.compile(rf"\b{_RULES['will']}\b")
_TOLD = re.compile(rf"\b(?:{_RULES['told']}|\w{{3,}}ed)\b")
_OPEN = re.compile(rf"\b{_RULES['open']}\b")
_APPROACHING = re.compile(rf"\b{_RULES['approaching']}\b", re.I)
_NAMED = re.compile(rf"[’']?s?\s(?:[A-Z][\w’'-]+\s)?(?:{_RULES['named_after']})\b")
_ASSEMBLIES = [(re.compile(rf"(\d(?<!\w\d)\d{{1,2}})(?:st|nd|rd|th) {rule['words']}"), rule) for rule in _RULES["counted"]]


def gathered(
    text: str,
    lines: Sequence[Paragraph],
    marks: Sequence[Mark],
    found: Sequence[Expression],
    mentions: Sequence[Mention],
    known: Known,
    said: Sequence[Imprint] = (),
) -> list[Evidence]:
    """All evidence in the article's own prose, captions and headline, in order of the text; `said`: what states the day outright."""
    reader = Reader(text, list(lines), marks, mentions, known)
    kinds = [(one, reader.kind(one)) for one in found]
    stating = [reader.line(each) for each in said if each.start is not None]
    told = [(one, kind) for one, kind in kinds if kind not in NOISE and not _is_name(one, text)][:MOST]
    told = [(one, kind) for one, kind in told if not any(one.within(line) for line in stating)]
    kept = [one for one, _ in told if _is_of_a_visit(one, reader)]
    told = [(one, kind) for one, kind in told if one not in kept] if kept else told
    own = [one for one, _ in told]
    evidence = [each for one, kind in told for each in _of(one, reader, kind == "caption")]
    for one, kind in kinds:
        if kind in ("dateline", "byline"):
            evidence += _dateline(one, found, reader)
    if clear := list(told_beside(own, reader)):
        evidence = [each for each in evidence if not any(each.within(pair) for pair in clear)] + clear
    evidence += told_by_custom(own, reader)
    evidence += pages_limits(found[-MOST:], kept, reader, [each.span for each in said if each.basis == "page_header"])
    return sorted([*evidence, *_counted(text, reader)], key=lambda each: each.start)


def _is_of_a_visit(one: Expression, reader: Reader) -> bool:
    """ "Archived on 9 May 2014", "Retrieved 12 June 2020": the page was kept or looked at, nothing happened."""
    before = reader.small(max(reader.line(one).start, one.start - AROUND), one.start)
    return any(map(before.__contains__, _RULES["fetched"])) and bool(_FETCHED.search(before))


def _is_name(one: Expression, text: str) -> bool:
    """ "Second of May Square", "the 9 August Command": named after a day; "image_2019": no time at all."""
    glued = text[max(0, one.start - 1) : one.start] in tuple("_=#/\\")
    return glued or (isinstance(one.meaning, Day) and bool(_NAMED.match(text, one.end)))


def _dateline(one: Expression, found: Sequence[Expression], reader: Reader) -> Iterator[Evidence]:
    """A day without its year before the first sentence: that of writing, or the one before publication."""
    time = time_of(one)
    if not isinstance(time, Cycle) or time.length != 1:
        return
    lead = _lead_weekday(one, found, reader) if time.weekday is None else None
    said = f"{reader.number(one)} is dated “{one.text}”" + (f", and its first lines tell of a {DAYS[lead]}" if lead is not None else "")
    weekdays = (time.weekday,) if time.weekday is not None else _written_on(lead, found, reader) if lead is not None else ()
    cycle = Cycle(time.month, time.day, after=1, weekday=time.weekday)
    yield Evidence(one.start, one.end, one.text, said, cycle=cycle, firm=True, dated=weekdays or (None,))


def _written_on(lead: int, found: Sequence[Expression], reader: Reader) -> tuple[int, ...]:
    """The weekday of the first lines, and the day after it if the text names that one too."""
    days = (_day(one) for one in found[:MOST] if reader.kind(one) is None and not one.quoted)
    named = (day.weekday for day in days if isinstance(day, Weekday))
    return (lead, (lead + 1) % 7) if (lead + 1) % 7 in named else (lead,)


def _lead_weekday(one: Expression, found: Sequence[Expression], reader: Reader) -> int | None:
    """The first weekday of the first lines: agencies tell of the day they write on, or of the one before."""
    prose = [each for each in found if each.start > one.start and reader.kind(each) is None]
    if not prose:
        return None
    lead = reader.line(prose[0])
    told = (each for each in prose[:12] if each.start < lead.end and not each.quoted and not each.future)
    days = (_day(each) for each in told)
    return next((day.weekday for day in days if isinstance(day, Weekday) and day.direction is None), None)


def _day(one: Expression) -> Meaning:
    """What it says, of "Thursday morning" the day."""
    return one.meaning.day if isinstance(one.meaning, Clock) and one.meaning.day else one.meaning


def _of(one: Expression, reader: Reader, in_caption: bool) -> Iterator[Evidence]:
    time = time_of(one)
    if isinstance(one.meaning, Anniversary):
        yield from _anniversary(one, reader, reader.sentence(one))
        return
    if time is None and _reach(_day(one)) is None and not _is_this_year(one):
        return
    sentence = reader.sentence(one)
    direction = _direction(one, reader, sentence, in_caption)
    if _is_this_year(one):
        yield from _this_year(one, reader, direction)
    elif time is None:
        yield from _pointing(one, reader, sentence, direction)
    elif isinstance(time, Span):
        yield from _stated(one, time, reader, direction, in_caption)
    else:
        yield from _yearless(one, time, reader, sentence, direction)


def _direction(one: Expression, reader: Reader, sentence: Sentence, in_caption: bool) -> str:
    """Whether the words tell something past, something to come, or leave it open ("")."""
    begun = max(sentence.start, one.start - AROUND)
    before = reader.small(begun, one.start)
    if _COMING.search(before) or (one.limit in ("by", "until", "before") and not one.past and _expected(one, before)):
        return "coming"
    if in_caption:
        return "past"
    if one.limit in ("by", "until", "before"):
        return ""
    behind = reader.small(one.end, min(sentence.end, one.end + AROUND))
    led = before.rstrip().endswith(LEADING)
    if (led and _MOVED.search(before)) or _DEADLINE.search(before):
        return "coming" if isinstance(time_of(one), Span) else ""
    if ((led or "to " in before) and _TOWARDS.search(reader.text[begun : one.start])) or _UNKEPT.match(behind):
        return ""
    if one.ahead and not one.past and _WILL.search(before[-OPEN_WITHIN:]):
        return "coming"
    if (one.future and not one.past) or _OPEN.search(before[-OPEN_WITHIN:]):
        return ""
    if _OPEN.search(behind[:OPEN_WITHIN]) and not _is_behind(one):
        return ""
    if isinstance(one.meaning, Year):
        behind = ""  # "notes due back in 1999 were sold": what follows has another time
        if not _IN.search(before):
            return ""  # "the 2030 agenda was agreed": a name, not a time
    return "past" if one.past or _TOLD.search(before + " " + behind) else ""


# "Agreed to meet again on", "called a vote for": what is told of may lie ahead, though the verb is of the past.
_TOWARDS = re.compile(
    r"(?:\b(?:for|to|till|until|through)\s"
    r"|\bto (?!the |a |an |his |her |its |their )[a-z]{2,15}(?: [\w’'-]{1,20}){0,4}? (?:on|in|by|for)\s)$"
)


def _is_behind(one: Expression) -> bool:
    """Whether the clause of a day with its year looks back and nowhere ahead: what stands behind it is of another clause."""
    return one.past and not (one.future or one.ahead or isinstance(one.meaning, Year)) and isinstance(time_of(one), Span)


def _expected(one: Expression, before: str) -> bool:
    return one.future or one.ahead or bool(_OPEN.search(before)) or not _TOLD.search(before)


def _a_year_on(day: date) -> date:
    """The last day on which the same day of the year before is the latest of its name."""
    return (day_of(day.year + 1, day.month, day.day) or day.replace(year=day.year + 1, day=28)) - timedelta(1)


def _stated(one: Expression, time: Span, reader: Reader, direction: str, in_caption: bool) -> Iterator[Evidence]:
    said = f"{reader.number(one)} tells of “{one.text}”"
    fine = not isinstance(one.meaning, Year)
    if direction == "past":
        yield Evidence(one.start, one.end, one.text, said, ((time.earliest, date.max),), firm=True, fine=fine, recent=fine and in_caption)
    elif direction == "coming":
        said += " as still to come"
        yield Evidence(one.start, one.end, one.text, said, ((date.min, time.latest),), ahead=True)
        if fine and not one.quoted:
            yield Evidence(one.start, one.end, one.text, said, ((time.earliest - timedelta(SOON), time.latest),), ahead=True, vote=True)
    elif fine or one.past:
        yield Evidence(one.start, one.end, one.text, said, ((time.earliest, date.max),))


def _yearless(one: Expression, time: Cycle, reader: Reader, sentence: Sentence, direction: str) -> Iterator[Evidence]:
    said = f"{reader.number(one)} tells of “{one.text}” without its year"
    if direction == "coming":
        allowed = Cycle(time.month, time.day, time.length, before=NEAR)
        yield Evidence(one.start, one.end, one.text, f"{said}, as still to come", cycle=allowed, nearest=time, ahead=True)
        return
    event = recognised(sentence, reader.known, time) if direction == "past" else None
    if event:
        said += f": “{event.title}”, which was {_when(event)}"
        runs = ((event.span.earliest, _a_year_on(event.span.latest)),)
        yield Evidence(one.start, one.end, one.text, said, ((event.span.earliest, date.max),), firm=True, event=event)
        yield Evidence(one.start, one.end, one.text, said, runs, event=event, nearest=time, vote=True)
    elif direction == "past":
        allowed = Cycle(time.month, time.day, time.length, after=NEAR, weekday=time.weekday)
        yield Evidence(one.start, one.end, one.text, said, cycle=allowed, nearest=time)


def _pointing(one: Expression, reader: Reader, sentence: Sentence, direction: str) -> Iterator[Evidence]:
    """Words that count from the day of writing date it, where they tell an event that the chronology dates."""
    if direction == "coming":
        return
    reach = _reach(_day(one))
    event = recognised(sentence, reader.known, _day(one))
    if event:
        runs = ((later(event.span.earliest, reach[0]), later(event.span.latest, reach[1])),)
        said = f"{reader.number(one)} says “{one.text}” of “{event.title}”, which was {_when(event)}"
        yield Evidence(one.start, one.end, one.text, said, runs, firm=True, pointing=True, event=event)


def _is_this_year(one: Expression) -> bool:
    return isinstance(one.meaning, Unit) and one.meaning.unit == "year" and one.meaning.offset == 0 and one.meaning.said == "this"


def _this_year(one: Expression, reader: Reader, direction: str) -> Iterator[Evidence]:
    """ "Attacks that shook the city this year": the year is not a few days old."""
    if direction == "past" and not one.quoted:
        said = f"{reader.number(one)} tells of “{one.text}” as past"
        yield Evidence(one.start, one.end, one.text, said, cycle=Cycle(12, 31, before=364 - YOUNG))


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


def _anniversary(one: Expression, reader: Reader, sentence: Sentence) -> Iterator[Evidence]:
    """An anniversary that approaches lies ahead, at the day and month that the sentence or the chronology gives."""
    if not _APPROACHING.search(sentence.words):
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


def _counted(text: str, reader: Reader) -> Iterator[Evidence]:
    """Assemblies whose number tells their year."""
    for pattern, rule in _ASSEMBLIES:
        if rule["word"] not in text:
            continue
        for match in pattern.finditer(text, 0, 200_000):
            one = Stretch(match.start(), match.end())
            if reader.kind(one) in NOISE:
                continue
            year = rule["zero"] + rule["step"] * int(match[1])
            said = f"{reader.number(one)} tells of the “{match[0]}”, which opened in {year}"
            yield Evidence(one.start, one.end, match[0], said, ((date(year, rule["month"], 1), date.max),), firm=True, recent=True)


def _when(event: KnownEvent) -> str:
    return event.edtf if event.span.days > 1 else f"on {event.span.earliest.isoformat()}"
