"""What others do between two of a form's own queries: the answer is a page that keeps what was typed, never an error."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.urls import reverse

from tests.forms import typed
from timeline.models import Actor, Event, Participation, Revision


def page(row, name="change"):
    return reverse(f"admin:timeline_{row._meta.model_name}_{name}", args=[row.pk])


@contextmanager
def after(words, do):
    """Right behind the first query that holds these words, somebody else does this."""
    waiting = [do]

    def between(execute, sql, *rest):
        answer = execute(sql, *rest)
        if words in sql and waiting:
            waiting.pop()()
        return answer

    with connection.execute_wrapper(between):
        yield
    assert not waiting


def test_an_event_deleted_while_its_form_waited_gives_back_what_was_typed(person, make_event):
    event, client = make_event(status="draft"), person("editor").client
    form = typed(client.get(page(event))) | {"title": "A title of hers"}
    with after('FROM "timeline_event"', lambda: Event.objects.all().delete()):
        answer = client.post(page(event), form)
    assert answer.status_code == 409 and "A title of hers" in answer.content.decode()


def test_a_claim_for_an_event_deleted_meanwhile_comes_back(person, make_event):
    event, client = make_event(status="draft"), person("editor").client
    form = typed(client.get(reverse("admin:timeline_claim_add"))) | {"event": event.pk, "about": event.claims.get().about_id}
    with after('FROM "timeline_about"', lambda: Event.objects.all().delete()):
        answer = client.post(reverse("admin:timeline_claim_add"), form | {"text": "A claim of hers."})
    assert answer.status_code == 200 and "A claim of hers." in answer.content.decode()


def test_a_claim_for_an_event_closed_meanwhile_comes_back(person, make_event):
    event, client = make_event(), person("editor").client
    form = typed(client.get(reverse("admin:timeline_claim_add"))) | {"event": event.pk, "about": event.claims.get().about_id}
    with after('FROM "timeline_about"', lambda: Event.objects.update(status="retracted")):
        answer = client.post(reverse("admin:timeline_claim_add"), form | {"text": "A claim of hers."})
    assert answer.status_code == 200 and "A claim of hers." in answer.content.decode()
    assert event.claims.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_fails_when_all_is_written_is_not_called_saved(person, make_event, make_actor):
    """Somebody is taken out of the list of actors, and the database hears of it at the end."""
    event, actor, client = make_event(status="draft"), make_actor("Iraq"), person("editor").client
    form = typed(client.get(page(event))) | {"participations-0-actor": actor.pk, "participations-0-role": "target"}

    def take_away():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM timeline_actor WHERE id = %s", [actor.pk])

    with after('INSERT INTO "timeline_revision"', take_away):
        content = client.post(page(event), form).content.decode()
    assert "at the same moment" in content and "successfully" not in content
    assert Actor.objects.exists() and not Participation.objects.exists() and not Revision.objects.exists()


def test_a_row_used_while_it_is_deleted_stays(person, make_event, make_actor):
    event, actor, client = make_event(status="draft"), make_actor("Iraq"), person("editor").client
    with after('INSERT INTO "django_admin_log"', lambda: Participation.objects.create(event=event, actor=actor, role="target")):
        answer = client.post(page(actor, "delete"), {"post": "yes"}, follow=True)
    assert "Not deleted: somebody else changed it, or used it, at the same moment." in answer.content.decode()
    assert Actor.objects.exists() and not Revision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_page_is_made_in_one_transaction(person, make_event):
    """So that nobody sees half of a change; tests/admin/test_at_once.py tries it with two at work."""
    event, client = make_event(), person("editor").client
    alone = []

    def note(execute, sql, *rest):
        if "timeline_" in sql and not connection.in_atomic_block:
            alone.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        for path in ("/", event.get_absolute_url(), f"/events/{event.slug}.json", "/claims.csv", "/changes/", page(event)):
            answer = client.get(path)
            assert answer.status_code == 200 and (answer.getvalue() if answer.streaming else answer.content)
    assert [sql for sql in alone if "timeline_revision" not in sql] == []


def test_parents_that_lead_back_are_refused(person, make_actor):
    below, above, client = make_actor("Army"), make_actor("State"), person("editor").client
    below.parents.add(above)
    answer = client.post(page(above), typed(client.get(page(above))) | {"parents": [below.pk]})
    assert "parents: leads back to itself" in answer.content.decode() and not above.parents.exists()
