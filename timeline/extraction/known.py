"""The events that a chronology already holds, as far as extraction needs them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from timeline.dates import edtf
from timeline.dates.span import Span


@dataclass(frozen=True)
class KnownEvent:
    """An event of the chronology; actors and places by slug, its words to compare with."""

    slug: str
    title: str
    kind: str
    type: str | None
    family: str | None
    edtf: str
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    roles: frozenset[tuple[str, str]] = frozenset()  # an actor and its part
    figures: frozenset[tuple[str, int]] = frozenset()  # what was counted, and how many

    @cached_property
    def span(self) -> Span:
        return edtf.parse(self.edtf).span


@dataclass(frozen=True, eq=False)
class Known:
    """All known events, in order of their slugs. Equal only to itself, so that an index of it can be kept beside it."""

    events: tuple[KnownEvent, ...] = ()

    @classmethod
    def of(cls, events: Iterable[KnownEvent]) -> "Known":
        return cls(tuple(sorted(events, key=lambda event: event.slug)))

    @classmethod
    def of_records(cls, chronology: dict, vocabulary: dict) -> "Known":
        """Of a chronology as `fixtures/` has it."""
        families = {row["slug"]: row.get("family") or row["slug"] for row in vocabulary["types"]}
        return cls.of(
            KnownEvent(
                slug=row["slug"],
                title=row["title"],
                kind=row["kind"],
                type=row.get("type"),
                family=families.get(row.get("type")),
                edtf=row["date"]["edtf"],
                actors=frozenset(part["actor"] for part in row.get("actors", [])),
                places=frozenset(where["place"] for where in row.get("places", [])),
                roles=frozenset((part["actor"], part["role"]) for part in row.get("actors", [])),
                figures=_figures(row.get("claims", [])),
            )
            for row in chronology["events"]
        )

    @classmethod
    def of_file(cls, document: dict) -> "Known":
        """Of what `/events.json` writes (docs/schema/events.schema.json)."""
        return cls.of(
            KnownEvent(
                slug=row["id"],
                title=row["title"],
                kind=row["kind"],
                type=row["type"],
                family=row["family"],
                edtf=row["date"]["edtf"],
                actors=frozenset(part["id"] for part in row["actors"]),
                places=frozenset(where["id"] for where in row["places"]),
                roles=frozenset((part["id"], part["role"]) for part in row["actors"]),
                figures=_figures(row["claims"]),
            )
            for row in document["events"]
        )


def _figures(claims: Iterable[dict]) -> frozenset[tuple[str, int]]:
    return frozenset((claim["about"], claim["value"]) for claim in claims if claim.get("value") is not None)


NOTHING_KNOWN = Known()
