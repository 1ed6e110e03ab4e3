"""The way around the site, for the head of every page."""

from django import template
from django.urls import reverse

register = template.Library()

PAGES = (
    # words, name of the page, names of the pages below it
    ("Chronology", "chronology", ("event",)),
    ("Sources", "articles", ("article",)),
    ("People and groups", "actors", ("actor",)),
    ("Places", "places", ("place",)),
    ("Topics", "topics", ("topic",)),
    ("Changes", "changes", ("event_changes",)),
    ("Data", "data", ()),
    ("About", "about", ()),
)
FILES = (("CSV", "csv"), ("JSON", "json"), ("Claims as CSV", "claims.csv"))


@register.inclusion_tag("parts/_nav.html", takes_context=True)
def site_nav(context):
    here = getattr(getattr(context.get("request"), "resolver_match", None), "url_name", "")
    return {"links": [nav_link(*page, here) for page in PAGES]}


def nav_link(words, name, below, here):
    return {"words": words, "url": reverse(name), "current": "page" if here == name else "true" if here in below else ""}


@register.inclusion_tag("parts/_files.html")
def file_links(query="", event=""):
    """Links to the files of a view (its query string) or of one event (its slug)."""
    return {"links": [{"words": words, "url": file_url(name, event) + query} for words, name in FILES]}


def file_url(name, event):
    return reverse("event_export", kwargs={"slug": event, "format": name}) if event else reverse("export", kwargs={"format": name})
