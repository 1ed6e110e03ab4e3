"""Statements: the verbs of saying, who speaks to whom, and what kind of act it is."""

from functools import cache
from typing import NamedTuple

from timeline.extraction import rules
from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import NAME, WORD, Unit
from timeline.extraction.proposing import attribution, dating, roles, standing
from timeline.extraction.proposing.dating import Governing
from timeline.extraction.proposing.drafts import Draft, granularity
from timeline.extraction.proposing.roles import Context
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import Type, listed, types
from timeline.extraction.types import Part

WEEK = 7  # days; what is asked for in October is of October
_OPENING, _HEARING = listed("speech", "opening", "verbs"), listed("speech", "hearing", "verbs")
_SPEAKING = listed("words", "speaking")
_SPOKEN = frozenset('“”":«»')
_SOURCES = listed("speech", "people", "sources")
_PEOPLE = roles.people() | listed("speech", "people", "offices") | listed("speech", "people", "single")
_NOBODY = listed("triggers", "plain", "nobody")


def statement(sentence: Sentence, clause: Clause, type_: Type, until: int, article: Article, context: Context) -> Draft | None:
    group = clause.group
    real = standing.of_clause(sentence, clause)
    if real is not standing.REAL or group.form == "infinitive" or (group.form == "ing" and clause.link not in (",ing", "ing")):
        return None
    if type_.slug == "request" and clause.lemma == "tell" and not _tells_to(sentence, clause):
        type_ = types()["remark"]
    said = attribution.speakers(sentence, clause, article, context)
    said = [part for part in said if not attribution.is_media(part, article)]
    if not said and group.passive and group.form != "ing" and (type_.slug == "announcement" or _is_spoken_to(sentence, clause)):
        return _announced(sentence, clause, type_, until, article, context)
    if not said or (not type_.act and not says_something(sentence, clause)):
        return None
    draft = Draft(sentence, clause, group.main, _by_content(sentence, clause, type_), "statement", until=until)
    draft.governing = (
        dating.of_verb(sentence, clause, speech=True) or _of_what_is_asked(sentence, clause, article) or _opened(sentence, clause)
    )
    draft.parts = [*said, *_others(sentence, clause, draft.type, article, context)]
    draft.granularity = granularity(sentence, clause, type_) if standing.is_repeated(sentence, clause) else "single"
    above = attribution.source_of(sentence, clause, article, context)
    if above and above.speaker and above.clause is not clause and (type_.request or above.speaker.id != said[0].id):
        draft.source = above
        draft.modality = "claimed" if attribution.is_party(above.speaker, article) else "actual"
        if type_.request and attribution.is_party(above.speaker, article):
            draft.kind, draft.type = "occurrence", types()["refusal" if type_.slug == "refusal" else "request"]
            draft.parts = [
                Part(part.start, part.end, part.id, part.name, "participant" if part.role == "speaker" else part.role)
                for part in draft.parts
            ]
    return draft


def _is_spoken_to(sentence: Sentence, clause: Clause) -> bool:
    """ "Residents were warned on Monday": somebody, and no joke that was told."""
    heads = [sentence.row[slot.head] for slot in clause.subject]
    told = clause.lemma in _HEARING and clause.group.form == "finite"
    return told and bool(heads) and all(_hears(head) for head in heads)


def _hears(head: Unit) -> bool:
    somebody = head.lower in _PEOPLE if head.plain else head.lower not in _NOBODY
    return head.kind is NAME or (somebody and not head.possessive)


def _announced(sentence: Sentence, clause: Clause, type_: Type, until: int, article: Article, context: Context) -> Draft | None:
    """ "The results were announced on Monday", "miners were told last week": a statement whose speaker is not told."""
    governing = dating.of_verb(sentence, clause, speech=True)
    if governing is None or not clause.subject:
        return None
    draft = Draft(sentence, clause, clause.group.main, type_, "statement", until=until, governing=governing)
    role = "accused" if type_.slug == "accusation" else "addressee" if clause.lemma in _HEARING else "subject"
    draft.parts = roles.parts_of_list(sentence, clause.subject, role, article, context)
    return draft


def _in_quotes(sentence: Sentence, governing: Governing) -> bool:
    return any(start < governing.dated.start < end for start, end in sentence.quotes)


def _tells_to(sentence: Sentence, clause: Clause) -> bool:
    return any(other.parent == clause.number and other.link == "to" for other in sentence.clauses[clause.number + 1 :])


def _of_what_is_asked(sentence: Sentence, clause: Clause, article: Article) -> Governing | None:
    """ "Refused to comment on Monday": a day gone by dates the asking or refusing, not what was asked for."""
    following = next(
        (other for other in sentence.clauses[clause.number + 1 :] if other.parent == clause.number and other.link == "to"), None
    )
    found = dating.of_verb(sentence, following, speech=False) if following else None
    limit = article.publication.span
    if found is None or found.relation or not sentence.start <= found.dated.start or _in_quotes(sentence, found):
        return None
    span = dating.span_of(found.dated.edtf)
    return found if limit and span.latest <= limit.latest and span.days <= WEEK else None


def _opened(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "Speaking in Oslo on Monday, the minister said": what the sentence opens with dates what was said then."""
    first = sentence.clauses[0]
    if clause.parent is not None or first is clause or first.own_subject or first.group.form not in ("ing", "participle"):
        return None
    return dating.of_verb(sentence, first, speech=True) if first.lemma in _OPENING and first.subject == clause.subject else None


def says_something(sentence: Sentence, clause: Clause) -> bool:
    """Whether words follow or stand before that are what is said; "added 200 jobs" says nothing."""
    behind = clause.group.main + 1
    if behind < len(sentence.row) and sentence.row[behind].lower == "that":
        return True
    if any(other.parent == clause.number and other.link in ("that", "to", "whether", "how", "what") for other in sentence.clauses):
        return True
    if sentence.says(_SPOKEN):
        return True
    return (
        attribution.is_parenthetical(sentence, clause)
        or (clause.lemma in _SPEAKING and any(slot.preposition in ("about", "of", "on") for slot in clause.after))
        or any(slot.head in sentence.events for slot in (*clause.before, *clause.after))
    )


def _others(sentence: Sentence, clause: Clause, type_: Type, article: Article, context: Context) -> list[Part]:
    """Whom a statement is made to, and whom it accuses."""
    role = "accused" if type_.slug == "accusation" else "addressee"
    if clause.group.passive:
        slots = clause.subject
    elif type_.slug == "accusation":
        slots = [*roles.objects(clause), *(slot for slot in clause.after if slot.preposition.rstrip("&") == "on")]
    else:
        slots = _hearers(sentence, clause, type_)
        if clause.lemma in ("cite", "quote") or type_.slug in ("condemnation", "praise", "denial", "claim-of-responsibility"):
            return []
    return [part for part in roles.parts_of_list(sentence, slots, role, article, context) if part.id or part.name in article.names]


def _hearers(sentence: Sentence, clause: Clause, type_: Type) -> list[Slot]:
    """ "Told parliament", "swore to parliament"; but not "announced a gift to Norland", "proclaimed the republic", "said Lee"."""
    told, said = roles.objects(clause), type_.slug == "announcement" or clause.lemma in ("say", "add", "claim")
    to = [slot for slot in clause.after if slot.preposition == "to"]
    if type_.slug != "message" and any(sentence.row[slot.head].kind is WORD for slot in told):
        to = []
    return to if said else [*told, *to]


def _by_content(sentence: Sentence, clause: Clause, type_: Type) -> Type:
    """What is said can make a remark a threat or a warning."""
    if type_.rank > 4:
        return type_
    from_said = _said_clauses(sentence, clause)
    first = 0 if attribution.is_parenthetical(sentence, clause) else clause.group.main  # what another verb tells is not said here
    words = " ".join(sentence.lowers[first:])
    for content in _contents():
        if from_said and any(
            said.group
            and said.lemma in content.verbs
            and said.group.modal in content.after
            and not said.group.passive
            and _tells_of_somebody(sentence, said)
            for said in from_said
        ):
            return content.to
        for phrase in content.phrases:
            if phrase in words:
                return content.to
    return type_


def _tells_of_somebody(sentence: Sentence, said: Clause) -> bool:
    """ "The storm will hit the coast" threatens nobody."""
    head = sentence.row[said.subject[-1].head] if said.subject else None
    if head is None or head.category == "pron":
        return head is not None
    return head.kind is NAME and head.mention.kind == "actor" or head.lower in _SOURCES


class Content(NamedTuple):
    """What makes a statement one of the type `to`: verbs after some modals, or phrases."""

    to: Type
    verbs: frozenset[str]
    after: frozenset[str]
    phrases: tuple[str, ...]


@cache
def _contents() -> tuple[Content, ...]:
    return tuple(
        Content(types()[row["to"]], frozenset(row["verbs"]), frozenset(row.get("after", ())), tuple(row.get("phrases", ())))
        for row in rules.load("speech")["content"]
    )


def _said_clauses(sentence: Sentence, clause: Clause) -> list[Clause]:
    return [other for other in sentence.clauses if other.parent == clause.number and other.link in ("that", "") and other is not clause]


def one_statement(found: list[Draft]) -> list[Draft]:
    """Several verbs of one speaker in one sentence are one statement, called by the strongest."""
    kept: list[Draft] = []
    for draft in found:
        if draft.kind != "statement":
            kept.append(draft)
            continue
        same = next(
            (other for other in kept if other.kind == "statement" and _speaker(other) == _speaker(draft) and not _apart(other, draft)),
            None,
        )
        if same is None:
            kept.append(draft)
            continue
        if draft.type.rank > same.type.rank:
            same.type = draft.type
            if not same.governing:
                same.at, same.until, same.clause = draft.at, draft.until, draft.clause
        same.governing = same.governing or draft.governing
        same.parts += [part for part in draft.parts if (part.id, part.role) not in {(other.id, other.role) for other in same.parts}]
    return kept


def _apart(a: Draft, b: Draft) -> bool:
    """Both dated, or the later one begun anew: "dismissed it as a forgery; on 1 November it said …"."""
    return bool(b.governing and (a.governing or b.sentence.row[b.clause.start].text == ";"))


def _speaker(draft: Draft) -> tuple[str | None, str]:
    part = next((part for part in draft.parts if part.role in ("speaker", "participant")), None)
    return (part.id, part.name if part.id is None else "") if part else (None, "")
