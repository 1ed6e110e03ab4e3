"""A pasted text held against the one that was read."""

from hashlib import sha256
from types import SimpleNamespace

import pytest

from timeline.chronology.copies import compared

TEXT = "First line.\n\nHe said: “It’s over – for now.”\n"
QUOTE = SimpleNamespace(text="“It’s over – for now.”", start=22, end=44)


def judged(pasted, read=TEXT, quotes=(QUOTE,)):
    copy = compared(pasted, sha256(read.encode()).hexdigest(), list(quotes))
    return copy.same, copy.difference, len(copy.exact), len(copy.alike), len(copy.missing)


@pytest.mark.parametrize(
    ("pasted", "read", "difference"),
    [
        (TEXT, TEXT, ""),
        (TEXT.replace("\n", "\r\n"), TEXT, ""),
        (TEXT.rstrip("\n"), TEXT, "once a line break is added at its end"),
        (TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), "once the line break at its end is taken off"),
        (TEXT.replace("\n", "\r\n").strip(), TEXT.replace("\n", "\r\n"), "once its lines end as on Windows, the last one too"),
    ],
)
def test_the_text_that_was_read_is_known_whatever_a_browser_did_to_its_line_ends(pasted, read, difference):
    copy = compared(pasted, sha256(read.encode()).hexdigest(), [])
    assert (copy.same, copy.difference) == (True, difference)


def test_in_the_text_that_was_read_a_quote_must_stand_at_its_place():
    moved = SimpleNamespace(text=QUOTE.text, start=0, end=22)
    assert judged(TEXT, quotes=(QUOTE, moved)) == (True, "", 1, 0, 1)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Elsewhere: “It’s over – for now.” he said", (1, 0, 0)),
        ('Elsewhere: "It\'s over - for\u00a0\nnow." he said', (0, 1, 0)),
        ("Elsewhere: “It’s over”", (0, 0, 1)),
        ("it’s over – for now", (0, 0, 1)),
    ],
)
def test_another_text_is_searched_for_each_quote(pasted, found):
    assert judged(pasted) == (False, "", *found)


def test_without_a_hash_no_text_is_the_one_that_was_read():
    assert compared("", "", []).same is False
