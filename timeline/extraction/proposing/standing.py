"""Whether an event really was, was only thought of, or is to come: conditions, denials, fears, plans, threats."""

from collections.abc import Sequence
from functools import cache

from timeline.extraction import rules
from timeline.extraction.grammar.clauses import Clause, Slot, follows_due
from timeline.extraction.grammar.group import Group
from timeline.extraction.grammar.units import DATE, NUMBER, POINT, WORD, Unit, words
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import listed, verbs

REAL, UNREAL, PLANNED = "real", "unreal", "planned"
_WISHED = frozenset(("may", "might", "could", "would", "should", "can", "must", "shall", "'d", "’d", "cannot", "ought"))
_NOBODY = frozenset(("no", "none", "nobody", "neither", "nothing", "few"))
_ENDING = frozenset(("prep", "to", "conj", "sub", "rel", "pron", "be", "have", "modal"))  # no noun phrase reaches past these
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her"))
_RANKS = words("ranks")
OUTSIDE = frozenset(("after", "following", "since", "despite", "during", "before", "until", "amid", "over"))  # beside what is told


@cache
def unreal(key: str) -> frozenset[str]:
    return frozenset(rules.load("speech")["unreal"][key])


_CONDITIONALS, _UNREAL_VERBS, _UNDONE = unreal("conditionals"), unreal("verbs"), unreal("undone")
_FORESEEING = unreal("foreseeing")
_SHORT_OF, _MULTIPLYING = unreal("short_of"), unreal("multiplying")
_UNREAL_ADJECTIVES, _UNREAL_WITHOUT_DATE, _THOUGHT = unreal("adjectives"), unreal("without_date"), unreal("thought")
_PLANNING_VERBS, _PLANNING_ADJECTIVES = listed("speech", "planning", "verbs"), listed("speech", "planning", "adjectives")
_REPEATING, _LIGHT = listed("speech", "repeating", "words"), listed("triggers", "light", "verbs")


def of_clause(sentence: Sentence, clause: Clause) -> str:
    """Of what the verb of a clause tells."""
    group = clause.group
    if group is None:
        return REAL
    if group.negated or _denied_subject(sentence, clause):
        return UNREAL
    if _is_conditional(sentence, clause) or _falls_short(sentence.row, group):
        return UNREAL
    if group.modal in _WISHED and group.modal != "would":
        return UNREAL
    if (group.perfect or group.form == "ing") and _is_denied(sentence, clause):
        return UNREAL
    if sentence.is_question and not sentence.is_quoted(group.main):
        return UNREAL
    return _of_bond(sentence, clause, _of_mood(sentence, clause))


def _is_conditional(sentence: Sentence, clause: Clause) -> bool:
    """ "If he is caught and charged", "if forced to decide"; but not what "and" adds behind a clause of its own subject."""
    at = clause
    while at.number and not at.before and at.link in ("and", "or", "to"):
        at = sentence.clauses[at.number - 1]
    if at.link == "that" and _is_asked(sentence, at):
        return True
    return at.link in _CONDITIONALS or sentence.row[at.start].lower in _CONDITIONALS or (at.link == "as" and at.group.form == "participle")


def _is_asked(sentence: Sentence, clause: Clause) -> bool:
    """ "It was not clear if the sale begun on Monday sprang from debts": behind a participle on the noun that is asked about."""
    above = sentence.above(clause)
    if above is None or above.link != "reduced" or above.number == 0:
        return False
    opened = sentence.clauses[above.number - 1].group
    return opened is not None and any(unit.lower in ("if", "whether") for unit in sentence.row[opened.main + 1 : above.start])


def _falls_short(row: Sequence[Unit], group: Group) -> bool:
    """ "Had nearly taken the town", "presumed killed"; what almost doubled did grow."""
    at = group.main - 1
    while at > 0 and row[at].adverb and row[at].lower not in _SHORT_OF:
        at -= 1  # "almost completely"
    return at >= 0 and row[at].lower in _SHORT_OF and group.lemma not in _MULTIPLYING


def _is_denied(sentence: Sentence, clause: Clause) -> bool:
    """ "Denied having fired", "avoided meeting": the verb above says that it was not."""
    above = sentence.above(clause)
    return above is not None and above.lemma in ("deny", "avoid", "risk")


def _of_mood(sentence: Sentence, clause: Clause) -> str:
    modal = clause.group.modal
    if _awaits(sentence, clause) or follows_due(sentence.row, clause):
        return PLANNED
    if modal == "would":
        return PLANNED if _in_report(sentence, clause) and not _has_condition(sentence) else UNREAL
    if modal in ("will", "'ll", "’ll", "be to"):
        return PLANNED if not _has_condition(sentence) else UNREAL
    return REAL


def _awaits(sentence: Sentence, clause: Clause) -> bool:
    """ "After taking office he would …": what comes before something to come is to come as well."""
    if clause.group.form != "ing" or clause.link not in ("after", "before", "when", "once", "upon"):
        return False
    beside = (other for other in sentence.clauses if other.number in (clause.parent, clause.number + 1))
    return any(other.group and other.group.modal in ("will", "would", "'ll", "’ll") for other in beside)


def _of_bond(sentence: Sentence, clause: Clause, mood: str) -> str:
    """What hangs on a wish, a fear or a plan shares its standing: "tried to", "fear that", "expected to"."""
    at, link = clause, clause.link
    while at.parent is not None:
        above = sentence.clauses[at.parent]
        helped = link == "" and above.lemma == "help"
        if (
            helped
            or link in ("to", "from", "of", "that", "for", "against", "by", "whether")
            or (link in ("and", "or") and at.group.form != "finite")
        ):
            mood = _under(sentence, at, above, link, mood, own=at is clause)
            if mood is UNREAL or above.group is None:
                return mood
        elif link not in ("and", "or", "ing", ",ing"):
            break
        at, link = above, above.link
    return mood


def _under(sentence: Sentence, at: Clause, above: Clause, link: str, mood: str, *, own: bool) -> str:
    if above.group is None:
        return mood
    planning = above.lemma in _PLANNING_VERBS
    if link == "to" or (link in ("and", "or") and (above.group.form == "infinitive" or at.group.form == "infinitive")):
        if own and above.lemma in ("try", "attempt", "seek"):
            return PLANNED if _of_bond(sentence, above, _of_mood(sentence, above)) is PLANNED else UNREAL
        if above.group.negated or (above.group.modal in _WISHED and above.group.modal != "would"):
            return UNREAL
        if planning and own:
            return PLANNED
        if above.group.copula:
            if own and is_ranked(sentence, at, above):
                return mood
            return PLANNED if _is_due(sentence, above) else UNREAL
        if _is_verb(sentence, above, _UNREAL_VERBS):
            return UNREAL
        return mood
    if link in ("from", "of", "against", "for") and above.lemma in _UNREAL_VERBS:
        return UNREAL
    if link == "that" and above.lemma in _THOUGHT and not _is_inferred(at, above):
        return UNREAL
    if link == "that" and mood is PLANNED and above.lemma in _FORESEEING:
        return UNREAL
    if link in ("that", "") and above.lemma in ("see", "let", "make", "help") and _is_bare(sentence, at):
        return of_clause(sentence, above)  # "could see the party form a government"
    if above.group.negated and link == "that" and above.lemma in ("know", "believe", "think", "say"):
        return UNREAL
    return mood


def _is_inferred(at: Clause, above: Clause) -> bool:
    """ "The papers suggest that it was paid": a conclusion, where "suggested that it be paid" is a wish."""
    return above.lemma == "suggest" and at.group.form == "finite" and not at.group.modal and not _is_base(at)


def _is_base(clause: Clause) -> bool:
    return clause.group.present and not clause.group.copula and not clause.group.perfect


def _is_bare(sentence: Sentence, clause: Clause) -> bool:
    """ "Let them form a party": the base form of a verb, with nothing before it."""
    group = clause.group
    return group.present and group.first == group.main and sentence.row[group.main].lower == group.lemma


def is_ranked(sentence: Sentence, clause: Clause, above: Clause | None) -> bool:
    """ "Was the second minister to lose a vote": so it was lost."""
    if clause.link != "to" or above is None or above.group is None or not above.group.copula or above.group.modal or above.group.negated:
        return False
    return any(unit.lower in _RANKS for unit in sentence.row[above.group.main + 1 : clause.start])


def _is_verb(sentence: Sentence, clause: Clause, verbs: frozenset[str]) -> bool:
    """Whether its verb is one of some, by itself or with the word behind it: "call on"."""
    behind = clause.group.main + 1
    return clause.lemma in verbs or (behind < len(sentence.row) and f"{clause.lemma} {sentence.lowers[behind]}" in verbs)


def _is_due(sentence: Sentence, above: Clause) -> bool:
    return any(unit.lower in ("due", "set", "about", "scheduled", "bound") for unit in sentence.row[above.group.first : above.end])


def _denied_subject(sentence: Sentence, clause: Clause) -> bool:
    """ "No one was killed", "none of the rockets hit"."""
    row = sentence.row
    for slot in clause.subject:
        if (slot.start and row[slot.start - 1].category == "neg") or row[slot.start].lower in _NOBODY:
            return True
    object_ = clause.after[0] if clause.after else None
    return object_ is not None and object_.preposition == "" and row[object_.start].lower in ("no", "none", "nobody", "nothing")


def _has_condition(sentence: Sentence) -> bool:
    return "if" in sentence.words or "unless" in sentence.words


def _in_report(sentence: Sentence, clause: Clause) -> bool:
    at: Clause | None = clause
    while at is not None:
        if at is not clause and at.lemma in verbs() and any(verb.type.speech for verb in verbs()[at.lemma]):
            return True
        at = sentence.above(at)
    return False


def of_noun(sentence: Sentence, clause: Clause, slot: Slot | None, at: int) -> str:
    """Of an event named by the noun at this place of the row."""
    row = sentence.row
    start = _phrase_start(row, at)
    dated = False
    if start < at:
        phrase = row[start:at]
        words = {unit.lower for unit in phrase if not unit.possessive}
        dated, planned = _is_dated(phrase), not words.isdisjoint(_PLANNING_ADJECTIVES)
        unsure = words & _UNREAL_ADJECTIVES
        if any(unit.category == "neg" for unit in phrase) or (unsure - _UNREAL_WITHOUT_DATE if dated else unsure):
            return PLANNED if planned else UNREAL
        if planned:
            return PLANNED
    preposition = slot.preposition.rstrip("&") if slot else ""
    if preposition in ("of", "for", "about", "against", "to", "from", "on", "over") and _governed(row, start):
        return UNREAL
    if _is_undone(sentence, clause, at):
        return UNREAL
    definite = is_definite(row, start, at)
    if clause.group is None or definite or preposition in OUTSIDE or dated:
        return UNREAL if clause.link in ("if", "unless") and not definite and preposition not in OUTSIDE else REAL
    return _by_verb(sentence, clause, at)


def _is_undone(sentence: Sentence, clause: Clause, at: int) -> bool:
    """ "Cancelled the visit", "the visit was called off"."""
    if clause.group is None or not _is_verb(sentence, clause, _UNDONE):
        return False
    behind = next((slot for slot in clause.after if slot.preposition == ""), None)
    phrases = clause.subject if clause.group.passive else [behind] if behind else []
    return any(slot.start <= at < slot.end for slot in phrases)


def _by_verb(sentence: Sentence, clause: Clause, at: int) -> str:
    """An indefinite event stands as the verb does that it is the object of."""
    standing = of_clause(sentence, clause)
    group = clause.group
    if at > group.main:
        if _is_verb(sentence, clause, _UNREAL_VERBS) and clause.lemma not in ("expect", "discuss") and not _is_light(clause):
            return UNREAL
        if clause.lemma in ("plan", "schedule", "expect", "set", "arrange", "announce") and not _is_light(clause):
            return PLANNED if standing is not UNREAL else UNREAL
    return standing


def _is_light(clause: Clause) -> bool:
    return clause.lemma in _LIGHT


def _governed(row: Sequence[Unit], start: int) -> bool:
    """ "fears of an attack": the noun before the preposition makes it a thought."""
    at = start - 2
    return at >= 0 and row[at].lower in unreal("nouns")


def _phrase_start(row: Sequence[Unit], at: int) -> int:
    while at > 0 and row[at - 1].category not in _ENDING and row[at - 1].kind is not POINT:
        at -= 1
    return at


def is_definite(row: Sequence[Unit], start: int, at: int) -> bool:
    """ "the attack", "its attack", "Iran’s attack", "this attack"."""
    return any(unit.possessive or (unit.category == "det" and unit.lower in _DEFINITE) for unit in row[start:at])


def _is_dated(phrase: Sequence[Unit]) -> bool:
    return any(unit.kind is DATE or (unit.kind is NUMBER and len(unit.text) == 4) for unit in phrase)


def is_repeated(sentence: Sentence, clause: Clause, at: int | None = None) -> bool:
    """Whether its words say that it happened again and again."""
    words = _REPEATING
    if not sentence.says(words):
        return False
    low, high = (clause.start, clause.end) if at is None else (_phrase_start(sentence.row, at), at + 1)
    if at is not None and low >= 2 and sentence.row[low - 1].lower == "of" and sentence.row[low - 2].lower in words:
        return True
    if at is not None:
        return any(unit.lower in words and unit.kind is WORD for unit in sentence.row[low:high])
    main = clause.group.main if clause.group else low
    return any(
        sentence.row[place].lower in words and (sentence.row[place].category == "adv" or sentence.row[place].lower.endswith("ly"))
        for place in range(max(low, main - 3), min(high, main + 4))
    )
