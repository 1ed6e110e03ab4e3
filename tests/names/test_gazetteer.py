"""A gazetteer holds rows by slug, each with every spelling once."""

import json
import pickle
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from timeline.names.gazetteer import Alias, Gazetteer

SHIPPED = Path(__file__).resolve().parent.parent.parent / "fixtures" / "gazetteer.json"
RECORDS = {
    "publishers": [{"slug": "the-bugle", "name": "The Bugle", "kind": "newspaper"}],
    "places": [
        {"slug": "arland", "name": "Arland", "country": "sea"},
        {"slug": "port", "name": "Port", "parent": "arland", "aliases": [{"name": "Porto", "language": "pt"}]},
        {"slug": "quay", "name": "Quay", "parent": "port"},
    ],
    "actors": [
        {
            "slug": "anna-berg",
            "name": "Anna Berg",
            "kind": "person",
            "parents": ["the-crew"],
            "distinct_from": ["anna-bergh"],
            "aliases": [{"name": "Berg", "article": "one"}, {"name": "Berg", "article": "two"}, {"name": "the skipper", "kind": "title"}],
        }
    ],
}


def test_rows_are_found_by_table_and_slug():
    gazetteer = Gazetteer.of_records(RECORDS)
    anna = gazetteer.rows("actor")["anna-berg"]
    assert (anna.table, anna.type, anna.parents, anna.distinct_from) == ("actor", "person", ("the-crew",), frozenset({"anna-bergh"}))
    assert anna.names == (Alias("Anna Berg"), Alias("Berg"), Alias("the skipper", "title"))
    assert gazetteer.rows("place")["port"].aliases == (Alias("Porto", "name", "pt"),)
    assert [entry.slug for entry in gazetteer.entries()] == ["anna-berg", "arland", "port", "quay", "the-bugle"]


def test_what_is_missing_is_empty():
    assert list(Gazetteer.of_records({}).entries()) == []
    with pytest.raises(KeyError):
        Gazetteer.of_records({"actors": [{"slug": "nobody"}]})


def test_a_place_knows_what_it_lies_in():
    assert Gazetteer.of_records(RECORDS).within("quay") == ("port", "arland")
    around = {"places": [{"slug": "a", "name": "A", "parent": "b"}, {"slug": "b", "name": "B", "parent": "a"}]}
    assert Gazetteer.of_records(around).within("a") == ("b", "a")


def test_it_never_changes():
    gazetteer = Gazetteer.of_records(RECORDS)
    with pytest.raises(FrozenInstanceError):
        gazetteer.actors = {}
    with pytest.raises(TypeError):
        gazetteer.actors["x"] = None
    with pytest.raises(FrozenInstanceError):
        gazetteer.actors["anna-berg"].name = "Bert"


def test_it_travels_to_another_process():
    gazetteer = Gazetteer.of_records(RECORDS)
    again = pickle.loads(pickle.dumps(gazetteer))
    assert list(again.entries()) == list(gazetteer.entries())
    assert again != gazetteer


def test_the_shipped_one_holds_all():
    records = json.loads(SHIPPED.read_text("utf-8"))
    gazetteer = Gazetteer.of_records(records)
    assert len(gazetteer.actors) == len(records["actors"])
