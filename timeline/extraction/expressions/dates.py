"""What days, months and weekdays mean, and whether "May" is one."""

import re
from calendar import month_abbr, month_name
from dataclasses import replace

from timeline.extraction.expressions.guards import (
    AFTER_DAY_OF_MONTH,
    COUNTED,
    CREDITS,
    LEADS_TO_DATE,
    LEADS_TO_SMALL_MONTH,
    NAMED_AFTER_DAYS,
    NAMED_AFTER_WEEKDAYS,
    NAMED_WEEKDAYS,
    NOT_DAYS,
    OF_A_MONTH,
    VERSIONS,
    whole_year,
)
from timeline.extraction.expressions.lexicon import AMBIGUOUS, CUT_SHORT, KIND, OTHER_WORDS, SYMBOL
from timeline.extraction.expressions.meanings import (
    LAST,
    NEXT,
    Day,
    Expression,
    Meaning,
    Month,
    Nothing,
    Numbered,
    Range,
    Same,
    Unit,
    Weekday,
)
from timeline.extraction.expressions.said import WIDEST_LOOK, Said

_JOINS_DATES = frozenset(("to", "and", "or", "-", "–", "through", "until"))
_MONTH_NAMES = "|".join((*month_name[1:], *(f"{name}\\.?" for name in month_abbr[1:]), "Sept\\.?"))
_AFTER_A_DATE = re.compile(
    rf"(?:\b(?:{_MONTH_NAMES})(?: [0-9]{{1,2}})?(?:,? [0-9]{{4}})?|\b(?:mid|early|late)|\b[0-9]{{4}}),? ?(?:to|and|or|-|–|through|until) ?$"
)
LONGEST_SHORT = 3  # a month cut short wants more than a word before it
_CREDIT = re.compile(rf"\b(?:{CREDITS}) by $", re.IGNORECASE)
# Who "gave his name only as Friday".
_NAMES_A_PERSON = re.compile(r"\b(?:names?|known|identified)(?: only| simply| just){0,2} as $|\b(?:nicknamed|surnamed) $")
_NAMED_BEHIND = re.compile(r"(?: [A-Z][A-Za-z.]{0,15}){1,3}")
# Behind these "May" and "March" are as often a verb or a person.
_LEADS_TO_MAY = LEADS_TO_DATE - {"and", "or", "that", "the", "for", "(", "as", "than", "–", "-", "—", "to"}


def iso(said: Said) -> Meaning | None:
    return Day.of(*said.value("ISO"))


def slash(said: Said) -> Meaning | None:
    """3/4/2020, which may be April or March; the American order counts, the other is kept beside it."""
    if said.word_before.lower() in VERSIONS:
        return None
    first, second, third = said.value("SLASH")
    if len(first) == 4:
        return Day.of(int(first), second, int(third))
    if len(first) > 2:
        return None
    year, one = whole_year(third), int(first)
    if one <= 12 and second <= 12 and one != second:
        return Day(year, one, second, doubtful=(second, one))
    month, number = (one, second) if one <= 12 else (second, one)
    return Day.of(year, month, number)


def day(said: Said) -> Meaning | None:
    number = said.value("ORD", "SECOND", "DD")
    year = said.year
    if year is None and said.has("SHORTYEAR"):
        year = whole_year(f"{said.value('SHORTYEAR'):02}")
    if not _month_said(said):
        return None
    if year is None and said.text[said.end : said.end + 1] == " " and said.word_after in NAMED_AFTER_DAYS:
        return None if said.has("WEEKDAY") else Nothing()  # the Second of May Square
    if (said.value("MONTH"), number, year) == (7, 4, None) and said.has("of") and said.word_after[:1].isupper():
        return Nothing()  # the 4th of July in a name
    return Day.of(year, said.value("MONTH"), number, said.value("WEEKDAY"), _pointed(said)) or Nothing()


def _pointed(said: Said) -> int | None:
    """ "The following Tuesday, 10 March" points from another date, not from now."""
    return None if said.has("following", "previous", "the") else said.direction


def day_pointed(said: Said) -> Meaning | None:
    """ "March 3 last year", "January 24 of the same year"."""
    month = Month(None, said.value("MONTH"), None, said.direction)
    if said.unit != "year":
        return None
    if said.has("that", "same"):
        month = Same("year", "that", replace(month, year_offset=None))
    elif said.has("the"):
        month = Same("year", "previous" if said.direction == LAST else "following", replace(month, year_offset=None))
    found = Day.of(None, said.value("MONTH"), said.value("DD", "ORD"), said.value("WEEKDAY"))
    return Numbered(found.day, "day", month) if found else None


def weekday_number(said: Said) -> Meaning | None:
    """ "Friday the 13th", not "Sunday, the third attack"."""
    token = said.token("ORD")
    if not said.text[token.start].isdigit() or (said.word_after[:1].isalpha() and said.word_after not in AFTER_DAY_OF_MONTH):
        return None
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
    named = _NAMED_BEHIND.match(said.text, said.end)
    if named and not NOT_DAYS.isdisjoint(named[0].lower().split()):
        return None  # "by the 5th U.S. Circuit Court"
    return None if said.word_after.lower() in NOT_DAYS else Numbered(said.value("ORD"), "day", Same("month", "that"))


def days_of_month(said: Said) -> Meaning | None:
    """ "3 and 5 January 2020", "May 3–5": two days that share their month and year."""
    month, year = said.value("MONTH"), said.value("YYYY")
    numbers = said.values("DD", "ORD")
    if said.words("MONTH").islower() and not _small_month_said(said, said.words("MONTH")):
        return None
    ends = [Day.of(year, month, number) for number in numbers[:2]]
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
    if "," in said.text[said.start : said.end] and said.word_after.lower() in COUNTED:
        return None  # "as of September, 1836 cases": a number, and no year
    if said.has("SHORTYEAR"):
        return Month(whole_year(f"{said.value('SHORTYEAR'):02}"), said.value("MONTH"))
    return Month(said.year, said.value("MONTH"), said.direction)


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


def weekday(said: Said) -> Meaning | None:
    word = said.words("WEEKDAY")
    if word in CUT_SHORT and not (said.text[said.end - 1] == "." or said.word_after == "." or said.word_before.lower() == "on"):
        return None
    if word in CUT_SHORT and len(word) == 3 and word in ("Sat", "Sun", "Wed") and said.word_before.lower() != "on":
        return None
    if _is_named(said):
        return Nothing()
    if said.word_before.lower() == "the" and said.word_after in ("after", "before"):
        return Weekday(said.value("WEEKDAY"), NEXT if said.word_after == "after" else LAST, told=True)  # the Monday after the vote
    if said.has("following", "previous", "that", "same") or (said.has("the") and said.has("next")):
        return Weekday(said.value("WEEKDAY"), said.direction, told=True)
    return Weekday(said.value("WEEKDAY"), said.direction)


def _is_named(said: Said) -> bool:
    """Bloody Sunday, the Sunday supplement, the Friday prayers, a man who gives his name as Friday."""
    after, before = said.word_after.lower(), said.text[max(0, said.start - WIDEST_LOOK) : said.start]
    if said.symbols == SYMBOL["WEEKDAY"] and said.word_before in NAMED_WEEKDAYS:
        return True
    if after in NAMED_AFTER_WEEKDAYS and (said.word_after[:1].isupper() or before.lower().endswith(("the ", "its ", "their ", "our "))):
        return True
    return bool(_NAMES_A_PERSON.search(before))


def some_weekday(said: Said) -> Meaning | None:
    """ "It was a Thursday": the weekday of a day that the story tells elsewhere."""
    if said.word_before.lower() not in ("was", "on") or said.word_after[:1] not in (".", ",", ";", ":", ")"):
        return None
    return Weekday(said.value("WEEKDAY"), told=True, some=True)


def figures(said: Said) -> Meaning | None:
    """ "06/02", in the order of day and month that the text keeps."""
    return Day.of(None, *said.value("DAYMONTH"))


def weekday_of_week(said: Said) -> Meaning | None:
    if said.unit != "week":
        return None
    return Weekday(said.value("WEEKDAY"), None, said.direction)


def nine_eleven(said: Said) -> Meaning | None:
    """The attacks of 11 September 2001 by their American name."""
    leads = said.word_before.lower() in LEADS_TO_DATE or said.word_after.lower().startswith(("attack", "hijack", "terror", "commission"))
    return Day(2001, 9, 11) if leads else None


def _month_said(said: Said) -> bool:
    """Whether the name of a month is one here: "May" alone is a verb or a person too."""
    token = said.token("MONTH")
    word = said.text[token.start : token.end]
    if word.islower():
        return _small_month_said(said, word)
    if word not in CUT_SHORT and word not in AMBIGUOUS and word not in ("April", "June"):
        return True
    if said.has("YYYY", "DD", "ORD", "SECOND", "last", "next", "this", "previous", "following", "coming"):
        return True
    before = said.word_before
    if (
        before.lower() == "by"
        and said.word_after[:1].isupper()
        and _CREDIT.search(said.text[max(0, said.start - WIDEST_LOOK) : said.start])
    ):
        return False
    if word in ("April", "June", "August"):
        after = said.word_after
        named = (before[:1].isupper() or after[:1].isupper()) and before.lower() not in _LEADS_TO_MAY
        return not named or not before[:1].isalpha() and not after[:1].isupper()
    if before.lower() in _JOINS_DATES and _AFTER_A_DATE.search(said.text[max(0, said.start - WIDEST_LOOK) : said.start]):
        return True
    return before.lower() in _LEADS_TO_MAY or (before.lower() == "the" and said.word_after in OF_A_MONTH)


def _small_month_said(said: Said, word: str) -> bool:
    """ "On 12 march", "march 14th", "january 2019", "in january": not "12 march on the town", "12 may die"."""
    order, led = said.token("ORD"), said.word_before.lower() in LEADS_TO_SMALL_MONTH
    if order and said.text[order.start].isdigit():
        return True
    numbered = said.has("DD", "SHORTYEAR") or said.year is not None
    if word in OTHER_WORDS:
        return numbered and (led or (said.has("DD") and said.year is not None))
    return numbered or (led and len(word) > LONGEST_SHORT)
