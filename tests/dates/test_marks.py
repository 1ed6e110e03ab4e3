"""Marks of a strip, with the numbers of the drawn pages."""

import pytest
from hypothesis import given

from tests.dates.strategies import EDTF_TEXTS
from timeline.dates.edtf import parse
from timeline.dates.marks import Mark, scale, strip
from timeline.dates.sections import section

POINTS = {"tick", "hollow", "opening", "closing", "arrow_back", "arrow_on"}


def drawn(text, under=None, **options):
    edtf = parse(text)
    return {(mark.shape, mark.start, mark.end) for mark in strip(edtf, section(parse(under or text)), **options)}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("2020-01-03", {("tick", 8.06, None)}),
        ("2021-01-15~", {("halo", 36.77, 56.77), ("tick", 46.77, None)}),
        ("2019-12", {("band", 0.0, 100.0)}),
        ("2020-06", {("band", 0.0, 96.77)}),
        ("2020", {("band", 0.0, 100.0)}),
        ("2020~", {("halo", 0.0, 100.0), ("band", 0.0, 100.0)}),
        ("[2020-04-05..2020-04-09]", {("brackets", 12.9, 29.03), ("opening", 12.9, None), ("closing", 29.03, None)}),
        ("[2020-01-03..2020-12-24]", {("brackets", 0.55, 98.09), ("opening", 0.55, None), ("closing", 98.09, None)}),
        ("[2021..2025-01-31]", {("brackets", 0.0, 81.71), ("opening", 0.0, None), ("closing", 81.71, None)}),
        ("[2020-03-30..2020-04-05]", {("brackets", 93.55, 100.0), ("opening", 93.55, None), ("arrow_on", 100.0, None)}),
        ("[..2020-12-24]", {("fade", 0.0, 77.42), ("closing", 77.42, None), ("arrow_back", 0.0, None)}),
        ("[2020-12-24..]", {("fade_on", 74.19, 100.0), ("opening", 74.19, None), ("arrow_on", 100.0, None)}),
        ("2020-11-30~/..", {("lead_in", 84.55, 93.55), ("bar", 93.55, 100.0), ("arrow_on", 100.0, None)}),
        ("2020-11-30/", {("bar", 93.55, 96.77), ("lead_out", 96.77, 100.0), ("arrow_on", 100.0, None)}),
        ("2020-01-03/2020-01-10", {("bar", 6.45, 32.26)}),
        ("[2019-09-26,2019-09-27]", {("joined", 82.26, 85.48), ("hollow", 82.26, None), ("hollow", 85.48, None)}),
        ("{2019-09-26,2019-09-27}", {("tick", 82.26, None), ("tick", 85.48, None)}),
    ],
)
def test_a_date_is_drawn_under_its_own_heading(text, marks):
    assert drawn(text) == marks


def test_a_bar_is_solid_only_where_it_surely_lasted():
    assert drawn("2020-01/2021-03") == {("lead_in", 0.0, 4.1), ("bar", 4.1, 58.28), ("lead_out", 58.28, 62.38)}
    assert drawn("2020/2020") == {("brackets", 0.0, 100.0), ("opening", 0.0, None), ("closing", 100.0, None)}
    assert "bar" not in {shape for shape, _, _ in drawn("/2020")}


def test_what_happened_again_and_again_is_dotted():
    assert drawn("2020", granularity="repeated") == {("brackets", 0.0, 100.0), ("dots", 2.5, 97.5)}


def test_a_plan_is_hollow():
    edtf = parse("2020-12-20")
    assert strip(edtf, section(edtf), kind="plan") == [Mark("hollow", 62.9, planned=True)]


@pytest.mark.parametrize(
    ("text", "under", "marks"),
    [
        ("2020-05", "2020", {("band", 33.06, 41.53)}),
        ("2020-12-20", "2021", {("arrow_back", 0.0, None)}),
        ("2020", "2020-06", {("band", 0.0, 100.0), ("arrow_back", 0.0, None), ("arrow_on", 100.0, None)}),
        ("2020-12-01", "2020-11", {("arrow_on", 100.0, None)}),
    ],
)
def test_what_lies_past_a_heading_is_an_arrow(text, under, marks):
    assert drawn(text, under) == marks


def test_the_scale_of_a_heading():
    assert scale(section(parse("2020-04"))) == [(1.61, "1"), (30.65, "10"), (62.9, "20"), (95.16, "30")]
    assert scale(section(parse("2020")))[:2] == [(4.17, "J"), (12.5, "F")]
    assert scale(section(parse("[2003..2020]"))) == [(0.0, "2003"), (100.0, "2020")]


@given(EDTF_TEXTS, EDTF_TEXTS)
def test_marks_stay_on_the_strip(text, under):
    marks = strip(parse(text), section(parse(under)))
    assert all(0 <= mark.start <= 100 for mark in marks)
    assert all(mark.end is None if mark.shape in POINTS else mark.start <= mark.end <= 100 for mark in marks)


@given(EDTF_TEXTS)
def test_every_date_leaves_a_mark_under_its_own_heading(text):
    assert drawn(text) - {("arrow_on", 100.0, None), ("arrow_back", 0.0, None)}
