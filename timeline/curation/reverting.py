"""A row taken back to the content of one of its revisions, as a new revision."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Model

from timeline.curation.changing import Change, NeedsReason
from timeline.curation.rewriting import NotPossible, Proofs, Today, rewrite
from timeline.curation.shapes import SHAPES
from timeline.curation.uniting import tidy
from timeline.models import Event, RecordKind, Revision
from timeline.models.lists import Status

# What has its own steps, and what a text is held by: it stays as it is.
KEPT = {
    RecordKind.EVENT: ("slug", "status", "status_note", "merged_into"),
    RecordKind.ARTICLE: ("slug", "text_held", "sha256", "characters"),
}


@transaction.atomic
def revert(row: Model, revision: Revision, who: AbstractBaseUser | None = None, why: str = "") -> Revision:
    """Take the row back. Raises ``NotPossible``, ``NotPublishable`` or ``NeedsReason``; then nothing has changed."""
    change = Change(row)
    _check(change, revision)
    content = goal(change, revision)
    if content == change.content:
        raise NotPossible(f"“{change.row}” stands as it did then; there is nothing to take back")
    if change.was_public and not why:
        raise NeedsReason(f"“{change.row}” is public; expected a reason for the change")
    proofs = Proofs([change.row] if isinstance(change.row, Event) else [])
    try:
        with transaction.atomic():
            rewrite(change, content)
    except IntegrityError:
        raise NotPossible(f"“{change.row}” cannot hold any more what it held then: it would clash with another row") from None
    if isinstance(change.row, Event):
        proofs.tell(change.row)
    return change.close("reverted", who, why)


def goal(change: Change, revision: Revision) -> dict:
    """What the row is to hold: the old content under the names of today, but for what stays as it is."""
    old = taken(change.kind, Today(change.kind, revision.content, revision.pk).settled(change.kind, revision.content))
    content = {key: value for key, value in change.content.items() if key not in taken(change.kind, change.content)} | old
    if change.kind == RecordKind.EVENT:
        return tidy(content)
    if change.kind == RecordKind.ARTICLE:
        content["paragraphs"] = _marked(change.content.get("paragraphs", []), content.pop("paragraphs", []))
    return {key: value for key, value in content.items() if value != []}


def taken(kind: str, content: dict) -> dict:
    """What of a record goes back with a revision."""
    keys = SHAPES[RecordKind(kind)].keys - {*KEPT.get(kind, ("slug",))}
    return {key: value for key, value in content.items() if key in keys}


def _marked(present: list[dict], old: list[dict]) -> list[dict]:
    """Paragraphs where they stand, with the marks and digests that they had; one that was not known then keeps its own."""
    words = {(line["start"], line["end"]): {key: line[key] for key in ("mark", "digest") if key in line} for line in old}
    return [
        {key: value for key, value in line.items() if key not in ("mark", "digest")} | words[line["start"], line["end"]]
        if (line["start"], line["end"]) in words
        else line
        for line in present
    ]


def _check(change: Change, revision: Revision) -> None:
    row = change.row
    if (revision.kind, revision.row) != (change.kind, row.pk):
        raise NotPossible(f"revision {revision.pk} is of {revision.kind} {revision.key!r}; expected one of “{row}”")
    if not revision.content:
        raise NotPossible(f"revision {revision.pk} holds no content; expected one that does")
    if not isinstance(row, Event):
        return
    if row.status == Status.MERGED:
        raise NotPossible(f"“{row}” was merged into “{row.merged_into}”; expected that merge to be undone first")
    merges = Revision.objects.filter(kind=RecordKind.EVENT, verb="merged", pk__gt=revision.pk)
    if event := row.merged.filter(pk__in=merges.values("row")).first():
        raise NotPossible(f"“{event}” was merged into “{row}” since; expected that merge to be undone first")
