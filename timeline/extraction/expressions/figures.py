"""Days and times that a text writes in figures alone: "06/02" in the order it keeps, "17.48" where it writes hours so."""

import re

from timeline.extraction.expressions.guards import VERSIONS
from timeline.extraction.expressions.lexicon import SYMBOL

# Lines of a time alone, as a live report has them at the head of each entry.
FEWEST_HEADS = 2
LONGEST_WORD = 20
_PAIR = re.compile(r"(?<![\w/.,$£€])([0-9]{1,2})/([0-9]{1,2})(?![\w%]|[/.,][0-9])")
_LED = re.compile(r"\b(?:on|in|since|until|till|from|dated?|between)[ \u00a0]$", re.IGNORECASE)
_FULL = re.compile(r"(?<![\w/.])([0-9]{1,2})/([0-9]{1,2})/(?:[0-9]{4}|[0-9]{2})(?![\w/])")
_WRITTEN = re.compile(r"(?<![\w/.])([0-9]{1,2})([/.])([0-9]{1,2})\2((?:1[89]|20)[0-9]{2})(?![\w/]|\.[0-9])")
_DOTTED_PAIR = re.compile(r"(?<![\w/.,$£€])([0-9]{1,2})\.([0-9]{1,2})\.(?![0-9])")
_DAY_IN_SENTENCE = re.compile(r"([0-9][0-9]?)\.([0-9][0-9]?)\.(?=,| [a-z])")
_BEFORE_DAY = re.compile(r"\b(?:on|since|until|till|by|from|was|is|dated|the|before|after|between) $", re.IGNORECASE)
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY_FIRST = re.compile(rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTHS} [0-9]{{1,2}}\b(?!:)")
_NO_DATES = frozenset(("24/7", "9/11"))
_HEAD = re.compile(r"^(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]$", re.MULTILINE)
_TIME = re.compile(
    r"(?:^(?=[0-9.]{4,5}$)|(?<=\b(?:at|to|by) )(?=[0-9]{2})|(?<=\bfrom )(?=[0-9]{2})|(?<=\b(?:until|since|after) )(?=[0-9]{2})"
    r"|(?<=[12][0-9]{3}, ))([01]?[0-9]|2[0-3])\.([0-5][0-9])(?![\w%]|\.[0-9])",
    re.MULTILINE,
)


def figures(text: str) -> dict[int, tuple[str, object]]:
    """Where such a day or time stands, with its symbol and value: month and day, or hour and minute."""
    found = _german_days(text) | _whole_days(text)
    if "/" in text:
        found |= _days(text)
    if len(_HEAD.findall(text)) >= FEWEST_HEADS:
        found |= {one.start(): (SYMBOL["CLOCK"], (int(one[1]), int(one[2]), False)) for one in _TIME.finditer(text)}
    return found


def _german_days(text: str) -> dict[int, tuple[str, object]]:
    """ "On 27.3. he left": the stop behind the month ends no sentence."""
    days = {}
    for one in _DAY_IN_SENTENCE.finditer(text):
        day, month = int(one[1]), int(one[2])
        if 1 <= day <= 31 and 1 <= month <= 12 and _BEFORE_DAY.search(text, max(0, one.start() - LONGEST_WORD), one.start()):
            days[one.start()] = SYMBOL["DAYMONTH"], (month, day)
    return days


def _whole_days(text: str) -> dict[int, tuple[str, object]]:
    """ "03/11/2021" in the order that the text's other such dates settle, "3.11.2021" and beside it "17.11." with the day first."""
    written = [one for one in _WRITTEN.finditer(text) if not _is_version(text, one.start())]
    found: dict[int, tuple[str, object]] = {}
    for sign in {one[2] for one in written}:
        alike = [one for one in written if one[2] == sign]
        pairs = [(one.start(), int(one[2]), int(one[1])) for one in _DOTTED_PAIR.finditer(text)] if sign == "." else []
        firsts = sum(int(one[1]) > 12 for one in alike) + sum(day > 12 >= month for _, month, day in pairs)
        seconds = sum(int(one[3]) > 12 for one in alike)
        if bool(firsts) == bool(seconds):
            continue
        found |= {one.start(): (SYMBOL["ISO"], _in_order(one, 3 if seconds else 1)) for one in alike}
        if firsts:
            found |= {at: (SYMBOL["DAYMONTH"], (month, day)) for at, month, day in pairs if 1 <= month <= 12 and 1 <= day <= 31}
    return found


def _is_version(text: str, at: int) -> bool:
    before = text[max(0, at - LONGEST_WORD) : at].split()
    return bool(before) and before[-1].lower() in VERSIONS


def _in_order(written: re.Match, day: int) -> tuple[int, int, int]:
    return int(written[4]), int(written[4 - day]), int(written[day])


def _days(text: str) -> dict[int, tuple[str, object]]:
    pairs = [one for one in _PAIR.finditer(text) if _may_be_day(text, one)]
    if not pairs or not (order := _order(text, pairs)):
        return {}
    days = {}
    for one in pairs:
        number, month = (int(one[order]), int(one[3 - order]))
        if 1 <= month <= 12 and 1 <= number <= 31:
            days[one.start()] = SYMBOL["DAYMONTH"], (month, number)
    return days


def _may_be_day(text: str, pair: re.Match) -> bool:
    """Two figures each, or a word before that leads to a day; "24/7" and "1/2" are none."""
    if pair[0] in _NO_DATES:
        return False
    if len(pair[1]) == len(pair[2]) == 2 and "0" in (pair[1][0], pair[2][0]):
        return True
    return bool(_LED.search(text[max(0, pair.start() - 12) : pair.start()])) and max(int(pair[1]), int(pair[2])) > 12


def _order(text: str, pairs: list[re.Match]) -> int:
    """1 where the day stands first, 2 where the month does, 0 where nothing tells."""
    firsts, seconds = _beyond_a_year(pairs)
    if not firsts and not seconds:
        firsts, seconds = _beyond_a_year([*_FULL.finditer(text)])
    if not firsts and not seconds:
        firsts, seconds = len(_DAY_FIRST.findall(text)), len(_MONTH_FIRST.findall(text))
    if bool(firsts) == bool(seconds):
        return 0
    return 1 if firsts else 2


def _beyond_a_year(pairs: list[re.Match]) -> tuple[int, int]:
    """How many first and how many second figures are no month."""
    return sum(int(one[1]) > 12 for one in pairs), sum(int(one[2]) > 12 for one in pairs)
