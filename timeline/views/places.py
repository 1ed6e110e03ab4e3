"""Places: the list by country, and one of them with the chronology of all that lies in it."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from timeline.chronology.conditions import in_place
from timeline.chronology.geography import AT_SEA, countries, events_by_place
from timeline.chronology.involvement import companions
from timeline.models import Alias, Event, Place, RecordKind
from timeline.names.countries import country_name

from .moved import moved
from .subjects import Own, spellings

# UCDP's seven degrees: what the point stands for.
EXACTNESS = {
    1: "the place itself",
    2: "close by, within about 25 km",
    3: "a point for the whole district",
    4: "a point for the whole province",
    5: "a point for a stretch or region without exact limits",
    6: "a point for the whole country",
    7: "a point for a stretch of sea or air outside every country",
}


@require_safe
def places(request):
    """All of them, by country, each within what holds it."""
    return TemplateResponse(request, "places.html", {"countries": countries(), "total": Place.objects.public().count()})


@require_safe
def place(request, slug):
    found = Place.objects.public().select_related("parent__parent__parent__parent").filter(slug=slug).first()
    if found is None:
        return moved(Place.objects.public(), RecordKind.PLACE, slug)
    events, counts = Event.objects.public().filter(in_place({"place": [found]})), events_by_place()
    own, names = Own(request, events), spellings(Alias.objects.public().filter(place=found))
    context = {
        "place": found,
        "own": own,
        "country": AT_SEA if found.country == "sea" else country_name(found.country) if found.country else "",
        "within": within(found),
        "position": position(found),
        "inside": [(part, counts.get(part.pk, 0)) for part in found.parts.public()],
        "spellings": names,
        "other_scripts": [spelling for spelling in names if spelling.is_other_script],
        "companions": companions(own.events.values("pk")),
    }
    return TemplateResponse(request, "place.html", context, status=own.status)


def within(place):
    """What it lies in, the nearest first."""
    found = []
    while (place := place.parent) and place.is_public and place not in found and len(found) < 4:
        found.append(place)
    return found


def position(place):
    """Its coordinates with what the point stands for, in words."""
    if place.lat is None:
        return ""
    north, east = "S" if place.lat < 0 else "N", "W" if place.lon < 0 else "E"
    return f"{abs(place.lat):g}° {north}, {abs(place.lon):g}° {east}: {EXACTNESS[place.precision]}"
