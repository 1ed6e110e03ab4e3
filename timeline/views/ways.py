"""Ways on from an event: back to the reader's own view, and to the events beside it in the one order."""

from urllib.parse import urlsplit

from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.urls import reverse

from timeline.chronology.filters import Filters
from timeline.chronology.paging import beyond
from timeline.dates.wording import words
from timeline.models import Event
from timeline.models.events import PLACE_IN_ORDER


class WayBack:
    """To the view that the reader came from, at this event; else to the whole chronology."""

    def __init__(self, request, event):
        self._event, self._filters = event, view_left(request)

    @property
    def words(self):
        if self._filters is None:
            return "The whole chronology"
        return self._filters.said(self._filters.apply(Event.objects.all()).count())

    @property
    def url(self):
        filters = self._filters
        query = filters.query(after=filters.values.get("after")).removesuffix("?") if filters else ""
        return f"{reverse('chronology')}{query}#{self._event.slug}"


def view_left(request):
    """The filters of our own chronology in the Referer, where it is that and can be read."""
    try:
        left = urlsplit(request.headers.get("Referer", ""))
        filters = Filters(QueryDict(left.query))
    except (ValueError, TooManyFieldsSent):
        return None
    ours = left.netloc == request.get_host() and left.path == reverse("chronology")
    return filters if ours and not filters.problem else None


class Neighbour:
    """An event beside this one, with its date in words."""

    def __init__(self, event):
        self.event, self.when = event, words(event.date, event.date_wording)


def neighbours(event):
    """The events before and after in the one order, None at its ends."""
    place = tuple(getattr(event, column) for column in PLACE_IN_ORDER)
    public = Event.objects.public()
    before = public.filter(beyond(place, "newest")).reversed_order().first()
    after = public.filter(beyond(place, "oldest")).chronological().first()
    return {"before": before and Neighbour(before), "after": after and Neighbour(after)}
