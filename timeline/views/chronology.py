"""The chronology, filtered by the query string."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from timeline.chronology.alternatives import alternatives
from timeline.chronology.facets import TOP, facets
from timeline.chronology.filters import Filters
from timeline.chronology.loading import with_entry
from timeline.chronology.paging import Page
from timeline.chronology.totals import totals
from timeline.models import Topic

from .listing import Listing
from .regions import regions

# Query keys that stand as fields of the filter's form whatever they hold.
FIELDS = ("from", "to", "within")


@require_safe
@regions("view")
def chronology(request):
    filters = Filters(request.GET)
    context = {"filters": filters, "topic": Topic.objects.public().first(), "path": request.path}
    context |= shown(request, filters) if not filters.problem else {}
    context |= kept(filters, context.get("facets", []))
    response = TemplateResponse(request, "chronology.html", context, status=400 if filters.problem else 200)
    if not filters.problem and not unfolded(request):
        response.headers["HX-Push-Url"] = address(request, filters)
    return response


def shown(request, filters):
    """What the page shows of a view that can be read."""
    page = Page(filters.events(), filters, with_entry)
    return {
        "page": page,
        "listing": Listing(page),
        "totals": totals(filters),
        "facets": facets(filters, None if unfolded(request) else TOP),
        "said": filters.said(page.total),
        "active": sum(phrase.is_active for phrase in filters.phrases),
        "alternatives": alternatives(filters) if not page.total else [],
    }


def unfolded(request):
    """Whether all choices of the long facets are asked for, not the most frequent alone."""
    return bool(request.GET.get("more"))


def kept(filters, facets):
    """Hidden fields: what the filter's form does not show but keeps, and what a search keeps."""
    problem = filters.problem.param if filters.problem else ""
    pairs = [(key, value) for key, values in filters.typed.items() for value in values if key not in ("after", problem)]
    choices = [choice for facet in facets for parent in facet.choices for choice in (parent, *parent.children)]
    fields = {(choice.key, choice.value) for choice in choices}
    return {
        "kept": [pair for pair in pairs if pair[0] not in FIELDS and pair not in fields],
        "search_keeps": [pair for pair in pairs if pair[0] != "q"],
        "types_open": any(choice.is_open for facet in facets if facet.name == "what" for choice in facet.choices),
    }


def address(request, filters):
    """The shortest address of this view, for the address bar: a form sends empty fields too."""
    after = {"after": filters.values["after"]} if filters.after else {}
    return request.path + filters.query(**after).removesuffix("?")
