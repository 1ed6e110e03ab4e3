"""What has to be done before serving: tables, static files, the shipped chronology."""

import hashlib
import shutil
from importlib.metadata import distributions

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from timeline.curation.seeds import Refused, load
from timeline.management.backups import keep
from timeline.management.databases import alone, has_content, plainly
from timeline.management.locks import locked
from timeline.management.tables import waiting_migrations

NOT_KEPT = (
    "The database waits for an upgrade, and no backup of it could be made. No migration has run, and nothing has changed. "
    "Mend this and start again; or make a backup by other means, and run: manage.py migrate"
)


class Command(BaseCommand):
    help = (
        "Make ready to serve, as `make run` does: run migrations that have not run (where there is content, with a backup first), gather "
        "static files that have changed, load the first chronology (with LOAD_EXAMPLE=0 only types of events and subjects of claims). "
        "Quick where nothing is to do."
    )
    requires_system_checks = []

    def handle(self, **options):
        settings.VAR_DIR.mkdir(exist_ok=True)
        with alone(self.stdout.write):
            self.migrate()
            self.load()
        with locked(settings.VAR_DIR / "static.lock"):
            self.gather()

    def migrate(self):
        if waiting_migrations():
            self.stdout.write("Preparing the database …")
            if has_content():
                self.keep()
            call_command("migrate", interactive=False, verbosity=0)
        else:  # what follows the last migration, permissions above all, may have been cut off
            emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)

    def keep(self):
        """Everything as it stands before an upgrade."""
        folder = settings.VAR_DIR / "backups"
        try:
            with plainly(folder):
                folder.mkdir(mode=0o700, exist_ok=True)
            self.stdout.write(keep(folder / f"timeline-{timezone.now():%Y%m%dT%H%M%SZ}.zip"))
        except CommandError as error:
            raise CommandError(f"{error}\n{NOT_KEPT}") from None

    def gather(self):
        """Gather static files where any has changed since; what is gone goes."""
        stamp = settings.VAR_DIR / "static.stamp"
        found = fingerprint()
        if stamp.is_file() and stamp.read_text() == found and settings.STATIC_ROOT.is_dir():
            return
        stamp.unlink(missing_ok=True)
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(found)

    def load(self):
        try:
            report = load(settings.BASE_DIR, vocabulary_only=not settings.LOAD_EXAMPLE)
        except Refused as refused:
            listed = "\n".join(refused.problems)
            raise CommandError(f"{listed}\nThe chronology was not loaded.") from None
        if report.created or report.updated:
            self.stdout.write(f"Chronology: {report.created} records made, {report.updated} brought up to date.")
        if report.left:
            self.stdout.write(f"{len(report.left)} records that were changed here stay as they are (load_seeds lists them).")


def fingerprint() -> str:
    """Changes when a static file does, or a package that brings some."""
    ours = (path for path in sorted((settings.BASE_DIR / "static").rglob("*")) if path.is_file())
    files = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in ours]
    return hashlib.sha256("\n".join([*files, *packages()]).encode()).hexdigest()


def packages() -> list[str]:
    return sorted(f"{each.name} {each.version}" for each in distributions())
