"""WSGI entry point for the production server."""

import os
import time
from contextlib import suppress

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.urls import get_resolver

PIECE = 64 * 1024
MOST_DROPPED = 100 * 1024 * 1024  # bytes; who sends more is cut off,
PATIENCE = 5  # seconds without any, or
ALL_PATIENCE = 60  # in all: who takes longer too


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


class Handler(WSGIHandler):
    """A browser reads the answer when all that it sends was taken, so what was refused unread is taken and dropped."""

    request_class = Request

    def __call__(self, environ, start_response):
        response = super().__call__(environ, start_response)
        if environ["REQUEST_METHOD"] == "POST" and response.status_code >= 400:
            drop_rest(environ)
        return response


def drop_rest(environ):
    end, connection = time.monotonic() + ALL_PATIENCE, environ.get("gunicorn.socket")
    if connection:
        connection.settimeout(PATIENCE)
    with suppress(OSError):
        for _ in range(0, MOST_DROPPED, PIECE):
            if not environ["wsgi.input"].read(PIECE) or time.monotonic() > end:
                break
    if connection:
        connection.settimeout(None)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
django.setup(set_prefix=False)
get_resolver().url_patterns  # noqa: B018  reads all views now, for the first reader should not wait for it
application = Handler()
