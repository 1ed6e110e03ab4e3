"""The shortest words that carry an event: its trigger, its date words, those who took part; at most 25 words, exact."""

from itertools import chain

from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.group import takes_clause
from timeline.extraction.grammar.units import POINT, is_quote
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.titling.saying import unit_at
from timeline.extraction.proposing.titling.statements import said_clause
from timeline.extraction.types import Quote

LONGEST = 25


def quote(text: str, draft: Draft) -> Quote:
    sentence, row = draft.sentence, draft.sentence.row
    first = draft.at if draft.noun else draft.clause.group.first
    if draft.noun:
        first = max(0, draft.until - len(draft.noun.words) + 1)
    core = (row[first].start, row[max(draft.until, draft.at)].end)
    date = [_dated(draft)] if draft.governing and not _is_far(draft) else []
    parts = [(part.start, part.end) for part in draft.parts if sentence.start <= part.start < sentence.end]
    reach = (_said(draft) if draft.kind == "statement" else []) or _reach(draft)
    led = not draft.noun and (draft.clause.group.form != "infinitive" or (draft.kind == "plan" and draft.clause.link == "to"))
    doer = [_span(draft, slot) for slot in draft.clause.subject[:1]] if led else []
    tried = ((date, parts, doer, reach), (date, parts, doer), (date, parts, reach), (date, parts), (date, reach), (date,), (reach,))
    for more in tried:
        spans = [core, *chain.from_iterable(more)]
        start, end = min(spans)[0], max([end for _, end in spans])
        if len(text[start:end].split()) <= LONGEST:
            return _quote(text, start, end, sentence.line.number)
    return _quote(text, *core, sentence.line.number)


def _is_far(draft: Draft) -> bool:
    return not draft.sentence.start <= draft.governing.dated.start < draft.sentence.end


def _dated(draft: Draft) -> tuple[int, int]:
    """The date with its preposition: "In October"."""
    row, dated = draft.sentence.row, draft.governing.dated
    at = unit_at(row, dated.start)
    return (row[at - 1].start if at and row[at - 1].category == "prep" else dated.start), dated.end


def _reach(draft: Draft) -> list[tuple[int, int]]:
    """To the end of the phrase behind the trigger."""
    if began := _what_was_begun(draft):
        return began
    slots = [slot for slot in (*draft.clause.before, *draft.clause.after) if slot.start > draft.until]
    if draft.slot and draft.noun:
        low = draft.slot.start
        here = (draft.sentence.row[low].start, draft.sentence.row[draft.slot.end - 1].end)
        return [here] + (
            [_span(draft, slots[0])] if slots and slots[0].preposition not in ("", ",") and slots[0].start <= draft.slot.end + 1 else []
        )
    return [_span(draft, slots[0])] if slots else []


def _what_was_begun(draft: Draft) -> list[tuple[int, int]]:
    """ "Began to arrive", "tried to win them over": to the end of what the infinitive says."""
    own, row = draft.clause, draft.sentence.row
    below = draft.sentence.begun(own) if not draft.noun and own.group else None
    if below is None:
        return []
    last = below.after[0].end if below.after else below.group.main + 1
    return [(row[below.start].start, row[last - 1].end)]


def _said(draft: Draft) -> list[tuple[int, int]]:
    """What is said, to the end of its first phrase; it may stand before: "“The bridge is shut,” she said"."""
    for clause in draft.sentence.clauses[draft.clause.number + 1 :]:
        if clause.parent == draft.clause.number and clause.link in ("that", "to", "of", "for", ""):
            return [_first_phrase(draft, clause)]
    told = said_clause(draft) if draft.noun is None and draft.clause.lemma in takes_clause() else None
    return [_first_phrase(draft, told)] if told else []


def _first_phrase(draft: Draft, clause: Clause) -> tuple[int, int]:
    """From its first word, or the mark that opens the quotation, to the end of the first phrase behind its verb."""
    row, clauses = draft.sentence.row, draft.sentence.clauses
    first = clause.start
    while first < clause.group.first and row[first].kind is POINT and not is_quote(row[first]):
        first += 1
    if first and is_quote(row[first - 1]):
        first -= 1
    below = clauses[clause.number + 1] if clause.number + 1 < len(clauses) else None
    if not clause.after and below and below.parent == clause.number and below.link in ("that", "to"):
        clause = below  # "I think we are …", "it expects to report …"
    last = clause.after[0].end if clause.after else clause.group.main + 1
    return row[first].start, row[min(last, len(row)) - 1].end


def _span(draft: Draft, slot) -> tuple[int, int]:
    row = draft.sentence.row
    return row[slot.start].start, row[slot.end - 1].end


def _quote(text: str, start: int, end: int, paragraph: int) -> Quote:
    return Quote(start, end, text[start:end], paragraph)
