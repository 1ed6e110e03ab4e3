"""The shape of a record in files and revisions: which key is which column, and what hangs on it.

An event is one unit with its places, participants, claims, links and all their citations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Field, ForeignKey, ManyToManyField, Model

from timeline.models import (
    About,
    Actor,
    Alias,
    Article,
    Citation,
    CitationVia,
    Claim,
    DateClue,
    Event,
    EventPlace,
    EventType,
    Link,
    Paragraph,
    Participation,
    Place,
    Publisher,
    RecordKind,
    SetAside,
    Topic,
)


@dataclass(frozen=True)
class Part:
    """Rows of another table that belong to the record, in the order of a column."""

    shape: Shape
    rows: str
    order: str = "pk"
    first: int = 0


@dataclass(frozen=True)
class Shape:
    """Keys of a record: columns of its row, slugs of other rows, groups of columns, parts with rows of their own."""

    model: type[Model]
    columns: Mapping[str, str]
    names: tuple[str, ...] = ()
    groups: Mapping[str, Shape] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)
    needed: frozenset = frozenset()
    plain: bool = False  # the record is the value of its only key

    def field(self, key: str) -> Field:
        return self.model._meta.get_field(self.columns[key])

    @property
    def keys(self) -> set[str]:
        return {*self.columns, *self.names, *self.groups, *self.parts}

    def required(self, key: str) -> bool:
        field = self.field(key)
        return key in self.needed or not (field.blank or field.null or field.has_default())

    def default(self, key: str):
        field = self.field(key)
        if field.has_default():
            return field.get_default()
        return None if field.null or field.is_relation or not field.empty_strings_allowed else ""

    def related(self) -> Iterator[str]:
        """Paths of everything the record is read from, for ``prefetch_related``."""
        yield from (column for key, column in self.columns.items() if isinstance(self.field(key), ForeignKey))
        yield from self.names
        for group in self.groups.values():
            yield from group.related()
        for part in self.parts.values():
            yield part.rows
            yield from (f"{part.rows}__{path}" for path in part.shape.related())

    def named(self, key: str) -> type[Model]:
        """The model whose slugs a key of ``names`` holds."""
        relation = self.model._meta.get_field(key)
        if not isinstance(relation, ManyToManyField):
            raise TypeError(f"{key} of {self.model.__name__} holds no slugs")
        return relation.related_model


def same(*keys: str) -> dict[str, str]:
    """Keys that are called as their columns are."""
    return {key: key for key in keys}


VIA = Shape(CitationVia, same("actor"), plain=True)
CITATION = Shape(
    Citation,
    same("article", "quote", "words", "prefix", "suffix", "paragraph", "start", "end", "translated"),
    parts={"via": Part(VIA, "relays", "position")},
)
CITED = {"citations": Part(CITATION, "citations")}
DATE = Shape(
    Event,
    {"edtf": "date", "basis": "date_basis", "wording": "date_wording", "note": "date_note"},
    parts={"citations": Part(CITATION, "date_citations")},
)
CLAIM = Shape(
    Claim,
    same("key", "text", "about", "of", "position", "value", "said_by", "hedge", "stance", "modality", "made_in", "note", "doubt"),
    parts=CITED,
    needed=frozenset({"key"}),
)
ALIAS = Shape(Alias, same("name", "kind", "language", "script", "article", "paragraph"))
SHAPES = {
    RecordKind.TYPE: Shape(EventType, same("slug", "name", "family", "plover", "position")),
    RecordKind.ABOUT: Shape(About, same("slug", "name", "question", "counts", "position")),
    RecordKind.PUBLISHER: Shape(Publisher, same("slug", "name", "kind", "country")),
    RecordKind.ARTICLE: Shape(
        Article,
        same("slug", "title", "publisher", "origin", "byline", "language", "translated_from", "url", "archive_url", "accessed")
        | same("published", "published_basis", "published_note", "text_held", "sha256", "characters"),
        parts={
            "paragraphs": Part(Shape(Paragraph, same("start", "end", "mark", "sentences", "digest")), "paragraphs", "number", 1),
            "clues": Part(
                Shape(DateClue, same("quote", "paragraph", "start", "end", "page", "fact", "allows", "allows_words", "distrusted")),
                "clues",
                "number",
                1,
            ),
            "set_aside": Part(Shape(SetAside, same("start", "end", "reason")), "set_aside"),
        },
    ),
    RecordKind.PLACE: Shape(
        Place,
        same("slug", "name", "country", "parent", "lat", "lon", "precision", "wikidata"),
        parts={"aliases": Part(ALIAS, "aliases")},
    ),
    RecordKind.ACTOR: Shape(
        Actor,
        same("slug", "name", "kind", "description", "country", "wikidata"),
        names=("parents", "distinct_from"),
        parts={"aliases": Part(ALIAS, "aliases")},
    ),
    RecordKind.TOPIC: Shape(Topic, same("slug", "name", "description", "position")),
    RecordKind.EVENT: Shape(
        Event,
        same("slug", "title", "kind", "type", "modality", "granularity", "status", "status_note", "merged_into"),
        names=("topics",),
        groups={"date": DATE},
        parts={
            "places": Part(Shape(EventPlace, same("place", "role"), parts=CITED), "event_places", "position"),
            "actors": Part(Shape(Participation, same("actor", "role")), "participations", "position"),
            "claims": Part(CLAIM, "claims", "number", 1),
            "links": Part(Shape(Link, {"kind": "kind", "event": "target", "basis": "basis"}, parts=CITED), "links"),
        },
    ),
}
KIND_OF = {shape.model: kind for kind, shape in SHAPES.items()}
