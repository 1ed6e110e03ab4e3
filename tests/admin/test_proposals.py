"""Proposals are looked at in the admin: found, read with words and reasons, and changed by nobody here."""

import pytest
from django.urls import reverse

from timeline.admin.lists import MOST_ARTICLES
from timeline.models import Likeness, Proposal, Reading

TEXT = "Rockets over the bay\n\nThree rockets fell on <b>Sunday</b>. The minister made a threat.\n"
LIST = reverse("admin:timeline_proposal_changelist")


@pytest.fixture
def article(make_article):
    return make_article("Rockets over the bay", text=TEXT, slug="bay")


@pytest.fixture
def propose(article):
    def make(title="Rockets fall on the bay", quote="Three rockets fell on <b>Sunday</b>.", **fields):
        start = TEXT.index(quote)
        record = {
            "date": {"why": "the Sunday before the article"},
            "actors": [
                {"id": "navy", "name": "the Navy", "role": "claims_responsibility"},
                {"id": None, "name": "<i>Gulls</i>", "role": "target"},
            ],
            "places": [{"id": "bay", "name": "the bay", "role": "location"}],
            "counts": [{"about": "fired", "of": "rockets", "value": 3, "words": "at least"}],
            "said_by": {"id": "minister", "name": "the minister"},
            "via": [{"id": None, "name": "Northwire"}],
            "also": [{"start": 0, "end": 7, "text": "Rockets", "paragraph": 1}],
            "score_parts": {"trigger_word": 0.5, "dated": 0.25},
            "matches": [
                {"event": "bay-rockets", "score": 0.81, "why": "the same date (4 May 2031)"},
                {"event": "gone", "score": 0.6, "why": "x"},
            ],
        }
        fields = {"kind": "occurrence", "type": "rocket-attack", "date": "2031-05-04", "date_basis": "stated", "record": record} | fields
        place = {"quote": quote, "start": start, "end": start + len(quote), "paragraph": 2, "key": f"key-{Proposal.objects.count()}"}
        return Proposal.objects.create(article=article, title=title, score=0.834, why="“fell” tells of it", **place, **fields)

    return make


def page(proposal):
    return reverse("admin:timeline_proposal_change", args=[proposal.pk])


def listed(client, **query):
    return [row.title for row in client.get(LIST, query).context["cl"].result_list]


@pytest.mark.parametrize("kind", ["contributor", "editor", "chief"])
def test_everybody_at_the_desk_looks_and_nobody_changes(person, propose, kind):
    client, proposal = person(kind).client, propose()
    content = client.get(LIST).content.decode()
    for shown in ("Rockets fall on the bay", "Occurrence: rocket-attack", "4 May 2031", "0.83", "Rockets over the bay", "Open"):
        assert shown in content
    opened = client.get(page(proposal)).content.decode()
    assert 'name="_save"' not in opened and "<select" not in opened
    assert client.get(reverse("admin:timeline_proposal_add")).status_code == 403
    for address in (page(proposal), reverse("admin:timeline_proposal_delete", args=[proposal.pk])):
        assert client.post(address, {"title": "Other", "post": "yes"}).status_code == 403
    assert Proposal.objects.get().title == "Rockets fall on the bay"


def test_its_page_gives_words_reasons_and_the_events_that_it_may_be(admin_client, propose, make_event):
    event = make_event("Rockets in May", "2031-05-04", slug="bay-rockets")
    content = " ".join(admin_client.get(page(propose())).content.decode().split())
    assert "Three rockets fell on &lt;b&gt;Sunday&lt;/b&gt;." in content and "<b>Sunday" not in content and "<i>Gulls" not in content
    assert f'<a href="{reverse("admin:timeline_event_change", args=[event.pk])}"><bdi>Rockets in May</bdi></a>' in content
    for shown in (
        "4 May 2031", "the Sunday before the article", "claims responsibility", "not known yet", "fired: at least 3 rockets", "says so",
        "passes it on", "¶ 1: Rockets", "0.83: “fell” tells of it", "trigger word: 0.50", "0.81: the same date (4 May 2031)",
        "gone (not there any more)",
    ):  # fmt: skip
        assert shown in content, shown
    assert "style=" not in content


def test_a_proposal_with_nothing_but_its_words_is_shown(admin_client, propose):
    content = admin_client.get(page(propose(record={}, type=""))).content.decode()
    assert "no event that is here" in content


def test_they_are_searched_and_filtered(admin_client, propose, article, make_article):
    propose()
    propose("The minister threatens", "The minister made a threat.", kind="statement", type="threat", state="refused")
    assert listed(admin_client) == ["Rockets fall on the bay", "The minister threatens"]
    assert listed(admin_client, q="sunday") == listed(admin_client, state__exact="open") == ["Rockets fall on the bay"]
    assert listed(admin_client, type="threat") == listed(admin_client, kind__exact="statement") == ["The minister threatens"]
    assert len(listed(admin_client, of="bay")) == 2 and listed(admin_client, of="nothing") == []


@pytest.mark.parametrize("query", ["record__contains={", "record__x=1", "record=1"])
def test_nobody_filters_by_what_is_in_the_record(admin_client, propose, query):
    propose()
    assert admin_client.get(f"{LIST}?{query}").status_code == 400


def test_the_list_asks_the_same_few_questions_for_many(admin_client, propose, django_assert_max_num_queries):
    for number in range(30):
        propose(f"Rockets {number}")
    with django_assert_max_num_queries(12) as asked:
        admin_client.get(LIST)
    assert not any('"timeline_article"."text"' in query["sql"] for query in asked.captured_queries)


def test_the_list_gives_the_words_and_the_event_that_each_is_likeliest_to_be(admin_client, propose, make_event):
    make_event("Rockets in May", "2031-05-04", slug="bay-rockets")
    propose()
    propose("The minister threatens", "The minister made a threat.", record={})
    found = " ".join(admin_client.get(LIST).content.decode().split())
    assert '<td class="field-said">Three rockets fell on &lt;b&gt;Sunday&lt;/b&gt;.</td>' in found
    assert '<td class="field-likeliest">Rockets in May</td>' in found and '<td class="field-likeliest">-</td>' in found


def test_of_very_many_articles_the_one_asked_for_stands_beside_the_list(admin_client, propose, make_article):
    propose()
    for number in range(MOST_ARTICLES):
        make_article(f"Article {number}", slug=f"a-{number}")
    assert "?of=a-1" not in admin_client.get(LIST).content.decode()
    assert listed(admin_client, of="bay") == ["Rockets fall on the bay"]
    assert listed(admin_client, of="nothing") == listed(admin_client, of="a-1") == []


def test_an_article_leads_to_its_proposals_and_to_what_is_told_elsewhere(admin_client, propose, article, make_article):
    propose()
    propose("Another", state="refused")
    other = make_article("The same story", text=f"{TEXT} More.")
    Reading.objects.create(article=article, published="2031-05-05", published_why="printed", warnings=["page header says 2033"])
    Likeness.objects.create(article=other, other=article, kind="near", score=0.9, why="90% of their runs")
    content = " ".join(admin_client.get(reverse("admin:timeline_article_change", args=[article.pk])).content.decode().split())
    assert f'<a href="{LIST}?of=bay">2 proposals</a>, 1 of them open' in content
    assert "published 5 May 2031: printed" in content and "<li>page header says 2033</li>" in content
    assert (
        f'<a href="{reverse("admin:timeline_article_change", args=[other.pk])}"><bdi>The same story</bdi></a> – 90% of their runs'
        in content
    )


def test_an_article_that_was_not_ingested_says_so(admin_client, article):
    content = admin_client.get(reverse("admin:timeline_article_change", args=[article.pk])).content.decode()
    assert "not read by the rules yet" in content and "by no article that is here" in content


def test_numbers_that_only_machines_compare_are_not_listed_when_an_article_goes(admin_client, article, propose):
    propose()
    article.fingerprints.create(value=4711)
    content = admin_client.get(reverse("admin:timeline_article_delete", args=[article.pk])).content.decode()
    assert "4711" not in content and "ingerprint" not in content and "Rockets fall on the bay" in content
