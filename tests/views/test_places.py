"""Places: the list by country, and one of them with all that lies in it."""

import re

import pytest

from tests.views.portions import answered, numbers, queries, section, text, titles
from timeline.models import Place, RecordKind, SlugRedirect
from timeline.views.places import EXACTNESS


@pytest.fixture
def look(client):
    return lambda path="/places/baghdad/", status=200: answered(client, path, status)


@pytest.fixture
def zone(make_place):
    """The Green Zone, in Baghdad, in Iraq."""
    baghdad = make_place("Baghdad", parent=make_place("Iraq"), lat=33.3, lon=-44.25, precision=2)
    return make_place("Green Zone", parent=baghdad)


def test_its_chronology_holds_what_happened_in_its_parts(look, zone, make_event):
    make_event("In the zone", "2020-11", places=[zone])
    make_event("In the city", "2020-12", places=["Baghdad"])
    make_event("In the country", "2020-10", places=["Iraq"])
    html = look()
    assert titles(html) == ["In the zone", "In the city"]
    assert ("events", "2") in numbers(html)
    assert section(html, "Lies in it") == "Green Zone 1"
    assert 'href="/?place=baghdad"' in html
    assert 'href="/events.csv?place=baghdad"' in html


def test_it_says_where_it_lies_and_how_exactly(look, zone, make_event):
    make_event(places=[zone])
    html = look()
    assert "in Iraq · 33.3° N, 44.25° W: close by, within about 25 km" in text(html).replace("in Iraq 33", "in Iraq · 33")
    assert sorted(EXACTNESS) == [1, 2, 3, 4, 5, 6, 7]


def test_a_place_without_coordinates_gives_none(look, make_event):
    make_event(places=["Baghdad"])
    assert "°" not in look()


def test_nothing_of_a_draft_shows_or_counts(look, zone, make_event, make_place):
    make_event("Seen", places=["Baghdad"])
    make_event("Zzyzx", places=[zone, "Secret base"], status="draft")
    html = look()
    assert ("event", "1") in numbers(html)
    assert "Zzyzx" not in html
    assert "Green Zone" not in html + look("/places/")
    assert "Secret base" not in look("/places/")


def test_what_is_not_public_is_not_found_and_an_old_address_leads_on(client, make_event, make_place):
    make_event(places=["Baghdad"])
    hidden = make_place("Hidden")
    SlugRedirect.objects.create(kind=RecordKind.PLACE, slug="bagdad", target=Place.objects.get(slug="baghdad").pk)
    SlugRedirect.objects.create(kind=RecordKind.PLACE, slug="concealed", target=hidden.pk)
    response = client.get("/places/bagdad/")
    assert (response.status_code, response["Location"]) == (301, "/places/baghdad/")
    assert [client.get(f"/places/{slug}/").status_code for slug in ("hidden", "concealed", "never-was")] == [404] * 3


def test_the_list_is_a_tree_by_country(look, zone, make_event, make_place):
    make_event("One", places=[zone, "Baghdad"])
    make_event("Two", places=["Iraq"])
    make_event("Three", places=[make_place("The Gulf", country="sea"), make_place("Everywhere", country="")])
    html = look("/places/")
    assert re.findall(r"<h2[^>]*>(?:<a[^>]*>)?([^<]+)", html) == ["Iraq", "At sea", "In no country, or in several", *foot(html)]
    assert section(html, "Iraq") == "2 events Baghdad 1 Green Zone 1"
    assert 'href="/places/iraq/">Iraq</a>' in html
    assert 'href="/?country=iq">2 events' in html
    assert 'href="/?country=sea">1 event' in html


def foot(html):
    """The headings of every page's foot."""
    return re.findall(r"<h2[^>]*>([^<]+)", html.split("</main>")[1])


def test_every_place_stands_in_the_list_though_its_parent_lies_in_another_country(look, make_event, make_place):
    make_event(places=[make_place("Embassy", country="us", parent=make_place("Baghdad"))])
    assert section(look("/places/"), "Iraq") == "0 events Baghdad 1"
    assert section(look("/places/"), "United States") == "1 event Embassy 1"


def test_queries_do_not_grow_with_places_and_events(client, make_event, make_place):
    def fill(*numbers):
        for number in numbers:
            make_event(f"Event {number}", places=[make_place(f"Part {number}", parent=make_place("Baghdad")), "Baghdad"], actors=["Iran"])

    fill(1, 2)
    few, listed = queries(client, "/places/baghdad/"), queries(client, "/places/")
    fill(*range(3, 10))
    assert queries(client, "/places/baghdad/") == few <= 35
    assert queries(client, "/places/") == listed <= 5
