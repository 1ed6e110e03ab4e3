"""Topics: the story lines, and one of them with its own chronology."""

import pytest

from tests.views.portions import answered, numbers, queries, section, text, titles
from timeline.models import RecordKind, SlugRedirect, Topic


@pytest.fixture
def look(client):
    return lambda path="/topics/truce/", status=200: answered(client, path, status)


def test_its_chronology_holds_its_events_alone(look, make_topic, make_event):
    make_topic("Truce", description="How it came.\n\nHow it ended.")
    make_event("First", "2020-10", topics=["Truce"], actors=["Iran", "Iraq"])
    make_event("Second", "2020-11", topics=["Truce", "Rockets"], actors=["Iran"])
    make_event("Third", "2020-12", topics=["Rockets"])
    html = look()
    assert titles(html) == ["First", "Second"]
    assert ("events", "2") in numbers(html)
    assert "<p>How it came.</p>" in html
    assert section(html, "Named in its events") == "Iran 2 Iraq 1"
    assert 'href="/events.json?topic=truce"' in html


def test_the_list_gives_each_with_its_description_number_and_files(look, make_topic, make_event):
    make_topic("Whole", position=0, description="All of it.")
    make_topic("Truce", position=1)
    make_event(topics=["Whole", "Truce"])
    make_event(topics=["Whole"])
    make_event(topics=["Whole", "Secret"], status="draft")
    html = look("/topics/")
    assert "2 story lines" in text(html)
    assert section(html, "<bdi>Whole</bdi>").startswith("2 events All of it. CSV JSON")
    assert "Secret" not in html


def test_nothing_of_a_draft_shows_or_counts(look, make_event):
    make_event("Seen", topics=["Truce"])
    make_event("Zzyzx", topics=["Truce"], actors=["Qwghlm"], status="draft")
    html = look()
    assert "Zzyzx" not in html
    assert "Qwghlm" not in html
    assert ("event", "1") in numbers(html)


def test_what_is_not_public_is_not_found_and_an_old_address_leads_on(client, make_event, make_topic):
    make_event(topics=["Truce"])
    make_topic("Hidden")
    SlugRedirect.objects.create(kind=RecordKind.TOPIC, slug="ceasefire", target=Topic.objects.get(slug="truce").pk)
    response = client.get("/topics/ceasefire/")
    assert (response.status_code, response["Location"]) == (301, "/topics/truce/")
    assert client.get("/topics/hidden/").status_code == client.get("/topics/never-was/").status_code == 404


def test_queries_do_not_grow_with_topics_and_events(client, make_event):
    def fill(*numbers):
        for number in numbers:
            make_event(f"Event {number}", topics=["Truce", f"Other {number}"], actors=["Iran", f"Actor {number}"])

    fill(1, 2)
    few, listed = queries(client, "/topics/truce/"), queries(client, "/topics/")
    fill(*range(3, 10))
    assert queries(client, "/topics/truce/") == few <= 35
    assert queries(client, "/topics/") == listed <= 2
