"""Articles and origins: only what an event shows, and only origins that are known."""

import pytest

from timeline.chronology.loading import with_entry
from timeline.chronology.origins import articles, has_origins, origins
from timeline.models import Event, Link


def rests(title):
    event = with_entry(Event.objects.filter(title=title)).get()
    found = articles(event)
    return [article.title for article in found], [origin.name for origin in origins(found)]


def test_two_sites_that_relay_one_agency_are_one_origin(make_event, make_claim, make_article):
    event = make_event("Strike", article=make_article("One", publisher="Site A", origin="AP", published="2020-01-04"))
    make_claim(event, article=make_article("Two", publisher="Site B", origin="AP", published="2020-01-03"))
    make_claim(event, article=make_article("Three", publisher="Site C", published="2020-01-05"))
    assert rests("Strike") == (["Two", "One", "Three"], ["AP"])
    assert not Event.objects.filter(has_origins(2)).exists()


@pytest.fixture
def everywhere(make_event, make_claim, make_article, cite):
    """A statement that rests on another origin by every way there is, and on more through a draft."""
    names = ["date", "claim", "place", "link", "made in it", "link to a draft", "made in it about a draft"]
    by = {name: make_article(name, publisher=name, origin=name, published=f"2020-01-0{day}") for day, name in enumerate(names, 1)}
    event = make_event("Statement", kind="statement", type="threat", places=["Baghdad"], claims=0, article=by["date"])
    other, draft = make_event("Other", article=by["date"]), make_event("Draft", status="draft", article=by["date"])
    make_claim(event, article=by["claim"])
    cite(event_place=event.event_places.get(), article=by["place"])
    for target, name in ((other, "link"), (draft, "link to a draft")):
        cite(link=Link.objects.create(source=event, kind="responds_to", target=target, basis="cited"), article=by[name])
    make_claim(other, made_in=event, article=by["made in it"])
    make_claim(draft, made_in=event, article=by["made in it about a draft"])
    return event


def test_an_event_rests_on_all_that_it_shows(everywhere):
    shown = ["date", "claim", "place", "link", "made in it"]
    assert rests("Statement") == (shown, sorted(shown))


@pytest.mark.parametrize(
    ("least", "titles"), [(1, ["Other", "Statement"]), (2, ["Other", "Statement"]), (3, ["Statement"]), (5, ["Statement"]), (6, [])]
)
def test_the_database_counts_the_same_origins(everywhere, view, least, titles):
    assert sorted(event.title for event in view(f"origins={least}").events()) == titles
