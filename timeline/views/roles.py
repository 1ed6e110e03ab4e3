"""In what part an actor stands in its events, and what follows from a part that it never has."""

from dataclasses import dataclass
from functools import cached_property

from timeline.chronology.involvement import accused_of_own, roles
from timeline.chronology.testimony import said_by
from timeline.models.lists import Role

# What it does, or what is done to it.
VERBS = {
    Role.INITIATOR: "acts",
    Role.PARTICIPANT: "takes part",
    Role.HOST: "is host",
    Role.MEDIATOR: "goes between",
    Role.SPEAKER: "speaks",
    Role.ADDRESSEE: "is spoken to",
    Role.SUBJECT: "is spoken of",
    Role.ACCUSED: "is accused",
    Role.CLAIMS_RESPONSIBILITY: "claims responsibility",
    Role.DENIES: "denies",
    Role.TARGET: "is the target",
    Role.KILLED: "is killed",
    Role.INJURED: "is injured",
    Role.CAPTURED: "is captured",
}
DONE_TO = (Role.ACCUSED, Role.TARGET, Role.KILLED, Role.INJURED, Role.CAPTURED)


@dataclass(frozen=True)
class Part:
    verb: str
    events: int


class Parts:
    """The roles of an actor with the number of its events in each."""

    def __init__(self, actor):
        self.actor, self._counts = actor, roles(actor)
        self.claims = said_by(actor).count()

    def __iter__(self):
        """Those that it has; and the doer's, with 0, where others accuse it of something."""
        shown = [role for role in VERBS if role in self._counts or (role == Role.INITIATOR and self.accused)]
        return iter([Part(VERBS[role], self._counts.get(role, 0)) for role in shown])

    @cached_property
    def is_only_accused(self):
        """Whether it is accused, and nowhere the doer of what it is accused of."""
        return bool(self.accused) and not accused_of_own(self.actor)

    @property
    def accused(self):
        return self._counts.get(Role.ACCUSED, 0)

    @property
    def is_unheard(self):
        """Whether something is done to it, or blamed on it, and no claim is its own."""
        return not self.claims and any(role in self._counts for role in DONE_TO)
