"""Who changed what, when and why; addresses that once were; what the seeds loaded."""

from django.conf import settings
from django.db import models

from .fields import closed


class RecordKind(models.TextChoices):
    """Kinds of rows with a permanent key and a history."""

    TYPE = "type"
    ABOUT = "about"
    PUBLISHER = "publisher"
    ARTICLE = "article"
    PLACE = "place"
    ACTOR = "actor"
    TOPIC = "topic"
    EVENT = "event"


class RevisionQuerySet(models.QuerySet):
    def of(self, kind, row):
        """The history of one row, under any slug that it had."""
        return self.filter(kind=kind, row=row.pk)

    def public(self):
        return self.filter(public=True)

    def number(self):
        """The public revision number: it moves with every change that readers can see, and with no other.

        Counted, since the greatest key stands still when a change that began earlier is committed later.
        """
        return self.public().count()


class Revision(models.Model):
    """One change, with the content as it then stood. Only those made while public show on /changes/."""

    kind = models.CharField(max_length=9, choices=RecordKind)
    key = models.CharField(max_length=100, help_text="The row's slug as it then was.")
    row = models.PositiveBigIntegerField(null=True, help_text="Primary key of the row: it stays when the slug changes.")
    verb = models.CharField(max_length=20, help_text="created, edited, published …")
    when = models.DateTimeField(auto_now_add=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.TextField(blank=True)
    content = models.JSONField(null=True, blank=True)
    public = models.BooleanField(default=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "row"], name="revision_of"), models.Index(fields=["public", "id"], name="revision_public")]
        constraints = [closed("kind", RecordKind, "revision")]

    def __str__(self):
        return f"{self.kind} {self.key} {self.verb}"


class SlugRedirect(models.Model):
    """A slug that was public once, and the row that it leads to."""

    kind = models.CharField(max_length=9, choices=RecordKind)
    slug = models.CharField(max_length=100)
    target = models.PositiveBigIntegerField(help_text="Primary key of the row.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="redirect_is_unique"),
            closed("kind", RecordKind, "redirect"),
        ]

    def __str__(self):
        return f"{self.kind} {self.slug}"


class Seeded(models.Model):
    """A record as it was last loaded, so that a second load sees what people changed or deleted since."""

    kind = models.CharField(max_length=9, choices=RecordKind)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "loaded record"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="seeded_once"),
            closed("kind", RecordKind, "seeded"),
        ]

    def __str__(self):
        return f"{self.kind} {self.key}"
