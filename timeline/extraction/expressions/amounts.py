"""How many: numbers in words and figures, and times told by their length."""

from timeline.extraction.expressions.guards import LEADS_TO_LENGTH, RATES, YOUNG
from timeline.extraction.expressions.lexicon import SYMBOL
from timeline.extraction.expressions.meanings import LAST, NEXT, Duration, Meaning, Nothing, Ref, Repeated, Shift, Weekday
from timeline.extraction.expressions.said import Said

_NUMBER_KINDS = {SYMBOL[kind]: kind for kind in ("DD", "INT", "DEC", "YYYY", "ONES", "TEENS", "TENS", "HUNDRED", "FRAC")}
UNIT_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
_YEARS_OF = {"decade": 10, "century": 100}
# Four digits from here to there are a year before they are a number of days.
EARLIEST_SURE_YEAR, LATEST_SURE_YEAR = 1901, 2050
HAVING = frozenset(("has", "have", "had", "ve"))
PARTICIPLES = ("ed", "een", "wn", "ught", "ld", "id")
SHORTEST_PARTICIPLE = 3  # letters; "has long red hair" has none
SHORT_UNITS = frozenset(("second", "minute", "hour"))

_BEFORE_VERBS = frozenset(("to", "will", "would", "may", "might", "can", "could", "should", "must", "not", "they", "usually", "often"))


def number(said: Said, first: int = 0, last: int | None = None) -> float | None:
    """The number said, None for "a few"; "a" and a unit alone are one."""
    total, found = 0.0, False
    for place in range(first, len(said.symbols) if last is None else last):
        kind = _NUMBER_KINDS.get(said.symbols[place])
        if kind:
            value = said.tokens[place].value
            value = value[0] if kind == "INT" else value
            total = (total or 1) * value if kind == "HUNDRED" else total + value
            found = True
    if said.has("half"):
        total, found = (total or (1 if said.has("and") else 0)) + 0.5, True
    if found:
        return total
    if said.has("couple"):
        return 2
    if said.has("few", "several", "some", "number", "dozen", "recent"):
        return None
    return 1


def length(amount: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it: P2Y, PT3H, PXW."""
    letter = UNIT_LETTERS[unit]
    lead = "PT" if unit in SHORT_UNITS else "P"
    if amount is None:
        return f"{lead}X{letter}"
    if unit == "fortnight":
        amount *= 2
    if amount == int(amount):
        return f"{lead}{int(amount)}{letter}"
    return _broken(lead, amount, unit, letter)


def _broken(lead: str, amount: float, unit: str, letter: str) -> str:
    """Halves in the next smaller unit: P2Y6M, PT1M30S."""
    if unit in _YEARS_OF and not amount * _YEARS_OF[unit] % 1:
        return f"P{int(amount * _YEARS_OF[unit])}Y"
    smaller = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}.get(unit)
    if not smaller or (amount * smaller[0]) % 1:
        return f"{lead}{amount:g}{letter}"
    whole, rest = int(amount), round(amount % 1 * smaller[0])
    return f"{lead}{f'{whole}{letter}' if whole else ''}{rest}{smaller[1]}"


def duration(said: Said) -> Meaning | None:
    if said.has("old") and (not said.has("HYPHEN") or (said.words("old") == "old" and (said.unit == "year" or said.word_after in YOUNG))):
        return Nothing()  # somebody's age
    if said.word_after == "old" or said.text[said.end : said.end + 4] == "-old":
        return Nothing()
    if EARLIEST_SURE_YEAR <= (said.value("YYYY") or 0) <= LATEST_SURE_YEAR and said.value("YYYY") != 2000:
        return None  # in pre-2014 days
    return Duration(number(said), said.unit)


def a_unit(said: Said) -> Meaning | None:
    """ "A week": how often, after a figure or a sum; how long otherwise."""
    unit = said.unit
    if said.has("old") or said.has("half") or said.has("and"):
        return Duration(number(said), unit)
    before = said.word_before.lower()
    if before in RATES or before in "%$" or before.replace(",", "").isdecimal():
        return Repeated(length(1, unit))
    if unit in ("second", "decade", "century", "millennium", "quarter") and before not in LEADS_TO_LENGTH:
        return None
    if said.word_before.lower() in LEADS_TO_LENGTH or said.has("about", "nearly", "over", "under", "more", "less", "least", "just"):
        return Duration(1, unit)
    return None


def unit_long(said: Said) -> Meaning:
    plural = said.has("UNITS")
    return Duration(None if plural else 1, said.unit)


def bare_units(said: Said) -> Meaning | None:
    """ "For years", "within weeks": a length without its number."""
    return Duration(None, said.values("UNITS")[0]) if said.word_before.lower() in LEADS_TO_LENGTH - {"of", "by", "every"} else None


def ago(said: Said) -> Meaning:
    vague = said.has("UNITS") and not said.has(*_NUMBER_KINDS.values(), "couple")
    return Shift(None if vague else number(said), said.unit, LAST)


def ago_exactly(said: Said) -> Meaning | None:
    """ "A year ago today", "two weeks ago Friday"."""
    amount = number(said)
    unit = said.values("UNIT", "UNITS")[0]
    if amount is None or unit in SHORT_UNITS:
        return None
    if said.has("WEEKDAY"):
        return Weekday(said.value("WEEKDAY"), None, -int(amount)) if unit == "week" else None
    if said.has("this") and said.values("UNIT", "UNITS")[-1] not in ("day", "week", "month"):
        return None
    return Shift(amount, unit, LAST, exact=not said.has("this"))


def from_now(said: Said) -> Meaning | None:
    return Shift(number(said), said.unit, NEXT)


def between_amounts(said: Said) -> Meaning:
    """ "Two to three weeks": the lower number counts."""
    places = [place for place, symbol in enumerate(said.symbols) if symbol in _NUMBER_KINDS]
    lower = number(Said(said.text, said.symbols[: places[0] + 1], said.tokens[: places[0] + 1], said.start, said.end))
    if said.has("ago"):
        return Shift(lower, said.unit, LAST)
    return Duration(lower, said.unit)


def bounded(said: Said) -> Meaning | None:
    """ "The past two months": a length that ends now, or begins; in "will last six weeks" it is a verb."""
    if said.first_word == "last" and said.word_before.lower() in _BEFORE_VERBS:
        return None
    return Duration(number(said), said.unit, LAST if said.has("last", "past", "previous") else NEXT)


def some_time(said: Said) -> Meaning | None:
    """ "For some time", "a short time"."""
    return Duration(None, "day" if said.has("short") else "month") if said.word_before.lower() in ("for", "in", "within", "after") else None


def long(said: Said) -> Meaning | None:
    """ "They have long warned", "had long been": for years, nobody says how many."""
    participle = len(said.word_after) > SHORTEST_PARTICIPLE and said.word_after.endswith(PARTICIPLES)
    return Duration(None, "year") if participle and said.word_before.lower() in HAVING else None


def vague_units(said: Said) -> Meaning | None:
    """ "Recent months", "the coming days", "the last weeks"."""
    unit = said.unit
    if said.has("recent", "final", "last", "past", "previous", "early", "late"):
        return Duration(None, unit, LAST)
    return Ref("FUTURE_REF")
