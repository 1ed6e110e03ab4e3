"""A file read as the text of an article: plain text, Markdown or a web page, in any usual encoding."""

import re
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module

from timeline.text.decoding import Undecodable, decoded
from timeline.text.marks import Mark

LARGEST = 20_000_000  # bytes: a book has one or two million
EXPECTED = "expected the text of an article as plain text, Markdown or HTML"
HEAD = 4096  # bytes or characters in which a file shows what it is

_FOREIGN = {
    rb"%PDF-": "a PDF file",
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*": "a picture",
    rb"RIFF....(?:WAVE|AVI )|ID3[\2-\4]|OggS\0|....ftyp": "a sound or film file",
    rb"PK\x03\x04|\xd0\xcf\x11\xe0": "an archive, or a document of an office program",
    rb"\{\\rtf": "an RTF document",
    rb"\x1f\x8b|BZh[1-9]1AY|7z\xbc\xaf|\xfd7zXZ|Rar!\x1a": "a compressed file",
    rb"\x7fELF|MZ\x90|SQLite format 3\0": "a program or database",
}
_SHOWN = tuple((re.compile(rb"[\xef\xbb\xbf \t\r\n]{0,1000}(?:" + magic + rb")", re.S), what) for magic, what in _FOREIGN.items())
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|meta|title)\b",
    re.I | re.S,
)
_TAG = re.compile(r"<[a-zA-Z][^>]{0,300}>")
_DECLARED = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\[[^\]\n]{1,80}\]: \S|!\[[^\]\n]{0,200}\]\()", re.M)
FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.{0,4000}?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.S)
_FIELD = re.compile(r"^(\w[\w-]{0,30})[ \t]*[:=][ \t]*[\"']?(.{1,300}?)[\"']?[ \t]*\r?$", re.M)
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])


class Unreadable(ValueError):
    """Why a file cannot be read as an article, in one line."""


@dataclass(frozen=True)
class PageDate:
    """What a file says of its own day of publication, as written there, and where it stood."""

    value: str
    where: str
    change: bool = False  # of the last change


@dataclass(frozen=True)
class Reading:
    """A file as read. `text` is what is held: of plain text and Markdown all of it, of a page what was extracted.

    `sha256` is the digest of the file's bytes, `text_sha256` of the text in UTF-8. `marks` are those that the page itself made.
    """

    name: str
    text: str
    format: str  # plain markdown html
    encoding: str
    sha256: str
    text_sha256: str
    title: str | None = None
    byline: str | None = None
    language: str | None = None  # as declared
    dates: tuple[PageDate, ...] = ()
    marks: tuple[Mark, ...] = ()
    region: str | None = None  # of the language, as declared: "gb" of "en-GB"


def read(data: bytes, name: str = "") -> Reading:
    """Read a file's bytes; the name's ending helps to tell the format. Raises ``Unreadable``."""
    if problem := _foreign(data):
        raise Unreadable(f"{problem}; {EXPECTED}")
    text, encoding = _decoded(data)
    own = data if encoding == "utf-8" else text.encode()
    if problem := _no_text(text, own):
        raise Unreadable(f"{problem}; {EXPECTED}")
    digest = sha256(data).hexdigest()
    kind = _format(text, name)
    if kind == "html":
        return _page(name, text, encoding, digest)
    fields = _front_matter(text) if kind == "markdown" else {}
    dates = tuple(PageDate(fields[key], f"front matter {key}") for key in ("date", "published", "publishdate") if key in fields)
    own_digest = digest if own is data else sha256(own).hexdigest()
    author = fields.get("author") or fields.get("byline")
    return Reading(
        name, text, kind, encoding, digest, own_digest, fields.get("title"), author, fields.get("language") or fields.get("lang"), dates
    )


def _foreign(data: bytes) -> str | None:
    """What the bytes are instead of a text, as far as they show it."""
    if not data:
        return "The file is empty"
    if len(data) > LARGEST:
        return f"Holds more than {LARGEST // 10**6} MB"
    found = next((what for magic, what in _SHOWN if magic.match(data, 0, HEAD)), None)
    return f"This is {found}" if found else None


def _decoded(data: bytes) -> tuple[str, str]:
    declared = _DECLARED.search(data, 0, HEAD)
    try:
        return decoded(data, declared and declared[1].decode("ascii", "replace"))
    except Undecodable:
        what = "binary data" if data.count(0, 0, HEAD) else "no text in UTF-8 or another encoding that fits"
        raise Unreadable(f"This is {what}; {EXPECTED}") from None


def _no_text(text: str, own: bytes) -> str | None:
    """Why the characters, in UTF-8 the bytes `own`, are no text."""
    if not text.lstrip("\ufeff").strip():
        return "The file holds only blanks"
    plain = own.translate(None, _CONTROLS)
    controls = len(own) - len(plain)
    if controls and not plain.decode().strip():
        return "Holds only control characters"
    return "This is binary data" if 0 in own or controls * 20 > len(text) else None


def _format(text: str, name: str) -> str:
    ending = name.rpartition(".")[2].casefold()
    is_page = _PAGE.match(text.removeprefix("\ufeff"), 0, HEAD) or (ending in ("html", "htm", "xhtml") and _TAG.search(text, 0, HEAD))
    if is_page:
        return "html"
    is_markdown = ending in ("md", "markdown", "mdown") or (ending != "txt" and _MARKDOWN.search(text, 0, HEAD))
    return "markdown" if is_markdown else "plain"


def _page(name: str, source: str, encoding: str, digest: str) -> Reading:
    pages = import_module("timeline.text.html")  # with trafilatura, a fifth of a second
    slim = pages.slimmed(source)
    if len(slim) > pages.LARGEST:
        raise Unreadable(
            f"The page holds {len(slim) / 1e6:.1f} MB without its scripts; at most {pages.LARGEST // 10**6} MB are read; {EXPECTED}"
        )
    page = pages.page(slim)
    text, marks = _joined(page.lines)
    if not text.strip():
        raise Unreadable(f"The page holds no text that could be found; {EXPECTED}")
    dates = tuple(PageDate(*told) for told in page.dates)
    own = sha256(text.encode()).hexdigest()
    return Reading(name, text, "html", encoding, digest, own, page.title, page.byline, page.language, dates, marks, page.region)


def _joined(lines: tuple[tuple[str, str | None], ...]) -> tuple[str, tuple[Mark, ...]]:
    marks, at = [], 0
    for words, kind in lines:
        if kind:
            marks.append(Mark(at, at + len(words), kind))
        at += len(words) + 1
    return "".join(f"{words}\n" for words, _ in lines), tuple(marks)


def _front_matter(text: str) -> dict[str, str]:
    """The fields of a block of YAML or TOML at the start, those that stand on one line."""
    block = FRONT_MATTER.match(text)
    return {key.casefold(): value for key, value in _FIELD.findall(block[2])} if block else {}
