"""What goes with a deleted row is told in the history of every row that named it."""

import pytest
from django.urls import reverse

from tests.forms import typed
from timeline.models import Actor, Event, Revision


@pytest.fixture
def delete(person):
    def make(row, **fields):
        address = reverse(f"admin:timeline_{row._meta.model_name}_delete", args=[row.pk])
        return person("chief").client.post(address, {"post": "yes", "why": "A double", **fields})

    return make


def test_names_met_in_a_deleted_article_are_gone_from_the_history_of_their_actor(delete, make_event, make_article):
    make_event(actors=["Iran"])
    actor, article = Actor.objects.get(), make_article("Deleted")
    actor.aliases.create(name="Persia", article=article)
    assert delete(article).status_code == 302
    revision = Revision.objects.of("actor", actor).get()
    assert (revision.verb, revision.why, "aliases" in revision.content, revision.public) == ("edited", "A double", False, True)


def test_a_deleted_topic_is_gone_from_the_history_of_its_drafts(delete, make_event):
    event = make_event(status="draft", topics=["War"])
    assert delete(event.topics.get()).status_code == 302
    assert "topics" not in Revision.objects.of("event", event).get().content


def test_a_deleted_actor_is_gone_from_those_that_it_was_told_apart_from(delete, make_actor):
    kept, gone = make_actor("Hezbollah"), make_actor("Kataib Hezbollah")
    kept.distinct_from.add(gone)
    assert delete(gone).status_code == 302
    assert "distinct_from" not in Revision.objects.of("actor", kept).get().content


def test_a_draft_that_a_public_event_links_to_goes_without_a_trace(delete, make_event):
    public, draft = make_event("Public"), make_event("Draft", status="draft")
    public.links.create(kind="follows", target=draft, basis="reading")
    before = Event.objects.get(pk=public.pk)
    assert delete(draft).status_code == 302
    after = Event.objects.get(pk=public.pk)
    assert (after.version, after.updated, after.links.count()) == (before.version, before.updated, 0)
    assert Revision.objects.of("event", public).get().public is False


def test_a_reason_that_is_no_text_deletes_nothing(delete, make_topic):
    topic = make_topic("War")
    assert "control character" in delete(topic, why="a\x1bb").content.decode()
    assert "at most 500" in delete(topic, why="a" * 501).content.decode()
    topic.refresh_from_db()


def test_what_a_public_actor_belongs_to_becomes_public_with_it(person, make_event, make_actor):
    make_event(actors=["Quds Force"])
    actor, parent = Actor.objects.get(), make_actor("Iran")
    client = person("editor").client
    address = reverse("admin:timeline_actor_change", args=[actor.pk])
    assert client.post(address, typed(client.get(address)) | {"parents": [parent.pk]}).status_code == 302
    parent.refresh_from_db()
    assert parent.is_public
