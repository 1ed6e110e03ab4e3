"""Disagreements: one question about one event, answered in two ways or more."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import subject
from timeline.chronology.disagreements import disagreements, is_disputed
from timeline.models import Claim, Event


def answers(event):
    return [
        (group.about.slug, group.of, [(position.words, [claim.text for claim in position.claims]) for position in group.positions])
        for group in disagreements(event.claims.order_by("number"))
    ]


def test_any_number_of_sides_in_order_of_appearance(make_event, make_claim):
    event = make_event(claims=0)
    make_claim(event, "A says it held.", about="holds", position="It held")
    make_claim(event, "B says it broke.", about="holds", position="It broke")
    make_claim(event, "C says so too.", about="holds", position="It held")
    make_claim(event, "D says there was none.", about="holds", position="There was none")
    make_claim(event, "It was loud.", about="holds")
    sides = [
        ("It held", ["A says it held.", "C says so too."]),
        ("It broke", ["B says it broke."]),
        ("There was none", ["D says there was none."]),
    ]
    assert answers(event) == [("holds", "", sides)]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({"about": "fired", "of": "rockets", "value": 8}, {"about": "fired", "of": "rockets", "value": 21}, True),
        ({"about": "fired", "of": "rockets", "value": 0}, {"about": "fired", "of": "rockets", "value": 1}, True),
        ({"about": "fired", "of": "rockets", "value": 8}, {"about": "fired", "of": "rockets", "value": 8, "position": "eight"}, False),
        ({"about": "fired", "of": "rockets", "value": 8}, {"about": "fired", "of": "rockets", "position": "none reported"}, True),
        ({"about": "fired", "of": "rockets", "value": 8}, {"about": "fired", "of": "duds", "value": 2}, False),
        ({"about": "killed", "of": "", "value": 8}, {"about": "injured", "of": "", "value": 2}, False),
        ({"about": "target", "position": "the embassy"}, {"about": "target"}, False),
        ({"about": "target", "position": "the embassy"}, {"about": "target", "position": "the base"}, True),
    ],
)
def test_different_questions_and_one_answer_in_other_words_are_no_disagreement(make_event, make_claim, one, other, differ):
    event = make_event(claims=0)
    make_claim(event, **one)
    make_claim(event, **other)
    assert bool(answers(event)) is differ
    assert Event.objects.filter(is_disputed()).exists() is differ


def test_what_is_said_of_two_events_does_not_differ(make_event, make_claim):
    for value in (8, 21):
        make_claim(make_event(), about="fired", of="rockets", value=value)
    assert not Event.objects.filter(is_disputed()).exists()
    assert disagreements(Claim.objects.all()) == []


def test_a_question_stands_in_words(make_event, make_claim):
    event = make_event(claims=0)
    for value in (8, 21):
        make_claim(event, about="fired", of="rockets", value=value)
    group = disagreements(event.claims.all())[0]
    assert (group.question, [position.value for position in group.positions]) == ("Fired?", [8, 21])


SIDES = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["killed", "fired"]),
    st.sampled_from(["", "rockets"]),
    st.sampled_from(["", "a", "8"]),
    st.sampled_from([None, 0, 8]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sides=st.lists(SIDES, max_size=8))
def test_rows_and_the_database_agree_on_what_is_disputed(three_events, sides):
    abouts = {slug: subject(slug) for slug in ("killed", "fired")}
    Claim.objects.all().delete()
    Claim.objects.bulk_create(
        Claim(key=f"claim-{number}", event=three_events[place], about=abouts[about], of=of, position=position, value=value)
        for number, (place, about, of, position, value) in enumerate(sides)
    )
    by_rows = {event.pk for event in three_events if disagreements(event.claims.all())}
    assert set(Event.objects.filter(is_disputed()).values_list("pk", flat=True)) == by_rows


@pytest.fixture
def three_events(make_event):
    return [make_event(f"Event {number}", claims=0) for number in range(3)]
