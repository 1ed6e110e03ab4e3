"""Proposed events: every datable happening, statement and plan that the sentences of an article tell."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause, follows_due
from timeline.extraction.grammar.units import WORD
from timeline.extraction.proposing import attribution, bounding, dating
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.happenings import drafts
from timeline.extraction.proposing.merging import joined
from timeline.extraction.proposing.quoting import quote
from timeline.extraction.proposing.roles import Context, parts_of_list
from timeline.extraction.proposing.scoring import CUT, rank_parts, score, score_parts
from timeline.extraction.proposing.sentences import Sentence, sentences_of
from timeline.extraction.proposing.titles import title
from timeline.extraction.proposing.triggers import UNTYPED, fitting, listed
from timeline.extraction.types import Part, Proposal, When, Where
from timeline.names.gazetteer import Gazetteer

MONTH = 31  # days
LONG = 300  # days after which what was decided is taken to have been done
LANGUAGES = frozenset(("en", ""))  # the tables hold English words


def propose(article: Article) -> list[Proposal]:
    """In the order of the text; the events that are worth a curator's time, each once."""
    if article.language.partition("-")[0] not in LANGUAGES:
        return []
    found = joined(_drafts(article), article)
    judged = [(draft, score_parts(draft, article)) for draft in found if draft.when]
    proposals = [_proposal(draft, parts + rank_parts(draft), article) for draft, parts in judged if score(parts) >= CUT]
    return sorted(proposals, key=lambda proposal: (proposal.quote.start, proposal.quote.end, proposal.kind))


def _drafts(article: Article) -> list[Draft]:
    """Of all sentences, dated; whom a pronoun means is carried from one sentence to the next."""
    context = Context(_kinds(article.gazetteer))
    found: list[Draft] = []
    for _, line in groupby(sentences_of(article), key=lambda sentence: sentence.line.number):
        sentences = list(line)
        for at, sentence in enumerate(sentences):
            if sentence.mark:
                context.forget()
            context.learn(sentence)
            if sentence.quotes and (speaker := _speaker_behind(sentences, at, article, context)):
                context.speaker = speaker
            here = drafts(sentence, article, context)
            _date(here, article)
            found += [draft for draft in here if draft.when]
            context.note(sentence)
            _remember(sentence, here, article, context)
    return found


@lru_cache(maxsize=2)
def _kinds(gazetteer: Gazetteer) -> Mapping[str, str]:
    return MappingProxyType({slug: entry.type for slug, entry in gazetteer.actors.items()})


def _speaker_behind(sentences: Sequence[Sentence], at: int, article: Article, context: Context) -> Part | None:
    """ "“Two men were shot. They died,” Ann Lee said": who speaks is told where the quotation ends."""
    own = sentences[at]
    end = next((end for start, end in own.quotes if own.start <= start and own.end < end), 0)
    while end and at + 1 < len(sentences) and sentences[at].end <= end:
        at += 1
    closing = sentences[at]
    if not closing.start < end < closing.end:
        return None
    said = (clause for clause in closing.speaking if attribution.is_parenthetical(closing, clause))
    return next((part for clause in said for part in attribution.speakers(closing, clause, article, context)), None)


def _date(here: Sequence[Draft], article: Article) -> None:
    for draft in here:
        if draft.governing:
            draft.when = dating.when(draft.governing, article)
            if draft.kind == "occurrence" and (
                (dating.is_ahead(draft.when, article) and _is_past(draft)) or (_is_perfect(draft) and _is_over(draft, article))
            ):
                draft.governing = draft.when = None
            elif draft.kind == "occurrence" and (dating.is_ahead(draft.when, article) or _is_to_be_done(draft, article)):
                draft.kind, draft.modality = "plan", "planned"
            elif draft.kind == "plan" and _is_awaited(draft) and _is_over(draft, article) and _is_exact(draft):
                draft.governing = draft.when = None  # "are expected to spend more at Christmas": read a year early
            elif draft.kind == "plan" and not _is_promised(draft) and (_is_over(draft, article) or _is_long_decided(draft, article)):
                draft.kind, draft.modality = "occurrence", "actual"
            elif draft.kind == "statement" and dating.is_far_ahead(draft.when, article):
                draft.governing = draft.when = None  # "called for a vote on 7 May": nothing was said on a day to come
    dated = [draft for draft in here if draft.governing]
    for draft in here:
        if draft.when is None:
            draft.when = bounding.bounds(
                article, kind=draft.kind, granularity=draft.granularity, told=_told(draft, dated), after=_followed(draft, dated)
            )


def _is_long_decided(draft: Draft, article: Article) -> bool:
    """What was decided years ago is told as done: "the decision in 2018 to leave the pact and close the bases"."""
    limit = article.publication.span
    decided = dating.span_of(draft.governing.dated.edtf)
    return draft.governing.relation == "after" and bool(limit) and not limit.is_open and (limit.earliest - decided.latest).days > LONG


def _is_past(draft: Draft) -> bool:
    """ "Repaid it the following Thursday": told in the past tense, so that a day to come was read wrongly."""
    group = draft.clause.group if draft.verb or draft.type is UNTYPED else None
    return not draft.noun and group is not None and group.form == "finite" and not (group.present or group.modal or group.passive)


def _is_perfect(draft: Draft) -> bool:
    """ "Has recovered from the crisis in 2001": English gives no day gone by to what has been done, so the day is of something else."""
    group = draft.clause.group if draft.type is UNTYPED else None
    return group is not None and group.form == "finite" and group.perfect and group.present and draft.governing.relation == ""


def _is_to_be_done(draft: Draft, article: Article) -> bool:
    """ "By mid-March: distribution of seed": an item without a verb, to be done by a day to come."""
    limit, span = article.publication.span, dating.span_of(draft.when.edtf)
    return bool(draft.noun and draft.clause.group is None and limit and span.earliest.year == 1 and limit.latest < span.latest)


def _is_exact(draft: Draft) -> bool:
    """A day or month; in "expects a loss for the third quarter" the quarter may be over."""
    return dating.span_of(draft.when.edtf).days <= MONTH


def _is_awaited(draft: Draft) -> bool:
    """ "Is expected to", "a bid due to end": still, when the article was written."""
    if follows_due(draft.sentence.row, draft.clause):
        return True
    above = draft.sentence.above(draft.clause) if draft.clause.link == "to" and not draft.noun else None
    return above is not None and above.group is not None and above.group.present and not above.group.perfect


def _is_promised(draft: Draft) -> bool:
    return draft.type.plan or bool(draft.clause.group and draft.clause.group.modal in ("will", "'ll", "’ll", "be to", "would"))


def _is_over(draft: Draft, article: Article) -> bool:
    limit, span = article.publication.span, dating.span_of(draft.when.edtf)
    return bool(limit and not limit.is_open and span.latest < limit.earliest)


def _told(draft: Draft, dated: Sequence[Draft]) -> When | None:
    """When the statement was made by which an event is known."""
    above = draft.source.clause if draft.source else None
    if draft.kind == "plan" or above is None:
        return None
    return next((other.when for other in dated if other.kind == "statement" and other.clause is above), None)


def _followed(draft: Draft, dated: Sequence[Draft]) -> When | None:
    """The date of what it is told to have followed: "after the attack on Monday, the army …"."""
    for other in dated:
        if (
            other is not draft
            and other.slot
            and other.slot.preposition.rstrip("&") in ("after", "following")
            and other.clause is draft.clause
        ):
            return other.when
    return None


def _remember(sentence: Sentence, here: Sequence[Draft], article: Article, context: Context) -> None:
    """Whom the next sentence's pronouns can mean: its subjects first, and before them who spoke."""
    for clause in sentence.clauses:
        if clause.own_subject and clause.parent is None:
            parts = parts_of_list(sentence, clause.subject, "", article, context)[:1]
            about = [part for part in parts if (part.id and not attribution.is_media(part, article)) or _is_person(sentence, part, context)]
            for part in about:
                context.meet(part, sentence)
            if not about and sentence.row[clause.subject[0].head].category != "pron":
                context.pass_over(sentence.number, several=_is_several(sentence, clause))
                if sentence.row[clause.subject[0].head].lower in listed("speech", "people", "offices") and context.names_somebody(sentence):
                    context.stranger = sentence.number  # "The prime minister met Lee. He …"
    for draft in here:
        if draft.kind != "statement" or draft.source:
            continue
        if speaker := next((part for part in draft.parts if part.role == "speaker"), None):
            context.speaker = speaker
            if speaker.id and context.kinds.get(speaker.id) == "person":
                context.meet(speaker, sentence)


def _is_several(sentence: Sentence, clause: Clause) -> bool:
    head = sentence.row[clause.subject[0].head]
    return len(clause.subject) > 1 or (head.kind is WORD and head.lower.endswith("s") and not head.lower.endswith("ss"))


def _is_person(sentence: Sentence, part: Part, context: Context) -> bool:
    single = part.name.split()[-1].lower() in listed("speech", "people", "single")
    return single or sentence.names_person(part) or context.knows(part)


def _proposal(draft: Draft, parts: Sequence[tuple[str, float]], article: Article) -> Proposal:
    source = draft.source if draft.source and draft.source.speaker else None
    type_ = draft.type.slug
    return Proposal(
        title=title(draft),
        kind=draft.kind,
        type=(article.types and fitting(type_, article.types)) or type_ or None,  # its own where the vocabulary has nothing near it
        modality=draft.modality,
        granularity=draft.granularity,
        date=draft.when,
        quote=quote(article.text, draft),
        score=score(parts),
        why=_why(draft),
        actors=_once(draft.parts),
        places=_places(draft),
        said_by=source.speaker if source else None,
        via=source.via if source else (),
        counts=tuple(dict.fromkeys(draft.counts)),
        also=tuple(sorted((quote(article.text, telling) for telling in draft.also), key=lambda other: other.start)),
        score_parts=tuple(parts),
    )


def _once(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Each actor once a role; an actor is not both who did it and whom it was done to."""
    found: dict[tuple, Part] = {}
    for part in parts:
        found.setdefault((part.id or part.name, part.role), part)
    return tuple(found.values())


def _places(draft: Draft) -> tuple[Where, ...]:
    if draft.kind == "statement":
        return ()
    found: dict[tuple, Where] = {}
    for place in draft.places:
        found.setdefault((place.id or place.name, place.role), place)
    return tuple(found.values())


def _why(draft: Draft) -> str:
    row = draft.sentence.row
    words = " ".join(draft.noun.words) if draft.noun else row[draft.at].text
    kind = {"statement": "a statement", "plan": "a plan", "occurrence": "an event"}[draft.kind]
    dated = f"dated by “{draft.governing.dated.text}”" if draft.governing else draft.when.why
    told = f", told {len(draft.also) + 1} times" if draft.also else ""
    by = f", by the account of {draft.source.speaker.name}" if draft.source and draft.source.speaker and draft.kind != "statement" else ""
    type_ = "type to be chosen" if draft.type is UNTYPED else draft.type.label.lower()
    return f"“{words}” tells {kind} ({type_}){by}; {dated}{told}."
