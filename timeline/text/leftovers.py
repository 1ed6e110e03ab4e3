"""What a page asks of its readers, and what readers and sellers leave on it, by the form of a line."""

import re
from functools import cache

from timeline.text.furniture import rules
from timeline.text.lines import BLANK, DAY, LONGEST, Line, folded

MOST_ASKED = 80  # words of a paragraph that asks something of the readers
MOST_OFFERED = 40
LEAST_MENU = 4  # parts of a menu's row
OFFERED = 3  # signs of different kinds that tell an offer

_AGO = r"(?:\d{1,3}|an?) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago"
_WRITTEN = rf"(?:{_AGO}|(?:on )?{DAY}(?:,? at)? \d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\.?)?)"
_COMMENT = re.compile(
    rf"(?P<who>@?[\w.’'-]{{2,25}}(?: [\w.’'-]{{1,20}}){{0,2}}?)(?:\s?[·|•,–-])?\s{_WRITTEN}\s?[:·|•–-]\s?\S.*", re.I | re.S
)
_REPLY = re.compile(
    rf"[^\n@]{{0,40}}@\w{{2,30}}\s?[·•|–-]\s?(?:{DAY}|{_AGO}|\d{{1,2}}[hmd]|[A-Z][a-z]{{2}} \d{{1,2}})", re.I
)  # and nothing else
_DIGIT = re.compile(r"\d")
_STROKE = re.compile(r"\s?[|·]\s?")
_PICTURES = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_HANDLE = re.compile(r"@\w+|(?=\w*[\d_])[a-z]\w+")
_SPEAKS = re.compile(
    r"\b(?:said|says|told|tells|wrote|added|announced|according to|reported|found|urged|asked|joked|read)\b|[“”«»„\"]", re.I
)


def plea(line: Line) -> bool:
    """Whether it asks the reader to subscribe to a newsletter, or to be content with cookies."""
    if "pleas" not in line.holds or not 4 <= line.count <= MOST_ASKED or len(line.text) > LONGEST:
        return False
    text = _plain(line.text.strip(BLANK))
    asked = (any(word in text for word in about) and leads.search(text) and cues.search(text) for about, leads, cues in _pleas())
    return any(asked) and not _SPEAKS.search(text)


def menu(line: Line) -> bool:
    """Whether it is a row of short words between strokes, as the parts of a site stand at the head or foot of its pages."""
    if "|" not in line.text and "·" not in line.text:
        return False
    parts = [part.strip(BLANK) for part in _STROKE.split(line.text.strip(BLANK))]
    worded = sum(any(map(str.isalpha, part)) for part in parts)
    figures = sum(any(map(str.isdigit, part)) for part in parts)
    return LEAST_MENU <= len(parts) == worded and figures <= 1 and all(len(part.split()) <= 3 and len(part) <= 30 for part in parts)


def reactions(line: Line) -> bool:
    """Whether it is small pictures with their counts, and not a word."""
    text = line.text[:120]
    return (
        line.count <= 30
        and len(line.text) <= 120
        and not any(map(str.isalpha, text))
        and any(map(str.isdigit, text))
        and len(_PICTURES.findall(text)) > 0
    )


def comment(line: Line, among: bool = False) -> bool:
    """Whether a reader's name and the time stand before the words; `among`: below a heading for comments, where any name will do."""
    found = _COMMENT.match(line.text[:LONGEST].strip(BLANK)) if len(line.text) > 12 and _DIGIT.search(line.text, 0, 60) else None
    if among and "@" in line.text[:80] and _REPLY.fullmatch(line.text[:160].strip(BLANK)):
        return True
    return bool(found) and (among or bool(_HANDLE.fullmatch(found["who"])))


def offer(line: Line) -> bool:
    """Whether it cries out something for sale."""
    if line.stops or not 4 <= line.count <= MOST_OFFERED:
        return False
    may_lack = len(_signs()) - OFFERED
    for sign in _signs():
        if not sign.search(line.text):
            if not may_lack:
                return False
            may_lack -= 1
    return True


@cache
def _pleas() -> list[tuple[list[str], re.Pattern, re.Pattern]]:
    return [(rule["about"], _opening(rule["leads"]), re.compile(rf"(?<!\w)(?:{_any(rule['cues'])})(?!\w)")) for rule in rules()["pleas"]]


def _opening(phrases: list[str]) -> re.Pattern:
    """One of the phrases at the start of a sentence."""
    return re.compile(rf"(?:^|[.!?|:؟]\s{{1,2}})(?:{_any(phrases)})(?!\w)")


def _any(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(map(_plain, phrases), key=len, reverse=True)))


def _plain(text: str) -> str:
    return folded(text).replace("’", "'")


@cache
def _signs() -> list[re.Pattern]:
    return [re.compile(sign) for sign in rules()["offers"]["signs"]]
