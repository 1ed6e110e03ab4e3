"""The words of time of one language, from `rules/dates_*.toml`, as kinds of words that the grammar is written in."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from re import split
from typing import NamedTuple

from timeline.dates.calendars import MONTH_NAMES, Calendar
from timeline.extraction.foreign import writing
from timeline.extraction.rules import load

LANGUAGES = ("ar", "fa", "tr", "fr", "de", "es", "ru")
# Names of kinds, one character each in the strings that the grammar matches.
KINDS = (
    # Written in figures: 1 to 31, a year of four digits, another number, a whole date.
    "D", "Y", "N", "NUMERIC",
    # With a value: month, weekday, season, month of another calendar, feast, number, order.
    "M", "WD", "SEASON", "CM", "FEAST", "NUM", "ORD", "ROMAN",
    # Units; YEARS in the plural, PAIR is two of a unit in one word.
    "DAY", "WEEK", "MONTH", "YEAR", "YEARS", "UNIT", "PAIR",
    # Whole times: "yesterday", "this year", "last night", "in the nineties", "the same day"; part of a day; "in the night to".
    "DAYWORD", "YEARWORD", "NIGHT", "DECADE", "POINTING", "PART", "NIGHTTO",
    # Words between them, as the tables name them.
    "of", "the", "to", "till", "and", "or", "between", "amid", "since", "fromsince", "before", "after", "by", "in", "inwithin",
    "ago", "agopre", "agobefore", "agosince", "agolater", "afterin", "within", "withinpost", "later", "tillpost", "sincepost",
    "last", "next", "this", "here", "few", "rough", "early", "mid", "late", "ad", "bc", "ah", "sh", "islamic", "iranian", "exact",
    # Endings that stand at a word or number: cases, ordinals, "1990s".
    "abl", "dat", "loc", "gen", "nd", "dec",
    # Signs.
    "COMMA", "STOP", "HYPHEN", "SLASH", "OPEN", "CLOSE", "EQUALS", "BREAK",
)  # fmt: skip
SYMBOL = {kind: chr(0xE000 + place) for place, kind in enumerate(KINDS)}


class Sense(NamedTuple):
    """What a phrase is: its kinds (mostly one) and their value; `rest` are its further words, `stop` asks for a full stop."""

    rest: tuple[str, ...]
    kinds: tuple[str, ...]
    value: object
    stop: bool


class Lexicon(NamedTuple):
    """By first word the senses, longest first; the endings by their letters; and the words that need care.

    `named` holds a word of every name that belongs to another calendar, each with the words that must stand beside it; `eras` one of
    every era.
    """

    senses: dict[str, list[Sense]]
    attached: dict[str, tuple[str, object]]
    weak: frozenset[str]
    short: frozenset[str]
    lower: frozenset[str]
    upper: frozenset[str]
    counted: frozenset[str]
    plural: frozenset[str]
    streets: frozenset[str]
    every: frozenset[str]
    years: frozenset[str]
    future: frozenset[str]
    prefixes: tuple[str, ...]
    named: dict[str, list[frozenset[str]]]
    eras: frozenset[str]


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    table = load(f"dates_{language}")
    senses: dict[str, list[Sense]] = {}
    for spellings, kinds, value in _entries(table, language):
        for sense_of in _spelt(spellings):
            first, sense = _sense(sense_of, language, kinds, value)
            known = senses.setdefault(first, [])
            if all((sense.rest, sense.stop) != (other.rest, other.stop) for other in known):
                known.append(sense)
    for known in senses.values():
        known.sort(key=lambda sense: (-len(sense.rest), not sense.stop))
    guards = {
        name: _forms(table["guards"].get(name, ""), language)
        for name in ("weak", "short", "lower", "upper", "counted", "plural", "streets", "every")
    }
    attached = {form: (SYMBOL[kind], None) for kind, forms in table["attached"].items() for form in _forms(forms, language)}
    guards["years"] = _forms(table["units"].get("YEARS", ""), language)
    guards["future"] = frozenset(writing.plain(word, language) for word in _spelt(table["guards"].get("future", "")))
    prefixes = tuple(part for part in table["guards"].get("prefixes", "").split("|") if part)
    guards["eras"] = frozenset(_tell_tales(senses, "ah", "sh", "islamic", "iranian"))
    return Lexicon(senses, attached, prefixes=prefixes, named=_tell_tales(senses, "CM", "FEAST"), **guards)


def _tell_tales(senses: dict[str, list[Sense]], *kinds: str) -> dict[str, list[frozenset[str]]]:
    """The longest word of each phrase of these kinds, with the others of plain letters, which are written in one way only."""
    wanted = {SYMBOL[kind] for kind in kinds}
    found: dict[str, list[frozenset[str]]] = {}
    for first, known in senses.items():
        for sense in known:
            if wanted.intersection(sense.kinds):
                phrase = (first, *sense.rest)
                found.setdefault(max(phrase, key=len), []).append(frozenset(filter(_is_plain, phrase)))
    return found


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _entries(table: dict, language: str) -> Iterator[tuple[str, tuple[str, ...], object]]:
    """Spellings, kinds and value of all words; the first of two that share a spelling counts."""
    yield from _numbered(table["months"], "M", 1)
    yield from _numbered(table["weekdays"], "WD", 0)
    for kind, name, convert in _VALUED:
        for value, spellings in table.get(name, {}).items():
            yield spellings, (kind,), convert(value)
    yield from _units(table["units"])
    yield from _calendar_months(table, language)
    for value, spellings in table["ordinals"].items():
        yield spellings, ("ORD",), int(value)
    for value, spellings in table["numbers"].items():
        yield spellings, ("NUM",), int(value)
    yield from _numbered(table["seasons"], "SEASON", 0)
    for value, spellings in table["parts"].items():
        yield spellings, ("PART",), value
    for kind, spellings in table["words"].items():
        yield spellings, (kind,), None


def _pair(text: str) -> tuple[int, str]:
    number, _, unit = text.partition(" ")
    return int(number), unit


def _pointing(text: str) -> tuple[str, str]:
    first, _, second = text.partition(" ")
    return first, second


_VALUED = (
    ("FEAST", "feasts", str),
    ("NIGHT", "nights", _pair),
    ("NIGHTTO", "nightto", str),
    ("POINTING", "pointing", _pointing),
    ("DAYWORD", "days", int),
    ("YEARWORD", "years", int),
    ("DECADE", "decades", int),
    ("PAIR", "pairs", _pair),
)


def _numbered(rows: list[str], kind: str, first: int) -> Iterator[tuple[str, tuple[str, ...], object]]:
    for number, spellings in enumerate(rows, first):
        yield spellings, (kind,), number


def _units(table: dict) -> Iterator[tuple[str, tuple[str, ...], object]]:
    for unit, spellings in table.get("UNIT", {}).items():
        yield spellings, ("UNIT",), unit
    for name, spellings in table.items():
        if name != "UNIT":
            kinds = tuple(name.split("+"))
            yield spellings, kinds, next(kind for kind in kinds if kind.isupper()).lower().removesuffix("s")


def _calendar_months(table: dict, language: str) -> Iterator[tuple[str, tuple[str, ...], object]]:
    """Names in the language itself, then those in English letters, or of the same writing."""
    names = language if language in ("ar", "fa") else "en"
    for calendar, own in ((Calendar.HIJRI, table.get("hijri")), (Calendar.SOLAR_HIJRI, table.get("solar"))):
        for rows in (own, MONTH_NAMES[calendar][names] if language != "ru" else None):
            for month, spellings in enumerate(rows or (), 1):
                yield spellings, ("CM",), (calendar, month)


def _spelt(spellings: str) -> Iterator[str]:
    """Each spelling: | parts them, {a,b} stands for either; what an apostrophe or joiner parts is also written in one."""
    for entry in filter(None, spellings.split("|")):
        pieces = [piece.split(",") if place % 2 else [piece] for place, piece in enumerate(split(r"[{}]", entry))]
        for choice in product(*pieces):
            spelling = "".join(choice)
            yield spelling
            joined = spelling.replace("'", "").replace("\u200c", "")
            if joined != spelling:
                yield joined


def _sense(spelling: str, language: str, kinds: Iterable[str], value: object) -> tuple[str, Sense]:
    words = writing.words(spelling, language)
    return words[0], Sense(tuple(words[1:]), tuple(SYMBOL[kind] for kind in kinds), value, spelling.endswith("."))


def _forms(spellings: str, language: str) -> frozenset[str]:
    return frozenset(" ".join(writing.words(spelling, language)) or spelling for spelling in _spelt(spellings))
