"""The editorial steps of an event, one table; a step that is not in it cannot be taken."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from timeline.curation.changing import Change, NeedsReason
from timeline.curation.rights import Right
from timeline.models import Event, Revision
from timeline.models.lists import PUBLIC, Status


class NotInOrder(ValueError):
    """The event does not stand where the step begins."""


@dataclass(frozen=True)
class Step:
    """From where to where, the verb that history keeps, whom it is open to, and whether it wants a reason."""

    name: str
    label: str
    before: tuple[Status, ...]
    after: Status
    verb: str
    right: Right
    reason: bool = False


STEPS = {
    step.name: step
    for step in (
        Step("submit", "Submit for review", (Status.DRAFT,), Status.IN_REVIEW, "submitted", Right.OWN_DRAFT),
        Step("publish", "Publish", (Status.IN_REVIEW,), Status.PUBLISHED, "published", Right.REVIEW),
        Step("send_back", "Send back to draft", (Status.IN_REVIEW,), Status.DRAFT, "sent back", Right.REVIEW, reason=True),
        Step("flag", "Mark as needing an update", (Status.PUBLISHED,), Status.NEEDS_UPDATE, "flagged", Right.REVIEW, reason=True),
        Step("update", "Mark as up to date", (Status.NEEDS_UPDATE,), Status.PUBLISHED, "updated", Right.REVIEW),
        Step("retract", "Retract", PUBLIC, Status.RETRACTED, "retracted", Right.RETRACT, reason=True),
        Step("reinstate", "Take the retraction back", (Status.RETRACTED,), Status.PUBLISHED, "reinstated", Right.RETRACT, reason=True),
    )
}


def next_steps(event: Event) -> list[Step]:
    """The steps that begin where the event stands."""
    return [step for step in STEPS.values() if event.status in step.before]


@transaction.atomic
def take(event: Event, name: str, who: AbstractBaseUser | None = None, why: str = "") -> Revision:
    """Take the step. Raises ``NotInOrder``, ``NeedsReason`` or ``NotPublishable``; then nothing has changed."""
    step, change = STEPS[name], Change(event)
    event = change.row
    if event.status not in step.before:
        raise NotInOrder(f"“{event}” is {event.get_status_display()}; “{step.label}” begins at {_listed(step.before)}")
    if step.reason and not why:
        raise NeedsReason(f"“{step.label}” needs a reason")
    event.status, event.status_since, event.status_note = step.after, timezone.now(), why if step.reason and name != "reinstate" else ""
    if step.after in PUBLIC:
        event.first_published = event.first_published or event.status_since
    event.save(update_fields=["status", "status_since", "status_note", "first_published"])
    return change.close(step.verb, who, why, asks=False)


def publish(event: Event, who: AbstractBaseUser | None = None, why: str = "") -> Revision:
    """Show an event to readers: it has been reviewed, it has a claim, and its date and every claim are cited."""
    return take(event, "publish", who, why)


def _listed(statuses: tuple[Status, ...]) -> str:
    return " or ".join(str(status.label) for status in statuses)
