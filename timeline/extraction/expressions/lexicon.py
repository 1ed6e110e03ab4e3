"""The English words of time expressions, each of one kind: what the grammar is written in."""

from calendar import day_abbr, day_name, month_abbr, month_name

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
NUMBERS = {
    "ONES": {word: number for number, word in enumerate(_ONES.split(), 1)},
    "TEENS": {word: number for number, word in enumerate(_TEENS.split(), 10)},
    "TENS": {word: number * 10 for number, word in enumerate(_TENS.split(), 2)},
    "HUNDRED": {"hundred": 100, "thousand": 1000},
}
UNITS = ("second", "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century", "millennium")
SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}

# Kind → words, all of one meaning for the grammar.
WORDS = {
    "the": "the",
    "a": "a an",
    "this": "this",
    "these": "these",
    "that": "that",
    "those": "those",
    "last": "last",
    "past": "past",
    "previous": "previous preceding prior",
    "next": "next",
    "coming": "coming upcoming forthcoming",
    "following": "following subsequent ensuing succeeding",
    "same": "same",
    "current": "current",
    "recent": "recent",
    "latest": "latest",
    "final": "final",
    "comparable": "comparable corresponding",
    "other": "other",
    "another": "another additional further extra",
    "full": "full whole entire entirety",
    "all": "all",
    "its": "its their his her our my your",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "middle": "middle midst",
    "beginning": "beginning start onset outset opening",
    "end": "end close",
    "latter": "latter",
    "part": "part parts portion",
    "half": "half",
    "earlier": "earlier",
    "later": "later",
    "sometime": "sometime",
    "ago": "ago",
    "before": "before",
    "after": "after",
    "since": "since",
    "from": "from",
    "hence": "hence",
    "of": "of",
    "in": "in",
    "on": "on",
    "to": "to",
    "and": "and",
    "or": "or",
    "so": "so",
    "far": "far",
    "through": "through thru until till",
    "between": "between",
    "at": "at",
    "about": "about around roughly approximately circa",
    "nearly": "nearly almost barely",
    "over": "over",
    "under": "under",
    "more": "more",
    "less": "less fewer",
    "than": "than",
    "least": "least",
    "most": "most",
    "no": "no",
    "up": "up",
    "just": "just only",
    "few": "few handful",
    "several": "several many numerous countless",
    "some": "some",
    "couple": "couple",
    "number": "number",
    "dozen": "dozen dozens scores",
    "every": "every each",
    "per": "per",
    "old": "old",
    "long": "long",
    "fiscal": "fiscal",
    "period": "period term",
    "time": "time",
    "times": "times",
    "date": "date",
    "moment": "moment juncture point",
    "near": "near foreseeable",
    "future": "future",
    "short": "short",
    "right": "right",
    "then": "then",
    "s": "s",
    "oclock": "o",
    "clock": "clock",
    "ended": "ended ending",
    "trading": "trading business consecutive calendar straight",
    "anniversary": "anniversary",
    "eve": "eve",
    "cold": "cold harsh bitter hot dry",
    "turn": "turn",
    "timely": "as",
    "beyond": "beyond",
    "ad": "AD CE",
    "bc": "BC BCE",
    "ampm": "AM PM am pm",
    "zone": "GMT UTC EST EDT CST CDT MST MDT PST PDT CET CEST BST",
    "local": "local",
}

# Words that are whole expressions: kind → word → value.
VALUED = {
    "DAYWORD": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "TONIGHT": {"tonight": "TNI"},
    "DAYPART": {
        "morning": "TMO",
        "afternoon": "TAF",
        "evening": "TEV",
        "night": "TNI",
        "noon": "T12:00",
        "midday": "TMI",
        "midnight": "T24:00",
        "dawn": "TDA",
        "dusk": "TDU",
        "sunset": "TDU",
        "sunrise": "TDA",
        "overnight": "TNI",
        "nightfall": "TNI",
        "daybreak": "TDA",
        "lunchtime": "TMI",
        "midafternoon": "TAF",
        "midmorning": "TMO",
    },
    "DAYPARTS": {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"},
    "NOWWORD": {
        "now": "PRESENT_REF",
        "nowadays": "PRESENT_REF",
        "currently": "PRESENT_REF",
        "presently": "PRESENT_REF",
        "recently": "PAST_REF",
        "lately": "PAST_REF",
        "formerly": "PAST_REF",
        "soon": "FUTURE_REF",
    },
    "SETWORD": {
        "hourly": "PT1H",
        "daily": "P1D",
        "nightly": "TNI",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "yearly": "P1Y",
        "annually": "P1Y",
    },
    "SEASON": SEASONS,
    "SEASONS": {"springs": 0, "summers": 1, "autumns": 2, "winters": 3},
    "SEASONPART": {"midsummer": 1, "midwinter": 3},
    "HOLIDAY": {
        "Christmas": "christmas",
        "Thanksgiving": "thanksgiving",
        "Easter": "easter",
        "Halloween": "halloween",
        "Hanukkah": "hanukkah",
        "Nowruz": "nowruz",
        "Epiphany": "epiphany",
    },
    # These are feasts only before "Day" or with a name beside them.
    "FEAST": {
        "New": "new year",
        "Independence": "independence",
        "Labor": "labor",
        "Labour": "labour",
        "Memorial": "memorial",
        "Veterans": "veterans",
        "Remembrance": "veterans",
        "Armistice": "veterans",
        "Election": "election",
        "Inauguration": "inauguration",
        "Valentine": "valentine",
        "Valentines": "valentine",
        "Mother": "mother",
        "Mothers": "mother",
        "Father": "father",
        "Fathers": "father",
        "Boxing": "boxing",
        "Bastille": "bastille",
        "Columbus": "columbus",
        "Patrick": "patrick",
        "May": "may day",
        "Australia": "australia",
        "Canada": "canada",
        "Women": "women",
        "Good": "good friday",
        "Palm": "palm sunday",
        "Ash": "ash wednesday",
    },
}

# A word of these is written with a capital, or it is another word.
_CAPITAL_ONLY = {"ad", "bc", "ampm", "zone", "HOLIDAY", "FEAST"}
# What must stand somewhere in a stretch of time words, or nothing there is read at all.
_HEADS = (
    "MONTH WEEKDAY WEEKDAYS UNIT UNITS YYYY ISO SLASH CLOCK DECADE DECADEWORD DAYWORD TONIGHT SHORTYEAR SHORTDECADE QNUM "
    "NINEELEVEN DAYMONTH TEENS DAYPART DAYPARTS NOWWORD SETWORD SEASON SEASONS SEASONPART HOLIDAY FEAST anniversary future past current "
    "time times moment oclock AMPM date period then eve half long"
)

_NAMES = [
    "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "UNITS", "ORD", "ORDS", "DD", "INT", "YYYY", "DEC", "FRAC", "ISO", "SLASH", "CLOCK", "DECADE",
    "DECADEWORD", "SHORTDECADE", "SHORTYEAR", "QNUM", "NINEELEVEN", "DAYMONTH", "AMPM", "COMMA", "HYPHEN", "STOP", "APOS", "STROKE",
    "SECOND", "OPENS", "CLOSES", "BREAK",
    *NUMBERS, *VALUED, *WORDS,
]  # fmt: skip
# Each kind is one character, so that a stretch of words is a string and a rule of grammar a regular expression.
SYMBOL = {name: chr(0x4E00 + place) for place, name in enumerate(_NAMES)}
KIND = {symbol: name for name, symbol in SYMBOL.items()}
HEAD_SYMBOLS = frozenset(SYMBOL[kind] for kind in _HEADS.split())


def _forms(word: str, kind: str) -> tuple[str, ...]:
    if kind in _CAPITAL_ONLY:
        return (word, word.upper())
    return (word, word.capitalize(), word.upper())


def _all_words() -> dict[str, tuple[str, object]]:
    """Every spelling → its symbol and value."""
    table: dict[str, tuple[str, object]] = {}

    def put(word: str, kind: str, value: object) -> None:
        for form in _forms(word, kind):
            table[form] = (SYMBOL[kind], value)

    for kind, words in WORDS.items():
        for word in words.split():
            put(word, kind, word)
    for kind, values in {**NUMBERS, **VALUED}.items():
        for word, value in values.items():
            put(word, kind, value)
    for place, word in enumerate(_ORDINALS.split(), 1):
        put(word, "SECOND" if word == "second" else "ORD", place)
    put("thirtieth", "ORD", 30)
    for number, word in enumerate(_DECADES.split(), 2):
        put(word, "DECADEWORD", number * 10)
    for unit in UNITS:
        if unit != "second":
            put(unit, "UNIT", unit)
        put({"century": "centuries", "millennium": "millennia"}.get(unit, unit + "s"), "UNITS", unit)
    _put_calendar(table)
    return table


def _put_calendar(table: dict[str, tuple[str, object]]) -> None:
    """Weekdays want their capital: "sun" and "sat" are other words; months in small letters want a number beside them, or more."""
    for number in range(1, 13):
        for name in {month_name[number], month_abbr[number]} | ({"Sept"} if number == 9 else set()):
            if name != "May":
                table[name] = table[name.upper()] = table[name.lower()] = (SYMBOL["MONTH"], number)
    table["May"] = table["may"] = (SYMBOL["MONTH"], 5)
    table["MAY"] = (SYMBOL["MONTH"], 5)
    for number in range(7):
        name = day_name[number]
        for form in (name, day_abbr[number], *{1: ("Tues",), 3: ("Thur", "Thurs"), 2: ("Weds",)}.get(number, ())):
            table[form] = table[form.upper()] = (SYMBOL["WEEKDAY"], number)
        table[f"{name}s"] = (SYMBOL["WEEKDAYS"], number)


LEXICON = _all_words()
# A name cut short that is also a word ("Mar", "Sun", "Sat", "Wed", "Dec") counts only beside a number or another name.
CUT_SHORT = frozenset(
    form for name in [*month_abbr[1:], *day_abbr, "Sept", "Tues", "Thur", "Thurs", "Weds"] for form in (name, name.upper())
) - {"May", "MAY"} | {name.lower() for name in [*month_abbr[1:], "Sept"]} - {"may"}  # fmt: skip
# Months that are other words without their capital.
OTHER_WORDS = frozenset({"may", "march", "mar"})
AMBIGUOUS = frozenset({"May", "MAY", "March", "MARCH", "August"})
