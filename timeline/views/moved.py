"""Addresses that once were public and now lead on."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from timeline.models import SlugRedirect


def moved(rows, kind, slug):
    """To the public row that once had this slug, for ever; the same 404 for what never was and what is not public."""
    row = rows.filter(pk__in=SlugRedirect.objects.filter(kind=kind, slug=slug).values("target")).first()
    if row is None:
        raise Http404
    return lead_on(row)


def lead_on(to):
    """For ever, yet asked again each time: a merge can be undone and an address taken back, and browsers would keep the old way."""
    response = redirect(to, permanent=True)
    patch_cache_control(response, no_cache=True)
    return response
