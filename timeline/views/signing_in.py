"""Signing in: where a guess comes from, and what answers one too many."""

from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from math import ceil

from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

ONE_HOUSEHOLD = 64  # bits: who has one IPv6 address has all that begin so
UNKNOWN = "0.0.0.0"  # noqa: S104


def client_address(request) -> str:
    """The client's, as the server or the proxy before it saw it: what else stands in the header anyone may have written."""
    last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() if settings.TRUST_PROXY else ""
    for told in (last, request.META.get("REMOTE_ADDR", "")):
        with suppress(ValueError):
            return household(ip_address(told))
    return UNKNOWN


def household(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), ONE_HOUSEHOLD), strict=False).network_address)


def one_guess_too_many(request, response, credentials):
    """The same for a name that has an account and for one that has none."""
    seconds = seconds_to_wait(get_client_username(request, credentials), client_address(request))
    refused = render(request, "429.html", {"minutes": ceil(seconds / 60)}, status=429)
    refused.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(refused)
    return refused


def seconds_to_wait(name, address) -> int:
    last = AccessAttempt.objects.filter(username=name, ip_address=address).aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return max(1, ceil((last + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()))
