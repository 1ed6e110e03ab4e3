"""The history of a row in the admin, and the way back."""

import pytest
from django.urls import reverse

from tests.curation.histories import edit, held, history
from tests.forms import typed
from timeline.curation.steps import take
from timeline.models import Actor, Claim, Event, Revision

pytestmark = pytest.mark.django_db


def page(row, name="history", *args):
    return reverse(f"admin:timeline_{row._meta.model_name}_{name}", args=[row.pk, *args])


@pytest.fixture
def editor(person):
    return person("editor", "Edith").client


@pytest.fixture
def rockets(make_event):
    """A public event that was changed twice."""
    event = make_event("Rockets", slug="rockets", actors=["Iran"])
    edit(event, title="Rockets on Baghdad", why="The place was missing.")
    edit(event, title="Missiles on Baghdad", date_note="Sunday is past.", why="They were missiles.")
    return event


def take_back(client, row, number, why="Rockets after all.", seen=None, **form):
    """Press the button beside a revision, the oldest being 0."""
    past = history(row)
    return client.post(page(row, "revert", past[number].pk), {"why": why, "seen": seen or past[-1].pk, **form})


def test_every_revision_tells_who_when_why_and_what(editor, rockets):
    address = page(rockets, "change")
    editor.post(address, typed(editor.get(address)) | {"title": "Drones", "why": "They were <b>drones</b>."})
    response = editor.get(page(rockets))
    shown = response.context["entries"]
    assert [(entry.done, str(entry.revision.who or ""), entry.revision.why) for entry in shown] == [
        ("Edited", "Edith", "They were <b>drones</b>."),
        ("Edited", "", "They were missiles."),
        ("Edited", "", "The place was missing."),
    ]
    assert [[(each.what, each.before, each.after) for each in entry.changes] for entry in shown[:2]] == [
        [("Title", "Missiles on Baghdad", "Drones")],
        [("Title", "Rockets on Baghdad", "Missiles on Baghdad"), ("Note on the date", None, "Sunday is past.")],
    ]
    content = response.content.decode()
    assert "<del>Missiles on Baghdad</del>" in content and "<ins>Drones</ins>" in content
    assert "They were &lt;b&gt;drones&lt;/b&gt;." in content and "readers are told" in content


def test_the_first_revision_holds_what_was_made(editor, rockets):
    first = editor.get(page(rockets)).context["entries"][-1]
    assert first.is_first and ("Title", None, "Rockets on Baghdad") in [(each.what, each.before, each.after) for each in first.changes]


def test_fifty_stand_on_a_page(editor, make_topic):
    topic = make_topic("War")
    for number in range(52):
        edit(topic, description=f"Text {number}.")
    first, second = (editor.get(page(topic), {"p": number}) for number in (1, 2))
    assert [len(each.context["entries"]) for each in (first, second)] == [50, 2]
    assert [(each.before, each.after) for each in first.context["entries"][-1].changes] == [("Text 1.", "Text 2.")]
    for nonsense in ("x", "0", "9" * 30):
        assert editor.get(page(topic), {"p": nonsense}).status_code == 200


def test_a_longer_history_asks_as_often(editor, make_topic, django_assert_max_num_queries):
    topic = make_topic("War")
    for number in range(30):
        edit(topic, description=f"Text {number}.")
    with django_assert_max_num_queries(16):
        editor.get(page(topic))


def test_it_is_taken_back_with_a_reason(editor, rockets):
    answer = take_back(editor, rockets, 0)
    assert (answer.status_code, answer["Location"]) == (302, page(rockets))
    assert "“Missiles on Baghdad” holds again what it held on" in editor.get(page(rockets)).content.decode()
    newest = history(rockets)[-1]
    assert (newest.verb, newest.why, str(newest.who)) == ("reverted", "Rockets after all.", "Edith")
    assert held(rockets)["title"] == "Rockets on Baghdad" and "note" not in held(rockets)["date"]


def test_the_way_back_stands_beside_what_is_other_than_now(editor, rockets):
    assert [entry.may_return for entry in editor.get(page(rockets)).context["entries"]] == [False, True]
    take(rockets, "flag", why="New figures.")
    assert [entry.may_return for entry in editor.get(page(rockets)).context["entries"]] == [False, False, True]


def test_without_a_reason_what_is_public_stays_and_what_was_typed_too(editor, rockets):
    answer = take_back(editor, rockets, 0, why=" ")
    assert answer.status_code == 200
    assert "Not taken back: “Missiles on Baghdad” is public; expected a reason for the change." in answer.content.decode()
    answer = take_back(editor, rockets, 0, why="Because\x07 of")
    assert "Not taken back: the reason holds a control character" in answer.content.decode()
    assert held(rockets)["title"] == "Missiles on Baghdad"


def test_a_refusal_keeps_the_reason_and_names_the_rule(editor, make_event, make_claim, cite):
    event = make_event("Draft", status="draft", claims=0)
    edit(event, title="An empty draft")
    make_claim(event, "Now it says something.")
    edit(event, title="Rockets")
    take(event, "submit")
    take(event, "publish")
    answer = take_back(editor, event, 0, why="Nothing is known.")
    content = answer.content.decode()
    assert "Not taken back: claims: none; expected at least one" in content and 'value="Nothing is known."' in content
    assert "<details open>" in content and held(event)["title"] == "Rockets"


def test_what_others_changed_meanwhile_is_shown_and_nothing_is_taken_back(editor, rockets):
    seen = history(rockets)[-1].pk
    edit(rockets, title="Drones", why="Drones.")
    answer = take_back(editor, rockets, 0, seen=seen)
    content = answer.content.decode()
    assert answer.status_code == 409
    assert "Not taken back: somebody changed it on" in content and "<ins>Drones</ins>" in content
    assert 'value="Rockets after all."' in content
    assert held(rockets)["title"] == "Drones"
    assert take_back(editor, rockets, 0).status_code == 302


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30])
def test_a_form_that_saw_nothing_takes_nothing_back(editor, rockets, seen):
    past = history(rockets)[0].pk
    assert editor.post(page(rockets, "revert", past), {"why": "Why.", "seen": seen}).status_code == 409
    assert held(rockets)["title"] == "Missiles on Baghdad"


def test_who_may_not_edit_it_may_look_and_not_take_it_back(person, rockets):
    contributor = person("contributor", "Conny").client
    assert not any(entry.may_return for entry in contributor.get(page(rockets)).context["entries"])
    assert take_back(contributor, rockets, 0).status_code == 403
    actor = Actor.objects.get(slug="iran")
    edit(actor, name="Persia")
    edit(actor, name="Iran")
    assert take_back(contributor, actor, 0).status_code == 403
    assert (held(rockets)["title"], held(actor)["name"]) == ("Missiles on Baghdad", "Iran")


def test_one_s_own_draft_is_taken_back(person, make_event):
    conny = person("contributor", "Conny")
    draft = make_event("Draft", status="draft", made_by=conny)
    edit(draft, title="First")
    edit(draft, title="Second")
    assert take_back(conny.client, draft, 0, why="").status_code == 302
    assert held(draft)["title"] == "First"


def test_nobody_is_let_in_without_an_account(client, rockets):
    for answer in (client.get(page(rockets)), take_back(client, rockets, 0)):
        assert answer.status_code in (302, 403)
    assert held(rockets)["title"] == "Missiles on Baghdad"


def test_what_was_retracted_is_only_read(person, rockets):
    chief = person("chief", "Charlie").client
    take(rockets, "retract", why="All wrong.")
    assert [entry.done for entry in chief.get(page(rockets)).context["entries"]] == ["Retracted", "Edited", "Edited"]
    assert take_back(chief, rockets, 0).status_code == 403


def test_an_old_address_is_told(editor, rockets):
    edit(rockets, slug="missiles", why="As the title says.")
    content = editor.get(page(rockets)).content.decode()
    assert content.count("Its address was then <bdi>rockets</bdi>") == 2
    assert take_back(editor, rockets, 0).status_code == 302
    assert held(rockets)["slug"] == "missiles"


def test_a_part_leads_to_the_history_of_what_it_belongs_to(editor, rockets):
    claim = Claim.objects.get()
    for part in (claim, claim.citations.get(), rockets.participations.get()):
        assert editor.get(page(part))["Location"] == page(rockets)
        assert editor.post(page(part, "revert", history(rockets)[0].pk), {"why": "Why."}).status_code == 404


@pytest.mark.parametrize("name", ["article", "place", "topic", "publisher", "type"])
def test_rows_of_every_kind_have_their_history(editor, make_event, name):
    event = make_event(places=["Baghdad"], topics=["War"])
    article = event.date_citations.get().article
    shown = {"article": article, "publisher": article.publisher, "type": event.type}
    row = (shown | {"place": event.places.get(), "topic": event.topics.get()})[name]
    assert "nothing tells how it was made" in editor.get(page(row)).content.decode()
    column = "title" if name == "article" else "name"
    for value in ("First", "Second"):
        edit(row, **{column: value})
    assert take_back(editor, row, 0).status_code == 302
    row.refresh_from_db()
    assert getattr(row, column) == "First"


@pytest.mark.parametrize("address", ["999/history/", "x/history/", "{nines}/history/", "%00/history/"])
def test_a_row_that_is_none_has_no_history(editor, address):
    assert editor.get(f"/admin/timeline/event/{address.format(nines='9' * 30)}").status_code in (302, 400, 404)


def test_a_revision_that_is_not_of_the_row_is_not_found(editor, rockets, make_event):
    other = edit(make_event("Other"), title="Another")
    seen = history(rockets)[-1].pk
    for number in (other.pk, 0, 987654, "9" * 30):
        assert editor.post(f"/admin/timeline/event/{rockets.pk}/revert/{number}/", {"why": "x", "seen": seen}).status_code in (400, 404)
    assert editor.get(page(rockets, "revert", history(rockets)[0].pk)).status_code == 405
    assert editor.post(f"/admin/timeline/event/987654/revert/{seen}/", {"why": "x", "seen": seen}).status_code == 409


def test_a_revision_without_content_is_read(editor, rockets):
    Revision.objects.create(kind="event", key="rockets", row=rockets.pk, verb="checked")
    assert editor.get(page(rockets)).context["entries"][0].may_return is False


def test_nothing_on_the_page_breaks_a_strict_policy(editor, rockets):
    content = editor.get(page(rockets)).content.decode()
    assert "style=" not in content and "onclick=" not in content and "<style" not in content
    assert Event.objects.count() == 1
