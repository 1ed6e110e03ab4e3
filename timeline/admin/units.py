"""Which row a part belongs to, and where that row's history is."""

from django.db.models import Model

from timeline.curation.records import kind_of
from timeline.curation.shapes import KIND_OF
from timeline.models import Revision

UP = ("event", "claim", "event_place", "source", "link", "citation", "actor", "place", "article")


def owner(row: Model) -> str:
    """The column that says which row this one is a part of."""
    return next(name for name in UP if getattr(row, name, None) is not None)


def unit(row: Model) -> Model:
    """The row whose history a change belongs to: a citation's claim's event."""
    while type(row) not in KIND_OF:
        row = getattr(row, owner(row))
    return row


def history_of(row: Model):
    return Revision.objects.of(kind_of(row), row)
