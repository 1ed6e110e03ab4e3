"""Publishing an event: what stops it, the step itself, and what becomes public with it."""

from django.db.models import Q, QuerySet

from timeline.models import Actor, Article, Event, Place, Topic
from timeline.models.lists import PUBLIC


def reveal(event: Event) -> None:
    """Make public what a public event shows: its actors, places, topics and articles. They stay so."""
    reveal_through(Event.objects.filter(pk=event.pk))


def reveal_through(events: QuerySet) -> None:
    """Make public what those of the events show that are public themselves."""
    shown = events.filter(status__in=PUBLIC).values("pk")
    Topic.objects.filter(is_public=False, events__in=shown).update(is_public=True)
    Article.objects.filter(_cited_by("citations__", shown), is_public=False).update(is_public=True)
    Place.objects.filter(is_public=False, event_places__event__in=shown).update(is_public=True)
    named = Q(participations__event__in=shown) | Q(claims__event__in=shown) | _cited_by("relayed__", shown)
    Actor.objects.filter(named, is_public=False).update(is_public=True)
    _reveal_upward(Place, "parts")
    _reveal_upward(Actor, "children")


def _cited_by(path: str, shown: QuerySet) -> Q:
    """Reached by a citation of one of these events; a link is shown only where both of its events are."""
    links = Q(**{f"{path}link__source__status__in": PUBLIC, f"{path}link__target__status__in": PUBLIC})
    either = Q(**{f"{path}link__source__in": shown}) | Q(**{f"{path}link__target__in": shown})
    ways = ("claim__event", "event", "event_place__event")
    condition = links & either
    for way in ways:
        condition |= Q(**{f"{path}{way}__in": shown})
    return condition


def _reveal_upward(model, below: str) -> None:
    """What holds something public is public: a district's city, a force's state."""
    while model.objects.filter(**{"is_public": False, f"{below}__is_public": True}).update(is_public=True):
        pass
