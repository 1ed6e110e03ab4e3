"""Where each clause of a sentence opens, and by which word."""

from collections.abc import Sequence

from timeline.extraction.grammar.group import Group, takes_bare, takes_clause
from timeline.extraction.grammar.phrases import compares
from timeline.extraction.grammar.units import DATE, NAME, NUMBER, POINT, WORD, Unit, is_quote, words

_AFTER_COMMA = frozenset((",", "–", "—", ";", ":"))
_PREPOSITIONS = frozenset(("as", "than", "after", "before", "since", "until", "like"))
TIES = words("ties")
TIME_WORDS = words("time_words")


def openings(row: Sequence[Unit], verbs: list[Group]) -> list[tuple[int, str]]:
    found = [_first_opening(row, verbs[0])]
    told = _tells(row, verbs[0])
    for before, verb in zip(verbs, verbs[1:], strict=False):
        start, link = _opening(row, before, verb)
        if link == "" and told and (joined := _joint(row, before, verb)):
            start, link = joined, row[joined].lower
        found.append((start, link))
        told = told or _tells(row, verb)
    return found


def _tells(row: Sequence[Unit], verb: Group) -> bool:
    """Whether it is finite and no relative clause's."""
    return verb.form == "finite" and not (verb.first and row[verb.first - 1].category == "rel")


def _joint(row: Sequence[Unit], before: Group, verb: Group) -> int:
    """ "Began to pay less and output fell": of two verbs with one "and" between them the second has its subject behind it."""
    if before.form not in ("finite", "infinitive") or verb.form != "finite" or (before.first and row[before.first - 1].category == "rel"):
        return 0
    joints = (at for at in range(verb.first - 2, before.main + 1, -1) if row[at].lower in ("and", "but"))
    return next((at for at in joints if row[at + 2].lower != "half"), 0)


def _first_opening(row: Sequence[Unit], verb: Group) -> tuple[int, str]:
    """A sentence may open with its subject and a relative clause on it: that clause is then the first with a verb."""
    for at in range(verb.first - 1, -1, -1):
        unit = row[at]
        if not unit.bound:
            continue
        if unit.category == "rel" and at and unit.lower != "what":
            return at, unit.lower
        if unit.lower in TIME_WORDS and _date_parts(row, at, verb):
            return 0, ""
        if (unit.category == "sub" and not compares(row, at)) or (unit.lower in TIME_WORDS and at + 1 < verb.first):
            return (at, unit.lower) if unit.lower != "as" or not at or row[at - 1].kind is POINT else (0, "")
        if unit.kind is POINT and unit.text in _AFTER_COMMA:
            break
    return (0, "") if verb.form == "finite" or verb.first == 0 else _nonfinite(row, 0, verb)


def _date_parts(row: Sequence[Unit], at: int, verb: Group) -> bool:
    """ "After independence in 1961 the country …": the subject begins behind the date, and "after" governs no clause."""
    places = range(at + 2, verb.first - 1)
    return any(row[place].kind is DATE and (row[place + 1].category in ("det", "pron") or row[place + 1].kind is NAME) for place in places)


def _opening(row: Sequence[Unit], before: Group, verb: Group) -> tuple[int, str]:
    low = before.main + 1
    if verb.form != "finite":
        return _nonfinite(row, low, verb)
    comma = conj = None
    if verb.first > low and row[verb.first - 1].text == "," and before.form == "finite" and not _opened_between(row, before, verb):
        told = before.lemma in takes_bare() and _is_apposed(row, low, verb)
        return (_behind_date(row, low, verb), "that") if told else (verb.first - 1, "resume")
    for at in range(verb.first - 1, low - 1, -1):
        unit = row[at]
        if unit.lower == "what" and _is_next(row, at, verb):
            return at, "what"
        if not unit.bound and unit.kind is not DATE:
            continue
        if unit.kind is DATE and comma is None and unit.lower.endswith((" after", " before", " since")):
            return at + 1, unit.lower.rpartition(" ")[2]
        if unit.lower == "that" and (_is_point(row, at + 1) or row[at + 1].lower == "one"):
            continue
        if (unit.category in ("rel", "sub") and not compares(row, at)) or (
            unit.lower in TIME_WORDS
            and before.form != "participle"
            and at + 1 < verb.first
            and (comma is None or _is_timed(row, at, before, verb))
        ):
            if conj == verb.first - 1 and unit.lower in _PREPOSITIONS:
                continue
            if comma is None or _is_inserted(row, at, comma) or _is_described(row, at, verb):
                return at, unit.lower
            return comma, "resume"
        if unit.category == "conj" and conj is None and (_is_next(row, at, verb) or _is_point(row, at - 1) or _opens_clause(row, at, verb)):
            conj = at
        if (
            comma is None
            and unit.kind is POINT
            and (unit.text in _AFTER_COMMA or is_quote(unit) or (unit.text == "-" and _is_dash(row, at)))
        ):
            comma = at
            if conj is None and at > low and row[at - 1].kind is POINT:
                continue
    if conj is not None:
        return conj, row[conj].lower
    goes_on = comma is not None and row[comma + 1].lower == "then"
    closed = comma is not None and (_is_subordinate(row, before) or not _says_before_comma(row, low, verb))
    says = before.lemma in takes_bare() or (row[low].lower in ("what", "how") and before.lemma in takes_clause())
    says = says and not _is_said_by(row, before, verb)
    if says and not goes_on and not closed:
        return _behind_date(row, low, verb), "that"
    if comma is not None:
        return comma, "resume" if before.form != "finite" else ","
    return low, ("that" if says else "")


def _is_apposed(row: Sequence[Unit], low: int, verb: Group) -> bool:
    """ "Said Ann Lee, 49, was free", "said on Monday the suspect, a man of 34, had fled": two commas enclose who that is."""
    commas = [at for at in range(low, verb.first) if row[at].text == ","]
    if len(commas) < 2 or row[commas[-2] + 1].kind is not NUMBER and row[commas[-2] + 1].category != "det":
        return False
    begins = row[_behind_date(row, low, verb)]
    aged = commas[-2] + 2 == commas[-1] and row[commas[-2] + 1].kind is NUMBER
    return aged or (len(commas) == 2 and (begins.category == "det" or begins.kind is NAME))


def _is_subordinate(row: Sequence[Unit], verb: Group) -> bool:
    """ "As the state announced the plan, the union …": a comma ends what the sentence opens with."""
    for at in range(verb.first - 1, -1, -1):
        if row[at].kind is POINT:
            return False
        if row[at].category == "sub" and not compares(row, at) and row[at].lower not in ("whether", "than"):
            return True
    return False


def _is_said_by(row: Sequence[Unit], before: Group, verb: Group) -> bool:
    """ "An attack claimed by Red Front killed …", "men suspected of theft fled": what follows is not what is claimed."""
    if before.form != "participle":
        return False
    return row[before.main + 1].lower == "of" or any(unit.lower == "by" for unit in row[before.main + 1 : verb.first])


def _is_dash(row: Sequence[Unit], at: int) -> bool:
    """A hyphen with spaces about it."""
    return row[at - 1].end < row[at].start and row[at].end < row[at + 1].start


def _is_next(row: Sequence[Unit], at: int, verb: Group) -> bool:
    """Right before the verb, adverbs apart: "and seriously wounded six", "and later served"."""
    return all(row[place].adverb and row[place].lower != "not" for place in range(at + 1, verb.first))


def _opened_between(row: Sequence[Unit], before: Group, verb: Group) -> bool:
    """ "… when Omar Said, the leader of the group, was killed": the commas enclose no clause but a description."""
    places = range(before.main + 1, verb.first - 1)
    return any(row[at].category in ("sub", "rel", "join") or _is_timed(row, at, before, verb) or _adds(row, at) for at in places)


def _adds(row: Sequence[Unit], at: int) -> bool:
    """ "… was published in 2009, and a novella, Ice, was …": a further subject, which the commas describe."""
    return row[at].category == "conj" and row[at - 1].text == "," and row[at + 1].lower in ("a", "an")


def _is_timed(row: Sequence[Unit], at: int, before: Group, verb: Group) -> bool:
    """ "Led the party after her father, the founder, died"; of "the mayor, who fled after the storm, the first of May, died" the mayor."""
    return row[at].lower in TIME_WORDS and row[before.first - 1].category != "rel" and _is_described(row, at, verb)


def _behind_date(row: Sequence[Unit], low: int, verb: Group) -> int:
    """ "Said on Friday it would …", "told the agency the army …": where what is said begins."""
    if row[low].kind is NAME and low + 1 < verb.first and _begins_content(row, low, verb):
        return low + 1
    places = (at for at in range(low, verb.first - 1) if row[at].kind is DATE and not row[at].possessive)
    dates = [at for at in places if not row[at].lower.endswith("quarter")]  # "said fourth-quarter sales rose"
    return dates[0] + 1 if dates and dates[0] - low <= 4 else low


def _begins_content(row: Sequence[Unit], hearer: int, verb: Group) -> bool:
    """ "Told the agency the army had …", "told Reuters rebels had …": whether behind who was told somebody else begins."""
    begins = row[hearer + 1]
    if begins.category in ("det", "pron") or begins.kind is NAME:
        return True
    told = row[hearer - 1].lemma == "tell" and not (row[hearer].adjective or row[hearer].possessive)
    return told and begins.plain and hearer + 2 == verb.first


def _opens_clause(row: Sequence[Unit], at: int, verb: Group) -> bool:
    """Whether "and" joins clauses rather than names: something other than a name or list stands before it."""
    gap = verb.first - at
    return (
        gap > 1
        and row[at - 1].kind is not NAME
        and row[at + 1].category in ("pron", "")
        and row[at + 1].kind in (NAME, WORD)
        and row[at - 1].kind is DATE
    )


def _is_inserted(row: Sequence[Unit], at: int, comma: int) -> bool:
    """A comma between "that" and the subject ("that, after the attack, it …") does not end the clause that "that" opens."""
    return comma == at + 1 or (
        row[at].category in ("rel", "sub") and row[at].lower in ("that", "while", "although", "though", "because") and comma - at < 12
    )


def _is_described(row: Sequence[Unit], at: int, verb: Group) -> bool:
    """ "When Omar Said, the leader of the group, was killed": two commas enclose what describes the subject."""
    commas = [place for place in range(at, verb.first) if row[place].text == ","]
    return len(commas) > 1 and commas[-1] == verb.first - 1 and commas[0] > at + 1 and verb.first - at < 20


def _says_before_comma(row: Sequence[Unit], low: int, verb: Group) -> bool:
    """ "X said on Monday, …" ends; "X said the minister, 45, had left" goes on."""
    return (
        low < len(row)
        and row[low].kind in (NAME, WORD, NUMBER)
        and row[low].category in ("", "det", "pron")
        and not any(is_quote(row[at]) for at in range(low, verb.first))
    )


def _is_point(row: Sequence[Unit], at: int) -> bool:
    return 0 <= at < len(row) and row[at].kind is POINT


def _nonfinite(row: Sequence[Unit], low: int, verb: Group) -> tuple[int, str]:
    if verb.form == "infinitive":
        at = verb.first - 1
        while at > low and row[at].category == "adv":
            at -= 1
        if verb.first > low and row[at].category == "conj":
            return at, row[at].lower
        return verb.first, "to"
    at = verb.first - 1
    while at >= low and row[at].category in ("adv", "neg"):
        at -= 1
    if at < low:
        return verb.first, "ing" if verb.form == "ing" else "reduced"
    unit = row[at]
    if unit.lower in TIES or unit.category == "sub":
        return at, unit.lower
    if unit.category == "conj":
        return at, unit.lower
    return (at, ",ing") if unit.kind is POINT and verb.form == "ing" else (verb.first, "reduced" if verb.form == "participle" else "ing")
