"""People and groups: the list, and one of them with its own chronology."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from timeline.chronology.involvement import companions, events_by_actor, involving, taking_part
from timeline.models import Actor, Alias, Event, RecordKind
from timeline.models.lists import ActorKind
from timeline.names.countries import country_name

from .moved import moved
from .roles import Parts
from .subjects import Own, spellings
from .testimony import Testimony

MOST_NAMES = 3
KINDS = {
    ActorKind.PERSON: "People",
    ActorKind.STATE: "States",
    ActorKind.GOVERNMENT: "Governments",
    ActorKind.FORCE: "Armed forces",
    ActorKind.ARMED_GROUP: "Armed groups",
    ActorKind.ORGANISATION: "Organisations",
    ActorKind.OFFICE: "Offices",
    ActorKind.MEDIA: "Media",
    ActorKind.GROUP: "Groups of people",
}


@dataclass(frozen=True)
class Listed:
    """An actor of the list, with its number of events and its other names."""

    actor: Actor
    events: int

    @property
    def names(self):
        """Each once, whatever its capitals, and none that only says the name again."""
        found = {alias.name.casefold(): alias.name for alias in self.actor.aliases.all()}
        return [name for key, name in found.items() if key != self.actor.name.casefold()]

    @property
    def first_names(self):
        return self.names[:MOST_NAMES]

    @property
    def more_names(self):
        return len(self.names[MOST_NAMES:])


@require_safe
def actors(request):
    """All of them, by kind."""
    counts = events_by_actor()
    order = list(KINDS)
    rows = Actor.objects.public().prefetch_related(Prefetch("aliases", Alias.objects.public().distinct()))
    found = sorted(rows, key=lambda actor: order.index(actor.kind))
    listed = [Listed(row, counts.get(row.pk, 0)) for row in found]
    kinds = [(KINDS[kind], kind, list(rows)) for kind, rows in groupby(listed, lambda row: row.actor.kind)]
    return TemplateResponse(request, "actors.html", {"kinds": kinds, "total": len(found)})


@require_safe
def actor(request, slug):
    found = Actor.objects.public().filter(slug=slug).first()
    if found is None:
        return moved(Actor.objects.public(), RecordKind.ACTOR, slug)
    own = Own(request, involving(found))
    names = spellings(Alias.objects.public().filter(actor=found))
    context = {
        "actor": found,
        "own": own,
        "country": country_name(found.country) if found.country else "",
        "parents": found.parents.public(),
        "members": found.children.public(),
        "others": found.distinct_from.public(),
        "spellings": names,
        "other_scripts": [spelling for spelling in names if spelling.is_other_script],
        "parts": Parts(found),
        "companions": companions(taking_part(found), without=found),
        "in_chronology": Event.objects.filter(pk__in=taking_part(found)).count(),
        "testimony": Testimony(found, names, own.listing.receipts),
    }
    return TemplateResponse(request, "actor.html", context, status=own.status)
