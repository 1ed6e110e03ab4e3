"""The head of an article: its headline, who wrote it, and what the page puts above."""

import re

from timeline.text import furniture
from timeline.text.language import runs
from timeline.text.lines import MOST_HEADING, Line

HEAD = 8  # lines from the top among which a dateline may have one to itself
MOST_BETWEEN = 8  # lines between a headline's sentence and the first prose
MOST_OF_RELEASE = 4  # lines between "Press release" and its day
MOST_ABOVE = 100  # lines above the first prose among which the headline is
MOST_NAMES = 8  # words of a line that names who wrote it
MOST_DECK = 35  # words of the lines below a headline that say more of it
STEM = 5  # letters by which a headline's words are known again in the text

_CHANGED = re.compile(r"\s\([^()]{3,60}\)$")
NAMES = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:(?: (?:and|et|und|y|e|ve|и|و|de|al|van|von|bin)|,|[^\S\n]&)?[ -][^\W\d_a-z][\w.'’-]*){1,6}")


def looks_a_title(page: list[Line], at: int) -> bool:
    """Whether a line at the top is written as headlines are, though it ends with a stop, or stands below one without a stop of its own."""
    line = page[at]
    if at > HEAD or len(page) == at + 1 or line.count > MOST_DECK or line.quoted:
        return False
    above = [each for each in page[:at] if not each.kind]
    if any(each.prose for each in above):
        return False
    if above and line.stops:
        return not line.title_like and _signed_further_down(page, at)
    signed = _says_who_or_when(page[at + 1]) or (not line.stops and _dated_soon(page, at))
    if above:
        return signed
    return line.count <= MOST_HEADING and at <= 2 + sum(bool(each.day) for each in page[:at]) and bool(line.title_like or signed)


def _signed_further_down(page: list[Line], at: int) -> bool:
    """Whether a name or day stands between the line and the first prose below it: it is a sentence that belongs to the headline."""
    for place, line in enumerate(page[at + 1 : at + 1 + MOST_BETWEEN], at + 1):
        if line.kind is None and line.prose:
            return False
        if (line.date or line.kind == "dateline" or furniture.byline(line)) and line.kind != "template":
            return any(other.prose and not other.kind and other.count > 1 for other in page[place + 1 : place + 2 * MOST_BETWEEN])
    return False


def _says_who_or_when(line: Line) -> bool:
    return line.date or line.kind in ("dateline", "byline") or furniture.byline(line)


def _dated_soon(page: list[Line], at: int) -> bool:
    """Whether only a name or two stand between the line and the one with the day."""
    for line in page[at + 1 : at + 4]:
        if line.date or line.kind == "dateline":
            return True
        if line.prose or line.count > MOST_NAMES:
            return False
    return False


def mark_head(page: list[Line], first: int, title: str | None) -> None:
    """What stands before the first prose: the headline, who wrote it, and what the page puts above."""
    at = _headline(page, first, title)
    if at is not None:
        page[at].kind = "headline"
    shouted = max((place for place, line in enumerate(page) if line.capitals), default=-1)
    for place, line in enumerate(page[:first]):
        if line.kind or may_be_prose(line):
            continue
        if place < (first if at is None else at):
            line.kind = "dateline" if line.date and _released(page, place) else "byline" if furniture.byline(line) else "template"
        else:
            named = _dated_soon(page, place) or any(map(furniture.by_a_desk, page[place + 1 : place + 2]))
            line.kind = _below_headline(line, named, place < shouted)


def _released(page: list[Line], at: int) -> bool:
    """Whether the lines above say that something is given to the press: the day below is that of the release."""
    return any(furniture.release(line) for line in page[max(0, at - MOST_OF_RELEASE) : at])


def _headline(page: list[Line], first: int, title: str | None) -> int | None:
    """The line at the top that is told to be it, a first heading of Markdown, or the one that shares most words with the text to come."""
    wanted = " ".join(title.casefold().split()) if title else ""
    for at, line in enumerate(page[: first + 1]):
        is_title = wanted and not line.kind and (line.bare == wanted or (wanted.startswith(line.bare) and line.count > 3))
        if line.kind == "headline" or is_title or (not line.kind and line.text.lstrip("\ufeff").startswith("# ")):
            return at
    top = range(max(0, first - MOST_ABOVE), min(first, len(page)))
    deck = next((at for at in top if page[at].prose and may_be_prose(page[at]) and not page[at].kind), 0) or first
    head = [at for at in top if at < deck and not page[at].kind and _may_be_headline(page[at])]
    head = [at for at in head if not page[at].prose] or head  # two sentences below a title say more of it
    head = [at for at in head if not _names_the_page(page, head, at) and not _names_the_writer(page, head, at)]
    long = [at for at in head if page[at].count > 2 or _signed(page, at)]
    body = "\n".join([line.folded for line in page[first : first + 12] if not line.kind])
    told = {at: sum(_stands_in(body, stem) for stem in _stems(page[at])) for at in long}
    shared = {at: points + _signed(page, at) * (2 if points else 1) for at, points in told.items()}
    best = max(shared.values(), default=0)
    if best > 1:
        return next(at for at in long if shared[at] * 2 > best)
    return (long or head or [None])[-1]


def _names_the_page(page: list[Line], head: list[int], at: int) -> bool:
    """Whether a line in capitals stands above one that is not: the site or its section, not the headline."""
    below = [other for other in head if other > at and page[other].count > 2]
    return page[at].capitals and page[at].count <= 6 and bool(below) and not page[below[0]].capitals


def _names_the_writer(page: list[Line], head: list[int], at: int) -> bool:
    """Whether a name stands between what may be the headline and the day of writing."""
    text = page[at].text.strip()
    above = any(other < at and page[other].count > 3 and not NAMES.fullmatch(page[other].text.strip()) for other in head)
    return text.startswith("@") or (above and _dated_soon(page, at) and bool(NAMES.fullmatch(_at_place(text, True))))


def _signed(page: list[Line], at: int) -> int:
    """What it counts for a headline that the line below says by whom or when it was written."""
    below = page[at + 1 : at + 2]
    return sum(_says_who_or_when(line) or (line.kind == "template" and _counts(line)) for line in below)


def _counts(line: Line) -> bool:
    """Whether there is a figure in it, other than in the day of a visit."""
    return line.day != "visit" and any(sign.isdigit() for sign in line.text)


def _may_be_headline(line: Line) -> bool:
    written = any(sign.isalpha() for sign in line.text)
    return written and not may_be_prose(line) and not line.date and not furniture.byline(line)


def may_be_prose(line: Line) -> bool:
    """Whether it is a sentence, if a short one."""
    return line.stops and not line.asks and not line.title_like


def _stems(line: Line) -> set[str]:
    """How its longer words begin."""
    return {word[:STEM] for word in runs(line.folded) if len(word) > 3}


def _stands_in(body: str, stem: str) -> bool:
    """Whether a word begins so, or is just this where it is a short one."""
    at = body.find(stem)
    while at >= 0:
        end = at + len(stem)
        if not body[at - 1 : at].isalpha() and (len(stem) == STEM or not body[end : end + 1].isalpha()):
            return True
        at = body.find(stem, end)
    return False


def _below_headline(line: Line, dated: bool, shouted: bool) -> str:
    """`dated`: the day of writing follows; `shouted`: the page's headings are in capitals."""
    if line.date:
        return "dateline"
    if line.numbers:
        return "template"
    if (
        furniture.byline(line)
        or furniture.by_a_desk(line)
        or line.text.lstrip().startswith("@")
        or ((line.title_like or dated) and NAMES.fullmatch(_at_place(line.text, dated)))
    ):
        return "byline"
    if line.count == 1 and line.capitals and not shouted:
        return "dateline"
    return "heading"


def _at_place(text: str, dated: bool) -> str:
    """The names of a line; "Ada Lind in Norvik" is one with its place, "Ada Lind (until noon, Mira Tal)" too, if the day follows."""
    text = _CHANGED.sub("", text.strip()) if dated else text
    return re.sub(r"\s(?:in|à|en|aus|at)\s.{2,40}$", "", text.strip()) if dated else text.strip()
