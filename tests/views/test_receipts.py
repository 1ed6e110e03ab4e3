"""Receipts: numbers, names, and the way to the original words."""

import pytest

from timeline.chronology.loading import with_entry
from timeline.models import Event
from timeline.views.receipts import Receipts

pytestmark = pytest.mark.django_db


def one(citation):
    return Receipts().add([citation])[0]


@pytest.fixture
def quoted(make_article, make_event, make_claim, cite):
    """A citation of words in an article of which no text is held."""

    def make(quote="rockets fell", prefix="", suffix="", **article):
        claim = make_claim(make_event(claims=0), cited=False)
        return cite(claim=claim, article=make_article(**article), quote=quote, prefix=prefix, suffix=suffix)

    return make


def test_a_quote_met_again_keeps_its_number(quoted, cite, make_event, make_claim):
    receipts, first = Receipts(), quoted("rockets fell")
    other = quoted("nobody was hurt")
    again = cite(claim=make_claim(make_event(), cited=False), article=first.article, quote="rockets fell", start=first.start, end=first.end)
    assert [receipt.number for receipt in receipts.add([first, other])] == [1, 2]
    assert [receipt.number for receipt in receipts.add([again, other])] == [1, 2]
    assert [receipt.number for receipt in receipts] == [1, 2]


def test_two_citations_of_the_same_words_share_one_button(quoted):
    citation = quoted()
    assert len(Receipts().add([citation, citation])) == 1


def test_a_button_is_named_for_what_it_opens(quoted):
    assert one(quoted(title="Trump's Warning")).name == "Quote 1, Trump's Warning, paragraph 1"


def test_the_source_says_publisher_origin_and_day(quoted):
    article = {"publisher": "Persian News", "origin": "Reuters", "published": "2020-04-09"}
    assert one(quoted(**article)).source == "Persian News, republished from Reuters, 9 April 2020"
    assert one(quoted(publisher="Reuters", origin="Reuters", published="2020")).source == "Reuters, 2020"


def test_the_original_opens_at_the_quoted_words(quoted):
    citation = quoted("well-known rockets, eight", "n Sunday that ", " fell near the emb", url="https://news.example/a")
    assert one(citation).original_url == (
        "https://news.example/a#:~:text=n%20Sunday%20that-,well%2Dknown%20rockets%2C%20eight,-fell%20near%20the%20emb"
    )


def test_a_word_cut_at_the_edge_of_the_context_is_not_looked_for(quoted):
    citation = quoted("fired", "rity officials said on Sunday that", "y" * 30 + " it ", url="https://news.example/a#top")
    assert one(citation).original_url == f"https://news.example/a#top:~:text=officials%20said%20on%20Sunday%20that-,fired,-{'y' * 30}"


def test_the_context_stays_in_the_paragraph(quoted):
    receipt = one(quoted("fired", "of the day before.\nThey ", "\nNext paragraph"))
    assert (receipt.before, receipt.after) == ("They ", "")


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "expected"),
    [
        ("They fired", "", " eight", (False, True)),
        ("fired", "They ", " eight", (False, True)),
        ("eight rockets", "fired ", "", (True, False)),
        ("eight", "", "", (True, True)),
    ],
)
def test_dots_stand_where_the_paragraph_goes_on(make_article, make_event, make_claim, cite, quote, prefix, suffix, expected):
    article = make_article(text="The day before.\nThey fired eight rockets.\nNobody was hurt.")
    event = make_event(claims=0, cited=False)
    cite(claim=make_claim(event, cited=False), article=article, quote=quote)
    claim = with_entry(Event.objects.all()).get().claims.all()[0]
    citation = claim.citations.all()[0]
    citation.prefix, citation.suffix = prefix, suffix
    assert (one(citation).begins_inside, one(citation).ends_inside) == expected


def test_dots_stand_where_the_paragraph_is_not_known(quoted):
    receipt = one(quoted("fired"))
    assert (receipt.begins_inside, receipt.ends_inside) == (True, True)


def test_translated_twice_is_said_of_translated_articles_alone(quoted, make_article):
    twice = quoted(translated_from="tr")
    twice.translated = True
    once = quoted()
    once.translated = True
    assert one(twice).translation == "Translated twice: may not be the speaker’s exact words"
    assert (one(once).translation, one(quoted(translated_from="tr")).translation) == ("Translated", "")


def test_only_web_addresses_become_links(quoted):
    assert one(quoted(url="javascript:alert(1)")).original_url == ""
    assert one(quoted(archive_url="ftp://example.org/a")).archive_url == ""
