"""Who may take which step: each cell of the table, allowed and forged."""

import pytest
from django.urls import reverse

from tests.forms import typed
from timeline.curation.steps import STEPS
from timeline.models import Actor, Article, Event, Place, Revision, Topic

PEOPLE = ("contributor", "editor", "chief")
EVERYBODY, EDITORS, CHIEFS = PEOPLE, PEOPLE[1:], PEOPLE[2:]
# The step, whose event, from where, and who may.
STEP_CELLS = [
    ("submit", "own", "draft", EVERYBODY),
    ("submit", "other", "draft", EDITORS),
    ("send_back", "own", "in_review", EDITORS),
    ("send_back", "other", "in_review", EDITORS),
    ("publish", "own", "in_review", EDITORS),
    ("publish", "other", "in_review", EDITORS),
    ("flag", "own", "published", EDITORS),
    ("flag", "other", "published", EDITORS),
    ("update", "own", "needs_update", EDITORS),
    ("update", "other", "needs_update", EDITORS),
    ("retract", "own", "published", CHIEFS),
    ("retract", "other", "needs_update", CHIEFS),
    ("reinstate", "own", "retracted", CHIEFS),
    ("reinstate", "other", "retracted", CHIEFS),
]
EDIT_CELLS = [
    ("own", "draft", EVERYBODY),
    ("other", "draft", EDITORS),
    ("own", "in_review", EDITORS),
    ("other", "in_review", EDITORS),
    ("own", "published", EDITORS),
    ("other", "published", EDITORS),
    ("other", "needs_update", EDITORS),
    ("own", "retracted", ()),
    ("other", "retracted", ()),
]
DELETE_CELLS = [
    ("own", "draft", EVERYBODY),
    ("other", "draft", CHIEFS),
    ("own", "in_review", ()),
    ("own", "published", ()),
    ("own", "retracted", ()),
]


def cells(table):
    return [(*cell[:-1], who, who in cell[-1]) for cell in table for who in PEOPLE]


@pytest.fixture
def event_of(make_event, person):
    def make(whose, status, who):
        return make_event("Rockets", status=status, made_by=who if whose == "own" else person("editor", "Somebody else"))

    return make


def page(row, name="change"):
    return reverse(f"admin:timeline_{row._meta.model_name}_{name}", args=[row.pk])


@pytest.mark.parametrize(("step", "whose", "status", "who", "may"), cells(STEP_CELLS))
def test_a_step_is_offered_and_taken_by_those_who_may(person, event_of, step, whose, status, who, may):
    user = person(who)
    event = event_of(whose, status, user)
    address = page(event)
    form = user.client.get(address)
    assert (f'value="{step}"' in form.content.decode()) == may
    answer = user.client.post(address, typed(form) | {"_step": step, "why": "Because"})
    event.refresh_from_db()
    assert (answer.status_code, event.status) == ((302, STEPS[step].after) if may else (403, status))
    assert Revision.objects.filter(verb=STEPS[step].verb).count() == may


@pytest.mark.parametrize(("whose", "status", "who", "may"), cells(EDIT_CELLS))
def test_an_event_and_what_hangs_on_it_is_edited_by_those_who_may(person, event_of, whose, status, who, may):
    user = person(who)
    event = event_of(whose, status, user)
    claim = event.claims.get()
    pages = {page(event): ("title", "Missiles"), page(claim): ("text", "Missiles fell."), page(claim.citations.get()): ("translated", "on")}
    for address, (name, value) in pages.items():
        form = user.client.get(address)
        assert form.status_code == 200
        assert ('name="_save"' in form.content.decode()) == may
        answer = user.client.post(address, typed(form) | {name: value})
        assert answer.status_code == (302 if may else 403)
    event.refresh_from_db()
    assert (event.title, event.claims.get().text) == (("Missiles", "Missiles fell.") if may else ("Rockets", "Rockets."))


@pytest.mark.parametrize(("whose", "status", "who", "may"), cells(DELETE_CELLS))
def test_an_event_is_deleted_by_those_who_may(person, event_of, whose, status, who, may):
    user = person(who)
    event = event_of(whose, status, user)
    if status != "draft":
        Event.objects.filter(pk=event.pk).update(first_published=event.created)
    assert user.client.post(page(event, "delete"), {"post": "yes"}).status_code == (302 if may else 403)
    assert Event.objects.exists() != may


@pytest.mark.parametrize("who", PEOPLE)
def test_who_makes_an_event_is_remembered(person, event_of, who):
    user = person(who)
    address = reverse("admin:timeline_event_add")
    form = user.client.get(address)
    kind = event_of("other", "draft", user).type
    fields = {"title": "Made", "slug": "made", "kind": "occurrence", "type": kind.pk, "date": "2020-12-20", "date_basis": "stated"}
    assert user.client.post(address, typed(form) | fields).status_code == 302
    made = Event.objects.get(slug="made")
    assert (made.made_by, made.status, Revision.objects.first().who) == (user, "draft", user)


def test_a_claim_is_not_added_to_an_event_that_is_not_ones_own(person, event_of):
    user = person("contributor")
    event = event_of("other", "draft", user)
    address = reverse("admin:timeline_claim_add")
    fields = {"event": event.pk, "text": "Forged.", "about": event.claims.get().about_id}
    answer = user.client.post(address, typed(user.client.get(address)) | fields)
    assert "is Draft and not yours to change" in answer.content.decode().replace("draft", "Draft")
    assert event.claims.count() == 1


@pytest.mark.parametrize("model", [Article, Actor, Place, Topic])
@pytest.mark.parametrize("who", PEOPLE)
def test_contributors_add_and_editors_change_what_events_are_made_of(person, make_article, make_actor, make_place, make_topic, model, who):
    user = person(who)
    rows = {Article: make_article, Actor: make_actor, Place: make_place, Topic: make_topic}
    row = rows[model]("Something")
    assert user.client.get(reverse(f"admin:timeline_{model._meta.model_name}_add")).status_code == 200
    form = user.client.get(page(row))
    expected = 403 if who == "contributor" else 302
    assert user.client.post(page(row), typed(form)).status_code == expected
    assert user.client.post(page(row, "delete"), {"post": "yes"}).status_code == expected


@pytest.mark.parametrize("who", PEOPLE)
def test_accounts_are_the_chief_editors(person, who):
    user = person(who)
    for address in ("admin:auth_user_changelist", "admin:auth_user_add"):
        assert user.client.get(reverse(address)).status_code == (200 if who == "chief" else 403)


def test_a_step_that_does_not_exist_is_refused_with_its_name(person, event_of):
    user = person("chief")
    address = page(event_of("own", "draft", user))
    answer = user.client.post(address, typed(user.client.get(address)) | {"_step": "explode"})
    assert (answer.status_code, Event.objects.get().status) == (400, "draft")


def test_what_was_typed_is_saved_with_the_step_or_comes_back_with_the_refusal(person, event_of):
    user = person("editor")
    event = event_of("own", "in_review", user)
    event.date_citations.all().delete()
    form = user.client.get(page(event))
    stops = form.content.decode()
    assert '<a href="#date_citations-group">Date</a>: no citation; expected the words that date the event' in stops
    answer = user.client.post(page(event), typed(form) | {"title": "Kept words", "_step": "publish"})
    assert "Kept words" in answer.content.decode() and "date: no citation" in answer.content.decode()
    event.refresh_from_db()
    assert (event.title, event.status, Revision.objects.count()) == ("Rockets", "in_review", 0)
    user.client.post(page(event), typed(form) | {"title": "Kept words", "_step": "send_back"})
    event.refresh_from_db()
    assert (event.title, event.status) == ("Kept words", "draft")
    assert list(Revision.objects.values_list("verb", flat=True)) == ["sent back", "edited"]


def test_a_change_that_readers_see_needs_a_reason(person, event_of):
    user = person("editor")
    event = event_of("other", "published", user)
    form = typed(user.client.get(page(event)))
    answer = user.client.post(page(event), form | {"title": "Missiles", "why": " "})
    assert answer.context["adminform"].form.errors == {"why": ["Rockets is public; expected a reason for the change."]}
    assert user.client.post(page(event), form | {"why": ""}).status_code == 302  # nothing changed
    assert (Event.objects.get().title, Revision.objects.count()) == ("Rockets", 0)


def test_a_page_that_may_only_be_read_has_no_blank_rows(person, event_of):
    user = person("contributor")
    form = user.client.get(page(event_of("other", "draft", user)))
    assert [inline.formset.total_form_count() for inline in form.context["inline_admin_formsets"]] == [1, 1, 0, 0, 0]
    assert 'name="claims-1-text"' not in form.content.decode()


@pytest.mark.parametrize(
    ("whose", "status", "who", "may"),
    cells([("own", "draft", EDITORS), ("other", "draft", CHIEFS), ("own", "published", CHIEFS), ("other", "published", CHIEFS)]),
)
def test_an_event_is_merged_by_those_who_may(person, event_of, make_event, whose, status, who, may):
    user = person(who)
    event, into = event_of(whose, status, user), make_event("Into")
    address = page(event, "merge")
    seen = user.client.post(address, {"into": into.pk, "why": "One"}).context["seen"] if may else f"{into.pk}-0-0"
    answer = user.client.post(address, {"into": into.pk, "why": "One", "_merge": "", "seen": seen})
    event.refresh_from_db()
    assert (answer.status_code, event.status) == ((302, "merged") if may else (403, status))
