"""A verb with all that belongs to it, and the small questions that all who read verbs ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.extraction import rules
from timeline.extraction.grammar.units import Unit, words

_LAWMAKERS, _LAWS = words("lawmakers"), words("laws")
_AT_FIRST = frozenset(("first", "last", "once"))


@dataclass(slots=True)
class Group:
    """A verb with what belongs to it: "has been patrolling", "was killed", "to reduce". Numbers are places in the row of units."""

    first: int
    main: int
    lemma: str
    form: str  # finite infinitive ing participle
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    present: bool = False
    modal: str = ""
    negated: bool = False
    copula: bool = False


@cache
def table(name: str) -> frozenset[str]:
    """A list of rules/verb_forms.toml."""
    return frozenset(rules.load("verb_forms")[name].split())


@cache
def takes_clause() -> frozenset[str]:
    """Verbs that "that" can follow and be left out: all of saying, and those of thinking."""
    tables = (table for table in rules.load("speech").values() if isinstance(table, dict) and "label" in table)
    said = {entry.split()[0] for table in tables for entry in table["verbs"] if " " not in entry.split(" - ")[0]}
    return frozenset(said | set(rules.load("verb_forms")["of_thinking"].split()))


@cache
def takes_bare() -> frozenset[str]:
    """Those of them that need no "that": "said it was", but not "praised it was"."""
    return takes_clause() - table("no_clause")


def in_front(row: Sequence[Unit], at: int) -> Unit | None:
    """The unit in front, adverbs left out."""
    at -= 1
    while at > 0 and row[at].adverb:
        at -= 1 + (row[at].lower in _AT_FIRST and row[at - 1].lower == "at")
    return row[at] if at >= 0 else None


def passes_law(row: Sequence[Unit], at: int) -> bool:
    """ "The bill parliament passed in May": who needs no article, right behind what they pass."""
    return at > 0 and row[at].lower in _LAWMAKERS and row[at - 1].lower in _LAWS
