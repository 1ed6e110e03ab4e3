"""The events of one sentence: what its verbs and nouns tell, who took part, where, and which date governs it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.extraction import attribution, dating, roles, rules, standing
from timeline.extraction.article import Article
from timeline.extraction.attribution import Source
from timeline.extraction.clauses import Clause, Slot
from timeline.extraction.counts import counts
from timeline.extraction.dating import Governing
from timeline.extraction.roles import Context
from timeline.extraction.sentences import Sentence
from timeline.extraction.triggers import Noun, Type, Verb, listed, noun_at, refined, types, words_beside
from timeline.extraction.types import Count, Mention, Part, When, Where
from timeline.extraction.units import DATE, WORD, Unit

_DECIDING = frozenset(("decision", "order", "vote", "agreement", "verdict", "legislation"))
_CONTINUE = frozenset(("continue", "keep", "go on", "resume"))


@dataclass
class Draft:
    """A proposal in the making; `at` is the unit of its trigger, `noun` the trigger where a noun tells it."""

    sentence: Sentence
    clause: Clause
    at: int
    type: Type
    kind: str
    modality: str = "actual"
    granularity: str = "single"
    noun: Noun | None = None
    verb: Verb | None = None
    slot: Slot | None = None
    definite: bool = False
    governing: Governing | None = None
    shared: bool = False  # its date is that of the verb beside it
    when: When | None = None
    parts: list[Part] = field(default_factory=list)
    places: list[Where] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    source: Source | None = None
    hedge: str = ""
    also: list["Draft"] = field(default_factory=list)
    root: "Draft | None" = None  # the telling that carries the event, where it is not this one
    refers: bool = False  # it names what was told before
    until: int = 0  # last unit of the words that tell it

    def __post_init__(self):
        self.last_line, self.last_number = self.sentence.line.number, self.sentence.number

    @property
    def quoted(self) -> bool:
        return self.sentence.is_quoted(self.at)

    @property
    def ids(self) -> set[str]:
        return {part.id for part in self.parts if part.id}


def drafts(sentence: Sentence, article: Article, context: Context) -> list[Draft]:
    """In the order of the text, those of one happening already joined."""
    found = [draft for clause in sentence.clauses if (draft := _of_verb(sentence, clause, article, context))]
    found = _one_statement(found)
    found += _anniversaries(sentence, article)
    for draft in _of_nouns(sentence, article, context):
        host = next((other for other in found if _absorbs(other, draft)), None)
        if host is None:
            found.append(draft)
        else:
            _absorb(host, draft)
    _carry_out(sentence, found)
    return sorted(_with_effects(found), key=lambda draft: draft.at)


def _carry_out(sentence: Sentence, found: list[Draft]) -> None:
    """What was decided is the decision itself; what "and" adds to it came of it."""
    for draft in list(found):
        place = _decision_before(sentence, draft.clause) if draft.noun is None and draft.clause.group else None
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


def _of_verb(sentence: Sentence, clause: Clause, article: Article, context: Context) -> Draft | None:
    group = clause.group
    if group is None or group.copula:
        return None
    verb = attribution.verb_of(sentence, clause)
    if verb is None:
        return None
    until = min(clause.end - 1, group.main + (2 if verb.rest else 0))
    if verb.type.speech:
        return _statement(sentence, clause, verb.type, until, article, context)
    real = standing.of_clause(sentence, clause)
    decided = _decision_before(sentence, clause)
    if decided is not None:
        real = standing.PLANNED
    elif real is standing.UNREAL or (clause.link in ("to", "for") and real is standing.REAL and not _is_told(sentence, clause)):
        return None
    type_ = refined(verb.type, words_beside(sentence.row, attribution.beside(sentence, clause), group.main))
    draft = Draft(sentence, clause, group.main, type_, _kind(real, type_), until=until, verb=verb)
    draft.refers = _names_means(sentence, clause, verb)
    if draft.kind == "plan" and type_.family == "violence":
        return None
    return _filled(draft, article, context)


def _names_means(sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """ "Most of the rockets fell …": what was used has been told of before."""
    row = sentence.row
    phrases = (*clause.subject, *clause.before)
    return any(row[slot.start].lower in ("the", "these", "those") and row[slot.head].lower in verb.needs for slot in phrases)


def _decision_before(sentence: Sentence, clause: Clause) -> int | None:
    """ "The decision to abandon the treaty and reimpose sanctions": the noun that an infinitive carries out."""
    at = clause
    while at.link in ("and", "or") and at.group.form == "infinitive" and at.number:
        at = sentence.clauses[at.number - 1]
    if at.link != "to" or at.group.form != "infinitive":
        return None
    place = at.start - 1
    while place > max(0, at.start - 4) and (sentence.row[place].kind == DATE or sentence.row[place].category == "prep"):
        place -= 1
    noun = noun_at(sentence.row, place) if place >= 0 else None
    return place if noun and noun.type.slug in _DECIDING else None


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    """An infinitive that tells what came to be: "continued to shell", "managed to flee", "came to power to topple"."""
    above = sentence.clauses[clause.parent] if clause.parent is not None else None
    return bool(
        above
        and above.lemma
        in ("continue", "begin", "start", "manage", "help", "use", "go", "come", "force", "lead", "cause", "proceed", "fail")
    )


def _kind(real: str, type_: Type) -> str:
    return "plan" if real is standing.PLANNED or type_.plan else "occurrence"


def _filled(draft: Draft, article: Article, context: Context) -> Draft:
    """With its date, parts, places, figures and source."""
    sentence, clause, group = draft.sentence, draft.clause, draft.clause.group
    draft.granularity = granularity(sentence, clause, draft.type)
    draft.governing = dating.of_verb(sentence, clause, speech=False) or _performed(sentence, clause) or _meanwhile(sentence, clause)
    if draft.governing and draft.governing.relation == "since" and group.form == "finite":
        draft.granularity = "ongoing"
    draft.parts = roles.of_verb(sentence, clause, draft.type, article, context)
    draft.places = roles.places(sentence, (*clause.before, *clause.after), clause, article)
    draft.counts = counts(sentence, clause)
    _attribute(draft, article, context)
    return draft


def _meanwhile(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "Was at home on Friday when he was shot": both on the same day."""
    if clause.link not in ("when", "as", "while") or clause.parent is None:
        return None
    above = sentence.clauses[clause.parent]
    return None if attribution.speech_type(sentence, above) else dating.of_verb(sentence, above, speech=False)


def _performed(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "Announced in October that they were suspending attacks": saying so does it, on the same day."""
    group = clause.group
    above = sentence.clauses[clause.parent] if clause.parent is not None and clause.link == "that" else None
    if (
        above
        and group.progressive
        and not group.perfect
        and (kind := attribution.speech_type(sentence, above))
        and kind.slug == "announcement"
    ):
        return dating.of_verb(sentence, above, speech=True)
    return None


def _attribute(draft: Draft, article: Article, context: Context) -> None:
    draft.source = attribution.source_of(draft.sentence, draft.clause, article, context)
    told = draft.source and draft.source.speaker and attribution.is_party(draft.source.speaker, article)
    if draft.type.slug == "message" and draft.kind == "occurrence" and not told:
        draft.kind = "statement"
    draft.hedge = attribution.hedge(draft.sentence, draft.clause)
    if draft.kind == "plan":
        draft.modality = "planned"
    elif draft.source and draft.source.speaker and attribution.is_party(draft.source.speaker, article):
        draft.modality = "claimed"
    if draft.type.family == "violence" and (draft.modality == "claimed" or draft.hedge or draft.granularity != "single" or _is_laid(draft)):
        draft.parts = [_accused(part, draft) for part in draft.parts]


def _is_laid(draft: Draft) -> bool:
    """ "Its attack": a deed laid at somebody's door in passing is an accusation."""
    return draft.noun is not None and any(
        unit.lower in ("its", "their", "his", "her") for unit in draft.sentence.row[max(0, draft.at - 4) : draft.at]
    )


def _accused(part: Part, draft: Draft) -> Part:
    """Who did it by another's account is accused of it; who says so of itself claims it."""
    if part.role != "initiator":
        return part
    speaker = draft.source.speaker if draft.source else None
    role = "claims_responsibility" if speaker and speaker.id and speaker.id == part.id else "accused"
    return Part(part.start, part.end, part.id, part.name, role)


def granularity(sentence: Sentence, clause: Clause, type_: Type) -> str:
    group = clause.group
    if standing.is_repeated(sentence, clause) or any(
        unit.dated and unit.dated.timex.type == "SET" for unit in sentence.row[clause.start : clause.end]
    ):
        return "repeated"
    above = sentence.clauses[clause.parent] if clause.parent is not None else None
    lasting = listed("speech", "lasting", "words")
    if (
        type_.state
        or (group and group.progressive and (group.perfect or group.present))
        or (above and clause.link == "to" and above.lemma in _CONTINUE)
    ):
        return "ongoing"
    if group and any(sentence.row[place].lower in lasting for place in range(group.first, group.main + 1)):
        return "ongoing"
    return "single"


# ── statements ──
def _statement(sentence: Sentence, clause: Clause, type_: Type, until: int, article: Article, context: Context) -> Draft | None:
    group = clause.group
    real = standing.of_clause(sentence, clause)
    if real is not standing.REAL or group.form == "infinitive" or (group.form == "ing" and clause.link not in (",ing", "ing")):
        return None
    said = attribution.speakers(sentence, clause, article, context)
    said = [part for part in said if not attribution.is_media(part, article)]
    if not said or (not type_.act and not _says_something(sentence, clause)):
        return None
    draft = Draft(sentence, clause, group.main, _by_content(sentence, clause, type_), "statement", until=until)
    draft.governing = dating.of_verb(sentence, clause, speech=True) or _of_what_is_asked(sentence, clause, article)
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


def _of_what_is_asked(sentence: Sentence, clause: Clause, article: Article) -> Governing | None:
    """ "Refused to comment on Monday": a day gone by dates the asking or refusing, not what was asked for."""
    following = next(
        (other for other in sentence.clauses[clause.number + 1 :] if other.parent == clause.number and other.link == "to"), None
    )
    found = dating.of_verb(sentence, following, speech=False) if following else None
    limit = article.publication.span
    return found if found and limit and dating.span_of(found.dated.edtf).latest <= limit.latest else None


def _says_something(sentence: Sentence, clause: Clause) -> bool:
    """Whether words follow or stand before that are what is said; "added 200 jobs" says nothing."""
    if any(other.parent == clause.number and other.link in ("that", "to", "whether", "how", "what") for other in sentence.clauses):
        return True
    if any(unit.text in ("“", "”", '"', ":", "«", "»") for unit in sentence.row):
        return True
    return (
        attribution.is_parenthetical(sentence, clause)
        or any(slot.preposition in ("about", "of", "on") for slot in clause.after)
        or any(noun_at(sentence.row, slot.head) is not None for slot in (*clause.before, *clause.after))
    )


def _others(sentence: Sentence, clause: Clause, type_: Type, article: Article, context: Context) -> list[Part]:
    """Whom a statement is made to, and whom it accuses."""
    role = "accused" if type_.slug == "accusation" else "addressee"
    if clause.group.passive:
        slots = clause.subject
    elif type_.slug == "accusation":
        slots = [*roles.objects(clause), *(slot for slot in clause.after if slot.preposition.rstrip("&") == "on")]
    else:
        slots = [*roles.objects(clause), *(slot for slot in clause.after if slot.preposition == "to")]
        if type_.slug in ("condemnation", "praise", "denial", "claim-of-responsibility"):
            return []
    return [part for part in roles.parts_of_list(sentence, slots, role, article, context) if part.id]


def _by_content(sentence: Sentence, clause: Clause, type_: Type) -> Type:
    """What is said can make a remark a threat or a warning."""
    if type_.rank > 4:
        return type_
    from_said = _said_clauses(sentence, clause)
    for table in _contents():
        verbs = set(table["verbs"])
        if any(
            said.group and said.lemma in verbs and said.group.modal in table.get("after", ()) and not said.group.passive
            for said in from_said
        ):
            return types()[table["to"]]
        words = " ".join(unit.lower for unit in sentence.row)
        if any(phrase in words for phrase in table.get("phrases", ())):
            return types()[table["to"]]
    return type_


def _contents() -> list[dict]:
    from timeline.extraction import rules

    return rules.load("speech")["content"]


def _said_clauses(sentence: Sentence, clause: Clause) -> list[Clause]:
    return [other for other in sentence.clauses if other.parent == clause.number and other.link in ("that", "") and other is not clause]


def _one_statement(found: list[Draft]) -> list[Draft]:
    """Several verbs of one speaker in one sentence are one statement, called by the strongest."""
    kept: list[Draft] = []
    for draft in found:
        same = next(
            (
                other
                for other in kept
                if other.kind == draft.kind == "statement" and _speaker(other) == _speaker(draft) and not _both_dated(other, draft)
            ),
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


def _both_dated(a: Draft, b: Draft) -> bool:
    return bool(a.governing and b.governing)


def _speaker(draft: Draft) -> tuple[str | None, str]:
    part = next((part for part in draft.parts if part.role in ("speaker", "participant")), None)
    return (part.id, part.name if part.id is None else "") if part else (None, "")


def _anniversaries(sentence: Sentence, article: Article) -> Iterator[Draft]:
    """A day of remembrance is an event and its own date."""
    for at, unit in enumerate(sentence.row):
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


# ── nouns ──
def _of_nouns(sentence: Sentence, article: Article, context: Context) -> Iterator[Draft]:
    verbs = {clause.group.main for clause in sentence.clauses if clause.group}
    at = 0
    while at < len(sentence.row):
        unit = sentence.row[at]
        noun = noun_at(sentence.row, at) if unit.kind is WORD and at not in verbs else None
        if noun is None:
            at += 1
            continue
        if draft := _of_noun(sentence, at, noun, article, context):
            yield draft
        at += len(noun.words)


def _of_noun(sentence: Sentence, at: int, noun: Noun, article: Article, context: Context) -> Draft | None:
    head = at + noun.head
    clause = sentence.clause_of(head)
    slot = next((slot for slot in (*clause.before, *clause.after) if slot.start <= head < slot.end), None)
    real = standing.of_noun(sentence, clause, slot, at)
    if real is standing.UNREAL and any(other.link == "to" for other in dating.relatives(sentence, head)):
        real = standing.PLANNED
    if real is standing.UNREAL:
        return None
    low, high = (slot.start if slot else max(0, at - 5)), min(len(sentence.row), head + 4)
    type_ = refined(noun.type, words_beside(sentence.row, [(low, high)], -1))
    kind = "statement" if type_.speech else _kind(real, type_)
    if kind == "plan" and type_.family == "violence":
        return None
    draft = Draft(sentence, clause, head, type_, kind, noun=noun, slot=slot, until=at + len(noun.words) - 1)
    draft.definite = standing.is_definite(sentence.row, low, head)
    return _noun_filled(draft, at, article, context)


def _noun_filled(draft: Draft, at: int, article: Article, context: Context) -> Draft | None:
    sentence, clause = draft.sentence, draft.clause
    if draft.type.speech:
        return _said_noun(draft, at, article, context)
    draft.granularity = "repeated" if standing.is_repeated(sentence, clause, at) else "ongoing" if draft.type.state else "single"
    draft.governing = dating.of_noun(sentence, clause, draft.slot, draft.at)
    ends = clause.lemma in listed("triggers", "ending", "verbs") and clause.group is not None and draft.at < clause.group.first
    if (
        draft.governing is None
        and clause.group
        and not ends
        and not dating.is_outside(draft.slot)
        and not attribution.speech_type(sentence, clause)
    ):
        draft.governing, draft.shared = dating.of_verb(sentence, clause, speech=False), True
    draft.parts = roles.of_noun(sentence, clause, draft.slot, draft.at, draft.type, article, context)
    if clause.group and clause.lemma in listed("triggers", "light", "verbs") and draft.at > clause.group.main:
        role = roles.role_table(draft.type.slug, draft.type.family).get("subject")
        if role and clause.group.passive is False:
            draft.parts += roles.parts_of_list(sentence, clause.subject, role, article, context)
    _from_relatives(draft, article, context)
    if (
        draft.slot
        and draft.slot.preposition in ("on", "during", "in", "for")
        and draft.type.slug in ("visit", "talks", "meeting")
        and not draft.parts
        and clause.group
    ):
        draft.parts = roles.parts_of_list(sentence, clause.subject, "participant", article, context)
    around = [slot for slot in (draft.slot, *roles.behind(clause, draft.at)) if slot]
    if not dating.is_outside(draft.slot) and clause.group and not attribution.speech_type(sentence, clause):
        around += [slot for slot in (*clause.before, *clause.after) if slot.preposition in ("in", "at") and slot not in around]
    draft.places = roles.places(sentence, around, clause, article)
    _attribute(draft, article, context)
    return draft


def _from_relatives(draft: Draft, article: Article, context: Context) -> None:
    """What "which was carried out by … in …" adds to the noun it speaks of."""
    for clause in dating.relatives(draft.sentence, draft.at):
        table = {"by": role} if (role := roles.role_table(draft.type.slug, draft.type.family).get("by")) else {}
        draft.parts += roles.by_preposition(draft.sentence, clause.after, table, article, context)
        draft.places += roles.places(draft.sentence, clause.after, clause, article)
        if draft.type.family == "violence" and any(part.role == "initiator" for part in draft.parts):
            if attribution.source_of(draft.sentence, clause, article, context):
                draft.parts = [
                    Part(part.start, part.end, part.id, part.name, "accused" if part.role == "initiator" else part.role)
                    for part in draft.parts
                ]
    if (
        draft.clause.group
        and draft.clause.group.passive
        and draft.at < draft.clause.group.first
        and (role := roles.role_table(draft.type.slug, draft.type.family).get("by"))
    ):
        draft.parts += roles.by_preposition(draft.sentence, draft.clause.after, {"by": role}, article, context)


def _said_noun(draft: Draft, at: int, article: Article, context: Context) -> Draft | None:
    """A statement named as a thing ("Iran’s denial", "the minister’s speech on Monday"): only where it is dated or owned."""
    draft.governing = dating.of_noun(draft.sentence, draft.clause, draft.slot, draft.at)
    draft.parts = roles.of_noun(draft.sentence, draft.clause, draft.slot, draft.at, draft.type, article, context)
    draft.parts = [part for part in draft.parts if part.role != "speaker" or not attribution.is_media(part, article)]
    return draft if any(part.role == "speaker" for part in draft.parts) else None


# ── joining within a sentence ──
def _absorbs(host: Draft, draft: Draft) -> bool:
    """Whether a noun only names again what the verb of its clause tells."""
    if host.noun is not None:
        return False
    if host.type.slug == draft.type.slug and host.clause in dating.relatives(draft.sentence, draft.at):
        return True
    if host.clause is not draft.clause:
        return False
    if host.verb and draft.sentence.row[draft.at].lower in host.verb.needs:
        return True
    if host.kind == "statement":
        return draft.kind == "statement"
    if dating.is_outside(draft.slot):
        return False
    if host.type.family == draft.type.family == "violence" and draft.type.slug != "war" and not _both_dated_apart(host, draft):
        return True
    if host.type.slug == draft.type.slug or draft.type.slug in host.type.instead or host.type.slug in draft.type.instead:
        return True
    violent = ("violence", "disaster")
    if host.clause.lemma in listed("triggers", "effects", "verbs") and draft.type.family in violent:
        return draft.type.slug not in ("war", "death") and not _both_dated_apart(host, draft)
    return host.clause.lemma in listed("triggers", "light", "verbs") and draft.at > host.at and draft.type.family == host.type.family


def _both_dated_apart(a: Draft, b: Draft) -> bool:
    return bool(a.governing and b.governing and a.governing.dated is not b.governing.dated)


def _absorb(host: Draft, draft: Draft) -> None:
    if host.kind == "statement":
        if host.type.slug == "message" and draft.type.slug != "message":
            host.parts += [part for part in draft.parts if part.id not in host.ids]
            return
        if draft.type.rank > host.type.rank:
            host.type = draft.type
        host.governing = host.governing or draft.governing
        return
    if (
        host.clause.lemma in listed("triggers", "effects", "verbs")
        or host.type.slug in draft.type.instead
        or draft.type.strength > host.type.strength
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
    kept: list[Draft] = []
    for draft in found:
        cause = next((other for other in found if other is not draft and _brings_about(other, draft)), None)
        if cause is None:
            kept.append(draft)
            continue
        cause.counts += draft.counts
        cause.parts += [part for part in draft.parts if part.role in ("killed", "injured", "captured", "target")]
        cause.places += [where for where in draft.places if where not in cause.places]
        cause.governing = cause.governing or draft.governing
    return kept


def _brings_about(cause: Draft, effect: Draft) -> bool:
    if (
        effect.noun is not None
        or cause.kind != "occurrence"
        or effect.kind != "occurrence"
        or cause.type.family not in ("violence", "disaster")
    ):
        return False
    if effect.clause.lemma not in listed("triggers", "effects", "verbs") or _both_dated_apart(cause, effect):
        return False
    if cause.noun is None and cause.clause.lemma in listed("triggers", "effects", "verbs") and cause.at > effect.at:
        return False
    if cause.clause.parent == effect.clause.number and cause.clause.link in ("when", "after", "as", "in"):
        return True
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
