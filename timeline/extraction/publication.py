"""When an article was published, and how that is known; a date that the text contradicts is not believed."""

from collections.abc import Iterable, Sequence
from datetime import date as Day

from timeline.dates import edtf
from timeline.dates.span import Span
from timeline.dates.wording import words
from timeline.extraction.expressions.meanings import Expression
from timeline.extraction.known import NOTHING_KNOWN, Known
from timeline.extraction.publishing.deciding import (
    WIDEST,
    contradictions,
    distinct,
    doubts,
    long_before,
    on_its_weekday,
    runs_of,
    settled,
    unaccustomed,
    window,
)
from timeline.extraction.publishing.evidence import NOISE, Evidence, kind_at
from timeline.extraction.publishing.gathering import gathered
from timeline.extraction.publishing.imprints import Imprint, imprints
from timeline.extraction.publishing.windows import later, most_agreed, shared, span_of, written
from timeline.extraction.telling import is_history
from timeline.extraction.types import Clue, Mark, Mention, Publication
from timeline.text.paragraphs import Paragraph
from timeline.text.reading import Reading

LONGEST_SEASON = 183  # days of a year that are worth telling
MOST_AROUND = 40  # days of a window in which a dateline's day is the only one of its name
MOST_TOLD = 4  # pieces of evidence that a sentence names
NAMES = {"given": "date given", "printed": "printed date", "metadata": "page's metadata", "page_header": "page header"}


def date(
    reading: Reading,
    lines: Sequence[Paragraph],
    marks: Sequence[Mark],
    found: Sequence[Expression],
    mentions: Sequence[Mention],
    known: Known = NOTHING_KNOWN,
    given: str | None = None,
) -> Publication:
    """The day of publication as `given`, printed, in the metadata or in the page's header, the first of them that the text does not
    contradict; else the window that the text itself proves. `given` is EDTF and believed in any case; raises ``NotEDTF``.
    """
    said = imprints(reading, lines, marks, found, given)
    evidence = gathered(reading.text, lines, marks, found, mentions, known, said)
    said = list(dict.fromkeys(settled(each, evidence) for each in said))
    warnings: list[str] = []
    for imprint in said:
        against = contradictions(imprint, evidence)
        if told := against or doubts(imprint, evidence):
            warnings.append(_warning(imprint, told))
        if not imprint.sound:
            warnings.append(f"{NAMES[imprint.basis]} says “{imprint.text}”, whose weekday is not that of the day")
        if not against or imprint.basis == "given":
            warnings += _cautions(imprint, evidence) + _others(imprint, said)
            return _believed(imprint, said, evidence, list(dict.fromkeys(warnings)))
    own = [one for one in found if kind_at(marks, one) not in NOISE]
    return _inferred(own, evidence, said, list(dict.fromkeys(warnings)))


def _cautions(imprint: Imprint, evidence: list[Evidence]) -> list[str]:
    """What to know of a day that is believed."""
    cautions = []
    if imprint.changed:
        place = "printed" if imprint.basis == "printed" else "in the page's data"
        cautions.append(f"only the day of the last change is {place}: {imprint.edtf}")
    if imprint.two_ways:
        cautions.append(f"{NAMES[imprint.basis]} “{imprint.text}” can be read two ways: {words(edtf.parse(imprint.edtf))}")
    if imprint.basis == "page_header" and (told := long_before(imprint, evidence)):
        cautions.append(f"page header says {imprint.edtf}, which may be the day of a visit; the latest day told: {told.says}")
    return cautions


def _believed(imprint: Imprint, said: list[Imprint], evidence: list[Evidence], warnings: list[str]) -> Publication:
    span = imprint.span
    clues = [_clue_of(each) for each in said]
    proof = _clues([each for each in evidence if each.firm and (each.runs or not span.is_open)], span)
    return Publication(imprint.edtf, imprint.basis, imprint.why, span, (*clues, *proof), tuple(warnings))


def _inferred(found: Sequence[Expression], evidence: list[Evidence], said: list[Imprint], warnings: list[str]) -> Publication:
    """The window that all proof leaves, narrowed by the customs of news where the proof has two ends."""
    clues = tuple(_clue_of(each) for each in said)
    days = window(evidence)
    clear = any(each.clear or each.dated or each.vote for each in evidence)
    unlikely = days is None or days.is_open or days.days > WIDEST or unaccustomed(evidence, days)
    if unlikely or (not clear and not _ends_with_the_page(evidence, days) and is_history(list(found), None)):
        bounded = days if days and not (days.open_start and days.open_end) else None
        shown = (*clues, *_clues([each for each in evidence if each.runs], bounded))
        return Publication(None, None, _unknown(evidence), None, shown, tuple(warnings))
    shown = (*clues, *_clues([each for each in evidence if each.firm or each.cycle or each.vote], days))
    if dated := _dateline(evidence, days):
        return Publication(*dated, shown, tuple(warnings))
    why = f"inferred{_of_the_chronology(evidence, days)}: {_reasons(evidence, days)}"
    return Publication(written(days), "inferred", why, days, shown, tuple(warnings))


def _ends_with_the_page(evidence: list[Evidence], days: Span) -> bool:
    """Whether the page itself, by a comment or its copyright, ends the window."""
    return any(each.page and each.firm and each.text and each.runs and each.runs[-1][1] == days.latest for each in evidence)


def _dateline(evidence: list[Evidence], days: Span) -> tuple[str, str, str, Span] | None:
    """The dateline's own day, where the window leaves only one year for it."""
    for each in evidence:
        if each.dated:
            fits = [
                run[0]
                for run in on_its_weekday(each, days.earliest.year, days.latest.year)
                if shared([run], ((days.earliest, days.latest),))
            ]
            if len(fits) == 1 and days.days <= MOST_AROUND:
                others = [other for other in evidence if other is not each]
                why = f"{each.says}; the year{_of_the_chronology(evidence, days)} from this: {_reasons(others, days)}"
                return fits[0].isoformat(), "printed", why, Span.of_day(fits[0])
    return None


def _reasons(evidence: list[Evidence], days: Span) -> str:
    """What the window rests on: words that date it, what bounds its year, the latest time told."""
    sure = [each for each in evidence if _narrows(each, days) and (each.clear or each.pointing or each.cycle)]
    year = [each for each in evidence if (each.firm or each.vote) and each.runs and not each.page and not span_of(each.runs).is_open]
    likely = [each for each in year if each.firm or any(first <= days.latest and days.earliest <= last for first, last in each.runs)]
    limits = [each for each in evidence if each.firm and each.runs and not each.clear and not each.pointing and each.runs[-1][1] == Day.max]
    latest = sorted(limits, key=lambda each: each.runs[0][0])[-1:]
    ends = [each for each in evidence if _narrows(each, days)]
    told = list(dict.fromkeys(each.says for each in (sure or ends)))[: MOST_TOLD - 1]
    return _listed(list(dict.fromkeys([*told, *(each.says for each in [*likely, *latest])])), "and")


def _of_the_chronology(evidence: list[Evidence], days: Span) -> str:
    """Says so where days of the chronology are used, which may themselves come from this article."""
    return ", also from days that the chronology holds," if any(each.event and _narrows(each, days) for each in evidence) else ""


def _narrows(each: Evidence, window: Span) -> bool:
    """Whether an end of the window is an end of what the evidence allows."""
    runs = runs_of(each, window.earliest.year - 1, window.latest.year + 1)
    return any(first == window.earliest or last == window.latest for first, last in runs)


def _others(imprint: Imprint, said: list[Imprint]) -> list[str]:
    """Stated days that differ from the one believed by more than the turn of a day."""
    apart = [other for other in said if other.basis != imprint.basis and not _touches(other.span, imprint.span)]
    return list(dict.fromkeys(f"{NAMES[other.basis]} says {other.edtf}" for other in apart))


def _touches(one: Span, other: Span) -> bool:
    return one.earliest <= later(other.latest, 2) and other.earliest <= later(one.latest, 2)


def _warning(imprint: Imprint, against: list[Evidence]) -> str:
    name = NAMES["page_header" if imprint.above and imprint.basis == "printed" else imprint.basis]
    return f"{name} says {imprint.edtf}; against it: {_listed([each.says for each in against], 'and')}"


def _unknown(evidence: list[Evidence]) -> str:
    season = _season(evidence)
    limits = [each for each in evidence if each.runs and not each.ahead and not each.pointing and not each.page]
    if limits and (latest := max(limits, key=lambda each: each.runs[0][0])):
        return f"nothing tells the day; not before {latest.runs[0][0].isoformat()}, for {latest.says}{season}"
    if customs := distinct([each for each in evidence if each.cycle]):
        return f"nothing tells the year; {_listed([each.says for each in customs], 'and')}{season}"
    return "nothing in the text tells when it was written"


def _season(evidence: list[Evidence]) -> str:
    """The part of a year that dates without one leave."""
    cycles = [each.cycle.runs(2000, 2002) for each in evidence if each.cycle and each.cycle.weekday is None]
    agreed, votes = most_agreed(((Day(2001, 1, 1), Day(2001, 12, 31)),), cycles)
    if len(cycles) < 2 or votes < len(cycles) or span_of(agreed).days > LONGEST_SEASON:
        return ""
    first, last = span_of(agreed).earliest, span_of(agreed).latest
    return f"; of the year, the days from {first.day} {first:%B} to {last.day} {last:%B}"


def _listed(parts: list[str], last: str) -> str:
    shown = list(dict.fromkeys(parts))[:MOST_TOLD]
    return shown[0] if len(shown) == 1 else f"{'; '.join(shown[:-1])}; {last} {shown[-1]}" if shown else "no single clue, but all together"


def _clues(evidence: Iterable[Evidence], window: Span | None) -> tuple[Clue, ...]:
    """What each of those allows that allow certain days."""
    clues = (_clue(each, window) for each in evidence if each.text and (each.runs or each.cycle))
    return tuple(clue for clue in clues if clue.allows)


def _clue(each: Evidence, window: Span | None) -> Clue:
    near = window if window and not window.is_open else None
    runs = runs_of(each, near.earliest.year - 1, near.latest.year + 1) if near else each.runs
    here = [run for run in runs if near and run[0] <= near.latest and near.earliest <= run[1]] or list(runs)
    return Clue(each.text, written(span_of(tuple(here))) if here else "", each.start, each.end)


def _clue_of(imprint: Imprint) -> Clue:
    return Clue(imprint.text, imprint.edtf, imprint.start, imprint.end)
