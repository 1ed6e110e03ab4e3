"""What expressions of the calendar mean: days, months, years, quarters, seasons, decades, feasts."""

import re
from calendar import month_abbr, month_name, monthrange
from dataclasses import replace

from timeline.extraction.expressions.lexicon import AMBIGUOUS, CUT_SHORT, KIND, SYMBOL
from timeline.extraction.expressions.meanings import (
    Century,
    Day,
    Decade,
    Expression,
    Holiday,
    Meaning,
    Month,
    Nothing,
    Numbered,
    Portion,
    Range,
    Same,
    Season,
    Unit,
    Weekday,
    Year,
)
from timeline.extraction.expressions.said import WIDEST_LOOK, Said

LATEST_SHORT_YEAR = 30
_LEADS_TO_DATE = frozenset(
    [
        "in",
        "on",
        "by",
        "of",
        "since",
        "until",
        "till",
        "from",
        "to",
        "through",
        "throughout",
        "during",
        "before",
        "after",
        "between",
        "and",
        "or",
        "late",
        "early",
        "mid",
        "last",
        "this",
        "next",
        "every",
        "each",
        "for",
        "about",
        "around",
        "sometime",
        "for",
        "as",
        "than",
        "that",
        "post",
        "pre",
        "the",
        "(",
        "–",
        "-",
        "—",
    ]
)
_LEADS_TO_YEAR = frozenset(
    [
        "in",
        "by",
        "of",
        "since",
        "until",
        "till",
        "from",
        "to",
        "through",
        "throughout",
        "during",
        "before",
        "after",
        "between",
        "late",
        "early",
        "mid",
        "for",
        "about",
        "around",
        "sometime",
        "for",
        "circa",
        "fiscal",
        "year",
    ]
)
_COUNTED = frozenset(
    [
        "people",
        "troops",
        "soldiers",
        "men",
        "women",
        "children",
        "civilians",
        "members",
        "fighters",
        "militants",
        "prisoners",
        "refugees",
        "workers",
        "jobs",
        "homes",
        "houses",
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "meters",
        "metres",
        "feet",
        "tons",
        "tonnes",
        "pounds",
        "dollars",
        "euros",
        "marks",
        "yen",
        "francs",
        "points",
        "copies",
        "shares",
        "barrels",
        "acres",
        "percent",
        "pct",
        "mph",
        "kg",
        "killed",
        "dead",
        "wounded",
        "square",
        "cubic",
        "votes",
        "seats",
        "casualties",
        "aircraft",
        "tanks",
        "rockets",
        "missiles",
        "ships",
        "cars",
        "vehicles",
        "pages",
        "degrees",
        "employees",
        "students",
        "demonstrators",
        "protesters",
        "gallons",
        "megawatts",
        "hectares",
        "yards",
        "others",
        "more",
        "or",
        "spectators",
        "fans",
        "visitors",
        "passengers",
        "voters",
        "cases",
        "deaths",
        "victims",
        "families",
        "words",
        "seconds",
    ]
)


_NUMBERED_THINGS = frozenset(
    ("no", "flight", "route", "/", "page", "room", "highway", "resolution", "model", "boeing", "chapter", "section")
)
_JOINS_DATES = frozenset(("to", "and", "or", "-", "–", "through", "until"))
_MONTH_NAMES = "|".join((*month_name[1:], *(f"{name}\\.?" for name in month_abbr[1:]), "Sept\\.?"))
_AFTER_A_DATE = re.compile(
    rf"(?:\b(?:{_MONTH_NAMES})(?: [0-9]{{1,2}})?(?:,? [0-9]{{4}})?|\b(?:mid|early|late)|\b[0-9]{{4}}),? ?(?:to|and|or|-|–|through|until) ?$"
)
_AFTER_NTH = frozenset(
    [
        "the",
        "they",
        "he",
        "she",
        "it",
        "we",
        "a",
        "an",
        "and",
        "in",
        "at",
        "when",
        "but",
        "to",
        "was",
        "were",
        "with",
        "by",
        "his",
        "her",
        "their",
    ]
)


def iso(said: Said) -> Meaning | None:
    return _checked(*said.value("ISO"))


def slash(said: Said) -> Meaning | None:
    """3/4/2020, which may be April or March; the American order counts, the other is kept beside it."""
    if said.word_before.lower() in ("version", "v", "release", "build", "section", "chapter", "no", "article", "paragraph"):
        return None
    first, second, third = said.value("SLASH")
    if len(first) == 4:
        return _checked(int(first), second, int(third))
    if len(first) > 2:
        return None
    year, one = _whole_year(third), int(first)
    if one <= 12 and second <= 12 and one != second:
        return Day(year, one, second, doubtful=(second, one))
    month, number = (one, second) if one <= 12 else (second, one)
    return _checked(year, month, number)


def day(said: Said) -> Meaning | None:
    number = said.value("ORD", "SECOND", "DD")
    number = 2 if said.has("SECOND") and not said.has("ORD") else number
    year = said.value("YYYY")
    if year is None and said.has("SHORTYEAR"):
        year = _whole_year(f"{said.value('SHORTYEAR'):02}")
    if not _month_said(said):
        return None
    if (said.value("MONTH"), number, year) == (7, 4, None) and said.has("of") and said.word_after[:1].isupper():
        return Nothing()  # the 4th of July in a name
    return _checked(year, said.value("MONTH"), number, said.value("WEEKDAY"), said.direction)


def day_pointed(said: Said) -> Meaning | None:
    """ "March 3 last year", "January 24 of the same year"."""
    month = Month(None, said.value("MONTH"), None, said.direction)
    if said.unit != "year":
        return None
    if said.has("that", "same"):
        month = Same("year", "that", replace(month, year_offset=None))
    found = _checked(None, said.value("MONTH"), said.value("DD", "ORD"), said.value("WEEKDAY"))
    return Numbered(found.day, "day", month) if found else None


def weekday_number(said: Said) -> Meaning | None:
    """ "Friday the 13th"."""
    return Day(None, None, said.value("ORD"), said.value("WEEKDAY"))


def day_of_that(said: Said) -> Meaning | None:
    """ "The 28th of that month"."""
    if said.unit != "month" or not 1 <= said.value("ORD") <= 31:
        return None
    whole = Same("month", "that") if said.has("that", "same") else Unit("month", said.direction, "this")
    return Numbered(said.value("ORD"), "day", whole)


def nth(said: Said) -> Meaning | None:
    """ "On the 5th", of a month told before."""
    token = said.token("ORD")
    if not said.text[token.start].isdigit() or not 1 <= said.value("ORD") <= 31 or said.word_before.lower() not in ("on", "by", "until"):
        return None
    after = said.word_after
    return Numbered(said.value("ORD"), "day", Same("month", "that")) if not after[:1].isalpha() or after in _AFTER_NTH else None


def days_of_month(said: Said) -> Meaning | None:
    """ "3 and 5 January 2020", "May 3–5": two days that share their month and year."""
    month, year = said.value("MONTH"), said.value("YYYY")
    numbers = said.values("DD", "ORD")
    ends = [_checked(year, month, number) for number in numbers[:2]]
    if not all(ends):
        return None
    first, last = (said.tokens[place] for place, symbol in enumerate(said.symbols) if KIND[symbol] in ("DD", "ORD"))
    starts = last.start, said.end
    if said.symbols[0] == SYMBOL["MONTH"]:
        return Range(_cut(said, said.start, first.end, ends[0]), _cut(said, *starts, ends[1]), _joint(said))
    return Range(_cut(said, first.start, first.end, ends[0]), _cut(said, *starts, ends[1]), _joint(said))


def _cut(said: Said, start: int, end: int, meaning: Meaning) -> Expression:
    return Expression(start, end, said.text[start:end], meaning)


def _joint(said: Said) -> str:
    if said.has("HYPHEN"):
        return "-"
    if said.has("and"):
        return "between" if said.has("between") or said.word_before.lower() == "between" else "and"
    return "or" if said.has("or") else "to"


def month(said: Said) -> Meaning | None:
    if not _month_said(said):
        return None
    if said.has("SHORTYEAR"):
        return Month(_whole_year(f"{said.value('SHORTYEAR'):02}"), said.value("MONTH"))
    return Month(said.value("YYYY"), said.value("MONTH"), said.direction)


def month_of_year(said: Said) -> Meaning | None:
    """ "March last year", "August of that year"."""
    number = said.value("MONTH")
    if said.unit != "year":
        return None
    if said.has("that", "same"):
        return Same("year", "that", Month(None, number))
    if said.has("the"):
        return Numbered(number, "month", Unit("year", said.direction, "the"))
    return Month(None, number, None, said.direction)


def year(said: Said) -> Meaning | None:
    """A bare number of four digits is a year only where nothing counts with it."""
    number = said.value("YYYY")
    if said.has("fiscal"):
        return Year(number)
    before, after = said.word_before, said.word_after
    if before in ("$", "£", "€", "#", "¥") or after == "%" or after.lower() in _COUNTED or _decimal(said):
        return None
    if before.lower() in _LEADS_TO_YEAR or said.has("UNIT"):
        return Year(number)
    return Year(number) if 1500 <= number <= 2050 and not _counted_after(said) and before.lower() not in _NUMBERED_THINGS else None


def short_year(said: Said) -> Meaning | None:
    """ "In '98"."""
    return Year(_whole_year(f"{said.value('SHORTYEAR'):02}")) if said.word_before.lower() in _LEADS_TO_YEAR - {"for", "about"} else None


def nine_eleven(said: Said) -> Meaning | None:
    """The attacks of 11 September 2001 by their American name."""
    leads = said.word_before.lower() in ("before", "after", "since", "post", "pre", "-", "the", "of", "on", "until") or said.word_after.lower() in (
        "attacks", "attack", "hijackers", "terrorists", "commission", "terror")  # fmt: skip
    return Day(2001, 9, 11) if leads else None


def _decimal(said: Said) -> bool:
    around = said.text[max(0, said.start - 2) : said.start], said.text[said.end : said.end + 2]
    return (around[0][-1:] in (".", ",", "/", ":") and around[0][:1].isdigit()) or around[1][:1] == "/" and around[1][1:].isdigit()


def _counted_after(said: Said) -> bool:
    return said.word_before.lower() in (
        "some",
        "than",
        "least",
        "over",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "another",
        "only",
        "with",
    )


def year_spoken(said: Said) -> Meaning | None:
    """ "Nineteen ninety-four", "the year two thousand"."""
    if said.has("UNIT"):
        if said.unit != "year":
            return None
        if said.has("YYYY"):
            return Year(said.value("YYYY"))
        numbers = said.values("ONES", "TEENS", "TENS", "HUNDRED")
        total = 0
        for number in numbers:
            total = (total or 1) * number if number in (100, 1000) else total + number
        return Year(total) if 1000 <= total <= 2199 else None
    century = said.value("TEENS")
    if not 15 <= century <= 20:
        return None
    return Year(century * 100 + sum(said.values("TENS")) + sum(said.values("ONES")))


def years(said: Said) -> Meaning | None:
    """ "1914-1918", "1990-91"."""
    first = said.value("YYYY")
    token = said.tokens[-1]
    written = said.text[token.start : token.end]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written) if len(written) == 2 else 0
    if not first < last <= first + 500:
        return None
    head = said.tokens[0]
    ends = (
        Expression(head.start, head.end, said.text[head.start : head.end], Year(first)),
        Expression(token.start, token.end, written, Year(last)),
    )
    return Range(*ends, "to")


def portion(said: Said) -> Meaning | None:
    """ "The third quarter", "first half of 1998", "the 19th century"."""
    if said.has("QNUM"):
        number, of = said.value("QNUM")
        short = said.value("SHORTYEAR")
        year = said.value("YYYY") if short is None else _whole_year(f"{short:02}")
        return Portion(number, of, year) if number <= of and (year or of == 4) else None
    number = 2 if said.has("SECOND", "latter", "other") and not said.has("ORD") else said.value("ORD")
    unit = "half" if said.has("half") else said.values("UNIT")[-1 if said.has("s") else 0]
    of_year = said.direction if said.has("this", "last", "next") else None
    if unit == "century":
        return Century(number) if number <= 21 else None
    if unit == "quarter" and number <= 4:
        return Portion(number, 4, said.value("YYYY"), of_year)
    if unit == "half" and number <= 2 and (said.has("YYYY") or of_year is not None):
        return Portion(number, 2, said.value("YYYY"), of_year)
    return None


def season(said: Said) -> Meaning | None:
    word = said.words("SEASON") or said.words("SEASONPART")
    number = said.value("SEASON", "SEASONPART")
    of_year = said.direction if said.has("UNIT") else None
    direction = None if said.has("UNIT") else said.direction
    if said.has("UNIT") and said.unit != "year":
        return None
    if (
        word[0].isupper()
        and said.word_before[:1].isupper()
        and said.word_before.lower() not in _LEADS_TO_DATE
        and (not said.word_after[:1].isupper() and said.symbols == SYMBOL["SEASON"])
    ):
        return None  # a surname
    told = said.has("YYYY", "UNIT", "this", "last", "next", "that", "previous", "following", "coming", "same", "SEASONPART")
    if not told and not _season_alone(said, word):
        return None
    return Season(number, said.value("YYYY"), direction, of_year)


def _season_alone(said: Said, word: str) -> bool:
    """ "Fall" and "spring" are verbs and other nouns too."""
    if said.word_after.lower() in ("quarters", "olympics", "games", "clothes", "clothing", "coat", "wheat", "food", "palace", "sports"):
        return False
    if said.word_after.lower() in ("of", "from", "in", "back", "water", "up", "between", "short") and word.lower() in ("fall", "spring"):
        return False
    before = said.word_before.lower()
    leads = before in (
        "in",
        "by",
        "during",
        "since",
        "until",
        "through",
        "throughout",
        "early",
        "late",
        "mid",
        "over",
        "this",
        "before",
        "after",
    )
    if word.lower() == "fall":
        return said.has("the") and leads
    if word.lower() == "spring":
        return leads or (word == "Spring" and said.has("the")) or said.word_after.lower() == "offensive"
    return True


def decade(said: Said) -> Meaning | None:
    if said.has("DECADE"):
        return Decade(said.value("DECADE"))
    if said.has("SHORTDECADE"):
        token = said.token("SHORTDECADE")
        sure = said.has("the") or not said.text[token.start].isdigit()
        return Decade(1900 + said.value("SHORTDECADE")) if sure and said.value("SHORTDECADE") >= LATEST_SHORT_YEAR else None
    century = said.value("TEENS")
    return Decade((century or 19) * 100 + said.value("DECADEWORD"))


def weekday(said: Said) -> Meaning | None:
    word = said.words("WEEKDAY")
    if word in CUT_SHORT and not (said.text[said.end - 1] == "." or said.word_after == "." or said.word_before.lower() == "on"):
        return None
    if word in CUT_SHORT and len(word) == 3 and word in ("Sat", "Sun", "Wed") and said.word_before.lower() != "on":
        return None
    if said.has("following", "previous"):
        return Weekday(said.value("WEEKDAY"), said.direction * 2)
    if said.has("that", "same"):
        return Weekday(said.value("WEEKDAY"), 0)
    return Weekday(said.value("WEEKDAY"), said.direction)


def weekday_of_week(said: Said) -> Meaning | None:
    if said.unit != "week":
        return None
    return Weekday(said.value("WEEKDAY"), None, said.direction)


def holiday(said: Said) -> Meaning | None:
    name = said.value("HOLIDAY", "FEAST")
    if said.has("FEAST"):
        if name == "new year":
            if not said.has("UNIT") or said.unit != "year" or not (said.has("eve") or said.values("UNIT")[-1] == "day" or said.has("APOS")):
                return None
        elif name in ("good friday", "palm sunday", "ash wednesday"):
            if said.value("WEEKDAY") != {"g": 4, "p": 6, "a": 2}[name[0]]:
                return None
        elif said.unit != "day" or not said.has("UNIT") or not said.words("UNIT")[0].isupper():
            return None
    if said.has("UNIT") and said.has("HOLIDAY") and said.values("UNIT")[-1] != "day":
        return None
    if said.has("eve"):
        name += " eve"
    return Holiday(name, said.value("YYYY"), said.direction if said.has("last", "next", "this") else None)


def _month_said(said: Said) -> bool:
    """Whether the name of a month is one here: "May" alone is a verb or a person too."""
    token = said.token("MONTH")
    word = said.text[token.start : token.end]
    if word not in CUT_SHORT and word not in AMBIGUOUS and word not in ("April", "June"):
        return True
    if said.has("YYYY", "DD", "ORD", "SECOND", "last", "next", "this", "previous", "following", "coming"):
        return True
    before = said.word_before
    if word in ("April", "June", "August"):
        after = said.word_after
        named = (before[:1].isupper() or after[:1].isupper()) and before.lower() not in _LEADS_TO_DATE
        return not named or not before[:1].isalpha() and not after[:1].isupper()
    if before.lower() in _JOINS_DATES:
        return bool(_AFTER_A_DATE.search(said.text[max(0, said.start - WIDEST_LOOK) : said.start]))
    return before.lower() in _LEADS_TO_DATE - {"and", "or", "that", "the", "for", "(", "as", "than", "–", "-", "—", "to"}


def _whole_year(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number <= LATEST_SHORT_YEAR else 1900)


def _checked(year: int | None, month: int, number: int, weekday: int | None = None, direction: int | None = None) -> Day | None:
    """The day, if there is such a day."""
    if not 1 <= month <= 12 or year == 0:
        return None
    if not 1 <= number <= monthrange(year or 2000, month)[1]:
        return None
    return Day(year, month, number, weekday, direction)
