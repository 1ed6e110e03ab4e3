"""What a person at a terminal is told of an article."""

from tests.extraction.articles import gazetteer
from timeline.extraction import extract
from timeline.extraction.told import told
from timeline.text.reading import read

PROSE = "The dockers of Karo stormed the customs house, their union said, and set it on fire.\n"


def test_a_date_that_is_only_bounded_is_told_in_words():
    found = extract(read(f"{PROSE}Late in March they had met the owners.\n".encode(), "a.txt"), gazetteer(), published="2020-04-09")
    lines = list(told(found))
    assert any(line.endswith(" · by 9 April 2020, day not told") for line in lines)
    assert any("“Late in March” between 21 and 31 March 2020" in line for line in lines)
    assert not any(sign in line for line in lines for sign in ("[..", "..]"))
