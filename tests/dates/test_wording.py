"""Dates in words, with the words of the design."""

import pytest
from hypothesis import given

from tests.dates.strategies import EDTF_TEXTS
from timeline.dates.edtf import parse
from timeline.dates.sections import section
from timeline.dates.wording import Limit, gutter, limits_in_words, told, weekday, words

GUTTER = [
    ("2020-12-20", "", "20 December", "Sunday"),
    ("2021-01-15~", "", "about 15 January", ""),
    ("2021-01-15?", "", "perhaps 15 January", "not certain"),
    ("[2021-01-11..2021-01-20]", "mid-January", "mid-January", "read as 11–20"),
    ("2020-10", "", "in October", "day not known"),
    ("2020", "", "in 2020", "day not known"),
    ("2018~", "", "about 2018", "day not known"),
    ("[2020-12-20..2020-12-24]", "", "20–24 December", "one of these days"),
    ("[2020-11-21..2020-11-30]", "late November", "late November", "read as 21–30"),
    ("[2020-11-21..2020-11-30]", "late November 2020", "late November", "read as 21–30"),
    ("[2019-09-26,2019-09-27]", "", "26 or 27 September", "one of two days"),
    ("[2019-09-30,2019-10-01]", "", "30 Sep or 1 Oct", "one of two days"),
    ("[2020-03,2020-05]", "", "March or May", "one of two months"),
    ("{2020-11-17,2020-11-18}", "", "17 and 18 November", "on both days"),
    ("{2020-11-17..2020-11-20}", "", "17–20 November", "on each of these days"),
    ("[..2020-12-24]", "", "by 24 December", "start not known"),
    ("[..2020]", "", "by the end of 2020", "start not known"),
    ("[2020-12-24..]", "", "24 December or later", "end not known"),
    ("2020-11-30~/..", "", "from about 30 Nov", "no end given"),
    ("2020-11-30~/..", "from about 30 Nov, and still on 24 Dec", "from about 30 Nov", "and still on 24 Dec"),
    ("2020-11-30~/..", "; and still on 24 Dec", "from about 30 Nov", "and still on 24 Dec"),
    ("2020-11-30/", "", "from 30 November", "end not known"),
    ("../2020-12-24", "", "until 24 December", "no start given"),
    ("/2020-12-24", "", "until 24 December", "start not known"),
    ("[2003..2020]", "", "2003 to 2020", "some time in it"),
    ("[2019-09-28..2019-10-03]", "", "28 Sep – 3 Oct", "one of these days"),
    ("[2019-12-28..2020-01-03]", "", "28 Dec – 3 Jan 2020", "one of these days"),
    ("[2020-01-03..2020-12-24]", "", "3 Jan – 24 Dec", "some day between"),
    ("[2021..2025-01-31]", "", "2021 to 31 Jan 2025", "some day between"),
    ("2020-01-03/2020-01-10", "", "3–10 January", "all that time"),
    ("2020-01-03/2020-01-03", "", "3 January", "all that day"),
    ("2020-01/2020-03", "", "January to March", "all that time"),
    ("2020-01/2021-03", "", "Jan 2020 to Mar 2021", "all that time"),
    ("2020-21", "", "in spring", "read as Mar–May"),
    ("2020-24", "", "in winter 2020–21", "read as Dec–Feb"),
    ("2020-33", "", "in the first quarter", "day not known"),
    ("201X", "", "in the 2010s", "year not known"),
    ("20XX", "", "2000 to 2099", "some time in it"),
    ("2020-01-1X", "", "10–19 January", "one of these days"),
    ("1984-1X", "", "October to December", "some day between"),
    ("[2020-11-08..2020-11-18]", "“last week”", "8–18 November", "“last week”"),
    ("[2020-03-30..2020-04-05]", "week of 30 March", "week of 30 March", "read as 30 Mar – 5 Apr"),
    ("[..2019]", "before 2020", "before 2020", "start not known"),
    ("2020-12-24", "Christmas Eve", "Christmas Eve", "read as 24 December"),
]


@pytest.mark.parametrize(("text", "wording", "first", "second"), GUTTER)
def test_the_margin_says_the_date_in_two_lines_without_the_year_of_its_heading(text, wording, first, second):
    edtf = parse(text)
    assert gutter(edtf, section=section(edtf), wording=wording) == (first, second)


@pytest.mark.parametrize(
    ("text", "wording", "first"),
    [
        ("2020-12-20", "", "20 December 2020"),
        ("2020-10", "", "in October 2020"),
        ("[2019-09-28..2019-10-03]", "", "28 Sep – 3 Oct 2019"),
        ("[2020-11-21..2020-11-30]", "late November", "late November 2020"),
        ("2020-33", "", "in the first quarter of 2020"),
    ],
)
def test_without_a_heading_the_year_is_said(text, wording, first):
    assert gutter(parse(text), wording=wording)[0] == first


@pytest.mark.parametrize(
    ("text", "granularity", "lines"),
    [
        ("2020", "repeated", ("in 2020", "again and again")),
        ("[2003..2020]", "repeated", ("2003 to 2020", "again and again")),
        ("2020-10", "ongoing", ("in October", "for some time")),
        ("2020-01-03/2020-01-10", "ongoing", ("3–10 January", "all that time")),
    ],
)
def test_what_happened_again_or_lasted_says_so(text, granularity, lines):
    edtf = parse(text)
    assert gutter(edtf, section=section(edtf), granularity=granularity) == lines


@pytest.mark.parametrize(
    ("text", "wording", "line"),
    [
        ("2020-01-03", "", "3 January 2020"),
        ("2020-01-03%", "", "perhaps about 3 January 2020"),
        ("2020-10", "", "October 2020"),
        ("2018~", "", "about 2018"),
        ("[2020-11-17,2020-11-18]", "", "17 or 18 November 2020"),
        ("[2019-09-26,2019-09-27,2019-10-01]", "", "26 September, 27 September or 1 October 2019"),
        ("[2019-09-27..2019-10-03]", "", "between 27 September and 3 October 2019"),
        ("[2020-12-20..2020-12-24]", "", "between 20 and 24 December 2020"),
        ("[2019-12-28..2020-01-03]", "", "between 28 December 2019 and 3 January 2020"),
        ("[2003..2020]", "", "between 2003 and 2020"),
        ("[2020-11-21..2020-11-30]", "late November", "late November 2020"),
        ("[..2020-12-24]", "", "by 24 December 2020"),
        ("[..2020-12]", "", "by the end of December 2020"),
        ("[2020-12-24..]", "", "on or after 24 December 2020"),
        ("[2003..]", "", "in or after 2003"),
        ("2020-01/2021-03", "", "January 2020 to March 2021"),
        ("2020-01-03/2020-01-10", "", "3 to 10 January 2020"),
        ("2020-11-30~/..", "", "from about 30 November 2020"),
        ("2020-11-30~/..", "from about 30 November, still on 24 December", "from about 30 November 2020, still on 24 December"),
        ("../2020-12-24", "", "until 24 December 2020"),
        ("{2020-11-17..2020-11-20}", "", "each day from 17 to 20 November 2020"),
        ("2020-24", "", "winter 2020–21"),
        ("2020-41", "", "the second half of 2020"),
        ("199X", "", "the 1990s"),
        ("[2020-11-08..2020-11-18]", "“last week”", "between 8 and 18 November 2020, “last week”"),
        ("2020-12-24", "Christmas Eve", "Christmas Eve (24 December 2020)"),
        ("[2020-01-03,2020-01-05..2020-01-07]", "", "3 January 2020 or between 5 and 7 January 2020"),
    ],
)
def test_a_sentence_says_the_date_with_its_year(text, wording, line):
    assert words(parse(text), wording) == line


@pytest.mark.parametrize(("text", "day"), [("2020-01-03", "Friday"), ("[2020-01-03]", "Friday"), ("2020-01", "")])
def test_a_weekday_is_named_only_where_the_day_is_known(text, day):
    assert weekday(parse(text)) == day


@pytest.mark.parametrize(
    ("from_", "to", "limits"),
    [
        ("2019-12", "2021-01", [("from", "December 2019", ("from",)), ("to", "January 2021", ("to",))]),
        ("2020", "2020", [("in", "2020", ("from", "to"))]),
        ("2020-10-14", "2020-10-14", [("on", "14 October 2020", ("from", "to"))]),
        ("2020", None, [("in or after", "2020", ("from",))]),
        ("2020-10-14", None, [("on or after", "14 October 2020", ("from",))]),
        (None, "2020-12", [("in or before", "December 2020", ("to",))]),
        ("2020~", None, [("in or after", "2020", ("from",))]),
        ("[2020-01-03..2020-01-05]", "203X", [("from", "3 January 2020", ("from",)), ("to", "31 December 2039", ("to",))]),
        ("../2020", None, []),
        (None, None, []),
    ],
)
def test_the_limits_of_a_filter_are_said_as_bounds(from_, to, limits):
    assert limits_in_words(from_ and parse(from_), to and parse(to)) == tuple(Limit(*limit) for limit in limits)


@given(EDTF_TEXTS)
def test_every_date_has_words(text):
    edtf = parse(text)
    assert words(edtf)
    assert gutter(edtf, section=section(edtf))[0]
    assert gutter(edtf, section=section(edtf), wording="then")[0] == "then"


def test_of_a_mere_limit_it_is_said_that_the_day_is_not_told():
    said = {text: told(parse(text)) for text in ("[..2020-12-24]", "[2020-12-24..]", "2020-11-30/..", "[2003..2020]", "2020-01-03")}
    assert said == {
        "[..2020-12-24]": "by 24 December 2020, day not told",
        "[2020-12-24..]": "on or after 24 December 2020, day not told",
        "2020-11-30/..": "from 30 November 2020",
        "[2003..2020]": "between 2003 and 2020",
        "2020-01-03": "3 January 2020",
    }
