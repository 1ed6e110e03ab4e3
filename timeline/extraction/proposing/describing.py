"""Dates of a thing and not of what is told of it: "a report from 1951", "its 2003 results", "the quarter ended June 30"."""

from timeline.extraction.grammar.clauses import Clause, Slot
from timeline.extraction.grammar.units import CURRENCIES, DATE, POINT, WORD, Unit, is_number, words
from timeline.extraction.proposing.sentences import Sentence

FURTHEST = 10  # units over which "according to" and "from" reach
_DATED = frozenset(("dated", "due", "than"))
_ENDED, _REPORTING = ("ended", "ending"), frozenset(("report", "post", "announce"))  # the report came later
_ACTS, _PERIODS, _RECORDED = tuple(words("acts")), words("periods"), words("recorded")
_LEADING = ("prep", "adv", "det")
_CONCERNING = frozenset(("for", "over", "about", "with"))
_COMPARED = ("earlier", "ago")
_ROUGH = words("hedging") | {"more", "fewer", "less", "at", "a", "little", "below", "above"}
_MADE = words("made")
_BEST, _NO_BEST = words("best"), words("no_best")


def is_of_thing(sentence: Sentence, slot: Slot, place: int) -> bool:
    """Whether the date at this place of a phrase says of what day a thing is."""
    row = sentence.row
    before = row[place - 1] if place else None
    if before is None:
        return False
    if before.kind in (WORD, DATE) and (before.lower in _DATED or (before.lower.endswith(_ENDED) and _REPORTING & sentence.lemmas)):
        return True
    if row[place].text.isdigit() and row[place - 1].lower.endswith(_ACTS):
        return True  # "the Parliament Act 1949"
    if _is_measured_from(row, place):
        return True
    if row[place].lower.endswith("year-earlier") and row[min(place + 1, len(row) - 1)].lower not in _PERIODS:
        return True  # "below the year-earlier results"
    return (
        _is_of_account(row, place) or _stands_before(row, slot, place) or _is_from(row, slot, place) or _is_of_record(sentence, slot, place)
    )


def _is_measured_from(row: list[Unit], place: int) -> bool:
    """ "Rose from 80,000 in 1980 to 300,000", "up from $4 million a year earlier": of what it is measured by."""
    compared = row[place].lower.endswith(_COMPARED)
    if not compared and not (place + 1 < len(row) and row[place + 1].lower == "to" and _is_figure(row, place + 2)):
        return False
    for at in range(place - 1, max(-1, place - FURTHEST), -1):
        if row[at].lower in ("from", "to"):
            return row[at].lower == "from" and _is_figure(row, at + 1)
    return False


def _is_figure(row: list[Unit], at: int) -> bool:
    """ "80,000", "$4 million", "fewer than 80,000"."""
    while at < len(row) and (row[at].lower in _ROUGH or row[at].text in CURRENCIES):
        at += 1
    return at < len(row) and is_number(row[at])


def _is_of_account(row: list[Unit], place: int) -> bool:
    """ "According to a report on Friday": the day of the report."""
    for at in range(place - 1, max(0, place - FURTHEST), -1):
        if row[at].kind is POINT:
            return False
        if row[at].lower == "to" and row[at - 1].lower == "according":
            return True
    return False


def _stands_before(row: list[Unit], slot: Slot, place: int) -> bool:
    """ "Its 2003 results", "restated 2002 and 2003 results", "the 18th century artist"."""
    behind, before = place + 1, row[place - 1]
    if behind + 2 < len(row) and row[behind].category == "conj" and row[behind + 1].kind is DATE:
        behind += 2
    elif behind >= slot.end:
        return False
    if not row[behind].plain or row[place].possessive:
        return False
    if not row[place].text.isdigit():
        return row[place].lower.endswith("century")
    return (
        before.category == "det" or before.possessive or bool(before.lemma) or (before.category == "conj" and row[place - 2].kind is DATE)
    )


def _is_from(row: list[Unit], slot: Slot, place: int) -> bool:
    """ "A theft report from 1951"."""
    return slot.start == place and row[place - 1].lower == "from" and place > 1 and row[place - 2].lower in _MADE


def _is_of_record(sentence: Sentence, slot: Slot, place: int) -> bool:
    """ "Near the record high set on May 3"."""
    row = sentence.row
    made = slot.start - 2
    if slot.start != place or made < 1 or row[made].lower not in _RECORDED or not row[made - 1].plain:
        return False
    return not any(clause.group and clause.group.main == made for clause in sentence.clauses)


def stands_aside(sentence: Sentence, clause: Clause, slot: Slot, place: int) -> bool:
    """ "The film, due for release in 2015, was put off": the date of what the commas enclose; but "the army, on Monday, left"."""
    if sentence.row[0].lower == "with" and not any(unit.kind is POINT for unit in sentence.row[:place]):
        return True  # "with the vote on Friday, the party hopes …"
    if not clause.own_subject or not clause.subject or not clause.subject[-1].end <= slot.start < clause.group.first:
        return False
    row, low = sentence.row, clause.subject[-1].end
    opened = next((at for at in range(place - 1, low - 1, -1) if row[at].text == ","), None)
    if opened is None or all(row[at].category in _LEADING and row[at].lower != "due" for at in range(opened + 1, place)):
        return False
    return any(row[at].text == "," for at in range(place + 1, clause.group.first))


def is_concern(sentence: Sentence, clause: Clause, slot: Slot, *, speech: bool) -> bool:
    """ "Arrested over the killing of two men last year", "called for a sale on 7 May": what the verb's own is about has that date."""
    row, preposition, main = sentence.row, slot.preposition.rstrip("&"), clause.group.main if clause.group else len(sentence.row)
    if speech:
        return preposition == "for" and slot.start == main + 2
    if preposition not in _CONCERNING or slot.start < main:
        return False
    if preposition == "with" and row[slot.start - 2].lower not in ("connection", "relation"):
        return False
    known = row[slot.start].category == "det" and row[slot.start].lower not in ("a", "an")
    return known and bool(sentence.events_in(slot.start, slot.end))


def is_ranked(sentence: Sentence, place: int) -> bool:
    """ "The worst fire since 1998", "the first to do so since May": the date is that of what it is measured by."""
    return any(
        unit.lower in _BEST or (unit.lower.endswith("est") and unit.lower not in _NO_BEST)
        for unit in sentence.row[max(0, place - 14) : place]
        if unit.kind is WORD
    )
