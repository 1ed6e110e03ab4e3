"""Spans: what may and what surely lies within what."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.span import Span

SPANS = st.tuples(st.dates(), st.dates()).map(lambda days: Span(min(days), max(days)))
JANUARY = Span(date(2020, 1, 1), date(2020, 1, 31))
YEAR = Span(date(2020, 1, 1), date(2020, 12, 31))


def test_an_open_end_overlaps_what_comes_later_but_contains_only_what_it_surely_holds():
    since_january = Span.since(JANUARY)
    assert since_january == Span(date(2020, 1, 1), date.max, open_end=True)
    assert since_january.overlaps(YEAR)
    assert not YEAR.contains(since_january)


def test_an_open_start_stands_at_the_first_day_of_the_calendar():
    assert Span.until(JANUARY) == Span(date.min, date(2020, 1, 31), open_start=True)


@pytest.mark.parametrize(
    ("earliest", "latest", "flags"),
    [
        (date(2020, 1, 2), date(2020, 1, 1), {}),
        (date(2020, 1, 1), date(2020, 1, 2), {"open_start": True}),
        (date(2020, 1, 1), date(2020, 1, 2), {"open_end": True}),
    ],
)
def test_a_span_that_cannot_be_is_refused(earliest, latest, flags):
    with pytest.raises(ValueError, match="span runs forward|open start|open end"):
        Span(earliest, latest, **flags)


@pytest.mark.parametrize(
    ("earliest", "latest", "is_month", "is_year"),
    [
        (date(2020, 2, 1), date(2020, 2, 29), True, False),
        (date(2019, 2, 1), date(2019, 2, 28), True, False),
        (date(2020, 2, 1), date(2020, 2, 28), False, False),
        (date(2020, 1, 1), date(2021, 1, 31), False, False),
        (date(2020, 1, 1), date(2020, 12, 31), False, True),
        (date(2020, 1, 2), date(2020, 12, 31), False, False),
    ],
)
def test_whole_months_and_years_are_known(earliest, latest, is_month, is_year):
    span = Span(earliest, latest)
    assert (span.is_month, span.is_year) == (is_month, is_year)


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_is_what_leaves_an_intersection(one, other):
    assert one.overlaps(other) == other.overlaps(one) == (one.intersection(other) is not None)


@given(SPANS, SPANS)
def test_a_hull_contains_both_and_an_intersection_lies_in_both(one, other):
    hull, shared = one.hull(other), one.intersection(other)
    assert hull.contains(one)
    assert hull.contains(other)
    assert shared is None or (one.contains(shared) and other.contains(shared))


@given(SPANS, SPANS)
def test_what_contains_a_span_is_at_least_as_long(one, other):
    assert not one.contains(other) or one.days >= other.days
