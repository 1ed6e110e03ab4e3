"""Finding the time expressions of a text in another language: one scan for its words, then the grammar where they stand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from timeline.extraction.expressions.atoms import Atom
from timeline.extraction.expressions.meanings import Day, Expression, Meaning, Month, Part, Range, Weekday, Year
from timeline.extraction.foreign import counted, days, periods, writing
from timeline.extraction.foreign.converted import Converted
from timeline.extraction.foreign.grammar import BESIDE_RULES, RULES, WITH_PARTS, compiled, pattern
from timeline.extraction.foreign.guards import is_repeated
from timeline.extraction.foreign.lexicon import SYMBOL, lexicon
from timeline.extraction.foreign.said import Said
from timeline.extraction.foreign.scanning import PIECE, SHORT_PIECE, Words, may_tell_calendars, pieces, scan

_BREAK = SYMBOL["BREAK"]
_MODULES = (days, periods, counted)
_MODS = {"start": "START", "mid": "MID", "end": "END"}
_ARABIC_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
WIDEST_LOOK = 90
BESIDE_WITHIN = 60  # code points between the two names of one day


def _builder(name: str) -> Callable[[Said], Meaning | None]:
    head = name.partition(".")[0]
    return next(getattr(module, head) for module in _MODULES if hasattr(module, head))


def found_in(text: str, language: str, only_calendars: bool = False) -> Iterator[Expression]:
    """All expressions in the order of the text; offsets are code points of it."""
    reached = 0
    for start, end, piece in pieces(text, SHORT_PIECE if only_calendars else PIECE):
        if only_calendars and not may_tell_calendars(piece, language):
            continue
        for expression in _found(piece, language, only_calendars):
            moved = _moved(expression, start)
            if reached <= moved.start < end:
                reached = moved.end
                if not only_calendars or _is_counted(moved):
                    yield moved


def _found(piece: str, language: str, only_calendars: bool) -> list[Expression]:
    rules = BESIDE_RULES if only_calendars else RULES
    words = scan(piece, language)
    atoms = _joined(piece, words, _atoms(piece, words, language, rules))
    every = lexicon(language).every
    atoms = [atom for atom in atoms if not is_repeated(piece, atom.expression.start, every, language)]
    return _named_twice(piece, [_looked_around(piece, words, atom, language) for atom in atoms])


def _is_counted(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, Range):
        return _is_counted(meaning.first)
    return isinstance(meaning.whole if isinstance(meaning, Part) else meaning, Converted)


def _moved(expression: Expression, by: int) -> Expression:
    """The same words, with places of the whole text."""
    if not by:
        return expression
    meaning = expression.meaning
    if isinstance(meaning, Range):
        meaning = replace(meaning, first=_moved(meaning.first, by), last=_moved(meaning.last, by))
    return replace(expression, start=expression.start + by, end=expression.end + by, meaning=meaning)


def _atoms(text: str, words: Words, language: str, rules: tuple) -> list[Atom]:
    found, place, whole = [], 0, pattern(rules)
    while match := whole.search(words.symbols, place):
        atom = _first_read(text, words, language, rules, match)
        place = max(atom.last, place + 1) if atom else match.start() + 1
        if atom:
            found.append(atom)
    return found


def _first_read(text: str, words: Words, language: str, rules: tuple, match: re.Match) -> Atom | None:
    """By the rule that matched, else by the first of the later ones that fits where it stands."""
    for name, kinds in rules[match.lastindex - 1 :]:
        other = pattern(((name, kinds),)).match(words.symbols, match.start())
        if other and other.end() > other.start():
            atom = _read(text, words, language, name, other.start(), other.end())
            if atom:
                return atom
    return None


def _read(text: str, words: Words, language: str, name: str, first: int, last: int) -> Atom | None:
    symbols = words.symbols
    around = (symbols[first - 1] if first else _BREAK) + (symbols[last] if last < len(symbols) else _BREAK)
    said = Said(text, symbols[first:last], words.tokens[first:last], around, language, lexicon(language))
    meaning = _builder(name)(said)
    if meaning is None:
        return None
    mod = None
    if name.partition(".")[0] in WITH_PARTS and said.part:
        meaning, mod = Part(said.part, meaning), _MODS[said.part]
    start, end = said.start, said.start + len(text[said.start : said.end].rstrip(" \n,.(-–"))
    return Atom(first, last, Expression(start, end, text[start:end], meaning, mod))


_JOINTS = tuple(
    (re.compile(f"{compiled(before)}$") if before else None, re.compile(compiled(between)), re.compile(compiled(behind)), joint)
    for before, between, behind, joint in (
        ("between the?", "(and|to|till) (in? of? the?)?", "()", "between"),
        ("", "(and|HYPHEN)", "(CASE? DAY? amid)", "between"),
        ("", "abl", "(dat? tillpost|dat)", "to"),
        ("FROM the?", "(to|till|HYPHEN) (in? the?)?", "dat? tillpost?", "to"),
        ("", "till (in? the?)?", "dat? tillpost?", "to"),
        ("", "COMMA? HYPHEN", "()", "-"),
    )
)
_JOINABLE = (Day, Month, Year, Weekday, Part, Converted)
_LONGEST_JOINT = 4


def _joined(text: str, words: Words, atoms: list[Atom]) -> list[Atom]:
    found: list[Atom] = []
    for atom in atoms:
        pair = _pair(text, words, found[-1], atom) if found else None
        if pair:
            found[-1] = pair
        else:
            found.append(atom)
    return found


def _pair(text: str, words: Words, one: Atom, other: Atom) -> Atom | None:
    if not 0 < other.first - one.last <= _LONGEST_JOINT or not _alike(one.expression.meaning, other.expression.meaning):
        return None
    before, between = words.symbols[max(0, one.first - 2) : one.first], words.symbols[one.last : other.first]
    for lead, middle, behind, joint in _JOINTS:
        led = lead.search(before) if lead else None
        follows = behind.match(words.symbols, other.last)
        if (lead is None or led) and middle.fullmatch(between) and follows:
            return _range(text, words, one, other, joint, follows.end(), led)
    return None


def _alike(one: Meaning, other: Meaning) -> bool:
    kinds = tuple(type(meaning.whole if isinstance(meaning, Part) else meaning) for meaning in (one, other))
    return all(issubclass(kind, _JOINABLE) for kind in kinds) and (kinds[0] is kinds[1] or set(kinds) <= {Month, Day, Year})


def _range(text: str, words: Words, one: Atom, other: Atom, joint: str, last: int, led: re.Match | None) -> Atom:
    first_meaning = _with_year_of(one.expression.meaning, other.expression.meaning)
    ends = replace(one.expression, meaning=first_meaning), other.expression
    first = one.first - len(led[0]) if led else one.first
    start, end = words.tokens[first].start, words.tokens[last - 1].end if last > other.last else other.expression.end
    return Atom(first, last, Expression(start, end, text[start:end], Range(*ends, joint)))


def _with_year_of(first: Meaning, last: Meaning) -> Meaning:
    """ "28 December to 3 January 2020" begins in 2019."""
    if not isinstance(first, Day | Month) or not isinstance(last, Day | Month) or first.year or not last.year or first.month is None:
        return first
    if first.direction is not None:
        return first
    later = (first.month, getattr(first, "day", 0)) > (last.month, getattr(last, "day", 31))
    return replace(first, year=last.year - later)


_LIMITS_BEFORE = {
    "since": "since", "fromsince": "since", "agosince": "since", "till": "until", "before": "before", "agobefore": "before",
    "after": "after", "afterin": "after", "by": "by",
}  # fmt: skip
_LIMITS_BEHIND = {"tillpost": "until", "sincepost": "since", "ago": "before", "later": "after"}
_LIMIT_BEFORE = {SYMBOL[kind]: limit for kind, limit in _LIMITS_BEFORE.items()}
_LIMIT_BEHIND = {SYMBOL[kind]: limit for kind, limit in _LIMITS_BEHIND.items()}
_PASSED_OVER = frozenset(SYMBOL[kind] for kind in ("the", "in", "inwithin", "DAY", "MONTH", "YEAR", "YEARS", "of", "rough"))
_CASES = frozenset(SYMBOL[kind] for kind in ("abl", "dat", "loc", "gen", "nd"))


def _looked_around(text: str, words: Words, atom: Atom, language: str) -> Expression:
    expression = atom.expression
    limit = _limit(words.symbols, atom, language)
    if limit == "before" and isinstance(expression.meaning, Part) and expression.meaning.part == "end":
        limit = "by"  # "before the end of the year" ends with it
    future = isinstance(_core(expression.meaning), Month) and _looks_ahead(text, expression, language)
    return replace(expression, limit=limit, future=future) if limit or future else expression


def _core(meaning: Meaning) -> Meaning:
    return meaning.whole if isinstance(meaning, Part) else meaning


def _limit(symbols: str, atom: Atom, language: str) -> str:
    if isinstance(atom.expression.meaning, Range):
        return ""
    place = atom.first - 1
    while place >= max(0, atom.first - 2) and symbols[place] in _PASSED_OVER:
        place -= 1
    if place >= 0 and (limit := _LIMIT_BEFORE.get(symbols[place])):
        # "From 1 March" names the day of a beginning, "from 2003" a time that lasts.
        return "" if symbols[place] == SYMBOL["fromsince"] and _is_day(atom.expression.meaning) else limit
    if place >= 0 and symbols[place] == SYMBOL["to"] and language == "ru":
        return "until"
    return _limit_behind(symbols, atom)


def _is_day(meaning: Meaning) -> bool:
    return isinstance(meaning, Day) or (isinstance(meaning, Converted) and meaning.day is not None)


def _limit_behind(symbols: str, atom: Atom) -> str:
    """Words behind a case ending, or a case kept inside the expression's own last word."""
    place = atom.last
    while place < min(len(symbols), atom.last + 2) and symbols[place] in _CASES:
        place += 1
    limit = _LIMIT_BEHIND.get(symbols[place]) if place < len(symbols) else None
    if limit in ("before", "after"):
        cased = place > atom.last or symbols[atom.last - 1] in _CASES
        return limit if cased and symbols[place - 1] == SYMBOL["abl"] else ""
    return limit or ""


def _looks_ahead(text: str, expression: Expression, language: str) -> bool:
    cues = _cues(language)
    if cues is None:
        return False
    around = text[max(0, expression.start - WIDEST_LOOK) : expression.end + WIDEST_LOOK]
    return bool(cues.search(writing.plain(around, language)))


@lru_cache(maxsize=16)
def _cues(language: str) -> re.Pattern | None:
    """Words that look ahead; a hyphen stands for the rest of a word."""
    words = lexicon(language).future
    spelt = [re.escape(word).replace(r"\-", r"\w{1,24}") for word in sorted(words)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)") if spelt else None


def _named_twice(text: str, found: list[Expression]) -> list[Expression]:
    """A day of another calendar takes the Gregorian day that the text tells right beside it."""
    result = list(found)
    for place, expression in enumerate(found):
        if isinstance(expression.meaning, Converted) and expression.meaning.day is not None:
            for other in found[max(0, place - 1) : place] + found[place + 1 : place + 2]:
                if _beside(text, expression, other) and isinstance(day := _core(other.meaning), Day) and day.month:
                    meaning = replace(expression.meaning, beside=(day.year, day.month, day.day))
                    result[place] = replace(expression, meaning=meaning)
    return result


def _beside(text: str, one: Expression, other: Expression) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) <= BESIDE_WITHIN and not re.search(r"[.!?؟۔]\s", between)


def numeric_only(text: str) -> Iterator[Expression]:
    """Whole dates in Arabic or Persian figures, in a text of a language that is not known."""
    for start, end, piece in pieces(text, SHORT_PIECE):
        if _ARABIC_DIGIT.search(piece):
            for expression in _found(piece, "ar", only_calendars=False):
                told = isinstance(expression.meaning, Day | Converted) and _ARABIC_DIGIT.search(expression.text)
                if told and start + expression.start < end:
                    yield _moved(expression, start)
