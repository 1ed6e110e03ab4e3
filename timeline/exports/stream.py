"""The events of a result, loaded piece by piece, so that no transaction stays open while a client reads."""

from itertools import islice

from timeline.chronology.loading import with_page
from timeline.chronology.moment import one_moment
from timeline.models import Event

PIECE = 200


def loaded(keys):
    """Public events with everything a file says of them, in the order of their primary keys as given."""
    keys = iter(keys)
    while piece := list(islice(keys, PIECE)):
        with one_moment():
            rows = {event.pk: event for event in with_page(Event.objects.public().filter(pk__in=piece))}
        yield from (rows[key] for key in piece if key in rows)
