"""One date in English words: what it says of year, month and day, and what it leaves to its neighbours."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.dates.parts import Unreadable
from timeline.dates.sections import MONTHS

MONTH_NUMBERS = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}
FRACTIONS = {"quarter": (33, 4), "third": (37, 3), "half": (40, 2)}
PHASES = {
    "early": "early", "beginning of": "early", "start of": "early",
    "mid": "mid", "middle of": "mid",
    "late": "late", "end of": "late",
}  # fmt: skip
PHASE_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
PHASE_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
DOUBTS = {
    **dict.fromkeys(("about", "around", "approximately", "circa", "ca", "c"), "~"),
    **dict.fromkeys(("perhaps", "possibly", "probably", "maybe"), "?"),
}

_DOUBT = re.compile(rf"({'|'.join(DOUBTS)}) (.+)")
_WEEKDAY = re.compile(rf"({'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in WEEKDAYS)})[, ] ?(.+)")
_PHASE = re.compile(rf"(?:the )?({'|'.join(PHASES)})[- ](.+)")
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})"
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = [
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?",
        rf"{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_MONTH}(?:(?: of)?,? {_YEAR})?",
        rf"{_DAY}(?:, {_YEAR})?",
        r"(?:the )?(?P<decade>\d{3})0'?s",
        rf"(?P<season>{'|'.join(SEASONS)})(?: of)? {_YEAR}(?:[-/](?P<next>\d\d|\d{{4}}))?",
        rf"(?:the )?(?P<nth>{'|'.join(ORDINALS)}) (?P<fraction>{'|'.join(FRACTIONS)}) of {_YEAR}",
        rf"q(?P<quarter>[1-4]) {_YEAR}",
    )
]


@dataclass(frozen=True)
class Spoken:
    """The parts of a date that were said; `month` may be one of EDTF's numbers for a season or fraction."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    phase: str = ""
    weekday: str = ""
    doubt: str = ""
    decade: str = ""

    @property
    def first(self) -> str:
        return self._part(0)

    @property
    def last(self) -> str:
        return self._part(1)

    def name(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"

    def _part(self, end: int) -> str:
        if self.decade:
            return f"{self.decade}X{self.doubt}"
        month, day = self.month, self.day
        if self.phase and month:
            day = min(PHASE_DAYS[self.phase][end], monthrange(self.year, month)[1])
        elif self.phase:
            month = PHASE_MONTHS[self.phase][end]
        numbers = [f"{self.year:04}", *(f"{number:02}" for number in (month, day) if number is not None)]
        return "-".join(numbers) + self.doubt


def spoken(phrase: str) -> Spoken | None:
    """What the words say, or None where they are no date."""
    phrase = phrase.strip()
    if found := _DOUBT.fullmatch(phrase):
        said, mark = spoken(found[2]), DOUBTS[found[1]]
        return said and replace(said, doubt="%" if said.doubt not in ("", mark) else mark)
    if found := _WEEKDAY.fullmatch(phrase):
        said = spoken(found[2])
        weekday = next(day for day in WEEKDAYS if day.startswith(found[1]))
        return said and said.day and replace(said, weekday=weekday) or None
    if found := _PHASE.fullmatch(phrase):
        said = _plain(found[2])
        return replace(said, phase=PHASES[found[1]]) if said and _can_be_divided(said) else None
    return _plain(phrase)


def completed(dates: Sequence[Spoken], running: bool = True) -> list[Spoken]:
    """Each date with the month and year it shares with its neighbours: "17 or 18 November 2020"."""
    filled = _months_shared(dates)
    filled = _years_shared(filled, running)
    if any(one.year is None and not one.decade for one in filled):
        raise Unreadable("expected the year too")
    if any(one.month is None and one.day is not None for one in filled):
        raise Unreadable("expected the month too")
    return filled


def _months_shared(dates: Sequence[Spoken]) -> list[Spoken]:
    filled = list(dates)
    for index, neighbour in _neighbours(filled):
        if filled[index].day and not filled[index].month and filled[neighbour].day:
            filled[index] = replace(filled[index], month=filled[neighbour].month)
    return filled


def _years_shared(dates: Sequence[Spoken], running: bool) -> list[Spoken]:
    filled = list(dates)
    for index, neighbour in _neighbours(filled):
        said, known = filled[index], filled[neighbour]
        if said.year or said.decade or not known.year:
            continue
        forward = (said.month or 0, said.day or 0) <= (known.month or 0, known.day or 0)
        if index > neighbour or not (forward or running):
            raise Unreadable("expected the year of each date")
        # "Between 28 December and 3 January 2020" begins in 2019.
        filled[index] = replace(said, year=known.year - (0 if forward else 1))
    return filled


def _neighbours(dates: Sequence[Spoken]) -> list[tuple[int, int]]:
    """Each place with the one to borrow from: from the right first, then from the left."""
    last = len(dates) - 1
    return [(index, index + 1) for index in range(last - 1, -1, -1)] + [(index, index - 1) for index in range(1, last + 1)]


def _can_be_divided(said: Spoken) -> bool:
    return not said.day and not said.decade and (said.month is None or said.month <= 12)


def _plain(phrase: str) -> Spoken | None:
    for form in _FORMS:
        if found := form.fullmatch(phrase):
            return _from_groups(found.groupdict())
    return None


def _from_groups(groups: dict[str, str | None]) -> Spoken | None:
    if groups.get("decade"):
        return Spoken(decade=groups["decade"])
    year = int(groups["year"]) if groups.get("year") else None
    if groups.get("season"):
        following = groups.get("next")
        if following and (year + 1) % 10 ** len(following) != int(following):
            raise Unreadable("expected two years in a row")
        return Spoken(year, SEASONS[groups["season"]])
    if groups.get("fraction"):
        number, count = FRACTIONS[groups["fraction"]]
        return Spoken(year, number + ORDINALS[groups["nth"]] % count) if ORDINALS[groups["nth"]] < count else None
    if groups.get("quarter"):
        return Spoken(year, 32 + int(groups["quarter"]))
    month = groups.get("month")
    number = MONTH_NUMBERS.get(month) or int(month) if month else None
    return Spoken(year, number, int(groups["day"]) if groups.get("day") else None)
