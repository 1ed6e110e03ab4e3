"""Units of the calendar: bounds, neighbours, TIMEX3 and EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import edtf
from timeline.dates.holidays import FEASTS, feast
from timeline.dates.periods import Period, moved, plus_months, window

UNITS = ["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]
APRIL_9 = date(2020, 4, 9)


@pytest.mark.parametrize(
    ("unit", "value", "days"),
    [
        ("day", "2020-04-09", "2020-04-09"),
        ("week", "2020-W15", "[2020-04-06..2020-04-12]"),
        ("weekend", "2020-W15-WE", "[2020-04-11..2020-04-12]"),
        ("month", "2020-04", "2020-04"),
        ("quarter", "2020-Q2", "2020-34"),
        ("season", "2020-SP", "2020-21"),
        ("half", "2020-H1", "2020-40"),
        ("year", "2020", "2020"),
        ("decade", "202", "202X"),
        ("century", "20", "[2000..2099]"),
    ],
)
def test_the_unit_that_holds_a_day(unit, value, days):
    period = Period.of(unit, APRIL_9)
    assert (period.value, period.edtf) == (value, days)


@given(st.sampled_from(UNITS), st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(-3000, 3000))
def test_a_unit_holds_its_day_and_its_neighbours_are_units(unit, day, count):
    period = Period.of(unit, day)
    assert period.first <= period.last
    neighbour = period.neighbour(count)
    assert neighbour.first <= neighbour.last
    if 100 < neighbour.first.year < 9900:
        assert edtf.parse(neighbour.edtf).span.earliest == neighbour.first
        assert edtf.parse(neighbour.edtf).span.latest == neighbour.last


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_window_is_read_back_as_its_days(one, other):
    first, last = sorted((one, other))
    span = edtf.parse(window(first, last)).span
    assert (span.earliest, span.latest) == (first, last)


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_months_end_where_the_shorter_month_ends(day, months, result):
    assert plus_months(day, months) == result


def test_a_week_on_is_seven_days():
    assert moved(APRIL_9, 1, "week") == date(2020, 4, 16)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 1999, date(1999, 11, 25)),
        ("easter", 2020, date(2020, 4, 12)),
        ("good friday", 2020, date(2020, 4, 10)),
        ("memorial", 2020, date(2020, 5, 25)),
        ("election", 2020, date(2020, 11, 3)),
        ("christmas eve", 2020, date(2020, 12, 24)),
        ("new year", 2021, date(2021, 1, 1)),
    ],
)
def test_the_day_of_a_feast(name, year, day):
    assert feast(name, year) == day


def test_every_feast_has_a_day_in_every_year_it_is_kept():
    assert all(feast(name, year).year == year for name in FEASTS for year in range(1900, 2100))
