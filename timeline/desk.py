"""The admin site: what cannot be read in an address or a form gets one clear answer."""

from functools import wraps

from django.contrib.admin import AdminSite
from django.contrib.admin.options import TO_FIELD_VAR
from django.core.exceptions import BadRequest, FieldError, ValidationError
from django.db import DataError
from django.http import HttpRequest, QueryDict

MOST_WORDS = 32
LONGEST_QUERY = 2000


class Desk(AdminSite):
    site_header = site_title = "Timeline"
    index_title = "Curation"

    def admin_view(self, view, cacheable=False):
        return super().admin_view(guarded(view), cacheable)


def guarded(view):
    """The stock admin answers some unreadable addresses with an error of the server; here they are refused."""

    @wraps(view)
    def inner(request, *args, **kwargs):
        refuse_unreadable(request)
        reading = request.method in ("GET", "HEAD")
        try:
            response = view(request, *args, **kwargs)
            return response.render() if reading and hasattr(response, "render") and not response.is_rendered else response
        except (OverflowError, DataError) as error:
            raise BadRequest("A number in the address or form is too large.") from error
        except (ValueError, FieldError, ValidationError) as error:
            if reading and request.GET:
                raise BadRequest("The address holds a value that cannot be read.") from error
            raise

    return inner


def refuse_unreadable(request: HttpRequest) -> None:
    for values in (request.GET, request.POST):
        _refuse_nul(values)
        if values.get(TO_FIELD_VAR) == "":
            raise BadRequest(f"{TO_FIELD_VAR} is empty; expected the name of a field.")
    for key, value in request.GET.items():
        if len(value) > LONGEST_QUERY:
            raise BadRequest(f"{key} has {len(value)} characters; expected at most {LONGEST_QUERY}.")
    for key in ("q", "term"):
        if len(request.GET.get(key, "").split()) > MOST_WORDS:
            raise BadRequest(f"{key} has {len(request.GET[key].split())} words; expected at most {MOST_WORDS}.")


def _refuse_nul(values: QueryDict) -> None:
    for key, held in values.lists():
        if "\x00" in key or any("\x00" in value for value in held):
            raise BadRequest("The address or form holds a NUL character; expected text.")
