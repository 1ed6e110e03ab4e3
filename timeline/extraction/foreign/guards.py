"""Whether words that look like a date are one here: names, counts and words of other meanings."""

from timeline.extraction.foreign import writing
from timeline.extraction.foreign.said import Said
from timeline.extraction.foreign.scanning import Token

_LEADS = (
    "in", "inwithin", "since", "fromsince", "till", "by", "before", "after", "afterin", "agosince", "agobefore", "between", "to", "of",
)  # fmt: skip
_LEADS_TO_YEAR = tuple(kind for kind in _LEADS if kind != "to")
LATEST_LIKELY_YEAR = 2100
LONGEST_CONNECTOR = 3  # letters of "du", "des", "de la" between a street and the day it is named after
WRITTEN_SMALL = ("fr", "es", "ru")  # languages that write months and weekdays with a small letter
_SENTENCE_ENDS = '.!?…:\n«»"“”„'
_NOT_BEFORE_YEAR = frozenset("$€£₽#№%+")


def led(said: Said, *kinds: str) -> bool:
    """Whether a word that leads to a time stands just before."""
    return said.before(*(kinds or _LEADS))


def is_loose_short(said: Said) -> bool:
    """Whether its month is cut short, and too little is told with it: "mar" is the sea, and "mar." too at the end of a sentence."""
    token = said.token("M")
    if token.form not in said.lexicon.short:
        return False
    numbered, of_year = said.has("D", "ORD"), said.has("Y")
    return not (numbered or of_year) if said.written(token).endswith(".") else not (numbered and of_year)


def month_is_sure(said: Said) -> bool:
    """A month that is told with a number, a year or "last" is one; alone it must not be a word of other meaning."""
    token = said.token("M")
    if _is_tied(said, token) or (said.before("D") and not said.has("D", "ORD")):
        return False
    if is_loose_short(said):
        return False
    if said.has("D", "ORD", "Y", "last", "next", "this", "MONTH", "YEARWORD", "YEAR"):
        return True
    if not _case_fits(said, token):
        return False
    if token.form not in said.lexicon.weak:
        return True
    if said.language == "tr":
        return said.has("loc", "abl", "dat") or said.part is not None
    return said.part is not None or led(said) or said.has("till", "to", "fromsince", "between")


def weekday_is_sure(said: Said) -> bool:
    token = said.token("WD")
    if _is_tied(said, token):
        return False
    if said.has("last", "next", "this", "DAY", "PART", "DAYWORD", "D", "WEEK"):
        return True
    if not _case_fits(said, token):
        return False
    return token.form not in said.lexicon.weak or (led(said) and said.language != "tr")


def season_is_sure(said: Said) -> bool:
    token = said.token("SEASON")
    if said.has("Y", "last", "next", "this", "YEAR", "YEARWORD"):
        return True
    if said.language == "ru":
        return token.form not in said.lexicon.lower and _case_fits(said, token)
    return (said.part is not None or led(said, "in", "inwithin", "since", "till", "by")) and _case_fits(said, token)


def month_of_calendar_is_sure(said: Said) -> bool:
    """ "Ramadan", "Tir", "Mehr" and "Bahman" are names of people and other words too."""
    token = said.token("CM")
    if said.before("D") and not said.has("D", "ORD"):
        return False
    if said.has("Y", "N", "D", "ORD", "MONTH", "ah", "sh", "last", "next", "this"):
        return True
    if said.language in ("en", "de", "tr") and said.written(token)[:1].islower():
        return False
    if token.form not in said.lexicon.weak:
        return True
    return (
        said.part is not None or led(said, "in", "inwithin", "since", "till", "before", "after", "by", "fromsince")
    ) and not _names_go_on(said)


def _names_go_on(said: Said) -> bool:
    """Whether another name stands just behind, as in "Ramadan Abdullah"."""
    rest = said.text[said.end : said.end + 2]
    return rest[:1] == " " and rest[1:].isupper()


def year_is_sure(said: Said, paired: bool = False) -> bool:
    """A bare number of four digits is a year only where a word leads to it and nothing counts with it."""
    token = said.token("Y")
    if _counts(said) or said.sign_before in _NOT_BEFORE_YEAR or _is_decimal(said):
        return False
    if said.has("YEAR", "YEARS", "ad", "loc") or said.part is not None or paired:
        return True
    if said.before("OPEN") and said.after("CLOSE"):
        return token.value <= LATEST_LIKELY_YEAR
    if said.text[max(0, said.start - 1) : said.start] in ("", "\n") and said.next_word in (":", "–", "—"):
        return True
    if led(said, "rough"):
        return not said.next_word[:1].isalnum()
    if led(said, *_LEADS_TO_YEAR) or (said.language == "tr" and said.after("abl", "dat")):
        return True
    return said.language == "de" and 1800 <= token.value <= LATEST_LIKELY_YEAR and _verb_follows(said)


def _verb_follows(said: Said) -> bool:
    """German writes nouns with a capital: "2019 starben", not "2019 Menschen"."""
    word = said.next_word
    opens = said.text[max(0, said.start - 6) : said.start].rstrip()[-1:]
    return word[:1].islower() and (not opens or opens.isalpha() or opens in _SENTENCE_ENDS + ",;(")


def _counts(said: Said) -> bool:
    word = said.next_word
    return word in ("%", "€", "$", "°") or _folded(word, said.language) in said.lexicon.counted


def _is_decimal(said: Said) -> bool:
    before, after = said.text[max(0, said.start - 2) : said.start], said.text[said.end : said.end + 2]
    return (before[-1:] in (".", ",", "/", ":") and before[:1].isdigit()) or (after[:1] in (".", ",", "/", ":") and after[1:].isdigit())


def _case_fits(said: Said, token: Token) -> bool:
    """Whether capital and small letters are those of a date: some languages write months small, and names with a capital."""
    written = said.written(token)
    if written[:1].isupper() and said.language in WRITTEN_SMALL and not (written.isupper() and len(written) > 1):
        return opens_sentence(said.text, token.start) and not said.next_word[:1].isupper()
    if said.language == "de" and token.start == said.start and _is_name(said, token):
        return False
    return not (token.form in said.lexicon.upper and written[:1].islower())


def _is_name(said: Said, token: Token) -> bool:
    """German writes all nouns with a capital; behind a name, a title or "der" it is a name itself."""
    before = said.text[max(0, token.start - 30) : token.start].split(" ")[-2:]
    word = before[0] if len(before) == 2 and not before[1] else ""
    return word.lower() == "der" or (word[:1].isupper() and word.isalpha() and not opens_sentence(said.text, token.start - len(word) - 1))


def is_repeated(text: str, start: int, said_every: frozenset[str], language: str) -> bool:
    """Whether "every" stands before: a set of days, not one."""
    words = writing.words(text[max(0, start - 20) : start], language)
    return bool(words) and (words[-1] in said_every or " ".join(words[-2:]) in said_every)


def is_street(said: Said) -> bool:
    """Streets, squares and bridges are named after days."""
    streets = said.lexicon.streets
    words = writing.words(said.text[max(0, said.start - 30) : said.start], said.language)
    longest = 0 if said.language in ("ar", "fa") else LONGEST_CONNECTOR
    while words and len(words[-1]) <= longest and words[-1] not in streets:
        words.pop()
    return bool(words and words[-1] in streets) or _folded(said.next_word, said.language) in streets


def _folded(word: str, language: str) -> str:
    return writing.bare(writing.plain(word, language))


def opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _SENTENCE_ENDS


def _is_tied(said: Said, token: Token) -> bool:
    """Persian "mi" before a verb, tied to it by a joiner, is spelt as the month of May; names are tied to weekdays so."""
    return said.text[token.end : token.end + 1] == "\u200c"
