"""Pages: each event once, in one order, from any place on."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.chronology.filters import Filters
from timeline.chronology.loading import with_entry
from timeline.chronology.paging import Page, cursor
from timeline.models import Event


@pytest.fixture
def many(make_event):
    """Events of every precision, several on one day."""
    days = [date(2020, 1, 30) + timedelta(days=number // 2) for number in range(8)]
    dates = [*map(str, days), "2020", "2020-01", "2019/2021", "[..2020-02-01]", "2020-02/..", "[2020-01-30..2020-02-02]", "2020-01"]
    return [make_event(f"Event {number}", edtf) for number, edtf in enumerate(dates)]


def walk(view, query):
    """Titles page by page, by the links that the pages give."""
    seen = []
    while query is not None:
        filters = view(query)
        page = Page(filters.events(), filters)
        seen.append([event.title for event in page])
        query = page.next.removeprefix("?") or None
    return seen


@pytest.mark.parametrize("per_page", [1, 2, 3, 7, 15, 50])
def test_every_event_comes_once_and_newest_is_the_exact_reverse(view, many, per_page):
    oldest = sum(walk(view, f"per_page={per_page}"), [])
    newest = sum(walk(view, f"per_page={per_page}&order=newest"), [])
    assert sorted(oldest) == sorted(event.title for event in many)
    assert newest == oldest[::-1]
    assert oldest == [event.title for event in Event.objects.chronological()]


def test_a_page_knows_its_place_in_the_list(view, many):
    filters = view("per_page=4")
    first = Page(filters.events(), filters)
    filters = view(first.next.removeprefix("?"))
    second = Page(filters.events(), filters)
    assert (first.total, first.first, first.last, len(first), first.is_whole) == (15, 1, 4, 4, False)
    assert (second.total, second.first, second.last, second.events[0]) == (15, 5, 8, first.following)


def test_the_last_page_leads_nowhere(view, many):
    filters = view()
    page = Page(filters.events(), filters)
    assert (page.cursor, page.next, page.is_whole, page.following) == ("", "", True, None)


def test_a_cursor_is_the_place_of_the_last_event_and_outlives_it(view, many):
    filters = view("per_page=3")
    page = Page(filters.events(), filters)
    rest = [event.title for event in filters.events()][3:]
    page.events[-1].delete()
    filters = view(f"after={page.cursor}")
    assert page.cursor == cursor(page.events[-1])
    assert [event.title for event in Page(filters.events(), filters)] == rest


def test_a_place_beyond_the_end_shows_an_empty_page(view, many):
    filters = view("after=9999-01-01.31.9999-01-01.9999-01-01.z")
    page = Page(filters.events(), filters)
    assert (page.events, page.first, page.last, page.total, page.cursor) == ([], 0, 0, 15, "")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.tuples(st.dates(), st.integers(0, 9_999_999), st.dates(), st.dates()), order=st.sampled_from(["oldest", "newest"]))
def test_any_place_cuts_the_list_in_two(many, view, days, order):
    start, length, starts, latest = days
    filters: Filters = view(f"order={order}&per_page=200&after={start}.{length}.{starts}.{latest}.m")
    page = Page(filters.events(), filters)
    whole = [event.pk for event in filters.events()]
    assert [event.pk for event in page] == whole[len(whole) - len(page) :]


def test_a_page_asks_no_more_for_many_events_than_for_one(view, make_event, make_claim):
    def fill(count):
        for number in range(count):
            event = make_event(f"Event {number}", actors=["Iran"], places=["Baghdad"], topics=["Truce"])
            make_claim(event, about="killed", of="americans", value=number, said_by="Iran", via=["AP"])

    def queries():
        filters = view()
        with CaptureQueriesContext(connection) as asked:
            assert Page(filters.events(), filters, with_entry).events
        return len(asked)

    fill(1)
    one = queries()
    fill(12)
    assert queries() == one
