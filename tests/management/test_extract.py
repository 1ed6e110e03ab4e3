"""`manage.py extract`: what it prints, how it ends, and that no database is asked."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator

from tests.management.conftest import ROOT
from timeline.extraction import extract
from timeline.text.reading import LARGEST

STORY = """Rockets fall near the harbour

PORT TOWN, 5 May 2031 – Three rockets fell near the harbour on 4 May 2031, police said. Nobody was hurt.
The minister said on Monday that the harbour would stay open.
"""
EXPECTED = "expected the text of an article as plain text, Markdown or HTML"
BAD = {
    "empty.txt": (b"", f"The file is empty; {EXPECTED}"),
    "blank.txt": (b" \n\t\r\n\xc2\xa0\n", f"The file holds only blanks; {EXPECTED}"),
    "binary.txt": (b"words\0\0\0more words\0" * 9, f"This is binary data; {EXPECTED}"),
    "tower.pdf": (b"%PDF-1.7", f"This is a PDF file; {EXPECTED}"),
    "tower.png": (b"\x89PNG\r\n\x1a\n", f"This is a picture; {EXPECTED}"),
    "tower.docx": (b"PK\x03\x04", f"This is an archive, or a document of an office program; {EXPECTED}"),
    "signs.txt": (bytes(range(128, 256)), f"This is no text in UTF-8 or another encoding that fits; {EXPECTED}"),
    "page.html": (b"<html><body></body></html>", f"The page holds no text that could be found; {EXPECTED}"),
    "large.txt": (b"a" * (LARGEST + 1), f"Holds more than {LARGEST // 10**6} MB; {EXPECTED}"),
    "two\nlines\x1b.txt": (b"", f"The file is empty; {EXPECTED}"),
    b"caf\xe9.txt": (b"", f"The file is empty; {EXPECTED}"),
}
NAMES = {"two\nlines\x1b.txt": "two\\nlines\\x1b.txt", b"caf\xe9.txt": "caf\\udce9.txt"}
PUBLISHER = {"publishers": [{"slug": "gull", "name": "The Gull"}]}


def extracted(*words, data=b"", folder=None):
    """Exit status, lines printed and lines of complaint; the database it is told of does not exist."""
    environment = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "PYTHONIOENCODING": "utf-8:strict"}
    command = [sys.executable, ROOT / "manage.py", "extract", *words]
    ended = subprocess.run(command, cwd=folder or ROOT, env=environment, input=data, capture_output=True, timeout=120)
    return ended.returncode, ended.stdout.decode().splitlines(), ended.stderr.decode().splitlines()


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_several_files_are_one_object_a_line_as_the_schema_has_it(story):
    page = story.with_name("page.html")
    page.write_text(f"<!doctype html><html><body><article><h1>Talks</h1><p>{STORY}</p></article></body></html>")
    status, lines, complaints = extracted(story, ROOT / "docs/sample-article.txt", page, "--json")
    assert (status, complaints, len(lines)) == (0, [], 3)
    schema = Draft202012Validator(json.loads((ROOT / "docs/schema/extract.schema.json").read_text()))
    records = [json.loads(line) for line in lines]
    assert [error.message for record in records for error in schema.iter_errors(record)] == []
    assert [record["file"] for record in records] == [str(story), str(ROOT / "docs/sample-article.txt"), str(page)]
    assert records[0]["published"]["edtf"] == "2031-05-05"
    assert all(STORY[date["start"] : date["end"]] == date["text"] for date in records[0]["dates"])
    assert [STORY[each["quote"]["start"] : each["quote"]["end"]] for each in records[0]["proposals"]] == [
        each["quote"]["text"] for each in records[0]["proposals"]
    ]


def test_standard_input_is_read_and_the_day_given_is_believed():
    status, (line,), complaints = extracted("-", "--json", "--published", "2031-05-06", data=STORY.encode())
    record = json.loads(line)
    assert (status, complaints, record["file"]) == (0, [], "-")
    assert (record["published"]["edtf"], record["published"]["basis"]) == ("2031-05-06", "given")


def test_a_person_gets_lines_without_signs_that_a_terminal_would_obey():
    status, lines, complaints = extracted("-", data=STORY.replace("Nobody", "\x1b[2JNobody").encode())
    assert (status, complaints, lines[0]) == (0, [], "-: Rockets fall near the harbour")
    assert "\x1b" not in "".join(lines)


def test_each_bad_file_is_one_line_that_names_it_and_the_others_are_read(tmp_path, story):
    for name, (data, _) in BAD.items():
        with open(os.path.join(os.fsencode(tmp_path), os.fsencode(name)), "wb") as file:
            file.write(data)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    others = {"folder.txt": "Is a directory", "loop.txt": "Too many levels of symbolic links", "none.txt": "No such file or directory"}
    status, lines, complaints = extracted(*BAD, *others, "/dev/zero", story.name, "--json", folder=tmp_path)
    expected = {NAMES.get(name, name): why for name, (_, why) in BAD.items()} | others | {"/dev/zero": BAD["large.txt"][1]}
    assert [status, *(json.loads(line)["file"] for line in lines)] == [1, "story.txt"]
    assert [complaints[0].removeprefix("CommandError: "), *complaints[1:]] == [f"{name}: {why}" for name, why in expected.items()]


def test_standard_input_with_nothing_on_it_is_refused():
    assert extracted("-", "--json") == (1, [], [f"CommandError: -: The file is empty; {EXPECTED}"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--published", "yesterday"], "argument --published: not an EDTF date: 'yesterday'; expected for example"),
        (["--published", "2020-01-03T10:00"], "expected a day without a time, for example 2020-01-03"),
        (["--published", "2021-01-01/2020-01-01"], "expected the earlier date first"),
        (["--nothing"], "unrecognized arguments: --nothing"),
    ],
)
def test_wrong_usage_ends_with_2(story, words, expected):
    status, lines, complaints = extracted(story, *words)
    assert (status, lines) == (2, []) and expected in complaints[-1]


@pytest.mark.parametrize(
    ("option", "content", "expected"),
    [
        ("--gazetteer", None, "No such file or directory"),
        ("--gazetteer", "names", "no JSON in UTF-8: Expecting value: line 1 column 1 (char 0)"),
        ("--gazetteer", "[" * 100_000, "no JSON in UTF-8: maximum recursion depth exceeded"),
        ("--gazetteer", '{"events": []}', "not the shape expected (see --help): ValueError expected rows of actors, places or publishers"),
        ("--gazetteer", '{"actors": [{"slug": "a", "name": 7}]}', "not the shape expected (see --help): TypeError expected words, not 7"),
        ("--events", json.dumps(PUBLISHER), "not the shape expected (see --help): KeyError 'events'"),
        ("--events", "[]", "not the shape expected (see --help): TypeError list indices must be integers or slices, not str"),
    ],
)
def test_names_and_events_of_another_shape_are_told_of_in_one_line(story, option, content, expected):
    file = story.with_name("given.json")
    if content is not None:
        file.write_text(content)
    status, lines, (complaint,) = extracted(story, option, file)
    assert (status, lines) == (1, []) and complaint.startswith(f"CommandError: {file}: {expected}")


def test_a_known_event_with_no_date_is_told_of_with_its_file(story):
    row = {"id": "a", "title": "A", "kind": "occurrence", "type": None, "family": None, "actors": [], "places": [], "claims": []}
    file = story.with_name("events.json")
    file.write_text(json.dumps({"events": [row | {"date": {"edtf": "someday"}}]}))
    status, lines, (complaint,) = extracted(story, "--events", file)
    assert (status, lines) == (1, []) and "not the shape expected (see --help): NotEDTF not an EDTF date: 'someday'" in complaint


def test_a_reader_that_leaves_early_ends_it_quietly(story):
    command = f"{sys.executable} manage.py extract {story} {story} --json | head -c 1"
    ended = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, timeout=60)
    assert (ended.stdout, ended.stderr) == (b"{", b"")


def test_where_the_rules_fail_the_other_files_are_read(story, capsys, monkeypatch):
    def failing(reading, *given, **read_on):
        return extract(reading, *given, **read_on) if "harbour" in reading.text else [][0]

    other = story.with_name("other.txt")
    other.write_text("Something else.")
    monkeypatch.setattr("timeline.management.commands.extract.extract", failing)
    with pytest.raises(CommandError, match="^[^\n]*other.txt: A mistake of the rules: IndexError: [^\n]* please report it.$"):
        call_command("extract", str(other), str(story))
    assert capsys.readouterr().out.startswith(f"{story}: Rockets fall near the harbour\n")
