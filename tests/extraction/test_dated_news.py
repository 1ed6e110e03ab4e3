"""Dated news whatever its verb or noun: which date governs it where words stand between the two, and what is none all the same."""

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose


def told(text, **more):
    return sorted((found.type or "", found.date.edtf) for found in propose(article(text, **more)))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Anna Berg found a ton of flour Tuesday in a barn.", [("", "2020-06-09")]),
        ("Anna Berg held the floor for almost three hours Tuesday.", [("", "2020-06-09")]),
        ("Red Front Tuesday formally joined the league.", [("", "2020-06-09")]),
        ("More than 2,000 miners marched through Karo on May 3.", [("protest", "2020-05-03")]),
        ("On May 3, more than 2,000 miners marched through Karo.", [("protest", "2020-05-03")]),
        ("Anna Berg raised the matter during a dinner Tuesday.", [("", "2020-06-09")]),
    ],
)
def test_a_day_behind_a_noun_is_said_of_the_verb(text, events):
    assert told(text) == events


def test_more_than_a_number_is_the_number():
    (found,) = propose(article("The bomb killed more than 200 miners in Karo on May 3."))
    assert [(count.value, count.words) for count in found.counts] == [(200, "more than")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Anna Berg was ill during the talks in March.", [("talks", "2020-03")]),
        ("The last inspection, in March, took a day.", [("inspection", "2020-03")]),
        ("The talks were long.", []),
        ("The law is a good one.", []),
    ],
)
def test_an_ordinary_noun_counts_where_it_has_a_date_of_its_own(text, events):
    assert told(text) == events
