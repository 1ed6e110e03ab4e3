"""Marks and day of publication of whole articles against the hand-made answers; what was reached is never lost again."""

import json
from functools import cache
from pathlib import Path

import pytest

from benchmarks.readings import paired, right
from tests.needs import seed_texts
from timeline.dates import edtf
from timeline.extraction import extract
from timeline.extraction.known import NOTHING_KNOWN, Known
from timeline.names.gazetteer import Gazetteer
from timeline.text.paragraphs import paragraphs
from timeline.text.reading import read

GOLDEN = Path(__file__).resolve().parent
FIXTURES = GOLDEN.parents[1] / "fixtures"
FOLDERS = {"articles": GOLDEN / "articles"} | {subject: GOLDEN / "subjects" / subject for subject in ("affair", "conflict", "dam")}
NAMES = [
    (folder, path.stem)
    for folder, place in FOLDERS.items()
    for path in sorted(place.glob("*.json"))
    if path.name != "gazetteer.json" and not path.name.endswith(".html.json")
]
# Lines taken for prose that are none, or the other way round; then lines that are known not to be prose, but not for what they are.
WRONG = {"articles": 0, "affair": 0, "conflict": 0, "dam": 0}
MISNAMED = {"articles": 0, "affair": 1, "conflict": 1, "dam": 1}


def gold(folder, name):
    return json.loads((FOLDERS[folder] / f"{name}.json").read_text("utf-8"))


@cache
def extracted(folder, name):
    answers = gold(folder, name)
    texts = seed_texts() if folder == "articles" else FOLDERS[folder]
    names = FIXTURES if folder == "articles" else FOLDERS[folder]
    gazetteer = Gazetteer.of_records(json.loads((names / "gazetteer.json").read_text("utf-8")))
    return extract(read((texts / answers["file"]).read_bytes(), answers["file"]), gazetteer, published=answers["given"])


def kinds(folder, name):
    """For each line its kind in the gold and here, None for prose; marks of a part of a line are left out."""
    found = extracted(folder, name)
    whole = {mark.start: mark for mark in found.marks}
    wanted = {mark["paragraph"]: mark["mark"] for mark in gold(folder, name)["marks"] if "start" not in mark}
    for line in paragraphs(found.text):
        mark = whole.get(line.start)
        yield wanted.get(line.number), mark.kind if mark and mark.end >= line.end else None


@pytest.mark.parametrize(("folder", "name"), NAMES)
def test_the_day_of_publication_is_within_what_a_careful_reader_proves(folder, name):
    found, answers = extracted(folder, name).publication, gold(folder, name)["published"]
    assert found.edtf is not None, found.why
    assert edtf.parse(answers["within"] or answers["edtf"]).span.contains(edtf.parse(found.edtf).span), found.why
    assert found.basis == answers["basis"]


def test_every_date_of_the_four_articles_is_right():
    records = [json.loads((FIXTURES / f"{each}.json").read_text("utf-8")) for each in ("gazetteer", "chronology", "vocabulary")]
    gazetteer, known = Gazetteer.of_records(records[0]), Known.of_records(*records[1:])
    wrong = []
    for name in (name for where, name in NAMES if where == "articles"):
        answers = gold("articles", name)
        found = extract(read((seed_texts() / answers["file"]).read_bytes(), answers["file"]), gazetteer, known, answers["given"])
        wrong += [(name, item["start"], item["edtf"]) for item, ours in paired(answers["dates"], found.dates) if not right(item, ours)]
    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_lines_are_told_from_prose_and_named(folder):
    pairs = [pair for where, name in NAMES if where == folder for pair in kinds(folder, name)]
    assert sum((wanted is None) != (found is None) for wanted, found in pairs) == WRONG[folder]
    assert sum(wanted is not None and found is not None and wanted != found for wanted, found in pairs) == MISNAMED[folder]


@pytest.mark.parametrize(("folder", "name"), NAMES)
def test_prose_is_never_lost(folder, name):
    assert [found for wanted, found in kinds(folder, name) if wanted is None and found] == []


@pytest.mark.parametrize(("folder", "name"), NAMES)
def test_datelines_within_a_line_are_marked(folder, name):
    found = extracted(folder, name)
    wanted = [(mark["start"], mark["end"]) for mark in gold(folder, name)["marks"] if "start" in mark and mark["mark"] == "dateline"]
    starts = {line.start: line.end for line in paragraphs(found.text)}
    assert [(m.start, m.end) for m in found.marks if m.kind == "dateline" and m.end < starts.get(m.start, 0)] == wanted


PAGE = FOLDERS["dam"] / "wire-toll-rises.html"


def test_a_page_keeps_its_article_and_loses_its_furniture():
    answers = json.loads(Path(f"{PAGE}.json").read_text("utf-8"))
    gazetteer = Gazetteer.of_records(json.loads((PAGE.parent / "gazetteer.json").read_text("utf-8")))
    found = extract(read(PAGE.read_bytes(), PAGE.name), gazetteer)
    spaced = " ".join(found.text.split())
    own = " ".join(_own(found))
    assert (found.publication.edtf, found.publication.basis) == (answers["published"]["edtf"], answers["published"]["basis"])
    assert found.title == answers["title"]
    assert [words for words in answers["keeps"] if words not in spaced] == []
    assert [words for words in answers["drops"] if words in own] == []


def _own(found):
    """The lines that are the article's own."""
    other = {mark.start for mark in found.marks if mark.kind in ("share", "related", "comments", "spam", "template")}
    return [found.text[line.start : line.end] for line in paragraphs(found.text) if line.start not in other]


ADDED = [
    "",
    "A last line that a reader has added.",
    "It was read on 4 December 2023.",
    "Last updated: 4 December 2023",
    "Source: https://coast.example/2023/12/03/threat",
    "© 2023 Coast Portal",
]


@pytest.mark.parametrize("added", ADDED)
@pytest.mark.parametrize("day", ["Thursday", "Thursday morning"])
@pytest.mark.parametrize("chronology", [True, False])
def test_a_header_of_years_later_stays_distrusted_where_a_copy_differs_a_little(day, added, chronology):
    name = gold("articles", "002")["file"]
    text = (seed_texts() / name).read_text("utf-8").replace("Thursday", day).rstrip() + f"\n\n{added}\n"
    records = [json.loads((FIXTURES / f"{each}.json").read_text("utf-8")) for each in ("gazetteer", "chronology", "vocabulary")]
    known = Known.of_records(*records[1:]) if chronology else NOTHING_KNOWN
    found = extract(read(text.encode(), name), Gazetteer.of_records(records[0]), known).publication
    assert any(warning.startswith("page header says 2023-12-03; against it:") for warning in found.warnings)
    assert found.span is None or found.span.contains(edtf.parse("2020-04-09").span)
    assert (found.edtf is not None) == (chronology and "read on" not in added)
