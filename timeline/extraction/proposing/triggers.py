"""Which words tell which type of event: the tables of rules/triggers.toml and rules/speech.toml, made ready for looking up."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import compress, count

from timeline.extraction import rules
from timeline.extraction.grammar.group import Group
from timeline.extraction.grammar.units import WORD, Unit

PASSIVE = "<passive>"  # stands in a table for the passive voice
BARE = "<bare>"  # for a verb without an object
PLACE = "<place>"  # and for one that is done to a town, a country …, or without an object done by it
_ALIKE = frozenset(("attack", "killing", "meeting"))
GAP = 3  # units that may stand between a verb and its particle


@dataclass(frozen=True, slots=True)
class Type:
    """A type of event and all that its table says of it."""

    slug: str
    family: str
    label: str
    instead: tuple[str, ...] = ()
    strength: int = 2
    state: bool = False
    plan: bool = False
    speech: bool = False
    act: bool = False
    request: bool = False
    rank: int = 0
    weak: frozenset[str] = frozenset()
    falls_back: frozenset[str] = frozenset()  # of those that tell two events alike: what it is where the vocabulary lacks it


UNTYPED = Type("", "", "Event", strength=1)  # what a verb tells that no table knows


@dataclass(frozen=True, slots=True)
class Verb:
    """What must follow it, what must or must not be beside it, and what it then tells."""

    rest: tuple[str, ...]
    needs: frozenset[str]
    refuses: frozenset[str]
    type: Type


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of one or more words; `head` is the word that carries it, `weak` whether it must be dated or named to count."""

    words: tuple[str, ...]
    head: int
    type: Type
    weak: bool


def _tables() -> Iterator[tuple[str, Mapping, bool]]:
    """Each table that is a type's, by its slug, and whether it is one of speech; only these have a label."""
    for name in ("triggers", "speech"):
        for slug, table in rules.load(name).items():
            if "label" in table:
                yield slug, table, name == "speech"


@cache
def types() -> Mapping[str, Type]:
    return {slug: _type(table.get("type", slug), table, speech) for slug, table, speech in _tables()}


def _type(slug: str, table: Mapping, speech: bool) -> Type:
    given = {key: table[key] for key in ("strength", "state", "plan", "act", "request", "rank") if key in table}
    return Type(
        slug,
        table["family"],
        table["label"],
        tuple(table.get("instead", ())),
        speech=speech,
        weak=frozenset(table.get("weak", ())),
        falls_back=frozenset(table.get("instead", ())) & _ALIKE,
        **given,
    )


@cache
def families() -> Mapping[str, str]:
    """The family of each type that the tables know."""
    return {type_.slug: type_.family for type_ in types().values()}


def fitting(slug: str, vocabulary: Iterable[str]) -> str | None:
    """The nearest type that a vocabulary has: the type itself, one to stand in for it, its family; None where it has none of them."""
    known = types().get(slug)
    choices = (slug, *known.instead, known.family) if known else (slug,)
    return next((choice for choice in choices if choice in vocabulary), None)


@cache
def verbs(key: str = "verbs") -> Mapping[str, tuple[Verb, ...]]:
    """By the verb's base form; the most particular first. The key "dated" has those that tell their type only in a dated clause."""
    found: dict[str, list[Verb]] = {}
    for slug, table, _ in _tables():
        for entry in table.get(key, ()):
            several, verb = _verb(entry, types()[slug])
            for lemma in several.split("|"):
                found.setdefault(lemma, []).append(verb)
    return {
        lemma: tuple(sorted(several, key=lambda verb: (-len(verb.rest), not verb.needs, not verb.refuses)))
        for lemma, several in found.items()
    }


def _verb(entry: str, type_: Type) -> tuple[str, Verb]:
    """What an entry says of one verb, or of several alike: "rise|fall + exports"."""
    words, _, refuses = entry.partition(" - ")
    words, _, needs = words.partition(" + ")
    lemma, *rest = words.split()
    return lemma, Verb(tuple(rest), frozenset(needs.split()), frozenset(refuses.split()), type_)


@cache
def nouns() -> Mapping[str, tuple[Noun, ...]]:
    """By the form of the first word, longest first."""
    found: dict[str, list[Noun]] = {}
    for slug, table, _ in _tables():
        for phrase in table.get("nouns", ()):
            for noun in _nouns(phrase, types()[slug], phrase in table.get("weak", ())):
                found.setdefault(noun.words[0], []).append(noun)
    return {word: tuple(sorted(several, key=lambda noun: -len(noun.words))) for word, several in found.items()}


def _nouns(phrase: str, type_: Type, weak: bool) -> list[Noun]:
    words = phrase.split()
    head = next(
        (
            at - 1
            for at, word in enumerate(words)
            if at and word in ("of", "to", "from", "by", "on", "for", "that", "before", "d'état", "d’état")
        ),
        len(words) - 1,
    )
    several = [*words[:head], plural(words[head]), *words[head + 1 :]]
    return [Noun(tuple(form), head, type_, weak) for form in ([words, several] if several != words else [words])]


def plural(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss"):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def follows(words: Sequence[str], main: int, rest: tuple[str, ...]) -> bool:
    """Whether some words stand close behind the verb."""
    behind = words[main + 1 : main + 1 + (GAP - 1 if rest[0] == "on" else GAP)]  # "called a vote on Monday" is not "called on"
    if rest[0] not in behind:
        return False
    at = main + 1 + behind.index(rest[0])
    return rest == tuple(words[at : at + len(rest)])


def by_lemma(entries: Iterable[str]) -> Mapping[str, list[tuple[str, ...]]]:
    """What must stand behind each verb of a list, as "off" behind "call"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        lemma, *rest = entry.split()
        found.setdefault(lemma, []).append(tuple(rest))
    return found


def is_one_of(entries: Mapping[str, list[tuple[str, ...]]], words: Sequence[str], group: Group | None) -> bool:
    """Whether a verb is in such a list."""
    return group is not None and any(not rest or follows(words, group.main, rest) for rest in entries.get(group.lemma, ()))


def noun_at(row: Sequence[Unit], words: Sequence[str], at: int) -> Noun | None:
    """The longest noun of the tables that begins here and is not part of a longer compound; "March" and "Congress" may be names."""
    if row[at].kind is not WORD:
        return None
    for noun in nouns().get(words[at], ()):
        several = len(noun.words)
        if several == 1 or noun.words == tuple(words[at : at + several]):
            return None if _is_compound(row, at + noun.head + 1) else noun
    return None


def nouns_of(row: Sequence[Unit], words: Sequence[str]) -> dict[int, Noun]:
    """The nouns of the tables in a sentence, by where they begin; `words` are its units in lower case."""
    known = compress(count(), map(nouns().__contains__, words))
    return {at: noun for at in known if (noun := noun_at(row, words, at))}


def _is_compound(row: Sequence[Unit], behind: int) -> bool:
    """Whether a further plain word follows that the noun only describes: "attack helicopter"."""
    if behind >= len(row):
        return False
    unit = row[behind]
    return unit.plain and unit.lower in _described()


@cache
def _described() -> frozenset[str]:
    return frozenset(rules.load("words")["described"].split())


@cache
def refinements() -> Mapping[str, tuple[tuple[frozenset[str], frozenset[str], Type], ...]]:
    """By the type refined: the words beside, those further around, and the type that they make."""
    found: dict[str, tuple] = {}
    for row in rules.load("triggers")["refine"]:
        refinement = frozenset(row["words"]), frozenset(row.get("wide", ())), types()[row["to"]]
        for general in row["of"]:
            found[general] = (*found.get(general, ()), refinement)
    return found


def refined(type_: Type, words: Set[str], beside: Callable[[], Iterable[str]], around: Callable[[], Iterable[str]] = frozenset) -> Type:
    """The more particular type that the words beside make it, or a few sure ones further around; `words` are all of the sentence."""
    for near, wide, to in refinements().get(type_.slug, ()):
        if not (near.isdisjoint(words) or near.isdisjoint(beside())) or not (wide.isdisjoint(words) or wide.isdisjoint(around())):
            return to
    return type_


@cache
def role_table(slug: str, family: str) -> Mapping[str, str]:
    tables = rules.load("triggers")["roles"]
    return tables.get(slug) or tables.get(family) or {}


@cache
def listed(table: str, part: str, key: str = "") -> frozenset[str]:
    """A word list of the tables."""
    rows = rules.load(table)[part]
    return frozenset(rows[key] if key else rows.split())
