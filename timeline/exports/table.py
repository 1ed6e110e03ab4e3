"""CSV: one row an event, or one row a claim and citation. UTF-8, CRLF."""

import csv
import json

from .records import event_record
from .stream import loaded

EVENT_COLUMNS = [
    "id",
    "url",
    "title",
    "kind",
    "type",
    "status",
    "edtf",
    "earliest",
    "latest",
    "precision",
    "basis",
    "date_text",
    "places",
    "actors",
    "claims",
    "citations",
    "articles",
    "origins",
    "topics",
    "updated",
]
CLAIM_COLUMNS = [
    "claim",
    "event",
    "made_in",
    "text",
    "about",
    "of",
    "position",
    "value",
    "said_by",
    "hedge",
    "stance",
    "modality",
    "article",
    "quote",
    "paragraph",
    "start",
    "end",
    "via",
    "translated",
    "verified",
]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Echo:
    """A file that gives back what is written, for ``csv.writer``."""

    def write(self, text):
        return text


def rows(columns, records):
    """Lines of CSV: the columns' names, then each record."""
    writer = csv.writer(Echo())
    yield writer.writerow(columns)
    for record in records:
        yield writer.writerow([cell(record[column]) for column in columns])


def cell(value):
    """A text that a spreadsheet would run gets a leading apostrophe; numbers never; unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def joined(texts):
    return " | ".join(texts)


def write_events(keys, filters):
    return rows(EVENT_COLUMNS, (event_row(event) for event in loaded(keys)))


def write_claims(keys, filters):
    return rows(CLAIM_COLUMNS, claim_rows(loaded(keys)))


def event_row(event):
    record = event_record(event)
    date = record["date"]
    return record | {
        "edtf": date["edtf"],
        "earliest": date["earliest"],
        "latest": date["latest"],
        "precision": date["precision"],
        "basis": date["basis"],
        "date_text": date["text"],
        "places": joined(place["id"] for place in record["places"]),
        "actors": joined(f"{actor['id']} ({actor['role']})" for actor in record["actors"]),
        "claims": joined(claim["text"] for claim in record["claims"]),
        "citations": json.dumps(all_citations(record), ensure_ascii=False),
        "articles": joined(record["articles"]),
        "topics": joined(record["topics"]),
    }


def all_citations(record):
    """Every citation of the record, with what it supports."""
    found = [{"supports": "date"} | citation for citation in record["date"]["citations"]]
    found += [{"supports": f"claim {claim['id']}"} | citation for claim in record["claims"] for citation in claim["citations"]]
    found += [{"supports": f"place {place['id']}"} | citation for place in record["places"] for citation in place["citations"]]
    return found + [{"supports": f"link {link['event']}"} | citation for link in record["links"] for citation in link["citations"]]


def claim_rows(events):
    """A claim stands once, under the first event that shows it."""
    seen = set()
    for event in events:
        for claim in event_record(event)["claims"]:
            if claim["id"] in seen:
                continue
            seen.add(claim["id"])
            yield from (claim_row(claim, citation) for citation in claim["citations"])


def claim_row(claim, citation):
    said_by = claim["said_by"]
    return (
        claim
        | citation
        | {
            "claim": claim["id"],
            "said_by": said_by["id"] if said_by else None,
            "via": joined(actor["id"] for actor in citation["via"]),
        }
    )
