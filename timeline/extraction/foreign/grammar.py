"""The grammar of time expressions in seven languages: kinds of words in a row, and the builder that says what they mean.

One grammar serves all of them: where a word stands before its noun in one language and behind it in another, both orders are read.
"""

import re
from functools import lru_cache

from timeline.extraction.foreign.lexicon import SYMBOL

# Shorthands of the rules below, in their own notation: kinds of words, and | ? * ( ) as in regular expressions; NOPTR is no
# "last" or "next" behind.
SHORTHANDS = {
    "AMOUNT": "(D|N|NUM (HYPHEN? and? NUM)?|few)",
    "IN": "(in|inwithin)",
    "ROUGH": "(IN? rough of?)",
    "DAYNO": "(ORD|D (nd|dec)? STOP?)",
    "CASE": "(gen|loc|nd)",
    "PTR": "(last|next|this)",
    "ANYUNIT": "(DAY|WEEK|MONTH|YEAR|YEARS|UNIT)",
    "ANYYEAR": "(YEAR|YEARS)",
    "MON": "(M (SLASH M|OPEN M CLOSE)? CASE?)",
    "YR": "(COMMA? of? the? (ANYYEAR of? the?)? Y nd? CASE? ANYYEAR? CASE? ad?)",
    "DIRYEAR": "(COMMA? of? IN? the? (PTR YEAR|YEAR PTR|YEARWORD))",
    "WDP": "(the? (DAYWORD (COMMA|OPEN)?)? DAY? (PTR? WD PTR?) PART? COMMA? IN? the? (DAY of?)?)",
    "AT": "(IN? of? PART)",
    "WDBEHIND": "(COMMA? OPEN? IN? the? WD CLOSE? NOPTR)",
    "JOINT": "(to|till|and|or|HYPHEN|abl)",
    "FROM": "(fromsince|of|since)",
    "CYEAR": "(COMMA? of? (ANYYEAR of?)? (ah|sh)? (Y|N) nd? CASE? ANYYEAR? CASE? of? (ah|sh)?)",
    "ERA": "(ah|sh)",
    "ADJECTIVE": "(islamic|iranian)",
}  # fmt: skip

# In this order; the first that fits wins. Name → kinds. A name begins with that of its builder, up to the first dot.
DAY_RULES = (
    ("numeric", "WDP? the? NUMERIC CASE? YEAR? ERA? WDBEHIND?"),
    ("years_range", "(between|FROM)? the? ANYYEAR? Y (abl|STOP)? JOINT the? ANYYEAR? Y CASE? dat? ANYYEAR? (amid|tillpost)?"),
    ("years_range.short", "IN? the? ANYYEAR? Y (HYPHEN|SLASH) D ANYYEAR"),
    (
        "days_range",
        "(between|FROM)? the? WD? DAYNO JOINT the? WD? DAYNO of? (MONTH of?)? MON MONTH? (YR|DIRYEAR|PTR)? dat? (DAY? (amid|tillpost))?",
    ),
    ("days_range.yearfirst", "(Y CASE? YEAR?|PTR YEAR|YEARWORD) the? DAYNO JOINT DAYNO MON DAY? amid?"),
    ("night.days", "IN? the? PART of? the? DAYNO (to|till|HYPHEN|SLASH|and) the? DAYNO of? MON YR?"),
    ("night.between", "IN? the? PART of? the? WD (to|till|HYPHEN|SLASH|and) the? WD"),
    ("night.dayto", "NIGHTTO DAYNO in DAYNO of? MON YR?"),
    ("nightto.day", "NIGHTTO the? (WD COMMA? the?)? DAYNO of? MON YR?"),
    ("nightto.weekday", "NIGHTTO the? PTR? WD PTR?"),
    ("week_of", "the? WEEK of? the? DAYNO of? MON YR?"),
    ("week_of.behind", "DAYNO MON Y? CASE? WEEK"),
    ("day.yearfirst", "(Y CASE? (YEAR CASE?)?|PTR YEAR|YEARWORD) (MON MONTH? DAYNO CASE?|DAYNO MON CASE?) (WD? DAY)?"),
    (
        "day",
        "(PART of?)? WDP? the? (DAY of?)? PTR? DAYNO (of? the? MONTH)? of? MON MONTH? (YR|DIRYEAR|PTR)? CASE? WDBEHIND? DAY? AT?",
    ),
    ("day.monthfirst", "MON MONTH? DAYNO (COMMA|of)? Y?"),
    ("day_of_month", "WDP? the? DAYNO (DAY of?)? (of? the? (PTR MONTH|MONTH PTR)|MONTH PTR)"),
)
MONTH_RULES = (
    ("months_range", "(between|FROM)? the? MON JOINT the? MON (YR|DIRYEAR|PTR)? dat? (amid|tillpost)?"),
    ("months_range.yearfirst", "(Y CASE? YEAR?|PTR YEAR|YEARWORD) MON JOINT MON amid?"),
    ("month.yearfirst", "(Y CASE? (YEAR CASE?)?|PTR YEAR|YEARWORD|YR) (MONTH of?)? MON MONTH? CASE?"),
    ("month", "(MONTH of? (the? PTR)?)? the? PTR? MON (MONTH CASE?)? (YR|DIRYEAR|PTR)? CASE?"),
)
CALENDAR_RULES = (
    ("counted_numeric", "WDP? NUMERIC ERA?"),
    ("counted_range", "(between|FROM)? the? DAYNO JOINT the? DAYNO of? (MONTH of?)? CM MONTH? CYEAR? ERA?"),
    ("counted_day.yearfirst", "(Y CASE? YEAR?) (DAYNO CM|CM DAYNO) DAY?"),
    (
        "counted_day",
        "(PART of?)? WDP? the? (DAY of?)? PTR? DAYNO of? (the? MONTH of?)? CM MONTH? CASE? (CYEAR|DIRYEAR|PTR)? ERA? WDBEHIND? DAY?",
    ),
    ("counted_day.monthfirst", "WDP? the? CM MONTH? the? DAYNO (COMMA? CYEAR)? ERA?"),
    ("counted_months", "(between|FROM)? CM JOINT CM MONTH? (CYEAR|DIRYEAR|PTR)?"),
    ("counted_month", "((the? PTR)? MONTH of?)? the? PTR? CM (MONTH CASE?)? (CYEAR|DIRYEAR|PTR)? ERA?"),
    ("feast", "(DAY of?)? the? PTR? FEAST (CYEAR|DIRYEAR|PTR)? DAY?"),
    ("counted_years", "(between|FROM)? the? ANYYEAR? Y JOINT the? ANYYEAR? Y ERA? (amid|tillpost)?"),
    ("counted_decade", "the? UNIT of? (D|N|Y|NUM) nd? dec? ERA?"),
    ("counted_decade.plural", "the? (Y|N) nd? dec ERA?"),
    ("counted_season", "the? SEASON (of? YEAR)? (Y|N) ERA?"),
    ("counted_pointed", "the? (YEAR PTR|PTR YEAR|YEARWORD) ERA"),
    ("counted_year", "(the? (ERA|ADJECTIVE)? ANYYEAR) of? ERA? (Y|D|N) nd? CASE? YEAR? ERA?"),
    ("counted_year.era", "ERA YEAR? Y YEAR?"),
    ("counted_year.behind", "Y nd? CASE? YEAR? of? (OPEN (ERA|ADJECTIVE)|ERA)"),
)
UNIT_RULES = (
    ("numbered", "the? (ORD|last) (WD|WEEK|DAY) of? IN? the? (MONTH of?)? (MON YR?|YR)"),
    ("numbered.behind", "(WEEK|DAY) ORD of? (MONTH of?)? (MON YR?|YR)"),
    ("numbered.wholefirst", "(Y CASE? YEAR?)? MON MONTH? ORD (WEEK|WD)"),
    ("portion", "the? (D nd? STOP?|ORD) UNIT (of? the? (YEAR PTR|PTR YEAR|YEARWORD)|YR|DIRYEAR)?"),
    ("portion.last", "the? last UNIT YR"),
    ("portion.behind", "UNIT the? ORD (YR|DIRYEAR)?"),
    ("portion.yearfirst", "(Y CASE? (YEAR CASE?)?|PTR YEAR|YEAR) (D STOP?|ORD) UNIT"),
    ("century", "the? (D nd? STOP?|ORD|ROMAN nd?) UNIT"),
    ("century.behind", "UNIT (ROMAN|ORD|D)"),
    ("decade", "(the? UNIT of? the? (YEARS of?)?|the? YEARS) (Y|D|N|NUM) nd? dec? YEARS? ad?"),
    ("decade.ending", "(Y|D|N) HYPHEN? (dec|nd) YEARS? CASE?"),
    ("decade_word", "YEARS? the? DECADE YEARS? (UNIT (PTR|the? ORD))?"),
    ("season", "the? PTR? SEASON of? (YR ((SLASH|HYPHEN) (D|N|Y))?|DIRYEAR|PTR)?"),
    ("season.yearfirst", "(Y CASE? (YEAR CASE?)?|PTR YEAR|YEARWORD) SEASON"),
    ("pointed_weekday.week", "the? WD COMMA? of? IN? the? (PTR WEEK|WEEK PTR)"),
    ("pointed_weekday.weekfirst", "PTR WEEK WD DAY?"),
    ("pointed_weekday.dayword", "(PART of?)? DAYWORD COMMA? (DAY the?)? WD DAY? AT?"),
    ("pointed_weekday", "(PART of?)? (DAY of?)? the? PTR? (DAY of?)? WD (DAY? PTR)? DAY? AT?"),
    ("ago", "(agopre|agobefore|agosince) ROUGH? (AMOUNT? ANYUNIT|PAIR) COMMA? exact?"),
    ("ago.behind", "ROUGH? (AMOUNT ANYUNIT|PAIR|ANYUNIT) (ago|abl ago) exact?"),
    ("ago.exact", "exact AMOUNT? ANYUNIT ago"),
    ("within", "(within|inwithin|afterin) ROUGH? (AMOUNT ANYUNIT|PAIR)"),
    ("within.one", "within ANYUNIT"),
    ("within.behind", "ROUGH? AMOUNT ANYUNIT withinpost"),
    ("later", "ROUGH? (AMOUNT ANYUNIT|PAIR) (later|agolater)"),
    ("later.front", "later ROUGH? (AMOUNT ANYUNIT|PAIR)"),
    ("pointing", "POINTING"),
    ("dayword", "(PART of?)? (DAY of?)? DAYWORD DAY? AT?"),
    ("night", "NIGHT"),
    ("pointed_amount", "the? (AMOUNT PTR ANYUNIT|PTR AMOUNT ANYUNIT|AMOUNT ANYUNIT PTR)"),
    ("pointed_part", "(this|last) PART"),
    ("pointed_unit", "the? (PTR ANYUNIT here?|ANYUNIT PTR|YEARWORD) ad?"),
    ("part_of_unit", "the? ANYUNIT"),
    ("year.word", "the? ANYYEAR of? Y CASE? ad?"),
    ("year.behind", "Y nd? CASE? ANYYEAR CASE? ad?"),
    ("year", "Y (nd|loc|gen)? ad?"),
)  # fmt: skip

# What may stand before or behind a rule's words: the part of the time that is meant.
PART_BEFORE = "(the? (early|mid|late) HYPHEN? of? the?)"
PART_BEHIND = "(CASE? (early|mid|late))"
WITH_PARTS = frozenset((
    "month", "season", "pointed_unit", "part_of_unit", "year", "decade", "decade_word", "century", "counted_month", "counted_year",
    "counted_decade", "counted_season",
))  # fmt: skip
_NAME = re.compile("[A-Za-z]+")


def compiled(kinds: str) -> str:
    """A rule's notation as a regular expression over symbols."""
    return _NAME.sub(_symbols, kinds.replace("(", "(?:")).replace(" ", "")


def _symbols(name: re.Match) -> str:
    if name[0] == "NOPTR":
        return f"(?![{SYMBOL['last']}{SYMBOL['next']}{SYMBOL['this']}])"
    if name[0] in SHORTHANDS:
        return f"(?:{compiled(SHORTHANDS[name[0]])})"
    return SYMBOL[name[0]]


@lru_cache(maxsize=256)
def pattern(rules: tuple[tuple[str, str], ...]) -> re.Pattern:
    """All rules as one expression; a group's number is the rule's place, counted from 1."""
    return re.compile("|".join(f"({_with_parts(name, kinds)})" for name, kinds in rules))


def _with_parts(name: str, kinds: str) -> str:
    core = compiled(f"({kinds})")
    if name.partition(".")[0] not in WITH_PARTS:
        return core
    return f"{compiled(PART_BEFORE)}?{core}{compiled(PART_BEHIND)}?"


RULES = (*CALENDAR_RULES, *DAY_RULES, *MONTH_RULES, *UNIT_RULES)
# Beside English words only the other calendars are read, and Gregorian days that say the same day again.
BESIDE_RULES = (*CALENDAR_RULES, *(rule for rule in DAY_RULES if rule[0] in ("numeric", "day", "day.monthfirst")))
