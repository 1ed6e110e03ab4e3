"""Making ready and serving: quick, quiet, and one line where it cannot be done."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from gunicorn.config import Config

from timeline.management.commands.serve import arguments
from timeline.models import Event, EventType, Revision

ROOT = Path(__file__).resolve().parents[2]


def test_preparing_twice_changes_nothing(db, settings, tmp_path, capsys):
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    call_command("prepare")
    assert EventType.objects.exists() and (tmp_path / "static" / "admin").is_dir()
    before = Revision.objects.count(), (tmp_path / "static.stamp").stat().st_mtime_ns
    capsys.readouterr()
    call_command("prepare")
    assert (Revision.objects.count(), (tmp_path / "static.stamp").stat().st_mtime_ns) == before
    assert capsys.readouterr().out == ""


def test_without_the_example_only_the_vocabulary_is_loaded(db, settings, tmp_path):
    settings.VAR_DIR, settings.STATIC_ROOT, settings.LOAD_EXAMPLE = tmp_path, tmp_path / "static", False
    call_command("prepare")
    assert EventType.objects.exists() and not Event.objects.exists()


def test_a_port_in_use_is_one_clear_line(db, settings):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.PORT = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"^PORT {settings.PORT} cannot be used: address already in use; choose another"):
            call_command("serve")


def test_the_server_listens_to_this_machine_only(settings):
    settings.PORT = 8123
    assert "--bind=127.0.0.1:8123" in arguments() and "--no-control-socket" in arguments()


def test_the_server_believes_no_proxy_by_itself():
    """Whether `X-Forwarded-Proto` counts is for TRUST_PROXY to say, and gunicorn would believe every client of this machine."""
    config = Config()
    config.set("forwarded_allow_ips", config.parser().parse_args(arguments()).forwarded_allow_ips)
    assert config.forwarded_allow_ips == []


@pytest.mark.parametrize("command", ["load_seeds", "check_integrity", "check_citations", "rebuild_search", "export json"])
def test_without_tables_a_command_says_what_to_run(tmp_path, command):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    ran = subprocess.run([sys.executable, "manage.py", *command.split()], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "CommandError: The database has no tables yet, or old ones. Run: manage.py migrate\n"
