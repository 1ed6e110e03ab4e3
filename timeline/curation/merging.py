"""Two events that are one: everything of the first goes to the second, and comes back when the merge is undone.

What came with a merge is what the second event holds after it and did not hold before; both stand in its history.
"""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from timeline.curation.changing import Change, NeedsReason
from timeline.curation.differences import Difference, differences
from timeline.curation.history import record_change
from timeline.curation.publishing import NotPublishable
from timeline.curation.rewriting import NotPossible, Proofs, Today, rewrite
from timeline.curation.uniting import emptied, paths, renamed, returned, undone, united
from timeline.models import Event, RecordKind, Revision
from timeline.models.lists import PUBLIC, Status

MERGED, RECEIVED, THIRD, UNMERGED, AS_IT_STOOD = "merged", "received", "edited", "unmerged", "recorded"
MERGEABLE = (Status.DRAFT, Status.IN_REVIEW, *PUBLIC)


@transaction.atomic
def merge(event: Event, into: Event, who: AbstractBaseUser | None = None, why: str = "") -> list[Revision]:
    """Merge an event into a public one. What was public leads there for ever; a draft just goes.

    Raises ``NotPossible``, ``NotPublishable`` or ``NeedsReason``; then nothing has changed.
    """
    changes = _locked({event.pk, into.pk, *_naming(event)})
    first, second = changes.pop(event.pk), changes.pop(into.pk, None)
    _check_merge(first.row, second and second.row, why)
    if _naming(first.row) - changes.keys() - {into.pk}:
        raise NotPossible(f"“{first.row}” was named by another event at this moment; expected you to try again")
    for change in (first, second, *changes.values()):
        _as_it_stood(change)
    old, new = first.row.slug, second.row.slug
    wanted = {
        second: united(renamed(second.content, old, new), renamed(first.content | {"slug": new}, old, new)),
        first: emptied(first.content) | {"status": Status.MERGED.value, "status_note": why, "merged_into": new},
        **{third: renamed(third.content, old, new) for third in changes.values()},
    }
    _write(wanted)
    return _close(first, second, changes.values(), (MERGED, RECEIVED), who, why)


def preview(event: Event, into: Event) -> list[tuple[Event, list[Difference]]]:
    """What a merge would change in the second event and in others; tried, and taken back. Raises what ``merge`` raises."""
    with transaction.atomic():
        changed = [each for each in merge(event, into, why="…") if each.row != event.pk]
        rows = Event.objects.in_bulk([each.row for each in changed])
        found = [(rows[each.row], differences(each.kind, _before(each).content, each.content)) for each in reversed(changed)]
        transaction.set_rollback(True)
    return found


@transaction.atomic
def unmerge(event: Event, who: AbstractBaseUser | None = None, why: str = "") -> list[Revision]:
    """Give a merged event back what it held, as it has been edited since; the other one keeps all else.

    Raises ``NotPossible``, ``NotPublishable`` or ``NeedsReason``; then nothing has changed.
    """
    past = Merge(event)
    changes = _locked({event.pk, past.into.pk, *(third.pk for third, _, _ in past.thirds)})
    first, second = changes.pop(event.pk), changes.pop(past.into.pk)
    _check_unmerge(first.row, second.row, past, why)
    gone = past.came() - past.held_by_others()
    back = returned(past.own, second.content, past.after, gone)
    wanted = {first: back, second: undone(second.content, past.after, past.before, gone)}
    for third, before, after in past.thirds:
        change = changes[third.pk]
        wanted[change] = _without(change.content, before, after, first.row.slug, second.row.slug)
    _write(wanted)
    return _close(first, second, changes.values(), (UNMERGED, UNMERGED), who, why)


class Merge:
    """The merge that an event stands in, read from history: what each held before it and after it, by the names of today.

    ``thirds`` are the other events that named it, each with its record before and after.
    """

    def __init__(self, event: Event):
        self.event = Event.objects.select_related("merged_into").get(pk=event.pk)
        self.into = self.event.merged_into
        self.merged = _of(event).filter(verb=MERGED).first()
        if self.into is None or self.merged is None:
            raise NotPossible(f"“{self.event}” is {_standing(self.event)}, by no merge that its history tells of")
        self.received = _of(self.into).filter(verb=RECEIVED, pk__gt=self.merged.pk).last()
        told = self.received and (_before(self.merged), _before(self.received), self.received)
        if not told or None in told:
            raise NotPossible(f"the history of “{self.event}” does not tell what it held before the merge")
        self.own, self.before, self.after = (_today(revision) for revision in told)
        self.thirds = list(self._thirds())

    def _thirds(self) -> Iterator[tuple[Event, dict, dict]]:
        of_events = Revision.objects.filter(kind=RecordKind.EVENT, verb=THIRD, pk__gt=self.merged.pk, pk__lt=self.received.pk)
        for revision in of_events.order_by("pk"):
            row, before = Event.objects.filter(pk=revision.row).first(), _before(revision)
            if row and before and self.merged.key in _named(before.content) - _named(revision.content):
                yield row, _today(before), _today(revision)

    def later(self) -> Event | None:
        """An event that the merge has to do with, and that was merged itself since: nobody could tell any more whose a link is."""
        tied = _named(self.own) | _named(self.before) | _named(self.after)
        tied |= {third.slug for third, _, _ in self.thirds} | {self.into.slug}
        merged = Event.objects.filter(status=Status.MERGED).exclude(pk=self.event.pk)
        beside = set().union(*(_named(before) for _, before, _ in self.thirds))
        return merged.filter(Q(slug__in=tied) | Q(slug__in=beside, merged_into=self.into)).first()

    def came(self) -> set:
        """What came to the second event, though another merge brought the same before and was undone since."""
        shared = set(paths(self.own)) & set(paths(self.before))
        return (set(paths(self.after)) - set(paths(self.before))) | (shared & self._brought() if shared else set())

    def held_by_others(self) -> set:
        """What other events that are merged into the same one brought as well."""
        found = set()
        for other in self.into.merged.exclude(pk=self.event.pk):
            merged = _of(other).filter(verb=MERGED).first()
            if merged and (own := _before(merged)):
                found |= set(paths(renamed(_today(own), other.slug, self.into.slug)))
        return found

    def _brought(self) -> set:
        """What the second event held before this merge, and had from an earlier one."""
        history = _of(self.into).filter(pk__lt=self.received.pk)
        if not history.filter(verb=RECEIVED).exists():
            return set()
        since, held = {}, set()
        for revision in history.order_by("pk"):
            now = set(paths(_today(revision)))
            since |= dict.fromkeys(now - held, revision.verb)
            held = now
        return {path for path in held if since[path] == RECEIVED}


def _of(event: Event):
    return Revision.objects.of(RecordKind.EVENT, event)


def _today(revision: Revision) -> dict:
    """The record of an event by the names of today."""
    names = Today(RecordKind.EVENT, revision.content, revision.pk, heirs=False)
    return names.settled(RecordKind.EVENT, revision.content) | {"slug": Event.objects.get(pk=revision.row).slug}


def _before(revision: Revision) -> Revision | None:
    return Revision.objects.filter(kind=revision.kind, row=revision.row, pk__lt=revision.pk).order_by("-pk").first()


def _check_merge(event: Event, into: Event | None, why: str) -> None:
    if into is None:
        raise NotPossible(f"“{event}” cannot be merged into itself; expected another event")
    if event.status not in MERGEABLE:
        raise NotPossible(f"“{event}” is {_standing(event)}; expected a draft, one in review or a public one to be merged")
    if into.status == Status.MERGED and _heir(into) == event:
        raise NotPossible(f"“{into}” was merged into “{event}”; expected another event")
    if not into.is_public:
        raise NotPossible(f"“{into}” is {_standing(into)}; expected a public event to merge into")
    if not why:
        raise NeedsReason("a merge needs a reason")


def _check_unmerge(event: Event, into: Event, past: Merge, why: str) -> None:
    if event.merged_into_id != into.pk or into.pk != past.into.pk:
        raise NotPossible(f"“{event}” is not merged into “{into}” any more")
    if later := past.later():
        raise NotPossible(f"“{later}” was merged into “{later.merged_into}” since; expected that merge to be undone first")
    if not why:
        raise NeedsReason("to undo a merge needs a reason")


def _naming(event: Event) -> set[int]:
    """Other events with a link to it, or a claim that was made in it."""
    named = Event.objects.filter(Q(links__target=event) | Q(claims__made_in=event)).exclude(pk=event.pk)
    return set(named.order_by().values_list("pk", flat=True))


def _locked(pks: Iterable[int]) -> dict[int, Change]:
    """Locked in one order, so that no two merges wait for each other."""
    return {pk: Change(Event(pk=pk)) for pk in sorted(pks)}


def _as_it_stood(change: Change) -> None:
    """History tells what the event held before, or a merge could not be undone."""
    last = Revision.objects.of(change.kind, change.row).first()
    if last is None or last.content != change.content:
        record_change(change.row, AS_IT_STOOD, public=False)


def _write(wanted: dict[Change, dict]) -> None:
    proofs = Proofs([change.row for change in wanted])
    for change, content in wanted.items():
        _set_status(change.row, content)
        rewrite(change, content, others=[other for other in wanted if other is not change])
    for change in wanted:
        proofs.tell(change.row)


def _set_status(event: Event, content: dict) -> None:
    if event.status != content.get("status", Status.DRAFT.value):
        event.status_since = timezone.now()
        event.save(update_fields=["status_since"])


def _close(first: Change, second: Change, thirds: Iterable[Change], verbs, who, why: str) -> list[Revision]:
    """The first before those that named it, the second last: so history tells which belong together."""
    revisions = [_closed(first, verbs[0], who, why)]
    revisions += [_closed(third, THIRD, who, why) for third in thirds]
    revisions.append(_closed(second, verbs[1], who, why) or record_change(second.row, verbs[1], who, why))
    return [revision for revision in revisions if revision]


def _closed(change: Change, verb: str, who, why: str) -> Revision | None:
    try:
        return change.close(verb, who, why, asks=False)
    except NotPublishable as refused:
        raise NotPublishable([f"“{change.row}”, {reason}" for reason in refused.reasons]) from None


def _without(now: dict, before: dict, after: dict, slug: str, into: str) -> dict:
    """A third event's record with its links and claims as they were before the merge."""
    old = {link["kind"] for link in before.get("links", []) if link["event"] == slug}
    new = {link["kind"] for link in before.get("links", []) if link["event"] == into}
    now, after = ({**each, "links": _readdressed(each.get("links", []), old - new, into, slug)} for each in (now, after))
    parts = [{key: each.get(key, []) for key in ("links", "claims")} for each in (after, before)]
    return undone(now, *parts, set(paths(parts[0])) - set(paths(parts[1])))


def _readdressed(links: list[dict], kinds: set[str], old: str, new: str) -> list[dict]:
    return [link | {"event": new} if link["event"] == old and link["kind"] in kinds else link for link in links]


def _named(content: dict) -> set[str]:
    """Events that a record names."""
    links = {link["event"] for link in content.get("links", [])}
    return links | {claim["made_in"] for claim in content.get("claims", []) if "made_in" in claim}


def _standing(event: Event) -> str:
    return event.get_status_display().lower()


def _heir(event: Event) -> Event:
    """What took its place, over any number of merges."""
    while event.merged_into:
        event = event.merged_into
    return event
