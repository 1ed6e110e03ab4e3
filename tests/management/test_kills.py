"""A command that is killed in the middle leaves everything or nothing, and the next run ends whole.

`KILLS=20` tries it that often, and looks at each time by itself.
"""

import os
import random
import time

import pytest

from tests.management.conftest import SERVER

KILLS = int(os.environ.get("KILLS", "2"))
EACH = KILLS > 2


def moments(seconds):
    """So many moments, one in each part of the time that the work takes."""
    return [random.uniform(part, part + 1) * seconds / KILLS for part in range(KILLS)]


def killed(timeline, words, moment):
    process = timeline.begun(*words)
    time.sleep(moment)
    process.kill()
    process.communicate()
    if SERVER:
        timeline.quiet()


def is_whole(timeline, filled):
    """All of the chronology is there; otherwise nothing of it may be."""
    found = timeline.events()
    assert found in (0, filled.events())
    return found > 0


@pytest.mark.parametrize("command", ["prepare", "load_seeds"] if EACH else ["prepare"])
def test_loading_that_is_killed_leaves_all_or_nothing(command, filled, make_timeline):
    tables = None
    if command == "load_seeds":
        tables = make_timeline()
        tables.done("migrate", "-v0")
    timeline, outcomes = make_timeline(tables), []
    for moment in moments(filled.preparing if command == "prepare" else filled.preparing / 2):
        killed(timeline, [command], moment)
        outcomes.append((len(timeline.tables()), is_whole(timeline, filled)))
        if EACH:
            end_whole(timeline, filled)
            timeline = make_timeline(tables)
    print(outcomes)
    end_whole(timeline, filled)


def end_whole(timeline, filled):
    timeline.done("prepare")
    timeline.done("check_integrity")
    for table in ("auth_permission", "django_content_type", "auth_group", "timeline_seeded", "timeline_event"):
        assert timeline.ask(f"SELECT count(*) FROM {table}") == filled.ask(f"SELECT count(*) FROM {table}")


def test_a_restore_that_is_killed_leaves_all_or_nothing(filled, kept, restored, make_timeline):
    timeline, outcomes = make_timeline(), []
    for moment in moments(restored.restoring):
        killed(timeline, ["restore", kept], moment)
        whole = is_whole(timeline, filled)
        assert whole or not timeline.tables()
        outcomes.append((whole, sorted(path.name for path in timeline.folder.iterdir())))
        if whole:
            assert timeline.rows() == filled.rows()
            timeline.done("check_integrity")
            timeline = make_timeline()
        elif EACH:
            restore_again(timeline, kept, filled)
            timeline = make_timeline()
    print(outcomes)
    restore_again(timeline, kept, filled)


def restore_again(timeline, kept, filled):
    assert timeline.done("restore", kept).endswith("Every rule is kept.\n")
    assert timeline.rows() == filled.rows()
    assert {path.name for path in timeline.folder.iterdir()} <= {"timeline.sqlite3"}
