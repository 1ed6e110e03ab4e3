"""EDTF: what is read, what is refused, and what is known of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import EDTF_TEXTS, NEARLY_EDTF
from timeline.dates.edtf import NotEDTF, Shape, parse
from timeline.dates.span import Span

READ = [
    ("2020-01-03", "2020-01-03", "2020-01-03", "day"),
    ("2021-01-15~", "2021-01-15", "2021-01-15", "day"),
    ("2004?-06-11", "2004-06-11", "2004-06-11", "day"),
    ("2004-~06-11", "2004-06-11", "2004-06-11", "day"),
    ("2020-01", "2020-01-01", "2020-01-31", "month"),
    ("2020-01-XX", "2020-01-01", "2020-01-31", "month"),
    ("[2020-02-01..2020-02-29]", "2020-02-01", "2020-02-29", "month"),
    ("2020", "2020-01-01", "2020-12-31", "year"),
    ("2020-XX", "2020-01-01", "2020-12-31", "year"),
    ("2020-XX-XX", "2020-01-01", "2020-12-31", "year"),
    ("2020-01-1X", "2020-01-10", "2020-01-19", "days"),
    ("2020-02-2X", "2020-02-20", "2020-02-29", "days"),
    ("2020-XX-31", "2020-01-31", "2020-12-31", "months"),
    ("1984-1X", "1984-10-01", "1984-12-31", "months"),
    ("201X", "2010-01-01", "2019-12-31", "years"),
    ("20XX", "2000-01-01", "2099-12-31", "years"),
    ("1XXX", "1000-01-01", "1999-12-31", "years"),
    ("000X", "0001-01-01", "0009-12-31", "years"),
    ("156X-02-29", "1560-02-29", "1568-02-29", "years"),
    ("2020-21", "2020-03-01", "2020-05-31", "months"),
    ("2020-24", "2020-12-01", "2021-02-28", "months"),
    ("2019-24", "2019-12-01", "2020-02-29", "months"),
    ("2020-32", "2020-06-01", "2020-08-31", "months"),
    ("2020-33", "2020-01-01", "2020-03-31", "months"),
    ("2020-39", "2020-09-01", "2020-12-31", "months"),
    ("2020-41", "2020-07-01", "2020-12-31", "months"),
    ("[2020-12-20..2020-12-24]", "2020-12-20", "2020-12-24", "days"),
    ("[2020-01-01..2020-02-14]", "2020-01-01", "2020-02-14", "days"),
    ("[2020-01-01..2020-02-15]", "2020-01-01", "2020-02-15", "months"),
    ("[2019-09-26,2019-09-27]", "2019-09-26", "2019-09-27", "days"),
    ("{2019-12,2020-01-05}", "2019-12-01", "2020-01-05", "days"),
    ("[2003..2020]", "2003-01-01", "2020-12-31", "years"),
    ("2020-01/2020-03", "2020-01-01", "2020-03-31", "months"),
    ("2019-07/2020-06", "2019-07-01", "2020-06-30", "months"),
    ("2019-07/2020-07", "2019-07-01", "2020-07-31", "years"),
    ("[..2020-12-24]", None, "2020-12-24", "open"),
    ("[..2003,2005]", None, "2005-12-31", "open"),
    ("[2020-12-24..]", "2020-12-24", None, "open"),
    ("2020-11-30~/..", "2020-11-30", None, "open"),
    ("2020-11-30/", "2020-11-30", None, "open"),
    ("../2020", None, "2020-12-31", "open"),
    ("/2020-12-24", None, "2020-12-24", "open"),
    ("0001-01-01/9999-12-31", "0001-01-01", "9999-12-31", "years"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), READ)
def test_a_date_has_bounds_and_a_precision(text, earliest, latest, precision):
    edtf = parse(text)
    assert edtf.span == Span(
        date.fromisoformat(earliest) if earliest else date.min,
        date.fromisoformat(latest) if latest else date.max,
        open_start=earliest is None,
        open_end=latest is None,
    )
    assert edtf.precision == precision
    assert str(edtf) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("abc", "expected for example 2020-01-03"),
        ("", "expected for example"),
        ("20200103", "expected for example"),
        ("2020-1-3", "expected for example"),
        ("٢٠٢٠", "expected for example"),
        ("2020-02-30", "there is no such day"),
        ("2019-02-29", "there is no such day"),
        ("2020-02-3X", "there is no such day"),
        ("2020-13", "months run from 01 to 12"),
        ("2020-00-01", "months run from 01 to 12"),
        ("2020-21-01", "a season has no days"),
        ("0000", "years run from 0001 to 9999"),
        ("0000-21", "years run from 0001 to 9999"),
        ("9999-24", "years run from 0001 to 9999"),
        ("Y17000", "expected for example"),
        ("-0001", "expected for example"),
        ("XXXX-12", "at least one digit of the year"),
        ("2020/2019", "the earlier date first"),
        ("[2020-02..2020-01]", "the earlier date first"),
        ("2020/2021/2022", "expected for example"),
        ("[2020,]", "expected for example"),
        ("[2020", "expected for example"),
        ("?2020?", "expected for example"),
        ("2020-01-03T10:00", "a day without a time"),
        ("2020-01-03 10:00", "a day without a time"),
        ("../..", "at least one end"),
        ("/", "at least one end"),
        ("[..]", "at least one end"),
        ("[..2019,2020..]", "at least one end"),
    ],
)
def test_what_is_no_date_is_refused_by_name_with_what_was_expected(text, reason):
    with pytest.raises(NotEDTF, match=reason) as refusal:
        parse(text)
    assert repr(text) in str(refusal.value)


def test_a_long_text_is_refused_before_it_is_read():
    with pytest.raises(NotEDTF, match="at most 200 characters"):
        parse("[" + "2020," * 100 + "2020]")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2020", False, False), ("2020~", True, False), ("2020?", False, True), ("2020%", True, True), ("2020-11-30~/..", True, False)],
)
def test_doubt_is_known_and_moves_no_bound(text, approximate, uncertain):
    edtf = parse(text)
    assert (edtf.approximate, edtf.uncertain) == (approximate, uncertain)
    assert edtf.span == parse(text.translate(dict.fromkeys(map(ord, "?~%")))).span


@pytest.mark.parametrize(
    ("text", "shape", "throughout"),
    [
        ("2020-01-03", Shape.SINGLE, False),
        ("2020-01", Shape.SINGLE, False),
        ("2020-01-03/2020-01-10", Shape.INTERVAL, True),
        ("2020-01-03/..", Shape.INTERVAL, True),
        ("[2020-01-03..2020-01-10]", Shape.ONE_OF, False),
        ("{2020-01-03,2020-01-10}", Shape.ALL_OF, False),
    ],
)
def test_all_that_time_is_not_some_time_in_it(text, shape, throughout):
    edtf = parse(text)
    assert (edtf.shape, edtf.throughout) == (shape, throughout)


def test_the_choices_of_a_set_stand_in_order_of_time():
    choices = parse("[2020-11-18,2020-11-17]").choices
    assert choices == (Span.of_day(date(2020, 11, 17)), Span.of_day(date(2020, 11, 18)))
    assert parse("[2020-11-17..2020-11-18]").choices == ()


def test_spaces_around_a_date_and_after_a_comma_are_dropped():
    assert str(parse(" [1667, 1668, 1670..1672] ")) == "[1667,1668,1670..1672]"


@given(EDTF_TEXTS)
def test_a_date_is_written_back_as_it_was_read(text):
    edtf = parse(text)
    assert parse(str(edtf)) == edtf
    assert str(edtf) == text


@given(EDTF_TEXTS)
def test_bounds_are_ordered_and_open_only_where_the_text_is(text):
    span = parse(text).span
    assert span.earliest <= span.latest
    assert span.open_start == (text.startswith(("/", "..", "[..", "{..")))
    assert span.open_end == (text.endswith(("/", "..", "..]", "..}")))


@given(st.one_of(st.text(max_size=60), NEARLY_EDTF, EDTF_TEXTS.map(lambda text: text[:-1])))
def test_any_text_is_a_date_or_refused_as_none(text):
    try:
        assert parse(str(parse(text))) == parse(text)
    except NotEDTF as refusal:
        assert "expected" in str(refusal) or ";" in str(refusal)
