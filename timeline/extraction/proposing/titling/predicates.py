"""A clause as a sentence of its own in the present tense: who, does what, to whom, where; as long as a title may be."""

from collections.abc import Sequence

from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.group import table as verb_forms
from timeline.extraction.grammar.group import takes_clause
from timeline.extraction.grammar.units import DATE, NAME, POINT, WORD, Unit, is_number, is_quote
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.titling.inflecting import base, is_manner, is_many, is_many_named, noun_ings, participle, present, table
from timeline.extraction.proposing.titling.pieces import Piece, blocks, is_dropped, pieces
from timeline.extraction.proposing.titling.saying import (
    LONGEST_SUBJECT,
    MOST,
    ROOM,
    Saying,
    following,
    is_unsaid,
    people_counted,
    pronoun_before,
)
from timeline.extraction.proposing.titling.subjects import subject_of
from timeline.extraction.proposing.titling.verbal import verb_of
from timeline.extraction.proposing.titling.words import tidy, words_of
from timeline.extraction.proposing.triggers import listed

_CHANGED = {"would": "will", "could": "can", "might": "may", "’d": "will", "'d": "will"}
_ASKED = frozenset(("whether", "how", "when", "where"))
_NOW = {"was": "is", "were": "are"}


def told(saying: Saying, subject: str = "", many: bool | None = None) -> str:
    """The clause as a sentence; "" where it cannot be made one. `subject` stands in for its own."""
    if not subject:
        subject, many = subject_of(saying)
    if not subject:
        return ""
    verb = verb_of(saying, bool(many))
    room = ROOM - len(subject) - len(verb) - 2
    object_ = _object_in_front(saying)
    rest = object_ + rest_of(saying, room - len(object_))
    return f"{subject} {verb}{rest}" if verb else ""


def undergone(saying: Saying) -> str:
    """ "They buried the mayor" → "The mayor is buried": where nobody is told who did it."""
    group, row = saying.clause.group, saying.row
    if group.passive or group.copula or group.negated or group.lemma.split()[0] in ("have", "become", "do"):
        return ""
    if group.lemma in verb_forms("intransitive"):
        return ""  # "fell 3.0 %"
    found = blocks(row, pieces(row, group.main + 1, saying.clause.end))
    if (not found or found[0][0].preposition) and (object_ := _object_in_front(saying).strip()):
        verb = f"{'are' if is_many_named(object_) else 'is'} {participle(base(group.lemma))}"
        return f"{object_} {verb}{_fitting(saying, found, ROOM - len(object_) - len(verb) - 2, needed=False)[0]}"
    if not found or found[0][0].preposition or row[found[0][0].places[-1]].category in ("pron", "det"):
        return ""
    object_ = words_of(row, found[0], saying.names)
    many = is_many(row, found[0][0].places[0], found[0][0].places[-1]) or len(found[0]) > 1 and found[0][1].joint == "and"
    verb = f"{'are' if many else 'is'} {'to be ' if saying.plan else ''}{participle(base(group.lemma))}"
    return f"{object_} {verb}{_fitting(saying, found[1:], ROOM - len(object_) - len(verb) - 2, needed=False)[0]}"


def compound(saying: Saying) -> str:
    """ "A car bombing outside the embassy": where a noun in -ing was taken for the verb."""
    clause, row, group = saying.clause, saying.row, saying.clause.group
    if group.form != "ing" or row[group.main].lower not in noun_ings() or not clause.subject or clause.subject[0].end != group.main:
        return ""
    start = clause.subject[0].start
    return _fitting(saying, blocks(row, pieces(row, start, clause.end)), ROOM)[0].strip() if row[start].category == "det" else ""


def rest_of(saying: Saying, room: int) -> str:
    """What stands behind the verb, as much of it as there is room for, with the verbs that hang on it."""
    clause, row = saying.clause, saying.row
    start = clause.group.main + 1
    if clause.subject and clause.subject[0].start >= start and clause.subject[0].end <= clause.end:
        return ""  # "said Ann Lee"
    particle = f" {row[start].lower}" if start < clause.end and _is_particle(row, start, clause.lemma) else ""
    start += bool(particle)
    wide = _wider(saying, start, room - len(particle))
    if wide:
        return particle + wide
    text, whole = _fitting(saying, blocks(row, pieces(row, start, _reach(saying.sentence, clause, start))), room - len(particle))
    text = particle + text
    follows = following(saying.sentence, clause) if whole else None
    if follows is not None and follows.link == "that" and clause.group.form == "participle":
        follows = None  # "said in a letter published in May that …"
    if follows is not None:
        return text + tail_of(saying, follows, room - len(text))
    return text or _and_more(saying, start, room)


def _wider(saying: Saying, start: int, room: int) -> str:
    """ "Emergency funding for the town": where the sentence goes on with an -ing word, it is whole only with what follows."""
    clause, row, behind = saying.clause, saying.row, saying.clause.number + 1
    other = saying.sentence.clauses[behind] if behind < len(saying.sentence.clauses) else None
    if other is None or other.link != "ing" or other.start != clause.end or clause.end <= start:
        return ""
    last = row[clause.end - 1]
    if last.category or last.kind not in (WORD, NAME):
        return ""
    text, whole = _fitting(saying, blocks(row, pieces(row, start, other.end)), room)
    after = row[other.group.main + 1] if other.group.main + 1 < len(row) else None
    word = row[other.group.main].lower
    noun = after is None or after.category in ("prep", "conj") or after.kind is DATE or (after.kind is POINT and not is_quote(after))
    return text if whole and (noun or word in noun_ings() or not text.endswith(word)) else ""


def _and_more(saying: Saying, start: int, room: int) -> str:
    """ "Approves and signs the bill": two verbs share the object of the second."""
    clause, behind = saying.clause, saying.clause.number + 1
    other = saying.sentence.clauses[behind] if behind < len(saying.sentence.clauses) else None
    if other is None or other.link not in ("and", "or") or other.start != start or other.before or other.group.form != clause.group.form:
        return ""
    if clause.group.passive or other.group.passive or other.group.copula or not following_object(saying.row, other):
        return ""
    many = subject_of(saying)[1]
    verb = verb_of(Saying(saying.sentence, other, saying.names, saying.plan), many)
    return f" {other.link} {verb}{rest_of(Saying(saying.sentence, other, saying.names), room - len(verb) - 5)}"


def following_object(row: Sequence[Unit], clause: Clause) -> bool:
    first = next(iter(pieces(row, clause.group.main + 1, clause.end)), None)
    return first is not None and not first.preposition and not first.joint


def _is_particle(row: Sequence[Unit], at: int, lemma: str) -> bool:
    """ "Sworn in", "rises slightly", "walks out"."""
    unit = row[at]
    if unit.lower in table("results", "words"):
        return at + 1 < len(row) and row[at + 1].category == "det"
    if unit.lower in listed("words", "particles"):
        return unit.category in ("prep", "adv")
    return (is_manner(unit) and not is_dropped(row, at)) or (lemma == "swear" and unit.lower == "in")


def _object_in_front(saying: Saying) -> str:
    """ "The speech that he gave", "a treaty he had rejected": the object of a verb that has none behind it."""
    clause, row = saying.clause, saying.row
    if not clause.own_subject or not clause.start or clause.group.passive or clause.group.copula or not clause.number:
        return ""
    if clause.lemma in verb_forms("intransitive"):
        return ""
    pronoun = pronoun_before(row, clause)
    own = [slot for slot in clause.before if slot.preposition == ""]
    if (
        (
            clause.link in ("that", "which", "whom")
            and row[clause.start].lower == clause.link
            and saying.sentence.clauses[clause.number - 1].lemma not in takes_clause()
        )
        or clause.link == ""
        and pronoun
        and row[clause.start].category == "pron"
        and row[clause.start - 1].kind is WORD
    ):
        start, end = _phrase_before(row, clause.start), clause.start
    elif clause.link == "" and not pronoun and len(clause.subject) == 1 and clause.group.form == "finite":
        found = list(pieces(row, clause.subject[0].start, clause.group.first))
        if len(found) != 2 or any(piece.preposition or piece.joint for piece in found) or row[found[1].places[0]].category != "det":
            return ""
        start, end = found[0].places[0], found[1].places[0]
    elif clause.link == "" and pronoun and own and row[own[0].head].category != "pron" and own[0].start >= clause.start:
        start, end = own[0].start, clause.group.first - 1
    else:
        return ""
    if following_object(row, clause) or start >= end:
        return ""
    found = blocks(row, pieces(row, start, end))
    text = words_of(row, found[0], saying.names) if found and not found[0][0].preposition else ""
    return f" {text}" if text and len(text) < LONGEST_SUBJECT else ""


def _phrase_before(row: Sequence[Unit], end: int) -> int:
    start = end
    while start and (row[start - 1].kind in (WORD, NAME) or is_number(row[start - 1])) and row[start - 1].category in ("", "det"):
        start -= 1
        if row[start].category == "det":
            break
    return start


def _reach(sentence: Sentence, clause: Clause, start: int) -> int:
    """Where what belongs to the verb ends; its object may stand in the clause right behind it: "buy the shares it did not own"."""
    row, behind = sentence.row, clause.number + 1
    if clause.end > start or behind >= len(sentence.clauses) or start >= len(row):
        return clause.end
    other = sentence.clauses[behind]
    quoted = clause.group.copula and is_quote(row[other.start])
    opens = (
        (quoted or other.link in (("", "that", "ing", "reduced") if clause.group.copula else ("", "that")))
        and other.start <= start + 1
        and row[start].lower not in ("that", "who", "which", "what", "how")
    )
    if not opens or other.group is None or row[start].category == "pron" or other.group.form == "infinitive":
        return clause.end
    if clause.group.copula:
        return other.end
    for at in range(other.group.first - 1, start, -1):
        if row[at].category == "pron":
            return at
    if clause.group.form == "participle":
        return other.group.first  # "the ban imposed in May lapses"
    noun = other.group.first == other.group.main and row[other.group.main].lower in (base(other.lemma), present(base(other.lemma), False))
    return other.end if noun else other.group.first


def _fitting(saying: Saying, found: Sequence[list[Piece]], room: int, *, needed: bool = True) -> tuple[str, bool]:
    """As many of the phrases, in their order, as there is room for, the first even where it is long; and whether these are all."""
    text, row = "", saying.row
    for number, block in enumerate(found):
        second = number and not block[0].preposition and not found[0][0].preposition
        if is_unsaid(saying, block) or (second and saying.clause.lemma not in table("two", "verbs")):
            return text, False
        part = words_of(row, block, saying.names)
        if not number and not block[0].preposition:
            part += people_counted(saying, block)
        if not number and needed:
            if len(part) > room + MOST - ROOM and len(block) > 1 and row[block[0].places[-1]].lower not in table("number", "amounts"):
                part = words_of(row, block[:1], saying.names)
        elif len(text) + len(part) + 1 > room:
            return text, False
        if not part:
            return text, False
        text += f" {part}"
    return text, True


def tail_of(saying: Saying, follows: Clause, room: int) -> str:
    """ "To leave the pact": with what it needs, even where that is long."""
    row, group = saying.row, follows.group
    below = Saying(saying.sentence, follows, saying.names)
    if follows.link == "that" and row[follows.start].lower != "having":
        said = reported(below, room - 6, past=False)
        return f" that {said}" if said and len(said) <= room + MOST - ROOM else ""
    words = _led_by(row, follows)
    if follows.link == "as" and follows.lemma in takes_clause() and not following_object(row, follows):
        return ""  # "cites her as saying"
    rest = rest_of(below, max(room - len(words) - 1, 0))
    if group.passive and not rest and follows.link == "to" and blocks(row, pieces(row, saying.clause.group.main + 1, saying.clause.end)):
        return ""
    text = f" {words}{rest}"
    return "" if len(text) > room + MOST - ROOM else text


def _led_by(row: Sequence[Unit], follows: Clause) -> str:
    """ "To leave", "to be closed", "to have left", "of shelling", "as unfounded"."""
    group = follows.group
    if group.copula:
        words = " ".join(row[at].lower for at in range(min(follows.start, group.first), group.main + 1))
        return f"not {words}" if group.negated and "not" not in words.split() else words
    main = row[group.main].lower
    if row[follows.start].lower == "having":
        return f"having {'been ' if group.passive else ''}{main}"
    if follows.link != "to":
        return " ".join(row[at].lower for at in range(follows.start, group.main + 1) if not is_dropped(row, at))
    if group.perfect:
        return f"to have {'been ' if group.passive else ''}{main}"
    words = " ".join(row[at].lower for at in range(group.first, group.main + 1) if not is_dropped(row, at))
    asked = next((f"{unit.lower} " for unit in row[max(0, group.first - 2) : group.first] if unit.lower in _ASKED), "")
    return f"{asked}not {words}" if group.negated and "not" not in words.split() else asked + words


def reported(saying: Saying, room: int, past: bool) -> str:
    """What is said, in its own words and order: "it will respond to the report"."""
    clause, row = saying.clause, saying.row
    if clause.group is None or not clause.subject:
        return ""
    pronoun = pronoun_before(row, clause)
    subject = pronoun or (subject_of(saying)[0] if clause.own_subject else "")
    if not subject:
        return ""
    verb = _reported_verb(saying, past, pronoun)
    text = f"{subject} {verb}{rest_of(saying, room - len(subject) - len(verb) - 2)}"
    return text if len(tidy(text)) > len(f"{subject} ") and not _breaks_off(row, clause, text) else ""


def _is_of_it(row: Sequence[Unit], clause: Clause) -> bool:
    """ "It is likely that": what is so follows."""
    return clause.end < len(row) and row[clause.end].lower == "that" and row[clause.end - 1].kind is not POINT


def _breaks_off(row: Sequence[Unit], clause: Clause, text: str) -> bool:
    """A verb of being or having without what it is said of."""
    group = clause.group
    if text.rstrip().endswith(" no longer"):
        return True
    if group.copula and text.startswith("it ") and " that " not in text and _is_of_it(row, clause):
        return True
    return (group.copula or group.lemma in ("be", "have")) and text.rstrip().lower().endswith(
        tuple(f" {row[at].lower}" for at in range(group.first, group.main + 1))
    )


def _reported_verb(saying: Saying, past: bool, pronoun: str) -> str:
    """The verb as the text has it; what "said" has put back is put forward again where that is sure."""
    group, row = saying.clause.group, saying.row
    words = [
        (row[at].lower if row[at].text != "I" else "I", at)
        for at in range(group.first, group.main + 1)
        if not is_dropped(row, at) and row[at].kind is not DATE
    ]
    texts = [word if not row[at].compound else f"{word} not" for word, at in words]
    if past and texts and not saying.sentence.is_quoted(group.first):
        first = texts[0].split()[0]
        dated = any(unit.kind is DATE for unit in row[saying.clause.start : saying.clause.end])
        if first in _CHANGED:
            texts[0] = texts[0].replace(first, _CHANGED[first], 1)
        elif first == "had" and group.perfect and not group.copula:
            texts[0] = texts[0].replace("had", "have" if _number_of(saying, pronoun) else "has", 1)
        elif first in _NOW and (group.progressive or group.modal == "be to" or (group.copula and not dated and not saying.denied)):
            texts[0] = texts[0].replace(first, _NOW[first], 1)
    denied = group.first > 0 and row[group.first - 1].category == "neg"
    return " ".join([row[group.first - 1].lower, *texts] if denied else texts)


def _number_of(saying: Saying, pronoun: str) -> bool:
    if pronoun:
        return pronoun in ("they", "we", "you", "I")
    return subject_of(saying)[1]
