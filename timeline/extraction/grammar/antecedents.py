"""Who a clause is about that has no subject of its own: what a relative pronoun looks back to, or what stood before an inserted clause."""

from collections.abc import Sequence

from timeline.extraction.grammar.clause import Clause
from timeline.extraction.grammar.phrases import Slot, head_slots, is_time, slots
from timeline.extraction.grammar.units import NAME, POINT, Unit, is_quote, words

_INVERTED = words("inverted")


def antecedent(row: Sequence[Unit], found: list[Clause], clause: Clause) -> list[Slot]:
    """The noun phrase in front of the relative pronoun or participle."""
    low = found[clause.number - 1].group.main + 1 if clause.number else 0
    phrases = slots(row, low, clause.start)
    if not phrases and clause.number:
        return found[clause.number - 1].subject
    if not phrases:
        return []
    while len(phrases) > 1 and (is_time(row, phrases[-1]) or row[phrases[-1].head].category == "pron"):
        phrases.pop()  # "the report for 2018, published last month", "the case against him, built on"
    if clause.link == "ing" and clause.number and _says_where(row, phrases[-1]):
        return [slot for slot in phrases if slot.preposition == ""][-1:] or found[clause.number - 1].subject
    # "the head of the Quds Force, who": past an "of" phrase only where a name stands there and the pronoun is "who".
    last = phrases[-1]
    if clause.link in ("who", "which") and len(phrases) > 1 and _only_describes(row, last, phrases[-2]):
        return [phrases[-2]]
    if clause.link in ("who", "whom") and len(phrases) > 1 and row[last.head].kind is not NAME:
        last = next((phrase for phrase in reversed(phrases) if row[phrase.head].kind is NAME), last)
    return [last]


def _says_where(row: Sequence[Unit], slot: Slot) -> bool:
    """What does nothing: "was in London working for the party"."""
    head = row[slot.head]
    return slot.preposition in ("in", "at", "near", "outside") and head.kind is NAME and head.mention.kind == "place"


def _only_describes(row: Sequence[Unit], last: Slot, named: Slot) -> bool:
    """ "The Lim Group, a fund which bought the firm", "Ann Lee, an engineer who": the name before the comma."""
    article = row[last.start].lower in ("a", "an") and row[last.start - 1].text == "," and last.preposition in ("", "&")
    return article and row[named.head].kind is NAME and named.preposition == "" and named.end == last.start - 1


def resumed(row: Sequence[Unit], found: list[Clause], clause: Clause) -> list[Slot]:
    """After an inserted clause the sentence goes on with the subject before it."""
    if clause.lemma in _INVERTED and (named := _behind_quotation(row, found, clause)):
        return named
    at = clause.number - 1
    while at > 0 and found[at].link not in ("who", "which", "whom", "that", "reduced", ",ing", "whose"):
        at -= 1
    opened = found[at]
    if opened.link in ("who", "which", "whom", "whose", "reduced") and opened.start:
        low = found[at - 1].group.main + 1 if at else 0
        phrases = slots(row, low, opened.start)
        if clause.lemma in _INVERTED and phrases and row[phrases[-1].head].kind is NAME and row[phrases[-1].start - 1].text == ",":
            return phrases[-1:]  # "villages were flooded, Ann Lee, who runs the agency, said"
        return head_slots(row, phrases) or antecedent(row, found, opened)
    return found[0].subject


def _behind_quotation(row: Sequence[Unit], found: list[Clause], clause: Clause) -> list[Slot]:
    """ "…,” Ann Lee, the mayor, said on Monday": who stands between what is quoted and the verb."""
    for at in range(clause.start - 1, found[clause.number - 1].group.main, -1):
        if is_quote(row[at]):
            return head_slots(row, slots(row, at + 1, clause.start)) if row[at - 1].kind is POINT else []
    return []
