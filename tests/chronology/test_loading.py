"""What is loaded with events: all of a row, nothing of a draft."""

import pytest

from timeline.chronology.loading import with_entry, with_page
from timeline.chronology.origins import articles, citations, origins
from timeline.models import Event, Link


@pytest.fixture
def told(make_event, make_claim, make_article, cite):
    """A statement with claims about a public event and about a draft, links to both, and a place that is cited."""
    said = make_event("Said", kind="statement", type="threat", actors=["Iran"], places=["Baghdad"], topics=["Truce"])
    public, draft = make_event("Public"), make_event("Draft", status="draft")
    make_claim(public, "About the public one.", made_in=said, said_by="Iran", via=["AP"])
    make_claim(draft, "About the draft.", made_in=said)
    make_claim(said, "Made in a draft.", made_in=draft)
    for target in (public, draft):
        cite(link=Link.objects.create(source=said, kind="responds_to", target=target, basis="cited"))
        Link.objects.create(source=target, kind="follows", target=said, basis="reading")
    cite(event_place=said.event_places.get())
    return said


def shown(event):
    """Everything a row or a page reads of an event."""
    relays = [relay.actor.name for citation in citations(event) for relay in citation.relays.all()]
    roles = [(part.role, part.actor.name) for part in event.participations.all()]
    places = [(part.role, part.place.name) for part in event.event_places.all()]
    claims = [(claim.text, claim.about.name, claim.said_by, claim.made_in) for claim in event.claims.all()]
    made = [(claim.text, claim.event.title) for claim in event.claims_made.all()]
    sources = [(article.title, article.publisher.name, article.origin) for article in articles(event)]
    return event.type.family.name, relays, roles, places, claims, made, sources, len(origins(articles(event)))


@pytest.mark.parametrize("load", [with_entry, with_page])
def test_a_row_asks_nothing_more_once_it_is_loaded(told, load, django_assert_num_queries):
    events = list(load(Event.objects.public()))
    with django_assert_num_queries(0):
        for event in events:
            shown(event)


def test_a_page_knows_its_neighbours_and_topics(told, django_assert_num_queries):
    event = with_page(Event.objects.filter(pk=told.pk)).get()
    with django_assert_num_queries(0):
        assert [(link.kind, link.target.title) for link in event.links.all()] == [("responds_to", "Public")]
        assert [(link.kind, link.source.title) for link in event.linked_from.all()] == [("follows", "Public")]
        assert [topic.name for topic in event.topics.all()] == ["Truce"]


def test_nothing_of_a_draft_is_loaded(told):
    event = with_page(Event.objects.filter(pk=told.pk)).get()
    assert [claim.text for claim in event.claims_made.all()] == ["About the public one."]
    assert [(claim.text, claim.made_in) for claim in event.claims.all()][-1] == ("Made in a draft.", None)
    assert [link.target.title for link in event.links.all()] == ["Public"]


def test_the_text_of_an_article_is_never_loaded(make_event, make_article):
    make_event(article=make_article("Held", text="rockets fell on Saturday"))
    event = with_entry(Event.objects.all()).get()
    assert "text" in articles(event)[0].get_deferred_fields()
