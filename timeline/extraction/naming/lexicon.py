"""Every word that names somebody or somewhere: a gazetteer's aliases beside the tables of countries, demonyms and titles."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from timeline.extraction import rules
from timeline.extraction.naming.whereabouts import listed
from timeline.names.countries import IN_SENTENCES, country_name
from timeline.names.gazetteer import ACTOR, PLACE, Alias, Entry, Gazetteer
from timeline.names.matching import Names, key, words_of
from timeline.names.sounds import sound

ARTICLES = {"the": frozenset({"the", "this", "that"}), "a": frozenset({"a", "an", "another"}), "an": frozenset({"a", "an", "another"})}
NAMING = ("name", "description")  # kinds of sense that have a row
PRONOUNS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
PEOPLE_TYPES = frozenset({"armed-group", "force", "group", "organisation", "office", "government"})


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """What a listed name can stand for."""

    kind: str  # name description country demonym people title place world word
    entry: Entry | None = None
    alias: Alias | None = None
    lead: str = ""  # the article that has to stand before it
    country: str = ""  # code
    telling: frozenset[str] = frozenset()  # of a description: folded words that its row's name has beside it
    title: str = ""  # in small letters: "colonel" of "Colonel Berg"


@dataclass(frozen=True, slots=True)
class State:
    """A country as the gazetteer has it: as actor, as place, as both or not at all."""

    name: str
    actor: Entry | None = None
    place: Entry | None = None


@dataclass(frozen=True, eq=False)
class Lexicon:
    gazetteer: Gazetteer
    names: Names = field(default_factory=Names)
    states: dict[str, State] = field(default_factory=dict)
    sounds: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    spelled: dict[str, frozenset[str]] = field(default_factory=dict)  # every folded word of an entry's names, by slug
    # By slug and folded alias: who else is called so for short.
    alike: dict[tuple[str, str], tuple[Entry, ...]] = field(default_factory=dict)
    inside: dict[tuple[str, str], set[str]] = field(
        default_factory=dict
    )  # by table and slug: whom an entry's name speaks of, once asked for


@lru_cache(maxsize=8)
def of(gazetteer: Gazetteer) -> Lexicon:
    """Built once for a gazetteer, in some hundredths of a second."""
    lexicon = Lexicon(gazetteer)
    lexicon.states.update(_states(gazetteer))
    for name, sense in (*_entries(gazetteer), *_countries(), *_words()):
        lexicon.names.add(name, sense, asks=bool(sense.lead) or sense.kind == "description")
    for name, sense in _derived(gazetteer, lexicon.states):
        lexicon.names.add(name, sense)
    lexicon.sounds.update(_sounds(gazetteer))
    lexicon.alike.update(_alike(gazetteer))
    for entry in gazetteer.entries():
        lexicon.spelled[entry.slug] = frozenset(key(raw) for alias in entry.names for raw in words_of(alias.name))
    return lexicon


@cache
def demonyms() -> dict[str, str]:
    """The country's code by its adjective in small letters."""
    return {name.lower(): code for code, names in rules.load("demonyms")["adjectives"].items() for name in names}


@cache
def belongings() -> dict[str, str]:
    """The country's code by its adjective or its possessive in small letters: "iraqi", "iraq's"."""
    names = {f"{country_name(code).lower()}{sign}": code for code in IN_SENTENCES for sign in ("’s", "'s")}
    return names | demonyms()


def capital(raw: str) -> bool:
    return raw[0].isupper()


def named(entry: Entry) -> bool:
    """Whether the row has a name of its own, not just a description: "Anna Berg", "IRNA", "Iran", but not "analysts"."""
    if entry.type == "person" and all(capital(raw) or len(raw) < 4 for raw in words_of(entry.name)):
        return True
    return entry.type == "state" or any(alias.kind in ("name", "acronym") and _proper(alias.name) for alias in entry.names[1:])


def _proper(name: str) -> bool:
    raws = words_of(name)
    return any(map(capital, raws[1:])) if len(raws) > 1 else any(map(capital, raws))


def _entries(gazetteer: Gazetteer) -> Iterator[tuple[str, Sense]]:
    for entry in gazetteer.entries():
        if entry.type != "unknown":
            for alias in entry.names:
                yield from _spellings(entry, alias)


def _spellings(entry: Entry, alias: Alias) -> Iterator[tuple[str, Sense]]:
    name, lead, title = alias.name, "", ""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in ARTICLES:
        name, lead = rest, first.lower()
    if any(sign in name for sign in ",;("):
        return  # "Green Zone, Baghdad" is how a list writes it, not a text
    if entry.type == "person":
        title, name = _untitled(name)
    wanted = lead if lead and not (_proper(name) and (" " in name or name.endswith("s"))) else ""
    kind = "name" if alias.kind in ("name", "acronym") else "description"
    telling = _telling(entry.name, name) if kind == "description" else frozenset()
    sense = Sense(kind, entry, alias, wanted, "", telling, title)
    yield name, sense
    if sense.kind == "name" and entry.type in PEOPLE_TYPES and name.endswith("s") and not name.endswith("ss") and capital(name.split()[-1]):
        yield name[:-1], sense


def _telling(name: str, description: str) -> frozenset[str]:
    """What tells a row of this description from others: "injured" of "Security guard injured in May"."""
    beside = [raw for raw in words_of(name) if (len(raw) > 3 and raw.lower() not in listed("kinds", "openers")) or raw.isdigit()]
    return frozenset(map(key, beside)) - frozenset(map(key, words_of(description)))


def _derived(gazetteer: Gazetteer, states: dict[str, State]) -> Iterator[tuple[str, Sense]]:
    """Adjectives and peoples of states that no table has, as English forms them: "Sahangan", "Darobian"."""
    for entry in _unheard(gazetteer):
        code = f"={entry.slug}"
        both = [gazetteer.actors.get(entry.slug), gazetteer.places.get(entry.slug)]
        states.setdefault(code, State(entry.name, *(row if row and row.name == entry.name else None for row in both)))
        for name in _adjectives(entry.name):
            yield name, Sense("demonym", country=code)
            yield name + "s", Sense("people", country=code)


def _unheard(gazetteer: Gazetteer) -> Iterator[Entry]:
    """States and countries of one word that the table of countries does not hold."""
    held = {name.lower() for names in rules.load("demonyms")["names"].values() for name in names}
    held.update(country_name(code).lower() for code in IN_SENTENCES)
    for entry in gazetteer.entries():
        whole = entry.table == PLACE and not entry.parents and not entry.country
        if (whole or entry.type == "state") and entry.name.isalpha() and capital(entry.name) and entry.name.lower() not in held:
            yield entry


def _adjectives(name: str) -> tuple[str, ...]:
    if name[-1] == "a":
        return name + "n", name + "ian", name[:-1] + "ian", name[:-1] + "ese"
    if name[-1] in "eiouy":
        return name + "an", name + "n", name[:-1] + "ian", name[:-1] + "an", name[:-1] + "ese"
    return name + "ian", name + "an", name + "i", name + "ese"


def _untitled(name: str) -> tuple[str, str]:
    """ "General Berg" is found as "Berg"; "president of France" has no name behind the title."""
    raws = name.split()
    for length in range(min(4, len(raws) - 1), 0, -1):
        if " ".join(raws[:length]).lower() in listed("titles", "person") and capital(raws[length]):
            return " ".join(raws[:length]).lower(), " ".join(raws[length:])
    return "", name


def _countries() -> Iterator[tuple[str, Sense]]:
    table = rules.load("demonyms")
    for code in IN_SENTENCES:
        yield country_name(code), Sense("country", country=code)
    for code, spellings in (*table["names"].items(), *table["abroad"].items()):
        yield from ((name, Sense("country", country=code)) for name in spellings)
    for code, spellings in table["adjectives"].items():
        for name in spellings:
            yield name, Sense("demonym", country=code)
            if name[-1] in "nisb":
                yield name + "s", Sense("people", country=code)
    for code, spellings in table["people"].items():
        yield from ((name, Sense("people", country=code)) for name in spellings)


def _words() -> Iterator[tuple[str, Sense]]:
    titles, places = rules.load("titles"), rules.load("places")
    for name in (*titles["person"]["words"], *titles["before"]["words"]):
        yield name, Sense("title")
    for name in (*places["regions"]["names"], *places["cities"]["names"]):
        yield name, Sense("place", alias=Alias(name, "place"))
    for kind, known in rules.load("world").items():
        for name in known["names"]:
            yield name, Sense("world", alias=Alias(name, kind))
    for name in rules.load("demonyms")["peoples"]["words"]:
        yield name, Sense("word")


def _states(gazetteer: Gazetteer) -> Iterator[tuple[str, State]]:
    """Rows of countries by their code, or where a row has none by the country's name."""
    codes = {key_of(country_name(code)): code for code in IN_SENTENCES}
    for code, spellings in rules.load("demonyms")["names"].items():
        codes.update((key_of(name), code) for name in spellings)
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in gazetteer.entries():
        code = next((codes[folded] for alias in entry.names if (folded := key_of(alias.name)) in codes), None)
        if entry.table == ACTOR and entry.type == "state":
            found[code or entry.country].setdefault(ACTOR, entry)
        elif entry.table == PLACE and code and key_of(entry.name) in codes:
            found[code].setdefault(PLACE, entry)
    return ((code, State(next(iter(rows.values())).name, rows.get(ACTOR), rows.get(PLACE))) for code, rows in found.items())


@lru_cache(maxsize=1 << 12)
def key_of(name: str) -> str:
    parts = [key(raw) for raw in words_of(name)]
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] == "the" else parts)


def _alike(gazetteer: Gazetteer) -> Iterator[tuple[tuple[str, str], tuple[Entry, ...]]]:
    """Names that end a longer name of a row marked as not to be taken for this one: "Hezbollah" and "Kataib Hezbollah"."""
    for entry in gazetteer.actors.values():
        others = [gazetteer.actors[slug] for slug in sorted(entry.distinct_from) if slug in gazetteer.actors]
        for name in {key_of(alias.name) for alias in entry.names} if others else ():
            if longer := tuple(other for other in others if any(key_of(alias.name).endswith(f" {name}") for alias in other.names)):
                yield (entry.slug, name), longer


def _sounds(gazetteer: Gazetteer) -> Iterator[tuple[tuple[str, ...], Entry]]:
    transcribed = frozenset(rules.load("demonyms")["transcribed"]["codes"])
    for entry in gazetteer.actors.values():
        if entry.type == "person" or (entry.type == "armed-group" and entry.country in transcribed):
            for alias in entry.names:
                if alias.kind == "name" and (sounding := sounds_of(words_of(alias.name))):
                    yield sounding, entry


@lru_cache(maxsize=1 << 12)
def sounds_of(raws: tuple[str, ...]) -> tuple[str, ...]:
    """How a name of several words sounds; nothing where it is too short to tell it from another."""
    sounding = tuple(sound(key(raw)) for raw in raws)
    return sounding if len(sounding) > 1 and sum(map(len, sounding)) > 8 and min(map(len, sounding)) > 1 else ()
