"""Of the names that a careful reader marked in the four articles, nearly all are found, each for the right row."""

import json
from pathlib import Path

import pytest

from tests.needs import seed_texts
from timeline.extraction.naming.mentions import find
from timeline.names.gazetteer import Gazetteer
from timeline.text.marks import Mark
from timeline.text.paragraphs import paragraphs

ROOT = Path(__file__).resolve().parents[3]
GOLD = sorted((ROOT / "tests" / "golden" / "articles").glob("*.json"))


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.of_records(json.loads((ROOT / "fixtures" / "gazetteer.json").read_text("utf-8")))


def read(path, gazetteer):
    """What the gold has and what is found, each by start and end."""
    gold = json.loads(path.read_text("utf-8"))
    text = (seed_texts() / gold["file"]).read_bytes().decode("utf-8")
    lines = paragraphs(text)
    whole = {line.number: line for line in lines}
    marks = [
        Mark(one.get("start", whole[one["paragraph"]].start), one.get("end", whole[one["paragraph"]].end), one["mark"])
        for one in gold["marks"]
    ]
    wanted = {(one["start"], one["end"]): one for one in gold["mentions"]}
    return wanted, {(one.start, one.end): one for one in find(text, lines, marks, gazetteer)}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_known_names_are_found_for_the_right_row(path, gazetteer):
    wanted, found = read(path, gazetteer)
    theirs = {(place, one["id"]) for place, one in wanted.items() if one["id"]}
    ours = {(place, one.id) for place, one in found.items() if one.id}
    assert 2 * len(theirs & ours) / (len(theirs) + len(ours)) >= 0.97


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_actor_place_and_adjective_are_told_apart(path, gazetteer):
    wanted, found = read(path, gazetteer)
    both = [(one, found[place]) for place, one in wanted.items() if place in found and one["id"] and found[place].id == one["id"]]
    assert sum(ours.kind in (one["kind"], one.get("or")) for one, ours in both) / len(both) >= 0.97
    assert sum(ours.adjective == one.get("adjective", False) for one, ours in both) / len(both) >= 0.97


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_hardly_anything_is_offered_that_names_nobody(path, gazetteer):
    wanted, found = read(path, gazetteer)
    assert len([place for place, one in found.items() if one.id is None and place not in wanted]) <= 2
