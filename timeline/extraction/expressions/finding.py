"""Finding every English time expression of a text: one scan for its words, then the grammar where they stand."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from timeline.extraction.expressions import joining
from timeline.extraction.expressions.atoms import Atom
from timeline.extraction.expressions.events import event_named
from timeline.extraction.expressions.grammar import PART_WORDS, ROUGH_WORDS, RULES, compiled
from timeline.extraction.expressions.lexicon import SYMBOL
from timeline.extraction.expressions.meanings import (
    Anniversary,
    Clock,
    Day,
    Decade,
    Duration,
    Expression,
    Holiday,
    Meaning,
    Month,
    Nothing,
    Part,
    Portion,
    Season,
    Shift,
    Year,
)
from timeline.extraction.expressions.said import Said
from timeline.extraction.expressions.scanning import Words, scan
from timeline.extraction.expressions.titles import is_title

_RULES = re.compile(
    f"(?P<part>{compiled(PART_WORDS)})?(?P<rough>{compiled(ROUGH_WORDS)})?(?:"
    + "|".join(f"(?P<{name}>{compiled(kinds)})" for name, kinds, _ in RULES)
    + ")"
)
_PLACES = {name: place for place, (name, _, _) in enumerate(RULES)}
_BREAK = SYMBOL["BREAK"]
LONGEST_KNOWN = 60  # words of a stretch that is remembered
_ROUGH_DATES = (Day, Month, Year, Season, Decade, Holiday, Clock)
_PART_MODS = {"start": "START", "mid": "MID", "end": "END", "earlier": "START", "later": "END"}


def find(text: str, pieces: Sequence[str] | None = None) -> list[Expression]:
    """All expressions in the order of the text, none overlapping another; offsets are code points of it.

    `pieces` are those between its spaces, if they are at hand.
    """
    words = scan(text, pieces or text.split(" "))
    return joining.joined(text, words, atoms(text, words))


def atoms(text: str, words: Words) -> list[Atom]:
    """No rule reads across a break; each stretch is read by itself."""
    found: list[Atom] = []
    begins = 0
    for stretch in words.symbols.split(_BREAK):
        search, place = _known_search if len(stretch) <= LONGEST_KNOWN else _RULES.search, 0
        while match := search(stretch, place):
            atom = _read(text, words, begins, match)
            place = atom.last - begins if atom else match.start() + 1
            if atom and not isinstance(atom.expression.meaning, Nothing) and not _inside_last(atom, found):
                found.append(atom)
        begins += len(stretch) + 1
    return found


@lru_cache(maxsize=1 << 12)
def _known_search(stretch: str, place: int) -> re.Match | None:
    """People put the same few kinds of words in a row, again and again."""
    return _RULES.search(stretch, place)


def _inside_last(atom: Atom, found: list[Atom]) -> bool:
    """Whether it lies in the name of an event that the last one took along ("the anniversary of the March attack")."""
    return bool(found) and atom.expression.start < found[-1].expression.end


def _read(text: str, words: Words, begins: int, match: re.Match) -> Atom | None:
    """The match is one in the stretch that begins there."""
    first = begins + match.start(match.lastgroup)
    meaning, last = _first_meaning(text, words, begins, match)
    if meaning is None:
        return None
    if isinstance(meaning, Nothing):
        return Atom(first, last, Expression(words.tokens[first].start, words.tokens[last - 1].end, "", meaning))
    mod = None
    if match["rough"] is not None and (mod := _rough_of(meaning, match["rough"])):
        first = begins + match.start("rough")
    if match["part"] is not None and isinstance(meaning, Clock):
        first = begins + match.start("part")
    elif match["part"] is not None and isinstance(meaning, Year) and _has(match["part"], "half"):
        meaning, first = Portion(2 if _has(match["part"], "latter", "late") else 1, 2, meaning.year), begins + match.start("part")
    elif match["part"] is not None:
        part = _part(match["part"])
        meaning, first = Part(part, meaning), begins + match.start("part")
    if isinstance(meaning, Part):
        mod = _PART_MODS.get(meaning.part, mod)
    start, end = words.tokens[first].start, words.tokens[last - 1].end
    if is_title(text, start, end, meaning):
        return Atom(first, last, Expression(start, end, "", Nothing()))
    if isinstance(meaning, Anniversary):
        end = max(end, event_named(text, end)) if meaning.event else end
    return Atom(first, last, Expression(start, end, text[start:end], meaning, mod))


def _first_meaning(text: str, words: Words, begins: int, match: re.Match) -> tuple[Meaning | None, int]:
    """The meaning by the rule that matched, or by the next that fits there and accepts its words; with where its words end."""
    stretch, first, rule = match.string, match.start(match.lastgroup), _PLACES[match.lastgroup]
    fitting = _known_fit if len(stretch) <= LONGEST_KNOWN else _fit
    while fit := fitting(stretch, first, rule):
        rule, last = fit
        if meaning := RULES[rule][2](_said(text, words, begins + first, begins + last)):
            return meaning, begins + last
        rule += 1
    return None, begins + first


def _fit(stretch: str, first: int, rule: int) -> tuple[int, int] | None:
    """The place of the first rule from that one on that fits there, and where its words end."""
    for place in range(rule, len(RULES)):
        if found := _rule(place).match(stretch, first):
            return place, found.end()
    return None


_known_fit = lru_cache(maxsize=1 << 12)(_fit)


@cache
def _rule(place: int) -> re.Pattern:
    return re.compile(compiled(RULES[place][1]))


def _said(text: str, words: Words, first: int, last: int) -> Said:
    tokens = words.tokens[first:last]
    return Said(text, words.symbols[first:last], tokens, tokens[0].start, tokens[-1].end)


def _has(symbols: str, *kinds: str) -> bool:
    return any(SYMBOL[kind] in symbols for kind in kinds)


def _part(symbols: str) -> str:
    if _has(symbols, "earlier"):
        return "earlier"
    if _has(symbols, "later"):
        return "later"
    if _has(symbols, "to"):
        return "start to mid" if _has(symbols, "early") else "mid to end"
    if _has(symbols, "early", "beginning"):
        return "start"
    if _has(symbols, "late", "end", "latter"):
        return "end"
    return "mid" if _has(symbols, "mid", "middle") else "some"


def _rough_of(meaning: Meaning, symbols: str) -> str | None:
    """ "More than" belongs to lengths, "about" to dates too; "over the weekend" is neither."""
    mod = _rough(symbols)
    if isinstance(meaning, Duration) and meaning.bound and symbols == SYMBOL["over"]:
        return None
    if isinstance(meaning, (Duration, Shift)) or (mod == "APPROX" and isinstance(meaning, _ROUGH_DATES)):
        return mod
    return None


def _rough(symbols: str) -> str | None:
    """The TIMEX3 modifier of "about", "nearly", "more than"; None for "just"."""
    if _has(symbols, "no"):
        return "EQUAL_OR_LESS" if _has(symbols, "more") else "EQUAL_OR_MORE"
    if _has(symbols, "least"):
        return "EQUAL_OR_MORE"
    if _has(symbols, "most", "up"):
        return "EQUAL_OR_LESS"
    if _has(symbols, "nearly", "under", "less"):
        return "LESS_THAN"
    if _has(symbols, "over", "more"):
        return "MORE_THAN"
    return "APPROX" if _has(symbols, "about") else None
