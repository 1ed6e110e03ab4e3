"""Files: one module a format, one registry. Each writes the whole of a result, piece by piece."""

from collections.abc import Callable
from dataclasses import dataclass

from . import records, table

WRITING = 1  # raised when the same rows are written otherwise, so that nobody keeps the file as it was


@dataclass(frozen=True)
class Format:
    """How a result is written: ``write(keys, filters)`` yields text, for the events with these primary keys in this order."""

    file: str
    content_type: str
    write: Callable


FORMATS = {
    "json": Format("events.json", "application/json", records.write),
    "csv": Format("events.csv", "text/csv; charset=utf-8", table.write_events),
    "claims.csv": Format("claims.csv", "text/csv; charset=utf-8", table.write_claims),
}
