"""Strips and the numbers that open receipts, as HTML."""

import re

import pytest
from django.template import Context, Template

from timeline.dates.edtf import parse
from timeline.dates.marks import strip
from timeline.dates.sections import section


def drawn(edtf, **how):
    when = parse(edtf)
    source = "{% load marks %}{% strip marks %}"
    return Template(source).render(Context({"marks": strip(when, section(when), **how)}))


def shapes(html):
    return re.findall(r'(?:rect|path|line) class="([^"]*)"', html)


@pytest.mark.parametrize(
    ("edtf", "classes"),
    [
        ("2020-12-20", ["tick"]),
        ("2021-01-15~", ["halo", "tick"]),
        ("2020-10", ["band", "edge"]),
        ("[2020-12-20..2020-12-24]", ["range", "brk", "brk"]),
        ("[2019-09-26,2019-09-27]", ["or", "tick is-hollow", "tick is-hollow"]),
        ("[..2020-12-24]", ["fade", "brk", "arrow"]),
        ("2020-11-30~/..", ["lead-in", "span", "arrow"]),
    ],
)
def test_each_precision_has_its_shapes(edtf, classes):
    assert shapes(drawn(edtf)) == classes


def test_a_strip_is_silent_because_words_stand_beside_it():
    assert 'aria-hidden="true"' in drawn("2020-12-20")


def test_what_happens_again_and_again_is_dotted():
    assert shapes(drawn("2020", granularity="repeated")) == ["range", "rep"]


def test_a_plan_is_outlined():
    html = drawn("2020-06", kind="plan")
    assert "is-planned" in html
    assert shapes(drawn("2021-01-03", kind="plan")) == ["tick is-hollow"]


def test_places_are_in_percent_with_a_point():
    assert 'x="62.9%"' in drawn("2020-12-20")
