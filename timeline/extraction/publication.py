"""When an article was published, and how that is known; a date that the text contradicts is not believed."""

from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta
from functools import reduce

from timeline.dates.span import Span
from timeline.extraction.evidence import NEAR, Evidence, gathered
from timeline.extraction.expressions.meanings import Expression
from timeline.extraction.imprints import Imprint, imprints
from timeline.extraction.known import NOTHING_KNOWN, Known
from timeline.extraction.telling import is_history
from timeline.extraction.types import Clue, Mark, Mention, Publication
from timeline.extraction.windows import EVER, Run, joined, most_agreed, shared, span_of, written
from timeline.text.paragraphs import Paragraph
from timeline.text.reading import Reading

WIDEST = 800  # days of a window that is still an answer
LONGEST_SEASON = 183  # days of a year that are worth telling
NEVER = 999  # days to a day that no year near has, because its weekday does not fit
MOST_TOLD = 4  # pieces of evidence that a sentence names
CAREFUL = ("printed", "metadata")  # set by people at work: one date that seems later may be misread here
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
    evidence = gathered(reading.text, lines, marks, found, mentions, known)
    said = imprints(reading, lines, marks, found, given)
    warnings, distrusted = [], []
    for imprint in said:
        against = contradictions(imprint, evidence)
        if against:
            warnings.append(_warning(imprint, against))
        if not against or imprint.basis == "given":
            warnings += _others(imprint, said)
            return _believed(imprint, said, evidence, warnings)
        distrusted.append(imprint)
    return _inferred(found, evidence, said, warnings)


def contradictions(imprint: Imprint, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that the stated day cannot be right: proof, or several dates whose custom it breaks."""
    firm = [each for each in evidence if each.firm and not _allowed(each, imprint.span)]
    proof = [each for each in firm if not each.pointing]
    custom = {each.says: each for each in evidence if each.nearest and not each.firm and _far(each, imprint.span)}
    asked = {each.says for each in evidence if each.nearest and not each.firm}
    enough = 2 if imprint.basis in CAREFUL and not any(each.event for each in proof) else 1
    if len({each.says for each in proof}) >= enough or (len(custom) >= 2 and len(custom) * 2 >= len(asked)):
        return _distinct([*proof, *custom.values(), *firm])
    return []


def _allowed(each: Evidence, span: Span) -> bool:
    return bool(shared(_runs(each, span.earliest.year - 1, span.latest.year + 1), ((span.earliest, span.latest),)))


def _far(each: Evidence, span: Span) -> bool:
    """Whether, seen from the stated days, the nearest such day lies on the other side, or the told one is far away."""
    if span.is_open or span.days > 366:
        return False
    day = span.earliest
    times = each.nearest.runs(day.year - 1, day.year + 1)
    behind = min(((day - last).days for first, last in times if first <= day), default=NEVER)
    ahead = min(((first - day).days for first, last in times if last >= day), default=NEVER)
    told, other = (ahead, behind) if each.ahead else (behind, ahead)
    return told == NEVER or (told > max(0, other) and (told > NEAR or other < told - 30))


def _runs(each: Evidence, first: int, last: int) -> tuple[Run, ...]:
    return each.runs or (each.cycle.runs(first, last) if each.cycle else EVER)


def _believed(imprint: Imprint, said: list[Imprint], evidence: list[Evidence], warnings: list[str]) -> Publication:
    span = imprint.span
    clues = [_clue_of(each) for each in said]
    proof = [_clue(each, span) for each in evidence if each.firm and (each.runs or not span.is_open)]
    return Publication(imprint.edtf, imprint.basis, imprint.why, span, (*clues, *proof), tuple(warnings))


def _inferred(found: Sequence[Expression], evidence: list[Evidence], said: list[Imprint], warnings: list[str]) -> Publication:
    """The window that all proof leaves, narrowed by the customs of news where the proof has two ends."""
    clues = tuple(_clue_of(each) for each in said)
    window = _window(evidence)
    if window is None or is_history(list(found), None) or window.is_open or window.days > WIDEST:
        bounded = window if window and not (window.open_start and window.open_end) else None
        shown = (*clues, *(_clue(each, bounded) for each in evidence if each.runs))
        return Publication(None, None, _unknown(evidence), None, shown, tuple(warnings))
    used = _distinct([each for each in evidence if _narrows(each, window)])
    why = f"inferred: {_listed([each.says for each in used], 'and')}"
    shown = tuple(_clue(each, window) for each in evidence if each.firm or each.cycle)
    return Publication(written(window), "inferred", why, window, (*clues, *shown), tuple(warnings))


def _window(evidence: list[Evidence]) -> Span | None:
    """The days that the evidence leaves; None where it contradicts itself."""
    fixed = _common([each.runs for each in evidence if each.firm and each.runs and not each.pointing])
    if not fixed:
        return None
    whole = _with_an_end(fixed, evidence)
    if span_of(whole).is_open or span_of(whole).days > 3 * 366:
        return span_of(fixed)
    first, last = whole[0][0].year - 1, whole[-1][1].year + 1
    firm = _tightened(whole, [_runs(each, first, last) for each in evidence if each.firm and each.cycle])
    customs = {each.says: _runs(each, first, last) for each in evidence if not each.firm and (each.cycle or each.runs)}
    agreed, votes = most_agreed(firm, list(customs.values()))
    if customs and votes * 3 >= len(customs) * 2:
        firm = agreed
    return span_of(_tightened(firm, [each.runs for each in evidence if each.pointing]))


def _with_an_end(fixed: tuple[Run, ...], evidence: list[Evidence]) -> tuple[Run, ...]:
    """News show pictures of the last months and leave out the year of what is less than a year old: the window ends a year after them."""
    window = span_of(fixed)
    without = {each.says for each in evidence if each.cycle and not each.ahead}
    if not window.open_end or window.open_start or len(without) < 2:
        return fixed
    latest = max((each.runs[0][0] for each in evidence if each.recent), default=None)
    return shared(fixed, ((latest, _later(latest, 365)),)) if latest else fixed


def _tightened(runs: tuple[Run, ...], sets: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    """The days that the sets have in common; one that would leave none is left out."""
    for each in sets:
        runs = shared(runs, each) or runs
    return joined(runs)


def _common(sets: list[tuple[Run, ...]]) -> tuple[Run, ...]:
    return reduce(shared, sets, EVER)


def _later(day: Day, days: int) -> Day:
    return day + timedelta(days) if (Day.max - day).days > days else Day.max


def _narrows(each: Evidence, window: Span) -> bool:
    """Whether an end of the window is an end of what the evidence allows."""
    runs = _runs(each, window.earliest.year - 1, window.latest.year + 1)
    return any(first == window.earliest or last == window.latest for first, last in runs)


def _others(imprint: Imprint, said: list[Imprint]) -> list[str]:
    """Stated days that differ from the one believed by more than the turn of a day."""
    apart = [other for other in said if other.basis != imprint.basis and not _touches(other.span, imprint.span)]
    return list(dict.fromkeys(f"{NAMES[other.basis]} says {other.edtf}" for other in apart))


def _touches(one: Span, other: Span) -> bool:
    return one.earliest <= _later(other.latest, 2) and other.earliest <= _later(one.latest, 2)


def _warning(imprint: Imprint, against: list[Evidence]) -> str:
    return f"{NAMES[imprint.basis]} says {imprint.edtf}; against it: {_listed([each.says for each in against], 'and')}"


def _unknown(evidence: list[Evidence]) -> str:
    season = _season(evidence)
    limits = [each for each in evidence if each.runs and not each.ahead and not each.pointing]
    if limits and (latest := max(limits, key=lambda each: each.runs[0][0])):
        return f"nothing tells the day; not before {latest.runs[0][0].isoformat()}, for {latest.says}{season}"
    if customs := _distinct([each for each in evidence if each.cycle]):
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


def _distinct(evidence: list[Evidence]) -> list[Evidence]:
    return list({each.says: each for each in evidence}.values())


def _listed(parts: list[str], last: str) -> str:
    shown = list(dict.fromkeys(parts))[:MOST_TOLD]
    return shown[0] if len(shown) == 1 else f"{'; '.join(shown[:-1])}; {last} {shown[-1]}" if shown else "no single clue, but all together"


def _clue(each: Evidence, window: Span | None) -> Clue:
    near = window if window and not window.is_open else None
    runs = _runs(each, near.earliest.year - 1, near.latest.year + 1) if near else each.runs
    here = [run for run in runs if near and shared([run], ((near.earliest, near.latest),))] or list(runs)
    return Clue(each.text, written(span_of(tuple(here))) if here else "", each.start, each.end)


def _clue_of(imprint: Imprint) -> Clue:
    return Clue(imprint.text, imprint.edtf, imprint.start, imprint.end)
