"""What the evidence rules out, and the days that it leaves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce

from timeline.dates.span import Span
from timeline.extraction.publishing.evidence import Evidence
from timeline.extraction.publishing.gathering import NEAR
from timeline.extraction.publishing.imprints import Imprint
from timeline.extraction.publishing.windows import EVER, Cycle, Run, earlier, joined, later, most_agreed, shared, span_of

YEAR, MONTH = 366, 30  # days
FICTION = 20 * 366  # days behind a printed day that nobody can tell of as past
CLOSE = 7  # days from the latest day told to a dateline whose year that day gives
AROUND_A_PICTURE = 45  # days before a picture's that the text tells of, if it is of that time
WIDEST = 800  # days of a window that is still an answer
NEVER = 999  # days to a day that no year near has, because its weekday does not fit
CAREFUL = ("printed", "metadata")  # set by people at work: one date that seems later may be misread here


def contradictions(imprint: Imprint, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that the stated day cannot be right: proof; of a page's header also several dates whose custom it breaks."""
    span = imprint.span
    proof = distinct(each for each in evidence if _rules_out(each, span))
    if imprint.basis in CAREFUL and imprint.sound and not (imprint.above or imprint.changed):
        sure = [each for each in proof if each.event is None and not _is_fiction(each, span)]
        return proof if len(sure) >= 2 else []
    custom = [*unaccustomed(evidence, span), *(_of_a_visit(evidence, span) if imprint.basis == "page_header" else ())]
    if any(not each.pointing for each in proof) or custom:
        return distinct([*(each for each in proof if not each.pointing), *custom, *proof])
    return []


def _is_fiction(each: Evidence, span: Span) -> bool:
    """Told as past though it lies so far ahead of a day that people printed: a novel's, or a misprint."""
    return bool(each.runs) and each.runs[0][0] > later(span.latest, FICTION)


def _of_a_visit(evidence: Sequence[Evidence], span: Span) -> list[Evidence]:
    """What tells that a page's header has the day on which somebody looked: comments before it; and where all that is told is more than a
    year older, pictures, things then still to come, and a copyright of that time."""
    comments = [each for each in evidence if each.page and each.fine and each.runs[-1][1] < earlier(span.earliest, MONTH)]
    latest = latest_told(evidence)
    if latest is None or latest.runs[0][0] >= earlier(span.earliest, YEAR):
        return comments
    day = latest.runs[0][0]
    signs = [each for each in evidence if each.recent and each.text]
    signs += [each for each in evidence if each.ahead and each.vote and each.runs[-1][1] < earlier(span.earliest, MONTH)]
    marks = [each for each in evidence if each.page and not each.fine and each.text]
    signs += [each for each in marks if each.runs[-1][1] < span.earliest and each.runs[-1][1].year - day.year <= 1]
    return [*comments, *signs, latest] if signs else comments


def latest_told(evidence: Sequence[Evidence]) -> Evidence | None:
    """The latest time that the text tells as past."""
    told = [each for each in evidence if each.firm and each.runs and each.runs[-1][1] == date.max and not each.pointing]
    return max(told, key=lambda each: each.runs[0][0], default=None)


def unaccustomed(evidence: Sequence[Evidence], span: Span) -> list[Evidence]:
    """Days without their year that nobody would leave it out of at that time, if they are two and half of all such days."""
    asked = distinct(each for each in evidence if each.nearest and not each.firm)
    against = [each for each in asked if _far(each, span)]
    return against if len(against) >= 2 and len(against) * 2 >= len(asked) else []


def doubts(imprint: Imprint, evidence: Sequence[Evidence]) -> list[Evidence]:
    """What speaks against a day that is believed all the same."""
    span = imprint.span
    return distinct(each for each in evidence if each.event is None and not each.pointing and _rules_out(each, span))


def settled(imprint: Imprint, evidence: Sequence[Evidence]) -> Imprint:
    """The one of two readings of a day in figures that the text does not rule out."""
    if not imprint.two_ways:
        return imprint
    readings = [date.fromisoformat(each) for each in imprint.edtf.strip("[]").split(",")]
    against = [[each for each in evidence if each.event is None and _rules_out(each, Span.of_day(day))] for day in readings]
    left = [day for day, proof in zip(readings, against, strict=True) if not proof]
    if len(left) != 1:
        return imprint
    why = f"{imprint.why}, for {next(filter(None, against))[0].says}"
    return replace(imprint, edtf=left[0].isoformat(), why=why)


def long_before(imprint: Imprint, evidence: Sequence[Evidence]) -> Evidence | None:
    """The latest day that is told with its year, if two are and all lie more than a year before the stated one."""
    fine = distinct(each for each in evidence if each.firm and each.fine and each.runs and not each.page)
    latest = latest_told(evidence)
    return latest if len(fine) >= 2 and latest and latest.runs[0][0] < earlier(imprint.span.earliest, YEAR) else None


def _rules_out(each: Evidence, span: Span) -> bool:
    if each.page or (not each.firm and not _misdated(each, span)):
        return False
    return not _allowed(each, span)


def _misdated(each: Evidence, span: Span) -> bool:
    """Whether a day told with its weekday has it in no year near."""
    cycle = each.nearest
    return isinstance(cycle, Cycle) and cycle.weekday is not None and _far(each, span)


def _allowed(each: Evidence, span: Span) -> bool:
    if each.weekday is not None:
        return span.days > 5 or any((span.earliest + timedelta(days)).weekday() == each.weekday for days in range(-1, span.days + 1))
    if not each.firm:
        return False
    turned = (earlier(span.earliest, 1), later(span.latest, 1)) if each.clear else (span.earliest, span.latest)
    return bool(shared(runs_of(each, span.earliest.year - 1, span.latest.year + 1), (turned,)))


def _far(each: Evidence, span: Span) -> bool:
    """Whether, seen from the stated days, the nearest such day lies on the other side, or the told one is far away."""
    if span.is_open or span.days > 366:
        return False
    day = span.earliest
    times = each.nearest.runs(day.year - 1, day.year + 1)
    behind = min(((day - last).days for first, last in times if first <= day), default=NEVER)
    ahead = min(((first - day).days for first, last in times if last >= day), default=NEVER)
    told, other = (ahead, behind) if each.ahead else (behind, ahead)
    if each.nearest.weekday is not None:
        return told == other == NEVER
    return told == NEVER or (told > max(0, other) and (told > NEAR or other < told - 30))


def runs_of(each: Evidence, first: int, last: int) -> tuple[Run, ...]:
    """The days that it allows, of a cycle those of the years from first to last."""
    return each.runs or (each.cycle.runs(first, last) if each.cycle else EVER)


def on_its_weekday(each: Evidence, first: int, last: int) -> tuple[Run, ...]:
    """The days of a dateline in the years from first to last, without those on another weekday than its first lines tell."""
    runs = each.cycle.runs(first, last)
    return tuple(run for run in runs if run[0].weekday() in each.dated) or runs


def window(evidence: Sequence[Evidence]) -> Span | None:
    """The days that the evidence leaves; None where it contradicts itself."""
    fixed = _common([each.runs for each in evidence if each.firm and each.runs and not each.pointing])
    if not fixed:
        return None
    whole = _with_an_end(fixed, evidence)
    if not _is_closed(whole):
        return span_of(fixed)
    first, last = whole[0][0].year - 1, whole[-1][1].year + 1
    written = [on_its_weekday(each, first, last) for each in evidence if each.dated]
    clear = [runs_of(each, first, last) for each in evidence if each.firm and each.cycle and each.clear]
    other = [runs_of(each, first, last) for each in evidence if each.firm and each.cycle and not each.clear and not each.pointing]
    firm = _tightened(whole, [*written, *clear, *other])
    firm = _tightened(firm, [runs_of(each, first, last) for each in evidence if each.pointing and not each.event])
    votes = [each.runs for each in evidence if each.vote and each.runs]
    firm = _tightened(firm, votes) if span_of(firm).days > 31 else firm
    customs = {each.says: runs_of(each, first, last) for each in evidence if not each.firm and not each.vote and (each.cycle or each.runs)}
    agreed, count = most_agreed(firm, list(customs.values()))
    if customs and count * 3 >= len(customs) * 2:
        firm = agreed
    firm = _tightened(firm, [runs_of(each, first, last) for each in evidence if each.pointing and each.event])
    return span_of(_on_weekdays(firm, evidence))


def _with_an_end(fixed: tuple[Run, ...], evidence: Sequence[Evidence]) -> tuple[Run, ...]:
    """A window that is open at its end is closed by the first of these that does it."""
    if _is_closed(fixed):
        return fixed
    for closed in (_dated(fixed, evidence), _voted(fixed, evidence), _within_a_year(fixed, evidence)):
        if closed:
            return closed
    return fixed


def _is_closed(runs: tuple[Run, ...]) -> bool:
    return not span_of(runs).is_open and sum((last - first).days for first, last in runs) <= 3 * 366


def _dated(fixed: tuple[Run, ...], evidence: Sequence[Evidence]) -> tuple[Run, ...]:
    """A dateline's month and day, the next after the latest day or month told with its year, if the weekday is right."""
    start = span_of(fixed).earliest
    told = next((each for each in evidence if each.dated and each.dated != (None,)), None)
    if told is None or not any(each.fine and each.runs[0][0] == start for each in evidence):
        return ()
    following = next((run for run in told.cycle.runs(start.year, start.year + 1) if shared([run], fixed)), None)
    if following is None:
        return ()
    weekday, near = following[0].weekday(), (following[0] - start).days <= CLOSE
    return shared([following], fixed) if weekday in told.dated or near and (weekday - 1) % 7 in told.dated else ()


def _voted(fixed: tuple[Run, ...], evidence: Sequence[Evidence]) -> tuple[Run, ...]:
    """The days on which two likely years agree, or one that words beside a date prove."""
    votes = {each.says: each.runs for each in evidence if each.vote and each.runs}
    votes |= {each.says: each.runs for each in evidence if each.pointing and each.event and each.runs}
    agreed, count = most_agreed(fixed, list(votes.values()))
    return agreed if count >= 2 and _is_closed(agreed) else ()


def _within_a_year(fixed: tuple[Run, ...], evidence: Sequence[Evidence]) -> tuple[Run, ...]:
    """News show pictures of the last months and leave out the year of what is less than a year old: the window ends a year after them."""
    without = {each.says for each in evidence if each.cycle and not each.ahead and not each.firm}
    latest = max((each.runs[0][0] for each in evidence if each.recent), default=None)
    if latest is None or span_of(fixed).open_start:
        return ()
    beside = {each.says for each in evidence if each.firm and each.fine and not each.recent and _shortly_before(each, latest)}
    return shared(fixed, ((latest, later(latest, 365)),)) if len(without) >= 2 or len(beside) >= 2 else ()


def _shortly_before(each: Evidence, picture: date) -> bool:
    return bool(each.runs) and 0 <= (picture - each.runs[0][0]).days <= AROUND_A_PICTURE


def _on_weekdays(runs: tuple[Run, ...], evidence: Sequence[Evidence]) -> tuple[Run, ...]:
    """Only the weekdays on which the text says that it was written."""
    told = {each.weekday for each in evidence if each.weekday is not None}
    if len(told) != 1 or span_of(runs).is_open or span_of(runs).days > WIDEST:
        return runs
    (weekday,) = told
    days = [first + timedelta(at) for first, last in runs for at in range((last - first).days + 1)]
    return joined((day, day) for day in days if day.weekday() == weekday) or runs


def _tightened(runs: tuple[Run, ...], sets: Iterable[tuple[Run, ...]]) -> tuple[Run, ...]:
    """The days that the sets have in common; one that would leave none is left out."""
    for each in sets:
        runs = shared(runs, each) or runs
    return joined(runs)


def _common(sets: list[tuple[Run, ...]]) -> tuple[Run, ...]:
    return reduce(shared, sets, EVER)


def distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list({each.says: each for each in evidence}.values())
