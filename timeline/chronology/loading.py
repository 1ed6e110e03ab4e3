"""What a row and a page need of their events, in a number of queries that does not grow with them."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from timeline.models import Article, Citation, CitationVia, Claim, Event, EventPlace, Link, Paragraph, Participation
from timeline.models.lists import HIDDEN


def with_entry(events: QuerySet[Event]) -> QuerySet[Event]:
    """All that a row of the chronology shows.

    Drafts stay out: ``claim.made_in`` is None where that statement is not public, ``claims_made`` and ``links`` hold
    only claims about, and links to, public events.
    """
    return events.select_related("type__family").prefetch_related(
        Prefetch("date_citations", cited()),
        Prefetch("event_places", EventPlace.objects.select_related("place").order_by("position", "pk")),
        Prefetch("event_places__citations", cited()),
        Prefetch("participations", Participation.objects.select_related("actor").order_by("position", "pk")),
        *claims("claims", Claim.objects.all()),
        *claims("claims_made", Claim.objects.public()),
        Prefetch("links", Link.objects.exclude(target__status__in=HIDDEN).order_by("pk")),
        Prefetch("links__citations", cited()),
    )


def with_page(events: QuerySet[Event]) -> QuerySet[Event]:
    """All that an event's own page or a file's record shows: a row's, its topics and its neighbours by link."""
    linked = Link.objects.exclude(source__status__in=HIDDEN).select_related("source__type__family").order_by("pk")
    return with_entry(events).prefetch_related(
        "topics",
        Prefetch("event_places__place__parent"),
        Prefetch("links__target", Event.objects.public().select_related("type__family")),
        Prefetch("linked_from", linked),
        Prefetch("linked_from__citations", cited()),
    )


def claims(name: str, chosen: QuerySet[Claim]) -> list[Prefetch]:
    """The claims with who says so, in which statement, and the words they rest on."""
    public = Event.objects.public()
    return [
        Prefetch(name, chosen.select_related("about", "said_by").order_by("number", "pk")),
        Prefetch(f"{name}__event", public.select_related("type")) if name == "claims_made" else Prefetch(f"{name}__made_in", public),
        Prefetch(f"{name}__citations", cited()),
    ]


def cited() -> QuerySet[Citation]:
    """Citations with their articles, publishers, relays and the limits of their paragraphs, in reading order; never the articles' text."""
    paragraph = Paragraph.objects.filter(article=OuterRef("article"), number=OuterRef("paragraph"))
    read = Article.objects.select_related("publisher", "origin").defer("text")
    relays = CitationVia.objects.select_related("actor").order_by("position", "pk")
    in_order = Citation.objects.order_by("article__published_earliest", "article__slug", "start", "pk")
    in_order = in_order.annotate(
        paragraph_start=Subquery(paragraph.values("start")[:1]), paragraph_end=Subquery(paragraph.values("end")[:1])
    )
    return in_order.prefetch_related(Prefetch("article", read), Prefetch("relays", relays))
