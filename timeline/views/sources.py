"""A source as its page and its row in the list show it."""

from functools import cached_property

from timeline.curation.labels import language_name
from timeline.dates.wording import words
from timeline.names.countries import country_name

from .dating import Dating, said
from .passages import Passages
from .receipts import is_web


class Source:
    """One article of the list, with how many events and quotes rest on it."""

    def __init__(self, article, events, quotes):
        self.article, self.events, self.quotes = article, events, quotes

    @property
    def is_republished(self):
        return self.article.origin_id not in (None, self.article.publisher_id)

    @property
    def query(self):
        """The chronology, narrowed to what rests on it."""
        return f"?article={self.article.slug}"

    @property
    def published(self):
        return words(self.article.published)

    @property
    def language(self):
        return language_name(self.article.language)

    @property
    def translated_from(self):
        return language_name(self.article.translated_from) if self.article.translated_from else ""


class SourcePage(Source):
    """One article with all that its page shows. ``order`` is its ReadingOrder."""

    def __init__(self, article, order):
        super().__init__(article, len(order.events), len(order.quotes))
        clues = list(article.clues.order_by("number"))
        self.passages = Passages(article, order, clues)
        self.dating = Dating(article, clues, order)
        self.check = LastCheck(order.quotes)

    @property
    def kind(self):
        origin = self.article.origin
        if origin is None:
            return "Article: origin not known"
        if not self.is_republished:
            return "Article: its publisher’s own report"
        return f"Article: report of a {origin.get_kind_display().lower()}, republished"

    @property
    def publisher_facts(self):
        """Kind and country, as far as they are known."""
        publisher = self.article.publisher
        facts = [publisher.get_kind_display().lower(), country_name(publisher.country) if publisher.country else ""]
        return ", ".join(fact for fact in facts if fact)

    @property
    def url(self):
        return self.article.url if is_web(self.article.url) else ""

    @property
    def archive_url(self):
        return self.article.archive_url if is_web(self.article.archive_url) else ""

    @property
    def published_in_full(self):
        return said(self.article.published)


class LastCheck:
    """What the last check of the quotes found."""

    def __init__(self, quotes):
        self.total = len(quotes)
        self.lost = [quote for quote in quotes if quote.verified is False]
        self.unchecked = sum(quote.verified is None for quote in quotes)
        self._days = [quote.checked for quote in quotes if quote.verified is not None and quote.checked]

    @cached_property
    def day(self):
        """The day by which all that was found had been found."""
        return min(self._days, default=None)

    @property
    def found(self):
        return self.total - len(self.lost) - self.unchecked
