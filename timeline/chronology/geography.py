"""Places as a tree, each with the number of public events in it or in what lies within it."""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count

from timeline.models import EventPlace, Place
from timeline.models.lists import PUBLIC
from timeline.names.countries import country_name

COUNTED = """
WITH RECURSIVE inside(root, id) AS (
  SELECT id, id FROM timeline_place
  UNION SELECT inside.root, part.id FROM timeline_place part JOIN inside ON part.parent_id = inside.id
)
SELECT inside.root, COUNT(DISTINCT placed.event_id) FROM inside
JOIN timeline_eventplace placed ON placed.place_id = inside.id
JOIN timeline_event event ON event.id = placed.event_id
WHERE event.status IN (%s, %s) GROUP BY inside.root
"""
AT_SEA = "At sea"
NO_COUNTRY = "In no country, or in several"


@dataclass
class Node:
    """A place, its events, and the places in it that lie in the same country."""

    place: Place
    events: int
    parts: list["Node"] = field(default_factory=list)


@dataclass
class Country:
    """``place`` is the country itself, where it has a row."""

    code: str
    name: str
    events: int
    nodes: list[Node]
    place: Place | None = None


def events_by_place() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, list(PUBLIC))
        return dict(cursor.fetchall())


def events_by_country() -> dict[str, int]:
    rows = EventPlace.objects.filter(event__status__in=PUBLIC).order_by().values_list("place__country")
    return dict(rows.annotate(number=Count("event", distinct=True)))


def countries() -> list[Country]:
    """All public places by country, by name; the sea and what has no country come last."""
    counts, grouped = events_by_country(), {}
    for root in trees():
        grouped.setdefault(root.place.country, []).append(root)
    found = [country(code, roots, counts.get(code, 0)) for code, roots in grouped.items()]
    return sorted(found, key=lambda each: (len(each.code) != 2, not each.code, each.name))


def country(code: str, roots: list[Node], events: int) -> Country:
    """The row of the country itself, if there is one, becomes the heading."""
    name = {"sea": AT_SEA, "": NO_COUNTRY}.get(code) or country_name(code)
    heads = [root for root in roots if root.place.name == name]
    below = [part for head in heads for part in head.parts]
    rest = [root for root in roots if root not in heads]
    nodes = sorted([*below, *rest], key=lambda node: node.place.name)
    return Country(code, name, events, nodes, heads[0].place if heads else None)


def trees() -> list[Node]:
    """Every public place once: a root, or below its parent where both lie in one country."""
    counts = events_by_place()
    nodes = {place.pk: Node(place, counts.get(place.pk, 0)) for place in Place.objects.public()}
    roots = []
    for node in nodes.values():
        above = nodes.get(node.place.parent_id)
        is_below = above and above.place.country == node.place.country
        (above.parts if is_below else roots).append(node)
    return roots
