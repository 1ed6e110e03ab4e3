"""Proposals as rows: a new reading of an article replaces those that nobody has decided on."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.extraction.record import proposal_record
from timeline.extraction.types import Proposal as Proposed
from timeline.models import Article, Proposal
from timeline.models.lists import ProposalState
from timeline.text.paragraphs import paragraph_at, paragraphs

LONGEST_TITLE = Proposal._meta.get_field("title").max_length
LONGEST_TYPE = Proposal._meta.get_field("type").max_length


class Unfit(ValueError):
    """A proposal that says of the text what is not so."""


@dataclass
class Proposals:
    """How many a reading made, changed and took away."""

    made: int = 0
    changed: int = 0
    removed: int = 0

    def __iadd__(self, other: "Proposals"):
        self.made += other.made
        self.changed += other.changed
        self.removed += other.removed
        return self


def propose(article: Article, proposed: Iterable[Proposed]) -> Proposals:
    """Make the article's open proposals those that were read now; what people decided on stays, and is not proposed again.

    Runs in the caller's transaction. Raises ``Unfit``.
    """
    there = {row.key: row for row in article.proposals.all()}
    decided = [row for row in there.values() if row.state != ProposalState.OPEN]
    wanted = _keyed(article, [each for each in proposed if not any(_is_told(each, row) for row in decided)])
    _require_fit(article, wanted)
    gone = [row.pk for key, row in there.items() if row.state == ProposalState.OPEN and key not in wanted]
    article.proposals.filter(pk__in=gone).delete()
    new = [Proposal(article=article, key=key, **values) for key, values in wanted.items() if key not in there]
    Proposal.objects.bulk_create(new, batch_size=200)
    changed = sum(_updated(there[key], values) for key, values in wanted.items() if key in there)
    return Proposals(len(new), changed, len(gone))


def _is_told(proposed: Proposed, row: Proposal) -> bool:
    """Whether it is what somebody decided on: the same sort of event, dated alike, in words that overlap."""
    same = (proposed.kind, proposed.type or "") == (row.kind, row.type)
    expression = row.record.get("date", {}).get("start")
    alike = proposed.date.edtf == str(row.date) or (expression is not None and proposed.date.start == expression)
    return same and alike and proposed.quote.start < row.end and row.start < proposed.quote.end


def _keyed(article: Article, proposed: Iterable[Proposed]) -> dict[str, dict]:
    """Columns by permanent key: the same words read as the same sort of event keep it, whatever else is read better."""
    found: dict[str, dict] = {}
    for each in proposed:
        quote, expression = each.quote, each.date.start
        told = f"{article.sha256} {quote.start}-{quote.end} {expression} {each.kind} {each.type}"
        key = hashlib.sha256(told.encode()).hexdigest()[:16]
        free = next(free for number in range(1, len(found) + 2) if (free := f"{key}-{number}" if number > 1 else key) not in found)
        found[free] = _columns(each)
    return found


def _columns(proposed: Proposed) -> dict:
    return {
        "title": _cut(proposed.title, LONGEST_TITLE),
        "kind": proposed.kind,
        "type": (proposed.type or "")[:LONGEST_TYPE],
        "modality": proposed.modality,
        "granularity": proposed.granularity,
        "date": proposed.date.edtf,
        "date_basis": proposed.date.basis,
        "quote": proposed.quote.text,
        "paragraph": proposed.quote.paragraph,
        "start": proposed.quote.start,
        "end": proposed.quote.end,
        "score": proposed.score,
        "why": proposed.why,
        "record": proposal_record(proposed),
    }


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _require_fit(article: Article, wanted: dict[str, dict]) -> None:
    """A quote that does not stand in the text is a mistake of the rules, and never stored."""
    lines = paragraphs(article.text)
    for values in wanted.values():
        start, end = values["start"], values["end"]
        line = paragraph_at(lines, start, end)
        if article.text[start:end] != values["quote"] or line is None or line.number != values["paragraph"]:
            raise Unfit(f"A mistake of the rules: the quote of “{values['title']}” does not stand at {start}–{end}; please report it.")


def _updated(row: Proposal, values: dict) -> bool:
    """Whether the open row said something else before."""
    before = {name: str(row.date) if name == "date" else getattr(row, name) for name in values}
    if row.state != ProposalState.OPEN or before == values:
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values, "updated"])
    return True
