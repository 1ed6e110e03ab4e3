"""What hours and parts of the day mean: 9 a.m., four in the morning, tonight, that evening."""

import re

from timeline.extraction.expressions.guards import PROGRAMMES
from timeline.extraction.expressions.lexicon import LEXICON
from timeline.extraction.expressions.meanings import LAST, NEXT, Clock, Meaning, Nothing, Same, Unit
from timeline.extraction.expressions.said import WIDEST_LOOK, Said

_HOUR_SAID = re.compile(r"(?:[ap]\.?m\.?|[0-9]|time|noon|midnight|o['’]clock|[A-Z]{3}) ?$")
_HALVES = ("TMO", "TAF", "TEV", "TNI")
# Before "four in the morning": it is an hour.
_BEFORE_HOURS = frozenset(["about", "after", "around", "at", "before", "between", "by", "from", "past", "since", "till", "to", "until"])


def tonight(said: Said) -> Meaning:
    if said.first_word == "Tonight" and said.word_after.lower() in PROGRAMMES:
        return Nothing()  # "the Tonight Show"
    return Clock("TNI", Unit("day", 0, "today"))


def daypart(said: Said) -> Meaning | None:
    """ "Last night", "this morning", "that evening", "the next morning"."""
    value = said.value("DAYPART")
    if said.has("early", "late"):
        return Clock(value)
    if said.has("last"):
        return Clock(value, Unit("day", LAST, "today"))
    if said.has("this"):
        return Clock(value, Unit("day", 0, "today"))
    if said.has("that", "same"):
        return Clock(value, Same("day"))
    return Clock(value, Unit("day", LAST if said.has("previous") else NEXT, "following"))


def clock(said: Said) -> Meaning | None:
    """ "5 p.m.", "10:57", "4 o'clock", "noon"; a part of the day alone is nobody's date."""
    if said.has("DAYPART") and said.has("CLOCK", "DD", "ONES", "TEENS"):
        return _spoken_hour(said)
    if said.has("INT", "YYYY") and not said.has("CLOCK", "DD", "ONES", "DAYPART"):
        return _hour_of_zone(said)
    if said.has("CLOCK"):
        hour, minute, sure = said.value("CLOCK")
        half = said.value("AMPM", "ampm")
        if half and not sure and 1 <= hour <= 12:
            hour = _hour(hour, half[0].lower())
        return Clock(f"T{hour:02}:{minute:02}") if hour <= 24 else None
    if said.has("DD", "ONES"):
        hour = said.value("DD", "ONES")
        if hour > 12:
            return None
        return Clock(f"T{_hour(hour, said.value('AMPM', 'ampm')[0].lower()) if said.has('AMPM', 'ampm') else hour:02}:00")
    return None if _is_title(said) else Clock(said.value("DAYPART"))


def _is_title(said: Said) -> bool:
    """ "High Noon", "Midnight Express"; not "Midnight Friday"."""
    word, before, after = said.words("DAYPART"), said.word_before, said.word_after
    if not word[0].isupper():
        return False
    led = before[:1].isupper() and before not in LEXICON and not said.has("the")
    return led or (after[:1].isupper() and after not in LEXICON)


def _spoken_hour(said: Said) -> Meaning | None:
    """ "At 4 in the morning"; "wounded two in the afternoon" counts people."""
    part = said.value("DAYPART")
    hour, minute, sure = said.value("CLOCK") or (said.value("DD", "ONES", "TEENS"), 0, False)
    if part not in _HALVES or said.has("at") != (part == "TNI") or not 1 <= hour <= 12 or sure:
        return None
    if not said.has("CLOCK", "oclock") and said.word_before.lower() not in _BEFORE_HOURS:
        return None
    return Clock(in_part(f"T{hour % 12:02}:{minute:02}", part))


def in_part(value: str, part: str) -> str:
    """The hour of a clock of twelve hours in that part of the day: T09:30 of a night is T21:30."""
    hour = int(value[1:3])
    late = (part in ("TAF", "TEV") and 1 <= hour < 12) or (part == "TNI" and 6 <= hour < 12) or (part == "TAF" and hour == 0)
    return f"T{hour + 12:02}{value[3:]}" if late else value


def hour_of_part(said: Said) -> Meaning | None:
    """ "At 9 tonight", "by five this afternoon"."""
    hour = said.value("DD", "ONES", "TEENS")
    if hour > 12 or said.word_before.lower() not in _BEFORE_HOURS:
        return None
    part = said.value("TONIGHT", "DAYPART")
    return Clock(in_part(f"T{hour:02}:00", part), Unit("day", LAST if said.has("last") else 0, "today")) if part in _HALVES else None


def elsewhere(said: Said) -> Meaning | None:
    """ "10:35 a.m. (0735 GMT)": the same hour again, by another clock; "11am (5pm BST)" is told for other readers."""
    if said.has("CLOCK") and said.value("CLOCK")[2]:
        return None
    return Nothing() if _HOUR_SAID.search(said.text[max(0, said.start - WIDEST_LOOK) : said.start]) else None


def _hour_of_zone(said: Said) -> Meaning | None:
    """ "At 0730 GMT"; "2019 GMT" is an hour too."""
    digits = said.words("INT") or said.words("YYYY")
    if len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Clock(f"T{digits[:2]}:{digits[2:]}")


def _hour(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0)
