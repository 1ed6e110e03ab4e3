"""What the pages of an actor, a place and a topic share: its own chronology, numbers, line of years and spellings."""

from dataclasses import dataclass, field
from functools import cached_property

from timeline.chronology.filters import Filters
from timeline.chronology.life import MOST_EVENTS, Life
from timeline.chronology.loading import with_entry
from timeline.chronology.paging import Page
from timeline.chronology.totals import totals_of
from timeline.curation.labels import language_name
from timeline.models import Article

from .listing import Listing

PAGING = ("order", "per_page", "after")


class Own:
    """The chronology of one row: ``events`` are all public events that belong to it. Its address takes paging and refuses filters."""

    def __init__(self, request, events):
        self.events, self.path = events.order_by(), request.path
        self.filters = Filters(request.GET, keys=PAGING)
        self.page = Page(self.events, self.filters, with_entry)

    @property
    def status(self):
        return 400 if self.filters.problem else 200

    @cached_property
    def listing(self):
        return Listing(self.page, gaps=False)

    @cached_property
    def totals(self):
        return totals_of(self.events)

    @cached_property
    def life(self):
        """None where there are no events, or more than can be told apart."""
        return Life(list(self.events.chronological())) if 0 < self.page.total <= MOST_EVENTS else None

    @cached_property
    def shown(self):
        """Slugs of the events that stand on this page."""
        return {event.slug for event in self.page.events} if not self.filters.problem else set()


@dataclass
class Spelling:
    """A name as it is written, and the articles and paragraphs it was met in; none where a reference work gives it."""

    name: str
    code: str = ""
    script: str = ""
    met: list[tuple[Article, int | None]] = field(default_factory=list)

    @property
    def language(self):
        return language_name(self.code) if self.code not in ("", "en") else ""

    @property
    def is_other_script(self):
        return self.script not in ("", "Latn")


def spellings(aliases):
    """Names as met, each once. ``aliases`` are those that readers may see."""
    found = {}
    rows = aliases.select_related("article__publisher").defer("article__text").order_by("name", "article__slug", "paragraph", "pk")
    for alias in rows:
        spelling = found.setdefault(alias.name, Spelling(alias.name, alias.language, alias.script))
        if alias.article:
            spelling.met.append((alias.article, alias.paragraph))
    return sorted(found.values(), key=lambda spelling: (spelling.is_other_script, not spelling.met))
