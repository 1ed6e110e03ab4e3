"""Date expressions for a TIMEX3 scorer: documents as JSON lines on stdin, predictions as JSON lines on stdout."""

import json
import sys
from collections.abc import Iterator
from datetime import date

from timeline.dates.span import Span
from timeline.extraction.expressions import find
from timeline.extraction.resolution import resolve
from timeline.extraction.types import Dated


def predictions(document: dict) -> Iterator[dict]:
    """Of a document with its text and the day it was created; the two ends of a range are two."""
    published = Span.of_day(date.fromisoformat(document["dct"][:10])) if document["dct"] else None
    for found in resolve(document["text"], find(document["text"]), published):
        for one in found.ends or (found,):
            yield _prediction(document["doc"], one)


def _prediction(doc: str, one: Dated) -> dict:
    return {"doc": doc, "start": one.start, "end": one.end, "text": one.text, "type": one.timex.type, "value": one.timex.value}


def main() -> None:
    for line in sys.stdin:
        if line.strip():
            for prediction in predictions(json.loads(line)):
                print(json.dumps(prediction))


if __name__ == "__main__":
    main()
