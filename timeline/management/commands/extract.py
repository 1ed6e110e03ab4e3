"""Print what extraction reads in articles, without a database."""

import json
import sys
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from timeline.extraction import extract
from timeline.extraction.known import Known
from timeline.extraction.record import record_of
from timeline.extraction.told import told
from timeline.management.arguments import day_or_span
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import Unreadable, read


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
        names = self.read_json(gazetteer, Gazetteer.of_records)
        known = self.read_json(events, Known.of_file) if events else self.shipped()
        failures = [failure for name in files if (failure := self.tell(name, names, known, published, as_json=options["json"]))]
        if failures:
            raise CommandError("\n".join(failures))

    def tell(self, name: str, names: Gazetteer, known: Known, published: str | None, *, as_json: bool) -> str | None:
        """Print one file, or return why it cannot be read."""
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            found = extract(read(data, name), names, known, published, read_on=date.today())
        except (OSError, Unreadable) as error:
            return f"{name}: {error.strerror if isinstance(error, OSError) else error}"
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
            return shape(json.loads(path.read_text("utf-8")))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        except ValueError as error:
            raise CommandError(f"{path}: no JSON in UTF-8: {error}") from None
        except (KeyError, TypeError, AttributeError) as error:
            raise CommandError(f"{path}: not the shape expected (see --help): {type(error).__name__} {error}") from None
