"""What the words around an expression add: a limit, a look ahead or back, quotation marks."""

import re
from dataclasses import replace

from timeline.extraction.expressions.caseless import Caseless
from timeline.extraction.expressions.guards import (
    AHEAD,
    DEEDS,
    FUTURE,
    FUTURE_PRESENT,
    HEADS_AHEAD,
    ORDERED,
    PAST,
    PLANS,
    PRESENT_PLANS,
    PROMISED,
    RECORDED,
    REPORTING,
    SUPERLATIVES,
)
from timeline.extraction.expressions.meanings import (
    Clock,
    Day,
    Expression,
    Holiday,
    Meaning,
    Month,
    Part,
    Portion,
    Range,
    Season,
    Shift,
    Unit,
    Weekday,
)

LONGEST_CLAUSE = 100
LONGEST_HEAD = 100  # of a heading
LONGEST_QUOTE = 400
LONGEST_LIMIT = 20
REACH_OF_VERB = 60
REACH_BEHIND = 100
REACH_AHEAD = 70
REACH_OF_SUBJECT = 16
SHORTEST_CLAUSE = 10

# The word just before, and the limit it makes.
LIMITS = {
    "by": "by",
    "not later than": "by",
    "no later than": "by",
    "since": "since",
    "until": "until",
    "till": "until",
    "up to": "until",
    "through": "until",
    "before": "before",
    "prior to": "before",
    "after": "after",
    "from": "from",
    "between": "between",
}
_LAST_OF_LIMITS = tuple({words.rpartition(" ")[2] for words in LIMITS})
_LIMIT = re.compile(rf"(?<![\w-])({'|'.join(LIMITS)})[ \n\u00a0]$", re.IGNORECASE)
_ONWARDS = re.compile(r" (?:onwards?|on[,.;])")
_OR_SO = re.compile(r" or (later|earlier)\b")
_HYPHENS = ("-", "‑", "–")
_PREFIX = re.compile(r"\b(pre|post)[-‑–]$", re.IGNORECASE)
# A full stop within a number, of "a.m." or of an initial ends no clause.
_CLAUSE_SIGN = re.compile(r"[;:!?\n“”\".](?:(?<!\.)|(?![0-9])(?<![ap]\.m\.)(?<!\b[A-Z]\.))")
_FUTURE = Caseless(rf"\b(?:{FUTURE})\b|\b(?:is|are) [a-z]{{2,20}}(?:ed|rd|ld|en|de) in $")
_AS_SOON_AS = re.compile(r"\bas (?:early|soon) as (?:on |at |the )?$", re.IGNORECASE)
_AHEAD = Caseless(rf"(?<!had )(?<!been )\b(?:{AHEAD})\b")
_PAST_VERB = Caseless(rf"\b(?:{PAST})\b")
_PAST_BEHIND = re.compile(rf"\b(?:{PAST})\b")
_PASSIVE = re.compile(r"\b(?:was|were|been) (?:[a-z]{1,20} ){1,3}$")
_PAST = Caseless(rf"\b(?:has|have|did|since|ago|said|{PAST})\b")
_DEED = re.compile(rf"[ \n](?:[\w.'’-]{{1,20}} ){{0,2}}(?:{DEEDS})\b")
_WOULD = re.compile(r"[^.;\n]{0,18}\b(?:would|will)\b")
_REPORTS = re.compile(rf"\b(?:{REPORTING})\b")
_SPOKEN = re.compile(rf"\b(?:{REPORTING}|tweeted|wrote|asked|replied)\b[^,]{{0,60}}$|\b(?:{RECORDED}) (?:[a-z]{{1,12}} ){{0,3}}$")
_PLANNED = re.compile(rf"\b(?:{PLANS}) $")
_PLAN_ENDS = (" for ", " on ", " in ", " at ", " of ", " by ", " to ", " until ", " is ", " are ")
_PRESENT_AHEAD = re.compile(
    rf"\b(?={FUTURE_PRESENT})(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bits )(?:{FUTURE_PRESENT})(?: [\w’'-]{{1,20}}){{0,4}} $"
)
_WE_DO = re.compile(r" (?:we|I|they|you) [a-z]{2,20}\b")
_WILL = re.compile(r"(?:['’]s)? (?:will|would|is to|are to|is expected|are expected|is the|marks)\b")
_ONE_WILL = re.compile(
    r",?(?P<who>(?: [\w’',-]{1,30}){1,3}) will\b"
    r"|,?(?P<whoever>(?: [\w’',-]{1,30}){1,10}) (?:plans? to|(?:is|are) (?:to|due|expected|scheduled|set))\b"
)
_PROMISED = re.compile(rf"\b(?:{PROMISED})$", re.IGNORECASE)
_ORDERED = re.compile(rf"\b(?:{ORDERED})\b", re.IGNORECASE)
_ARRANGED = re.compile(
    r"\bahead of $|\b(?:is|are) (?:holding|hosting|staging|meeting|visiting|flying|leaving|travell?ing)\b[^,]{0,40} on $", re.IGNORECASE
)
_BEGINNING = re.compile(r"\b(?:beginning|starting|effective|commencing|as of|as from) (?:on |from )?$", re.IGNORECASE)
_IS_TO = re.compile(r" (?:(?:is|are) (?:expected|due|scheduled|set) to|will)\b")
_MUST = re.compile(r"\b(?:is|are|will|must|can|may)\b")
_PRESENT_PLAN = re.compile(rf"(?:{PRESENT_PLANS})\b")
_SUPERLATIVE = Caseless(rf"\b(?:{SUPERLATIVES})\b")
_ANY_VERB = Caseless(rf"\b(?:has|have|is|are|ha[ds]n['’]t|['’]ve|{PAST})\b")
_LASTING = re.compile(r"\bbeen [a-z]{2,20}ing\b")
_UP_TO_A_DEED = re.compile(
    r"\b(?:took|takes|not|only|waited|wait|had to wait|adjourn\w*|postpone\w*|put off|defer\w*|delay\w*)\b", re.IGNORECASE
)
_DENIED = Caseless(r"\b(?:not|no|nobody|none|never|unlikely|hardly|without)\b|n['’]t\b")
_SENTENCE_SIGN = re.compile(r"[.;!?\n]")
_HEAD_AHEAD = re.compile(rf"(?:{HEADS_AHEAD})\b[^.]{{0,30}}$", re.IGNORECASE)
_QUOTE_SIGNS = (("“", "”"), ("``", "''"), ("«", "»"))


def in_context(text: str, expression: Expression) -> Expression:
    """The expression with what its clause adds to it."""
    if isinstance(expression.meaning, Range):
        return replace(expression, meaning=_ends_in_context(text, expression))
    limit = _limit(text, expression.start, expression.end)
    loose = bool(limit) and not _bounds(limit, clause_before(text, expression.start), text[expression.end : expression.end + 6])
    told = _told(text, expression, _inner(expression.meaning), "" if loose else limit)
    if not limit and not told:
        return expression
    return Expression(expression.start, expression.end, expression.text, expression.meaning, expression.mod, limit, loose, **told)


def _ends_in_context(text: str, expression: Expression) -> Range:
    """A range whose ends know what its clause says of it."""
    pair, told = expression.meaning, {}
    if isinstance(_inner(pair.first.meaning), Day | Month):
        told = _told(text, expression, _inner(pair.first.meaning), "")
    return Range(replace(pair.first, **told), replace(pair.last, **told), pair.joint)


def _limit(text: str, start: int, end: int) -> str:
    if found := _OR_SO.match(text, end):
        return "by" if found[1] == "earlier" else "later"
    before = text[max(0, start - LONGEST_LIMIT) : start]
    if before[:-1].lower().endswith(_LAST_OF_LIMITS) and (found := _LIMIT.search(before)):
        limit = LIMITS[found[1].lower()]
        if limit == "from":
            return "since" if _ONWARDS.match(text, end) or found[1][0] == "F" else limit
        return limit
    found = _PREFIX.search(before) if before[-1:] in _HYPHENS else None
    return {"pre": "before", "post": "after"}[found[1].lower()] if found else ""


def _bounds(limit: str, clause: str, after: str) -> bool:
    """Whether the word sets a limit: not in "the first since", "alive since May, when", "it took until", "unlikely before"."""
    if limit == "since" and clause.endswith("since "):
        ended = after == ", when" and (_DENIED.stands_in(clause) or not _LASTING.search(clause))
        return _ANY_VERB.stands_in(clause) and not _SUPERLATIVE.stands_in(clause) and not ended
    if limit == "until":
        return not _UP_TO_A_DEED.search(clause)
    if limit in ("before", "after") and after[:2] in ("'s", "’s"):
        return False  # the day of the event that is named
    return limit != "before" or not _DENIED.stands_in(clause)


def _told(text: str, expression: Expression, meaning: Meaning, limit: str) -> dict[str, bool]:
    """The marks that matter to this kind of meaning, as far as they hold."""
    if isinstance(meaning, (Unit, Shift)):
        return _only_true(quoted=in_quotes(text, expression.start))
    if not isinstance(meaning, (Day, Holiday, Month, Weekday, Season, Portion)):
        return {}
    clause = clause_before(text, expression.start)
    if isinstance(meaning, Holiday):
        return _only_true(past=limit == "since" or _past_after(text, expression.end, clause) or _PAST_VERB.stands_in(clause))
    plan = _plan(text, expression, clause, limit)
    future = bool(plan) or (limit in ("by", "until") or _FUTURE.stands_in(clause)) and not clause.endswith("ended ")
    if isinstance(meaning, Weekday):
        ordered = limit in ("by", "until") and bool(_ORDERED.search(clause))
        ahead = bool(plan) or ordered or (future and _verb_ahead(clause)) or _is_promised(text, expression, clause)
        ahead = ahead or bool(_ARRANGED.search(clause))
        return _only_true(ahead=ahead, quoted=in_quotes(text, expression.start), spoken=bool(_SPOKEN.search(clause)))
    if isinstance(meaning, Day):
        ahead = "ahead" in plan or (not plan and future and _verb_ahead(clause))
        begins = not future and _past_after(text, expression.end, clause)
        governed = begins or (not ahead and not plan and (_governed(clause) or bool(_DEED.match(text, expression.end))))
        return _only_true(
            future=future,
            ahead=ahead,
            governed=governed,
            past=governed or limit == "since" or (not plan and _PAST.stands_in(clause)),
            planned="plan" in plan,
            spoken=bool(_SPOKEN.search(clause)),
        )
    future = future or (isinstance(meaning, Month) and _looks_ahead_after(text, expression.end, clause))
    return _only_true(future=future, planned="plan" in plan)


def _plan(text: str, expression: Expression, clause: str, limit: str) -> str:
    """ "ahead" in "talks resume on Friday" and "Friday will be", "plan" in "he set elections for May", else nothing."""
    if clause.endswith(_PLAN_ENDS) and (found := _PLANNED.search(clause.lower())) and " had " not in clause:
        return "ahead plan" if _PRESENT_PLAN.match(found[0]) else "plan"
    return "ahead" if _looks_ahead(text, expression, clause, limit) else ""


def _is_promised(text: str, expression: Expression, clause: str) -> bool:
    """ "He pledged to leave on Friday", "starting Friday, fares will rise", "the court on Friday is expected to rule"."""
    if _PROMISED.search(clause) and " had " not in clause:
        return True
    behind = _SENTENCE_SIGN.split(text[expression.end : expression.end + REACH_BEHIND])[0]
    if _BEGINNING.search(clause):
        return bool(_MUST.search(clause) or _MUST.search(behind)) and not _PAST_VERB.stands_in(clause)
    return bool(_IS_TO.match(behind))


def _looks_ahead(text: str, expression: Expression, clause: str, limit: str) -> bool:
    runs = limit == "until" and len(clause) > SHORTEST_CLAUSE and isinstance(_inner(expression.meaning), Weekday)
    if runs and not _PAST.stands_in(clause):
        return True  # "the curfew runs until Saturday"
    if (verb := _PRESENT_AHEAD.search(clause)) and not _PAST.stands_in(_subject(clause, verb.start())):
        return True
    behind = text[expression.end : expression.end + REACH_BEHIND]
    if clause.strip() == "From":
        return bool(_MUST.search(_SENTENCE_SIGN.split(behind)[0]))
    if clause.strip() in ("On", "on") and in_quotes(text, expression.start):
        return bool(_WE_DO.match(behind)) and not _PAST_VERB.stands_in(behind[:24])
    if clause.strip() in ("On", "on") and (found := _ONE_WILL.match(behind)):
        who = found["who"] or found["whoever"]
        return not _REPORTS.search(who) and not _PAST_BEHIND.search(who)
    return not clause.strip() and bool(_WILL.match(behind))


def _subject(clause: str, at: int) -> str:
    """The clause from a little before that verb, but not what commas part from it."""
    return clause[max(0, at - REACH_OF_SUBJECT) : at].rpartition(",")[2] + clause[at:]


def sections_ahead(text: str) -> list[tuple[int, int]]:
    """In order, where a heading says that what follows is still to come ("Looking ahead", "Upcoming events"), up to the next empty line."""
    sections, end = [], 0
    for line in text.split("\n")[:-1]:
        end += len(line) + 1
        if 0 < len(line) <= LONGEST_HEAD and _HEAD_AHEAD.match(line):
            sections.append((end, _end_of_section(text, end)))
    return sections


def _end_of_section(text: str, start: int) -> int:
    end = text.find("\n\n", start + 1)
    return len(text) if end < 0 else end


def still_to_come(expression: Expression) -> Expression:
    """A date below such a heading."""
    inner = _inner(expression.meaning)
    if not isinstance(inner, (Day, Month, Weekday, Season)) or getattr(inner, "year", None) or expression.past:
        return expression
    return replace(expression, future=True, ahead=not isinstance(inner, (Month, Season)))


def _verb_ahead(clause: str) -> bool:
    """Whether a verb that looks ahead takes what follows: "will leave on"."""
    return bool(_AHEAD.stands_in(clause.rpartition(",")[2][-REACH_AHEAD:]) or _AS_SOON_AS.search(clause))


def _governed(clause: str) -> bool:
    """Whether a verb of the past takes what follows: "was killed on", "was last seen", "the year ended"."""
    if clause.endswith("on ") and _PAST_VERB.stands_in(clause.rpartition(",")[2][-REACH_OF_VERB:]):
        return True
    return clause.endswith(("ended ", "ended on ")) or bool(_PASSIVE.search(clause[-REACH_OF_VERB:]))


def _past_after(text: str, end: int, clause: str) -> bool:
    """ "Between 3 and 5 March, after rain, a sensor was switched off": a clause that begins with its date."""
    if clause.strip(" •-–").lower() not in ("", "on", "by", "in", "from", "between"):
        return False
    behind = _SENTENCE_SIGN.split(text[end : end + REACH_OF_VERB])[0]
    return bool(_PAST_BEHIND.search(behind)) and not _FUTURE.stands_in(behind)


def _only_true(**marks: bool) -> dict[str, bool]:
    return {name: True for name, holds in marks.items() if holds}


def clause_before(text: str, start: int) -> str:
    """The words before, back to the last sign that ends a clause."""
    return _CLAUSE_SIGN.split(text[max(0, start - LONGEST_CLAUSE) : start])[-1]


def in_quotes(text: str, at: int) -> bool:
    """Whether a quotation is open there, as far as its paragraph shows."""
    lead = text[max(0, at - LONGEST_QUOTE) : at]
    lead = lead[lead.rfind("\n") + 1 :]
    for opens, closes in _QUOTE_SIGNS:
        if opens in lead and lead.rfind(opens) > lead.rfind(closes):
            return True
    return lead.count('"') % 2 == 1


def _inner(meaning: Meaning) -> Meaning:
    while isinstance(meaning, (Part, Clock)) and (inner := meaning.whole if isinstance(meaning, Part) else meaning.day):
        meaning = inner
    return meaning


def _looks_ahead_after(text: str, end: int, clause: str) -> bool:
    """ "After taking office in January, he would": not "said in December that he would"."""
    content = clause.rpartition(" that ")[2]
    return bool(_WOULD.match(text[end : end + 30])) and not _REPORTS.search(content)
