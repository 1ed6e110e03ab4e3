"""The admin site: what cannot be read in an address or a form gets one clear answer."""

import re
from functools import wraps

from django.contrib.admin import AdminSite, site
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import BadRequest, FieldError, ValidationError
from django.db import DataError
from django.forms.formsets import TOTAL_FORM_COUNT
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.response import TemplateResponse

MOST_WORDS = 32
LONGEST_QUERY = 2000
LONGEST_NAMED = 200
MOST_ROWS = 500  # of one kind in one form: the stock admin would make two thousand empty ones
ROW = re.compile("[0-9]{1,18}")
RISKY = ("__range", "__regex", "__iregex")  # the database fails at a pattern or a pair that is none


class Desk(AdminSite):
    site_header = site_title = "Timeline"
    index_title = "Curation"

    def admin_view(self, view, cacheable=False):
        """A form sent by somebody who was signed out meanwhile is not thrown away; no page with a name on it is kept by browsers."""
        checked = super().admin_view(guarded(view), cacheable and view == self.i18n_javascript)

        @wraps(view)
        def inner(request, *args, **kwargs):
            if request.method == "POST" and "seen" in request.POST and not self.has_permission(request):
                return what_was_typed(request, "You are signed out. Sign in in another window.", status=403)
            return checked(request, *args, **kwargs)

        return inner


def what_was_typed(request: HttpRequest, sentence: str, status: int) -> TemplateResponse:
    """A page that says why a form cannot be saved any more, and holds what was typed into it."""
    typed = [(name, value) for name, values in request.POST.lists() for value in values if is_typed(name, value)]
    context = {**site.each_context(request), "title": "Not saved", "sentence": sentence, "typed": typed}
    return TemplateResponse(request, "admin/timeline/typed.html", context, status=status)


def not_from_its_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the token of this browser. From another site it is only refused: its words are not shown on a page of ours."""
    if request.headers.get("Origin") and reason.startswith("CSRF") and "seen" in request.POST:
        return what_was_typed(
            request, "The page of the form is out of date: somebody signed in or out in this browser, or cookies are off.", 403
        )
    return render(request, "403_csrf.html", status=403)


def is_typed(name: str, value: str) -> bool:
    """Whether a person typed it, and not the page."""
    machine = ("csrfmiddlewaretoken", "seen", "initial-", "_")
    return bool(value.strip()) and not name.startswith(machine) and not name.endswith(("_FORMS", "-id"))


def guarded(view):
    """The stock admin answers some unreadable addresses with an error of the server; here they are refused."""

    @wraps(view)
    def inner(request, *args, **kwargs):
        refuse_unreadable(request)
        asked = request.GET if request.method in ("GET", "HEAD") else [key for key in request.GET if "__" in key]
        try:
            response = view(request, *args, **kwargs)
            asked = asked or request.POST  # a form that comes back looks up what was typed
            if response.headers.get("Location") == f"{request.path}?{ERROR_FLAG}=1":
                raise unreadable(request)  # the list would be shown unfiltered
            return response.render() if hasattr(response, "render") and not response.is_rendered else response
        except (OverflowError, DataError) as error:
            raise BadRequest("A number in the address or form is too large.") from error
        except (ValueError, FieldError, ValidationError) as error:
            if asked:
                raise unreadable(request) from error
            raise

    return inner


def unreadable(request: HttpRequest) -> BadRequest:
    asked = ", ".join(f"{key}={value}" for key, value in request.GET.items())[:LONGEST_NAMED]
    return BadRequest(f"Something in the address cannot be read: {asked}" if asked else "Something in the form cannot be read.")


def refuse_unreadable(request: HttpRequest) -> None:
    for values in (request.GET, request.POST):
        _refuse_nul(values)
        if values.get(TO_FIELD_VAR) == "":
            raise BadRequest(f"{TO_FIELD_VAR} is empty; expected the name of a field.")
    if [chosen for chosen in request.POST.getlist(ACTION_CHECKBOX_NAME) if not ROW.fullmatch(chosen)]:
        raise BadRequest(f"{ACTION_CHECKBOX_NAME} names no row.")
    for key, value in request.POST.items():
        if key.endswith(TOTAL_FORM_COUNT) and value.isdecimal() and int(value[:9]) > MOST_ROWS:
            raise BadRequest(f"{key} is {value[:LONGEST_NAMED]}; expected at most {MOST_ROWS} rows.")
    for key, value in request.GET.items():
        if key == ERROR_FLAG or key.endswith(RISKY):
            raise BadRequest(f"{key} cannot be asked here.")
        if len(value) > LONGEST_QUERY:
            raise BadRequest(f"{key} has {len(value)} characters; expected at most {LONGEST_QUERY}.")
    for key in ("q", "term"):
        if len(request.GET.get(key, "").split()) > MOST_WORDS:
            raise BadRequest(f"{key} has {len(request.GET[key].split())} words; expected at most {MOST_WORDS}.")


def _refuse_nul(values: QueryDict) -> None:
    for key, held in values.lists():
        if "\x00" in key or any("\x00" in value for value in held):
            raise BadRequest("The address or form holds a NUL character; expected text.")
