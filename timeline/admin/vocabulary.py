"""Types of events, subjects of claims, topics."""

from django.contrib import admin

from timeline.admin.recorded import RecordedAdmin
from timeline.models import About, EventType, Topic


@admin.register(EventType)
class EventTypeAdmin(RecordedAdmin):
    list_display = ["name", "family", "plover", "position"]
    list_filter = ["family", "plover"]
    list_select_related = ["family"]
    search_fields = ["name", "slug", "plover"]


@admin.register(About)
class AboutAdmin(RecordedAdmin):
    list_display = ["name", "question", "counts", "position"]
    list_filter = ["counts"]
    search_fields = ["name", "slug", "question"]


@admin.register(Topic)
class TopicAdmin(RecordedAdmin):
    list_display = ["name", "position", "is_public"]
    search_fields = ["name", "slug", "description"]
