"""The quotes of one article in reading order, each with the public events that rest on it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import CharField, Count, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from timeline.chronology.coverage import merged
from timeline.chronology.origins import rests_on
from timeline.models import Article, Citation, Event
from timeline.models.claims import SHOWN_ON
from timeline.models.lists import PUBLIC, DateBasis

QUOTATION_MARKS = '“”„"«»‘’'


@dataclass(frozen=True)
class Quote:
    """Words of the text that one citation or several share."""

    citations: tuple[Citation, ...]
    events: tuple[Event, ...]

    @property
    def text(self) -> str:
        return self.citations[0].quote

    @property
    def paragraph(self) -> int:
        return self.citations[0].paragraph

    @property
    def start(self) -> int:
        return self.citations[0].start

    @property
    def end(self) -> int:
        return self.citations[0].end

    @property
    def dating(self) -> list[tuple[int, int]]:
        """Where in the quote the words stand that date its events."""
        found = {citation.words: self.text.find(citation.words) for citation in self.citations if citation.words}
        return merged((at, at + len(words)) for words, at in found.items() if at >= 0)

    @property
    def is_in_marks(self) -> bool:
        """Whether it begins and ends with quotation marks of the text."""
        return self.text[:1] in QUOTATION_MARKS and self.text[-1:] in QUOTATION_MARKS

    @property
    def is_translated(self) -> bool:
        return any(citation.translated for citation in self.citations)

    @property
    def verified(self) -> bool | None:
        """Whether it was found again in the saved text; None where one of its citations was never checked."""
        states = {citation.verified for citation in self.citations}
        return False if False in states else None if None in states else True

    @property
    def checked(self) -> datetime | None:
        """The last day on which all of it had been checked."""
        return min((citation.verified_at for citation in self.citations if citation.verified_at), default=None)


class ReadingOrder:
    """What readers may see of an article's use: three queries, however many citations it has."""

    def __init__(self, article: Article):
        self.article = article

    @cached_property
    def events(self) -> dict[int, Event]:
        """The public events that rest on it, in the order of the chronology."""
        found = Event.objects.public().filter(rests_on(article=self.article)).select_related("type__family").chronological()
        return {event.pk: event for event in found}

    @cached_property
    def citations(self) -> list[Citation]:
        found = public_citations().filter(article=self.article).select_related("claim", "event_place", "link")
        return list(found.order_by("start", "end", "pk"))

    @cached_property
    def quotes(self) -> list[Quote]:
        places = {}
        for citation in self.citations:
            places.setdefault((citation.start, citation.end), []).append(citation)
        return [Quote(tuple(group), self._resting_on(group)) for group in places.values()]

    @property
    def dates_counted(self) -> list[tuple[Citation, Event]]:
        """Each citation that dates an event by counting from the day of publication, and its event."""
        dates = [(citation, self.events[citation.event_id]) for citation in self.citations if citation.event_id in self.events]
        return [(citation, event) for citation, event in dates if event.date_basis == DateBasis.RELATIVE_TO_PUBLICATION]

    def _resting_on(self, citations: list[Citation]) -> tuple[Event, ...]:
        found = dict.fromkeys(pk for citation in citations for pk in event_keys(citation) if pk in self.events)
        return tuple(self.events[pk] for pk in found)


def event_keys(citation: Citation) -> Iterator[int]:
    """The events that a citation is shown on, public or not."""
    if citation.event_id:
        yield citation.event_id
    elif citation.event_place_id:
        yield citation.event_place.event_id
    elif citation.link_id:
        yield citation.link.source_id
    else:
        yield citation.claim.event_id
        yield citation.claim.made_in_id


def public_citations() -> QuerySet[Citation]:
    """Citations that some public event shows."""
    condition = Q()
    for way, shown in SHOWN_ON.items():
        condition |= shown & Q(**{f"{way}__status__in": PUBLIC})
    return Citation.objects.filter(condition)


def quotes_counted() -> dict[int, int]:
    """How many different quotes readers may see of each article, by its primary key."""
    place = Concat(Cast("start", CharField()), Value("–"), Cast("end", CharField()))
    counts = public_citations().order_by().values("article").annotate(quotes=Count(place, distinct=True))
    return dict(counts.values_list("article", "quotes"))


def events_counted() -> dict[int, int]:
    """How many public events rest on each article, by its primary key."""
    first, *rest = (
        Citation.objects.filter(shown, **{f"{way}__status__in": PUBLIC}).order_by().values_list("article", way)
        for way, shown in SHOWN_ON.items()
    )
    return Counter(article for article, _ in first.union(*rest))
