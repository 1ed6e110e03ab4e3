"""Who may do what with an event; what hangs on it follows it."""

from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser

from timeline.models import Event
from timeline.models.lists import Status


class Right(StrEnum):
    """What a person must be allowed to; the groups' permissions give it."""

    OWN_DRAFT = "own draft"  # somebody's own draft, or any where one may review
    REVIEW = "review"
    RETRACT = "retract"


def holds(user: AbstractBaseUser, right: Right, event: Event) -> bool:
    if right == Right.RETRACT:
        return user.has_perm("timeline.retract_event")
    if user.has_perm("timeline.review_event"):
        return True
    return right == Right.OWN_DRAFT and is_own(user, event) and user.has_perm("timeline.change_event")


def may_edit(user: AbstractBaseUser, event: Event) -> bool:
    """A draft by who made it or reviews; what is in review or public by who reviews; what is withdrawn by nobody."""
    if event.status in (Status.RETRACTED, Status.MERGED):
        return False
    return holds(user, Right.OWN_DRAFT if event.status == Status.DRAFT else Right.REVIEW, event)


def may_delete(user: AbstractBaseUser, event: Event) -> bool:
    """A draft that never was public, by who made it or may retract."""
    if event.status != Status.DRAFT or event.first_published:
        return False
    return holds(user, Right.RETRACT, event) or (is_own(user, event) and user.has_perm("timeline.delete_event"))


def may_merge(user: AbstractBaseUser, event: Event) -> bool:
    """Whoever may retract; and editors their own draft, since they may change what it is merged into."""
    own_draft = event.first_published is None and is_own(user, event) and user.has_perm("timeline.review_event")
    return holds(user, Right.RETRACT, event) or own_draft


def is_own(user: AbstractBaseUser, event: Event) -> bool:
    return event.made_by_id is not None and event.made_by_id == user.pk
