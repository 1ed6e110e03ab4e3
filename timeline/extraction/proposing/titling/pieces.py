"""The phrases of a stretch of a sentence, without those of time, and which of them stand or fall together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline.extraction.grammar.units import CURRENCIES, DATE, NAME, NUMBER, POINT, WORD, Unit, is_number, is_quote, words
from timeline.extraction.proposing.dating import is_anniversary
from timeline.extraction.proposing.titling.inflecting import is_manner, table
from timeline.extraction.proposing.triggers import listed

_WITHIN = frozenset("-‑/&%°+.,–")  # between two letters without a space they belong to a word
_ROUGHLY = words("roughly")
_ENDS = frozenset(("sub", "rel"))
_SMALL = frozenset(("det", "adv", "neg"))
_AMOUNTS = frozenset(("all", "some", "each", "one"))
_LIKE_PREPOSITIONS = frozenset(("as", "than", "per"))
_PLAIN = frozenset((WORD, NAME, NUMBER))
_DROPPED = table("adverbs", "dropped")
_NEVER, _CIRCUMSTANCE = table("circumstance", "never"), table("circumstance", "prepositions")
_REACH = 6  # pieces further on that tell whether a comma parts a list


@dataclass(slots=True)
class Piece:
    """A noun phrase with the preposition in front; `joint` is what ties it to the one before: "" "," "and"."""

    joint: str
    preposition: tuple[int, ...]
    places: list[int] = field(default_factory=list)
    dated: bool = False
    shut: bool = False  # whatever follows begins a phrase of its own

    def all(self) -> list[int]:
        return [*self.preposition, *self.places]


def pieces(row: Sequence[Unit], start: int, end: int) -> Iterator[Piece]:
    """The phrases of a stretch in order, without those of time; it ends where a clause or another thought begins."""
    piece, inside = Piece("", ()), False
    for at in range(start, end):
        unit = row[at]
        if not unit.category and unit.kind in _PLAIN and not piece.shut and unit.lower not in _LIKE_PREPOSITIONS:
            if not inside and not (unit.lower in _DROPPED and is_dropped(row, at)):
                piece.places.append(at)  # goes on with its phrase, as most words do
            continue
        if unit.text in ("(", ")", "[", "]"):
            inside = unit.text in ("(", "[")
            continue
        if inside or (unit.category != "prep" and is_dropped(row, at)):
            continue
        opened = _opened(row, at, end, piece)
        if opened is None:
            break
        if opened is not piece:
            if _is_worth(row, piece):
                yield piece
            elif piece.dated and opened.joint == "and":
                opened.joint = ""
            piece = opened
            continue
        _add(row, at, piece)
    if _is_worth(row, piece):
        yield piece


def _opened(row: Sequence[Unit], at: int, end: int, piece: Piece) -> Piece | None:
    """The piece that a unit belongs to or opens; None where the stretch is to end."""
    unit = row[at]
    if unit.kind is POINT:
        if is_within(row, at) or is_quote(unit):
            return piece
        return Piece(",", ()) if unit.text == "," else None
    if unit.category in ("prep", "to") or unit.lower in _LIKE_PREPOSITIONS:
        if is_rough(row, at, end):
            return piece
        if len(piece.places) == 1 and row[piece.places[0]].lower == "only":
            return Piece(piece.joint, (*piece.places, at))
        if piece.places or piece.dated:
            return Piece("", (at,))
        return Piece(piece.joint, (*piece.preposition, at))
    if unit.category == "conj" and piece.preposition and not (piece.places or piece.dated) and _is_before(row, at, end):
        return Piece(piece.joint, (*piece.preposition, at))  # "in and around"
    if unit.category == "conj":
        return Piece("and" if unit.lower != "or" else "or", ())
    if unit.category in _ENDS and not (unit.lower == "that" and not piece.places and at + 1 < end and row[at + 1].category in ("", "adv")):
        return None
    if unit.category == "det" and piece.places and _begins_another(row, at, piece):
        return _opening(row, at, "")
    if piece.shut and (unit.category in ("det", "pron") or unit.kind in (NAME, WORD) or is_number(unit)):
        reckoned = row[at - 1].kind is DATE and row[at - 1].lower.endswith((" after", " before", " since"))
        return _opening(row, at, "," if reckoned else "")
    return piece


def _is_before(row: Sequence[Unit], at: int, end: int) -> bool:
    return at + 1 < end and row[at + 1].category == "prep"


def _opening(row: Sequence[Unit], at: int, joint: str) -> Piece:
    opened = Piece(joint, ())
    _add(row, at, opened)
    return opened


def _begins_another(row: Sequence[Unit], at: int, piece: Piece) -> bool:
    """ "Gave the town | a bridge", but "22,000 dollars a family"."""
    last = row[piece.places[-1]]
    noun = last.kind is NAME and not last.adjective or last.plain
    if not noun or last.possessive or is_number(row[at]):
        return False
    return not (row[at].lower in ("a", "an", "each", "every") and any(is_number(row[place]) for place in piece.places))


def _add(row: Sequence[Unit], at: int, piece: Piece) -> None:
    unit = row[at]
    if unit.kind is not DATE or is_lasting(unit) or is_anniversary(unit) or (not unit.text[-1:].isdigit() and _is_of_a_name(row, at)):
        piece.places.append(at)
        return
    bare = not any(row[place].category != "det" for place in piece.places)
    described = at + 1 < len(row) and (unit.possessive or (piece.places and row[at + 1].kind in (WORD, NAME) and not row[at + 1].category))
    if not described:
        piece.dated = piece.dated or bare
        piece.shut = True
        if bare:
            piece.places.clear()


def _is_of_a_name(row: Sequence[Unit], at: int) -> bool:
    """Whether a date has a capital, as the word behind it."""
    if at + 1 == len(row) or row[at].possessive or not row[at].text[:1].isupper():
        return False
    behind = row[at + 1]
    return behind.plain and behind.text[:1].isupper()


def is_lasting(unit: Unit) -> bool:
    """ "For three days" stays: it does not say when."""
    return unit.kind is DATE and unit.dated is not None and unit.dated.edtf is None and unit.dated.timex.type == "DURATION"


def is_dropped(row: Sequence[Unit], at: int) -> bool:
    unit = row[at]
    if unit.kind is not WORD or unit.lower not in _DROPPED:
        return False
    if unit.lower == "ended":
        return at + 1 < len(row) and row[at + 1].kind is DATE  # "income for the six months ended 30 June"
    if unit.lower in ("first", "last", "both", "each", "all", "alone", "too") or unit.category == "det":
        return unit.category == "adv" and not _describes(row, at)
    return True


def _describes(row: Sequence[Unit], at: int) -> bool:
    """ "The first funerals": between an article and its noun."""
    return at > 0 and (row[at - 1].category == "det" or row[at - 1].possessive)


def is_rough(row: Sequence[Unit], at: int, end: int) -> bool:
    """ "About 40", "at least 40", "up to 40"."""
    word, behind = row[at].lower, at + 1
    if word == "to" and at and row[at - 1].lower == "up":
        return behind < end and is_number(row[behind])
    if word in ("at", "up"):
        behind += 1
        if not (behind <= end - 1 and row[at + 1].lower in ("least", "most", "to")):
            return False
    elif word == "than":
        return at > 0 and row[at - 1].lower in ("more", "less", "fewer", "rather", "other")
    elif word not in _ROUGHLY:
        return False
    return behind < end and (is_number(row[behind]) or row[behind].text in CURRENCIES)


def is_within(row: Sequence[Unit], at: int) -> bool:
    """Whether a sign belongs to a word or number: "412-page", "$5", "Mr. Lee"."""
    unit = row[at]
    tight_before = at > 0 and row[at - 1].end == unit.start and row[at - 1].kind is not POINT
    tight_after = at + 1 < len(row) and row[at + 1].start == unit.end
    if unit.text in CURRENCIES:
        return tight_after
    if unit.text == "%":
        return at > 0 and row[at - 1].kind is NUMBER
    if unit.text == ".":
        short = at > 0 and len(row[at - 1].text.rpartition(" ")[2]) <= 5
        return tight_before and at + 1 < len(row) - 1 and short and row[at - 1].text[:1].isupper() and row[at + 1].start <= unit.end + 2
    return unit.text in _WITHIN and tight_before and tight_after


def _is_worth(row: Sequence[Unit], piece: Piece) -> bool:
    """Whether it says anything: not an article or an adverb alone, but "the first", "the back" and "some"."""
    for at in piece.places:
        unit = row[at]
        if unit.kind is not POINT and unit.category not in _SMALL and not is_manner(unit):
            return True
    last = row[piece.places[-1]].lower if piece.places else ""
    if last in ("first", "last", "back"):
        return len(piece.places) > 1 and row[piece.places[-2]].category == "det"
    return (
        last in _AMOUNTS
        or (last == "her" and not piece.preposition)
        or last in table("number", "many")
        and row[piece.places[-1]].category == "det"
    )


def blocks(row: Sequence[Unit], found: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that stand or fall together: with "of", and lists; what a comma sets beside another is left out."""
    kept: list[list[Piece]] = []
    aside = False
    found = list(found)
    for number, piece in enumerate(found):
        first = row[piece.preposition[0]].lower if piece.preposition else ""
        if first in _NEVER or (kept and first in _CIRCUMSTANCE):
            aside = True
        elif first == "of" and (kept or aside):
            aside = aside or piece.joint == ","
            if not aside:
                kept[-1].append(piece)
        elif not piece.joint:
            if kept and not (aside or first) and _is_infinitive(row, kept[-1][-1]):
                kept[-1].append(piece)
            elif not aside:
                kept.append([piece])
        elif piece.joint == "," and kept and not aside and _names_office(row, kept[-1], piece):
            piece.joint = ""
            kept[-1].append(piece)
        elif piece.joint == "," and kept and not aside and _goes_on(row, kept[-1], piece, found[number + 1 : number + 2]):
            kept[-1].append(piece)
        elif piece.joint == "," and not _lists(row, kept, piece, found[number + 1 : number + 1 + _REACH]):
            aside = not (first and kept)
            if not aside:
                kept.append([piece])
        elif not aside:
            aside = not kept or (bool(piece.preposition) and not kept[-1][0].preposition)
            if not aside:
                kept[-1].append(piece)
    return kept


def _is_infinitive(row: Sequence[Unit], piece: Piece) -> bool:
    """ "To combine" of a verb that no table knows: what follows is its object."""
    opened = bool(piece.preposition) and row[piece.preposition[-1]].lower == "to"
    return opened and len(piece.places) == 1 and row[piece.places[0]].plain


def _names_office(row: Sequence[Unit], block: list[Piece], piece: Piece) -> bool:
    """ "The deputy minister, Ann Lee"."""
    head, behind = row[block[-1].places[-1]], row[piece.places[0]]
    named = len(piece.places) == 1 and behind.kind is NAME and not behind.adjective and behind.mention.kind == "actor"
    office = head.lower in listed("speech", "people", "offices") or head.lower in listed("speech", "people", "others")
    return bool(named and office and not piece.preposition and len(block) == 1 and " " in behind.mention.name)


def _goes_on(row: Sequence[Unit], block: list[Piece], piece: Piece, behind: list[Piece]) -> bool:
    """ "The small, oil-rich sultanate": the comma stands between adjectives, and none closes what would be set beside."""
    last, first = block[-1].places, row[piece.places[0]]
    if piece.preposition or len(last) not in (2, 3) or row[last[0]].category != "det" or last[-1] + 2 != piece.places[0]:
        return False
    plain = row[last[-1]].kind is WORD and first.plain and not first.text[:1].isupper()
    return plain and not (behind and behind[0].joint) and len(piece.places) > 1


def _lists(row: Sequence[Unit], kept: list[list[Piece]], piece: Piece, behind: list[Piece]) -> bool:
    """A member of a list that "and" ends: "Germany, Britain and France"."""
    if not kept or piece.preposition:
        return False
    for other in behind:
        if other.joint in ("and", "or"):
            return not other.preposition
        if other.joint != "," and not (other.preposition and row[other.preposition[0]].lower == "of"):
            return False
    return False
