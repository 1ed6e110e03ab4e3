"""One event: what is said of it, by whom, in which words; and addresses that lead elsewhere or nowhere."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from timeline.chronology.loading import with_entry
from timeline.models import Event, RecordKind, SlugRedirect
from timeline.models.lists import PlaceRole, Status

from .chain import Chain
from .errors import gone
from .grounds import Grounds
from .ledger import Ledger
from .moved import lead_on
from .pointers import pointers
from .record import Record
from .timing import Timing
from .ways import WayBack, neighbours


@require_safe
def event(request, slug):
    found = with_entry(Event.objects.public()).prefetch_related("topics").filter(slug=slug).first()
    if found is None:
        return elsewhere(request, slug)
    timing = Timing(found)
    context = {
        "event": found,
        "places": places(found),
        "people": people(found),
        "timing": timing,
        "grounds": Grounds(found),
        "ledger": Ledger(found),
        "chain": Chain(found),
        "record": Record(found, timing),
        "back": WayBack(request, found),
        **neighbours(found),
    }
    response = TemplateResponse(request, "event.html", context)
    patch_vary_headers(response, ["Referer"])
    return response


def elsewhere(request, slug, address=Event.get_absolute_url):
    """What an address that shows no event answers: gone, moved for ever to another event's address, or nothing."""
    row = Event.objects.filter(slug=slug, first_published__isnull=False).first()
    if row is not None and row.status == Status.RETRACTED:
        return gone(request, row)
    if row is None:
        row = Event.objects.filter(pk__in=SlugRedirect.objects.filter(kind=RecordKind.EVENT, slug=slug).values("target")).first()
    target = row and heir(row)
    if target is None or target.slug == slug:
        raise Http404
    return lead_on(address(target))


def heir(row):
    """The event that took the row's place, over any number of merges; None where readers may not know of it."""
    met = set()
    while row.status == Status.MERGED and row.pk not in met:
        met.add(row.pk)
        row = row.merged_into
    was_public = row.status == Status.RETRACTED and row.first_published
    return row if row.is_public or was_public else None


def places(event):
    """Places with the word of their role, where it did not simply happen there, and the paragraphs that name them."""
    rows = event.event_places.all()
    return [("" if row.role == PlaceRole.LOCATION else row.get_role_display(), row.place, pointers(row.citations.all())) for row in rows]


def people(event):
    """Participants by the word of their role."""
    found = {}
    for row in event.participations.all():
        found.setdefault(row.get_role_display(), []).append(row.actor)
    return list(found.items())
