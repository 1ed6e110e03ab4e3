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
    assert found.suffix == " near the embassy. On Sunday"


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
        ({"suffix": " far"}, "after the words stands ' near the embassy. On Sunday', not ' far'"),
        ({"quote": "four rockets fell"}, "the words are not in the text; nearest is “three rockets fell”: the text has “three” for “four”"),
        ({"quote": "xyzzy"}, "the words are not in the text"),
    ],
)
def test_a_citation_that_the_text_does_not_bear_out_says_why(change, expected):
    citation = {"quote": WORDS, "start": 20, "end": 38, "paragraph": 2, "prefix": "On Sunday ", "suffix": " near"}
    assert problem(TEXT, **citation) is None
    assert problem(TEXT, **{**citation, **change}) == expected


@pytest.mark.parametrize(
    ("quote", "words", "difference"),
    [
        ("two rockets fell near", "three rockets fell near", "the text has “three” for “two”"),
        ("Sunday three rockets near the embassy", "Sunday three rockets fell near the embassy", "the text adds “fell”"),
        ("three small rockets fell near the embassy", "three rockets fell near the embassy", "the text has no “small”"),
        ("Nobody was hurt", "nobody was hurt", "the text has “nobody” for “Nobody”"),
        ("Nobody was hurt.", "nobody was hurt.", "the text has “nobody” for “Nobody”"),
        ("hurt. Nobody claimed it", "Nobody claimed it", "the text has no “hurt.”"),
        ("three  rockets fell", "three rockets fell", "only the spaces differ"),
    ],
)
def test_the_nearest_words_stand_in_one_paragraph_and_tell_what_differs(quote, words, difference):
    close = nearest(TEXT, quote)
    assert (close.words, close.difference) == (words, difference)
    assert TEXT[close.start : close.end] == close.words


@pytest.mark.parametrize(("text", "quote"), [("", "x"), ("one two", "three"), ("one", "…"), ("", "")])
def test_nothing_is_near_where_no_word_is_shared(text, quote):
    assert nearest(text, quote) is None


def test_a_point_that_stands_alone_leaves_no_space_behind():
    close = nearest("a .", "a a")
    assert (close.start, close.end, close.words) == (0, 1, "a")


@given(st.text(st.sampled_from("ab, .\n😀é“”"), max_size=60), st.text(st.sampled_from("ab, .😀é“”"), max_size=30))
def test_the_nearest_words_are_a_stretch_of_one_paragraph(text, quote):
    if close := nearest(text, quote):
        assert text[close.start : close.end] == close.words.strip() != ""
        assert anchor(text, close.start, close.end)


@pytest.mark.parametrize(
    ("text", "quote", "size", "beside"),
    [
        ("He said that three rockets fell near the embassy", "rockets", 8, (" three "[1:], " fell")),
        ("He said that three rockets fell near the embassy", "rockets", 0, ("", "")),
        ("three rockets fell", "rockets", 34, ("three ", " fell")),
        ("東京都千代田区永田町", "千代田", 2, ("京都", "区永")),
        ("cafe\u0301 rockets", "rockets", 2, ("", "")),
        ("أطلقت ثلاثة صواريخ على بغداد", "صواريخ", 9, ("ثلاثة ", " على")),
    ],
)
def test_the_words_beside_a_quote_are_whole_where_one_fits(text, quote, size, beside):
    start = text.index(quote)
    place = anchor(text, start, start + len(quote), size=size)
    assert (place.prefix, place.suffix) == beside
    assert text[: place.start].endswith(place.prefix) and text[place.end :].startswith(place.suffix)
