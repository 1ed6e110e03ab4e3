"""Events, with their claims, participants, places, links and the words that date them on one page."""

from django.contrib import admin, messages

from timeline.admin.forms import CitationForm, EventForm
from timeline.admin.recorded import Blocks, RecordedAdmin, Rows
from timeline.curation.publishing import NotPublishable, publish, what_stops
from timeline.models import Citation, Claim, Event, EventPlace, Link, Participation
from timeline.models.lists import PUBLIC

CITATION_FIELDS = ["article", "quote", "words", ("prefix", "suffix"), ("paragraph", "start", "end"), "translated"]


class Claims(Blocks):
    model = Claim
    fk_name = "event"
    show_change_link = True
    fields = [
        "text", ("about", "of", "position", "value"), ("said_by", "hedge"), ("stance", "modality", "made_in"), ("note", "doubt"), "number",
    ]  # fmt: skip


class DateCitations(Blocks):
    model = Citation
    form = CitationForm
    fk_name = "event"
    verbose_name = "citation of the date"
    verbose_name_plural = "citations of the date"
    fields = CITATION_FIELDS


class Participants(Rows):
    model = Participation
    fields = ["actor", "role", "position"]


class EventPlaces(Rows):
    model = EventPlace
    fields = ["place", "role", "position"]
    show_change_link = True


class Links(Rows):
    model = Link
    fk_name = "source"
    fields = ["kind", "target", "basis"]
    show_change_link = True


@admin.register(Event)
class EventAdmin(RecordedAdmin):
    form = EventForm
    list_display = ["title", "date", "type", "status", "updated"]
    list_filter = ["status", "kind", "topics", "precision", "type__family"]
    list_select_related = ["type"]
    search_fields = ["title", "slug", "claims__text"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["status", "stopped", "version", "first_published", "status_since", "status_note", "merged_into"]
    inlines = [DateCitations, Claims, Participants, EventPlaces, Links]
    actions = ["publish_selected"]
    fieldsets = [
        (None, {"fields": ["title", "slug", ("kind", "type"), ("modality", "granularity"), "topics"]}),
        ("When", {"fields": ["date", "date_basis", "date_wording", "date_note"]}),
        ("Standing", {"fields": ["status", "stopped", "version", "first_published", "status_since", "status_note", "merged_into"]}),
    ]

    @admin.display(description="What stops publication")
    def stopped(self, event):
        if not event.pk:
            return "Save it first."
        return "It is public." if event.status in PUBLIC else "\n".join(what_stops(event)) or "Nothing."

    def has_publish_permission(self, request):
        return request.user.is_superuser

    @admin.action(description="Publish the selected events", permissions=["publish"])
    def publish_selected(self, request, events):
        for event in events:
            try:
                publish(event, request.user)
            except NotPublishable as refused:
                messages.error(request, f"“{event}” is not published: {'; '.join(refused.reasons)}")
            else:
                messages.success(request, f"“{event}” is public.")
