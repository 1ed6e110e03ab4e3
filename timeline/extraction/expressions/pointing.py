"""What pointing words mean: today, last week, the same day, two days later, the anniversary, now."""

import re

from timeline.dates.periods import SEASON_LETTERS
from timeline.extraction.expressions.amounts import SHORT_UNITS, number
from timeline.extraction.expressions.dates import day
from timeline.extraction.expressions.events import event_after
from timeline.extraction.expressions.guards import BEHIND_A_NOUN, CELEBRATES, NAMED_TODAY, OF_OUR_TIME, PART_NAMES, PROGRAMMES
from timeline.extraction.expressions.lexicon import OTHER_WORDS, SYMBOL
from timeline.extraction.expressions.meanings import (
    LAST,
    NEXT,
    THIS,
    Anniversary,
    Clock,
    Duration,
    Meaning,
    Month,
    Nothing,
    Numbered,
    Part,
    Ref,
    Repeated,
    Same,
    Shift,
    Unit,
    Weekday,
    Year,
)
from timeline.extraction.expressions.said import WIDEST_LOOK, Said
from timeline.extraction.expressions.titles import OPENING_QUOTES
from timeline.extraction.expressions.years import portion

_SET_UNITS = {
    "day": "P1D",
    "week": "P1W",
    "month": "P1M",
    "year": "P1Y",
    "hour": "PT1H",
    "quarter": "P1Q",
    "minute": "PT1M",
    "second": "PT1S",
}
_WORD_OF = re.compile(r"\b(?:the|our|their|its|for|new) (?:[a-z]{1,20} )?([a-z]{2,20}) of $")
# The noun that today owns; "today's youth rally" is of the day.
_OWNED = re.compile(rf"['’]s (?:[a-z-]{{3,20}} )??(?:{'|'.join(sorted(OF_OUR_TIME))})(?=[^\w'’ ]|$|[ \n](?:{BEHIND_A_NOUN})\b)")
_PART_LEADS = ("of", "in")


def dayword(said: Said) -> Meaning | None:
    if said.first_word == "Today" and _names_a_paper(said):
        return Nothing()
    if _of_an_age(said):
        return Ref(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[said.value("DAYWORD") + 1])
    return Unit("day", said.value("DAYWORD"), "today")


def _names_a_paper(said: Said) -> bool:
    """ "USA Today", NBC's "Today", the Today programme."""
    if said.word_before in NAMED_TODAY or said.word_after in PROGRAMMES:
        return True
    lead = said.text[max(0, said.start - 4) : said.start]
    return lead[-1:] in OPENING_QUOTES and lead[:-1].endswith(("'s ", "’s "))


def _of_an_age(said: Said) -> bool:
    """ "Today's world", "the leaders of tomorrow": an age and no day."""
    before = said.text[max(0, said.start - WIDEST_LOOK) : said.start].lower()
    if found := _WORD_OF.search(before):
        return found[1] in OF_OUR_TIME
    return bool(_OWNED.match(said.text, said.end))


def day_beside(said: Said) -> Meaning | None:
    """ "The day after tomorrow", "the day before yesterday"."""
    if said.unit != "day":
        return None
    return Unit("day", said.value("DAYWORD") + (NEXT if said.has("after") else LAST), "today")


def unit(said: Said) -> Meaning | None:
    """ "Last week", "the following year", "this past spring"."""
    name, offset = said.unit, said.direction
    if said.has("other"):
        return Ref("PAST_REF") if name == "day" else None
    if name in ("second", "minute", "hour"):
        return None
    if said.has("the") and said.word_after == "of":
        return Nothing()  # the last year of the war
    if said.has("WEEKDAY"):
        return Weekday(said.value("WEEKDAY"), offset)
    if said.has("DAYPART"):
        return Clock(said.value("DAYPART"), Unit("day", offset, "today"))
    if said.has("past") and not said.has("this"):
        return Unit(name, LAST, "past") if name != "day" else Duration(1, "day", LAST)
    if said.has("following", "previous") or (name == "day" and said.has("next")):
        return Unit(name, LAST if said.has("previous") else NEXT, "following")
    if said.has("the") and said.has("next") and name != "weekend":
        return Unit(name, NEXT, "the next")
    return Unit(name, offset, "next" if said.has("next", "coming") else "last" if offset else "this")


def this_unit(said: Said) -> Meaning | None:
    """ "This week", "that year", "this time"."""
    if said.has("period", "time"):
        return that_time(said)
    if said.unit in ("second", "minute", "hour"):
        return None
    if said.has("that"):
        return Same(said.unit, "that")
    if said.unit == "day":
        return Same("day", "this")
    return Unit(said.unit, THIS, "this")


def these(said: Said) -> Meaning | None:
    return Ref("PRESENT_REF") if said.unit == "day" else None


def those(said: Said) -> Meaning | None:
    return Ref("PAST_REF") if said.unit in ("day", "year") else None


def same(said: Said) -> Meaning | None:
    """ "The same day"; "at the same time" says no time."""
    if not said.has("UNIT") or said.unit in SHORT_UNITS:
        return None
    return Same(said.unit or "")


def beside_next(said: Said) -> Meaning | None:
    """ "The week before last"."""
    if said.unit not in ("week", "weekend", "month", "quarter", "year"):
        return None
    return Unit(said.unit, -2 if said.has("before") else 2, "last" if said.has("before") else "next")


def edge(said: Said) -> Meaning | None:
    """ "The last days of December", "the first weeks of 2019"."""
    whole = _whole(said)
    if whole is None or (said.has("ORD") and said.value("ORD") != 1):
        return None
    if said.has("last", "final", "late") and not (said.has("last") and said.has("UNIT")):
        return Part("end", whole)
    return Part("mid" if said.has("middle") else "start", whole)


def week_of_day(said: Said) -> Meaning | None:
    """ "The week of March 6"."""
    whole = day(said)
    return Numbered(0, "week", whole) if said.unit == "week" and whole else None


def that_time(said: Said) -> Meaning | None:
    """ "At the time", "at that moment"; the time of day, the moment before … are none."""
    if said.has("the") and (
        said.word_before.lower() not in ("at", "by", "of") or said.word_after.lower() in ("of", "to", "for", "when", "being")
    ):
        return None
    if said.has("moment") and not said.has("the"):
        return None
    if said.has("the") and said.has("moment") and said.word_before.lower() == "at":
        return Ref("PRESENT_REF")
    return Same("", "that" if not said.has("this") else "this")


def the_unit(said: Said) -> Meaning | None:
    """ "The weekend", "for the year": the one that is now, where a word leads to a time."""
    name, before = said.unit, said.word_before.lower()
    if said.word_after.lower() in ("of", "when", "that", "after", "before", "to", "where") or name in ("second", "minute", "hour"):
        return None
    if before in _PART_LEADS and name in ("day", "week", "month", "quarter", "year", "decade", "century") and _in_part(said):
        return Unit(name, THIS, "the")
    if name == "weekend":
        return Unit(name, THIS, "the")
    return (
        Unit(name, THIS, "the")
        if before in ("for", "over", "during", "throughout") and name in ("week", "month", "quarter", "year")
        else None
    )


def _in_part(said: Said) -> bool:
    """Whether "the end of" or the like stands before."""
    lead = said.text[max(0, said.start - 24) : said.start].lower().split()
    return len(lead) > 1 and lead[-2].rpartition("-")[2] in PART_NAMES


def unit_ended(said: Said) -> Meaning | None:
    """ "The year ended March 31"."""
    return Duration(1, said.unit) if said.unit in ("week", "month", "quarter", "year") else None


def year_end(said: Said) -> Meaning | None:
    name = said.unit
    if name not in ("week", "month", "year", "day", "quarter"):
        return None
    if name == "year":
        return Month(said.value("YYYY"), 12, None, None if said.has("YYYY") else THIS)
    return Part("end", Unit(name, THIS, "this"))


def later(said: Said) -> Meaning | None:
    """ "Three days later", "a year earlier", "two weeks after the attack", "the day before"."""
    forward = said.has("later", "after", "following")
    if said.has("since"):
        return None
    amount = number(said)
    if said.has("UNITS") and not said.has("DD", "INT", "ONES", "TEENS", "TENS", "HUNDRED", "DEC", "YYYY", "FRAC", "couple"):
        amount = None
    name = said.unit
    if said.has("DAYPART"):
        return Clock(said.value("DAYPART"), Unit("day", NEXT if forward else LAST, "following"))
    if said.has("later", "earlier"):
        return Shift(amount, name, NEXT if forward else LAST, "narrative")
    event = event_after(said.text, said.end)
    if not event and not said.word_after[:1].isalpha():
        return Shift(amount, name, NEXT if forward else LAST, "narrative")
    return Shift(amount, name, NEXT if forward else LAST, "event", event)


def numbered(said: Said) -> Meaning | None:
    """ "The last week of August", "the first three days of 1998", "the last Friday of May"."""
    whole = _whole(said)
    name = said.values("UNIT", "UNITS")[0] if said.has("UNIT", "UNITS") else None
    if said.has("WEEKDAY"):
        name = f"weekday {said.value('WEEKDAY')}"
    if whole is None or name in (None, "second", "minute", "hour", "century"):
        return None
    if name == "quarter" and said.has("UNIT") and not said.has("last", "past"):
        return portion(said)
    place = -1 if said.has("last", "past") else 2 if said.has("SECOND") else said.value("ORD")
    if place is None:
        return None
    amount = int(number(said) or 1) if said.has("UNITS") and not said.has("YYYY") else _amount_before_unit(said)
    return Numbered(place, name, whole, amount)


def _amount_before_unit(said: Said) -> int:
    numbers = said.values("ONES", "TEENS", "TENS", "DD")
    return int(numbers[0]) if said.has("UNITS") and numbers else 1


def _whole(said: Said) -> Meaning | None:
    if said.has("MONTH"):
        return Month(said.value("YYYY"), said.value("MONTH"))
    if said.has("YYYY"):
        return Year(said.value("YYYY"))
    names = said.values("UNIT")
    name = names[-1] if names else None
    if name not in ("week", "month", "year", "quarter", "decade", "century"):
        return None
    if said.has("that"):
        return Same(name, "that")
    return Unit(name, said.direction or THIS, "the" if said.direction is None else "this")


def numbered_in_year(said: Said) -> Meaning | None:
    """ "The first nine months": as long as that, of a year not named."""
    return Duration(number(said), said.unit)


def same_period(said: Said) -> Meaning | None:
    """ "The same month last year", "the comparable period of 1997"."""
    names = said.values("UNIT")
    if not said.has("YYYY") and (not names or names[-1] != "year"):
        return None
    name = names[0] if said.symbols[2] == SYMBOL["UNIT"] else "period"
    if said.has("YYYY"):
        return Numbered(0, "quarter", Year(said.value("YYYY"))) if name in ("period", "quarter") else None
    if name in ("month", "week"):
        return Unit(name, -12 if name == "month" else -52, "last")
    if name == "day":
        return Shift(1, "year", LAST, exact=True)
    return Shift(1, "year", LAST, "period") if name in ("period", "quarter") else None


def report_period(said: Said) -> Meaning | None:
    """ "The latest quarter", "the year-ago period", "the 1988 quarter": as business reports count."""
    if said.has("YYYY"):
        return Numbered(0, "quarter", Year(said.value("YYYY"))) if said.has("UNIT", "period") else None
    if said.has("latest"):
        name = said.unit if said.has("UNIT") else "quarter"
        return Unit("quarter", LAST, "latest") if name == "quarter" else Unit(name, LAST, "latest") if name else None
    if said.has("ago", "earlier"):
        return Shift(1, "year", LAST, "period")
    return Shift(1, "year", LAST, "period") if said.has("comparable") else None


def each(said: Said) -> Meaning | None:
    """ "Every Monday", "each July", "per month", "Mondays"."""
    if said.has("MONTH"):
        return None if said.words("MONTH") in OTHER_WORDS else Repeated(f"XXXX-{said.value('MONTH'):02}")
    if said.has("WEEKDAYS") and said.word_after.lower() == "ago":
        return None
    if said.has("WEEKDAY", "WEEKDAYS"):
        return Repeated(f"XXXX-WXX-{said.value('WEEKDAY', 'WEEKDAYS') + 1}{said.value('DAYPARTS') or ''}")
    if said.has("SEASON"):
        return Repeated(f"XXXX-{SEASON_LETTERS[said.value('SEASON')]}")
    if said.has("DAYPART"):
        return Repeated(f"XXXX-XX-XX{said.value('DAYPART')}")
    value = _SET_UNITS.get(said.unit)
    return Repeated(value) if value else None


def setword(said: Said) -> Meaning | None:
    word = said.first_word
    if word == "Daily" and (said.word_before[:1].isupper() or said.word_after[:1].isupper()):
        return None  # a newspaper
    return Repeated(said.value("SETWORD"))


def seasons(said: Said) -> Meaning:
    return Repeated(f"XXXX-{SEASON_LETTERS[said.value('SEASONS')]}")


def anniversary(said: Said) -> Meaning | None:
    """ "The 50th anniversary of"; what it is of stands behind the words of the rule."""
    if said.has("its") and said.word_before.lower() in CELEBRATES:
        return Nothing()
    number_said = 2 if said.has("SECOND") else said.value("ORD", "DD", "INT", "ONES", "TEENS", "TENS")
    count = number_said[0] if isinstance(number_said, tuple) else number_said
    event = event_after(said.text, said.end) if said.has("of") else ""
    return Anniversary(event, count, said.direction)


def now(said: Said) -> Meaning | None:
    values = said.values("NOWWORD")
    word = said.words("NOWWORD").lower()
    if word == "soon" and (said.word_after.lower() in ("as", "after", "enough") or said.word_before.lower() == "as"):
        return None
    return Ref(values[-1])


def future(said: Said) -> Meaning:
    return Ref("FUTURE_REF")


def past(said: Said) -> Meaning | None:
    """ "In the past", not "past the gate" nor "the past deeds"."""
    if said.word_before.lower() not in ("in", "of", "from", "than", "to", "with"):
        return None
    after = said.word_after
    return (
        Ref("PAST_REF")
        if not after[:1].isalpha() or after.lower() in ("and", "but", "to", "that", "as", "by", "is", "when", "or")
        else None
    )


def current(said: Said) -> Meaning:
    return Ref("PRESENT_REF")


def then(said: Said) -> Meaning | None:
    """ "Since then", "until then"."""
    return Same("", "then") if said.word_before.lower() in ("since", "until", "till", "by", "before") else None
