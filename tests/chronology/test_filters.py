"""The query string: what each key finds, and what is said when it cannot be read."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.chronology.filters import Filters
from timeline.chronology.keys import KEYS, WHOLE
from timeline.chronology.paging import Page
from timeline.models import SlugRedirect

BAD = [
    # query, key, how the sentence goes on
    ("from=abc", "from", "“from” is “abc”, which is not a year, month or day. Write 2020, 2020-10 or 2020-10-14."),
    ("to=2020-02-30", "to", "“to” is “2020-02-30”, which does not stand in the calendar. Write 2020, 2020-10 or 2020-10-14."),
    ("from=../2020", "from", "“from” is “../2020”, which has no first day. Write 2020, 2020-10 or 2020-10-14."),
    ("to=2020/..", "to", "“to” is “2020/..”, which has no last day. Write 2020, 2020-10 or 2020-10-14."),
    ("from=2021&to=2020", "to", "“to” is “2020”, which is before “2021”, where “from” begins. Write a later date."),
    ("from=2020&from=2021", "from", "“from” is given 2 times. Give it once."),
    ("within=1", "within", "“within” is “1”, but there is no time for events to lie in. Give “from” or “to” with it."),
    ("within=yes&from=2020", "within", "“within” is “yes”. Write 1, or leave it out."),
    ("disputed=0", "disputed", "“disputed” is “0”. Write 1, or leave it out."),
    ("origins=many", "origins", "“origins” is “many”. Write a whole number from 1 to 99, or leave it out."),
    ("per_page=201", "per_page", "“per_page” is “201”. Write a whole number from 1 to 200, or leave it out."),
    ("per_page=٣", "per_page", "“per_page” is “٣”. Write a whole number from 1 to 200, or leave it out."),
    ("order=random", "order", "“order” is “random”. Write oldest or newest."),
    ("kind=event", "kind", "“kind” is “event”. Write occurrence, statement or plan."),
    ("precision=hour", "precision", "“precision” is “hour”. Write day, days, month, months, year, years or open."),
    ("country=IQ", "country", "“country” is “IQ”. Write a country’s two letters in lower case (fr for France), sea or none."),
    ("actor=nobody", "actor", "“actor” is “nobody”, which names nobody in this chronology."),
    ("actor=No+Body", "actor", "“actor” is “No Body”, which names nobody in this chronology."),
    ("type=nothing", "type", "“type” is “nothing”, which names no type of event in this chronology."),
    ("q=...", "q", "“q” is “...”, which holds no letter and no digit. Write at least one word."),
    ("q=a%00b", "q", "“q” holds characters that are not text. Write words."),
    ("q=a%ffb", "q", "“q” holds characters that are not text. Write words."),
    ("q=" + "word+" * 1000, "q", "“q” is too long. Write at most 200 characters and 30 words."),
    ("after=2020", "after", "“after” is “2020”, which is no place in the list. Take it from a “Next” link, or leave it out."),
    (
        "after=2020-02-30.31.2020-02-01.2020-02-01.x",
        "after",
        "“after” is “2020-02-30.31.2020-02-01.2020-02-01.x”, which is no place in the list.",
    ),
    ("from=" + "9" * 5000, "from", "“from” is too long for a date."),
    ("actor=" + "a" * 5000, "actor", "“actor” is “" + "a" * 60 + "…”, which names nobody in this chronology."),
]


@pytest.mark.parametrize(("query", "key", "words"), BAD, ids=[query[:40] for query, _, _ in BAD])
def test_what_cannot_be_read_is_named_and_nothing_is_found(view, make_event, query, key, words):
    make_event()
    filters = view(query)
    assert (filters.problem.param, filters.problem.detail[: len(words)]) == (key, words)
    assert list(filters.events()) == []
    assert filters.values == {}


def test_an_empty_value_is_an_absent_key(view):
    filters = view("q=&from=+&actor=&order=&after=&per_page=&type=")
    assert (filters.problem, filters.values, filters.narrows) == (None, {}, False)


def test_pages_ignore_keys_they_do_not_know_and_files_refuse_them(view):
    assert view("utm_source=mail").problem is None
    problem = view("utm_source=mail", strict=True).problem
    assert (problem.param, problem.detail.startswith("“utm_source” is not a key that can be asked here.")) == ("utm_source", True)
    assert view("utm_source=", strict=True).problem is None


@pytest.mark.parametrize("query", ["per_page=10", "after=2020-01-01.31.2020-01-03.2020-01-03.strike"])
def test_files_hold_the_whole_result_and_refuse_the_keys_of_paging(view, query):
    assert view(query, strict=True, keys=WHOLE).problem.param == query.partition("=")[0]
    assert view(query, strict=True).problem is None
    assert view(query).problem is None


@pytest.mark.parametrize("day", ["2020-11-31", "2020-13"])
def test_a_day_that_no_calendar_has_is_called_that(view, day):
    assert view(f"from={day}").problem.detail.startswith(f"“from” is “{day}”, which does not stand in the calendar.")


def test_a_page_with_few_keys_refuses_our_others_by_name(view):
    assert view("order=newest&utm_source=mail", keys=("order",)).problem is None
    assert view("from=2020", keys=("order",)).problem.param == "from"


def test_a_type_that_only_a_draft_has_is_not_known(view, make_event):
    make_event(status="draft", type="truce")
    assert [view(f"type={slug}").problem.param for slug in ("truce", "force")] == ["type", "type"]
    make_event(type="truce")
    assert [view(f"type={slug}").problem for slug in ("truce", "force")] == [None, None]


@pytest.mark.parametrize("key", ["actor", "place", "topic", "publisher", "article"])
def test_a_slug_that_only_a_draft_shows_is_not_known(view, make_event, make_article, key):
    article = make_article("Secret", publisher="Hidden Press")
    make_event(status="draft", actors=["Shadow"], places=["Lair"], topics=["Plot"], article=article)
    slug = {"actor": "shadow", "place": "lair", "topic": "plot", "publisher": "hidden-press", "article": "secret"}[key]
    assert view(f"{key}={slug}").problem.param == key


def test_a_slug_that_was_changed_still_leads_to_its_row(view, make_event, make_actor):
    iran = make_actor("Iran")
    make_event("Talks", actors=[iran])
    SlugRedirect.objects.create(kind="actor", slug="persia", target=iran.pk)
    filters = view("actor=persia&actor=iran")
    assert (filters.problem, filters.values) == (None, {"actor": ["iran"]})
    assert [event.title for event in filters.events()] == ["Talks"]


def test_drafts_and_retracted_events_are_never_found(found, make_event):
    for status in ("draft", "in_review", "retracted"):
        make_event(f"Hidden {status}", status=status)
    make_event("Shown", status="needs_update")
    assert found() == ["Shown"]
    assert found("q=hidden") == []


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("from=2020-10&to=2020-10", ["Year", "Month"]),
        ("from=2020-10&to=2020-10&within=1", ["Month"]),
        ("from=2020-10-31", ["Year", "Month", "Window", "Since"]),
        ("from=2020-10-31&within=1", ["Window", "Since"]),
        ("to=2020-09-30", ["Year", "Until"]),
        ("to=2020-09&within=1", ["Until"]),
        ("from=2020-12-24&to=2020-12-24", ["Year", "Window"]),
        ("precision=open", ["Until", "Since"]),
        ("precision=month&precision=days", ["Month", "Window"]),
    ],
)
def test_time_is_found_by_overlap_unless_it_must_surely_lie_within(found, make_event, query, titles):
    make_event("Until", "[..2020-01-05]")
    make_event("Year", "2020")
    make_event("Month", "2020-10")
    make_event("Window", "[2020-12-20..2020-12-24]")
    make_event("Since", "2021-01/..")
    assert found(query) == titles


def test_a_repeated_key_means_any_and_different_keys_mean_all(found, make_event):
    make_event("Rockets", "2020-01-01", actors=["Iran", "Iraq"], type="rocket-attack")
    make_event("Threat", "2020-01-02", actors=["Iran"], type="threat", kind="statement")
    make_event("Truce", "2020-01-03", actors=["Iraq"], type="truce", kind="plan")
    assert found("actor=iran&actor=iraq") == ["Rockets", "Threat", "Truce"]
    assert found("actor=iran&type=threat&type=truce") == ["Threat"]
    assert found("kind=statement&kind=plan&order=newest") == ["Truce", "Threat"]
    assert found("type=violence") == ["Rockets"]
    assert found("type=violence&type=threat") == ["Rockets", "Threat"]


def test_a_place_holds_what_lies_in_it(found, make_event, make_place):
    iraq = make_place("Iraq")
    baghdad = make_place("Baghdad", parent=iraq)
    zone = make_place("Green Zone", parent=baghdad)
    make_event("In the zone", "2020-01-01", places=[zone])
    make_event("In Iraq", "2020-01-02", places=[iraq])
    make_event("At sea", "2020-01-03", places=[make_place("Gulf", country="sea")])
    make_event("Somewhere", "2020-01-04")
    assert found("place=iraq") == ["In the zone", "In Iraq"]
    assert found("place=baghdad&place=gulf") == ["In the zone", "At sea"]
    assert found("country=iq") == ["In the zone", "In Iraq"]
    assert found("country=sea&country=none") == ["At sea", "Somewhere"]
    assert found("country=none") == ["Somewhere"]


def test_places_in_a_circle_end(found, make_event, make_place):
    first = make_place("First")
    second = make_place("Second", parent=first)
    first.parent = second
    first.save()
    make_event("Here", places=[second])
    assert found("place=first") == ["Here"]


def test_sources_are_found_by_any_citation_that_the_event_shows(found, make_event, make_claim, make_article, cite):
    ap, afp = make_article("From AP", publisher="AP"), make_article("From AFP", publisher="AFP")
    said = make_event("Said", "2020-01-01", kind="statement", type="threat", article=ap)
    make_event("Dated by AFP", "2020-01-02", article=afp)
    about = make_event("Spoken of", "2020-01-03", article=ap)
    make_claim(about, made_in=said, article=afp)
    assert found("publisher=afp") == ["Said", "Dated by AFP", "Spoken of"]
    assert found("article=from-ap") == ["Said", "Spoken of"]


def test_a_claim_about_a_draft_lends_no_source_to_its_statement(found, make_event, make_claim, make_article):
    afp = make_article("From AFP", publisher="AFP", is_public=True)
    said = make_event("Said", kind="statement", type="threat", article=make_article("From AP"))
    make_claim(make_event("Draft", status="draft", cited=False), made_in=said, article=afp)
    assert found("article=from-afp") == []


def test_the_address_of_a_view_is_canonical(view, make_event):
    make_event(actors=["Iran", "Iraq"])
    filters = view("x=1&actor=iraq&to=2021&actor=iran&from=2020&actor=iraq&q=+two++words+&page=3")
    assert filters.query() == "?q=two++words&from=2020&to=2021&actor=iraq&actor=iran"
    assert filters.query(actor=None, order="newest") == "?q=two++words&from=2020&to=2021&order=newest"
    assert filters.file_query == filters.query()
    assert view().query() == "?"
    assert view().file_query == ""


def test_a_changed_view_starts_at_its_beginning_and_drops_what_hangs_on_a_limit(view):
    filters = view("from=2020&within=1&per_page=10&after=2020-01-01.31.2020-01-03.2020-01-03.strike")
    assert filters.query() == "?from=2020&within=1&per_page=10"
    assert filters.query(**{"from": None}) == "?per_page=10"


def test_what_was_typed_is_kept_for_the_form(view):
    filters = view("from=abc%00&q=rockets")
    assert (filters.typed["from"], filters.typed["q"], filters.typed["to"]) == (["abc\ufffd"], ["rockets"], [])


TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["1", "2020", "2020-10", "2020/2021", "iran", "iq", "none", "violence", "day", "plan", "newest", "'", '"', "a* OR b", "NEAR(", "-"]
    ),
)
PAIRS = st.lists(st.tuples(st.sampled_from([*KEYS, "other"]), TEXTS), max_size=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=PAIRS)
def test_any_query_string_is_answered_with_a_sentence_or_with_public_events(reader, pairs):
    data = QueryDict(mutable=True)
    for key, value in pairs:
        data.appendlist(key, value)
    filters = Filters(data)
    shown = {event.title for event in Page(filters.events(), filters)}
    assert shown <= {"Rocket attack", "Talks"}
    assert filters.problem is None or (filters.problem.detail.endswith(".") and not shown)
    assert "marker" not in filters.said(0)
    again = Filters(QueryDict(filters.query().removeprefix("?")))
    assert (again.values, again.problem) == ({key: value for key, value in filters.values.items() if key != "after"}, None)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.binary(max_size=60))
def test_any_bytes_are_answered(reader, query):
    filters = Filters(QueryDict(query), strict=True)
    assert filters.problem is None or filters.problem.detail
    assert filters.events().count() <= 2


@pytest.fixture
def reader(make_event):
    make_event("Rocket attack", "2020-10", actors=["Iran"], places=["Baghdad"])
    make_event("Talks", "2019", type="talks", kind="plan")
    make_event("marker", "2020-01-01", status="draft", actors=["Marker"])


def test_reading_a_query_asks_once_a_key(view, make_event, django_assert_max_num_queries):
    make_event(actors=["Iran", "Iraq"], topics=["Truce"])
    with django_assert_max_num_queries(2):
        assert view("actor=iran&actor=iraq&topic=truce").problem is None
