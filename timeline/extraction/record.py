"""What was read in an article, as `extract --json` writes it (docs/schema/extract.schema.json)."""

from collections.abc import Sequence

from timeline.extraction.types import Clue, Count, Dated, Extract, Mark, Match, Mention, Part, Proposal, Publication, Quote, When, Where
from timeline.text.paragraphs import Paragraph, paragraphs


def record_of(extract: Extract) -> dict:
    """The whole, ready for `json.dumps`; offsets are code points of the text as held."""
    return {
        "file": extract.file,
        "title": extract.title,
        "sha256": extract.sha256,
        "published": _publication(extract.publication),
        "language": extract.language,
        "paragraphs": _paragraphs(extract.text, extract.marks),
        "marks": [{"start": mark.start, "end": mark.end, "mark": mark.kind} for mark in extract.marks],
        "dates": [_date(date) for date in extract.dates],
        "mentions": [_mention(mention) for mention in extract.mentions],
        "proposals": [proposal_record(proposal) for proposal in extract.proposals],
        "warnings": list(extract.warnings),
    }


def proposal_record(proposal: Proposal) -> dict:
    return {
        "title": proposal.title,
        "kind": proposal.kind,
        "type": proposal.type,
        "modality": proposal.modality,
        "granularity": proposal.granularity,
        "date": _when(proposal.date),
        "actors": [_part(part) for part in proposal.actors],
        "places": [_where(where) for where in proposal.places],
        "said_by": proposal.said_by and _part(proposal.said_by),
        "via": [{"id": link.id, "name": link.name} for link in proposal.via],
        "counts": [_count(count) for count in proposal.counts],
        "quote": _quote(proposal.quote),
        "also": [_quote(quote) for quote in proposal.also],
        "score": proposal.score,
        "score_parts": dict(proposal.score_parts),
        "why": proposal.why,
        "matches": [_match(match) for match in proposal.matches],
    }


def _publication(publication: Publication) -> dict:
    return {
        "edtf": publication.edtf,
        "basis": publication.basis,
        "why": publication.why,
        "clues": [_clue(clue) for clue in publication.clues],
        "warnings": list(publication.warnings),
    }


def _clue(clue: Clue) -> dict:
    return {"text": clue.text, "start": clue.start, "end": clue.end, "allows": clue.allows}


def _paragraphs(text: str, marks: Sequence[Mark]) -> list[dict]:
    at = {mark.start: mark for mark in marks}
    return [_paragraph(line, at.get(line.start)) for line in paragraphs(text)]


def _paragraph(line: Paragraph, mark: Mark | None) -> dict:
    whole = mark.kind if mark and mark.end >= line.end else None
    return {"number": line.number, "start": line.start, "end": line.end, "mark": whole}


def _date(date: Dated) -> dict:
    return {
        "start": date.start,
        "end": date.end,
        "text": date.text,
        "edtf": date.edtf,
        "timex": {"type": date.timex.type, "value": date.timex.value, "mod": date.timex.mod},
        "precision": date.precision,
        "basis": date.basis,
        "why": date.why,
        "calendar": date.calendar,
    }


def _mention(mention: Mention) -> dict:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "id": mention.id,
        "name": mention.name,
        "guess": mention.guess,
        "adjective": mention.adjective,
        "why": mention.why,
    }


def _when(when: When) -> dict:
    return {
        "edtf": when.edtf,
        "precision": when.precision,
        "basis": when.basis,
        "start": when.start,
        "end": when.end,
        "why": when.why,
    }


def _part(part: Part) -> dict:
    return {"id": part.id, "name": part.name, "role": part.role, "start": part.start, "end": part.end}


def _where(where: Where) -> dict:
    return {"id": where.id, "name": where.name, "role": where.role}


def _count(count: Count) -> dict:
    return {"about": count.about, "of": count.of, "value": count.value, "words": count.words}


def _quote(quote: Quote) -> dict:
    return {"start": quote.start, "end": quote.end, "text": quote.text, "paragraph": quote.paragraph}


def _match(match: Match) -> dict:
    return {"event": match.event, "score": match.score, "why": match.why}
