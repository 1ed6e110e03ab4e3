"""What waits for somebody: one's own work, and what others left to be done."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, Q, QuerySet

from timeline.curation.records import record, with_parts
from timeline.curation.rules import Chronology, citations, event_problems, share_problems
from timeline.models import About, Article, Citation, Event, EventType, Publisher, RecordKind
from timeline.models.lists import Status

MOST = 20
WITHDRAWN = (Status.RETRACTED, Status.MERGED)
WAYS = ("claim__event", "event", "event_place__event", "link__source")  # from a citation to its event


@dataclass(frozen=True)
class Waiting:
    """An event, and how many things keep it from being published."""

    event: Event
    stops: int


@dataclass(frozen=True)
class Misquoted:
    """A citation whose quote does not stand in the text any more, and the event that rests on it."""

    citation: Citation
    event: Event


@dataclass(frozen=True)
class Pile:
    """The first rows that wait for the same thing, and how many there are in all."""

    rows: list
    total: int

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.rows)


def reviews(user: AbstractBaseUser) -> bool:
    return user.has_perm("timeline.review_event")


def editable_by(user: AbstractBaseUser) -> QuerySet:
    """Events that the person may edit: what ``rights.may_edit`` says of one, asked of all."""
    if reviews(user):
        return Event.objects.exclude(status__in=WITHDRAWN)
    if user.has_perm("timeline.change_event"):
        return Event.objects.filter(made_by=user.pk, status=Status.DRAFT)
    return Event.objects.none()


def piles_for(user: AbstractBaseUser) -> dict[str, Pile]:
    """Every pile that the person can do something about; the number of queries is the same for every chronology."""
    asked = _asked(user)
    found = {name: list(events.select_related("made_by")[:MOST]) for name, events in asked.items()}
    stops = counted_stops({event.pk for events in found.values() for event in events})
    piles = {name: Pile([Waiting(event, stops[event.pk]) for event in rows], asked[name].count()) for name, rows in found.items()}
    wrong = misquoted(user)
    return piles | {"misquoted": Pile([Misquoted(each, event_of(each)) for each in wrong[:MOST]], wrong.count())}


def _asked(user: AbstractBaseUser) -> dict[str, QuerySet]:
    own = Event.objects.filter(made_by=user.pk)
    piles = {
        "drafts": own.filter(status=Status.DRAFT).order_by("-updated", "pk"),
        "submitted": own.filter(status=Status.IN_REVIEW).order_by("status_since", "pk"),
    }
    if reviews(user):
        others = Event.objects.exclude(made_by=user.pk)
        piles |= {
            "review": Event.objects.filter(status=Status.IN_REVIEW).order_by("status_since", "pk"),
            "update": Event.objects.filter(status=Status.NEEDS_UPDATE).order_by("status_since", "pk"),
            "others": others.filter(status=Status.DRAFT).order_by("-updated", "pk"),
        }
    return piles


def misquoted(user: AbstractBaseUser) -> QuerySet:
    """Citations whose quote was not found in the text, of events that the person may mend."""
    mendable = editable_by(user).order_by().values("pk")
    held = Q()
    for way in WAYS:
        held |= Q((f"{way}__in", mendable))
    return (
        Citation.objects.filter(held, verified=False).select_related("article", *WAYS).defer("article__text").order_by("verified_at", "pk")
    )


def event_of(citation: Citation) -> Event:
    """The event that the citation supports."""
    if citation.event_id:
        return citation.event
    return citation.link.source if citation.link_id else (citation.claim or citation.event_place).event


def counted_stops(events: Iterable[int]) -> dict[int, int]:
    """How many things keep each event from being published: what ``what_stops`` says of one, asked of all at once."""
    rows = {row.pk: record(RecordKind.EVENT, row) for row in with_parts(RecordKind.EVENT).filter(pk__in=events)}
    around = _around(rows)
    shares = _over_quoted(around[RecordKind.ARTICLE])
    found = {}
    for pk, content in rows.items():
        shown, quoted = content | {"status": Status.PUBLISHED.value}, _quoted(content)
        articles = {slug: article for slug, article in around[RecordKind.ARTICLE].items() if slug in quoted}
        own = {RecordKind.ARTICLE: articles, RecordKind.EVENT: around[RecordKind.EVENT] | {content["slug"]: shown}}
        found[pk] = len(list(event_problems(shown, Chronology(around | own)))) + len(shares & quoted)
    return found


def _quoted(content: dict) -> set[str]:
    """Articles that the event shows once it is public; a link's are shown with both of its events."""
    return {citation["article"] for where, citation in citations(content) if not where.startswith("links")}


def _around(rows: dict[int, dict]) -> dict[str, dict[str, dict]]:
    """The records that the rules of these events ask of."""
    quoted = {slug for content in rows.values() for slug in _quoted(content)}
    statements = Q(claims_made__event__in=list(rows)) | Q(claims__made_in__in=list(rows))
    asked = {
        RecordKind.TYPE: EventType.objects.filter(slug__in={content["type"] for content in rows.values()}).select_related("family"),
        RecordKind.ARTICLE: with_parts(RecordKind.ARTICLE).defer("text").filter(slug__in=quoted),
        RecordKind.EVENT: with_parts(RecordKind.EVENT).filter(statements).distinct(),
    }
    return {kind: {row.slug: record(kind, row) for row in found} for kind, found in asked.items()}


def _over_quoted(articles: dict[str, dict]) -> set[str]:
    """Those of which too much is quoted by all events together."""
    cited = defaultdict(list)
    for each in Citation.objects.filter(article__slug__in=articles).values("article__slug", "start", "end", "prefix", "suffix"):
        cited[each["article__slug"]].append(each)
    return {slug for slug, article in articles.items() if list(share_problems(article, cited[slug]))}


def first_steps() -> list[tuple[type[Model], bool]]:
    """What a chronology without an event needs, in order, and whether it is there."""
    if Event.objects.exists():
        return []
    usual = {EventType: EventType.objects.filter(family__isnull=False).exists(), About: About.objects.exists()}
    missing = [(model, False) for model, there in usual.items() if not there]
    return [*missing, *((model, model.objects.exists()) for model in (Publisher, Article)), (Event, False)]
