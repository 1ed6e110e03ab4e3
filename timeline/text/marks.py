"""Stretches of a text, and what those are that are not the article's own prose."""

from dataclasses import dataclass

KINDS = ("headline", "byline", "dateline", "credit", "caption", "heading", "share", "related", "comments", "spam", "template")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points of a text from start up to, not including, end."""

    start: int
    end: int

    def within(self, other: "Stretch") -> bool:
        return other.start <= self.start and self.end <= other.end

    def meets(self, other: "Stretch") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mark(Stretch):
    """A stretch that is not the article's own prose, and what it is instead: one of ``KINDS``."""

    kind: str
