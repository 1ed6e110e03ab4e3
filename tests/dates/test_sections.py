"""Headings and the one order of events."""

from datetime import date

import pytest
from hypothesis import given

from tests.dates.strategies import EDTF_TEXTS
from timeline.dates.edtf import parse
from timeline.dates.sections import Kind, Section, order_key, section


@pytest.mark.parametrize(
    ("text", "key", "label"),
    [
        ("2020-01-03", "2020-01", "January 2020"),
        ("2020-01", "2020-01", "January 2020"),
        ("[2020-03-30..2020-04-05]", "2020-03", "March 2020"),
        ("[2020-11-21..2020-12-24]", "2020-11", "November 2020"),
        ("[2020-12-20..2021-01-10]", "2020-12", "December 2020"),
        ("[2020-01-01..2020-02-14]", "2020-01", "January 2020"),
        ("[2020-01-01..2020-02-15]", "2020", "2020"),
        ("2020", "2020", "2020"),
        ("[2020-01-03..2020-12-24]", "2020", "2020"),
        ("[2003..2020]", "2003-2020", "2003 to 2020"),
        ("[2021..2025-01-31]", "2021-2025", "2021 to 2025"),
        ("2020-24", "2020-2021", "2020 to 2021"),
        ("[..2020-12-24]", "2020-12", "December 2020"),
        ("[..2020-12]", "2020-12", "December 2020"),
        ("[..2020]", "2020", "2020"),
        ("2020-11-30~/..", "2020-11", "November 2020"),
        ("2003/..", "2003", "2003"),
        ("[2010..]", "2010", "2010"),
        ("0987", "0987", "987"),
    ],
)
def test_an_event_stands_under_the_finest_heading_that_holds_it(text, key, label):
    heading = section(parse(text))
    assert (heading.key, heading.label) == (key, label)
    assert section(parse(text).span) == heading


def test_a_section_knows_its_days():
    assert section(parse("2020-02-03")) == Section(date(2020, 2, 1), date(2020, 2, 29), Kind.MONTH)
    assert section(parse("2020-02-03")).days == 29


def test_order_runs_by_section_then_width_then_start_then_end():
    in_order = [
        "[2003..2020]",
        "2019-12-31",
        "2020",
        "[2020-01-03..2020-12-24]",
        "2020-01",
        "[2020-01-01..2020-02-14]",
        "2020-01-03",
        "[2020-12-20..2020-12-24]",
        "[..2020-12-23]",
        "2020-12-24",
        "[..2020-12-24]",
        "2021/..",
        "2021-01-03",
    ]
    assert sorted(in_order, key=lambda text: order_key(parse(text))) == in_order


@given(EDTF_TEXTS)
def test_the_order_is_of_the_section_and_the_section_holds_what_is_known(text):
    edtf = parse(text)
    heading, (start, width, starts, latest) = section(edtf), order_key(edtf)
    assert (start, width, latest) == (heading.start, -heading.days, edtf.span.latest)
    assert starts == (edtf.span.latest if edtf.span.open_start else edtf.span.earliest)
    assert heading.start <= starts
    assert heading.span.contains(edtf.span) or edtf.span.is_open or edtf.span.days <= 45


@given(EDTF_TEXTS, EDTF_TEXTS)
def test_a_heading_that_holds_another_comes_before_it_or_begins_earlier(one, other):
    outer, inner = section(parse(one)), section(parse(other))
    if outer != inner and outer.span.contains(inner.span):
        assert order_key(parse(one))[:2] < order_key(parse(other))[:2]


@given(EDTF_TEXTS)
def test_the_order_of_a_date_is_the_order_of_its_span(text):
    assert order_key(parse(text)) == order_key(parse(text).span)
