"""Files of a filtered view and of one event."""

from hashlib import sha256

from django.http import JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from timeline.chronology.filters import Filters
from timeline.chronology.keys import WHOLE
from timeline.exports import FORMATS, WRITING
from timeline.models import Event, Revision

from .events import elsewhere


def etag(request, *args, **kwargs):
    """Weak: it says that the content is the same, and moves with every public change and no other."""
    asked = sha256(request.get_full_path().encode("utf-8", "replace")).hexdigest()[:16]
    return f'W/"{WRITING}.{Revision.objects.number()}-{asked}"'


def problem(found):
    """An unreadable query, for programs (RFC 9457)."""
    body = {"title": "This query cannot be read", "status": 400, "detail": found.detail, "param": found.param}
    return JsonResponse(body, status=400, content_type="application/problem+json")


def answer(keys, format, filters, name):
    """The file, written while it is sent."""
    chosen = FORMATS[format]
    response = StreamingHttpResponse(chosen.write(keys, filters), content_type=chosen.content_type)
    if format != "json":
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def export(request, format):
    """`/events.json`, `/events.csv`, `/claims.csv` with the query string of the chronology."""
    filters = Filters(request.GET, strict=True, keys=WHOLE)
    if filters.problem:
        return problem(filters.problem)

    def whole():
        keys = list(filters.events().values_list("pk", flat=True))
        return answer(keys, format, filters.values, FORMATS[format].file)

    return unchanged_or(request, whole)


@require_safe
def event_export(request, slug, format):
    """One event in the same envelope. A query has nothing to ask here."""
    if refused := Filters(request.GET, strict=True, keys=()).problem:
        return problem(refused)
    event = Event.objects.public().filter(slug=slug).first()
    if event is None:
        return elsewhere(request, slug, lambda heir: reverse("event_export", args=[heir.slug, format]))
    return unchanged_or(request, lambda: answer([event.pk], format, {}, f"{event.slug}.{format}"))


def unchanged_or(request, make):
    """304 where the client holds this content, else what ``make`` makes."""
    return condition(etag_func=etag)(lambda _: make())(request)
