"""Fields of our own: a date written as EDTF, a public address name, a closed list kept by the database."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from timeline.dates.edtf import Edtf, NotEDTF, parse


class EdtfAttribute(DeferredAttribute):
    """Sets the columns that hang on the date whenever the date is set."""

    def __set__(self, instance, value):
        value = self.field.read(value)
        instance.__dict__[self.field.attname] = value
        if isinstance(value, Edtf):
            for name, reckoned in self.field.reckon(value).items():
                instance.__dict__[name] = reckoned
        elif value is None:
            for name in self.field.companions:
                instance.__dict__[name] = None


class EdtfField(models.CharField):
    """A date in EDTF, canonical in the database and an ``Edtf`` in Python.

    ``companions`` names the columns (bounds, precision, order) that ``reckon(edtf)`` gives with it. They follow in
    Python: a model saves them ``with_companions``, and ``QuerySet.update`` would leave them behind.
    A text that cannot be read stays a text until ``full_clean`` or ``save`` refuses it.
    """

    descriptor_class = EdtfAttribute

    def __init__(self, *args, companions=(), reckon=None, **kwargs):
        self.companions, self.reckon = companions, reckon or (lambda edtf: {})
        super().__init__(*args, **{"max_length": 200, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

    def read(self, value):
        """An ``Edtf`` where the value is one, ``None`` where it is empty, else the value as it came."""
        if value in (None, ""):
            return None
        try:
            return parse(value) if isinstance(value, str) else value
        except NotEDTF:
            return value

    def from_db_value(self, value, expression, connection):
        return self.read(value)

    def to_python(self, value):
        value = self.read(value)
        if isinstance(value, str):
            try:
                parse(value)
            except NotEDTF as error:
                raise ValidationError(str(error)) from error
        return value

    def run_validators(self, value):
        super().run_validators(str(value or ""))

    def get_prep_value(self, value):
        if value in (None, ""):
            return None if self.null else ""
        return str(parse(value)) if isinstance(value, str) else str(value)

    def value_to_string(self, obj):
        return str(self.value_from_object(obj) or "")


def with_companions(model, update_fields):
    """The columns to save, with those that hang on a date among them."""
    dates = [field for field in model._meta.fields if isinstance(field, EdtfField) and field.name in (update_fields or ())]
    return {*update_fields, *(name for date in dates for name in date.companions)} if dates else update_fields


class Slug(models.SlugField):
    """The part of an address that names a row: lower-case ASCII letters, digits and hyphens."""

    default_validators = [RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z", "Use lower-case letters a–z, digits and single hyphens.")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 80, "unique": True, **kwargs})


def closed(field, choices, model):
    """A constraint: the field holds one of the choices."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=f"{model}_{field}_is_listed")
