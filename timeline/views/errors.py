"""What a reader sees where there is no page to show."""

import re

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse


def bad_request(request, exception=None):
    return TemplateResponse(request, "400.html", status=400)


def forbidden(request, exception=None):
    return TemplateResponse(request, "403.html", status=403)


def not_found(request, exception=None):
    """The same page for what never was, what is not public and what was deleted."""
    return TemplateResponse(request, "404.html", {"words": words_of(request.path)}, status=404)


def gone(request, event):
    """A retracted event: its address stays and says when and why."""
    return TemplateResponse(request, "410.html", {"event": event}, status=410)


def failed(request):
    """Without request and database: whatever failed must not fail again here."""
    return HttpResponse(render_to_string("500.html"), status=500)


def words_of(path):
    """What the last part of an address seems to look for: /events/green-zone/ → "green zone"."""
    last = path.rstrip("/").rpartition("/")[2]
    return " ".join(re.findall(r"[^\W_]+", last))[:80]
