"""Serve with the production server."""

import os
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

THREADS = 8
# SQLite has one writer at a time and a laptop one reader or two: a second process would only cost memory.
WORKERS = {"sqlite": 1, "postgresql": 2}


class Command(BaseCommand):
    help = "Serve on 127.0.0.1, at PORT (8000 unless set), with gunicorn: one process on SQLite, two on PostgreSQL, eight threads each."
    requires_system_checks = []

    def handle(self, **options):
        refuse_taken_port(settings.PORT)
        self.stdout.write(f"Timeline listens on http://127.0.0.1:{settings.PORT}/ (stop it with Ctrl-C).")
        if not get_user_model().objects.exists():
            self.stdout.write(f"To curate, make the first account: {python()} manage.py createsuperuser")
        self.stdout.flush()
        connection.close()
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments()])  # noqa: S606


def arguments() -> list[str]:
    return [
        "timeline.wsgi",
        f"--bind=127.0.0.1:{settings.PORT}",
        f"--chdir={settings.BASE_DIR}",
        "--worker-class=gthread",
        f"--workers={WORKERS[connection.vendor]}",
        f"--threads={THREADS}",
        "--no-control-socket",
        "--forwarded-allow-ips=",  # whether a proxy is believed says TRUST_PROXY alone
        "--log-level=warning",
        "--limit-request-line=8190",
        "--limit-request-fields=60",
        "--limit-request-field_size=8190",
        "--timeout=60",
        "--graceful-timeout=5",
        "--keep-alive=5",
    ]


def refuse_taken_port(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"PORT {port} cannot be used: {error.strerror.lower()}; choose another, for example PORT={port + 1}"
            ) from None


def python() -> Path:
    """This Python, as somebody in the project's folder would type it."""
    here = Path(sys.executable)
    return here.relative_to(settings.BASE_DIR) if here.is_relative_to(settings.BASE_DIR) else here
