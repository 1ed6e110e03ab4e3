"""The hand-made answers are well formed: keys, dates, ids, offsets, and the very texts they speak of."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.needs import seed_texts
from timeline.dates.edtf import parse

GOLDEN = Path(__file__).resolve().parent
FIXTURES = GOLDEN.parents[1] / "fixtures"
FOUND = [path for part in ("articles", "subjects") for path in sorted((GOLDEN / part).rglob("*.json"))]
FILES = [path for path in FOUND if path.name != "gazetteer.json" and not path.name.endswith(".html.json")]

KEYS = ["file", "sha256", "given", "published", "language", "marks", "dates", "mentions", "events"]
PUBLISHED = {"edtf", "basis", "within", "distrusted", "why"}
DATE = {"start", "end", "timex", "edtf", "precision", "basis"}
MENTION = {"start", "end", "kind", "id"}
EVENT = {
    *("name", "quote", "sentence", "kind", "types", "modality", "granularity", "dates", "basis"),
    *("actors", "not_roles", "places", "said_by", "counts", "must"),
}
MARKS = {"headline", "byline", "dateline", "credit", "caption", "heading", "share", "related", "comments", "spam", "template"}
ROLES = {"initiator", "target", "killed", "injured", "captured", "participant", "speaker", "addressee", "subject", "accused"}
ROLES |= {"claims_responsibility", "denies", "mediator", "host"}
BASES = {"stated", "relative_to_publication", "relative_to_event", "inferred", "publication_fallback", None}


def read(path):
    return json.loads(path.read_text("utf-8"))


def known_ids(gold):
    """Slugs of the gazetteer beside the gold, if there is one, and of the shipped one."""
    gazetteers = [path for path in (gold.parent / "gazetteer.json", FIXTURES / "gazetteer.json") if path.is_file()]
    return {row["slug"] for path in gazetteers for rows in read(path).values() if isinstance(rows, list) for row in rows}


def text_of(gold):
    folder = seed_texts() if gold.parent.name == "articles" else gold.parent
    return (folder / read(gold)["file"]).read_bytes()


def edtfs(gold):
    yield from (gold["given"], gold["published"]["edtf"], gold["published"]["within"])
    for date in gold["dates"]:
        yield from (date["edtf"], *date.get("or", []))
    for event in gold["events"]:
        yield from event["dates"]


def spans(gold):
    yield from (mark for mark in gold["marks"] if "start" in mark)
    yield from (*gold["dates"], *gold["mentions"])
    for event in gold["events"]:
        yield from (event["quote"], event["sentence"], *event.get("also", []))


@pytest.fixture(params=FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def path(request):
    return request.param


def test_it_has_its_keys_and_only_words_of_the_closed_lists(path):
    gold = read(path)
    assert list(gold)[: len(KEYS)] == KEYS
    assert set(gold["published"]) == PUBLISHED
    assert all(set(date) >= DATE and date["basis"] in BASES for date in gold["dates"])
    assert all(set(mention) >= MENTION and mention["kind"] in {"actor", "place"} for mention in gold["mentions"])
    assert {mark["mark"] for mark in gold["marks"]} <= MARKS
    for event in gold["events"]:
        assert set(event) >= EVENT, event["name"]
        assert event["kind"] in {"occurrence", "statement", "plan"}
        assert event["modality"] in {"actual", "claimed", "planned"}
        assert event["granularity"] in {"single", "ongoing", "repeated"}
        assert event["basis"] in BASES
        assert {actor["role"] for actor in event["actors"]} <= ROLES, event["name"]


def test_its_types_are_in_the_vocabulary_where_that_covers_the_subject(path):
    types = {kind for event in read(path)["events"] for kind in event["types"]}
    assert [kind for kind in types if not re.fullmatch(r"[a-z]+(-[a-z]+)*", kind)] == []
    if path.parent.name == "articles":
        assert types - {row["slug"] for row in read(FIXTURES / "vocabulary.json")["types"]} == set()


def test_its_dates_can_be_read_and_are_as_precise_as_said(path):
    gold = read(path)
    for edtf in edtfs(gold):
        assert edtf is None or parse(edtf)
    assert [date for date in gold["dates"] if date["precision"] != (date["edtf"] and parse(date["edtf"]).precision.value)] == []


def test_its_ids_are_in_a_gazetteer(path):
    gold, known = read(path), known_ids(path)
    named = {mention["id"] for mention in gold["mentions"]}
    for event in gold["events"]:
        named |= {event["said_by"], *event["places"]}
        named |= {actor["id"] for actor in (*event["actors"], *event["not_roles"])}
    assert named - known <= {None}


def test_no_wrong_conclusion_is_also_an_answer(path):
    for event in read(path)["events"]:
        assert [actor for actor in event["not_roles"] if actor in event["actors"]] == [], event["name"]


def test_its_offsets_are_inside_the_very_text(path):
    gold, raw = read(path), text_of(path)
    assert hashlib.sha256(raw).hexdigest() == gold["sha256"]
    text = raw.decode("utf-8")
    for span in spans(gold):
        words = text[span["start"] : span["end"]]
        assert words and words == words.strip() and "\n" not in words and span["end"] <= len(text), (span, words)
    for event in gold["events"]:
        assert event["sentence"]["start"] <= event["quote"]["start"] < event["quote"]["end"] <= event["sentence"]["end"], event["name"]
    paragraphs = sum(bool(line.strip()) for line in text.split("\n"))
    assert all(1 <= mark["paragraph"] <= paragraphs for mark in gold["marks"])


@pytest.mark.parametrize("layer", ["dates", "mentions"])
def test_spans_of_one_layer_stand_in_order_and_apart(path, layer):
    items = read(path)[layer]
    assert [(a, b) for a, b in zip(items, items[1:], strict=False) if a["end"] > b["start"]] == []
