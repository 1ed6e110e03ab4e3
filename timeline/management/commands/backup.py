"""Keep everything in one file."""

from pathlib import Path

from django.core.management.base import BaseCommand

from timeline.management.backups import keep


class Command(BaseCommand):
    help = (
        "Write FILE, a zip archive for this user alone: the database as it stands at one moment, while others may write; the texts held "
        "in full; and a manifest with the sha256 of each. It holds the accounts' password hashes: keep it safe."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--force", action="store_true", help="Overwrite FILE where it is there already.")

    def handle(self, *, file, force, **options):
        told = keep(file, force=force)
        if options["verbosity"]:
            self.stdout.write(told)
