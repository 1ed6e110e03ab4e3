"""What a match of the grammar means: days, months and years."""

from datetime import date, timedelta

from timeline.dates.calendars import Calendar
from timeline.extraction.expressions.meanings import Clock, Day, Expression, Meaning, Month, Numbered, Range, Unit, Weekday, Year
from timeline.extraction.foreign.converted import Converted
from timeline.extraction.foreign.guards import is_loose_short, is_street, led, month_is_sure, year_is_sure
from timeline.extraction.foreign.lexicon import SYMBOL
from timeline.extraction.foreign.said import DIRECTIONS, Said

LATEST_SHORT_YEAR = 40
IRANIAN_YEARS = range(1200, 1500)
_YEAR_WORDS = frozenset((SYMBOL["YEAR"], SYMBOL["YEARS"]))
_JOINTS = (("or", "or"), ("HYPHEN", "-"), ("SLASH", "-"), ("to", "to"), ("till", "to"), ("abl", "to"), ("and", "and"))


def numeric(said: Said) -> Meaning | None:
    """ "03.01.2020", "2020/01/03"; of two that can both be a month the first is the day."""
    first, second, third = said.value("NUMERIC")
    if said.has("ah", "sh") or not _may_be_date(said, first, third):
        return None
    if not third:
        return _day_and_month(said, int(first), int(second))
    if len(first) == 4:
        return Day.of(int(first), int(second), int(third), said.value("WD"))
    if len(first) > 2 or len(third) not in (2, 4):
        return None
    day, month = int(first), int(second)
    if month > 12 and day <= 12:
        day, month = month, day
    return Day.of(_whole_year(third), month, day, said.value("WD"))


def _may_be_date(said: Said, first: str, third: str) -> bool:
    """Hyphens with a short year are scores and phone numbers, full stops with one may be versions."""
    return not ("-" in said.token("NUMERIC").form and len(first) < 4 and len(third) < 4)


def _day_and_month(said: Said, number: int, month: int) -> Meaning | None:
    """ "On 28.11.": German only, behind a word that leads to a date."""
    return Day.of(None, month, number, said.value("WD")) if said.language == "de" and (led(said) or said.has("the")) else None


def _whole_year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number <= LATEST_SHORT_YEAR else 1900)


def day(said: Said) -> Meaning | None:
    number, month = day_number(said), month_number(said)
    if number is None or month is None or said.has("bc"):
        return None
    if (offset := year_offset(said)) is not None:
        found = Day.of(None, month, number, said.value("WD"))
        return Numbered(number, "day", Month(None, month, None, offset)) if found else None
    if said.value("Y") is None and is_street(said):
        return None
    # "This 11 May" is the nearest one, not that of this year.
    return Day.of(said.value("Y"), month, number, said.value("WD"), said.direction or None)


def week_of(said: Said) -> Meaning | None:
    """ "The week of 30 March"."""
    found = day(said) if said.has("of") or said.symbols[-1] == SYMBOL["WEEK"] else None
    return Numbered(0, "week", found) if isinstance(found, Day) else None


def day_number(said: Said) -> int | None:
    return said.value("ORD", "D") if said.value("ORD", "D") != -1 else None


def month_number(said: Said) -> int | None:
    """The month; one that is told by two names must be the same by both."""
    months = set(said.values("M"))
    return months.pop() if len(months) == 1 and not is_loose_short(said) else None


def year_offset(said: Said) -> int | None:
    """0 of "this year", -1 of "last year"; None where no year is pointed at."""
    if (offset := said.value("YEARWORD")) is not None:
        return offset
    for place, symbol in enumerate(said.symbols):
        if symbol in DIRECTIONS and (said.symbols[place - 1 : place] in _YEAR_WORDS or said.symbols[place + 1 : place + 2] in _YEAR_WORDS):
            return DIRECTIONS[symbol]
    return None


def day_of_month(said: Said) -> Meaning | None:
    """ "The 5th of last month"."""
    number = day_number(said)
    return Numbered(number, "day", Unit("month", said.direction, "this")) if number else None


def nightto(said: Said) -> Meaning | None:
    """ "In the night to 5 January" is the night that began on the 4th."""
    if not said.has("D", "ORD"):
        return Clock("TNI", Weekday((said.value("WD") - 1) % 7, said.direction))
    found = day(said)
    if not isinstance(found, Day):
        return None
    before = date(found.year or 2001, found.month, found.day) - timedelta(days=1) if (found.month, found.day) != (2, 29) else None
    if before is None:
        return None
    year = before.year if found.year else None
    return Clock("TNI", Day(year, before.month, before.day))


def night(said: Said) -> Meaning | None:
    """ "The night from Sunday to Monday", "from 2 to 3 January"; "last night"."""
    if said.has("NIGHT"):
        offset, part = said.value("NIGHT")
        return Clock(part, Unit("day", offset, "today"))
    if said.has("M"):
        first, second = said.values("D", "ORD")[:2]
        found = day(said)
        return Clock(said.value("PART") or "TNI", found) if isinstance(found, Day) and second == first + 1 else None
    first, second = said.values("WD")
    return Clock(said.value("PART"), Weekday(first)) if (second - first) % 7 == 1 else None


def month(said: Said) -> Meaning | None:
    number = month_number(said)
    if number is None or said.has("bc") or not month_is_sure(said):
        return None
    if (year := said.value("Y")) is not None:
        return Month(year, number)
    if (offset := year_offset(said)) is not None:
        return Month(None, number, None, offset)
    return Month(None, number, said.direction)


def year(said: Said) -> Meaning | None:
    if said.has("bc") or not year_is_sure(said) or is_street(said):
        return None
    if is_iranian_year(said):
        return Converted(Calendar.SOLAR_HIJRI, said.value("Y"))
    return Year(said.value("Y"))


def is_iranian_year(said: Said) -> bool:
    """In Persian a year of these centuries is counted from 622 without more words."""
    return (
        said.language == "fa" and all(number in IRANIAN_YEARS for number in said.values("Y")) and not (said.has("ad") or said.after("ad"))
    )


def joint(said: Said) -> str:
    if said.has("between", "amid"):
        return "between"
    return next(joint for kind, joint in _JOINTS if said.has(kind))


def days_range(said: Said) -> Meaning | None:
    """ "3 to 5 January 2020": both days share the month and the year."""
    places = [place for place, symbol in enumerate(said.symbols) if symbol in (SYMBOL["D"], SYMBOL["ORD"])]
    whole = day(said)
    if whole is None or len(places) < 2:
        return None
    first, second = places[-2:] if said.symbols[places[0]] == SYMBOL["Y"] else places[:2]
    ends = [_with_number(whole, said.tokens[place].value) for place in (first, second)]
    if not all(ends) or said.tokens[first].value >= said.tokens[second].value:
        return None
    cut = said.place("M")
    last_end = said.end if cut > second else said.tokens[second].end
    return Range(part_of(said, said.tokens[first], None, ends[0]), part_of(said, said.tokens[second], last_end, ends[1]), joint(said))


def _with_number(whole: Meaning, number: int) -> Meaning | None:
    if isinstance(whole, Numbered):
        return Day.of(None, whole.whole.month, number) and Numbered(number, "day", whole.whole)
    return Day.of(whole.year, whole.month, number, None, whole.direction)


def part_of(said: Said, token, end: int | None, meaning) -> Expression:
    last = end or token.end
    return Expression(token.start, last, said.text[token.start : last], meaning)


def months_range(said: Said) -> Meaning | None:
    """ "From March to June 2020"; with a year of the last one only, the first is of the year that makes it earlier."""
    months = [(token, token.value) for symbol, token in zip(said.symbols, said.tokens, strict=True) if symbol == SYMBOL["M"]]
    kind = joint(said)
    if len(months) != 2 or months[0][1] == months[1][1] or (kind == "and" and not said.has("Y", "YEAR", "YEARWORD")):
        return None
    if said.has("HYPHEN") and not (said.has("Y") or month_is_sure(said)):
        return None
    (first, one), (last, other) = months
    year, offset = said.value("Y"), year_offset(said)
    back = one > other
    if year is not None:
        ends = Month(year - back, one), Month(year, other)
    elif offset is not None:
        ends = Month(None, one, None, offset - back), Month(None, other, None, offset)
    else:
        ends = Month(None, one, said.direction), Month(None, other, said.direction)
    end = said.end if said.symbols[-1] != SYMBOL["M"] else None
    return Range(part_of(said, first, None, ends[0]), part_of(said, last, end, ends[1]), kind)


def years_range(said: Said) -> Meaning | None:
    kind = joint(said)
    tokens = [token for symbol, token in zip(said.symbols, said.tokens, strict=True) if symbol in (SYMBOL["Y"], SYMBOL["D"])]
    if len(tokens) != 2 or said.has("bc") or kind in ("and", "or"):
        return None
    first, last = (token.value for token in tokens)
    last = last if last >= 100 else first // 100 * 100 + last
    if not first < last <= first + 300 or not year_is_sure(said, paired=True):
        return None
    kind = "to" if kind == "-" else kind
    return Range(part_of(said, tokens[0], None, Year(first)), part_of(said, tokens[1], None, Year(last)), kind)
