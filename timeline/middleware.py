"""What every answer goes through: HEAD, the headers that all carry, static files and errors included, and Brotli for whole pages."""

import re

import brotli
from django.utils.cache import patch_vary_headers

from timeline.chronology.moment import one_moment

READS_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))")
SHORT = 200  # bytes: below it, compression saves nothing
QUALITY = 6  # as quick as gzip, a quarter smaller

LIVE = ("/healthz", "/readyz")  # what must answer where no database does

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def without_body(get_response):
    """To HEAD, what GET would say of itself, and nothing more: the server in front would complain."""

    def middleware(request):
        response = get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = ()
            else:
                response.content = b""
        return response

    return middleware


def headers(get_response):
    """Stands before all that answers."""

    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def compressed(get_response):
    """Brotli for whole answers; streams, and readers without it, are left to gzip.

    Nothing that an answer repeats from its address can be guessed by its length: public pages hold no secret, and the
    admin's tokens are masked anew each time.
    """

    def middleware(request):
        response = get_response(request)
        if response.streaming or len(response.content) < SHORT or response.has_header("Content-Encoding"):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if READS_BROTLI.search(request.headers.get("Accept-Encoding", "")):
            compress(response)
        return response

    return middleware


def compress(response):
    response.content = brotli.compress(response.content, quality=QUALITY)
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(response.content))
    if response.headers.get("ETag", "").startswith('"'):
        response.headers["ETag"] = "W/" + response.headers["ETag"]


def of_one_moment(get_response):
    """Stands last: a page shows the rows as they stood at one moment, whatever is saved while it is made."""

    def middleware(request):
        if request.path_info.startswith(LIVE) or request.method not in ("GET", "HEAD"):
            return get_response(request)
        with one_moment():
            return get_response(request)

    return middleware
