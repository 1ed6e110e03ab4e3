"""What stands in the archive of a backup, and every archive that is refused before a database is asked anything."""

import json
import re
from hashlib import sha256
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from timeline.management.archive import DATABASES, Archive, Writer
from timeline.management.backups import require_restorable

HELD = b"Rockets fell on Saturday."
NAME = f"texts/{sha256(HELD).hexdigest()}.txt"
MEMBER = DATABASES[connection.vendor]
OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]


@pytest.fixture
def file(tmp_path):
    """An archive as `backup` writes it, with a few bytes for a database."""
    file = tmp_path / "kept.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        writer = Writer(archive)
        writer.add(MEMBER, [b"a database, " * 20, b"in two pieces"])
        writer.add_text(HELD)
        facts = {"timeline": "9.1", "made": "2021-01-03T10:00:00+00:00", "database": connection.vendor}
        writer.close(**facts, migrations=["timeline.0001_first_tables"])
    return file


def rewritten(file, change=lambda manifest, members: None, method=ZIP_DEFLATED):
    """The archive with another manifest and other members."""
    with ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(manifest, members)
    with ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest), compress_type=ZIP_STORED)


def says(**facts):
    return lambda file: rewritten(file, lambda manifest, members: manifest.update(facts))


def holds(name, content=b"more", *, said=False):
    """Another member, or another content of one; ``said`` in the manifest, too."""

    def change(manifest, members):
        members[name] = content
        if said:
            manifest["members"][name] = {"sha256": sha256(content).hexdigest(), "size": len(content)}

    return lambda file: rewritten(file, change)


def lacks(name):
    return lambda file: rewritten(file, lambda manifest, members: members.pop(name))


def measures(**said):
    return lambda file: rewritten(file, lambda manifest, members: manifest["members"][MEMBER].update(said))


def bytes_of(change):
    return lambda file: file.write_bytes(change(file.read_bytes()))


def another_zip(file):
    with ZipFile(file, "w") as archive:
        archive.writestr("letter.txt", "hello")


def compressed_manifest(file):
    with ZipFile(file) as archive:
        content = archive.read("manifest.json")
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", content)


def twice(file):
    with ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(NAME, HELD)


REFUSED = {
    "missing": (lambda file: file.unlink(), "cannot be opened (No such file or directory)"),
    "a folder": (lambda file: (file.unlink(), file.mkdir()), "cannot be opened (Is a directory)"),
    "empty": (bytes_of(lambda old: b""), "not a whole zip archive; expected a file that `backup` wrote, from its first byte to its last"),
    "something else": (bytes_of(lambda old: b"a letter"), "not a whole zip archive"),
    "cut short": (bytes_of(lambda old: old[:-30]), "not a whole zip archive"),
    "cut in the middle": (bytes_of(lambda old: old[: len(old) // 2]), "not a whole zip archive"),
    "a hole": (bytes_of(lambda old: old[:60] + bytes(20) + old[80:]), f"damaged: {MEMBER} cannot be read to its end"),
    "another zip": (another_zip, "no manifest.json in it; expected a backup of Timeline"),
    "twice": (twice, "a member stands in it twice; expected each once"),
    "another format": (says(format="photo-album"), "manifest.json names another format; expected 'timeline-backup'"),
    "a later format": (says(version=2), "version 2 of the format; expected 1"),
    "another database": (says(database="mysql"), "manifest.json, database: 'mysql'; expected sqlite or postgresql"),
    "no version": (says(timeline=None), "manifest.json, timeline: None; expected its version"),
    "a version of many lines": (says(timeline="1\n2"), r"manifest.json, timeline: '1\n2'; expected its version"),
    "odd migrations": (says(migrations=["../x"]), "manifest.json, migrations: expected a list of names such as timeline.0001_first_tables"),
    "no members": (says(members={}), f"manifest.json, members: expected {MEMBER} among them"),
    "no size": (measures(size=-1), f"manifest.json, members, {MEMBER}: "),
    "a long size": (measures(size=10**15), f"{MEMBER} has 253 bytes; expected 1000000000000000"),
    "a short size": (measures(size=10), f"{MEMBER} has 253 bytes; expected 10"),
    "another sha256": (measures(sha256="0" * 64), f"damaged: the sha256 of {MEMBER} is "),
    "an unknown member": (holds("letter.txt"), "holds 'letter.txt'; expected only what manifest.json names"),
    "a member it names": (holds("letter.txt", said=True), f"manifest.json, members: 'letter.txt'; expected {MEMBER} and texts/SHA256.txt"),
    "a way out": (holds("../../etc/cron.d/x", said=True), "manifest.json, members: '../../etc/cron.d/x'; expected "),
    "a way from the root": (holds("/etc/passwd", said=True), "manifest.json, members: '/etc/passwd'; expected "),
    "another text": (holds(NAME, b"Nothing fell on Saturday.", said=True), f"manifest.json, members, {NAME}: "),
    "another content": (holds(NAME, b"Rockets fell on a Sunday."), f"damaged: the sha256 of {NAME} is "),
    "a bomb": (holds(NAME, bytes(10**7)), f"{NAME} has 10000000 bytes; expected 25"),
    "a text less": (lacks(NAME), f"{NAME} is missing; expected all that manifest.json names"),
    "no database": (lacks(MEMBER), f"{MEMBER} is missing; expected all that manifest.json names"),
    "another method": (lambda file: rewritten(file, method=ZIP_BZIP2), f"{MEMBER} is encrypted or compressed in another way"),
    "a compressed manifest": (compressed_manifest, "manifest.json is compressed; expected it as `backup` writes it"),
    "a newer Timeline": (
        says(migrations=["timeline.0001_first_tables", "timeline.9999_the_future"]),
        "made by a newer Timeline (9.1): its migration timeline.9999_the_future is not known here",
    ),
}  # fmt: skip


def test_an_archive_as_it_was_written_is_accepted(file):
    with Archive(file) as archive:
        require_restorable(archive)
        assert archive.texts == {sha256(HELD).hexdigest()}
        assert b"".join(archive.chunks(MEMBER)) == b"a database, " * 20 + b"in two pieces"


@pytest.mark.parametrize("case", REFUSED)
def test_another_one_is_refused_in_one_line_before_the_database_is_asked(case, file):
    """This test may not use the database at all."""
    change, reason = REFUSED[case]
    change(file)
    with pytest.raises(CommandError, match=f"^{re.escape(f'{file}: {reason}')}") as refused:
        call_command("restore", file)
    assert "\n" not in str(refused.value)


def test_a_backup_of_the_other_kind_of_database_is_refused(file):
    def change(manifest, members):
        manifest["database"] = OTHER
        for held in (manifest["members"], members):
            held[DATABASES[OTHER]] = held.pop(MEMBER)

    rewritten(file, change)
    with pytest.raises(CommandError, match=": holds a (SQLite|PostgreSQL) database, and DATABASE_URL names one of "):
        call_command("restore", file)


def test_no_single_wrong_byte_gets_through(file):
    """Each byte in turn: the archive is refused, or what is read of it is what was written."""
    right, refused = file.read_bytes(), 0
    for at in range(len(right)):
        file.write_bytes(right[:at] + bytes([right[at] ^ 0x41]) + right[at + 1 :])
        try:
            with Archive(file) as archive:
                archive.verify()
                assert archive.texts == {sha256(HELD).hexdigest()}
        except CommandError:
            refused += 1
    assert refused > len(right) / 2
