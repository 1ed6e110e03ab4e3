"""Every public address, read from the URL conf: a new page is tried without a word here."""

import re

from django.urls import get_resolver

from timeline.exports import FORMATS
from timeline.models import Actor, Article, Event, Place, Topic

ROWS = {"events": Event, "articles": Article, "actors": Actor, "places": Place, "topics": Topic}


def shapes():
    """Paths of the public part, with holes for slugs: ``/events/%(slug)s/``. The admin has a namespace and is left out."""
    routes = get_resolver().reverse_dict
    paths = {path for name in routes if isinstance(name, str) for ways, *_ in routes.getlist(name) for path, _ in ways}
    found = {"/" + path.replace("%(format)s", format) for path in paths for format in FORMATS}
    assert not [shape for shape in found if "%" in shape.replace("%(slug)s", "")], "say here what fills the other holes"
    return sorted(found)


def filled(slugs):
    """All public paths, the slugs taken from ``slugs``: {"events": ["a-slug"], …}."""
    found = set()
    for shape in shapes():
        kind = re.match(r"/(\w*)", shape)[1]
        found.update(shape % {"slug": slug} for slug in slugs[kind]) if "%" in shape else found.add(shape)
    return sorted(found)


def public_paths():
    """The addresses of all rows that readers may see."""
    return filled({kind: list(model.objects.public().values_list("slug", flat=True)) for kind, model in ROWS.items()})
