from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendars import (
    LAST_HIJRI_YEAR,
    LAST_SOLAR_HIJRI_YEAR,
    MONTH_NAMES,
    Calendar,
    CalendarDay,
    NoSuchDay,
    counted,
    day,
    first_day,
    month_length,
    month_name,
    span,
)
from timeline.dates.span import Span

HIJRI, SOLAR = Calendar.HIJRI, Calendar.SOLAR_HIJRI


@pytest.mark.parametrize(
    ("calendar", "counted_day", "gregorian"),
    [
        (SOLAR, (1, 1, 1), date(622, 3, 22)),
        (SOLAR, (1357, 11, 22), date(1979, 2, 11)),
        (SOLAR, (1398, 10, 13), date(2020, 1, 3)),
        (SOLAR, (1399, 1, 1), date(2020, 3, 20)),
        (SOLAR, (1399, 12, 30), date(2021, 3, 20)),
        (SOLAR, (1403, 12, 30), date(2025, 3, 20)),
        (SOLAR, (1404, 1, 1), date(2025, 3, 21)),
        (SOLAR, (1320, 6, 25), date(1941, 9, 16)),
        (SOLAR, (1332, 5, 28), date(1953, 8, 19)),
        (HIJRI, (1, 1, 1), date(622, 7, 19)),
        (HIJRI, (1400, 1, 1), date(1979, 11, 21)),
        (HIJRI, (1441, 9, 1), date(2020, 4, 24)),
        (HIJRI, (1442, 1, 1), date(2020, 8, 20)),
        (HIJRI, (1445, 10, 1), date(2024, 4, 10)),
        (HIJRI, (1393, 9, 10), date(1973, 10, 7)),
    ],
)
def test_known_days_in_both_calendars(calendar, counted_day, gregorian):
    assert day(calendar, *counted_day) == gregorian
    assert counted(calendar, gregorian) == CalendarDay(*counted_day)


@pytest.mark.parametrize("year", [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408])
def test_leap_years_of_iran_as_kept(year):
    assert month_length(SOLAR, year, 12) == 30
    assert month_length(SOLAR, year + 1, 12) == 29


@given(st.sampled_from(Calendar), st.dates(date(623, 1, 1), date(3797, 12, 31)))
def test_a_day_counted_and_turned_back_is_the_same(calendar, when):
    assert day(calendar, *counted(calendar, when)) == when


@given(st.sampled_from(Calendar), st.integers(1, 3176), st.integers(1, 12))
def test_months_follow_each_other_without_a_gap(calendar, year, month):
    last = first_day(calendar, year, month) + timedelta(days=month_length(calendar, year, month))
    assert last == (first_day(calendar, year, month + 1) if month < 12 else first_day(calendar, year + 1))


def test_spans_are_exact_in_one_calendar_and_a_day_wider_in_the_other():
    assert span(SOLAR, 1398, 10) == Span(date(2019, 12, 22), date(2020, 1, 20))
    assert span(SOLAR, 1399) == Span(date(2020, 3, 20), date(2021, 3, 20))
    assert span(HIJRI, 1441, 9, 15) == Span(date(2020, 5, 7), date(2020, 5, 9))
    assert span(HIJRI, 1441, 9) == Span(date(2020, 4, 23), date(2020, 5, 24))


@pytest.mark.parametrize(
    ("calendar", "counted_day"),
    [
        (SOLAR, (1400, 12, 30)),
        (SOLAR, (1400, 7, 31)),
        (SOLAR, (0, 1, 1)),
        (SOLAR, (LAST_SOLAR_HIJRI_YEAR + 1, 1, 1)),
        (HIJRI, (1441, 2, 30)),
        (HIJRI, (1441, 13, 1)),
        (HIJRI, (LAST_HIJRI_YEAR + 1, 1, 1)),
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_refused(calendar, counted_day):
    with pytest.raises(NoSuchDay):
        day(calendar, *counted_day)


@pytest.mark.parametrize(("calendar", "when"), [(SOLAR, date(622, 3, 21)), (HIJRI, date(622, 7, 18)), (SOLAR, date(3799, 3, 22))])
def test_a_day_before_or_after_the_calendar_is_refused(calendar, when):
    with pytest.raises(NoSuchDay):
        counted(calendar, when)


def test_the_last_years_are_whole():
    assert counted(SOLAR, day(SOLAR, LAST_SOLAR_HIJRI_YEAR, 12, 29)) == (LAST_SOLAR_HIJRI_YEAR, 12, 29)
    assert counted(HIJRI, day(HIJRI, LAST_HIJRI_YEAR, 12, 29)) == (LAST_HIJRI_YEAR, 12, 29)


def test_every_month_has_a_name_of_its_own_in_each_writing():
    for names in MONTH_NAMES.values():
        for months in names.values():
            spellings = [spelling for month in months for spelling in month.split("|")]
            assert len(months) == 12 and len({name for month in months for name in month.split("|")}) >= len(spellings) - 1
    assert month_name(SOLAR, 10) == "Dey"
