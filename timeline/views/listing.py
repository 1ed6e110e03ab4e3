"""A page of events under its headings, with the receipts that its rows open."""

from timeline.chronology.sections import parts

from .entries import Entry
from .receipts import Receipts


class Listing:
    """Parts and gaps of a page in order; ``receipts`` grows as rows are made.

    ``gaps`` as ``timeline.chronology.sections.parts`` has it.
    The page (``timeline.chronology.paging.Page``) must have loaded its events ``with_entry``.
    """

    def __init__(self, page, receipts=None, gaps=None):
        self.receipts = Receipts() if receipts is None else receipts
        self.parts = [(part, [] if part.is_gap else self._entries(part)) for part in parts(page, gaps)]

    def _entries(self, part):
        return [Entry(event, self.receipts) for event in part.events]
