"""Topics: story lines that group events."""

from django.db import models
from django.urls import reverse

from .fields import Slug


class TopicQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)


class Topic(models.Model):
    slug = Slug()
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="The first names the whole chronology.")
    is_public = models.BooleanField(default=False, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("topic", args=[self.slug])
