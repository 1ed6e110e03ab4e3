"""Facets: how many events each choice would leave."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.chronology.facets import facets
from timeline.chronology.filters import Filters


def counts(filters, name, **options):
    facet = next((facet for facet in facets(filters, **options) if facet.name == name), None)
    return [(choice.label, choice.count, choice.selected) for choice in facet.choices] if facet else []


@pytest.fixture
def rows(make_event, make_claim, make_article):
    ap, afp = make_article("One", publisher="AP", origin="AP"), make_article("Two", publisher="AFP", origin="AFP")
    rockets = make_event("Rockets", "2020-01-03", actors=[("Iran", "accused"), ("Iran", "subject"), "Iraq"], places=["Baghdad"], article=ap)
    make_claim(rockets, about="fired", value=8, article=afp)
    make_claim(rockets, about="fired", value=21, article=ap)
    make_event("Threat", "2020-02", actors=["Iran"], type="threat", kind="statement", article=ap)
    make_event("Withdrawal", "2021", actors=["United States"], type="show-of-force", kind="plan", article=afp)
    make_event("Draft", "2020-01-03", actors=["Iran", "Secret"], places=["Hideout"], status="draft", type="funeral", article=ap)


def test_each_facet_counts_the_events_of_the_view(rows, view):
    filters = view()
    assert counts(filters, "who") == [("Iran", 2, False), ("Iraq", 1, False), ("United States", 1, False)]
    assert counts(filters, "what") == [("force", 1, False), ("statement", 1, False), ("violence", 1, False)]
    assert counts(filters, "where") == [("Place not given", 2, False), ("Iraq", 1, False)]
    assert counts(filters, "exact") == [("The day", 1, False), ("The month", 1, False), ("The year", 1, False)]
    assert counts(filters, "read") == [("AFP", 2, False), ("AP", 2, False)]
    assert counts(filters, "only") == [("Disputed", 1, False), ("Planned", 1, False), ("Two independent sources or more", 1, False)]


def test_a_facet_leaves_its_own_choice_aside(rows, view):
    filters = view("actor=iraq")
    assert counts(filters, "who") == [("Iran", 2, False), ("Iraq", 1, True), ("United States", 1, False)]
    assert counts(filters, "read") == [("AFP", 1, False), ("AP", 1, False)]
    assert counts(view("publisher=afp&kind=plan"), "only") == [("Planned", 1, True)]


def test_a_choice_is_taken_and_given_up_by_its_link(rows, view):
    choices = {choice.value: choice for facet in facets(view("actor=iraq&disputed=1")) for choice in facet.choices}
    assert choices["iran"].query == "?actor=iraq&actor=iran&disputed=1"
    assert choices["iraq"].query == "?disputed=1"
    assert choices["1"].query == "?actor=iraq"
    assert choices["2"].query == "?actor=iraq&disputed=1&origins=2"


def test_families_hold_their_types(rows, view):
    family = next(choice for choice in facets(view("type=threat"))[1].choices if choice.value == "statement")
    assert (family.family, family.selected, family.is_open, family.query) == ("statement", False, True, "?type=threat&type=statement")
    assert [(child.value, child.count, child.selected, child.query) for child in family.children] == [("threat", 1, True, "?")]


def test_a_long_facet_shows_the_top_and_all_that_is_chosen(view, make_event):
    names = [f"Actor {letter}" for letter in "abcdefghij"]
    for number in range(1, 11):
        make_event(f"Event {number}", actors=names[:number])
    filters = view("actor=actor-j")
    who = facets(filters)[0]
    assert [choice.label[-1] for choice in who.choices] == list("abcdefgj")
    assert who.rest == 2
    assert facets(filters, top=None)[0].rest == 0


def test_what_is_chosen_is_shown_even_where_it_leaves_nothing(rows, view):
    filters = view("actor=united-states&country=ir&precision=years&publisher=afp&type=threat&disputed=1&q=nothing")
    assert ("United States", 0, True) in counts(filters, "who")
    assert ("Iran", 0, True) in counts(filters, "where")
    assert ("Some years", 0, True) in counts(filters, "exact")
    assert ("AFP", 0, True) in counts(filters, "read")
    assert ("Disputed", 0, True) in counts(filters, "only")


def test_no_facet_counts_an_unreadable_view(rows, view):
    assert facets(view("from=abc")) == []


def test_nothing_of_a_draft_stands_in_a_facet(rows, view):
    labels = {choice.label for facet in facets(view()) for choice in facet.choices}
    assert not labels & {"Secret", "Hideout", "ceremony", "funeral"}


KEYS = ["actor=iran", "actor=iraq", "type=threat", "type=violence", "country=iq", "country=none", "kind=plan", "publisher=ap"]
QUERIES = st.lists(st.sampled_from([*KEYS, "precision=day", "from=2020-02", "disputed=1", "origins=2"]), max_size=3, unique=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries=QUERIES)
def test_a_count_is_the_number_of_events_behind_it_when_it_stands_alone(rows, view, queries):
    filters = view("&".join(queries))
    for facet in facets(filters, top=None):
        for choice in [each for parent in facet.choices for each in (parent, *parent.children)]:
            alone: Filters = view(filters.query(**{choice.key: choice.value}).removeprefix("?"))
            assert choice.count == alone.events().count(), choice
