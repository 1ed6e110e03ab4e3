"""The file of a backup: a zip archive whose manifest names every member with its size and sha256."""

import hashlib
import json
import os
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.core.management.base import CommandError

from timeline.management.locks import locked

FORMAT, VERSION = "timeline-backup", 1
MANIFEST = "manifest.json"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
TEXT = re.compile(r"texts/([0-9a-f]{64})\.txt")
SHA256 = re.compile(r"[0-9a-f]{64}")
TIMELINE = re.compile(r"[\w.+-]{1,40}")
MIGRATION = re.compile(r"\w+\.\w+")
CHUNK = 1 << 20
# What zipfile raises for bytes that are no zip archive, or no longer.
DAMAGES = (BadZipFile, OSError, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError)


@contextmanager
def whole_file(file: Path, *, force: bool) -> Iterator[Path]:
    """A file beside, for this user alone, that gets the name when it is whole; one at a time in a folder."""
    if not file.parent.is_dir():
        raise CommandError(f"{file}: there is no folder {file.parent}; make it first")
    part = file.with_name(".timeline-backup")
    with locked(file.with_name(".timeline-backup.lock")):
        if file.is_dir() or (file.exists() and not force):
            raise CommandError(f"{file}: is there already; expected a new name{'' if file.is_dir() else ', or --force to overwrite it'}")
        part.unlink(missing_ok=True)
        try:
            part.touch(mode=0o600)
            yield part
            settle(part, file)
        finally:
            part.unlink(missing_ok=True)


def settle(part: Path, file: Path) -> None:
    """Give a whole file its name, in a way that outlives a loss of power."""
    sync(part)
    part.replace(file)
    sync(file.parent)


def sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Writer:
    """Writes members one after the other, and last of all what they are."""

    def __init__(self, archive: ZipFile):
        self.archive, self.members = archive, {}

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        with self.archive.open(name, "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self.members[name] = {"sha256": digest.hexdigest(), "size": size}

    def add_text(self, text: bytes) -> None:
        name = f"texts/{hashlib.sha256(text).hexdigest()}.txt"
        if name not in self.members:
            self.add(name, [text])

    def close(self, **facts) -> None:
        """The manifest is stored as it is, so that it cannot be larger than the archive."""
        manifest = {"format": FORMAT, "version": VERSION, **facts, "members": self.members}
        self.archive.writestr(MANIFEST, json.dumps(manifest, indent=1) + "\n", compress_type=ZIP_STORED)


class Archive:
    """A backup that is read: nothing of it is believed before it was checked."""

    def __init__(self, file: Path):
        self.file = file
        try:
            self.opened = file.open("rb")
        except OSError as error:
            raise self.refused(f"cannot be opened ({error.strerror})") from None
        try:
            self._read()
        except BaseException:
            self.opened.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.opened.close()

    def refused(self, reason: str) -> CommandError:
        return CommandError(f"{self.file}: {reason}")

    def _read(self) -> None:
        try:
            self.archive = ZipFile(self.opened)
        except DAMAGES:
            raise self.refused("not a whole zip archive; expected a file that `backup` wrote, from its first byte to its last") from None
        self.listed = {each.filename: each for each in self.archive.infolist()}
        if len(self.listed) < len(self.archive.infolist()):
            raise self.refused("a member stands in it twice; expected each once")
        if MANIFEST not in self.listed:
            raise self.refused(f"no {MANIFEST} in it; expected a backup of Timeline")
        manifest = self._manifest()
        self.timeline, self.database = manifest["timeline"], manifest["database"]
        self.migrations, self.members = manifest["migrations"], manifest["members"]
        self._compare()

    def _manifest(self) -> dict:
        if self.listed[MANIFEST].compress_type != ZIP_STORED:
            raise self.refused(f"{MANIFEST} is compressed; expected it as `backup` writes it")
        try:
            manifest = json.loads(self.archive.read(MANIFEST))
        except (*DAMAGES, RecursionError):
            raise self.refused(f"damaged: {MANIFEST} cannot be read") from None
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise self.refused(f"{MANIFEST} names another format; expected {FORMAT!r}")
        if manifest.get("version") != VERSION:
            raise self.refused(f"version {short(manifest.get('version'))} of the format; expected {VERSION}")
        if wrong := next(wrong_facts(manifest), None):
            raise self.refused(f"{MANIFEST}, {wrong}")
        return manifest

    def _compare(self) -> None:
        """Members are those of the manifest, of the sizes that it says."""
        expected = {MANIFEST, *self.members}
        if unknown := sorted(self.listed.keys() - expected):
            raise self.refused(f"holds {short(unknown[0])}; expected only what {MANIFEST} names")
        if missing := sorted(expected - self.listed.keys()):
            raise self.refused(f"{missing[0]} is missing; expected all that {MANIFEST} names")
        for name, said in self.members.items():
            member = self.listed[name]
            if member.flag_bits & 1 or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise self.refused(f"{name} is encrypted or compressed in another way than `backup` does")
            if member.file_size != said["size"]:
                raise self.refused(f"{name} has {member.file_size} bytes; expected {said['size']}")

    @property
    def texts(self) -> set[str]:
        """The sha256 of each text held in full."""
        return {found[1] for name in self.members if (found := TEXT.fullmatch(name))}

    def chunks(self, name: str) -> Iterator[bytes]:
        """The member's bytes; at their end they are known to be the right ones."""
        digest = hashlib.sha256()
        try:
            with self.archive.open(name) as member:
                while chunk := member.read(CHUNK):
                    digest.update(chunk)
                    yield chunk
        except DAMAGES:
            raise self.refused(f"damaged: {name} cannot be read to its end") from None
        if digest.hexdigest() != self.members[name]["sha256"]:
            raise self.refused(f"damaged: the sha256 of {name} is {digest.hexdigest()}; expected {self.members[name]['sha256']}")

    def verify(self) -> None:
        for name in self.members:
            for _ in self.chunks(name):
                pass


def wrong_facts(manifest: dict) -> Iterator[str]:
    """What a manifest says that none of ours does."""
    members, migrations = manifest.get("members"), manifest.get("migrations")
    if manifest.get("database") not in DATABASES:
        yield f"database: {short(manifest.get('database'))}; expected {' or '.join(DATABASES)}"
        return
    timeline = manifest.get("timeline")
    if not isinstance(timeline, str) or not TIMELINE.fullmatch(timeline):
        yield f"timeline: {short(timeline)}; expected its version"
    if not isinstance(migrations, list) or not all(isinstance(each, str) and MIGRATION.fullmatch(each) for each in migrations):
        yield "migrations: expected a list of names such as timeline.0001_first_tables"
    if not isinstance(members, dict) or DATABASES[manifest["database"]] not in members:
        yield f"members: expected {DATABASES[manifest['database']]} among them"
        return
    for name, said in members.items():
        if name != DATABASES[manifest["database"]] and not TEXT.fullmatch(name):
            yield f"members: {short(name)}; expected {DATABASES[manifest['database']]} and texts/SHA256.txt"
        elif not is_measure(said, TEXT.fullmatch(name)):
            yield f"members, {name}: {short(said)}; expected its sha256 and size"


def short(value: object) -> str:
    """What was found, in one line that is not long."""
    return repr(value)[:80]


def is_measure(said: object, text: re.Match | None) -> bool:
    """A sha256, which for a text is that of its name, and a size."""
    if not isinstance(said, dict) or said.keys() != {"sha256", "size"}:
        return False
    sha256, size = said["sha256"], said["size"]
    named = sha256 == text[1] if text else isinstance(sha256, str) and bool(SHA256.fullmatch(sha256))
    return named and type(size) is int and size >= 0
