"""Expressions that belong together: a day with its time of day, two ends of a range, words that make a limit."""


from timeline.extraction.expressions.context import in_context
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


def joined(text: str, words, atoms: list) -> list[Expression]:
    together = _with_times(text, words, atoms)
    found = _ranges(text, words, together)
    return [in_context(text, expression) for expression in found]


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
