"""Loaded events as a row shows them: date words and marks, title, kind, people, sentences, disagreements, counts."""

from functools import cached_property
from itertools import groupby

from timeline.chronology.disagreements import disagreements
from timeline.chronology.origins import articles, citations, origins
from timeline.dates.marks import strip
from timeline.dates.sections import section
from timeline.dates.wording import gutter
from timeline.models.lists import ActorKind, EventModality, Kind, PlaceRole, Stance, Status

from .telling import Telling

NAMES = 3
VERBS = {
    # one speaker, several
    Stance.ASSERTS: ("says", "say"),
    Stance.HEDGES: ("says", "say"),
    Stance.DENIES: ("denies", "deny"),
    Stance.SUGGESTS: ("suggests", "suggest"),
}


class Entry:
    """One event with what its row needs; its receipts are numbered as they are met.

    The event must have been loaded with its type and family, places, participants, claims and citations.
    """

    def __init__(self, event, receipts):
        self.event, self.section = event, section(event.date)
        self.when, self.beside = gutter(event.date, section=self.section, granularity=event.granularity, wording=event.date_wording)
        self.marks = strip(event.date, self.section, kind=event.kind, granularity=event.granularity)
        self._claims = event.shown_claims()
        groups = disagreements(event.claims.all())
        told = Telling(event, self._claims, {claim.pk for group in groups for claim in group.claims})
        self.receipts = receipts.add(told.under_title)
        self.sentences = [Sentence(claim, receipts) for claim in told.sentences]
        self.disagreements = [Dispute(group, receipts) for group in groups]

    @property
    def family(self):
        return self.event.type.family.slug if self.event.type.family else ""

    @property
    def is_said(self):
        return self.event.kind == Kind.STATEMENT

    @property
    def is_plan(self):
        return self.event.kind == Kind.PLAN

    @property
    def is_only_claimed(self):
        return self.event.modality == EventModality.CLAIMED

    @property
    def needs_update(self):
        return self.event.status == Status.NEEDS_UPDATE

    @property
    def places(self):
        """Words for each place: the name alone where it happened, else after its role."""
        return [
            (f"{row.get_role_display()} " if row.role != PlaceRole.LOCATION else "") + row.place.name
            for row in self.event.event_places.all()
        ]

    @property
    def people(self):
        """Words for each role: "by A and B"; after the third name, how many more."""
        rows = self.event.participations.all()
        roles = dict.fromkeys(row.get_role_display() for row in rows)
        return [f"{role} {some([row.actor.name for row in rows if row.get_role_display() == role])}" for role in roles]

    @property
    def claims(self):
        return len(self._claims)

    @cached_property
    def _articles(self):
        return articles(self.event)

    @property
    def articles(self):
        return len(self._articles)

    @property
    def origins(self):
        return len(origins(self._articles))

    @property
    def is_translated(self):
        return any(citation.translated for citation in citations(self.event))

    @property
    def is_short(self):
        """No sentence of its own: the counts join the line of the kind."""
        return not self.sentences and not self.disagreements


class Sentence:
    """One claim with its receipts."""

    def __init__(self, claim, receipts):
        self.claim, self.receipts = claim, receipts.add(claim.citations.all())


class Dispute:
    """A question, each position taken on it, and who holds each."""

    def __init__(self, group, receipts):
        self.question, self.of = group.question, group.of.replace("-", " ")
        self.positions = [(position.words, [Voice(*voice, receipts) for voice in voices(position.claims)]) for position in group.positions]


class Voice:
    """Speakers who take a position in the same way."""

    def __init__(self, stance, hedge, claims, receipts):
        speakers = list(dict.fromkeys(claim.said_by for claim in claims if claim.said_by))
        # The position holds the "not": "not Iran, denies Zarif" would turn it round.
        self.verb = verb(Stance.ASSERTS if stance == Stance.DENIES else stance, speakers)
        self.words = (some([speaker.name for speaker in speakers]) or "the article itself") + (f", “{hedge}”" if hedge else "")
        self.receipts = receipts.add(citation for claim in claims for citation in claim.citations.all())


def voices(claims):
    """Claims put together by stance, hedge and whether a speaker is named."""

    def manner(claim):
        return claim.stance, claim.hedge, claim.said_by is None

    return [(stance, hedge, list(group)) for (stance, hedge, _), group in groupby(claims, key=manner)]


def verb(stance, speakers):
    """What one says and several say; a group of people is several."""
    return VERBS[stance][len(speakers) > 1 or any(speaker.kind == ActorKind.GROUP for speaker in speakers)]


def some(names):
    """The first names; the others as a number."""
    if len(names) <= NAMES + 1:
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
    return f"{', '.join(names[:NAMES])} and {len(names) - NAMES} more"
