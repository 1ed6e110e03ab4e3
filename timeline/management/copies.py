"""The database as it stood at one moment, whichever kind it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY id"
COUNTED = {"event": "timeline_event", "article": "timeline_article", "revision": "timeline_revision", "account": "auth_user"}


@dataclass
class Copy:
    """A session that sees that moment, the database's bytes under their name, and the texts held in full."""

    session: Any
    member: str
    chunks: Callable[[], Iterator[bytes]]
    texts: Iterable[bytes]

    @property
    def migrations(self) -> list[str]:
        return [f"{app}.{name}" for app, name in self.session.execute(MIGRATIONS)]

    def counts(self) -> str:
        return counted({name: self.session.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in COUNTED.items()})  # noqa: S608


def counted(numbers: dict[str, int]) -> str:
    """For example: 35 events, 4 articles, 286 revisions and 1 account."""
    *first, last = [several(number, name) for name, number in numbers.items()]
    return f"{', '.join(first)} and {last}"


def several(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
