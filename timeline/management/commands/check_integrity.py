"""Ask every rule that the database cannot keep."""

from django.core.management.base import BaseCommand, CommandError

from timeline.curation.integrity import problems
from timeline.management.tables import require_tables


class Command(BaseCommand):
    help = (
        "Ask every rule that the software keeps and the database cannot: claims and citations of what is public, quotes and "
        "their places, dates and their bounds, held texts, the search index, old addresses. Exit status 1 and a list where one fails."
    )

    def handle(self, **options):
        require_tables()
        if found := list(problems()):
            listed = "\n".join(found)
            raise CommandError(f"{listed}\n{len(found)} {'rule is' if len(found) == 1 else 'rules are'} broken.")
        if options["verbosity"]:
            self.stdout.write("Every rule is kept.")
