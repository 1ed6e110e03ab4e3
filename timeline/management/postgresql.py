"""A PostgreSQL database as a whole, by its own programs: dumped at one moment, put back in one transaction, one process at a time."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

import psycopg
from django.core.management.base import CommandError
from django.db import connection
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from timeline.management.archive import CHUNK, DATABASES, Archive
from timeline.management.copies import Copy

MEMBER = DATABASES["postgresql"]
LOCK = 0x74696D656C696E65  # "timeline" in ASCII: advisory locks are numbers
PATIENT = "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET idle_session_timeout = 0"
TABLES = """SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"""
PUT_BACK = ("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")


def session(**options) -> psycopg.Connection:
    """A session of our own, beside Django's, which waits as long as it takes."""
    opened = psycopg.connect(**connection.get_connection_params() | options)
    opened.execute(PATIENT)
    return opened


@contextmanager
def alone(waiting: Callable[[], None]) -> Iterator[None]:
    with session(autocommit=True) as holder:
        if not holder.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone()[0]:
            waiting()
            holder.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield


def require_programs() -> None:
    for program in ("pg_dump", "pg_restore"):
        if not shutil.which(program):
            raise CommandError(f"{program} is not installed here; it comes with PostgreSQL's client programs (Debian: postgresql-client)")


@contextmanager
def copied(archive: Path) -> Iterator[Copy]:
    """The database at the moment of one snapshot, which the dump and every question see."""
    with session(autocommit=True) as seeing:
        seeing.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        snapshot = seeing.execute("SELECT pg_export_snapshot()").fetchone()[0]
        yield Copy(seeing, MEMBER, lambda: dumped(snapshot), held_texts(seeing))


def held_texts(seeing: psycopg.Connection) -> Iterator[bytes]:
    with seeing.cursor(name="held_texts") as cursor:
        cursor.itersize = 20
        for (text,) in cursor.execute("SELECT text FROM timeline_article WHERE text <> ''"):
            yield text.encode()


def dumped(snapshot: str) -> Iterator[bytes]:
    """What pg_dump writes, uncompressed, since the archive compresses."""
    command = ["pg_dump", "--format=custom", "--compress=0", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
    with running(command, stdout=subprocess.PIPE) as process:
        while chunk := process.stdout.read(CHUNK):
            yield chunk


def require_empty() -> None:
    with session(autocommit=True) as asking:
        found = asking.execute(TABLES).fetchone()[0]
    if found:
        name = connection.settings_dict["NAME"]
        raise CommandError(f"DATABASE_URL: the database {name} has tables already; expected one without. Nothing was restored.")


def restore(archive: Archive) -> None:
    connection.close()
    target = make_conninfo(dbname=connection.settings_dict["NAME"])
    with running([*PUT_BACK, f"--dbname={target}"], stdin=subprocess.PIPE) as process:
        feed(process, archive.chunks(MEMBER))


def feed(process: subprocess.Popen, chunks: Iterable[bytes]) -> None:
    """Where the program stops early, its own words say why."""
    with suppress(BrokenPipeError):
        process.stdin.writelines(chunks)
        process.stdin.close()


@contextmanager
def running(command: list[str], **streams) -> Iterator[subprocess.Popen]:
    """A program of PostgreSQL's; where it fails, one line of what it said."""
    with TemporaryFile() as said, subprocess.Popen(command, env=environment(), stderr=said, **streams) as process:  # noqa: S603
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        if process.wait():
            said.seek(0)
            words = " ".join(said.read().decode(errors="replace").split()) or f"exit status {process.returncode}"
            raise CommandError(f"{command[0]} failed: {words}")


def environment() -> dict[str, str]:
    """The connection as PostgreSQL's programs read it, so that no password stands on a command line."""
    given = connection.get_connection_params()
    names = {each.keyword.decode(): each.envvar.decode() for each in Conninfo.get_defaults() if each.envvar}
    return os.environ | {names[key]: str(value) for key, value in given.items() if key in names}
