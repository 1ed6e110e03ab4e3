"""A clause as a sentence of its own in the present tense: who, does what, to whom, where; as long as a title may be."""

from collections.abc import Sequence

from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.units import DATE, NAME, WORD, Unit, is_number
from timeline.extraction.grammar.verbs import takes_clause
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.titling.inflecting import base, is_manner, is_many, participle, present
from timeline.extraction.proposing.titling.pieces import Piece, blocks, is_dropped, pieces
from timeline.extraction.proposing.titling.saying import MOST, ROOM, Saying, following, is_unsaid, people_counted, pronoun_before
from timeline.extraction.proposing.titling.subjects import subject_of
from timeline.extraction.proposing.titling.verbal import verb_of
from timeline.extraction.proposing.titling.words import tidy, words_of
from timeline.extraction.proposing.triggers import listed

_SUBJECT = 44  # letters of a subject with all that hangs on it
_CHANGED = {"would": "will", "could": "can", "might": "may", "’d": "will", "'d": "will"}
_NOW = {"was": "is", "were": "are"}


def told(saying: Saying, subject: str = "", many: bool | None = None) -> str:
    """The clause as a sentence; "" where it cannot be made one. `subject` stands in for its own."""
    if not subject:
        subject, many = subject_of(saying)
    if not subject:
        return ""
    verb = verb_of(saying, bool(many))
    room = ROOM - len(subject) - len(verb) - 2
    rest = _object_in_front(saying) or rest_of(saying, room)
    return f"{subject} {verb}{rest}" if verb else ""


def undergone(saying: Saying) -> str:
    """ "They buried the mayor" → "The mayor is buried": where nobody is told who did it."""
    group, row = saying.clause.group, saying.row
    if group.passive or group.copula or group.negated or group.lemma.split()[0] in ("have", "become", "do"):
        return ""
    found = blocks(row, pieces(row, group.main + 1, saying.clause.end))
    if not found or found[0][0].preposition or row[found[0][0].places[-1]].category == "pron":
        return ""
    object_ = words_of(row, found[0], saying.names)
    many = is_many(row, found[0][0].places[0], found[0][0].places[-1]) or len(found[0]) > 1 and found[0][1].joint == "and"
    verb = f"{'are' if many else 'is'} {'to be ' if saying.plan else ''}{participle(base(group.lemma))}"
    return f"{object_} {verb}{_fitting(saying, found[1:], ROOM - len(object_) - len(verb) - 2, needed=False)}"


def rest_of(saying: Saying, room: int) -> str:
    """What stands behind the verb, as much of it as there is room for, with the verbs that hang on it."""
    sentence, clause, row = saying.sentence, saying.clause, saying.row
    start = clause.group.main + 1
    if clause.subject and clause.subject[0].start >= start and clause.subject[0].end <= clause.end:
        return ""  # "said Ann Lee"
    particle = f" {row[start].lower}" if start < clause.end and _is_particle(row, start, clause.lemma) else ""
    start += bool(particle)
    found = blocks(row, pieces(row, start, _reach(sentence, clause, start)))
    text = particle + _fitting(saying, found, room - len(particle), needed=True)
    whole = len(text) >= len(particle + "".join(f" {words_of(row, block, saying.names)}" for block in found))
    follows = following(sentence, clause)
    if follows is not None and whole:
        more = _tail(saying, follows, room - len(text))
        if more:
            return text + more
    return text


def _is_particle(row: Sequence[Unit], at: int, lemma: str) -> bool:
    """ "Sworn in", "rises slightly", "walks out"."""
    unit = row[at]
    if unit.lower in listed("words", "particles"):
        return unit.category in ("prep", "adv")
    return (is_manner(unit) and not is_dropped(row, at)) or (lemma == "swear" and unit.lower == "in")


def _object_in_front(saying: Saying) -> str:
    """ "The speech that he gave", "a treaty he had rejected": the object of a verb that has none behind it."""
    clause, row = saying.clause, saying.row
    if not clause.own_subject or not clause.start or clause.group.passive or clause.group.copula or not clause.number:
        return ""
    pronoun = pronoun_before(row, clause)
    own = [slot for slot in clause.before if slot.preposition == ""]
    if (
        clause.link in ("that", "which", "whom")
        and row[clause.start].lower == clause.link
        and saying.sentence.clauses[clause.number - 1].lemma not in takes_clause()
    ):
        start, end = _phrase_before(row, clause.start), clause.start
    elif clause.link == "" and pronoun and own and row[own[0].head].category != "pron" and own[0].start >= clause.start:
        start, end = own[0].start, clause.group.first - 1
    else:
        return ""
    first = next(iter(pieces(row, clause.group.main + 1, clause.end)), None)
    if first is not None and not first.preposition or start >= end:
        return ""
    found = blocks(row, pieces(row, start, end))
    text = words_of(row, found[0], saying.names) if found and not found[0][0].preposition else ""
    return f" {text}" if text and len(text) < _SUBJECT else ""


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
    opens = (
        other.link in (("", "that", "ing", "reduced") if clause.group.copula else ("", "that"))
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
    noun = other.group.first == other.group.main and row[other.group.main].lower in (base(other.lemma), present(base(other.lemma), False))
    return other.end if noun else other.group.first


def _fitting(saying: Saying, found: Sequence[list[Piece]], room: int, *, needed: bool) -> str:
    text = ""
    for number, block in enumerate(found):
        part = words_of(saying.row, block, saying.names)
        part += people_counted(saying, block) if number == 0 and not block[0].preposition else ""
        if not part or is_unsaid(saying, block):
            break
        if number == 0 and needed and len(part) > room:
            part = (
                words_of(saying.row, block[:1], saying.names) if len(part) > room + MOST - ROOM and _may_part(saying.row, block) else part
            )
        elif len(text) + len(part) + 1 > room:
            break
        text += f" {part}"
    return text


def _may_part(row: Sequence[Unit], block: Sequence[Piece]) -> bool:
    return len(block) > 1 and bool(block[1].joint)


def _tail(saying: Saying, follows: Clause, room: int) -> str:
    """ "To leave the pact": with what it needs, even where that is long."""
    row, group = saying.row, follows.group
    below = Saying(saying.sentence, follows, saying.names)
    if follows.link == "that" and row[follows.start].lower != "having":
        said = reported(below, room - 6, past=False)
        return f" that {said}" if said and len(said) <= room + MOST - ROOM else ""
    words = _led_by(row, follows)
    rest = rest_of(below, max(room - len(words) - 1, 0))
    if group.passive and not rest and follows.link == "to" and blocks(row, pieces(row, saying.clause.group.main + 1, saying.clause.end)):
        return ""
    text = f" {words}{rest}"
    return "" if len(text) > room + MOST - ROOM else text


def _led_by(row: Sequence[Unit], follows: Clause) -> str:
    """ "To leave", "to be closed", "to have left", "of shelling", "as unfounded"."""
    group = follows.group
    if group.copula:
        return " ".join(row[at].lower for at in range(group.first, group.main + 1))
    main = row[group.main].lower
    if row[follows.start].lower == "having":
        return f"having {'been ' if group.passive else ''}{main}"
    if follows.link != "to":
        return main if follows.link == "ing" else f"{follows.link} {main}"
    if group.perfect:
        return f"to have {'been ' if group.passive else ''}{main}"
    words = " ".join(row[at].lower for at in range(group.first, group.main + 1) if not is_dropped(row, at))
    return f"not {words}" if group.negated and "not" not in words.split() else words


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


def _breaks_off(row: Sequence[Unit], clause: Clause, text: str) -> bool:
    """A verb of being or having without what it is said of."""
    group = clause.group
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
    if past and texts:
        first = texts[0].split()[0]
        dated = any(unit.kind is DATE for unit in row[saying.clause.start : saying.clause.end])
        if first in _CHANGED:
            texts[0] = texts[0].replace(first, _CHANGED[first], 1)
        elif first == "had" and group.perfect and not group.copula:
            texts[0] = texts[0].replace("had", "have" if _number_of(saying, pronoun) else "has", 1)
        elif first in _NOW and (group.progressive or group.modal == "be to" or (group.copula and not dated and not saying.denied)):
            texts[0] = texts[0].replace(first, _NOW[first], 1)
    return " ".join(texts)


def _number_of(saying: Saying, pronoun: str) -> bool:
    if pronoun:
        return pronoun in ("they", "we", "you", "I")
    return subject_of(saying)[1]
