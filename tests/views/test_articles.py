"""The sources, one source, and what a reader may see of it."""

import pytest
from django.utils import timezone

from timeline.models import Citation, Link, SlugRedirect

TEXT = """December 3, 2023
Site of news
Envoy warns
WASHINGTON – The envoy warned on Thursday of attacks. He named nobody.
On Monday rockets fell near the port. No harm was reported.
Talks are to be held in June."""


@pytest.fixture
def article(make_article):
    article = make_article(
        "Envoy warns", text=TEXT, publisher="Re-poster", origin="Reuters", published="2020-04-09", published_basis="inferred"
    )
    article.paragraphs.filter(number__lte=2).update(mark="template")
    article.paragraphs.filter(number=3).update(mark="headline")
    return article


@pytest.fixture
def rockets(make_event, article):
    """An event dated by counting from the day of publication."""
    event = make_event("Rockets near the port", "2020-04-06", date_basis="relative_to_publication", article=article, quote="rockets fell")
    Citation.objects.create(
        event=event, article=article, quote="On Monday rockets", words="On Monday", paragraph=5, **place(article, "On Monday rockets")
    )
    return event


def place(article, quote):
    start = article.text.index(quote)
    return {"start": start, "end": start + len(quote)}


def clue(article, number, quote="", *, allows, **fields):
    where = {"quote": quote, "paragraph": 1, **place(article, quote)} if quote else {}
    return article.clues.create(number=number, allows=allows, fact="What it means.", **where, **fields)


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    return " ".join(response.content.decode().split())


def test_the_list_counts_articles_and_the_origins_that_are_known(client, article, rockets, make_article, make_event):
    other = make_article("Nobody knows whose", publisher="Somewhere")
    make_event("Elsewhere", article=other)
    text = page(client, "/articles/")
    assert "2 articles" in text
    assert "1 independent source known: <bdi>Reuters</bdi>" in text
    assert "republished from <bdi>Reuters</bdi>" in text
    assert '<span class="n">1 event</span>, <span class="n">2 quotes</span>' in text


def test_a_source_that_no_public_event_cites_is_not_listed_and_not_found(client, make_article):
    hidden = make_article("Hidden marker")
    assert "Hidden marker" not in page(client, "/articles/")
    for answer in (client.get(hidden.get_absolute_url()), client.post(f"{hidden.get_absolute_url()}check/", {"text": "words"})):
        assert (answer.status_code, answer.templates[0].name) == (404, "404.html")


def test_a_slug_that_was_public_leads_on_for_ever(client, article, rockets):
    SlugRedirect.objects.create(kind="article", slug="old-name", target=article.pk)
    response = client.get("/articles/old-name/")
    assert (response.status_code, response.url) == (301, article.get_absolute_url())


def test_a_redirect_to_a_source_that_is_not_public_is_not_found(client, make_article):
    SlugRedirect.objects.create(kind="article", slug="old-name", target=make_article("Hidden").pk)
    assert client.get("/articles/old-name/").status_code == 404


def test_the_page_shows_quotes_and_never_the_text(client, article, rockets):
    text = page(client, article.get_absolute_url())
    assert '“<span class="tx">On Monday</span> rockets”' in text
    assert "“rockets fell”" in text
    assert "He named nobody" not in text
    assert "No harm was reported" not in text


def test_three_numbers_say_what_rests_on_it_and_what_is_unused(client, article, rockets):
    text = page(client, article.get_absolute_url())
    assert "<dt>event rests on it</dt><dd>1</dd>" in text
    assert "<dt>quotes</dt><dd>2</dd>" in text
    assert "<dt>sentences unused</dt><dd>4</dd>" in text
    assert "Sentence 2 is not used yet" in text


def test_a_sentence_is_used_by_a_clue_or_set_aside_with_its_reason(client, article, rockets):
    clue(article, 1, "on Thursday", allows="2020-04-09")
    article.set_aside.create(**place(article, "No harm was reported."), reason="says that nothing happened")
    text = page(client, article.get_absolute_url())
    assert "<dt>sentences unused</dt><dd>2</dd>" in text
    assert "Sentence 2 set aside: says that nothing happened" in text


def test_nothing_of_a_draft_shows_or_counts(client, article, rockets, make_event, cite):
    draft = make_event("Secret marker", status="draft", article=article, quote="He named nobody", date_basis="relative_to_publication")
    cite(link=Link.objects.create(source=rockets, kind="follows", target=draft, basis="cited"), article=article, quote="to be held")
    text = page(client, article.get_absolute_url())
    assert "Secret marker" not in text
    assert "He named nobody" not in text
    assert "“to be held”" not in text
    assert "<dt>quotes</dt><dd>2</dd>" in text


def test_every_paragraph_can_be_linked_to(client, article, rockets):
    text = page(client, article.get_absolute_url())
    assert [text.count(f'id="p{number}"') for number in range(1, 7)] == [1] * 6
    assert "¶ 1–2" in text
    assert "not the article" in text


def test_paragraphs_that_only_a_citation_knows_are_linked_to_as_well(client, make_article, make_event):
    article = make_article("Nothing held", text_held="none")
    article.paragraphs.all().delete()
    make_event(article=article)
    text = page(client, article.get_absolute_url())
    assert 'id="p1"' in text
    assert 'class="cover"' not in text


def test_the_digest_stands_for_the_text(client, make_article, make_event):
    article = make_article("Told in short")
    make_event(article=article)
    assert "What it says, in short." in page(client, article.get_absolute_url())


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([True, True, True], "All 2 quotes found again in the saved text, 20 November 2026"),
        ([True, True, False], "1 of 2 quotes not found again in the saved text, 20 November 2026"),
        ([True, True, None], "1 of 2 quotes found again in the saved text, 20 November 2026; the others not checked here"),
        ([None, None, None], "Quotes not checked here"),
    ],
)
def test_the_last_check_of_the_quotes_is_told(client, article, rockets, states, said):
    day = timezone.make_aware(timezone.datetime(2026, 11, 20))
    for citation, verified in zip(Citation.objects.order_by("start", "pk"), sorted(states, key=str), strict=True):
        Citation.objects.filter(pk=citation.pk).update(verified=verified, verified_at=day if verified is not None else None)
    states_by_quote = page(client, article.get_absolute_url())
    assert said in states_by_quote


def test_a_plain_printed_date_needs_no_proof(client, make_article, make_event):
    article = make_article("Printed")
    make_event(article=article)
    assert "How we know its date" not in page(client, article.get_absolute_url())


def test_the_proof_strikes_a_distrusted_page_date_and_counts_its_words_again(client, article, rockets):
    clue(article, 1, "December 3, 2023", allows="2023-12-03", distrusted=True)
    clue(article, 2, "on Thursday", allows="[2020-04-02,2020-04-09]", allows_words="one of two Thursdays")
    clue(article, 3, allows="[2020-04-01..]", page="https://example.org/copy")
    text = page(client, article.get_absolute_url())
    assert "Page date not trusted" in text
    assert "Set aside: <s>3 December 2023</s>" in text
    assert 'class="strike"' in text and 'class="cut"' in text
    assert text.count('class="tick is-maybe"') == 2
    assert "one of two Thursdays" in text
    assert '<a href="https://example.org/copy" rel="noreferrer">example.org</a>' in text
    assert "<b>Thursday 9 April 2020</b>" in text
    assert "<s>27 November 2023</s>" in text


def test_the_other_date_is_left_out_where_no_page_date_is_distrusted(client, article, rockets):
    text = page(client, article.get_absolute_url())
    assert "Dates counted from this date" in text
    assert "By the page’s own date" not in text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "not an address", "ftp://example.org/x"])
def test_only_web_addresses_become_links(client, article, rockets, address):
    type(article).objects.filter(pk=article.pk).update(url=address, archive_url=address)
    clue(article, 1, allows="2020-04-09", page=address)
    text = page(client, article.get_absolute_url())
    assert f'href="{address}"' not in text
    assert "no address known" in text


def test_queries_do_not_grow_with_citations(client, article, make_event, django_assert_num_queries):
    make_event("First", article=article, quote="rockets fell")
    with django_assert_num_queries(6):
        page(client, article.get_absolute_url())
    for number in range(12):
        make_event(f"Event {number}", article=article, quote="The envoy warned", actors=["Envoy"], places=["Port"], claims=3)
    with django_assert_num_queries(6):
        page(client, article.get_absolute_url())


def test_queries_of_the_list_do_not_grow_with_articles(client, make_article, make_event, django_assert_num_queries):
    def add(number):
        make_event(f"Event {number}", article=make_article(f"Article {number}", origin="Reuters"))

    add(1)
    with django_assert_num_queries(3):
        page(client, "/articles/")
    for number in range(2, 8):
        add(number)
    with django_assert_num_queries(3):
        page(client, "/articles/")
