"""A text's paragraphs, which are its non-blank lines numbered from 1, and the sentences in them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

# With what opens the next sentence behind it; the look back keeps a long row of stops from being read again from each of them.
_BEHIND_STOP = r"(?<![.!?…].)[.!?…]*[\"'”’»)\]]*(?=\s+[\"'`“‘«(\[]*[A-Z0-9À-ÞĀ-Ž])"
_STOP = re.compile(rf"[.!?…]{_BEHIND_STOP}")
_FULL_STOP = re.compile(rf"\.{_BEHIND_STOP}")  # a sign of its own is found much faster than one of several
# A full stop behind one of these ends an abbreviation, rarely a sentence.
_ABBREVIATIONS = frozenset((
    "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Cmdr", "Adm", "Sen", "Rep", "Gov", "Prof", "Jr", "Sr", "vs",
    "Nos", "Inc", "Ltd", "Co", "Corp", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "a.m", "p.m",
    "e.g", "i.e",
))  # fmt: skip
_WORD_BEGINS = re.compile(r"[\s(“\"‘'«\[]")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_START = attrgetter("start")


@dataclass(slots=True, unsafe_hash=True)
class Paragraph:
    """A non-blank line: code points from start up to, not including, end."""

    number: int
    start: int
    end: int


def paragraphs(text: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    start = 0
    for line in text.replace("\r", "\n").split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            found.append(Paragraph(len(found) + 1, start, end))
        start = end + 1
    return found


def paragraph_at(found: list[Paragraph], start: int, end: int) -> Paragraph | None:
    """The paragraph that holds the whole stretch."""
    at = bisect_right(found, start, key=_START) - 1
    return found[at] if at >= 0 and end <= found[at].end else None


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of each sentence in the stretch, without the space between them."""
    end = len(text) if end is None else end
    whole = text[start:end]
    stops = _STOP if "?" in whole or "!" in whole or "…" in whole else _FULL_STOP
    cuts = [stop.end() for stop in stops.finditer(text, start, end) if stop[0] != "." or _ends_sentence(text, start, stop.start())]
    spans = zip([start, *cuts], [*cuts, end], strict=True)
    return [trimmed for first, last in spans if (trimmed := _trimmed(text, first, last))]


def _ends_sentence(text: str, start: int, stop: int) -> bool:
    """Whether the full stop there ends more than an abbreviation."""
    word = _WORD_BEGINS.split(text[max(start, stop - 12) : stop])[-1]
    return word not in _ABBREVIATIONS and not _INITIALS.fullmatch(word)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    body = piece.strip()
    lead = len(piece) - len(piece.lstrip())
    return (start + lead, start + lead + len(body)) if body else None
