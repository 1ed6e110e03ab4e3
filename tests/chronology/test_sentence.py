"""The filter sentence: its words, what takes a phrase out, and how it is said as plain text."""

import pytest

from timeline.models import EventType

ANYWHERE = ", in any place, of any type"
ANYTHING = f", involving anyone{ANYWHERE}"


def words(filters):
    return "".join(f"{phrase.before}{phrase.words}" for phrase in filters.phrases)


def without(filters, text):
    return next(phrase.query for phrase in filters.phrases if phrase.words == text)


@pytest.fixture
def rows(make_event, make_article):
    article = make_article("Trump's Warning", publisher="ESTA")
    people = ["Iran", "Kataib Hezbollah", "Iraq", "Quds Force", "Badr"]
    make_event("Rockets", actors=people, places=["Baghdad"], topics=["The truce"], article=article, type="rocket-attack")
    EventType.objects.filter(slug="violence").update(name="Violence")
    EventType.objects.filter(slug="rocket-attack").update(name="Rocket attack")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", f"{ANYTHING}, oldest first"),
        ("from=2019-12&to=2021-01", f" from December 2019 to January 2021, loose dates included{ANYTHING}, oldest first"),
        ("from=2020-10&to=2020-10&within=1", f" in October 2020, only dates surely in this time{ANYTHING}, oldest first"),
        ("from=2020-01-03&to=2020-01-03", f" on 3 January 2020, loose dates included{ANYTHING}, oldest first"),
        ("from=2020", f" in or after 2020, loose dates included{ANYTHING}, oldest first"),
        ("to=2020-01-03", f" on or before 3 January 2020, loose dates included{ANYTHING}, oldest first"),
        ("actor=kataib-hezbollah&actor=iran", f", involving Kataib Hezbollah or Iran{ANYWHERE}, oldest first"),
        ("actor=iran&actor=iraq&actor=badr", f", involving Iran, Iraq or Badr{ANYWHERE}, oldest first"),
        (
            "actor=iran&actor=iraq&actor=badr&actor=quds-force&actor=kataib-hezbollah",
            f", involving Iran, Iraq or 3 more{ANYWHERE}, oldest first",
        ),
        (
            "country=us&country=sea&country=none",
            ", involving anyone, in the United States, at sea or with no place given, of any type, oldest first",
        ),
        ("place=baghdad&country=iq", ", involving anyone, in Baghdad, in Iraq, of any type, oldest first"),
        ("type=violence&type=rocket-attack", ", involving anyone, in any place, of violence or type rocket attack, oldest first"),
        (
            "topic=the-truce&publisher=esta&article=trumps-warning&q=green+zone&kind=plan&disputed=1&origins=2&precision=day&order=newest",
            f"{ANYTHING}, about The truce, read in ESTA, read in “Trump's Warning”, with “green zone”, "
            "only what is planned, disputed only, from two independent sources or more, dated to the day, newest first",
        ),
    ],
)
def test_the_sentence_says_every_key(view, rows, query, sentence):
    assert words(view(query)) == sentence


def test_a_phrase_is_taken_out_by_its_link(view, rows):
    filters = view("from=2020&to=2021&actor=iran&actor=iraq&q=zone&per_page=10")
    assert without(filters, "2020") == "?q=zone&to=2021&actor=iran&actor=iraq&per_page=10"
    assert without(filters, "Iran") == "?q=zone&from=2020&to=2021&actor=iraq&per_page=10"
    assert without(filters, "“zone”") == "?from=2020&to=2021&actor=iran&actor=iraq&per_page=10"


def test_one_time_for_both_limits_is_taken_out_at_once(view):
    assert without(view("from=2020-10&to=2020-10&within=1"), "October 2020") == "?"


def test_what_turns_is_turned_by_its_link(view):
    loose, strict = view("from=2020"), view("from=2020&within=1&order=newest")
    assert without(loose, "loose dates included") == "?from=2020&within=1"
    assert without(strict, "only dates surely in this time") == "?from=2020&order=newest"
    assert (without(loose, "oldest first"), without(strict, "newest first")) == ("?from=2020&order=newest", "?from=2020&within=1")


def test_more_of_a_long_list_can_be_taken_out_together(view, rows):
    filters = view("actor=iran&actor=iraq&actor=badr&actor=quds-force")
    assert without(filters, "2 more") == "?actor=iran&actor=iraq"


def test_every_phrase_has_an_id_of_its_own(view, rows):
    filters = view("from=2020&actor=iran&actor=iraq&actor=badr&actor=quds-force&country=iq&country=none&place=baghdad&type=violence&q=a")
    ids = [phrase.id for phrase in filters.phrases]
    assert len(ids) == len(set(ids))
    assert "x-actor-iran" in ids


@pytest.mark.parametrize(("count", "said"), [(0, "No events"), (1, "1 event"), (2, "2 events"), (1204511, "1,204,511 events")])
def test_the_sentence_is_said_with_its_count_and_without_open_slots(view, count, said):
    assert view("from=2020").said(count) == f"{said} in or after 2020, loose dates included, oldest first"


def test_no_phrase_leaves_a_limit_to_hang_on_nothing(view):
    for phrase in view("to=2020&within=1").phrases:
        if phrase.query:
            assert view(phrase.query.removeprefix("?")).problem is None
