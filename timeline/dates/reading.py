"""Dates as people type them into a form ("late November 2020", "17 or 18 November 2020") read as EDTF."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateparser.date import DateDataParser

from timeline.dates.edtf import LONGEST_TEXT, Edtf, NotEDTF, parse, read_edtf
from timeline.dates.parts import Unreadable
from timeline.dates.spoken import MONTH_NUMBERS, WEEKDAYS, Spoken, completed, spoken

LONGEST_PHRASE = 80
# A year before this, read by a foreign-language parser, is more likely counted in another calendar.
EARLIEST_FOREIGN_YEAR = 1500
LANGUAGES = ["en", "ar", "fa", "he", "tr", "fr", "de", "es", "it", "pt", "ru", "nl"]
EXPECTED = "expected for example 3 January 2020, January 2020, late November 2020, by 24 December 2020 or 2020-01-03"

_SIMPLE_LIMITS = (
    (r"(?:by|not later than|no later than|(?:on|in) or before)(?: the end of)? (.+)", "[..{last}]"),
    (r"(.+) or (?:before|earlier)", "[..{last}]"),
    (r"(?:(?:on|in) or after|not before|not earlier than|no earlier than) (.+)", "[{first}..]"),
    (r"(.+) or (?:after|later)", "[{first}..]"),
    (r"(?:since|from) (.+?)(?: on| onwards?)?", "{first}/.."),
    (r"(?:until|till|up to) (.+)", "../{last}"),
)
_PAIRS = (
    (r"(?:some time |sometime |some day )?between (.+?) and (.+)", "[{first}..{last}]"),
    (r"(?:from )?(.+?) (?:to|until|till|through) (.+)", "{first}/{last}"),
    (r"each (?:day|month|year|time) from (.+?) to (.+)", "{{{first}..{last}}}"),
    # A dash between two days says less than "from … to": only that it was one of them.
    (r"(.+?) ?- ?(.+)", "[{first}..{last}]"),
)
_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_TWO_YEARS = re.compile(r"\d{4}-\d\d")
_YEAR_TO_YEAR = re.compile(r"\d{4}-\d{4}")
_EDTF_SIGNS = re.compile(r"[\d\[\]{}.,/?~%X-]+")
_RELATIVE_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True)
class Reading:
    """A date, and the words to keep where they say more than the date alone would ("late November")."""

    edtf: Edtf
    wording: str = ""


def read(text: str, today: date | None = None) -> Reading:
    """The date a person typed; what it leaves out is never filled in."""
    typed = " ".join(_ascii_digits(text).split())
    if len(typed) > LONGEST_TEXT:
        raise NotEDTF(f"not a date: {typed[:40]!r}…; expected at most {LONGEST_TEXT} characters")
    try:
        return Reading(parse(typed))
    except NotEDTF as problem:
        if _looks_like_edtf(typed):
            raise
        not_edtf = problem
    try:
        return _read_phrase(typed, today)
    except Unreadable as problem:
        raise NotEDTF(f"not a date: {typed!r}; {str(problem) or EXPECTED}") from not_edtf


def _read_phrase(typed: str, today: date | None) -> Reading:
    phrase = _normalised(typed)
    if phrase in _RELATIVE_DAYS:
        return _relative(phrase, today)
    if numbers := _NUMERIC.fullmatch(phrase):
        return Reading(read_edtf(_numeric(*numbers.group(1, 3, 4))))
    if _TWO_YEARS.fullmatch(phrase):
        raise Unreadable("it may be a month or two years; expected 2001-02 for a month, 2001 to 2002 for years")
    for read_form in (_single, _week, _pair, _limit, _choice):
        if reading := read_form(phrase, typed):
            return reading
    return _in_another_language(typed)


def _relative(phrase: str, today: date | None) -> Reading:
    if not today:
        raise Unreadable("expected the date itself, since the day it counts from is not known")
    return Reading(read_edtf((today + timedelta(days=_RELATIVE_DAYS[phrase])).isoformat()))


def _numeric(first: str, second: str, third: str) -> str:
    """Day, month and year from three numbers, where only one reading is possible."""
    if len(first) == 4 and len(third) <= 2:
        return _iso(int(first), int(second), int(third))
    if len(third) != 4 or len(first) > 2:
        raise Unreadable("expected a year of four digits")
    year, one, other = int(third), int(first), int(second)
    if one <= 12 and other <= 12 and one != other:
        day_first, month_first = (Spoken(year, month, day).name() for day, month in ((one, other), (other, one)))
        raise Unreadable(f"it may be {day_first} or {month_first}; expected the month as a word")
    day, month = (one, other) if other <= 12 else (other, one)
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise Unreadable("there is no such day") from None


def _week(phrase: str, typed: str) -> Reading | None:
    found = re.fullmatch(r"(?:in )?(?:the )?week (?:of|from) (.+)", phrase)
    if not found:
        return None
    first = spoken(found[1])
    if not first or not (first.year and first.month and first.day):
        raise Unreadable("expected a day of that week, for example week of 30 March 2020")
    day = date.fromisoformat(_iso(first.year, first.month, first.day))
    monday = day - timedelta(days=day.weekday())
    return Reading(read_edtf(f"[{monday}..{monday + timedelta(days=6)}]"), _without_year(typed, first.year))


def _pair(phrase: str, typed: str) -> Reading | None:
    for pattern, form in _PAIRS:
        found = re.fullmatch(pattern, phrase)
        dates = found and [spoken(date_words) for date_words in found.groups()]
        if dates and all(dates):
            first, last = completed(dates)
            edtf = read_edtf(form.format(first=first.first, last=last.last))
            return Reading(edtf, typed if first.phase or last.phase else "")
    return None


def _limit(phrase: str, typed: str) -> Reading | None:
    for pattern, form in _SIMPLE_LIMITS:
        found = re.fullmatch(pattern, phrase)
        said = found and spoken(found[1])
        if said:
            [said] = completed([said])
            return Reading(read_edtf(form.format(first=said.first, last=said.last)), _wording(typed, said))
    if found := re.fullmatch(r"(before|after) (.+)", phrase):
        return _beside(found[1], found[2], typed)
    return None


def _beside(side: str, date_words: str, typed: str) -> Reading | None:
    """Before leaves its date out; after leaves out a day, but not all of a month or year."""
    said = spoken(date_words)
    if not said:
        return None
    [said] = completed([said])
    span = read_edtf(f"{said.first}/{said.last}").span
    if side == "before":
        whole_years = not said.month and not said.phase
        limit = f"{said.year - 1:04}" if whole_years else (span.earliest - timedelta(days=1)).isoformat()
        return Reading(read_edtf(f"[..{limit}]"), typed)
    limit = (span.latest + timedelta(days=1)).isoformat() if said.day else said.first
    return Reading(read_edtf(f"[{limit}..]"), typed)


def _choice(phrase: str, typed: str) -> Reading | None:
    for joiner, brackets in (("or", "[]"), ("and", "{}")):
        if not re.search(rf" {joiner} ", phrase):
            continue
        # "January 3, 2020" keeps its comma: a year is no choice of its own there.
        members = re.split(rf",? {joiner} |, (?!\d{{4}}\b)", phrase)
        dates = [spoken(member) for member in members]
        if all(dates) and not any(one.phase for one in dates):
            chosen = ",".join(one.first for one in completed(dates, running=False))
            return Reading(read_edtf(f"{brackets[0]}{chosen}{brackets[1]}"))
    return None


def _single(phrase: str, typed: str) -> Reading | None:
    said = spoken(re.sub(r"^(?:in|on) ", "", phrase))
    if not said:
        return None
    [said] = completed([said])
    if said.weekday:
        _check_weekday(said)
    edtf = read_edtf(said.first if said.first == said.last else f"[{said.first}..{said.last}]")
    return Reading(edtf, _wording(typed, said))


def _check_weekday(said: Spoken) -> None:
    day = date.fromisoformat(_iso(said.year, said.month, said.day))
    if WEEKDAYS[day.weekday()] != said.weekday:
        raise Unreadable(f"{said.name()} was a {WEEKDAYS[day.weekday()].capitalize()}")


def _wording(typed: str, said: Spoken) -> str:
    return _without_year(typed, said.year) if said.phase else ""


def _without_year(typed: str, year: int) -> str:
    """The words without the year at their end, where a month still stands there."""
    rest = typed.removesuffix(str(year)).rstrip(" ,")
    last_word = rest.rpartition(" ")[2].rpartition("-")[2]
    return rest if last_word.casefold().rstrip(".") in MONTH_NUMBERS else typed


def _in_another_language(typed: str) -> Reading:
    """One clean phrase with its year in full, through a parser that otherwise fills in what is missing."""
    numbers = [int(number) for number in re.findall(r"\d+", typed)]
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", typed)
    clean = all(char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Cf") or char in " .,'’" for char in typed)
    if len(typed) > LONGEST_PHRASE or len(years) != 1 or len(numbers) > 2 or not clean:
        raise Unreadable("")
    settings = {"RELATIVE_BASE": datetime(int(years[0]) or 1, 1, 1), "PARSERS": ["absolute-time"]}
    found = DateDataParser(languages=LANGUAGES, settings=settings).get_date_data(typed)
    if not found.date_obj or found.date_obj.year != int(years[0]) or found.date_obj.year < EARLIEST_FOREIGN_YEAR:
        raise Unreadable("")
    day = found.date_obj.date()
    if found.parts == ("year", "month") and len(numbers) == 1:
        return Reading(read_edtf(f"{day:%Y-%m}"))
    if found.parts == ("year", "month", "day") and day.day in numbers:
        return Reading(read_edtf(day.isoformat()))
    raise Unreadable("")


def _looks_like_edtf(typed: str) -> bool:
    if _NUMERIC.fullmatch(typed) or _YEAR_TO_YEAR.fullmatch(typed):
        return False
    return not typed or bool(_EDTF_SIGNS.fullmatch(typed))


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _normalised(typed: str) -> str:
    """In lower case, with plain dashes, without a full stop at the end of "Jan."."""
    plain = re.sub(r"\s*[‐‑–—−]\s*", "-", typed.casefold())
    return re.sub(r"\b([a-z]+)\.(?= |$|,)", r"\1", plain)
