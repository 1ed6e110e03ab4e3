"""Showing an event to readers: what stops it, and what becomes public with it."""

from collections.abc import Iterator

from django.db.models import Model, Q, QuerySet

from timeline.curation.records import record, with_parts
from timeline.curation.rules import Chronology, event_problems, share_problems
from timeline.models import Actor, Article, Citation, Claim, Event, EventPlace, Participation, Place, RecordKind, Topic, search
from timeline.models.lists import PUBLIC, Status

UPWARD = {Place: "parts", Actor: "children"}


class NotPublishable(ValueError):
    """Everything that stops an event from being published."""

    def __init__(self, reasons: list[str]):
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def what_stops(event: Event) -> list[str]:
    """What stops the event from being published, one sentence each; nothing where it may be."""
    if event.status in (Status.RETRACTED, Status.MERGED):
        return [f"status: {event.status}; expected a draft or an event in review"]
    return what_is_wrong(event, Status.PUBLISHED)


def what_is_wrong(event: Event, status: Status | None = None) -> list[str]:
    """The rules that the event breaks as it stands, or would break in another status."""
    content = record(RecordKind.EVENT, with_parts(RecordKind.EVENT).get(pk=event.pk))
    content["status"] = (status or Status(event.status)).value
    around = _around(event, content)
    return [*event_problems(content, around), *over_quoted(around.records[RecordKind.ARTICLE])]


def refresh(event: Event) -> None:
    """What follows a change of an event: what it shows becomes public, and search finds it."""
    revealed = reveal(event)
    articles = [row for row in revealed if isinstance(row, Article)]
    search.reindex({event.pk} | (search.naming(articles=articles) if articles else set()))


def reveal(event: Event) -> list[Model]:
    """Make public what a public event shows: its actors, places, topics and articles. They stay so."""
    return reveal_through(Event.objects.filter(pk=event.pk))


def reveal_through(events: QuerySet) -> list[Model]:
    """Make public what those of the events show that are public themselves."""
    revealed = []
    for hidden in _shown_but_hidden(events):
        revealed += _show(hidden)
    return revealed + reveal_above()


def reveal_above() -> list[Model]:
    """Make public what public places lie in and public actors belong to."""
    revealed = []
    for model, below in UPWARD.items():
        while above := _show(_above(model, below)):
            revealed += above
    return revealed


def hidden_by_mistake() -> Iterator[Model]:
    """Rows that a public event shows and that are not public."""
    for hidden in (*_shown_but_hidden(Event.objects.all()), *(_above(*pair) for pair in UPWARD.items())):
        yield from hidden.distinct()


def _show(hidden: QuerySet) -> list[Model]:
    rows = list(hidden.distinct())
    for row in rows:
        row.is_public = True
        row.save(update_fields=["is_public"])
    return rows


def _around(event: Event, content: dict) -> Chronology:
    """The records that the event's rules ask of."""
    articles = Article.objects.filter(citations__in=_citations(Event.objects.filter(pk=event.pk).values("pk")))
    statements = with_parts(RecordKind.EVENT).filter(Q(claims_made__event=event) | Q(claims__made_in=event)).distinct()
    found = {
        RecordKind.TYPE: [event.type],
        RecordKind.ARTICLE: with_parts(RecordKind.ARTICLE).filter(pk__in=articles.values("pk")),
        RecordKind.EVENT: statements,
    }
    records = {kind: {row.slug: record(kind, row) for row in rows} for kind, rows in found.items()}
    records[RecordKind.EVENT][event.slug] = content
    return Chronology(records)


def over_quoted(articles: dict[str, dict]) -> Iterator[str]:
    """Articles of which too much is quoted by all events together."""
    for slug, article in articles.items():
        cited = Citation.objects.filter(article__slug=slug).values("start", "end", "prefix", "suffix")
        yield from (f"article {slug}, {problem}" for problem in share_problems(article, list(cited)))


def _shown_but_hidden(events: QuerySet) -> list[QuerySet]:
    """One query a way, so that each goes by its index."""
    shown = events.filter(status__in=PUBLIC).order_by().values("pk")
    citations = _citations(shown)
    speakers = Claim.objects.filter(event__in=shown, said_by__isnull=False).order_by().values("said_by")
    named = Q(pk__in=Participation.objects.filter(event__in=shown).order_by().values("actor"))
    named |= Q(pk__in=speakers) | Q(relays__citation__in=citations)
    return [
        Topic.objects.filter(is_public=False, events__in=shown),
        Article.objects.filter(is_public=False, pk__in=citations.values("article")),
        Place.objects.filter(is_public=False, pk__in=EventPlace.objects.filter(event__in=shown).order_by().values("place")),
        Actor.objects.filter(named, is_public=False),
    ]


def _citations(shown: QuerySet) -> QuerySet:
    """Citations that these events show; a link is shown only where both of its events are public."""
    ways = ("claim__event", "event", "event_place__event")
    found = [Citation.objects.filter(**{f"{way}__in": shown}) for way in ways]
    both = {"link__source__status__in": PUBLIC, "link__target__status__in": PUBLIC}
    found += [Citation.objects.filter(**{f"link__{end}__in": shown}, **both) for end in ("source", "target")]
    condition = Q()
    for each in found:
        condition |= Q(pk__in=each.order_by().values("pk"))
    return Citation.objects.filter(condition).order_by()


def _above(model: type[Model], below: str) -> QuerySet:
    """What holds something public, and is not: a district's city, a force's state."""
    return model.objects.filter(**{"is_public": False, f"{below}__is_public": True})
