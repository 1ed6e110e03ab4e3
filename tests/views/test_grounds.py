"""What an event rests on, and how weak that is."""

import pytest

from tests.views.seen import seen
from timeline.chronology.loading import with_entry
from timeline.models import Citation, Event
from timeline.views.grounds import Grounds

pytestmark = pytest.mark.django_db


def grounds(event):
    return Grounds(with_entry(Event.objects.all()).get(pk=event.pk))


def test_a_sound_event_has_no_weakness(make_event, make_claim, make_article):
    event = make_event(article=make_article(origin="Reuters"))
    make_claim(event, article=make_article(origin="Associated Press"))
    assert grounds(event).weaknesses == []
    assert (len(grounds(event).articles), len(grounds(event).origins)) == (2, 2)


def test_one_article_of_unknown_origin_is_said_to_be_that(make_event, make_article):
    article = make_article(translated_from="tr", published_basis="inferred")
    assert grounds(make_event(article=article)).weaknesses == [
        "All of it rests on one article.",
        "Whose report it is, is not known.",
        "Read in translation from Turkish: may not be the speakers’ exact words.",
        "Day of publication worked out, not printed.",
    ]


def test_articles_that_relay_one_report_are_one_source(make_event, make_claim, make_article):
    event = make_event(article=make_article(publisher="Persian News", origin="Reuters"))
    make_claim(event, article=make_article(publisher="Kurdistan 24", origin="Reuters"))
    assert grounds(event).weaknesses == ["All articles go back to one source, Reuters."]


def test_of_several_articles_the_weak_ones_are_counted(make_event, make_claim, make_article, cite):
    event = make_event(article=make_article(origin="Reuters"))
    make_claim(event, article=make_article(published_basis="outside"))
    cite(claim=event.claims.first(), article=make_article(origin="Reuters"), quote="another quote", translated=True)
    assert grounds(event).weaknesses == [
        "Whose report it is, is not known: 1 of 3 articles.",
        "Translated words, which may not be the speaker’s own: 1 of 4 quotes.",
        "Day of publication worked out, not printed: 1 of 3 articles.",
    ]


def test_what_stands_open_is_said_first(make_event, make_article):
    article = make_article(origin="Reuters")
    waiting = make_event(article=article, status="needs_update", status_note="A later count is known.")
    assert grounds(waiting).weaknesses[0] == "Needs an update. A later count is known."
    assert grounds(make_event(article=article, modality="claimed")).weaknesses[0] == "Only claimed: no article states it as a fact."


def checked(event, *results):
    for citation, verified in zip(Citation.objects.order_by("pk"), results, strict=True):
        when = None if verified is None else "2026-11-20T10:00:00Z"
        Citation.objects.filter(pk=citation.pk).update(verified=verified, verified_at=when)
    return event


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ((True, True), ["All quotes found again in the saved text, 20 November 2026"]),
        ((True, False), ["1 quote of 2 not found in the saved text", "1 of 2 quotes found again"]),
        (
            (True, None),
            ["1 of 2 quotes found again in the saved text, 20 November 2026", "1 of 2 quotes not checked here: the text is not held"],
        ),
        ((None, None), ["Quotes not checked here: the text is not held"]),
    ],
)
def test_the_last_check_of_the_quotes_is_told_as_far_as_it_is_known(client, make_event, results, said):
    words = seen(client.get(checked(make_event(), *results).get_absolute_url()))
    assert [sentence for sentence in said if sentence not in words] == []


def test_a_held_text_that_was_never_checked_is_not_said_to_be_missing(client, make_event, make_article):
    event = make_event(article=make_article(text="The rockets fell on Saturday.\n"), quote="rockets fell")
    words = seen(client.get(event.get_absolute_url()))
    assert "Quotes not checked here" in words
    assert "not held" not in words.partition("Who says what")[0]
