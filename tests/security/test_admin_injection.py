"""Whatever a text holds, the admin shows it as that text and nothing else: in lists, forms, errors, messages, history and choices."""

import json
from itertools import cycle
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User

from timeline.curation.history import record_change
from timeline.models import Article, Event, Revision

from .forged import addresses, forms, rows
from .test_injection import ADDRESSES, BREAKING, DIRECTIONS, MARKUP, Page, body, spoil

PAYLOADS = (" ".join(MARKUP[:4]), " ".join(MARKUP[4:]), " ".join((MARKUP[1], *DIRECTIONS, *BREAKING[:3])))
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def spoilt(curator, chronology, make_event):
    """A function that writes a text into every row, their history, accounts and groups."""

    def write(payload, address=ADDRESSES[0]):
        make_event("Draft", status="draft")
        spoil(payload, address)
        User.objects.create_user(payload[:150], payload[:254], first_name=payload[:150], last_name=payload[:150], is_staff=True)
        Group.objects.create(name=payload[:150])
        event = Event.objects.get(slug="truce")
        record_change(event, "edited", User.objects.get(first_name=payload[:150]), payload[:500])
        who = {"user": User.objects.get(username="admin"), "content_type_id": event_type()}
        LogEntry.objects.create(**who, object_id=event.pk, object_repr=payload[:200], action_flag=CHANGE, change_message=payload)
        Revision.objects.update(key=payload[:50], why=payload[:200])

    return write


def event_type():
    return admin.models.ContentType.objects.get_for_model(Event).pk


def pages():
    """Every page of the admin, and where it is a row's, for two of them."""
    keys = {name: held[:1] + held[-1:] if len(held) > 1 else held for name, held in rows().items()}
    return [path for paths in addresses(keys).values() for path in paths]


def faults(response):
    content = body(response).decode()
    if "html" not in response.headers["Content-Type"]:
        return []
    return Page(content).faults() + (["3333"] if "3333" in content else [])


@pytest.mark.parametrize("payload", PAYLOADS, ids=["tags", "code", "directions"])
def test_every_page_of_the_admin_shows_a_text_as_text(curator, spoilt, payload):
    spoilt(payload)
    statuses = set()
    for path in pages():
        response = curator.get(path)
        statuses.add(response.status_code)
        assert (response.status_code < 500, faults(response)) == (True, []), path
    assert 200 in statuses


def test_a_form_comes_back_with_what_was_typed_as_text(curator, chronology, make_event):
    """Saved, refused or in error: the page that follows shows it."""
    make_event("Draft", status="draft")
    saved, refused = 0, 0
    for form in forms(curator, [path for path in pages() if not path.startswith("/admin/auth/") and "/delete/" not in path]):
        texts = dict(zip(form.texts, cycle(PAYLOADS)))
        typed = [(name, texts[name][:70] if name in texts else value) for name, value in form.fields]
        response = curator.generic("POST", form.address, urlencode(typed, errors="surrogatepass"), FORM)
        saved, refused = saved + (response.status_code == 302), refused + (response.status_code == 200)
        following = [response] + ([curator.get(response["Location"])] if response.status_code == 302 else [])
        for page in following:
            assert (page.status_code < 500, faults(page)) == (True, []), form.address
    assert saved and refused


@pytest.mark.parametrize("button", ["_save", "_continue", "_addanother"])
def test_a_message_names_the_row_as_text(curator, make_topic, button):
    topic, words = make_topic("War"), PAYLOADS[0][:60]
    typed = {"name": words, "slug": topic.slug, "position": "0", "seen": "0", "why": words, button: "1"}
    page = curator.post(f"/admin/timeline/topic/{topic.pk}/change/", typed, follow=True)
    assert page.redirect_chain and "&lt;zqx-el zqxattr" in page.content.decode()
    assert faults(page) == []


def test_the_choices_of_a_field_are_texts(curator, spoilt):
    spoilt(PAYLOADS[0])
    asked = 0
    for model in [model for model in admin.site._registry if model._meta.app_label == "timeline"]:
        for name in admin.site._registry[model].get_autocomplete_fields(None):
            field = {"app_label": "timeline", "model_name": model._meta.model_name, "field_name": name, "term": ""}
            response = curator.get(f"/admin/autocomplete/?{urlencode(field)}")
            assert (response.status_code, response["Content-Type"]) == (200, "application/json"), field
            texts = [row["text"] for row in json.loads(response.content)["results"]]
            asked += bool([text for text in texts if "<zqx-el" in text])
    assert asked > 5


def test_only_an_address_of_the_web_becomes_a_link(curator, spoilt):
    for address in ADDRESSES[:4]:
        Article.objects.update(url=address)
        for path in [path for path in pages() if "/article/" in path]:
            assert faults(curator.get(path)) == [], (path, address)


def test_what_was_typed_into_a_form_out_of_date_is_shown_as_text(client, curator):
    typed = {"name": PAYLOADS[0], PAYLOADS[1]: "1", "seen": "0"}
    page = client.post("/admin/timeline/topic/add/", typed)
    assert (page.status_code, faults(page)) == (403, []) and "&lt;zqx-el zqxattr" in page.content.decode()
