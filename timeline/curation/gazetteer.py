"""What extraction is handed: everybody, every place and every event that this chronology knows, drafts included."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from timeline.curation.records import record, with_parts
from timeline.extraction.known import Known, KnownEvent
from timeline.models import Claim, Event, EventPlace, Participation, RecordKind
from timeline.models.lists import Status
from timeline.names.gazetteer import Gazetteer

HELD = {"actors": RecordKind.ACTOR, "places": RecordKind.PLACE, "publishers": RecordKind.PUBLISHER}
WITHDRAWN = (Status.RETRACTED, Status.MERGED)
BATCH = 2000


def gazetteer() -> Gazetteer:
    """Everybody and every place under each name that is recorded, and the publishers."""
    return Gazetteer.of_records({rows: [record(kind, row) for row in with_parts(kind)] for rows, kind in HELD.items()})


def known() -> Known:
    """Events in every state but those withdrawn: for curators, not for readers."""
    events = Event.objects.exclude(status__in=WITHDRAWN).order_by()
    keys = events.values("pk")
    parts = _by_event(Participation.objects.filter(event__in=keys), "actor__slug", "role")
    places = _by_event(EventPlace.objects.filter(event__in=keys), "place__slug")
    figures = _by_event(Claim.objects.filter(event__in=keys, value__isnull=False), "about__slug", "value")
    columns = ("pk", "slug", "title", "kind", "type__slug", "type__family__slug", "date")
    rows = events.values_list(*columns).iterator(BATCH)
    return Known.of(_event(row, parts[row[0]], places[row[0]], figures[row[0]]) for row in rows)


def _by_event(rows: QuerySet, *columns: str) -> dict[int, list[tuple]]:
    found = defaultdict(list)
    for event, *values in rows.order_by().values_list("event", *columns).iterator(BATCH):
        found[event].append(tuple(values))
    return found


def _event(row: tuple, parts: Iterable[tuple], places: Iterable[tuple], figures: Iterable[tuple]) -> KnownEvent:
    _, slug, title, kind, type_slug, family, date = row
    actors, at = frozenset(actor for actor, _ in parts), frozenset(place for (place,) in places)
    event = KnownEvent(slug, title, kind, type_slug, family or type_slug, str(date), actors, at, frozenset(parts), frozenset(figures))
    vars(event)["span"] = date.span  # read already: the date is not read a second time
    return event
