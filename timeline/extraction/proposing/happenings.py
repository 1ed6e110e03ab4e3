"""The events of one sentence: what its verbs and nouns tell, those of one happening joined."""

from timeline.extraction.article import Article
from timeline.extraction.proposing import dating, roles
from timeline.extraction.proposing.dating import Governing
from timeline.extraction.proposing.deeds import decision_before, of_verb
from timeline.extraction.proposing.drafts import Draft, both_dated_apart
from timeline.extraction.proposing.nouns import anniversaries, of_nouns
from timeline.extraction.proposing.plain import give_type
from timeline.extraction.proposing.repeating import told_again
from timeline.extraction.proposing.roles import Context
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.statements import one_statement
from timeline.extraction.proposing.triggers import UNTYPED, listed
from timeline.extraction.types import Part

_EFFECTS, _LIGHT = listed("triggers", "effects", "verbs"), listed("triggers", "light", "verbs")
_ORDERING = frozenset(("order", "instruct", "command"))
MOST = 30  # events that nouns of one sentence tell; more is no prose
_DOERS = frozenset(("initiator", "accused", "claims_responsibility"))


def drafts(sentence: Sentence, article: Article, context: Context) -> list[Draft]:
    """In the order of the text, those of one happening already joined."""
    found = [draft for clause in sentence.clauses if (draft := of_verb(sentence, clause, article, context))]
    if len(found) > 1:
        found = one_statement(found)
    found += anniversaries(sentence, article)
    nouns = of_nouns(sentence, article, context)[:MOST]
    if nouns and found:
        found = [draft for draft in found if not any(_named_by(draft, noun) for noun in nouns)]
    for draft in nouns:
        host = next((other for other in found if _absorbs(other, draft)), None)
        if host is None:
            found.append(draft)
        else:
            _absorb(host, draft)
    if len(found) > 1:
        found = _together(sentence, found, article)
    if plain := [draft for draft in found if draft.type is UNTYPED]:
        for draft in plain:
            give_type(draft, article, context)
        found = [draft for draft in found if not any(_is_again(draft, other) for other in plain)]
    found += list(told_again(found))
    for draft in found:
        if draft.kind == "statement":
            draft.parts += _spoken_of(draft, found, article, context)
    return found


def _together(sentence: Sentence, found: list[Draft], article: Article) -> list[Draft]:
    """In the order of the text, without those that another one carries."""
    _carry_out(sentence, found)
    found = [draft for draft in found if not _is_decided(draft, found) and not _is_ordered(draft, found, article)]
    return sorted(_with_effects(found), key=lambda draft: draft.at)


def _spoken_of(statement: Draft, found: list[Draft], article: Article, context: Context) -> list[Part]:
    """Whom the speaker accuses of what it tells, and whom else its words are about."""
    sentence, known = statement.sentence, {part.id for part in statement.parts}
    parts: list[Part] = []
    for draft in found:
        if draft.modality == "claimed" and draft.source and draft.source.clause is statement.clause:
            parts += [part for part in draft.parts if part.role == "accused" and part.id and part.id not in known]
    known.update([part.id for part in parts])
    for clause in sentence.clauses:
        if clause.parent == statement.clause.number and clause.link == "that" and clause.own_subject:
            for part in roles.parts_of_list(sentence, clause.subject, "subject", article, context):
                if part.id and part.id not in known and part.name in article.names:
                    known.add(part.id)
                    parts.append(part)
    return parts


def _carry_out(sentence: Sentence, found: list[Draft]) -> None:
    """What was decided is the decision itself; what "and" adds to it came of it."""
    if not any(draft.noun for draft in found):
        return
    for draft in list(found):
        place = decision_before(sentence, draft.clause) if draft.noun is None and draft.clause.group else None
        decision = next((other for other in found if other.noun and other.at == place), None) if place is not None else None
        if decision is None:
            continue
        if (
            draft.clause.link == "to"
            and decision.type.slug in draft.type.instead + ("decision",)
            and draft.type.family == decision.type.family
        ):
            found.remove(draft)
        elif draft.clause.link == "to" and decision.type.slug == "decision":
            decision.type = draft.type
            decision.parts += draft.parts
            found.remove(draft)
        elif decision.governing and not draft.governing:
            draft.governing = Governing(decision.governing.dated, "after")


def _is_decided(draft: Draft, found: list[Draft]) -> bool:
    """ "Decided on Monday to freeze the aid": what an untyped verb adds is the decision itself."""
    if draft.type is not UNTYPED or draft.clause.link != "to":
        return False
    return any(other.type.slug == "decision" and other.clause.number == draft.clause.parent and other.verb for other in found)


def _is_ordered(draft: Draft, found: list[Draft], article: Article) -> bool:
    """ "Ordered him to pay on Monday": that is the order's day; whether he paid is not told."""
    above = draft.sentence.above(draft.clause) if draft.kind == "plan" and draft.clause.link == "to" and not draft.noun else None
    if above is None or above.lemma not in _ORDERING or not any(other.clause is above for other in found):
        return False
    own = draft.governing if draft.governing and not dating.span_of(draft.governing.dated.edtf).is_open else None
    return own is not None and not dating.is_ahead(dating.when(own, article), article)


def _named_by(host: Draft, noun: Draft) -> bool:
    """ "A blast shook the town on Monday": a verb that no table knows only says that what its subject names took place."""
    if host.type is UNTYPED and host.clause in dating.relatives(host.sentence, noun.at):
        return True
    if host.type is not UNTYPED or host.clause is not noun.clause or noun.kind == "statement" or dating.is_outside(noun.slot):
        return False
    if host.clause.group.form != "finite" or host.clause.link in ("who", "which", "that") or noun.noun.weak:
        return False
    subject = any(slot.start <= noun.at < slot.end for slot in host.clause.subject)
    object_ = any(slot.start <= noun.at < slot.end for slot in roles.objects(host.clause))
    same_day = bool(noun.governing and host.governing) and noun.governing.dated is host.governing.dated
    return (noun.shared and object_ and host.clause.lemma in dating.DOING) or (subject and (noun.shared or same_day))


def _absorbs(host: Draft, draft: Draft) -> bool:
    """Whether a noun only names again what the verb of its clause tells."""
    if host.noun is not None or (both_dated_apart(host, draft) and not draft.shared):
        return False
    if host.type is UNTYPED:
        return host.clause is draft.clause and draft.shared and not draft.noun.weak and not _is_beside(draft)
    if host.type.slug == draft.type.slug and host.clause in dating.relatives(draft.sentence, draft.at):
        return True
    if host.clause is not draft.clause:
        return False
    if host.verb and draft.sentence.row[draft.at].lower in host.verb.rest:
        return True  # "opened fire"
    if host.verb and draft.sentence.row[draft.at].lower in host.verb.needs:
        # "The truce of 9 January was broken": the truce is an event of its own.
        return not (draft.definite and draft.governing and not draft.shared and host.type.slug == "truce-violation")
    if host.kind == "statement":
        return draft.kind == "statement"
    if dating.is_outside(draft.slot) or _by_others(host, draft):
        return False
    if _is_attended(host, draft):
        return True
    if host.type.family == draft.type.family == "violence" and draft.type.slug != "war" and not both_dated_apart(host, draft):
        return True
    if host.type.slug == draft.type.slug or draft.type.slug in host.type.instead or host.type.slug in draft.type.instead:
        return True
    violent = ("violence", "disaster")
    if host.clause.lemma in _EFFECTS and draft.type.family in violent:
        return draft.type.slug not in ("war", "death") and not both_dated_apart(host, draft)
    of_it = draft.type.family == host.type.family or host.type.slug == "launch" and draft.slot in host.clause.objects()
    return host.clause.lemma in _LIGHT and draft.at > host.at and of_it


def _is_attended(host: Draft, noun: Draft) -> bool:
    """ "Attended the funeral on Monday": what somebody attended is what took place."""
    return host.clause.lemma == "attend" and noun.slot is not None and noun.slot in host.clause.objects()


def _by_others(host: Draft, noun: Draft) -> bool:
    """ "Shelled Lim in reply to Red Front's raid": another's deed."""
    ours, theirs = ({part.id for part in draft.parts if part.id and part.role in _DOERS} for draft in (host, noun))
    return bool(ours and theirs and not ours & theirs)


def _is_beside(noun: Draft) -> bool:
    """ "The truce ended on 3 May with an attack": news of its own beside what the verb tells."""
    beside = noun.slot is not None and noun.slot.preposition.rstrip("&") in ("with", "in", "by", "at")
    return beside and not noun.definite and noun.at > noun.clause.group.main


def _is_again(noun: Draft, plain: Draft) -> bool:
    """ "Held a 24-hour general strike in June": the noun by which the clause has its type."""
    return noun.noun is not None and noun.clause is plain.clause and noun.type is plain.type and not both_dated_apart(noun, plain)


def _absorb(host: Draft, draft: Draft) -> None:
    if host.type is UNTYPED:
        return  # "Parliament debated the disaster": what the verb deals with is known and was not then
    if host.kind == "statement":
        if host.type.slug == "message" and draft.type.slug != "message":
            host.parts += [part for part in draft.parts if part.id not in host.ids]
            return
        if draft.type.rank > host.type.rank:
            host.type = draft.type
        host.governing = host.governing or draft.governing
        return
    if host.type.slug == "decision" and host.clause.lemma not in dating.DOING:
        # "Suspended payments", "lifted the ban": what the noun names was not done but undone.
        return
    if (
        host.clause.lemma in _EFFECTS
        or host.type.slug in draft.type.instead
        or draft.type.strength > host.type.strength
        or _is_attended(host, draft)
    ):
        host.type = draft.type
    host.governing = host.governing or draft.governing
    host.refers = host.refers or (draft.definite and draft.governing is None)
    known = {(part.id, part.name) for part in host.parts}
    host.parts += [part for part in draft.parts if (part.id, part.name) not in known]
    host.places += [where for where in draft.places if where not in host.places]
    if draft.granularity != "single":
        host.granularity = draft.granularity


def _with_effects(found: list[Draft]) -> list[Draft]:
    """ "The dam collapsed, killing 40", "killed when the dam collapsed": deaths join what brought them about."""
    kept, joined = [], []
    for draft in found:
        if not _is_effect(draft):
            kept.append(draft)
            continue
        if draft in joined:
            continue
        cause = next((other for other in found if other is not draft and other not in joined and _brings_about(other, draft)), None)
        if cause is None:
            kept.append(draft)
            if others := _hurt_too(draft, found):
                _take_in(draft, others)
                joined.append(others)
            continue
        cause.counts += draft.counts
        cause.parts += [part for part in draft.parts if part.role in ("killed", "injured", "captured", "target")]
        cause.places += [where for where in draft.places if where not in cause.places]
        cause.governing = cause.governing or draft.governing
    return kept


def _is_effect(draft: Draft) -> bool:
    """Whether its verb says what came of something: who was killed, hurt, taken."""
    return draft.noun is None and draft.kind == "occurrence" and draft.clause.lemma in _EFFECTS


def _hurt_too(draft: Draft, found: list[Draft]) -> Draft | None:
    """ "Six were killed and 58 hurt in a blast on Friday": told first of the dead, dated behind the hurt."""
    if draft.governing:
        return None
    other = next((each for each in found if each.noun is None and each.clause.number == draft.clause.number + 1), None)
    if other is None or other.clause.link not in ("and", "") or other.clause.lemma not in _EFFECTS or not other.governing:
        return None
    alike = other.kind == "occurrence" and other.type.family in ("violence", "disaster") and other.granularity == draft.granularity
    return other if alike else None


def _take_in(draft: Draft, other: Draft) -> None:
    draft.governing, draft.shared = other.governing, other.shared
    if other.type.slug != "injury":
        draft.type = other.type
    draft.counts += other.counts
    draft.parts += [part for part in other.parts if part not in draft.parts]
    draft.places += [where for where in other.places if where not in draft.places]


def _brings_about(cause: Draft, effect: Draft) -> bool:
    if cause.kind != "occurrence" or cause.type.family not in ("violence", "disaster") or both_dated_apart(cause, effect):
        return False
    if cause.noun is None and cause.clause.lemma in _EFFECTS and cause.at > effect.at:
        return False
    if cause.clause.parent == effect.clause.number and cause.clause.link in ("when", "after", "as", "in"):
        return True
    if (
        effect.clause.link == "and"
        and effect.clause.group.passive
        and effect.clause.number == cause.clause.number + 1
        and not effect.governing
    ):
        # "The shell hit the school, and two pupils were wounded."
        return not any(slot.preposition == "by" for slot in effect.clause.after)
    follows = effect.clause.number > cause.clause.number and effect.clause.link in (
        "",
        ",ing",
        "ing",
        "and",
        "that",
        "which",
        ",",
        "resume",
    )
    return (
        follows
        and (effect.clause.parent == cause.clause.number or effect.clause.parent == cause.clause.parent)
        and not effect.clause.before
    )
