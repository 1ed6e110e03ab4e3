"""Dates in words: two lines for the margin of a list, one line for a sentence, and the limits of a filter."""

import re
from calendar import day_name, month_abbr, month_name
from typing import NamedTuple

from timeline.dates.edtf import LONGEST_WINDOW, Edtf, Shape, Stretch
from timeline.dates.parts import Part
from timeline.dates.phrases import (
    SEASON_NAMES,
    day_part,
    ends,
    joined,
    kind,
    phrase,
    pieces,
    season_months,
    share_a_month,
)
from timeline.dates.sections import Kind, Section

WIDEST_LINE = 20
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NOT_KNOWN = {"month": "day not known", "year": "day not known", "fraction": "day not known", "decade": "year not known"}

_MONTH_NAMES = "|".join([*month_name[1:], *month_abbr[1:], *set(SEASON_NAMES.values())])
_ENDS_IN_MONTH = re.compile(rf"\b(?:{_MONTH_NAMES})$", re.IGNORECASE)
_YEAR = re.compile(r"\b[0-9]{4}\b")
_SECOND_PART = re.compile(r"\s*(?:;|,(?= (?:and )?still ))\s*")
_QUOTED = re.compile(r"[“\"'‘«„].*[”\"'’»“]", re.DOTALL)


class Limit(NamedTuple):
    """A phrase of the filter sentence: its lead, its words, and the query keys that state it."""

    lead: str
    words: str
    keys: tuple[str, ...]


def gutter(edtf: Edtf, *, section: Section | None = None, granularity: str = "single", wording: str = "") -> tuple[str, str]:
    """The two lines beside an event; the year is left to the heading where that shows it."""
    hidden_year = section.start.year if section and section.kind is not Kind.YEARS else None
    first, second = _first_line(edtf, hidden_year), _second_line(edtf, granularity)
    head, tail = _halves(wording)
    if not head:
        return first, tail or second
    head = _year_dropped(head, hidden_year) if hidden_year else _year_added(edtf, head)
    if not tail and head != first and granularity == "single":
        second = _read_as(edtf, head, hidden_year) or second
    return head, tail or second


def words(edtf: Edtf, wording: str = "") -> str:
    """One line with the year."""
    head, tail = _halves(wording)
    said = _with_year(edtf, head) if head else _sentence(edtf)
    return f"{said}, {tail}" if tail else said


def told(edtf: Edtf) -> str:
    """One line for somebody who asks for the day; of a mere limit it says that the day is not told."""
    limit = edtf.shape is Shape.ONE_OF and edtf.span.is_open
    return f"{words(edtf)}, day not told" if limit else words(edtf)


def weekday(edtf: Edtf) -> str:
    """The day of the week where the day is known."""
    return day_name[edtf.span.earliest.weekday()] if edtf.span.days == 1 else ""


def limits_in_words(from_: Edtf | None, to: Edtf | None) -> tuple[Limit, ...]:
    """From a first to a last date, as the filter sentence says it."""
    first = _limit(from_, "earliest") if from_ and not from_.span.open_start else None
    last = _limit(to, "latest") if to and not to.span.open_end else None
    if first and last and first.span == last.span:
        return (Limit(_preposition(first), _plain(first), ("from", "to")),)
    if first and last:
        return Limit("from", _plain(first), ("from",)), Limit("to", _plain(last), ("to",))
    if first:
        return (Limit(f"{_preposition(first)} or after", _plain(first), ("from",)),)
    if last:
        return (Limit(f"{_preposition(last)} or before", _plain(last), ("to",)),)
    return ()


def _limit(edtf: Edtf, end: str) -> Part:
    """The date itself where it names a day, month or year, else the day at that end."""
    item = edtf.items[0]
    if edtf.shape is Shape.SINGLE and kind(item) in ("day", "month", "year"):
        return item
    return day_part(getattr(edtf.span, end))


def _plain(part: Part) -> str:
    """Without "about": doubt does not move the bounds of a filter."""
    return " ".join(pieces(part))


def _preposition(part: Part) -> str:
    return "on" if kind(part) == "day" else "in"


def _halves(wording: str) -> tuple[str, str]:
    """A curator's words for the first and the second line; quoted words alone stand on the second."""
    wording = wording.strip()
    if _QUOTED.fullmatch(wording):
        return "", wording
    head, *rest = _SECOND_PART.split(wording, maxsplit=1)
    return head, rest[0] if rest else ""


def _first_line(edtf: Edtf, hidden_year: int | None) -> str:
    short = _crosses_months(edtf)
    line = _line(edtf, hidden_year, short)
    return line if short or len(line) <= WIDEST_LINE else _line(edtf, hidden_year, short=True)


def _crosses_months(edtf: Edtf) -> bool:
    parts = _parts(edtf)
    return len(parts) > 1 and any(kind(part) == "day" for part in parts) and not share_a_month(parts)


def _parts(edtf: Edtf) -> list[Part]:
    """Every date the text names; days known by some digits only count as their first and last."""
    parts = []
    for item in edtf.items:
        if isinstance(item, Stretch):
            parts += [part for part in (item.start, item.end) if part]
        else:
            parts += ends(item) if kind(item) == "digits" else [item]
    return parts


def _line(edtf: Edtf, hidden_year: int | None, short: bool) -> str:
    items = edtf.items
    if len(items) > 1:
        return _listed(edtf, hidden_year, short)
    if isinstance(items[0], Stretch):
        return _stretched(edtf, items[0], hidden_year, short)
    if kind(items[0]) == "digits":
        return _between(*ends(items[0]), hidden_year, short)
    said = phrase(items[0], hidden_year, short)
    if edtf.span.days == 1 or edtf.approximate or edtf.uncertain or edtf.throughout:
        return said
    return f"in {said}"


def _listed(edtf: Edtf, hidden_year: int | None, short: bool) -> str:
    joiner = " and " if edtf.shape is Shape.ALL_OF else " or "
    if all(isinstance(item, Part) for item in edtf.items):
        return joined(edtf.items, joiner, hidden_year, short)
    said = [_line(Edtf(edtf.shape, (item,)), hidden_year, short).removeprefix("in ") for item in edtf.items]
    return ", ".join(said[:-1]) + joiner + said[-1]


def _stretched(edtf: Edtf, stretch: Stretch, hidden_year: int | None, short: bool) -> str:
    if stretch.start and stretch.end:
        if stretch.start == stretch.end:
            return phrase(stretch.start, hidden_year, short)
        return _between(stretch.start, stretch.end, hidden_year, short)
    if edtf.shape is Shape.ONE_OF:
        return _by(stretch.end, hidden_year, short) if stretch.end else f"{phrase(stretch.start, hidden_year, short)} or later"
    if stretch.start:
        return f"from {phrase(stretch.start, hidden_year, short)}"
    return f"until {phrase(stretch.end, hidden_year, short)}"


def _between(start: Part, end: Part, hidden_year: int | None, short: bool) -> str:
    if not kind(start) == kind(end) == "day":
        return joined((start, end), " to ", hidden_year, short)
    joiner = "–" if share_a_month((start, end)) and not (start.approximate or start.uncertain) else " – "
    return joined((start, end), joiner, hidden_year, short)


def _by(end: Part, hidden_year: int | None = None, short: bool = False) -> str:
    return f"by {'' if kind(end) == 'day' else 'the end of '}{phrase(end, hidden_year, short)}"


def _second_line(edtf: Edtf, granularity: str) -> str:
    if granularity == "repeated":
        return "again and again"
    if edtf.span.is_open:
        return _missing_end(edtf)
    if edtf.throughout:
        return "all that day" if edtf.span.days == 1 else "all that time"
    if granularity == "ongoing" and edtf.span.days > 1:
        return "for some time"
    if edtf.shape is Shape.SINGLE:
        return _what_is_missing(edtf)
    return _how_many(edtf)


def _missing_end(edtf: Edtf) -> str:
    first, last = edtf.items[0], edtf.items[-1]
    if edtf.span.open_start:
        given = edtf.throughout and not first.start_unknown
        return "no start given" if given else "start not known"
    return "no end given" if edtf.throughout and not last.end_unknown else "end not known"


def _what_is_missing(edtf: Edtf) -> str:
    named = kind(edtf.items[0])
    if named == "day":
        return "not certain" if edtf.uncertain else "" if edtf.approximate else weekday(edtf)
    if named == "season":
        return f"read as {season_months(edtf)}"
    return NOT_KNOWN.get(named) or _one_between(edtf)


def _how_many(edtf: Edtf) -> str:
    kinds = {kind(part) for part in _parts(edtf)}
    if len(edtf.items) > 1:
        count = len(edtf.items)
        same = len(kinds) == 1 and all(isinstance(item, Part) for item in edtf.items)
        number = NUMBERS[count] if count < len(NUMBERS) else str(count)
        if edtf.shape is Shape.ALL_OF:
            together = "both" if count == 2 else f"all {number}"
            return f"on {together} days" if same and kinds == {"day"} else f"{together} of them"
        return f"one of {number} {kinds.pop()}s" if same and not kinds & {"digits", "fraction"} else "one of these"
    if edtf.shape is Shape.ALL_OF:
        return "on each of these days" if kinds == {"day"} else "each of them"
    return _one_between(edtf)


def _one_between(edtf: Edtf) -> str:
    kinds = {kind(part) for part in _parts(edtf)}
    if edtf.span.days == 1:
        return weekday(edtf)
    if edtf.span.days <= LONGEST_WINDOW:
        return "one of these days"
    return "some time in it" if kinds <= {"year", "decade"} else "some day between"


def _read_as(edtf: Edtf, head: str, hidden_year: int | None) -> str:
    """What a curator's words were taken to mean, where they do not say it themselves."""
    span = edtf.span
    if span.is_open or span.is_month or span.is_year or span.days > LONGEST_WINDOW or len(edtf.items) > 1:
        return ""
    first, last = day_part(span.earliest), day_part(span.latest)
    if span.days == 1:
        return f"read as {phrase(first, hidden_year)}"
    same_month = share_a_month((first, last))
    if same_month and month_name[span.earliest.month].casefold() in head.casefold():
        return f"read as {span.earliest.day}–{span.latest.day}"
    return f"read as {_between(first, last, hidden_year, short=not same_month)}"


def _with_year(edtf: Edtf, head: str) -> str:
    dated = _year_added(edtf, head)
    return dated if _YEAR.search(dated) else f"{head} ({_sentence(edtf)})"


def _year_dropped(head: str, year: int) -> str:
    rest = head.removesuffix(f" {year}").rstrip(",")
    return rest if _ENDS_IN_MONTH.search(rest) else head


def _year_added(edtf: Edtf, head: str) -> str:
    known = edtf.span.limit or edtf.span
    if _ENDS_IN_MONTH.search(head) and known.earliest.year == known.latest.year:
        return f"{head} {known.earliest.year}"
    return head


def _sentence(edtf: Edtf) -> str:
    if len(edtf.items) == 1:
        return _item_sentence(edtf, edtf.items[0])
    joiner = " and " if edtf.shape is Shape.ALL_OF else " or "
    if all(isinstance(item, Part) for item in edtf.items):
        return joined(edtf.items, joiner)
    said = [_item_sentence(edtf, item) for item in edtf.items]
    return ", ".join(said[:-1]) + joiner + said[-1]


def _item_sentence(edtf: Edtf, item: Part | Stretch) -> str:
    if isinstance(item, Part):
        return f"between {joined(ends(item), ' and ')}" if kind(item) == "digits" else phrase(item)
    if item.start and item.end:
        return _closed_sentence(edtf, item)
    if edtf.shape is not Shape.ONE_OF:
        return f"from {phrase(item.start)}" if item.start else f"until {phrase(item.end)}"
    return _by(item.end) if item.end else f"{_preposition(item.start)} or after {phrase(item.start)}"


def _closed_sentence(edtf: Edtf, stretch: Stretch) -> str:
    dates = (stretch.start, stretch.end)
    if stretch.start == stretch.end:
        return phrase(stretch.start)
    if edtf.shape is Shape.ONE_OF:
        return joined(dates, " or ") if edtf.span.days == 2 else f"between {joined(dates, ' and ')}"
    if edtf.shape is Shape.ALL_OF:
        named = {kind(part) for part in dates}
        return f"each {named.pop() if len(named) == 1 else 'time'} from {joined(dates, ' to ')}"
    return joined(dates, " to ")
