"""Who changed what, when and why: one revision a change, in the transaction of the change."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, Q

from timeline.curation.records import kind_of, record
from timeline.models import Claim, Event, Revision
from timeline.models.lists import PUBLIC


def record_change(row: Model, verb: str, who: AbstractBaseUser | None = None, why: str = "", *, public: bool | None = None) -> Revision:
    """Keep the row as it now stands. Readers are told of what they can see, unless the caller knows better."""
    revision = revision_of(row, verb, who, why, public=public)
    revision.save()
    return revision


def record_changes(rows: Iterable[tuple[Model, str]], why: str = "") -> None:
    """Many changes at once, each a row and its verb."""
    Revision.objects.bulk_create([revision_of(row, verb, why=why) for row, verb in rows], batch_size=200)


def revision_of(row: Model, verb: str, who: AbstractBaseUser | None = None, why: str = "", *, public: bool | None = None) -> Revision:
    kind = kind_of(row)
    content = record(kind, row)
    shown = is_shown(row) if public is None else public
    return Revision(kind=kind, key=row.slug, row=row.pk, verb=verb, who=who, why=why, content=content, public=shown)


def is_shown(row: Model) -> bool:
    """Whether readers can see the row, by itself or on what they can see."""
    if hasattr(row, "is_public"):
        return row.is_public
    shown = {
        "type": lambda: Event.objects.public().filter(Q(type=row.pk) | Q(type__family=row.pk)),
        "about": lambda: Claim.objects.filter(about=row.pk, event__status__in=PUBLIC),
        "publisher": lambda: row.articles.public() | row.originated.public(),
    }
    return shown[kind_of(row)]().exists()
