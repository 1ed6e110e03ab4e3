"""Figures of an event: how many were killed, hurt, taken, fired."""

from collections.abc import Sequence

from timeline.extraction import rules
from timeline.extraction.grammar.clauses import Clause, Slot
from timeline.extraction.grammar.units import NUMBER, NUMBERS, Unit
from timeline.extraction.proposing.roles import objects
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import listed
from timeline.extraction.types import Count

_MORE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_GATHERED = listed("words", "gathered")
_HEDGES, _OF_ITSELF = listed("words", "hedging"), listed("words", "of_itself")
_DONE = (("captured", "captured"), ("injured", "injured"), ("killed", "killed"), ("died", "killed"))
_COUNTED = rules.load("words")["counted"] | {lemma: about for key, about in _DONE for lemma in listed("triggers", "effects", key)}


def counts(sentence: Sentence, clause: Clause) -> list[Count]:
    """Of a clause, from the subject or object that its verb counts."""
    about = _COUNTED.get(clause.lemma)
    if about is None or clause.group is None:
        return []
    counted = clause.subject if clause.group.passive or clause.lemma in _OF_ITSELF else objects(clause)
    return [count for slot in counted[:2] if (count := _count(sentence, slot, about))]


def _count(sentence: Sentence, slot: Slot, about: str) -> Count | None:
    words = sentence.row[slot.start : slot.end]
    for at, unit in enumerate(words):
        value = value_of(words, at)
        if value is not None and unit.lower not in _MORE:
            hedged = [
                word.text
                for word in sentence.row[max(0, slot.start + at - 3) : slot.start + at]
                if word.lower in _HEDGES or word.lower in ("at", "more", "fewer", "less", "to")
            ]
            of = words[-1].lower if words[-1].kind == "word" and words[-1] is not unit else None
            return Count(about, of, value, " ".join(hedged))
    return _one(words, about)


def _one(words: Sequence[Unit], about: str) -> Count | None:
    """ "A miner", "a dozen miners"; "a group of miners", "a few dozen" is no number."""
    if not words or words[0].lower not in ("a", "an") or about not in ("killed", "injured", "captured"):
        return None
    last = words[-1].lower if words[-1].kind == "word" else None
    if len(words) > 1 and words[1].lower in _MORE:
        return Count(about, last, _MORE[words[1].lower])
    return None if last in _GATHERED or any(unit.lower in _MORE for unit in words) else Count(about, last, 1)


def value_of(words: Sequence[Unit], at: int) -> int | None:
    unit = words[at]
    value: float | None = None
    if unit.kind is NUMBER:
        digits = unit.text.replace(",", "")
        value = float(digits) if digits.replace(".", "", 1).isdecimal() and len(digits) <= 12 else None
    elif unit.lower in NUMBERS:
        value = NUMBERS[unit.lower]
    elif unit.lower.partition("-")[0] in NUMBERS and unit.lower.partition("-")[2] in NUMBERS:
        value = NUMBERS[unit.lower.partition("-")[0]] + NUMBERS[unit.lower.partition("-")[2]]
    if value is not None and at + 1 < len(words) and words[at + 1].lower in _MORE:
        value *= _MORE[words[at + 1].lower]
    return int(value) if value is not None else None
