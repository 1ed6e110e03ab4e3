"""Events: what happened, was said or is planned, with its date, places, participants and links."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from timeline.dates.sections import order_key

from .actors import Actor
from .fields import EdtfField, Slug, closed, with_companions
from .lists import HIDDEN, PUBLIC, DateBasis, EventModality, Granularity, Kind, LinkBasis, LinkKind, PlaceRole, Precision, Role, Status
from .places import Place
from .topics import Topic

DATE_COLUMNS = ("earliest", "latest", "precision", "section_start", "section_days", "starts")
PLACE_IN_ORDER = ("section_start", "section_days", "starts", "latest", "slug")


def date_columns(edtf):
    section_start, section_days, starts, latest = order_key(edtf.span)
    return {
        "earliest": edtf.span.earliest,
        "latest": edtf.span.latest,
        "precision": edtf.precision,
        "section_start": section_start,
        "section_days": section_days,
        "starts": starts,
    }


class EventTypeQuerySet(models.QuerySet):
    def public(self):
        """Types that a public event has, and their families."""
        shown = Event.objects.public().order_by()
        own, below = shown.filter(type=OuterRef("pk")), shown.filter(type__family=OuterRef("pk"))
        return self.filter(Exists(own) | Exists(below))


class EventType(models.Model):
    """A readable type below its family; families and types share one space of slugs."""

    slug = Slug()
    name = models.CharField(max_length=80)
    family = models.ForeignKey("self", models.PROTECT, related_name="types", null=True, blank=True, help_text="Empty: this is a family.")
    plover = models.CharField(max_length=12, blank=True, help_text="PLOVER's name of the type.")
    position = models.PositiveSmallIntegerField(default=0)

    objects = EventTypeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class EventQuerySet(models.QuerySet):
    def public(self):
        """Events that readers may see; asked by what is hidden, as most are public and SQLite then walks the order's index."""
        return self.exclude(status__in=HIDDEN)

    def chronological(self):
        return self.order_by(*PLACE_IN_ORDER)

    def reversed_order(self):
        return self.order_by(*(f"-{column}" for column in PLACE_IN_ORDER))


class Event(models.Model):
    slug = Slug()
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind)
    type = models.ForeignKey(EventType, models.PROTECT, related_name="events", limit_choices_to={"family__isnull": False})
    modality = models.CharField(max_length=12, choices=EventModality, default=EventModality.ACTUAL)
    granularity = models.CharField(max_length=8, choices=Granularity, default=Granularity.SINGLE)
    earliest = models.DateField(editable=False)
    latest = models.DateField(editable=False)
    precision = models.CharField(max_length=6, choices=Precision, editable=False)
    section_start = models.DateField(editable=False)
    section_days = models.IntegerField(editable=False, help_text="Length of its section, negative: wider sections come first.")
    starts = models.DateField(editable=False)
    # Behind the columns that it sets: a row is made field by field, in this order.
    date = EdtfField(
        companions=DATE_COLUMNS, reckon=date_columns, help_text="EDTF, for example 2020-01-03, 2020-10 or [2020-12-20..2020-12-24]."
    )
    date_basis = models.CharField(max_length=24, choices=DateBasis)
    date_wording = models.CharField(max_length=80, blank=True, help_text="The text's own words, for example late November 2020.")
    date_note = models.TextField(blank=True, help_text="How the date follows from the words.")
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    status_note = models.TextField(blank=True, editable=False, help_text="Why it was retracted, or needs an update.")
    status_since = models.DateTimeField(null=True, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, related_name="merged", null=True, blank=True, editable=False)
    first_published = models.DateTimeField(null=True, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+")
    actors = models.ManyToManyField(Actor, through="Participation", related_name="events")
    places = models.ManyToManyField(Place, through="EventPlace", related_name="events")
    topics = models.ManyToManyField(Topic, related_name="events", blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = PLACE_IN_ORDER
        permissions = [
            ("review_event", "Can review, publish and correct events"),
            ("retract_event", "Can retract and merge events, and delete drafts of others"),
        ]
        indexes = [
            models.Index(fields=[*PLACE_IN_ORDER, "status"], name="event_order"),
            models.Index(fields=["status", "earliest", "latest"], name="event_span"),
            models.Index(fields=["type", *PLACE_IN_ORDER], name="event_type_order"),
        ]
        constraints = [
            closed("kind", Kind, "event"),
            closed("modality", EventModality, "event"),
            closed("granularity", Granularity, "event"),
            closed("precision", Precision, "event"),
            closed("date_basis", DateBasis, "event"),
            closed("status", Status, "event"),
            models.CheckConstraint(condition=Q(earliest__lte=F("latest")), name="event_span_is_ordered"),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False) | (~Q(status="merged") & Q(merged_into__isnull=True)),
                name="event_merged_names_its_target",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="event_is_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(status__in=PUBLIC) | Q(first_published__isnull=False), name="event_public_has_its_day"),
            models.CheckConstraint(condition=Q(kind="plan") | ~Q(modality="planned"), name="event_planned_is_a_plan"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        super().save(*args, update_fields=with_companions(Event, update_fields), **kwargs)

    def get_absolute_url(self):
        return reverse("event", args=[self.slug])

    @property
    def is_public(self):
        return self.status in PUBLIC

    def shown_claims(self):
        """Claims about it, then those made in it about other events, as they were loaded."""
        about = list(self.claims.all())
        return about + [claim for claim in self.claims_made.all() if claim.event_id != self.pk]


class EventPlace(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="event_places")
    place = models.ForeignKey(Place, models.PROTECT, related_name="event_places")
    role = models.CharField(max_length=12, choices=PlaceRole, default=PlaceRole.LOCATION)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["event", "position", "pk"]
        constraints = [
            closed("role", PlaceRole, "event_place"),
            models.UniqueConstraint(fields=["event", "place", "role"], name="event_place_is_unique"),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.place}"


class Participation(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="participations")
    role = models.CharField(max_length=24, choices=Role)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["event", "position", "pk"]
        constraints = [
            closed("role", Role, "participation"),
            models.UniqueConstraint(fields=["event", "actor", "role"], name="participation_is_unique"),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.actor}"


class Link(models.Model):
    """One event to another, cited or marked as the curator's reading."""

    source = models.ForeignKey(Event, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=16, choices=LinkKind)
    target = models.ForeignKey(Event, models.CASCADE, related_name="linked_from")
    basis = models.CharField(max_length=8, choices=LinkBasis)

    class Meta:
        ordering = ["source", "pk"]
        constraints = [
            closed("kind", LinkKind, "link"),
            closed("basis", LinkBasis, "link"),
            models.UniqueConstraint(fields=["source", "kind", "target"], name="link_is_unique"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_joins_two_events"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.target}"
