"""A sentence in clauses, each with one verb: what opens it, which clause it hangs on, who its subject is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.extraction import rules
from timeline.extraction.units import DATE, NAME, NUMBER, POINT, WORD, Unit, is_number, is_quote
from timeline.extraction.verbs import Group, groups, takes_clause

_AFTER_COMMA = frozenset((",", "–", "—", ";", ":"))
_PRONOUNS = frozenset(("he", "she", "they", "it"))
# Over these a pronoun looks back to the subject of the clause before.
_REACHED = frozenset(("that", "where", "when", "while", "after", "before", "because", "since", "as", "if", "although", "though"))
# Words in front of an -ing form that tie it to the clause before.
_TIES = frozenset(
    ("after", "before", "by", "of", "from", "for", "while", "since", "without", "when", "in", "on", "despite", "with", "following")
)
# Prepositions of time that open a clause as well: "after talks had failed".
_TIME_WORDS = frozenset(("after", "before", "since", "until", "till", "once"))
_PARTICLES = frozenset(("out", "up", "down", "off", "over", "back", "away", "apart", "aside", "along"))
# After these "over", "down" and the like say where.
_PLACED = frozenset(("fly", "fall", "be", "rain", "drive", "march", "walk", "sail"))
NEAR = frozenset(rules.load("words")["near"].split())


@dataclass(slots=True)
class Slot:
    """A noun phrase of a clause and the preposition in front of it; numbers are places in the row of units."""

    preposition: str
    start: int
    end: int

    @property
    def head(self) -> int:
        return self.end - 1


@dataclass(slots=True)
class Clause:
    """Units from start up to end; `link` is the word that opens it, "" for a main clause."""

    number: int
    start: int
    end: int
    group: Group | None
    link: str = ""
    parent: int | None = None
    before: list[Slot] = field(default_factory=list)
    after: list[Slot] = field(default_factory=list)
    subject: list[Slot] = field(default_factory=list)
    own_subject: bool = False
    told: list = field(default_factory=list)  # what its verb tells, once it was looked up

    @property
    def lemma(self) -> str:
        return self.group.lemma if self.group else ""


def clauses(row: Sequence[Unit]) -> list[Clause]:
    """In order; a sentence without a verb is one clause."""
    verbs = groups(row)
    if not verbs:
        clause = Clause(0, 0, len(row), None)
        clause.after = slots(row, 0, len(row))
        return [clause]
    openings = _openings(row, verbs)
    found = [Clause(number, start, len(row), verb, link) for number, ((start, link), verb) in enumerate(zip(openings, verbs, strict=True))]
    for clause, following in zip(found, found[1:], strict=False):
        clause.end = following.start
    lead = found[0].start
    for clause in found:
        _fill(row, clause)
        _tie(row, found, clause, lead)
    _give_lead(row, found, lead)
    return found


def _give_lead(row: Sequence[Unit], found: list[Clause], lead: int) -> None:
    """What stands before an inserted first clause belongs to the clause that goes on after it."""
    main = next((clause for clause in found[1:] if clause.parent is None and clause.link in ("resume", ",", "")), None)
    if lead and main:
        main.before = slots(row, 0, lead) + main.before


def _openings(row: Sequence[Unit], verbs: list[Group]) -> list[tuple[int, str]]:
    found = [_first_opening(row, verbs[0])]
    for before, verb in zip(verbs, verbs[1:], strict=False):
        found.append(_opening(row, before, verb))
    return found


def _first_opening(row: Sequence[Unit], verb: Group) -> tuple[int, str]:
    """A sentence may open with its subject and a relative clause on it: that clause is then the first with a verb."""
    for at in range(verb.first - 1, -1, -1):
        unit = row[at]
        if unit.category == "rel" and at and unit.lower != "what":
            return at, unit.lower
        if unit.category == "sub" or (unit.lower in _TIME_WORDS and at + 1 < verb.first):
            return (at, unit.lower) if unit.lower != "as" or not at or row[at - 1].kind is POINT else (0, "")
        if unit.kind is POINT and unit.text in _AFTER_COMMA:
            break
    return (0, "") if verb.form == "finite" or verb.first == 0 else _nonfinite(row, 0, verb)


def _opening(row: Sequence[Unit], before: Group, verb: Group) -> tuple[int, str]:
    low = before.main + 1
    if verb.form != "finite":
        return _nonfinite(row, low, verb)
    comma = conj = None
    if verb.first > low and row[verb.first - 1].text == "," and before.form == "finite":
        return verb.first - 1, "resume"
    for at in range(verb.first - 1, low - 1, -1):
        unit = row[at]
        if unit.kind is DATE and comma is None and unit.lower.endswith((" after", " before", " since")):
            return at + 1, unit.lower.rpartition(" ")[2]
        if unit.category in ("rel", "sub") or (
            unit.lower in _TIME_WORDS and comma is None and before.form != "participle" and at + 1 < verb.first
        ):
            if comma is None or _is_inserted(row, at, comma):
                return at, unit.lower
            return comma, "resume"
        if unit.category == "conj" and conj is None and (at == verb.first - 1 or _is_point(row, at - 1) or _opens_clause(row, at, verb)):
            conj = at
        if comma is None and unit.kind is POINT and (unit.text in _AFTER_COMMA or is_quote(unit)):
            comma = at
            if conj is None and at > low and row[at - 1].kind is POINT:
                continue
    if conj is not None:
        return conj, row[conj].lower
    if before.lemma in takes_clause() and (comma is None or _says_before_comma(row, low, verb)):
        return _behind_date(row, low, verb), "that"
    if comma is not None:
        return comma, "resume" if before.form != "finite" else ","
    return low, ("that" if before.lemma in takes_clause() else "")


def _behind_date(row: Sequence[Unit], low: int, verb: Group) -> int:
    """ "Said on Friday it would …", "told the agency the army …": where what is said begins."""
    if row[low].kind is NAME and low + 1 < verb.first and (row[low + 1].category in ("det", "pron") or row[low + 1].kind is NAME):
        return low + 1
    dates = [at for at in range(low, verb.first - 1) if row[at].kind is DATE and not row[at].possessive]
    return dates[0] + 1 if dates and dates[0] - low <= 4 else low


def _opens_clause(row: Sequence[Unit], at: int, verb: Group) -> bool:
    """Whether "and" joins clauses rather than names: something other than a name or list stands before it."""
    gap = verb.first - at
    return (
        gap > 1
        and row[at - 1].kind is not NAME
        and row[at + 1].category in ("pron", "")
        and row[at + 1].kind in (NAME, WORD)
        and row[at - 1].kind is DATE
    )


def _is_inserted(row: Sequence[Unit], at: int, comma: int) -> bool:
    """A comma between "that" and the subject ("that, after the attack, it …") does not end the clause that "that" opens."""
    return comma == at + 1 or (
        row[at].category in ("rel", "sub") and row[at].lower in ("that", "while", "although", "though", "because") and comma - at < 12
    )


def _says_before_comma(row: Sequence[Unit], low: int, verb: Group) -> bool:
    """ "X said on Monday, …" ends; "X said the minister, 45, had left" goes on."""
    return (
        low < len(row)
        and row[low].kind in (NAME, WORD, NUMBER)
        and row[low].category in ("", "det", "pron")
        and not any(is_quote(row[at]) for at in range(low, verb.first))
    )


def _is_point(row: Sequence[Unit], at: int) -> bool:
    return at >= 0 and row[at].kind is POINT


def _nonfinite(row: Sequence[Unit], low: int, verb: Group) -> tuple[int, str]:
    if verb.form == "infinitive":
        if verb.first > low and row[verb.first - 1].category == "conj":
            return verb.first - 1, row[verb.first - 1].lower
        return verb.first, "to"
    at = verb.first - 1
    while at >= low and row[at].category in ("adv", "neg"):
        at -= 1
    if at < low:
        return verb.first, "ing" if verb.form == "ing" else "reduced"
    unit = row[at]
    if unit.lower in _TIES or unit.category == "sub":
        return at, unit.lower
    if unit.category == "conj":
        return at, unit.lower
    return (at, ",ing") if unit.kind is POINT and verb.form == "ing" else (verb.first, "reduced" if verb.form == "participle" else "ing")


def _fill(row: Sequence[Unit], clause: Clause) -> None:
    opened = clause.start
    if clause.link in _TIME_WORDS and row[opened].lower == clause.link:
        opened += 1
    while opened < clause.group.first and (row[opened].category in ("rel", "sub", "conj") or row[opened].kind is POINT):
        opened += 1
    if clause.link and clause.link in _TIES and opened < clause.group.first and row[opened].lower == clause.link:
        opened += 1
    clause.before = slots(row, opened, clause.group.first)
    behind = clause.group.main + 1
    if behind + 1 < clause.end and row[behind].lower in _PARTICLES and row[behind + 1].lower != "of" and clause.lemma not in _PLACED:
        behind += 1
    clause.after = slots(row, behind, clause.end)


def slots(row: Sequence[Unit], start: int, end: int) -> list[Slot]:
    """The noun phrases of a stretch with their prepositions; punctuation and conjunctions part them."""
    found: list[Slot] = []
    preposition, opened = "", start
    for at in range(start, end):
        unit = row[at]
        if is_quote(unit) or (unit.lower == "that" and _points(row, at, start, end)):
            continue
        if unit.category in ("prep", "to") and not _is_rough(row, at):
            _close(row, found, preposition, opened, at)
            preposition, opened = unit.lower, at + 1
        elif unit.kind is POINT or unit.category in ("conj", "sub", "rel"):
            _close(row, found, preposition, opened, at)
            # "on X, Y and Z": the preposition goes on through a list, but not past a comma that closes the phrase.
            preposition, opened = (f"{preposition}&" if unit.category == "conj" or unit.text == "," else ","), at + 1
            preposition = preposition.replace("&&", "&")
    _close(row, found, preposition, opened, end)
    return found


_ROUGH = {"about": 1, "around": 1, "over": 1, "under": 1, "near": 1, "to": 1, "at": 2, "up": 2}


def _is_rough(row: Sequence[Unit], at: int) -> bool:
    """ "About 40", "at least 40", "up to 40": the preposition belongs to the number."""
    word = row[at].lower
    behind = at + _ROUGH.get(word, 0)
    if behind == at or behind >= len(row) or not is_number(row[behind]):
        return False
    if word == "to":
        return at > 0 and row[at - 1].lower == "up"
    return row[at + 1].lower in {"at": ("least", "most"), "up": ("to",)}.get(word, (row[at + 1].lower,))


def _points(row: Sequence[Unit], at: int, start: int, end: int) -> bool:
    """Whether "that" only points ("abandon that treaty") and opens no clause."""
    return (at == start or row[at - 1].category == "prep") and at + 1 < end and row[at + 1].kind is WORD and not row[at + 1].category


def _close(row: Sequence[Unit], found: list[Slot], preposition: str, start: int, end: int) -> None:
    while start < end and (row[start].category in ("adv", "neg") or is_quote(row[start])):
        start += 1
    while end > start and (row[end - 1].category in ("adv", "neg") or is_quote(row[end - 1])):
        end -= 1
    if start < end:
        found.append(Slot(preposition, start, end))


def _tie(row: Sequence[Unit], found: list[Clause], clause: Clause, lead: int) -> None:
    """The clause it hangs on, and its subject: its own, or that of another clause, or the noun before."""
    number = clause.number
    clause.parent = number - 1 if number else None
    if _goes_on(found, clause):
        # "The rockets that landed outside the zone killed …": what stands between belongs to the inserted clause.
        before = found[number - 1]
        before.after += clause.before
        clause.before, clause.subject, clause.own_subject = [], before.subject, True
        above = number - 2
        said = (
            above >= 0
            and found[above].lemma in takes_clause()
            and any(unit.lower == "that" for unit in row[found[above].group.main : before.start])
        )
        clause.parent, clause.link = (above, "that") if said else (_level(found, number), "")
        return
    if controlled := _controlled(found, clause):
        clause.subject = controlled
        return
    own = _own_subject(row, clause)
    if own and clause.link != "to":
        clause.subject, clause.own_subject = own, True
        if own[0].preposition.endswith("&"):
            own[0].preposition = ""
        if row[own[0].head].lower in _PRONOUNS and number and clause.link in _REACHED and found[number - 1].subject:
            clause.subject = found[number - 1].subject
        if clause.link in ("resume", ",", ";") and number:
            clause.parent = _level(found, number)
        return
    if clause.link in ("who", "which", "what") and number and clause.start == found[number - 1].group.main + 1:
        return
    if clause.link in ("who", "which", "whom", "that", "reduced", "ing") and clause.start:
        clause.subject = _antecedent(row, found, clause, lead)
        if clause.subject:
            return
    if clause.link in ("resume", ",") and number:
        clause.subject = _resumed(row, found, clause, lead)
        clause.parent = _level(found, number)
    elif number:
        source = _same_level(found, clause)
        clause.subject = source.subject
        if clause.link in ("and", "but", "or", "nor", "yet"):
            clause.parent = source.parent if source is not clause else None
            clause.own_subject = source.own_subject
    elif lead:
        clause.subject = _head_slots(row, slots(row, 0, lead))


def _goes_on(found: list[Clause], clause: Clause) -> bool:
    """A finite verb behind a relative clause or participle that nothing closes is that of the noun before it."""
    if not clause.number or clause.link != "" or clause.group.form != "finite":
        return False
    before = found[clause.number - 1]
    return before.link in ("who", "which", "that", "reduced", "ing") and not before.own_subject and bool(before.subject)


_ACCUSING = frozenset(
    (
        "accuse",
        "blame",
        "suspect",
        "convict",
        "charge",
        "acquit",
        "condemn",
        "criticise",
        "criticize",
        "praise",
        "thank",
        "arrest",
        "jail",
        "prevent",
        "stop",
        "fine",
    )
)
_CONTROLLING = frozenset(
    (
        "order",
        "tell",
        "urge",
        "force",
        "want",
        "ask",
        "allow",
        "instruct",
        "persuade",
        "call",
        "invite",
        "help",
        "enable",
        "compel",
        "press",
        "encourage",
        "lead",
        "cause",
        "get",
        "command",
        "authorise",
        "authorize",
    )
)


def _controlled(found: list[Clause], clause: Clause) -> list[Slot]:
    """Whom the verb before is about does it: "accused the army of shelling", "ordered the troops to leave"."""
    if not clause.number or clause.group.form == "finite":
        return []
    above = found[clause.number - 1]
    verbs = _ACCUSING if clause.link in ("of", "for", "from") else _CONTROLLING if clause.link == "to" else ()
    if clause.link == "as" and above.lemma in ("quote", "cite"):
        return [slot for slot in above.after if slot.preposition == ""][:1]
    if above.lemma not in verbs:
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


def _own_subject(row: Sequence[Unit], clause: Clause) -> list[Slot]:
    """Of the phrases before the verb; behind a closing quotation mark only those that follow it."""
    closed = max((at for at in range(clause.start, clause.group.first) if is_quote(row[at])), default=-1)
    later = [slot for slot in clause.before if slot.start > closed]
    if later and later[-1].end == clause.group.first and closed >= 0 and len(later) < len(clause.before) and row[closed - 1].kind is POINT:
        return _head_slots(row, [Slot("", later[-1].start, later[-1].end)])
    return _head_slots(row, clause.before)


def _head_slots(row: Sequence[Unit], before: list[Slot]) -> list[Slot]:
    """The first phrase without a preposition that is no date, and those that a list adds to it."""
    for number, slot in enumerate(before):
        if slot.preposition in ("", ",", "&") and not _is_time(row, slot):
            if number + 1 < len(before) and _is_title_of(row, slot, before[number + 1]):
                return [before[number + 1]]
            found = [slot]
            for other in before[number + 1 :]:
                if other.preposition in ("&", ",") and not _is_time(row, other) and _joins(row, other):
                    found.append(other)
            return found
    # "Following the attack, US officials …": the phrase behind the comma of a phrase with a preposition.
    for slot in reversed(before):
        if slot.preposition.endswith("&") and not _is_time(row, slot) and row[slot.start - 1].text == ",":
            return [slot]
    return []


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
    return slot.start > 0 and (row[slot.start - 1].category == "conj" or row[slot.head].kind is NAME)


def _is_time(row: Sequence[Unit], slot: Slot) -> bool:
    words = row[slot.start : slot.end]
    return any(unit.kind is DATE for unit in words) and all(unit.kind is DATE or unit.category in ("det", "adv") for unit in words)


def _antecedent(row: Sequence[Unit], found: list[Clause], clause: Clause, lead: int) -> list[Slot]:
    """The noun phrase in front of the relative pronoun or participle."""
    low = found[clause.number - 1].group.main + 1 if clause.number else 0
    phrases = slots(row, low, clause.start)
    if not phrases and clause.number:
        return found[clause.number - 1].subject
    if not phrases:
        return []
    # "the head of the Quds Force, who": past an "of" phrase only where a name stands there and the pronoun is "who".
    last = phrases[-1]
    if clause.link in ("who", "whom") and len(phrases) > 1 and row[last.head].kind is not NAME:
        last = next((phrase for phrase in reversed(phrases) if row[phrase.head].kind is NAME), last)
    return [last]


def _resumed(row: Sequence[Unit], found: list[Clause], clause: Clause, lead: int) -> list[Slot]:
    """After an inserted clause the sentence goes on with the subject before it."""
    at = clause.number - 1
    while at > 0 and found[at].link not in ("who", "which", "whom", "that", "reduced", ",ing", "whose"):
        at -= 1
    opened = found[at]
    if opened.link in ("who", "which", "whom", "whose", "reduced") and opened.start:
        low = found[at - 1].group.main + 1 if at else 0
        return _head_slots(row, slots(row, low, opened.start)) or _antecedent(row, found, opened, lead)
    return found[0].subject
