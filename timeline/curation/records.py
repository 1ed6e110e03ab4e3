"""Rows as records and back: the one form of seeds, revisions and comparison."""

import hashlib
import json
from datetime import date

from django.db.models import Field, ForeignKey, Model, QuerySet
from django.utils import timezone

from timeline.curation.shapes import KIND_OF, SHAPES, Part, Shape
from timeline.dates.edtf import Edtf
from timeline.models import Event, RecordKind


def record(kind: str, row: Model) -> dict:
    """The row and its parts as files hold them: what is empty or as usual is left out."""
    return _record(SHAPES[RecordKind(kind)], row)


def kind_of(row: Model) -> RecordKind:
    return KIND_OF[type(row)]


def with_parts(kind: str) -> QuerySet:
    """Rows of the kind with everything that their records are read from."""
    shape = SHAPES[RecordKind(kind)]
    return shape.model.objects.prefetch_related(*dict.fromkeys(shape.related()))


def canonical(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: object) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def is_usual(shape: Shape, key: str, value: object) -> bool:
    """Whether a value goes without saying, so that files leave it out. Zero is a value, not an absence."""
    if value is None or value in ("", [], {}):
        return True
    default = shape.default(key) if key in shape.columns else False
    return value == default and isinstance(value, bool) == isinstance(default, bool)


def _record(shape: Shape, row: Model):
    found = {key: _plain(shape.field(key), getattr(row, column)) for key, column in shape.columns.items()}
    if shape.plain:
        return next(iter(found.values()))
    for key in shape.names:
        found[key] = sorted(other.slug for other in getattr(row, key).all())
    for key, group in shape.groups.items():
        found[key] = _record(group, row)
    for key, part in shape.parts.items():
        rows = sorted(getattr(row, part.rows).all(), key=lambda each: (getattr(each, part.order), each.pk))
        found[key] = [_record(part.shape, each) for each in rows]
    return {key: value for key, value in found.items() if not is_usual(shape, key, value)}


def _plain(field: Field, value):
    if isinstance(field, ForeignKey):
        return value.slug if value else None
    if isinstance(value, Edtf):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def write(kind: str, content: dict, rows: "Rows") -> Model:
    """Make the row of a record, or bring it up to date; its parts come with ``write_parts``."""
    shape = SHAPES[RecordKind(kind)]
    row = rows.get(shape.model, content["slug"]) or shape.model()
    before = getattr(row, "status", None)
    for name, value in row_values(shape, content, rows).items():
        setattr(row, name, value)
    if isinstance(row, Event):
        _stamp(row, before)
    row.save()
    rows.add(row)
    return row


def write_parts(kind: str, content: dict, rows: "Rows") -> None:
    """Make what hangs on a row, once every row that it can name is there."""
    shape = SHAPES[RecordKind(kind)]
    row = rows.get(shape.model, content["slug"])
    for key in shape.names:
        getattr(row, key).set([rows.get(shape.named(key), slug) for slug in content.get(key, [])])
    make_parts(shape, row, content, rows)
    for key, group in shape.groups.items():
        make_parts(group, row, content.get(key, {}), rows)


def clear_parts(row: Model) -> None:
    """Take away what hangs on a row, so that it can be made anew."""
    shape = SHAPES[kind_of(row)]
    for part in (*shape.parts.values(), *(part for group in shape.groups.values() for part in group.parts.values())):
        getattr(row, part.rows).all().delete()


class Rows:
    """Rows by model and slug, read once."""

    def __init__(self):
        self._held = {}

    def get(self, model: type[Model], slug: str) -> Model | None:
        return self._of(model).get(slug)

    def add(self, row: Model) -> None:
        self._of(type(row))[row.slug] = row

    def slugs(self, model: type[Model]) -> set[str]:
        return set(self._of(model))

    def _of(self, model):
        if model not in self._held:
            self._held[model] = {row.slug: row for row in model.objects.all()}
        return self._held[model]


def _stamp(event: Event, before: str) -> None:
    """A public event has its day, and so has a step; a row that changes gets a new version."""
    now = timezone.now()
    if event.status != before:
        event.status_since = now
    if event.is_public:
        event.first_published = event.first_published or now
    if event.pk:
        event.version += 1


def row_values(shape: Shape, content: dict, rows: Rows) -> dict:
    values = {}
    for key, column in shape.columns.items():
        field, value = shape.field(key), content.get(key, shape.default(key))
        values[column] = rows.get(field.related_model, value) if isinstance(field, ForeignKey) and value else value
    for key, group in shape.groups.items():
        values |= row_values(group, content.get(key, {}), rows)
    return values


def make_parts(shape: Shape, row: Model, content: dict, rows: Rows) -> None:
    for key, part in shape.parts.items():
        make_part(part, row, content.get(key, []), rows)


def make_part(part: Part, row: Model, items: list, rows: Rows) -> None:
    relation = getattr(row, part.rows)
    for place, item in enumerate(items, part.first):
        item = {next(iter(part.shape.columns)): item} if part.shape.plain else item
        made = relation.model(**{relation.field.name: row}, **row_values(part.shape, item, rows))
        if part.order != "pk":
            setattr(made, part.order, place)
        made.save()
        make_parts(part.shape, made, item, rows)
