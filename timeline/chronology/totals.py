"""The figures at the head of a page: what a whole view rests on."""

from dataclasses import dataclass

from django.db.models import Q

from timeline.chronology.disagreements import is_disputed
from timeline.chronology.filters import Filters
from timeline.chronology.origins import counted
from timeline.models import Claim


@dataclass(frozen=True)
class Totals:
    claims: int
    articles: int
    origins: int
    disputed: int


def totals(filters: Filters) -> Totals:
    """Claims, articles, known independent origins and disputed events of everything that the filters leave."""
    events = filters.events().order_by()
    claims = Claim.objects.public().filter(Q(event__in=events) | Q(made_in__in=events))
    return Totals(
        claims=claims.count(),
        articles=len(counted("article", events)),
        origins=len(counted("article__origin", events)),
        disputed=events.filter(is_disputed()).count(),
    )
