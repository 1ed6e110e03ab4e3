"""One wording set in different types: marks of quotation, dashes, spaces, signs that nobody sees."""

import re
import unicodedata

MARKS = "\"'`´“”„‟‘’‚‛«»‹›「」『』＂＇′″"
DASHES = "-‐‑‒–—―−"
UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # soft hyphens, joiners, marks of direction
_TOKEN = re.compile(rf"\s*(?:--+|[{DASHES}])\s*|\s+|''|\.\.\.|.", re.DOTALL)
_MARK, _DASH, _DOTS = rf"(?:''|[{MARKS}])", rf"\s*(?:--+|[{DASHES}])\s*", r"(?:…|\.\.\.)"


def one_line_end(text: str) -> str:
    """Browsers send a carriage return with every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def inside_marks(words: str) -> str:
    """The words without the quotation marks around them, or nothing where they do not stand between two."""
    return words[1:-1].strip() if len(words) > 2 and words[0] in MARKS and words[-1] in MARKS else ""


def otherwise_set(text: str, words: str) -> list[tuple[int, int]]:
    """Start and end of each stretch that differs from the words in nothing but its setting."""
    pattern = _pattern(words)
    return [_without_blanks(found) for found in re.finditer(pattern, text)] if pattern else []


def whole(text: str, start: int, end: int) -> bool:
    """Whether no letter is cut from the marks that stand above or below it."""
    return not any(unicodedata.combining(sign) for sign in (*text[start : start + 1], *text[end : end + 1]))


def _without_blanks(found: re.Match) -> tuple[int, int]:
    start = found.end() - len(found[0].lstrip())
    return start, start + len(found[0].strip())


def _pattern(words: str) -> str:
    seen = re.sub(f"[{UNSEEN}]", "", unicodedata.normalize("NFC", words)).strip()
    return f"[{UNSEEN}]*".join(_alike(token[0]) for token in _TOKEN.finditer(seen))


def _alike(token: str) -> str:
    """A pattern for everything that the token may be set as."""
    if token.strip() == "":
        return r"\s+"
    if token.strip()[0] in DASHES:
        return _DASH
    if token[0] in MARKS:
        return _MARK
    if token in ("…", "..."):
        return _DOTS
    apart = unicodedata.normalize("NFD", token)
    return re.escape(token) if apart == token else f"(?:{re.escape(token)}|{re.escape(apart)})"
