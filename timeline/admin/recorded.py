"""The shared admin: every change is written to history in its transaction, and readers' rules hold after it."""

from django.contrib import admin, messages
from django.db.models import F, Model
from django.http import HttpResponseRedirect
from django.utils import timezone

from timeline.admin.choices import Reachable
from timeline.admin.forms import TextForm
from timeline.curation.history import is_shown, record_change
from timeline.curation.publishing import NotPublishable, refresh, what_stops
from timeline.curation.shapes import KIND_OF
from timeline.models import Actor, Article, Claim, Event, Place, search

UP = ("event", "claim", "event_place", "source", "link", "citation", "actor", "place", "article")
NAMED_AS = {Actor: "actors", Place: "places", Article: "articles"}


def owner(row: Model) -> str:
    """The column that says which row this one is a part of."""
    return next(name for name in UP if getattr(row, name, None) is not None)


def unit(row: Model) -> Model:
    """The row whose history a change belongs to: a citation's claim's event."""
    while type(row) not in KIND_OF:
        row = getattr(row, owner(row))
    return row


def heard_in(row: Model) -> set[int]:
    """Keys of the statements in which claims about the event were made."""
    if not isinstance(row, Event):
        return set()
    return set(Claim.objects.filter(event=row.pk, made_in__isnull=False).values_list("made_in", flat=True))


def was_ever_public(row: Model) -> bool:
    return getattr(row, "first_published", None) is not None or is_shown(row)


class Rows(Reachable, admin.TabularInline):
    """Rows of another table on the page of the row that they belong to."""

    form = TextForm
    extra = 0


class Blocks(Reachable, admin.StackedInline):
    form = TextForm
    extra = 0


class RecordedAdmin(Reachable, admin.ModelAdmin):
    form = TextForm
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True

    class Media:
        css = {"all": ["desk.css"]}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"stopped_by": getattr(request, "stopped_by", ())})

    def get_readonly_fields(self, request, obj=None):
        """A part stays with its row, whose history it is in; an address that was public stays."""
        kept = super().get_readonly_fields(request, obj)
        if obj is None:
            return kept
        if type(obj) not in KIND_OF:
            return [*kept, owner(obj)]
        return [*kept, "slug"] if was_ever_public(obj) else kept

    def get_prepopulated_fields(self, request, obj=None):
        """An address is made from the name once."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if getattr(obj, "is_public", False) else None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Where the rows as saved break a reader's rule, all of it is rolled back and the form comes back with the reasons."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except NotPublishable as refused:
            request.stopped_by = refused.reasons
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        request.heard_in = heard_in(unit(obj))
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        belongs = type(form.instance) not in KIND_OF
        self.record(request, unit(form.instance), "edited" if change or belongs else "created")

    def record(self, request, row, verb):
        """Write the change to history, and make what follows from it so."""
        if isinstance(row, Event):
            Event.objects.filter(pk=row.pk).update(version=F("version") + 1, updated=timezone.now())
            row.refresh_from_db()
            if row.is_public and (reasons := what_stops(row)):
                raise NotPublishable(reasons)
            for statement in Event.objects.public().filter(pk__in=request.heard_in):
                if reasons := what_stops(statement):
                    raise NotPublishable([f"{statement}, {reason}" for reason in reasons])
            refresh(row)
            search.reindex(request.heard_in)
        elif type(row) in NAMED_AS:
            search.reindex(search.naming(**{NAMED_AS[type(row)]: [row]}))
        record_change(row, verb, request.user)

    def has_delete_permission(self, request, obj=None):
        """What was public stays: it is corrected or retracted."""
        return super().has_delete_permission(request, obj) and not (obj is not None and type(obj) in KIND_OF and was_ever_public(obj))

    def delete_model(self, request, obj):
        """What belongs to another row is gone from that one; the stock view has opened the transaction."""
        row = unit(obj)
        request.heard_in = heard_in(row)
        if row is obj:
            record_change(obj, "deleted", request.user)
        super().delete_model(request, obj)
        if row is not obj:
            self.record(request, row, "edited")

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except NotPublishable as refused:
            messages.error(request, f"Not deleted, for readers see what rests on it: {'; '.join(refused.reasons)}")
            return HttpResponseRedirect("../change/")
