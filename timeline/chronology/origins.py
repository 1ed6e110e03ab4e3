"""What events rest on: the articles cited for them, and how many independent origins of these are known."""

from collections.abc import Iterator
from itertools import chain

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from timeline.models import Article, Citation, Event, Publisher
from timeline.models.claims import SHOWN_ON


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
    sql, params = cited("article__origin").query.sql_with_params()
    events = f"WITH known(event, origin) AS ({sql}) SELECT event FROM known GROUP BY event HAVING COUNT(*) >= %s"  # noqa: S608
    return Q(pk__in=RawSQL(events, [*params, least]))  # noqa: S611


def cited(column: str, events: QuerySet[Event] | None = None) -> QuerySet[Citation]:
    """Pairs of an event and this column of a citation that it shows, each pair once; of these events, or of all."""
    known = Citation.objects.filter(**{f"{column}__isnull": False}).order_by()
    pairs = []
    for way, shown in SHOWN_ON.items():
        rows = known.filter(shown) if events is None else known.filter(shown, **{f"{way}__in": events.order_by().values("pk")})
        pairs.append(rows.values_list(way, column))
    return pairs[0].union(*pairs[1:])


def counted(column: str, events: QuerySet[Event]) -> dict[int, int]:
    """How many of the events show each value of the column: ``counted("article__publisher", events)``."""
    try:
        sql, params = cited(column, events).query.sql_with_params()
    except EmptyResultSet:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"WITH shown(event, value) AS ({sql}) SELECT value, COUNT(*) FROM shown GROUP BY value", params)  # noqa: S608
        return dict(cursor.fetchall())
