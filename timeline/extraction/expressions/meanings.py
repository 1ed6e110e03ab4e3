"""What a date expression says, before anybody asks which days that makes."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

from timeline.text.marks import Stretch

# How a word points from the day of speaking: "last" -1, "this" and no word 0, "next" +1.
LAST, THIS, NEXT = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Day:
    """ "3 January 2020", "Jan. 3"; the year is None where it is not said, the weekday (Monday 0) too.

    `direction` is that of "last Oct. 23"; `month` is None in "the 14th", `doubtful` holds a second reading of 3/4/2020.
    """

    year: int | None
    month: int | None
    day: int
    weekday: int | None = None
    direction: int | None = None
    doubtful: tuple[int, int] | None = None  # month and day, the other way round

    @classmethod
    def of(cls, year: int | None, month: int, number: int, weekday: int | None = None, direction: int | None = None) -> Day | None:
        """The day, if there is such a day."""
        known = 1 <= month <= 12 and (year is None or 1 <= year <= 9999) and 1 <= number <= monthrange(year or 2000, month)[1]
        return cls(year, month, number, weekday, direction) if known else None


@dataclass(frozen=True, slots=True)
class Month:
    """ "January 2020", "last June", "March this year" (`year_offset` 0)."""

    year: int | None
    month: int
    direction: int | None = None
    year_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """ "2003", "fiscal 1988"."""

    year: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """ "Monday" (`direction` None), "last Monday", "this coming Monday" (`direction` NEXT), "Monday of last week" (`week` -1).

    `told` where it points from a date told before: "that Monday", "the following Monday" (`direction` NEXT); `some` of "it was a Monday".
    """

    weekday: int
    direction: int | None = None
    week: int | None = None
    told: bool = False
    some: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A day, week, weekend, month, quarter, year, decade, century by its distance from now: "last week", "today" (day 0).

    `said` is how it points: "today", "last", "this", "next", "the next", "the", "following" (for "previous" too), "past" or "latest".
    """

    unit: str
    offset: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """ "Two weeks ago", "three days later", "a week after the attack"; `amount` None is "a few".

    `anchor` is "speech" (ago, from now), "narrative" (later, earlier, before that), "event" (after what `event` names), "date" (from
    `whole`) or "period" (as business reports count).
    """

    amount: float | None
    unit: str
    direction: int
    anchor: str = "speech"
    event: str = ""
    exact: bool = False  # "a year ago today"
    whole: Meaning | None = None  # the date in "two days after Oct. 12"


@dataclass(frozen=True, slots=True)
class Duration:
    """ "Five years", "the past two months" (`bound` -1), "the next three days" (`bound` 1); `amount` None is "some"."""

    amount: float | None
    unit: str
    bound: int = 0


@dataclass(frozen=True, slots=True)
class Repeated:
    """ "Daily", "every Monday", "each July": the value as TIMEX3 writes it."""

    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """ "Now", "recently", "in the future": PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Season:
    """Spring 0, summer 1, autumn 2, winter 3; `told` where it points from a time told before ("that summer", "the following winter")."""

    season: int
    year: int | None = None
    direction: int | None = None
    year_offset: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """A quarter (`of` 4) or half (`of` 2) of a year, counted from 1."""

    number: int
    of: int
    year: int | None = None
    year_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """ "The 1990s", "the '80s" (1980)."""

    first: int


@dataclass(frozen=True, slots=True)
class Century:
    """ "The 19th century" (19)."""

    number: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by the key of the table in `holidays`."""

    name: str
    year: int | None = None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """ "The last week of August", "the first three days of 1998", "the second day": counted inside a longer time, -1 from its end."""

    number: int
    unit: str
    whole: Meaning | None
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer time: "start" (early), "mid", "end" (late); "earlier" and "later" this week, as seen from its midst."""

    part: str
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `value` as TIMEX3 writes it ("T10:35", "TMO"), on a day that may be left unsaid."""

    value: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """ "The same day", "that year", "at that time" (unit ""): points back to a time spoken of; `said` is "same", "that", or of a year
    "following" and "previous"."""

    unit: str
    said: str = "same"
    whole: Meaning | None = None  # "August of that year": the month


@dataclass(frozen=True, slots=True)
class Anniversary:
    """ "The anniversary of the strike"; `number` of "the 50th", None where no number is said."""

    event: str
    number: int | None = None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """ "Between 3 and 5 January", "from March to June", "3–5 January"; each end is an expression of its own.

    `joint` is "between" (one of these days), "to" (all that time), "-" (a dash, which says less), "and" or "or".
    """

    first: Expression
    last: Expression
    joint: str


@dataclass(frozen=True, slots=True)
class Ended:
    """ "The quarter ended" with the day or month that stands behind it, which is an expression of its own."""

    unit: str
    last: Meaning


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words that look like a time and are a name or a number."""


Meaning = (
    Day | Month | Year | Weekday | Unit | Shift | Duration | Repeated | Ref | Season | Portion | Decade | Century | Holiday | Numbered
    | Part | Clock | Same | Anniversary | Range | Ended
)  # fmt: skip


@dataclass(slots=True, unsafe_hash=True)
class Expression(Stretch):
    """Words of a text that say a time.

    `mod` is a TIMEX3 modifier (APPROX, LESS_THAN, MORE_THAN, START, MID, END …), `limit` the word that makes it a limit
    ("by", "since", "until", "before", "after"; outside the stretch; `loose` where it bounds nothing, as in "the first since 2011"),
    `future` and `past` whether its clause looks ahead or back, `ahead` whether the verb beside it does, `planned` whether that is
    only what somebody had in mind ("set elections for"), `governed` whether a verb of
    the past takes it ("was killed on …"), `quoted` whether it stands in quoted words, `spoken` whether a verb of saying takes it
    ("told reporters on …").
    """

    text: str
    meaning: Meaning
    mod: str | None = None
    limit: str = ""
    loose: bool = False
    future: bool = False
    past: bool = False
    ahead: bool = False
    planned: bool = False
    governed: bool = False
    quoted: bool = False
    spoken: bool = False
