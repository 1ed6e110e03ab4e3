"""Who has which part in an event: from the subject, the objects and the prepositions of its clause."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile, zip_longest

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import BACKED, DATE, NAME, PEOPLE, WORD, Unit, is_noun, is_number, words
from timeline.extraction.proposing import calling
from timeline.extraction.proposing.calling import Context
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import Type, listed, role_table
from timeline.extraction.types import Part

_BODIES = words("bodies")
_TOOLS = listed("triggers", "tools", "nouns")
_BACKED = BACKED - {"owned"}
IN_RETURN = words("in_return")
_BEHIND = listed("speech", "people", "behind")  # "people familiar with the matter"
_SPEAKERS, _ACTING = listed("speech", "people", "speakers_for"), listed("speech", "people", "acting_for")
_SPEAKING = listed("speech", "people", "speaking")  # elsewhere these are more often a thing
_MONEY, _LIGHT = words("money"), listed("triggers", "light", "verbs")
_PARTIES = listed("demonyms", "peoples", "words")
_TIES = frozenset(("of", "for", "calling"))
_ACTIVE = frozenset(("speaker", "initiator", "participant", "accused"))
_APART = frozenset(("for", "after", "following", "since", "despite", "before", "amid", "over"))


def _part(unit: Unit, role: str) -> Part:
    mention = unit.mention
    return Part(unit.start, unit.end, mention.id, mention.name or mention.text, role)


def part_of(sentence: Sentence, slot: Slot, role: str, article: Article, context: Context | None = None) -> Part | None:
    """Whom a noun phrase names: its last word counts, so that "Iran’s ambassador" is not Iran."""
    row = sentence.row
    end = slot.end
    while end > slot.start and row[end - 1].kind is DATE:
        end -= 1
    if end <= slot.start:
        return None
    head = row[end - 1]
    if end - 1 > slot.start and (head.lower in _BEHIND or (head.adverb and (head.category == "adv" or head.lower.endswith("ly")))):
        return part_of(sentence, Slot(slot.preposition, slot.start, end - 1), role, article, context)
    if _is_people(row, slot.start, end - 1):
        return _described(row, slot.start, end, role)
    if head.kind is NAME:
        return _named(head, role, article)
    if head.kind is not WORD:
        return None
    if head.category == "pron":
        return _meant(sentence, end - 1, role, context)
    before = row[end - 2] if end - 2 >= slot.start else None
    if before and before.kind is NAME and not before.possessive and not before.adjective and head.lower in _BODIES:
        return _part(before, role) if before.mention.kind == "actor" else None
    if context and (known := calling.meant(row, slot, end, role, context.called)):
        return known
    if end < len(row) and row[end].lower in _TIES and role in _ACTIVE and (body := _body_of(sentence, end, role, article)):
        return body
    last = head.lower.rpartition("-")[2]
    if head.lower in people() or last in ("general", "president", "minister") or (role == "speaker" and head.lower in _SPEAKING):
        return _described(row, slot.start, end, role)
    return _before_sum(row, slot, end, role, article)


def _is_people(row: Sequence[Unit], start: int, at: int) -> bool:
    """ "The Germans", "two Iranians", "the French": some of a people or a party, or their army; who they were the words leave open."""
    unit = row[at]
    if unit.kind is NAME:
        belongs = unit.adjective and not (unit.compound or unit.possessive) and unit.mention.kind == "actor" and not unit.text.isupper()
        return belongs and (unit.lower.endswith("s") or (unit.lower.endswith(PEOPLE) and at > start))
    return unit.text in _PARTIES and unit.lower.endswith("s")


def _before_sum(row: Sequence[Unit], slot: Slot, end: int, role: str, article: Article) -> Part | None:
    """ "Fined the Lim Group 5 million euros": of two objects the one that is no sum."""
    if row[end - 1].lower not in _MONEY:
        return None
    at = next((at for at in range(slot.start, end - 2) if row[at].kind is NAME and is_number(row[at + 1])), None)
    return None if at is None else _named(row[at], role, article)


def _body_of(sentence: Sentence, end: int, role: str, article: Article) -> Part | None:
    """ "Soldiers of the 3rd Brigade", "a spokeswoman for the firm": the body that acts or speaks through them."""
    row = sentence.row
    if row[end].lower == "calling":
        return next((_part(unit, role) for unit in row[end + 2 : end + 4] if unit.kind is NAME and unit.mention.kind == "actor"), None)
    if row[end - 1].lower not in (_SPEAKERS if role == "speaker" else _ACTING):
        return None
    slot = next((slot for clause in sentence.clauses for slot in (*clause.before, *clause.after) if slot.start == end + 1), None)
    body = part_of(sentence, slot, role, article) if slot else None
    named = body and (body.id or body.name in article.names)
    return body if named and not _is_person(sentence, body, article) else None


def _is_person(sentence: Sentence, part: Part, article: Article) -> bool:
    actor = article.gazetteer.actors.get(part.id) if part.id else None
    return actor.type == "person" if actor else sentence.names_person(part)


@cache
def people() -> frozenset[str]:
    """Words for those who act or speak without a name."""
    return listed("speech", "people", "sources") | listed("speech", "people", "others")


def _named(head: Unit, role: str, article: Article) -> Part | None:
    mention = head.mention
    if head.compound:
        return None
    if mention.kind == "actor":
        return None if head.adjective else _part(head, role)
    if mention.kind == "place" and mention.id in article.gazetteer.actors:
        return _part(head, role)
    acts = role in ("speaker", "initiator", "accused", "participant")
    return (
        Part(head.start, head.end, None, mention.name or mention.text, role)
        if acts and mention.kind == "place" and not head.adjective
        else None
    )


def _meant(sentence: Sentence, at: int, role: str, context: Context | None) -> Part | None:
    """Whom a pronoun stands for."""
    if _looks_past(sentence, at):
        return None
    head, who = sentence.row[at], context.meant(sentence, at) if context else None
    return Part(head.start, head.end, who.id, who.name, role) if who else None


def _looks_past(sentence: Sentence, at: int) -> bool:
    """ "The sanctions it imposed": whom "it" means stands further away than who was last named."""
    if not at or sentence.row[at].lower not in ("it", "they"):
        return False
    before = sentence.row[at - 1]
    return is_noun(before) and not any(clause.group and clause.group.main == at - 1 for clause in sentence.clauses)


def _described(row: Sequence[Unit], start: int, end: int, role: str) -> Part:
    """Somebody without a name, under the words that the text has for them."""
    while start < end - 1 and row[start].category in ("det", "adv") and not is_number(row[start]):
        start += 1
    low = max(start, end - 5)
    words = " ".join(unit.text + ("’s" if unit.possessive and unit.kind is NAME else "") for unit in row[low:end])
    return Part(row[low].start, row[end - 1].end, None, words, role)


def owner_of(sentence: Sentence, slot: Slot, role: str) -> Part | None:
    """ "US warplanes", "Russian troops": the state acts with what is its own."""
    row = sentence.row
    if row[slot.head].lower not in _TOOLS:
        return None
    for unit in row[slot.start : slot.head]:
        if unit.kind is NAME and unit.adjective and unit.mention.kind == "actor" and unit.mention.id and unit.compound not in _BACKED:
            return _part(unit, role)
    return None


def parts_of_list(sentence: Sentence, slots: Sequence[Slot], role: str, article: Article, context: Context | None) -> list[Part]:
    """Of a subject or object with all that "and" joins to it; of an office and the name behind its comma the name alone."""
    if not slots:
        return []
    row = sentence.row
    if len(slots) > 1 and row[slots[0].head].kind is WORD and row[slots[1].head].kind is NAME and row[slots[1].start - 1].text == ",":
        slots = slots[1:]
    found: list[Part] = []
    for slot in _whole(row, slots) if len(slots) > 1 else slots:
        again = found and row[slot.start - 1].text == "(" and row[slot.start - 2].end == found[-1].end  # "the Red Front (RF)" is one
        if not again and (part := part_of(sentence, slot, role, article, context)):
            found.append(part)
    return found


def _whole(row: Sequence[Unit], slots: Sequence[Slot]) -> Iterable[Slot]:
    """Of "British and Irish ministers" one phrase."""
    begun: Slot | None = None
    for slot, behind in zip_longest(slots, slots[1:]):
        whole = Slot(slot.preposition, begun.start, slot.end) if begun else slot
        begun = whole if behind and _shares(row, slot, behind) else None
        if begun is None:
            yield whole


def _shares(row: Sequence[Unit], slot: Slot, behind: Slot) -> bool:
    """Whether the noun of the phrase behind belongs to both."""
    one, other = row[slot.head], row[behind.start]
    both = one.kind is NAME and one.adjective and other.kind is NAME and other.adjective
    return both and behind.start == slot.end + 1 and row[slot.end].category == "conj" and row[behind.head].kind is WORD


def objects(clause: Clause) -> list[Slot]:
    """The noun phrases right behind the verb that no preposition governs."""
    return clause.objects()


def _all_objects(sentence: Sentence, clause: Clause) -> list[Slot]:
    """With what "as well as" adds to them behind a description, and of "a number of soldiers" the soldiers."""
    row, found = sentence.row, objects(clause)
    if not found:
        return found
    added = [slot for slot in clause.after if row[slot.start - 1].category == "join" and row[slot.head].kind is NAME and slot not in found]
    return [_gathered(row, clause, slot) for slot in (*found, *added)]


def _state_of(sentence: Sentence, clause: Clause, slot: Slot) -> Part | None:
    """ "Expelled two Norlandic diplomats", "two diplomats of Norland": whose they are."""
    phrases = (*clause.before, *clause.after)
    of = next((other for other in phrases if other.preposition == "of" and other.start == slot.end + 1), None)
    for at in sentence.names_in(slot.start, of.end if of else slot.end):
        unit = sentence.row[at]
        if unit.mention.kind == "actor" and unit.mention.id and (unit.adjective or unit.possessive or (of and at >= of.start)):
            return _part(unit, "target")
    return None


def _gathered(row: Sequence[Unit], clause: Clause, slot: Slot) -> Slot:
    if row[slot.head].lower not in listed("words", "gathered"):
        return slot
    return next((other for other in clause.after if other.preposition == "of" and other.start == slot.end + 1), slot)


def of_verb(sentence: Sentence, clause: Clause, type_: Type, article: Article, context: Context) -> list[Part]:
    """Parts in the event that the clause's verb tells."""
    table = dict(role_table(type_.slug, type_.family))
    _by_effect(table, clause.lemma, type_)
    if type_.slug == "meeting" and clause.lemma in ("receive", "host", "welcome"):
        table["subject"] = table["by"] = "host"
    group = clause.group
    subject, behind = ("object", "none") if group.passive else ("subject", "object")
    found: list[Part] = []
    if role := table.get(subject):
        added = clause.after[:1] if group.passive and clause.after and clause.after[0].preposition == "&" else []  # "along with Lena"
        found += parts_of_list(sentence, [*clause.subject, *added], role, article, context)
        if role == "initiator" and type_.family != "justice" and not any(part.id for part in found):
            found = [owner for slot in clause.subject[:1] if (owner := owner_of(sentence, slot, role))] or found
    if (role := table.get(behind)) and clause.lemma != "become":  # "became a member": what one becomes is nobody else
        affected = parts_of_list(sentence, _all_objects(sentence, clause), role, article, context)
        found += [part for part in affected if part.id or part.name in article.names] if type_.slug == "handover-of-office" else affected
    if type_.slug == "diplomatic-protest":
        sent_home = clause.subject if group.passive else objects(clause)
        found += [state for slot in sent_home if (state := _state_of(sentence, clause, slot))]
    # Behind a verb "of" belongs to the noun before it: "two members of the council resigned".
    table.pop("of", None)
    found += by_preposition(sentence, _own(sentence, clause), table, article, context)
    return found


def _own(sentence: Sentence, clause: Clause) -> list[Slot]:
    """The phrases of a clause up to one that names another event: "shelled Lim in retaliation for the raid by …"; no subject."""
    found: list[Slot] = []
    for slot in (*clause.before, *clause.after):
        if slot in clause.subject:
            continue
        apart = slot.start > clause.group.main and slot.preposition.rstrip("&") in _APART
        if sentence.row[slot.head].lower in IN_RETURN or (apart and sentence.events_in(slot.start, slot.end)):
            break
        found.append(slot)
    return found


def _by_effect(table: dict[str, str], lemma: str, type_: Type) -> None:
    """ "Killed" and "captured" have their own roles, whatever the type of what they are part of."""
    if type_.family not in ("violence", "disaster"):
        return
    if lemma in listed("triggers", "effects", "died"):
        table.update(subject="killed", object="")
    for key in ("killed", "injured", "captured"):
        if lemma in listed("triggers", "effects", key):
            table.update(object=key, subject="initiator" if type_.family == "violence" else "")
    if lemma in ("land", "fall", "explode", "burst", "fail"):
        table.update(subject="", object="")


def by_preposition(sentence: Sentence, slots: Iterable[Slot], table: dict[str, str], article: Article, context: Context) -> list[Part]:
    found: list[Part] = []
    for slot in slots:
        preposition = slot.preposition.rstrip("&")
        role = table.get(preposition) if preposition not in ("subject", "object", "noun", "", ",") else None
        if role and preposition == "by" and _is_others(sentence, slot):
            continue
        if (
            role
            and (part := part_of(sentence, slot, role, article, context))
            and (part.id or part.name in article.names or role in ("initiator", "participant"))
        ):
            place = sentence.row[slot.head].kind is NAME and sentence.row[slot.head].mention.kind == "place"
            if not place or (part.id in article.gazetteer.actors and role in ("target", "participant", "addressee")):
                found.append(part)
    return found


def _is_others(sentence: Sentence, slot: Slot) -> bool:
    """ "The number forecast by analysts": who did what a participle before "by" says, and no verb of the sentence."""
    at = slot.start - 2
    return at > 0 and "n" in sentence.row[at].marks and not any(clause.group and clause.group.main == at for clause in sentence.clauses)


def of_noun(sentence: Sentence, clause: Clause, slot: Slot | None, at: int, type_: Type, article: Article, context: Context) -> list[Part]:
    """Parts in the event that a noun names: its possessor, and the phrases behind it."""
    table = role_table(type_.slug, type_.family)
    found: list[Part] = []
    if role := table.get("noun"):
        found += _possessors(sentence, slot, at, role, is_made(clause, at))
    own = takewhile(lambda other: not sentence.events_in(other.start, other.end), behind(clause, at))
    return found + by_preposition(sentence, own, table, article, context)


def is_made(clause: Clause, at: int) -> bool:
    """ "Launched their own offensive": what the noun names the subject itself did."""
    if clause.group is None or clause.group.passive or at < clause.group.main or clause.lemma not in _LIGHT:
        return False
    slot = clause.slot_at(at)
    return slot is None or slot.preposition.rstrip("&") not in _APART  # but not "took over after his death"


def _possessors(sentence: Sentence, slot: Slot | None, at: int, role: str, made: bool) -> list[Part]:
    """ "Israel’s raid", "the US drone strike", "the Russian-led operation"; never "Iran-backed"."""
    found: list[Part] = []
    low = slot.start if slot else max(0, at - 6)
    if not made and sentence.row[low].lower in ("its", "their") and (owner := _named_before(sentence, low, role)):
        found.append(owner)
    behind = sentence.row[at + 1 : at + 3]
    targeted = len(behind) == 2 and behind[0].lower in ("on", "against") and behind[1].kind is not DATE  # "the Red Front raid on Lim"
    for place in range(low, at):
        unit = sentence.row[place]
        if unit.kind is not NAME or unit.mention.kind != "actor" or unit.compound in BACKED:
            continue
        close = all(other.kind is not NAME or other.compound == "" for other in sentence.row[place + 1 : at])
        alone = (role == "participant" or targeted) and all(other.kind is WORD for other in sentence.row[place + 1 : at])
        if (unit.possessive or unit.adjective or role == "killed" or alone) and close:
            found.append(_part(unit, role))
    return found[:2]


def _named_before(sentence: Sentence, low: int, role: str) -> Part | None:
    """Whom "its" looks back to: the nearest actor named before."""
    for unit in reversed(sentence.row[:low]):
        if unit.kind is NAME and unit.mention.kind == "actor" and not unit.adjective and not unit.possessive:
            return _part(unit, role)
    return None


def behind(clause: Clause, at: int) -> list[Slot]:
    """The phrases that follow a noun and may belong to it, up to the verb or the next clause."""
    slots = clause.before if clause.group and at < clause.group.first else clause.after
    found: list[Slot] = []
    for slot in slots:
        if slot.start > at:
            if slot.preposition in ("", ","):
                break
            found.append(slot)
    return found
