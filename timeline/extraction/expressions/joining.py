"""Expressions that belong together: a day with its time of day, dates that share a year, two ends of a range."""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import replace

from timeline.extraction.expressions.atoms import Atom
from timeline.extraction.expressions.clocks import in_part
from timeline.extraction.expressions.context import in_context, sections_ahead, still_to_come
from timeline.extraction.expressions.guards import TURNS_OF_A_DAY
from timeline.extraction.expressions.lexicon import SYMBOL
from timeline.extraction.expressions.meanings import (
    Anniversary,
    Century,
    Clock,
    Day,
    Decade,
    Duration,
    Ended,
    Expression,
    Holiday,
    Meaning,
    Month,
    Numbered,
    Part,
    Portion,
    Range,
    Same,
    Season,
    Shift,
    Unit,
    Weekday,
    Year,
)
from timeline.extraction.expressions.scanning import Words

_DAYS = (Day, Weekday, Unit, Same, Holiday, Part)
_DATES = (Day, Month, Year, Weekday, Unit, Season, Portion, Decade, Century, Holiday, Numbered, Part, Clock, Same, Anniversary)
_BETWEEN = {SYMBOL["to"]: "to", SYMBOL["through"]: "to", SYMBOL["HYPHEN"]: "-", SYMBOL["and"]: "and"}
_LISTED = frozenset(
    "".join(SYMBOL[kind] for kind in kinds.split())
    for kinds in ("and", "or", "COMMA", "HYPHEN", "to", "through", "COMMA and", "COMMA or", "STROKE")
)
_OF_DAY = frozenset("".join(SYMBOL[kind] for kind in kinds.split()) for kinds in ("", "COMMA", "of", "on", "on the", "of the"))
_OF_HOUR = frozenset("".join(SYMBOL[kind] for kind in kinds.split()) for kinds in ("", "COMMA", "at", "COMMA at"))
# Between "two days after" and the date in the name of what it counts from: "the Aug. 7 attack".
_OF_COUNTED = frozenset(("", SYMBOL["the"], SYMBOL["its"], SYMBOL["that"]))
_OF_END = frozenset(("", SYMBOL["on"], SYMBOL["in"]))
_STARTS = (Day, Weekday, Holiday, Clock)
_COUNTED_WITH = {"month": (*_STARTS, Month), "year": (*_STARTS, Month, Year), "decade": (*_STARTS, Month, Year)}
_ON_A_DAY = re.compile(r"[^.;\n]{0,25}\bon | \([^()\n]{4,20}\) ")
_LEADS = ("from ", "between ")


def joined(text: str, words: Words, found: list[Atom]) -> list[Expression]:
    """The expressions of a text, those that belong together made one, each with what its clause adds."""
    together = _sharing_years(words, _with_times(text, words, found))
    told = [in_context(text, expression) for expression in _ranges(text, words, together)]
    if ahead := sections_ahead(text):
        told = [still_to_come(one) if _within(one.start, ahead) else one for one in told]
    return [_without_borrowed_limit(one, before) for one, before in zip(told, [None, *told], strict=False)]


def _within(at: int, sections: list[tuple[int, int]]) -> bool:
    place = bisect_right(sections, (at, sections[-1][1])) - 1
    return place >= 0 and at < sections[place][1]


def _without_borrowed_limit(expression: Expression, before: Expression | None) -> Expression:
    """The "after" of "two days after Oct. 12" belongs to the days, not to the date."""
    if not expression.limit or before is None or not isinstance(before.meaning, Shift) or expression.start - before.end > 1:
        return expression
    return replace(expression, limit="")


def _with_times(text: str, words: Words, found: list[Atom]) -> list[Atom]:
    """ "Friday morning", "9 a.m. Tuesday": one expression; a part of the day alone is dropped."""
    result: list[Atom] = []
    for atom in found:
        if result and (pair := _day_and_time(text, words, result[-1], atom)):
            result[-1] = pair
            continue
        if result and words.symbols[result[-1].last : atom.first] in _OF_END and (ended := _ended_by(result[-1], atom)):
            result[-1] = ended
        if result and words.symbols[result[-1].last : atom.first] in _OF_COUNTED and (counted := _counted_from(result[-1], atom)):
            result[-1] = counted
        if result and _bare_time(result[-1]) and isinstance(atom.expression.meaning, _DAYS):
            result[-1] = _on_day(text, result[-1], atom)
        result.append(atom)
    return [atom for atom in result if not _bare_time(atom) or atom.expression.meaning.value[1].isdigit() or _of_a_day_told(text, atom)]


def _of_a_day_told(text: str, atom: Atom) -> bool:
    """ "It left at dawn", "by nightfall", "Overnight, rockets fell": a part of the day just told; not "at night"."""
    said = atom.expression
    word = said.text.lower().removeprefix("the ")
    if word == "overnight":
        return said.text[0] == "O" and text[said.end : said.end + 1] == ","
    lead = text[max(0, said.start - 7) : said.start]
    return word in TURNS_OF_A_DAY and lead.endswith((" at ", "By ", " by ", "At ", " until "))


def _bare_time(atom: Atom) -> bool:
    meaning = atom.expression.meaning
    return isinstance(meaning, Clock) and meaning.day is None


def _day_and_time(text: str, words: Words, one: Atom, other: Atom) -> Atom | None:
    first, last = one.expression, other.expression
    gap = words.symbols[one.last : other.first]
    if _bare_time(one) and isinstance(last.meaning, _DAYS) and gap in _OF_DAY:
        parted = gap not in ("", SYMBOL["COMMA"]) and not (gap == SYMBOL["on"] and isinstance(last.meaning, Weekday))
        if first.meaning.value[1].isdigit() and parted:
            return None
        return _merged(text, one, other, Clock(first.meaning.value, last.meaning), last.mod)
    if _bare_time(one) and isinstance(last.meaning, Clock) and last.meaning.day and first.meaning.value[1].isdigit() and not gap:
        return _merged(text, one, other, Clock(in_part(first.meaning.value, last.meaning.value), last.meaning.day), first.mod)
    if (
        isinstance(first.meaning, Clock)
        and first.meaning.day
        and _bare_time(other)
        and not gap
        and _are_hour_and_part(first.meaning, last.meaning)
    ):
        return _merged(text, one, other, replace(first.meaning, value=in_part(first.meaning.value, last.meaning.value)), first.mod)
    if isinstance(first.meaning, Day) and _bare_time(other) and last.meaning.value[1].isdigit() and gap in _OF_HOUR:
        return _merged(text, one, other, Clock(last.meaning.value, first.meaning), first.mod)
    if isinstance(first.meaning, _DAYS) and _bare_time(other) and not gap and not last.meaning.value[1].isdigit():
        return _merged(text, one, other, Clock(last.meaning.value, first.meaning), first.mod)
    return None


def _are_hour_and_part(hour: Clock, part: Clock) -> bool:
    """ "10 o'clock Friday" and the "night" behind it."""
    return hour.value[1].isdigit() and not part.value[1].isdigit()


def _counted_from(one: Atom, other: Atom) -> Atom | None:
    """ "Two days after Oct. 12": two expressions, the first counted from the second."""
    shift = one.expression.meaning
    if not isinstance(shift, Shift) or shift.anchor == "speech" or not one.expression.text.endswith(("after", "before", "following")):
        return None
    if not isinstance(other.expression.meaning, _COUNTED_WITH.get(shift.unit, _STARTS)):
        return None
    return one._replace(expression=replace(one.expression, meaning=replace(shift, anchor="date", event="", whole=other.expression.meaning)))


def _ended_by(one: Atom, other: Atom) -> Atom | None:
    """ "The quarter ended Sept. 30": two expressions, the first is the time up to the second."""
    said = one.expression
    if (
        not isinstance(said.meaning, Duration)
        or not said.text.endswith(("ended", "ending"))
        or not isinstance(other.expression.meaning, (Day, Month))
    ):
        return None
    return one._replace(expression=replace(said, meaning=Ended(said.meaning.unit, other.expression.meaning)))


def _on_day(text: str, one: Atom, other: Atom) -> Atom:
    """ "At 2:30 a.m. local time on Wednesday": two expressions, but the time is that day's."""
    if not _ON_A_DAY.fullmatch(text[one.expression.end : other.expression.start][-40:]):
        return one
    return one._replace(expression=replace(one.expression, meaning=Clock(one.expression.meaning.value, other.expression.meaning)))


def _merged(text: str, one: Atom, other: Atom, meaning: Meaning, mod: str | None) -> Atom:
    start, end = one.expression.start, other.expression.end
    return one._replace(last=other.last, expression=Expression(start, end, text[start:end], meaning, mod))


def _sharing_years(words: Words, found: list[Atom]) -> list[Atom]:
    """ "March and April 2019", "14 March, 3 May and 6 June 2019": the year of the last is that of all."""
    result = list(found)
    for place in range(len(result) - 2, -1, -1):
        one, other = result[place], result[place + 1]
        if words.symbols[one.last : other.first] in _LISTED:
            meaning = _with_year_of(one.expression.meaning, other.expression.meaning)
            if meaning is not one.expression.meaning:
                result[place] = one._replace(expression=replace(one.expression, meaning=meaning))
    return result


def _with_year_of(meaning: Meaning, other: Meaning) -> Meaning:
    """The meaning with the year that the next one states; the year before where it comes later in its year."""
    if isinstance(meaning, Part):
        whole = _with_year_of(meaning.whole, other)
        return meaning if whole is meaning.whole else Part(meaning.part, whole)
    other = other.whole if isinstance(other, Part) else other
    if type(meaning) is not type(other) or not isinstance(meaning, (Day, Month, Season)):
        return meaning
    if meaning.year or not other.year or meaning.direction is not None or getattr(meaning, "month", 1) is None:
        return meaning
    year = other.year - (_place(meaning) > _place(other))
    if isinstance(meaning, Day) and meaning.day > monthrange(year, meaning.month)[1]:
        return meaning
    return replace(meaning, year=year)


def _place(meaning: Day | Month | Season) -> tuple[int, int]:
    if isinstance(meaning, Season):
        return meaning.season, 0
    return meaning.month, meaning.day if isinstance(meaning, Day) else 0


def _ranges(text: str, words: Words, found: list[Atom]) -> list[Expression]:
    """ "From March to June", "between 1985 and 1987", "3 March – 4 April"."""
    result: list[Expression] = []
    last = None
    for atom in found:
        joint = last and _joint(text, words, last, atom)
        if joint:
            first = result.pop()
            start, end = _lead(text, first.start), atom.expression.end
            result.append(Expression(start, end, text[start:end], Range(first, atom.expression, joint)))
            last = None
        else:
            result.append(atom.expression)
            last = atom
    return result


def _lead(text: str, start: int) -> int:
    """Where the "from" or "between" of a range stands, or its first date."""
    before = text[max(0, start - 8) : start].lower()
    return next((start - len(lead) for lead in _LEADS if before.endswith(lead)), start)


def _joint(text: str, words: Words, one: Atom, other: Atom) -> str | None:
    joint = _BETWEEN.get(words.symbols[one.last : other.first].lstrip(SYMBOL["COMMA"]))
    first, last = one.expression.meaning, other.expression.meaning
    if not joint or not isinstance(first, _DATES) or not isinstance(last, _DATES):
        return None
    lead = text[_lead(text, one.expression.start) : one.expression.start].lower()
    if joint == "and":
        return "between" if lead == "between " else None
    if joint == "to" and lead != "from ":
        return "to" if type(first) is type(last) else None
    return joint
