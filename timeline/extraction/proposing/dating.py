"""Which date expression governs an event, and the bounds of one that none governs."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from timeline.dates import edtf
from timeline.dates.span import Span
from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause, Slot
from timeline.extraction.grammar.group import takes_clause
from timeline.extraction.grammar.units import DATE, WORD, Unit, words
from timeline.extraction.proposing.describing import is_concern, is_of_thing, is_ranked, stands_aside
from timeline.extraction.proposing.roles import IN_RETURN, behind
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.standing import OUTSIDE, is_definite
from timeline.extraction.proposing.triggers import by_lemma, is_one_of, listed
from timeline.extraction.types import Dated, When

_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"))
_PARTS_OF_DAY = frozenset(("on", "late", "early", "night", "morning", "afternoon", "evening"))
_BENCHES = words("benches")
_ON_NOUNS = frozenset(("which", "that", "reduced", "to"))
_PLANNING = listed("speech", "planning", "verbs")
_DEFERRING = by_lemma(listed("triggers", "deferring", "verbs"))
_UNDOING = by_lemma(listed("triggers", "deferring", "verbs") | listed("speech", "unreal", "undone"))
_LIGHT = frozenset(verb.split()[0] for part in ("light", "happening") for verb in listed("triggers", part, "verbs"))
DOING = _LIGHT | {verb.split()[0] for verb in listed("triggers", "effects", "verbs")}  # verbs whose object is what happens
_CLOSELY = words("closely")
_GRANTING = frozenset(("give", "have", "grant", "allow"))
_OCCASIONS = frozenset(("diplomacy", "political", "ceremony", "sport"))
_REMEMBRANCE = re.compile("anniversary|centenary|birthday")
BEFOREHAND = 3  # days
_LENGTHS = (1, 3, 7, 14, 31, 92, 184, 366, 3660)  # days of spans that are told apart
JOINED = 4  # verbs that one date in front can govern
# A state or a series reaches up to the day of writing; an event had happened by then.
_RELATIONS = {
    "since": "since",
    "after": "after",
    "following": "after",
    "before": "before",
    "until": "until",
    "till": "until",
    "by": "",
    "from": "since",
}


@lru_cache(maxsize=4096)
def span_of(value: str) -> Span:
    """The days that an EDTF value allows; an article has few values and asks for them often."""
    return edtf.parse(value).span


@lru_cache(maxsize=4096)
def precision_of(value: str) -> str:
    return edtf.parse(value).precision.value


@dataclass(slots=True)
class Governing:
    """A date expression and how the event stands to it: on it ("", and "on" even where it says "since"), since, after, before, until."""

    dated: Dated
    relation: str = ""


def of_verb(sentence: Sentence, clause: Clause, *, speech: bool) -> Governing | None:
    """The date that the verb's own clause gives; what a noun in it has taken does not count."""
    if not sentence.is_dated:
        return None
    found: list[Governing] = []
    taken = concerned = False
    phrases = (*clause.before, *clause.after)
    if phrases and not sentence.dates_in(phrases[0].start, phrases[-1].end):
        return None
    for slot in phrases:
        if slot.preposition in ("", ",") or slot.preposition.endswith("&"):
            taken = False
        if speech or is_outside(slot) or taken:
            behind_verb = slot.start > (clause.group.main if clause.group else -1)
            head = sentence.row[slot.head]
            beside = is_outside(slot) and head.kind is WORD and slot.preposition != "during" and head.lower not in _BENCHES
            taken = taken or beside or ((behind_verb or is_outside(slot)) and _has_event(sentence, slot))
        if slot.preposition != "of" and not (
            _is_for(clause, slot) or _is_put_off(sentence, clause, slot) or _is_of_what_was_not(sentence, clause, slot)
        ):
            reports = concerned or (speech and not is_outside(slot))
            found += [one for one in _dates(sentence, slot, clause) if not (taken or concerned) or (reports and is_of_report(one.dated))]
        concerned = concerned or is_concern(sentence, clause, slot, speech=speech)
    return _best(found or ([] if phrases else _between(sentence, clause)) or _at_occasion(sentence, clause))


def _at_occasion(sentence: Sentence, clause: Clause) -> list[Governing]:
    """ "In Tuesday's debate", "at a dinner on May 3": what was done there was done then."""
    found, at_hand = [], False
    for slot in (*clause.before, *clause.after):
        if slot.preposition in ("in", "at", "during"):
            at_hand = any(sentence.events[at].type.family in _OCCASIONS for at in sentence.events_in(slot.start, slot.end))
        elif slot.preposition != "on":
            at_hand = False
        if at_hand:
            dates = (sentence.row[at].dated for at in sentence.dates_in(slot.start, slot.end))
            found += [Governing(dated) for dated in dates if dated.edtf]
    return found


def _is_for(clause: Clause, slot: Slot) -> bool:
    """ "Its report for 2018", "a strike for June 12": the date of the thing before it; "is set for Wednesday" is the verb's own."""
    return slot.preposition == "for" and clause.group is not None and slot.start > clause.group.main + 2


def _is_put_off(sentence: Sentence, clause: Clause, slot: Slot) -> bool:
    """ "Adjourned until 4 May", "postponed to June": not when it was decided, but when it is to be."""
    return slot.preposition in ("until", "till", "to", "from") and is_one_of(_DEFERRING, sentence.lowers, clause.group)


def _is_of_what_was_not(sentence: Sentence, clause: Clause, slot: Slot) -> bool:
    """ "A visit on Monday was called off": the day of the visit."""
    behind = bool(clause.group and clause.group.passive and clause.subject) and clause.subject[0].end <= slot.start < clause.group.first
    return behind and is_one_of(_UNDOING, sentence.lowers, clause.group)


def of_deferred(sentence: Sentence, clause: Clause, at: int) -> Governing | None:
    """The day to which its verb puts off what the noun at this place names."""
    if not is_one_of(_DEFERRING, sentence.lowers, clause.group):
        return None
    phrases = clause.subject if clause.group.passive else clause.objects()
    if not any(slot.start <= at < slot.end for slot in phrases):
        return None
    dates = (
        unit
        for slot in clause.after
        if slot.preposition in ("until", "till", "to")
        for unit in sentence.row[slot.start : slot.end]
        if unit.kind is DATE
    )
    return next((Governing(unit.dated) for unit in dates if unit.dated.edtf), None)


def of_what_follows(sentence: Sentence, clause: Clause, article: Article) -> Governing | None:
    """ "Voted to leave the league Friday", "invited him to return two weeks ago": a day gone by dates the verb that was done."""
    group, limit = clause.group, article.publication.span
    if group.form != "finite" or group.modal or (group.present and not group.perfect) or not limit or limit.is_open:
        return None
    below = sentence.infinitive(clause)
    found = of_verb(sentence, below, speech=False) if below else None
    if found is None or found.relation or _is_limit(sentence, found):
        return None
    return found if span_of(found.dated.edtf).latest <= limit.latest else None


def _is_limit(sentence: Sentence, found: Governing) -> bool:
    """ "Agreed to leave by Friday": when it was to be done at the latest."""
    at = next((at for at, unit in enumerate(sentence.row) if unit.dated is found.dated), 0)
    return at > 0 and sentence.row[at - 1].lower in ("by", "until", "from", "for")


def of_plan(sentence: Sentence, clause: Clause, article: Article) -> Governing | None:
    """ "On July 1 the court is expected to rule": the day in front is that of what is planned."""
    above, limit = sentence.above(clause), article.publication.span
    if clause.link != "to" or above is None or not limit or limit.is_open:
        return None
    if above.lemma in _GRANTING:
        return of_grant(sentence, above)
    found = of_verb(sentence, above, speech=False) if above.lemma in _PLANNING else None
    return found if found and not found.relation and span_of(found.dated.edtf).latest > limit.earliest else None


def of_grant(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "Was given until Friday to reply": by then it is to be done."""
    until = [slot for slot in clause.after if slot.preposition in ("until", "till")]
    found = [sentence.row[at].dated for slot in until for at in sentence.dates_in(slot.start, slot.end)]
    return next((Governing(dated, "by") for dated in found if dated.edtf), None)


def of_circumstance(sentence: Sentence, clause: Clause) -> Governing | None:
    """The date that a clause without one shares: of what it came with, of the clause before it, of the item it stands in."""
    return _on_which(sentence, clause) or _fronted(sentence, clause) or _headed(sentence, clause)


def _on_which(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "Since Sunday, when he was freed": the day is that of the clause behind it."""
    place = clause.start - 1
    while place > 0 and sentence.row[place].text == ",":
        place -= 1
    unit = sentence.row[place] if clause.link == "when" and clause.start else None
    return Governing(unit.dated) if unit and unit.kind is DATE and unit.dated.edtf else None


def _fronted(sentence: Sentence, clause: Clause) -> Governing | None:
    """ "In May the army took the town and freed the captives": the date in front governs both verbs."""
    for above in reversed(sentence.clauses[max(0, clause.number - JOINED) : clause.number]):
        if clause.link not in ("and", "but") or clause.group.form != "finite" or any(slot not in clause.subject for slot in clause.before):
            return None
        if (
            above.group is None
            or (above.parent != clause.parent and clause.parent != above.number)
            or above.group.form != "finite"
            or above.group.present != clause.group.present
        ):
            return None
        front = [slot for slot in above.before if slot not in above.subject]
        if clause.before:  # with a subject of its own it shares only what stands in front of both
            front = [slot for slot in front if above.subject and slot.start < above.subject[0].start]
        if found := _best([one for slot in front if not is_outside(slot) for one in _dates(sentence, slot)]):
            return found
        clause = above
    return None


def _headed(sentence: Sentence, clause: Clause) -> Governing | None:
    """The day in front of an item, or that of the heading above: this only of what is told as news, and by the article itself."""
    if sentence.head is not None or sentence.under is None:
        return Governing(sentence.head) if sentence.head is not None else None
    group = clause.group
    news = clause.parent is None and group.form == "finite" and not group.modal and (group.present or not group.perfect)
    return Governing(sentence.under) if news and not sentence.is_quoted(group.main) else None


def is_day_of_report(dated: Dated) -> bool:
    """A bare weekday, "today": of a saying and what it speaks of, such a day is that of the saying ("condemned the raid on Monday")."""
    words = [word for word in dated.text.lower().split() if word not in _PARTS_OF_DAY]
    return len(words) == 1 and words[0] in _WEEKDAYS


def is_of_report(dated: Dated) -> bool:
    """Also "the same evening", "a day later": what is counted from an event does not date that event itself."""
    return is_day_of_report(dated) or dated.basis == "relative_to_event"


def _between(sentence: Sentence, clause: Clause) -> list[Governing]:
    return [Governing(dated) for at in sentence.dates_in(clause.start, clause.end) if (dated := sentence.row[at].dated).edtf]


def _best(found: list[Governing]) -> Governing | None:
    plain = [one for one in found if not one.relation]
    return min(plain or found, key=lambda one: _length(span_of(one.dated.edtf)), default=None)


def _length(span: Span) -> int:
    """So that February is no shorter than May, and the first of several years is taken."""
    return bisect_left(_LENGTHS, span.days)


def _dates(sentence: Sentence, slot: Slot, clause: Clause | None = None) -> list[Governing]:
    """The dates of a phrase, but not one that stands before an event's name: "the September 14 attack" dates the attack."""
    found = []
    for place in sentence.dates_in(slot.start, slot.end):
        unit = sentence.row[place]
        known = unit.dated.edtf and not is_anniversary(unit) and not _describes(sentence, place, slot.end)
        aside = clause is not None and stands_aside(sentence, clause, slot, place)
        if known and not aside and not is_of_thing(sentence, slot, place):
            how = relation(sentence, slot, place)
            if how != "since" or not is_ranked(sentence, place):
                found.append(Governing(unit.dated, how))
    return found


def is_anniversary(unit: Unit) -> bool:
    """A day of remembrance dates itself; what is near it is no more than near."""
    return unit.kind is DATE and _REMEMBRANCE.search(unit.lower) is not None


def _describes(sentence: Sentence, place: int, end: int) -> bool:
    return bool(sentence.events_in(place + 1, end))


def _has_event(sentence: Sentence, slot: Slot) -> bool:
    return any(not sentence.events[at].type.speech for at in sentence.events_in(slot.start, slot.end))


def relation(sentence: Sentence, slot: Slot, place: int) -> str:
    preposition = slot.preposition.rstrip("&")
    if preposition == "from":
        preposition = ""
    before = sentence.row[place - 1].lower if place else ""
    if _is_hour(sentence, place, before if before in _RELATIONS else preposition):
        return ""
    return _RELATIONS.get(before if before in _RELATIONS else preposition, "") if slot.start == place or before in _RELATIONS else ""


def _is_hour(sentence: Sentence, place: int, preposition: str) -> bool:
    """ "Shortly before 1 p.m. on Friday", "after 10 p.m. on Friday": on that day; "before 1 p.m. on Friday" may be a deadline."""
    if preposition not in ("before", "after") or sentence.row[place].dated.timex.type != "TIME":
        return False
    return preposition == "after" or (place > 1 and sentence.row[place - 2].lower in _CLOSELY)


def of_noun(sentence: Sentence, clause: Clause, slot: Slot | None, at: int) -> Governing | None:
    """The date in front of an event's name or behind it: "the 2003 invasion", "the attack on the base on Monday"."""
    if not sentence.is_dated:
        return None
    row = sentence.row
    low = slot.start if slot else max(0, at - 8)
    for place in sentence.dates_in(low, at):
        if row[place].dated.edtf:
            return Governing(row[place].dated, "on")
    found: list[Governing] = []
    reported = clause.group is not None and at > clause.group.main and not is_outside(slot) and _deals_with(sentence, clause, low, at)
    for other in behind(clause, at):
        if _has_event(sentence, other):
            break
        found += [one for one in _dates(sentence, other) if not (reported and is_of_report(one.dated))]
    if not found and slot:
        found = [Governing(row[place].dated) for place in sentence.dates_in(at + 1, slot.end) if row[place].dated.edtf]
    if not found and clause.group is None:
        found = _between(sentence, clause)
    return _best(found) or _of_relative(sentence, at)


def _deals_with(sentence: Sentence, clause: Clause, low: int, at: int) -> bool:
    """Whether the verb speaks of a known event rather than makes it: a weekday behind is then the verb's own."""
    return clause.lemma in takes_clause() or (is_definite(sentence.row, low, at) and clause.lemma not in DOING)


def _of_relative(sentence: Sentence, at: int) -> Governing | None:
    """The date in a clause that says of a noun that it was done: "the attack, which took place on Monday", "the truce begun in May"."""
    for clause in relatives(sentence, at):
        if found := of_verb(sentence, clause, speech=False):
            return found
    return None


def relatives(sentence: Sentence, at: int) -> list[Clause]:
    """The relative clauses on a noun, with what hangs on them, whose verb only says that it was held, made, begun."""
    found: list[Clause] = []
    for clause in sentence.clauses:
        if clause.start > at and clause.link in _ON_NOUNS:
            hangs = found and clause.parent == found[-1].number and clause.link == "to" and clause.lemma in _LIGHT
            if hangs or _is_on(clause, at):
                found.append(clause)
    return [clause for clause in found if clause.lemma in _LIGHT] if found else found


def _is_on(clause: Clause, at: int) -> bool:
    """Whether a clause behind a noun is about it."""
    infinitive = clause.link == "to"
    if infinitive and not (clause.group and clause.group.passive):
        return False
    if (infinitive and clause.start - at <= 4) or (clause.own_subject and clause.start == at + 1):
        return True
    return any(slot.start <= at < slot.end for slot in clause.subject)


def is_outside(slot: Slot | None) -> bool:
    """Whether a phrase stands beside what its clause tells ("after the attack"), so that the clause's date is not its own."""
    return slot is not None and slot.preposition.rstrip("&") in OUTSIDE


def is_answered(sentence: Sentence, slot: Slot | None) -> bool:
    """ "In reply to the raid": it had happened before."""
    return slot is not None and slot.start > 1 and sentence.row[slot.start - 2].lower in IN_RETURN


def when(governing: Governing, article: Article) -> When:
    """The date that an expression gives an event."""
    dated, how = governing.dated, governing.relation
    value = dated.edtf
    span = span_of(value)
    if how == "since" and not span.is_open and "/" not in value:
        value = f"{value if value[0].isdigit() else span.earliest.isoformat()}/.."
    elif how == "after" and not span.is_open:
        value = _since(span, article)
    elif how == "on" and value.endswith("/.."):
        value = value.removesuffix("/..")  # "since the 11 September attacks"
    elif how == "by" or (how in ("before", "until") and not span.is_open):
        value = f"[..{span.latest.isoformat()}]"
    basis = dated.basis or "stated"
    return When(value, precision_of(value), basis, dated.start, dated.end, dated.why)


def _since(span: Span, article: Article) -> str:
    limit = article.publication.span
    if limit and not limit.is_open and limit.latest > span.earliest:
        return f"[{span.earliest.isoformat()}..{limit.latest.isoformat()}]"
    return f"[{span.earliest.isoformat()}..]"


def is_ahead(when_: When, article: Article) -> bool:
    """Whether it lies wholly after the day of writing."""
    limit = article.publication.span
    return bool(limit and not limit.is_open and span_of(when_.edtf).earliest > limit.latest)


def is_to_come(when_: When, article: Article) -> bool:
    """Also a deadline: whether it may last until after the day of writing, and began on no day before."""
    limit, span = article.publication.span, span_of(when_.edtf)
    return bool(limit and not limit.is_open and limit.latest < span.latest and (span.earliest.year == 1 or span.earliest > limit.latest))


def is_far_ahead(when_: When, article: Article) -> bool:
    """Whether that is by more than the days for which a paper is written before it comes out."""
    limit = article.publication.span
    return is_ahead(when_, article) and (span_of(when_.edtf).earliest - limit.latest).days > BEFOREHAND
