"""The title of what a noun names: "Rocket attack on the embassy", "A trial opens in Lim"."""

from timeline.extraction.grammar.units import DATE, NAME
from timeline.extraction.proposing.deeds import decision_before
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.titling.inflecting import article_for, is_many, table
from timeline.extraction.proposing.titling.labels import ORDER, account, labelled, located, names_of, saying_of
from timeline.extraction.proposing.titling.pieces import blocks, pieces
from timeline.extraction.proposing.titling.predicates import tail_of, told
from timeline.extraction.proposing.titling.saying import ROOM
from timeline.extraction.proposing.titling.words import words_of
from timeline.extraction.proposing.triggers import listed


def of_noun(draft: Draft) -> str:
    if draft.sentence.row[draft.at].kind is DATE:
        return _anniversary(draft)
    told = _by_its_verb(draft)
    if told:
        return told + account(draft, told)
    words = _phrase(draft)
    if not words:
        return labelled(draft)
    return _held(draft, words)


def _anniversary(draft: Draft) -> str:
    """ "The second anniversary of the flood"."""
    row, at = draft.sentence.row, draft.at
    words = row[at].text.replace("'", "’")
    if " of " not in words:
        found = blocks(row, pieces(row, at + 1, _end_of_phrase(draft)))
        if found and found[0][0].preposition and row[found[0][0].preposition[0]].lower == "of":
            words += f" {words_of(row, found[0], {})}"
    return f"{words} is due" if draft.kind == "plan" else words


def _held(draft: Draft, words: str) -> str:
    """ "A funeral for Ann Lee is held", "the election is due"; what else a noun names stands by itself."""
    row, slot = draft.sentence.row, draft.slot
    if draft.kind != "plan" and draft.type.slug not in table("held", "types") or _is_headline(draft):
        return words
    if row[draft.at].text[:1].isupper() and draft.at > slot.start:
        return words
    behind = row[draft.until + 1] if draft.until + 1 < len(row) else None
    if behind and behind.plain and not behind.verbal:
        return words  # "the funeral home"
    many = is_many(row, slot.start, draft.at)
    article = row[slot.start].lower if row[slot.start].category == "det" else ""
    what = f"{'are' if many else 'is'} {'due' if draft.kind == 'plan' else 'held'}"
    owners = [row[at] for at in range(slot.start, draft.at) if row[at].possessive]
    if any(owner.kind is not DATE for owner in owners):
        return f"{words} {what}"
    if owners or article in ("the", "this", "these", "that", "its", "their", "his", "her"):
        article = "the "
    else:
        article = "" if many else f"{article_for(words)} "
    named = any(unit.kind is NAME and unit.text.startswith(words.split()[0]) for unit in row[slot.start : draft.at])
    return f"{article}{words[0] if named or not words[1:2].islower() else words[0].lower()}{words[1:]} {what}"


def _is_headline(draft: Draft) -> bool:
    return bool(draft.sentence.mark) and draft.clause.group is None


def _by_its_verb(draft: Draft) -> str:
    """ "A trial opened in Lim": where the verb beside only says that it was."""
    clause, slot = draft.clause, draft.slot
    if clause.group is None or slot is None or clause.group.negated or clause.group.form == "infinitive" or draft.kind == "statement":
        return ""
    held = listed("triggers", "happening", "verbs") | listed("triggers", "light", "verbs") | listed("triggers", "ending", "verbs")
    due = clause.group.copula and any(unit.lower == "due" for unit in draft.sentence.row[clause.group.first : clause.group.main + 1])
    if clause.lemma not in held and not due:
        return ""
    if draft.kind == "plan" and clause.group.form == "finite" and not (clause.group.passive or clause.group.present or clause.group.modal):
        return ""  # "set sentencing for May": that was done
    subject = any(other.start <= draft.at < other.end for other in clause.subject)
    object_ = slot.preposition == "" and draft.at > clause.group.main
    if not subject and not object_:
        return ""
    if object_ and draft.kind == "plan" and clause.lemma in listed("speech", "planning", "awaiting"):
        return ""  # "the judge set a hearing for Monday": that was done
    return told(saying_of(draft, clause))


def _phrase(draft: Draft) -> str:
    """The noun with what describes it: "Rocket attack on the embassy"."""
    row, slot = draft.sentence.row, draft.slot
    if row[draft.at].kind is DATE or slot is None:
        return ""
    start, end = slot.start, _end_of_phrase(draft)
    while start < draft.at and (row[start].category == "det" or row[start].kind is DATE or row[start].lower in ("first", "last")):
        start += 1
    owner = next((at for at in range(draft.at - 1, start, -1) if row[at].kind is NAME and row[at].possessive), start)
    found = blocks(row, pieces(row, owner, end))
    if not found:
        return ""
    text, names = "", saying_of(draft, draft.clause).names
    for block in found:
        part = words_of(row, block, names)
        if text and (len(text) + len(part) > ROOM or not block[0].preposition):
            break
        text = f"{text} {part}".strip()
    text = located(draft, text.removeprefix("the ") + _what_for(draft, ROOM - len(text)))
    if len(text.split()) > 1 or any(names_of(draft, role) for role in ORDER):
        return text if len(text.split()) > 1 else ""
    return _with_date(draft, text)


def _what_for(draft: Draft, room: int) -> str:
    """ "The decision to leave the pact"."""
    clauses = (other for other in draft.sentence.clauses if other.link == "to" and other.start > draft.at)
    carried = next((other for other in clauses if decision_before(draft.sentence, other) == draft.at), None)
    return tail_of(saying_of(draft, draft.clause), carried, room) if carried else ""


def _with_date(draft: Draft, text: str) -> str:
    """ "The coup of November 2016": where nothing else tells which one."""
    row, at = draft.sentence.row, draft.until + 1
    if at + 1 < len(row) and row[at].lower == "of" and row[at + 1].kind is DATE:
        return f"{text} of {row[at + 1].text}"
    before = draft.at - 1
    return f"{row[before].text} {text}" if before >= 0 and row[before].kind is DATE and not row[before].possessive else text


def _end_of_phrase(draft: Draft) -> int:
    """Up to the verb behind it, or the end of its clause."""
    ends = [clause.group.first for clause in draft.sentence.clauses if clause.group and clause.group.first > draft.at]
    starts = [clause.start for clause in draft.sentence.clauses if clause.start > draft.at]
    return min([*ends, *starts, len(draft.sentence.row)])
