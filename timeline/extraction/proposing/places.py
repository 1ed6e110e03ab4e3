"""Where an event was, from the prepositions of its clause."""

from collections.abc import Iterable

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import Unit, words
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.types import Where

_NEAR, _IN = words("near"), words("inside")
_DIRECT, _WAYS = words("direct"), words("ways")
_LONG, _DIRECTIONS = words("long_measures"), words("directions")
_MEASURES, _HUNDREDS = words("short_measures") | _LONG, frozenset(("hundred", "hundreds", "thousand", "thousands"))
FARTHEST = 100  # kilometres or miles within which something is near


def places(sentence: Sentence, slots: Iterable[Slot], clause: Clause, article: Article) -> list[Where]:
    """What "in", "at" or "on" governs; a place it is near to stays "near", one that somebody came from is its origin."""
    if not sentence.names:
        return []
    found: list[Where] = []
    for slot in slots:
        for place in sentence.names_in(slot.start, slot.end):
            if where := _where(sentence, sentence.row[place], slot, place, clause, article):
                found.append(where)
    return list(dict.fromkeys(found)) if found else found


def _where(sentence: Sentence, unit: Unit, slot: Slot, place: int, clause: Clause, article: Article) -> Where | None:
    mention = unit.mention
    inside = slot.preposition.rstrip("&") in ("in", "inside", "within", "across", "throughout", "into")
    slug = mention.id if mention.kind == "place" or (inside and mention.id in article.gazetteer.places) else None
    if unit.adjective or unit.compound or (mention.kind != "place" and slug is None):
        return None
    preposition = slot.preposition.rstrip("&")
    name = mention.name or mention.text
    if (
        preposition == ""
        and mention.kind == "place"
        and clause.group
        and place > clause.group.main
        and clause.lemma in _DIRECT
        and place == slot.head
    ):
        return Where(slug, name)
    if preposition == "to" and clause.lemma in _WAYS:
        return Where(slug, name, "destination")
    distance = _distance(sentence, slot)
    if distance == "far":
        return None
    if preposition in _NEAR or distance:
        return Where(None, f"{preposition if preposition in ('outside', 'off') else 'near'} {name}")
    if preposition == "from" and mention.kind == "place":
        return Where(slug, name, "origin")
    return Where(slug, name) if preposition in _IN or (preposition == "of" and mention.kind == "place") else None


def _distance(sentence: Sentence, slot: Slot) -> str:
    """ "near" or "far", "" where nothing is measured: "a few metres from the embassy", "30km north of the capital"."""
    before = sentence.row[max(0, slot.start - 5) : slot.start - 1]
    if slot.preposition not in ("from", "of") or (slot.preposition == "of" and not (before and before[-1].lower in _DIRECTIONS)):
        return ""
    for at, unit in enumerate(before):
        number = unit.lower.rstrip("abcdefghijklmnopqrstuvwxyz")
        if (measure := unit.lower[len(number) :]) in _MEASURES:
            told = (number or (before[at - 1].lower if at else "")).replace(",", "")
            far = int(told) > FARTHEST if told.isdecimal() else told in _HUNDREDS
            return "far" if far and measure in _LONG else "near"
    return ""
