"""Claims about events and the citations that carry them."""

from django.db import models
from django.db.models import F, Q

from timeline.text.anchors import CONTEXT

from .actors import Actor
from .articles import Article
from .events import Event, EventPlace, Link
from .fields import Slug, closed
from .lists import HIDDEN, PUBLIC, Modality, Stance


class About(models.Model):
    """What a claim is about: the question it answers, and the heading its answers stand under."""

    slug = Slug()
    name = models.CharField(max_length=80, help_text="The heading on an event's page, for example Killed.")
    question = models.CharField(max_length=120, blank=True, help_text="The heading where answers differ, for example Who fired?")
    counts = models.BooleanField(default=False, help_text="Its answers are figures.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = "subject of claims"
        verbose_name_plural = "subjects of claims"

    def __str__(self):
        return self.name


class ClaimQuerySet(models.QuerySet):
    def public(self):
        """Claims about events that readers may see."""
        return self.exclude(event__status__in=HIDDEN)

    def taking_sides(self):
        """Claims that answer a question, so that others can disagree."""
        return self.exclude(position="", value__isnull=True)


class Claim(models.Model):
    """One sentence of ours about one event, and who says so."""

    key = Slug(blank=True, max_length=100, help_text="Its permanent name in files.")
    event = models.ForeignKey(Event, models.CASCADE, related_name="claims")
    made_in = models.ForeignKey(
        Event, models.PROTECT, related_name="claims_made", null=True, blank=True, help_text="The statement in which it was said."
    )
    number = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    about = models.ForeignKey(About, models.PROTECT, related_name="claims")
    of = models.CharField(max_length=80, blank=True, help_text="What is counted or asked of, for example americans.")
    position = models.CharField(max_length=160, blank=True, help_text="The side it takes, in a few words.")
    value = models.IntegerField(null=True, blank=True)
    said_by = models.ForeignKey(
        Actor, models.PROTECT, related_name="claims", null=True, blank=True, help_text="Empty: the article's own voice."
    )
    hedge = models.CharField(max_length=80, blank=True, help_text="The hedging words, as they stand.")
    stance = models.CharField(max_length=8, choices=Stance, default=Stance.ASSERTS)
    modality = models.CharField(max_length=12, choices=Modality, default=Modality.ACTUAL)
    note = models.TextField(blank=True, help_text="A remark for readers.")
    doubt = models.TextField(blank=True, help_text="Why the words are in doubt.")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["event", "number", "pk"]
        constraints = [
            closed("stance", Stance, "claim"),
            closed("modality", Modality, "claim"),
        ]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = self.free_key()
        super().save(*args, **kwargs)

    def free_key(self):
        """The event's slug and the next number that no claim has."""
        taken = set(Claim.objects.filter(key__startswith=self.event.slug).values_list("key", flat=True))
        return next(key for number in range(1, len(taken) + 2) if (key := f"{self.event.slug}-{number}") not in taken)

    @property
    def takes_a_side(self):
        return bool(self.position) or self.value is not None


class Citation(models.Model):
    """The exact words of an article that one claim, or one event's date, place or link, rests on.

    ``start`` and ``end`` count Unicode code points, half open, in the text as held (W3C Web Annotation:
    TextPositionSelector); ``prefix`` and ``suffix`` are the characters beside it (TextQuoteSelector).
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="citations", null=True, blank=True)
    event = models.ForeignKey(Event, models.CASCADE, related_name="date_citations", null=True, blank=True)
    event_place = models.ForeignKey(EventPlace, models.CASCADE, related_name="citations", null=True, blank=True)
    link = models.ForeignKey(Link, models.CASCADE, related_name="citations", null=True, blank=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="citations")
    quote = models.TextField()
    words = models.CharField(max_length=120, blank=True, help_text="The words in it that date the event.")
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    paragraph = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    translated = models.BooleanField(default=False, help_text="The quoted words were visibly translated.")
    verified = models.BooleanField(null=True, editable=False)
    verified_at = models.DateTimeField(null=True, editable=False)
    via = models.ManyToManyField(Actor, through="CitationVia", related_name="relayed")

    class Meta:
        ordering = ["article", "start", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="citation_has_length"),
            models.CheckConstraint(
                condition=Q(claim__isnull=False, event__isnull=True, event_place__isnull=True, link__isnull=True)
                | Q(claim__isnull=True, event__isnull=False, event_place__isnull=True, link__isnull=True)
                | Q(claim__isnull=True, event__isnull=True, event_place__isnull=False, link__isnull=True)
                | Q(claim__isnull=True, event__isnull=True, event_place__isnull=True, link__isnull=False),
                name="citation_supports_one_thing",
            ),
        ]

    def __str__(self):
        return f"“{self.quote}” ¶ {self.paragraph}"


class CitationVia(models.Model):
    """One relay between the speaker and the article, counted from the speaker."""

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="relays")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="relays")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["citation", "position", "pk"]
        verbose_name = "relay of a citation"
        verbose_name_plural = "relays of citations"
        constraints = [models.UniqueConstraint(fields=["citation", "actor"], name="relay_is_named_once")]

    def __str__(self):
        return str(self.actor)


# The ways from a citation to an event that shows it, and what must be public for it to be shown there.
SHOWN_ON = {
    "event": Q(event__isnull=False),
    "event_place__event": Q(event_place__isnull=False),
    "link__source": Q(link__target__status__in=PUBLIC),
    "claim__event": Q(claim__isnull=False),
    "claim__made_in": Q(claim__made_in__isnull=False, claim__event__status__in=PUBLIC),
}
