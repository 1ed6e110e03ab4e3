"""How one date is said, and how several share their month and year."""

import re
from calendar import month_abbr, month_name
from collections.abc import Sequence
from datetime import date

from timeline.dates.edtf import Edtf, Stretch
from timeline.dates.parts import Part, read_part

SEASON_NAMES = {
    **dict.fromkeys(("21", "25", "29"), "spring"),
    **dict.fromkeys(("22", "26", "30"), "summer"),
    **dict.fromkeys(("23", "27", "31"), "autumn"),
    **dict.fromkeys(("24", "28", "32"), "winter"),
}
FRACTIONS = {
    **{str(33 + n): f"the {nth} quarter" for n, nth in enumerate(("first", "second", "third", "fourth"))},
    **{str(37 + n): f"the {nth} third" for n, nth in enumerate(("first", "second", "last"))},
    **{str(40 + n): f"the {nth} half" for n, nth in enumerate(("first", "second"))},
}
_DECADE = re.compile(r"[0-9]{3}X")


def kind(part: Part) -> str:
    """What the part names: a day, month, season, fraction, year, decade, or days known by some digits only."""
    if part.month in SEASON_NAMES:
        return "season"
    if part.month in FRACTIONS:
        return "fraction"
    if part.span.days == 1:
        return "day"
    if part.span.is_month:
        return "month"
    if part.span.is_year:
        return "year"
    if _DECADE.fullmatch(part.year) and not part.month.strip("X"):
        return "decade"
    return "digits"


def doubt(part: Part) -> str:
    return ("perhaps " if part.uncertain else "") + ("about " if part.approximate else "")


def pieces(part: Part, hidden_year: int | None = None, short: bool = False) -> tuple[str, ...]:
    """The words of a part from fine to coarse, the year left out where the reader sees it already."""
    first, last = part.span.earliest, part.span.latest
    year = () if hidden_year == first.year else (str(first.year),)
    months = month_abbr if short else month_name
    match kind(part):
        case "day":
            return (str(first.day), months[first.month], *year)
        case "month":
            return (months[first.month], *year)
        case "year":
            return (str(first.year),)
        case "decade":
            return (f"the {first.year // 10 * 10}s",)
        case "season" if first.year != last.year:
            return (SEASON_NAMES[part.month], f"{first.year}–{last.year % 100:02}")
        case "season":
            return (SEASON_NAMES[part.month], *year)
        case "fraction":
            return (FRACTIONS[part.month], *(f"of {shown}" for shown in year))
    return (joined(ends(part), " to ", hidden_year, short),)


def phrase(part: Part, hidden_year: int | None = None, short: bool = False) -> str:
    return doubt(part) + " ".join(pieces(part, hidden_year, short))


def joined(parts: Sequence[Part], last_joiner: str, hidden_year: int | None = None, short: bool = False) -> str:
    """Several dates in a row; what they share with the last one is said once."""
    said = [pieces(part, hidden_year, short) for part in parts]
    phrases = [
        doubt(part) + " ".join(_unshared(words, said[-1], keep=2 if doubt(part) else 1))
        for part, words in zip(parts[:-1], said[:-1], strict=True)
    ]
    return ", ".join(phrases) + last_joiner + doubt(parts[-1]) + " ".join(said[-1])


def ends(item: Part | Stretch) -> tuple[Part, Part]:
    """The two dates that bound it, no finer than they were written."""
    if isinstance(item, Stretch):
        return item.start, item.end
    first, last = item.span.earliest.isoformat(), item.span.latest.isoformat()
    length = 10 if item.day.strip("X") else 7 if item.month.strip("X") else 4
    return read_part(first[:length]), read_part(last[:length])


def day_part(day: date) -> Part:
    return read_part(day.isoformat())


def share_a_month(parts: Sequence[Part]) -> bool:
    """Whether all are days of one month."""
    months = {(part.span.earliest.year, part.span.earliest.month) for part in parts}
    return len(months) == 1 and all(kind(part) == "day" for part in parts)


def season_months(edtf: Edtf) -> str:
    span = edtf.span
    return f"{month_abbr[span.earliest.month]}–{month_abbr[span.latest.month]}"


def _unshared(words: tuple[str, ...], last: tuple[str, ...], keep: int) -> tuple[str, ...]:
    while len(words) > keep and len(words) == len(last) and words[-1] == last[-1]:
        words, last = words[:-1], last[:-1]
    return words
