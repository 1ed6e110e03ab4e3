"""Reading an article makes no circles of objects: what it used is free at once, and Python's search for garbage finds nothing."""

import gc
from pathlib import Path

from timeline.extraction import extract
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read

ARTICLE = Path(__file__).parents[2] / "docs" / "sample-article.txt"


def test_reading_leaves_no_circles_behind():
    reading = read(ARTICLE.read_bytes(), ARTICLE.name)
    extract(reading, Gazetteer())
    gc.collect()
    gc.disable()
    try:
        extract(reading, Gazetteer())
        assert gc.collect() == 0
    finally:
        gc.enable()
