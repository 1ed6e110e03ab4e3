"""Addresses: what answers where."""

import re

from django.contrib import admin
from django.urls import path, re_path

from timeline.exports import FORMATS
from timeline.views.about import about
from timeline.views.actors import actor, actors
from timeline.views.articles import article, articles, check_copy
from timeline.views.changes import changes, event_changes
from timeline.views.chronology import chronology
from timeline.views.data import data, schema
from timeline.views.events import event
from timeline.views.exports import event_export, export
from timeline.views.favicon import favicon
from timeline.views.health import healthz, readyz
from timeline.views.places import place, places
from timeline.views.topics import topic, topics

handler400 = "timeline.views.errors.bad_request"
handler403 = "timeline.views.errors.forbidden"
handler404 = "timeline.views.errors.not_found"
handler500 = "timeline.views.errors.failed"

admin.autodiscover()

FORMAT = "|".join(re.escape(name) for name in FORMATS)

urlpatterns = [
    path("", chronology, name="chronology"),
    *(path(format.file, export, {"format": name}, name="export") for name, format in FORMATS.items()),
    path("events/<slug:slug>/", event, name="event"),
    path("events/<slug:slug>/changes/", event_changes, name="event_changes"),
    re_path(rf"^events/(?P<slug>[a-z0-9-]+)\.(?P<format>{FORMAT})$", event_export, name="event_export"),
    path("articles/", articles, name="articles"),
    path("articles/<slug:slug>/", article, name="article"),
    path("articles/<slug:slug>/check/", check_copy, name="article_check"),
    path("actors/", actors, name="actors"),
    path("actors/<slug:slug>/", actor, name="actor"),
    path("places/", places, name="places"),
    path("places/<slug:slug>/", place, name="place"),
    path("topics/", topics, name="topics"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("changes/", changes, name="changes"),
    path("about/", about, name="about"),
    path("data/", data, name="data"),
    path("data/events.schema.json", schema, name="schema"),
    path("favicon.ico", favicon, name="favicon"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
