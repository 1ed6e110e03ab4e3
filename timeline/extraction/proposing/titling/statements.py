"""The title of a statement: who says, denies, promises what."""

from collections.abc import Iterator, Sequence

from timeline.extraction import rules
from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.group import takes_clause
from timeline.extraction.grammar.units import POINT, Unit, is_quote
from timeline.extraction.proposing import attribution
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.titling.inflecting import base, is_many, is_many_named, present, table
from timeline.extraction.proposing.titling.labels import labelled, listed_names, names_of, saying_of, shown
from timeline.extraction.proposing.titling.pieces import blocks, pieces
from timeline.extraction.proposing.titling.predicates import reported, rest_of, told
from timeline.extraction.proposing.titling.quoting import condition_of, is_spoken, verbatim
from timeline.extraction.proposing.titling.saying import MOST, ROOM, Saying, is_split
from timeline.extraction.proposing.titling.subjects import subject_of
from timeline.extraction.proposing.titling.verbal import suffers, verb_of
from timeline.extraction.proposing.titling.words import with_article, words_of

_MORE = 150  # letters, where nothing of what was said fits into fewer
_TO = frozenset(("says", "announces", "confirms", "promises", "admits", "denies"))
_CONTENT = frozenset(("that", "", "how", "what", "whether", "why"))
_ASIDE = frozenset(("when", "if", "while", "because", "after", "before", "since", "although", "though", "who", "which", "whose"))


def statement(draft: Draft) -> str:
    clause = draft.clause
    if draft.noun is not None or clause.group is None:
        return _spoken_noun(draft)
    saying = saying_of(draft, clause)
    if clause.group.passive and clause.lemma in table("saying", "hearer") and (words := told(saying)):
        return words  # "Ann Lee is told by the court"
    speaker, many = _speaker(draft, saying)
    if not speaker:
        return told(saying) or labelled(draft)
    verb = _verb_of_saying(draft, saying, many)
    for words in _contents(draft, saying, speaker, verb, many):
        if words:
            return words
    return _alone(draft, speaker, many)


def _speaker(draft: Draft, saying: Saying) -> tuple[str, bool]:
    """As the sentence has it, where its subject is who speaks."""
    parts = [part for part in draft.parts if part.role == "speaker"]
    row = draft.sentence.row
    inside = [slot for slot in draft.clause.subject if any(row[slot.start].start <= part.start <= row[slot.head].end for part in parts)]
    if inside and not draft.clause.group.passive:
        return subject_of(saying, inside)
    names = list(dict.fromkeys(with_article(shown(part)) for part in parts))
    return listed_names(names), len(names) > 1 or bool(names) and is_many_named(names[0])


def _verb_of_saying(draft: Draft, saying: Saying, many: bool) -> str:
    lemma = base(draft.clause.lemma)
    behind = draft.clause.group.main + 1
    row = draft.sentence.row
    if lemma == "go" and behind < len(row) and row[behind].lower == "on":
        lemma = "go on"
    same = rules.load("wording")["saying"]["same"].get(lemma, lemma)
    by = draft.clause.group.passive and any(slot.preposition == "by" for slot in draft.clause.after)
    return present(same, many) if same != lemma or by else verb_of(saying, many)  # "announced by Ann Lee": she announces


def _contents(draft: Draft, saying: Saying, speaker: str, verb: str, many: bool) -> Iterator[str]:
    """Each way to say what was said, the best first; "" where it cannot be."""
    clause, sentence = draft.clause, draft.sentence
    if suffers(saying):
        return  # "in a statement issued from Lim"
    past = not clause.group.present
    hearer = _hearer(draft, saying)
    if hearer == "" and verb in ("tells", "tell"):
        verb = "says" if verb == "tells" else "say"
    start = f"{speaker} {verb}{hearer} "
    said = said_clause(draft)
    if said is not None:
        below = Saying(sentence, said, saying.names, denied=draft.type.slug in ("denial", "accusation", "claim-of-responsibility"))
        stop = clause.start if said.number < clause.number else len(sentence.row)
        spoken = is_spoken(below)
        yield _quoted(start, below, stop) if spoken else that_clause(start, below, past)
        short = f"{speaker} {verb if not hearer else present('say', many)} "
        yield _quoted(short, below, stop) if spoken else that_clause(short, below, past, room=MOST - len(short))
        if not spoken and clause.lemma not in table("saying", "done"):
            quoted = sentence.is_quoted(below.clause.group.main)
            yield _quoted(short, below, stop) if quoted else that_clause(short, below, past, room=_MORE - len(short))
    elif not clause.group.passive:
        rest = rest_of(saying, ROOM - len(speaker) - len(verb) - 1)
        yield f"{speaker} {verb_of(saying, many)}{rest}" if len(rest.split()) > 0 and _tells(draft, rest) else ""


def _tells(draft: Draft, rest: str) -> bool:
    """Whether what stands behind the verb is what was said, and not only to whom."""
    if draft.clause.lemma in table("saying", "hearer") and not any(f" {word} " in rest for word in ("about", "of", "that", "to")):
        return False
    hearers = {part.name for part in draft.parts if part.role == "addressee"}
    return rest.strip() not in hearers and not rest.strip().startswith(("in a ", "in an ", "at a ", "on Twitter"))


def _hearer(draft: Draft, saying: Saying) -> str:
    """ "Tells the rally that": of the verbs that need one."""
    if draft.clause.lemma not in table("saying", "hearer"):
        return ""
    found = blocks(draft.sentence.row, pieces(draft.sentence.row, draft.clause.group.main + 1, draft.clause.end))
    if not found or found[0][0].preposition:
        return ""
    text = words_of(draft.sentence.row, found[0][:1], saying.names)
    return f" {text}" if len(text) <= 30 and text.lower() not in ("him", "her", "them", "me", "us", "it", "reporters") else ""


def said_clause(draft: Draft) -> Clause | None:
    """The clause that says what was said: behind "that", or before ", she said"."""
    clause, clauses, row = draft.clause, draft.sentence.clauses, draft.sentence.row
    behind = clauses[clause.number + 1 : clause.number + 4]
    for other in behind:
        if other.parent == clause.number and other.link == "to":
            return None
        if (
            other.parent == clause.number
            and other.link in _CONTENT
            and _is_finite(other)
            and other.own_subject
            and not is_split(row, other)
        ):
            if row[other.group.first - 1].category == "rel" and other.start < other.group.first - 1:
                return None  # "announced terms of a sale that is expected"
            open_ = row[other.start].lower not in _CONTENT
            return None if open_ and (clause.lemma in table("saying", "done") or _is_noun(draft, other)) else other
    opens = row[clause.end - 1].text == ":" or (behind and _is_quoted(row, behind[0]))
    if opens and behind and _is_finite(behind[0]) and behind[0].speech is None:
        return behind[0]
    if any(unit.lower == "that" for unit in row[clause.group.main + 1 : clause.end + 1]):
        behind = [other for other in behind if _is_finite(other) and other.own_subject and other.link not in _ASIDE]
        return next((other for other in behind if not _says(draft, other)), None)
    if clause.number == 0 and clause.start > 0 and behind and clause.link not in ("who", "which"):
        return behind[0] if _is_finite(behind[0]) else None
    turned = bool(clause.subject) and clause.subject[0].start > clause.group.main
    turned = turned or (clause.lemma == "tell" and clause.number > 0 and row[clause.start].kind is POINT)
    if clause.lemma not in table("saying", "behind") or not (turned or attribution.is_parenthetical(draft.sentence, clause)):
        return None
    mains = (other for other in clauses[: clause.number] if other.parent is None and other.link in ("", ",", "resume"))
    return next((other for other in mains if _is_finite(other) and not _says(draft, other)), None)


def _is_quoted(row: Sequence[Unit], clause: Clause) -> bool:
    """ "Told the council on Monday, “The bridge is shut”": a comma and an opening mark."""
    return is_quote(row[clause.start]) and clause.start > 0 and row[clause.start - 1].text == ","


def _is_noun(draft: Draft, clause: Clause) -> bool:
    """ "Announced the Berg request": a verb in its base form that one would have to do is no verb here."""
    group, row = clause.group, draft.sentence.row
    if group.first != group.main or not group.present or row[group.main].lower != base(group.lemma):
        return False
    slot = clause.subject[0]
    return row[slot.head].category != "pron" and not is_many(row, slot.start, slot.head)


def _says(draft: Draft, clause: Clause) -> bool:
    """ ", the sources said,": what stands between is not what was said."""
    return clause.speech is not None and attribution.is_parenthetical(draft.sentence, clause)


def _is_finite(clause: Clause) -> bool:
    return bool(clause.group and clause.group.form == "finite" and clause.subject)


def that_clause(start: str, said: Saying, past: bool, room: int = 0) -> str:
    condition = condition_of(said)
    room = room or ROOM + 10 - len(start)
    words = reported(said, room - 5 - len(condition), past)
    if words.startswith(start.split(" say")[0] + " "):
        return ""  # what was said is not that one said so
    opening = said.row[said.clause.start].lower
    that = opening if opening in ("how", "what", "whether", "why") else "that"
    words = f"{start}{that} {words}{condition}" if words else ""
    return words if len(words) <= max(MOST, len(start) + room) else ""


def found_out(draft: Draft, saying: Saying) -> str:
    """ "The court rules that the boy may stay": of verbs of deciding and finding, what was decided or found."""
    if draft.clause.lemma not in takes_clause() or draft.clause.group.passive or draft.kind == "plan":
        return ""
    said = said_clause(draft)
    if said is not None and said.speech is not None:
        return ""
    speaker, many = subject_of(saying) if said else ("", False)
    if not speaker:
        return ""
    start = f"{speaker} {verb_of(saying, many)} "
    return that_clause(start, Saying(draft.sentence, said, saying.names), not draft.clause.group.present)


def _quoted(start: str, said: Saying, stop: int) -> str:
    words = verbatim(said, MOST - len(start), stop)
    return f"{start.rstrip()}: {words}" if words else ""


def _alone(draft: Draft, speaker: str, many: bool) -> str:
    """Where nothing better can be said: what kind of act it was."""
    label = draft.type.label
    if draft.clause.lemma in ("appeal", "apologise", "apologize", "refuse", "confess") and draft.noun is None:
        return f"{speaker} {present(draft.clause.lemma, many)}"
    others = names_of(draft, "accused" if label == "accuses" else "addressee")
    verb, alone = label, rules.load("wording")["alone"]
    if label in alone and (not others or label in _TO):
        verb = alone[label] + (f" to {others}" if others else "")
    elif others:
        verb = f"{label} {others}"
    return f"{speaker} {_plural(verb) if many else verb}"


def _plural(verb: str) -> str:
    """ "Denies" → "deny", "makes a threat" → "make a threat"."""
    first, gap, rest = verb.partition(" ")
    return (first[:-3] + "y" if first.endswith("ies") else first[:-1]) + gap + rest


def _spoken_noun(draft: Draft) -> str:
    """ "Iran’s denial", "her speech to the council"."""
    names = list(dict.fromkeys(with_article(shown(part)) for part in draft.parts if part.role == "speaker"))
    return _alone(draft, listed_names(names), len(names) > 1 or bool(names) and is_many_named(names[0])) if names else labelled(draft)
