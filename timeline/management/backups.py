"""Keep everything in one file, and put it back into an empty place."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from timeline.curation.integrity import problems
from timeline.management.archive import Archive, Writer, whole_file
from timeline.management.copies import Copy, counted, several
from timeline.management.databases import here, plainly
from timeline.management.tables import has_tables, waiting_migrations
from timeline.models import Article, Event, Revision
from timeline.models.lists import TextHeld

KIND_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def keep(file: Path, *, force: bool = False) -> str:
    """Write a backup and say in a line what is in it."""
    here().require_programs()
    if not has_tables():
        raise CommandError("DATABASE_URL: the database has no tables of Timeline; there is nothing to keep")
    with plainly(file), whole_file(file, force=force) as part:
        with here().copied(part) as copy:
            texts = write(part, copy)
            counts = copy.counts()
        size = filesizeformat(part.stat().st_size).replace("\xa0", " ")
    return f"Kept {counts}, with {several(texts, 'text')} in full: {file} ({size})."


def write(part: Path, copy: Copy) -> int:
    """Write the archive and say how many texts are in it."""
    with ZipFile(part, "w", ZIP_DEFLATED) as archive:
        writer = Writer(archive)
        writer.add(copy.member, copy.chunks())
        for text in copy.texts:
            writer.add_text(text)
        made = timezone.now().isoformat(timespec="seconds")
        writer.close(timeline=version(), made=made, database=connection.vendor, migrations=copy.migrations)
    return len(writer.members) - 1


def version() -> str:
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def require_restorable(archive: Archive) -> None:
    """Every reason to refuse that the archive itself gives."""
    if archive.database != connection.vendor:
        kinds = KIND_NAMES[archive.database], KIND_NAMES[connection.vendor]
        raise archive.refused("holds a {} database, and DATABASE_URL names one of {}; expected the same kind".format(*kinds))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if newer := [name for name in archive.migrations if name not in known]:
        raise archive.refused(f"made by a newer Timeline ({archive.timeline}): its migration {newer[0]} is not known here")
    archive.verify()


def put_back(archive: Archive) -> None:
    """Restore, and run what is newer than the backup."""
    here().require_empty()
    here().restore(archive)
    if waiting_migrations():
        call_command("migrate", interactive=False, verbosity=0)


def counts() -> str:
    models = {"event": Event, "article": Article, "revision": Revision, "account": get_user_model()}
    return counted({name: model.objects.count() for name, model in models.items()})


def broken_rules(archive: Archive) -> Iterator[str]:
    """What is wrong with what was restored: by the rules, and by the archive's texts."""
    yield from problems()
    rows = Article.objects.filter(text_held=TextHeld.FULL).values_list("slug", "text").iterator(20)
    held = {hashlib.sha256(text.encode()).hexdigest(): slug for slug, text in rows}
    for sha256 in sorted(held.keys() - archive.texts):
        yield f"article {held[sha256]}, text: not among the texts of the backup"
    for sha256 in sorted(archive.texts - held.keys()):
        yield f"texts/{sha256}.txt: in the backup; no article holds this text"
