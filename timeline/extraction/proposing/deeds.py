"""What verbs tell: who did what to whom, when and where."""

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.units import DATE, WORD, is_quote
from timeline.extraction.proposing import attribution, dating, plain, roles, standing
from timeline.extraction.proposing.counts import counts
from timeline.extraction.proposing.dating import Governing
from timeline.extraction.proposing.drafts import Draft, attribute, granularity, kind_of
from timeline.extraction.proposing.places import places
from timeline.extraction.proposing.roles import Context
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.statements import statement
from timeline.extraction.proposing.triggers import Verb, listed, refined

_CONTENT = frozenset(("that", "whether", "how", "what"))
_DOING = listed("speech", "doing", "verbs")
_SUCCEEDING = listed("words", "succeeding")
_DECIDING = frozenset(("decision", "order", "vote", "agreement", "verdict", "legislation"))


def of_verb(sentence: Sentence, clause: Clause, article: Article, context: Context) -> Draft | None:
    group = clause.group
    if group is None:
        return None
    if group.copula:
        return plain.due(sentence, clause, article, context)
    verb = clause.verb
    if verb is None:
        return plain.of_clause(sentence, clause, article, context)
    until = min(clause.end - 1, group.main + (2 if verb.rest else 0))
    if verb.type.speech:
        said = statement(sentence, clause, verb.type, until, article, context) or plain.said_later(sentence, clause, article, context)
        return said or (plain.of_clause(sentence, clause, article, context) if _only_does(sentence, clause) else None)
    real = standing.of_clause(sentence, clause)
    if real is standing.UNREAL and plain.is_hoped(sentence, clause, article):
        real = standing.PLANNED
    decided = decision_before(sentence, clause)
    if decided is not None:
        real = standing.PLANNED
    elif real is standing.UNREAL or (clause.link in ("to", "for") and real is standing.REAL and not _is_told(sentence, clause)):
        return None
    type_ = refined(verb.type, sentence.all_words, lambda: sentence.beside(clause))
    draft = Draft(sentence, clause, group.main, type_, kind_of(real, type_), until=until, verb=verb)
    draft.refers = _names_means(sentence, clause, verb)
    if draft.kind == "plan" and type_.family == "violence":
        return None
    return _filled(draft, article, context)


def _only_does(sentence: Sentence, clause: Clause) -> bool:
    """ "Added 200 jobs", "the talks concluded": a verb of saying, by which nothing is said here."""
    if clause.lemma not in _DOING or (clause.number and attribution.is_parenthetical(sentence, clause)):
        return False
    return not any(other.parent == clause.number and other.link in _CONTENT for other in sentence.clauses) and not any(
        is_quote(unit) for unit in sentence.row
    )


def _names_means(sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """ "Most of the rockets fell …": what was used has been told of before."""
    row = sentence.row
    phrases = (*clause.subject, *clause.before)
    known = [slot for slot in phrases if row[slot.start].lower in ("the", "these", "those") and row[slot.head].kind == WORD]
    return any(row[slot.head].lower in verb.needs or verb.type.family == "disaster" for slot in known)


def decision_before(sentence: Sentence, clause: Clause) -> int | None:
    """ "The decision to abandon the treaty and reimpose sanctions": the noun that an infinitive carries out."""
    at = clause
    while at.link in ("and", "or") and at.group.form == "infinitive" and at.number:
        at = sentence.clauses[at.number - 1]
    if at.link != "to" or at.group.form != "infinitive":
        return None
    place = at.start - 1
    while place > max(0, at.start - 4) and (sentence.row[place].kind == DATE or sentence.row[place].category == "prep"):
        place -= 1
    noun = sentence.events.get(place)
    return place if noun and noun.type.slug in _DECIDING else None


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    """An infinitive that tells what came to be: "continued to shell", "managed to flee", "came to power to topple"."""
    above = sentence.above(clause)
    if standing.is_ranked(sentence, clause, above) or plain.is_let(sentence, clause):
        return True
    return above is not None and above.lemma in _SUCCEEDING


def _filled(draft: Draft, article: Article, context: Context) -> Draft:
    """With its date, parts, places, figures and source."""
    sentence, clause, group = draft.sentence, draft.clause, draft.clause.group
    draft.granularity = granularity(sentence, clause, draft.type)
    draft.governing = dating.of_verb(sentence, clause, speech=False) or _performed(sentence, clause) or _meanwhile(sentence, clause)
    draft.governing = draft.governing or _of_rest(draft) or dating.of_what_follows(sentence, clause, article)
    if draft.governing is None and draft.kind == "plan":
        draft.governing = dating.of_plan(sentence, clause, article)
    if draft.governing is None and (shared := dating.of_circumstance(sentence, clause)):
        draft.governing, draft.shared = shared, clause.link != "when"
    if draft.governing and draft.governing.relation == "since" and group.form == "finite":
        draft.granularity = "ongoing"
    draft.parts = roles.of_verb(sentence, clause, draft.type, article, context)
    draft.places = places(sentence, (*clause.before, *clause.after), clause, article)
    draft.counts = counts(sentence, clause)
    attribute(draft, article, context)
    return draft


def _of_rest(draft: Draft) -> Governing | None:
    """ "Failed to appear on Monday": the date of the infinitive that belongs to the verb."""
    below = draft.sentence.clauses[draft.clause.number + 1 :][:1] if draft.verb and "to" in draft.verb.rest else []
    return next((dating.of_verb(draft.sentence, clause, speech=False) for clause in below if clause.link == "to"), None)


def _meanwhile(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "Was at home on Friday when he was shot": both on the same day."""
    if clause.link not in ("when", "as", "while") or clause.parent is None:
        return None
    above = sentence.clauses[clause.parent]
    found = None if above.speech else dating.of_verb(sentence, above, speech=False)
    return Governing(found.dated) if found and found.relation == "since" and clause.link == "when" else found


def _performed(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "Announced in October that they were suspending attacks": saying so does it, on the same day."""
    group = clause.group
    above = sentence.clauses[clause.parent] if clause.parent is not None and clause.link == "that" else None
    if above and group.progressive and not group.perfect and (kind := above.speech) and kind.slug == "announcement":
        return dating.of_verb(sentence, above, speech=True)
    return None
