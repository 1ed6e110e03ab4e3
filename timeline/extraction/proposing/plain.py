"""What a dated clause tells whose verb no table knows: an event all the same, its type that which its date makes sure, or to be chosen."""

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import DATE, POINT
from timeline.extraction.proposing import dating, roles, standing
from timeline.extraction.proposing.counts import counts
from timeline.extraction.proposing.dating import Governing
from timeline.extraction.proposing.drafts import Draft, attribute, granularity, kind_of
from timeline.extraction.proposing.places import places
from timeline.extraction.proposing.roles import Context
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import UNTYPED, Type, listed, refined, verbs

LONGEST = 3700  # days; what happened some time in a decade is told as an event, in a century it is not
DAYS = 31  # of a heading under which whatever is told is an event
_BESIDE = frozenset(("until", "till", "before", "because", "so"))  # such clauses do not share the date of the one they hang on
_STATES, _WEATHER, _NOBODY, _LIMITS = (listed("triggers", "plain", key) for key in ("states", "weather", "nobody", "limits"))
_HOPING, _BIDDING, _LETTING, _AWAITING = (listed("speech", "planning", key) for key in ("hoping", "bidding", "letting", "awaiting"))
_PARTICLES = listed("words", "particles")
_LIGHT, _HAPPENING = listed("triggers", "light", "verbs"), listed("triggers", "happening", "verbs")
_ENDING = listed("triggers", "ending", "verbs") - {"fall"}  # a death toll that falls has no end
_CARRYING = frozenset(("begin", "start", "continue", "resume", "proceed", "manage"))
_TRYING = frozenset(("try", "attempt", "seek", "struggle", "fail"))
_MUST = frozenset(("must", "have to"))
_ROLES = {"by": "initiator", "with": "participant"}


def of_clause(sentence: Sentence, clause: Clause, article: Article, context: Context) -> Draft | None:
    """Of a clause whose verb says that somebody did or suffered something, on days that the clause names."""
    if _is_news(sentence, clause):
        return of_news(sentence, clause, article, context)
    awaited = sentence.is_dated and is_awaited(sentence, clause, article)
    state = clause.lemma in _STATES and not awaited and _told(sentence, clause) is None
    if not sentence.is_dated or state or not _is_told_of(sentence, clause):
        return None
    if clause.link == "as" and not clause.own_subject and clause.group.form == "finite":
        return None  # "as happened with the mill two years ago"
    if _says_nothing(sentence, clause) or (clause.number == 0 and clause.group.form == "ing" and clause.lemma in _CARRYING):
        return None
    real = standing.PLANNED if awaited else standing.of_clause(sentence, clause)
    if real is standing.UNREAL and is_hoped(sentence, clause, article):
        real = standing.PLANNED
    if real is standing.REAL and _is_granted(sentence, clause, article):
        real = standing.PLANNED
    if real is standing.UNREAL or (
        clause.group.form == "infinitive"
        and real is not standing.PLANNED
        and not standing.is_ranked(sentence, clause, sentence.above(clause))
        and not is_let(sentence, clause)
    ):
        return None
    return _draft(sentence, clause, real, article, context)


def _is_news(sentence: Sentence, clause: Clause) -> bool:
    """ "The mill has shut its gates": what an article opens with, in the perfect, without a date."""
    group = clause.group
    if not sentence.leads or clause.parent is not None or clause.link or clause.lemma in _STATES or sentence.is_quoted(group.main):
        return False
    done = group.perfect and group.present and group.form == "finite" and not (group.modal or group.negated or group.progressive)
    deed = group.passive or sentence.infinitive(clause) is not None or any(slot.preposition in ("", ",") for slot in clause.after[:1])
    return done and deed and clause.lemma not in _TRYING and not _dates_of(sentence, clause)


def _dates_of(sentence: Sentence, clause: Clause) -> bool:
    return sentence.is_dated and (dating.of_verb(sentence, clause, speech=False) is not None or sentence.head is not None)


def of_news(sentence: Sentence, clause: Clause, article: Article, context: Context) -> Draft | None:
    """Of such a clause: it had happened when the article was written."""
    if not _is_told_of(sentence, clause) or standing.of_clause(sentence, clause) is not standing.REAL:
        return None
    draft = Draft(sentence, clause, clause.group.main, UNTYPED, "occurrence", until=_until(sentence, clause), news=True)
    return _filled(draft, article, context)


def _says_nothing(sentence: Sentence, clause: Clause) -> bool:
    """ "Declined to comment": no news."""
    below = sentence.infinitive(clause) if clause.lemma == "decline" else None
    return below is not None and below.lemma in ("comment", "elaborate", "say", "discuss", "respond", "answer")


def due(sentence: Sentence, clause: Clause, article: Article, context: Context) -> Draft | None:
    """ "Is due in Karo on Friday", "a decision is due by the end of June", "the hearing is on Monday": a plan that no verb tells."""
    if not sentence.is_dated or clause.group.negated or not _is_told_of(sentence, clause):
        return None
    words = sentence.row[clause.group.first : clause.group.main + 3]
    if any(unit.lower in ("due", "scheduled", "slated") for unit in words):
        return _draft(sentence, clause, standing.PLANNED, article, context)
    if not clause.group.present or clause.group.modal or not _is_a_day(sentence, clause):
        return None
    draft = _draft(sentence, clause, standing.PLANNED, article, context)
    return draft if draft and dating.is_ahead(dating.when(draft.governing, article), article) else None


def _is_a_day(sentence: Sentence, clause: Clause) -> bool:
    """ "The trial is on Monday", "the deadline is 30 April", but not "the date is 30 April"."""
    behind = clause.group.main + 1
    row = sentence.row[behind : behind + 2]
    named = sentence.row[max(0, clause.group.first - 1)].kind is DATE  # "Good Friday is on 10 April"
    if named or not any(sentence.events_in(slot.start, slot.end) or sentence.row[slot.head].lower in _LIMITS for slot in clause.subject):
        return False
    return bool(row) and (row[0].kind is DATE or (row[0].lower in ("on", "in") and len(row) > 1 and row[1].kind is DATE))


def said_later(sentence: Sentence, clause: Clause, article: Article, context: Context) -> Draft | None:
    """ "Will brief parliament on Monday", "a mass is to be said on Sunday": words that are still to be said are a plan."""
    if not sentence.is_dated or standing.of_clause(sentence, clause) is not standing.PLANNED or not _is_told_of(sentence, clause):
        return None
    draft = _draft(sentence, clause, standing.PLANNED, article, context)
    return draft if draft and dating.is_ahead(dating.when(draft.governing, article), article) else None


def give_type(draft: Draft, article: Article, context: Context) -> None:
    """To a draft that nothing in its sentence gave one: of its verb in a dated clause, of what that verb begins or says to have been."""
    sentence, clause = draft.sentence, draft.clause
    if clause.group.copula:
        return
    type_ = _told(sentence, clause) or _carried(sentence, clause) or _named(sentence, clause)
    if type_ is None:
        return
    draft.type, plain = type_, draft.parts
    draft.parts = roles.of_verb(sentence, clause, type_, article, context)
    known = {(part.id, part.name) for part in draft.parts}
    draft.parts += [part for part in plain if (part.id, part.name) not in known]
    attribute(draft, article, context)


def _told(sentence: Sentence, clause: Clause) -> Type | None:
    verb = sentence.fitting(verbs("dated").get(clause.lemma, ()), clause)
    return refined(verb.type, sentence.all_words, lambda: sentence.beside(clause)) if verb else None


def _carried(sentence: Sentence, clause: Clause) -> Type | None:
    """ "Began to retreat", "was forced to resign": what they did is what the infinitive tells; "went missing" is one verb."""
    above = sentence.above(clause)
    if above and above.verb and sentence.lowers[clause.group.main] in above.verb.rest:
        return above.verb.type
    if clause.lemma not in _CARRYING and not (clause.lemma == "force" and clause.group.passive):
        return None
    below = sentence.begun(clause)
    if below is None:
        return None
    if below.verb:
        return None if below.verb.type.speech else refined(below.verb.type, sentence.all_words, lambda: sentence.beside(below))
    return _told(sentence, below)


def _named(sentence: Sentence, clause: Clause) -> Type | None:
    """ "The battle began", "ended the siege": what its verb only says to have been, begun or ended."""
    if sentence.begun(clause):
        return None
    behind = sentence.row[clause.group.main + 1 : clause.group.main + 2]
    lemmas = {clause.lemma, f"{clause.lemma} {behind[0].lower}" if behind else ""}
    ends, objects = not _ENDING.isdisjoint(lemmas), [slot for slot in clause.objects() if sentence.row[slot.head].kind is not DATE]
    if objects:
        slots = objects if not clause.group.passive and (ends or clause.lemma in _LIGHT) else ()
    else:
        slots = clause.subject if ends or not (_LIGHT | _HAPPENING).isdisjoint(lemmas) else ()
    heads = {slot.head for slot in slots}
    at = next((at for at, noun in sentence.events.items() if at + noun.head in heads and not noun.type.speech), None)
    if at is None or (clause.lemma == "reach" and sentence.events[at].type.slug == "meeting"):
        return None  # "reached the summit"
    near = sentence.lowers[max(0, at - 2) : at]
    return refined(sentence.events[at].type, sentence.all_words, lambda: near, lambda: sentence.beside(clause))


def is_awaited(sentence: Sentence, clause: Clause, article: Article) -> bool:
    """ "A ruling is expected in May", "the hearing was set for Monday": what is to be on a day to come."""
    group = clause.group
    if clause.lemma not in _AWAITING or not group.passive or group.negated or group.modal or sentence.infinitive(clause):
        return False
    if sentence.row[group.first - 1].lower in ("than", "as"):
        return False  # "fewer than expected in May"
    governing = dating.of_verb(sentence, clause, speech=False)
    return governing is not None and not governing.relation and dating.is_ahead(dating.when(governing, article), article)


def is_hoped(sentence: Sentence, clause: Clause, article: Article) -> bool:
    """ "Hopes to meet him on Friday", "must leave by Friday": what somebody wants or has to do on a day to come is a plan."""
    if not sentence.is_dated:
        return False
    above = sentence.above(clause) if clause.link == "to" else None
    over = above.lemma if above and above.group and not above.group.negated else ""
    due = over in _BIDDING or (clause.group.modal in _MUST and not clause.group.negated)
    governing = dating.of_verb(sentence, clause, speech=False) if due or over in _HOPING else None
    if governing is None:
        return False
    when = dating.when(governing, article)
    return dating.is_to_come(when, article) if due else dating.is_ahead(when, article)


def _is_granted(sentence: Sentence, clause: Clause, article: Article) -> bool:
    """ "Was given until Friday to reply"."""
    above = sentence.above(clause) if clause.link == "to" else None
    governing = dating.of_plan(sentence, clause, article) if above and above.group and not above.group.negated else None
    return bool(governing) and governing.relation == "by" and dating.is_to_come(dating.when(governing, article), article)


def is_let(sentence: Sentence, clause: Clause) -> bool:
    """ "Was allowed to leave on Monday": what somebody was let do on a day was done on it."""
    above = sentence.above(clause) if clause.link == "to" else None
    if above is None or above.group is None or above.lemma not in _LETTING:
        return False
    group = above.group
    told = group.form == "finite" and not (group.negated or group.modal or (group.present and not group.perfect))
    return told and dating.of_verb(sentence, clause, speech=False) is not None


def _draft(sentence: Sentence, clause: Clause, real: str, article: Article, context: Context) -> Draft | None:
    own = dating.of_verb(sentence, clause, speech=False) or dating.of_what_follows(sentence, clause, article)
    if own is None and real is standing.PLANNED:
        own = dating.of_plan(sentence, clause, article)
    governing = own or (None if clause.link in _BESIDE else dating.of_circumstance(sentence, clause))
    if governing is None or not _places_in_time(governing, clause) or _is_loose(sentence, governing):
        return None
    draft = Draft(sentence, clause, clause.group.main, UNTYPED, kind_of(real, UNTYPED), until=_until(sentence, clause))
    draft.governing, draft.shared = governing, own is None and clause.link != "when"
    draft.granularity = "ongoing" if governing.relation == "since" else granularity(sentence, clause, UNTYPED)
    return _filled(draft, article, context)


def _filled(draft: Draft, article: Article, context: Context) -> Draft:
    sentence, clause = draft.sentence, draft.clause
    draft.parts = _parts(sentence, clause, article, context)
    draft.places = places(sentence, (*clause.before, *clause.after), clause, article)
    draft.counts = counts(sentence, clause)
    attribute(draft, article, context)
    return draft


def _is_told_of(sentence: Sentence, clause: Clause) -> bool:
    """Whether there is somebody or something that acts or suffers: not "it rained", "there remained"."""
    return any(_acts(sentence, slot, clause) for slot in clause.subject)


def _acts(sentence: Sentence, slot: Slot, clause: Clause) -> bool:
    head = sentence.row[slot.head]
    if head.lower == "it" and head.category == "pron" and clause.lemma not in _WEATHER:
        return any(sentence.row[slot.head].kind is not DATE for slot in roles.objects(clause))
    return head.kind is not DATE and head.kind is not POINT and head.lower not in _NOBODY


def _places_in_time(governing: Governing, clause: Clause) -> bool:
    """A day, month or year on which it was; "until May" and "before May" only end it, "since May" needs a verb that goes on."""
    if governing.relation == "since":
        return clause.group.perfect
    if governing.relation == "by" or (governing.relation == "" and dating.span_of(governing.dated.edtf).is_open):
        return True
    return (governing.relation == "" or clause.group.copula) and dating.span_of(governing.dated.edtf).days <= LONGEST


def _is_loose(sentence: Sentence, governing: Governing) -> bool:
    """A year that heads a section: all that is told in it would be an event."""
    return governing.dated is sentence.under and dating.span_of(governing.dated.edtf).days > DAYS


def _until(sentence: Sentence, clause: Clause) -> int:
    """The last unit of the verb: with its particle."""
    behind = clause.group.main + 1
    return behind if behind < clause.end and sentence.row[behind].lower in _PARTICLES else clause.group.main


def _parts(sentence: Sentence, clause: Clause, article: Article, context: Context) -> list:
    own = "subject" if clause.group.passive else "initiator" if roles.objects(clause) else "participant"
    found = roles.parts_of_list(sentence, clause.subject, own, article, context)
    if not clause.group.passive:
        found += [
            part
            for part in roles.parts_of_list(sentence, roles.objects(clause), "subject", article, context)
            if part.id or part.name in article.names
        ]
    return found + roles.by_preposition(sentence, clause.after, _ROLES, article, context)
