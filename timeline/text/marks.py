"""Stretches of a text, and what those are that are not the article's own prose."""

from dataclasses import dataclass

KINDS = ("headline", "byline", "dateline", "credit", "caption", "heading", "share", "related", "comments", "spam", "template")


@dataclass(slots=True, unsafe_hash=True)
class Stretch:
    """Code points of a text from start up to, not including, end.

    Nobody changes one. Yet it is not frozen, nor is what else an article makes by the hundred: that would take five times as long.
    """

    start: int
    end: int

    def within(self, other: "Stretch") -> bool:
        return other.start <= self.start and self.end <= other.end

    def meets(self, other: "Stretch") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(slots=True, unsafe_hash=True)
class Mark(Stretch):
    """A stretch that is not the article's own prose, and what it is instead: one of ``KINDS``."""

    kind: str
