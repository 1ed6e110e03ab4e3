"""Pointers to paragraphs of articles, where a page shows a few of their words and not a receipt."""

from dataclasses import dataclass, field


@dataclass
class Quoted:
    """Some words, and every paragraph that has them."""

    words: str
    pointers: list["Pointer"] = field(default_factory=list)


@dataclass(frozen=True)
class Pointer:
    """A link to a numbered paragraph of an article."""

    article: object
    number: int

    @property
    def url(self):
        return f"{self.article.get_absolute_url()}#p{self.number}"

    @property
    def name(self):
        return f"¶ {self.number}, {self.article.title}"


def quoted(citations):
    """Words that date, or else the whole quote, each once, in order."""
    found = {}
    for citation in citations:
        words = citation.words or citation.quote
        place = found.setdefault(words.casefold(), Quoted(words))
        place.pointers += [pointer for pointer in pointers([citation]) if pointer not in place.pointers]
    return list(found.values())


def pointers(citations):
    """The paragraphs of these citations, each once."""
    return list(dict.fromkeys(Pointer(citation.article, citation.paragraph) for citation in citations))
