"""Disagreements: claims that answer one question about one event differently. Derived, with any number of sides."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Count, Q
from django.db.models.functions import Cast, Coalesce

from timeline.models import About, Claim


@dataclass(frozen=True)
class Position:
    """One answer and the claims that give it, in their order."""

    words: str
    value: int | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Disagreement:
    about: About
    of: str
    positions: tuple[Position, ...]

    @property
    def question(self) -> str:
        return self.about.question or self.about.name

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for position in self.positions for claim in position.claims)


def side(claim: Claim) -> str:
    """What tells one answer from another: the figure where there is one, else the words."""
    return str(claim.value) if claim.value is not None else claim.position


def disagreements(claims: Iterable[Claim]) -> list[Disagreement]:
    """The questions that these claims answer in two ways or more, sides in order of appearance."""
    questions = {}
    for claim in claims:
        if claim.takes_a_side:
            answers = questions.setdefault((claim.event_id, claim.about_id, claim.of), {})
            answers.setdefault(side(claim), []).append(claim)
    return [disagreement(answers) for answers in questions.values() if len(answers) > 1]


def disagreement(answers: dict[str, list[Claim]]) -> Disagreement:
    first = next(iter(answers.values()))[0]
    return Disagreement(first.about, first.of, tuple(position(claims) for claims in answers.values()))


def position(claims: list[Claim]) -> Position:
    worded = next((claim for claim in claims if claim.position), claims[0])
    return Position(worded.position or str(worded.value), claims[0].value, tuple(claims))


def is_disputed() -> Q:
    """The same, asked of the database: events with a question that is answered in two ways or more."""
    answers = Claim.objects.taking_sides().order_by().values("event", "about", "of")
    sides = answers.annotate(sides=Count(Coalesce(Cast("value", CharField()), "position"), distinct=True))
    return Q(pk__in=sides.filter(sides__gt=1).values("event"))
