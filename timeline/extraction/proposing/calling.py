"""Whom "the colonel", "the union" or "the group" mean: who was last named with that office, or has that word in the name."""

from collections.abc import Mapping

from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import DATE, NAME, WORD, Unit
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import listed
from timeline.extraction.types import Part

_ARMED = frozenset(("armed-group", "group"))
_WRITTEN = {"gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "gov": "governor"}


def note(sentence: Sentence, called: dict[str, Part], kinds: Mapping[str, str]) -> None:
    """Remember the names of a sentence by the words that can stand for them."""
    for at, unit in enumerate(sentence.row):
        if unit.kind is not NAME or unit.mention.kind != "actor" or unit.adjective:
            continue
        mention = unit.mention
        part = Part(unit.start, unit.end, mention.id, mention.name or mention.text, "")
        kind = kinds.get(mention.id or "", mention.guess or "")
        if kind == "person":
            if office := _office(sentence.row, at):
                called[office] = part
        elif mention.id:
            called.update(dict.fromkeys(listed("speech", "people", "bodies") & set(part.name.lower().split()), part))
            if kind in _ARMED:
                called["group"] = part


def _office(row: list[Unit], at: int) -> str | None:
    """The title in front of a name: "Colonel X", "Col. X", "the interior minister, X"."""
    place = at - 1
    while place >= 0 and row[place].text in (".", ","):
        place -= 1
    if place < 0 or row[place].kind is not WORD or at - place > 3:
        return None
    word = _WRITTEN.get(row[place].lower, row[place].lower)
    return word if word in listed("speech", "people", "offices") else None


def meant(row: list[Unit], slot: Slot, end: int, role: str, called: Mapping[str, Part]) -> Part | None:
    """Of "the" and one word; with more words it may be another one of the kind."""
    words = [unit for unit in row[slot.start : end] if unit.kind is not DATE]
    if len(words) != 2 or words[0].lower != "the":
        return None
    who = called.get(words[1].lower)
    return Part(words[1].start, words[1].end, who.id, who.name, role) if who else None
