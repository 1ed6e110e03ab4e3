"""What events rest on: the articles cited for them, and how many independent origins of these are known."""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from timeline.models import Article, Citation, Event, Publisher
from timeline.models.claims import SHOWN_ON
from timeline.models.lists import HIDDEN


def citations(event: Event) -> Iterator[Citation]:
    """All that an event shows, once it is loaded `with_entry`: date, places, links, claims about it and made in it."""
    parts = chain(event.event_places.all(), event.links.all(), event.claims.all(), event.claims_made.all())
    return chain(event.date_citations.all(), chain.from_iterable(part.citations.all() for part in parts))


def articles(event: Event) -> list[Article]:
    """The articles an event rests on, oldest first."""
    found = {citation.article_id: citation.article for citation in citations(event)}
    return sorted(found.values(), key=lambda article: (article.published_earliest, article.slug))


def origins(articles: list[Article]) -> list[Publisher]:
    """Whose reports these are, each once; an origin that is not known counts for none."""
    found = {article.origin_id: article.origin for article in articles if article.origin_id}
    return sorted(found.values(), key=lambda origin: origin.name)


def rests_on(**wanted) -> Q:
    """Events that show a citation of this kind: ``rests_on(article__publisher__in=publishers)``."""
    condition = Q()
    for way, shown in SHOWN_ON.items():
        condition |= Q(pk__in=Citation.objects.filter(shown, **wanted).order_by().values(way))
    return condition


def has_origins(least: int) -> Q:
    """Events that rest on at least so many origins that are known."""
    sql, params = union(shown_citations(), "article__origin").query.sql_with_params()
    events = f"WITH shown(event, origin) AS ({sql}) SELECT event FROM shown GROUP BY event HAVING COUNT(origin) >= %s"  # noqa: S608
    return Q(pk__in=RawSQL(events, [*params, least]))  # noqa: S611


def publishers_counted(events: QuerySet[Event]) -> dict[int, int]:
    """How many of the events rest on an article of each publisher."""
    try:
        sql, params = union(shown_citations(events), "article__publisher").query.sql_with_params()
    except EmptyResultSet:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"WITH shown(event, publisher) AS ({sql}) SELECT publisher, COUNT(*) FROM shown GROUP BY publisher", params)  # noqa: S608
        return dict(cursor.fetchall())


def articles_with_origins(events: QuerySet[Event] | None = None) -> set[tuple[int, int | None]]:
    """Keys of all articles that the events rest on, with their origins; of these events, or of all that are public."""
    first, *rest = (rows.values_list("article", "article__origin") for _, rows in shown_citations(events))
    return set(first.union(*rest))


def shown_citations(events: QuerySet[Event] | None = None) -> Iterator[tuple[str, QuerySet[Citation]]]:
    """Each way to an event with the citations shown on that way; of these events, or of all that are public."""
    for way, shown in SHOWN_ON.items():
        rows = Citation.objects.filter(shown).order_by()
        if events is None:
            yield way, rows.exclude(**{f"{way}__status__in": HIDDEN})
        else:
            yield way, rows.filter(**{f"{way}__in": events.order_by().values("pk")})


def union(ways: Iterable[tuple[str, QuerySet[Citation]]], column: str) -> QuerySet[Citation]:
    """Pairs of an event and this column of a citation that it shows, each pair once."""
    first, *rest = (rows.values_list(way, column) for way, rows in ways)
    return first.union(*rest)
