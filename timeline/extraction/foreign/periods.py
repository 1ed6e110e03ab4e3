"""What a match of the grammar means: weekdays, weeks, seasons, decades, distances, words like yesterday."""

from timeline.extraction.expressions.meanings import (
    LAST,
    NEXT,
    Century,
    Clock,
    Decade,
    Duration,
    Meaning,
    Month,
    Numbered,
    Portion,
    Same,
    Season,
    Shift,
    Unit,
    Weekday,
    Year,
)
from timeline.extraction.foreign.days import month_number, year_offset
from timeline.extraction.foreign.guards import led, opens_sentence, season_is_sure, weekday_is_sure
from timeline.extraction.foreign.lexicon import SYMBOL
from timeline.extraction.foreign.said import Said

_SHORT = ("hour", "minute")
_ROMAN = {"i": 1, "v": 5, "x": 10}
LATEST_CENTURY = 21
_AMOUNTS = frozenset(SYMBOL[kind] for kind in ("D", "N", "NUM"))
_POINTED_PARTS = ("week", "month", "quarter", "year", "decade", "weekend")


def pointed_weekday(said: Said) -> Meaning | None:
    """ "Last Monday", "Monday of last week", "yesterday, Monday"."""
    if not weekday_is_sure(said) or (said.direction is not None and said.after("of", "M")):
        return None
    if said.has("DAYWORD"):
        return _at(said, Unit("day", said.value("DAYWORD"), "today"))
    if said.has("WEEK"):
        return Weekday(said.value("WD"), None, said.direction)
    return _at(said, Weekday(said.value("WD"), said.direction))


def _at(said: Said, day: Meaning) -> Meaning:
    return Clock(said.value("PART"), day) if said.has("PART") else day


def dayword(said: Said) -> Meaning | None:
    token = said.token("DAYWORD")
    if token.form in said.lexicon.lower and said.written(token)[:1].isupper() and not opens_sentence(said.text, said.start):
        return None
    if said.after("ORD"):
        return None
    return _at(said, Unit("day", said.value("DAYWORD"), "today"))


def pointing(said: Said) -> Meaning | None:
    """Phrases that count from a time told before: "the same day", "the day before"."""
    first, second = said.value("POINTING")
    return Same(second) if first == "same" else Shift(abs(int(second)), first, NEXT if int(second) > 0 else LAST, "narrative")


def numbered(said: Said) -> Meaning | None:
    """ "The last Sunday of October", "the first week of March 2020"."""
    number = said.value("ORD") if said.has("ORD") else -1
    month = month_number(said)
    whole = Month(said.value("Y"), month) if month else Year(said.value("Y")) if said.has("Y") else None
    name = f"weekday {said.value('WD')}" if said.has("WD") else said.units[0]
    return Numbered(number, name, whole) if whole and name in ("week", "day") or said.has("WD") and whole else None


def amount(said: Said) -> float | None:
    """The number said, None for "a few" and a bare plural; a unit alone is one."""
    numbers = [token.value for symbol, token in zip(said.symbols, said.tokens, strict=True) if symbol in _AMOUNTS]
    if numbers:
        return sum(numbers)
    if said.has("PAIR"):
        return said.value("PAIR")[0]
    return None if said.has("few") or _is_plural(said) else 1


def unit(said: Said) -> str | None:
    if said.has("PAIR"):
        return said.value("PAIR")[1]
    return said.units[0] if said.units else None


def _is_plural(said: Said) -> bool:
    token = said.token("DAY", "WEEK", "MONTH", "YEAR", "YEARS", "UNIT")
    return token is not None and token.form in said.lexicon.plural


def ago(said: Said) -> Meaning | None:
    if unit(said) in _SHORT or (not said.has("D", "N", "NUM", "few", "PAIR") and _goes_on(said)):
        return None
    return Shift(amount(said), unit(said), LAST, exact=said.has("exact"))


def _goes_on(said: Said) -> bool:
    """ "Since the year 2003", "before the 5th": the unit belongs to what follows."""
    return said.after("Y", "D", "N", "ORD", "last", "next", "this", "of", "M", "CM", "WD", "YEARWORD", "DAYWORD", "the", "ah", "sh")


def within(said: Said) -> Meaning | None:
    if unit(said) in _SHORT or (said.has("inwithin") and not _ahead(said)) or (said.has("afterin") and said.after("of")):
        return None
    return Shift(amount(said), unit(said), NEXT)


def _ahead(said: Said) -> bool:
    """German and French "in two weeks": a number without "the"; "in 20 years" with a past verb is a length."""
    return said.has("D", "NUM", "few") and unit(said) != "decade"


def later(said: Said) -> Meaning | None:
    if unit(said) in _SHORT or said.after("the", "of"):
        return None
    return Shift(amount(said), unit(said), LAST if said.has("agolater") else NEXT, "narrative")


def pointed_amount(said: Said) -> Meaning | None:
    return Duration(amount(said), unit(said), said.direction) if said.direction else None


def pointed_part(said: Said) -> Meaning | None:
    """ "This morning", "last night"."""
    return Clock(said.value("PART"), Unit("day", said.direction or 0, "today"))


def pointed_unit(said: Said) -> Meaning | None:
    """ "Last week", "this year"."""
    if said.has("YEARWORD"):
        return Unit("year", said.value("YEARWORD"), "this")
    name = unit(said)
    if name in _SHORT or name in ("half", "century", "day"):
        return None
    if _is_plural(said):
        return Duration(None, name, said.direction) if said.direction else None
    return Unit(name, said.direction, {LAST: "last", NEXT: "next"}.get(said.direction, "this"))


def part_of_unit(said: Said) -> Meaning | None:
    """ "The end of the month": only with the word for the part, and where nothing else owns the unit."""
    name = unit(said)
    if name == "weekend" and not said.after("of"):
        return Unit(name, 0, "the")
    if said.part is None or name not in _POINTED_PARTS or _is_plural(said) or said.after("Y", "D", "N", "ORD", "M"):
        return None
    return Unit(name, 0, "the")


def season(said: Said) -> Meaning | None:
    if not season_is_sure(said):
        return None
    offset = year_offset(said)
    return Season(said.value("SEASON"), said.value("Y"), None if offset is not None else said.direction, offset)


def portion(said: Said) -> Meaning | None:
    """ "The second quarter of 2020", "the 19th century"."""
    name, number = said.units[-1] if said.symbols[-1] == SYMBOL["UNIT"] else said.value("UNIT"), _number(said)
    year, offset = said.value("Y"), year_offset(said)
    if name == "century":
        return Century(number) if 1 <= number <= LATEST_CENTURY and year is None else None
    if name == "quarter":
        number = 4 if number == -1 else number
        return Portion(number, 4, year, offset) if 1 <= number <= 4 else None
    if name == "half" and (year is not None or offset is not None):
        number = 2 if number == -1 else number
        return Portion(number, 2, year, offset) if 1 <= number <= 2 else None
    return None


def _number(said: Said) -> int:
    return -1 if said.value("ORD", "D") is None and said.has("last") else said.value("ORD", "D")


def century(said: Said) -> Meaning | None:
    if said.value("UNIT") != "century":
        return None
    number = _roman(said.token("ROMAN").form) if said.has("ROMAN") else said.value("ORD", "D")
    return Century(number) if 1 <= number <= LATEST_CENTURY else None


def _roman(word: str) -> int:
    values = [_ROMAN[letter] for letter in word]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def decade(said: Said) -> Meaning | None:
    """ "The 1990s", "the years 90"."""
    number = said.value("Y", "D", "N", "NUM")
    if said.has("UNIT") and said.value("UNIT") != "decade":
        return None
    if number >= 1000:
        if number % 10 == 0:
            return Decade(number) if said.has("UNIT", "dec", "YEARS") else None
        return Year(number) if said.has("YEARS") and not said.has("dec") and said.value("Y") else None
    if number % 10 or number > 90 or not (said.has("YEARS", "UNIT") or said.part or led(said, "in", "inwithin", "of")):
        return None
    return Decade(number + (1900 if number >= 20 else 2000))


def decade_word(said: Said) -> Meaning | None:
    token = said.token("DECADE")
    alone = not said.has("YEARS", "UNIT") and not set(token.form.split()) & set(said.lexicon.years)
    if alone and not (said.part or led(said, "in", "inwithin", "since", "of")) and said.language != "ar":
        return None
    return Decade(said.value("DECADE"))
