"""The characters that the bytes of a file stand for."""

import codecs
import re
from importlib import import_module

from timeline.text.language import LEAST_SHARE, plausibility

SAMPLE = 60_000  # bytes that a guess looks at
IN_PLACE = 0.97  # of all signs must be such as the language has
# Names that pages and editors give for what is, in truth, Microsoft's superset (WHATWG Encoding Standard).
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# Encodings of old files in the languages that we read, the likelier first where the text is the same in several.
_LEGACY = ("cp1252", "cp1254", "cp1256", "cp1251", "cp1250", "koi8-r", "iso8859-5", "iso8859-6", "cp866", "mac-roman", "iso8859-2")
_BOMS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class Undecodable(ValueError):
    """Bytes that are no text in any encoding tried."""


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text and its encoding: UTF-8 wherever it fits, then what a mark at the start, the file itself or its letters say.

    A byte order mark of UTF-8 stays in the text as U+FEFF, so that the text's digest is that of the file.
    """
    for name in _certain(data):
        if (text := _strictly(data, name)) is not None:
            return text, name
    if (name := _normal(declared)) and (text := _strictly(data, name)) is not None and not _CONTROL.search(text):
        return text, name
    name = None if _is_damaged(data) else _likeliest(data)
    text = _strictly(data, name) if name else None
    if text is None or _CONTROL.search(text):
        raise Undecodable
    return text, name


def _certain(data: bytes) -> list[str]:
    """Encodings that the first bytes, or the places of zero bytes, name; else UTF-8."""
    marked = [name for bom, name in _BOMS if data.startswith(bom)]
    sample = data[:SAMPLE]
    if marked or 0 not in sample:
        return marked or ["utf-8"]
    # In UTF-16 each Latin letter, digit and space has one byte that is zero, always on the same side.
    zeros = (sample[::2].count(0), sample[1::2].count(0))
    if max(zeros) * 50 > len(sample) and max(zeros) > 10 * min(zeros):
        return ["utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"]
    return ["utf-8"]


def _is_damaged(data: bytes) -> bool:
    """Whether it is UTF-8 but for a few bytes: read in any other encoding, each of its accents and quotation marks would be two signs."""
    text = data[:SAMPLE].decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return len(text.encode()) - len(text) - 2 * wrong > wrong


def _likeliest(data: bytes) -> str | None:
    """The old encoding in which most words are words; a library's guess for languages that have no table."""
    sample = data[:SAMPLE]
    scores = {name: plausibility(text) for name in _LEGACY if (text := _strictly(sample, name)) is not None and not _CONTROL.search(text)}
    best = max(scores, key=scores.get, default=None)
    if best and scores[best][0] >= LEAST_SHARE and scores[best][1] >= IN_PLACE:
        return best
    if _mostly_ascii(sample):
        return "cp1252"
    found = import_module("charset_normalizer").from_bytes(sample).best()  # slow to import, rarely needed
    return _normal(found.encoding) if found and found.coherence > 0 else None


def _mostly_ascii(sample: bytes) -> bool:
    """Whether it reads as Western words with a few letters that have accents, too short for a count of small words."""
    text = _strictly(sample, "cp1252")
    foreign = re.sub(r"[ -~\s]", "", text or "")
    return (
        text is not None
        and len(foreign) * 5 <= len(text)
        and plausibility(foreign)[1] == 1
        and not re.search(r"[a-z][À-Ý]|\w[“”«»]\w", text)
    )


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _normal(name: str | None) -> str | None:
    """Python's name of an encoding of text; None for one that is not known."""
    try:
        known = codecs.lookup((name or "").strip())
    except LookupError:
        return None
    return _ALIASES.get(known.name, known.name) if known._is_text_encoding else None
