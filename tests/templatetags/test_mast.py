"""The way around the site."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_page_one_is_on_is_marked(client):
    assert '<a href="/" aria-current="page">Chronology</a>' in client.get("/").content.decode()


def test_a_page_below_marks_its_list(client, make_event):
    event = make_event("Truce")
    assert '<a href="/" aria-current="true">Chronology</a>' in client.get(event.get_absolute_url()).content.decode()


def test_a_page_that_is_nowhere_marks_nothing(client):
    assert "aria-current" not in client.get("/nowhere/").content.decode()


@pytest.mark.parametrize("words", ["Chronology", "Sources", "People and groups", "Places", "Topics", "Changes", "Data", "About"])
def test_every_link_of_the_mast_leads_somewhere(client, words):
    page = client.get("/nowhere/").content.decode()
    address = page.partition(f">{words}</a>")[0].rpartition('href="')[2].partition('"')[0]
    assert client.get(address).status_code == 200


def test_files_are_offered_with_the_query_of_the_view(client, make_event):
    make_event("Truce", actors=["Iran"])
    page = client.get("/?actor=iran").content.decode()
    assert all(f'href="/{file}?actor=iran"' in page for file in ("events.csv", "events.json", "claims.csv"))
