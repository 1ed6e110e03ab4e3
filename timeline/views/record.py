"""The record of an event: when it was first published, how often corrected since, its permanent address, how to cite it."""

from django.conf import settings
from django.db.models import Count, Max

from timeline.models import RecordKind, Revision, Topic

CORRECTIONS = ("edited", "reverted", "loaded")


class Record:
    def __init__(self, event, timing):
        self.event, self._timing = event, timing
        changes = corrections(event).aggregate(number=Count("pk"), last=Max("when"))
        self.corrections, self.last = changes["number"], changes["last"]
        self.chronology = Topic.objects.public().first()

    @property
    def permalink(self):
        return settings.BASE_URL + self.event.get_absolute_url()

    @property
    def version(self):
        """The day of the last change that readers could see."""
        return self.last or self.event.first_published

    @property
    def citation(self):
        """Title and date as one sentence, for the quotation marks to close."""
        return f"{self.event.title.rstrip('.')}, {self._timing.words}."


def corrections(event):
    """Changes of what the event says, after it was first published; a step or a merge is none."""
    return Revision.objects.public().of(RecordKind.EVENT, event).filter(when__gt=event.first_published, verb__in=CORRECTIONS)
