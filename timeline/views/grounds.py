"""What an event rests on: how much, how weak, when its quotes were last checked, and the articles one by one."""

from functools import cached_property
from typing import NamedTuple

from timeline.chronology.origins import articles, citations, origins
from timeline.models.lists import EventModality, PublishedBasis, Status

from .receipts import is_web
from .sources import LastCheck, Source

WORKED_OUT = (PublishedBasis.INFERRED, PublishedBasis.OUTSIDE)


class Quote(NamedTuple):
    """A quote as its last check left it."""

    verified: bool | None
    checked: object


class Read(Source):
    """An article that the event rests on."""

    @property
    def url(self):
        return self.article.url if is_web(self.article.url) else ""

    @property
    def archive_url(self):
        return self.article.archive_url if is_web(self.article.archive_url) else ""


class Grounds:
    """The event must have been loaded ``with_entry``."""

    def __init__(self, event):
        self.event, self.claims = event, len(event.shown_claims())
        self._quotes = {(each.article_id, each.start, each.end): each for each in citations(event)}
        self._articles = articles(event)

    @cached_property
    def articles(self):
        return [Read(article, 1, sum(place[0] == article.pk for place in self._quotes)) for article in self._articles]

    @cached_property
    def origins(self):
        return origins(self._articles)

    @cached_property
    def check(self):
        return LastCheck([Quote(each.verified, each.verified_at) for each in self._quotes.values()])

    @property
    def is_one_article(self):
        return len(self._articles) == 1

    @property
    def held(self):
        """Whether the text of any of its articles is here to check against."""
        return any(article.text_held == "full" for article in self._articles)

    @property
    def weaknesses(self):
        """One plain sentence each."""
        found = (self._standing(), self._few(), self._unknown(), self._translated(), self._dated())
        return [sentence for sentence in found if sentence]

    def _standing(self):
        if self.event.status == Status.NEEDS_UPDATE:
            return f"Needs an update. {self.event.status_note}".strip()
        return "Only claimed: no article states it as a fact." if self.event.modality == EventModality.CLAIMED else ""

    def _few(self):
        if self.is_one_article:
            return "All of it rests on one article."
        known = [article for article in self._articles if article.origin_id]
        if len(self.origins) == 1 and len(known) == len(self._articles):
            return f"All articles go back to one source, {self.origins[0].name}."
        return ""

    def _unknown(self):
        found = [article for article in self._articles if article.origin_id is None]
        return of_these(found, self._articles, "Whose report it is, is not known") if found else ""

    def _translated(self):
        languages = list(dict.fromkeys(read.translated_from for read in self.articles if read.translated_from))
        found = [each for each in self._quotes.values() if each.translated]
        if languages:
            return f"Read in translation from {' and '.join(languages)}: may not be the speakers’ exact words."
        return of_these(found, self._quotes, "Translated words, which may not be the speaker’s own", "quote") if found else ""

    def _dated(self):
        found = [article for article in self._articles if article.published_basis in WORKED_OUT]
        return of_these(found, self._articles, "Day of publication worked out, not printed") if found else ""


def of_these(found, all_of_them, said, noun="article"):
    """The sentence, and of how many it is true where there are several."""
    return f"{said}." if len(all_of_them) == 1 else f"{said}: {len(found)} of {len(all_of_them)} {noun}s."
