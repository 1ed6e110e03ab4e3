"""Choices of rows without JavaScript: a name typed beside the list does what the list would."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.test_admin import page
from tests.forms import typed
from timeline.models import Actor, Event, EventType, Participation, Topic

NINES = "9" * 30


@pytest.fixture
def desk(admin_client, make_event, make_actor, make_topic):
    """A signed-in superuser, an event, and names that are alike."""
    make_actor("Qasem Soleimani", aliases=["Qassem Suleimani", "Kasım Süleymani"], kind="person")
    make_actor("Soleimani's daughter", kind="person")
    make_actor("Iran", kind="state")
    make_actor("Iran Air", slug="airline", kind="organisation")
    make_topic("Truce")
    make_event("Rockets", slug="rockets", actors=["Iran"], topics=["War"])
    return admin_client


def event_page():
    return page(Event, "change", Event.objects.get(slug="rockets").pk)


def send(desk, address, **changed):
    return desk.post(address, typed(desk.get(address)) | {name.replace("_named", "-named"): value for name, value in changed.items()})


def add_actor(desk, name):
    """The answer to the event's form with one more participant, by name."""
    row = {"participations-1-role": "target", "participations-1-position": "1", "participations-1-actor-named": name}
    return desk.post(event_page(), typed(desk.get(event_page())) | row | {"participations-TOTAL_FORMS": "2"})


def test_beside_every_list_of_rows_stands_a_field_for_a_name(desk):
    content = desk.get(event_page()).content.decode()
    noscript = "".join(part.partition("</noscript>")[0] for part in content.split("<noscript>")[1:])
    for name in ("type", "topics", "participations-0-actor", "links-__prefix__-target"):
        assert f'name="{name}-named"' in noscript
        assert f'<label for="id_{name}-named">' in noscript
    assert 'name="topics-none"' in noscript and 'name="type-none"' not in noscript
    assert 'name="topics-none"' not in desk.get(reverse("admin:timeline_event_add")).content.decode()


def test_of_a_list_for_one_row_one_is_selected(desk, make_claim):
    make_claim(Event.objects.get(slug="rockets"), said_by="Iran")
    lists = re.findall("<select(?! [^>]* multiple).*?</select>", desk.get(event_page()).content.decode(), re.DOTALL)
    assert lists and all(each.count(" selected>") <= 1 for each in lists)


@pytest.mark.parametrize(
    "name",
    ["qasem-soleimani", "Qasem Soleimani", "qasem soleimani", "Qassem Suleimani", "Kasım Süleymani", "kasim suleymani", "Süleymani"],
)
def test_a_row_is_found_by_slug_name_alias_or_what_only_it_has(desk, name):
    assert add_actor(desk, name).status_code == 302
    assert Participation.objects.get(role="target").actor.slug == "qasem-soleimani"


def test_an_exact_name_is_not_taken_for_the_longer_ones(desk):
    assert add_actor(desk, "iran").status_code == 302
    assert Participation.objects.get(role="target").actor.slug == "iran"


def test_of_several_rows_all_are_named_and_the_words_are_kept(desk):
    content = add_actor(desk, "soleimani").content.decode()
    assert "Several actors are found for “soleimani”: Qasem Soleimani (qasem-soleimani); " in content
    assert "Soleimani&#x27;s daughter (soleimanis-daughter). Type what stands in brackets" in content
    assert 'name="participations-1-actor-named" value="soleimani"' in content


def test_of_many_rows_the_first_are_named(desk, make_actor):
    for number in range(12):
        make_actor(f"Brigade {number}")
    content = add_actor(desk, "brigade").content.decode()
    assert content.count("(brigade-") == 2 * 8 and "; and more. Type" in content  # at the field, and at the head of the form


def test_a_name_that_nobody_has_is_named_in_the_error_and_kept(desk):
    content = add_actor(desk, "Nobody <b>").content.decode()
    assert "No actor is found for “Nobody &lt;b&gt;”; expected a name, an alias or a slug." in content
    assert 'name="participations-1-actor-named" value="Nobody &lt;b&gt;"' in content
    assert Participation.objects.count() == 1


def test_a_family_is_not_found_where_a_type_is_asked(desk):
    assert "No event type is found for “violence”" in send(desk, event_page(), type_named="violence").content.decode()
    EventType.objects.create(slug="airstrike", name="air strike", family=EventType.objects.get(slug="violence"))
    assert send(desk, event_page(), type_named="Air strike").status_code == 302
    assert Event.objects.get(slug="rockets").type.slug == "airstrike"


def test_an_event_is_not_linked_to_itself(desk):
    added = {"links-TOTAL_FORMS": "1", "links-0-kind": "follows", "links-0-basis": "reading", "links-0-target-named": "rockets"}
    content = desk.post(event_page(), typed(desk.get(event_page())) | added).content.decode()
    assert "Names the event itself; expected another." in content


def test_several_rows_are_named_at_once_beside_those_chosen(desk, make_topic):
    make_topic("Tea; milk"), make_topic("Votes")
    assert send(desk, event_page(), topics_named="truce;\r\nVotes\r\n").status_code == 302
    assert set(Topic.objects.filter(events__slug="rockets").values_list("name", flat=True)) == {"War", "Truce", "Votes"}


def test_every_wrong_name_of_several_is_told_at_once(desk):
    content = send(desk, event_page(), topics_named="Truce; Peace; Love").content.decode()
    assert "No topic is found for “Peace”" in content and "No topic is found for “Love”" in content
    assert "\nTruce; Peace; Love</textarea>" in content


def test_all_that_are_chosen_are_taken_out_without_a_script(desk):
    address = event_page()
    assert desk.post(address, typed(desk.get(address)) | {"topics-none": "on"}).status_code == 302
    assert not Event.objects.get(slug="rockets").topics.exists()
    assert desk.post(address, typed(desk.get(address)) | {"topics-none": "on", "topics-named": "Truce"}).status_code == 302
    assert Event.objects.get(slug="rockets").topics.get().name == "Truce"


def test_a_name_stands_in_place_of_what_was_chosen_and_an_empty_choice_clears(desk):
    claim = Event.objects.get(slug="rockets").claims.get()
    address = page(type(claim), "change", claim.pk)
    for sent, held in [({"said_by_named": "Iran"}, "iran"), ({"said_by_named": "airline"}, "airline"), ({"said_by": ""}, None)]:
        assert send(desk, address, **sent).status_code == 302
        claim.refresh_from_db()
        assert getattr(claim.said_by, "slug", None) == held


def test_a_name_typed_for_the_row_as_it_was_changes_nothing(desk):
    form = desk.get(event_page()).context["adminform"].form
    again = type(form)(typed(desk.get(event_page())) | {"type-named": "rocket attack", "topics-named": "War"}, instance=form.instance)
    assert again.is_valid() and {"type", "topics"}.isdisjoint(again.changed_data)


def test_names_typed_into_an_empty_form_are_kept_with_its_errors(desk):
    add = reverse("admin:timeline_event_add")
    content = desk.post(add, typed(desk.get(add)) | {"topics-named": "Truce", "type-named": "rocket attack"}).content.decode()
    assert "\nTruce</textarea>" in content and 'value="rocket attack"' in content
    assert '<input type="hidden" name="initial-topics"' in content


JUNK = ["x", NINES, "-1", "٣", "%(value)s", '"']


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("ending", ["", "-named"])
def test_what_no_row_has_is_told_at_its_field(desk, ending, junk):
    added = {"links-TOTAL_FORMS": "1", "links-0-kind": "follows", "links-0-basis": "reading"}
    sent = {f"{name}{ending}": junk for name in ("type", "topics", "links-0-target")}
    response = desk.post(event_page(), typed(desk.get(event_page())) | added | sent)
    assert {"type", "topics"} == response.context["adminform"].form.errors.keys()
    assert {"target"} == response.context["inline_admin_formsets"][-1].formset.forms[0].errors.keys()


@pytest.mark.parametrize("name", ["type-named", "topics-named"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x" * 301, "Holds 301 characters; expected a name of at most 300, in at most 32 words."),
        ("a " * 40, "Holds 79 characters; expected a name of at most 300, in at most 32 words."),
    ],
)
def test_a_text_that_is_too_long_for_a_name_is_refused(desk, name, text, told):
    assert told in desk.post(event_page(), typed(desk.get(event_page())) | {name: text}).content.decode()


def test_more_names_than_anyone_types_are_refused(desk):
    assert "Holds 51 names; expected at most 50." in send(desk, event_page(), topics_named="a;" * 51).content.decode()


def test_a_row_that_is_gone_is_told(desk):
    topic = Topic.objects.get(name="War")
    data = typed(desk.get(event_page()))
    topic.delete()
    content = desk.post(event_page(), data).content.decode()
    assert "The topic chosen is not there any more; choose another." in content


def test_nothing_is_named_to_those_who_may_not_see_it(desk, django_user_model, client):
    clerk = django_user_model.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.add(*Permission.objects.filter(codename__in=["add_event", "change_event"]))
    client.force_login(clerk)
    content = client.post(reverse("admin:timeline_event_add"), {"topics-named": "t"}).content.decode()
    assert "No topic is found for “t”" in content


def test_the_same_row_is_loaded_once_a_page(desk, make_claim, django_assert_num_queries):
    event = Event.objects.get(slug="rockets")
    make_claim(event, "Iran says so.", said_by="Iran")
    desk.get(event_page())
    with CaptureQueriesContext(connection) as asked:
        desk.get(event_page())
    for role in ("target", "accused", "speaker", "denies"):
        event.participations.create(actor=Actor.objects.get(slug="iran"), role=role)
        make_claim(event, f"Iran is {role}.", said_by="Iran")
    with django_assert_num_queries(len(asked)):
        desk.get(event_page())
