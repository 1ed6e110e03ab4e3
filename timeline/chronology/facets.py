"""Facets: how many events each further choice would leave, counted without the facet's own choice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from timeline.chronology.conditions import NOWHERE
from timeline.chronology.disagreements import is_disputed
from timeline.chronology.filters import Filters
from timeline.chronology.origins import has_origins, publishers_counted
from timeline.models import Actor, EventPlace, EventType, Participation, Publisher
from timeline.models.lists import Kind, Precision
from timeline.names.countries import country_name

TOP = 7
COUNTRY_LABELS = {"sea": "At sea", NOWHERE: "Place not given"}


@dataclass(frozen=True)
class Choice:
    """One value that a key can take, and the events it would leave; ``query`` is the view with it taken or given up."""

    key: str
    value: str
    label: str
    count: int
    selected: bool
    query: str
    family: str = ""
    children: tuple["Choice", ...] = ()

    @property
    def id(self) -> str:
        return f"f-{self.key}-{self.value}"

    @property
    def is_open(self) -> bool:
        """Whether its children should be seen: one of them is chosen, or it is."""
        return self.selected or any(child.selected for child in self.children)


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice] = field(default_factory=list)
    rest: int = 0

    @property
    def id(self) -> str:
        return f"f-{self.name}"


def facets(filters: Filters, top: int | None = TOP) -> list[Facet]:
    """The facets that hold any choice; of long ones the ``top`` most frequent and all that are chosen."""
    if filters.problem:
        return []
    found = [
        shortened("who", "Who", who(filters), top),
        Facet("what", "What", what(filters)),
        shortened("where", "Where", where(filters), top),
        Facet("exact", "How exact is the date?", exact(filters)),
        shortened("read", "Read in", read(filters), top),
        Facet("only", "Only", only(filters)),
    ]
    return [facet for facet in found if facet.choices]


def shortened(name: str, title: str, choices: Iterable[Choice], top: int | None) -> Facet:
    ordered = sorted(choices, key=lambda choice: (-choice.count, choice.label))
    kept = [choice for place, choice in enumerate(ordered) if top is None or place < top or choice.selected]
    return Facet(name, title, kept, len(ordered) - len(kept))


def who(filters: Filters) -> list[Choice]:
    counts = grouped(Participation.objects.filter(event__in=matching(filters, "actor")), "actor")
    actors = Actor.objects.public().filter(pk__in=counts)
    return with_chosen(filters, "actor", [(actor.slug, actor.name, counts[actor.pk]) for actor in actors])


def what(filters: Filters) -> list[Choice]:
    """Families, the most frequent first, each with its types."""
    counts = dict(matching(filters, "type").values_list("type").annotate(number=Count("pk")))
    types = EventType.objects.filter(pk__in=counts).select_related("family")
    families = {}
    for row in [*types, *filters.chosen.get("type", ())]:
        families.setdefault(row.family or row, {})
        if row.family_id:
            families[row.family][row] = counts.get(row.pk, 0)
    found = [family_choice(filters, family, members) for family, members in families.items()]
    return sorted(found, key=lambda choice: (-choice.count, choice.label))


def family_choice(filters: Filters, family: EventType, members: dict[EventType, int]) -> Choice:
    types = [choice(filters, "type", row.slug, row.name, number, family.slug) for row, number in members.items()]
    types.sort(key=lambda child: (-child.count, child.label))
    return choice(filters, "type", family.slug, family.name, sum(members.values()), family.slug, tuple(types))


def where(filters: Filters) -> list[Choice]:
    events = matching(filters, "country")
    placed = EventPlace.objects.filter(event__in=events)
    counts = grouped(placed.exclude(place__country=""), "place__country")
    if nowhere := events.exclude(pk__in=EventPlace.objects.order_by().values("event")).count():
        counts[NOWHERE] = nowhere
    labels = {code: COUNTRY_LABELS.get(code) or country_name(code) for code in {*counts, *filters.chosen.get("country", ())}}
    return with_chosen(filters, "country", [(code, label, counts.get(code, 0)) for code, label in labels.items()])


def exact(filters: Filters) -> list[Choice]:
    """In the order from exact to loose, not by count."""
    counts = dict(matching(filters, "precision").values_list("precision").annotate(number=Count("pk")))
    listed = [value for value in Precision if value in counts or value in filters.chosen.get("precision", ())]
    return [choice(filters, "precision", value.value, value.label, counts.get(value.value, 0)) for value in listed]


def read(filters: Filters) -> list[Choice]:
    counts = publishers_counted(matching(filters, "publisher"))
    publishers = Publisher.objects.filter(pk__in=counts)
    return with_chosen(filters, "publisher", [(row.slug, row.name, counts[row.pk]) for row in publishers])


def only(filters: Filters) -> list[Choice]:
    counts = (
        ("disputed", "1", "Disputed", matching(filters, "disputed").filter(is_disputed()).count()),
        ("kind", Kind.PLAN.value, "Planned", matching(filters, "kind").filter(kind=Kind.PLAN).count()),
        ("origins", "2", "Two independent sources or more", matching(filters, "origins").filter(has_origins(2)).count()),
    )
    found = [choice(filters, key, value, label, number) for key, value, label, number in counts]
    return [each for each in found if each.count or each.selected]


def matching(filters: Filters, key: str):
    """The view's events as they would be without this key, unordered."""
    return filters.events(without=(key,)).order_by()


def grouped(rows, column: str) -> dict:
    return dict(rows.order_by().values_list(column).annotate(number=Count("event", distinct=True)))


def with_chosen(filters: Filters, key: str, counted: list[tuple[str, str, int]]) -> list[Choice]:
    """The choices that leave events, and those that are taken though they leave none."""
    listed = {value for value, _, _ in counted}
    missing = [(row.slug, row.name, 0) for row in filters.chosen.get(key, ()) if not isinstance(row, str) and row.slug not in listed]
    return [choice(filters, key, *each) for each in [*counted, *missing]]


def choice(filters: Filters, key, value, label, count, family="", children=()) -> Choice:
    taken = filters.values.get(key, [])
    many = isinstance(taken, list)
    selected = value in taken if many else value == taken
    if selected:
        rest = [other for other in taken if other != value] if many else None
    else:
        rest = [*taken, value] if many else value
    return Choice(key, value, label, count, selected, filters.query(**{key: rest}), family, children)
