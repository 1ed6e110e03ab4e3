"""Who and where a chronology knows, each under every name it was met by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ACTOR, PLACE, PUBLISHER = "actor", "place", "publisher"
_TABLES = ((ACTOR, "actors"), (PLACE, "places"), (PUBLISHER, "publishers"))


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling; its kind is `name`, `title`, `acronym` or `description`."""

    name: str
    kind: str = "name"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor, a place or a publisher; `type` is an actor's or a publisher's own kind: person, state, agency …"""

    table: str  # actor place publisher
    slug: str
    name: str
    type: str = ""
    country: str = ""  # ISO 3166-1 alpha-2 in lower case, or "sea"
    parents: tuple[str, ...] = ()
    distinct_from: frozenset[str] = frozenset()
    aliases: tuple[Alias, ...] = ()

    @property
    def names(self) -> tuple[Alias, ...]:
        """The name itself, then every other spelling once."""
        first = Alias(self.name)
        return (first, *(alias for alias in self.aliases if alias.name != self.name))


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Rows by slug. Never changes; equal only to itself, so that what was worked out of it can be kept beside it.

    A pickled copy is another gazetteer: hand it to a worker process once, not with every text.
    """

    actors: Mapping[str, Entry] = field(default_factory=dict)
    places: Mapping[str, Entry] = field(default_factory=dict)
    publishers: Mapping[str, Entry] = field(default_factory=dict)

    def __post_init__(self):
        for _, rows in _TABLES:
            object.__setattr__(self, rows, MappingProxyType(dict(getattr(self, rows))))

    def __reduce__(self):
        return Gazetteer, tuple(dict(getattr(self, rows)) for _, rows in _TABLES)

    @classmethod
    def of_records(cls, records: Mapping[str, list[dict]]) -> "Gazetteer":
        """From `publishers`, `places` and `actors` as in fixtures/gazetteer.json; KeyError for a row without slug or name."""
        return cls(**{rows: {record["slug"]: _entry(table, record) for record in records.get(rows, ())} for table, rows in _TABLES})

    def entries(self) -> Iterable[Entry]:
        """Actors, places, publishers, in that order."""
        for _, rows in _TABLES:
            yield from getattr(self, rows).values()

    def rows(self, table: str) -> Mapping[str, Entry]:
        """Entries by slug of the table `actor`, `place` or `publisher`."""
        return getattr(self, f"{table}s")

    def within(self, slug: str) -> tuple[str, ...]:
        """Slugs of the places that a place lies in, nearest first; a circle of parents is walked once."""
        found: list[str] = []
        while (entry := self.places.get(slug)) and entry.parents and entry.parents[0] not in found:
            slug = entry.parents[0]
            found.append(slug)
        return tuple(found)


def _entry(table: str, record: Mapping) -> Entry:
    parent = (record["parent"],) if record.get("parent") else ()
    return Entry(
        table,
        record["slug"],
        record["name"],
        record.get("kind", ""),
        record.get("country", ""),
        tuple(record.get("parents", parent)),
        frozenset(record.get("distinct_from", ())),
        _aliases(record.get("aliases", ())),
    )


def _aliases(records: Iterable[Mapping]) -> tuple[Alias, ...]:
    """Each spelling once, under the kind it has first: the same name is met in many articles."""
    found: dict[str, Alias] = {}
    for record in records:
        found.setdefault(record["name"], Alias(record["name"], record.get("kind") or "name", record.get("language", "")))
    return tuple(found.values())
