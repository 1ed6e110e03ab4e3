"""What a reader sees where there is no page to show."""

import re

from django.conf import settings
from django.contrib.admin.exceptions import DisallowedModelAdminLookup, DisallowedModelAdminToField
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.template.response import TemplateResponse

LONGEST_SENTENCE = 500


def bad_request(request, exception=None):
    if isinstance(exception, RequestDataTooBig):
        return TemplateResponse(request, "413.html", {"most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE}, status=413)
    return TemplateResponse(request, "400.html", {"sentence": sentence_of(exception)}, status=400)


def sentence_of(error):
    """What was wrong, where that is known; the rest is told to nobody."""
    if isinstance(error, BadRequest):
        return str(error)[:LONGEST_SENTENCE]
    if isinstance(error, DisallowedModelAdminLookup | DisallowedModelAdminToField):
        return f"{str(error)[:LONGEST_SENTENCE]}."
    if isinstance(error, TooManyFieldsSent):
        return f"The address or form holds more than {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} fields, which is the most that is read."
    if isinstance(error, MultiPartParserError):
        return "The form breaks off or is not written as forms are."
    return ""


def forbidden(request, exception=None):
    return TemplateResponse(request, "403.html", status=403)


def not_found(request, exception=None):
    """The same page for what never was, what is not public and what was deleted."""
    return TemplateResponse(request, "404.html", {"words": words_of(request.path)}, status=404)


def gone(request, event):
    """A retracted event: its address stays and says when and why. Browsers would keep the answer, and a retraction can be taken back."""
    return TemplateResponse(request, "410.html", {"event": event}, status=410, headers={"Cache-Control": "no-cache"})


def failed(request):
    """Without request and database: whatever failed must not fail again here."""
    return HttpResponse(render_to_string("500.html"), status=500)


def words_of(path):
    """What the last part of an address seems to look for: /events/green-zone/ → "green zone"."""
    last = path.rstrip("/").rpartition("/")[2]
    return " ".join(re.findall(r"[^\W_]+", last))[:80]
