"""A reader's copy held against the text that was read: by its hash, or quote by quote."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from timeline.chronology.reading_order import Quote

_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]+")
_ALIKE = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\u00ad": None,
    "…": "...",
})  # fmt: skip


@dataclass(frozen=True)
class Copy:
    """How a pasted text stands to the one that was read."""

    same: bool
    difference: str
    exact: tuple[Quote, ...]
    alike: tuple[Quote, ...]
    missing: tuple[Quote, ...]

    @property
    def total(self) -> int:
        return len(self.exact) + len(self.alike) + len(self.missing)


def compared(pasted: str, digest: str, quotes: list[Quote]) -> Copy:
    """The copy, judged: the same text but for line ends, or which of the quotes stand in it."""
    for difference, text in forms(pasted):
        if digest and sha256(text.encode()).hexdigest() == digest:
            return Copy(True, difference, **found(quotes, lambda quote, text=text: stands(quote, text)))
    text = with_plain_line_ends(pasted)
    words = plain(text)
    return Copy(
        False, "", **found(quotes, lambda quote: "exact" if quote.text in text else "alike" if plain(quote.text) in words else "missing")
    )


def found(quotes: list[Quote], judge: Callable[[Quote], str]) -> dict[str, tuple[Quote, ...]]:
    """The quotes by how they are found: exact, alike or missing."""
    sorts = {"exact": [], "alike": [], "missing": []}
    for quote in quotes:
        sorts[judge(quote)].append(quote)
    return {sort: tuple(members) for sort, members in sorts.items()}


def stands(quote: Quote, text: str) -> str:
    return "exact" if text[quote.start : quote.end] == quote.text else "missing"


def forms(pasted: str) -> Iterator[tuple[str, str]]:
    """The text as it was sent, then as it may have been before it was copied, with what differs in words."""
    lines = with_plain_line_ends(pasted)
    body = lines.rstrip("\n")
    yield "", pasted
    yield "", lines
    yield "once the line break at its end is taken off", body
    yield "once a line break is added at its end", f"{body}\n"
    yield "once its lines end as on Windows", lines.replace("\n", "\r\n")
    yield "once its lines end as on Windows, the last one without", body.replace("\n", "\r\n")
    yield "once its lines end as on Windows, the last one too", f"{body}\n".replace("\n", "\r\n")


def with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def plain(text: str) -> str:
    """The words alone: spaces, quotation marks and dashes in one form."""
    return _SPACE.sub(" ", text.translate(_ALIKE)).strip()
