"""The bars that proposals for the four articles must reach, from the gold's own dates, names and marks."""

from benchmarks import proposals
from tests.golden.scoring import Score
from tests.needs import seed_texts


def test_proposals_for_the_four_articles_reach_the_bars():
    seed_texts()
    whole = Score()
    for path in sorted((proposals.GOLDEN / "articles").glob("*.json")):
        found, _, _ = proposals.measured(path, gold_parts=True)
        whole.add(found)
    assert whole.recall >= 0.9, [event["name"] for event in whole.missed if event["must"]]
    assert whole.worth >= 0.8, [proposal["title"] for proposal in whole.false]
    assert whole.too_precise == []
    assert whole.violated == []
