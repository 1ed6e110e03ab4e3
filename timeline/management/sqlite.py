"""A SQLite database as a whole: copied while others write, put back as one file, for one process at a time."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from urllib.parse import quote

from django.core.management.base import CommandError
from django.db import connection

from timeline.management.archive import CHUNK, DATABASES, Archive, settle
from timeline.management.copies import MIGRATIONS, Copy
from timeline.management.locks import locked

MEMBER = DATABASES["sqlite"]
BESIDE = ("-journal", "-wal", "-shm")  # what SQLite keeps next to a file
HELD_TEXTS = "SELECT text FROM timeline_article WHERE text <> ''"


def place() -> Path:
    return Path(connection.settings_dict["NAME"]).resolve()


def alone(waiting: Callable[[], None]):
    if connection.is_in_memory_db():
        return nullcontext()
    return locked(beside(place(), ".lock"), waiting)


def require_programs() -> None:
    """Python brings what is needed."""


@contextmanager
def copied(archive: Path) -> Iterator[Copy]:
    """A copy of the database as it stands at one moment, in a file beside the archive."""
    file = beside(archive, ".database")
    clear(file)
    try:
        file.touch(mode=0o600)
        with closing(opened(place(), "rw")) as source, closing(opened(file, "rw")) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").close()
            texts = (text.encode() for (text,) in copy.execute(HELD_TEXTS))
            yield Copy(copy, MEMBER, lambda: read(file), texts)
    finally:
        clear(file)


def require_empty() -> None:
    """Restoring never meets rows: no file, or one without tables."""
    if not place().parent.is_dir():
        raise CommandError(f"DATABASE_URL: there is no folder {place().parent}; make it first")
    if not place().exists():
        return
    try:
        with closing(opened(place(), "rw")) as session:
            found = session.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise CommandError(f"DATABASE_URL: {place()} is no empty SQLite database ({error})") from None
    if found:
        raise CommandError(f"DATABASE_URL: {place()} has tables already; expected no file, or one without tables. Nothing was restored.")


def restore(archive: Archive) -> None:
    """From a file beside, checked before it gets the name: what was there stays until then."""
    part = beside(place(), ".restoring")
    clear(part)
    try:
        require_room(archive)
        part.touch(mode=0o600)
        with part.open("wb") as file:
            file.writelines(archive.chunks(MEMBER))
        check(archive, part)
        connection.close()
        clear(place(), but_itself=True)  # of an empty database: SQLite would take them for the new one's
        settle(part, place())
    finally:
        clear(part)


def require_room(archive: Archive) -> None:
    needed, free = archive.members[MEMBER]["size"], shutil.disk_usage(place().parent).free
    if needed > free:
        raise CommandError(f"{place().parent}: {free:,} bytes are free; the database needs {needed:,}")


def check(archive: Archive, file: Path) -> None:
    try:
        with closing(opened(file, "ro")) as session:
            found = session.execute("PRAGMA integrity_check(1)").fetchone()[0]
            migrations = [f"{app}.{name}" for app, name in session.execute(MIGRATIONS)]
    except sqlite3.DatabaseError as error:
        raise archive.refused(f"{MEMBER} cannot be read ({error})") from None
    if found != "ok":
        raise archive.refused(f"{MEMBER} is damaged ({found.splitlines()[0]})")
    if migrations != archive.migrations:
        raise archive.refused(f"{MEMBER} has had other migrations than the manifest says")


def opened(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(file))}?mode={mode}", uri=True, timeout=20)


def read(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened_file:
        while chunk := opened_file.read(CHUNK):
            yield chunk


def beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def clear(file: Path, *, but_itself: bool = False) -> None:
    """Remove a file of ours and what SQLite kept next to it."""
    for ending in BESIDE if but_itself else ("", *BESIDE):
        beside(file, ending).unlink(missing_ok=True)
