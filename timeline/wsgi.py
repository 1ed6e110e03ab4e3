"""WSGI entry point for the production server."""

import os

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application


class Request(WSGIRequest):
    """Queries and forms are UTF-8, whatever a request says of itself.

    To believe it, Django reads the query while the request is made, and what cannot be read then fails where nothing answers.
    """

    @property
    def encoding(self):
        return None  # that is DEFAULT_CHARSET

    @encoding.setter
    def encoding(self, claimed):
        pass


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
application = get_wsgi_application()
application.request_class = Request
