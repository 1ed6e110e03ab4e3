"""One verb with several dates: "was arrested in 2003 and again in 2005" tells two events."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extraction.grammar.clause import Clause
from timeline.extraction.grammar.units import DATE, NAME, POINT, Unit
from timeline.extraction.proposing import dating
from timeline.extraction.proposing.dating import Governing
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import listed
from timeline.extraction.types import Dated

_JOINING = listed("words", "joining_dates")
_LED = frozenset(("between", "from", "since", "until", "through"))  # these need both dates
_OPENING = frozenset(("det", "pron", "prep", "conj", "sub", "rel", "to"))


def told_again(found: Sequence[Draft]) -> Iterator[Draft]:
    """A draft of its own for each further date of a list."""
    for draft in found:
        single = draft.granularity == "single" and draft.kind != "statement"
        if single and draft.governing and not draft.governing.relation and not draft.shared and len(draft.sentence.dates) > 1:
            for dated in _others(draft.sentence, draft.clause, draft.governing.dated):
                yield replace(draft, governing=Governing(dated), parts=[*draft.parts], places=[*draft.places], counts=[], also=[])


def _others(sentence: Sentence, own: Clause, dated: Dated) -> list[Dated]:
    """The dates of the same grain in one list with it; two that follow each other are one time."""
    row = sentence.row
    at = next((place for place in sentence.dates if row[place].dated is dated), None)
    if at is None:
        return []
    clause = next(one for one in sentence.clauses if at < one.end)
    low = min(clause.start, at)  # behind an aside a clause begins late
    first = last = at
    while first > low and (row[first - 1].lower in _JOINING or row[first - 1].kind is DATE):
        first -= 1
    while last + 1 < clause.end and (row[last + 1].lower in _JOINING or row[last + 1].kind is DATE):
        last += 1
    while row[last].kind is not DATE:
        last -= 1  # "in 2003 and 2005 in Karo"
    found = [row[place].dated for place in range(first, last + 1) if row[place].kind is DATE and row[place].dated.edtf]
    words = {row[place].lower for place in range(first, last + 1)}
    if "and" not in words or len(found) < 2 or (first and row[first - 1].lower in _LED):
        return []
    if not _ends(row, last) or (_begins(row, last + 1) and not (own.group and last < own.group.first)):
        return []
    alike = len({dating.precision_of(one.edtf) for one in found}) == 1
    if "again" not in words and (not alike or _is_one_time(found)):
        return []
    return [one for one in found if one is not dated]


def _ends(row: Sequence[Unit], place: int) -> bool:
    """Whether the list describes nothing: not "in 2003 and 2005 elections"."""
    after = row[place + 1] if place + 1 < len(row) else None
    return not row[place].possessive and (after is None or after.kind in (POINT, NAME) or after.category in _OPENING)


def _begins(row: Sequence[Unit], place: int) -> bool:
    """Whether somebody else's deed begins here: "in 1990 and in 1995 the firm"."""
    return place < len(row) and (row[place].kind is NAME or row[place].category in ("det", "pron"))


def _is_one_time(found: Sequence[Dated]) -> bool:
    """ "In May and June": nothing lies between the two."""
    if len(found) != 2:
        return False
    first, last = (dating.span_of(one.edtf) for one in found)
    return (last.earliest - first.latest).days == 1
