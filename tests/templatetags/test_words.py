"""Words that bend."""

import pytest

from timeline.templatetags.words import before_last_word, counted, in_a_row, last_word, uncapped


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "event", "0 events"),
        (1, "event", "1 event"),
        (1204511, "event", "1,204,511 events"),
        (2, "country,countries", "2 countries"),
        (1, "country,countries", "1 country"),
    ],
)
def test_a_number_bends_its_noun(number, noun, words):
    assert counted(number, noun) == words


@pytest.mark.parametrize(
    ("text", "last"),
    [("Three rockets fell.", "fell."), ("Fell.", "Fell."), ("Rockets  fell. ", "fell."), ("", ""), (" ", "")],
)
def test_the_last_word_can_be_kept_with_its_receipt_and_nothing_is_lost(text, last):
    assert last_word(text) == last
    assert before_last_word(text) + last_word(text) == text.rstrip()


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["Zarif"], "Zarif"), (["Zarif", "Trump"], "Zarif and Trump"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_listed_as_people_say_them(names, words):
    assert in_a_row(names) == words


@pytest.mark.parametrize(("text", "words"), [("Who fired?", "who fired?"), ("US losses?", "US losses?"), ("", "")])
def test_a_question_goes_on_in_a_sentence_unless_it_begins_with_an_acronym(text, words):
    assert uncapped(text) == words
