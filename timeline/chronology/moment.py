"""What is read together stands as it did at one moment: no half of a change is seen."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Reading only. Nobody waits for it, and it waits for nobody; inside another transaction it changes nothing."""
    if connection.in_atomic_block:
        yield
        return
    with SNAPSHOTS[connection.vendor]():
        yield


@contextmanager
def _postgresql() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _sqlite() -> Iterator[None]:
    """A change takes the database's one lock as it begins (``IMMEDIATE``); who reads must not."""
    connection.ensure_connection()
    changing, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = changing


SNAPSHOTS = {"postgresql": _postgresql, "sqlite": _sqlite}
