"""What in a text is not the article's own prose: headline, headings, captions, and what came along with the page."""

import re
from collections import Counter
from collections.abc import Iterable

from timeline.text import furniture, leftovers
from timeline.text.datelines import dateline, ending_credit, stands_alone
from timeline.text.daylines import day_said
from timeline.text.heads import HEAD, NAMES, looks_a_title, mark_head, may_be_prose
from timeline.text.language import language
from timeline.text.layout import laid_out
from timeline.text.lines import BLANK, DAY, MOST_HEADING, Line
from timeline.text.marks import Mark
from timeline.text.paragraphs import Paragraph

FOOT = 2  # lines from the bottom among which a dateline may have one to itself
MOST_REPEATED = 12  # words of a line that is furniture where it comes back again and again
MOST_TWICE = 40  # words of a title that a page tells twice in a row
DATELINE_WITHIN = 3  # paragraphs of prose at the start that may have one
MOST_IN_A_ROW = 2  # headings one below the other; more short lines are a list

_SPEAKS = "says|said|wrote|commented|replied|dit|dice|schreibt|dedi ki"
_SAYS = re.compile(
    rf"[^.!?]{{1,50}} (?:{_SPEAKS})(?: on [^.!?]{{3,40}})?:?|.{{0,40}}\b\d{{1,3}} (?:minute|hour|day|week|month|year)s? ago",
    re.I,
)
_FIGURE = re.compile(r":\s{0,3}[\d.,]+(?:\s\w{1,20}){0,2}$")
_YEAR_HEADS = re.compile(r"(?:19|20)\d\d(?: [^\W\d_]{2,14}){1,4}\??")
_FRONT = ("---", "+++")
_AUTHOR = re.compile(r", (?:says|writes|argues|asks|reports|explains|finds) (?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3})$")
_SIGNED = re.compile(rf"[—–-]{{1,2}}\s?{NAMES.pattern},? {DAY}\.?")
_EDITED = re.compile(r"[^\n.]{2,80}\[(?:edit|edit source|bearbeiten|modifier|editar|düzenle|править|عدل|ویرایش)\]")  # of an encyclopedia
_MARKDOWN_HEADING = re.compile(r"\ufeff?(#{1,6})\s+\S|(\*\*|__)[^*_]{2,120}\2\s*$")


def marks(text: str, lines: list[Paragraph], title: str | None = None, told: Iterable[Mark] = ()) -> list[Mark]:
    """All that is not prose, sorted; `title` and `told` are what the file itself says of its headline and lines.

    A mark covers a whole paragraph, or the dateline before its first sentence, or the credit behind its last.
    """
    page = laid_out(text, lines)
    furniture.look_up(page)
    _believe(page, told)
    _name(page, language(text))
    _front_matter(page)
    _repeat(page)
    _clocks(page)
    body = [at for at, line in enumerate(page) if not line.kind and line.prose and not looks_a_title(page, at)]
    first, last = (body[0], body[-1]) if body else (1, -1)  # of short lines alone only the first may be a headline
    mark_head(page, first, title)
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
        elif leftovers.plea(line) or leftovers.reactions(line):
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
        elif (at < HEAD or at >= len(page) - HEAD) and leftovers.menu(line):
            line.kind = "template"
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
    seen = Counter(line.bare for line in page if line.count <= MOST_REPEATED)
    for above, line in zip([None, *page], page, strict=False):
        if line.kind or line.count > MOST_TWICE or line.numbers or not line.words:
            continue
        if line.count <= MOST_REPEATED and not line.stops and seen[line.bare] >= 3:
            line.kind = "template"
        elif above and line.count > 3 and above.kind in (None, "caption") and line.words == above.words:
            above.kind = line.kind = "caption"


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
    words = [at for at, line in enumerate(page) if line.kind == "comments"]
    told = [at for at, line in enumerate(page) if line.prose and not line.kind] if words else []
    if len(told) < 2:
        return
    replied = max((at for at, line in enumerate(page) if line.bare == "reply"), default=-1)
    for at in words:
        if at < told[1]:
            continue
        near = page[at + 1 : at + 9]
        if at < replied or any(_SAYS.fullmatch(other.text.strip()) or leftovers.comment(other, True) for other in near):
            for other in page[at + 1 :]:
                other.kind = "comments" if other.kind in (None, "caption") else other.kind
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
        elif not line.kind and (_MARKDOWN_HEADING.match(line.text) or ("[" in line.text and _EDITED.fullmatch(line.text.strip()))):
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
            or may_be_prose(line)
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
    return name if " " in name and NAMES.fullmatch(name) else None


def _whole(page: list[Line]) -> list[Mark]:
    return [Mark(line.paragraph.start, line.paragraph.end, line.kind) for line in page if line.kind]


def _parts(text: str, page: list[Line]) -> list[Mark]:
    """Datelines before the first sentences, credits behind the last ones."""
    prose = [line for line in page if not line.kind]
    found = [dateline(text, line.paragraph, at == 0) for at, line in enumerate(prose[:DATELINE_WITHIN])]
    credits = [ending_credit(text, line.paragraph) for line in prose[-DATELINE_WITHIN:]]
    return [mark for mark in (*found, *credits) if mark]
