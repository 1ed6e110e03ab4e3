"""Who has to do with which events: actors that take part in them or are heard about them."""

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from timeline.models import Actor, Claim, Event, Participation
from timeline.models.lists import PUBLIC, Role

MOST_COMPANIONS = 10


def involving(actor: Actor) -> QuerySet[Event]:
    """Public events in which the actor takes part, or of which a claim that readers see is its own."""
    heard = Claim.objects.public().filter(said_by=actor).order_by()
    return Event.objects.public().filter(Q(pk__in=taking_part(actor)) | Q(pk__in=heard.values("event")) | Q(pk__in=heard.values("made_in")))


def taking_part(actor: Actor) -> QuerySet:
    """Keys of the public events that name the actor in a role: what `actor` in a query string asks for."""
    return Participation.objects.filter(actor=actor, event__status__in=PUBLIC).order_by().values("event")


def events_by_actor() -> dict[int, int]:
    """How many events ``involving`` finds for each actor."""
    heard = Claim.objects.public().filter(said_by__isnull=False).order_by()
    pairs = Participation.objects.filter(event__status__in=PUBLIC).order_by().values_list("actor", "event")
    pairs = pairs.union(heard.values_list("said_by", "event"), heard.filter(made_in__status__in=PUBLIC).values_list("said_by", "made_in"))
    sql, params = pairs.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH involved(actor, event) AS ({sql}) SELECT actor, COUNT(*) FROM involved GROUP BY actor", params)  # noqa: S608
        return dict(cursor.fetchall())


def roles(actor: Actor) -> dict[str, int]:
    """In how many public events the actor has each role."""
    rows = Participation.objects.filter(actor=actor, event__status__in=PUBLIC).order_by().values_list("role")
    return dict(rows.annotate(number=Count("event")))


def accused_of_own(actor: Actor) -> bool:
    """Whether some event records the actor as its doer and as accused of it."""
    mine = Participation.objects.filter(actor=actor, event__status__in=PUBLIC)
    return mine.filter(role=Role.ACCUSED, event__in=mine.filter(role=Role.INITIATOR).values("event")).exists()


def companions(events: QuerySet, without: Actor | None = None) -> list[tuple[Actor, int]]:
    """The actors named in most of the events, and in how many of them."""
    rows = Participation.objects.filter(event__in=events).exclude(actor=without).order_by().values("actor")
    counts = rows.annotate(number=Count("event", distinct=True)).order_by("-number", F("actor__name"), "actor")[:MOST_COMPANIONS]
    counts = [(row["actor"], row["number"]) for row in counts]
    actors = Actor.objects.public().in_bulk([key for key, _ in counts])
    return [(actors[key], number) for key, number in counts if key in actors]
