"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates.strategies import EDTF_TEXTS, PLAIN
from timeline.dates.edtf import NotEDTF, parse
from timeline.dates.reading import Reading, read
from timeline.dates.wording import words

# Years below 1000 are said without zeros and cannot be told from days.
SAID = PLAIN.filter(lambda text: text >= "1000")
WORDS_OF_DATES = (
    "3 03 30 2020 1990s jan January mar. Mai ساعة janvier and or between from to by before about late mid- early end of the "
    "spring week first half – - / , . ? ~ [ ] { } .. XX 0000 00 ٣ Friday st th since q1 today until"
)
DATE_WORDS = st.sampled_from(WORDS_OF_DATES.split())


@pytest.mark.parametrize(
    ("typed", "edtf", "wording"),
    [
        ("2020-01-03", "2020-01-03", ""),
        ("[2020-01-03..2020-01-07]", "[2020-01-03..2020-01-07]", ""),
        ("3 Jan 2020", "2020-01-03", ""),
        ("3rd of January 2020", "2020-01-03", ""),
        ("January 3, 2020", "2020-01-03", ""),
        ("Jan. 3 2020", "2020-01-03", ""),
        ("Friday, January 3, 2020", "2020-01-03", ""),
        ("2020/01/03", "2020-01-03", ""),
        ("13/04/2020", "2020-04-13", ""),
        ("04/13/2020", "2020-04-13", ""),
        ("03.03.2020", "2020-03-03", ""),
        ("January 2020", "2020-01", ""),
        ("in October 2020", "2020-10", ""),
        ("late November 2020", "[2020-11-21..2020-11-30]", "late November"),
        ("end of February 2020", "[2020-02-21..2020-02-29]", "end of February"),
        ("mid-January 2021", "[2021-01-11..2021-01-20]", "mid-January"),
        ("early December 2020", "[2020-12-01..2020-12-10]", "early December"),
        ("late 2020", "[2020-09..2020-12]", "late 2020"),
        ("by mid-January 2021", "[..2021-01-20]", "by mid-January"),
        ("week of 30 March 2020", "[2020-03-30..2020-04-05]", "week of 30 March"),
        ("8–21 Nov 2020", "[2020-11-08..2020-11-21]", ""),
        ("November 8–21, 2020", "[2020-11-08..2020-11-21]", ""),
        ("2003-2020", "[2003..2020]", ""),
        ("17 or 18 November 2020", "[2020-11-17,2020-11-18]", ""),
        ("January 3, 2020 or January 4, 2020", "[2020-01-03,2020-01-04]", ""),
        ("17 and 18 November 2020", "{2020-11-17,2020-11-18}", ""),
        ("between 27 September and 3 October 2019", "[2019-09-27..2019-10-03]", ""),
        ("between 28 December and 3 January 2020", "[2019-12-28..2020-01-03]", ""),
        ("by 24 December 2020", "[..2020-12-24]", ""),
        ("before 24 December 2020", "[..2020-12-23]", "before 24 December 2020"),
        ("before 2020", "[..2019]", "before 2020"),
        ("after 3 January 2020", "[2020-01-04..]", "after 3 January 2020"),
        ("after 2003", "[2003..]", "after 2003"),
        ("since 30 November 2020", "2020-11-30/..", ""),
        ("until 24 December 2020", "../2020-12-24", ""),
        ("from January 2020 to March 2021", "2020-01/2021-03", ""),
        ("from about 30 November 2020", "2020-11-30~/..", ""),
        ("about 2018", "2018~", ""),
        ("c. 2018", "2018~", ""),
        ("perhaps about 15 January 2021", "2021-01-15%", ""),
        ("spring 2020", "2020-21", ""),
        ("winter 2020–21", "2020-24", ""),
        ("Q3 2020", "2020-35", ""),
        ("the second half of 2020", "2020-41", ""),
        ("2019 or 2020", "[2019,2020]", ""),
        ("1990s", "199X", ""),
        ("3 janvier 2020", "2020-01-03", ""),
        ("janvier 2020", "2020-01", ""),
        ("3. Januar 2020", "2020-01-03", ""),
        ("3 января 2020", "2020-01-03", ""),
        ("٣ يناير ٢٠٢٠", "2020-01-03", ""),
        ("۲۰ دسامبر ۲۰۲۰", "2020-12-20", ""),
    ],
)
def test_a_typed_date_is_read_as_it_was_meant(typed, edtf, wording):
    assert read(typed) == Reading(parse(edtf), wording)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("03/04/2020", "it may be 3 April 2020 or 4 March 2020"),
        ("3.4.20", "a year of four digits"),
        ("3 January 20", "expected for example 3 January 2020"),
        ("3 January", "expected the year too"),
        ("December", "expected the year too"),
        ("17 or 18 November", "expected the year too"),
        ("17 to 2020", "expected the month too"),
        ("May or March 2020", "expected the year of each date"),
        ("Monday 3 January 2020", "3 January 2020 was a Friday"),
        ("31 February 2020", "there is no such day"),
        ("31/02/2020", "there is no such day"),
        ("2021 to 2020", "the earlier date first"),
        ("2001–02", "it may be a month or two years"),
        ("winter 2020-22", "two years in a row"),
        ("week of March 2020", "expected a day of that week"),
        ("today", "the day it counts from is not known"),
        ("in March", "expected the year too"),
        ("lundi", "expected for example"),
        ("il y a 2 jours", "expected for example"),
        ("3 janvier", "expected for example"),
        ("3 January 2020 at noon", "expected for example"),
        ("۱۳ دی ۱۳۹۸", "expected for example"),
        ("we met the 74th in 2020", "expected for example"),
        ("x" * 201, "at most 200 characters"),
    ],
)
def test_a_date_that_leaves_something_out_is_refused_with_what_to_add(typed, reason):
    with pytest.raises(NotEDTF, match=reason):
        read(typed)


def test_today_is_a_day_only_where_the_day_is_known():
    assert read("yesterday", today=date(2020, 1, 1)) == Reading(parse("2019-12-31"))


@given(SAID, st.sampled_from(["{}", "{}~", "{}?", "{}%", "[..{}]", "[{}..]", "{}/..", "../{}"]))
def test_the_words_of_a_date_are_read_as_that_date(date_text, form):
    edtf = parse(form.format(date_text))
    assert read(words(edtf)).edtf == edtf


@given(st.lists(SAID, min_size=2, max_size=2, unique=True).map(sorted))
def test_the_words_of_two_dates_are_read_as_those_dates(dates):
    for form in ("[{}..{}]", "{}/{}", "[{},{}]"):
        edtf = parse(form.format(*dates))
        assert read(words(edtf)).edtf == edtf


@given(EDTF_TEXTS)
def test_what_is_edtf_is_read_as_it_stands(text):
    assert read(text) == Reading(parse(text))


# The first phrase in another language loads its tables.
@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(DATE_WORDS, max_size=9).map(" ".join), st.lists(DATE_WORDS, max_size=6).map("".join)))
def test_any_text_is_a_date_or_refused(text):
    try:
        reading = read(text)
    except NotEDTF:
        return
    assert words(reading.edtf, reading.wording)
