"""Places, each within another, with coordinates as precise as they are known."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .fields import Slug


class PlaceQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)


class Place(models.Model):
    slug = Slug()
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=3, blank=True, help_text="ISO 3166-1 alpha-2 in lower case, or sea.")
    parent = models.ForeignKey("self", models.PROTECT, related_name="parts", null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    precision = models.PositiveSmallIntegerField(null=True, blank=True, help_text="UCDP 1 (the exact spot) to 7 (international waters).")
    wikidata = models.CharField(max_length=20, blank=True)
    is_public = models.BooleanField(default=False, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True, precision__isnull=True)
                | Q(lat__range=(-90, 90), lon__range=(-180, 180), precision__range=(1, 7)),
                name="place_is_located_with_precision",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("place", args=[self.slug])
