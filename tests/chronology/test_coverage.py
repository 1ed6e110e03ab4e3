"""Stretches of a text, merged and cut, and the sentences that none of them touches."""

from timeline.chronology.coverage import merged, untouched, within


def test_stretches_that_touch_or_overlap_become_one():
    assert merged([(20, 30), (0, 5), (5, 8), (25, 26)]) == [(0, 8), (20, 30)]


def test_only_what_lies_in_a_paragraph_is_cut_out_of_stretches():
    assert within([(0, 8), (20, 30), (40, 50)], 5, 42) == [(5, 8), (20, 30), (40, 42)]
    assert within([(0, 8)], 8, 20) == []


def test_a_sentence_is_used_when_one_character_of_it_is():
    assert untouched([(0, 10), (11, 20), (21, 30)], [(9, 11)]) == [2, 3]
    assert untouched([], [(0, 4)]) == []
