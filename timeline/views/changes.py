"""What was changed in public, when and why: of everything, and of one event."""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.chronology.changes import Log, LogForm, public_changes
from timeline.models import Event, RecordKind

from .events import elsewhere
from .told import days


@require_safe
def changes(request):
    return answer(request, "changes.html", public_changes(), {"path": reverse("changes")})


@require_safe
def event_changes(request, slug):
    found = Event.objects.public().filter(slug=slug).first()
    if found is None:
        return elsewhere(request, slug, address=history)
    own = public_changes().of(RecordKind.EVENT, found)
    return answer(request, "changes/event.html", own, {"path": history(found), "event": found})


def history(event):
    return reverse("event_changes", args=[event.slug])


def answer(request, template, revisions, context):
    """A page of the log from the place that is asked for; none where that cannot be read."""
    form = LogForm(request.GET)
    if not form.is_valid():
        return TemplateResponse(request, template, context | {"problem": form.problem}, status=400)
    after = form.cleaned_data["after"]
    log = Log(revisions, after)
    return TemplateResponse(request, template, context | {"days": days(log), "cursor": log.cursor, "is_first": after is None})
