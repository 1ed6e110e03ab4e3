"""Which quotes stand under a row's title, and which claims the row tells in sentences."""

import pytest

from timeline.chronology.loading import with_entry
from timeline.models import Event
from timeline.views.telling import Telling, adds

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(make_event):
    """Named "Two oil facilities are attacked", without claims and without a cited date."""
    return make_event("Two oil facilities are attacked", claims=0, cited=False)


def told(event, sides=()):
    row = with_entry(Event.objects.all()).get(pk=event.pk)
    return Telling(row, row.shown_claims(), {claim.pk for claim in sides})


def quotes(event):
    return [citation.quote for citation in told(event).under_title]


def sentences(event, sides=()):
    return [claim.text for claim in told(event, sides).sentences]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Two oil facilities are attacked", "Two oil facilities are attacked.", False),
        ("Three Katyusha rockets land near oil workers", "Three Katyusha rockets land.", False),
        ("Kasım Süleymani is killed", "Kasim Suleymani is killed", False),
        ("US troops are to be cut to 2,500", "There are to be 2,500 US troops after the cut.", False),
        ("A rocket attack on a base in Kirkuk kills a contractor", "US soldiers were injured in the attack on the base in Kirkuk.", True),
        ("Truce", "", True),
    ],
)
def test_a_sentence_adds_where_three_words_in_ten_are_new(title, text, expected):
    assert adds(text, title) is expected


def test_a_claim_that_repeats_the_title_is_not_told(event, make_claim):
    make_claim(event, "Two oil facilities are attacked.")
    make_claim(event, "Two facilities are attacked.", about="target")
    make_claim(event, "Nobody was hurt.", about="injured")
    assert sentences(event) == ["Nobody was hurt."]


def test_a_second_account_is_told_where_it_differs_from_title_and_first(event, make_claim):
    make_claim(event, "Diplomats say that drones struck at night.")
    make_claim(event, "Media say that drones struck at night.")
    assert sentences(event) == []
    make_claim(event, "The fire burned for two days.")
    assert sentences(event) == ["The fire burned for two days."]


def test_sides_of_a_disagreement_are_told_as_such_alone(event, make_claim):
    side = make_claim(event, "Iran did it.", about="responsibility", position="Iran")
    make_claim(event, "Nobody was hurt.", about="injured")
    assert sentences(event, [side]) == ["Nobody was hurt."]


def test_the_title_keeps_the_quotes_of_the_first_account_and_of_the_date(event, make_claim, cite):
    claim = make_claim(event, quote="struck at dawn")
    cite(event=event, quote="on Saturday")
    make_claim(event, quote="hit before sunrise")
    assert quotes(event) == ["struck at dawn", "on Saturday"]
    assert claim.citations.count() == 1


def test_the_title_shows_three_quotes_at_most_and_one_of_them_dates_it(event, make_claim, cite):
    claim = make_claim(event, cited=False)
    for number in range(4):
        cite(claim=claim, quote=f"struck {number}")
    cite(event=event, quote="on Saturday")
    assert quotes(event) == ["struck 0", "struck 1", "on Saturday"]


def test_words_that_tell_and_date_are_one_quote(event, make_claim, cite):
    claim = make_claim(event, cited=False)
    told_by = [cite(claim=claim, quote=f"struck {number}") for number in range(3)]
    cite(event=event, quote="struck 0", article=told_by[0].article, start=told_by[0].start, end=told_by[0].end)
    assert quotes(event) == ["struck 0", "struck 1", "struck 2"]


def test_what_a_statement_says_of_another_event_is_not_under_its_title(make_event, make_claim):
    tweet, strike = make_event("Trump tweets", kind="statement", claims=0, cited=False), make_event("Strike", claims=0, cited=False)
    make_claim(strike, "He says that Iran struck.", quote="Iran struck", made_in=tweet)
    make_claim(tweet, "He wrote to the public.", quote="he wrote")
    assert quotes(tweet) == ["he wrote"]
    assert sentences(tweet) == ["He says that Iran struck."]
