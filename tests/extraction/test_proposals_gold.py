"""The bars that proposals for articles with gold must reach, from the gold's own dates, names and marks."""

import pytest

from benchmarks import proposals
from tests.golden.scoring import Score
from tests.needs import seed_texts


def scored(folder):
    whole = Score()
    for path in sorted((proposals.GOLDEN / folder).glob("*.json")):
        if "events" in proposals.read(path):
            found, _, _ = proposals.measured(path, gold_parts=True)
            whole.add(found)
    return whole


def test_proposals_for_the_four_articles_reach_the_bars():
    seed_texts()
    whole = scored("articles")
    assert whole.recall >= 0.9, [event["name"] for event in whole.missed if event["must"]]
    assert whole.worth >= 0.8, [proposal["title"] for proposal in whole.false]
    assert whole.too_precise == []
    assert whole.violated == []


@pytest.mark.parametrize("subject", ["dam", "conflict"])
def test_proposals_for_other_subjects_reach_the_bars(subject):
    whole = scored(f"subjects/{subject}")
    assert whole.recall >= 0.7, [event["name"] for event in whole.missed if event["must"]]
    assert whole.worth >= 0.75, [proposal["title"] for proposal in whole.false]
    assert whole.violated == []
