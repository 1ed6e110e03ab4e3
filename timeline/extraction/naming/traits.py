"""The senses of a listed name sorted, once for all the places where it stands."""

from dataclasses import dataclass
from functools import lru_cache

from timeline.extraction.naming.lexicon import NAMING, Sense, capital, key_of, named
from timeline.names.gazetteer import ACTOR, PLACE, Alias, Entry
from timeline.names.matching import Label, words_of


@dataclass(slots=True, eq=False)
class Traits:
    """What can be told of a listed name without what stands around it."""

    senses: tuple[Sense, ...] = ()
    kinds: frozenset[str] = frozenset()  # of its senses
    title: bool = False  # a title and nobody's name
    rows: tuple[Sense, ...] = ()
    actors: tuple[Sense, ...] = ()
    places: tuple[Sense, ...] = ()
    country: str = ""
    world: Alias | None = None  # a town, or somebody whom everybody knows
    person: bool = False
    several: bool = False  # actors
    telling: bool = False  # of several, by words that stand beside their rows' names
    capital: bool = False  # a town that stands for its government
    apart: Entry | None = None  # an only actor that is not to be taken for others
    waits: bool = False  # stands for its row only where the text names that row otherwise too
    waits_owned: bool = False  # so behind "its", "their"


NO_TRAITS = Traits()


@lru_cache(maxsize=1 << 13)
def traits_of(labels: tuple[Label, ...]) -> Traits:
    return traits(tuple([label.value for label in labels]))


@lru_cache(maxsize=1 << 13)
def traits(senses: tuple[Sense, ...]) -> Traits:
    if not senses:
        return NO_TRAITS
    kinds = frozenset(sense.kind for sense in senses)
    rows = tuple(sense for sense in senses if sense.entry)
    actors, places = (tuple(sense for sense in rows if sense.entry.table == table) for table in (ACTOR, PLACE))
    first = senses[0].entry
    return Traits(
        senses=senses,
        kinds=kinds,
        title="title" in kinds and kinds.isdisjoint(NAMING),
        rows=rows,
        actors=actors,
        places=places,
        country=next((sense.country for sense in senses if sense.country), ""),
        world=next((sense.alias for sense in senses if sense.kind in ("place", "world")), None),
        person=any(sense.entry.type == "person" for sense in actors),
        several=len({sense.entry.slug for sense in actors}) > 1,
        telling=len(actors) > 1 and any(sense.telling for sense in actors),
        capital=bool(actors) and not places and "place" in kinds and all(sense.entry.type == "state" for sense in actors),
        apart=first if first and first.distinct_from and len(actors) < 2 else None,
        waits=all(_is_hint(sense, False) for sense in senses),
        waits_owned=all(_is_hint(sense, True) for sense in senses),
    )


def _is_hint(sense: Sense, pronoun: bool) -> bool:
    if sense.kind not in NAMING or not named(sense.entry):
        return pronoun and sense.kind in NAMING
    if key_of(sense.alias.name) == key_of(sense.entry.name):
        return False
    raws = words_of(sense.alias.name)
    common = raws[-1].islower() and not any(map(capital, raws[1:]))
    if sense.kind == "name" and sense.entry.table == PLACE and capital(raws[0]):
        common = False  # "South dam"
    return pronoun or common or (sense.kind == "description" and sense.entry.type == "person")
