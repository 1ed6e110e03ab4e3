"""What a proposal is called: one short plain sentence in the present tense, who did what to whom, and no more than is told."""

from timeline.extraction.grammar.clauses import Clause, follows_due
from timeline.extraction.proposing.deeds import decision_before
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.titling.inflecting import base, table
from timeline.extraction.proposing.titling.labels import account, labelled, saying_of
from timeline.extraction.proposing.titling.nouns import of_noun
from timeline.extraction.proposing.titling.predicates import compound, told, undergone
from timeline.extraction.proposing.titling.saying import MOST
from timeline.extraction.proposing.titling.statements import found_out, statement
from timeline.extraction.proposing.titling.words import capital, once, tidy
from timeline.extraction.proposing.triggers import listed

LONGEST = 300  # characters that a chronology keeps of a title
_UNNAMED = frozenset(("they", "he", "she", "somebody", "someone", "others", "one", "it"))


def title(draft: Draft) -> str:
    if draft.kind == "statement" and draft.type.speech:
        words = statement(draft)
    elif draft.noun is not None or draft.clause.group is None or draft.at != draft.clause.group.main:
        words = of_noun(draft)
    else:
        words = _of_clause(draft)
    words = capital(tidy(once(words)) or draft.type.label)
    return words if len(words) <= LONGEST else draft.type.label


def _of_clause(draft: Draft) -> str:
    saying = saying_of(draft, draft.clause)
    lead = None if draft.governing and draft.governing.relation == "by" else _led_by(draft)  # "was given until Friday to leave"
    words = _led(draft, lead) if lead else ""
    if lead and lead.lemma in ("order", "approve", "authorise", "authorize") and (draft.kind == "plan" or not words):
        words = undergone(saying) or words  # the order has a title of its own
    if decision_before(draft.sentence, draft.clause) is not None:
        words = undergone(saying)
    words = words or compound(saying) or found_out(draft, saying) or told(saying)
    if words.partition(" ")[0].lower() in _UNNAMED and base(draft.clause.lemma) not in table("undergone", "never"):
        words = undergone(saying) or words
    words = words or undergone(saying)
    if not words or len(words) > MOST + 20:
        return labelled(draft)
    told_by = draft.source.clause if draft.source else None
    return words if lead and lead is told_by else words + account(draft, words)


def _led(draft: Draft, lead: Clause) -> str:
    words = told(saying_of(draft, lead))
    return words if f" {base(draft.clause.lemma)}" in words or f" {draft.sentence.row[draft.at].lower}" in words else ""


def _led_by(draft: Draft) -> Clause | None:
    """The clause without which more would be told than was: "plans to cut its troops", "agrees to sell", "is charged with killing"."""
    clause = draft.clause
    if clause.parent is None or clause.number != clause.parent + 1:
        return None
    above = draft.sentence.clauses[clause.parent]
    if above.group is None or above.group.negated:
        return None
    if clause.link == "to" and clause.group.form == "infinitive":
        return None if follows_due(draft.sentence.row, clause) else above
    if clause.link in ("of", "for", "with") and clause.group.form == "ing" and above.lemma in listed("words", "accusing"):
        return None if account(draft, "") else above
    return above if clause.link == "ing" and clause.start == above.group.main + 1 else None
