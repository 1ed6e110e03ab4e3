"""Paragraphs are the non-blank lines, counted in code points; sentences lie within them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.paragraphs import Paragraph, paragraph_at, paragraphs, sentences

TEXTS = st.text(st.sampled_from("aB.!? \n\r\t\u00a0“”é😀"), max_size=80)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n\u00a0\n", []),
        ("one", [(1, 0, 3)]),
        ("one\n\n two \nthree\n", [(1, 0, 3), (2, 5, 10), (3, 11, 16)]),
        ("one\r\ntwo", [(1, 0, 3), (2, 5, 8)]),
        ("😀é\n“x”", [(1, 0, 2), (2, 3, 6)]),
    ],
)
def test_paragraphs_are_the_lines_that_are_not_blank(text, expected):
    assert paragraphs(text) == [Paragraph(*line) for line in expected]


@given(TEXTS)
def test_paragraphs_hold_everything_but_blanks_and_count_from_one(text):
    found = paragraphs(text)
    assert "".join("".join(text[line.start : line.end] for line in found).split()) == "".join(text.split())
    assert [line.number for line in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rockets fell. Nobody was hurt.", ["Rockets fell.", "Nobody was hurt."]),
        ("The U.S. Embassy was hit on Dec. 20. Mr. Smith left.", ["The U.S. Embassy was hit on Dec. 20.", "Mr. Smith left."]),
        ("He said: “We will.” Then he left.", ["He said: “We will.”", "Then he left."]),
        ("Three point 3.5 stays. Does it? Yes!", ["Three point 3.5 stays.", "Does it?", "Yes!"]),
        ("no end", ["no end"]),
        ("   ", []),
    ],
)
def test_sentences_end_at_stops_but_not_at_abbreviations(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(TEXTS)
def test_sentences_hold_everything_but_the_space_between_them(text):
    spans = sentences(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))


def test_a_stretch_over_two_paragraphs_has_none():
    lines = paragraphs("one\ntwo")
    assert [paragraph_at(lines, *span) for span in [(0, 3), (4, 6), (2, 5)]] == [lines[0], lines[1], None]
