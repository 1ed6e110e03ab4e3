"""An event's page: what a reader sees, what stays hidden, and what the addresses of other events answer."""

import pytest
from django.utils import timezone

from tests.views.seen import seen
from timeline.models import Citation, Link, Revision, SlugRedirect

pytestmark = pytest.mark.django_db


def page(client, event, **headers):
    response = client.get(event.get_absolute_url(), headers=headers)
    assert response.status_code == 200
    return response


def test_the_head_says_what_when_where_and_who(client, make_event):
    event = make_event("Rockets fall", "2020-12-20", places=["Green Zone"], actors=[("US Embassy", "target"), ("Iran", "accused")])
    html = page(client, event).content.decode()
    assert "<title>Rockets fall, 20 December 2020 · Timeline</title>" in html
    assert '<time datetime="2020-12-20">Sunday 20 December 2020</time>' in html
    assert "Rocket attack Rockets fall Green Zone against US Embassy accused: Iran" in seen(html)
    assert 'href="/places/green-zone/"' in html
    assert 'href="/actors/us-embassy/"' in html


def test_only_a_single_day_is_a_time_for_machines(client, make_event):
    for edtf in ("2020-12", "[2020-12-20..2020-12-24]", "2020-12-20~", "[..2020-12-24]", "2020-12-20/2020-12-22"):
        assert "<time" not in page(client, make_event(edtf=edtf)).content.decode()


def test_what_it_rests_on_is_counted(client, make_event, make_claim, make_article):
    event = make_event(article=make_article("One", origin="Reuters"))
    make_claim(event, "Eight were fired.", about="fired", value=8, article=make_article("Two", origin="Reuters"))
    make_claim(event, "Nine were fired.", about="fired", value=9, article=make_article("Three"))
    assert "claims 3 articles 3 independent source known 1 disputed 1" in seen(page(client, event))


def test_files_of_the_event_stand_in_the_foot(client, make_event):
    html = page(client, make_event(slug="rockets")).content.decode()
    assert '<a href="/events/rockets.csv">CSV</a> <a href="/events/rockets.json">JSON</a>' in html


def test_markup_in_words_stays_words(client, make_event, make_claim, make_article):
    event = make_event("<script>alert(1)</script>", article=make_article("<b>bold</b>"))
    make_claim(event, "<i>said</i>", said_by="<u>Somebody</u>", hedge="<q>", note="<p>", doubt="<p>", article=make_article("<em>"))
    html = page(client, event).content.decode()
    assert not any(tag in html for tag in ("<script>alert", "<b>bold", "<i>said", "<u>Somebody", "<em>"))


def test_a_plan_is_called_planned(client, make_event):
    event = make_event("Troops are to leave", "2021-01", type="decision", kind="plan", modality="planned")
    assert "Decision, planned Troops are to leave" in seen(page(client, event))


def test_the_record_says_when_it_was_published_and_corrected(client, make_event, make_topic):
    make_topic("The confrontation", is_public=True)
    event = make_event("Rockets fall", slug="rockets")
    words = seen(page(client, event))
    assert "Corrected not so far" in words
    assert "“Rockets fall, 20 December 2020.” The confrontation, Timeline, version of" in words
    for verb, public in (("published", True), ("edited", True), ("reverted", True), ("flagged", True), ("merged", True), ("edited", False)):
        Revision.objects.create(kind="event", key="rockets", row=event.pk, verb=verb, public=public)
    Revision.objects.create(kind="event", key="another", row=event.pk + 1, verb="edited", public=True)
    Revision.objects.create(kind="actor", key="another", row=event.pk, verb="edited", public=True)
    assert f"Corrected 2 times, last on {timezone.now():%-d %B %Y}" in seen(page(client, event))


def test_corrections_made_under_an_earlier_address_count(client, make_event):
    event = make_event(slug="new-address")
    Revision.objects.create(kind="event", key="old-address", row=event.pk, verb="edited", public=True)
    assert "Corrected 1 time," in seen(page(client, event))


def test_the_sources_name_publisher_origin_and_day(client, make_event, make_article):
    article = make_article("Warning", publisher="Persian News", origin="Reuters", translated_from="tr", published="2020-12-24")
    words = seen(page(client, make_event(article=article)))
    assert "Warning Persian News, republished from Reuters. English, translated from Turkish. Published 24 December 2020" in words
    assert "This article has no address." in words


def test_an_address_that_is_known_opens_at_the_words(client, make_event, make_article):
    html = page(client, make_event(article=make_article(url="https://news.example/a"), quote="rockets fell")).content.decode()
    assert 'href="https://news.example/a#:~:text=rockets%20fell"' in html
    assert "has no address" not in html


def test_events_beside_it_in_the_order_lead_on(client, make_event):
    first, middle, last = make_event("First", "2020-01-01"), make_event("Middle", "2020-01-05"), make_event("Last", "2020-02")
    make_event("Hidden", "2020-01-04", status="draft")
    make_event("Hidden too", "2020-01-06", status="retracted")
    words = seen(page(client, middle))
    assert "before it 1 January 2020: First after it February 2020: Last" in words
    assert "before it" not in seen(page(client, first))
    assert "after it" not in seen(page(client, last))


def test_drafts_leak_through_nothing(client, make_event, make_claim, make_actor):
    """A draft statement that a public claim was made in, a draft spoken of in a public statement, links to drafts."""
    said_in = make_event("Marker statement", type="remark", kind="statement", status="draft", slug="marker-a")
    spoken_of = make_event("Marker attack", status="in_review", slug="marker-b")
    public = make_event("Public attack")
    statement = make_event("Public statement", type="remark", kind="statement")
    make_claim(public, "It was said somewhere.", made_in=said_in, said_by="Somebody")
    make_claim(spoken_of, "Marker claim.", made_in=statement, said_by="Marker speaker")
    Link.objects.create(source=public, kind="follows", target=spoken_of, basis="reading")
    Link.objects.create(source=said_in, kind="responds_to", target=public, basis="cited")
    Revision.objects.create(kind="event", key=public.slug, row=public.pk, verb="edited", why="marker", public=False)
    for event in (public, statement):
        html = page(client, event).content.decode()
        assert "marker" not in html.casefold()
        assert "Before and after" not in html


@pytest.fixture
def was_public(make_event):
    """An event that readers saw once."""

    def make(title="Rocket attack", **fields):
        return make_event(title, first_published=timezone.now(), status_since=timezone.now(), **fields)

    return make


def test_a_retracted_event_says_when_and_why(client, was_public):
    response = client.get(was_public(status="retracted", status_note="Two attacks were taken for one.").get_absolute_url())
    assert (response.status_code, response["Cache-Control"]) == (410, "no-cache"), "a retraction can be taken back"
    words = seen(response)
    assert f"Retracted on {timezone.now():%-d %B %Y}" in words
    assert "Two attacks were taken for one." in words


def test_a_merged_event_leads_to_the_one_it_became(client, was_public, make_event):
    last = make_event("Last", slug="last")
    middle = was_public("Middle", status="merged", merged_into=last)
    first = was_public("First", status="merged", merged_into=middle)
    for event in (first, middle):
        response = client.get(event.get_absolute_url())
        assert (response.status_code, response["Location"]) == (301, "/events/last/")
        assert response["Cache-Control"] == "no-cache", "a merge can be undone"


def test_a_changed_slug_leads_on(client, was_public, make_event):
    renamed, target = make_event(slug="new"), make_event(slug="target")
    merged = was_public(slug="newer", status="merged", merged_into=target)
    retracted = was_public(slug="gone", status="retracted")
    for slug, row, found in (("old", renamed, "new"), ("older", merged, "target"), ("once", retracted, "gone")):
        SlugRedirect.objects.create(kind="event", slug=slug, target=row.pk)
        response = client.get(f"/events/{slug}/")
        assert (response.status_code, response["Location"]) == (301, f"/events/{found}/")
        assert response["Cache-Control"] == "no-cache", "an address can be taken back"


def test_what_never_was_public_answers_as_what_never_was(client, make_event, was_public):
    draft = make_event("Draft", status="draft", slug="hidden-1")
    make_event("In review", status="in_review", slug="hidden-2")
    make_event("Retracted unseen", status="retracted", slug="hidden-3")
    make_event("Merged unseen", status="merged", merged_into=make_event(), slug="hidden-4")
    was_public("Merged into a draft", status="merged", merged_into=draft, slug="hidden-5")
    SlugRedirect.objects.create(kind="event", slug="hidden-6", target=draft.pk)
    SlugRedirect.objects.create(kind="actor", slug="hidden-7", target=make_event().pk)
    SlugRedirect.objects.create(kind="event", slug="hidden-8", target=987_654)
    answers = [client.get(f"/events/hidden-{number}/") for number in range(10)]
    assert {response.status_code for response in answers} == {404}
    bodies = [response.content.decode() for response in answers]
    assert len({body.replace(f"hidden%20{number}", "").replace(f"hidden {number}", "") for number, body in enumerate(bodies)}) == 1


def test_the_page_can_only_be_read(client, make_event):
    assert client.post(make_event().get_absolute_url()).status_code == 405


def test_the_number_of_queries_does_not_grow(client, make_event, make_claim, make_article, cite, django_assert_max_num_queries):
    small, large = make_event("Small"), make_event("Large", places=["Baghdad"], actors=["Iran"], topics=["Topic"])
    for number in range(12):
        article = make_article(f"Article {number}", origin="Reuters")
        statement = make_event(f"Statement {number}", type="remark", kind="statement")
        make_claim(large, about="fired", value=number, made_in=statement, said_by=f"Speaker {number}", article=article, via=["An agency"])
        cite(event=large, article=article)
        Link.objects.create(source=statement, kind="responds_to", target=large, basis="reading")
        further = make_event(f"Further {number}")
        cite(link=Link.objects.create(source=further, kind="follows", target=statement, basis="cited"), article=article)
    assert Citation.objects.count() > 60
    with django_assert_max_num_queries(32):
        page(client, large)
    with django_assert_max_num_queries(32):
        page(client, small)


def test_a_statement_reads_as_many_queries_as_it_speaks_of_few_events(client, make_event, make_claim, django_assert_max_num_queries):
    statement = make_event("Statement", type="remark", kind="statement")
    for number in range(12):
        make_claim(make_event(f"Attack {number}"), f"It was number {number}.", made_in=statement, said_by=f"Speaker {number}")
    with django_assert_max_num_queries(32):
        assert seen(page(client, statement)).count("about: Attack") == 12
