"""Where there is no page to show; alive and able to serve."""

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, RequestFactory

from timeline.views.errors import failed, gone, words_of

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def test_an_unknown_address_gets_a_page_that_leads_on(client):
    response = client.get("/evants/green-zone_rockets/")
    assert response.status_code == 404
    assert "Nothing has this address" in text(response)
    assert '<a href="/?q=green%20zone%20rockets">Search for' in text(response)


def test_markup_in_an_address_is_shown_as_text(client):
    assert "<script>alert" not in text(client.get("/x/<script>alert(1)</script>"))


@pytest.mark.parametrize(
    ("path", "words"), [("/events/green-zone/", "green zone"), ("/", ""), ("/a/%20/", "20"), ("/a/Süleymani", "Süleymani")]
)
def test_an_address_is_read_as_words(path, words):
    assert words_of(path) == words


def test_a_retracted_event_says_when_and_why(make_event):
    event = make_event(status="retracted", status_note="Built from the headline of another article.", status_since="2026-11-12T10:00:00Z")
    event.refresh_from_db()
    response = gone(RequestFactory().get("/"), event).render()
    assert response.status_code == 410
    assert "Retracted on 12 November 2026" in text(response)
    assert "Built from the headline of another article." in text(response)


def test_a_failure_answers_without_request_and_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = failed(None)
    assert response.status_code == 500
    assert "The server could not answer" in text(response)


def test_a_forged_form_is_refused_in_our_words():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "The form could not be accepted" in text(response)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_server_in_order_says_so(client, path):
    assert client.get(path).status_code == 200


def test_a_server_with_a_migration_to_run_is_not_ready(client):
    MigrationRecorder.Migration.objects.filter(app="timeline").order_by("pk").last().delete()
    response = client.get("/readyz")
    assert (response.status_code, text(response)) == (503, "migrations to apply: 1\n")
