"""What the engine noted about an article beside its proposals, and which other articles tell the same. Never public."""

from django.db import models
from django.db.models import F, Q

from .articles import Article
from .fields import EdtfField, closed
from .lists import LikenessKind, PublishedBasis


class Reading(models.Model):
    """An article as the engine last read it; the article's own record is the curators' and is not changed by it."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="reading")
    file = models.CharField(max_length=255, blank=True, help_text="Name of the file that it came in.")
    file_sha256 = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="Of the file's bytes; of a page that is not its text."
    )
    format = models.CharField(max_length=10, blank=True)
    encoding = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=12, blank=True)
    published = EdtfField(blank=True, help_text="As it was read; empty where nothing tells.")
    published_basis = models.CharField(max_length=12, choices=PublishedBasis, blank=True)
    published_why = models.TextField(blank=True)
    clues = models.JSONField(default=list, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    marks = models.JSONField(default=list, blank=True, help_text="Start, end and kind of what is not the article's own prose.")
    made = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(published_basis__in=["", *PublishedBasis.values]), name="reading_basis_is_listed"),
        ]

    def __str__(self):
        return f"reading of {self.file or 'an article'}"


class Fingerprint(models.Model):
    """The number of a run of words that stands for the text around it: texts that share a long run share such numbers."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="fingerprints", db_index=False)
    value = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["value", "article"], name="fingerprint_value")]
        constraints = [models.UniqueConstraint(fields=["article", "value"], name="fingerprint_is_unique")]

    def __str__(self):
        return str(self.value)


class LikenessQuerySet(models.QuerySet):
    def of(self, article):
        """The article's own, whichever of the two came first; the most alike first."""
        return self.filter(Q(article=article) | Q(other=article)).order_by("-score", "pk")


class Likeness(models.Model):
    """Two articles that tell the same in the same words; `article` is the one that came later."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Article, models.CASCADE, related_name="likened")
    kind = models.CharField(max_length=6, choices=LikenessKind)
    score = models.FloatField()
    why = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    objects = LikenessQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        verbose_name_plural = "likenesses"
        constraints = [
            closed("kind", LikenessKind, "likeness"),
            models.UniqueConstraint(fields=["article", "other"], name="likeness_is_unique"),
            models.CheckConstraint(condition=~Q(article=F("other")), name="likeness_joins_two_articles"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="likeness_score_is_a_share"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} as {self.other}"

    def seen_from(self, article):
        """The other of the two."""
        return self.other if self.article_id == article.pk else self.article
