"""What years, their parts, decades, centuries and feasts mean, and whether "1984" is one."""

import re

from timeline.extraction.expressions.guards import (
    BUSINESS,
    COUNTED,
    LATEST_SHORT_YEAR,
    LEADS_TO_COUNT,
    LEADS_TO_DATE,
    LEADS_TO_SEASON,
    LEADS_TO_YEAR,
    MAKES,
    NOT_FALL,
    NOT_SEASONS,
    NUMBERED_THINGS,
    whole_year,
)
from timeline.extraction.expressions.lexicon import SYMBOL
from timeline.extraction.expressions.meanings import Century, Decade, Expression, Holiday, Meaning, Portion, Range, Season, Year
from timeline.extraction.expressions.said import Said

# "His 1987 Abel sedan".
_MODEL = re.compile(rf" (?:[a-z-]{{2,20}} )?(?:{MAKES})\b")
# "Until 1994 or later": the number is a year; else one before "or" counts something.
_OR_SO = re.compile(r" or (?:later|earlier|before|after|thereabouts|(?:even |perhaps |early |late |mid-)?(?:1[89]|20)[0-9]{2}\b)")


def year(said: Said) -> Meaning | None:
    """A bare number of four digits is a year only where nothing counts with it."""
    number = said.value("YYYY")
    if said.has("fiscal"):
        return Year(number)
    before, after = said.word_before, said.word_after
    if before in ("$", "£", "€", "#", "¥") or after == "%" or _decimal(said):
        return None
    if _MODEL.match(said.text, said.end):
        return None
    if after.lower() in COUNTED and not _OR_SO.match(said.text, said.end):
        return None
    if before == "_" or (before.isdigit() and len(before) > 2):
        return None  # a number of the telephone, of a file
    if before.lower() in LEADS_TO_YEAR or said.has("UNIT"):
        return Year(number)
    return Year(number) if 1500 <= number <= 2050 and not _counted_after(said) and before.lower() not in NUMBERED_THINGS else None


def short_year(said: Said) -> Meaning | None:
    """ "In '98"."""
    return Year(whole_year(f"{said.value('SHORTYEAR'):02}")) if said.word_before.lower() in LEADS_TO_YEAR - {"for", "about"} else None


def _decimal(said: Said) -> bool:
    around = said.text[max(0, said.start - 2) : said.start], said.text[said.end : said.end + 2]
    return (around[0][-1:] in (".", ",", "/", ":") and around[0][:1].isdigit()) or around[1][:1] == "/" and around[1][1:].isdigit()


def _counted_after(said: Said) -> bool:
    return said.word_before.lower() in LEADS_TO_COUNT


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
    return Year(said.year) if said.year else None


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
        year = said.value("YYYY") if short is None else whole_year(f"{short:02}")
        return Portion(number, of, year) if number <= of and (year or of == 4) else None
    number = 2 if said.has("SECOND", "other") and not said.has("ORD") else said.value("ORD")
    unit = "half" if said.has("half") else said.values("UNIT")[-1 if said.has("s") else 0]
    of_year = said.direction if said.has("this", "last", "next") else None
    if unit == "century":
        return Century(number) if number <= 21 else None
    if unit == "quarter" and number <= 4:
        return Portion(number, 4, said.value("YYYY"), of_year)
    if unit == "half" and number <= 2 and said.has("HYPHEN") and said.word_after.lower() in BUSINESS:
        return Portion(number, 2)
    if unit == "half" and number <= 2 and (said.has("YYYY") or of_year is not None):
        return Portion(number, 2, said.value("YYYY"), of_year)
    return None


def season(said: Said) -> Meaning | None:
    word = said.words("SEASON") or said.words("SEASONPART")
    number = said.value("SEASON", "SEASONPART")
    told_before = said.has("that", "same", "previous", "following")
    of_year = said.direction if said.has("UNIT") and not told_before else None
    direction = None if said.has("UNIT") and not told_before else said.direction
    if said.has("UNIT") and said.unit != "year":
        return None
    if (
        word[0].isupper()
        and said.word_before[:1].isupper()
        and said.word_before.lower() not in LEADS_TO_DATE
        and (not said.word_after[:1].isupper() and said.symbols == SYMBOL["SEASON"])
    ):
        return None  # a surname
    told = said.year is not None or told_before or said.has("UNIT", "this", "last", "next", "coming", "SEASONPART")
    if not told and not _season_alone(said, word):
        return None
    return Season(number, said.year, direction, of_year, told_before)


def _season_alone(said: Said, word: str) -> bool:
    """ "Fall" and "spring" are verbs and other nouns too."""
    word, after = word.lower(), said.word_after.lower()
    if after in NOT_SEASONS or (word in ("fall", "spring") and after in NOT_FALL):
        return False
    led = said.word_before.lower() in LEADS_TO_SEASON
    if word == "fall":
        return said.has("the") and led
    if word == "spring":
        return led or (said.words("SEASON")[0] == "S" and said.has("the")) or after == "offensive"
    return True


def decade(said: Said) -> Meaning | None:
    if said.has("DECADE"):
        return Decade(said.value("DECADE"))
    if said.has("SHORTDECADE"):
        token = said.token("SHORTDECADE")
        sure = said.has("the") or not said.text[token.start].isdigit()
        return Decade(1900 + said.value("SHORTDECADE")) if sure and said.value("SHORTDECADE") >= LATEST_SHORT_YEAR else None
    if said.has("YYYY"):
        led = said.has("the") or said.word_before.lower() in ("early", "late", "mid", "-")
        return Decade(said.value("YYYY")) if led and said.value("YYYY") % 10 == 0 else None
    century = said.value("TEENS")
    return Decade((century or 19) * 100 + said.value("DECADEWORD"))


def holiday(said: Said) -> Meaning | None:
    name = said.value("HOLIDAY", "FEAST")
    if said.has("FEAST"):
        if name == "new year":
            if said.symbols[-2:] == SYMBOL["FEAST"] + SYMBOL["UNIT"] and said.words("UNIT") == "Year":
                named = said.word_before[:1].isupper() and said.word_before.lower() not in LEADS_TO_DATE
                return None if named or said.word_after[:1] in ("'", "’") or said.word_after[:1].isupper() else Holiday(name)
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
