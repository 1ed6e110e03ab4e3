"""The noun phrases of a stretch of units, each with the preposition in front of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction.grammar.units import DATE, LOOSE, NAME, NUMBER, OPENS, PARTS, POINT, WORD, Unit, is_number, words

_NO_PERSONS = words("no_persons")
_CROWDS, _LOCALITIES, _HOW_MUCH = words("crowds"), words("localities"), words("how_much")
_ROUGH = {"of": 0, "about": 1, "around": 1, "over": 1, "under": 1, "near": 1, "to": 1, "at": 2, "up": 2}


@dataclass(slots=True, init=False)
class Slot:
    """A noun phrase of a clause and the preposition in front of it; numbers are places in the row of units."""

    preposition: str
    start: int
    end: int
    head: int

    def __init__(self, preposition: str, start: int, end: int):
        self.preposition, self.start, self.end, self.head = preposition, start, end, end - 1


def slots(row: Sequence[Unit], start: int, end: int) -> list[Slot]:
    """The noun phrases of a stretch with their prepositions; punctuation and conjunctions part them."""
    found: list[Slot] = []
    preposition, opened, dated = "", start, start > 0 and row[start - 1].kind is DATE
    for at in range(start, end):
        unit = row[at]
        bound, kind = unit.bound, unit.kind
        if not (bound or dated or kind is DATE):
            continue
        behind_date, dated = dated, kind is DATE
        if behind_date:
            if at > opened and _begins_anew(row, opened, at, preposition):
                _close(row, found, preposition, opened, at)
                preposition, opened = "", at
        elif dated and at > opened and _stands_alone(row, at, end):
            _close(row, found, preposition, opened, at)
            preposition, opened = "on", at  # "Friday" is said for "on Friday"
        if bound is OPENS and (unit.lower not in _ROUGH or not _is_rough(row, at)):
            named = at > start and row[at - 1].lower == "according"  # "according to" names a source, "to" a hearer
            following = "according" if named else unit.lower
        elif bound is PARTS and not (_is_in_date(row, at) if kind is POINT else _stands_inside(row, at, start, end)):
            # "on X, Y and Z": the preposition goes on through a list, but not past a comma that closes the phrase.
            listed = unit.category in ("conj", "join") or unit.text == ","
            following = "," if not listed else preposition if preposition[-1:] == "&" else f"{preposition}&"
        else:
            continue
        if at > opened:
            _close(row, found, preposition, opened, at)
        preposition, opened = following, at + 1
    if end > opened:
        _close(row, found, preposition, opened, end)
    return found


def _begins_anew(row: Sequence[Unit], opened: int, at: int, preposition: str) -> bool:
    """ "On Saturday the colonel", "on Sunday it": behind a date without an article the next phrase begins."""
    unit = row[at]
    if unit.category == "pron" or (unit.bound is LOOSE and at + 1 < len(row) and is_number(row[at + 1])):
        return True  # "on Friday nearly 40 men"
    many = preposition in ("on", "by", "at", "until") and unit.lower.endswith("s")
    noun = unit.plain and (many or (preposition in ("in", "on") and unit.text[0].isupper()))
    return (unit.category == "det" or unit.kind is NAME or noun) and at == opened + 1 and not row[opened].possessive


def _stands_alone(row: Sequence[Unit], at: int, end: int) -> bool:
    """ "Found a ton of explosives Sunday", "the government Saturday": a date behind a noun that no preposition leads."""
    before, unit = row[at - 1], row[at]
    noun = (before.kind is NAME and not before.adjective and not before.possessive) or (
        before.kind is WORD and (before.category in ("", "pron") and not before.possessive)
    )
    lasted = before.kind is DATE and before.dated.edtf is None  # "for four hours Friday"
    if not (noun or lasted) or unit.possessive:
        return False
    after = row[at + 1] if at + 1 < end else None
    return after is None or after.kind is POINT or bool(after.category) or after.lower.endswith("ly")


def _is_rough(row: Sequence[Unit], at: int) -> bool:
    """ "About 40", "at least 40", "up to 40": the preposition belongs to the number."""
    word = row[at].lower
    if word == "of":
        return at > 0 and row[at - 1].lower in _CROWDS
    behind = at + _ROUGH[word]
    if behind >= len(row) or not is_number(row[behind]):
        return False
    if word == "to":
        return at > 0 and row[at - 1].lower == "up"
    return row[at + 1].lower in {"at": ("least", "most"), "up": ("to",)}.get(word, (row[at + 1].lower,))


def _is_in_date(row: Sequence[Unit], at: int) -> bool:
    """ "The May 3, 2011, bombing": the comma belongs to the day."""
    if row[at].text != "," or at < 2 or row[at - 1].kind is not DATE or row[at - 2].category != "det" or at + 1 >= len(row):
        return False
    return row[at + 1].plain


def _stands_inside(row: Sequence[Unit], at: int, start: int, end: int) -> bool:
    return (row[at].lower == "that" and _points(row, at, start, end)) or compares(row, at)


def compares(row: Sequence[Unit], at: int) -> bool:
    """ "More than 2,000 people", "as many as 40": the word belongs to the number and opens no clause."""
    word = row[at].lower
    if word == "as" and at + 2 < len(row) and row[at + 2].lower == "as":
        return row[at + 1].lower in _HOW_MUCH
    counts = word == "than" or (word == "as" and at > 0 and row[at - 1].lower in _HOW_MUCH)
    return counts and at + 1 < len(row) and is_number(row[at + 1])


def _points(row: Sequence[Unit], at: int, start: int, end: int) -> bool:
    """Whether "that" only points ("abandon that treaty") and opens no clause."""
    return (at == start or row[at - 1].category == "prep") and at + 1 < end and row[at + 1].plain


def _close(row: Sequence[Unit], found: list[Slot], preposition: str, start: int, end: int) -> None:
    """Add what stands there without its loose ends."""
    while start < end and row[start].bound is LOOSE:
        start += 1
    while start < end and row[end - 1].bound is LOOSE and not (end - 1 > start and row[end - 2].category == "det"):
        end -= 1  # but "at the back"
    if start < end:
        found.append(Slot(preposition, start, end))


def head_slots(row: Sequence[Unit], before: list[Slot]) -> list[Slot]:
    """The first phrase without a preposition that is no date, and those that a list adds to it."""
    for number, slot in enumerate(before):
        if slot.preposition in ("", ",", "&") and not is_time(row, slot):
            later = before[number + 1 :]
            if later and _is_title_of(row, slot, later[0]):
                return later[:1]
            if later and (name := _behind_comma(row, slot, later)):
                return [slot, name]
            return [slot, *_others(row, later, ("&", ","))]
    # "Following the attack, US officials …": the phrase behind the comma of a phrase with a preposition.
    behind = [
        number
        for number, slot in enumerate(before)
        if slot.preposition.endswith("&") and not is_time(row, slot) and _follows_comma(row, slot) and not _is_age(row, slot)
    ]
    if not behind:
        return []
    number = next((number for number in behind if not _is_beside(row, before, number)), behind[-1])
    first, later = before[number], before[number + 1 :]
    if name := _behind_comma(row, first, later):
        return [first, name]
    return [first, *_others(row, later, (first.preposition,))]


def _follows_comma(row: Sequence[Unit], slot: Slot) -> bool:
    """ ", nearly 40 men"."""
    at = slot.start - 1
    while at > 0 and row[at].bound is LOOSE:
        at -= 1
    return row[at].text == ","


def _others(row: Sequence[Unit], later: list[Slot], prepositions: tuple[str, ...]) -> list[Slot]:
    """The further members of the list that a phrase begins, up to one that only says more of it: "Ann Lee, chairwoman and owner"."""
    found: list[Slot] = []
    for slot in later:
        if slot.preposition in prepositions and not is_time(row, slot):
            if not _joins(row, slot):
                break
            found.append(slot)
    return found


def _is_beside(row: Sequence[Unit], before: list[Slot], number: int) -> bool:
    """ "In Karo, Lim and Berg, the army …", "in Lim, the capital, …", "through a friend, Ann Lee, the mayor said"."""
    head, lead = row[before[number].head], row[before[number - 1].head]
    if head.kind is not NAME:
        return head.lower in _LOCALITIES and lead.kind is NAME
    if head.mention.kind == "place":
        return True
    return (
        lead.kind is WORD
        and not lead.category
        and before[number].start == before[number - 1].end + 1
        and (number + 1 < len(before) and row[before[-1].head].kind is NAME)
    )


def _is_age(row: Sequence[Unit], slot: Slot) -> bool:
    """ "Ann Lee, 44, was charged"."""
    return slot.end == slot.start + 1 and row[slot.start].kind is NUMBER


def _behind_comma(row: Sequence[Unit], slot: Slot, later: list[Slot]) -> Slot | None:
    """ "The governor of the province, Ann Lee,": the name that stands for an office."""
    for other in later[:2]:
        head = row[other.head]
        if (
            row[slot.head].kind is WORD
            and row[other.start - 1].text == ","
            and head.kind is NAME
            and head.mention.kind == "actor"
            and not head.adjective
            and not (row[other.end].category == "conj" and row[other.start - 2].kind is NAME)
        ):
            return other  # but not "the plans of Norland, Sudland and the pact"
    return None


def _is_title_of(row: Sequence[Unit], slot: Slot, following: Slot) -> bool:
    """ "Secretary of State Mike Pompeo": the name at the end of the office is who it is."""
    head = row[following.head]
    inside = row[following.start : following.head]
    named = head.kind is NAME and head.mention.kind == "actor" and not head.adjective and not head.possessive
    return (
        named
        and following.preposition in ("of", "for")
        and bool(inside)
        and all(unit.kind is WORD and unit.text[:1].isupper() for unit in inside)
        and row[slot.head].kind is WORD
    )


def _joins(row: Sequence[Unit], slot: Slot) -> bool:
    """A further member of a list rather than an apposition ("X, head of Y")."""
    return slot.start > 0 and (row[slot.start - 1].category in ("conj", "join") or row[slot.head].kind is NAME)


def is_time(row: Sequence[Unit], slot: Slot) -> bool:
    dated = False
    for unit in row[slot.start : slot.end]:
        if unit.kind is DATE:
            dated = True
        elif unit.category not in ("det", "adv"):
            return False
    return dated


def agrees(row: Sequence[Unit], pronoun: str, subject: Sequence[Slot]) -> bool:
    """Whether "it" and "he" can stand for one and "they" for several, or for a body; "it" and "they" for no person."""
    head, joined = row[subject[0].head], any(row[slot.start - 1].category in ("conj", "join") for slot in subject[1:])
    if head.category == "pron":
        return True
    if head.kind is not NAME:
        if pronoun in ("he", "she") and head.lower in _NO_PERSONS:
            return False
        plural = head.lower.endswith("s") and not head.lower.endswith(("ss", "us", "is"))
        return pronoun == "they" or not (joined or plural)
    mention = head.mention
    if joined or mention.kind == "place":
        return pronoun == "they" or (pronoun == "it" and not joined)
    return pronoun not in ("it", "they") or mention.guess != "person" or " " not in mention.name
