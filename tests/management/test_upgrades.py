"""`prepare` on databases that are old, new, or prepared by somebody else at the same time."""

import re

import pytest

BEFORE_HISTORY_BY_ROW = ("migrate", "-v0", "timeline", "0002")
WAITING = "SELECT count(*) FROM django_migrations WHERE app = 'timeline' AND name > '0003'"
NOT_KEPT = (
    "The database waits for an upgrade, and no backup of it could be made. No migration has run, and nothing has changed. "
    "Mend this and start again; or make a backup by other means, and run: manage.py migrate\n"
)


@pytest.fixture(scope="module")
def old(filled, make_timeline):
    """A database with content, as an earlier Timeline left it; only to be read."""
    timeline = make_timeline(filled)
    timeline.done(*BEFORE_HISTORY_BY_ROW)
    assert timeline.ask(WAITING) == [(0,)] and timeline.events() == filled.events()
    return timeline


def test_an_upgrade_makes_a_backup_first_and_says_where(old, filled, make_timeline):
    timeline, back = make_timeline(old), make_timeline()
    said = timeline.done("prepare")
    file = re.search(rf"in full: ({re.escape(str(timeline.folder))}/backups/timeline-\d{{8}}T\d{{6}}Z\.zip) \(", said)[1]
    assert timeline.exported() == filled.exported()
    back.done("restore", file)
    assert back.events() == filled.events()


def test_without_a_backup_no_migration_runs(old, make_timeline):
    timeline = make_timeline(old)
    (timeline.folder / "backups").write_text("a file where the folder should be")
    before = timeline.rows()
    status, said, complained = timeline.manage("prepare")
    assert (status, said) == (1, "Preparing the database …\n")
    assert re.fullmatch(f"CommandError: {timeline.folder}/backups: .+\n{re.escape(NOT_KEPT)}", complained)
    assert timeline.rows() == before and timeline.ask(WAITING) == [(0,)]


def test_two_that_prepare_one_empty_database_both_succeed_and_need_no_backup(filled, make_timeline, tmp_path):
    timeline = make_timeline()
    first = timeline.begun("prepare")
    second = timeline.start("prepare", TEST_VAR_DIR=str(tmp_path))
    for process in (first, second):
        said, complained = process.communicate(timeout=120)
        assert (process.returncode, complained) == (0, "") and "Kept" not in said
    assert "Another process is at work on this database; waiting until it is done …" in said
    assert not (timeline.folder / "backups").exists()
    assert timeline.events() == filled.events()
