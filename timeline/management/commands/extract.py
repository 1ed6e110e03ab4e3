"""Print what extraction reads in articles, without a database."""

import json
import sys
from datetime import date
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from timeline.extraction import extract
from timeline.extraction.files import Mistaken, Reader, shown
from timeline.extraction.known import Known
from timeline.extraction.record import record_of
from timeline.extraction.told import told
from timeline.management.arguments import day_or_span
from timeline.management.streams import left_early
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import LARGEST, Unreadable, read


class Command(BaseCommand):
    help = (
        "Read articles (plain text, Markdown, HTML) and print what is seen in them: what is not the article, when it was published "
        "and how that is known, dates, names, proposed events with their words, what they match. Nothing is stored; no database is asked."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        fixtures = settings.BASE_DIR / "fixtures"
        parser.add_argument("files", nargs="+", metavar="FILE", help="A file, or - for standard input.")
        parser.add_argument("--published", type=day_or_span, metavar="DATE", help="When the articles were published, in EDTF: 2020-04-09.")
        parser.add_argument("--json", action="store_true", help="One JSON object a file, one a line (docs/schema/extract.schema.json).")
        parser.add_argument(
            "--gazetteer", type=Path, default=fixtures / "gazetteer.json", metavar="FILE", help="Names to find, as fixtures/gazetteer.json."
        )
        parser.add_argument(
            "--events", type=Path, metavar="FILE", help="Events already known, as /events.json; without it those of the shipped chronology."
        )

    def handle(self, *, files, published, gazetteer, events, **options):
        names = self.read_json(gazetteer, gazetteer_of)
        known = self.read_json(events, known_of) if events else self.shipped()
        reader, failures = Reader(partial(extract, read_on=date.today()), names, known, published), []
        with left_early():
            for name in files:
                if failure := self.tell(name, reader, as_json=options["json"]):
                    failures.append(failure)
        if failures:
            raise CommandError("\n".join(failures))

    def tell(self, name: str, reader: Reader, *, as_json: bool) -> str | None:
        """Print one file, or return why it cannot be read."""
        try:
            found = reader.extract(read(bytes_of(name), shown(name)), reader.published)
        except (OSError, Unreadable, Mistaken) as error:
            return f"{shown(name)}: {error.strerror if isinstance(error, OSError) else error}"
        if as_json:
            self.stdout.write(json.dumps(record_of(found), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(told(found)) + "\n")
        return None

    def shipped(self) -> Known:
        fixtures = settings.BASE_DIR / "fixtures"
        chronology, vocabulary = (json.loads((fixtures / name).read_text("utf-8")) for name in ("chronology.json", "vocabulary.json"))
        return Known.of_records(chronology, vocabulary)

    def read_json(self, path: Path, shape):
        try:
            records = json.loads(path.read_text("utf-8-sig"))
        except OSError as error:
            raise CommandError(f"{shown(path)}: {error.strerror}") from None
        except (ValueError, RecursionError) as error:
            raise CommandError(f"{shown(path)}: no JSON in UTF-8: {error}") from None
        try:
            return shape(records)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise CommandError(f"{shown(path)}: not the shape expected (see --help): {type(error).__name__} {error}") from None


def bytes_of(name: str) -> bytes:
    """Of a file, a pipe or standard input; never much more than is read of one, for a device has no end."""
    if name != "-":
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""


def gazetteer_of(records: dict) -> Gazetteer:
    """Raises what a wrong shape raises."""
    found = Gazetteer.of_records(records)
    if not any(found.entries()):
        raise ValueError("expected rows of actors, places or publishers")
    for entry in found.entries():
        _require_words(entry.slug, entry.type, entry.country, *(word for alias in entry.names for word in (alias.name, alias.language)))
    return found


def known_of(document: dict) -> Known:
    """Raises what a wrong shape raises, and NotEDTF."""
    found = Known.of_file(document)
    for event in found.events:
        _require_words(event.slug, event.title, event.kind)
        event.span  # noqa: B018  read now, so that a date that cannot be read is told of the file
    return found


def _require_words(*values: object) -> None:
    if wrong := [value for value in values if not isinstance(value, str)]:
        raise TypeError(f"expected words, not {wrong[0]!r}")
