"""What stops an event from being published, and what becomes public with it."""

from timeline.models import Actor, Article, Place, Topic


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
