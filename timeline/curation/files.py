"""The shipped chronology as files: fixtures in JSON, one Markdown file an article."""

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from timeline.models import RecordKind

FIXTURES = {
    "vocabulary.json": {"types": RecordKind.TYPE, "abouts": RecordKind.ABOUT},
    "gazetteer.json": {"publishers": RecordKind.PUBLISHER, "places": RecordKind.PLACE, "actors": RecordKind.ACTOR},
    "chronology.json": {"topics": RecordKind.TOPIC, "events": RecordKind.EVENT},
}
BESIDE = {"chronology.json": {"licence"}}
FRONT = re.compile(r"\+\+\+\n(.*?)^\+\+\+\n(.*)\Z", re.DOTALL | re.MULTILINE)
ITEM = re.compile(r"^([0-9]{1,6})\. ", re.MULTILINE)
TOO_LONG = "a number has more digits than can be read"  # Python's own limit, several thousand
TOO_DEEP = "nested too deeply"


class Unreadable(ValueError):
    """Why a file is not what it should be."""


@dataclass(frozen=True)
class Found:
    """One record as a file gives it, and where it stands."""

    kind: RecordKind
    raw: object
    where: str


@dataclass
class Files:
    """Everything that a folder holds, and what of it cannot be read."""

    found: list[Found] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_folder(folder: Path, *, vocabulary_only: bool = False) -> Files:
    files = Files()
    names = ["vocabulary.json"] if vocabulary_only else FIXTURES
    paths = [folder / "fixtures" / name for name in names]
    paths += [] if vocabulary_only else sorted(path for path in (folder / "seeds").glob("*.md") if path.name != "README.md")
    present = [path for path in paths if path.is_file()]
    for path in present:
        try:
            files.found += _records(path, path.relative_to(folder).as_posix())
        except Unreadable as error:
            files.problems.append(f"{path.relative_to(folder).as_posix()}: {error}")
    if not present:
        files.problems.append(f"{folder}: none of {', '.join(path.relative_to(folder).as_posix() for path in paths)} is there")
    return files


def _records(path: Path, name: str) -> list[Found]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start}; expected UTF-8") from None
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror})") from None
    if path.suffix == ".md":
        raw = article_record(text)
        return [Found(RecordKind.ARTICLE, raw, _named(name, "article", raw))]
    return _fixture(_json(text), name)


def _fixture(content: object, name: str) -> list[Found]:
    lists = FIXTURES[Path(name).name]
    allowed = {*lists, *BESIDE.get(Path(name).name, ())}
    if not isinstance(content, dict):
        raise Unreadable(f"a {type(content).__name__}; expected an object with {', '.join(lists)}")
    if unknown := sorted(content.keys() - allowed):
        raise Unreadable(f"unknown key {unknown[0]!r}; expected one of {', '.join(sorted(allowed))}")
    if wrong := [key for key in lists if not isinstance(content.get(key, []), list)]:
        raise Unreadable(f"{wrong[0]}: expected a list")
    numbered = ((kind, at, raw) for key, kind in lists.items() for at, raw in enumerate(content.get(key, [])))
    return [Found(kind, raw, _named(name, kind.value, raw, at)) for kind, at, raw in numbered]


def _named(file: str, kind: str, raw: object, at: int | None = None) -> str:
    slug = raw.get("slug") if isinstance(raw, dict) else None
    number = "" if at is None else f" number {at + 1}"
    return f"{file}: {kind} {slug}" if isinstance(slug, str) and slug else f"{file}: {kind}{number}"


def _json(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable(TOO_LONG) from None
    except RecursionError:
        raise Unreadable(TOO_DEEP) from None


def _once(pairs: list) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Unreadable(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice in one object")
    return found


def article_record(text: str) -> dict:
    """An article's record: TOML between lines of +++, then the digest, one numbered item a paragraph."""
    parts = FRONT.match(text)
    if not parts:
        raise Unreadable("expected TOML between two lines of +++ at the top")
    try:
        record = _plain(tomllib.loads(parts[1]))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"not TOML: {error}") from None
    except ValueError:
        raise Unreadable(TOO_LONG) from None
    except RecursionError:
        raise Unreadable(TOO_DEEP) from None
    items = _digest(parts[2])
    paragraphs = record.get("paragraphs", [])
    if items and isinstance(paragraphs, list):
        if len(items) != len(paragraphs):
            raise Unreadable(f"the digest has {len(items)} items; expected one for each of the {len(paragraphs)} paragraphs")
        record["paragraphs"] = [_with_digest(line, item) for line, item in zip(paragraphs, items, strict=True)]
    return record


def _with_digest(line: object, item: str) -> object:
    return {**line, "digest": item} if isinstance(line, dict) else line


def _digest(body: str) -> list[str]:
    before, *rest = ITEM.split(body)
    if before.strip():
        raise Unreadable(f"the digest begins with {before.strip()[:40]!r}; expected items numbered from 1")
    numbers, items = rest[::2], rest[1::2]
    for expected, number in enumerate(numbers, 1):
        if int(number) != expected:
            raise Unreadable(f"the digest goes from item {expected - 1} to {number}; expected {expected}")
    return [" ".join(item.split()) for item in items]


def _plain(value):
    """TOML's days as texts, as JSON would have them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
