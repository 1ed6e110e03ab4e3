"""Databases of the kind that the tests run on, and commands as an operator runs them, each in a process of its own."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER, _, NAME = os.environ.get("DATABASE_URL", "").rpartition("/") if "postgres" in os.environ.get("DATABASE_URL", "") else ("", "", "")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" if SERVER else "SELECT name FROM sqlite_master WHERE type = 'table'"
AT_WORK = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
LOCKED = "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database WHERE locktype = 'advisory' AND datname = %s"
ACCOUNT_AND_TEXTS = """
import hashlib
from django.contrib.auth import get_user_model
from timeline.models import Article, Publisher
get_user_model().objects.create_superuser("amal", password="a long secret of hers")
rest = dict(publisher=Publisher.objects.first(), published="2020-12-20", published_basis="printed", text_held="full")
for slug in ("one", "two"):
    text = f"Version {slug} 000000"
    held = dict(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), characters=len(text))
    article = Article.objects.create(slug=slug, title=slug, **held, **rest)
    article.paragraphs.create(number=1, start=0, end=len(text))
"""
numbers = count(1)


def server():
    return closing(psycopg.connect(f"{SERVER}/postgres", autocommit=True))


class Timeline:
    """One installation: a database and files of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.file = folder / "timeline.sqlite3"
        self.name = f"{NAME}_{os.getpid()}_{next(numbers)}"
        self.address = f"{SERVER}/{self.name}" if SERVER else f"sqlite:///{self.file}"

    def start(self, *words, blocks=None, **settings):
        """Start a command; ``blocks`` of 512 bytes are the largest file that it can write."""
        command = [sys.executable, "manage.py", *map(str, words)]
        if blocks:
            command = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *command]
        own = {"DATABASE_URL": self.address, "TEST_VAR_DIR": str(self.folder), "DJANGO_SETTINGS_MODULE": "tests.management.elsewhere"}
        environment = os.environ | {"LOAD_EXAMPLE": "1"} | own | settings
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def manage(self, *words, **settings):
        """Exit status, what was said, and what was complained of."""
        process = self.start(*words, **settings)
        said, complained = process.communicate(timeout=120)
        return process.returncode, said, complained

    def done(self, *words, **settings):
        """What a command said that had to succeed."""
        status, said, complained = self.manage(*words, **settings)
        assert (status, complained) == (0, "")
        return said

    def session(self):
        if SERVER:
            return closing(psycopg.connect(self.address, autocommit=True))
        return closing(sqlite3.connect(self.file, isolation_level=None, timeout=20))

    def ask(self, question):
        with self.session() as session:
            return session.execute(question).fetchall()

    def tables(self):
        return {name for (name,) in self.ask(TABLES)} if SERVER or self.file.exists() else set()

    def events(self):
        return self.ask("SELECT count(*) FROM timeline_event")[0][0] if "timeline_event" in self.tables() else 0

    def rows(self):
        """Every row of every table."""
        return {table: sorted(map(repr, self.ask(f"SELECT * FROM {table}"))) for table in self.tables()}

    def exported(self):
        """The whole public chronology, but for the moment of the export."""
        text, times = re.subn(r'"generated": ?"[^"]+"', '"generated": ""', self.done("export", "json"))
        assert times == 1 and json.loads(text)["events"]
        return text

    def is_locked(self):
        if not SERVER:
            return self.file.with_name("timeline.sqlite3.lock").exists()
        with server() as session:
            return bool(session.execute(LOCKED, [self.name]).fetchone()[0])

    def begun(self, *words):
        """A command that has begun to work on the database."""
        process = self.start(*words)
        while not self.is_locked():
            assert process.poll() is None, process.communicate()
            time.sleep(0.002)
        return process

    def seconds(self, *words):
        """How long a command is at work on the database."""
        process = self.begun(*words)
        start = time.monotonic()
        while self.is_locked():
            time.sleep(0.002)
        end = time.monotonic()
        assert process.communicate(timeout=120)[1] == ""
        return end - start

    def quiet(self):
        """Wait until no session is left, not even one whose process is gone."""
        with server() as session:
            while session.execute(AT_WORK, [self.name]).fetchone()[0]:
                time.sleep(0.01)


@pytest.fixture(scope="session")
def make_timeline(tmp_path_factory):
    """A Timeline with an empty database, or with a copy of another's."""
    made = []

    def make(like=None):
        new = Timeline(tmp_path_factory.mktemp("timeline"))
        made.append(new)
        if SERVER:
            with server() as session:
                session.execute(f'CREATE DATABASE "{new.name}"' + (f' TEMPLATE "{like.name}"' if like else ""))
        elif like:
            shutil.copy(like.file, new.file)
        return new

    yield make
    if SERVER:
        with ThreadPoolExecutor(len(made) or 1) as together:  # each waits for a checkpoint, and one does for all
            list(together.map(drop, made))


def drop(timeline):
    with server() as session:
        session.execute(f'DROP DATABASE IF EXISTS "{timeline.name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def filled(make_timeline):
    """The shipped chronology, an account, and two articles held in full; only to be read."""
    timeline = make_timeline()
    timeline.preparing = timeline.seconds("prepare")
    timeline.done("shell", "-v0", "-c", ACCOUNT_AND_TEXTS)
    return timeline


@pytest.fixture(scope="session")
def kept(filled):
    """A backup of it."""
    file = filled.folder / "kept.zip"
    filled.done("backup", file)
    return file


@pytest.fixture(scope="session")
def restored(make_timeline, kept):
    """The backup put back into an empty place; only to be read."""
    timeline = make_timeline()
    timeline.restoring = timeline.seconds("restore", kept)
    return timeline
