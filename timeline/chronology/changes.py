"""The public change log: changes of what readers can see, newest first, by pages; a load of many rows is told as one."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import TruncDate

from timeline.chronology.keys import Once, shown
from timeline.models import About, Actor, Article, Event, EventType, Place, Publisher, RecordKind, Revision, Topic
from timeline.models.lists import PUBLIC, Status

PER_PAGE = 30
LOADED, CHECKED, WITHDRAWN = ("loaded", "published"), "checked", ("retracted", "merged")


class After(Once):
    """A change's place in the log."""

    def read(self, text: str) -> int:
        if text.isascii() and text.isdecimal() and 0 < len(text) <= 18:
            return int(text)
        raise ValidationError(f"is {shown(text)}, which is no place in the list. Take it from an “Earlier changes” link, or leave it out.")


class LogForm(forms.Form):
    after = After()

    @property
    def problem(self) -> str:
        """Why the query cannot be read, as one sentence; "" where it can."""
        return next((f"“{key}” {message}" for key, messages in self.errors.items() for message in messages), "")


@dataclass(frozen=True)
class Load:
    """Rows that came, and quotes that were checked, at one go: how many of each kind. ``last`` is the key of the earliest."""

    first: int
    last: int
    when: datetime
    came: Counter
    checked: Counter

    @property
    def pk(self) -> int:
        return self.first


class Log:
    """One page. ``entries`` are revisions, and loads that take the place of theirs; ``cursor`` is None on the last page."""

    def __init__(self, revisions: QuerySet[Revision], after: int | None = None, per_page: int = PER_PAGE):
        self._all = revisions.filter(pk__lt=after) if after is not None else revisions
        self._per_page = per_page

    @property
    def entries(self) -> list[Revision | Load]:
        return self._found[: self._per_page]

    @property
    def cursor(self) -> int | None:
        if len(self._found) <= self._per_page:
            return None
        last = self.entries[-1]
        return last.last if isinstance(last, Load) else last.pk

    @cached_property
    def _found(self) -> list[Revision | Load]:
        """The entries of this page and the first of the next."""
        told = list(self._all.exclude(routine()).order_by("-pk")[: self._per_page + 1])
        loads = self._loads([each.pk for each in told])
        alone = [load.first for load in loads if load.first == load.last]
        told += self._all.filter(pk__in=alone) if alone else []
        told += [load for load in loads if load.first != load.last]
        return sorted(told, key=lambda each: -each.pk)[: self._per_page + 1]

    def _loads(self, told: list[int]) -> list[Load]:
        """What is routine between the changes told one by one, each stretch of a day as one."""
        ends = [*told, *([] if len(told) > self._per_page else [0])]
        stretch = Case(*(When(pk__gt=end, then=Value(number)) for number, end in enumerate(ends)))
        rows = self._all.filter(routine(), pk__gt=ends[-1]).annotate(stretch=stretch, day=TruncDate("when"))
        counts = rows.order_by().values("stretch", "day", "kind", "verb").annotate(
            number=Count("pk"), first=Max("pk"), last=Min("pk"), latest=Max("when")
        )  # fmt: skip
        groups = {}
        for count in counts:
            groups.setdefault((count["stretch"], count["day"]), []).append(count)
        return [load_of(group) for group in groups.values()]


def load_of(counts: list[dict]) -> Load:
    came, checked = Counter(), Counter()
    for count in counts:
        (checked if count["verb"] == CHECKED else came)[count["kind"]] += count["number"]
    return Load(
        max(count["first"] for count in counts),
        min(count["last"] for count in counts),
        max(count["latest"] for count in counts),
        came,
        checked,
    )


def routine() -> Q:
    """What nobody did by hand and nobody gave a reason for: rows that came with files, and quotes checked again."""
    same = Revision.objects.public().filter(kind=OuterRef("kind"), row=OuterRef("row"))
    came = Q(verb__in=LOADED) & ~Exists(same.filter(pk__lt=OuterRef("pk")))
    return Q(who__isnull=True, why="") & (came | Q(verb=CHECKED))


def public_changes() -> QuerySet[Revision]:
    """Changes of rows that readers can see now, and of events that say why they no longer do; with the revision before each.

    That is what readers saw before it. Other rows than events do not become hidden again, so theirs is the one just before.
    """
    before = Revision.objects.filter(kind=OuterRef("kind"), row=OuterRef("row"), pk__lt=OuterRef("pk"))
    seen = before.filter(~Q(kind=RecordKind.EVENT) | Q(public=True) & ~Q(verb__in=WITHDRAWN)).order_by("-pk").values("pk")[:1]
    condition = Q()
    for kind, rows in known().items():
        condition |= Q(kind=kind) & Exists(rows.filter(pk=OuterRef("row")))
    return Revision.objects.public().filter(condition).annotate(before=Subquery(seen)).defer("who")


def known() -> dict[str, QuerySet]:
    """Rows that readers may know of, by kind."""
    gone = Event.objects.filter(first_published__isnull=False, status__in=(*PUBLIC, Status.RETRACTED, Status.MERGED))
    return {
        RecordKind.EVENT: gone.exclude(pk__in=[pk for pk, heir in heirs().items() if heir is None]),
        RecordKind.ARTICLE: Article.objects.public(),
        RecordKind.ACTOR: Actor.objects.public(),
        RecordKind.PLACE: Place.objects.public(),
        RecordKind.TOPIC: Topic.objects.public(),
        RecordKind.TYPE: EventType.objects.public(),
        RecordKind.PUBLISHER: Publisher.objects.filter(Q(articles__is_public=True) | Q(originated__is_public=True)),
        RecordKind.ABOUT: About.objects.filter(claims__event__status__in=PUBLIC),
    }


def heirs() -> dict[int, int | None]:
    """The event that took the place of each merged one, over any number of merges; None where readers may not know of it."""
    columns = ("merged_into", "merged_into__status", "merged_into__first_published")
    merged = Event.objects.filter(status=Status.MERGED).values_list("pk", *columns)
    into = {pk: (target, status in PUBLIC or (status == Status.RETRACTED and since)) for pk, target, status, since in merged}
    return {pk: _last(pk, into) for pk in into}


def _last(pk: int, into: dict[int, tuple[int, bool]]) -> int | None:
    met, is_known = set(), False
    while pk in into and pk not in met:
        met.add(pk)
        pk, is_known = into[pk]
    return pk if is_known and pk not in into else None
