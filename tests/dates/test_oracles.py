"""EDTF against two other readers of it; every difference has a name."""

import re
from datetime import date

import edtf as other_edtf
import pytest
from edtf.parser import EDTFParseException
from edtf_validate.valid_edtf import is_valid
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates.strategies import EDTF_TEXTS, NEARLY_EDTF
from timeline.dates.edtf import NotEDTF, parse

RANGE = re.compile(r"([^\[{,.]+)\.\.([^\]},.]+)")

# Reason, an example, and how to know the texts it explains.
WE_READ_MORE = [
    ("a set of a single date", "[2020]", r"[\[{][^,.]*[\]}]"),
    ("doubt on a fraction of a year", "2020-33~", r"\d{4}-(2[5-9]|3\d|4[01])[?~%]"),
    ("doubt beside X digits", "2020-XX?", r"(?=.*X).*[?~%].*"),
    ("doubt, X digits and seasons inside a set", "[2020?,2021-21]", r"[\[{](.*[?~%X].*|(.*[,.])?\d{4}-[234]\d\b(?!-).*)[\]}]"),
    ("an interval that begins within its end", "2020-12/2020", r"(\d{4})-.*/\1.*"),
    ("a fraction of a year at the end of an interval", "2020-33/2021", r"(?=.*-[234]\d).*/.*"),
    ("spaces", "[2019, 2020]", r".*\s.*"),
]
WE_REFUSE_MORE = [
    ("years outside 0001 to 9999", "0000", r"(.*[^\d])?(0000|-|Y).*|.*[YSE].*"),
    ("the 29th of February in a common year", "2019-02-29", r".*-.?02.?-.?29.*"),
    ("a day that its month does not have", "2020-02-3X", r".*-.?(3X|X\d|XX|\dX|3\d).*"),
    ("a year of which nothing is known", "XXXX-12", r".*XXXX.*"),
    ("nothing known at either end", "../..", r"(\.\.)?/(\.\.)?|[\[{]\.\..*\.\.[\]}]"),
    ("a range that runs backwards", "[2020..2019]", r"[\[{].*\.\..*[\]}]"),
    ("a time of day", "2020-01-03T10:00:00", r".*T.*"),
]


def is_read(text):
    try:
        parse(text)
    except NotEDTF:
        return False
    return True


def explained(text, reasons):
    if reasons is WE_READ_MORE and any(len(start) != len(end) for start, end in RANGE.findall(text)):
        return "a range from a day to a month or year"
    return next((reason for reason, _, pattern in reasons if re.fullmatch(pattern, text, re.DOTALL)), None)


@settings(deadline=None)
@given(st.one_of(EDTF_TEXTS, NEARLY_EDTF, EDTF_TEXTS.map(lambda text: text[1:])))
def test_what_is_valid_agrees_with_the_validator_or_differs_for_a_reason(text):
    ours, theirs = is_read(text), is_valid(text)
    assert ours == theirs or explained(text, WE_READ_MORE if ours else WE_REFUSE_MORE)


@pytest.mark.parametrize(("reason", "example", "pattern"), WE_READ_MORE)
def test_what_is_read_beyond_the_validator(reason, example, pattern):
    assert (is_read(example), is_valid(example)) == (True, False), reason
    assert re.fullmatch(pattern, example)


@pytest.mark.parametrize(("reason", "example", "pattern"), WE_REFUSE_MORE)
def test_what_is_refused_beyond_the_validator(reason, example, pattern):
    assert (is_read(example), is_valid(example)) == (False, True), reason
    assert re.fullmatch(pattern, example)


@pytest.mark.parametrize(
    "text", ["2020-01-03", "2020", "2020-21", "201X", "2004-06~-11", "[2019,2020]", "2020/..", "{..1984}", "2020-13", "2020/2019"]
)
def test_the_validator_agrees_on_the_common_forms(text):
    assert is_valid(text) == is_read(text)


def bounds_elsewhere(text):
    """First and last day as the other reader has them, or None where it fails on a valid date."""
    try:
        read = other_edtf.parse_edtf(text)
        return tuple(date(*bound[:3]) for bound in (read.lower_strict(), read.upper_strict()))
    except (EDTFParseException, TypeError, ValueError, AttributeError):
        return None


THEY_BOUND_OTHERWISE = {
    "a winter ends in December there": lambda edtf: bool(re.search(r"-(24|28|30)\b", str(edtf))),
    "an open end has no day there": lambda edtf: edtf.span.is_open,
    "the days of a month are not counted under X digits": lambda edtf: "X" in str(edtf),
}


@settings(deadline=None)
@given(EDTF_TEXTS)
def test_bounds_agree_with_another_reader(text):
    edtf, elsewhere = parse(text), bounds_elsewhere(text)
    if elsewhere is not None and elsewhere != (edtf.span.earliest, edtf.span.latest):
        assert [reason for reason, applies in THEY_BOUND_OTHERWISE.items() if applies(edtf)]
