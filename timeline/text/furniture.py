"""What a single line's own words say that it is, by the tables of phrases."""

import re
import tomllib
from functools import cache
from pathlib import Path

from timeline.text.language import table
from timeline.text.lines import BLANK, DAY, LONGEST, WEEKDAY, Line, folded

KINDS = ("template", "share", "comments", "related", "credit", "caption")  # in this order a line is asked
SHORT = 60  # characters of a line that every pattern is tried on; longer ones need a word that leads to one
MOST_DATED = 40  # words of a picture's title that ends with its day
KEY = 2  # letters by which phrases are looked up

_IMAGE = re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,500}\)")
_LINK = re.compile(r"https?://|www\.", re.I)
_DATED_END = re.compile(rf"[,;.(–—-]?\s?(?P<on>\b(?:on|am|le|el|في|در) )?{WEEKDAY}{DAY}\)?[.]?$", re.I)
_LONGEST_DATE = 40
# Verbs of telling: with one of them a line is a sentence about a happening, not a picture's title.
_TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|have|said|says|told|will|would|announced|came|began|became|took|went|reported|denied|warned|did|could|"
    r"should|may|might|must|ended|started|signed|left|gave|made|met|won|lost|fell|rose|held on)\b",
    re.I,
)


@cache
def rules() -> dict[str, dict]:
    return tomllib.loads(Path(__file__).with_name("furniture.toml").read_text("utf-8"))


def named(line: Line, kinds: tuple[str, ...] = KINDS) -> str | None:
    """The kind that the line's own words tell."""
    if len(line.text) > LONGEST or len(line.bare) < 2:
        return None
    if (kind := _whole().get(line.bare)) and kind in kinds:
        return kind
    return _begun(line, kinds) or _matched(line, kinds)


def byline(line: Line) -> bool:
    return line.count <= rules()["byline"]["longest"] and (line.bare in rules()["byline"]["whole"] or _begun(line, ("byline",)) is not None)


def weak(line: Line, kind: str) -> bool:
    """Whether the line may be of that kind beside another one that is."""
    return line.bare in rules()[kind]["weak"] or line.numbers


def navigation(line: Line) -> bool:
    """Whether most of its words are those of menus."""
    if line.stops or not 3 <= line.count <= MOST_DATED:
        return False
    words = line.bare.split()
    known = sum(word.strip("|,/&•·›>»") in _vocabulary("template", "navigation") or not word.isalnum() for word in words)
    return known >= 0.7 * len(words) and any(word.isalnum() for word in words)


def caption(line: Line) -> bool:
    """Whether it is the words beside a picture: it names a picture's maker, points into it, or is a title with its day."""
    if not 3 <= line.count <= rules()["caption"]["longest"] or len(line.text) > LONGEST:
        return False
    if _makers().search(line.text.rstrip(BLANK), max(0, len(line.text) - 200)):
        return True
    if line.count > MOST_DATED:
        return False
    lower = line.text.casefold()
    return any(phrase in lower for phrase in rules()["caption"]["shows"]) or _titled_with_its_day(line.text.strip(BLANK + "*_"))


def _titled_with_its_day(text: str) -> bool:
    if not text.rstrip(".)")[-1:].isdigit():
        return False
    dated = _DATED_END.search(text, max(0, len(text) - _LONGEST_DATE))
    before = text[: dated.start()] if dated and not dated["on"] else ""
    return len(before.split()) > 2 and not _TELLS.search(before)


def spam(line: Line, code: str | None) -> bool:
    """Whether it is a heap of sellers' words without the small words that sentences have, or of links."""
    if line.count < 6:
        return False
    words = line.bare.split()
    hits = 0 if _vocabulary("spam", "vocabulary").isdisjoint(words) else _share(words, _vocabulary("spam", "vocabulary"))
    if hits >= 0.15:
        return hits >= 0.35 or _share(words, table()[code or "en"]) < 0.1
    return "http" in line.bare and len(_LINK.findall(line.bare)) * 3 > len(words)


def heap(line: Line, code: str | None) -> bool:
    """Whether it is a long row of words that no sentence holds together, many of them again and again."""
    if line.count < 12 or line.stops:
        return False
    words = line.bare.split()
    return len(set(words)) < 0.75 * len(words) and _share(words, table()[code or "en"]) < 0.04


def image(line: Line) -> bool:
    """Whether it is a picture in Markdown."""
    return "![" in line.text[:8] and bool(_IMAGE.fullmatch(line.text.strip()))


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word.strip(".,;:!?()") in known for word in words) / len(words)


def _begun(line: Line, kinds: tuple[str, ...]) -> str | None:
    """The kind whose phrase the line begins with."""
    lead = folded(line.text[:LONGEST]).strip(BLANK + "*_>•·")[:SHORT]
    for phrase, kind in (*_starts().get(lead[:KEY], ()), *_starts().get(lead[:1], ())):
        if kind in kinds and lead.startswith(phrase) and line.count <= rules()[kind]["longest"] and _ends_there(lead, phrase):
            return kind
    return None


def _ends_there(lead: str, phrase: str) -> bool:
    return not (phrase[-1].isalnum() and lead[len(phrase) : len(phrase) + 1].isalnum())


def _matched(line: Line, kinds: tuple[str, ...]) -> str | None:
    whole = folded(line.text.strip(BLANK))
    if len(whole) > SHORT and not any(word in whole for word in rules()["leads"]["words"]):
        return None
    return next((kind for kind in kinds if (form := _patterns(kind)) and (form.fullmatch(line.bare) or form.fullmatch(whole))), None)


@cache
def _whole() -> dict[str, str]:
    return {phrase: kind for kind in reversed(KINDS) for phrase in rules()[kind]["whole"]}


@cache
def _starts() -> dict[str, list[tuple[str, str]]]:
    """Phrases with their kinds by their first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in (*KINDS, "byline"):
        for phrase in rules()[kind]["starts"]:
            found.setdefault(phrase[:KEY], []).append((phrase, kind))
    return found


@cache
def _patterns(kind: str) -> re.Pattern | None:
    patterns = rules()[kind]["patterns"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


@cache
def _makers() -> re.Pattern:
    """A maker in square brackets, or in round ones with a name before a stroke or a word for a picture; "Photo: …" at the end."""
    makers, pictures = rules()["caption"]["makers"], rules()["caption"]["pictures"]
    return re.compile(
        rf"\[[^\[\]\n]{{0,80}}\b(?:{makers})\b[^\[\]\n]{{0,40}}\]\.?$"
        rf"|\([^()\n]{{0,80}}(?:/\s?(?:{makers})|\b(?:{pictures}))\b[^()\n]{{0,40}}\)\.?$"
        rf"|[\[(](?-i:[A-ZÀ-Þ][\w.’'-]* [A-ZÀ-Þ][\w.’' -]{{1,40}}/[A-Z][\w .-]{{1,40}})[\])]\.?$"
        rf"|[\[(](?:{makers})\s?/\s?[^()\[\]\n]{{2,40}}[\])]\.?$"
        rf"|[/©]\s?(?:{makers})\b[^.!?\n]{{0,40}}$"
        rf"|\b(?:photo|image|picture|foto|credit)s?\s?(?:by\b|:)\s?[^.!?\n]{{2,60}}$",
        re.I,
    )


@cache
def _vocabulary(kind: str, name: str) -> frozenset[str]:
    return frozenset(rules()[kind][name].split())
