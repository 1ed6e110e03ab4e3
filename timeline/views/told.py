"""Changes as readers are told of them: what was done, to what, why, and what differs from what they saw before."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db.models import Model

from timeline.chronology.changes import Load, Log, known
from timeline.curation.differences import Difference, differences
from timeline.curation.mentions import Mentions
from timeline.models import RecordKind, Revision

FEW = 6  # differences of one change that stand open
KINDS = {
    # the word for one, and for a number of them
    RecordKind.EVENT: ("event", "event"),
    RecordKind.ARTICLE: ("source", "source"),
    RecordKind.ACTOR: ("person or group", "person or group,people and groups"),
    RecordKind.PLACE: ("place", "place"),
    RecordKind.TOPIC: ("topic", "topic"),
    RecordKind.TYPE: ("type of event", "type of event,types of event"),
    RecordKind.PUBLISHER: ("publisher", "publisher"),
    RecordKind.ABOUT: ("subject of claims", "subject of claims,subjects of claims"),
}
VERBS = {
    "created": "Added",
    "loaded": "Brought up to date",
    "published": "Published",
    "edited": "Corrected",
    "checked": "Quotes checked again",
    "deleted": "Deleted",
    "submitted": "Sent to review",
    "sent back": "Sent back from review",
    "flagged": "Needs an update",
    "updated": "Up to date again",
    "retracted": "Retracted",
    "reinstated": "Retraction taken back",
    "merged": "Merged into another event",
    "received": "Took over what another event held",
    "unmerged": "Merge undone",
    "reverted": "Set back to an earlier version",
    "moved": "Moved to another address",
    "attached": "Text added",
    "recorded": "Kept as it stood",
}
CORRECTIONS = ("edited", "loaded", "reverted")
SIGNS = {"retracted": "dispute", "flagged": "caution"}


@dataclass(frozen=True)
class Told:
    """One change of one row; ``into`` is the event that a merged one went into, as its present slug and title."""

    revision: Revision
    row: Model
    differences: list[Difference] = field(default_factory=list)
    into: tuple[str, str] | None = None

    @property
    def done(self):
        if self.revision.before is None and self.revision.verb == "loaded":
            return "Added"
        return VERBS.get(self.revision.verb, "Changed")

    @property
    def sign(self):
        return SIGNS.get(self.revision.verb, "")

    @property
    def kind(self):
        return KINDS[self.revision.kind][0]

    @property
    def name(self):
        return str(self.row)

    @property
    def url(self):
        return self.row.get_absolute_url() if hasattr(self.row, "get_absolute_url") else ""

    @property
    def says_nothing(self):
        """Whether it was corrected in nothing that readers see."""
        return not self.differences and self.revision.verb in CORRECTIONS and is_compared(self.revision, self.row)

    @property
    def few(self):
        return self.differences[:FEW]

    @property
    def more(self):
        return self.differences[FEW:]


@dataclass(frozen=True)
class ToldLoad:
    """Rows that came at one go, and sources whose quotes were checked: each number with its noun."""

    load: Load

    @property
    def came(self):
        return [(self.load.came[kind], noun) for kind, (_, noun) in KINDS.items() if kind in self.load.came]

    @property
    def checked(self):
        return self.load.checked.total()


@dataclass(frozen=True)
class Day:
    day: date
    entries: list[Told | ToldLoad]


def days(log: Log) -> list[Day]:
    """The entries of a page by day, however many with the same number of queries."""
    told = {one.revision.pk: one for one in tell([each for each in log.entries if isinstance(each, Revision)])}
    told |= {each.pk: ToldLoad(each) for each in log.entries if isinstance(each, Load)}
    entries = [(each.when.date(), told[each.pk]) for each in log.entries if each.pk in told]
    return [Day(day, [entry for _, entry in group]) for day, group in groupby(entries, key=lambda entry: entry[0])]


def tell(revisions: list[Revision]) -> list[Told]:
    rows = rows_of(revisions)
    revisions = [each for each in revisions if (each.kind, each.row) in rows]  # not what was hidden a moment ago
    before = Revision.objects.in_bulk([each.before for each in revisions if is_compared(each, rows[each.kind, each.row])])
    mentions = Mentions([(each.kind, each.content or {}) for each in (*revisions, *before.values())], public=True)
    return [told(each, rows[each.kind, each.row], before.get(each.before), mentions) for each in revisions]


def told(revision: Revision, row: Model, before: Revision | None, mentions: Mentions) -> Told:
    found = []
    if before and before.content and is_compared(revision, row):
        found = differences(revision.kind, before.content, revision.content or {}, public=True, mentions=mentions)
    return Told(revision, row, found, into(revision, mentions))


def is_compared(revision: Revision, row: Model) -> bool:
    """Whether readers may see again what changed: never of an event that was withdrawn since. What went elsewhere is told there."""
    return revision.before is not None and revision.verb != "merged" and getattr(row, "is_public", True)


def into(revision: Revision, mentions: Mentions) -> tuple[str, str] | None:
    """Present slug and title of the event that a merged one went into."""
    slug = revision.verb == "merged" and (revision.content or {}).get("merged_into")
    present = slug and mentions.slug(RecordKind.EVENT, slug)
    return (present, mentions.name(RecordKind.EVENT, slug)) if present else None


def rows_of(revisions: list[Revision]) -> dict[tuple[str, int], Model]:
    """The rows as they are now, by kind and key."""
    keys = defaultdict(set)
    for each in revisions:
        keys[each.kind].add(each.row)
    rows, found = known() if keys else {}, {}
    for kind, wanted in keys.items():
        found |= {(kind, row.pk): row for row in rows[kind].filter(pk__in=wanted).distinct()}
    return found
