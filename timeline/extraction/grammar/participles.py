"""Past forms that are participles: which stand for a relative clause, and are no finite verbs."""

from collections.abc import Sequence

from timeline.extraction.grammar.group import Group, in_front, passes_law, table, takes_bare, takes_clause
from timeline.extraction.grammar.phrases import compares
from timeline.extraction.grammar.units import CURRENCIES, DATE, NAME, POINT, Unit, is_noun, is_number, words

_WITHOUT_BE = words("without_be")
_SHARES = frozenset(("%", "percent", "per", "points", "cents", "pence"))
_FOUND = frozenset(("guilty", "liable", "responsible", "innocent"))
_TIMES = frozenset(("after", "before", "since", "until"))


def reduce(row: Sequence[Unit], found: list[Group]) -> None:
    """Past forms that stand for a relative clause ("the truce initiated in October was …") are no finite verbs."""
    for number, group in enumerate(found):
        past = group.form == "finite" and group.first == group.main and not group.present and _may_be_done(row, group)
        if past and group.lemma not in table("intransitive") and _is_reduced(row, found, number):  # nobody can be arrived, gone
            group.form, group.passive = "participle", True


def _is_reduced(row: Sequence[Unit], found: list[Group], number: int) -> bool:
    group = found[number]
    after = row[group.main + 1] if group.main + 1 < len(row) else None
    before = row[group.main - 1] if group.main else None
    if after and before and (after.kind is DATE or after.lower == "on") and _tells(row, found, number):
        return False
    if number and before and before.category == "conj" and found[number - 1].form == "participle" and after and _no_object(after):
        return True  # "held in March and freed on 2 April"
    if group.lemma == "find" and _is_found_guilty(row, group.main):
        return True
    if before is not None and before.text == "," and group.lemma == "ask" and _is_asked(row, group.main):
        return True  # "Lee, asked on Monday whether he would go, said …"
    if before is None and after is not None and (_no_object(after) or "g" in after.marks or group.lemma in table("naming")):
        return True  # "Rescued in May, the boy …"
    if before is not None and before.lower in _WITHOUT_BE and (after is None or _no_object(after) or after.kind is POINT):
        return True  # "when asked about it", "if forced to"
    if after is None or before is None or before.category in ("pron", "rel", "conj"):
        return False
    if _lacks_object(row, found, number, after):
        return True  # "problems discovered with the chip"
    if _by_how_much(row, group.main):
        return False
    if number and before.text == "," and _no_object(after) and _ends_in_noun(row, found[number - 1], group.main - 1):
        return True  # "the last duel, fought 30 years ago"
    if after.lower != "by" and _is_of_its_own(row, found[number - 1].main if number else -1, group.first):
        return False  # "the ban the council imposed in March ended"
    if not number and _no_object(after) and _is_closed(row, found):
        return True  # "the plan, announced on Friday, was …"
    if _is_by(row, group.main + 1) or _is_said_to(row, found, number):
        return True
    return _no_object(after) and (_verb_follows(row, found, number) or _in_object(row, found, number))


def _is_found_guilty(row: Sequence[Unit], main: int) -> bool:
    """ "A clerk found guilty of theft"."""
    behind = [unit.lower for unit in row[main + 1 : main + 3]]
    return len(behind) == 2 and behind[0] in _FOUND and behind[1] in ("of", "for")


def _is_by(row: Sequence[Unit], at: int) -> bool:
    """ "Announced by the union", "announced on Monday by the union"; "won on Monday by two goals" is none."""
    first = at
    at += row[at].lower == "on"
    at += at < len(row) and row[at].kind is DATE
    if at + 1 >= len(row) or row[at].lower != "by":
        return False
    return at == first or row[at + 1].kind is NAME or row[at + 1].lower == "the"


def _is_said_to(row: Sequence[Unit], found: list[Group], number: int) -> bool:
    """ "A man believed to be Lee was …"."""
    group, behind = found[number], found[number + 1 : number + 2]
    said = group.lemma in table("said_to") and any(other.form == "infinitive" and other.first == group.main + 1 for other in behind)
    return said and (any(other.form == "finite" for other in found[number + 2 :]) or _is_beside(row, group.first))


def _is_beside(row: Sequence[Unit], first: int) -> bool:
    """ "With delays expected to last": what "with" sets beside the rest has no finite verb."""
    at = first - 1
    while at > 0 and (row[at].plain or row[at].kind is NAME or row[at].category in ("det", "adv")):
        at -= 1
    return row[at].lower == "with"


def _is_asked(row: Sequence[Unit], main: int) -> bool:
    behind = [unit.lower for unit in row[main + 1 : main + 4] if unit.kind is not DATE and unit.lower != "on"]
    return bool(behind) and behind[0] in ("whether", "about", "if", "why", "how")


def _tells(row: Sequence[Unit], found: list[Group], number: int) -> bool:
    """ "Rebels holding hostages said on Friday they …": what is told behind the day has a subject of its own."""
    group = found[number]
    if group.lemma not in takes_clause() or number + 1 == len(found) or found[number + 1].form != "finite":
        return False
    at = group.main + 1 + (row[group.main + 1].lower == "on")
    if at + 1 >= len(row) or row[at].kind is not DATE or row[at].possessive:
        return False
    begins = row[at + 1]
    named = begins.category in ("det", "pron") or begins.kind is NAME or (group.lemma == "say" and is_noun(begins))
    return named and at + 1 < found[number + 1].first


def _may_be_done(row: Sequence[Unit], group: Group) -> bool:
    """A participle by its form; of a verb that no table knows only before "by"."""
    behind = group.main + 1
    return "n" in row[group.main].marks or (not row[group.main].marks and behind < len(row) and row[behind].lower == "by")


def _lacks_object(row: Sequence[Unit], found: list[Group], number: int, after: Unit) -> bool:
    """Whether what somebody must do to something has nothing to be done to: "a truce signed last May", "bonds, issued in March"."""
    group = found[number]
    if group.lemma not in table("needs_object") or not (_no_object(after) or after.text in (".", ";")) or after.lower == "at":
        return False
    later = [other for other in found[number + 1 :] if other.form == "finite"]
    if not number and not any(other.lemma not in takes_clause() or after.lower == "of" for other in later):
        return False  # "Contract signed, police say": a headline leaves the "is" out
    if is_number(row[group.first - 1]):
        return False  # "6 were killed and 58 injured in the blast"
    if after.kind is DATE and group.main + 2 < len(row) and row[group.main + 2].category == "det":
        return False  # "signed on Monday a treaty"
    return not _object_before(row, found[number - 1].main if number else -1, group.first)


def _object_before(row: Sequence[Unit], low: int, first: int) -> bool:
    """Whether its object may stand before it: "which the council imposed", "the ban the council imposed", "the ban it imposed"."""
    for at in range(first - 1, low, -1):
        unit, before = row[at], row[at - 1] if at else None
        if unit.kind is POINT:
            return False
        if unit.category in ("rel", "sub", "pron"):
            return True
        named = unit.kind is NAME and not unit.adjective and before is not None and before.text.islower()
        begins = named or (unit.category == "det" and not is_number(unit))
        if begins and at - 1 > low and is_noun(before):
            return True
    return False


def _by_how_much(row: Sequence[Unit], main: int) -> bool:
    """ "Prices increased by 3 %": nobody did it to them."""
    behind = [unit.lower for unit in row[main + 2 : main + 4]]
    return row[main + 1].lower == "by" and len(behind) == 2 and (behind[0] in CURRENCIES or behind[1] in _SHARES)


def _is_of_its_own(row: Sequence[Unit], low: int, first: int) -> bool:
    """ "The ban the council": an article right behind a noun begins the subject of a relative clause."""
    for at in range(first - 1, low + 1, -1):
        unit, before = row[at], row[at - 1]
        if unit.category == "det" and not is_number(unit):
            return unit.lower not in ("a", "an") and at - 1 > low and is_noun(before)
        if passes_law(row, at):
            return True
        if not unit.plain:
            return False
    return False


def _ends_in_noun(row: Sequence[Unit], above: Group, comma: int) -> bool:
    """Whether what a verb is about stands before the comma, which closes nothing that was inserted."""
    between = row[above.main + 1 : comma]
    if above.form != "finite" or not between or not is_noun(between[-1]) or any(unit.kind is POINT for unit in between):
        return False
    return above.first > 0 and row[above.first - 1].category != "rel"


def _is_closed(row: Sequence[Unit], found: list[Group]) -> bool:
    """Whether a comma closes what the first verb opened before the next finite one comes."""
    if len(found) < 2 or found[1].form != "finite" or any(row[at].category == "conj" for at in range(found[0].main, found[1].first)):
        return False
    commas = [at for at in range(found[0].main) if row[at].text == ","]
    if len(commas) != 1 or (commas[0] != found[0].main - 1 and row[commas[0] + 1].category != "prep"):
        return False  # "Lee, the owner, settled with them, …"
    return any(row[at].text == "," for at in range(found[0].main, found[1].first))


def _in_object(row: Sequence[Unit], found: list[Group], number: int) -> bool:
    """Whether it follows on the object of the verb before: "arrested three men accused of …"."""
    if not number or found[number - 1].form == "participle":
        return False
    if found[number - 1].lemma in takes_bare() and not _is_day_s(row, found[number - 1]):
        return False
    places = range(found[number - 1].main + 1, found[number].first)
    if not places or _is_main(row, found, number):
        return False
    opening = ("conj", "sub", "rel", "pron")
    return not any((row[at].category in opening and not compares(row, at)) or row[at].kind is POINT for at in places)


def _is_main(row: Sequence[Unit], found: list[Group], number: int) -> bool:
    """ "Fighters in the war that brought him to power gathered": before it stands a relative clause alone, and no verb follows."""
    relative = number == 1 and found[0].first > 1 and row[found[0].first - 1].category == "rel"
    return relative and not any(other.form == "finite" and row[other.first - 1].category not in ("rel", "sub") for other in found[2:])


def _is_day_s(row: Sequence[Unit], group: Group) -> bool:
    """ "Monday saw the release of men seized in May": a day sees what happens on it, and says nothing of it."""
    before = in_front(row, group.first) if group.lemma == "see" else None
    return before is not None and before.kind is DATE


def _no_object(after: Unit) -> bool:
    return after.category in ("prep", "to", "adv") or after.kind is DATE


def _verb_follows(row: Sequence[Unit], found: list[Group], number: int) -> bool:
    """Whether a finite verb comes next with nothing between that would open a clause of its own."""
    if number + 1 >= len(found):
        return False
    following = found[number + 1]
    if following.form != "finite":
        return False
    if row[following.first - 1].category == "conj" and not following.present and following.first == following.main:
        return _verb_follows(row, found, number + 1) and _no_object(row[following.main + 1])
    between = row[found[number].main + 1 : following.first]
    if any(unit.lower in _TIMES and before.kind is DATE for before, unit in zip(between, between[1:], strict=False)):
        return False  # "concluded on Friday after the army left"
    return not any(unit.category in ("conj", "sub", "rel", "pron") or unit.kind is POINT for unit in between) and not (
        following.first == following.main and row[following.first - 1].kind is NAME and any(unit.category == "to" for unit in between)
    )
