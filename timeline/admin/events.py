"""Events, with their claims, participants, places, links and the words that date them on one page; and their steps."""

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from timeline.admin.claims import Claims, DateCitations
from timeline.admin.forms import EventForm, LinkForm
from timeline.admin.history import Reason
from timeline.admin.lists import Family, Whose, when
from timeline.admin.merging import merging_pages, offered
from timeline.admin.recorded import RecordedAdmin, Rows
from timeline.admin.stale import AT_ONCE, CAME_BETWEEN
from timeline.admin.stops import stops
from timeline.curation.changing import NeedsReason
from timeline.curation.publishing import NotPublishable
from timeline.curation.rights import holds, may_delete, may_edit
from timeline.curation.steps import STEPS, NotInOrder, Step, next_steps, take
from timeline.desk import what_was_typed
from timeline.models import Event, EventPlace, Link, Participation
from timeline.models.lists import PUBLIC, Status

STEP = "_step"


class Participants(Rows):
    model = Participation
    fields = ["actor", "role", "position"]


class EventPlaces(Rows):
    model = EventPlace
    fields = ["place", "role", "position"]
    show_change_link = True


class Links(Rows):
    model = Link
    form = LinkForm
    fk_name = "source"
    fields = ["kind", "target", "basis"]
    show_change_link = True


@admin.register(Event)
class EventAdmin(RecordedAdmin):
    form = EventForm
    list_display = ["title", when, "type", "status", "made_by", "updated"]
    list_filter = ["status", Whose, "topics", "kind", Family, ("type", admin.RelatedOnlyFieldListFilter), "precision"]
    list_select_related = ["type", "made_by"]
    search_fields = ["title", "slug", "claims__text", "claims__key", "claims__citations__quote", "date_citations__quote"]
    inlines = [DateCitations, Claims, Participants, EventPlaces, Links]
    fieldsets = [
        (None, {"fields": ["title", "slug", ("kind", "type"), ("modality", "granularity"), "topics"]}),
        ("When", {"fields": ["date", "date_basis", "date_wording", "date_note"]}),
    ]

    def has_delete_permission(self, request, obj=None):
        """Drafts that never were public alone are deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or may_delete(request.user, obj))

    def get_urls(self):
        return [*merging_pages(self), *super().get_urls()]

    def steps_for(self, user, event):
        return [step for step in next_steps(event) if holds(user, step.right, event)]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """With where it stands, what stops it and the steps that this person may take."""
        event = obj or Event(made_by=request.user)
        context |= {"steps": self.steps_for(request.user, event), "STEP": STEP}
        if obj is not None:
            context["stops"] = stops(obj) if obj.status not in (Status.RETRACTED, Status.MERGED) else []
            context["is_public"] = obj.status in PUBLIC
            context |= offered(request.user, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A step of an event that cannot be edited is taken without its form."""
        event = Event.objects.filter(pk=object_id).first() if object_id and object_id.isdecimal() and len(object_id) < 19 else None
        if event is not None and asked_step(request) and not may_edit(request.user, event):
            return self.step_alone(request, event)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def step_alone(self, request, event):
        """What was typed comes back with a refusal, and where the form was open to more than the step."""
        reason = Reason(request.POST)
        if "title" in request.POST:
            return what_was_typed(
                request, f"“{event}” is {event.get_status_display().lower()} now, and this form closed to you.", status=403
            )
        try:
            if not reason.is_valid():
                raise NotInOrder(reason.problem.rstrip("."))
            self.take_step(request, event, reason.cleaned_data["why"])
        except (NotPublishable, NeedsReason, NotInOrder, *CAME_BETWEEN) as refused:
            said = AT_ONCE if isinstance(refused, CAME_BETWEEN) else str(refused).rstrip(".")
            if reason.typed.strip():
                return what_was_typed(request, f"{said}.", status=409)
            messages.error(request, f"Nothing has changed: {said}.")
        return HttpResponseRedirect(request.path)

    def take_step(self, request, event, why):
        """Take the step that was asked for; forbidden where the person may not."""
        step = asked_step(request)
        event.refresh_from_db()
        if not holds(request.user, step.right, event):
            raise PermissionDenied(f"“{step.label}” is not open to {request.user}.")
        take(event, step.name, request.user, why)
        messages.success(request, f"“{event}” is {step.after.label.lower()} now.")

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if asked_step(request):
            self.take_step(request, form.instance, form.cleaned_data["why"])

    def response_change(self, request, obj):
        return self.back_to(obj) if asked_step(request) else super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self.back_to(obj) if asked_step(request) else super().response_add(request, obj, post_url_continue)

    def back_to(self, event):
        return HttpResponseRedirect(reverse("admin:timeline_event_change", args=[event.pk]))


def asked_step(request) -> Step | None:
    """The step whose button was pressed."""
    name = request.POST.get(STEP) if request.method == "POST" else None
    if name is not None and name not in STEPS:
        raise BadRequest(f"{STEP} is {name!r}; expected one of {', '.join(STEPS)}.")
    return STEPS.get(name)
