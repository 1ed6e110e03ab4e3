"""Two texts word by word."""

import pytest

from tests.counting import growth
from timeline.text.comparing import compared

SENTENCES = [
    # before, after, each with the words in brackets that went or came
    ("Rockets fell [near] the embassy.", "Rockets fell [close to] the embassy."),
    ("Two people died.", "Two people died[, one of them a child]."),
    ("[Some ]two people died.", "two people died."),
    ("He said no[.]", "He said no"),
    ("[one two three]", "[four five six]"),
    ("It can be read at [https://a.example/an/article]", "It can be read at [https://b.example/an/article]"),
    ("", "[Something new]"),
    ("[Something old]", ""),
    ("It fell at 21:05[.]", "It fell at 21:05[!]"),
    ("Kata’ib [Hezbollah] denies it", "Kata’ib [Sayyid al-Shuhada] denies it"),
    ("سليماني قتل في [بغداد] اليوم", "سليماني قتل في [طهران] اليوم"),
]


def bracketed(runs):
    return "".join(f"[{run.text}]" if run.is_changed else run.text for run in runs)


def bare(text):
    return text.replace("[", "").replace("]", "")


@pytest.mark.parametrize(("before", "after"), SENTENCES)
def test_changed_words_are_marked_on_both_sides(before, after):
    old, new = compared(bare(before), bare(after))
    # The space after a word belongs to neither; where it stands first, it is not marked.
    assert (bracketed(old), bracketed(new)) == (before.replace(" ]", "] "), after)


@pytest.mark.parametrize(("before", "after"), [("a  b\n", "a b"), ("x", " x "), ("a.b c", "a,b c"), ("", "")])
def test_the_runs_of_a_side_are_its_text(before, after):
    assert ["".join(run.text for run in side) for side in compared(before, after)] == [before, after]


def test_texts_that_share_little_are_marked_whole():
    before, after = "The army said that rockets had fallen on the city at night.", "Three people were killed, the police said."
    assert (bracketed(compared(before, after)[0]), bracketed(compared(before, after)[1])) == (f"[{before}]", f"[{after}]")


def test_long_texts_of_few_words_take_no_time():
    assert growth(lambda size: compared("the a " * size + "x", "y " + "the " * 2 * size + "z"), 350) < 2.3
