"""What the page about the chronology says in figures, counted from its rows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, Min, Q

from timeline.chronology.reading_order import public_citations
from timeline.chronology.totals import Totals, totals_of
from timeline.models import Article, Event, Revision
from timeline.models.lists import Kind, Precision, TextHeld


@dataclass(frozen=True)
class Facts:
    """Everything public, in figures; ``revised`` is the last change that readers could see."""

    events: int
    statements: int
    plans: int
    to_the_day: int
    totals: Totals
    relayed: int
    unknown_origin: int
    distrusted: int
    held: int
    quotes: int
    lost: int
    unchecked: int
    checked: datetime | None
    first: date | None
    last: date | None
    revised: datetime | None

    @property
    def found(self) -> int:
        return self.quotes - self.lost - self.unchecked


def facts() -> Facts:
    public, quotes = Event.objects.public(), public_citations()
    return Facts(
        **events_counted(public),
        **articles_counted(),
        totals=totals_of(public.order_by(), everything=True),
        quotes=different(quotes),
        lost=different(quotes.filter(verified=False)),
        unchecked=different(quotes.filter(verified__isnull=True)),
        checked=quotes.aggregate(last=Max("verified_at"))["last"],
        revised=Revision.objects.public().aggregate(last=Max("when"))["last"] or public.aggregate(last=Max("updated"))["last"],
    )


def events_counted(public) -> dict:
    """Events by kind and precision, and the first and last day that bounds one."""
    return public.aggregate(
        events=Count("pk"),
        statements=Count("pk", filter=Q(kind=Kind.STATEMENT)),
        plans=Count("pk", filter=Q(kind=Kind.PLAN)),
        to_the_day=Count("pk", filter=Q(precision=Precision.DAY)),
        first=Min("earliest", filter=Q(earliest__gt=date.min)),
        last=Max("latest", filter=Q(latest__lt=date.max)),
    )


def articles_counted() -> dict:
    """Articles that pass on somebody's report, whose report is not known, with a clue not to be trusted, and held."""
    known = Q(origin__isnull=False)
    counts = Article.objects.public().aggregate(
        own=Count("pk", filter=known & Q(origin=F("publisher")), distinct=True),
        known=Count("pk", filter=known, distinct=True),
        unknown_origin=Count("pk", filter=~known, distinct=True),
        distrusted=Count("pk", filter=Q(clues__distrusted=True), distinct=True),
        held=Count("pk", filter=Q(text_held=TextHeld.FULL), distinct=True),
    )
    return {"relayed": counts.pop("known") - counts.pop("own")} | counts


def different(citations) -> int:
    """How many different stretches of text they quote."""
    return citations.order_by().values("article", "start", "end").distinct().count()
