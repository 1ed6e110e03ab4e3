"""What every form of the desk does: addresses made from names, and dates that are only checked."""

import pytest
from django.urls import reverse

from tests.forms import typed
from timeline.curation.addresses import free_slug
from timeline.models import Actor, Event, SlugRedirect, Topic


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Rocket Attack on Baghdad", "rocket-attack-on-baghdad"),
        ("Kasım Süleymani’s visit", "kasim-suleymanis-visit"),
        ("قاسم سليماني", "qsm-slymny"),
        ("Гагарин", "gagarin"),
        ("“…”", "topic"),
        ("x" * 200, "x" * 76),
        ("word " * 30, "-".join(["word"] * 15)),
        ("taken", "taken-3"),
    ],
)
def test_an_address_is_made_from_a_name_in_any_script(make_topic, name, slug):
    make_topic("One", slug="taken")
    SlugRedirect.objects.create(kind="topic", slug="taken-2", target=1)
    assert free_slug(Topic, name) == slug


def test_an_address_left_empty_is_made_and_an_old_one_stays(admin_client, make_actor):
    address = reverse("admin:timeline_actor_add")
    for _ in range(2):
        form = typed(admin_client.get(address)) | {"name": "Êzdîxan", "kind": "group", "slug": ""}
        assert admin_client.post(address, form).status_code == 302
    actor = Actor.objects.get(slug="ezdixan-2")
    address = reverse("admin:timeline_actor_change", args=[actor.pk])
    assert admin_client.post(address, typed(admin_client.get(address)) | {"slug": "", "name": "Other"}).status_code == 302
    actor.refresh_from_db()
    assert (actor.slug, actor.name) == ("ezdixan-2", "Other")


@pytest.mark.parametrize(("date", "said"), [("late Nov 2020", "([2020-11-21..2020-11-30])"), ("pigs", "not a date: &#x27;pigs&#x27;")])
def test_checking_a_date_says_nothing_of_other_fields(admin_client, db, date, said):
    address = reverse("admin:timeline_event_add")
    form = typed(admin_client.get(address)) | {"date": date, "title": "", "claims-0-text": "Kept.", "_check_date-date": "1"}
    response = admin_client.post(address, form)
    content = response.content.decode()
    assert said in content and content.count("Nothing is saved yet.") == 1 and "Kept." in content
    assert "This field is required" not in content and len(response.context["errors"]) == (date == "pigs")
    assert not Event.objects.exists()


def test_a_date_in_a_row_is_checked_by_itself(admin_client, make_article):
    article = make_article()
    address = reverse("admin:timeline_article_change", args=[article.pk])
    form = typed(admin_client.get(address)) | {"published": "pigs", "clues-0-allows": "May 2020", "_check_date-clues-0-allows": "1"}
    content = admin_client.post(address, form).content.decode()
    assert "Read as <strong>May 2020</strong>" in content and "not a date" not in content
