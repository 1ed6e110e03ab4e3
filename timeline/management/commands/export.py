"""Write a file format of the whole public chronology."""

from django.core.management.base import BaseCommand
from django.http import QueryDict

from timeline.chronology.filters import Filters
from timeline.exports import FORMATS
from timeline.management.tables import require_tables


class Command(BaseCommand):
    help = "Write the whole public chronology to standard output, as its address does without a query."

    def add_arguments(self, parser):
        parser.add_argument("format", choices=FORMATS, help="json: /events.json; csv: /events.csv; claims.csv: /claims.csv")

    def handle(self, *, format, **options):
        require_tables()
        keys = list(Filters(QueryDict()).events().values_list("pk", flat=True))
        for text in FORMATS[format].write(keys, {}):
            self.stdout.write(text, ending="")
