"""The examples of docs/extraction.md: what a word in a table does, one test each, to copy."""

import pytest

from timeline.extraction import extract
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read

NAMES = {
    "actors": [{"slug": "dock-union", "name": "Dockers’ Union", "kind": "group", "aliases": [{"name": "the dockers"}]}],
    "places": [{"slug": "port-ansel", "name": "Port Ansel", "aliases": [{"name": "Ansel Harbour"}]}],
}


def seen(text, published="2020-04-09"):
    return extract(read(text.encode()), Gazetteer.of_records(NAMES), published=published)


def test_a_trigger_word_makes_a_proposal_of_its_type():
    (proposal,) = seen("Dockers walked out in Port Ansel on Monday.").proposals
    assert (proposal.type, proposal.date.edtf) == ("strike", "2020-04-06")


def test_a_verb_of_saying_makes_a_statement_of_its_type():
    (proposal,) = seen("The Dockers’ Union vowed on Monday to go on.").proposals
    assert (proposal.kind, proposal.type, proposal.actors[0].id) == ("statement", "promise", "dock-union")


def test_an_alias_is_the_row_that_has_it():
    assert [mention.id for mention in seen("Ships waited off Ansel Harbour.").mentions] == ["port-ansel"]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("They met on 3 May 2019.", "3 May 2019", "2019-05-03"),
        ("They met in late March.", "late March", "[2020-03-21..2020-03-31]"),
    ],
)
def test_words_say_days(text, words, edtf):
    assert [(date.text, date.edtf) for date in seen(text).dates] == [(words, edtf)]


def test_a_phrase_of_the_page_is_not_the_article():
    marks = seen("Ships waited off Ansel Harbour for a second week, and nobody unloaded them.\n\nShare this article\n").marks
    assert [mark.kind for mark in marks] == ["share"]
