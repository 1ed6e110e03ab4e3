"""The word lists of `rules/english_dates.toml`, as the builders ask them."""

from timeline.extraction.rules import load

# '30 and before is of this century.
LATEST_SHORT_YEAR = 30

_LISTS = load("english_dates")


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


LEADS_TO_DATE = _words("leads_to_date")
LEADS_TO_SMALL_MONTH = _words("leads_to_small_month")
LEADS_TO_YEAR = _words("leads_to_year")
MAKES = "|".join(sorted(_words("makes")))
CELEBRATES = _words("celebrates")
LEADS_TO_LENGTH = _words("leads_to_length")
COUNTED = _words("counted")
NUMBERED_THINGS = _words("numbered_things")
AFTER_DAY_OF_MONTH = _words("after_day_of_month")
RATES = _words("rates")
YOUNG = _words("young")
NAMED_WEEKDAYS = _words("named_weekdays")
NAMED_TODAY = _words("named_today")
PROGRAMMES = _words("programmes")
OF_OUR_TIME = _words("of_our_time")
LEADS_TO_SEASON = _words("leads_to_season")
NOT_SEASONS = _words("not_seasons")
TURNS_OF_A_DAY = _words("turns_of_a_day")
LEADS_TO_COUNT = _words("leads_to_count")
NOT_FALL = _words("not_fall")
NOT_DAYS = _words("not_days")
OF_A_MONTH = _words("of_a_month")
VERSIONS = _words("versions")
NAMED_AFTER_DAYS = _words("named_after_days")
NAMED_AFTER_WEEKDAYS = _words("named_after_weekdays")
SUPERLATIVES = "|".join(sorted(_words("superlatives")))
CREDITS = "|".join(sorted(_words("credits")))
PART_NAMES = _words("part_names")
BUSINESS = _words("business")
EMPTY = _words("empty")
ALIKE = {form: root for root, forms in _LISTS["alike"].items() for form in forms.split()}
BEHIND_A_NOUN = "|".join(sorted(_words("behind_a_noun")))
EVENT_STARTS, EVENT_ENDS = _LISTS["event_starts"], _LISTS["event_ends"]
FUTURE, AHEAD, PAST, REPORTING, DEEDS = (_LISTS[name] for name in ("future", "ahead", "past", "reporting", "deeds"))
ORDERED = _LISTS["ordered"]
PLANS, FUTURE_PRESENT, RECORDED, HEADS_AHEAD, PRESENT_PLANS, PROMISED = (
    _LISTS[name] for name in ("plans", "future_present", "recorded", "heads_ahead", "present_plans", "promised")
)


def whole_year(digits: str) -> int:
    """The year of four digits, or of two: '98 is 1998."""
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number <= LATEST_SHORT_YEAR else 1900)
