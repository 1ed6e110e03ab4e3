"""The editorial steps: from where, to where, with what in history, and what readers then see."""

import pytest

from timeline.curation.changing import NeedsReason
from timeline.curation.publishing import NotPublishable
from timeline.curation.steps import STEPS, NotInOrder, next_steps, take
from timeline.models import Event, Revision
from timeline.models.lists import Status
from timeline.models.search import SearchText

# From where, the step, to where, the verb, and whether readers are told.
TAKEN = [
    ("draft", "submit", "in_review", "submitted", False),
    ("in_review", "publish", "published", "published", True),
    ("in_review", "send_back", "draft", "sent back", False),
    ("published", "flag", "needs_update", "flagged", True),
    ("needs_update", "update", "published", "updated", True),
    ("published", "retract", "retracted", "retracted", True),
    ("needs_update", "retract", "retracted", "retracted", True),
    ("retracted", "reinstate", "published", "reinstated", True),
]


@pytest.mark.parametrize(("before", "name", "after", "verb", "told"), TAKEN)
def test_a_step_leads_where_the_table_says(make_event, admin_user, before, name, after, verb, told):
    event = make_event(status=before)
    take(event, name, admin_user, "Because")
    event.refresh_from_db()
    revision = Revision.objects.get()
    assert (event.status, event.version, event.status_since is not None) == (after, 2, True)
    assert (revision.verb, revision.who, revision.why, revision.public) == (verb, admin_user, "Because", told)
    assert SearchText.objects.filter(event=event).exists() == event.is_public


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("status", [status.value for status in Status if status != "merged"])
def test_no_step_begins_elsewhere(make_event, status, name):
    event = make_event(status=status)
    if (status, name) in [(before, step) for before, step, *_ in TAKEN]:
        return
    with pytest.raises(NotInOrder, match=f"“{STEPS[name].label}” begins at "):
        take(event, name, why="Because")
    assert (Event.objects.get().status, Revision.objects.count()) == (status, 0)
    assert name not in [step.name for step in next_steps(event)]


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if step.reason])
def test_a_step_that_takes_something_away_needs_a_reason(make_event, name):
    event = make_event(status=STEPS[name].before[0])
    with pytest.raises(NeedsReason):
        take(event, name)
    take(event, name, why="Because")


def test_the_reason_stands_with_the_event_until_it_is_settled(make_event):
    event = make_event()
    take(event, "flag", why="A second source is out")
    assert Event.objects.get().status_note == "A second source is out"
    take(event, "update")
    assert Event.objects.get().status_note == ""


def test_a_refused_step_changes_nothing(make_event):
    event = make_event(status="in_review", cited=False)
    with pytest.raises(NotPublishable) as refused:
        take(event, "publish")
    assert "date: no citation; expected the words that date the event" in refused.value.reasons
    event.refresh_from_db()
    assert (event.status, event.first_published, event.version, Revision.objects.count()) == ("in_review", None, 1, 0)


def test_the_first_day_stays_when_a_retraction_is_taken_back(make_event):
    event = make_event()
    take(event, "retract", why="Wrong")
    take(event, "reinstate", why="Right after all")
    assert Event.objects.get().first_published == event.first_published


def test_a_retraction_leaves_no_statement_empty(make_event, make_claim):
    event = make_event()
    statement = make_event("He speaks", kind="statement", type="threat", claims=0)
    make_claim(event, made_in=statement)
    with pytest.raises(NotPublishable, match="He speaks, claims: none"):
        take(event, "retract", why="Wrong")
    assert Event.objects.get(pk=event.pk).is_public
