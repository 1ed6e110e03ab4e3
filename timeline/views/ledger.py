"""The claims of an event as its page sets them: disagreements first, then counts, then the rest, each beside its words."""

from dataclasses import dataclass
from itertools import chain, count

from django.contrib.humanize.templatetags.humanize import intcomma

from timeline.chronology.disagreements import disagreements
from timeline.models.lists import Kind, Modality, Stance

from .entries import verb
from .receipts import Receipt

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
MARKS = {Stance.ASSERTS: "says", Stance.HEDGES: "hedged", Stance.DENIES: "denies", Stance.SUGGESTS: "hints"}
UNREAL = {
    Modality.PLANNED: "as planned",
    Modality.THREATENED: "as a threat",
    Modality.POSSIBLE: "as possible",
    Modality.HYPOTHETICAL: "as a supposition",
}


class Saying:
    """One claim with who says it, how, and the quotes it rests on, numbered down the page."""

    def __init__(self, claim, numbers):
        self.claim, self.speaker = claim, claim.said_by
        self.receipts = [Receipt(next(numbers), citation) for citation in claim.citations.all()]

    @property
    def id(self):
        return f"claim-{self.claim.key}"

    @property
    def mark(self):
        """How firmly it is said, as the class of its mark."""
        is_plain = self.claim.stance == Stance.ASSERTS
        return MARKS[self.claim.stance] if self.speaker or not is_plain else "own"

    @property
    def verb(self):
        return verb(self.claim.stance, [self.speaker] if self.speaker else [])

    @property
    def unreal(self):
        """What is spoken of where it is not a fact that is claimed."""
        return UNREAL.get(self.claim.modality, "")


@dataclass
class Group:
    """Claims that share a position or a figure, else one alone; ``label`` says what a figure counts."""

    sayings: list[Saying]
    position: str = ""
    is_figure: bool = False
    label: str = ""

    @property
    def is_plain(self):
        return not self.position and not self.label


@dataclass
class Subject:
    """A heading of the ledger; ``of`` narrows its question."""

    title: str
    groups: list[Group]
    note: str = ""
    of: str = ""
    is_disputed: bool = False


class Ledger:
    """``subjects`` in the order of the page. The event must have been loaded ``with_entry``."""

    def __init__(self, event):
        self._numbers, self._event = count(1), event
        about = list(event.claims.all())
        disputes = disagreements(about)
        taken = {claim.pk for dispute in disputes for claim in dispute.claims}
        free = sorted((claim for claim in about if claim.pk not in taken), key=place_of_subject)
        said = [claim for claim in event.shown_claims() if claim.event_id != event.pk]
        self.disputed = len(disputes)
        self.subjects = [
            *map(self._dispute, disputes),
            *self._counts([claim for claim in free if claim.about.counts]),
            *self._others([claim for claim in free if not claim.about.counts]),
            *self._said(said),
        ]

    @property
    def citations(self):
        sayings = chain.from_iterable(group.sayings for subject in self.subjects for group in subject.groups)
        return [receipt.citation for saying in sayings for receipt in saying.receipts]

    def _sayings(self, claims):
        return [Saying(claim, self._numbers) for claim in claims]

    def _alone(self, claim):
        return Group(self._sayings([claim]))

    def _dispute(self, dispute):
        groups = [
            Group(self._sayings(position.claims), capital(position.words), is_figure=position.words == str(position.value))
            for position in dispute.positions
        ]
        note = f"{number_of(len(groups))} positions, in order of appearance."
        return Subject(dispute.question, groups, note, plain(dispute.of), is_disputed=True)

    def _counts(self, claims):
        """One group a figure; a count without one stands in its words."""
        found = {}
        for claim in claims:
            answer = intcomma(claim.value) if claim.value is not None else claim.position or claim.pk
            found.setdefault((claim.about_id, claim.of, answer), []).append(claim)
        if not found:
            return []
        groups = [self._count(claims) for claims in found.values()]
        return [Subject("Counts", groups, "A count belongs to whoever gives it. Nothing stated is not zero.")]

    def _count(self, claims):
        value, position = claims[0].value, claims[0].position
        figure = intcomma(value) if value is not None else capital(position)
        return Group(self._sayings(claims), figure, is_figure=value is not None, label=claims[0].about.name)

    def _others(self, claims):
        found = {}
        for claim in claims:
            found.setdefault(claim.about, []).append(claim)
        return [Subject(self._title(about), [self._alone(claim) for claim in claims]) for about, claims in found.items()]

    def _title(self, about):
        return "What is planned" if about.slug == "happened" and self._event.kind == Kind.PLAN else about.name

    def _said(self, claims):
        """Claims made in a statement about other events."""
        groups = [self._alone(claim) for claim in claims]
        return [Subject("Said of other events", groups)] if groups else []


def place_of_subject(claim):
    return claim.about.position, claim.about.slug, claim.of, claim.number, claim.pk


def capital(words):
    return words[:1].upper() + words[1:]


def plain(slug):
    return slug.replace("-", " ")


def number_of(count):
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
