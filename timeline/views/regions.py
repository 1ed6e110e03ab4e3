"""Answer htmx with one region of a page: region name = element id = HX-Target."""

from functools import wraps

from django.utils.cache import patch_vary_headers


def regions(*names):
    """Mark a view whose page has these regions.

    The view answers with a ``TemplateResponse``. Asked for a region that is named here, it renders only that
    partial of its template, with ``region`` in the context. HX-Target decides and nothing else: htmx sends
    HX-Request also when it restores history, and that must get the whole page.
    """

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            wanted = request.headers.get("HX-Target")
            if wanted in names and hasattr(response, "context_data"):
                response.template_name = f"{response.template_name}#{wanted}"
                response.context_data["region"] = wanted
            patch_vary_headers(response, ["HX-Target"])
            return response

        return answer

    return decorate
