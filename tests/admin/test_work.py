"""The desk's first page: one's own work, what waits, and the first steps of an empty chronology."""

import pytest
from django.urls import reverse
from django.utils import timezone

from timeline.models import Citation, Event

INDEX = "/admin/"


def page(client):
    return client.get(INDEX).content.decode()


def test_every_pile_is_told_with_its_events(make_event, person):
    carl, eva = person("contributor"), person("editor")
    draft = make_event("My <draft>", "2020-10", status="draft", made_by=eva, cited=False)
    make_event("Sent in", status="in_review", made_by=carl, status_since=timezone.now())
    make_event("Outdated", status="needs_update", status_note="The toll was corrected.", status_since=timezone.now())
    Citation.objects.filter(event__title="Outdated").update(verified=False, quote="eight were killed")
    content = page(eva.client)
    assert f'<a href="{reverse("admin:timeline_event_change", args=[draft.pk])}">My &lt;draft&gt;</a>' in content
    for words in ("October 2020", "2 things", "you", "contributor", "The toll was corrected.", "“eight were killed”"):
        assert words in content


def test_nothing_is_offered_that_the_person_may_not_do(make_event, person):
    make_event("Of another", status="draft", made_by=person("editor"))
    make_event("In review", status="in_review")
    make_event("Outdated", status="needs_update")
    content = page(person("contributor").client)
    for title in ("Of another", "In review", "Outdated", "To be reviewed", "Need an update", "Drafts of others"):
        assert f">{title}" not in content
    assert "You have no drafts." in content and "Nothing of yours is in review." in content


def test_an_account_that_may_do_nothing_is_offered_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("clerk", is_staff=True))
    content = page(client)
    assert "Yours" not in content and "Add an event" not in content and "First steps" not in content


def test_the_first_steps_of_an_empty_chronology_lead_to_their_forms(admin_client, make_publisher):
    content = page(admin_client)
    first = [content.index(reverse(f"admin:timeline_{name}_add")) for name in ("eventtype", "about", "publisher")]
    assert "First steps" in content and first == sorted(first)
    make_publisher()
    assert "Add a publisher – done" in page(admin_client)


def test_who_may_not_take_a_first_step_is_told_who_does(person):
    content = page(person("contributor").client)
    assert "below it – an editor does this" in content
    assert f'<a href="{reverse("admin:timeline_publisher_add")}">Add a publisher</a>' in content


def test_once_there_is_an_event_there_are_no_first_steps(admin_client, make_event):
    make_event()
    assert "First steps" not in page(admin_client)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("status__exact=draft&whose=mine", {"mine"}),
        ("status__exact=draft&whose=others", {"theirs", "nobody's"}),
        ("status__exact=in_review", {"sent in"}),
        ("status__exact=needs_update", {"old"}),
        ("family=force", {"old"}),
        ("family=nonsense", set()),
        ("whose=nonsense", {"mine", "theirs", "nobody's", "sent in", "old"}),
    ],
)
def test_the_lists_behind_the_piles_hold_the_same(admin_client, admin_user, make_event, person, query, shown):
    make_event("mine", status="draft", made_by=admin_user)
    make_event("theirs", status="draft", made_by=person("editor"))
    make_event("nobody's", status="draft")
    make_event("sent in", status="in_review", made_by=admin_user)
    make_event("old", status="needs_update", type="truce")
    response = admin_client.get(f"{reverse('admin:timeline_event_changelist')}?{query}")
    assert {event.title for event in response.context["cl"].result_list} == shown


def test_a_list_tells_two_stances_apart_that_read_the_same(admin_client, make_event, make_claim):
    make_claim(make_event(), "Iran may have fired.", stance="hedges")
    response = admin_client.get(f"{reverse('admin:timeline_claim_changelist')}?stance=hedges")
    assert [claim.text for claim in response.context["cl"].result_list] == ["Iran may have fired."]
    content = response.content.decode()
    assert "asserts (says)" in content and "hedges (says)" in content


@pytest.mark.parametrize("word", ["rockets-fell", "Rockets fell on", "Kataib"])
def test_events_are_found_by_slug_quote_and_claim(admin_client, make_event, make_claim, word):
    event = make_event("Fire", slug="rockets-fell", quote="Rockets fell on Saturday")
    make_claim(event, "Kataib Hezbollah fired.")
    make_event("Other", quote="something else", slug="other")
    response = admin_client.get(reverse("admin:timeline_event_changelist"), {"q": word})
    assert [event.title for event in response.context["cl"].result_list] == ["Fire"]


def test_an_empty_list_says_what_to_do(admin_client, make_event):
    address = reverse("admin:timeline_event_changelist")
    assert "There is no event yet." in admin_client.get(address).content.decode()
    make_event()
    content = admin_client.get(address, {"q": "nowhere"}).content.decode()
    assert "No event matches." in content and "Show all" in content
    assert Event.objects.count() == 1
