"""The grammar of English time expressions: kinds of words in a row, and the builder that says what they mean."""

import re

from timeline.extraction.expressions import amounts, clocks, dates, pointing, years
from timeline.extraction.expressions.lexicon import SYMBOL

# Shorthands of the rules below, in their own notation: kinds of words, and | ? * {m,n} ( ) as in regular expressions.
SHORTHANDS = {
    "AMOUNT": "(CARDINAL|VAGUE)",
    "CARDINAL": (
        "(DD|INT|DEC|YYYY|ONES|TEENS|TENS|HUNDRED|FRAC) (HYPHEN?(HUNDRED|TENS|TEENS|ONES|FRAC)|and (TENS|TEENS|ONES)){0,4} "
        "(HYPHEN? and HYPHEN? a HYPHEN? half)?"
    ),
    "VAGUE": "(a? few|a couple of?|couple|several|some|a number of|a? dozen of?)",
    "ROUGH": "(just? (about|nearly|over|under|up to)|(no )? (more|less) than|at (least|most)|just)",
    "ANYORD": "(ORD|SECOND)",
    "ANYUNIT": "(UNIT|UNITS)",
    "ZONE": "(local time|local? zone|OPENS (local time|local? zone) CLOSES)",
    "SPELTYEAR": "(TEENS TENS HYPHEN? ONES?)",
    "YEAR": "(COMMA? of? the? YYYY|COMMA? of? SPELTYEAR)",
    "WEEKDAYNAME": "((the (following|previous|next)|last|next|this)? WEEKDAY STOP? COMMA? (on? the)?)",
    "MONTHNAME": "(MONTH STOP?)",
    "THISYEAR": "(of? (this|last|next|the (same|following|next|previous)|that) UNIT)",
    "SPOKENHOUR": "((CLOCK|DD|ONES|TEENS|(DD|ONES|TEENS) oclock APOS clock) (in the|at) DAYPART)",
    "ZONEHOUR": "((INT|YYYY) (local time|local? zone))",
    "HALFDAY": "(AMPM|ampm)",
    "TIMEOFDAY": "((SPOKENHOUR|ZONEHOUR|CLOCK HALFDAY?|DD HALFDAY|DD oclock APOS clock|ONES AMPM|ONES oclock APOS clock|"
    "the? DAYPART UNITS?) ZONE?)",
    "WEEKDAYPARTS": "(WEEKDAY (COMMA? (and|or|to|through|HYPHEN)? WEEKDAY){0,6} DAYPARTS)",
}

# In this order; the first that fits wins. Name → kinds, builder.
# fmt: off
RULES = (
    # Whole dates
    ("iso", "ISO", dates.iso),
    ("slash", "SLASH", dates.slash),
    ("days_month", "(the|from|between)? (DD|ORD) (HYPHEN|and|to|or|through) the? (DD|ORD) of? MONTHNAME YEAR?", dates.days_of_month),
    ("month_days", "MONTHNAME (DD|ORD) (HYPHEN|and|to|or|through) (DD|ORD) (COMMA? YYYY)?", dates.days_of_month),
    ("day_month_year", "WEEKDAYNAME? the? (DD|ORD|SECOND) of? HYPHEN? MONTHNAME HYPHEN? (YEAR|SHORTYEAR)", dates.day),
    ("month_day_year", "WEEKDAYNAME? MONTHNAME the? (DD|ORD|SECOND) (COMMA? of? YYYY|COMMA? SHORTYEAR)", dates.day),
    ("month_day_this_year", "WEEKDAYNAME? MONTHNAME (DD|ORD) COMMA? THISYEAR", dates.day_pointed),
    ("day_month_this_year", "WEEKDAYNAME? the? (DD|ORD) of? MONTHNAME COMMA? (of|in)? THISYEAR", dates.day_pointed),
    ("week_of_day", "the UNIT of MONTHNAME (DD|ORD) (COMMA? YYYY)?", pointing.week_of_day),
    ("week_of_month_day", "the UNIT of (DD|ORD) MONTHNAME YYYY?", pointing.week_of_day),
    ("nth_of_that", "the ORD of (that|this|the same|last|next) UNIT", dates.day_of_that),
    ("pointed_day", "(this|last|next) (coming|past)? (WEEKDAY COMMA?)? MONTHNAME (DD|ORD|SECOND)", dates.day),
    ("day_month", "WEEKDAYNAME? the? (DD|ORD|SECOND) of? MONTHNAME", dates.day),
    ("month_day", "WEEKDAYNAME? MONTHNAME the? (DD|ORD|SECOND)", dates.day),
    ("weekday_number", "WEEKDAY COMMA? the ORD", dates.weekday_number),
    ("daymonth", "DAYMONTH", dates.figures),
    # Months, years
    ("month_year", "MONTHNAME (YEAR|SHORTYEAR)", dates.month),
    ("year_month", "YYYY MONTH", dates.month),
    ("month_this_year", "MONTHNAME COMMA? THISYEAR", dates.month_of_year),
    ("pointed_month", "(this (past|coming)?|last|next|the (previous|following|past|coming)) MONTHNAME", dates.month),
    ("weekday_parts", "every? WEEKDAYPARTS", pointing.each),
    ("each_weekday", "every WEEKDAY (COMMA? (and|or) WEEKDAY)", pointing.each),
    ("each_month", "every (MONTH|WEEKDAY|SEASON|DAYPART|UNIT)", pointing.each),
    ("month", "MONTHNAME", dates.month),
    ("year_spoken", "(the UNIT (YYYY|CARDINAL)|SPELTYEAR)", years.year_spoken),
    ("fiscal", "(the|its)? (fiscal|UNIT HYPHEN? fiscal) YYYY", years.year),
    # Quarters and halves
    ("quarter_of",
     "(the|its)? (fiscal HYPHEN?)? ANYORD HYPHEN? (UNIT|half) (of? (YYYY|fiscal YYYY|the YYYY UNIT|the UNIT)|THISYEAR)", years.portion),
    ("qnum", "QNUM (of|fiscal|COMMA)* (YYYY|SHORTYEAR)?", years.portion),
    ("year_qnum", "YYYY QNUM", years.portion),
    ("nineeleven", "NINEELEVEN", dates.nine_eleven),
    ("year_quarter", "the? (YYYY (APOS s)?|(this|last|next) UNIT APOS s) (fiscal HYPHEN?)? ANYORD HYPHEN? (UNIT|half)", years.portion),
    ("other_half", "the? other half of YYYY", years.portion),
    ("first_units", "(the|its) (ORD|SECOND|last|past) CARDINAL UNITS of (the UNIT|YYYY|MONTH COMMA? YYYY|MONTH)", pointing.numbered),
    ("edge_of_month",
     "the (ORD|last|final|early|late|middle) UNITS of (MONTHNAME YEAR?|YYYY|(the|this|that|last|next) UNIT)", pointing.edge),
    ("nth_of_month",
     "(the|its)? (ANYORD|last|full) (UNIT|WEEKDAY) (of|in) (MONTHNAME YEAR?|YYYY|(the|this|that|last|next) UNIT)", pointing.numbered),
    ("first_half", "ANYORD HYPHEN half", years.portion),
    ("century", "the? ANYORD HYPHEN? UNIT bc?", years.portion),
    ("first_months", "the? ORD CARDINAL UNITS", pointing.numbered_in_year),
    ("same_period",
     "(the|that) (same|comparable) (UNIT|period|time) of? (last UNIT|the (previous|past|last) UNIT|a UNIT (ago|earlier|before)|YYYY)",
     pointing.same_period),
    ("report_period",
     "(the|its) (latest|comparable|comparable? YYYY|comparable? UNIT HYPHEN (ago|earlier)) (UNIT|period)", pointing.report_period),
    ("year_ago", "UNIT HYPHEN (ago|earlier)", pointing.report_period),
    # Seasons
    ("season",
     "(the|this (past|coming)?|last|next|that|the (previous|following|past|coming|same))? ((cold|long) )? SEASON "
     "(YEAR|THISYEAR)?", years.season),
    ("year_season", "YYYY COMMA SEASON", years.season),
    ("seasonpart", "SEASONPART YYYY?", years.season),
    ("seasons", "(the|these)? (last|past|next|coming) AMOUNT SEASONS", pointing.seasons),
    # Decades and centuries
    ("decade", "the? (DECADE|SHORTDECADE)", years.decade),
    ("decade_of", "the? YYYY APOS s", years.decade),
    ("decade_word", "(the|TEENS HYPHEN?) DECADEWORD", years.decade),
    # Weekdays and days by their words
    ("weekday_of", "(the )? WEEKDAY (of|COMMA)? (this|last|next|that|the (previous|following|same)) UNIT", dates.weekday_of_week),
    ("some_weekday", "a WEEKDAY", dates.some_weekday),
    ("weekday",
     "(last|next|this (past|coming|last)?|that same?|the (previous|following|same|next|last|past|coming))? WEEKDAY STOP?", dates.weekday),
    ("weekdays", "(on|these)? WEEKDAYS", pointing.each),
    ("day_after_tomorrow", "the UNIT (before|after) DAYWORD", pointing.day_beside),
    ("dayword", "DAYWORD", pointing.dayword),
    ("tonight", "TONIGHT", clocks.tonight),
    ("hour_of_part", "(DD|ONES|TEENS) (TONIGHT|(this|last) DAYPART)", clocks.hour_of_part),
    ("pointed_part", "(last|this|that same?|the (next|following|previous|same)|early|late) DAYPART", clocks.daypart),
    ("daypart_beside", "the DAYPART (before|after|following)", pointing.later),
    ("clock", "TIMEOFDAY", clocks.clock),
    ("clock_elsewhere", "OPENS (INT|YYYY|CLOCK) zone CLOSES?", clocks.elsewhere),
    # Distance from now, from a time spoken of, from an event
    ("ago_today", "(AMOUNT ANYUNIT|a UNIT) ago (DAYWORD|this UNIT|WEEKDAY)", amounts.ago_exactly),
    ("ago", "ROUGH? (AMOUNT ANYUNIT|a UNIT (and a half)?|half a UNIT|a half HYPHEN? UNIT|UNITS) (or so)? ago", amounts.ago),
    ("from_now", "ROUGH? (AMOUNT ANYUNIT|a UNIT) (from (NOWWORD|DAYWORD)|hence)", amounts.from_now),
    ("in_time", "(AMOUNT UNITS|a UNIT) APOS s? time", amounts.from_now),
    ("before_last", "the UNIT (before last|after next)", pointing.beside_next),
    ("to_units",
     "ROUGH? (CARDINAL (to|or) CARDINAL|DD HYPHEN (DD|INT)) HYPHEN? (old HYPHEN?)? UNITS "
     "(ago|later|earlier|before|after)?", amounts.between_amounts),
    ("later",
     "ROUGH? (AMOUNT (trading)? ANYUNIT|a UNIT (and a half)?|half a UNIT|UNITS|the (following|same) UNIT) "
     "(later|earlier|before|after|following|since)", pointing.later),
    ("day_beside", "the (UNIT|DAYPART) (before|after|following)", pointing.later),
    # Pointing at a unit
    ("this_past", "this (past|coming|last) (UNIT|WEEKDAY|DAYPART)", pointing.unit),
    ("same", "(the|that|this) same (UNIT|time|period|date|moment)", pointing.same),
    ("past_amount",
     "(the|its|these)? (last|past|previous|next|coming|following) (ROUGH? AMOUNT) HYPHEN? (trading)? ANYUNIT (or so)?", amounts.bounded),
    ("short_time", "(a short|some) time", amounts.some_time),
    ("recent_units", "(the|these|its)? (recent|final|past|last|previous|coming|next|following|early|late) UNITS", amounts.vague_units),
    ("pointed_unit", "(the|its)? (last|past|previous|next|coming|following|current|other) fiscal? UNIT (or so)?", pointing.unit),
    ("this_unit", "(this|that) (fiscal? UNIT|period|time)", pointing.this_unit),
    ("these_units", "these UNITS", pointing.these),
    ("those_units", "those UNITS", pointing.those),
    ("period_of", "(the|its) (full|fiscal|latest)? UNIT (that? ended|APOS s end)", pointing.unit_ended),
    ("year_end_of", "UNIT HYPHEN? end of? YYYY", pointing.year_end),
    ("year_end", "(the|this|its)? UNIT HYPHEN? (end|APOS s end)", pointing.year_end),
    ("the_unit", "(the|all) full? UNIT", pointing.the_unit),
    # How long
    ("another", "(another|the full|a full) (AMOUNT )? ANYUNIT", amounts.duration),
    ("duration", "ROUGH? AMOUNT (trading|full|more)? HYPHEN? ANYUNIT (HYPHEN? old)? (or so|or more|and a half)?", amounts.duration),
    ("a_unit", "ROUGH? (a|half a|a half) HYPHEN? UNIT (and a half|HYPHEN? old|and AMOUNT ANYUNIT)?", amounts.a_unit),
    ("per", "per UNIT", pointing.each),
    ("unit_long", "(UNITS|UNIT) HYPHEN old", amounts.unit_long),
    ("units_or", "UNITS (or|and|to) UNITS", amounts.bare_units),
    ("units", "UNITS", amounts.bare_units),
    ("long", "long", amounts.long),
    ("setword", "SETWORD", pointing.setword),
    # Feasts, anniversaries
    ("new_year", "FEAST UNIT (APOS s)? (eve|UNIT) YYYY?", years.holiday),
    ("the_new_year", "the? FEAST UNIT", years.holiday),
    ("eve", "(the|this|last|next)? (HOLIDAY|FEAST (APOS s?|s)?) (eve|UNIT|WEEKDAY)? YYYY?", years.holiday),
    ("anniversary",
     "(the|its|this|next)? (CARDINAL|ANYORD|ANYORD HYPHEN? UNIT|AMOUNT HYPHEN UNIT)? anniversary of?", pointing.anniversary),
    # Words that only say past, present or future
    ("now", "just? right NOWWORD", pointing.now),
    ("nowword", "(more|most|just)? NOWWORD", pointing.now),
    ("the_future", "(the|its)? (near|short)? future", pointing.future),
    ("the_past", "the (recent|near)? past", pointing.past),
    ("the_time", "(the|that) (time|moment|period)", pointing.that_time),
    ("current", "current", pointing.current),
    ("then", "then HYPHEN?", pointing.then),
    ("nth", "the ORD", dates.nth),
    # A year by itself, last of all
    ("years", "YYYY HYPHEN (YYYY|DD|INT)", years.years),
    ("year", "YYYY", years.year),
    ("short_year", "SHORTYEAR", years.short_year),
)
# fmt: on

# What may stand before a rule's words: the part of the time that is meant, and how roughly it is.
PART_WORDS = (
    "((the|its)? (early|late|mid|middle|latter) HYPHEN? (to HYPHEN? (early|late|mid) HYPHEN?)? ((part|half)? of|in)?"
    "|(the|its)? (beginning|end|middle|latter half|latter part|early part|ANYORD part|part) of"
    "|(earlier|later|sometime) (in|on|of)?)"
)
ROUGH_WORDS = "ROUGH"
_NAME = re.compile("[A-Za-z]+")


def compiled(kinds: str) -> str:
    """A rule's notation as a regular expression over symbols."""
    return _NAME.sub(_symbols, kinds.replace("(", "(?:")).replace(" ", "")


def _symbols(name: re.Match) -> str:
    if name[0] in SHORTHANDS:
        return f"(?:{compiled(SHORTHANDS[name[0]])})"
    return SYMBOL[name[0]]
