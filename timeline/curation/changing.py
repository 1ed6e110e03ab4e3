"""A change of one row with its parts: locked, held to the rules, told to readers and to history, all or nothing."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.db.models import F, Model
from django.utils import timezone

from timeline.curation.history import is_shown, record_change
from timeline.curation.publishing import NotPublishable, over_quoted, refresh, reveal_above, what_is_wrong, what_stops
from timeline.curation.records import kind_of, record, with_parts
from timeline.curation.rules import CHECKS, LEADS, Chronology
from timeline.models import Actor, Article, Claim, Event, Place, RecordKind, Revision, SlugRedirect, search

NAMED_AS = {Actor: "actors", Place: "places", Article: "articles"}


CHANGES = 0x6368616E676573  # "changes" in ASCII: advisory locks are numbers


class NeedsReason(ValueError):
    """Readers see the row, and will be told of the change: it needs a reason."""


class Change:
    """Opened inside a transaction before anything is written, closed after it.

    Until the transaction ends nobody else changes the row. Raises the model's ``DoesNotExist`` where it is gone.
    """

    def __init__(self, row: Model):
        one_at_a_time()
        self.kind = kind_of(row)
        self.row = with_parts(self.kind).select_for_update(no_key=True).get(pk=row.pk)
        self.content = record(self.kind, self.row)
        self.was_public = is_shown(self.row)
        self.heard_in = heard_in(self.row)

    def close(
        self, verb: str, who: AbstractBaseUser | None = None, why: str = "", *, asks: bool = True, hidden: bool = False
    ) -> Revision | None:
        """Write the change to history with all that follows from it; nothing is written where nothing changed.

        ``asks``: readers are told why; ``hidden``: nothing that readers see has changed.
        Raises ``NotPublishable`` where a rule is broken, ``NeedsReason`` where readers would not learn why.
        """
        row = with_parts(self.kind).get(pk=self.row.pk)
        if record(self.kind, row) == self.content:
            return None
        if asks and self.was_public and not why:
            raise NeedsReason(f"{self.row} is public; expected a reason for the change")
        self._keep_address(row)
        if isinstance(row, Event) and not hidden:
            Event.objects.filter(pk=row.pk).update(version=F("version") + 1, updated=timezone.now())
        follow(row, self.heard_in)
        return record_change(row, verb, who, why, public=False if hidden else self.was_public or is_shown(row))

    def _keep_address(self, row: Model) -> None:
        """An address that was public leads on for ever; one that is in use leads nowhere else."""
        if row.slug == self.content["slug"]:
            return
        redirects = SlugRedirect.objects.filter(kind=self.kind)
        if other := redirects.filter(slug=row.slug).exclude(target=row.pk).first():
            raise NotPublishable([f"slug: {row.slug!r} is an old address of {_titled(self.kind, other.target)}; expected another"])
        redirects.filter(slug=row.slug).delete()
        if was_ever_public(self.row):
            SlugRedirect.objects.create(kind=self.kind, slug=self.content["slug"], target=row.pk)


def one_at_a_time() -> None:
    """Until the transaction ends nobody else changes anything; on SQLite that is so by itself.

    Rules ask of other rows too: no loop of parents or links, so much of an article quoted by all events together. Two
    changes that keep them alone may break them together; and neither may wait for what the other one holds.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHANGES])


def record_new(row: Model, who: AbstractBaseUser | None = None, why: str = "") -> Revision:
    """A row that was just made, with its parts, enters history."""
    one_at_a_time()
    kind = kind_of(row)
    if other := SlugRedirect.objects.filter(kind=kind, slug=row.slug).first():
        raise NotPublishable([f"slug: {row.slug!r} is an old address of {_titled(kind, other.target)}; expected another"])
    row = with_parts(kind).get(pk=row.pk)
    follow(row, set())
    return record_change(row, "created", who, why)


def follow(row: Model, were_heard_in: set[int]) -> None:
    """Hold a changed row to the rules, and make what follows from it so."""
    if not isinstance(row, Event):
        if reasons := list(broken_by(row)):
            raise NotPublishable(reasons)
        if getattr(row, "is_public", False):
            reveal_above()
        if type(row) in NAMED_AS:
            search.reindex(search.naming(**{NAMED_AS[type(row)]: [row]}))
        return
    if reasons := what_stops(row) if row.is_public else what_is_wrong(row):
        raise NotPublishable(reasons)
    statements = were_heard_in | heard_in(row)
    for statement in Event.objects.public().filter(pk__in=statements):
        if reasons := what_stops(statement):
            raise NotPublishable([f"{statement}, {reason}" for reason in reasons])
    refresh(row)
    search.reindex(statements)


def broken_by(row: Model) -> Iterator[str]:
    """The rules that a row other than an event breaks, one sentence each."""
    kind = kind_of(row)
    content = record(kind, row)
    yield from CHECKS[kind](content, Chronology({kind: {row.slug: content}}))
    if kind == RecordKind.TYPE and "family" not in content and Event.objects.filter(type=row.pk).exists():
        yield "family: none; expected one, since events have this type"
    if kind == RecordKind.ARTICLE:
        yield from over_quoted({row.slug: content})
    yield from (f"{path}: leads back to itself" for path, slug in Chronology({kind: _leads(kind)}).loops(kind) if slug == row.slug)


def heard_in(row: Model) -> set[int]:
    """Keys of the statements in which claims about the event were made."""
    if not isinstance(row, Event):
        return set()
    return set(Claim.objects.filter(event=row.pk, made_in__isnull=False).values_list("made_in", flat=True))


def was_ever_public(row: Model) -> bool:
    return getattr(row, "first_published", None) is not None or is_shown(row)


def _leads(kind: RecordKind) -> dict[str, dict]:
    """What every row of the kind hangs on, by its slug."""
    found = {}
    for path in LEADS.get(kind, ()):
        for slug, above in with_parts(kind).model.objects.exclude(**{path: None}).order_by().values_list("slug", f"{path}__slug"):
            found.setdefault(slug, {path: []})[path].append(above)
    return found


def _titled(kind: RecordKind, pk: int) -> str:
    return f"“{with_parts(kind).model.objects.filter(pk=pk).first() or pk}”"
