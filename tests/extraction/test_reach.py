"""How much of a text is read, and that no text is too odd to be read."""

import pytest

from timeline import extraction
from timeline.extraction import extract
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read

NOBODY = Gazetteer()
TWO_LINES = "Rockets fell on the harbour on 3 March 2020, officials said.\nThe mayor resigned on 9 March 2020 after the attack.\n"


def test_text_beyond_the_longest_is_held_but_not_read(monkeypatch):
    monkeypatch.setattr(extraction, "LONGEST", 80)
    found = extract(read(TWO_LINES.encode(), "a.txt"), NOBODY)
    assert found.text == TWO_LINES
    assert [date.edtf for date in found.dates] == ["2020-03-03"]
    assert found.warnings == ("only the first 60 of 114 characters were read",)


def test_a_text_of_one_word_is_cut_at_the_longest(monkeypatch):
    monkeypatch.setattr(extraction, "LONGEST", 50)
    assert extract(read(b"x" * 90, "a.txt"), NOBODY).warnings == ("only the first 50 of 90 characters were read",)


def test_an_article_is_read_whole():
    found = extract(read(TWO_LINES.encode(), "a.txt"), NOBODY)
    assert found.warnings == ()
    assert [date.edtf for date in found.dates] == ["2020-03-03", "2020-03-09"]


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "1/",
        "1-1",
        "A",
        "AAA BBB ",
        '"',
        "“",
        "([{",
        ")]}",
        "attack. ",
        "Q4 ",
        "2020 ",
        "Monday, ",
        "who ",
        "and ",
        "'s ",
        "a\n",
        "٣/",
        "é",
    ],
)
def test_odd_texts_are_read(piece):
    text = "x " + piece * (6_000 // len(piece))
    found = extract(read(text.encode(), "a.txt"), NOBODY)
    assert all(found.text[date.start : date.end] == date.text for date in found.dates)


@pytest.mark.parametrize("text", ["On 14² May 2031 5² rockets fell.", "² people were killed on 4 May 2031.", "In 202𐩀 １⑺ rockets fell."])
def test_signs_that_look_like_figures_do_no_harm(text):
    extract(read(text.encode()), NOBODY, published="2031-06-01")
