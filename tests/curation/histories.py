"""Rows as records, and changes as the desk makes them, each with its revision."""

from django.db import transaction

from timeline.curation.changing import Change
from timeline.curation.records import canonical, kind_of, record, with_parts
from timeline.models import Revision


def held(row):
    """What the row holds now, as files would write it."""
    kind = kind_of(row)
    return record(kind, with_parts(kind).get(pk=row.pk))


def written(*rows):
    """The records of the rows byte for byte."""
    return [canonical(held(row)) for row in rows]


def edit(row, change=None, why="Mended.", **columns):
    """Change columns, or whatever ``change`` does with the row, and write it to history."""
    with transaction.atomic():
        opened = Change(row)
        for name, value in columns.items():
            setattr(opened.row, name, value)
        opened.row.save()
        if change:
            change(opened.row)
        return opened.close("edited", why=why)


def history(row):
    """Its revisions, the oldest first."""
    return list(Revision.objects.of(kind_of(row), row).order_by("pk"))
