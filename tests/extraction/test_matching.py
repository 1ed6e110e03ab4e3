"""A proposal that is a known event is matched with it, for reasons that a person can check."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.counting import steps
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.matching import LEAST, MOST, match
from timeline.extraction.types import Count, Part, Proposal, Quote, When, Where
from timeline.names.gazetteer import Gazetteer

NAMES = {"navy": "the Navy", "rebels": "the Rebels", "harbour": "the harbour", "port-town": "Port Town", "minister": "the minister"}
STRIKE = KnownEvent(
    slug="harbour-strike",
    title="Rockets hit three ships in the harbour",
    kind="occurrence",
    type="rocket-attack",
    family="violence",
    edtf="2031-05-04",
    actors=frozenset({"navy", "rebels"}),
    places=frozenset({"harbour"}),
    roles=frozenset({("navy", "target"), ("rebels", "initiator")}),
    figures=frozenset({("killed", 12)}),
)
OTHERS = [
    KnownEvent("talks", "Talks on the islands", "occurrence", "talks", "diplomacy", "2031-05-04", frozenset({"minister"})),
    KnownEvent("warning", "The minister warns", "statement", "threat", "statement", "2031-05-04", frozenset({"minister"})),
    KnownEvent("raid", "A raid on a camp", "occurrence", "raid", "violence", "2031-06-01", frozenset({"rebels"})),
    KnownEvent("shelling", "Shelling of the coast", "occurrence", "shelling", "violence", "2031", frozenset({"rebels"})),
]
KNOWN = Known.of([STRIKE, *OTHERS])
GAZETTEER = Gazetteer.of_records(
    {"places": [{"slug": "harbour", "name": "Harbour", "parent": "port-town"}, {"slug": "port-town", "name": "Port Town"}]}
)
PROPOSED = Proposal(
    title="Rockets hit ships",
    kind="occurrence",
    type="rocket-attack",
    modality="actual",
    granularity="single",
    date=When("2031-05-04", "day", "stated"),
    quote=Quote(0, 26, "Rockets hit ships on Sunday", 1),
    score=0.9,
    why="",
    actors=(Part(0, 4, "navy", NAMES["navy"], "target"),),
    places=(Where("harbour", NAMES["harbour"]),),
)


def matches(known=KNOWN, gazetteer=None, **changes):
    return match([replace(PROPOSED, **changes)], known, gazetteer)[0].matches


def dated(edtf):
    return When(edtf, "day", "stated")


def test_the_reasons_name_what_both_have_in_common():
    (found,) = matches(counts=(Count("killed", "people", 12),))
    assert found.event == "harbour-strike" and found.score > 0.9
    assert found.why == (
        "the same date (4 May 2031); both a rocket attack; both with the Navy (target); both at the harbour; "
        "the words “hit”, “rockets” and “ships”; both count 12 people killed"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["harbour-strike"]),
        ({"date": dated("2031-05-05")}, ["harbour-strike"]),
        ({"date": dated("2031-05-07")}, []),
        ({"date": dated("2031-05")}, ["harbour-strike"]),
        ({"date": dated("2030-05-04")}, []),
        ({"type": "talks", "actors": (), "places": ()}, ["talks"]),
        ({"type": "funeral", "actors": (), "places": ()}, []),
        ({"type": None, "actors": (), "places": ()}, []),
        ({"kind": "statement", "actors": (), "places": ()}, []),
        (
            {"kind": "statement", "type": "threat", "actors": (), "places": (), "said_by": Part(0, 3, "minister", "he", "speaker")},
            ["warning"],
        ),
        ({"date": dated("2031"), "type": "shelling", "actors": (Part(0, 3, "rebels", "they", "initiator"),), "places": ()}, ["shelling"]),
    ],
)
def test_days_alone_or_people_alone_make_no_match(changes, expected):
    assert [found.event for found in matches(**changes)] == expected


def test_a_wider_date_proves_less():
    scores = [matches(date=dated(edtf))[0].score for edtf in ("2031-05-04", "[2031-05-01..2031-05-06]", "2031-05", "2031")]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 4


def test_another_part_is_told_and_weighs_less():
    other = matches(actors=(Part(0, 4, "navy", "the Navy", "initiator"),))[0]
    assert other.score < matches()[0].score
    assert "the Navy (initiator here, target there)" in other.why


def test_other_people_at_another_place_weigh_against_it():
    elsewhere = {"actors": (Part(0, 4, "army", "the Army", "target"),), "places": (Where("hills", "the hills"),)}
    assert matches(**elsewhere) == () or matches(**elsewhere)[0].score < matches(actors=(), places=())[0].score


def test_a_place_within_the_other_is_one_with_the_gazetteer():
    town = (Where("port-town", "Port Town"),)
    assert matches(places=town)[0].score < matches(places=town, gazetteer=GAZETTEER)[0].score
    assert "one at Port Town, the other within or around it" in matches(places=town, gazetteer=GAZETTEER)[0].why


def test_a_planned_happening_is_told_apart_from_one_that_happened():
    plan = matches(Known.of([replace(STRIKE, kind="plan")]))
    assert plan[0].score < matches(Known.of([STRIKE]))[0].score
    assert plan[0].why.endswith("but known as a plan")


def test_the_likeliest_stand_first_and_never_many():
    known = Known.of(replace(STRIKE, slug=f"strike-{number:02}", figures=frozenset({("killed", number)})) for number in range(20))
    found = matches(known, counts=(Count("killed", None, 7),))
    assert [each.event for each in found] == ["strike-07", "strike-00", "strike-01", "strike-02", "strike-03"]
    assert len(found) == MOST and all(each.score >= LEAST for each in found)


def test_nothing_known_matches_nothing():
    assert matches(Known()) == ()


def busy(number):
    dice = random.Random(number)
    day = date(2010, 1, 1) + timedelta(days=dice.randrange(7000))
    edtf = (str(day), str(day), str(day), str(day)[:7], str(day.year), f"[..{day}]")[number % 6]
    actors = frozenset(f"actor-{min(int(dice.paretovariate(0.8)), 300)}" for _ in range(3))
    place = f"place-{min(int(dice.paretovariate(0.8)), 200)}"
    family = f"family-{number % 8}"
    return KnownEvent(f"event-{number}", f"Event {number}", "occurrence", f"type-{number % 40}", family, edtf, actors, frozenset({place}))


def test_a_proposal_costs_little_however_much_is_known():
    def asked(events):
        known = Known.of(busy(number) for number in range(events))
        proposals = [proposed(busy(number)) for number in range(0, 420, 7)]
        match([], known)  # makes the index
        return known, proposals

    few, many = asked(3000), asked(30_000)
    found = match(many[1], many[0])
    assert sum(f"event-{number * 7}" in {each.event for each in proposal.matches} for number, proposal in enumerate(found)) > 40
    match(few[1], few[0])
    assert steps(lambda: match(many[1], many[0])) < 4 * steps(lambda: match(few[1], few[0]))


def proposed(event):
    parts = tuple(Part(0, 1, actor, actor, "target") for actor in sorted(event.actors))
    return replace(PROPOSED, type=event.type, date=dated(event.edtf), actors=parts, places=())


def test_every_process_finds_the_same():
    code = "from tests.extraction.test_matching import dated, matches; print(matches(date=dated('2031')))"
    said = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_two_events_without_a_type_are_not_of_one_type():
    known = replace(STRIKE, type=None, family=None, actors=frozenset(), places=frozenset(), roles=frozenset())
    when = When("2031-05-04", "day", "stated", None, None, "stated in full")
    quote = Quote(0, 4, "rose", 1)
    told = Proposal("Choir sings", "occurrence", None, "actual", "single", when, quote, 0.6, "told")
    (found,) = match([told], Known((known,)))
    assert found.matches == ()
