"""Expressions that belong together: a day with its time of day, two ends of a range, words that make a limit."""

import re
from dataclasses import replace

from timeline.extraction.expressions.lexicon import SYMBOL
from timeline.extraction.expressions.meanings import (
    Anniversary,
    Century,
    Clock,
    Day,
    Decade,
    Expression,
    Holiday,
    Month,
    Numbered,
    Part,
    Portion,
    Range,
    Same,
    Season,
    Unit,
    Weekday,
    Year,
)

_DAYS = (Day, Weekday, Unit, Same, Holiday, Part)
_DATES = (Day, Month, Year, Weekday, Unit, Season, Portion, Decade, Century, Holiday, Numbered, Part, Clock, Same, Anniversary)
_BETWEEN = {SYMBOL["to"]: "to", SYMBOL["through"]: "to", SYMBOL["HYPHEN"]: "-", SYMBOL["and"]: "and"}
_BEFORE = re.compile(
    r"(?:(?P<by>by|not later than|no later than)|(?P<since>since|ever since)|(?P<until>until|till|up to|through)|(?P<before>before|prior to)"
    r"|(?P<after>after)|(?P<from>from)|(?P<between>between))[ \n\u00a0]$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|going to|expect\w*|schedul\w*|plan(?:s|ned|ning)?|due|set to|to be|upcoming|next|aims?|intends?|hopes?|until|by|early as|soon as)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:\bas (?:early|soon) as|(?<!had )(?<!been )\b(?:will|would be|shall|set to|plan(?:s|ned)? to|(?:is|are) to|expected to|scheduled to|"
    r"going to|to be)\b[^,]{0,45}) ?(?:on |at |the )?$",
    re.IGNORECASE,
)
_GOVERNS = re.compile(
    r"\bended (?:on )?$|(?:\b(?:was|were|been|had)\b|[a-z]{2,20}ed\b|\b(?:died|began|took|left|met|went|struck|shot|fell|came)\b)[^,]{0,60}\bon $",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|has|have|did|since|ended|ago|said|[a-z]{2,20}ed)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?\n“”\"]")
_WOULD = re.compile(r"[^.;\n]{0,18}\b(?:would|will)\b")
_REPORTS = re.compile(r"\b(?:said|says|told|announced|agreed|reported|warned|predicted|promised|decided|voted)\b")
_NEAR = 100
LONGEST_QUOTE = 400


def joined(text: str, words, atoms: list) -> list[Expression]:
    together = _with_times(text, words, atoms)
    found = _ranges(text, words, together)
    return _quoted(text, [_in_context(text, expression) for expression in found])


def _quoted(text: str, found: list[Expression]) -> list[Expression]:
    """Marks the weekdays that stand in quoted words of their paragraph."""
    return [replace(one, quoted=True) if isinstance(one.meaning, Weekday) and _in_quotes(text, one.start) else one for one in found]


def _in_quotes(text: str, at: int) -> bool:
    lead = text[max(0, at - LONGEST_QUOTE) : at]
    lead = lead[lead.rfind("\n") + 1 :]
    opened = max(lead.rfind("“"), lead.rfind("``"), lead.rfind("«"))
    if opened >= 0:
        return not any(sign in lead[opened + 1 :] for sign in ("”", "''", "»"))
    return lead.count('"') % 2 == 1


def _with_times(text: str, words, atoms: list) -> list:
    """ "Friday morning", "9 a.m. Tuesday": one expression; a part of the day alone is dropped."""
    result: list = []
    for atom in atoms:
        if result and (pair := _day_and_time(text, words, result[-1], atom)):
            result[-1] = pair
        else:
            result.append(atom)
    return [atom for atom in result if not _bare_part_of_day(atom.expression)]


def _day_and_time(text: str, words, one, other):
    first, last = one.expression, other.expression
    gap = words.symbols[one.last : other.first]
    bare_time = isinstance(first.meaning, Clock) and first.meaning.day is None
    if (
        bare_time
        and isinstance(last.meaning, _DAYS)
        and gap in ("", SYMBOL["COMMA"], SYMBOL["of"], SYMBOL["on"], SYMBOL["on"] + SYMBOL["the"])
    ):
        if gap and first.meaning.value[1:2].isdigit() and gap != SYMBOL["COMMA"]:
            return None
        return _merged(text, one, other, Clock(first.meaning.value, last.meaning), last.mod)
    if isinstance(first.meaning, _DAYS) and isinstance(last.meaning, Clock) and last.meaning.day is None and not gap:
        if last.meaning.value[1:2].isdigit():
            return None
        return _merged(text, one, other, Clock(last.meaning.value, first.meaning), first.mod)
    return None


def _merged(text: str, one, other, meaning, mod):
    start, end = one.expression.start, other.expression.end
    return one._replace(last=other.last, expression=Expression(start, end, text[start:end], meaning, mod))


def _bare_part_of_day(expression: Expression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Clock) and meaning.day is None and not meaning.value[1:2].isdigit()


def _ranges(text: str, words, atoms: list) -> list[Expression]:
    """ "From March to June", "between 1985 and 1987", "3 March – 4 April"."""
    result: list[Expression] = []
    last = None
    for atom in atoms:
        joint = last and _joint(text, words, last, atom)
        if joint:
            first = result.pop()
            start, end = first.start, atom.expression.end
            result.append(Expression(start, end, text[start:end], Range(first, atom.expression, joint)))
            last = None
        else:
            result.append(atom.expression)
            last = atom
    return result


def _joint(text: str, words, one, other) -> str | None:
    joint = _BETWEEN.get(words.symbols[one.last : other.first].lstrip(SYMBOL["COMMA"]))
    if not joint or not isinstance(one.expression.meaning, _DATES) or not isinstance(other.expression.meaning, _DATES):
        return None
    before = text[max(0, one.expression.start - 9) : one.expression.start].lower()
    if joint == "and":
        return "between" if before.endswith("between ") else None
    if joint == "to" and not before.endswith("from "):
        return "to" if type(one.expression.meaning) is type(other.expression.meaning) else None
    return joint


def _in_context(text: str, expression: Expression) -> Expression:
    """With the word before that makes it a limit, and whether its clause looks ahead."""
    found = _BEFORE.search(text[max(0, expression.start - 30) : expression.start])
    limit = next((name for name, word in found.groupdict().items() if word), "") if found else ""
    clause = _CLAUSE.split(text[max(0, expression.start - _NEAR) : expression.start])[-1]
    future = bool(_FUTURE.search(clause)) or (isinstance(expression.meaning, Month) and _looks_ahead_after(text, expression.end, clause))
    governed = bool(_GOVERNS.search(clause))
    past = governed or limit == "since" or bool(_PAST.search(clause))
    future = future and not clause.endswith("ended ")
    if limit or future or past:
        return replace(
            expression,
            limit=limit,
            future=future,
            past=past,
            ahead=future and bool(_AHEAD.search(clause)),
            governed=governed,
        )
    return expression


def _looks_ahead_after(text: str, end: int, clause: str) -> bool:
    """ "After taking office in January, he would": not "said in December that he would"."""
    content = clause.rpartition(" that ")[2]
    return bool(_WOULD.match(text[end : end + 30])) and not _REPORTS.search(content)
