"""The quotes that a page rests on, numbered in the order in which the page uses them."""

from urllib.parse import quote

from timeline.dates.wording import words
from timeline.text.anchors import CONTEXT

STRAY = 2  # characters: a closing mark, no word


class Receipts:
    """Collects citations; a quote met again keeps its number."""

    def __init__(self):
        self._by_place = {}

    def add(self, citations):
        """The receipts of these citations, each once, in the order given."""
        return list(dict.fromkeys(self._receipt(citation) for citation in citations))

    def _receipt(self, citation):
        place = (citation.article_id, citation.start, citation.end)
        return self._by_place.setdefault(place, Receipt(len(self._by_place) + 1, citation))

    def __iter__(self):
        return iter(self._by_place.values())

    def __len__(self):
        return len(self._by_place)


class Receipt:
    """One quote with its number on the page."""

    def __init__(self, number, citation):
        self.number, self.citation, self.article = number, citation, citation.article

    @property
    def id(self):
        return f"r{self.number}"

    @property
    def name(self):
        """What a button that opens it is called."""
        return f"Quote {self.number}, {self.article.title}, paragraph {self.citation.paragraph}"

    @property
    def before(self):
        """What stands before the quote in its own paragraph."""
        return self.citation.prefix.rpartition("\n")[2]

    @property
    def after(self):
        return self.citation.suffix.partition("\n")[0]

    @property
    def begins_inside(self):
        """Whether more words of the paragraph stand before those shown, as far as is known."""
        begins = getattr(self.citation, "paragraph_start", None)
        return begins is None or self.citation.start - len(self.before) - begins > STRAY

    @property
    def ends_inside(self):
        ends = getattr(self.citation, "paragraph_end", None)
        return ends is None or ends - self.citation.end - len(self.after) > STRAY

    @property
    def translation(self):
        """What is to be said of translated words: an article that was itself translated did it twice."""
        if not self.citation.translated:
            return ""
        return "Translated twice: may not be the speaker’s exact words" if self.article.translated_from else "Translated"

    @property
    def paragraph_url(self):
        return f"{self.article.get_absolute_url()}#p{self.citation.paragraph}"

    @property
    def source(self):
        """Publisher, the origin it republishes, and the day, in words."""
        origin = self.article.origin
        relayed = origin and origin.pk != self.article.publisher_id
        parts = [self.article.publisher.name, f"republished from {origin.name}" if relayed else "", words(self.article.published)]
        return ", ".join(part for part in parts if part)

    @property
    def via(self):
        return [relay.actor for relay in self.citation.relays.all()]

    @property
    def original_url(self):
        """The article's own page, opened at these words; empty where it has no address."""
        return self.article.url + self._fragment() if is_web(self.article.url) else ""

    @property
    def archive_url(self):
        return self.article.archive_url if is_web(self.article.archive_url) else ""

    @property
    def not_found_since(self):
        """The day of the last check, where that did not find the quote in the saved text."""
        return self.citation.verified_at if self.citation.verified is False else None

    def _fragment(self):
        """A text fragment: prefix-,quote,-suffix, of whole words, as browsers match no others."""
        before = " ".join(self.before.split()[1 if len(self.before) == CONTEXT else 0 :])
        after = " ".join(self.after.split()[: -1 if len(self.after) == CONTEXT else None])
        parts = [f"{encoded(before)}-" if before else "", encoded(self.citation.quote), f"-{encoded(after)}" if after else ""]
        joint = ":~:text=" if "#" in self.article.url else "#:~:text="
        return joint + ",".join(part for part in parts if part)


def is_web(url):
    return url.startswith(("https://", "http://"))


def encoded(text):
    """For a text fragment, where a hyphen has a meaning of its own."""
    return quote(text, safe="").replace("-", "%2D")
