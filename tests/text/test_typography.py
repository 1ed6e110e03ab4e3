"""Quotes set otherwise than in their text are found, and nothing but the setting is overlooked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.typography import inside_marks, one_line_end, otherwise_set, whole

SETTINGS = st.sampled_from("ab \u00a0\t\n\"“”'’«»-–—…\u00ad\u200b\u200fé\u0301")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He said “we will” – and left.", 'said "we will" - and', ["said “we will” – and"]),
        ("the militias’ truce", "the militias' truce", ["the militias’ truce"]),
        ("«نعم» قال", '"نعم" قال', ["«نعم» قال"]),
        ("on\u00a020  December", "on 20 December", ["on\u00a020  December"]),
        ("rock\u00adets\u200b fell", "rockets fell", ["rock\u00adets\u200b fell"]),
        ("rockets fell", "rock\u00adets fell", ["rockets fell"]),
        ("cafe\u0301 in Baghdad", "café in", ["cafe\u0301 in"]),
        ("café in Baghdad", "cafe\u0301 in", ["café in"]),
        ("wait… for it", "wait... for it", ["wait… for it"]),
        ("the B-52s - two -- fly", "B–52s — two – fly", ["B-52s - two -- fly"]),
        ("one\n- two", "– two", ["- two"]),
        ("three and three", "three", ["three", "three"]),
        ("Three rockets", "three rockets", []),
        ("three rockets", "two rockets", []),
        ("anything", "\u200b", []),
        ("a.c abc", "a.c", ["a.c"]),
    ],
)
def test_only_marks_dashes_spaces_and_unseen_signs_may_differ(text, words, expected):
    assert [text[start:end] for start, end in otherwise_set(text, words)] == expected


@given(st.text(SETTINGS, max_size=40), st.text(SETTINGS, min_size=1, max_size=12))
def test_what_is_found_lies_in_the_text_without_blanks_around_it(text, words):
    for start, end in otherwise_set(text, words):
        assert text[start:end] and text[start:end] == text[start:end].strip()


@pytest.mark.parametrize(
    ("words", "expected"),
    [("“so it is”", "so it is"), ('"so"', "so"), ("« so »", "so"), ("“so", ""), ("so", ""), ("''", ""), ("the militias'", "")],
)
def test_marks_are_taken_off_only_in_pairs(words, expected):
    assert inside_marks(words) == expected


def test_a_letter_is_not_cut_from_its_accent():
    assert not whole("cafe\u0301", 0, 4) and whole("cafe\u0301", 0, 5)


def test_every_line_end_becomes_one_sort():
    assert one_line_end("a\r\nb\rc\nd") == "a\nb\nc\nd"
