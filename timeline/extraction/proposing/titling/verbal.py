"""The verb of a clause in the present tense."""

from collections.abc import Sequence

from timeline.extraction.grammar.group import Group, takes_clause
from timeline.extraction.grammar.units import DATE, POINT, Unit
from timeline.extraction.proposing.titling.inflecting import base, is_manner, participle, present, table
from timeline.extraction.proposing.titling.pieces import is_dropped, pieces
from timeline.extraction.proposing.titling.saying import Saying, following, is_bare, pronoun_before
from timeline.extraction.proposing.triggers import listed

_CHANGED = {"would": "will", "could": "can", "might": "may", "’d": "will", "'d": "will"}
_AHEAD = frozenset(("will", "would", "be to", "'ll", "’ll", "shall"))
_OF_ONES_OWN = listed("words", "of_ones_own")
_HURTING = listed("triggers", "effects", "killed") | listed("triggers", "effects", "injured") | listed("triggers", "effects", "captured")
_NEARLY = frozenset(("nearly", "almost"))
_SETTING = frozenset(("set", "schedule", "slate", "plan", "expect", "due"))


def verb_of(saying: Saying, many: bool) -> str:
    """The verb in the present: "fires", "are to be closed", "does not sign"."""
    group, row = saying.clause.group, saying.row
    adverbs = _adverbs(row, group)
    be = "are" if many else "is"
    if saying.hedged:
        tail = f"be {done(row, group)}" if group.passive else base(group.lemma) if not group.copula else group.lemma
        return f"{be} said to {tail}"
    if group.copula:
        return _copula(saying, many)
    if suffers(saying):
        return f"{be} {'to be ' if saying.plan else ''}{row[group.main].lower}"
    ahead = (
        group.modal in _AHEAD or (saying.plan and not (group.present and group.lemma in takes_clause())) or (is_bare(saying) and not many)
    )
    denied = " not" if group.negated or (group.first and row[group.first - 1].lower == "not") else ""
    if group.passive and not (group.form == "participle" and _is_of_ones_own(saying)):
        if group.modal and group.modal not in _AHEAD:
            return f"{_modal(group)}{denied} be {adverbs}{done(row, group)}"
        if saying.plan and group.lemma in _SETTING and following(saying.sentence, saying.clause) is None:
            return f"{be} due"
        return f"{be}{denied} {'to be ' if ahead and group.lemma not in _SETTING else ''}{adverbs}{done(row, group)}"
    verb = base(group.lemma)
    if ahead:
        return f"{be}{denied} to {adverbs}{verb}"
    if group.modal and group.modal != "have to":
        return f"{_modal(group)}{denied} {adverbs}{verb}"
    if group.modal == "have to":
        return f"{'have' if many else 'has'} to {adverbs}{verb}"
    if denied:
        return f"{'do' if many else 'does'} not {adverbs}{verb}"
    return f"{adverbs}{present(verb, many)}"


def _is_of_ones_own(saying: Saying) -> bool:
    """ "Lee, agreed to go", but "the plan, agreed on Monday"."""
    lemma = saying.clause.lemma
    return lemma in _OF_ONES_OWN and (lemma != "agree" or following(saying.sentence, saying.clause) is not None)


def suffers(saying: Saying) -> bool:
    """ "31 people killed in the shelling": a report leaves the "were" out."""
    clause, group, row = saying.clause, saying.clause.group, saying.row
    lower, behind = row[group.main].lower, row[group.main + 1] if group.main + 1 < len(row) else None
    if group.passive or group.present or group.first != group.main or group.form not in ("finite", "participle"):
        return False
    if behind and clause.verb and behind.lower in clause.verb.rest:
        return False  # "lifted off"
    if lower == base(group.lemma) or lower != participle(base(group.lemma)) or pronoun_before(row, clause):
        return False
    if row[group.main - 1].text == "," and behind and behind.category == "prep" and clause.number + 1 < len(saying.sentence.clauses):
        other = saying.sentence.clauses[clause.number + 1]
        return other.link in ("resume", ",") and not other.before  # "the talks, broken off in May, are to resume"
    hurt = clause.lemma in _HURTING
    if clause.lemma not in table("suffering", "verbs") and not hurt:
        return False
    if hurt and behind and behind.category == "conj":
        return not _shares_object(saying)
    if behind and behind.category not in ("prep", "to", "adv", "sub") and behind.kind not in (DATE, POINT):
        return False
    first = next(iter(pieces(row, group.main + 1, clause.end)), None)
    return first is None or bool(first.preposition) or bool(first.joint)


def _shares_object(saying: Saying) -> bool:
    """ "The state seized and sold the mill": the object of both stands behind the second."""
    other = next(iter(saying.sentence.clauses[saying.clause.number + 1 :][:1]), None)
    return other is not None and other.link == "and" and other.group.form == "finite" and not other.before and bool(other.objects())


def _modal(group: Group) -> str:
    return _CHANGED.get(group.modal, group.modal)


def done(row: Sequence[Unit], group: Group) -> str:
    lower = row[group.main].lower
    return lower if lower.endswith(("ed", "en", "born")) or group.form == "finite" else participle(base(group.lemma))


def _adverbs(row: Sequence[Unit], group: Group) -> str:
    """ "Unanimously", "allegedly": between its parts or right before it."""
    if group.first and not group.negated and row[group.first - 1].category == "neg" and row[group.first - 1].lower != "not":
        return f"{row[group.first - 1].lower} "  # "never asked"
    if group.first > 1 and row[group.first - 2].lower in _NEARLY and is_manner(row[group.first - 1]):
        return f"{row[group.first - 2].lower} {row[group.first - 1].lower} "  # "almost completely destroys"
    for at in range(max(0, group.first - 1), group.main):
        last = row[at].lower == "last" and at == group.main - 1  # "was last seen"
        if last or row[at].lower in _NEARLY or (is_manner(row[at]) and not is_dropped(row, at)):
            return f"{row[at].lower} "
    return ""


def _copula(saying: Saying, many: bool) -> str:
    group, row = saying.clause.group, saying.row
    verb = {"be": "are" if many else "is", "have": "have" if many else "has", "do": "do" if many else "does"}.get(group.lemma, group.lemma)
    if saying.plan and group.modal in _AHEAD:
        verb = f"{'are' if many else 'is'} to {group.lemma}"
    kept = [
        row[at].lower for at in range(group.first, group.main + 1) if row[at].lower in ("not", "due", "unable", "likely", "ready", "able")
    ]
    if group.negated and "not" not in kept:
        kept.insert(0, "not")
    if saying.plan and group.present and not kept:
        kept = ["due"]  # "the vote is on Monday"
    return " ".join([verb, *kept])
