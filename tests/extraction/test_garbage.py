"""While an article is read nothing looks for circular garbage, and none is made."""

import gc
from pathlib import Path

import pytest

from timeline.extraction import extract
from timeline.extraction.garbage import left_for_later
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read

ARTICLE = Path(__file__).parents[2] / "docs" / "sample-article.txt"


def test_the_search_goes_on_behind_it():
    with left_for_later():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_though_reading_failed():
    with pytest.raises(ValueError, match="unreadable"), left_for_later():
        raise ValueError("unreadable")
    assert gc.isenabled()


def test_who_has_put_it_off_keeps_it_off():
    with left_for_later():
        with left_for_later():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_reading_leaves_no_circles_behind():
    """Else they would have to wait until a long article is read."""
    reading = read(ARTICLE.read_bytes(), ARTICLE.name)
    extract(reading, Gazetteer())
    gc.collect()
    with left_for_later():
        extract(reading, Gazetteer())
        assert gc.collect() == 0
