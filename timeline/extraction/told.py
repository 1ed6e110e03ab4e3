"""What was read in an article, as lines for a person at a terminal."""

import re
from collections.abc import Callable, Iterator

from timeline.dates import wording
from timeline.dates.edtf import Edtf, Shape, parse
from timeline.extraction.types import Dated, Extract, Mention, Proposal
from timeline.text.paragraphs import paragraphs

WIDTH = 60  # characters of a marked line that are shown
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def told(extract: Extract) -> Iterator[str]:
    """The lines; a text's control characters, which a terminal would obey, stand as U+FFFD."""
    return (_CONTROL.sub("\ufffd", line) for line in _told(extract))


def _told(extract: Extract) -> Iterator[str]:
    yield f"{extract.file}: {extract.title or 'no title'}"
    yield from _publication(extract)
    yield from _section("Not the article's own prose", _marks(extract))
    yield from _section("Dates", [_date(date) for date in extract.dates])
    yield from _section("Names", _names(extract.mentions))
    yield from _section("Proposed events", [line for proposal in extract.proposals for line in _proposal(proposal)])


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _publication(extract: Extract) -> Iterator[str]:
    publication = extract.publication
    yield f"  published {_day(publication.edtf) or 'on a day that nothing tells'} ({publication.basis or 'not known'}): {publication.why}"
    for warning in (*publication.warnings, *extract.warnings):
        yield f"  warning: {warning}"


def _marks(extract: Extract) -> list[str]:
    numbers = {line.start: line.number for line in paragraphs(extract.text)}
    return [f"¶{numbers.get(mark.start, '–')} {mark.kind}: {_short(extract.text[mark.start : mark.end])}" for mark in extract.marks]


def _date(date: Dated) -> str:
    return f"{date.start}–{date.end} “{_short(date.text)}” {_day(date.edtf) or 'no day'} [{date.timex.value}]: {date.why}"


def _names(mentions: tuple[Mention, ...]) -> list[str]:
    spellings: dict[tuple[str, str], list[str]] = {}
    for mention in mentions:
        spellings.setdefault((mention.id or f"new {mention.guess or mention.kind}", mention.name), []).append(mention.text)
    return [f"{key}: {', '.join(f'“{_short(text)}”' for text in dict.fromkeys(texts))}" for (key, _), texts in spellings.items()]


def _proposal(proposal: Proposal) -> Iterator[str]:
    day = _day(proposal.date.edtf, wording.told)
    yield f"{proposal.score:.2f} {proposal.title} · {proposal.kind}, {proposal.type or 'no type'} · {day}"
    yield f"     ¶{proposal.quote.paragraph} “{proposal.quote.text}”"
    yield f"     {proposal.why}"
    for match in proposal.matches:
        yield f"     may be {match.event} ({match.score:.2f}): {match.why}"


def _day(edtf: str | None, said: Callable[[Edtf], str] = wording.words) -> str | None:
    """A date as it is written, in words where that takes signs to be learned: "[..2020-11-25]"."""
    date = parse(edtf) if edtf else None
    return said(date) if date and date.shape is not Shape.SINGLE else edtf


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
