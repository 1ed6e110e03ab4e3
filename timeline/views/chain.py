"""What came before an event and what came after it: its links, a few steps far, as two trees in words."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q

from timeline.chronology.loading import cited
from timeline.dates.wording import words
from timeline.models import Event, Link
from timeline.models.events import PLACE_IN_ORDER
from timeline.models.lists import PUBLIC, LinkBasis, LinkKind

from .pointers import quoted

DEPTH = 3
MOST_LINKS = 500  # read in one step: a hub of more keeps the earliest made
MOST_FURTHER = 5  # events shown for each one that is not next to ours

SAID = {
    # read from the event it leaves, read from the event it leads to
    LinkKind.RETALIATES_FOR: ("in retaliation for", "answered with retaliation by"),
    LinkKind.RESPONDS_TO: ("in response to", "answered by"),
    LinkKind.FOLLOWS: ("follows", "followed by"),
    LinkKind.ENDS: ("ends", "ended by"),
    LinkKind.PART_OF: ("part of", "includes"),
    LinkKind.IMPLEMENTS: ("carries out", "carried out by"),
    LinkKind.ANNIVERSARY_OF: ("anniversary of", "anniversary marked by"),
    LinkKind.LEADS_TO: ("leads to", "result of"),
}


@dataclass(frozen=True)
class Tie:
    """One link, read from one of its ends."""

    link: Link
    is_outward: bool

    @property
    def words(self):
        return SAID[self.link.kind][0 if self.is_outward else 1]

    @property
    def is_cited(self):
        return self.link.basis == LinkBasis.CITED

    @property
    def quotes(self):
        return quoted(self.link.citations.all())

    @property
    def other(self):
        return self.link.target if self.is_outward else self.link.source

    @property
    def leads_back(self):
        """Whether the other event is the earlier one: all links but one kind point back."""
        return self.is_outward != (self.link.kind == LinkKind.LEADS_TO)


@dataclass
class Step:
    """An event, how it hangs on the one before it in the tree, and what hangs on it."""

    event: Event
    ties: list[Tie]
    steps: list["Step"] = field(default_factory=list)
    more: int = 0

    @property
    def is_cited(self):
        return any(tie.is_cited for tie in self.ties)

    @property
    def when(self):
        return words(self.event.date, self.event.date_wording)


class Chain:
    """``before`` and ``after``: the steps next to the event, each with its own."""

    def __init__(self, event):
        ties = ties_around(event)
        self.before = grown(event, ties, leads_back=True)
        self.after = grown(event, ties, leads_back=False)

    def __bool__(self):
        return bool(self.before or self.after)

    @property
    def has_readings(self):
        return any(not step.is_cited for step in walked([*self.before, *self.after]))


def ties_around(event):
    """Ties by the event they start at, for all events within reach; only between public ones."""
    public = Link.objects.filter(source__status__in=PUBLIC, target__status__in=PUBLIC).order_by("pk")
    reached, edge, found = {event.pk}, {event.pk}, set()
    for _ in range(DEPTH):
        rows = public.filter(Q(source__in=edge) | Q(target__in=edge)).values_list("pk", "source", "target")[:MOST_LINKS]
        rows = list(rows) if edge else []
        found |= {link for link, _, _ in rows}
        edge = {end for row in rows for end in row[1:]} - reached
        reached |= edge
    ties = defaultdict(list)
    for link in public.filter(pk__in=found).select_related("source", "target").prefetch_related(Prefetch("citations", cited())):
        ties[link.source_id].append(Tie(link, is_outward=True))
        ties[link.target_id].append(Tie(link, is_outward=False))
    return ties


def grown(event, ties, *, leads_back):
    """A tree in which every event stands once, as near to the root as it can."""
    root = Step(event, [])
    seen, level = {event.pk}, [root]
    for most in [None, *[MOST_FURTHER] * (DEPTH - 1)]:
        for step in level:
            found = next_steps([tie for tie in ties[step.event.pk] if tie.leads_back == leads_back and tie.other.pk not in seen])
            step.steps = found[:most]
            step.more = len(found) - len(step.steps)
            seen |= {further.event.pk for further in step.steps}
        level = [further for step in level for further in step.steps]
    return root.steps


def next_steps(ties):
    """One step an event, in order of time."""
    found = {}
    for tie in ties:
        found.setdefault(tie.other.pk, Step(tie.other, [])).ties.append(tie)
    return sorted(found.values(), key=lambda step: [getattr(step.event, column) for column in PLACE_IN_ORDER])


def walked(steps):
    for step in steps:
        yield step
        yield from walked(step.steps)
