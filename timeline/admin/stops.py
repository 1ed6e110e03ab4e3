"""What stops an event from being published, as a list with the way to each field."""

import re
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse

from timeline.curation.publishing import what_stops
from timeline.models import Article, Event

PART = re.compile(r"(claims|places|actors|links)\[(\d+)\]")
ROWS = {"claims": "claims", "places": "event_places", "actors": "participations", "links": "links"}
ORDERS = {"claims": "number", "places": "position", "actors": "position", "links": "pk"}
NAMES = {"claims": "Claim", "places": "Place", "actors": "Participant", "links": "Link"}
GROUPS = {"claims": "claims-group", "date": "date_citations-group", "actors": "participations-group", "places": "event_places-group"}
GROUPS |= {"links": "links-group", "type": "id_type", "modality": "id_modality", "date.edtf": "id_date", "slug": "id_slug"}
LONGEST = 60


@dataclass(frozen=True)
class Stop:
    """Where, what is wrong and what was expected, and the address of the field."""

    where: str
    what: str
    url: str


def stops(event: Event) -> list[Stop]:
    return [_stop(event, reason) for reason in what_stops(event)]


def _stop(event: Event, reason: str) -> Stop:
    path, _, what = reason.partition(": ")
    if article := re.match(r"article ([a-z0-9-]+), (\w+)$", path):
        row = Article.objects.get(slug=article[1])
        return Stop(f"Article “{short(str(row))}”", what, page(row))
    if part := PART.match(path):
        return _stop_of_part(event, part, path, what)
    return Stop(path.partition(".")[0].capitalize(), what, f"#{GROUPS.get(path, GROUPS.get(path.partition('.')[0], ''))}")


def _stop_of_part(event: Event, part: re.Match, path: str, what: str) -> Stop:
    """A claim, place, participant or link, by its number in the record."""
    key, number = part[1], int(part[2])
    rows = getattr(event, ROWS[key]).order_by(ORDERS[key], "pk")
    row = rows[number]
    what = what.removeprefix(f"{str(row)!r} ")
    field = path[part.end() :].lstrip(".").partition(".")[0]
    name = f"{NAMES[key]} {number + 1} “{short(str(row))}”" + (f", {field}" if field and "[" not in field else "")
    return Stop(name, what, page(row) if key != "actors" else f"#{GROUPS[key]}")


def page(row: Model) -> str:
    return reverse(f"admin:timeline_{row._meta.model_name}_change", args=[row.pk])


def short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
