"""Lines of a page that say a day, and whose day the words beside it make it: the article's, its last change's, the visit's."""

import re
from functools import cache

from timeline.text import furniture
from timeline.text.lines import BLANK, DAY, TIME, Line

LONGEST = 160  # characters of such a line
MOST_BESIDE = 4  # words that a dash may join to a day: "Norvik – 4 May 2021"
MOST_LABELLED = 20  # words of a line that begins with "Published"

WEEKDAY = r"(?:(?:on )?[^\W\d_]{3,12}\.?,? )?"
_APART = re.compile(r"[|·•»]|\s/\s|\s{2,}|\.(?<=[^\W\d_A-Z]{3}\.)\s(?=[A-Z][a-z]{3,9}\b[a-z ]{0,12}:)")
_WEATHER = re.compile(r"(?<!\w)[+−-]?\d{1,2}\s?(?:°|º|℃)\s?[cf]?(?!\w)", re.I)
_DASHED = re.compile(r"\s[–—-]\s")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAYS = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? "
# Without its year a day needs its weekday, that "5 May" in a table is not taken for one.
_YEARLESS = rf"{_WEEKDAYS}(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?{_MONTH})"
_NUMBERED = r"(?:issue|volume|vol\.?|number|no\.?|nr\.?|edition|bulletin|report|update)(?: no\.?)? ?\d{1,5}"
_DIGIT = re.compile(r"\d")
_POST = re.compile(
    rf"[^\n,]{{2,60}}(?:, [^\n,]{{2,30}})?, \[{DAY},?\s\d{{1,2}}:\d\d(?::\d\d)?\]:?", re.I
)  # of a channel, as its program copies it
_BULLET = re.compile(r"\s*[-•*–]\s")


def day_said(line: Line) -> str | None:
    """ "own" for a line with the article's day, "update", "visit" or "bare" for a day without a word beside it; None for any other."""
    text = line.text.strip(BLANK + "*_")
    if len(text) > LONGEST or not _DIGIT.search(text) or _BULLET.match(text):
        return None
    if "[" in text and _POST.fullmatch(text):
        return "own"
    parts = [bare for part in _APART.split(text) if (bare := part.strip())]
    said = [label for part in parts if (label := _of(part))]
    if said:
        if len(parts) > 2 and any(map(_heads_pages, parts)):
            return "visit"
        if "visit" in said or set(said) == {"update"}:
            return "visit" if "visit" in said else "update"
        return "own" if "own" in said or (len(parts) > 1 and _worded(parts)) else "bare"
    begun = _begun(text)
    return begun if begun and not line.stops and line.count <= MOST_LABELLED and re.search(DAY, text) else None


def _of(part: str) -> str | None:
    """Whose day a part of a line is, if it is nothing else."""
    pieces = _DASHED.split(part)
    days = [_dated(piece) for piece in pieces]
    dated = [day for day in days if day]
    beside = [word for piece, day in zip(pieces, days, strict=True) if not day for word in piece.split()]
    if part[-3:].casefold() == "ago" and (ago := _published_ago().fullmatch(part)) and _label(ago["label"]) == "own":
        return "own"
    if not dated or len(beside) > MOST_BESIDE or any(word.islower() and len(word) > 3 for word in beside):
        return None
    return _label(dated[0]["label"]) if dated[0]["label"] else "own" if beside and _worded(pieces) else "bare"


def _heads_pages(part: str) -> bool:
    """Whether a part beside a day is the weather, or what a page lets its visitors do: "Sign in"."""
    words = " ".join(part.casefold().split())
    return bool(_WEATHER.search(words)) or any(words == lead or words.startswith(f"{lead} ") for lead in furniture.rules()["day"]["header"])


def _dated(part: str) -> re.Match | None:
    """The day that a part is, without the signs around it."""
    return _day().fullmatch(part.strip(" *_.,()"))


def _worded(parts: list[str]) -> bool:
    """Whether there are words besides the day and its time."""
    return any(not _dated(part) and re.search(r"[^\W\d_]{4,}", part) for part in parts)


def _begun(text: str) -> str | None:
    words = _labels().match(text)
    return _label(words[0]) if words else None


def _label(words: str) -> str:
    wanted = " ".join(words.casefold().split()).rstrip(" :")
    rules = furniture.rules()["day"]
    return next((kind for kind in ("update", "visit") if wanted in rules[kind]), "own")


@cache
def _labels() -> re.Pattern:
    rules = furniture.rules()["day"]
    words = sorted({word for kind in ("own", "update", "visit") for word in rules[kind]}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)\s?:?", re.I)


@cache
def _day() -> re.Pattern:
    return re.compile(rf"(?P<label>{_labels().pattern})?\s?(?:{_NUMBERED},? )?(?:{WEEKDAY}{DAY}|{_YEARLESS}){TIME}", re.I)


@cache
def _published_ago() -> re.Pattern:
    """ "Published 3 hours ago": of the page, but the line is one that says when."""
    return re.compile(rf"(?P<label>{_labels().pattern})\s?(?:\d{{1,3}}|an?) (?:min(?:ute)?|hour|hr|day|week|month)s? ago", re.I)
