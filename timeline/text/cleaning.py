"""What in a text is not the article's own prose: headline, headings, captions, and what came along with the page."""

import re
from collections import Counter
from collections.abc import Iterable

from timeline.text import furniture, leftovers
from timeline.text.datelines import dateline, ending_credit, stands_alone
from timeline.text.daylines import day_said
from timeline.text.language import language
from timeline.text.layout import laid_out
from timeline.text.lines import BLANK, DAY, MOST_HEADING, Line
from timeline.text.marks import Mark
from timeline.text.paragraphs import Paragraph

HEAD = 8  # lines from the top among which a dateline may have one to itself
MOST_ABOVE = 100  # lines above the first prose among which the headline is
FOOT = 2  # … and from the bottom
MOST_REPEATED = 12  # words of a line that is furniture where it comes back again and again
DATELINE_WITHIN = 3  # paragraphs of prose at the start that may have one
MOST_NAMES = 8  # words of a line that names who wrote it
MOST_DECK = 35  # words of the lines below a headline that say more of it
MOST_IN_A_ROW = 2  # headings one below the other; more short lines are a list
STEM = 5  # letters by which a headline's words are known again in the text

_SPEAKS = "says|said|wrote|commented|replied|dit|dice|schreibt|dedi ki"
_SAYS = re.compile(
    rf"[^.!?]{{1,50}} (?:{_SPEAKS})(?: on [^.!?]{{3,40}})?:?|.{{0,40}}\b\d{{1,3}} (?:minute|hour|day|week|month|year)s? ago",
    re.I,
)
_NAMES = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:(?: (?:and|et|und|y|e|ve|и|و|de|al|van|von|bin)|,|[^\S\n]&)?[ -][^\W\d_a-z][\w.'’-]*){1,6}")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_ITEM = re.compile(r"^\s*[-•*–]|:(?:\s|$)|\|.{0,40}\d")  # of a list or table, with its figure
_FIGURE = re.compile(r":\s{0,3}[\d.,]+(?:\s\w{1,20}){0,2}$")
_YEAR_HEADS = re.compile(r"(?:19|20)\d\d(?: [^\W\d_]{2,14}){1,4}\??")
_FRONT = ("---", "+++")
_AUTHOR = re.compile(r", (?:says|writes|argues|asks|reports|explains|finds) (?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3})$")
_SIGNED = re.compile(rf"[—–-]{{1,2}}\s?{_NAMES.pattern},? {DAY}\.?")
_CHANGED = re.compile(r"\s\([^()]{3,60}\)$")
_MARKDOWN_HEADING = re.compile(r"\ufeff?(#{1,6})\s+\S|(\*\*|__)[^*_]{2,120}\2\s*$")


def marks(text: str, lines: list[Paragraph], title: str | None = None, told: Iterable[Mark] = ()) -> list[Mark]:
    """All that is not prose, sorted; `title` and `told` are what the file itself says of its headline and lines.

    A mark covers a whole paragraph, or the dateline before its first sentence, or the credit behind its last.
    """
    page = laid_out(text, lines)
    _believe(page, told)
    _name(page, language(text))
    _front_matter(page)
    _repeat(page)
    _clocks(page)
    body = [at for at, line in enumerate(page) if not line.kind and line.prose and not _looks_a_title(page, at)]
    first, last = (body[0], body[-1]) if body else (1, -1)  # of short lines alone only the first may be a headline
    _head(page, first, title)
    _swallow(page)
    _thread(page, last)
    _middle(page, first, last)
    _tail(page, last)
    _author(page)
    return sorted([*_whole(page), *_parts(text, page)], key=lambda mark: (mark.start, mark.end))


def _believe(page: list[Line], told: Iterable[Mark]) -> None:
    kinds = {mark.start: mark.kind for mark in told}
    for line in page:
        line.kind = kinds.get(line.paragraph.start)


def _name(page: list[Line], code: str | None) -> None:
    """Mark what a line's own words tell."""
    for at, line in enumerate(page):
        if line.kind or line.wrapped:
            continue
        line.day = day_said(line)
        if furniture.spam(line, code) or (at * 2 > len(page) and (furniture.heap(line, code) or leftovers.offer(line))):
            line.kind = "spam"
        elif leftovers.plea(line):
            line.kind = "template"
        elif at * 2 > len(page) and leftovers.comment(line):
            line.kind = "comments"
        elif (line.day in ("own", "bare") and furniture.byline(line)) or (line.day and line.day != "visit" and furniture.by_a_desk(line)):
            line.kind = "byline"
        elif line.day == "own" and (at < HEAD or not _beside_a_title(line)):
            line.kind = "dateline"
        elif line.day in ("visit", "update"):
            line.kind = "template"
        elif at < HEAD and _AUTHOR.search(line.text):
            line.kind = "byline"
        elif (at < HEAD or at >= len(page) - FOOT) and not line.day and stands_alone(line.text):
            line.kind = "dateline"
        elif line.rule and len(page) > 1 or furniture.image(line) or furniture.navigation(line):
            line.kind = "template"
        elif (kind := furniture.named(line)) or furniture.caption(line):
            line.kind = kind or "caption"
    for kind in ("share", "comments"):
        _beside(page, kind)


def _beside_a_title(line: Line) -> bool:
    """Whether far from the head a day stands beside words that may be another article's title."""
    return line.title_like and not furniture.named(line)


def _clocks(page: list[Line]) -> None:
    """Times of day with a line to themselves, again and again: the heads of a live blog's entries."""
    clocks = [line for line in page if line.clock and not line.wrapped]
    if len(clocks) >= 2:
        for line in clocks:
            line.kind = "heading"


def _beside(page: list[Line], kind: str) -> None:
    """Words that are a form's or a share bar's only in company."""
    places = [at for at, line in enumerate(page) if line.kind == kind]
    for place in places:
        for step in (-1, 1):
            at = place + step
            while 0 <= at < len(page) and not page[at].kind and furniture.weak(page[at], kind):
                page[at].kind = kind
                at += step


def _front_matter(page: list[Line]) -> None:
    """The fields at the start of a Markdown file."""
    if page and page[0].text.strip("\ufeff \t\r") in _FRONT:
        sign = page[0].text.strip("\ufeff \t\r")
        closed = next((at for at, line in enumerate(page[1:60], 1) if line.text.strip() == sign), 0)
        for line in page[: closed + 1 if closed else 0]:
            line.kind = "template"


def _repeat(page: list[Line]) -> None:
    """Short lines that come back are furniture; a title told twice in a row is a picture's, read once aloud and once in print."""
    seen = Counter(line.bare for line in page)
    for above, line in zip([None, *page], page, strict=False):
        if line.kind or line.numbers or not line.bare:
            continue
        if seen[line.bare] >= 3 and line.count <= MOST_REPEATED and not line.stops:
            line.kind = "template"
        elif above and 3 < line.count <= 40 and line.bare == above.bare and above.kind in (None, "caption"):
            above.kind = line.kind = "caption"


def _looks_a_title(page: list[Line], at: int) -> bool:
    """Whether a line at the top is written as headlines are, though it ends with a stop, or stands below one without a stop of its own."""
    line = page[at]
    if at > HEAD or len(page) == at + 1 or line.count > MOST_DECK or line.quoted:
        return False
    below, above = page[at + 1], [each for each in page[:at] if not each.kind]
    signed = _says_who_or_when(below) or (not line.stops and _dated_soon(page, at))
    if above:
        return bool(signed) and not line.stops and not any(each.prose for each in above)
    return line.count <= MOST_HEADING and at <= 2 + sum(bool(each.day) for each in page[:at]) and bool(line.title_like or signed)


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


def _head(page: list[Line], first: int, title: str | None) -> None:
    """What stands before the first prose: the headline, who wrote it, and what the page puts above."""
    at = _headline(page, first, title)
    if at is not None:
        page[at].kind = "headline"
    shouted = max((place for place, line in enumerate(page) if line.capitals), default=-1)
    for place, line in enumerate(page[:first]):
        if line.kind or _may_be_prose(line):
            continue
        if place < (first if at is None else at):
            line.kind = "byline" if furniture.byline(line) else "template"
        else:
            line.kind = _below_headline(line, _dated_soon(page, place), place < shouted)


def _headline(page: list[Line], first: int, title: str | None) -> int | None:
    """The line at the top that is told to be it, a first heading of Markdown, or the one that shares most words with the text to come."""
    wanted = " ".join(title.casefold().split()) if title else ""
    for at, line in enumerate(page[: first + 1]):
        is_title = wanted and not line.kind and (line.bare == wanted or (wanted.startswith(line.bare) and line.count > 3))
        if line.kind == "headline" or is_title or (not line.kind and line.text.lstrip("\ufeff").startswith("# ")):
            return at
    head = [at for at in range(max(0, first - MOST_ABOVE), min(first, len(page))) if not page[at].kind and _may_be_headline(page[at])]
    head = [at for at in head if not page[at].prose] or head  # two sentences below a title say more of it
    head = [at for at in head if not _names_the_page(page, head, at) and not _names_the_writer(page, head, at)]
    long = [at for at in head if page[at].count > 2 or _signed(page, at)]
    told = {at: _shared(page[at], page[first : first + 12]) for at in long}
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
    above = any(other < at and page[other].count > 3 and not _NAMES.fullmatch(page[other].text.strip()) for other in head)
    return text.startswith("@") or (above and _dated_soon(page, at) and bool(_NAMES.fullmatch(_at_place(text, True))))


def _signed(page: list[Line], at: int) -> int:
    """What it counts for a headline that the line below says by whom or when it was written."""
    below = page[at + 1 : at + 2]
    return sum(_says_who_or_when(line) or (line.kind == "template" and _counts(line)) for line in below)


def _counts(line: Line) -> bool:
    """Whether there is a figure in it, other than in the day of a visit."""
    return line.day != "visit" and any(sign.isdigit() for sign in line.text)


def _may_be_headline(line: Line) -> bool:
    written = any(sign.isalpha() for sign in line.text)
    return written and not _may_be_prose(line) and not line.date and not furniture.byline(line)


def _may_be_prose(line: Line) -> bool:
    """Whether it is a sentence, if a short one."""
    return line.stops and not line.asks and not line.title_like


def _shared(line: Line, body: list[Line]) -> int:
    stems = {word[:STEM] for word in _CONTENT.findall(line.bare)}
    return len(stems & {word[:STEM] for other in body if not other.kind for word in _CONTENT.findall(other.bare)})


def _below_headline(line: Line, dated: bool, shouted: bool) -> str:
    """`dated`: the day of writing follows; `shouted`: the page's headings are in capitals."""
    if line.date:
        return "dateline"
    if line.numbers:
        return "template"
    if (
        furniture.byline(line)
        or line.text.lstrip().startswith("@")
        or ((line.title_like or dated) and _NAMES.fullmatch(_at_place(line.text, dated)))
    ):
        return "byline"
    if line.count == 1 and line.capitals and not shouted:
        return "dateline"
    return "heading"


def _at_place(text: str, dated: bool) -> str:
    """The names of a line; "Ada Lind in Norvik" is one with its place, "Ada Lind (until noon, Mira Tal)" too, if the day follows."""
    text = _CHANGED.sub("", text.strip()) if dated else text
    return re.sub(r"\s(?:in|à|en|aus|at)\s.{2,40}$", "", text.strip()) if dated else text.strip()


def _swallow(page: list[Line]) -> None:
    """Headlines of other articles, or what was paid for, follow where the page announces them, until prose returns."""
    block = None
    for line in page:
        if line.kind in ("related", "spam"):
            block = line.kind if line.count <= 6 else block if line.kind == block else None
        elif block and _belongs(line, block):
            line.kind = block
        elif line.kind or line.prose:
            block = block if line.kind == "template" and line.rule else None
        elif block and not (line.stops and not line.asks):
            line.kind = block


def _belongs(line: Line, block: str) -> bool:
    """Whether a line that would end a block is one of its titles, with its day, or cries out what it sells."""
    if line.kind == "caption":
        return furniture.titled_with_its_day(line) and not furniture.made(line)
    return block == "spam" and not line.kind and furniture.sells(line)


def _thread(page: list[Line], last: int) -> None:
    """Readers' comments: all that follows the word, once somebody is shown to speak."""
    for at, line in enumerate(page):
        if line.kind == "comments" and sum(other.prose and not other.kind for other in page[:at]) > 1:
            rest = page[at + 1 :]
            if any(_SAYS.fullmatch(other.text.strip()) or leftovers.comment(other, True) for other in rest[:8]) or "reply" in {
                other.bare for other in rest
            }:
                for other in rest:
                    other.kind = other.kind or "comments"
                return


def _middle(page: list[Line], first: int, last: int) -> None:
    """Headings between paragraphs of prose; several short lines in a row are a list, and stay."""
    row: list[Line] = []
    for at in range(first, last + 1):
        line = page[at]
        if not line.kind and line.date:
            line.kind = "dateline" if at < HEAD else "template"
        elif not line.kind and at < HEAD and furniture.byline(line) and line.title_like and not line.stops:
            line.kind = "byline"
        elif not line.kind and _MARKDOWN_HEADING.match(line.text):
            line.kind = "heading"
        elif not line.kind and not line.prose:
            row.append(line)
            continue
        _head_lines(row)
        row = []


def _head_lines(row: list[Line]) -> None:
    """Of a list only the line above it that is in capitals or alone without a bullet."""
    listed = len(row) > MOST_IN_A_ROW
    heads = [line for line in row[:1] if line.count > 1 and (line.capitals or all(map(_is_item, row[1:])))] if listed else row
    for line in filter(_is_heading, heads):
        line.kind = "heading"


def _is_item(line: Line) -> bool:
    return line.text.lstrip(BLANK)[:1] in tuple("-•*–·")


def _is_heading(line: Line) -> bool:
    text = line.text.strip()
    short = 0 < line.count <= MOST_HEADING and len(text) <= 140
    opens = not (text[:1].islower() or text[0] in "-•*·–—>|(" or text[0].isdigit() and not _opens_with_figure(line)) if text else False
    return (
        short
        and opens
        and not line.numbers
        and text[-1] not in ":;,-–—"
        and (not line.stops or line.asks)
        and "|" not in text
        and not _FIGURE.search(text)
    )


def _opens_with_figure(line: Line) -> bool:
    """ "10 Days in May", "2022 so far": a figure begins it, but no item of a list."""
    return line.title_like or bool(_YEAR_HEADS.fullmatch(line.text.strip()))


def _tail(page: list[Line], last: int) -> None:
    """What is left behind the last prose."""
    for at in range(last + 1, len(page)):
        line = page[at]
        if (
            line.kind
            or line.prose
            or _may_be_prose(line)
            or last < 0
            or re.search(r":\s{0,3}(?:\S|$)", line.text)
            or (line.text[:1] in "-•*–" and not _SIGNED.fullmatch(line.text.strip()))
        ):
            continue
        near = [page[place].kind for place in (at - 1, at - 2, at + 1) if 0 <= place < len(page)]
        if line.date and near[0] in (None, "byline", "credit"):
            line.kind = "dateline"
        elif line.numbers or line.date or line.count <= 3:
            line.kind = next((kind for kind in near if kind in ("share", "comments", "related")), "template")
        elif furniture.byline(line) or _SIGNED.fullmatch(line.text.strip()):
            line.kind = "byline"
        elif line.count <= MOST_HEADING:
            line.kind = "related" if "related" in near or (line.title_like and not line.stops) else "template"


def _author(page: list[Line]) -> None:
    """The last paragraph, if it begins with the author's full name as the byline has it: it tells of the author."""
    prose = [line for line in page if not line.kind]
    authors = {name for line in page[: 2 * HEAD] if line.kind == "byline" and (name := _author_of(line))}
    if len(prose) > 2 and prose[-1].count <= 60 and any(prose[-1].text.lstrip(" *_(").startswith(name) for name in authors):
        prose[-1].kind = "credit"


def _author_of(line: Line) -> str | None:
    """The one full name in a byline."""
    said = _AUTHOR.search(line.text)
    name = said["name"] if said else re.sub(r"^(?:[Bb]y|[Ww]ords(?: by)?:?|[Tt]ext:?)\s+", "", line.text.strip())
    return name if " " in name and _NAMES.fullmatch(name) else None


def _whole(page: list[Line]) -> list[Mark]:
    return [Mark(line.paragraph.start, line.paragraph.end, line.kind) for line in page if line.kind]


def _parts(text: str, page: list[Line]) -> list[Mark]:
    """Datelines before the first sentences, credits behind the last ones."""
    prose = [line for line in page if not line.kind]
    found = [dateline(text, line.paragraph, at == 0) for at, line in enumerate(prose[:DATELINE_WITHIN])]
    credits = [ending_credit(text, line.paragraph) for line in prose[-DATELINE_WITHIN:]]
    return [mark for mark in (*found, *credits) if mark]
