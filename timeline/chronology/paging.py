"""Pages of a long list: from the last event's place in the order on, never by counting rows off."""

from functools import cached_property

from django.db.models import Q, QuerySet

from timeline.chronology.filters import Filters
from timeline.models import Event
from timeline.models.events import PLACE_IN_ORDER


class Page:
    """One page of the events; `after` and `per_page` come from the query string.

    ``events`` are loaded by ``load`` (for example ``with_entry``). ``cursor`` is "" on the last page.
    """

    def __init__(self, events: QuerySet[Event], filters: Filters, load=lambda events: events):
        self.all = events
        self.filters = filters
        self.load = load

    def __iter__(self):
        return iter(self.events)

    def __len__(self):
        return len(self.events)

    @cached_property
    def _read(self) -> list[Event]:
        """The events of this page and the first of the next."""
        return list(self.load(self.filters.in_order(self._rest))[: self.filters.per_page + 1])

    @property
    def _rest(self) -> QuerySet[Event]:
        return self.all.filter(beyond(self.filters.after, self.filters.order)) if self.filters.after else self.all

    @cached_property
    def events(self) -> list[Event]:
        return self._read[: self.filters.per_page]

    @property
    def following(self) -> Event | None:
        """The event that opens the next page."""
        return next(iter(self._read[self.filters.per_page :]), None)

    @property
    def cursor(self) -> str:
        return cursor(self.events[-1]) if self.following else ""

    @property
    def next(self) -> str:
        """The query string of the next page, "" on the last."""
        return self.filters.query(after=self.cursor) if self.following else ""

    @cached_property
    def total(self) -> int:
        return self.all.count()

    @cached_property
    def first(self) -> int:
        """The number of the first event shown, counted from 1 over all pages; 0 where none is shown."""
        if not self.events:
            return 0
        return self.total - self._rest.count() + 1 if self.filters.after else 1

    @property
    def last(self) -> int:
        return self.first + len(self.events) - 1 if self.events else 0

    @property
    def is_whole(self) -> bool:
        """Whether the whole list is on this page."""
        return len(self.events) == self.total


def cursor(event: Event) -> str:
    """The event's place in the order, as it stands in an address."""
    place = (event.section_start, -event.section_days, event.starts, event.latest, event.slug)
    return ".".join(str(part) for part in place)


def beyond(place: tuple, order: str) -> Q:
    """Events that come after this place; the outer condition lets the index find its start."""
    further = "lt" if order == "newest" else "gt"
    condition = Q()
    for column, value in reversed(list(zip(PLACE_IN_ORDER, place, strict=True))):
        later = Q(**{f"{column}__{further}": value})
        condition = later | Q(**{column: value}) & condition if condition else later
    return Q(**{f"{PLACE_IN_ORDER[0]}__{further}e": place[0]}) & condition
