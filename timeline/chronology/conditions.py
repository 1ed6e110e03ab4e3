"""What each key of the query string asks of an event."""

from django.db.models import Q
from django.db.models.expressions import RawSQL

from timeline.chronology.disagreements import is_disputed
from timeline.chronology.origins import has_origins, rests_on
from timeline.chronology.search import holds_words
from timeline.models import EventPlace, Participation

NOWHERE = "none"


def since(chosen):
    """May lie on the first day or after it, or surely does."""
    first = chosen["from"].span.earliest
    return Q(earliest__gte=first) if chosen.get("within") else Q(latest__gte=first)


def until(chosen):
    last = chosen["to"].span.latest
    return Q(latest__lte=last) if chosen.get("within") else Q(earliest__lte=last)


def of_type(chosen):
    return Q(type__in=chosen["type"]) | Q(type__family__in=chosen["type"])


def involving(chosen):
    return Q(pk__in=Participation.objects.filter(actor__in=chosen["actor"]).order_by().values("event"))


def in_place(chosen):
    """In one of the places or in what lies within it."""
    return Q(pk__in=EventPlace.objects.filter(place__in=inside(chosen["place"])).order_by().values("event"))


def inside(places):
    """Keys of the places and all that lies in them; UNION ends even where parents run in a circle."""
    marks = ", ".join(["%s"] * len(places))
    return RawSQL(  # noqa: S611
        f"WITH RECURSIVE inside(id) AS (SELECT id FROM timeline_place WHERE id IN ({marks}) UNION "  # noqa: S608
        "SELECT part.id FROM timeline_place part JOIN inside ON part.parent_id = inside.id) SELECT id FROM inside",
        [place.pk for place in places],
    )


def in_country(chosen):
    placed = EventPlace.objects.order_by().values("event")
    codes = [code for code in chosen["country"] if code != NOWHERE]
    condition = Q(pk__in=placed.filter(place__country__in=codes)) if codes else Q()
    return condition | ~Q(pk__in=placed) if NOWHERE in chosen["country"] else condition


CONDITIONS = {
    "q": lambda chosen: holds_words(chosen["q"]),
    "from": since,
    "to": until,
    "actor": involving,
    "place": in_place,
    "country": in_country,
    "type": of_type,
    "kind": lambda chosen: Q(kind__in=chosen["kind"]),
    "topic": lambda chosen: Q(pk__in=chosen["topic"][0].events.through.objects.filter(topic__in=chosen["topic"]).values("event")),
    "publisher": lambda chosen: rests_on(article__publisher__in=chosen["publisher"]),
    "article": lambda chosen: rests_on(article__in=chosen["article"]),
    "disputed": lambda chosen: is_disputed(),
    "origins": lambda chosen: has_origins(chosen["origins"]),
    "precision": lambda chosen: Q(precision__in=chosen["precision"]),
}
