"""What of an event its row tells: the quotes under its title and the claims that say more; all others wait on its page."""

from timeline.names.folding import fold

MOST_QUOTES = 3
MOST_SENTENCES = 2
NEW_OF_TEN = 3


class Telling:
    """The claims of one event, sorted for its row. ``sides`` are those that stand in its disagreements."""

    def __init__(self, event, claims, sides):
        self._event, self._claims, self._sides = event, claims, sides
        own = [claim for claim in claims if claim.about.slug == "happened" and claim.event_id == event.pk]
        self._title = next(iter(own), None)

    @property
    def under_title(self):
        """Citations of what the title says and of the date: no more than can be told apart at a glance."""
        says = self._title or next(iter(self._claims), None)
        said = list(says.citations.all()) if says else []
        dated = list(self._event.date_citations.all())
        return distinct([*said[: MOST_QUOTES - 1], *dated, *said[MOST_QUOTES - 1 :]])[:MOST_QUOTES]

    @property
    def sentences(self):
        """The first claims that add something to the title and are nobody's side."""
        free = [claim for claim in self._claims if claim is not self._title and claim.pk not in self._sides]
        return [claim for claim in free if adds(claim.text, self._known(claim))][:MOST_SENTENCES]

    def _known(self, claim):
        """What a reader of the row has read; a second account of what happened must differ from the first too."""
        again = self._title is not None and claim.about_id == self._title.about_id
        return f"{self._event.title} {self._title.text if again else ''}"


def adds(text, known):
    """Whether at least three words in ten of a text are new."""
    words = set(fold(text).split())
    return len(words - set(fold(known).split())) * 10 >= len(words) * NEW_OF_TEN


def distinct(citations):
    """The first citation of each quote."""
    found = {}
    for citation in citations:
        found.setdefault((citation.article_id, citation.start, citation.end), citation)
    return list(found.values())
