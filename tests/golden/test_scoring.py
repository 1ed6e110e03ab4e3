"""What counts as finding an event, and what the figures say."""

import pytest

from tests.golden.scoring import likeness, score

FAMILIES = {"attack": "violence", "rocket-attack": "violence", "visit": "diplomacy"}


def event(start=10, *, dates=("2020-05-03",), types=("attack",), kind="occurrence", must=True, actors=(), not_roles=()):
    place = {"start": start, "end": start + 10}
    roles = [{"id": slug, "role": role} for slug, role in actors]
    never = [{"id": slug, "role": role} for slug, role in not_roles]
    return {
        "name": f"at {start}", "quote": place, "sentence": {"start": start - 5, "end": start + 20}, "kind": kind, "types": list(types),
        "dates": list(dates), "must": must, "actors": roles, "not_roles": never,
    }  # fmt: skip


def proposal(start=10, *, date="2020-05-03", type_="attack", kind="occurrence", actors=(), places=()):
    return {
        "quote": {"start": start, "end": start + 8}, "also": [], "kind": kind, "type": type_, "date": {"edtf": date},
        "actors": [{"id": slug, "role": role} for slug, role in actors], "places": [{"id": slug, "role": "location"} for slug in places],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (proposal(), True),
        (proposal(type_="rocket-attack"), True),
        (proposal(type_="visit"), False),
        (proposal(type_=None), True),
        (proposal(type_=None, date="2019"), False),
        (proposal(type_=None, kind="statement"), False),
        (proposal(kind="plan"), False),
        (proposal(start=200), False),
        (proposal(date="2020-05"), True),
        (proposal(date="2019"), False),
        (proposal(date="[..2020-06-01]"), True),
    ],
)
def test_a_proposal_tells_an_event_by_place_kind_type_and_date(given, found):
    assert bool(likeness(event(), given, FAMILIES)) is found


@pytest.mark.parametrize(
    ("proposed", "accepted", "found"),
    [("verdict", "decision", True), ("closure", "road-closure", True), ("strike", "drone-strike", False), ("visit", "attack", False)],
)
def test_types_agree_by_what_they_fall_back_on_and_by_words_of_unknown_ones(proposed, accepted, found):
    known = {**FAMILIES, "strike": "political", "drone-strike": "violence"}
    assert bool(likeness(event(types=(accepted,)), proposal(type_=proposed), known)) is found


def test_each_event_is_found_once():
    result = score({"events": [event(), event(100, must=False)]}, [proposal(), proposal(), proposal(300)], FAMILIES)
    assert (len(result.found), len(result.twice), len(result.false), len(result.missed)) == (1, 1, 1, 1)
    assert (result.recall, result.precision, result.worth) == (1.0, 1 / 3, 2 / 3)


def test_a_date_finer_than_every_accepted_one_is_told():
    result = score({"events": [event(dates=("2020-05", "2020"))]}, [proposal()], FAMILIES)
    assert (result.dates_right, len(result.too_precise)) == (0.0, 1)


def test_roles_right_wrong_missed_and_forbidden():
    gold = event(actors=[("a", "initiator"), ("b", "target")], not_roles=[("c", "initiator"), ("p", "location")])
    result = score({"events": [gold]}, [proposal(actors=[("a", "initiator"), ("c", "initiator")], places=["p"])], FAMILIES)
    assert (result.roles_right, result.roles_wrong, result.roles_missed) == (1, 1, 1)
    assert sorted(wrong for *_, wrong in result.violated) == [("c", "initiator"), ("p", "location")]
