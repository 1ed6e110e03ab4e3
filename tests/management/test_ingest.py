"""`manage.py ingest`: what it says, how it ends, and that nothing is ever half there."""

import hashlib
import os
import pty
import re
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from tests.management.conftest import ROOT, SERVER
from tests.needs import seed_texts

STORY = """Rockets fall near the harbour

PORT TOWN, 5 May 2031 – Number {number}. Three rockets fell near the harbour on 4 May 2031, police said. Nobody was hurt.
The minister said on Monday that the harbour would stay open.
"""
COUNTED = {
    "article": "SELECT count(*) FROM timeline_article WHERE text <> ''",
    "without paragraphs": "SELECT count(*) FROM timeline_article a WHERE text <> '' "
    "AND NOT EXISTS (SELECT 1 FROM timeline_paragraph p WHERE p.article_id = a.id)",
    "without reading": "SELECT count(*) FROM timeline_article a WHERE text <> '' "
    "AND NOT EXISTS (SELECT 1 FROM timeline_reading r WHERE r.article_id = a.id)",
    "without history": "SELECT count(*) FROM timeline_article a WHERE text <> '' "
    "AND NOT EXISTS (SELECT 1 FROM timeline_revision r WHERE r.kind = 'article' AND r.row = a.id)",
    "without proposals": "SELECT count(*) FROM timeline_article a WHERE text <> '' "
    "AND NOT EXISTS (SELECT 1 FROM timeline_proposal p WHERE p.article_id = a.id)",
}
numbers = count(1)


@pytest.fixture(scope="module")
def prepared(make_timeline):
    """Tables, types and groups, and nothing else."""
    timeline = make_timeline()
    timeline.done("migrate", "-v0")
    return timeline


@pytest.fixture
def timeline(prepared, make_timeline):
    return make_timeline(prepared)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    place.mkdir()
    return place


def write(folder, count):
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(STORY.format(number=next(numbers)), "utf-8")
    return folder


def told(timeline):
    return {name: timeline.ask(question)[0][0] for name, question in COUNTED.items()}


def whole(articles):
    return {"article": articles} | dict.fromkeys(list(COUNTED)[1:], 0)


def test_articles_are_stored_and_a_second_time_nothing_is_added(timeline, folder):
    said = timeline.done("ingest", write(folder, 3), "--publisher", "The Gull")
    assert re.fullmatch(
        r"3 articles: 3 stored, 0 attached to a record, 0 here already\. \d+ proposals made, 0 changed, 0 taken away\.\n", said
    )
    before = timeline.rows()
    again = timeline.done("ingest", folder, folder / "0001.txt", "--workers", "2")
    assert again == "3 articles: 0 stored, 0 attached to a record, 3 here already. 0 proposals made, 0 changed, 0 taken away.\n"
    assert timeline.rows() == before
    assert timeline.done("ingest", folder, "-v0") == ""
    assert timeline.done("check_integrity").endswith("Every rule is kept.\n")


def test_one_process_and_several_store_the_same(prepared, make_timeline, folder):
    write(folder, 12)
    stored = []
    for workers in ("1", "3"):
        timeline = make_timeline(prepared)
        timeline.done("ingest", folder, "--workers", workers)
        stored.append(
            timeline.ask(
                "SELECT slug, p.key, p.title, record FROM timeline_proposal p JOIN timeline_article a ON a.id = article_id ORDER BY p.id"
            )
        )
    assert stored[0] == stored[1] and len(stored[0]) >= 12


def test_it_goes_on_after_bad_files_and_lists_them(timeline, folder):
    write(folder, 2)
    bad = {"a.txt": b"", "b.html": b"\x00\x01\x02" * 99, "c.md": b"%PDF-1.7", "d.txt": b"   \n"}
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    status, said, complained = timeline.manage("ingest", folder, folder / "none.txt", "--workers", "2")
    assert (status, said.startswith("2 articles: 2 stored")) == (1, True)
    lines = complained.removeprefix("CommandError: ").strip().split("\n")
    assert sorted(lines[1:]) == lines[1:] and len(lines) == 5
    assert [line.split(": ")[0] for line in lines] == [str(folder / name) for name in ("none.txt", *bad)]
    assert told(timeline) == whole(2)


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        (["{folder}"], 1, "CommandError: {folder}: holds no article; expected files that end in .txt, .md, .html, .htm"),
        (["{folder}/x.txt"], 1, "CommandError: {folder}/x.txt: no such file or folder"),
        (["/dev/null"], 1, "CommandError: /dev/null: no file; expected the text of an article"),
        (["{folder}", "--published", "yesterday"], 2, "argument --published: not an EDTF date: 'yesterday'; expected for example"),
        (["{folder}", "--workers", "0"], 2, "argument --workers: '0'; expected a number of processes from 1 to 64"),
        (["{folder}", "--workers", "many"], 2, "argument --workers: 'many'; expected a number of processes from 1 to 64"),
        (["{folder}", "--publisher", " "], 2, "argument --publisher: ' '; expected a name of at most 200 characters in one line"),
        (["{folder}/x.txt", "--url", "gull"], 2, "argument --url: 'gull'; expected an address that begins with http:// or https://"),
        (["{folder}", "--url", "https://gull.example/"], 2, "--url: the address of one article; expected a single FILE with it"),
        ([], 2, "the following arguments are required: FILE|FOLDER"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(timeline, folder, words, status, expected):
    ended, said, complained = timeline.manage("ingest", *(word.format(folder=folder) for word in words))
    assert (ended, said) == (status, "")
    assert expected.format(folder=folder) in complained.strip().split("\n")[-1]
    assert told(timeline) == whole(0)


def test_a_file_that_is_too_large_is_not_even_read(timeline, folder):
    with (folder / "large.txt").open("wb") as file:
        file.truncate(3 * 10**9)
    status, _, complained = timeline.manage("ingest", folder)
    assert (status, complained) == (1, f"CommandError: {folder}/large.txt: Holds 3000.0 MB; at most 20 MB are read\n")


def test_without_tables_it_says_what_to_run(make_timeline, folder):
    status, _, complained = make_timeline().manage("ingest", write(folder, 1))
    assert (status, complained) == (1, "CommandError: The database has no tables yet, or old ones. Run: manage.py migrate\n")


def test_a_page_is_one_article_however_it_is_read(timeline, folder):
    page = "<html><head><title>The harbour</title></head><body><article><h1>The harbour</h1>{}</article></body></html>"
    words = "".join(f"<p>Sentence {number} tells of the harbour and of its ships on 4 May 2031.</p>" for number in range(12))
    (folder / "page.html").write_text(page.format(words), "utf-8")
    assert timeline.done("ingest", folder).startswith("1 article: 1 stored")
    ((digest, name),) = timeline.ask("SELECT file_sha256, file FROM timeline_reading")
    assert (digest, name) == (hashlib.sha256((folder / "page.html").read_bytes()).hexdigest(), "page.html")
    assert timeline.done("ingest", folder).startswith("1 article: 0 stored, 0 attached to a record, 1 here already. 0 proposals made, 0")


def test_a_terminal_sees_how_far_it_is(timeline, folder):
    ours, theirs = pty.openpty()
    own = {"DATABASE_URL": timeline.address, "TEST_VAR_DIR": str(timeline.folder), "DJANGO_SETTINGS_MODULE": "tests.management.elsewhere"}
    command = [sys.executable, "manage.py", "ingest", write(folder, 3)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | own, stdout=theirs)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    assert process.wait() == 0
    assert re.findall(rb"(\d) of 3", shown) == [b"1", b"2", b"3"]
    assert b"\x1b[K3 articles: 3 stored" in shown


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_half_way_nothing_is_half_there_and_the_next_run_goes_on(timeline, folder, workers):
    write(folder, 40)
    process = timeline.start("ingest", folder, "--workers", workers)
    while not 2 <= told(timeline)["article"] < 40:
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.kill()
    process.communicate()
    if SERVER:
        timeline.quiet()
    stored = told(timeline)["article"]
    assert told(timeline) == whole(stored) and 2 <= stored < 40
    timeline.done("check_integrity")
    said = timeline.done("ingest", folder, "--workers", workers)
    assert said.startswith(f"40 articles: {40 - stored} stored, 0 attached to a record, {stored} here already.")
    assert told(timeline) == whole(40)


def test_processes_that_read_end_with_the_one_that_stores(timeline, folder):
    process = timeline.start("ingest", write(folder, 200), "--workers", "2")
    while not (children := below(process.pid)) or told(timeline)["article"] < 1:
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.kill()
    process.communicate()
    ended = time.monotonic() + 10
    while alive := [child for child in children if is_alive(child)]:
        assert time.monotonic() < ended, alive
        time.sleep(0.05)


def below(pid):
    """Processes that this one started, by /proc."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(each) for each in listed.split()]


def is_alive(pid):
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_a_backup_brings_proposals_back(timeline, make_timeline, folder):
    timeline.done("ingest", write(folder, 2))
    timeline.done("backup", timeline.folder / "kept.zip")
    other = make_timeline()
    assert other.done("restore", timeline.folder / "kept.zip").endswith("Every rule is kept.\n")
    assert other.rows() == timeline.rows()


def test_shipped_records_take_their_texts(filled, make_timeline):
    texts = sorted(seed_texts().glob("*.txt"))
    timeline = make_timeline(filled)
    said = timeline.done("ingest", *texts)
    assert "4 articles: 0 stored, 4 attached to a record, 0 here already." in said
    before = timeline.exported()
    assert timeline.done("ingest", *texts).startswith(
        "4 articles: 0 stored, 0 attached to a record, 4 here already. 0 proposals made, 0 changed, 0"
    )
    assert timeline.exported() == before
    assert timeline.done("check_citations").endswith("quotes stand as quoted, 0 failures.\n")
    assert timeline.done("check_integrity").endswith("Every rule is kept.\n")


def test_a_circle_of_links_and_a_pipe_do_not_stop_the_others(timeline, folder):
    write(folder, 2)
    (folder / "a.txt").symlink_to("a.txt")
    os.mkfifo(folder / "b\n.txt")
    status, said, complained = timeline.manage("ingest", folder)
    assert (status, said.startswith("2 articles: 2 stored")) == (1, True)
    assert complained.removeprefix("CommandError: ").splitlines() == [
        f"{folder}/a.txt: too many levels of symbolic links",
        f"{folder}/b\\n.txt: no file; expected the text of an article as plain text, Markdown or HTML",
    ]


def test_it_goes_on_where_nobody_hears_it(timeline, folder):
    process = timeline.start("ingest", write(folder, 3))
    process.stdout.close()
    assert (process.stderr.read(), process.wait(timeout=120)) == ("", 0)
    assert told(timeline) == whole(3)
