"""Claims with their citations, and the citations of dates, places and links."""

from django.contrib import admin
from django.db.models import Prefetch

from timeline.admin.forms import LinkForm
from timeline.admin.lists import OfArticle, Stance, stance
from timeline.admin.quotes import CITED, PLACE_TYPED, CitationForm, ClaimForm, QuotedClaimForm, Quotes, cited
from timeline.admin.recorded import Blocks, RecordedAdmin, Rows
from timeline.models import Citation, CitationVia, Claim, EventPlace, Link, Participation

OWN = [
    (None, {"fields": [("about", "of", "position", "value"), ("said_by", "hedge"), ("stance", "modality", "made_in")]}),
    ("Notes and order", {"classes": ["collapse"], "fields": ["note", "doubt", "number"]}),
]


class Citations(Blocks):
    model = Citation
    form, formset = CitationForm, Quotes
    fieldsets = CITED
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article").defer("article__text")


class DateCitations(Citations):
    fk_name = "event"
    verbose_name = "citation of the date"
    verbose_name_plural = "citations of the date"


class ClaimCitations(Citations):
    fk_name = "claim"


class PlaceCitations(Citations):
    fk_name = "event_place"


class LinkCitations(Citations):
    fk_name = "link"


class Claims(Blocks):
    """The claims of an event, each made together with its first quote."""

    model = Claim
    form, formset = QuotedClaimForm, Quotes
    fk_name = "event"
    show_change_link = True

    def get_fieldsets(self, request, obj=None):
        """Whoever only looks sees what is cited, and no fields for more."""
        changes = self.has_change_permission(request, obj)
        quoted = [(None, {"fields": ["text", "cited", "article", "quote", "place", "translated"]}), PLACE_TYPED]
        return [*(quoted if changes else [(None, {"fields": ["text", "cited"]})]), *OWN]

    def get_queryset(self, request):
        citations = Citation.objects.select_related("article").defer("article__text")
        return super().get_queryset(request).prefetch_related(Prefetch("citations", citations))

    def get_autocomplete_fields(self, request):
        return [*super().get_autocomplete_fields(request), "article"]

    def get_formset(self, request, obj=None, **kwargs):
        """With the choice of an article that citations have."""
        article = self.formfield_for_dbfield(Citation._meta.get_field("article"), request, required=False)
        return super().get_formset(request, obj, form=type("QuotedClaimForm", (self.form,), {"article": article}), **kwargs)

    @admin.display(description="Cited")
    def cited(self, claim):
        return cited(claim)


class Relays(Rows):
    model = CitationVia


@admin.register(Claim)
class ClaimAdmin(RecordedAdmin):
    form = ClaimForm
    list_display = ["text", "event", "about", "said_by", stance]
    list_filter = ["event__status", Stance, "modality", "about"]
    list_select_related = ["event", "about", "said_by"]
    search_fields = ["text", "key", "event__title", "event__slug", "citations__quote"]
    readonly_fields = ["key"]
    fieldsets = [(None, {"fields": ["event", "key", "text"]}), *OWN]
    inlines = [ClaimCitations]


@admin.register(Citation)
class CitationAdmin(RecordedAdmin):
    form = CitationForm
    list_display = ["quote", "article", "paragraph", "verified"]
    list_filter = ["verified", "translated", OfArticle]
    list_select_related = ["article"]
    search_fields = ["quote", "article__title", "article__slug", "claim__key"]
    readonly_fields = ["claim", "event", "event_place", "link", "verified", "verified_at"]
    fieldsets = [*CITED, ("What it supports, and whether the text bears it out", {"fields": readonly_fields})]
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
    form = LinkForm
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
