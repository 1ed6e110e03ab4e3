"""Words: folded, all of them, in any order, under every name, and never out of a draft."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.models import Alias, Link
from timeline.models.search import SearchText, distinct_words, naming, rebuild, reindex


@pytest.fixture
def strike(make_event, make_claim, make_actor, make_place, make_article):
    soleimani = make_actor("Qassem Soleimani", kind="person", aliases=["Kasım Süleymani", "قاسم سليماني", "Qasem Soleimani"])
    airport = make_place("Baghdad airport", aliases=["BGW"], parent=make_place("Baghdad", parent=make_place("Iraq", aliases=["العراق"])))
    event = make_event("US drone strike", actors=[(soleimani, "killed")], places=[airport], quote="two B-52 bombers, Kata’ib said")
    make_claim(event, "It was ordered by the president.", said_by=make_actor("Pentagon", aliases=["Department of Defense"]))
    make_event("Truce", "2020-10")
    return event


NAMES = [
    "Soleimani",
    "SÜLEYMANI",
    "süleymani kasim",
    "سليماني",
    "Qasem",
    "kataib",
    "Kata'ib",
    "bgw",
    "العراق",
    "pentagon",
    "defense department",
]
WORDS = ["drone", "strike drone", "president ordered", "b-52", "B 52", "us", "iraq bombers", "strike, drone!", "“strike”"]


@pytest.mark.parametrize("words", [*NAMES, *WORDS])
def test_words_find_an_event_by_all_that_it_says_and_names(strike, found, words):
    assert found(f"q={words}") == ["US drone strike"]


@pytest.mark.parametrize(
    "words", ["soleimani truce", "drones", "AND", "NOT truce", "strike OR nothing", "str*", "bgw NEAR iraq x", "title:strike", '"strike x']
)
def test_every_word_must_stand_there_and_none_is_an_operator(strike, found, words):
    assert found(f"q={words}") == []


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_no_words_break_the_search(strike, view, words):
    filters = view(urlencode({"q": words}, errors="replace"))
    assert filters.problem or filters.events().count() in (0, 1, 2)


def test_an_event_leaves_the_index_when_it_is_no_longer_public(strike, found):
    assert found("q=drone") == ["US drone strike"]
    strike.status = "retracted"
    strike.save(update_fields=["status"])
    reindex([strike.pk])
    assert not SearchText.objects.filter(event=strike).exists()


def test_a_draft_is_not_indexed_and_lends_no_words(make_event, make_claim, cite):
    said = make_event("Said", kind="statement", type="threat")
    draft = make_event("Marker", status="draft")
    make_claim(draft, "A marker claim.", made_in=said, quote="marker quote")
    cite(link=Link.objects.create(source=said, kind="follows", target=draft, basis="cited"), quote="marker link")
    reindex([said.pk, draft.pk])
    assert "marker" not in SearchText.objects.get().words


def test_publishing_an_event_gives_its_words_to_the_statement_it_was_spoken_of_in(make_event, make_claim):
    said, draft = make_event("Said", kind="statement", type="threat"), make_event("Draft", status="draft")
    make_claim(draft, "A sentence about rockets.", made_in=said)
    reindex([said.pk])
    draft.status = "published"
    draft.first_published = draft.created
    draft.save()
    reindex([draft.pk])
    assert "sentence" in SearchText.objects.get(event=said).words


def test_names_met_in_an_article_that_is_not_public_find_nothing(strike, make_article, found):
    Alias.objects.create(actor=strike.actors.get(), name="Haj Qasem", article=make_article("Hidden"))
    assert found("q=haj") == []


def test_what_a_name_finds_is_known_when_it_changes(strike, make_event, make_claim, make_place, make_actor, make_article):
    said = make_event("Said", kind="statement", type="threat")
    about = make_event("Spoken of", actors=["Iran"])
    make_claim(about, made_in=said, said_by="Hassan Rouhani")
    rouhani, iran, iraq = make_actor("Hassan Rouhani"), make_actor("Iran"), make_place("Iraq")
    article = make_article("With a name")
    iran.aliases.create(name="Persia", article=article)
    assert naming(actors=[rouhani]) == {said.pk, about.pk}
    assert naming(places=[iraq]) == {strike.pk}
    assert naming(articles=[article]) == {about.pk}
    assert naming() == set()


def test_a_new_alias_is_found_once_its_events_are_indexed_again(strike, view):
    rebuild()
    actor = strike.actors.get()
    actor.aliases.create(name="Hajj Qassim")
    reindex(naming(actors=[actor]))
    assert [event.pk for event in view("q=qassim").events()] == [strike.pk]


def test_the_whole_index_is_written_anew(strike):
    assert rebuild() == 2
    before = dict(SearchText.objects.values_list("event", "words"))
    SearchText.objects.filter(event=strike).update(words="nonsense")
    assert rebuild() == 2
    assert dict(SearchText.objects.values_list("event", "words")) == before


def test_a_changed_text_is_found_by_its_new_words_alone(strike, view):
    rebuild()
    SearchText.objects.filter(event=strike).update(words="helicopter")
    assert view("q=helicopter").events().count() == 1
    assert view("q=drone").events().count() == 0


def test_a_deleted_event_leaves_the_index(make_event, view):
    event = make_event("Gone", claims=0, cited=False)
    reindex([event.pk])
    event.delete()
    assert view("q=gone").events().count() == 0
    assert not SearchText.objects.exists()


def test_indexing_asks_no_more_for_many_events_than_for_one(make_event, django_assert_max_num_queries):
    pks = [make_event(f"Event {number}", actors=["Iran"], places=["Baghdad"]).pk for number in range(20)]
    with django_assert_max_num_queries(28):
        reindex(pks)


def test_a_word_stands_in_the_index_once_and_is_never_too_long():
    assert distinct_words("Strike, the strike: " + "x" * 500) == f"strike the {'x' * 200}"


@pytest.mark.parametrize(("words", "titles"), [("strik", ["US drone strike"]), ("drone", ["US drone strike"]), ("dro", []), ("b 5", [])])
def test_a_long_word_finds_what_begins_with_it(strike, found, words, titles):
    assert found(f"q={words}") == titles


def test_words_that_were_changed_find_the_event_and_the_old_ones_do_not(strike, view):
    for title in ("Raid", "Attack"):
        strike.title = title
        strike.save(update_fields=["title"])
        reindex([strike.pk])
    assert [list(view(f"q={word}").events()) for word in ("attack", "raid")] == [[strike], []]


@pytest.mark.django_db(transaction=True)
def test_changes_at_once_all_write_the_words_of_an_event(strike):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")

    def change(number):
        try:
            reindex([strike.pk])
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as curators:
        list(curators.map(change, range(24)))
    assert "pentagon" in SearchText.objects.get(event=strike).words
