"""What is said of an actor and by it, as the ledger of its page sets it: each claim beside its words."""

from functools import cached_property
from itertools import count

from timeline.chronology.testimony import questions_disputed, said_by, said_of, with_words

from .ledger import Group, Saying, Subject

MOST = 12


class Testimony:
    """``receipts`` are those of the list above it: numbers go on from there."""

    def __init__(self, actor, spellings, receipts):
        self._by = said_by(actor)
        self._of = said_of(actor, {actor.name, *(spelling.name for spelling in spellings)})
        self._numbers = count(len(receipts) + 1)

    @cached_property
    def subjects(self):
        """Headings with their claims, those first that come first in time."""
        by, of = list(with_words(self._by)[:MOST]), list(with_words(self._of)[:MOST])
        disputed = questions_disputed([*by, *of])
        parts = [("said-of", "What is said of it", of, self._of), ("said-by", "What it says", by, self._by)]
        return [(id, self._subject(title, claims, every, disputed)) for id, title, claims, every in parts if claims]

    def _subject(self, title, claims, every, disputed):
        groups = [Group(sayings=[DisputedSaying(claim, self._numbers, disputed.get(claim.pk, ""))]) for claim in claims]
        total = every.count()
        note = f"The first {len(claims)} of {total}; the others stand with their events." if total > len(claims) else ""
        return Subject(title, groups, note)


class DisputedSaying(Saying):
    """A claim that says when it is one side of a disagreement."""

    def __init__(self, claim, numbers, disputed):
        super().__init__(claim, numbers)
        self.disputed = disputed
