"""Dating words counted from another day, only where that is plain arithmetic."""

from datetime import date

import pytest

from timeline.chronology.recounting import recounted
from timeline.dates.edtf import parse

THURSDAY = parse("2020-04-09").span
WINDOW = parse("[2020-11-21..2020-11-24]").span
HEADER = date(2023, 12, 3)  # a Sunday


@pytest.mark.parametrize(
    ("words", "read", "published", "otherwise"),
    [
        ("on Thursday", "2020-04-09", THURSDAY, "2023-11-30"),
        ("On Monday", "2020-04-06", THURSDAY, "2023-11-27"),
        ("early Monday morning", "2020-04-06", THURSDAY, "2023-11-27"),
        ("yesterday", "2020-04-08", THURSDAY, "2023-12-02"),
        ("today", "2020-04-09", THURSDAY, "2023-12-03"),
        ("two days ago", "2020-04-07", THURSDAY, "2023-12-01"),
        ("10 days ago", "2020-03-30", THURSDAY, "2023-11-23"),
        ("last week", "[2020-03-30..2020-04-05]", THURSDAY, "[2023-11-20..2023-11-26]"),
        ("Last week", "[2020-03-29..2020-04-05]", THURSDAY, "[2023-11-20..2023-12-02]"),
        ("last week", "[2020-11-14..2020-11-20]", WINDOW, "[2023-11-25..2023-12-01]"),
        ("yesterday", "[2020-11-20..2020-11-23]", WINDOW, "2023-12-02"),
    ],
)
def test_day_and_week_words_are_counted_again(words, read, published, otherwise):
    assert recounted(words, parse(read).span, published, HEADER) == parse(otherwise).span


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("in March", "2020-03"),
        ("nearly two years ago", "2018~"),
        ("Jan. 3", "2020-01-03"),
        ("about a week after", "[2020-03-29..2020-04-05]"),
        ("on Thursday", "2020-04-02"),  # a reading that the rule does not give
        ("Earlier this week", "[2020-04-05..2020-04-08]"),  # weeks of Sunday and of Monday do not agree on the other day
        ("", "2020-04-09"),
    ],
)
def test_nothing_is_said_where_the_arithmetic_is_not_plain(words, read):
    assert recounted(words, parse(read).span, THURSDAY, HEADER) is None


@pytest.mark.parametrize("published", ["2020", "[..2020-12-24]", "0001-01-01"])
def test_a_day_of_publication_that_is_hardly_known_counts_nothing(published):
    assert recounted("yesterday", parse("2020-04-08").span, parse(published).span, HEADER) is None
