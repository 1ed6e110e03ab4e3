"""What an actor says, and what is said of it: claims across the events of the chronology."""

import re
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from timeline.chronology.disagreements import disagreements
from timeline.chronology.involvement import involving
from timeline.chronology.loading import cited
from timeline.models import Actor, Claim, Event
from timeline.models.events import PLACE_IN_ORDER
from timeline.models.lists import Role

# The part in which an answer on responsibility speaks of the actor whether or not it names it.
IN_QUESTION = (Role.ACCUSED, Role.CLAIMS_RESPONSIBILITY, Role.DENIES)


def said_by(actor: Actor) -> QuerySet[Claim]:
    return in_order(Claim.objects.public().filter(said_by=actor))


def said_of(actor: Actor, names: Iterable[str]) -> QuerySet[Claim]:
    """What others claim of it: sentences about its events that name it, answers to who did what it is accused of.

    What an article merely reports to have happened stands in the event's own row.
    """
    asked = Q(about__slug="responsibility", event__participations__actor=actor, event__participations__role__in=IN_QUESTION)
    claims = Claim.objects.public().filter(event__in=involving(actor).values("pk")).exclude(said_by=actor)
    return in_order(claims.exclude(about__slug="happened", said_by__isnull=True).filter(naming(names) | asked).distinct())


def naming(names: Iterable[str]) -> Q:
    """One of the names as whole words, in capitals as it stands."""
    pattern = rf"(^|\W)({'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(\W|$)"
    return Q(text__regex=pattern) | Q(position__regex=pattern)


def in_order(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return claims.order_by(*(f"event__{column}" for column in PLACE_IN_ORDER), "number", "pk")


def with_words(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """With their events, speakers and quotes; ``made_in`` is None where that statement is not public."""
    public = Event.objects.public()
    parts = [Prefetch("event", public), Prefetch("made_in", public), Prefetch("citations", cited())]
    return claims.select_related("about", "said_by").prefetch_related(*parts)


def questions_disputed(claims: Iterable[Claim]) -> dict[int, str]:
    """Of those claims that are one side of a disagreement: the question."""
    events = {claim.event_id for claim in claims}
    sides = Claim.objects.public().filter(event__in=events).taking_sides().select_related("about").order_by("event", "number", "pk")
    return {claim.pk: found.question for found in disagreements(sides) for claim in found.claims}
