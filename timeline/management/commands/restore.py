"""Put a backup back into an empty place."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from timeline.management.archive import Archive
from timeline.management.backups import broken_rules, counts, put_back, require_restorable
from timeline.management.databases import alone, here, plainly


class Command(BaseCommand):
    help = (
        "Put the backup FILE back into the database of DATABASE_URL, which must have no tables: all or nothing. A file that is damaged "
        "or not ours is refused before anything is touched. Then newer migrations run and every rule is asked; exit status 1 where "
        "one is broken. Stop the server meanwhile."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file, **options):
        with Archive(file) as archive:
            require_restorable(archive)
            here().require_programs()
            with alone(self.stdout.write), plainly("DATABASE_URL"):
                put_back(archive)
            found = list(broken_rules(archive))
        if found:
            listed = "\n".join(found)
            broken = f"{len(found)} {'rule is' if len(found) == 1 else 'rules are'} broken"
            raise CommandError(f"{listed}\nThe data were restored all the same; {broken}.")
        if options["verbosity"]:
            self.stdout.write(f"Restored {counts()} from {file}. Every rule is kept.")
