"""What stops an event from being published, and what becomes public with it."""

import pytest

from timeline.curation.publishing import NotPublishable, what_stops
from timeline.curation.steps import publish
from timeline.models import Actor, Article, Event, Place, Revision, Topic
from timeline.models.search import SearchText


def test_a_public_event_shows_its_actors_places_topics_and_articles(make_event, make_actor, make_place):
    iraq = make_place("Iraq")
    zone = make_place("Green Zone", parent=iraq)
    iran = make_actor("Iran")
    make_event(actors=[make_actor("Quds Force", parents=[iran])], places=[zone], topics=["Truce"])
    assert [model.objects.filter(is_public=False).count() for model in (Actor, Article, Place, Topic)] == [0, 0, 0, 0]
    assert Place.objects.count() == Actor.objects.count() == 2


def test_a_draft_shows_nothing(make_event, make_claim):
    event = make_event(status="draft", actors=["Iran"], places=["Baghdad"], topics=["Truce"])
    make_claim(event, said_by="A militia", via=["An agency"])
    assert [model.objects.filter(is_public=True).count() for model in (Actor, Article, Place, Topic)] == [0, 0, 0, 0]


def test_a_public_claim_shows_its_speaker_and_relays(make_event, make_claim):
    make_claim(make_event(), said_by="A politician", via=["Associated Press"])
    assert set(Actor.objects.public().values_list("name", flat=True)) == {"A politician", "Associated Press"}


def test_a_link_shows_its_source_only_where_both_events_are_public(make_event, make_article, cite):
    first, draft = make_event("First"), make_event("Draft", status="draft")
    article = make_article("Only the link rests on it")
    cite(link=first.links.create(kind="follows", target=draft, basis="cited"), article=article)
    assert not Article.objects.public().filter(pk=article.pk).exists()


def test_publishing_takes_a_cited_claim_and_a_cited_date(make_event):
    event = make_event(status="in_review", claims=0, cited=False)
    with pytest.raises(NotPublishable) as refused:
        publish(event)
    assert refused.value.reasons == [
        "claims: none; expected at least one, about the event or made in it about a public one",
        "date: no citation; expected the words that date the event",
    ]
    assert not Event.objects.get().is_public


def test_publishing_shows_the_event_and_tells_why(make_event, admin_user):
    event = make_event("Süleymani", status="in_review", actors=["Iran"])
    publish(event, admin_user, "Checked twice")
    event.refresh_from_db()
    revision = Revision.objects.get()
    assert (event.status, event.version, event.first_published) == ("published", 2, event.status_since)
    assert (revision.verb, revision.who, revision.why, revision.public) == ("published", admin_user, "Checked twice", True)
    assert Actor.objects.get().is_public
    assert "suleymani" in SearchText.objects.get().words


def test_a_statement_may_rest_on_claims_made_in_it(make_event, make_claim):
    statement = make_event("He speaks", status="draft", kind="statement", type="threat", claims=0)
    make_claim(make_event(), made_in=statement)
    assert what_stops(statement) == []


def test_a_statement_cannot_rest_on_claims_that_readers_do_not_see(make_event, make_claim):
    statement = make_event("He speaks", status="draft", kind="statement", type="threat", claims=0)
    make_claim(make_event(status="draft"), made_in=statement)
    assert what_stops(statement) == ["claims: none; expected at least one, about the event or made in it about a public one"]


def test_too_much_of_an_article_is_not_quoted(make_event, make_article):
    article = make_article(slug="short", characters=100)
    make_event(article=article, quote="thirty characters are not much")
    event = make_event(status="draft", article=article, quote="and thirty more are far too many")
    assert what_stops(event) == ["article short, characters: 124.0% of them quoted with their context; expected at most 40%"]


def test_what_was_retracted_is_not_published_again(make_event):
    assert what_stops(make_event(status="retracted")) == ["status: retracted; expected a draft or an event in review"]
