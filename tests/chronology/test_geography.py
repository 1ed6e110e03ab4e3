"""Places as a tree."""

import pytest

from timeline.chronology.geography import countries, events_by_place, trees

pytestmark = pytest.mark.django_db


def shape(nodes):
    return [(node.place.name, node.events, shape(node.parts)) for node in nodes]


def test_an_event_counts_once_in_all_that_holds_its_places(make_event, make_place):
    city = make_place("City", parent=make_place("Land"))
    make_event(places=[make_place("Street", parent=city), make_place("Square", parent=city), city])
    make_event(places=["Land"])
    assert shape(trees()) == [("Land", 2, [("City", 1, [("Square", 1, []), ("Street", 1, [])])])]


def test_a_circle_of_places_ends(make_event, make_place):
    first = make_place("First")
    second = make_place("Second", parent=first)
    first.parent = second
    first.save(update_fields=["parent"])
    make_event(places=[first])
    assert events_by_place() == {first.pk: 1, second.pk: 1}


def test_the_row_of_a_country_is_its_heading(make_event, make_place):
    iraq = make_place("Iraq")
    make_event(places=[make_place("Basra", parent=iraq), make_place("Desert")])
    (country,) = countries()
    assert (country.name, country.events, country.place) == ("Iraq", 1, iraq)
    assert shape(country.nodes) == [("Basra", 1, []), ("Desert", 1, [])]
