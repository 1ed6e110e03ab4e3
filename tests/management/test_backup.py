"""`backup` and `restore`: everything in one file, and back into an empty place."""

import json
import os
import re
import threading
from hashlib import sha256
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.management.conftest import SERVER
from timeline.management.archive import DATABASES

MEMBER = DATABASES[connection.vendor]
COUNTS = r"\d+ events, \d+ articles, \d+ revisions and 1 account"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_comes_back_is_what_was_kept(filled, restored):
    assert restored.exported() == filled.exported()
    assert restored.rows() == filled.rows()


def test_the_archive_holds_database_texts_and_manifest_for_its_owner_alone(filled, kept):
    texts = {text: f"texts/{sha256(text.encode()).hexdigest()}.txt" for text in ("Version one 000000", "Version two 000000")}
    assert kept.stat().st_mode & 0o777 == 0o600
    with ZipFile(kept) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert sorted(contents) == sorted([MEMBER, "manifest.json", *texts.values()])
    assert {text: contents[name].decode() for text, name in texts.items()} == {text: text for text in texts}
    said = json.loads(contents.pop("manifest.json"))
    assert said["members"] == {name: {"sha256": sha256(held).hexdigest(), "size": len(held)} for name, held in contents.items()}
    assert said["database"] == connection.vendor
    assert said["migrations"] == [".".join(row) for row in filled.ask("SELECT app, name FROM django_migrations ORDER BY id")]


def test_a_backup_overwrites_only_when_asked_and_leaves_nothing_beside(filled, tmp_path):
    file = tmp_path / "a backup.zip"
    file.write_text("mine")
    for left in (".timeline-backup", ".timeline-backup.lock", *([] if SERVER else [".timeline-backup.database"])):
        (tmp_path / left).write_text("left by a backup that was killed")
    said = filled.done("backup", file, "--force")
    assert re.fullmatch(rf"Kept {COUNTS}, with 2 texts in full: {re.escape(str(file))} \(\d+\.\d KB\)\.\n", said)
    assert names(tmp_path) == ["a backup.zip"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("mine", "is there already; expected a new name, or --force to overwrite it"),
        ("folder", "is there already; expected a new name"),
        ("nowhere/new.zip", "there is no folder {}/nowhere; make it first"),
        ("mine/new.zip", "there is no folder {}/mine; make it first"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_clear_line(name, reason, tmp_path):
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CommandError) as refused:
        call_command("backup", tmp_path / name)
    assert str(refused.value) == f"{tmp_path / name}: {reason.format(tmp_path)}"
    assert names(tmp_path) == ["folder", "mine"] and (tmp_path / "mine").read_text() == "mine"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite needs no programs")
@pytest.mark.django_db
def test_without_the_programs_of_postgresql_a_backup_says_where_they_come_from(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match="^pg_dump is not installed here; it comes with PostgreSQL's client programs"):
        call_command("backup", tmp_path / "new.zip")
    assert names(tmp_path) == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no passwords")
@pytest.mark.django_db
def test_a_password_goes_to_the_programs_by_the_environment_alone(monkeypatch, tmp_path):
    program = tmp_path / "pg_dump"
    program.write_text('#!/bin/sh\necho "$PGPASSWORD was told; $*" >&2\nexit 1\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "her secret")
    with pytest.raises(CommandError) as failed:
        call_command("backup", tmp_path / "new.zip")
    words = "--format=custom --compress=0 --no-owner --no-privileges --snapshot="
    assert re.fullmatch(rf"pg_dump failed: her secret was told; {words}\S+", str(failed.value))
    assert names(tmp_path) == ["pg_dump"]


def test_a_full_disk_is_one_clear_line_and_leaves_nothing(filled, tmp_path):
    file = tmp_path / "new.zip"
    status, said, complained = filled.manage("backup", file, blocks=100)
    assert (status, said) == (1, "")
    assert re.fullmatch(f"CommandError: {file}: .+\n", complained)
    assert names(tmp_path) == []


def test_an_empty_database_has_nothing_to_keep(make_timeline, tmp_path):
    status, said, complained = make_timeline().manage("backup", tmp_path / "new.zip")
    assert (status, said) == (1, "")
    assert complained == "CommandError: DATABASE_URL: the database has no tables of Timeline; there is nothing to keep\n"


def test_a_backup_is_of_one_moment_while_others_write(filled, make_timeline):
    """Two rows change together all the while: in the backup they agree, and the texts with both."""
    busy, back = make_timeline(filled), make_timeline()
    file, stop, written = busy.folder / "busy.zip", threading.Event(), []

    def write():
        with busy.session() as session:
            while not stop.is_set():
                written.append(len(written) + 1)
                session.execute("BEGIN")
                for slug in ("one", "two"):
                    text = f"Version {slug} {written[-1]:06}"
                    held = f"text = '{text}', sha256 = '{sha256(text.encode()).hexdigest()}'"
                    session.execute(f"UPDATE timeline_article SET {held} WHERE slug = '{slug}'")
                session.execute("COMMIT")
                stop.wait(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        busy.done("backup", file)
    finally:
        stop.set()
        writer.join()
    assert back.done("restore", file).endswith(f" from {file}. Every rule is kept.\n")
    texts = [text for (text,) in back.ask("SELECT text FROM timeline_article WHERE text <> '' ORDER BY slug")]
    assert [text[:-6] for text in texts] == ["Version one ", "Version two "]
    assert texts[0][-6:] == texts[1][-6:]
    assert 0 < int(texts[0][-6:]) < len(written)


def test_restoring_never_meets_rows(filled, restored, kept):
    before = restored.rows()
    status, said, complained = restored.manage("restore", kept)
    assert (status, said) == (1, "")
    assert re.fullmatch(r"CommandError: DATABASE_URL: .+ has tables already; expected .+ without.*\. Nothing was restored\.\n", complained)
    assert restored.rows() == before


def test_what_breaks_a_rule_is_restored_and_told(filled, make_timeline):
    broken, back = make_timeline(filled), make_timeline()
    file = broken.folder / "broken.zip"
    broken.ask("UPDATE timeline_article SET characters = 19 WHERE slug = 'one' RETURNING slug")
    broken.done("backup", file)
    status, said, complained = back.manage("restore", file)
    assert (status, said) == (1, "")
    rule = "article one, characters: 19; expected 18, as the text has"
    assert complained == f"CommandError: {rule}\nThe data were restored all the same; 1 rule is broken.\n"
    assert back.rows() == broken.rows()


def test_a_database_that_is_cut_short_is_refused_though_its_manifest_is_right(make_timeline, kept):
    """Nothing of it is there afterwards, nor what a killed run left."""
    place = make_timeline()
    file = place.folder / "cut.zip"
    with ZipFile(kept) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    said, cut = json.loads(held.pop("manifest.json")), held[MEMBER][: len(held[MEMBER]) * 2 // 3]
    said["members"][MEMBER] = {"sha256": sha256(cut).hexdigest(), "size": len(cut)}
    with ZipFile(file, "w") as archive:
        for name, content in (held | {MEMBER: cut, "manifest.json": json.dumps(said)}).items():
            archive.writestr(name, content)
    place.file.with_name("timeline.sqlite3.restoring").write_text("left")
    place.file.with_name("timeline.sqlite3.restoring-journal").write_text("left")
    status, said, complained = place.manage("restore", file)
    refusal = "pg_restore failed: .+" if SERVER else f"{file}: {MEMBER} (cannot be read|is damaged) \\(.+\\)"
    assert (status, said) == (1, "")
    assert re.fullmatch(f"CommandError: {refusal}\n", complained)
    assert place.tables() == set()
    assert names(place.folder) == ["cut.zip"] or SERVER
