"""The public change log, of everything and of one event."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags

from timeline.chronology.changes import Load, Log, heirs, public_changes
from timeline.curation.changing import Change
from timeline.curation.history import record_change, record_changes
from timeline.curation.merging import merge, unmerge
from timeline.curation.records import record
from timeline.curation.steps import take
from timeline.models import Event, Revision, SlugRedirect
from timeline.views.told import VERBS

pytestmark = pytest.mark.django_db
MARK = "zqxhidden"


@pytest.fixture
def chief(django_user_model):
    return django_user_model.objects.create(username="zqxaccount", first_name="Zqxfirst", email="zqx@example.org")


@pytest.fixture
def correct(chief):
    """``correct(event, "Why", title="…")``: a change by hand, as the admin makes it."""

    def make(row, why="It was misread.", verb="edited", **fields):
        with transaction.atomic():
            change = Change(row)
            for name, value in fields.items():
                setattr(change.row, name, value)
            change.row.save()
            return change.close(verb, chief, why)

    return make


def published(event):
    return record_change(event, "published")


def told(client, path="/changes/"):
    """The main part of a page as text, one space between words."""
    return text(re.search("<main.*</main>", client.get(path).content.decode(), re.DOTALL)[0])


def text(html):
    """Without tags; those of blocks part words."""
    return " ".join(unescape(strip_tags(re.sub(r"</(?:p|dd|dt|h\d|li|span)>", " ", html))).split())


def headings(client, path="/changes/"):
    page = client.get(path).content.decode()
    return [text(found) for found in re.findall(r"<h3>(.*?)</h3>", page, re.DOTALL)]


def on(revision, *day):
    Revision.objects.filter(pk=revision.pk).update(when=datetime(*day, 12, tzinfo=timezone.get_current_timezone()))


def test_a_correction_says_what_when_and_why_with_both_sentences(client, make_event, correct):
    event = make_event("Two rockets fall")
    published(event)
    on(correct(event, "The article counts three.", title="Three rockets fall"), 2026, 3, 4)
    said = told(client)
    assert "4 March 2026 Corrected Three rockets fall 12:00 · event Why: The article counts three." in said
    assert "Title Before removed: Two rockets fall After added: Three rockets fall" in said
    page = client.get("/changes/").content.decode()
    assert f'<a href="{event.get_absolute_url()}"><bdi>Three rockets fall</bdi></a>' in page
    assert re.search("<del>.*?Two</del> rockets fall", page) and re.search("<ins>.*?Three</ins> rockets fall", page)


def test_the_latest_stands_first_under_its_day(client, make_event, correct):
    event = make_event("Attack")
    on(published(event), 2026, 3, 1)
    for day, title in ((2, "Second"), (4, "Third"), (4, "Fourth")):
        on(correct(event, title=title), 2026, 3, day)
    page = client.get("/changes/").content.decode()
    assert re.findall(r"(\d+ March) 2026</h2>", page) == ["4 March", "2 March", "1 March"]
    afters = re.findall(r"<ins>.*?</span>(\w+)</ins>", page)
    assert afters == ["Fourth", "Third", "Second"]


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_has_words(client, make_event, verb):
    published(make_event("Other"))
    event = make_event("Attack")
    Revision.objects.create(kind="event", key=event.slug, row=event.pk, verb=verb, public=True, content={}, why="For a reason.")
    expected = "Added" if verb == "loaded" else VERBS[verb]
    assert headings(client)[0] == f"{expected} Attack"


def test_rows_without_a_page_are_told_without_a_link(client, make_event, correct):
    event = make_event("Attack")
    record_change(event.type, "loaded", why="First.")
    correct(event.type, name="missile attack")
    page = client.get("/changes/").content.decode()
    assert "<bdi>missile attack</bdi></h3>" in page and "type of event" in page


def test_steps_are_told_in_readers_words(client, make_event, chief):
    event = make_event("Attack")
    published(event)
    take(event, "flag", chief, "A second article says more.")
    take(event, "update", chief)
    take(event, "retract", chief, "It never happened.")
    take(event, "reinstate", chief, "It did.")
    assert headings(client) == [
        "Retraction taken back Attack", "Retracted Attack", "Up to date again Attack", "Needs an update Attack", "Published Attack",
    ]  # fmt: skip
    assert "Why: A second article says more." in told(client)


# What nobody did by hand: rows that came with files, quotes that were checked.


@pytest.fixture
def load(make_event):
    def make(number, name="Event"):
        events = [make_event(f"{name} {each}") for each in range(number)]
        record_changes((event, "published") for event in events)
        return events

    return make


def test_a_load_is_one_line_with_its_counts(client, load):
    events = load(12)
    record_changes([(events[0].date_citations.get().article, "loaded"), (events[0].type, "loaded")])
    assert headings(client) == ["Loaded 12 events, 1 source and 1 type of event"]
    assert "These are all changes." in told(client)


def test_a_single_event_that_came_is_told_by_its_name(client, make_event):
    published(make_event("Attack"))
    assert headings(client) == ["Published Attack"]


def test_quotes_checked_again_are_one_line(client, make_article, make_event):
    event = make_event("Attack")
    articles = [make_article(f"Paper {number}", is_public=True) for number in range(3)]
    record_changes([(event, "published"), *((article, "checked") for article in articles)])
    assert headings(client) == ["Loaded 1 event"]
    assert "quotes of 3 sources checked again" in told(client)
    Revision.objects.filter(verb="published").delete()
    assert headings(client) == ["Quotes checked again of 3 sources"]


def test_what_a_later_load_changes_is_told_one_by_one(client, load):
    first, _ = load(2)
    Event.objects.filter(pk=first.pk).update(title="Corrected in the files")
    record_changes([(Event.objects.get(pk=first.pk), "loaded")])
    assert headings(client) == ["Brought up to date Corrected in the files", "Loaded 2 events"]


def test_a_load_of_another_day_is_another_line(client, load):
    load(3)
    Revision.objects.update(when=timezone.now() - timedelta(days=2))
    load(2, "Later")
    assert headings(client) == ["Loaded 2 events", "Loaded 3 events"]


def pages(per_page):
    """Every page of the log, as entries."""
    found, after = [], None
    while True:
        log = Log(public_changes(), after, per_page)
        found.append(log.entries)
        if log.cursor is None:
            return found
        after = log.cursor


def test_pages_neither_skip_nor_repeat_whatever_came_at_one_go(make_event, correct, load):
    event = make_event("Attack")
    published(event)
    load(5, "A")
    for number in range(3):
        correct(event, title=f"Attack {number}")
    load(4, "B")
    load(3, "C")
    correct(event, title="Attack again")
    correct(event, title="Attack at last")
    for per_page in (1, 2, 3, 4, 7, 50):
        found = pages(per_page)
        entries = [entry for page in found for entry in page]
        expected = ["edited", "edited", 7, "edited", "edited", "edited", 6]
        assert [sum(entry.came.values()) if isinstance(entry, Load) else entry.verb for entry in entries] == expected
        assert {len(page) for page in found[:-1]} <= {per_page}
        assert [entry.pk for entry in entries] == sorted((entry.pk for entry in entries), reverse=True)


def test_a_page_leads_on_to_the_earlier_changes_and_back(client, make_event, correct):
    event = make_event("Attack")
    published(event)
    content = record("event", event)
    titles = [content | {"title": f"Attack {number}"} for number in range(35)]
    edited = {"kind": "event", "key": "attack", "row": event.pk, "verb": "edited", "why": "Why.", "public": True}
    Revision.objects.bulk_create(Revision(**edited, content=content) for content in titles)
    first = client.get("/changes/").content.decode()
    address = re.search(r'<a rel="next" href="([^"]+)"', first)[1]
    correct(event, title="Meanwhile")
    second = client.get(address).content.decode()
    assert (first.count('class="change"'), second.count('class="change"')) == (30, 6)
    assert 'rel="next"' not in second and '<a href="/changes/">The latest changes</a>' in second
    assert "no earlier changes" in told(client, "/changes/?after=1")


UNREADABLE = ["abc", "-1", "1.5", "²", "1" * 19, "١٢", "%00", "1&after=2", "1%27--", "<script>"]


@pytest.mark.parametrize("value", UNREADABLE)
@pytest.mark.parametrize("path", ["/changes/", "/events/attack/changes/"])
def test_a_place_that_cannot_be_read_is_said_in_one_sentence(client, make_event, value, path):
    published(make_event("Attack"))
    answer = client.get(f"{path}?after={value}")
    assert answer.status_code == 400
    assert "“after” is " in told(client, f"{path}?after={value}")
    assert "<h3>" not in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?after=", "?after=%20", "?utm=x", "?after=999999999999999999"])
def test_what_can_be_read_is_answered(client, make_event, query):
    published(make_event("Attack"))
    assert headings(client, f"/changes/{query}") == ["Published Attack"]


def test_the_number_of_queries_does_not_grow(client, make_event, make_claim, make_actor, correct):
    def busy(number):
        event = make_event(f"Attack {number}", actors=[f"Actor {number}"], places=[f"Place {number}"], topics=["War"])
        published(event)
        make_claim(event, "Two died.", about="killed", value=2, said_by=f"Actor {number}")
        correct(event, title=f"Corrected {number}")
        correct(make_actor(f"Actor {number}"), name=f"Named {number}")
        take(event, "retract", None, "Wrong.")

    busy(0)
    few = queries(client)
    for number in range(1, 4):
        busy(number)
    assert queries(client) == few <= 25


def queries(client):
    with CaptureQueriesContext(connection) as caught:
        assert client.get("/changes/").status_code == 200
    return len(caught)


# One event.


def test_an_event_tells_its_own_changes_alone(client, make_event, correct):
    event, other = make_event("Attack"), make_event("Truce")
    published(event)
    published(other)
    correct(event, title="Rocket attack")
    assert headings(client, "/events/attack/changes/") == ["Corrected", "Published"]
    assert "Truce" not in told(client, "/events/attack/changes/")


def test_the_page_of_an_event_leads_to_its_changes(client, make_event, correct):
    event = make_event("Attack")
    published(event)
    assert "changes/" not in client.get("/events/attack/").content.decode().partition("<main")[2]
    correct(event, title="Rocket attack")
    assert '<a href="/events/attack/changes/">1 time</a>' in client.get("/events/attack/").content.decode()


def test_a_changed_address_keeps_its_history_and_leads_on(client, make_event, correct):
    event = make_event("Attack")
    published(event)
    correct(event, "The slug named another place.", "moved", slug="attack-on-erbil")
    assert headings(client, "/events/attack-on-erbil/changes/") == ["Moved to another address", "Published"]
    answer = client.get("/events/attack/changes/")
    assert (answer.status_code, answer["Location"]) == (301, "/events/attack-on-erbil/changes/")
    assert 'href="/events/attack-on-erbil/"' in client.get("/changes/").content.decode()


def test_a_retracted_event_says_when_and_why_and_no_more_what(client, make_event, make_claim, correct, chief):
    event = make_event("Attack")
    published(event)
    claim = make_claim(event, "Nobody was there.")
    with transaction.atomic():
        change = Change(event)
        claim.text = "Somebody unnamed was there."
        claim.save()
        change.close("edited", chief, "Misread.")
    assert "unnamed" in told(client)
    take(event, "retract", chief, "It never happened.")
    assert client.get("/events/attack/changes/").status_code == 410
    assert "It never happened." in told(client, "/events/attack/changes/")
    assert headings(client) == ["Retracted Attack", "Corrected Attack", "Published Attack"]
    assert "unnamed" not in client.get("/changes/").content.decode()


def merged(event, into, **fields):
    Event.objects.filter(pk=event.pk).update(status="merged", merged_into=into, **fields)
    return record_change(Event.objects.get(pk=event.pk), "merged", why="The same attack.", public=True)


def test_a_merged_event_names_the_other_and_leads_to_it(client, make_event):
    event, other, third = make_event("Attack"), make_event("Strike"), make_event("Third")
    published(event)
    merged(event, other)
    assert "Merged into another event Attack" in headings(client)
    assert "into Strike Why: The same attack." in told(client)
    merged(other, third)
    answer = client.get("/events/attack/changes/")
    assert (answer.status_code, answer["Location"]) == (301, "/events/third/changes/")
    assert heirs() == {event.pk: third.pk, other.pk: third.pk}


def test_a_merge_that_was_undone_is_compared_with_the_event_as_it_was(client, make_event, chief):
    first, second = make_event("Attack"), make_event("Strike")
    for event in (first, second):
        published(event)
    merge(first, second, chief, "The same attack.")
    assert headings(client)[:2] == ["Took over what another event held Strike", "Merged into another event Attack"]
    unmerge(first, chief, "It was not.")
    assert "Merge undone Attack" in headings(client, "/changes/")
    own = told(client, "/events/attack/changes/")
    assert "Merge undone" in own and "Added" not in own and "Taken out" not in own


def test_what_readers_saw_before_is_what_it_is_compared_with(client, make_event, correct, chief):
    event = make_event("Attack")
    published(event)
    take(event, "retract", chief, "It never happened.")
    Event.objects.filter(pk=event.pk).update(title=f"{MARK} while it was hidden")
    record_change(Event.objects.get(pk=event.pk), "edited", chief, MARK, public=False)
    Event.objects.filter(pk=event.pk).update(title="Rocket attack")
    take(Event.objects.get(pk=event.pk), "reinstate", chief, "It did.")
    assert "Title Before removed: Attack After added: Rocket attack" in told(client)
    assert MARK not in client.get("/changes/").content.decode()


def test_an_actor_is_compared_with_how_it_stood_just_before(client, make_actor, correct):
    actor = make_actor("Hashd")
    record_change(actor, "created", public=False)
    actor.is_public = True
    actor.save()
    correct(actor, name="Hashd al-Shaabi")
    assert headings(client) == ["Corrected Hashd al-Shaabi"]
    assert "Name Before Hashd After Hashd added: al-Shaabi" in told(client)


def test_a_change_that_readers_cannot_see_says_so(client, make_event, correct):
    event = make_event("Attack")
    published(event)
    hidden = make_event(MARK, status="draft", claims=0)
    with transaction.atomic():
        change = Change(event)
        event.links.create(kind="leads_to", target=hidden, basis="reading")
        change.close("edited", None, "Linked.")
    assert "nothing that the pages show" in told(client)
    assert MARK not in client.get("/changes/").content.decode()


# Nothing leaks.


def test_what_was_never_public_is_as_if_it_never_was(client, make_event, make_actor, make_article, chief):
    missing = client.get("/events/no-such-event/changes/").content.decode()
    for status in ("draft", "in_review", "retracted", "merged"):
        fields = {"merged_into": make_event("Other")} if status == "merged" else {}
        event = make_event(f"{MARK} {status}", slug=f"{MARK}-{status}", status=status, **fields)
        record_change(event, "edited", chief, MARK, public=False)
        answer = client.get(f"/events/{event.slug}/changes/")
        assert answer.status_code == 404
        assert strip(answer.content.decode(), event.slug) == strip(missing, "no-such-event")
    for row in (make_actor(MARK), make_article(MARK)):
        record_change(row, "edited", chief, MARK)
    assert MARK not in client.get("/changes/").content.decode()


def strip(page, slug):
    return page.replace(slug, "").replace(slug.replace("-", " "), "")


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_revision_marked_public_of_a_row_that_is_hidden_now_is_not_told(client, make_event, status):
    event = make_event(MARK)
    published(event)
    Event.objects.filter(pk=event.pk).update(status=status)
    other = make_event("Merged")
    merged(other, event)
    assert headings(client) == []


def test_a_row_that_is_gone_is_not_told(client, make_event):
    event = make_event(MARK)
    published(event)
    Revision.objects.update(row=event.pk + 1000)
    assert headings(client) == []
    Revision.objects.update(row=None)
    assert headings(client) == []


def test_no_account_is_named(client, make_event, correct, chief):
    event = make_event("Attack")
    record_change(event, "published", chief)
    correct(event, title="Rocket attack")
    for path in ("/changes/", "/events/attack/changes/"):
        page = client.get(path).content.decode().lower()
        assert "corrected" in page and "zqx" not in page


def test_what_people_typed_is_shown_as_text(client, make_event, correct):
    event = make_event("Attack")
    published(event)
    correct(event, "<script>alert(1)</script>", title="<img src=x onerror=alert(1)> {{ 7 }}")
    page = client.get("/changes/").content.decode()
    assert "<script>alert" not in page and "<img" not in page
    assert "<script>alert(1)</script>" in told(client) and "{{ 7 }}" in told(client)


def test_an_empty_log_says_so(client):
    assert "Nothing has been changed yet." in told(client)


def test_a_redirect_of_a_slug_leads_to_the_name_of_today(client, make_event, make_actor, correct):
    iran = make_actor("Iran")
    event = make_event("Attack", actors=[iran])
    published(event)
    with transaction.atomic():
        change = Change(event)
        event.participations.all().delete()
        change.close("edited", None, "It had no part.")
    iran.refresh_from_db()
    iran.slug, iran.name = "islamic-republic", "Islamic Republic"
    iran.save()
    SlugRedirect.objects.create(kind="actor", slug="iran", target=iran.pk)
    assert "Taking part Taken out removed: with Islamic Republic" in told(client)
