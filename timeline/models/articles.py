"""Publishers, articles, their numbered paragraphs, and how we know when they were published."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .fields import EdtfField, Slug, closed, with_companions
from .lists import Mark, PublishedBasis, PublisherKind, TextHeld


class Publisher(models.Model):
    slug = Slug()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=PublisherKind, default=PublisherKind.UNKNOWN)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 in lower case.")

    class Meta:
        ordering = ["name"]
        constraints = [closed("kind", PublisherKind, "publisher")]

    def __str__(self):
        return self.name


def published_bounds(edtf):
    return {"published_earliest": edtf.span.earliest, "published_latest": edtf.span.latest}


class ArticleQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)


class Article(models.Model):
    """One published text. What was held or read of it never changes: a new version is a new article."""

    slug = Slug()
    title = models.CharField(max_length=300)
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="articles")
    origin = models.ForeignKey(
        Publisher,
        models.PROTECT,
        related_name="originated",
        null=True,
        blank=True,
        help_text="Whose report it is; empty means not known.",
    )
    byline = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, default="en")
    translated_from = models.CharField(max_length=12, blank=True, help_text="The language it was visibly translated from.")
    url = models.URLField(max_length=500, blank=True)
    archive_url = models.URLField(max_length=500, blank=True)
    accessed = models.DateField(null=True, blank=True)
    published_earliest = models.DateField(editable=False)
    published_latest = models.DateField(editable=False)
    # Behind the columns that it sets: a row is made field by field, in this order.
    published = EdtfField(companions=("published_earliest", "published_latest"), reckon=published_bounds)
    published_basis = models.CharField(max_length=12, choices=PublishedBasis)
    published_note = models.TextField(blank=True)
    text_held = models.CharField(max_length=6, choices=TextHeld, default=TextHeld.NONE)
    text = models.TextField(blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    characters = models.PositiveIntegerField(null=True, blank=True, editable=False)
    is_public = models.BooleanField(default=False, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["published_earliest", "slug"]
        constraints = [
            closed("published_basis", PublishedBasis, "article"),
            closed("text_held", TextHeld, "article"),
            models.CheckConstraint(condition=Q(published_earliest__lte=F("published_latest")), name="article_span_is_ordered"),
            models.CheckConstraint(condition=Q(text="") | Q(text_held="full"), name="article_text_only_when_held"),
            models.UniqueConstraint(fields=["sha256"], condition=~Q(sha256=""), name="article_text_is_held_once"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        super().save(*args, update_fields=with_companions(Article, update_fields), **kwargs)

    def get_absolute_url(self):
        return reverse("article", args=[self.slug])


class Paragraph(models.Model):
    """A non-blank line of the text: code points from start up to, not including, end."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="paragraphs")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    mark = models.CharField(max_length=10, choices=Mark, blank=True)
    sentences = models.JSONField(default=list, blank=True, help_text="Start and end of each sentence.")
    digest = models.TextField(blank=True, help_text="What it says, in our own words.")

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="paragraph_number_is_unique"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="paragraph_has_length"),
            models.CheckConstraint(condition=Q(mark__in=["", *Mark.values]), name="paragraph_mark_is_listed"),
        ]

    def __str__(self):
        return f"¶ {self.number}"


class SetAside(models.Model):
    """A sentence that no claim uses, and why."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="set_aside")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["article", "start"]
        verbose_name_plural = "sentences set aside"
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="set_aside_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="set_aside_has_length"),
        ]

    def __str__(self):
        return f"{self.start}–{self.end}: {self.reason}"


class DateClue(models.Model):
    """One sign of when an article was published: words of the text or an outside page, and the days it allows."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="clues")
    number = models.PositiveSmallIntegerField()
    quote = models.TextField(blank=True)
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    page = models.CharField(max_length=500, blank=True, help_text="Address of the outside page.")
    fact = models.TextField(blank=True, help_text="What the page shows, or what the words mean.")
    allows = EdtfField()
    allows_words = models.CharField(max_length=120, blank=True)
    distrusted = models.BooleanField(default=False)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="clue_number_is_unique"),
            models.CheckConstraint(condition=~Q(quote="", page="", fact=""), name="clue_shows_something"),
            models.CheckConstraint(
                condition=Q(quote="") | Q(paragraph__isnull=False, start__isnull=False, end__isnull=False), name="clue_quote_is_located"
            ),
        ]

    def __str__(self):
        return self.quote or self.fact
