"""How the lines of a page stand: apart from each other, broken at a fixed width, with or without stops."""

from timeline.text.lines import BLANK, Line
from timeline.text.paragraphs import Paragraph

WIDTHS = (45, 100)  # characters of lines that are broken at a fixed width
RAGGED = 14  # characters by which such a line may be shorter than the longest
LONG = 30  # words of a line that is prose in any case
MOST_UNSTOPPED = 15  # words of a line that may be a title where the writer ends no paragraph with a stop


def laid_out(text: str, lines: list[Paragraph]) -> list[Line]:
    """The paragraphs, each with whether it stands apart; those broken at a fixed width are known as pieces."""
    page, end = [], 0
    for paragraph in lines:
        gap = text[end : paragraph.start]
        page.append(
            Line(paragraph, text[paragraph.start : paragraph.end], not page or gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1)
        )
        end = paragraph.end
    _find_broken(page)
    _find_unstopped(page)
    for line in page:
        line.prose = line.runs_on()
    return page


def _find_broken(page: list[Line]) -> None:
    """Where sentences go on from line to line again and again, all such lines are pieces."""
    pairs = [(above, below) for above, below in zip(page, page[1:], strict=False) if not below.apart]
    likely = [pair for pair in pairs if WIDTHS[0] <= len(pair[0].text) <= WIDTHS[1] and not pair[0].stops]
    width = max((len(above.text) for above, _ in likely), default=0)
    sure = sum(_goes_on(above, below, width) for above, below in likely)
    if sure >= 3 and sure * 5 >= len(pairs) * 2:
        for above, below in likely:
            above.wrapped = below.wrapped = True


def _goes_on(above: Line, below: Line, width: int) -> bool:
    """Whether the next line begins with a small letter or, in scripts that have none, this one is as long as they get."""
    sign = below.text.lstrip(BLANK)[:1]
    return sign.isalpha() and (sign.islower() or (sign.lower() == sign.upper() and len(above.text) > width - RAGGED))


def _find_unstopped(page: list[Line]) -> None:
    """Some writers end no paragraph with a stop."""
    long = [line for line in page if line.count > LONG]
    without = sum(not line.stops for line in long)
    if without >= 2 and without * 3 >= len(long) * 2:
        for line in page:
            line.unstopped = line.count > MOST_UNSTOPPED
