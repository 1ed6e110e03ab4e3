"""The figures at the head of a page: what a whole view rests on."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from timeline.chronology.disagreements import is_disputed
from timeline.chronology.filters import Filters
from timeline.chronology.origins import articles_with_origins
from timeline.models import Claim, Event


@dataclass(frozen=True)
class Totals:
    claims: int
    articles: int
    origins: int
    disputed: int


def totals(filters: Filters) -> Totals:
    """Claims, articles, known independent origins and disputed events of everything that the filters leave."""
    return totals_of(filters.events().order_by(), everything=not filters.narrows)


def totals_of(events: QuerySet[Event], *, everything: bool = False) -> Totals:
    """The same of these events, which are public; ``everything`` says that no public event is left out."""
    claims, articles = Claim.objects.public(), articles_with_origins(None if everything else events)
    if not everything:
        claims = claims.filter(Q(event__in=events) | Q(made_in__in=events))
    return Totals(
        claims=claims.count(),
        articles=len(articles),
        origins=len({origin for _, origin in articles if origin}),
        disputed=events.filter(is_disputed()).count(),
    )
