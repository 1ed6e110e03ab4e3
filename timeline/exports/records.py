"""JSON: the envelope and its records, as docs/schema/events.schema.json describes them."""

import json

from django.conf import settings
from django.utils import timezone

from timeline.chronology.disagreements import disagreements
from timeline.chronology.origins import articles, origins
from timeline.dates.wording import words

from .stream import loaded

LICENCE = "CC-BY-4.0"


def write(keys, filters):
    """The envelope as text; the articles come last, when it is known which ones the events cite."""
    head = {"count": len(keys), "filters": filters, "generated": moment(timezone.now()), "licence": LICENCE}
    yield dumped(head).removesuffix("}") + ', "events": ['
    cited, comma = {}, ""
    for event in loaded(keys):
        yield f"{comma}\n {dumped(event_record(event))}"
        cited |= {article.slug: article for article in articles(event)}
        comma = ","
    listed = ",\n ".join(dumped(article_record(article)) for _, article in sorted(cited.items()))
    yield f'], "articles": [{listed}]}}\n'


def dumped(record):
    return json.dumps(record, ensure_ascii=False)


def event_record(event):
    """The event as ``timeline.chronology.loading.with_page`` loads it."""
    claims, read = event.shown_claims(), articles(event)
    return {
        "id": event.slug,
        "url": address(event),
        "title": event.title,
        "kind": event.kind,
        "type": event.type.slug,
        "family": (event.type.family or event.type).slug,
        "plover": event.type.plover or None,
        "modality": event.modality,
        "granularity": event.granularity,
        "status": event.status,
        "date": date_record(event),
        "places": [place_record(row) for row in event.event_places.all()],
        "actors": [named(row.actor) | {"role": row.role} for row in event.participations.all()],
        "claims": [claim_record(claim) for claim in claims],
        "disagreements": [disagreement_record(found) for found in disagreements(event.claims.all())],
        "links": [link_record(link) for link in event.links.all()],
        "articles": sorted(article.slug for article in read),
        "origins": len(origins(read)),
        "topics": sorted(topic.slug for topic in event.topics.all() if topic.is_public),
        "created": moment(event.created),
        "updated": moment(event.updated),
    }


def date_record(event):
    citations = event.date_citations.all()
    span = event.date.span
    return {
        "edtf": str(event.date),
        "earliest": None if span.open_start else span.earliest.isoformat(),
        "latest": None if span.open_end else span.latest.isoformat(),
        "precision": event.precision,
        "basis": event.date_basis,
        "text": words(event.date, event.date_wording),
        "words": list(dict.fromkeys(citation.words for citation in citations if citation.words)),
        "citations": [citation_record(citation) for citation in citations],
    }


def place_record(row):
    place = row.place
    return named(place) | {
        "country": place.country or None,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "role": row.role,
        "citations": [citation_record(citation) for citation in row.citations.all()],
    }


def claim_record(claim):
    return {
        "id": claim.key,
        "text": claim.text,
        "event": claim.event.slug,
        "made_in": claim.made_in.slug if claim.made_in else None,
        "about": claim.about.slug,
        "of": claim.of or None,
        "position": claim.position or None,
        "value": claim.value,
        "said_by": named(claim.said_by) if claim.said_by else None,
        "hedge": claim.hedge or None,
        "stance": claim.stance,
        "modality": claim.modality,
        "citations": [citation_record(citation) for citation in claim.citations.all()],
    }


def citation_record(citation):
    return {
        "article": citation.article.slug,
        "quote": citation.quote,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
        "paragraph": citation.paragraph,
        "start": citation.start,
        "end": citation.end,
        "via": [named(relay.actor) for relay in citation.relays.all()],
        "translated": citation.translated,
        "verified": citation.verified,
    }


def disagreement_record(found):
    return {
        "about": found.about.slug,
        "of": found.of or None,
        "positions": [
            {"position": position.words if position.value is None else position.value, "claims": [claim.key for claim in position.claims]}
            for position in found.positions
        ],
    }


def link_record(link):
    return {
        "kind": link.kind,
        "event": link.target.slug,
        "basis": link.basis,
        "citations": [citation_record(citation) for citation in link.citations.all()],
    }


def article_record(article):
    return {
        "id": article.slug,
        "title": article.title,
        "publisher": named(article.publisher),
        "published": str(article.published),
        "published_basis": article.published_basis,
        "url": article.url or None,
        "archive_url": article.archive_url or None,
        "accessed": article.accessed.isoformat() if article.accessed else None,
        "origin": article.origin.slug if article.origin else None,
        "language": article.language,
        "text_held": article.text_held,
        "sha256": article.sha256 or None,
    }


def named(row):
    return {"id": row.slug, "name": row.name}


def address(row):
    return settings.BASE_URL + row.get_absolute_url()


def moment(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
