"""Commands that read or write rows ask first whether the tables are there."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError


def waiting_migrations() -> list:
    """Migrations that have not run; ``CommandError`` where no database answers."""
    with answering():
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def has_tables() -> bool:
    """Whether a Timeline lives here, of whatever age."""
    with answering():
        return {"django_migrations", "timeline_article"} <= set(connection.introspection.table_names())


@contextmanager
def answering() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise CommandError(f"DATABASE_URL: no database answers there ({str(error).strip().splitlines()[0]})") from None


def require_tables() -> None:
    if waiting_migrations():
        raise CommandError("The database has no tables yet, or old ones. Run: manage.py migrate")
