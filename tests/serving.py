"""Timeline as it is run: an empty database of the kind that the tests run on, and ``manage.py serve`` in front of it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
AT_WORK = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"


@contextmanager
def empty_database(folder, name):
    """The address of an empty database; on PostgreSQL it is named after the tests' own."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield f"sqlite:///{folder / 'timeline.sqlite3'}"
        return
    server, _, beside = address.rpartition("/")
    name = f"{beside}_{name}{os.environ.get('PYTEST_XDIST_WORKER', '')}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
        yield f"{server}/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Server:
    """A server on a port of its own, that can be killed and started again."""

    def __init__(self, database, **settings):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.database, self.address = database, f"http://127.0.0.1:{self.port}"
        own = {"DATABASE_URL": database, "PORT": str(self.port), "BASE_URL": self.address, "DEBUG": "0"}
        self.environment = os.environ | own | settings

    def manage(self, *words):
        """What a command says."""
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True).stdout

    def start(self):
        command = [sys.executable, "manage.py", "serve"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL, start_new_session=True)
        wait_for(f"{self.address}/readyz")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)

    def kill(self):
        """All of its processes at once, as when the power fails; PostgreSQL then notices by itself that they are gone."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)
        if self.database.startswith("postgres"):
            self._until_nobody_is_at_work()

    def _until_nobody_is_at_work(self):
        server, _, name = self.database.rpartition("/")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            while connection.execute(AT_WORK, [name]).fetchone()[0]:
                time.sleep(0.01)


@contextmanager
def running(database, **settings):
    """A server that is ready to be asked; stopped at the end."""
    server = Server(database, **settings)
    server.manage("prepare")
    try:
        server.start()
        yield server
    finally:
        server.stop()


def wait_for(address, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=20)
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
