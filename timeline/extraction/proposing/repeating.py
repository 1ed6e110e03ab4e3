"""One verb with several dates: "was arrested in 2003 and again in 2005" tells two events."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
            for dated in _others(draft.sentence, draft.governing.dated):
                yield replace(draft, governing=Governing(dated), parts=[*draft.parts], places=[*draft.places], counts=[], also=[])


def _others(sentence: Sentence, dated: Dated) -> list[Dated]:
    """The dates of the same grain in one list with it; two that follow each other are one time."""
    row = sentence.row
    at = next((place for place in sentence.dates if row[place].dated is dated), None)
    if at is None:
        return []
    first = last = at
    while first and (row[first - 1].lower in _JOINING or row[first - 1].kind is DATE):
        first -= 1
    while last + 1 < len(row) and (row[last + 1].lower in _JOINING or row[last + 1].kind is DATE):
        last += 1
    found = [row[place].dated for place in range(first, last + 1) if row[place].kind is DATE and row[place].dated.edtf]
    words = {row[place].lower for place in range(first, last + 1)}
    if "and" not in words or len(found) < 2 or row[first - 1].lower in _LED or not _ends(row, last):
        return []
    alike = len({dating.precision_of(one.edtf) for one in found}) == 1
    if "again" not in words and (not alike or _is_one_time(found)):
        return []
    return [one for one in found if one is not dated]


def _ends(row: Sequence[Unit], place: int) -> bool:
    """Whether the list describes nothing: not "in 2003 and 2005 elections"."""
    after = row[place + 1] if place + 1 < len(row) else None
    return not row[place].possessive and (after is None or after.kind in (POINT, NAME) or after.category in _OPENING)


def _is_one_time(found: Sequence[Dated]) -> bool:
    """ "In May and June": nothing lies between the two."""
    if len(found) != 2:
        return False
    first, last = (dating.span_of(one.edtf) for one in found)
    return (last.earliest - first.latest).days == 1
