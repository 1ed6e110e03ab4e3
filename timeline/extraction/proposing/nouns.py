"""What nouns tell: "the attack on the base in May", "her resignation", a day of remembrance."""

from bisect import bisect_left
from collections.abc import Iterator

from timeline.extraction.article import Article
from timeline.extraction.grammar.units import Unit
from timeline.extraction.proposing import attribution, dating, roles, standing
from timeline.extraction.proposing.dating import Governing
from timeline.extraction.proposing.drafts import Draft, attribute, kind_of
from timeline.extraction.proposing.places import places
from timeline.extraction.proposing.roles import Context
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import Noun, listed, refined, types
from timeline.extraction.types import Mention, Part

_ENDING = listed("triggers", "ending", "verbs")
_DEFERRING = listed("triggers", "deferring", "verbs")
_MEETINGS = frozenset(("meeting", "talks", "visit", "debate", "investigation"))
_CALLED = {
    "call": frozenset(("election", "vote", "strike", "protest")),
    "order": frozenset(("trial", "evacuation", "release", "extradition", "election")),
}
_STRIKES = (("strike",), ("strikes",))  # of workers or of an army: words further around tell


def of_nouns(sentence: Sentence, article: Article, context: Context) -> list[Draft]:
    found: list[Draft] = []
    if not sentence.events:
        return found
    verbs, reached = {clause.group.main for clause in sentence.clauses if clause.group}, 0
    for at, noun in sentence.events.items():
        end = at + len(noun.words)
        if at >= reached and verbs.isdisjoint(range(at, end)):
            reached = end
            if draft := _of_noun(sentence, at, noun, article, context):
                found.append(draft)
    return found


def _of_noun(sentence: Sentence, at: int, noun: Noun, article: Article, context: Context) -> Draft | None:
    head = at + noun.head
    clause = sentence.clause_of(head)
    slot = clause.slot_at(head)
    real = standing.of_noun(sentence, clause, slot, at)
    if real is standing.UNREAL and any(other.link == "to" for other in dating.relatives(sentence, head)):
        real = standing.PLANNED
    if real is standing.UNREAL:
        return None
    low, high = (slot.start if slot else max(0, at - 5)), min(len(sentence.row), head + 4)
    type_ = refined(
        noun.type,
        sentence.all_words,
        lambda: sentence.words_in([(low, high)]),
        lambda: sentence.words_in(sentence.stretches_beside(clause)) if noun.words in _STRIKES else frozenset(),
    )
    if clause.lemma == "agree" and slot is not None and slot.preposition == "to" and type_.slug in _MEETINGS:
        return None  # "agreed to a meeting": it had not been held
    if type_.slug in _CALLED.get(clause.lemma, ()) and slot in clause.objects() and "for" not in sentence.lowers[head : head + 2]:
        return None  # nor was it held when one "called an election on Monday"
    kind = "statement" if type_.speech and real is not standing.PLANNED else kind_of(real, type_)
    if kind == "plan" and type_.family == "violence":
        return None
    draft = Draft(sentence, clause, head, type_, kind, noun=noun, slot=slot, until=at + len(noun.words) - 1)
    draft.definite = standing.is_definite(sentence.row, low, head)
    return _noun_filled(draft, at, article, context)


def _noun_filled(draft: Draft, at: int, article: Article, context: Context) -> Draft | None:
    sentence, clause = draft.sentence, draft.clause
    if draft.kind == "statement":
        return _said_noun(draft, at, article, context)
    draft.granularity = "repeated" if standing.is_repeated(sentence, clause, at) else "ongoing" if draft.type.state else "single"
    if put_off := dating.of_deferred(sentence, clause, draft.at):
        draft.kind, draft.governing = "plan", put_off
    elif clause.lemma in _DEFERRING and (draft.slot in clause.objects() or (clause.group.passive and draft.slot in clause.subject)):
        return None  # "postponed his visit on Monday"
    draft.governing = draft.governing or dating.of_noun(sentence, clause, draft.slot, draft.at)
    ends = clause.lemma in _ENDING and clause.group is not None and draft.at < clause.group.first
    if (
        draft.governing is None
        and clause.group
        and not ends
        and not dating.is_outside(draft.slot)
        and not dating.is_answered(sentence, draft.slot)
        and not clause.speech
    ):
        draft.governing, draft.shared = dating.of_verb(sentence, clause, speech=False), True
    if draft.governing is None and clause.speech and draft.slot in clause.before and draft.slot.preposition in ("at", "in", "during"):
        draft.governing, draft.shared = dating.of_verb(sentence, clause, speech=True), True  # "at a summit in May the king said"
    draft.parts = roles.of_noun(sentence, clause, draft.slot, draft.at, draft.type, article, context)
    if roles.is_made(clause, draft.at) and (role := roles.role_table(draft.type.slug, draft.type.family).get("subject")):
        draft.parts += roles.parts_of_list(sentence, clause.subject, role, article, context)
    _from_relatives(draft, article, context)
    if (
        draft.slot
        and draft.slot.preposition in ("on", "during", "in", "for", "at")
        and draft.type.slug in ("visit", "talks", "meeting")
        and not draft.parts
        and clause.group
    ):
        draft.parts = roles.parts_of_list(sentence, clause.subject, "participant", article, context)
    around = roles.behind(clause, draft.at)
    if draft.slot:
        around.insert(0, draft.slot)
    if not dating.is_outside(draft.slot) and clause.group and not clause.speech:
        around += [slot for slot in (*clause.before, *clause.after) if slot.preposition in ("in", "at") and slot not in around]
    draft.places = places(sentence, around, clause, article)
    attribute(draft, article, context)
    return draft


def _from_relatives(draft: Draft, article: Article, context: Context) -> None:
    """What "which was carried out by … in …" adds to the noun it speaks of."""
    for clause in dating.relatives(draft.sentence, draft.at):
        role = roles.role_table(draft.type.slug, draft.type.family).get("by")
        if clause.speech:  # "an attack claimed by …", "condemned by …"
            role = "claims_responsibility" if clause.speech.slug == "claim-of-responsibility" else None
        table = {"by": role} if role else {}
        draft.parts += roles.by_preposition(draft.sentence, clause.after, table, article, context)
        draft.places += places(draft.sentence, clause.after, clause, article)
        done = draft.type.family == "violence" and any(part.role == "initiator" for part in draft.parts)
        if done and attribution.source_of(draft.sentence, clause, article, context):
            draft.parts = [
                Part(part.start, part.end, part.id, part.name, "accused" if part.role == "initiator" else part.role) for part in draft.parts
            ]
    if (
        draft.clause.group
        and draft.clause.group.passive
        and not draft.clause.speech
        and draft.at < draft.clause.group.first
        and (role := roles.role_table(draft.type.slug, draft.type.family).get("by"))
    ):
        draft.parts += roles.by_preposition(draft.sentence, draft.clause.after, {"by": role}, article, context)


def _said_noun(draft: Draft, at: int, article: Article, context: Context) -> Draft | None:
    """A statement named as a thing ("Iran’s denial", "the minister’s speech on Monday"): only where it is dated or owned."""
    draft.governing = dating.of_noun(draft.sentence, draft.clause, draft.slot, draft.at)
    draft.parts = roles.of_noun(draft.sentence, draft.clause, draft.slot, draft.at, draft.type, article, context)
    if not any(part.role == "speaker" for part in draft.parts):
        draft.parts += _speaker_of(draft, article, context)
    draft.parts = [part for part in draft.parts if part.role != "speaker" or not attribution.is_media(part, article)]
    told = draft.governing is not None and draft.type.slug == "announcement"  # "last Friday's announcement" is one whoever made it
    return draft if told or any(part.role == "speaker" for part in draft.parts) else None


def _speaker_of(draft: Draft, article: Article, context: Context) -> list[Part]:
    """ "In a radio address the general …", "the speech that he gave": the subject of the verb beside it."""
    held = [clause for clause in dating.relatives(draft.sentence, draft.at) if clause.own_subject and not clause.group.passive]
    spoken = draft.slot and draft.slot.preposition in ("in", "at", "during") and draft.clause.group and not draft.clause.group.passive
    clause = held[0] if held else draft.clause if spoken else None
    return roles.parts_of_list(draft.sentence, clause.subject, "speaker", article, context) if clause else []


def anniversaries(sentence: Sentence, article: Article) -> Iterator[Draft]:
    """A day of remembrance is an event and its own date."""
    for at in sentence.dates:
        unit = sentence.row[at]
        if dating.is_anniversary(unit) and unit.dated.edtf:
            draft = Draft(
                sentence, sentence.clause_of(at), at, types()["anniversary"], "occurrence", governing=Governing(unit.dated), until=at
            )
            named = [mention for mention in mentions_within(article, unit) if mention.kind == "actor" and not mention.adjective]
            draft.parts = [Part(mention.start, mention.end, mention.id, mention.name or mention.text, "subject") for mention in named]
            follows = [slot for slot in roles.behind(draft.clause, at) if slot.preposition == "of"]
            draft.parts += [part for slot in follows[:1] if (part := roles.part_of(sentence, slot, "subject", article)) and part.id]
            yield draft


def mentions_within(article: Article, unit: Unit) -> list[Mention]:
    low = bisect_left(article.mentions, unit.start, key=lambda mention: mention.start)
    high = bisect_left(article.mentions, unit.end, key=lambda mention: mention.start)
    return list(article.mentions[low:high])
