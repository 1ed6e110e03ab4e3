"""Commands that read or write rows ask first whether the tables are there."""

from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError


def waiting_migrations() -> list:
    """Migrations that have not run; ``CommandError`` where no database answers."""
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    except OperationalError as error:
        raise CommandError(f"DATABASE_URL: no database answers there ({str(error).strip().splitlines()[0]})") from None
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def require_tables() -> None:
    if waiting_migrations():
        raise CommandError("The database has no tables yet, or old ones. Run: manage.py migrate")
