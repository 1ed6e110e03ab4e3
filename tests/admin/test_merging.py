"""Merging in the admin: shown, done and undone, by those who may."""

import pytest
from django.urls import reverse

from tests.curation.histories import edit, held, history, written
from timeline.curation.merging import merge
from timeline.curation.steps import take
from timeline.models import Event, Revision

pytestmark = pytest.mark.django_db


def page(event, name):
    return reverse(f"admin:timeline_event_{name}", args=[event.pk])


@pytest.fixture
def chief(person):
    return person("chief", "Charlie").client


@pytest.fixture
def one(make_event):
    return make_event("One", slug="one", actors=["Iran"], topics=["War"])


@pytest.fixture
def other(make_event):
    return make_event("Other", slug="other")


def look(client, event, into, why="The same attack."):
    return client.post(page(event, "merge"), {"into": into.pk, "why": why, "_show": "1"})


def sent(client, event, into, why="The same attack.", **form):
    """What a browser sends once what will move was looked over."""
    return {"into": into.pk, "why": why, "seen": look(client, event, into).context["seen"], "_merge": "1"} | form


def test_what_will_move_is_shown_and_nothing_is_done(chief, one, other):
    before, count = written(one, other), Revision.objects.count()
    answer = look(chief, one, other)
    content = answer.content.decode()
    assert [str(event) for event, _ in answer.context["shown"]] == ["Other"]
    assert "What changes in “<bdi>Other</bdi>”" in content and "<ins>One.</ins>" in content and "<ins>War</ins>" in content
    assert "Merge into “Other”" in content and ">The same attack.</textarea>" in content.replace(">\n", ">")
    assert (written(one, other), Revision.objects.count()) == (before, count)


def test_a_merge_is_made_with_its_reason(chief, client, one, other):
    answer = chief.post(page(one, "merge"), sent(chief, one, other))
    assert (answer.status_code, answer["Location"]) == (302, page(other, "change"))
    assert "“One” was merged into this event" in chief.get(page(other, "change")).content.decode()
    assert client.get("/events/one/")["Location"] == "/events/other/"
    newest = [history(event)[-1] for event in (one, other)]
    assert [(each.verb, str(each.who), each.why) for each in newest] == [
        ("merged", "Charlie", "The same attack."), ("received", "Charlie", "The same attack."),
    ]  # fmt: skip


def test_the_other_event_is_named_where_no_script_runs(chief, one, other):
    answer = chief.post(page(one, "merge"), {"into": "", "into-named": "other", "why": "The same.", "_show": "1"})
    assert str(answer.context["into"]) == "Other" and answer.context["seen"]
    answer = chief.post(page(one, "merge"), {"into": "", "into-named": "nothing like it", "_show": "1"})
    assert "No event is found for “nothing like it”" in answer.content.decode()
    assert "This field is required." in chief.post(page(one, "merge"), {"_merge": "1"}).content.decode()


def test_nothing_is_merged_that_was_not_looked_over(chief, one, other, make_event):
    form = {"into": other.pk, "why": "The same attack.", "_merge": "1"}
    assert "Nothing is merged yet. Look over below" in chief.post(page(one, "merge"), form).content.decode()
    stale = sent(chief, one, other)
    edit(other, title="Another")
    answer = chief.post(page(one, "merge"), stale)
    assert "another event was chosen or one of the two was changed" in answer.content.decode()
    assert [str(event) for event, _ in answer.context["shown"]] == ["Another"]
    third = make_event("Third")
    assert "another event was chosen" in chief.post(page(one, "merge"), stale | {"into": third.pk}).content.decode()
    assert Event.objects.get(slug="one").status == "published"
    assert chief.post(page(one, "merge"), sent(chief, one, other)).status_code == 302


def test_a_reason_is_asked_for_and_the_choice_kept(chief, one, other):
    answer = chief.post(page(one, "merge"), sent(chief, one, other, why=" "))
    content = answer.content.decode()
    assert "Expected a reason" in content and f'<option value="{other.pk}" selected>Other' in content
    assert answer.context["shown"] and Event.objects.get(slug="one").status == "published"


def test_a_refusal_is_said_where_it_is_looked_over(chief, one, make_event):
    accusing = make_event("Accusing", actors=[("Iran", "accused")])
    edit(one, lambda event: event.participations.update(role="initiator"))
    for into, sentence in (
        (accusing, "Nothing has changed: “Accusing”, actors: &#x27;iran&#x27; is accused and initiator"),
        (one, "“One” cannot be merged into itself"),
        (make_event("Draft", status="draft"), "“Draft” is draft; expected a public event to merge into"),
    ):
        answer = look(chief, one, into)
        assert sentence in answer.content.decode() and not answer.context["seen"]


def test_a_merge_is_undone_from_the_event_s_page(chief, one, other):
    before = written(one, other)
    merge(one, other, why="The same.")
    content = chief.get(page(one, "change")).content.decode()
    assert f'formaction="{page(one, "unmerge")}"' in content and "Undo the merge" in content
    answer = chief.post(page(one, "unmerge"), {"why": "Two after all."})
    assert (answer.status_code, answer["Location"]) == (302, page(one, "change"))
    assert written(one, other) == before
    assert [(each.verb, str(each.who)) for each in (history(one)[-1], history(other)[-1])] == [("unmerged", "Charlie")] * 2


def test_a_merge_that_cannot_be_undone_says_why_and_keeps_the_reason(chief, one, other, make_event):
    merge(one, other, why="The same.")
    assert "needs a reason" in chief.post(page(one, "unmerge"), {"why": ""}).content.decode()
    merge(other, make_event("Third"), why="All one.")
    content = chief.post(page(one, "unmerge"), {"why": "Two after all."}).content.decode()
    assert "“Other” was merged into “Third” since" in content and "Two after all." in content
    assert "Undo the merge of" in chief.get(page(one, "unmerge")).content.decode()


def test_the_event_s_page_leads_there_for_those_who_may(person, chief, one, other, make_event):
    link = page(one, "merge")
    assert link in chief.get(page(one, "change")).content.decode()
    assert link not in person("editor", "Edith").client.get(page(one, "change")).content.decode()
    draft, gone = make_event("Draft", status="draft"), make_event("Gone")
    take(gone, "retract", why="Wrong.")
    assert page(draft, "merge") in chief.get(page(draft, "change")).content.decode()
    assert page(gone, "merge") not in chief.get(page(gone, "change")).content.decode()


@pytest.mark.parametrize("who", ["contributor", "editor"])
def test_others_are_refused_though_they_forge_it(person, chief, one, other, who):
    client = person(who, "Somebody").client
    form = sent(chief, one, other)
    for answer in (client.get(page(one, "merge")), client.post(page(one, "merge"), form)):
        assert answer.status_code == 403
    merge(one, other, why="The same.")
    for answer in (client.get(page(one, "unmerge")), client.post(page(one, "unmerge"), {"why": "Two."})):
        assert answer.status_code == 403
    assert Event.objects.get(slug="one").status == "merged"


@pytest.mark.parametrize("form", [{"into": "x"}, {"into": "9" * 30}, {"into": "-1"}, {"into": "987654"}, {"into-named": "a " * 200}])
def test_what_is_no_event_is_none(chief, one, form):
    answer = chief.post(page(one, "merge"), form | {"why": "Why.", "_merge": "1"})
    assert answer.status_code == 200 and answer.context["form"].errors["into"]


@pytest.mark.parametrize("number", ["0", "9" * 30, "x", "%00", "-1"])
def test_a_row_that_is_none_is_not_merged(chief, number):
    for name in ("merge", "unmerge"):
        assert chief.get(f"/admin/timeline/event/{number}/{name}/").status_code in (302, 400, 404)
        assert chief.post(f"/admin/timeline/event/{number}/{name}/", {"why": "x"}).status_code in (302, 400, 404)


def test_what_was_merged_shows_where_it_went_in_its_history(chief, one, other):
    merge(one, other, why="The same.")
    entries = chief.get(page(one, "history")).context["entries"]
    assert [entry.done for entry in entries] == ["Merged into another event", "As it stood then"]
    assert not any(entry.may_return for entry in entries)
    assert "merged_into" in held(one)
