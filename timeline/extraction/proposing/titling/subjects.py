"""Who or what a clause is told of, as a title says it, and whether they are several."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import DATE, NAME, NUMBER, POINT, WORD, Unit, is_number
from timeline.extraction.proposing.titling.inflecting import base, by_verb, is_manner, is_many, is_many_named, table
from timeline.extraction.proposing.titling.pieces import Piece, blocks, pieces
from timeline.extraction.proposing.titling.saying import LONGEST_SUBJECT, Saying, people_counted
from timeline.extraction.proposing.titling.words import is_proper, with_article, words_of
from timeline.extraction.proposing.triggers import listed

_ROUGHLY = listed("words", "roughly")
_AS_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))


def subject_of(saying: Saying, only: Sequence[Slot] = ()) -> tuple[str, bool]:
    """Who or what it is told of, and whether they are several; `only` are those of its phrases that count."""
    clause, row = saying.clause, saying.row
    subject = only or clause.subject
    if not subject:
        return "", False
    slot = subject[-1] if _is_named_office(row, subject) else subject[0]
    head = row[_head(row, slot)]
    if head.category == "pron" or (head.category == "rel" and slot.end - slot.start == 1):
        name = saying.names.get(head.start, "")
        if name or head.category == "rel" or head.lower in ("i", "we", "you", "there", "it", "what"):
            return name, is_many_named(name)
        who = _AS_SUBJECTS.get(head.lower, head.lower)
        return _they(saying, slot) if who == "they" else (who, False)
    if slot.end == slot.start + 1 and _counts_nobody(saying, head):
        return "", False
    end = _end_of_subject(saying, slot)
    several = len(subject) > 1 and not _is_named_office(row, subject)
    found = blocks(row, pieces(row, _start_of_subject(row, slot, clause.link == ""), max(end, subject[-1].end) if several else end))
    if not found or not _is_somebody(row, found[0]):
        return "", False
    if row[slot.start].lower in ("it", "there", "he", "she", "they"):
        return "", False  # "it is unlikely the case": no phrase of its own
    if len(found) > 1 and not any(piece.preposition or piece.joint for piece in (found[0][0], found[1][0])):
        held = any(other.start == slot.end and other.link in ("ing", "reduced") for other in saying.sentence.clauses)
        # "The ban the council imposed", but "rebels holding an envoy said".
        # And "Ann Lee, now working on the bridge, said".
        aside = any(row[at].text == "," and row[at + 1].lower != "such" for at in range(found[0][-1].places[-1], found[1][0].places[0]))
        found = found[:1] if aside else blocks(row, pieces(row, slot.start, slot.end)) if held else found[1:]
    if slot.start < clause.start and clause.link not in ("and", "but", "or", "then", ","):
        found = [_without_participle(saying, found[0])]
    found[0] = _in_short(row, _without_aside(found[0]) if row[end - 1].text == "," else found[0])
    text = _of_one_name(row, found[0]) or words_of(row, found[0], saying.names) + people_counted(saying, found[0])
    for block in found[1:]:
        longer = f"{text} {words_of(row, block, saying.names)}"
        if len(longer) > LONGEST_SUBJECT or not block[0].preposition:
            break
        text = longer
    many = _number(saying, found[0])
    return ("", False) if _is_anothers(saying, found[0], many) else (text, many)


def _counts_nobody(saying: Saying, head: Unit) -> bool:
    """ "1956", "100": a bare figure or date does nothing; but "31 killed"."""
    hurt = any(saying.clause.lemma in listed("triggers", "effects", key) for key in ("killed", "died", "injured", "captured"))
    return head.kind is DATE or head.text == "%" or (head.kind is NUMBER and not hurt)


def _without_aside(block: list[Piece]) -> list[Piece]:
    """ "Ann Lee, the governor and a friend," is Ann Lee."""
    commas = (number for number, piece in enumerate(block) if piece.joint == ",")
    return block[: next(commas, len(block))]


def _without_participle(saying: Saying, block: list[Piece]) -> list[Piece]:
    """Of "a man dressed", where what belongs to the participle is left out, a man."""
    last = block[-1].places
    ends = len(last) > 1 and any(other.link == "reduced" and other.group.main == last[-1] for other in saying.sentence.clauses)
    return [*block[:-1], replace(block[-1], places=last[:-1])] if ends else block


def _is_somebody(row: Sequence[Unit], block: Sequence[Piece]) -> bool:
    return not block[0].preposition and row[block[0].places[-1]].category not in ("adv", "conj", "sub", "rel")


def _they(saying: Saying, slot: Slot) -> tuple[str, bool]:
    """Whom "they" mean within the sentence: the last several that it named."""
    row = saying.row
    told = (other for clause in saying.sentence.clauses for other in (*clause.before, *clause.after) if other.start < slot.start)
    several = [other for other in told if row[other.head].plain and is_many(row, other.start, other.head)]
    if not several:
        return "they", True
    found = blocks(row, pieces(row, several[-1].start, several[-1].end))
    text = words_of(row, found[0], saying.names) if found else ""
    return (text if row[several[-1].start].category == "det" else f"the {text}") if text else "they", True


def _head(row: Sequence[Unit], slot: Slot) -> int:
    """Its noun: "he probably" is "he"."""
    at = slot.head
    while at > slot.start and (is_manner(row[at]) or row[at].lower in _SELVES):
        at -= 1
    return at


def _start_of_subject(row: Sequence[Unit], slot: Slot, whole: bool) -> int:
    """With what makes its number rough: "more than 100 people", "nearly 40 people"."""
    at = slot.start
    if (
        whole
        and at > 1
        and row[at - 1].lower == "of"
        and (is_number(row[at - 2]) or row[at - 2].lower in ("some", "most", "many", "several", "all"))
    ):
        return at - 2
    if at > 1 and row[at - 1].lower == "than" and row[at - 2].lower in ("more", "less", "fewer"):
        return at - 2
    while at and is_number(row[at]) and row[at - 1].lower in _ROUGHLY:
        at -= 1
    return at


def _of_one_name(row: Sequence[Unit], block: Sequence[Piece]) -> str:
    """Who acts stands under the chronology's name: "Washington plans" is the United States."""
    places = [at for at in block[0].places if row[at].category != "det"]
    unit = row[places[0]] if len(block) == 1 and len(places) == 1 and not block[0].preposition else None
    if unit is None or unit.kind is not NAME or unit.adjective or not unit.mention.id or unit.mention.kind != "actor":
        return ""
    name = unit.mention.name.replace("'", "’")
    if not is_proper(name) or unit.text.lower().startswith(name.lower()):
        return ""
    the = with_article(name)
    return f"the {name}" if the == name and len(places) < len(block[0].places) and len(name.split()) > 2 else the


def _is_named_office(row: Sequence[Unit], subject: Sequence[Slot]) -> bool:
    """ "The governor of the province, Ann Lee,"."""
    return (
        len(subject) > 1
        and row[subject[0].head].kind is WORD
        and row[subject[1].head].kind is NAME
        and row[subject[1].start - 1].text == ","
    )


def _end_of_subject(saying: Saying, slot: Slot) -> int:
    """Up to the next verb, adverbs left out; before a relative clause up to that."""
    row, clause = saying.row, saying.clause
    firsts = (other.group.first for other in saying.sentence.clauses if other.group and other.group.first > slot.start)
    end = min(next(firsts, len(row)), clause.start if slot.start < clause.start else len(row))
    if clause.link == "" and clause.own_subject and slot.start < clause.start:
        end = clause.group.first  # "claims stemming from the storm reduced"
    while end > slot.start + 1 and (is_manner(row[end - 1]) or row[end - 1].category in ("adv", "neg") or row[end - 1].lower in _SELVES):
        end -= 1
    return max(end, slot.start + 1)


def _in_short(row: Sequence[Unit], block: list[Piece]) -> list[Piece]:
    """ "President Ann Lee of the Green Party" is Ann Lee, where she is known by her name."""
    places = block[0].places
    head = row[places[-1]]
    if head.kind is NAME and head.mention.guess == "person" and len(block) > 1 and block[1].preposition:
        block = block[:1]
    if head.kind is NAME and not head.adjective and len(places) > 1 and head.mention.kind == "actor":
        before = row[places[-2]]
        office = before.text[:1].isupper() and before.category != "det"
        person = head.mention.guess == "person" or (head.mention.id and " " in head.mention.name and office)
        if person and all(row[at].kind is not POINT or row[at].text == "." for at in places):
            return [Piece(block[0].joint, block[0].preposition, places[-1:]), *block[1:]]
    return block


def _number(saying: Saying, block: Sequence[Piece]) -> bool:
    row, group = saying.row, saying.clause.group
    if _are_several(row, block):
        return True
    shown = None
    if group.form == "finite" and (group.first < group.main or group.copula):
        shown = by_verb([unit.lower for unit in row[group.first : group.main + 1]])
    elif group.form == "finite" and group.present:
        shown = row[group.main].lower == base(group.lemma)
    first = _up_to_participle(row, block[0].places)
    own = is_many(row, first[0], first[-1])
    if group.present and group.first == group.main and row[first[-1]].kind is NAME and not own and not group.copula:
        return False
    if shown is not None and not (shown and row[first[0]].lower in ("a", "an")):
        return shown
    if row[first[-1]].lower == "number" and row[first[0]].lower == "the":
        return False
    if len(block) > 1 and row[first[-1]].lower in table("number", "amounts") and block[1].places:
        if row[first[0]].lower in ("one", "a", "the") and row[first[-1]].lower not in table("number", "amounts") - {"total", "one"}:
            return False
        return is_many(row, block[1].places[0], block[1].places[-1])
    if len(block) > 1 and is_number(row[first[-1]]):
        return row[first[-1]].lower not in ("one", "1")
    return own


def _up_to_participle(row: Sequence[Unit], places: list[int]) -> list[int]:
    """ "A ship carrying two missiles" is one ship."""
    for number, at in enumerate(places[:-1]):
        behind = row[at + 1]
        if number and "g" in row[at].marks and (behind.category or behind.kind is not WORD):
            return places[:number]
    return places


def _is_anothers(saying: Saying, block: Sequence[Piece], many: bool) -> bool:
    """ "Tensions rose when Omar Said, the head, was killed": a subject taken over that is many where the verb is of one."""
    group, row = saying.clause.group, saying.row
    head = row[block[0].places[-1]]
    if saying.clause.own_subject or many or group.form != "finite" or not (group.passive or group.copula) or len(block) > 1:
        return False
    several = head.plain and head.lower.endswith("s")
    return several and is_many(row, block[0].places[0], block[0].places[-1])


def _are_several(row: Sequence[Unit], block: Sequence[Piece]) -> bool:
    """ "Iran and Iraq", "the army and the police", but "the airline and casino company", "a force of Finns and Danes"."""
    for piece in block[1:]:
        if piece.preposition:
            return False
        if piece.joint == "and":
            first, head = row[piece.places[0]], row[piece.places[-1]]
            return (
                first.category == "det"
                or first.kind is NAME
                or is_number(first)
                or is_many(row, piece.places[0], piece.places[-1])
                and head.kind is WORD
            )
    return False
