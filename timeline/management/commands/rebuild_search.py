"""Write the search index anew."""

from django.core.management.base import BaseCommand

from timeline.management.tables import require_tables
from timeline.models.search import rebuild


class Command(BaseCommand):
    help = (
        "Write the search index anew from the events, claims, quotes, places and names. The index follows every change by "
        "itself; this mends it after rows were changed by other means. All or nothing; the pages can be read meanwhile."
    )

    def handle(self, **options):
        require_tables()
        rebuild_quietly = not self.stdout.isatty() or not options["verbosity"]
        total = rebuild() if rebuild_quietly else rebuild(self.show_progress)
        if options["verbosity"]:
            self.stdout.write(f"{total:,} {'event' if total == 1 else 'events'} can be found.")

    def show_progress(self, done: int):
        self.stdout.write(f"\r{done:,} events ", ending="\r")
        self.stdout.flush()
