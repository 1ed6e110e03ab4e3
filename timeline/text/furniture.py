"""What a single line's own words say that it is, by the tables of phrases."""

import re
import tomllib
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path

from timeline.text.language import table
from timeline.text.lines import BLANK, DAY, ENDS, LONGEST, WEEKDAY, Line, folded

KINDS = ("template", "share", "comments", "related", "spam", "credit", "caption")  # in this order a line is asked
SHORT = 60  # characters of a line that every pattern is tried on; longer ones need a word that leads to one
MOST_DATED = 40  # words of a picture's title that ends with its day
KEY = 2  # letters by which phrases are looked up
_NONE: tuple = ((), ())
_USUAL = frozenset("abcdefghijklmnopqrstuvwxyz -")
_BULLETS = BLANK + "*_>•·"

_IMAGE = re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,500}\)")
_LINK = re.compile(r"https?://|www\.", re.I)
_DATED_END = re.compile(rf"[,;.(–—-]?\s?(?P<on>\b(?:on|am|le|el|في|در) )?{WEEKDAY}(?P<day>{DAY})\)?[.]?$", re.I)
_LONGEST_DATE = 40
_LEADS_TO = re.compile(r"\b(?:for|to|until|till|since|by|before|through)\s{0,2}$", re.I)
_SOURCE = re.compile(r"\s\([^()\d]{2,30}\)\.?$")  # whose picture it is: "(archive)"
_LEADS_TO_MAKER = ("/", "©", "photo", "image", "picture", "foto", "credit")  # elsewhere a maker stands in brackets at the end
_SET_APART = re.compile(r"\s{2,}|\s*[|·•]\s*")
_SELLS = re.compile(r"!!|[$€£]\s?\d|\boffers? (?:ends?|expires?)\b|\b\d{1,2}\s?% off\b|\bclick here\b|\bfree (?:trial|shipping)\b", re.I)
# Verbs of telling: with one of them a line is a sentence about a happening, not a picture's title.
_TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|have|said|says|told|will|would|announced|came|began|became|took|went|reported|denied|warned|did|could|"
    r"should|may|might|must|ended|started|signed|left|gave|made|met|won|lost|fell|rose|held on)\b",
    re.I,
)


@cache
def rules() -> dict[str, dict]:
    return tomllib.loads(Path(__file__).with_name("furniture.toml").read_text("utf-8"))


def look_up(page: list[Line]) -> None:
    """Notes for each line of which tables it holds a phrase: each phrase is looked for in the whole page at once."""
    text = "\n".join([line.folded for line in page])
    ends = list(accumulate(len(line.folded) + 1 for line in page))
    for name, phrase in [told for sign, phrases in _sought() if sign in text for told in phrases]:
        at = text.find(phrase)
        while at >= 0:
            number = bisect_right(ends, at)
            page[number].holds |= {name}
            at = text.find(phrase, ends[number])


@cache
def _sought() -> list[tuple[str, list[tuple[str, str]]]]:
    """Signs without which none of their phrases stands in a text, and for each phrase its table."""
    tables = {"leads": rules()["leads"]["words"], "shows": rules()["caption"]["shows"], "makers": _LEADS_TO_MAKER}
    tables |= {"pleas": [word for plea in rules()["pleas"] for word in plea["about"]]}
    told = [(name, phrase) for name, phrases in tables.items() for phrase in phrases]
    found: dict[str, list[tuple[str, str]]] = {}
    for name, phrase in told:
        found.setdefault(_sign(phrase, [other for _, other in told]), []).append((name, phrase))
    return list(found.items())


def _sign(phrase: str, phrases: list[str]) -> str:
    """Of a phrase the first sign that is no letter of English, which is soon looked for, else the longer word that most phrases share."""
    rare = next((sign for sign in phrase if sign not in _USUAL), None)
    words = [word for word in phrase.split() if len(word) > 3]
    return rare or max(words, key=lambda word: (sum(word in other for other in phrases), len(word)), default=phrase)


def named(line: Line, kinds: tuple[str, ...] = KINDS) -> str | None:
    """The kind that the line's own words tell."""
    if len(line.text) > LONGEST or (len(line.words) < 2 and len(line.bare) < 2):
        return None
    if len(line.words) <= _longest_whole() and (kind := _whole().get(line.bare)) and kind in kinds:
        return kind
    return _begun(line, kinds) or _matched(line, kinds) or _announced(line, kinds) or _row(line, kinds)


def _announced(line: Line, kinds: tuple[str, ...]) -> str | None:
    """ "Most viewed: The sun sets; The river": a block's title with the block behind it."""
    if line.stops or line.count > MOST_DATED:
        return None
    title, _, rest = line.folded.partition(":")
    listed = rest.strip()
    return "related" if listed and "related" in kinds and _whole().get(title.strip(_BULLETS)) == "related" else None


def _row(line: Line, kinds: tuple[str, ...]) -> str | None:
    """ "1.2K Shares   348 Tweets   Pin it": parts set apart, most of which would be furniture as lines of their own."""
    if line.stops:
        return None
    parts = [part.strip(BLANK + ":") for part in _SET_APART.split(line.text.strip(BLANK)) if part.strip(BLANK + ":")]
    if not 2 <= len(parts) <= MOST_DATED:
        return None
    told = ["share" if _patterns("share").fullmatch(folded(part)) else _whole().get(_uncounted(part)) for part in parts]
    return next((kind for kind in ("share", "template") if kind in kinds and told.count(kind) * 3 >= len(parts) * 2), None)


def _uncounted(part: str) -> str:
    """ "Facebook 1.2k" without its figure."""
    return re.sub(r"\s[\d.,]{1,9}[km]?$", "", folded(part))


def byline(line: Line) -> bool:
    return line.count <= rules()["byline"]["longest"] and (line.bare in rules()["byline"]["whole"] or _begun(line, ("byline",)) is not None)


def release(line: Line) -> bool:
    """Whether it says that the text is one given to the press."""
    return line.count <= 8 and any(line.bare == words or line.bare.startswith(f"{words} ") for words in rules()["day"]["release"])


def by_a_desk(line: Line) -> bool:
    """Whether a line begins with a post and nobody's name: "Coast News research desk. 4 May"."""
    return bool(_desk().match(line.text.lstrip(BLANK)))


def weak(line: Line, kind: str) -> bool:
    """Whether the line may be of that kind beside another one that is."""
    return line.bare in rules()[kind]["weak"] or line.numbers


def navigation(line: Line) -> bool:
    """Whether most of its words are those of menus."""
    if line.stops or not 3 <= line.count <= MOST_DATED:
        return False
    menus = _vocabulary("template", "navigation")
    known = sum(word.strip("|,/&•·›>»") in menus or not any(map(str.isalnum, word)) for word in line.words)
    return known >= 0.7 * len(line.words) and any(word.isalnum() for word in line.words)


def caption(line: Line) -> bool:
    """Whether it is the words beside a picture: it names a picture's maker, points into it, or is a title with its day."""
    if not 3 <= line.count <= rules()["caption"]["longest"] or len(line.text) > LONGEST:
        return False
    if made(line):
        return True
    if line.count > MOST_DATED:
        return False
    return "shows" in line.holds or titled_with_its_day(line)


def titled_with_its_day(line: Line) -> bool:
    """ "Smoke over Sund, 14 July 2021", with nothing that shows it to be a picture's title rather than another article's."""
    if ")" not in line.ending and not line.text.rstrip(BLANK + "*_.")[-1:].isdigit():
        return False
    text = line.text.strip(BLANK + "*_")[:LONGEST]
    if text[:1] in "•-–*":  # an item of a list
        return False
    if ")" in text[-2:]:
        text = _SOURCE.sub("", text)
    if not text.rstrip(".)")[-1:].isdigit():
        return False
    dated = _DATED_END.search(text, max(0, len(text) - _LONGEST_DATE))
    before = text[: dated.start()] if dated and not dated["on"] else ""
    if before and line.stops and _LEADS_TO.search(text[: dated.start("day")]):
        return False  # "The king called a vote for 3 June 2031."
    return len(before.split()) > 2 and not _TELLS.search(before)


def made(line: Line) -> bool:
    """Whether a picture's maker is named at its end."""
    text = line.text.rstrip(BLANK)
    bracketed = text.rstrip(".")[-1:] in (")", "]")
    if not bracketed and not ("makers" in line.holds and any(map(folded(text[-200:]).__contains__, _LEADS_TO_MAKER))):
        return False
    return bool(_makers().search(text, max(0, len(line.text) - 200)))


def sells(line: Line) -> bool:
    """Whether it cries out, or names a price or an offer."""
    return line.count <= MOST_DATED and bool(_SELLS.search(line.text))


def spam(line: Line, code: str | None) -> bool:
    """Whether it is a heap of sellers' words without the small words that sentences have, or of links."""
    if line.count < 6:
        return False
    sold = _vocabulary("spam", "vocabulary")
    hits = 0 if len(sold.intersection(line.words)) < 2 else _share(line.words, sold)
    if hits >= 0.15:
        return hits >= 0.35 or _share(line.words, table()[code or "en"]) < 0.1
    return "http" in line.folded and len(_LINK.findall(line.bare)) * 3 > len(line.words)


def heap(line: Line, code: str | None) -> bool:
    """Whether it is a long row of words that no sentence holds together, many of them again and again."""
    if line.count < 12 or line.stops:
        return False
    return len(set(line.words)) < 0.75 * len(line.words) and _share(line.words, table()[code or "en"]) < 0.04


def image(line: Line) -> bool:
    """Whether it is a picture in Markdown."""
    return "![" in line.text[:8] and bool(_IMAGE.fullmatch(line.text.strip()))


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word.strip(".,;:!?()") in known for word in words) / len(words)


def _begun(line: Line, kinds: tuple[str, ...]) -> str | None:
    """The kind whose phrase the line begins with."""
    lead = line.folded.strip(_BULLETS)[:SHORT]
    for begun in (lead[:KEY], lead[:1]):
        phrases, told = _starts().get(begun, _NONE)
        if lead.startswith(phrases):
            for phrase, kind in told:
                if kind in kinds and lead.startswith(phrase) and line.count <= rules()[kind]["longest"] and _ends_there(lead, phrase):
                    return kind
    return None


def _ends_there(lead: str, phrase: str) -> bool:
    return not (phrase[-1].isalnum() and lead[len(phrase) : len(phrase) + 1].isalnum())


def _matched(line: Line, kinds: tuple[str, ...]) -> str | None:
    whole = line.folded.strip(BLANK)
    if len(whole) > SHORT and not (
        "leads" in line.holds or whole.startswith(_begins()) or (whole[0] in ENDS and whole.lstrip(ENDS).startswith(_begins()))
    ):
        return None
    if not any(map(_any_pattern().fullmatch, {line.bare, whole})):
        return None
    return next((kind for kind in kinds if (form := _patterns(kind)) and (form.fullmatch(line.bare) or form.fullmatch(whole))), None)


@cache
def _begins() -> tuple[str, ...]:
    return tuple(rules()["leads"]["begins"])


@cache
def _whole() -> dict[str, str]:
    return {phrase: kind for kind in reversed(KINDS) for phrase in rules()[kind]["whole"]}


@cache
def _longest_whole() -> int:
    return max(len(phrase.split()) for phrase in _whole())


@cache
def _starts() -> dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """Phrases by their first letters, alone and with their kinds."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in (*KINDS, "byline"):
        for phrase in rules()[kind]["starts"]:
            found.setdefault(phrase[:KEY], []).append((phrase, kind))
    return {letters: (tuple(phrase for phrase, _ in told), told) for letters, told in found.items()}


@cache
def _patterns(kind: str) -> re.Pattern | None:
    patterns = rules()[kind]["patterns"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


@cache
def _any_pattern() -> re.Pattern:
    return re.compile("|".join(f"(?:{form.pattern})" for kind in KINDS if (form := _patterns(kind))))


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
        rf"|\b(?:photo|photograph|image|picture|foto|credit)s?\s?(?:by\b|:)\s?[^.!?\n]{{2,60}}$",
        re.I,
    )


@cache
def _desk() -> re.Pattern:
    return re.compile(rf"[A-Z][^\W\d_]+(?: [\w&’'-]{{1,20}}){{0,4}} (?:{rules()['byline']['desks']})(?=\s?(?:[.,|·•/–—-]|$))")


@cache
def _vocabulary(kind: str, name: str) -> frozenset[str]:
    return frozenset(rules()[kind][name].split())
