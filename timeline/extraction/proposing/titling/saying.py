"""A clause that is to be worded, and the small questions that all who word it ask."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.units import POINT, Unit, is_number
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.titling.inflecting import base, is_manner
from timeline.extraction.proposing.titling.pieces import Piece
from timeline.extraction.proposing.triggers import listed

ROOM = 84  # letters a title should keep to
MOST = 110  # and those that what cannot be left out may take
LONGEST_SUBJECT = 44  # letters of a subject with all that hangs on it
_HURTING = listed("triggers", "effects", "killed") | listed("triggers", "effects", "died") | listed("triggers", "effects", "injured")
_START = attrgetter("start")
_SPEAKERS = frozenset(("my", "our", "your", "me", "we", "i"))


@dataclass
class Saying:
    """A clause and all that is needed to word it; `names` are those of pronouns, by where they stand."""

    sentence: Sentence
    clause: Clause
    names: Mapping[int, str] = field(default_factory=dict)
    plan: bool = False
    hedged: bool = False
    denied: bool = False  # it is what somebody denies or accuses another of

    def __post_init__(self):
        self.row: Sequence[Unit] = self.sentence.row


def unit_at(row: Sequence[Unit], start: int) -> int | None:
    """The place of the unit that begins there, if one does."""
    at = bisect_left(row, start, key=_START)
    return at if at < len(row) and row[at].start == start else None


def pronoun_before(row: Sequence[Unit], clause: Clause) -> str:
    """Its own pronoun, where what it means has been put in its place."""
    for at in range(clause.group.first - 1, max(clause.start, clause.group.first - 4) - 1, -1):
        if row[at].category == "pron":
            return row[at].text if row[at].text == "I" else row[at].lower
        if row[at].category not in ("adv", "neg") and not is_manner(row[at]):
            return ""
    return ""


def is_bare(saying: Saying) -> bool:
    """The base form alone, "release": with one who does it, part of "will begin to … and release"."""
    clause, group = saying.clause, saying.clause.group
    joined = clause.link in ("and", "or") and not clause.before
    return (
        joined
        and group.present
        and group.form == "finite"
        and group.first == group.main
        and saying.row[group.main].lower == base(group.lemma)
    )


def people_counted(saying: Saying, block: Sequence[Piece]) -> str:
    """ "Kills 94" people."""
    unit = saying.row[block[0].places[-1]]
    return " people" if saying.clause.lemma in _HURTING and len(block) == 1 and is_number(unit) and unit.lower not in ("one", "1") else ""


def is_unsaid(saying: Saying, block: Sequence[Piece]) -> bool:
    """ "For it": a pronoun behind a preposition of which the title does not tell whom it means."""
    unit = saying.row[block[0].places[-1]]
    for piece in block:
        for at in piece.places:
            if saying.row[at].lower in _SPEAKERS:
                return True
    return bool(block[0].preposition) and len(block[0].places) == 1 and unit.category == "pron" and unit.start not in saying.names


def is_split(row: Sequence[Unit], clause: Clause) -> bool:
    """ "Appealed that decision, and obtained": what stands before the comma is no subject."""
    at = clause.group.first - 1
    return at > clause.start and row[at].category == "conj" and row[at - 1].text == ","


def following(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause that its verb leads to: "begin to talk", "agree to buy", "accuse the army of shelling"."""
    behind = clause.number + 1
    other = sentence.clauses[behind] if behind < len(sentence.clauses) else None
    if (
        other is None
        or other.parent != clause.number
        or other.group is None
        or (sentence.row[other.start - 1].kind is POINT and sentence.row[other.start - 1].text != ")")
    ):
        return None
    if other.link == "to" and other.group.form == "infinitive":
        return other
    if other.link in ("of", "for", "from", "against", "with") and other.group.form == "ing":
        return other
    if other.link == "as" and other.group.first == other.start + 1 and other.group.form != "infinitive":
        return other
    if other.link == "that" and sentence.row[other.start].lower == "that" and other.own_subject:
        joined = sentence.row[other.start - 1].category == "conj"
        return None if joined or is_split(sentence.row, other) else other
    if other.start == clause.group.main + 1 and sentence.row[other.start].lower == "having":
        return other
    return other if other.link == "ing" and other.start == clause.group.main + 1 else None
