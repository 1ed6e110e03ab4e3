"""Merging an event into another, shown before it is done; and undoing it."""

import re
from functools import partial, wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from timeline.admin.choices import RowChoice, RowField, row_named
from timeline.admin.history import LONGEST_REASON, Reason
from timeline.admin.units import history_of
from timeline.curation.changing import NeedsReason
from timeline.curation.merging import MERGEABLE, merge, preview, unmerge
from timeline.curation.publishing import NotPublishable
from timeline.curation.rewriting import NotPossible
from timeline.curation.rights import may_merge
from timeline.models import Event
from timeline.models.lists import Status

ROW = re.compile("[0-9]{1,18}")
MERGE = "_merge"
REFUSALS = (NotPossible, NotPublishable, NeedsReason)
LOOK = "Nothing is merged yet. Look over below what will move; then merge."
CHANGED = "Nothing is merged yet: since you looked it over, another event was chosen or one of the two was changed. Look again; then merge."
NO_REASON = "Expected a reason; it stands in the history of both, and in the change log."


class MergeForm(Reason):
    """The other event, and why. ``note`` says what is to be done next."""

    note = ""

    def __init__(self, request, *args):
        super().__init__(*args)
        column, find = Event._meta.get_field("merged_into"), partial(row_named, admin.site.get_model_admin(Event), request)
        self.fields["into"] = RowField(
            label="Merge into", queryset=Event.objects.all(), widget=RowChoice(column, admin.site), find=find
        )  # fmt: skip

    @property
    def into(self) -> Event | None:
        """The event chosen, whatever is wrong beside it."""
        return None if "into" in self.errors or not self.is_bound else self.cleaned_data["into"]


def merging_pages(model_admin) -> list:
    """The addresses of both pages, for the event's admin."""
    pages = {"merge": merge_page, "unmerge": unmerge_page}
    views = {name: model_admin.admin_site.admin_view(partial(page, model_admin)) for name, page in pages.items()}
    return [path(f"<path:object_id>/{name}/", view, name=f"timeline_event_{name}") for name, view in views.items()]


def offered(user, event: Event) -> dict[str, bool]:
    """Which of both the event's page leads to."""
    may = may_merge(user, event)
    return {"may_merge": may and event.status in MERGEABLE, "may_unmerge": may and event.status == Status.MERGED}


def of_event(page):
    """A page of one event, for those who may merge it."""

    @wraps(page)
    def inner(model_admin, request, object_id):
        event = Event.objects.filter(pk=object_id).first() if ROW.fullmatch(object_id) else None
        if event is None:
            raise Http404
        if not may_merge(request.user, event):
            raise PermissionDenied
        return page(model_admin, request, event)

    return inner


@of_event
def merge_page(model_admin, request, event):
    """First what will move, then the merge itself."""
    form, shown = MergeForm(request, request.POST if request.method == "POST" else None), None
    into = form.into
    ready = into and MERGE in request.POST and may_go_on(form, event, into)
    if ready and attempt(form, partial(merge, event, into, request.user, form.cleaned_data["why"])):
        messages.success(request, f"“{event}” was merged into this event, which holds now what both held.")
        return HttpResponseRedirect(event_page(into))
    if into and not form.non_field_errors():
        shown = attempt(form, partial(preview, event, into))
    context = {"form": form, "shown": shown, "into": into, "seen": seen(event, into) if shown else "", "MERGE": MERGE}
    return answer(model_admin, request, event, f"Merge “{event}” into another event", "merge.html", context)


@of_event
def unmerge_page(model_admin, request, event):
    form = Reason(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and attempt(form, partial(unmerge, event, request.user, form.cleaned_data["why"])):
        messages.success(request, "The merge is undone: this event holds again what it held.")
        return HttpResponseRedirect(event_page(event))
    return answer(model_admin, request, event, f"Undo the merge of “{event}”", "unmerge.html", {"form": form})


def may_go_on(form: MergeForm, event: Event, into: Event) -> bool:
    """Whether a reason was given, and what will move was looked over as it now stands."""
    if not form.cleaned_data.get("why") and not form.has_error("why"):
        form.add_error("why", NO_REASON)
    if form.cleaned_data["seen"] != seen(event, into):
        form.note = CHANGED if form.cleaned_data["seen"] else LOOK
        return False
    return form.is_valid()


def attempt(form: Reason, do):
    """What it gives; or nothing, and the form says why."""
    try:
        return do()
    except REFUSALS as refused:
        reasons = refused.reasons if isinstance(refused, NotPublishable) else [str(refused)]
        for reason in reasons:
            form.add_error(None, f"Nothing has changed: {reason}.")
    return None


def seen(event: Event, into: Event) -> str:
    """The newest revisions of both."""
    newest = [history_of(each).values_list("pk", flat=True).first() or 0 for each in (event, into)]
    return "-".join(map(str, (into.pk, *newest)))


def event_page(event: Event) -> str:
    return reverse("admin:timeline_event_change", args=[event.pk])


def answer(model_admin, request, event, title, template, context):
    page = {**model_admin.admin_site.each_context(request), "title": title, "opts": model_admin.opts, "event": event}
    return TemplateResponse(request, f"admin/timeline/{template}", page | context | {"LONGEST": LONGEST_REASON})
