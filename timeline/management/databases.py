"""The database of this Timeline: of which kind, whether it holds anything, and nobody else at work on it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType

import psycopg
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.db import connection

from timeline.management import postgresql, sqlite

KINDS = {"sqlite": sqlite, "postgresql": postgresql}


def here() -> ModuleType:
    return KINDS[connection.vendor]


@contextmanager
def alone(tell: Callable[[str], None]) -> Iterator[None]:
    """Nobody else prepares, loads or restores this database meanwhile; who comes second waits."""
    with ExitStack() as held:
        with plainly("DATABASE_URL"):
            held.enter_context(here().alone(lambda: tell("Another process is at work on this database; waiting until it is done …")))
        yield


@contextmanager
def plainly(subject: object) -> Iterator[None]:
    """Failures of disk and database in one line that begins with what was being done."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{subject}: {(error.strerror or str(error)).lower()}") from None
    except (sqlite3.Error, psycopg.Error) as error:
        raise CommandError(f"{subject}: {' '.join(str(error).split())}") from None


def has_content() -> bool:
    """Whether a table of ours, or that of the accounts, has a row."""
    models = [*apps.get_app_config("timeline").get_models(), get_user_model()]
    tables = {model._meta.db_table for model in models} & set(connection.introspection.table_names())
    return any(_has_row(table) for table in sorted(tables))


def _has_row(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None
