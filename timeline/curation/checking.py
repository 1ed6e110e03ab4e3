"""Whether a record read from a file is one: each value that is not, by its place, with what was expected."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import BooleanField, DateField, Field, FloatField, ForeignKey, IntegerField, JSONField, Model, URLField

from timeline.curation.records import is_usual
from timeline.curation.shapes import SHAPES, Shape
from timeline.dates.edtf import NotEDTF, parse
from timeline.models import RecordKind
from timeline.models.fields import EdtfField, Slug

LARGEST = {"PositiveSmallIntegerField": 32767}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # half of a pair is no character: it cannot be written as UTF-8
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
http_address = URLValidator(schemes=["http", "https"])


class Wrong(ValueError):
    """What was expected in place of a value."""


@dataclass(frozen=True)
class Reference:
    """A slug that a record names, and where."""

    where: str
    model: type[Model]
    slug: str


@dataclass
class Checked:
    """What a record says in canonical form, what is wrong with it, and which other rows it names."""

    content: dict = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def refuse(self, where: str, value: object, expected: str) -> None:
        shown = repr(value)
        shown = shown if len(shown) <= 80 else f"{shown[:80]}…"
        self.problems.append(f"{where}: {shown}; {expected}")


def check(kind: str, raw: object, where: str) -> Checked:
    """Read one record of a file; ``where`` names it in messages."""
    checked = Checked()
    checked.content = _read(SHAPES[RecordKind(kind)], raw, f"{where}, ", checked)
    return checked


def _read(shape: Shape, raw: object, where: str, checked: Checked):
    if shape.plain:
        return _value(shape, next(iter(shape.columns)), raw, where.rstrip("."), checked)
    if not isinstance(raw, dict):
        checked.refuse(where.rstrip(", ."), raw, "expected an object with keys")
        return {}
    for key in raw.keys() - shape.keys:
        checked.refuse(f"{where}{key}", raw[key], f"unknown key; expected one of {', '.join(sorted(shape.keys))}")
    found = {key: _value(shape, key, raw.get(key), f"{where}{key}", checked) for key in shape.columns}
    for key in shape.names:
        slugs = _list(raw.get(key), f"{where}{key}", checked)
        found[key] = sorted({slug for slug in (_slug(shape.named(key), each, f"{where}{key}", checked) for each in slugs) if slug})
    for key, group in shape.groups.items():
        found[key] = _read(group, raw.get(key, {}), f"{where}{key}.", checked)
    for key, part in shape.parts.items():
        items = _list(raw.get(key), f"{where}{key}", checked)
        found[key] = [_read(part.shape, item, f"{where}{key}[{place}].", checked) for place, item in enumerate(items)]
    return {key: value for key, value in found.items() if not is_usual(shape, key, value)}


def _list(value: object, where: str, checked: Checked) -> list:
    if value is None or isinstance(value, list):
        return value or []
    checked.refuse(where, value, "expected a list")
    return []


def _value(shape: Shape, key: str, value: object, where: str, checked: Checked):
    field = shape.field(key)
    if value is None or value == "":
        if shape.required(key):
            checked.problems.append(f"{where}: missing")
        return None
    if isinstance(field, ForeignKey):
        return _slug(field.related_model, value, where, checked)
    try:
        return _read_as(field)(field, value)
    except Wrong as wrong:
        checked.refuse(where, value, str(wrong))
        return None


def _slug(model: type[Model], value: object, where: str, checked: Checked) -> str | None:
    if not isinstance(value, str):
        checked.refuse(where, value, "expected a slug")
        return None
    checked.references.append(Reference(where, model, value))
    return value


def _read_as(field: Field) -> Callable:
    return next(reader for kind, reader in READERS.items() if isinstance(field, kind))


def _text(field: Field, value: object) -> str:
    if not isinstance(value, str):
        raise Wrong("expected a text in quotation marks")
    if CONTROL.search(value):
        raise Wrong("expected no control characters")
    if field.max_length and len(value) > field.max_length:
        raise Wrong(f"{len(value)} characters; expected at most {field.max_length}")
    if field.choices and value not in dict(field.flatchoices):
        raise Wrong(f"expected one of {', '.join(dict(field.flatchoices))}")
    return value


def _slug_text(field: Field, value: object) -> str:
    if not SLUG.fullmatch(_text(field, value)):
        raise Wrong("expected lower-case letters a–z, digits and single hyphens")
    return value


def _address(field: Field, value: object) -> str:
    try:
        http_address(_text(field, value))
    except ValidationError:
        raise Wrong("expected an address that begins with http:// or https://") from None
    return value


def _edtf(field: Field, value: object) -> str:
    try:
        return str(parse(_text(field, value)))
    except NotEDTF as error:
        raise Wrong(f"not an EDTF date; {str(error).rpartition('; ')[2]}") from None


def _day(field: Field, value: object) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise Wrong("expected a day, for example 2020-12-24") from None


def _switch(field: Field, value: object) -> bool:
    if not isinstance(value, bool):
        raise Wrong("expected true or false")
    return value


def _whole(field: Field, value: object) -> int:
    lowest = 0 if field.get_internal_type().startswith("Positive") else -(2**31)
    highest = LARGEST.get(field.get_internal_type(), 2**31 - 1)
    if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
        raise Wrong(f"expected a whole number from {lowest} to {highest}")
    return value


def _number(field: Field, value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= 180:
        raise Wrong("expected a number of degrees")
    return float(value)


def _spans(field: Field, value: object) -> list:
    if not isinstance(value, list) or not all(map(_is_span, value)):
        raise Wrong("expected a list of [start, end], the start before the end")
    return value


def _is_span(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(at) is int for at in pair) and 0 <= pair[0] < pair[1]


READERS = {
    Slug: _slug_text,
    EdtfField: _edtf,
    URLField: _address,
    DateField: _day,
    BooleanField: _switch,
    FloatField: _number,
    JSONField: _spans,
    IntegerField: _whole,
    Field: _text,
}
