"""What a match of the grammar means: days, months, years and feasts of the Islamic and the Iranian calendar."""

from timeline.dates.calendars import Calendar
from timeline.extraction.expressions.meanings import Meaning, Range
from timeline.extraction.foreign.converted import FEASTS, Converted
from timeline.extraction.foreign.days import IRANIAN_YEARS, is_iranian_year, joint, part_of, year_offset
from timeline.extraction.foreign.guards import is_street, month_of_calendar_is_sure
from timeline.extraction.foreign.lexicon import SYMBOL
from timeline.extraction.foreign.said import Said

# Years of these calendars that texts of our time tell; beyond them a number is Gregorian or a count.
LIKELY = {Calendar.HIJRI: range(1, 1600), Calendar.SOLAR_HIJRI: range(1, 1500)}
# A short year is one of the century that began in 1921 and 1979: the Iranian year 57 is 1357.
CENTURY = 1300
LATEST_SHORT_YEAR = 5


def counted_numeric(said: Said) -> Meaning | None:
    """ "1398/10/13", "13/10/1398" in Persian; elsewhere with its era."""
    parts = said.value("NUMERIC")
    if not all(parts):
        return None
    if len(parts[0]) != 4 and not (said.language == "fa" and len(parts[0]) == 2 and int(parts[0]) > 31):
        parts = parts[::-1]
    year, month, day = (int(part) for part in parts)
    if said.language == "fa" and len(parts[0]) == 2 and year > 31:
        year = _whole(year)
    elif len(parts[0]) != 4:
        return None
    calendar = _calendar_of_era(said) or _calendar_of_language(said, year)
    if calendar is None:
        return None
    return _checked(calendar, year, month, day, said)


def _calendar_of_era(said: Said) -> Calendar | None:
    if said.has("sh", "iranian"):
        return Calendar.SOLAR_HIJRI
    return Calendar.HIJRI if said.has("ah", "islamic") else None


def _calendar_of_language(said: Said, year: int) -> Calendar | None:
    if year not in IRANIAN_YEARS or said.has("ad"):
        return None
    return {"fa": Calendar.SOLAR_HIJRI, "ar": Calendar.HIJRI}.get(said.language)


def _checked(calendar: Calendar, year: int | None, month: int | None, day: int | None, said: Said, **more) -> Converted | None:
    if day is not None and not 1 <= day <= (30 if calendar is Calendar.HIJRI or month > 6 else 31):
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    direction = None if year is not None or more.get("year_offset") is not None else said.direction
    return Converted(calendar, year, month, day, said.value("WD"), direction, **more)


def counted_day(said: Said) -> Meaning | None:
    calendar, month = said.value("CM")
    number = said.value("ORD", "D")
    token = said.token("CM")
    if number in (None, -1) or not _spelt_as_name(said, token) or (not said.has("Y") and is_street(said)):
        return None
    return _with_year(said, calendar, month, number)


def _spelt_as_name(said: Said, token) -> bool:
    """Names have a capital in English, German and Turkish."""
    return not (said.language in ("en", "de", "tr") and said.written(token)[:1].islower())


def _with_year(said: Said, calendar: Calendar, month: int | None, number: int | None) -> Converted | None:
    told = _year(said, calendar)
    year = told.pop("year", None)
    return _checked(calendar, year, month, number, said, **told)


def _year(said: Said, calendar: Calendar) -> dict[str, int]:
    """The year as it is told: of this calendar, a Gregorian one beside it, or one pointed at."""
    if (offset := year_offset(said)) is not None:
        return {"year_offset": offset}
    number = _year_number(said)
    if number is None:
        return {}
    if number in LIKELY[calendar] and (number >= 1000 or number <= 99):
        return {"year": _whole(number) if number <= 99 else number} if calendar is Calendar.SOLAR_HIJRI or number > 99 else {}
    return {"year_gregorian": number} if 1900 <= number <= 2100 else {}


def _year_number(said: Said) -> int | None:
    """The number behind the month, not that of the day."""
    month = said.place("CM", "FEAST")
    if (year := said.value("Y")) is not None:
        return year
    day = said.place("D", "ORD")
    behind = [place for place, symbol in enumerate(said.symbols) if symbol in (SYMBOL["N"], SYMBOL["D"]) and place > month and place != day]
    if not behind or not (said.has("YEAR", "sh") or (said.language == "fa" and said.symbols[behind[0]] == SYMBOL["N"])):
        return None
    return said.tokens[behind[0]].value


def _whole(short: int) -> int:
    return CENTURY + short if short > LATEST_SHORT_YEAR else CENTURY + 100 + short


def counted_month(said: Said) -> Meaning | None:
    calendar, month = said.value("CM")
    if not month_of_calendar_is_sure(said):
        return None
    return _with_year(said, calendar, month, None)


def counted_range(said: Said) -> Meaning | None:
    """ "From 10 to 12 Muharram 1441"."""
    places = [place for place, symbol in enumerate(said.symbols) if symbol in (SYMBOL["D"], SYMBOL["ORD"])][:2]
    calendar, month = said.value("CM")
    ends = [_with_year(said, calendar, month, said.tokens[place].value) for place in places]
    if len(places) < 2 or not all(ends) or said.tokens[places[0]].value >= said.tokens[places[1]].value:
        return None
    first, last = (said.tokens[place] for place in places)
    return Range(part_of(said, first, None, ends[0]), part_of(said, last, said.end, ends[1]), joint(said))


def counted_months(said: Said) -> Meaning | None:
    tokens = [token for symbol, token in zip(said.symbols, said.tokens, strict=True) if symbol == SYMBOL["CM"]]
    (calendar, first), (other, last) = (token.value for token in tokens)
    kind = joint(said)
    if calendar is not other or kind == "or" or (kind == "and" and not said.has("Y")) or first >= last:
        return None
    ends = [_with_year(said, calendar, month, None) for month in (first, last)]
    return Range(part_of(said, tokens[0], None, ends[0]), part_of(said, tokens[1], said.end, ends[1]), kind) if all(ends) else None


def counted_year(said: Said) -> Meaning | None:
    """ "The year 1441 AH"; in Persian also "the year 1398" and "the year 57"."""
    number = said.value("Y", "N", "D")
    calendar = _calendar_of_era(said)
    if calendar is None and said.language == "fa" and not said.has("ad") and not said.after("ad"):
        short = number <= 99 and said.has("YEAR") and said.symbols.endswith((SYMBOL["D"], SYMBOL["N"])) and not _counts(said)
        calendar = Calendar.SOLAR_HIJRI if number in IRANIAN_YEARS or (short and number >= 20) else None
    if calendar is None or number > LIKELY[calendar].stop:
        return None
    return Converted(calendar, _whole(number) if number <= 99 and calendar is Calendar.SOLAR_HIJRI else number)


def _counts(said: Said) -> bool:
    return said.next_word in ("%",) or said.next_word in said.lexicon.counted or said.after("UNIT", "YEAR", "YEARS", "MONTH", "DAY")


def counted_years(said: Said) -> Meaning | None:
    """ "From 1357 to 1367" in Persian, "1400–1410 AH"."""
    calendar = _calendar_of_era(said) or (Calendar.SOLAR_HIJRI if is_iranian_year(said) else None)
    tokens = [token for symbol, token in zip(said.symbols, said.tokens, strict=True) if symbol == SYMBOL["Y"]]
    first, last = (token.value for token in tokens)
    kind = joint(said)
    if calendar is None or kind in ("and", "or") or not first < last < LIKELY[calendar].stop:
        return None
    ends = [part_of(said, token, None, Converted(calendar, token.value)) for token in tokens]
    return Range(*ends, "to" if kind == "-" else kind)


def counted_pointed(said: Said) -> Meaning | None:
    """ "Last year (Iranian)"."""
    return Converted(_calendar_of_era(said), year_offset=year_offset(said))


def counted_decade(said: Said) -> Meaning | None:
    """In Persian "the decade of 60" is that of 1360."""
    number = said.value("Y", "N", "D", "NUM")
    if (said.has("UNIT") and said.value("UNIT") != "decade") or number % 10 or said.has("ad") or said.after("ad"):
        return None
    calendar = _calendar_of_era(said)
    if calendar is None and said.language == "fa" and (number in IRANIAN_YEARS or number <= 90):
        calendar = Calendar.SOLAR_HIJRI
    if calendar is None or number > LIKELY[calendar].stop:
        return None
    return Converted(calendar, decade=CENTURY + number if number <= 99 else number)


def counted_season(said: Said) -> Meaning | None:
    """ "The spring of 1398": Iranian years begin with spring."""
    number = said.value("Y", "N")
    if said.language == "fa" and 32 <= number <= 99:
        number = _whole(number)
    calendar = _calendar_of_era(said) or (_calendar_of_language(said, number) if said.language == "fa" else None)
    if calendar is not Calendar.SOLAR_HIJRI or number not in IRANIAN_YEARS:
        return None
    return Converted(calendar, number, season=said.value("SEASON"))


def feast(said: Said) -> Meaning | None:
    name = said.value("FEAST")
    if name not in FEASTS or not _spelt_as_name(said, said.token("FEAST")):
        return None
    calendar, month, day = FEASTS[name]
    return _with_year(said, calendar, month, day)
