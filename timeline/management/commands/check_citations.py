"""Find every quote again in the text that it was taken from."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from timeline.curation.quotes import check_quotes, told
from timeline.management.tables import require_tables


class Command(BaseCommand):
    help = (
        "Find every quote again, at its place, in the texts that are held, and in files of DIR matched by their sha256; "
        "remember with each citation whether it stands. Exit status 1 and a list where one fails, or where --texts was given "
        "and the text of an article with a sha256 is missing; otherwise says how many were not checked."
    )

    def add_arguments(self, parser):
        parser.add_argument("--texts", type=Path, metavar="DIR", help="A folder of texts as they were read.")

    def handle(self, *, texts, **options):
        if texts and not texts.is_dir():
            raise CommandError(f"--texts {texts}: no such folder", returncode=2)
        require_tables()
        outcome = check_quotes(texts)
        lines = "\n".join(told(outcome))
        if outcome.failures or outcome.missing:
            raise CommandError(lines)
        if options["verbosity"]:
            self.stdout.write(lines)
