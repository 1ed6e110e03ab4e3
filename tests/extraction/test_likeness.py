"""Texts that tell the same in the same words are found, and how much of them it is."""

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import growth
from timeline.extraction.likeness import SURE, Wording, compare, wording
from timeline.names.gazetteer import Gazetteer
from timeline.text.marks import Mark

GAZETTEER = Gazetteer.of_records(
    {
        "publishers": [
            {"slug": "northwire", "name": "Northwire", "kind": "agency"},
            {"slug": "daily-gull", "name": "The Daily Gull", "kind": "newspaper"},
        ]
    }
)
VOCABULARY = [f"{one}{two}{three}" for one in "bdfghklmnp" for two in "aeiou" for three in "lnrst"]


def prose(seed, count=300):
    dice = random.Random(seed)
    return " ".join(dice.choice(VOCABULARY) for _ in range(count))


def kind(one, other):
    found = compare(wording(one, (), GAZETTEER), wording(other, (), GAZETTEER))
    return found and found.kind


STORY = prose(1)
WORDS = STORY.split()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (STORY, "same"),
        (STORY.upper().replace(" ", "\n\n", 9), "same"),
        (STORY.replace(WORDS[150], "otherwise", 1), "near"),
        (" ".join(WORDS[:280]), "near"),
        (" ".join(WORDS[:100]) + " " + prose(2, 200), "shared"),
        (" ".join(WORDS[100:130]) + " " + prose(3), None),
        (prose(4), None),
        ("", None),
    ],
)
def test_how_alike_two_texts_are(other, expected):
    assert kind(STORY, other) == kind(other, STORY) == expected


def test_the_reason_gives_the_part_and_the_longest_piece():
    other = " ".join(WORDS[:100]) + " " + prose(2, 200)
    found = compare(wording(STORY, (), GAZETTEER), wording(other, (), GAZETTEER))
    assert (found.kind, found.score) == ("shared", 0.32)
    assert found.why == "32% of the shorter text stands in the other, 100 words in one piece"


def test_an_agency_credited_by_both_needs_a_smaller_part():
    part = " ".join(WORDS[:60])
    texts = [f"CITY (Northwire) {part} {prose(seed, 240)}" for seed in (5, 6)]
    assert kind(*texts) is None
    credited = [wording(text, [Mark(0, 16, "dateline")], GAZETTEER) for text in texts]
    found = compare(*credited, {"northwire": "Northwire"})
    assert found.kind == "shared" and found.why.endswith("; both credit Northwire")


def test_a_newspaper_named_in_a_credit_is_no_agency():
    text = "Reporting by the Daily Gull and Northwire"
    assert wording(text, [Mark(0, len(text), "credit")], GAZETTEER).agencies == {"northwire"}
    assert wording(text, [], GAZETTEER).agencies == frozenset()


def test_what_is_not_the_article_does_not_count():
    shared = prose(7, 160)
    one, other = f"{STORY}\n{shared}", f"{prose(8)}\n{shared}"
    marks = [[Mark(text.index(shared), len(text), "related")] for text in (one, other)]
    assert kind(one, other) == "shared"
    assert compare(wording(one, marks[0], GAZETTEER), wording(other, marks[1], GAZETTEER)) is None


def test_spelling_and_type_do_not_matter():
    assert wording("Süleymani’s “convoy”", (), GAZETTEER).words == wording('SULEYMANI\'S "convoy"', (), GAZETTEER).words


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_long_piece_in_common_gives_a_fingerprint_in_common(before, after, seed):
    piece = [f"w{seed}x{number}" for number in range(SURE)]
    one = Wording((*(f"a{number}" for number in range(before)), *piece, *(f"b{number}" for number in range(after))))
    other = Wording((*(f"c{number}" for number in range(after)), *piece, *(f"d{number}" for number in range(before))))
    assert one.fingerprints & other.fingerprints


def test_numbers_fit_the_database_and_are_those_of_every_process():
    code = "from tests.extraction.test_likeness import STORY, GAZETTEER, wording; print(sorted(wording(STORY, (), GAZETTEER).fingerprints))"
    said = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert said == {f"{sorted(wording(STORY, (), GAZETTEER).fingerprints)}\n"}
    assert all(0 <= number < 2**63 for number in wording(STORY, (), GAZETTEER).fingerprints)


@pytest.mark.parametrize("piece", ["1/", "a.b.", "A", "“", "((", "ü ", "é’s-"])
def test_hostile_text_costs_little(piece):
    assert growth(lambda size: wording(piece * (size // len(piece)), (), GAZETTEER).fingerprints, 20_000) < 2.3
