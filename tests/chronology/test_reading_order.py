"""What readers may see of an article's use: quotes in order, and only of public events."""

import pytest

from timeline.chronology.reading_order import ReadingOrder, events_counted, quotes_counted
from timeline.models import Link

TEXT = "Rockets fell on Monday near the gate.\nA spokesman denied it. Talks are to follow in June."


@pytest.fixture
def article(make_article):
    return make_article(text=TEXT)


def quotes(article):
    return [(quote.text, [event.title for event in quote.events]) for quote in ReadingOrder(article).quotes]


def test_quotes_come_in_reading_order_with_their_events(article, make_event):
    make_event("Denial", article=article, quote="A spokesman denied it", kind="statement")
    make_event("Rockets", article=article, quote="fell on Monday")
    assert quotes(article) == [("fell on Monday", ["Rockets"]), ("A spokesman denied it", ["Denial"])]
    assert quotes_counted() == {article.pk: 2}
    assert events_counted() == {article.pk: 2}


def test_one_quote_carries_every_event_that_cites_it(article, make_event):
    make_event("Talks", "2020-06", article=article, quote="in June", kind="plan")
    make_event("Announcement", "2020-04-06", article=article, quote="in June", kind="statement")
    assert quotes(article) == [("in June", ["Talks", "Announcement"])]


def test_a_draft_shows_nothing_and_counts_nothing(article, make_event):
    make_event("Draft", article=article, quote="Rockets fell", status="draft")
    assert quotes(article) == []
    assert quotes_counted() == {}
    assert events_counted() == {}


def test_a_claim_about_a_draft_made_in_a_public_statement_stays_hidden(article, make_event, make_claim):
    denial = make_event("Denial", article=article, quote="A spokesman denied it", kind="statement")
    draft = make_event("Draft", article=article, quote="Rockets fell", status="draft", claims=0, cited=False)
    make_claim(draft, article=article, quote="near the gate", made_in=denial)
    assert quotes(article) == [("A spokesman denied it", ["Denial"])]


def test_a_claim_made_in_a_draft_names_only_the_public_event(article, make_event, make_claim):
    draft = make_event("Draft", article=article, status="draft", claims=0, cited=False)
    event = make_event("Rockets", article=article, quote="Rockets fell", claims=0)
    make_claim(event, article=article, quote="near the gate", made_in=draft)
    assert quotes(article) == [("Rockets fell", ["Rockets"]), ("near the gate", ["Rockets"])]


def test_a_link_to_a_draft_is_not_quoted(article, make_event, cite):
    event = make_event("Rockets", article=article, quote="Rockets fell")
    draft = make_event("Draft", status="draft", cited=False, claims=0)
    cite(link=Link.objects.create(source=event, kind="follows", target=draft, basis="cited"), article=article, quote="to follow")
    assert quotes(article) == [("Rockets fell", ["Rockets"])]


def test_the_words_that_date_are_found_in_the_quote(article, make_event, cite):
    event = make_event("Rockets", cited=False)
    cite(event=event, article=article, quote="Rockets fell on Monday near", words="on Monday")
    assert ReadingOrder(article).quotes[0].dating == [(13, 22)]
