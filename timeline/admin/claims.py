"""Claims with their citations, and the citations of places and links."""

from django.contrib import admin

from timeline.admin.events import CITATION_FIELDS
from timeline.admin.forms import CitationForm
from timeline.admin.recorded import Blocks, RecordedAdmin, Rows
from timeline.models import Citation, CitationVia, Claim, EventPlace, Link, Participation


class Citations(Blocks):
    model = Citation
    form = CitationForm
    fields = CITATION_FIELDS
    show_change_link = True


class ClaimCitations(Citations):
    fk_name = "claim"


class PlaceCitations(Citations):
    fk_name = "event_place"


class LinkCitations(Citations):
    fk_name = "link"


class Relays(Rows):
    model = CitationVia


@admin.register(Claim)
class ClaimAdmin(RecordedAdmin):
    list_display = ["text", "event", "about", "said_by", "stance"]
    list_filter = ["stance", "modality", "about", "event__status"]
    list_select_related = ["event", "about", "said_by"]
    search_fields = ["text", "key", "event__title", "citations__quote"]
    readonly_fields = ["key"]
    inlines = [ClaimCitations]


@admin.register(Citation)
class CitationAdmin(RecordedAdmin):
    form = CitationForm
    list_display = ["quote", "article", "paragraph", "verified"]
    list_filter = ["verified", "translated", "article"]
    list_select_related = ["article"]
    search_fields = ["quote", "article__title"]
    readonly_fields = ["claim", "event", "event_place", "link", "verified", "verified_at"]
    fields = [*CITATION_FIELDS, *readonly_fields]
    inlines = [Relays]

    def has_add_permission(self, request):
        """A citation is added on the page of what it supports."""
        return False


class OnOtherPages(RecordedAdmin):
    """Added on the page of what it belongs to."""

    def has_add_permission(self, request):
        return False


@admin.register(EventPlace)
class EventPlaceAdmin(OnOtherPages):
    list_display = ["event", "role", "place"]
    list_filter = ["role"]
    list_select_related = ["event", "place"]
    search_fields = ["event__title", "place__name"]
    inlines = [PlaceCitations]


@admin.register(Link)
class LinkAdmin(OnOtherPages):
    list_display = ["source", "kind", "target", "basis"]
    list_filter = ["kind", "basis"]
    list_select_related = ["source", "target"]
    search_fields = ["source__title", "target__title"]
    inlines = [LinkCitations]


@admin.register(Participation)
class ParticipationAdmin(OnOtherPages):
    list_display = ["actor", "role", "event"]
    list_filter = ["role"]
    list_select_related = ["event", "actor"]
    search_fields = ["event__title", "actor__name"]


@admin.register(CitationVia)
class RelayAdmin(OnOtherPages):
    list_display = ["actor", "citation", "position"]
    list_select_related = ["actor", "citation"]
    search_fields = ["actor__name", "citation__quote"]
