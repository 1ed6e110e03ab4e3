"""Files are found, read in order by one process or several, and a process that dies is told of."""

import os
from dataclasses import dataclass

import pytest

from tests.curation.engine import Engine
from timeline.extraction.files import AHEAD, Reader, Stopped, articles_in, read_all, shown
from timeline.names.gazetteer import Gazetteer


@dataclass(frozen=True)
class Fatal(Engine):
    """Takes its process with it, as want of memory does."""

    def __call__(self, reading, gazetteer, known, published=None):
        if "fatal" in reading.text:
            os._exit(9)
        return super().__call__(reading, gazetteer, known, published)


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.txt",
        "a.MD",
        "c.htm",
        "d.html",
        "d.pdf",
        "README.md",
        ".hidden.txt",
        "sub/z.txt",
        "sub/a.txt",
        ".git/x.txt",
        "Sub2/y.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Title of {name}\n\nA rocket fell.\n")
    return tmp_path


def test_a_folder_gives_its_articles_in_a_stable_order(folder):
    found = [str(path.relative_to(folder)) for path in articles_in(folder)]
    assert found == ["a.MD", "b.txt", "c.htm", "d.html", "Sub2/y.txt", "sub/a.txt", "sub/z.txt"]
    assert articles_in(folder / ".git" / "nothing") == []


@pytest.mark.parametrize("workers", [1, 3])
def test_files_come_as_they_were_asked_for_with_what_is_read(folder, workers):
    paths = articles_in(folder)[::-1]
    found = list(read_all(paths, Reader(Engine(), Gazetteer()), workers))
    assert [each.path for each in found] == paths
    assert [len(each.extract.proposals) for each in found if each.path.suffix in (".txt", ".MD")] == [1] * 5
    assert all(each.wording.words and not each.failure for each in found)


def test_few_files_are_read_ahead(folder):
    asked = []

    def paths():
        for _ in range(50):
            asked.append(folder / "b.txt")
            yield asked[-1]

    first = next(reading := read_all(paths(), Reader(Engine(), Gazetteer()), 2))
    assert first.extract and len(asked) == 2 * AHEAD
    reading.close()


def test_the_end_of_a_process_ends_the_reading_with_a_reason(folder):
    (folder / "c.txt").write_text("A fatal text")
    with pytest.raises(Stopped, match="ended from outside"):
        list(read_all(articles_in(folder), Reader(Fatal(), Gazetteer()), 2))


def test_a_file_that_goes_meanwhile_is_a_failure(folder):
    (found,) = read_all([folder / "gone.txt"], Reader(Engine(), Gazetteer()))
    assert found.failure == "no such file or directory"


def test_what_is_no_file_is_neither_waited_for_nor_read_without_end(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    (tmp_path / "c.txt").symlink_to("c.txt")
    found = [outcome.failure for outcome in read_all(articles_in(tmp_path), Reader(Engine(), Gazetteer()))]
    no_file = "no file; expected the text of an article as plain text, Markdown or HTML"
    assert found == [no_file, no_file, "too many levels of symbolic links"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("café – الخبر.txt", "café – الخبر.txt"), ("a\nb\x1b[2J", "a\\nb\\x1b[2J"), ("\u202etxt", "\\u202etxt"), ("\udcff", "\\udcff")],
)
def test_a_name_is_shown_on_one_line_without_signs_that_a_terminal_obeys(name, expected):
    assert shown(name) == expected
