"""Load the shipped chronology, leaving alone what people changed or deleted."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from timeline.curation.seeds import Refused, Report, load
from timeline.management.databases import alone
from timeline.management.tables import require_tables


class Command(BaseCommand):
    help = (
        "Load fixtures/*.json and seeds/*.md: make what was never loaded, bring up to date what nobody touched since, "
        "leave and list what was edited or deleted here. All or nothing: where anything in the files is wrong, each mistake "
        "is listed with its file, record and field, nothing is written, and the exit status is 1."
    )

    def add_arguments(self, parser):
        folder = settings.BASE_DIR
        parser.add_argument(
            "--from", dest="folder", type=Path, default=folder, metavar="DIR", help="A folder that holds fixtures/ and seeds/."
        )
        parser.add_argument("--vocabulary-only", action="store_true", help="Only types of events and subjects of claims.")

    def handle(self, *, folder, vocabulary_only, **options):
        require_tables()
        try:
            with alone(self.stdout.write):
                report = load(folder, vocabulary_only=vocabulary_only)
        except Refused as refused:
            count = len(refused.problems)
            listed = "\n".join(refused.problems)
            raise CommandError(f"{listed}\nNothing was loaded: {count} {'mistake' if count == 1 else 'mistakes'}.") from None
        if options["verbosity"]:
            self.tell(report)

    def tell(self, report: Report):
        for line in report.left:
            self.stdout.write(f"left as it is: {line}")
        self.stdout.write(f"{report.created} made, {report.updated} brought up to date, {len(report.left)} left as they are.")
