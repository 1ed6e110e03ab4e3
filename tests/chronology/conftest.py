"""A view by its query string, and what it holds."""

import pytest
from django.http import QueryDict

from timeline.chronology.filters import Filters
from timeline.models.search import rebuild


@pytest.fixture
def view(db):
    def make(query="", **options):
        return Filters(QueryDict(query), **options)

    return make


@pytest.fixture
def found(view):
    """Titles of the events of a view, in its order, with the search index up to date."""

    def make(query=""):
        rebuild()
        filters = view(query)
        assert filters.problem is None, filters.problem
        return [event.title for event in filters.events()]

    return make
