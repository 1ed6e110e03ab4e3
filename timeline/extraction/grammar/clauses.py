"""A sentence in clauses, each with one verb: what opens it, which clause it hangs on, who its subject is."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction.grammar.antecedents import antecedent, resumed
from timeline.extraction.grammar.clause import Clause
from timeline.extraction.grammar.group import Group, passes_law, takes_clause
from timeline.extraction.grammar.openings import TIES, TIME_WORDS, openings
from timeline.extraction.grammar.phrases import Slot, agrees, compares, head_slots, slots
from timeline.extraction.grammar.units import DATE, NAME, POINT, QUOTES, Unit, is_number, is_quote, words
from timeline.extraction.grammar.verbs import groups

_PRONOUNS = words("pronouns")
_INVERTED = words("inverted")
_REACHED = words("reached")
_PARTICLES = words("particles")
_PLACED = words("placed")
_ACCUSING = words("accusing")
_CONTROLLING = words("controlling")
_UNDERGONE = words("undergone")
_TIMES = words("times")
_ON_NOUNS = frozenset(("who", "which", "reduced"))
_BEHIND_PARTICIPLES = frozenset(("of", "for", "from", "to", "and", "or"))  # "accused of killing", "believed to be"
_BELONGING = frozenset(("in", "on", "at", "for", "with", "against", "about", "between", "from"))
_SUFFERED = words("suffered")
LONGEST_ASIDE = 5  # units between "said" and the comma behind it: "the army said on Monday,"


def clauses(row: Sequence[Unit]) -> list[Clause]:
    """In order; a sentence without a verb is one clause."""
    verbs = groups(row)
    if not verbs:
        clause = Clause(0, 0, len(row), None)
        clause.after = slots(row, 0, len(row))
        return [clause]
    opened = openings(row, verbs)
    lead = _inserted(row, verbs) or opened[0][0]
    opened[0] = (lead, opened[0][1])
    ends = [start for start, _ in opened[1:]] + [len(row)]
    places = zip(opened, ends, verbs, strict=True)
    found = [Clause(number, start, end, verb, link) for number, ((start, link), end, verb) in enumerate(places)]
    for clause, following in zip(found, [*found[1:], None], strict=True):
        _fill(row, clause, following)
        _tie(row, found, clause, lead)
        if clause.number and clause.lemma in _UNDERGONE:
            _share_voice(row, found, clause)
    if lead:
        _give_lead(row, found, lead)
    elif found[0].group.form in ("participle", "ing") and not found[0].subject:
        _look_ahead(row, found)
    return found


def _look_ahead(row: Sequence[Unit], found: list[Clause]) -> None:
    """ "Founded in 1990, the firm …": who did or suffered what a sentence opens with is the subject behind the comma."""
    main = next((clause for clause in found[1:] if clause.group.form == "finite" and not _is_aside(row, clause)), None)
    if main is None or not main.own_subject or main.link not in ("resume", ","):
        return
    for clause in found[: main.number]:
        clause.subject = clause.subject or main.subject
    phrases = found[main.number - 1].after
    if (
        phrases
        and row[phrases[-1].head].kind is DATE
        and any(row[at].text == "," for at in range(max(0, phrases[-1].start - 2), phrases[-1].start))
    ):
        main.before.insert(0, phrases.pop())  # "Driven by hunger, on 3 May the crowd …"


def _is_aside(row: Sequence[Unit], clause: Clause) -> bool:
    """ ", the mayor said,"."""
    behind = clause.group.main + 1
    return clause.lemma in takes_clause() and behind < len(row) and row[behind].text == ","


def _share_voice(row: Sequence[Unit], found: list[Clause], clause: Clause) -> None:
    """ "Was detained and released": the second verb is passive as well."""
    if clause.before and clause.lemma not in _SUFFERED:
        return
    if clause.link not in ("and", "but", "then") and row[clause.start].category != "conj":
        return
    group, above = clause.group, found[clause.number - 1].group
    bare = not any(
        slot.preposition == "" and row[slot.head].kind is not DATE and row[slot.head].lower not in _TIMES for slot in clause.after
    )
    if above.passive and not group.passive and group.form == "finite" and group.first == group.main and bare and not group.present:
        clause.group = replace(group, passive=True)


def _inserted(row: Sequence[Unit], verbs: Sequence[Group]) -> int | None:
    """Where ", the army said," begins: behind a date ("On 3 May, …, a bomb went off") or a subject ("Rebels, …, fled")."""
    verb = verbs[0]
    if verb.lemma not in _INVERTED:
        return None
    comma = next((at for at in range(verb.first - 1, 0, -1) if row[at].text == ","), 0)
    if not 0 < comma < verb.first - 1:
        return None
    behind = verb.main + 1
    if comma <= 4 and 2 <= behind < len(row) - 1 and row[behind].text == "," and any(unit.kind is DATE for unit in row[:comma]):
        return comma + 1
    shut = next((at for at in range(behind, min(behind + LONGEST_ASIDE, len(row))) if row[at].text == ","), None)
    goes_on = shut is not None and len(verbs) > 1 and verbs[1].form == "finite" and verbs[1].first == shut + 1
    return comma + 1 if goes_on else None


def _give_lead(row: Sequence[Unit], found: list[Clause], lead: int) -> None:
    """What stands before an inserted first clause belongs to the clause that goes on after it."""
    if main := next((clause for clause in found[1:] if clause.parent is None and clause.link in ("resume", ",", "")), None):
        before = slots(row, 0, lead)
        main.before = before + main.before
        if not main.own_subject and (subject := head_slots(row, before)):
            main.subject, main.own_subject = subject, True


def _fill(row: Sequence[Unit], clause: Clause, following: Clause | None) -> None:
    opened = clause.start
    if clause.link in TIME_WORDS and row[opened].lower == clause.link:
        opened += 1
    first, behind = clause.group.first, clause.group.main + 1
    while opened < first and (row[opened].category in ("rel", "sub", "conj") or row[opened].kind is POINT):
        if compares(row, opened):
            break
        opened += 1
    if opened < first and clause.link in TIES and row[opened].lower == clause.link:
        opened += 1
    if opened < first:
        clause.before = slots(row, opened, first)
    if behind + 1 < clause.end and row[behind].lower in _PARTICLES and row[behind + 1].lower != "of" and clause.lemma not in _PLACED:
        # "was arrested over the theft": what was done to somebody is done to nobody else.
        behind += not (clause.group.passive and row[behind].lower == "over" and row[behind + 1].category == "det")
    described = following is not None and following.link in _ON_NOUNS
    clause.after = slots(row, behind, _before_content(row, clause, behind) if described else clause.end)


def _before_content(row: Sequence[Unit], clause: Clause, behind: int) -> int:
    """Where what is said begins: of "ruled that the case, built on a lie, …" the case is none of the verb's own phrases."""
    for at in range(behind, clause.end - 1):
        if row[at].lower == "that" and (row[at + 1].category in ("det", "pron") or row[at + 1].kind is NAME):
            return at
    return clause.end


def _tie(row: Sequence[Unit], found: list[Clause], clause: Clause, lead: int) -> None:
    """The clause it hangs on, and its subject: its own, or that of another clause, or the noun before."""
    number = clause.number
    clause.parent = number - 1 if number else None
    if clause.link == "" and _goes_on(row, found, clause):
        _go_on(row, found, clause)
        return
    if controlled := _controlled(row, found, clause):
        clause.subject = controlled
        return
    own = _own_subject(row, clause)
    if own and clause.link != "to":
        clause.subject, clause.own_subject = own, True
        if own[0].preposition.endswith("&"):
            own[0].preposition = ""
        if row[own[0].head].lower in _PRONOUNS and number and _is_reached(row, clause) and not _is_relative(row, clause):
            above = found[number - 1].subject
            clause.subject = above if above and agrees(row, row[own[0].head].lower, above) else own
        if clause.link in ("resume", ",", ";") and number:
            clause.parent = _level(found, number)
        return
    if clause.link in ("who", "which", "what") and number and clause.start == found[number - 1].group.main + 1:
        return
    if clause.link in ("who", "which") and row[clause.start - 1].lower in ("and", "but") and (first := _relative_above(found, clause)):
        clause.subject = first.subject  # "relatives, who left the city and who have said"
        return
    if clause.start and (clause.link in ("who", "which", "whom", "that", "reduced", "ing") or _is_due(row, clause)):
        clause.subject = antecedent(row, found, clause)
        if clause.subject:
            return
    if number and _is_inverted(row, clause):
        _turn(row, found, clause)
    elif clause.link in ("resume", ",") and number:
        # Behind a semicolon a sentence of its own begins, whose subject was not made out.
        clause.subject = resumed(row, found, clause) if row[clause.start].text != ";" else []
        clause.parent = _level(found, number)
    elif number:
        source = _same_level(found, clause)
        clause.subject = source.subject
        if clause.link == "" and _is_described(row, found[number - 1].group, clause.group):
            clause.group = replace(clause.group, form="participle", passive=True)
            found[number - 1].after += clause.before  # the day on which it was found
            clause.before = []
        if clause.link in ("and", "but", "or", "nor", "yet"):
            clause.parent = source.parent if source is not clause else None
            clause.own_subject = source.own_subject
    elif lead:
        clause.subject = head_slots(row, slots(row, 0, lead))


def _is_due(row: Sequence[Unit], clause: Clause) -> bool:
    """ "The trial, due to start in May, …", "a trial due to start in May"; not "is due to start"."""
    at = clause.start - 1
    return at > 0 and follows_due(row, clause) and (row[at - 1].text == "," or row[at - 1].plain)


def follows_due(row: Sequence[Unit], clause: Clause) -> bool:
    """ "Due to start", "is due to start"."""
    return clause.link == "to" and clause.start > 0 and row[clause.start - 1].lower == "due"


def _go_on(row: Sequence[Unit], found: list[Clause], clause: Clause) -> None:
    """ "The rockets that landed outside the zone killed …": what stands between belongs to the inserted clause."""
    number, inserted = clause.number, _inserted_before(found, clause)
    found[number - 1].after += clause.before
    clause.before, clause.subject, clause.own_subject = [], _described_subject(row, found, inserted), True
    above = inserted.number - 1
    said = (
        above >= 0
        and found[above].lemma in takes_clause()
        and any(unit.lower == "that" for unit in row[found[above].group.main : inserted.start])
    )
    clause.parent, clause.link = (above, "that") if said else (_level(found, number), "")


def _is_described(row: Sequence[Unit], above: Group, group: Group) -> bool:
    """ "Was found on Monday buried near the house"."""
    after = row[group.main + 1] if group.main + 1 < len(row) else None
    alone = group.form == "finite" and group.first == group.main and "n" in row[group.main].marks
    return alone and above.passive and after is not None and (after.category in ("prep", "adv", "det") or is_number(after))


def _is_reached(row: Sequence[Unit], clause: Clause) -> bool:
    """Whether its pronoun looks back over the word that opens it: "…; on 1 November it said"."""
    return clause.link in _REACHED or row[clause.start].text == ";"


def _is_inverted(row: Sequence[Unit], clause: Clause) -> bool:
    """ "…, said the mission", "…,” said Ann Lee": who speaks stands behind the verb."""
    first = clause.group.first
    spoken = clause.lemma in _INVERTED and clause.group.form == "finite" and not clause.before and first == clause.group.main
    if not spoken or clause.lemma == "tell" or not clause.after or clause.after[0].preposition != "":
        return False
    return row[clause.after[0].head].kind is not DATE and (row[first - 1].text == "," or is_quote(row[first - 1]))


def _turn(row: Sequence[Unit], found: list[Clause], clause: Clause) -> None:
    """Take the subject from behind the verb: "said the mission, UAMO"."""
    behind = clause.after[1:2]
    named = 2 if behind and row[behind[0].head].kind is NAME and row[behind[0].start - 1].text == "," else 1
    clause.subject, clause.after = clause.after[:named], clause.after[named:]
    clause.own_subject, clause.parent = True, _level(found, clause.number)


def _goes_on(row: Sequence[Unit], found: list[Clause], clause: Clause) -> bool:
    """A finite verb behind a relative clause or participle that nothing closes is that of the noun before it."""
    if not clause.number or clause.group.form != "finite" or row[clause.group.first - 1].lower in _PRONOUNS:
        return False
    before = _inserted_before(found, clause)
    if before.link == "to" and not any(other.group.form == "finite" for other in found[: clause.number]):
        return not before.own_subject and bool(before.subject)  # "efforts to end the war have failed"
    return before.link in ("who", "which", "that", "reduced", "ing") and not before.own_subject and bool(before.subject)


def _inserted_before(found: list[Clause], clause: Clause) -> Clause:
    """The one behind which a clause goes on: "held" of "men held in March and freed in May", "accused" of "men accused of killing Lee"."""
    before = found[clause.number - 1]
    while before.number and before.link in ("and", "or") and before.group.form == "participle":
        before = found[before.number - 1]
    opened = before
    while opened.number and opened.group.form != "finite" and opened.link in _BEHIND_PARTICIPLES:
        opened = found[opened.number - 1]
    return opened if opened.link == "reduced" else before


def _relative_above(found: list[Clause], clause: Clause) -> Clause | None:
    """The clause before that the same pronoun opens."""
    return next((other for other in reversed(found[: clause.number]) if other.link == clause.link and other.subject), None)


def _described_subject(row: Sequence[Unit], found: list[Clause], inserted: Clause) -> list[Slot]:
    """ "Fighters in the war that brought him to power met": not the noun that the inserted clause describes, but what that belongs to."""
    low = found[inserted.number - 1].group.main + 1 if inserted.number else 0
    phrases = slots(row, low, inserted.start)
    while phrases and phrases[-1].preposition in _BELONGING:
        phrases.pop()
    return phrases[-1:] if phrases and phrases[-1].preposition == "" else inserted.subject


def _controlled(row: Sequence[Unit], found: list[Clause], clause: Clause) -> list[Slot]:
    """Whom the verb before is about does it: "accused the army of shelling", "ordered the troops to leave"."""
    if not clause.number or (clause.group.form == "finite" and row[clause.group.first].lower != "having"):
        return []
    above = found[clause.number - 1]
    verbs = _ACCUSING if clause.link in ("of", "for", "from") else _CONTROLLING if clause.link == "to" else ()
    if clause.link == "as":  # "quoted her as saying", "was listed as having paid"
        return above.subject if above.group.passive else [slot for slot in above.after if slot.preposition == ""][:1]
    granted = above.lemma == "give" and clause.link == "to" and any(slot.preposition == "until" for slot in above.after)
    if above.lemma not in verbs and not granted:
        return []
    return above.subject if above.group.passive else [slot for slot in above.after if slot.preposition in ("", "on")][:1]


def _level(found: list[Clause], number: int) -> int | None:
    """What a clause after a comma hangs on: what the clause hung on that the inserted one interrupts."""
    before = found[number - 1]
    while before.parent is not None and before.link not in ("", ","):
        before = found[before.parent]
    return before.parent


def _same_level(found: list[Clause], clause: Clause) -> Clause:
    """The clause whose subject is taken over: the nearest before with the same kind of verb form."""
    before = found[clause.number - 1]
    if clause.link in ("and", "but", "or", "nor", "yet") and clause.group.form == "finite":
        saying = clause.lemma in takes_clause()
        at: Clause | None = before
        while at is not None:
            if (
                at.group.form == "finite"
                and (not saying or at.lemma in takes_clause() or at.parent is None)
                and at.link not in ("when", "where", "as", "because")
            ):
                return at
            at = found[at.parent] if at.parent is not None else None
    return before


def _is_relative(row: Sequence[Unit], clause: Clause) -> bool:
    """ "The sanctions it imposed": a pronoun right behind a noun is who did it, and what stands before is what was done."""
    at = clause.group.first - 1
    return (
        bool(clause.before)
        and row[at].category == "pron"
        and row[at].lower in _PRONOUNS
        and clause.before[-1].start < at < clause.before[-1].end
    )


def _own_subject(row: Sequence[Unit], clause: Clause) -> list[Slot]:
    """Of the phrases before the verb; behind a closing quotation mark only those that follow it."""
    if not clause.before:
        return []
    if _is_relative(row, clause) or passes_law(row, clause.group.first - 1):
        return [Slot("", clause.group.first - 1, clause.group.first)]
    if len(clause.before) == 1:
        return head_slots(row, clause.before)
    closed = clause.group.first - 1
    while closed >= clause.start and row[closed].text not in QUOTES:
        closed -= 1
    if closed < clause.start:
        return head_slots(row, clause.before)
    later = [slot for slot in clause.before if slot.start > closed]
    if later and later[-1].end == clause.group.first and len(later) < len(clause.before) and row[closed - 1].kind is POINT:
        return head_slots(row, [Slot("", later[-1].start, later[-1].end)])
    return head_slots(row, clause.before)
