"""A quote is found again by its place, its words and the characters beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.anchors import CONTEXT, anchor, find, nearest, problem

TEXT = "Dateline\n\nOn Sunday three rockets fell near the embassy. On Sunday nobody was hurt.\nNobody claimed it."
WORDS = "three rockets fell"


def test_a_quote_is_found_with_its_place_paragraph_and_context():
    found = find(TEXT, WORDS)[0]
    assert (found.prefix, found.paragraph, TEXT[found.start : found.end]) == ("On Sunday ", 2, WORDS)
    assert found.suffix == TEXT[found.end : found.end + CONTEXT]


def test_every_place_of_a_repeated_quote_is_found():
    assert [place.start for place in find(TEXT, "On Sunday")] == [10, 57]


def test_words_across_a_paragraph_end_are_no_quote():
    assert find(TEXT, "hurt.\nNobody") == []
    assert anchor(TEXT, TEXT.index("hurt"), TEXT.index("claimed")) is None


@given(st.text(st.sampled_from("ab \n😀é"), min_size=1, max_size=60), st.data())
def test_what_is_cut_from_a_text_is_found_again(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = anchor(text, start, end)
    assert place is None or place in find(text, text[start:end])
    if place:
        assert problem(text, place.quote, start, end, place.paragraph, place.prefix, place.suffix) is None
        assert max(len(place.prefix), len(place.suffix)) <= CONTEXT


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"start": 21, "end": 39}, "the words stand at 20–38, not at 21–39"),
        ({"paragraph": 3}, "the words stand in paragraph 2, not in 3"),
        ({"prefix": "On Monday "}, "before the words stands 'On Sunday ', not 'On Monday '"),
        ({"suffix": " far"}, "after the words stands ' near the embassy. On Sunday nobod', not ' far'"),
        ({"quote": "four rockets fell"}, "the words are not in the text; nearest is “three rockets fell”: the text has “three” for “four”"),
        ({"quote": "xyzzy"}, "the words are not in the text"),
    ],
)
def test_a_citation_that_the_text_does_not_bear_out_says_why(change, expected):
    citation = {"quote": WORDS, "start": 20, "end": 38, "paragraph": 2, "prefix": "On Sunday ", "suffix": " near"}
    assert problem(TEXT, **citation) is None
    assert problem(TEXT, **{**citation, **change}) == expected


def test_the_nearest_words_tell_what_differs():
    close = nearest(TEXT, "two rockets fell close to the embassy")
    assert "rockets fell near the embassy" in close.words
    assert close.difference.startswith("the text has")
    assert nearest(TEXT, "three  rockets fell").difference == "only the spaces differ"
    assert nearest("", "x") is None
