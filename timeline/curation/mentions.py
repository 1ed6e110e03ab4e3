"""The rows that records name by slug: what they are called today, and which of them readers may know of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import ForeignKey, Model, Q

from timeline.curation.shapes import KIND_OF, SHAPES, Shape
from timeline.models import Alias, RecordKind, SlugRedirect

NAMED_BY = {RecordKind.EVENT: "title", RecordKind.ARTICLE: "title"}
# Of these some rows are not public; types, subjects of claims and publishers come with what is.
CAN_BE_HIDDEN = (RecordKind.EVENT, RecordKind.ARTICLE, RecordKind.ACTOR, RecordKind.PLACE, RecordKind.TOPIC)


class Mentions:
    """Read at once for any number of records, each a kind and its content: one query a kind.

    ``public`` knows only of rows that readers may see.
    """

    def __init__(self, records: Iterable[tuple[str, dict]], *, public: bool = False):
        self.public = public
        slugs = defaultdict(set)
        for kind, content in records:
            for named, slug in mentioned(SHAPES[RecordKind(kind)], content):
                slugs[named].add(slug)
        self._rows = _read(slugs, public)

    def slug(self, kind: RecordKind, slug: str) -> str | None:
        """The row's present slug; None where readers may not know of it. What leads nowhere stays as it is."""
        found = self._rows.get((kind, slug))
        if found:
            return found[0]
        return None if self.public and kind in CAN_BE_HIDDEN else slug

    def name(self, kind: RecordKind, slug: str) -> str:
        found = self._rows.get((kind, slug))
        return found[1] if found else slug

    def settled(self, kind: str, content: dict) -> dict:
        """The record with present slugs, without what readers may not know of."""
        return self._settled(SHAPES[RecordKind(kind)], content)

    def _settled(self, shape: Shape, item: dict) -> dict | None:
        """None where what the item hangs on is hidden."""
        found = {}
        for key, value in item.items():
            if key in shape.columns:
                found[key] = self._column(shape, key, value)
                if found[key] is None and value is not None and _hangs_on(shape, key):
                    return None
            elif key in shape.names:
                kind = KIND_OF[shape.named(key)]
                found[key] = [slug for each in value if (slug := self.slug(kind, each))]
            elif key in shape.groups:
                found[key] = self._settled(shape.groups[key], value)
            elif key in shape.parts:
                found[key] = self._items(shape.parts[key].shape, value)
        return {key: value for key, value in found.items() if value is not None}

    def _column(self, shape: Shape, key: str, value):
        named = kind_named(shape, key)
        return self.slug(named, value) if named and value else value

    def _items(self, shape: Shape, items: list) -> list:
        if shape.plain:
            key = next(iter(shape.columns))
            found = [self._column(shape, key, item) for item in items]
        else:
            found = [self._settled(shape, item) for item in items]
        return [item for item in found if item is not None]


def kind_named(shape: Shape, key: str) -> RecordKind | None:
    """The kind of rows whose slugs a column holds."""
    field = shape.field(key)
    return KIND_OF[field.related_model] if isinstance(field, ForeignKey) else None


def _hangs_on(shape: Shape, key: str) -> bool:
    """Whether an item is nothing without this column: a place's place, the article that a name was met in."""
    return shape.required(key) or (shape.model is Alias and key == "article")


def mentioned(shape: Shape, item) -> Iterator[tuple[RecordKind, str]]:
    if shape.plain:
        item = {next(iter(shape.columns)): item}
    for key in shape.columns:
        if (kind := kind_named(shape, key)) and item.get(key):
            yield kind, item[key]
    for key in shape.names:
        yield from ((KIND_OF[shape.named(key)], slug) for slug in item.get(key, []))
    for key, group in shape.groups.items():
        yield from mentioned(group, item.get(key, {}))
    for key, part in shape.parts.items():
        for each in item.get(key, []):
            yield from mentioned(part.shape, each)


def _read(slugs: dict[RecordKind, set[str]], public: bool) -> dict[tuple[RecordKind, str], tuple[str, str]]:
    """Present slug and name of each row, by the kind and the slug it is named by."""
    asked = Q(pk__in=[])
    for kind, names in slugs.items():
        asked |= Q(kind=kind, slug__in=names)
    moved = {(kind, slug): target for kind, slug, target in SlugRedirect.objects.filter(asked).values_list("kind", "slug", "target")}
    found = {}
    for kind, names in slugs.items():
        targets = {slug: target for (its_kind, slug), target in moved.items() if its_kind == kind}
        rows = _rows(SHAPES[kind].model, kind, public).filter(Q(slug__in=names) | Q(pk__in=targets.values()))
        by_pk = {pk: (slug, name) for pk, slug, name in rows.values_list("pk", "slug", NAMED_BY.get(kind, "name"))}
        found |= {(kind, slug): by_pk[target] for slug, target in targets.items() if target in by_pk}
        found |= {(kind, slug): (slug, name) for slug, name in by_pk.values()}
    return found


def _rows(model: type[Model], kind: RecordKind, public: bool):
    return model.objects.public() if public and kind in CAN_BE_HIDDEN else model.objects.all()
