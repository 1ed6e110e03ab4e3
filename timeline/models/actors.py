"""Actors and the names they are met under."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from timeline.names.folding import fold

from .articles import Article
from .fields import Slug, closed
from .lists import ActorKind, AliasKind
from .places import Place


class ActorQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)


class Actor(models.Model):
    """A person, state, armed group or organisation."""

    slug = Slug()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=ActorKind)
    description = models.CharField(max_length=300, blank=True, help_text="Its part as the articles give it.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 in lower case.")
    wikidata = models.CharField(max_length=20, blank=True)
    parents = models.ManyToManyField("self", symmetrical=False, related_name="children", blank=True)
    distinct_from = models.ManyToManyField("self", symmetrical=True, blank=True, help_text="Not to be taken for.")
    is_public = models.BooleanField(default=False, editable=False)

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "slug"]
        constraints = [closed("kind", ActorKind, "actor")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("actor", args=[self.slug])


class AliasQuerySet(models.QuerySet):
    def public(self):
        """Names that readers may see: of public rows, and met in public articles or given by reference works."""
        return self.filter(Q(actor__is_public=True) | Q(place__is_public=True), Q(article__isnull=True) | Q(article__is_public=True))


class Alias(models.Model):
    """A spelling of an actor's or a place's name, with the article it was met in or marked as a reference fact."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="aliases", null=True, blank=True)
    place = models.ForeignKey(Place, models.CASCADE, related_name="aliases", null=True, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=AliasKind, default=AliasKind.NAME)
    language = models.CharField(max_length=12, blank=True)
    script = models.CharField(max_length=4, blank=True, help_text="ISO 15924, for example Arab.")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, help_text="Empty: from a reference work.")
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    folded = models.CharField(max_length=400, editable=False, db_index=True)

    objects = AliasQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "aliases"
        constraints = [
            closed("kind", AliasKind, "alias"),
            models.CheckConstraint(
                condition=Q(actor__isnull=True, place__isnull=False) | Q(actor__isnull=False, place__isnull=True),
                name="alias_names_one_row",
            ),
            models.UniqueConstraint(fields=["actor", "name", "article"], name="actor_alias_is_unique"),
            models.UniqueConstraint(fields=["place", "name", "article"], name="place_alias_is_unique"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)
        super().save(*args, **kwargs)
