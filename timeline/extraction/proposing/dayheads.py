"""Lines that are nothing but a day, as a chronology heads its paragraphs with them, and what stands below each."""

from timeline.dates import edtf
from timeline.extraction.article import Article
from timeline.extraction.types import Dated

MOST = 4  # paragraphs that one of them heads
SHORTEST = 60  # characters of a paragraph that ends without a sign
_BEFORE, _BEHIND = " \t*#_>([", " \t*_:.,–—-)]"


def days_over(article: Article) -> dict[int, Dated]:
    """By the number of each paragraph below such a line, where there are several and they go on in time."""
    text = article.text
    heads = [dated for dated in article.dates if dated.edtf and _is_alone(text, dated)]
    if len(heads) < 2 or not _go_on(heads, article):
        return {}
    closing = {mark.start for mark in article.marks if mark.kind in ("heading", "headline")}
    found: dict[int, Dated] = {}
    waiting, over, left = list(heads), None, 0
    for line in article.lines:
        if waiting and line.start <= waiting[0].start < line.end:
            over, left = waiting.pop(0), MOST
        elif line.start in closing or _is_heading(text[line.start : line.end].rstrip()):
            over = None
        elif over and left:
            found[line.number] = over
            left -= 1
    return found


def _is_heading(line: str) -> bool:
    """A short line that no sign ends."""
    return len(line) < SHORTEST and line[-1].isalnum()


def _is_alone(text: str, dated: Dated) -> bool:
    start = dated.start
    while start and text[start - 1] in _BEFORE:
        start -= 1
    end = dated.end
    while end < len(text) and text[end] in _BEHIND:
        end += 1
    return (not start or text[start - 1] in "\r\n") and (end == len(text) or text[end] in "\r\n")


def _go_on(heads: list[Dated], article: Article) -> bool:
    """Each later than the one before, and none after the day of writing: days of posts and comments mostly go back."""
    spans = [edtf.parse(dated.edtf).span for dated in heads]
    limit = article.publication.span
    if any(span.is_open for span in spans) or (limit and not limit.is_open and spans[-1].earliest > limit.latest):
        return False
    return all(before.earliest < span.earliest for before, span in zip(spans, spans[1:], strict=False))
